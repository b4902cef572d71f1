"""Tables of a page as paragraphs, one a row; tables that only lay a page out as plain blocks.

Input: the tree of a page, which is changed. Elements are those of the parser behind trafilatura.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from index.readers.elements import text_of

__all__ = ["BAR", "LONGEST_CELL", "unfold_tables"]

#: What stands between the cells of a row.
BAR = " | "
#: A longer cell is running text.
LONGEST_CELL = 300
_MOST_LINKED = 0.8
_PARTS = frozenset({"table", "caption", "thead", "tbody", "tfoot", "tr", "td", "th"})
#: A cell is repeated in so many rows at most.
_MOST_SPANNED = 50


def unfold_tables(tree: Any) -> None:
    """Each table of figures becomes one paragraph a row, each other table blocks of text."""
    for inner in tree.xpath("//table//br | //table//p | //table//div | //table//li"):
        inner.tail = f" {inner.tail or ''}"
    for table in list(tree.iter("table")):
        if _is_layout(table):
            for part in [e for e in table.iter(*_PARTS) if _table_of(e) is table]:
                part.tag = "div"
        else:
            _unfold(table)


def _table_of(element: Any) -> Any:
    """The innermost table that holds an element; a table holds itself."""
    return element if element.tag == "table" else next(element.iterancestors("table"), None)


def _is_layout(table: Any) -> bool:
    """True for a table that holds a table, running text, nothing but links, or one column."""
    if table.get("role") in ("presentation", "none") or table.find(".//table") is not None:
        return True
    cells = list(table.iter("td", "th"))
    texts = [text_of(cell) for cell in cells]
    if any(len(text) > LONGEST_CELL for text in texts):
        return True
    if any(sum(bool(text_of(p)) for p in cell.iter("p")) > 1 for cell in cells):
        return True
    linked = sum(len(text_of(link)) for link in table.iter("a"))
    is_list = linked > _MOST_LINKED * sum(map(len, texts))
    return is_list or all(len(_cells(row)) < 2 for row in table.iter("tr"))


def _unfold(table: Any) -> None:
    """Puts the caption and the rows of a table in its place, as paragraphs."""
    captions = [text_of(caption) for caption in table.iter("caption")]
    lines = [*captions, *(BAR.join(row) for row in _rows(table))]
    for figure in table.iterancestors("figure"):
        figure.tag = "div"
    tail = table.tail
    table.clear()
    table.tag, table.tail = "div", tail
    for line in filter(None, lines):
        paragraph = table.makeelement("p")
        paragraph.text = line
        table.append(paragraph)


def _rows(table: Any) -> Iterator[list[str]]:
    """The texts of each row; a cell that spans rows stands in each of them."""
    held: dict[int, tuple[str, int]] = {}
    for row in table.iter("tr"):
        texts: dict[int, str] = {at: text for at, (text, _) in held.items()}
        held = {at: (text, left - 1) for at, (text, left) in held.items() if left > 1}
        at = 0
        for cell in _cells(row):
            while at in texts:
                at += 1
            texts[at] = text_of(cell)
            if _span(cell, "rowspan") > 1:
                held[at] = (texts[at], _span(cell, "rowspan") - 1)
            at += _span(cell, "colspan")
        yield [texts[at] for at in sorted(texts) if texts[at]]


def _cells(row: Any) -> list[Any]:
    return [cell for cell in row if cell.tag in ("td", "th")]


def _span(cell: Any, name: str) -> int:
    """How many rows or columns a cell takes."""
    stated = cell.get(name, "1").strip()
    is_number = stated.isascii() and stated.isdigit() and len(stated) < 4
    return min(max(int(stated), 1), _MOST_SPANNED) if is_number else 1
