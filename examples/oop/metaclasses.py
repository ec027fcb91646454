class Exporter:
    formats = {}

    def __init_subclass__(cls, /, format, **options):
        super().__init_subclass__(**options)
        cls.formats[format] = cls


class Csv(Exporter, format="csv"): ...


Xml = type("Xml", (Exporter,), {}, format="xml")
print(list(Exporter.formats), type(Xml))
# → ['csv', 'xml'] <class 'type'>


class Meta(type):
    def table(cls):
        return cls.__name__.lower()


class Order(metaclass=Meta): ...


print(Order.table(), hasattr(Order(), "table"))  # → order False
