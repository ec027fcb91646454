class Order:
    currency = "UZS"
    lines = []

    def add(self, line):
        self.lines.append(line)


first, second = Order(), Order()
first.add("olma")
print(second.lines, vars(first))  # → ['olma'] {}
first.currency = "USD"
Order.currency = "EUR"
print(first.currency, second.currency)  # → USD EUR
del first.currency
print(first.currency)  # → EUR
