import time
from uuid import uuid4

import httpx


def pay(client, amount, pause=time.sleep):
    key = {"Idempotency-Key": str(uuid4())}
    for seconds in 1, 2, None:
        try:
            answer = client.post("/pay", json=amount, headers=key)
            return answer.raise_for_status().json()
        except httpx.TransportError:
            if seconds is None:
                raise
            pause(seconds)


asked, paid = [], {}


def bank(request):
    asked.append(request)
    paid[request.headers["Idempotency-Key"]] = request.content
    if len(asked) == 1:  # paid, but the answer is lost
        raise httpx.ReadTimeout("no answer", request=request)
    return httpx.Response(200, json="paid")


fake = httpx.MockTransport(bank)
client = httpx.Client(transport=fake, base_url="https://bank.test")
pauses = []
print(pay(client, 50, pauses.append), pauses)  # → paid [1]
print(len(asked), len(paid))  # → 2 1
