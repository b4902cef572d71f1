"""Lines of an article after cleaning, for tests of one rule."""

from __future__ import annotations

from index.article import Article, Origin
from index.cleaning import clean

PROSE = (
    "Le ministère a confirmé mardi la livraison de douze obusiers à la brigade, qui les attendait."
)
MORE = (
    "Les pièces viennent d’un surplus que l’armée avait mis en réserve après la fin de la mission."
)
LAST = "Le reste suivra avant l’été, a promis le ministre devant les députés réunis en commission."


def cleaned(*lines: str, title: str = "Douze obusiers pour Kiev") -> Article:
    """An article of these lines, each after an empty one."""
    numbers = tuple(range(1, 2 * len(lines), 2))
    return clean(Article("x", Origin("x.txt"), title=title, paragraphs=lines, lines=numbers))


def kind_of(line: str, *, at_end: bool = False) -> str:
    """How `line` is called inside an article, or below it; nothing if it stays."""
    lines = (PROSE, MORE, line) if at_end else (PROSE, line, MORE, LAST)
    return next((dropped.kind for dropped in cleaned(*lines).dropped), "")
