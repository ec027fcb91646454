from threading import Lock
from typing import Annotated

from fastapi import Depends, FastAPI, Header, HTTPException
from pydantic import BaseModel, Field

app = FastAPI()
orders = {7: {"owner": "lola", "status": "paid"}}
refunds: list[int] = []
lock = Lock()


class Refund(BaseModel):
    amount: int = Field(gt=0)


def start_refund(order: dict, amount: int) -> bool:
    """UPDATE … SET status = 'refunding' WHERE … AND status = 'paid'."""
    with lock:
        if order["status"] != "paid":
            return False
        order["status"] = "refunding"
        refunds.append(amount)
        return True


# --8<-- [start:show]
def caller(authorization: Annotated[str | None, Header()] = None) -> str:
    if authorization is None:  # we do not know who you are
        raise HTTPException(401, headers={"WWW-Authenticate": "Bearer"})
    return authorization.removeprefix("Bearer ")


@app.post("/orders/{order_id}/refunds", status_code=202)
def refund(
    order_id: int, body: Refund, user: Annotated[str, Depends(caller)]
):  # a wrong amount never gets here: FastAPI answers 422
    if user == "guest":  # we know you; you may not do this
        raise HTTPException(403)
    order = orders.get(order_id)
    if order is None or order["owner"] != user:
        raise HTTPException(404)  # do not tell that it exists
    if not start_refund(order, body.amount):  # one conditional UPDATE
        raise HTTPException(409, f"order is {order['status']}")
    return {"status": "refunding"}  # the bank answers tomorrow


# --8<-- [end:show]
