"""Lines that are nothing but names: what the gazetteer knows of them, and what they are there for.

Input: the lines of an article. Output: which of them are texts of images or bylines.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from functools import cache

from index.article import Mention
from index.cleaning.line import Line, body_places, ends_sentence, fold_chars, squash
from index.cleaning.phrases import words
from index.gazetteer import load_gazetteer

__all__ = [
    "BULLETS",
    "agency_named",
    "body_named",
    "is_actor",
    "is_address",
    "mark_names",
    "names_concept",
    "outlet_label",
    "outlet_named",
    "outlets_in",
    "sources_in",
    "without_article",
]

_PARTICLES = words("name_particles")
_WORD = re.compile(r"[^\W\d_][\w'’.-]*")
_QUOTED = re.compile(r"[«“\"„].*[»”\"“]?\s*$")
_SAYS = re.compile(
    r"[«“\"„]|\b(?:declar|affirm|expliqu|indiqu|ajout|estim|soulign|precis|assur|annonc|dit\b|selon"
    r"|said|says|told|added|sagte|erklarte|dijo|afirm|сказал|заявил|сказав|заявив)"
)
_FIGURE = re.compile(r"^[^\w]{0,3}\d[\d\s.,]*(?:\W|\w+[^\w]{0,3}){0,5}$")
_LONGEST_NAME_LINE = 60
#: How the names of those begin that publish notes and reports, and their kinds in the gazetteer.
_BODY = re.compile(
    r"(?:institut[eo]?|centre|center|fondation|foundation|observatoire|universite|cahiers?"
    r"|revue(?! de presse)|ministere|ambassade|consulat|groupe de recherche|think tank)\b"
    r"(?: [\w'’-]+){1,8}$"
    r"|(?:(?:l[ae] |l')?(?:assemblee nationale|senat|cour des comptes|conseil d'etat"
    r"|chambre des (?:representants|deputes|communes)|parlement(?: [a-z]+)?"
    r"|conseil (?:federal|europeen|de l'union europeenne)|commission europeenne))$"
)
_PUBLISHING = frozenset({"observer", "state-body", "intergovernmental"})
#: What may stand before a name.
BULLETS = " •·-–|"
#: `journal.fr`
_SITE = re.compile(r"(?:www\.)?[\w-]+\.(?:[a-z]{2,4})(?:\.[a-z]{2})?")
#: «Le Monde.fr».
_DOMAIN = re.compile(r"(?<=\w)\.(?:com|fr|be|ch|ca|net|org|info)$", re.IGNORECASE)
#: The article of a squashed name.
_ARTICLE = re.compile(r"^(?:the|les|le|la|l)(?=\w{4})")
_GERMAN = re.compile(r"\b(?:und|der|die|das)\b")


def sources_in(text: str) -> list[tuple[str, str, int]]:
    """(id without `src:`, kind, place) of each outlet and agency in `text`, in its order."""
    kinds = load_gazetteer().concepts
    return [
        (mention.concept.removeprefix("src:"), kinds[mention.concept].kind, mention.start)
        for mention in sorted(_mentions(text), key=lambda mention: mention.start)
        if mention.kind == "source"
    ]


def outlets_in(text: str) -> list[str]:
    """The labels of the outlets, no agencies, that `text` names."""
    label = load_gazetteer().label
    return [label(f"src:{name}", "fr") for name, kind, _ in sources_in(text) if kind != "agency"]


def is_address(text: str) -> bool:
    """The address of a site and nothing else, a bullet before it or not: «journal.example»."""
    return bool(_SITE.fullmatch(fold_chars(text.lstrip(BULLETS))))


def outlet_named(text: str) -> bool:
    """True if all of `text` is the name of an outlet, no agency, that the gazetteer knows."""
    return _known_outlet(text) is not None or _is_source(text, is_agency=False)


def _known_outlet(text: str) -> str | None:
    """The id of the outlet that is named by all of `text`, perhaps with the domain of its site."""
    gazetteer = load_gazetteer()
    for name in (text, _DOMAIN.sub("", text)):
        found = gazetteer.source_named(name)
        if found and gazetteer.concepts[found].kind != "agency":
            return found
    return _by_address().get(squash(_DOMAIN.sub("", text))) if is_address(text) else None


@cache
def _by_address() -> Mapping[str, str]:
    """The outlets by what their addresses are made of, «jeuneafrique»."""
    concepts = load_gazetteer().concepts.values()
    outlets = [one for one in concepts if one.family == "source" and one.kind != "agency"]
    return {squash(one.label["fr"]): one.id for one in outlets}


def outlet_label(text: str) -> str:
    """How the gazetteer writes the outlet that `text` names, if only capitals or signs differ, or
    the label says more of the same name."""
    known = _known_outlet(text)
    named = [mention.concept for mention in _mentions(text) if mention.kind == "source"]
    if known:
        label, bare = load_gazetteer().label(known, "fr"), squash(_DOMAIN.sub("", text))
        if without_article(squash(label)).startswith(without_article(bare)):
            return label
    labels = (load_gazetteer().label(concept, "fr") for concept in named)
    return next((label for label in labels if squash(label) == squash(text)), text)


def without_article(squashed: str) -> str:
    """A squashed name without its article."""
    return _ARTICLE.sub("", squashed)


def is_actor(text: str) -> bool:
    """True if all of `text` names actors that the gazetteer knows."""
    return bool(_known_actors(text))


def body_named(text: str) -> bool:
    """All of `text` is the name of a body that publishes notes, reports, releases: known, or told
    by how it begins."""
    if _BODY.match(fold_chars(text)):
        return True
    kinds = {load_gazetteer().concepts[mention.concept].kind for mention in _known_actors(text)}
    return bool(kinds) and kinds <= _PUBLISHING


def agency_named(text: str) -> bool:
    """True if all of `text` is the name of an agency that the gazetteer knows."""
    return _is_source(text, is_agency=True)


def _is_source(text: str, *, is_agency: bool) -> bool:
    concepts = load_gazetteer().concepts
    return any(
        mention.kind == "source"
        and (concepts[mention.concept].kind == "agency") is is_agency
        and _covers([mention], text)
        for mention in _mentions(text)
    )


def names_concept(text: str) -> bool:
    """True if `text` names an actor or a weapon that the gazetteer knows."""
    return any(mention.kind != "source" for mention in _mentions(text))


def mark_names(lines: Sequence[Line]) -> None:
    """Names the open lines that hold only names: texts of images inside the article, bylines
    above and below it. Headings, and the speaker under a quotation, stay."""
    candidates = [at for at, line in enumerate(lines) if line.is_open and _is_all_names(line.text)]
    body = body_places(lines) if candidates else []
    if not body:
        return
    actors = {at: _known_actors(lines[at].text) for at in candidates}
    wanted = _wanted(lines, actors, body)
    for at, known in actors.items():
        if known and at not in wanted:
            lines[at].kind = "image-alt"
    _mark_persons(lines, actors, body)
    signed = {lines[at].squashed for at in candidates if lines[at].kind == "byline"}
    for line in lines if signed else ():
        if line.is_open and line.text.isupper() and line.squashed in signed:
            line.kind = "byline"


def _wanted(
    lines: Sequence[Line], actors: Mapping[int, Sequence[Mention]], body: Sequence[int]
) -> set[int]:
    """The candidates that are the article's: headings, speakers, items of lists."""
    wanted = {
        at
        for at, known in actors.items()
        if (_is_wanted(lines, at, known, actors) if known else _is_named_next(lines, at))
    }
    return wanted | set(_listed(lines, actors, body)) | set(_headings(lines, actors, wanted))


def _listed(
    lines: Sequence[Line], actors: Mapping[int, Sequence[Mention]], body: Sequence[int]
) -> Iterator[int]:
    """The items of a list inside the text: different names, one a line, below a line that
    announces them, or four and more wherever they stand; at its end, below a colon."""
    for run in _runs(actors, step=1):
        before = lines[run[0] - 1] if run[0] else None
        is_announced = before is not None and before.is_open and _announces(before)
        is_led_in = is_announced and before is not None and before.text.endswith(":")
        is_inside = body[0] < run[0] and (run[-1] < body[-1] or is_led_in)
        if is_inside and len(run) >= (2 if is_announced else 4) and _are_different(actors, run):
            yield from run


def _announces(line: Line) -> bool:
    """Ends with a colon, or is a heading."""
    return line.text.endswith(":") or not (line.is_prose or ends_sentence(line.text))


def _headings(
    lines: Sequence[Line], actors: Mapping[int, Sequence[Mention]], wanted: set[int]
) -> Iterator[int]:
    """Names that stand above one paragraph or one figure each: three and more, or two of which one
    is the heading of its paragraph, or above figures."""
    for run in _runs(actors, step=2):
        below = [lines[at + 1] for at in run if at + 1 < len(lines)]
        if len(run) < 2 or not all(line.is_open for line in below):
            continue
        is_sure = len(run) >= 3 or bool(wanted & set(run))
        are_figures = all(_FIGURE.match(line.text) for line in below)
        if (is_sure or are_figures) and len(below) == len(run) and _are_different(actors, run):
            yield from run


def _runs(actors: Mapping[int, Sequence[Mention]], *, step: int) -> Iterator[list[int]]:
    """The candidates that stand `step` lines apart."""
    run: list[int] = []
    for at in actors:
        if run and at - run[-1] != step:
            yield run
            run = []
        run.append(at)
    if run:
        yield run


def _are_different(actors: Mapping[int, Sequence[Mention]], run: Sequence[int]) -> bool:
    """Each line names at most one actor that the gazetteer knows, and no other line names it."""
    named = [{mention.concept for mention in actors[at]} for at in run]
    known = [next(iter(concepts)) for concepts in named if concepts]
    return all(len(concepts) <= 1 for concepts in named) and len(set(known)) == len(known)


def _mark_persons(
    lines: Sequence[Line], actors: Mapping[int, Sequence[Mention]], body: Sequence[int]
) -> None:
    """Names the candidates that seem to be persons whom the gazetteer does not know; none where
    every noun has a capital."""
    unknown = [at for at, known in actors.items() if not known]
    text = "\n".join(lines[at].text for at in body) if unknown else ""
    if len(_GERMAN.findall(text)) * 40 > len(text.split()):
        return
    lower = {word for word in _WORD.findall(text) if word.islower()}
    for at in unknown:
        if _is_unknown_name(lines[at].text, lower):
            _mark_unknown(lines, at, body, text, actors)


def _mark_unknown(
    lines: Sequence[Line], at: int, body: Sequence[int], text: str, candidates: Container[int]
) -> None:
    """A person that the gazetteer does not know: who wrote the article, or who is in a picture."""
    is_beside_date = _is_beside_date(lines, at)
    if at < body[0] or at > body[-1] or is_beside_date:
        is_name = (is_beside_date and at < body[0]) or not _names_in_part(lines[at].text)
        if is_name and not _heads_text(lines, at, body):
            lines[at].kind = "byline"
    elif (
        not _is_speaker(lines, at, candidates)
        and not _is_named_next(lines, at)
        and _says_name(text, _surname(lines[at].text))
    ):
        lines[at].kind = "image-alt"


def _is_beside_date(lines: Sequence[Line], at: int) -> bool:
    """Right above or below the day of the page or the time that reading takes."""
    beside = (lines[place] for place in (at - 1, at + 1) if 0 <= place < len(lines))
    return any(line.kind in ("page-date", "reading-time") for line in beside)


def _names_in_part(text: str) -> bool:
    """An actor or weapon among the words, but not in a name like «Marie-France» or in a row of
    keywords."""
    found = [mention for mention in _mentions(text) if mention.kind != "source"]
    actors = {mention.concept for mention in found if mention.kind == "actor"}
    is_alone = any(text[max(0, mention.start - 1)] != "-" for mention in found)
    return is_alone and len(actors) <= 1


def _heads_text(lines: Sequence[Line], at: int, body: Sequence[int]) -> bool:
    """Below the text: a sentence follows, however short, which is not about who is named."""
    following = lines[at + 1] if body[-1] < at < len(lines) - 1 else None
    is_sentence = following is not None and following.is_open and ends_sentence(following.text)
    return is_sentence and not _is_named_next(lines, at)


def _is_all_names(text: str) -> bool:
    """Short, without punctuation, every word but particles with a capital, not all in capitals."""
    if len(text) > _LONGEST_NAME_LINE or re.search(r"[.!?:;,«»“”\"()\d–—|/]$|[:;!?«»“”|]", text):
        return False
    names = [word for word in re.split(r"[\s'’]+", text) if fold_chars(word) not in _PARTICLES]
    return (
        1 <= len(names) <= 6
        and all(word[:1].isupper() for word in names)
        and not (text.isupper() and len(text) > 4)
    )


def _is_unknown_name(text: str, lower: set[str]) -> bool:
    """Two to four words that the article never writes in lower case."""
    names = [word for word in _WORD.findall(text) if fold_chars(word) not in _PARTICLES]
    return 2 <= len(names) <= 4 and not any(word.lower() in lower for word in names)


def _known_actors(text: str) -> list[Mention]:
    """The actors whose names make up all of `text`; none if words are left."""
    actors = [mention for mention in _mentions(text) if mention.kind == "actor"]
    return actors if _covers(actors, text) else []


def _covers(mentions: Sequence[Mention], text: str) -> bool:
    """True if no letters are left beside the mentions."""
    rest = list(text)
    for mention in mentions:
        rest[mention.start : mention.end] = " " * (mention.end - mention.start)
    return all(fold_chars(word) in _PARTICLES for word in _WORD.findall("".join(rest)))


def _is_wanted(
    lines: Sequence[Line], at: int, known: Sequence[Mention], candidates: Container[int]
) -> bool:
    """One actor, as the heading of a paragraph that names it or the speaker of a quotation."""
    concepts = {mention.concept for mention in known}
    if len(concepts) > 1:
        return False
    following = lines[at + 1] if at + 1 < len(lines) else None
    is_text = following is not None and following.is_open and at + 1 not in candidates
    named = _mentions(following.text) if following is not None and is_text else []
    if concepts & {mention.concept for mention in named}:
        return True
    return _is_speaker(lines, at, candidates)


def _is_named_next(lines: Sequence[Line], at: int) -> bool:
    """The next line names what this one does, as a paragraph under its heading."""
    following = lines[at + 1].text if at + 1 < len(lines) else ""
    return _surname(lines[at].text) in following


def _is_speaker(lines: Sequence[Line], at: int, candidates: Container[int]) -> bool:
    """The line before is a quotation, or both neighbours are text and one of them lets the
    person of this line speak."""
    before = lines[at - 1] if at else None
    after = lines[at + 1] if at + 1 < len(lines) else None
    if at - 1 in candidates or at + 1 in candidates or lines[at].words < 2:
        return False
    if before is not None and before.is_open and _QUOTED.match(before.text):
        return True
    surname = _surname(lines[at].text)
    return any(
        line is not None
        and line.is_open
        and surname in line.text
        and bool(_SAYS.search(line.folded) or re.search(rf"{re.escape(surname)}\s?:", line.text))
        for line in (before, after)
    )


def _says_name(text: str, surname: str) -> bool:
    """The name stands in the text as a word; a letter or two are none."""
    return len(surname) > 2 and bool(re.search(rf"\b{re.escape(surname)}\b", text))


def _surname(text: str) -> str:
    """The last word of a name."""
    return text.split()[-1]


def _mentions(text: str) -> list[Mention]:
    return load_gazetteer().match_document("", [text], "fr")
