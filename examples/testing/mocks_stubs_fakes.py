from unittest.mock import Mock, create_autospec


class Sms:
    def send(self, phone: str, text: str): ...


class FakeSms:
    def __init__(self):
        self.sent = []

    def send(self, phone: str, text: str):
        self.sent.append((phone, text))


def remind(sms):
    sms.send("+998900000000")  # the text is forgotten


loose = Mock()
remind(loose)
print(loose.send.call_args)  # → call('+998900000000')
for sms in create_autospec(Sms, instance=True), FakeSms():
    try:
        remind(sms)
    except TypeError as error:
        print(error)
# → missing a required argument: 'text'
# → FakeSms.send() missing 1 required positional argument: 'text'
