from typing import Annotated

from fastapi import Body, FastAPI, Header, HTTPException, Response
from pydantic import BaseModel


class Profile(BaseModel):
    name: str
    bio: str | None = None
    city: str | None = None


class Change(BaseModel):
    name: str = ""  # may be absent, may not be null
    bio: str | None = None
    city: str | None = None


# --8<-- [start:show]
app = FastAPI()
saved = Profile(name="Lola", bio="I write Python", city="Samarqand")
version = 1


@app.put("/profile")
def replace(body: Profile) -> Profile:
    global saved, version
    saved, version = body, version + 1  # absent fields: the default
    return saved


@app.patch("/profile")
def merge(
    body: Annotated[
        Change, Body(media_type="application/merge-patch+json")
    ],
    if_match: Annotated[str, Header()],
    response: Response,
) -> Profile:
    global saved, version
    if if_match != f'"{version}"':  # somebody wrote before us
        raise HTTPException(412, "the profile has changed")
    sent = body.model_dump(exclude_unset=True)  # an absent field stays
    saved, version = saved.model_copy(update=sent), version + 1
    response.headers["ETag"] = f'"{version}"'
    return saved


# --8<-- [end:show]
