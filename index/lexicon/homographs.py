"""Homographs: words of the lexicon's English that are words of French as well, and mean something
else or the same there. What they are in a query, the words around them tell.
"""

from __future__ import annotations

__all__ = ["HOMOGRAPHS"]

#: In lower case and without accents, singular and plural.
_WORDS = """
abandon abandons accuse adopt armistice armor arrive arrives assistance attend attends balance
balkans ballot ballots barrage barrages bases bat bats boost borne bornes bribes business cadet
cadets camouflage candidate candidates cap capable capables capital caps captive captives capture
captures car cars case cases centre centres change changes charter chose choses christian
clandestine clandestines closes cluster clusters coach coachs collision collisions colonel colonels
colonies commission compromise compromises confidence confidences constructive constructives
container containers content contents continue continues coup coups court courts crash crime crimes
data deal deals deception deceptions decline declines deminer design disperse dispute disputes
district districts diversion diversions docks donation donations double doubles effective effectives
employer encourage encourages engage engagement engagements engages evident examine examines
excessive excessives exclusive exclusives exempt exempts expedition expeditions explosive explosives
expose exposes express extension extensions face faces fatal favorable favorables favorite favorites
feeling figure figures final finance finances fine fines foot force forces forge forges future
futures gang gangs gay gays general generals grain grains grave graves habit habits hall halls
hospitalisation hospitalisations import imports impose imposes industries infection infections
injure injures inspire inspires intelligence intelligent intelligents interrogation interrogations
investigation investigations invite invites isolation issue issues jam job jobs joint joints kit
kits label labels leader leaders lent lents levy lie lies lieutenant lieutenants lifting live local
loyal magazine magazines magistrate main mains major majors manager managers manoeuvre manoeuvres
marine marines massacre massacres massive massives media medias meeting meetings met mets militant
militants minutes miss mission missions mobilise mobilises motion motions notice notices objective
objectives observe observes ocean office offices operations organise organiser organises outrage
outrages package packages pain pains pair pairs panel panels parade parades pardon pardons part
parts patient patients patrol pays pension pensions permanent permanents permit piece pieces placard
placards place places plane planes plants plate plates police port portable portables ports possible
possibles poster posters press process productive productives profession professions profit profits
programme programmes prohibition projectile projectiles projection projections promise promises
propose proposes protestant protestants protester provision provisions race races radicalisation
rail rails rally range ranges refuse refuses regulation regulations relative relatives relief
reliefs report reporter reporters reports residence residences respect respects revenue revenues
round rounds sabotage sale sales sang second seconds seize sensible sensibles sentence sentences
service services short shorts show shows siege sniper snipers sortie sorties sponsor sponsors staff
station stations stock stocks stop strangulation stress support supporter supporters supports surge
surges surplus surprise surprises suspicion suspicions tank tanks tender test tests ton tons tour
tours tracing track tracks train trains transit transition transitions union unit valide vent vents
visa visas vote votes weekend weekends
"""
HOMOGRAPHS = frozenset(_WORDS.split())
