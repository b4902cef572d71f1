"""Homographs: words of the lexicon's English that are words of French as well, and mean something
else or the same there. What they are in a query, the words around them tell.
"""

from __future__ import annotations

__all__ = ["HOMOGRAPHS"]

#: In lower case and without accents, singular and plural.
_WORDS = """
abandon abandons accuse adopt armistice armor arrive arrives assistance attend attends balance
balkans ballot ballots barrage barrages bases boost borne bornes bribes camouflage cap capital caps
captive captives capture captures change changes charter christian clandestine clandestines closes
collision collisions colonel colonels colonies commission compromise compromises confidence
confidences container containers content contents continue continues coup coups court courts crash
data deal deals deception deceptions decline declines deminer design dispute disputes diversion
diversions docks donation donations double doubles effective effectives engage engages exempt
exempts expedition expeditions explosive explosives face faces figure figures final finance finances
fine fines force forces forge forges general generals grain grains import imports impose imposes
injure injures intelligence investigation investigations invite invites isolation issue issues jam
joint joints kit kits leader leaders lent lents levy lieutenant lieutenants magazine magazines main
mains major majors manoeuvre manoeuvres massive massives media medias meeting meetings met mets
militant militants minutes mission missions mobilise mobilises observe observes ocean office offices
operations package packages part parts patrol pays permit piece pieces place places plane planes
plants police port ports possible possibles press prohibition projectile projectiles promise
promises propose proposes protester rally range ranges refuse refuses regulation regulations relief
reliefs report reports respect respects revenue revenues round rounds sale sales second seconds
seize sensible sensibles sentence sentences service services siege sniper snipers sortie sorties
station stations stock stocks stop stress support supports surge surges suspicion suspicions tank
tanks tender test tests ton tons tour tours tracing track tracks train trains transit transition
transitions union unit vent vents visa visas
"""
HOMOGRAPHS = frozenset(_WORDS.split())
