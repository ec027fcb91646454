import time

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

github = rsa.generate_private_key(public_exponent=65537, key_size=2048)
ISSUER = "https://token.actions.githubusercontent.com"
AUDIENCE = "sts.amazonaws.com"
TRUSTED = "repo:acme/shop:environment:production"


# --8<-- [start:show]
def job_token(subject: str, lifetime: int = 300) -> str:
    """What GitHub signs for a job that has `id-token: write`."""
    now = int(time.time())
    claims = {"iss": ISSUER, "aud": AUDIENCE, "sub": subject}
    claims |= {"iat": now, "exp": now + lifetime}
    return jwt.encode(claims, github, algorithm="RS256")


def assume_role(token: str) -> str:
    """What the cloud checks before it lends temporary credentials."""
    try:
        claims = jwt.decode(
            token,
            github.public_key(),
            algorithms=["RS256"],
            audience=AUDIENCE,
            issuer=ISSUER,
        )
    except jwt.InvalidTokenError as problem:
        return f"refused: {type(problem).__name__}"
    if claims["sub"] != TRUSTED:
        return "refused: another subject"
    return "credentials for one hour"


print(assume_role(job_token(TRUSTED)))  # → credentials for one hour
pull_request = "repo:acme/shop:pull_request"
print(assume_role(job_token(pull_request)))  # → refused: another subject
fork = "repo:mallory/shop:environment:production"
print(assume_role(job_token(fork)))  # → refused: another subject
old = job_token(TRUSTED, lifetime=-1)
print(assume_role(old))  # → refused: ExpiredSignatureError
# --8<-- [end:show]
