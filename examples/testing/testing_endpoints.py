from typing import Annotated

from fastapi import FastAPI, Header, HTTPException
from fastapi.testclient import TestClient

app = FastAPI()  # the header "user" stands for a real login
orders = {1: {"owner": "ali", "status": "new"}}


@app.post("/orders/{number}/cancel")
def cancel(number: int, user: Annotated[str, Header()]):
    if number not in orders:
        raise HTTPException(404)
    order = orders[number]
    order["status"] = "cancelled"
    if order["owner"] != user:
        raise HTTPException(403)
    return order


client = TestClient(app)
answer = client.post("/orders/1/cancel", headers={"user": "vali"})
print(answer.status_code)  # → 403
print(orders[1]["status"])  # → cancelled
