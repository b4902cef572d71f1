"""French verbs whose forms have several stems: abattre, abattu; prévoir, prévu; recevoir, recevra.

Input: a word, lower case. Output: the infinitives that it may be a form of, by its ending, and the
forms of an infinitive that its stem does not reach. Whether there is such a verb, a vocabulary
tells.
"""

from __future__ import annotations

from collections.abc import Iterator

__all__ = ["conjugated", "infinitives"]


def _with_futures(line: str) -> Iterator[str]:
    """The endings of a line, and what stands beside one of a future: recevra, recevront."""
    for ending in line.split():
        yield ending
        if ending.endswith("ra"):
            yield from (ending[:-1] + other for other in ("ont", "ait", "aient"))


# The end of the infinitive, of its participle, and of a form of each other stem. What is rather
# another word (combat, court, débat, lit, voit) is left out.
_ENDINGS = tuple(
    tuple(_with_futures(line))
    for line in """
    attre attu attent attra
    mettre mis met mettent mettra mit
    prendre pris prend prennent prenait prendra prit
    endre endu end endent endra
    ondre ondu ond ondent ondra
    perdre perdu perd perdent perdra
    mordre mordu mord mordent mordra
    tordre tordu tord tordent tordra
    rompre rompu rompt rompent rompra
    vaincre vaincu vainc vainquent vaincra
    aindre aint aignent aindra
    eindre eint eignent eindra
    joindre joint joignent joindra
    uire uit uisent uisant uisit uira
    tenir tenu tient tiennent tiendra tint
    venir venu vient viennent viendra vint
    cevoir çu çoit çoivent cevait cevra çut
    prévoir prévu prévoit prévoient prévoyait prévoira
    pourvoir pourvu pourvoit pourvoient pourvoira
    promouvoir promu promeut promeuvent promouvra
    croître cru croît croissent croîtra
    connaître connu connaît connaissent connaîtra
    paraître paru paraît paraissent paraîtra
    crire crit crivent crivait crira
    rdire rdit rdisent rdira
    prédire prédit prédisent prédira
    contredire contredit contredisent contredira
    élire élu élisent élira
    ouvrir ouvert ouvre ouvrent
    ffrir ffert ffre ffrent
    quérir quis quiert quièrent quérait querra quit
    clure clu clut cluent clura clus
    servir servi sert
    suffire suffi suffit suffisent
    fuir fui fuit fuient fuyait
    suivre suivi suit suivent suivra
    vivre vécu vivent vivra
    résoudre résolu résout résolvent résoudra
    dissoudre dissous dissoute dissolvent dissoudra
    parcourir parcouru parcourt parcourent parcourra
    recourir recouru recourt recourent recourra
    envoyer envoyé enverra
    croire cru croit croient croyait croira
    mourir meurt meurent mourra
    courir couru courent courra
    boire bu boivent buvait boira
    naître naissent naîtra
    """.strip().splitlines()
)
_INFINITIVES: dict[str, list[str]] = {}
for _infinitive, *_others in _ENDINGS:
    for _ending in (_infinitive, *_others):
        _INFINITIVES.setdefault(_ending, []).append(_infinitive)
_LONGEST = max(map(len, _INFINITIVES))


def infinitives(word: str) -> Iterator[str]:
    """Infinitives that `word` may be a form of, itself among them; the likeliest first."""
    for size in range(min(len(word), _LONGEST), 0, -1):
        for infinitive in _INFINITIVES.get(word[-size:], ()):
            yield word[:-size] + infinitive


def conjugated(infinitive: str) -> tuple[str, ...]:
    """The infinitive, its participle and its other stems; nothing where it is regular."""
    for ending, *others in _ENDINGS:
        if infinitive.endswith(ending):
            base = infinitive.removesuffix(ending)
            return (infinitive, *(base + one for one in others))
    return ()
