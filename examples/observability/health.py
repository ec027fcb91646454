import asyncio
import logging

from fastapi import FastAPI, Response

log = logging.getLogger(__name__)


async def ping_database() -> None:
    """SELECT 1 on a connection kept for it, outside the pool."""


async def ping_redis() -> None:
    """PING."""


# --8<-- [start:health]
app = FastAPI()
app.state.required = {"database": ping_database}
app.state.optional = {"redis": ping_redis}  # we can live without it


async def works(name: str, ping) -> bool:
    try:
        async with asyncio.timeout(1):
            await ping()
    except Exception:
        log.warning("%s does not answer", name, exc_info=True)
        return False
    return True


@app.get("/livez")
async def live():  # no dependency here, on purpose
    return {"alive": True}


@app.get("/readyz")
async def ready(response: Response):
    pings = app.state.required | app.state.optional
    checks = [works(name, ping) for name, ping in pings.items()]
    results = await asyncio.gather(*checks)
    report = dict(zip(pings, results, strict=True))
    if not all(report[name] for name in app.state.required):
        response.status_code = 503
    return report


# --8<-- [end:health]
