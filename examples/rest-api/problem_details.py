from http import HTTPStatus

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException

app = FastAPI()


class Transfer(BaseModel):
    amount: int = Field(gt=0)


# --8<-- [start:show]
class Problem(Exception):
    def __init__(self, status: int, kind: str, title: str, **extra):
        self.status, self.body = (
            status,
            {
                "type": f"https://api.example.com/problems/{kind}",
                "title": title,
                "status": status,
                **extra,
            },
        )


@app.exception_handler(Problem)
def send(request: Request, problem: Problem) -> JSONResponse:
    return JSONResponse(
        {**problem.body, "instance": request.url.path},
        problem.status,
        media_type="application/problem+json",
    )


@app.exception_handler(RequestValidationError)
def invalid(request: Request, error: RequestValidationError):
    fields = [
        {
            "field": ".".join(map(str, e["loc"][1:])),
            "code": e["type"],  # for the program
            "detail": e["msg"],  # for a person
        }
        for e in error.errors()
    ]
    title = "Some fields are wrong"
    return send(request, Problem(422, "validation", title, errors=fields))


@app.exception_handler(HTTPException)  # an unknown address, a 405 …
def refused(request: Request, error: HTTPException) -> JSONResponse:
    code, kind = error.status_code, "application/problem+json"
    body = {"title": HTTPStatus(code).phrase, "status": code}  # no type
    return JSONResponse(body, code, error.headers, kind)


# --8<-- [end:show]
@app.post("/transfers")
def transfer(body: Transfer):
    raise Problem(
        403,
        "out-of-credit",
        "Not enough money",
        detail="The balance is 30, the transfer costs 50.",
        balance=30,
    )
