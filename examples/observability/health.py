import asyncio

from fastapi import FastAPI, Response


async def ping_database() -> None:
    """SELECT 1 through the application's own pool."""


async def ping_redis() -> None:
    """PING."""


# --8<-- [start:health]
app = FastAPI()
app.state.required = {"database": ping_database}
app.state.optional = {"redis": ping_redis}  # we can live without it


async def works(ping) -> bool:
    try:
        async with asyncio.timeout(1):
            await ping()
    except Exception:
        return False
    return True


@app.get("/livez")
async def live():  # no dependency here, on purpose
    return {"alive": True}


@app.get("/readyz")
async def ready(response: Response):
    pings = app.state.required | app.state.optional
    results = await asyncio.gather(*map(works, pings.values()))
    report = dict(zip(pings, results, strict=True))
    if not all(report[name] for name in app.state.required):
        response.status_code = 503
    return report


# --8<-- [end:health]
