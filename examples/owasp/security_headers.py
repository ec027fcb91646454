import secrets

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse, JSONResponse

# --8<-- [start:show]
HEADERS = {
    "Strict-Transport-Security": "max-age=31536000; includeSubDomains",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
PAGE_POLICY = (
    "default-src 'self'; script-src 'nonce-{}' 'strict-dynamic'; "
    "object-src 'none'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'"
)
app = FastAPI(docs_url=None, redoc_url=None)


@app.middleware("http")
async def add_headers(request: Request, call_next):
    response = await call_next(request)
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    return response


@app.exception_handler(Exception)
async def unexpected(request: Request, error: Exception):
    # this answer is made outside the middleware
    return JSONResponse({"detail": "error"}, 500, headers=HEADERS)


@app.get("/")
def page() -> HTMLResponse:
    nonce = secrets.token_urlsafe(16)  # new for every response
    html = f'<script nonce="{nonce}" src="/app.js"></script>'
    policy = PAGE_POLICY.format(nonce)
    return HTMLResponse(html, headers={"Content-Security-Policy": policy})


# --8<-- [end:show]
