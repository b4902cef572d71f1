"""Addresses on the web: what is one however it is written, and the site.

Input: an address as a page states it or a reader pastes it. Output: what is compared and indexed.
"""

from __future__ import annotations

import re
from urllib.parse import SplitResult, quote, unquote, urlsplit

__all__ = ["address_key", "address_term", "has_path", "host_of"]

#: Parameters that say where a reader came from, and not which page it is.
_TRACKING = re.compile(
    r"(?:(?:utm|at|mtm|pk|mc|ns)_\w+|fbclid|gclid|dclid|msclkid|yclid|igshid|xtor|cmpid)(?:=.*)?",
    re.IGNORECASE,
)
_SCHEME = re.compile(r"(?:https?:)?//", re.IGNORECASE)
#: Characters of a key, at most, which is a term of the index.
_MOST = 1_000


def address_key(address: str) -> str:
    """Host, path and query of a whole address, which are one for http and https, with and without
    `www.`, a last slash, an anchor and what tells where its reader came from; nothing where there
    is no path, and for what is no address.

    >>> address_key("https://www.example.org/depeches/obus/?utm_source=lettre#suite")
    'example.org/depeches/obus'
    """
    parts = _parts(address.strip())
    if parts is None or not _site(parts):
        return ""
    asked = "&".join(one for one in parts.query.split("&") if one and not _TRACKING.fullmatch(one))
    path = _spelt(parts.path).rstrip("/") + (f"?{_spelt(asked)}" if asked else "")
    return f"{_site(parts)}{path}"[:_MOST] if path else ""


def address_term(typed: str) -> str:
    """The address that a reader types, or the whole site where nothing follows it; nothing for
    what is no address."""
    whole = typed if _SCHEME.match(typed) else f"//{typed}"
    if "." not in (host_of(whole) or "") or any(map(str.isspace, whole)):
        return ""
    return address_key(whole) or host_of(whole) or ""


def host_of(url: str | None) -> str | None:
    """The site of an address, as the outlet where none is stated."""
    parts = _parts(url or "")
    return _site(parts) or None if parts else None


def has_path(url: str) -> bool:
    """True where an address names more than a site."""
    parts = _parts(url)
    return bool(parts and (parts.path.strip("/") or parts.query))


def _parts(url: str) -> SplitResult | None:
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return parts if not any(map(str.isspace, parts.netloc)) else None


def _site(parts: SplitResult) -> str:
    return (parts.hostname or "").removeprefix("www.")


def _spelt(part: str) -> str:
    """With all its signs escaped, as some pages and browsers do it and others do not."""
    return quote(unquote(part), safe="/=&+,;:!@~()'*$", errors="replace")
