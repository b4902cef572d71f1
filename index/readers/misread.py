"""Text that was read by the wrong encoding, here or before it came here.

Input: bytes that are not UTF-8 throughout, or text. Output: the text as it was meant.
"""

from __future__ import annotations

import codecs
import re

__all__ = ["mostly_utf8", "set_right"]

#: What Windows-1252 shows for the bytes that end a letter of UTF-8; browsers show its five holes as
#: controls, as Latin-1 does all of them.
_TAIL = bytes(range(0x80, 0xC0)).decode("cp1252", "ignore") + "".join(map(chr, range(0x80, 0xA0)))
_MISREAD = re.compile(f"[ÂÃÄÅÐÑ][{_TAIL}]|[âï][{_TAIL}]{{2}}")
#: What no language writes: it proves that a text was misread.
_PROOF = re.compile("Ã[\x80-\x9f¡-©ª¬®-º¼-¿‰€Š]|â€[\x80-\x9f™œ¦“”]")
#: What is left where a blank that does not break or a control was lost.
_LOST = (
    (re.compile("â€"), "”"),
    (re.compile(r"Ã(?: (?=[,.)”]))?(?!\w)"), "à"),
    (re.compile("Å (?=[a-z])"), "Š"),
    (re.compile(r"Â(?=\s)"), ""),
)


def mostly_utf8(raw: bytes) -> str | None:
    """The text of bytes of which more letters are UTF-8 than are not: those are Windows-1252, and
    half a letter at the end is left out. None where fewer are."""
    replaced = raw.decode("utf-8", "replace")
    faults = replaced.count("\ufffd")
    letters = len(replaced) - len(replaced.encode("ascii", "ignore")) - faults
    return raw.decode("utf-8", _HANDLER) if letters > faults else None


def set_right(text: str) -> str:
    """`text` with the letters that it lost when its UTF-8 was read as Windows-1252, if it was."""
    if ("Ã" not in text and "â€" not in text) or not _PROOF.search(text):
        return text
    right = _MISREAD.sub(_meant, text)
    for pattern, letter in _LOST:
        right = pattern.sub(letter, right)
    return right


def _meant(found: re.Match[str]) -> str:
    """The letter of which the bytes are shown, or what is shown."""
    shown = (
        one if ord(one) < 0x100 else one.encode("cp1252").decode("latin-1") for one in found[0]
    )
    try:
        return "".join(shown).encode("latin-1").decode("utf-8")
    except UnicodeDecodeError:
        return found[0]


def _as_windows(error: UnicodeError) -> tuple[str, int]:
    """What stands for bytes that are not UTF-8."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    is_cut = error.end == len(error.object) and error.reason == "unexpected end of data"
    wrong = b"" if is_cut else error.object[error.start : error.end]
    return wrong.decode("cp1252", "ignore"), error.end


_HANDLER = "vigie-windows-1252"
codecs.register_error(_HANDLER, _as_windows)
