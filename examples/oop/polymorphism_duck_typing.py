class Email:
    def send(self, text):
        return f"email: {text}"


class Sms:
    def send(self, text):
        return f"sms: {text[:4]}"


def notify(channels, text):
    return [channel.send(text) for channel in channels]


print(notify([Email(), Sms()], "Salom, Ali"))
# → ['email: Salom, Ali', 'sms: Salo']


def invite(names):
    return [f"Salom, {name}" for name in names]


print(invite({"Ali": 30}))  # → ['Salom, Ali']
print(invite("Ali"))
# → ['Salom, A', 'Salom, l', 'Salom, i']
