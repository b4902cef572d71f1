"""Lines that state something about the page: its dates, authors, codes, menus and place.

Input: a line and where it stands. Output: the kind of such a line, or nothing.
"""

from __future__ import annotations

import re

from index.cleaning import phrases
from index.cleaning.line import Line
from index.days import find_days, from_epoch

__all__ = ["is_date_line", "mark_page_line"]

_TIME = re.compile(
    r"\b\d{1,2}\s?(?:[:.h]|heures?|uhr)\s?(?:\d{2}(?::\d{2}(?:[.,]\d+)?)?)?(?:\s?min)?\s?(?:[ap]\.?m\.?)?\b|\b\d{1,2}\s?[ap]m\b"
)
_DATE_WORDS = re.compile(
    r"\b(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|(?:mon|tues|wednes|thurs|fri|satur|sun)"
    r"day|mon|tue|wed|thu|fri|sat|sun|lun|mar|mer|jeu|ven|sam|dim|montag|dienstag|mittwoch"
    r"|donnerstag|freitag|samstag|sonntag|lunes|martes|miercoles|jueves|viernes|sabado|domingo"
    r"|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье|понеділок|вівторок|середа"
    r"|четвер|пʼятниця|субота|неділя|publiee?s?|postee?|paru|mise?|en|ligne|a|jour|modifiee?|le|la"
    r"|les|du|de|derniere?|dernieres|mise|maj|actualisee?|creee?|redige|ce|on|at|the|updated?"
    r"|published|posted|last|first|modified|am|pm|um|uhr|est|edt|gmt|cet|cest|utc|et|and|und|h|min"
    r"|date|stand|veroffentlicht|erschienen|aktualisiert|vom|publicado|actualizado|el|las|los|y"
    r"|heure|heures|paris|local|time|pubblicato|aggiornato|il|alle|ore|atualizado|em|as|publisert"
    r"|oppdatert|den|kl|gepubliceerd|op|om|опубликовано|обновлено|опубліковано|оновлено|года|року"
    r"|в|о|at|article|since|il y a|ago|old|t|z)\b"
)
_STATES_DATE = re.compile(
    r"^\W*(?:(?:article |texte )?(?:publiee?|postee?|paru|mise? en ligne|mise? a jour|modifiee?"
    r"|actualisee?|creee?|redige)|derniere (?:mise a jour|modification)|(?:first )?published|posted"
    r"|(?:last )?(?:updated|modified)|update|maj|veroffentlicht|erschienen|aktualisiert|stand"
    r"|publicado|actualizado|pubblicato|aggiornato|atualizado|publisert|oppdatert|gepubliceerd"
    r"|publicerad|опубликован[оа]|обновлено|опубліковано|оновлено|date)\b"
)
_BYLINE = re.compile(
    r"^\W*(?:(?:par|by|von|por|di|da|door|av|auteurs?|authors?|autor(?:en)?|autore?s?|автор|текст|texte"
    r"|written by|ecrit par|redige par|publie par|posted by|published by|propos recueillis par"
    r"|traduit par|text)(?:\s*:)?|(?:de |from )?(?:notre|our) (?:correspondante?|envoyee? specialee?"
    r"|correspondent)(?: \w+)?|(?:la )?redaction(?: de)?|staff|redaktion|newsroom)(?P<rest>$|\W.*$)"
)
_BYLINE_ALONE = re.compile(
    r"^\W*(?:par|by|von|por|de|auteurs?|authors?|автор|redaction|la redaction)\W*$"
)
_NAME_WORD = re.compile(r"[^\W\d_][\w'’.-]*")
_LOWER_IN_BYLINE = frozenset(
    "de du des d la le les van von der den et and und y avec with mit con the of a in pour a l en à"
    " journaliste correspondant correspondante envoye envoyee special speciale redaction agence"
    " agences à reporter rédaction dans le".split()
)
_SLUG = re.compile(r"^(?=.*\d)(?=.*[-_])[a-z0-9]+(?:[-_.][a-z0-9]+)+$|^[0-9a-f]{16,}$")
_CRUMBS = re.compile(r"\s*[>›»≫/|→]\s*|\s+[-–—]\s+")
_COUNT = re.compile(
    r"^\W*[\d .,k]+ ?(?:vues?|views?|partages?|shares?|likes?|lectures?|reads?|fois)\W*$"
)
_MENU_WORD = re.compile(r"[^\W\d_][\w'-]*")
_MENU_FILL = frozenset("et en de la le les du des a and the of und und & l d".split())
_EDGE_LINES = 5


def mark_page_line(line: Line, at: int, count: int, *, is_outside: bool) -> str:
    """The kind of a line about the page. `is_outside`: above or below all running text."""
    if len(line.text) > 160:
        return ""
    is_edge = at < _EDGE_LINES or at >= count - _EDGE_LINES
    if _is_breadcrumb(line, at):
        return "breadcrumb"
    dated = _dated(line, at, is_outside=is_outside)
    if dated:
        return dated
    if is_edge and (_SLUG.match(line.text) or _COUNT.match(line.folded)):
        return "tracking-slug" if _SLUG.match(line.text) else "share"
    if _is_byline(line, is_outside=is_outside):
        return "byline"
    if is_outside and _is_menu(line, at):
        return "navigation"
    return ""


def _dated(line: Line, at: int, *, is_outside: bool) -> str:
    """Lines that are dates: of the page above the text, of its storage below it."""
    if not any(char.isdigit() for char in line.text):
        return ""
    if from_epoch(line.text.strip()):
        return "epoch"
    states = bool(_STATES_DATE.match(line.folded))
    rest = _without_dates(line)
    if rest is None or (rest and not states):
        return ""
    if len(rest) > 5 or (rest and line.is_prose):
        return ""
    if _is_stamp(line.text):
        return "timestamp" if at > 1 else "page-date"
    if states:
        return "page-date"
    return "page-date" if is_outside else ""


def is_date_line(line: Line) -> bool:
    """A line that is a date and nothing else."""
    return _without_dates(line) == []


def _is_stamp(text: str) -> bool:
    """An ISO day with a time, as databases write it."""
    return bool(re.match(r"^\W*\d{4}-\d\d-\d\d[T ]\d\d:\d\d", text))


def _without_dates(line: Line) -> list[str] | None:
    """The words of a line without its dates, times and what goes with them; None if no date."""
    days = [day for day in find_days(line.text) if day.precision != "year"]
    if not days:
        return None
    rest = line.folded
    for day in reversed(days):
        rest = f"{rest[: day.start]} {rest[day.end :]}"
    return re.findall(r"\w+", _DATE_WORDS.sub(" ", _TIME.sub(" ", rest)))


def _is_byline(line: Line, *, is_outside: bool) -> bool:
    """`par` alone; above or below the text, `Par` and names, with or without a date."""
    if _BYLINE_ALONE.match(line.folded):
        return True
    found = _BYLINE.match(line.folded) if is_outside and line.words <= 16 else None
    if not found or line.is_prose:
        return False
    rest = line.text[found.start("rest") :]
    days = find_days(rest)
    for day in reversed(days):
        rest = f"{rest[: day.start]} {rest[day.end :]}"
    words = _NAME_WORD.findall(_TIME.sub(" ", rest))
    lower = [word for word in words if word[0].islower()]
    return (bool(words) and words[0][0].isupper() and not rest.rstrip().endswith(".")) and all(
        word.lower() in _LOWER_IN_BYLINE or _DATE_WORDS.fullmatch(word.lower()) for word in lower
    )


def _is_breadcrumb(line: Line, at: int) -> bool:
    """`Home » Monde » Title`, `Accueil > Monde`; without a first word that says so, three short
    steps above the text."""
    parts = [part for part in _CRUMBS.split(line.text) if part.strip()]
    if phrases.HOME.match(line.folded) and len(parts) >= 2:
        return bool(re.match(r"^\W*[\w' ]+?\s*[>›»≫/|→-]", line.folded))
    has_arrows = bool(re.search(r"[>›≫→]", line.text)) or (
        "»" in line.text and "«" not in line.text
    )
    return at <= 3 and has_arrows and len(parts) >= 3 and all(len(p) <= 30 for p in parts[:2])


def _is_menu(line: Line, at: int) -> bool:
    """Only names of sections: two or more, or one as the first lines of a page."""
    words = [word for word in _MENU_WORD.findall(line.folded) if word not in _MENU_FILL]
    words = [word.removeprefix("l'").removeprefix("d'") for word in words]
    if not words or line.text[-1:] in ".!?:" or not phrases.SECTIONS.issuperset(words):
        return False
    return len(words) <= 40 and (len(words) >= 2 or at <= 6)
