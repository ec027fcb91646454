import doctest

RATE = 12  # per cent


def vat(price):
    """Return the VAT contained in price.

    >>> vat(1120)
    120
    """
    # Prices already include the tax, hence 100 + RATE.
    return price * RATE // (100 + RATE)


def discount(price):
    f"""Return price less {RATE} per cent."""
    return price * (100 - RATE) // 100


print(vat.__doc__.splitlines()[0])
# → Return the VAT contained in price.
print(discount.__doc__)  # → None
print(doctest.testmod())  # → TestResults(failed=0, attempted=1)
