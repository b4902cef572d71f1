"""Homographs: words of the lexicon's English that are words of French as well, and mean something
else or the same there. What they are in a query, the words around them tell.
"""

from __future__ import annotations

__all__ = ["HOMOGRAPHS"]

#: In lower case and without accents, singular and plural.
_WORDS = """
accuse adopt armor arrive arrives assistance attend attends balance balkans bases bribes cap
capital caps capture captures change changes charter christian clandestine clandestines closes
commission compromise compromises confidence confidences container containers continue continues
coup coups court courts data deal deals design docks donation donations double doubles effective
effectives engage engages exempt exempts explosive explosives face faces figure figures final
finance finances fine fines force forces forge forges general generals grain grains import imports
impose imposes injure injures intelligence investigation investigations invite invites isolation
issue issues jam joint joints leader leaders lent lents main mains major majors manoeuvre
manoeuvres massive massives media medias meeting meetings met mets minutes mission missions
mobilise mobilises observe observes ocean office offices operations part parts patrol pays place
places plane planes plants police port ports possible possibles press prohibition promise promises
propose proposes protester range ranges refuse refuses report reports respect respects revenue
revenues round rounds sale sales second seconds seize sentence sentences service services siege
sniper snipers stop stress support supports suspicion suspicions tank tanks tender test tests ton
tons tour tours train trains transit union unit vent vents visa visas
"""
HOMOGRAPHS = frozenset(_WORDS.split())
