import base64
import hashlib
import hmac
import secrets


# --8<-- [start:show]
def challenge_of(verifier: str) -> str:
    digest = hashlib.sha256(verifier.encode("ascii")).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


class AuthorizationServer:
    def __init__(self) -> None:
        self.codes: dict[str, str] = {}

    def authorize(self, code_challenge: str) -> str:
        code = secrets.token_urlsafe(16)
        self.codes[code] = code_challenge
        return code

    def token(self, code: str, code_verifier: str) -> str:
        expected = self.codes.pop(code, "")  # a code works once
        given = challenge_of(code_verifier)
        if not hmac.compare_digest(expected, given):
            return "invalid_grant"
        return "access_token"


if __name__ == "__main__":
    server = AuthorizationServer()
    verifier = secrets.token_urlsafe(32)  # stays in the client
    stolen = server.authorize(challenge_of(verifier))
    print(server.token(stolen, "a guess"))  # → invalid_grant
    code = server.authorize(challenge_of(verifier))
    print(server.token(code, verifier))  # → access_token
# --8<-- [end:show]
