import secrets
import time

import jwt

SECRET = secrets.token_bytes(32)
sessions: dict[str, str] = {}  # Redis or a table in a real system


# --8<-- [start:show]
def open_session(user: str) -> str:
    sid = secrets.token_urlsafe(32)  # means nothing by itself
    sessions[sid] = user
    return sid


def issue_jwt(user: str, lifetime: int = 900) -> str:
    claims = {"sub": user, "exp": int(time.time()) + lifetime}
    return jwt.encode(claims, SECRET, algorithm="HS256")


def user_of_jwt(token: str) -> str:  # no look-up anywhere
    return jwt.decode(token, SECRET, algorithms=["HS256"])["sub"]


sid, token = open_session("lola"), issue_jwt("lola")
print(sessions.get(sid), user_of_jwt(token))  # → lola lola

sessions.pop(sid)  # Lola signs out, or we block her account
print(sessions.get(sid), user_of_jwt(token))  # → None lola
# --8<-- [end:show]
