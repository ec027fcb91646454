import json
import xmlrpc.client


def varint(number):  # seven bits a byte, the eighth says "more"
    more = bytearray()
    while number > 127:
        more.append(number & 127 | 128)
        number >>= 7
    return bytes([*more, number])


soap = """<s:Envelope
 xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>
 <getPrice xmlns="urn:shop"><id>150</id></getPrice>
</s:Body></s:Envelope>"""
rpc = {"jsonrpc": "2.0", "id": 1, "method": "getPrice"}
rpc["params"] = [150]
field, number_type = 1, 0  # message PriceRequest { int32 id = 1; }
protobuf = bytes([field << 3 | number_type]) + varint(150)

print(len(soap))  # → 148
print(len(xmlrpc.client.dumps((150,), "getPrice")))  # → 149
print(len(json.dumps(rpc)))  # → 66
print(protobuf.hex(" "))  # → 08 96 01
