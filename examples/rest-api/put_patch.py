from threading import Lock
from typing import Annotated

from fastapi import Body, FastAPI, Header, HTTPException, Response
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ValidationError


class Profile(BaseModel):
    name: str
    bio: str | None = None
    city: str | None = None


class Change(BaseModel):
    name: str = ""  # may be absent, may not be null
    bio: str | None = None
    city: str | None = None


IfMatch = Annotated[str, Header()]
Patch = Annotated[Change, Body(media_type="application/merge-patch+json")]
app = FastAPI()
lola = Profile(name="Lola", bio="I write Python", city="Samarqand")
row = {"profile": lola, "version": 1}  # in place of a table
lock = Lock()  # a database has UPDATE … WHERE version = … for this


@app.get("/profile")
def read(response: Response) -> Profile:
    response.headers["ETag"] = f'"{row["version"]}"'
    return row["profile"]


# --8<-- [start:show]
def save(new: Profile, if_match: str, response: Response) -> Profile:
    with lock:  # check and write are one step
        if if_match != f'"{row["version"]}"':  # somebody wrote before us
            raise HTTPException(412, "the profile has changed")
        row.update(profile=new, version=row["version"] + 1)
        response.headers["ETag"] = f'"{row["version"]}"'
        return new


@app.put("/profile")
def replace(
    body: Profile, if_match: IfMatch, response: Response
) -> Profile:
    return save(body, if_match, response)  # absent fields: the default


@app.patch("/profile")
def merge(body: Patch, if_match: IfMatch, response: Response) -> Profile:
    sent = body.model_dump(exclude_unset=True)  # an absent field stays
    try:
        old = row["profile"].model_dump()
        whole = Profile.model_validate(old | sent)
    except ValidationError as error:  # 422, as for any other body
        raise RequestValidationError(error.errors()) from error
    return save(whole, if_match, response)


# --8<-- [end:show]
