"""A million hostile queries for the parser: `python -m bench.fuzz_parser [N] [SEED]`.

Input: how many, and a seed. Output: queries a second, the slowest, and the first that broke a
promise: no exception, every place inside the text, limits kept. Exit status 1 when one did.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Iterator

from index.parse import MAX_CLAUSES, MAX_LEVELS, parse
from index.query import And, Ast, DateRange, FieldValue, Fuzzy, Not, Or, Phrase, Prefix, Word

PIECES = (
    *("ET", "OU", "SAUF", "AND", "OR", "NOT", "(", ")", '"', "«", "»", "“", "”", "-", "–", "—"),
    *("+", "*", "~", "~2", "~99", ":", "..", "titre:", "acteur:", "arme:", "date:", "langue:"),
    *("2024", "2024-01", "2024-13-45", "2023..2024", "l'", "’", " ", " ", " ", "\u00a0", "\t"),
    *("\u200b", "\u202e", "\u2066", "\x00", "\x1b", "\ud800", "\uffff", "é", "e\u0301", "ﬁ", "ß"),
    *("obus", "missile", "S-300", "nord-coréen", "155 mm", "🚀", "👩‍🚀", "日本", "и", "ع"),
    *("'; DROP TABLE x --", "<script>alert(1)</script>", "(?:a+)+$", "%00", "{{7*7}}", "\\"),
)
#: One query in so many is long.
LONG = 1_000


def queries(number: int, seed: int) -> Iterator[str]:
    chance = random.Random(seed)
    for n in range(number):
        size = chance.randrange(5_000, 20_000) if n % LONG == 0 else chance.randrange(1, 40)
        if n % 3:
            yield "".join(chance.choices(PIECES, k=size))
        else:
            yield "".join(chr(chance.choice((127, 0x2FF, 0xFFFF))) if chance.random() < 0.1
                          else chr(chance.randrange(1, 0x250)) for _ in range(size))  # fmt: skip


def fault(text: str) -> str:
    """What promise the parser broke for `text`; "" where it kept all."""
    parsed = parse(text)
    found = list(leaves(parsed.ast)) if parsed.ast else []
    if len(found) > MAX_CLAUSES:
        return "too many clauses"
    if any(level > 2 * MAX_LEVELS + 2 for _, level in found):
        return "too deep"
    places = [(one.start, one.end) for one in (*(leaf for leaf, _ in found), *parsed.diagnostics)]
    if not all(0 <= start < end <= len(text) for start, end in places):
        return "a place outside the text"
    return ""


Leaf = Word | Phrase | Prefix | Fuzzy | FieldValue | DateRange


def leaves(ast: Ast, level: int = 0) -> Iterator[tuple[Leaf, int]]:
    if isinstance(ast, And | Or):
        for child in ast.children:
            yield from leaves(child, level + 1)
    elif isinstance(ast, Not):
        yield from leaves(ast.child, level + 1)
    else:
        yield ast, level


def main() -> int:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    slowest = 0.0
    began = time.perf_counter()
    for text in queries(number, seed):
        start = time.perf_counter()
        if broken := fault(text):
            print(f"{broken}: {text!r}")
            return 1
        slowest = max(slowest, time.perf_counter() - start)
    took = time.perf_counter() - began
    print(f"{number} queries, seed {seed}: {number / took:,.0f} a second, "
          f"slowest {slowest * 1000:.1f} ms, no fault")  # fmt: skip
    return 0


if __name__ == "__main__":
    sys.exit(main())
