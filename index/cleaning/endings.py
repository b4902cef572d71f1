"""What stands below an article though it has the shape of text: contacts, notes, keywords, authors.

Input: lines whose own rules have run. Output: the kinds of the last lines, from the end upwards, up
to the first that is none of these.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from index.cleaning.known import names_concept
from index.cleaning.line import Line, body_places, ends_sentence, ends_with_stop
from index.cleaning.notes import is_note, refers
from index.cleaning.phrases import SECTIONS, part

__all__ = ["mark_endings"]

_CONTACTS = re.compile(
    r"^\W*(?:contacts?|renseignements|relations)\b(?: \w+){0,3}\W*$|^\W*service de presse\W*$"
)
_PHONE = re.compile(r"\b0\d(?:[ .-]\d{2}){4}\b|\+\d{1,3}(?:[ .-]?\(?\d{1,4}\)?){3,}")
_MAIL = re.compile(r"\b[\w.+-]+@[\w-]+\.\w+")
_ADDRESS = re.compile(
    r"\b(?:rue|avenue|av|boulevard|bd|allees?|chemin|route|cours|place|quai|bp|cs)\b.{0,60}"
    r"\b\d{4,5} [A-ZÀ-Þ]",
    re.I | re.S,
)
_SOURCES = re.compile(
    r"^\W*(?:(?:nos|les) )?(?:sources?|references?|bibliographie)"
    r"(?: et (?:sources?|references?))?\W*$"
)
_CONTACT = re.compile(r"\b(?:interviews?|presse|medias?|journalistes?|press|media)\b")
_WRITES = re.compile(
    rf"^(?P<name>[^,.]{{5,40}}?),? (?:est|is) (?:une?|a|an|le|la|l'|the)? ?{part('profession')}\b"
)
_WROTE = re.compile(
    rf"^(?:\W*{part('profession')}\b.{{0,120}}, )?(?:il|elle) est (?:aussi |egalement )?"
    r"l'(?:auteure?|autrice)\b"
)
#: «is the author of “Title”».
_OF_BOOK = re.compile(r"\b(?:auteure?|autrice|author) (?:de|du|des|d'|of) ?[«“\"]")
#: A name and what it does.
_SUBJECT = re.compile(r"([A-ZÀ-Þ][\w'’-]+(?: (?:[a-z]{2,3} )?[A-ZÀ-Þ][\w'’-]+){1,3}),? [a-zà-ÿ]{3}")
#: «His last book, “Title”».
_BOOK = re.compile(
    r"\b(?:livres?|ouvrages?|essai|roman|books?)\b[^.«“\"]{0,30}[«“\"][^»”\"]*[»”\"]"
)
#: «À propos de l’Exemple», and what the text below it begins with.
_ABOUT = re.compile(
    r"^\W*(?:a propos (?:d[eu]s? |d')|about |uber )(?:l[ae]s? |l'|the )?(?P<name>.{2,50}?)\W*$"
)
_IS = re.compile(r"\b(?:est|sont|is|are|regroupe|rassemble|reunit|federe|compte|ist)\b")
_MOST_ABOUT = 4
_SAYS = re.compile(rf"\b{part('speech')}|[«“]")
_LONGEST = 400
_LONGEST_CONTACT = 90
_LONGEST_KEYWORD = 4
_LONGEST_OFFICE = 6
_LONGEST_CONTACTS = 12
_FEWEST_KEYWORDS = 3
_NO_KEYWORD = re.compile(r"[:;,«»()]|(?<![\w-])\d")
#: Each is looked for in all of the text.
_MOST_AUTHORS = 50


def mark_endings(lines: Sequence[Line]) -> None:
    """Gives the last lines their kind; the first text of the article stays."""
    body = body_places(lines)
    if not body:
        return
    _mark_contacts(lines, body[0])
    _mark_bibliography(lines, body[0])
    below = body[-1] + 1
    if below < len(lines):
        _mark_sources(lines, below)
        _mark_keywords(lines, below)
    _mark_upwards(lines, body[0])
    if below < len(lines) and lines[-1].kind == "link":  # keywords stand above contacts as well
        _mark_keywords(lines, below)


def _mark_contacts(lines: Sequence[Line], first: int) -> None:
    """A heading of contacts, wherever below the `first` text it stands, and the lines right below
    it that reach somebody."""
    for at in range(first + 1, len(lines) - 1):
        if lines[at].is_open and _CONTACTS.match(lines[at].folded):
            reached = list(_reached(lines, at + 1))
            for line in (lines[at], *reached) if reached else ():
                line.kind = "link"


def _reached(lines: Sequence[Line], start: int) -> Iterator[Line]:
    """The lines from `start` on that reach somebody, or say whom the line below reaches."""
    for line, below in pairwise(lines[start : start + _LONGEST_CONTACTS]):
        is_office = line.words <= _LONGEST_OFFICE and not ends_sentence(line.text)
        if not (_reaches(line) or (line.is_open and is_office and _reaches(below))):
            return
        yield line


def _reaches(line: Line) -> bool:
    """Short, with a telephone number or an e-mail address; or known as a contact already."""
    is_short = len(line.text) <= _LONGEST_CONTACT and not ends_sentence(line.text)
    return is_short and bool(_PHONE.search(line.text) or _MAIL.search(line.text))


def _mark_sources(lines: Sequence[Line], first: int) -> None:
    """What a text was made from: short lines right below «Sources :», below all running text."""
    for at in range(first, len(lines) - 1):
        if lines[at].is_open and _SOURCES.match(lines[at].folded):
            listed = list(takewhile(_is_listed, lines[at + 1 :]))
            for line in (lines[at], *listed) if listed else ():
                line.kind = line.kind or "footnote"


def _mark_bibliography(lines: Sequence[Line], first: int) -> None:
    """References that are as long as sentences, and nothing but them, below their heading."""
    for at in range(first + 1, len(lines) - 1):
        if lines[at].is_open and _SOURCES.match(lines[at].folded):
            rest = [line for line in lines[at + 1 :] if line.is_open]
            for line in (lines[at], *rest) if rest and all(map(_refers, rest)) else ():
                line.kind = "footnote"


def _refers(line: Line) -> bool:
    return len(line.text) <= _LONGEST and refers(line.text)


def _is_listed(line: Line) -> bool:
    return not line.is_title and not line.is_prose and not ends_sentence(line.text)


def _mark_upwards(lines: Sequence[Line], first: int) -> None:
    """The lines from the last to the first that is none of these, all below `first`."""
    authors = 0
    for at in range(len(lines) - 1, first, -1):
        if lines[at].is_open:
            kind = _kind(lines, at)
            authors += kind == "author"
            if not kind or authors > _MOST_AUTHORS:
                return
            lines[at].kind = kind


def _kind(lines: Sequence[Line], at: int) -> str:
    line = lines[at]
    if _is_about_body(lines, at):
        return "author"
    if len(line.text) > _LONGEST:
        return ""
    if _is_contact(lines, at) or _is_under_contacts(lines, at):
        return "link"
    if is_note(line.text) and ends_with_stop(line.text):
        return "footnote"
    return "author" if _is_about_author(lines, at) or _is_about_signer(lines, at) else ""


def _is_contact(lines: Sequence[Line], at: int) -> bool:
    """A heading of contacts, of one word, with the press in it or above a contact; a telephone
    number, an e-mail or postal address; a sentence speaks to the press as well."""
    line = lines[at]
    is_reached = bool(_PHONE.search(line.text) or _MAIL.search(line.text))
    if line.is_prose or len(line.text) > _LONGEST_CONTACT:
        return is_reached and bool(_CONTACT.search(line.folded))
    if is_reached or _ADDRESS.search(line.text):
        return True
    is_alone = line.words == 1 or bool(_CONTACT.search(line.folded))
    is_above = at + 1 < len(lines) and lines[at + 1].kind == "link"
    return bool(_CONTACTS.match(line.folded)) and (is_alone or is_above)


def _is_under_contacts(lines: Sequence[Line], at: int) -> bool:
    """Whom one reaches: a few words below a heading of contacts or another contact, and above the
    lines that reach them."""
    line, above = lines[at], lines[at - 1]
    is_name = line.words <= _LONGEST_OFFICE and not ends_sentence(line.text)
    is_listed = at + 1 < len(lines) and lines[at + 1].kind == "link"
    return is_name and is_listed and (above.kind == "link" or bool(_CONTACTS.match(above.folded)))


def _is_about_body(lines: Sequence[Line], at: int) -> bool:
    """«À propos de l’Exemple» and what says below it what that is: «L’Exemple est …»."""
    for place in range(at, max(at - _MOST_ABOUT, 0), -1):
        heading, below = lines[place], lines[place + 1 : place + 2]
        found = None if heading.is_prose else _ABOUT.match(heading.folded)
        if found and below:
            start = below[0].folded[:_LONGEST_CONTACT]
            return found["name"] in start and bool(_IS.search(below[0].folded[:_LONGEST]))
        if not heading.is_open:
            return False
    return False


def _is_about_author(lines: Sequence[Line], at: int) -> bool:
    """Says what somebody does whom the text does not name, and not what they say; or which books
    «he» wrote, below a name."""
    line = lines[at]
    above = lines[:at]
    if not ends_sentence(line.text) or _SAYS.search(_OF_BOOK.sub("", line.folded)):
        return False
    if _WROTE.match(line.folded):
        return above[-1].text.istitle() or any(other.kind == "byline" for other in above)
    found = _WRITES.match(line.folded)
    if not found:
        return False
    name = line.text[: found.end("name")]
    surname = name.split()[-1]
    is_name = len(name.split()) >= 2 and all(word[0].isupper() for word in name.split()[-2:])
    others = (other.text for other in above if other.is_open and other.text != name)
    return is_name and not any(surname in text for text in others)


def _is_about_signer(lines: Sequence[Line], at: int) -> bool:
    """Says what the person does whose byline stands above and whom the text does not name, «Anne
    Morel couvre la Baltique.»"""
    line = lines[at]
    if not ends_with_stop(line.text) or _SAYS.search(_BOOK.sub("", line.folded)):
        return False
    found = _SUBJECT.match(line.text)
    if found is None or any(found[1] in x.text for x in lines[:at] if x.is_open):
        return False
    return any(found[1] in x.text for x in lines[:at] if x.kind in ("byline", "page-date"))


def _mark_keywords(lines: Sequence[Line], first: int) -> None:
    """The keywords of the page, one a line, at its end: three or more short lines right below
    running text, or two below a line of the page; in lower case, sections of it or names that the
    gazetteer knows."""
    after = [line for line in lines[first:] if line.is_open]
    keywords = list(takewhile(_is_keyword, reversed(after)))
    fewest = _FEWEST_KEYWORDS - (first < len(lines) and not lines[first].is_open)
    if len(keywords) < fewest or len(keywords) != len(after):
        return
    if lines[first - 1].text.endswith(":") or any(line.is_title for line in lines[first:]):
        return
    for line in keywords:
        line.kind = "hashtags"


def _is_keyword(line: Line) -> bool:
    """A few words without a number or a mark, in lower case, of the page's sections or known."""
    is_bare = line.words <= _LONGEST_KEYWORD and not ends_sentence(line.text)
    if not is_bare or _NO_KEYWORD.search(line.text) or not line.text[0].isalpha():
        return False
    return line.text[0].islower() or line.folded in SECTIONS or names_concept(line.text)
