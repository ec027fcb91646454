from fastapi import APIRouter, Depends, FastAPI, Response

DEPRECATED = "@1788220800"  # 2026-09-01 00:00 UTC, as RFC 9745 has it
SUNSET = "Mon, 01 Mar 2027 00:00:00 GMT"


# --8<-- [start:show]
def load_user(user_id: int) -> dict:  # one core for all versions
    return {"id": user_id, "first": "Lola", "last": "Karimova"}


def leaving(response: Response) -> None:
    response.headers["Deprecation"] = DEPRECATED
    response.headers["Sunset"] = SUNSET
    response.headers["Link"] = '</docs/v2>; rel="deprecation"'


v1 = APIRouter(prefix="/v1", dependencies=[Depends(leaving)])
v2 = APIRouter(prefix="/v2")


@v1.get("/users/{user_id}", deprecated=True)
def user_v1(user_id: int):  # a thin translation of the core
    user = load_user(user_id)
    return {"id": user["id"], "name": f"{user['first']} {user['last']}"}


@v2.get("/users/{user_id}")
def user_v2(user_id: int):
    return load_user(user_id)


app = FastAPI()
app.include_router(v1)
app.include_router(v2)
# --8<-- [end:show]
