"""A small press of the tests' own sentences: dated and undated, hostile, oddly named, alike."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

HOSTILE_ID = 'x"><script>window.hacked=1</script>'
HOSTILE_TITLE = "<script>window.hacked=2</script> Missiles <b>gras</b> & autres"
HOSTILE_SOURCE = '"><img src=x onerror="window.hacked=3">'

#: Ids that a careless path would lose, merge or resolve away.
ODD_IDS = (
    "a b/c d",
    "été/à Noël",
    "../en-haut",
    "..",
    ".",
    "a/../b",
    "https://exemple.org/a//b/?x=1&y=2#z",
    "fin/",
    "/debut",
    "//autre.example/x",
    "100%",
    "a%2Fb",
    "a%252Fb",
    "q?x=1",
    "un+deux",
    "un&deux=trois;quatre",
    "anti\\slash",
    "dièse#ancre",
    "アジア/弾薬",
)

_NAMED: list[dict[str, Any]] = [
    {
        "id": "presse/missiles-nord-coreens",
        "title": "Des missiles nord-coréens tirés par la Russie, selon Washington",
        "text": "La Russie a tiré des missiles balistiques fournis par la Corée du Nord, affirme "
        "la Maison Blanche.\n\nPyongyang nie toute livraison d’armes à Moscou. Les États-Unis "
        "préparent des sanctions contre les deux pays.",
        "source": "Le Relais",
        "agency": "AFP",
        "published": "2024-01-05",
        "url": "https://relais.example/missiles",
    },
    {
        "id": "presse/missiles-nord-coreens-bis",
        "title": "Des missiles nord-coréens tirés par la Russie, selon Washington",
        "text": "La Russie a tiré des missiles balistiques fournis par la Corée du Nord, affirme "
        "la Maison Blanche.\n\nPyongyang nie toute livraison d’armes à Moscou. Les États-Unis "
        "préparent des sanctions contre les deux pays, dit un porte-parole.",
        "source": "La Dépêche du Port",
        "published": "2024-01-06",
    },
    {
        "id": "presse/drones",
        "title": "L’Iran livre des drones Shahed à la Russie",
        "text": "Téhéran a expédié de nouveaux drones Shahed-136 vers la Russie par la mer "
        "Caspienne.\n\nL’Ukraine dit en avoir abattu quarante en une nuit avec des canons.",
        "source": "Le Relais",
        "published": "2023-11-20",
    },
    {
        "id": "presse/obus",
        "title": "Berlin promet des obus de 155 mm à l’Ukraine",
        "text": "L’Allemagne livrera des obus de 155 mm à l’Ukraine avant l’été.\n\nLe ministère "
        "allemand de la Défense n’a pas donné le prix du contrat.",
        "source": "Le Relais",
        "published": "2024-02",
    },
    {
        "id": "presse/sans-date",
        "title": "La Turquie vend des drones Bayraktar au Maroc",
        "text": "Ankara a vendu des drones Bayraktar TB2 à Rabat, dit un industriel turc.\n\n"
        "Le montant du contrat n’est pas connu et aucune date n’a été donnée.",
        "source": "La Dépêche du Port",
    },
    {
        "id": "press/english",
        "title": "Seoul weighs shells for Kyiv",
        "text": "South Korea is weighing deliveries of artillery shells to Ukraine, an official in "
        "Seoul told reporters.\n\nRussia warned that such deliveries would have consequences.",
        "source": "The Harbour Post",
        "lang": "en",
        "published": "2023-12-01",
    },
    {
        "id": HOSTILE_ID,
        "title": HOSTILE_TITLE,
        "text": "Le texte hostile parle de missiles </mark><svg onload=window.hacked=4> et de la "
        "Russie.\n\n</article></main><script>window.hacked=5</script> La Corée du Nord livre "
        "'\"><img src=x onerror=window.hacked=6> des obus.",
        "source": HOSTILE_SOURCE,
        "url": "javascript:window.hacked=7",
        "published": "2024-01-09",
    },
]


def articles() -> list[dict[str, Any]]:
    """Every article of the corpus, as JSONL takes it."""
    return [*_NAMED, *_oddly_named(), *_bulletins()]


def _oddly_named() -> list[dict[str, Any]]:
    return [
        {
            "id": one,
            "title": f"Identifiant numéro {number}",
            "text": "Un article dont l’identifiant ne ressemble pas à un chemin ordinaire.\n\n"
            f"Il porte le numéro {number} dans une série consacrée aux adresses difficiles.",
            "source": "Les Adresses",
            "lang": "fr",
        }
        for number, one in enumerate(ODD_IDS, 1)
    ]


def _bulletins() -> list[dict[str, Any]]:
    places = ("Pologne", "France", "Suède", "Corée du Sud", "Israël", "Inde")
    return [
        {
            "id": f"bulletin/{number:02d}",
            "title": f"Bulletin {number} : la {places[number % 6]} commande des chars",
            "text": f"Le bulletin numéro {number} signale une commande de chars de combat.\n\n"
            f"Le pays acheteur, {places[number % 6]}, attend {number + 10} véhicules blindés.",
            "source": f"Bulletin {number % 11}",
            "lang": "fr",
            "published": f"2023-{number % 9 + 1:02d}-{number % 27 + 1:02d}",
        }
        for number in range(40)
    ]


def write(folder: Path) -> Path:
    """The corpus as one JSONL file below `folder`."""
    path = folder / "presse.jsonl"
    lines = [
        json.dumps(one | {"lang": one.get("lang", "fr")}, ensure_ascii=False) for one in articles()
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path
