"""What an answer passed over, in whatever form the answer has: members, a header, a sentence.

Input: the arguments of a request, and what the index says of the query. Output: diagnostics.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from itertools import islice
from typing import Any
from urllib.parse import quote

from flask import request

from index.result import Diagnostic
from service.params import passed_over
from service.wording import fault_text

__all__ = ["NOTES_HEADER", "as_header", "as_members", "unused"]

#: Of answers that have no place for notes in their body.
NOTES_HEADER = "Vigie-Diagnostics"
#: A header is short: servers on the way refuse long ones.
_MOST, _LONGEST, _SAFE = 10, 300, " !#$&'()*+,-./:;<=>?@[]^_`{|}~"


def unused(further: Sequence[str] = ()) -> tuple[Diagnostic, ...]:
    """The parameters of this request that say nothing here; `further` are those that its route
    takes besides those of a search."""
    return tuple(
        Diagnostic(f"{fault.reason}-parameter", fault_text(fault), 0, 0)
        for fault in passed_over(request.args, further)
    )


def as_members(notes: Iterable[Diagnostic]) -> list[dict[str, Any]]:
    """The same as JSON shows it."""
    return [asdict(one) for one in notes]


def as_header(notes: Iterable[Diagnostic]) -> str:
    """A list of codes, each with its message as a display string (RFC 9651); the first few, cut
    where they are long."""
    return ", ".join(
        f'{one.code};message=%"{_display(one.message)}"' for one in islice(notes, _MOST)
    )


def _display(text: str) -> str:
    """Percent-encoded in lower case, at most so long, and no character cut in two."""
    out = ""
    for char in text:
        coded = quote(char, safe=_SAFE, errors="replace")
        coded = coded if len(coded) == 1 else coded.lower()
        if len(out) + len(coded) > _LONGEST:
            break
        out += coded
    return out
