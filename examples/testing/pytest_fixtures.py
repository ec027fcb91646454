import pytest


@pytest.fixture(scope="module")
def server():
    yield "server"


@pytest.fixture
def user(server):
    yield "user"


@pytest.fixture(autouse=True)
def clock():
    yield "clock"


@pytest.fixture
def make_order(user):
    return lambda **fields: {"user": user, "total": 10} | fields


def test_free(make_order, server):
    assert make_order(total=0) == {"user": "user", "total": 0}


def test_default(user):
    assert user == "user"
