import logging
import uuid
from http import HTTPStatus

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse

log = logging.getLogger("shop")
app = FastAPI()


# --8<-- [start:handlers]
class ShopError(Exception):
    status, code = 400, "shop_error"


class OutOfStock(ShopError):
    status, code = 409, "out_of_stock"


def problem(status: int, code: str, **extra: str) -> JSONResponse:
    title = HTTPStatus(status).phrase
    body = {"title": title, "status": status, "code": code, **extra}
    kind = "application/problem+json"
    return JSONResponse(body, status, media_type=kind)


@app.exception_handler(ShopError)
def expected(request: Request, error: ShopError) -> JSONResponse:
    log.info("%s: %s", error.code, error)
    return problem(error.status, error.code, detail=str(error))


@app.exception_handler(Exception)
def unexpected(request: Request, error: Exception) -> JSONResponse:
    error_id = uuid.uuid4().hex[:8]
    log.error("unexpected error %s", error_id, exc_info=error)
    return problem(500, "internal_error", error_id=error_id)


# --8<-- [end:handlers]


@app.get("/buy/{item}")
def buy(item: int) -> dict:
    if item == 0:
        raise OutOfStock("item 0 is sold out")
    if item == 13:
        raise RuntimeError("password=hunter2 in the DSN")
    return {"bought": item}
