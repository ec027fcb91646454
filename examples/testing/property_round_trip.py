from hypothesis import given
from hypothesis import strategies as st

tag = st.text().filter(lambda text: "," not in text)


def pack(tags):
    return ",".join(tags)


def unpack(line):
    return line.split(",")


@given(st.lists(tag))
def test_round_trip(tags):
    assert unpack(pack(tags)) == tags
