from contextlib import nullcontext

import pytest


def parse_sum(text: str) -> int:
    amount = int(text.replace(" ", "").removesuffix("UZS"))
    if amount < 0:
        raise ValueError("negative amount")
    return amount


def wrong(message):
    return pytest.raises(ValueError, match=message)


late = pytest.mark.xfail(strict=True, reason="commas come later")


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        pytest.param("12 000 UZS", nullcontext(12_000), id="spaces"),
        pytest.param("-5", wrong("negative"), id="negative"),
        pytest.param("", wrong("invalid"), id="empty"),
        pytest.param("1,5", nullcontext(2), id="comma", marks=late),
    ],
)
def test_parse_sum(text, outcome):
    with outcome as expected:
        assert parse_sum(text) == expected
