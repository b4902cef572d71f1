"""Who is credited: photo credits, captions with a credit, source lines, agencies and outlets.

Input: folded and plain texts of lines. Output: claims about them, and the gazetteer's ids of the
agencies that they name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.cleaning.captions import has_credit_tail, is_shouted_credit
from index.cleaning.known import agency_named, outlet_named, sources_in
from index.cleaning.line import Line, ends_sentence, fold_chars
from index.cleaning.phrases import part, words
from index.dateline import Dateline, datelines, read_dateline
from index.days import find_days

__all__ = [
    "agencies_in",
    "credit_at_edge",
    "credit_of",
    "is_agency_line",
    "is_photo_caption",
    "is_photo_credit",
    "is_source_line",
]

#: Picture desks and agencies that stand in credits; a credit is told by one of them or by a label.
_DESKS = re.compile(rf"(?<!\w){part('desk')}(?!\w)")
_LABEL = part("credit-label")
_CREDIT = re.compile(
    rf"^[^\w©(]*\(?{_LABEL}\s*(?:[:/|]|(?<=[©ⓒ])|(?<=\(c\))|by\b|par\b)\s*\S.{{0,110}}$"
)
#: «LP/Anna Kask».
_SIGNED = re.compile(r"[A-Z]{2,4}/[A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]+){1,2}")
#: «Photo DGA».
_SHORT_CREDIT = re.compile(r"(?:Photos?|Crédit) [A-ZÀ-Þ]{2,8}")
_SOURCE = re.compile(rf"^\W*{part('source-label')}\s*:\s*(?P<rest>\S.*)$")
_WITH = re.compile(
    rf"^\W*(?:(?P<who>.{{2,40}}?)[ ,(]+)?{part('with')}\s+"
    rf"(?P<reports>(?:des |les |du |the )?{part('reports')}"
    r" (?:de la |de l'|de |d'|des |du |from |by |von |der )?)?"
    r"(?P<rest>(?:l'|les |the )?\S.{1,60}?)\W*$"
)
_TRAILING_LABEL = re.compile(
    rf"(?:[.!?…»”\"]\s*|[(\[]\s*|\s[-–—|/]\s?|\s)(?P<label>{_LABEL})\s*(?:[:/]|(?<=[©ⓒ]))\s*"
    r"[^.]{2,100}[)\]]?\.?$"
)
_TRAILING_PARENS = re.compile(r"[(\[](?P<credit>[^()\[\]]{2,70})[)\]]\s?\.?$")
_TRAILING_SLASH = re.compile(
    r"[.!?»”]\s+(?P<credit>[^.!?]{2,45}\s?/\s?[^.!?/]{2,40}(?:/[^.!?/]+)?)$"
)
_TRAILING_DASH = re.compile(rf"\s[-–—|]\s*(?:{part('desk')}\s*/?\s*)+$")
_ARCHIVE = re.compile(
    rf"[(\[]{part('archive')}(?:[,/ ].{{0,40}})?[)\]]$"
    r"|(?:^\W*|[,.(|–-] ?)(?:photo|image|foto) d'(?:illustration|archives?)\W*$"
    r"|^\W*(?:file photo|symbolbild)\W*$"
)
_PICTURE = re.compile(r"^\W*(?:captures? d'ecran|photo(?:graphie)?|image|vue|illustration)s?\b")
#: «AA/Ankara/».
_LEAD = re.compile(r"[A-Z]{2,6}\s?/\s?[A-ZÀ-Þ][\w' -]{1,24}/")
_ANADOLU = re.compile(r"(?:^|; )AA\s?/\s?[A-ZÀ-Þ]")
#: What stands around a short name, the figures of a day among it.
_EDGES = " .:-–—[]0123456789"
#: What parts the names of a credit.
_PARTS = re.compile(r"[/,;|&+()\n]|\b(?:avec|et|and|with|par|by|sources?|agences?|von|mit|con)\b")
_LISTED = re.compile(r"\s*(?:[,/&+]|\b(?:et|and|und|y|avec)\b)\s*")
#: Short names of agencies to the gazetteer's ids.
_CODES = dict(row.split("=") for row in words("agency_codes"))
_CLOSING = re.compile(r"(?:[.!?»”]\s*[(\[]|[(\[](?=[Aa]vec ))(?P<credit>[^()\[\]]{2,40})[)\]]\.?$")
#: How a text ends that `_CLOSING` finds.
_BRACKETS = (")", "]", ").", "].", ")\n", "]\n", ").\n", "].\n")
#: «A ship at sea. | THE GAZETTE»: nothing but capitals behind a stop and a bar.
_BARRED_CAPITALS = re.compile(
    r"[.!?»]\s+\|\s+(?:(?:Archives|Photo) )?[A-ZÀ-Þ][A-ZÀ-Þ .'’/-]{3,45}$"
)
#: «The general at Port Sudan AFP»; «selon l'AFP» credits nothing.
_BARE_DESK = re.compile(
    r"(?<!\bavec)(?<!\bselon)(?<!\bsource)(?<!\bagence)(?<!\bpar)(?<!\bvia)(?<!\bet)"
    r"(?<=[^\W\d_]{2}) (?:AFP|REUTERS|EPA)$"
)
_STATED = re.compile(
    r"(?!(?:19|20)\d\d\b)\d[\d .,]*\s[^\W\d_]|[a-zà-ÿ].*[.!?]\s+[A-ZÀ-Þ]\w* \w+ \w+"
)
#: «NAME POUR « LE JOURNAL »», «Photo ABC.» behind a sentence.
_ORDERED = re.compile(
    r"[.!?»)]\s+(?:[A-ZÀ-Þ][A-ZÀ-Þ .'’-]{3,40} POUR «? ?[A-ZÀ-Þ][A-ZÀ-Þ .'’-]{1,30}»?"
    r"|(?:Photos?|PHOTOS?) [A-Z]{2,8}\.?)$"
)
_LONGEST_CAPTION, _LONGEST_CREDIT = 350, 160
#: More words than these are no list of who signs.
_MOST_NAMES = 5
#: Names hold no more words in lower case; a sentence about the source does.
_MOST_SMALL = 5


def is_photo_credit(line: Line) -> bool:
    """A line that only says who took a picture."""
    if line.text[0] in "©ⓒ" and len(line.text) <= _LONGEST_CREDIT:
        return not ends_sentence(line.text)
    if line.words > 16 or line.is_prose:
        return False
    folded = line.folded
    if is_shouted_credit(line.text) or _SHORT_CREDIT.fullmatch(line.text):
        return True
    if (_CREDIT.match(folded) and not _is_statement(line.text)) or _ARCHIVE.match(folded):
        return True
    return _is_slashed(line.text) and not find_days(line.text)


def _is_statement(text: str) -> bool:
    """Behind the label stands a figure, or words in lower case that end a sentence."""
    rest = text.partition(":")[2].strip()
    return bool(_STATED.match(rest))


def _is_slashed(credit: str) -> bool:
    """`Name/Agency`, `X via Y`, `Z Images`: a picture desk and what credits are joined by."""
    if _SIGNED.fullmatch(credit):
        return True
    if len(credit) > 90 or not re.search(r"/| via |[A-Z]\w* Images\b", credit):
        return False
    if not _DESKS.search(fold_chars(credit)) and "Images" not in credit:
        return False
    if "agence (" in fold_chars(credit):
        return False
    return not re.search(r"[.!?]\s+\w+\s+\w+\s+\w+", credit)


def is_photo_caption(line: Line) -> bool:
    """A line that describes a picture and ends with its credit, or with `(archives)`."""
    if len(line.text) > _LONGEST_CAPTION or line.words < 2:
        return False
    folded = line.folded
    if _ARCHIVE.search(folded) or _ORDERED.search(line.text) or _BARRED_CAPITALS.search(line.text):
        return True
    label = _TRAILING_LABEL.search(folded)
    if label and line.text[label.start("label")] not in "pifblc" and label.start() > 0:
        return True
    if line.words > _MOST_NAMES and _BARE_DESK.search(line.text):
        return True
    if _TRAILING_DASH.search(folded) and not ends_sentence(line.text):
        return True
    slashed = _TRAILING_SLASH.search(line.text)
    if slashed and _is_slashed(slashed["credit"]):
        return True
    return _has_credit_in_parens(line) or has_credit_tail(line.text)


def _has_credit_in_parens(line: Line) -> bool:
    """`… (Name/AGENCY)`; `… (AGENCY)` too, where no sentence ends before or after it."""
    found = _TRAILING_PARENS.search(line.text)
    if not found or found.start() < 8:
        return False
    credit, before = found["credit"], line.text[: found.start()].rstrip()
    if not _DESKS.search(fold_chars(credit)) or fold_chars(before).endswith("agence"):
        return False
    if "/" in credit or " via " in credit or "©" in credit:
        return True
    is_open = not line.text.endswith(".") and before[-1:] not in ".!?…»”"
    if _PICTURE.match(line.folded):
        return True
    return is_open and len(credit.split()) <= 3 and credit[:1].isupper()


def is_source_line(line: Line) -> bool:
    """`Source: …` with a short list of names behind it, wherever it stands."""
    found = _SOURCE.match(line.folded)
    if not found or line.is_prose or len(found["rest"].split()) > 12:
        return False
    if sum(word.islower() for word in line.text[found.start("rest") :].split()) > _MOST_SMALL:
        return False
    return not found["rest"].endswith(".") or len(found["rest"].split()) <= 4


def is_agency_line(line: Line) -> bool:
    """Nothing but agencies: `AFP`, `(avec AFP)`, `La rédaction avec AFP et Reuters`; or a place
    before one: `KIEV (Reuters)`."""
    if line.words > 9 or line.folded.endswith("?"):
        return False
    placed = read_dateline(f"{line.text} –") if line.text.endswith(")") else None
    if placed and placed.is_placed and credit_of(placed):
        return True
    found = _WITH.match(line.folded)
    rest = found["rest"] if found else line.folded
    names = _LISTED.split(rest.strip("()[]. –—-©"))
    is_shouted = line.text.isupper()
    known = [_is_agency(name) or (is_shouted and name in _CODES) for name in names]
    cased = _LISTED.split(line.text[slice(*found.span("rest"))]) if found else ()
    if cased and all(agency_named(name) or outlet_named(name) for name in cased):
        return True
    if not any(known) and line.words <= 4 and agency_named(line.text.strip(" .()[]–—-")):
        return True
    return all(known) or bool(found and found["reports"] and any(known))


def _is_agency(name: str) -> bool:
    """True for the folded name of an agency, or for «agences»."""
    bare = re.sub(r"^(?:l'|les |the |die )", "", name).strip("()[]. ")
    if bare in ("agences", "agence", "agencies", "agenturen", "agencias"):
        return True
    return (
        bool(bare)
        and bare not in ("images", "archives", "archive", "dr", "pool")
        and bool(_DESKS.fullmatch(bare))
    )


def agencies_in(text: str) -> tuple[str, ...]:
    """Ids of the agencies that a credit names, in its order, without `src:`. Short names that are
    words elsewhere count where they stand alone between its marks, in capitals or not."""
    known = [(at, source) for source, kind, at in sources_in(text) if kind == "agency"]
    start = 0
    for part_of in _PARTS.split(text):
        at = text.index(part_of, start)
        start = at + len(part_of)
        if code := _CODES.get(fold_chars(part_of.strip(_EDGES)).removeprefix("l'")):
            known.append((at, code))
    if _ANADOLU.search(text):
        known.append((0, "anadolu"))
    return tuple(dict.fromkeys(source for _, source in sorted(known)))


def credit_of(dateline: Dateline) -> str:
    """The agencies among the credits of a dateline; nothing where there are none."""
    return " ; ".join(credit for credit in dateline.credits if _is_known(credit))


def credit_at_edge(paragraphs: Sequence[str]) -> str:
    """What signs a text before its first word, `KIEV (AFP) –`, `AA/Ankara/`, or in brackets at the
    end of its first or last paragraph, `… . (AFP)`; nothing but agencies."""
    lead = _LEAD.match("".join(paragraphs[:1]))
    if lead and agencies_in(lead[0]):
        return lead[0]
    if credit := next(filter(None, map(credit_of, datelines(paragraphs))), ""):
        return credit
    for paragraph in (*paragraphs[:1], *paragraphs[-1:]):
        found = _CLOSING.search(paragraph[-60:]) if paragraph.endswith(_BRACKETS) else None
        if found and _is_known(found["credit"]):
            return found["credit"]
    return ""


def _is_known(credit: str) -> bool:
    """The credit is of agencies alone, and perhaps of who wrote for them: `ats/br`."""
    names = [name for name in _LISTED.split(credit) if name]
    known = {name for name in names if _is_agency(key := fold_chars(name)) or key in _CODES}
    are_known = all(name in known or (name.islower() and len(name) <= 3) for name in names)
    return bool(known) and are_known and len(credit.split()) <= 6
