"""Homographs: words of the lexicon's English that are words of French as well, and mean something
else or the same there. What they are in a query, the words around them tell.
"""

from __future__ import annotations

__all__ = ["HOMOGRAPHS"]

#: In lower case and without accents, singular and plural.
_WORDS = """
abandon abandons accuse adopt armistice armor arrive arrives assistance attend attends balance
balkans ballot ballots barrage barrages bases boost borne bornes bribes cadet cadets camouflage
candidate candidates cap capital caps captive captives capture captures car cars case cases centre
centres change changes charter chose choses christian clandestine clandestines closes cluster
clusters coach coachs collision collisions colonel colonels colonies commission compromise
compromises confidence confidences container containers content contents continue continues coup
coups court courts crash crime crimes data deal deals deception deceptions decline declines deminer
design disperse dispute disputes district districts diversion diversions docks donation donations
double doubles effective effectives employer engage engages exempt exempts expedition expeditions
explosive explosives face faces figure figures final finance finances fine fines foot force forces
forge forges future futures gang gangs general generals grain grains grave graves hospitalisation
hospitalisations import imports impose imposes industries infection infections injure injures
intelligence interrogation interrogations investigation investigations invite invites isolation
issue issues jam job jobs joint joints kit kits leader leaders lent lents levy lie lies lieutenant
lieutenants lifting live local loyal magazine magazines magistrate main mains major majors manoeuvre
manoeuvres marine marines massacre massacres massive massives media medias meeting meetings met mets
militant militants minutes mission missions mobilise mobilises observe observes ocean office offices
operations outrage outrages package packages pain pains parade parades pardon pardons part parts
patient patients patrol pays permit piece pieces placard placards place places plane planes plants
police port portable portables ports possible possibles press profession professions profit profits
programme programmes prohibition projectile projectiles promise promises propose proposes protester
race races radicalisation rail rails rally range ranges refuse refuses regulation regulations relief
reliefs report reports respect respects revenue revenues round rounds sabotage sale sales sang
second seconds seize sensible sensibles sentence sentences service services short shorts show shows
siege sniper snipers sortie sorties sponsor sponsors station stations stock stocks stop
strangulation stress support supporter supporters supports surge surges surplus surprise surprises
suspicion suspicions tank tanks tender test tests ton tons tour tours tracing track tracks train
trains transit transition transitions union unit valide vent vents visa visas vote votes weekend
weekends
"""
HOMOGRAPHS = frozenset(_WORDS.split())
