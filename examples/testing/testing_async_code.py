import asyncio

import pytest


async def fetch(call, sleep=asyncio.sleep):
    for attempt in range(4):
        try:
            async with asyncio.timeout(0.02):
                return await call()
        except TimeoutError:
            await sleep(2**attempt)
    raise TimeoutError("gave up")


@pytest.fixture
def anyio_backend():
    return "asyncio"


@pytest.mark.anyio
async def test_waits_between_attempts():
    waits = []

    async def fake_sleep(seconds):
        waits.append(seconds)
        await asyncio.sleep(0)

    with pytest.raises(TimeoutError, match="gave up"):
        await fetch(asyncio.Event().wait, sleep=fake_sleep)
    assert waits == [1, 2, 4]
