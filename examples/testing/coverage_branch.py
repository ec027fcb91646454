def total(price, member=False):
    if member:
        discount = 10
    return price - discount


def test_member_pays_less():
    assert total(100, member=True) == 90
