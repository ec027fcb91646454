import asyncio

# --8<-- [start:page]
last_good: dict[int, list[str]] = {}  # in production: a cache with TTL


async def similar_items(item: int, fetch) -> tuple[list, str]:
    try:
        async with asyncio.timeout(0.05):
            last_good[item] = await fetch(item)
        return last_good[item], "fresh"
    except (TimeoutError, ConnectionError):
        # here a counter goes up: a silent fallback is a hidden outage
        if item in last_good:
            return last_good[item], "stale"
        return [], "absent"


async def page(item: int, fetch_price, fetch_similar) -> dict:
    price = await fetch_price(item)  # required: let its error out
    similar, quality = await similar_items(item, fetch_similar)
    return {"price": price, "similar": similar, "quality": quality}


# --8<-- [end:page]
