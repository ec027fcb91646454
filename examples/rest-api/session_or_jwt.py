import secrets
import time

import jwt

SECRET = secrets.token_bytes(32)
ISSUER = "https://id.example"
sessions: dict[str, str] = {}  # Redis or a table in a real system


# --8<-- [start:show]
def open_session(user: str) -> str:
    sid = secrets.token_urlsafe(32)  # means nothing by itself
    sessions[sid] = user
    return sid


def issue_jwt(user: str, lifetime: int = 600) -> str:
    expires = int(time.time()) + lifetime
    claims = {"iss": ISSUER, "aud": "orders", "sub": user, "exp": expires}
    return jwt.encode(claims, SECRET, algorithm="HS256")


def user_of_jwt(token: str) -> str:  # no look-up anywhere
    claims = jwt.decode(
        token,
        SECRET,
        algorithms=["HS256"],
        issuer=ISSUER,
        audience="orders",
        options={"require": ["exp", "iss", "aud", "sub"]},
    )
    return claims["sub"]


sid, token = open_session("lola"), issue_jwt("lola")
print(sessions.get(sid), user_of_jwt(token))  # → lola lola

sessions.pop(sid)  # Lola signs out, or we block her account
print(sessions.get(sid), user_of_jwt(token))  # → None lola
# --8<-- [end:show]
