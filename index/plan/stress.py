"""How much each word of a sentence weighs: not all of them say what the sentence is about.

Input: the text of a query. Output: the weight of each of its words. A verb that only carries its
sentence (faire, trouver, permettre) weighs less than the words around it, as does the noun that a
question asks for: the answer to "quelle ville …" names a city, and seldom says that it is one.
"""

from __future__ import annotations

import re

from index.analysis import fold
from index.plan.asking import asked_nouns
from index.plan.written import placed_words, unelided

__all__ = ["Stress"]

#: Weight of a verb that carries its sentence, of any other verb that a question turns around
#: (`achète-t-elle`), and of the noun that a question asks for.
_CARRIER, _TURNED, _ASKED = 0.5, 0.6, 0.6

_CARRIERS = {
    "may, must, want, know": """
        peut peux peuvent pouvait pouvaient pouvoir pourra pourront pourrait pourraient pu
        doit dois doivent devait devaient devoir devra devront devrait devraient
        veut veux veulent voulait voulaient vouloir voudra voudrait voudraient voulu
        faut fallait faudra faudrait falloir sait savent savait savaient savoir
        want wants wanted need needs needed know knows knew known
    """,
    "do, take, give": """
        fait fais font faisait faisaient faire fera feront ferait feraient fit firent faite faits
        faites faisant met mettent mettait mettaient mettre mit mirent mis mise mises
        prend prennent prenait prenaient prendre prit prirent pris prise prises
        donne donnent donnait donnaient donner donna donnent donné donnée donnés données
        tient tiennent tenait tenaient tenir tint tinrent rend rendent rendait rendre rendu rendue
        passe passent passait passer passé porte portent portait porter
        joue jouent jouait jouaient jouer joua joué reçoit reçoivent reçut reçu recevoir
        obtient obtiennent obtint obtenu obtenir utilise utilisent utilisait utiliser utilisé
        utilisée utilisés utilisées
        make makes made making take takes took taken taking give gives gave given giving
        get gets got getting put puts keep keeps kept use uses used using
    """,
    "come, be somewhere, happen": """
        va vais vas vont allait allaient aller ira iront irait vient viennent venait venaient venir
        viendra viendront vint vinrent venu venue venus venues provient proviennent provenir
        trouve trouvent trouvait trouvaient trouver trouva trouvé trouvée trouvés trouvées
        situe situent situait situer situé située situés situées existe existent existait
        existaient exister existé arrive arrivent arriver arriva arrivé arrivée lieu place
        date datent dater reste restent restait rester resté
        go goes went gone going come comes came coming find finds found located situated
        exist exists existed happen happens happened occur occurs occurred stay stays stayed
    """,
    "say, be called, be taken for": """
        dit disent disait disaient dire dirent dite parle parlent parlait parler parlé
        appelle appellent appelait appelaient appeler appela appelé appelée appelés appelées
        nomme nomment nommait nommer nommé nommée nommés nommées
        considère considèrent considérer considéré considérée connaît connaissent connaître connu
        connue connus connues représente représentent représenter constitue constituent constituer
        comprend comprennent comprendre concerne concernent concerner
        say says said tell tells told speak speaks spoke call calls called name names named
        consider considered represent represents include includes included mean means meant
    """,
    "allow, become, begin, end": """
        permet permettent permettait permettaient permettre permit permis permise
        devient deviennent devenait devenir devint devinrent devenu devenue devenus devenues
        semble semblent semblait sembler paraît paraissent paraître demeure demeurent
        commence commencent commençait commencer commença commencé débute débutent débuter débuté
        continue continuent continuer finit finissent finir termine terminent terminer
        allow allows allowed enable enables enabled let lets become becomes became remain remains
        remained seem seems seemed begin begins began begun start starts started continues
        continued end ends ended
    """,
}
_CARRYING = frozenset(fold(form) for forms in _CARRIERS.values() for form in forms.split())

_TURNED_VERB = re.compile(r"-(?:t-)?(?:ils?|elles?|on|je|tu|nous|vous|ce)$", re.I)


class Stress:
    """The weights of the words of one query."""

    def __init__(self, text: str) -> None:
        self._asked = frozenset(start for start, _ in asked_nouns(text))
        self._words = placed_words(text)

    def of(self, start: int, end: int) -> float:
        """The weight of what stands at [start, end): that of its weightiest word."""
        within = [(at, one) for at, one in self._words if at < end and start < at + len(one)]
        return max((self._weight(at, one) for at, one in within), default=1.0)

    def _weight(self, at: int, typed: str) -> float:
        word = unelided(typed, "en")
        at += len(typed) - len(word)
        verb = _TURNED_VERB.sub("", word)
        if fold(verb) in _CARRYING:
            return _CARRIER
        if verb != word:
            return _TURNED
        return _ASKED if at in self._asked else 1.0
