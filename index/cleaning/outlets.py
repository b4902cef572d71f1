"""What outlets are called: texts that may be the name of one, and words of menus, which are none.

Input: a text, or a line above that of an article. Output: yes or no; the bare name.
"""

from __future__ import annotations

import re

from index.cleaning import phrases
from index.cleaning.known import BULLETS, is_actor, name_words, outlet_named, without_article
from index.cleaning.line import Line, ends_sentence, fold_chars, squash
from index.cleaning.page import is_date_line
from index.cleaning.phrases import part

__all__ = [
    "bare_name",
    "has_host_of",
    "is_label",
    "is_menu",
    "is_title_case",
    "may_name_outlet",
    "names_outlet",
]

#: «ouest-matin», «Monde24», «NetActu».
_COINED = re.compile(
    r"[a-z]{3,}(?:[-.][a-z]{3,})+|[A-Z]?[a-z]{2,}(?:\d{1,3}|[A-Z][a-z]+)+|[a-z]{4,12}\.[a-z]{2,5}"
)
_MENU_WORD = re.compile(r"[^\W\d_][\w'-]*")
_OUTLET_WORD = re.compile(rf"\b{part('outlet-word')}\b")
#: Words of menus and of labels above a text, of which alone no outlet is named.
_LABEL_WORDS = phrases.SECTIONS.union(*map(phrases.words, ("menu_fill", "labels", "text_kinds")))
_EDITIONS = phrases.SECTIONS | phrases.words("edition_words")
#: Who signs, and what a button asks for or does.
_NO_NAME = re.compile(rf"(?:par|by|avec|\w+ez|recherche[rz]?|m(?:on|a|es)|{part('read-do')}) ")
#: «La Tribune libre», with an adjective that needs no capital; «Le Monde arabe» may be a heading.
_NAMED_PAPER = re.compile(
    r"(?:L[ae]s? |L['’])(?!Monde|Ouest|Midi|Union|Temps|Opinion|Presse)"
    r"[A-ZÀ-Þ][a-zà-ÿ]{3,} [a-zà-ÿ]{4,}$"
)
#: The host in an address of a page or of mail.
_HOST = re.compile(r"(?:https?://|\bwww\.|@)((?:[\w-]+\.)+[a-z]{2,})")
#: With its article, a label is a name.
_LABEL_NAMED = re.compile(r"la (?:tribune|depeche|chronique)")


def may_name_outlet(text: str) -> bool:
    """An outlet that the gazetteer knows; else neither a country or another actor, nor words of
    menus and kinds of texts alone."""
    if outlet_named(text) or _LABEL_NAMED.fullmatch(fold_chars(text)):
        return True
    words = re.findall(r"[^\s'-]+", fold_chars(text))
    if _NO_NAME.match(fold_chars(text)) or is_date_line(Line(text, 0)):
        return False
    return not all(word in _LABEL_WORDS for word in words) and not is_actor(text)


def names_outlet(line: Line) -> bool:
    """Words of which outlets are named, each with a capital; or one word of two glued parts."""
    if _COINED.fullmatch(line.text):
        return True
    names = [word for word in re.findall(r"[^\W\d_]+", line.text) if len(word) > 3]
    is_name = bool(names) and all(word[0].isupper() for word in names)
    is_name = is_name or bool(_NAMED_PAPER.match(line.text))
    return is_name and bool(_OUTLET_WORD.search(line.folded))


def bare_name(text: str) -> str:
    """`Accueil RTBF Actus`: the name without the bullet or menu before it and, if it is known,
    without the sections behind it."""
    words = text.lstrip(BULLETS).split()
    while len(words) > 1 and phrases.HOME.fullmatch(fold_chars(words[0])):
        words.pop(0)
    for end in range(len(words), 0, -1):
        if outlet_named(name := " ".join(words[:end])):
            return name
        if fold_chars(words[end - 1]) not in _EDITIONS:
            break
    return " ".join(words)


def has_host_of(line: Line, key: str) -> bool:
    """An address in the line is of the site of that squashed name: `phare.example`, «Le Phare»."""
    hosts = _HOST.findall(line.folded)
    labels = {squash(label) for host in hosts for label in host.split(".")}
    return bool(labels & {key, without_article(key)})


def is_title_case(text: str) -> bool:
    """Two or three words with a capital each, as names have in French and headings do not, none of
    them a word of menus or labels."""
    names = name_words(text)
    is_name = len(names) in (2, 3) and all(word[:1].isupper() for word in names)
    return is_name and not text.isupper() and _LABEL_WORDS.isdisjoint(map(fold_chars, names))


def is_label(line: Line) -> bool:
    """Sections, or another heading of at most three words."""
    is_free = line.kind in ("", "navigation", "breadcrumb")
    is_short = line.words <= 3 or is_menu(line)
    return is_free and is_short and not is_date_line(line) and not ends_sentence(line.text)


def is_menu(line: Line) -> bool:
    """Nothing but words of menus and labels."""
    return all(word[0] in _LABEL_WORDS for word in _MENU_WORD.finditer(line.folded))
