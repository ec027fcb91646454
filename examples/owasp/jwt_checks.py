import base64
import json
import time

import jwt
from cryptography.hazmat.primitives.asymmetric import ec

# --8<-- [start:show]
PRIVATE_KEY = ec.generate_private_key(ec.SECP256R1())  # the login service
PUBLIC_KEY = PRIVATE_KEY.public_key()  # all other services


def read_token(token: str) -> dict:
    return jwt.decode(
        token,
        PUBLIC_KEY,
        algorithms=["ES256"],  # our choice, never the token's
        issuer="https://id.example",
        audience="orders",
        options={"require": ["exp", "iss", "aud", "sub"]},
    )


if __name__ == "__main__":
    claims = {"iss": "https://id.example", "aud": "orders", "sub": "42"}
    claims["exp"] = int(time.time()) + 600
    token = jwt.encode(claims, PRIVATE_KEY, algorithm="ES256")

    payload = base64.urlsafe_b64decode(token.split(".")[1] + "==")
    print(json.loads(payload)["sub"])  # → 42
    print(read_token(token)["aud"])  # → orders
    forged = jwt.encode(claims | {"sub": "1"}, key=None, algorithm="none")
    try:
        read_token(forged)
    except jwt.InvalidAlgorithmError as error:
        print(error)  # → The specified alg value is not allowed
# --8<-- [end:show]
