"""Numbers as French and English write them in words: the one place where these words stand.

Tables alone, by language where a word of one is another word of the other. What is read of them,
and which words stand for a number at all, is the rule of the room that reads.
"""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["COLLECTIVES", "FRACTIONS", "ORDINALS", "OTHER_TENS", "SCALES", "SMALL", "TENS"]

#: From zero to nineteen, in order.
SMALL: Mapping[str, tuple[str, ...]] = {
    "fr": tuple(
        "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze "
        "seize dix-sept dix-huit dix-neuf".split()
    ),
    "en": tuple(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen".split()
    ),
}
#: What the words of greater numbers begin with; French counts on to nineteen from some of them.
TENS: Mapping[str, Mapping[int, str]] = {
    "fr": {20: "vingt", 30: "trente", 40: "quarante", 50: "cinquante", 60: "soixante",
           80: "quatre-vingt"},
    "en": {20: "twenty", 30: "thirty", 40: "forty", 50: "fifty", 60: "sixty", 70: "seventy",
           80: "eighty", 90: "ninety"},
}  # fmt: skip
#: Tens as they are written elsewhere, behind another word, or wrongly.
OTHER_TENS: Mapping[str, Mapping[str, int]] = {
    "fr": {"vingts": 20, "septante": 70, "huitante": 80, "octante": 80, "nonante": 90},
    "en": {"fourty": 40},
}
#: Multipliers, with each value that the word has in French or English.
SCALES: Mapping[str, tuple[float, ...]] = {
    "hundred": (1e2,), "cent": (1e2,), "cents": (1e2,),
    "thousand": (1e3,), "mille": (1e3,), "millier": (1e3,), "milliers": (1e3,),
    "million": (1e6,), "millions": (1e6,),
    "milliard": (1e9,), "milliards": (1e9,), "billion": (1e9, 1e12), "billions": (1e9, 1e12),
    "trillion": (1e12, 1e18), "trillions": (1e12, 1e18),
}  # fmt: skip
#: So many together, or about so many.
COLLECTIVES: Mapping[str, Mapping[str, tuple[float, ...]]] = {
    "fr": {"huitaine": (8,), "dizaine": (10,), "dizaines": (10,), "douzaine": (12,),
           "douzaines": (12,), "quinzaine": (15,), "vingtaine": (20,), "trentaine": (30,),
           "quarantaine": (40,), "cinquantaine": (50,), "soixantaine": (60,), "centaine": (100,),
           "centaines": (100,)},
    "en": {"dozen": (12,), "dozens": (12,), "fortnight": (15, 14), "hundreds": (100,),
           "thousands": (1e3,)},
}  # fmt: skip
#: Parts of a whole, with their share, what they are in a hundred, and what they divide by.
FRACTIONS: Mapping[str, tuple[float, ...]] = {
    "half": (50, 0.5), "halves": (50, 0.5), "moitié": (50, 0.5), "demi": (0.5,), "demie": (0.5,),
    "third": (33,), "thirds": (66, 67, 3), "tiers": (33, 3),
    "quarter": (25, 0.25), "quarters": (75, 0.75, 4), "quart": (25, 0.25), "quarts": (75, 0.75, 4),
}  # fmt: skip
#: From the second to the twentieth, in order.
ORDINALS: Mapping[str, tuple[str, ...]] = {
    "fr": tuple(
        "deuxième troisième quatrième cinquième sixième septième huitième neuvième dixième onzième "
        "douzième treizième quatorzième quinzième seizième dix-septième dix-huitième dix-neuvième "
        "vingtième".split()
    ),
    "en": tuple(
        "second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
        "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split()
    ),
}
