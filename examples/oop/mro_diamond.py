class Base:
    def save(self):
        return ["Base"]


class Log(Base):
    def save(self):
        return ["Log", *super().save()]


class Cache(Base):
    def save(self):
        return ["Cache", *super().save()]


class Order(Log, Cache):
    def save(self):
        return ["Order", *super().save()]


print(Log().save())  # → ['Log', 'Base']
print(Order().save())  # → ['Order', 'Log', 'Cache', 'Base']
