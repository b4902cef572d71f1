"""The frame of an article in a page that does not name it: what stands between its paragraphs.

Input: the tree of a page and the paragraphs that were found in it. Output: the part of the tree
that holds most of them, where it has headings or items of lists that were not found; and the
paragraphs of the page with those of that part in their place.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from copy import deepcopy
from itertools import takewhile
from typing import Any

from index.readers.elements import text_of

__all__ = ["frame_of", "spliced"]

_HEADINGS = ("h2", "h3", "h4", "h5", "h6")
#: What continues an article before its first paragraph and behind its last.
_OF_TEXT = frozenset({*_HEADINGS, "p", "ul", "ol", "dl", "blockquote"})
#: What holds no text of the article.
_APART = ("a", "nav", "aside", "footer", "form", "button", "figure", "noscript")
#: An element is the article's only if it holds so much more text than the one in it.
_WIDER = 1.5
#: How extraction writes an item of a list.
_BULLET = "- "


def frame_of(tree: Any, found: Sequence[str], title: str) -> Any:
    """A tree of its own with what stands from the first to the last of the paragraphs of `tree`
    that are `found`, side boxes apart; None where no heading but `title` and no item is missing."""
    known = {title, *found, *(text.removeprefix(_BULLET) for text in found)}
    lengths = Counter({e: len(text) for e in tree.iter("p") if (text := text_of(e)) in known})
    if len(lengths) < 2:
        return None
    parts = _parts(_holder(lengths), lengths)
    if all(text in known for part in parts for text in _headings_in(part)):
        return None
    page = tree.makeelement("html")
    body = page.makeelement("body")
    frame = page.makeelement("div", {"itemprop": "articleBody"})
    frame.extend([deepcopy(part) for part in parts])
    body.append(frame)
    page.append(body)
    return page


def spliced(found: Sequence[str], framed: Sequence[str]) -> tuple[str, ...]:
    """`found` with `framed` in the place of its paragraphs; as it is where one would be lost."""
    own = set(framed)
    places = [at for at, text in enumerate(found) if text in own]
    if not places or not own.issuperset(found[places[0] : places[-1] + 1]):
        return tuple(found)
    return (*found[: places[0]], *framed, *found[places[-1] + 1 :])


def _holder(lengths: Counter[Any]) -> Any:
    """The element that holds most of the paragraphs itself, or one around it with far more."""
    held: Counter[Any] = Counter()
    own: Counter[Any] = Counter()
    for paragraph, length in lengths.items():
        own[paragraph.getparent()] += length
        for element in paragraph.iterancestors():
            held[element] += length
    holder = own.most_common(1)[0][0]
    for element in list(holder.iterancestors()):
        holder = element if held[element] > _WIDER * held[holder] else holder
    return holder


def _parts(holder: Any, lengths: Counter[Any]) -> list[Any]:
    """The children of `holder` from the first that is or holds a paragraph to the last, and what
    belongs to them; only those that are one, where most paragraphs are."""
    children = list(holder)
    held = [sum(lengths[inner] for inner in child.iter("p")) for child in children]
    are_own = sum(lengths[child] for child in children) * 2 > sum(held)
    places = [
        at for at, child in enumerate(children) if held[at] and (child in lengths or not are_own)
    ]
    start, end = places[0], places[-1]
    start -= sum(1 for _ in takewhile(_is_of_text, reversed(children[:start])))
    end += sum(1 for _ in takewhile(_is_of_text, children[end + 1 :]))
    return children[start : end + 1]


def _is_of_text(element: Any) -> bool:
    return element.tag in _OF_TEXT


def _headings_in(part: Any) -> Iterator[str]:
    """The texts of headings and of items that are no links."""
    for element in part.iter(*_HEADINGS, "li"):
        is_apart = next(element.iterancestors(*_APART), None) is not None
        if not is_apart and element.find(".//a") is None and (text := text_of(element)):
            yield text
