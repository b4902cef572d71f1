"""Articles and helpers of the tests of how a query is planned."""

from __future__ import annotations

from collections.abc import Callable

from index.plan import Plan
from index.result import Answer
from tests.index.samples import article

#: Plans a query anew.
Planned = Callable[..., Plan]
#: Gives the ids of the articles that a query finds.
Found = Callable[..., set[str]]

ROWS = [
    article("army", "L’armée se rééquipe", "L’armée a reçu des véhicules neufs au printemps."),
    article("armies", "Des renforts", "Deux armées voisines partagent désormais un atelier."),
    article("arm", "Une arme saisie", "Les douanes ont trouvé une arme dans un conteneur."),
    article("armed", "Un convoi armé", "Le convoi armé a franchi le col pendant la nuit."),
    article("shells", "Des obus pour le front", "L’usine produit des obus d’artillerie de 155 mm."),
    article("howitzer", "Un obusier", "Le nouvel obusier tire plus loin que le précédent."),
    article("uav", "Des appareils sans équipage", "La Russie achète des UAV à un voisin."),
    article(
        "prk", "Un navire à Rajin", "Pyongyang a envoyé des caisses vers un port de Russie.",
        published="2024-03-05", source="Le Quotidien", agency="AFP",
    ),
    article(
        "missile", "Essai de missile balistique",
        "Un missile balistique nord-coréen est tombé en mer, selon Séoul.",
        published="2023-11-20", source="La Gazette du soir",
    ),
    article("far", "Missile et budget", "Le missile est cher ; son vol est balistique, dit-on."),
    article("s300", "Défense aérienne", "Une batterie de S-300 protège la ville depuis lundi."),
    article("nord", "Un port dans le Nord", "La Corée exporte ; le nord du pays reste pauvre."),
    article(
        "english", "Shells for the front", "The plant delivers artillery shells every month.",
        lang="en",
    ),
    article("white", "Conférence à Washington", "La Maison Blanche a refusé de répondre."),
    article("budget", "Le budget", "Le budget de la défense augmente encore cette année."),
]  # fmt: skip


def codes(told: Plan | Answer) -> list[str]:
    return [diagnostic.code for diagnostic in told.receipt.diagnostics]
