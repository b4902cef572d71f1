"""Lines of an article, and of a page, after cleaning, for tests of one rule."""

from __future__ import annotations

from datetime import date

from index.article import Article, Origin
from index.cleaning import clean
from index.publication import date_article

PROSE = (
    "Le ministère a confirmé mardi la livraison de douze obusiers à la brigade, qui les attendait."
)
MORE = (
    "Les pièces viennent d’un surplus que l’armée avait mis en réserve après la fin de la mission."
)
LAST = "Le reste suivra avant l’été, a promis le ministre devant les députés réunis en commission."

TITLE = "Le Maroc reçoit ses premiers obusiers Caesar"
DATED = "Publié le 12 mars 2024 à 9h15"
BODY = (
    "Les six premières pièces ont été débarquées à Casablanca, sous la garde de la gendarmerie.",
    "L’armée en a commandé trente-six en 2020, pour un montant qui n’a jamais été rendu public.",
    "Les équipages seront formés en France jusqu’à l’automne, selon le constructeur de ces pièces.",
)


def cleaned(*lines: str, title: str = "Douze obusiers pour Kiev") -> Article:
    """An article of these lines, each after an empty one."""
    numbers = tuple(range(1, 2 * len(lines), 2))
    return clean(Article("x", Origin("x.txt"), title=title, paragraphs=lines, lines=numbers))


def kind_of(line: str, *, at_end: bool = False) -> str:
    """How `line` is called inside an article, or below it; nothing if it stays."""
    lines = (PROSE, MORE, line) if at_end else (PROSE, line, MORE, LAST)
    return next((dropped.kind for dropped in cleaned(*lines).dropped), "")


def page(*head: str, below: tuple[str, ...] = ()) -> Article:
    """The article of a page with these lines above its text, and those below it."""
    lines = (*head, *BODY, *below)
    numbers = tuple(range(1, 2 * len(lines), 2))
    article = clean(Article("x", Origin("x.txt"), paragraphs=lines, lines=numbers))
    return date_article(article, latest=date(2026, 1, 1))


def kind_in(line: str, article: Article) -> str:
    """How `line` of an article is called that was set aside; nothing if it stays."""
    return next((dropped.kind for dropped in article.dropped if dropped.text == line), "")
