"""Lines that state something about the page: its dates, authors, codes, menus and place.

Input: a line and where it stands. Output: the kind of such a line, or nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from index.cleaning import phrases
from index.cleaning.line import Line, ends_sentence, fold_chars
from index.cleaning.phrases import part, words
from index.days import CLOCK, WrittenDay, find_days, from_epoch, today

__all__ = [
    "dates_occasion",
    "is_byline",
    "is_date_line",
    "numbers_issue",
    "page_kind",
    "states_date",
    "states_length",
    "words_beside_date",
]

_TIME = re.compile(
    r"\b\d{1,2}:\d{2}(?=[^\W\d_]{3})|"  # glued to «Mise à jour»
    r"\b\d{1,2}\s?(?:[:.]|h:?|heures?|uhr)\s?(?:\d{2}(?::\d{2}(?:[.,]\d+)?)?)?(?:\s?min)?\s?(?:[ap]\.?m\.?)?\b|\b\d{1,2}\s?[ap]m\b"
)
#: `T18:20:00+0200`, as databases write it.
_STAMP_TIME = re.compile(r"\bt?\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?\s?(?:z|[+-]\d\d:?\d\d)\b")
#: What is dated in words like «Salon», «Édition», «Imprimé» is not the article.
_OCCASION = re.compile(rf"\b{part('occasion')}\b")
_TEXT_KINDS = words("text_kinds")
#: The date of something: «Défilé du 14 juillet», «Conseil de sécurité : 3 mars».
_OF_DATE = re.compile(rf"(?:\b(?:du|des|of the|vom|del)\s+(?:{part('date-word')}\s+)?|:\s*)$")
_DATE_WORDS = re.compile(rf"\b{part('date-word')}\b")
#: «N° 214 – Avril 2025», «Numéro 12 | 3 mai 2024»: the day of an issue is that of what it holds.
_ISSUE = re.compile(
    rf"^\W*(?:(?:edition|lettre|bulletin|hebdo|{part('paper')}) )?(?:n[°o]|no\.|numero)"
    r" ?\d{1,5}\b"
    r"|^.{6,20} ?[|·•–—-] ?n[°o] ?\d{1,5}$"
)
#: So many words may stand beside the day of an issue, if not what numbers it, and of any other.
_ISSUE_WORDS, _WORDS_BESIDE = 3, 6
#: What stands beside the date of a blog: «Laisser un commentaire», «312 vues», «3 min», «il y a 2
#: ans», «(l’agence)»; and beside that of a printed page: «p. 12», the same day of the Hegira.
_METERS = re.compile(
    r"\b[a-z]{3,9}-\d{3,5}\b/?"
    r"|\bpp?\. ?[a-z]{0,2}\d{1,3}(?:[-–]\d{1,3})?\b"
    r"|\b\d{1,2}(?:er)? [^\W\d_][^\d.,;:|]{2,24} 1[34]\d\d(?: h\b)?"
    r"|\bcorrespondant au\b"
    r"|\b\d{1,2}(?:er)? (?:janv|fevr|mars|avr|mai|juin|juil|aout|sept|oct|nov|dec)[a-z]*\b"
    rf"|\b{part('age')}|\bsujet du message ?:.*$"
    r"|(?<![\d:])\d[\d.,]*k\b"
    r"|\(+[^()\d]{2,30}\)+"
    r"|\b(?:lu \d[\d .,k]* ?fois|(?:(?:temps de )?lecture ?:? ?)?(?<![\d:])\d{1,2} ?"
    r"(?:min(?:utes?)?|mn)\b(?: (?:de lecture|read))?|laisser un commentaire|leave a comment"
    r"|(?:aucun|no|(?<![\d:])\d[\d .,]*k?) ?"
    r"(?:vues?|views?|commentaires?|comments?|partages?|shares?|lectures?|hits))\b"
)
#: How long a video is; a clock has no unit behind its minutes.
_LENGTH = re.compile(r"\d:\d\d\s*min(?:utes?|uten)?\.?\s*$")
_DATED_END = re.compile(rf"\b{part('dated')}(?: le| on)?\s?:?\s*$")
_STATES_DATE = re.compile(rf"^\W*{part('dated')}\b")
_BYLINE = re.compile(rf"^\W*(?:{part('byline')}(?:\s*:)?|{part('desk-byline')})(?P<rest>$|\W.*$)")
_BYLINE_ALONE = re.compile(
    r"^\W*(?:par|by|von|por|de|auteurs?|authors?|(?:la )?redaction"
    rf"|{part('byline')}\W+(?:l[ae' ]+|the )?{part('account')})\W*$"
)
_NAME = r"[A-ZÀ-Þ][\w'’.-]+(?: (?:[a-z]{2,3} )?[A-ZÀ-Þ][\w'’.-]+){1,3}"
#: «Jean Dupont, chercheur associé», «Jean Dupont (à Kiev)».
_SIGNED_AS = re.compile(
    rf"{_NAME}(?:, {part('profession')}\b[^.:;!?]{{0,60}}"
    r"| \((?:à|au|aux|en) [A-ZÀ-Þ][\w'’ -]{2,30}\))$"
)
#: «par lephare», as accounts are written.
_ACCOUNT = re.compile(r"(?:par|by) [a-z][\w.-]{3,20}(?<!\.)")
#: How long reading takes, behind a name.
_READING = re.compile(r"\b\d{1,2} ?(?:min|mn)\b")
#: «de Jean Dupont, Radio Exemple», «Journaliste Jean Dupont / Reportage», «Journaliste au Phare».
_SIGNED_BY = re.compile(
    rf"(?:de |d['’]|von |di |da ){_NAME}(?:, ?[A-ZÀ-Þ][\w .-]{{1,30}})?$"
    rf"|(?:\([^()]{{2,30}}\) ?)?(?:[Jj]ournaliste|[Rr]eporter|[Cc]orrespondante?) {_NAME}"
    r"\s*(?:[/=|].{0,40})?$"
    r"|(?:[Jj]ournaliste|[Cc]orrespondante?) (?:(?:aux?|chez|pour) (?:l[ae]s? |l['’])?)?"
    r"[A-ZÀ-Þ][\w .-]{1,30}$"
)
#: «Jean Dupont, Anna Kask et Paul Morin».
_SIGNED_TOGETHER = re.compile(rf"{_NAME}(?:, {_NAME})+,? (?:et|and|&|und|y) {_NAME}")
#: The envoy of a state is none.
_REPORTER = re.compile(rf"\b{part('reporter')}\b(?! (?:d[eu]s? |d'|pour ))")
_DESK = re.compile(part("desk"))
#: «by admin», beside a date.
_SIGNS = re.compile(rf"par|by|von|{part('account')}")
_NAME_WORD = re.compile(r"[^\W\d_][\w'’.-]*")
#: «(à Kiev, envoyé spécial)» behind a name.
_POST = re.compile(r"(?<=\w)\s?\([^()\d]{3,60}\)\W*$")
_INITIAL = re.compile(r"\b[A-Z]\.\W*$")
_BYLINE_WORDS = words("byline_words")
_SLUG = re.compile(r"^(?=.*\d)(?=.*[-_])[a-z0-9]+(?:[-_.][a-z0-9]+)+$|^[0-9a-f]{16,}$")
#: What an agency numbers its texts with: «BEL0412 4 POL 0381 F BELGA-0377».
_WIRE_CODE = re.compile(r"(?:^|\s)[A-Z]{2,5}\d{4}\s|\s[A-Z]{3,9}-\d{4}$")
_FEWEST_CODES = 3
#: An element of HTML, or an address in angle brackets.
_ELEMENT = re.compile(r"<[^<>]*>")
#: «… 25/08/2025 à 14:02».
_TIMED = re.compile(rf"\d{{4}}\W{{1,3}}(?:a |at )?{CLOCK}\W*$")
_CRUMBS = re.compile(r"\s*[>\u203a»≫/|→]\s*|\s+[-–—]\s+")
_COUNT = re.compile(
    r"^\W*[\d .,k]+ ?(?:vues?|views?|partages?|shares?|likes?|lectures?|reads?|fois)\W*$"
)
_MENU_WORD = re.compile(r"[^\W\d_][\w'-]*")
_ITEM = re.compile(r"[-–•]\s")
_MENU_FILL = words("menu_fill")
#: What a menu writes without a capital; no headline has three sections and no mark.
_SMALL_WORDS = _MENU_FILL | phrases.SECTIONS | words("labels")
_MARKS = re.compile(r"[,;:«»“”\"!?()]")
_FEWEST_SECTIONS = 3
_FRONT_PAGE = re.compile(r"\ba la une\b")
_EDGE_LINES = 5
_DIGIT = re.compile(r"\d")
_LONGEST = 160
_ARROW = re.compile(r"[>\u203a≫→]")


def page_kind(line: Line, at: int, count: int, *, is_outside: bool) -> str:
    """The kind of a line about the page. `is_outside`: above or below all running text."""
    if len(line.text) > _LONGEST:
        return ""
    is_edge = at < _EDGE_LINES or at >= count - _EDGE_LINES
    if _is_breadcrumb(line, at):
        return "breadcrumb"
    dated = _dated(line, at, is_outside=is_outside)
    if dated:
        return dated
    if is_edge and (_SLUG.match(line.text) or _is_wire_code(line.text)):
        return "tracking-slug"
    if (is_edge or is_outside) and _COUNT.match(line.folded):
        return "share"
    if is_byline(line, is_outside=is_outside):
        return "byline"
    if is_outside and _is_menu(line, at):
        return "navigation"
    return ""


def _dated(line: Line, at: int, *, is_outside: bool) -> str:
    """Lines that are dates: of the page above the text, of its storage below it."""
    if from_epoch(line.text):
        return "epoch"
    rest = words_beside_date(line)
    if rest is None or len(rest) > _WORDS_BESIDE or (rest and line.is_prose):
        return ""
    if is_outside and len(rest) <= _words_of_issue(line):
        return "page-date"
    if not _goes_with_date(rest, line, is_outside=is_outside):
        return ""
    if rest and at and dates_occasion(line, rest):
        return "related-date"
    if _is_stamp(line.text):
        return "timestamp" if at > 1 else "page-date"
    return "page-date" if is_outside or states_date(line) else ""


def _words_of_issue(line: Line) -> int:
    """So many words may stand beside the day of an issue, those that number it among them; -1 where
    the line is of none."""
    found = _ISSUE.match(line.folded)
    return max(_ISSUE_WORDS, len(re.findall(r"\w+", found[0]))) if found else -1


def numbers_issue(line: Line) -> bool:
    """The line begins with the number of an issue or a paper, and stands above what that holds."""
    return bool(_ISSUE.match(line.folded))


def _goes_with_date(rest: Sequence[str], line: Line, *, is_outside: bool) -> bool:
    """What stands beside a date says of what it is or who wrote, and makes no sentence of it."""
    states = states_date(line)
    if line.text.endswith(".") and not _INITIAL.search(line.text):
        return states and not rest
    is_signed = is_outside and all(word[0].isupper() or _signs(fold_chars(word)) for word in rest)
    is_timed = is_outside and bool(_TIMED.search(line.folded))
    return states or is_signed or is_timed or not rest


def states_date(line: Line) -> bool:
    """The line begins with a word for publication or update."""
    return bool(_STATES_DATE.match(line.folded))


def states_length(line: Line) -> bool:
    """The line ends with minutes and seconds, `1:52 min`: its date is that of a video."""
    return bool(_LENGTH.search(line.folded))


def dates_occasion(line: Line, rest: Sequence[str]) -> bool:
    """The date is that of an event or a medium: a word names one, or words stand before «du»."""
    words = [fold_chars(word) for word in rest]
    if states_date(line):
        return "site" in words
    if any(_OCCASION.fullmatch(word) for word in words):
        return True
    day = next(day for day in find_days(line.text) if day.precision != "year")
    before = line.folded[: day.start]
    is_texts = all(word in _TEXT_KINDS or word in _BYLINE_WORDS for word in words)
    is_of = bool(_OF_DATE.search(before)) and words[0] in before and not _DATED_END.search(before)
    return is_of and not _BYLINE.match(line.folded) and not is_texts


def _signs(word: str) -> bool:
    """A word of bylines, accounts, agencies, sections or occasions, as they stand beside a date."""
    patterns = (_SIGNS, _OCCASION, _DESK)
    is_known = word in _BYLINE_WORDS or word in phrases.SECTIONS
    return is_known or any(pattern.fullmatch(word) for pattern in patterns)


def is_date_line(line: Line) -> bool:
    """A line that is a date and nothing else."""
    return len(line.text) <= _LONGEST and words_beside_date(line) == ()


def _is_stamp(text: str) -> bool:
    """An ISO day with a time, as databases write it."""
    return bool(re.match(r"^\W*\d{4}-\d\d-\d\d[T ]\d\d:\d\d", text))


def words_beside_date(line: Line) -> tuple[str, ...] | None:
    """The words of a line without its dates, times and what goes with them; None if no date."""
    return _beside_date(line.text, today()) if _DIGIT.search(line.text) else None


@lru_cache(1024)
def _beside_date(text: str, latest: date) -> tuple[str, ...] | None:
    """Several passes ask for it, of lines that pages of one site share."""
    days = [day for day in find_days(text, latest=latest) if day.precision != "year"]
    if not days:
        return None
    rest = _without(days, text)
    folded = fold_chars(rest)
    for pattern in (_METERS, _STAMP_TIME, _TIME, _DATE_WORDS):
        folded = pattern.sub(lambda found: " " * len(found[0]), folded)
    return tuple(rest[found.start() : found.end()] for found in re.finditer(r"\w+", folded))


def _without(days: Sequence[WrittenDay], text: str) -> str:
    """`text` with a space for each of the days that stand in it."""
    for day in reversed(days):
        text = f"{text[: day.start]} {text[day.end :]}"
    return text


def is_byline(line: Line, *, is_outside: bool = True) -> bool:
    """`par` alone; above or below the text, `Par` and names, with or without a date."""
    if _BYLINE_ALONE.match(line.folded):
        return True
    is_short = is_outside and not line.is_prose
    if is_short and (_SIGNED_AS.match(line.text) or _SIGNED_BY.match(line.text)):
        return True
    if is_short and _ACCOUNT.fullmatch(line.folded):
        return True
    if is_outside and (_SIGNED_TOGETHER.fullmatch(line.text) or _is_reporters(line)):
        return True
    found = _BYLINE.match(line.folded) if is_outside and line.words <= 16 else None
    if not found or line.is_prose:
        return False
    rest = _READING.sub("", line.text[found.start("rest") :])
    days = find_days(rest)
    rest = _TIME.sub(" ", _without(days, rest) if days else _POST.sub("", rest))
    names = [] if not days and _DIGIT.search(rest) else _NAME_WORD.findall(rest)
    lower = [word for word in names if word[0].islower()]
    is_ended = rest.rstrip().endswith(".") and not _INITIAL.search(rest)
    return (bool(names) and names[0][0].isupper() and not is_ended) and all(
        fold_chars(word) in _BYLINE_WORDS or _DATE_WORDS.fullmatch(fold_chars(word))
        for word in lower
    )


def _is_reporters(line: Line) -> bool:
    """«De notre envoyé spécial à Kiev», «Kiev, correspondance»: who reports, and names alone."""
    found = None if ends_sentence(line.text) else _REPORTER.search(line.folded)
    if not found:
        return False
    names = _NAME_WORD.findall(f"{line.text[: found.start()]} {line.text[found.end() :]}")
    return bool(names) and all(
        word[0].isupper() or fold_chars(word) in _BYLINE_WORDS for word in names
    )


def _is_wire_code(text: str) -> bool:
    """Capitals and figures alone, of which an agency makes the numbers of its texts."""
    figures = sum(any(map(str.isdigit, word)) for word in text.split())
    return figures >= _FEWEST_CODES and text.isupper() and bool(_WIRE_CODE.search(text))


def _is_breadcrumb(line: Line, at: int) -> bool:
    """`Home » Monde » Title`, `Accueil > Monde`; without a first word that says so, three steps
    above the text, the first two short, that are no sentence."""
    if phrases.HOME.match(line.folded) and len(_steps(line)) >= 2:
        return bool(re.match(r"^\W*[\w' ]+?\s*[>\u203a»≫/|→:-]", line.folded))
    if at > 3:
        return False
    text = _ELEMENT.sub("", line.text)
    has_arrows = bool(_ARROW.search(text)) or ("»" in text and "«" not in text)
    if not has_arrows or text.rstrip(' "»”').endswith((".", "…")):
        return False
    steps = _steps(line)
    is_short = all(len(step) <= 30 and step[0].isupper() for step in steps[:2])
    return len(steps) >= 3 and is_short


def _steps(line: Line) -> list[str]:
    """The parts of a line between arrows, bars and dashes, none of them of an element."""
    text = _ELEMENT.sub("", line.text)
    return [part.strip() for part in _CRUMBS.split(text) if part.strip()]


def _is_local_menu(line: Line, named: Sequence[str], *, has_front: bool) -> bool:
    """Three sections among other words with a capital each: «À la une Brest Sport Culture»."""
    known = sum(word in phrases.SECTIONS for word in named) + has_front
    small = {fold_chars(word) for word in _MENU_WORD.findall(line.text) if word[0].islower()}
    is_plain = not _MARKS.search(line.text) and len(small - _SMALL_WORDS) <= 2
    return known >= _FEWEST_SECTIONS and is_plain


def _is_menu(line: Line, at: int) -> bool:
    """Only names of sections: two or more, or one as the first lines of a page, no list's item."""
    written = _FRONT_PAGE.sub("", line.folded)
    found = [word for word in _MENU_WORD.findall(written) if word not in _MENU_FILL]
    named = [word.removeprefix("l'").removeprefix("d'") for word in found]
    if not named or line.text[-1:] in ".!?:" or _DIGIT.search(line.text):
        return False
    if not phrases.SECTIONS.issuperset(named):
        return _is_local_menu(line, named, has_front=written != line.folded)
    is_single = at <= 6 and not _ITEM.match(line.text)
    return len(named) >= 2 or is_single
