"""A Content-Security-Policy for a page: only the site's own files, and the inline scripts by their hash."""

from __future__ import annotations

import base64
import hashlib
import re

from handbook.failure import BuildFailed

PLACE = "<!-- policy -->"
_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_POLICY = (
    "default-src 'none'; script-src 'self'{hashes}; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "media-src blob:; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'"
)


def with_policy(html: str) -> str:
    """Return a page with the policy in the place its template keeps for it; BuildFailed where there is none."""
    if PLACE not in html:
        raise BuildFailed(f"A page's template has no “{PLACE}” at the top of its head; add it.")
    hashes = {base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in _SCRIPT.findall(html)}
    listed = "".join(f" 'sha256-{value}'" for value in sorted(hashes))
    policy = _POLICY.format(hashes=listed)
    return html.replace(PLACE, f'<meta http-equiv="Content-Security-Policy" content="{policy}">', 1)
