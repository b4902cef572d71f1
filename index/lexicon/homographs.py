"""Homographs: words of the lexicon's English that are words of French as well, and mean something
else or the same there. What they are in a query, the words around them tell.
"""

from __future__ import annotations

__all__ = ["HOMOGRAPHS"]

#: In lower case and without accents, singular and plural.
_WORDS = """
abandon abandons abdomen accuse active actives addiction addictions adequate adequates
administration administrations admission admissions adopt adverse adverses affluent affluents agenda
agendas alias aliens allergies alteration alterations ample amples amplifier amuse amuses anomalies
ant antique antiques appendices application applications arcade arcades arches argue argument
arguments armistice armor arrive arrives aspire assistance assume assumes assure assures atmosphere
attend attends attire attires attractive attractives axe axes badge badges balance balkans ball
ballot ballots balls bang baptise baptises bar barge barn barrage barrages bars bases basket baskets
bat bats bee biotechnologies bizarre bizarres blockbuster blockbusters blonde blondes blouse blouses
bonnet bonnets bonus boom boost booster borne bornes bout bouts boxer boycott bras brave braves
bribes bride brides briefing briefings brigadier brochure bug bugs burgers burn bus business
byzantine cadet cadets cameraman cameramen camouflage candidate candidates canine canines canoe cap
capable capables capital capitalise caps captive captives capture captures car cars case cases
categories categorise categorises cave caves cent centre centres cents challenge challenges change
changes chant chants charter chef chefs chose choses christian citation citations cite cites
clandestine clandestines clarification clarifications clip clips closes cloud cluster clusters coach
coachs cockpit cognitives coin coincide coins cold collection collections college colleges collision
collisions colonel colonels colonies colonise colonises combine combines comedies comics commence
comment commission communal compare compares compile compiles compose composer composes comprise
comprises compromise compromises concede concept concepts concrete concretes concurrent concurrents
condense condition conditions confession confessions confidence confidences confine confines
confrontation confrontations confuse confuses congestion consecutive consecutives consent consistent
constituent constructive constructives consume contact contacts container containers content
contents contingent contingents continue continues convention conventions cookies corn correct
correction corrections corrects correspond costume costumes cottage couches coup coupon coupons
coups course courses court courts cowboys crack crane cranes crash creative creatives crime crimes
crowdfunding cure cures data deal deals debit debits debut debuts decent deception deceptions
decline declines defiance defiant degrade degrades delicate delicates deminer denomination dent
dents depreciation derive derives descend description descriptions design devise devises diagnostic
diagnostics diesel diesels dine disco discredit disperse dispose disposes disposition dispositions
dispute disputes distant distants district districts divers diversion diversions divine divorce
divorces docks dome donation donations dormant dosage double doubles dresser due dues echo echos
eclipse eclipses education effective effectives eligible eligibles embed employer encourage
encourages engage engagement engagements engages enrage entrant entrants envisage envisages erode
etiquette etiquettes eviction evident examine examines excavation excavations excessive excessives
exclusive exclusives exempt exempts expansion expedition expeditions experience experiences
expertise expertises expire exploit exploits explosive explosives expose exposes express extension
extensions face faces fan fans fatal fatigue fatigues favorable favorables favorite favorites
feeling feminine feminines ferment ferments figure figures file files film films fin final finalise
finalises finance finances fine fines fins fiscal fit fitness flash flashs flexible flexibles flirt
font foot football force forces forge forges formidable formidables freestyles fur future futures
gag gags gain gains galaxies gang gangs gangsters gay gays general generalise generalises generals
generic glacial golden gospel grain grains gratitude grave graves grey grief griefs gym habit habits
hall halls heritage heritages hip hop horrible horribles hospitalisation hospitalisations hue hybrid
hydro hypotheses idiot idiots ignore ignores imagine imagines impact impacts impair implication
implications import imports impose imposes improvise improvises impulse inactive incomplete
incompletes index indices industries infection infections injure injures insert inserts inspire
inspires instance instances instruction instructions intelligence intelligent intelligents intensive
interfere interference interferences interrogation interrogations intersection intoxication
intoxications intuitive investigation investigations invite invites irons isolation issue issues jam
job jobs joint joints kit kits label labels lame lames laps leader leaders legalise lent lents lever
levy liberal lice lie lies lieutenant lieutenants lifting light lit lits live lobby lobbys local
look looks losers loyal magazine magazines magistrate mail mails main mains major majors malaria
malice manager managers manoeuvre manoeuvres mare marginalises marina marine marines masculine
masculines massacre massacres massive massives mat match matchs mate maths mats mature media medias
meeting meetings melodies memo mention mentions met methodologies mets militant militants minimise
minutes miss mission missions mobilise mobilises motion motions mug mugs mute native negative
negatives net nets neurosciences newsletter niche niches note notes notice notices novice novices
objective objectives obscure obscures observe observes obsolete obsoletes obstruction occurrence
ocean office offices operations opinion opinions oppose opposes optimise optimises ores organise
organiser organises outrage outrages pack package packages packs paddle pain pains pair pairs
pamphlet pan panel panels pans parade parades paralyse paralyses pardon pardons parodies parole
paroles part parts patent patient patients patrol patron patronage patrons pause pauses pave paves
pays pendant pension pensions performance performances permanent permanents permission permissions
permit persevere persistent perspective perspectives phrase phrases piece pieces pile piles pin pins
pivot pivots placard placards place places plane planes plants plate plates polar polarise police
pony porn port portable portables portfolio ports possible possibles post poster posters posts pot
pots pour prejudice prejudices premier premiers prescription prescriptions press prime primes
principal pro process productive productives profession professions profit profits programme
programmes prohibition projectile projectiles projection projections promise promises prompt prompts
propose proposes pros protestant protestants protester provision provisions purge purges puzzle
pyjamas qualification qualifications question questions queue queues race races racket
radicalisation radioactive rail rails raisin raisins rally rang range ranger ranges rangs rate rates
reactive reactives reception receptions recharge recharges record records recreation recreations
recycle recycles reel reels reflexes refrain refuse refuses regain regret regrets regulation
regulations rehabilitation rein reins relative relatives relevant reliant relief reliefs
reorganisation reorganisations repetitive repetitives report reporter reporters reports
representative representatives reproductive residence residences respect respects resurgence
retribution reunion reunions revenue revenues ridicule ridicules ring robe robes rock rocker rode
rodent rodes roll roman romance romans round rounds royalties rude rudes sabotage sacrifice
sacrifices sale sales sang score scores scout scouts seamless second seconds seize select senior
seniors sensible sensibles sentence sentences series servant service services session sessions shirt
shirts shopping short shorts show shows siege sit skate sketch sketches sketchs skier slicks slip
snack snacks sniper snipers son sons sort sortie sorties soul special specialise specialises sponsor
sponsors stable stables staff stand standard standards stands star stars startup station stations
steward stewards sticker stickers stigmatise stigmatises stock stocks stop strangulation streaming
stress strict stricts submerge submerges sue suit superheros supervise supplement supplements
support supporter supporters supports suppose supposes suppression suppressions surf surfer surge
surges surplus surprise surprises susceptible susceptibles suspicion suspicions sweat sympathise
tangible tangibles tank tanks tape taper tapes taxation telecom telecoms tenant tenants tend tender
tends tentative tentatives terrible terribles test tests theories theses thriller ticket tickets
tiers tire tires ton tons topless torches torque tour tours tracing track tracker tracks tract
tracts tragedies train trainee trainees trains trait traits tram trams transaction transactions
transit transition transitions traumatise traumatises traverse traverses triple triples trouble
troubles unification union unit usage usages utilise utilises valide valve valves vent ventilation
vents venue venues verse verses vibrant vigilante vigilantes vintage vinyls virtual visa visas
volatile volatiles vote votes voyage voyages wax web weekend weekends whisky
"""
HOMOGRAPHS = frozenset(_WORDS.split())
