"""What the gazetteer knows of the names in a text: outlets, agencies, actors, bodies that publish.

Input: the text of a line. Output: what it names, or whether all of it is the name of something.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from index.article import Mention
from index.cleaning.line import fold_chars, squash
from index.cleaning.phrases import PARTICLES, part
from index.gazetteer import load_gazetteer

__all__ = [
    "BULLETS",
    "WORD",
    "agency_named",
    "body_named",
    "is_actor",
    "is_address",
    "known_actors",
    "mentions_in",
    "name_words",
    "names_concept",
    "outlet_label",
    "outlet_named",
    "outlets_in",
    "sources_in",
    "without_article",
]

#: A word of a name.
WORD = re.compile(r"[^\W\d_][\w'’.-]*")
#: How the names of those begin that publish notes and reports, and their kinds in the gazetteer.
_BODY = re.compile(
    rf"{part('body-head')}\b(?: [\w'’-]+){{1,8}}$|(?:l[ae] |l')?{part('public-body')}$"
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


def sources_in(text: str) -> list[tuple[str, str, int]]:
    """(id without `src:`, kind, place) of each outlet and agency in `text`, in its order."""
    kinds = load_gazetteer().concepts
    return [
        (mention.concept.removeprefix("src:"), kinds[mention.concept].kind, mention.start)
        for mention in sorted(mentions_in(text), key=lambda mention: mention.start)
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
    named = [mention.concept for mention in mentions_in(text) if mention.kind == "source"]
    if known:
        label, bare = load_gazetteer().label(known, "fr"), squash(_DOMAIN.sub("", text))
        if without_article(squash(label)).startswith(without_article(bare)):
            return label
    labels = (load_gazetteer().label(concept, "fr") for concept in named)
    return next((label for label in labels if squash(label) == squash(text)), text)


def without_article(squashed: str) -> str:
    """A squashed name without its article."""
    return _ARTICLE.sub("", squashed)


def name_words(text: str) -> list[str]:
    """The words of a text, elided ones apart, without those that stand small within a name."""
    return [word for word in re.split(r"[\s'’]+", text) if fold_chars(word) not in PARTICLES]


def is_actor(text: str) -> bool:
    """True if all of `text` names actors that the gazetteer knows."""
    return bool(known_actors(text))


def body_named(text: str) -> bool:
    """All of `text` is the name of a body that publishes notes, reports, releases: known, or told
    by how it begins."""
    if _BODY.match(fold_chars(text)):
        return True
    kinds = {load_gazetteer().concepts[mention.concept].kind for mention in known_actors(text)}
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
        for mention in mentions_in(text)
    )


def names_concept(text: str) -> bool:
    """True if `text` names an actor or a weapon that the gazetteer knows."""
    return any(mention.kind != "source" for mention in mentions_in(text))


def known_actors(text: str) -> list[Mention]:
    """The actors whose names make up all of `text`; none if words are left."""
    actors = [mention for mention in mentions_in(text) if mention.kind == "actor"]
    return actors if _covers(actors, text) else []


def _covers(mentions: Sequence[Mention], text: str) -> bool:
    """True if no letters are left beside the mentions."""
    rest = list(text)
    for mention in mentions:
        rest[mention.start : mention.end] = " " * (mention.end - mention.start)
    return all(fold_chars(word) in PARTICLES for word in WORD.findall("".join(rest)))


def mentions_in(text: str) -> list[Mention]:
    """Whatever the gazetteer finds in a text, as in an article."""
    return load_gazetteer().match_document("", [text], "fr")
