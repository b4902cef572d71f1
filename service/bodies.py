"""Bodies of requests in JSON: what no text can hold is replaced, what is nested too deeply refused.

Input: the bytes that a client sends. Output: values whose texts can be written, or ValueError.
"""

from __future__ import annotations

import re
from typing import Any

from flask import Flask
from flask.json.provider import DefaultJSONProvider

__all__ = ["install_bodies"]

#: Half a character of the higher planes, as JSON escapes it: alone it is no character.
_SURROGATE = re.compile(rb"(?i)\\ud[89a-f][0-9a-f]{2}")


class _Bodies(DefaultJSONProvider):
    def loads(self, s: str | bytes, **kwargs: Any) -> Any:
        """Raises ValueError for what is no JSON, or cannot be read for its depth."""
        sent = s.encode("utf-8", "surrogatepass") if isinstance(s, str) else s
        try:
            value = super().loads(sent, **kwargs)
        except RecursionError:
            raise ValueError("nested too deeply") from None
        if _SURROGATE.search(sent):
            text = self.dumps(value, ensure_ascii=False, sort_keys=False)
            value = super().loads(text.encode("utf-8", "replace"), **kwargs)
        return value


def install_bodies(app: Flask) -> None:
    """Have `app` read JSON bodies so that all their texts can be written."""
    app.json = _Bodies(app)
