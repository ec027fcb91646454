class Exporter:
    formats = {}

    def __init_subclass__(cls, /, kind, **options):
        super().__init_subclass__(**options)
        cls.formats[kind] = cls


class Csv(Exporter, kind="csv"): ...


Xml = type("Xml", (Exporter,), {}, kind="xml")
print(list(Exporter.formats), type(Xml))
# → ['csv', 'xml'] <class 'type'>


class Meta(type):
    def table(cls):
        return cls.__name__.lower()


class Order(metaclass=Meta): ...


print(Order.table(), hasattr(Order(), "table"))  # → order False
