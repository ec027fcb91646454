from itertools import count

from fastapi import FastAPI, HTTPException, Response
from pydantic import BaseModel

app = FastAPI()
users: dict[int, dict] = {}
ids = count(1)


class UserIn(BaseModel):  # what a client may send
    name: str
    email: str


class User(UserIn):  # what it gets back
    id: int


# --8<-- [start:show]
@app.get("/users/", response_model=list[User])
def list_users():
    return list(users.values())


@app.post("/users/", status_code=201, response_model=User)
def create_user(body: UserIn, response: Response):
    new = {"id": next(ids), **body.model_dump(), "password": "!"}
    users[new["id"]] = new
    response.headers["Location"] = f"/users/{new['id']}/"
    return new  # response_model drops the password


@app.put("/users/{user_id}/", response_model=User)
def replace_user(user_id: int, body: UserIn):
    if user_id not in users:
        raise HTTPException(404)
    users[user_id] |= body.model_dump()
    return users[user_id]


@app.delete("/users/{user_id}/", status_code=204)
def delete_user(user_id: int):
    if users.pop(user_id, None) is None:
        raise HTTPException(404)


# --8<-- [end:show]
