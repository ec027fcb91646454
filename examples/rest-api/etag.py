import hashlib
import json

from fastapi import FastAPI, Request, Response

app = FastAPI()
product = {"id": 7, "name": "Green tea", "price": 12000}


# --8<-- [start:show]
def same(if_none_match: str, etag: str) -> bool:
    sent = [t.strip().removeprefix("W/") for t in if_none_match.split(",")]
    return "*" in sent or etag.removeprefix("W/") in sent


@app.get("/products/7")
def read(request: Request) -> Response:
    body = json.dumps(product, sort_keys=True).encode()
    etag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
    headers = {"ETag": etag, "Cache-Control": "private, max-age=30"}
    if same(request.headers.get("if-none-match", ""), etag):
        return Response(status_code=304, headers=headers)  # no body
    return Response(body, 200, headers, "application/json")


# --8<-- [end:show]
