"""What several formats state in the same way: language codes and the site of an address.

Input: a stated value. Output: its normal form, or the value for «not stated».
"""

from __future__ import annotations

from urllib.parse import urlsplit

__all__ = ["has_path", "host_of", "lang_of_tag"]


def host_of(url: str | None) -> str | None:
    """The site of an address, as the outlet where none is stated."""
    try:
        host = urlsplit(url or "").hostname or ""
    except ValueError:
        return None
    return host.removeprefix("www.") or None


def has_path(url: str) -> bool:
    """True where an address names more than a site."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return bool(parts.path.strip("/") or parts.query)


def lang_of_tag(stated: str) -> str:
    """ISO 639-1 code of `fr`, `fr-FR`, `FR_be`; `und` for anything else."""
    code = stated.strip().lower().replace("_", "-").partition("-")[0]
    return code if len(code) == 2 and code.isascii() and code.isalpha() else "und"
