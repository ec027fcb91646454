from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse

SAFE_METHODS = {"GET", "HEAD", "OPTIONS"}
OUR_ORIGINS = {"https://bank.example"}
app = FastAPI()


def is_cross_site(request: Request) -> bool:
    origin = request.headers.get("origin")
    if origin in OUR_ORIGINS:
        return False
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site not in {"same-origin", "none"}
    return origin is not None  # neither header: not a browser


@app.middleware("http")
async def reject_cross_site(request: Request, call_next):
    if request.method not in SAFE_METHODS and is_cross_site(request):
        return JSONResponse({"detail": "cross-site request"}, 403)
    return await call_next(request)


@app.post("/transfer")
def transfer() -> dict[str, bool]:
    return {"done": True}
