"""JSON that travels: no spaces, letters as they are."""

from __future__ import annotations

import json
from typing import Any


def compact(data: Any) -> bytes:
    """Return data as JSON in UTF-8."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
