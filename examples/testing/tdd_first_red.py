import pytest


class CouponExpired(Exception):
    pass


def apply_coupon(total, code):  # expiry is not written yet
    return total - 10


def test_expired_coupon_is_refused():
    with pytest.raises(Exception):
        apply_coupon(100, "OLD", today="2026-12-01")


def test_expired_coupon_is_refused_by_name():
    with pytest.raises(CouponExpired):
        apply_coupon(100, "OLD", today="2026-12-01")
