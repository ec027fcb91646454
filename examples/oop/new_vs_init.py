class Sum(int):
    def __new__(cls, text):
        return super().__new__(cls, text.replace(" ", ""))


class Config:
    only = None

    def __new__(cls, name="dev"):
        if cls.only is None:
            cls.only = super().__new__(cls)
        return cls.only

    def __init__(self, name="dev"):
        self.name = name


print(Sum("10 000") + 1)  # → 10001
config = Config("prod")
print(Config() is config, config.name)  # → True dev
