from typing import Annotated

from fastapi import Depends, FastAPI, Header, HTTPException
from pydantic import BaseModel, Field

app = FastAPI()
orders = {7: {"owner": "lola", "status": "paid"}}
refunds: list[int] = []


class Refund(BaseModel):
    amount: int = Field(gt=0)


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
    if order["status"] != "paid":  # right request, wrong state
        raise HTTPException(409, f"order is {order['status']}")
    order["status"] = "refunding"
    refunds.append(body.amount)  # the bank answers tomorrow
    return {"status": order["status"]}


# --8<-- [end:show]
