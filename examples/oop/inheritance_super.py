class Notice:
    def __init__(self, text):
        self.text = text

    def send(self):
        return f"sent: {self.text}"


class Sms(Notice):
    def __init__(self, text, phone):
        super().__init__(text)
        self.phone = phone

    def send(self):
        return f"{super().send()} to {self.phone}"


class Push(Notice):
    def __init__(self, text, device):
        self.device = device


print(Sms("salom", 998).send())  # → sent: salom to 998
print(vars(Push("salom", "ios")))  # → {'device': 'ios'}
