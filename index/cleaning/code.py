"""Code of pages among their text: a script, a style sheet or data that a scraper took for text.

Input: a line. Output: whether it is code and nothing else.
"""

from __future__ import annotations

import re

__all__ = ["is_code"]

#: Code has one of these, and ends with one of those; hardly any line of a text does.
_ENDS = (";", "{", "}", "]", ")")
_CODE = re.compile(
    # an object: {"name":
    r"""[\[{]\s*(?:\{\s*)?"[@\w:.-]+"\s*:.*[\]}];?$"""
    # a statement: window.dataLayer = …;  googletag.cmd.push(…);  gtag('js', …);  var x = …;
    r"|[$\w]+(?:(?:\.[$\w]+)+(?:\s?=|\()|\(['\"{]).*[;{}]$"
    r"|(?:var|let|const)\s[$\w]+\s?=.*[;{}\])]$"
    # a function: (function(d,s){…  function f() {
    r"|[!(]?\(?(?:async )?function\b[^()]{0,40}\([$\w, ]*\)\s?\{.*[;{})]$"
    # a rule: .ad-slot{min-height:250px}
    r"|(?:[.#@*:a-z][^{};]{0,200}\{\s*[a-z-]+\s*:[^{}]*\}\s*)+$"
)


def is_code(text: str) -> bool:
    """True for a line that is an object, a statement, a function or rules of style."""
    return text.endswith(_ENDS) and bool(_CODE.match(text))
