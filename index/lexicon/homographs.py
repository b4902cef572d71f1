"""Homographs: words of the lexicon's English that are words of French as well, and mean something
else or the same there. What they are in a query, the words around them tell.
"""

from __future__ import annotations

__all__ = ["HOMOGRAPHS"]

#: In lower case and without accents, singular and plural.
_WORDS = """
abandon abandons abdomen accreditation accrue accrues accuse acquiesce active actives addiction
addictions adequate adequates administration administrations admission admissions adopt adore
adverse adverses affection affections affluence affluent affluents agenda agendas aide aides air
airs alias aliens allergies allocation allocations alteration alterations ample amples amplifier
amputee amuse amuses angle angles animal anomalies ant antipodes antique antiques appendices
application applications arcade arcades arches archives argue argument arguments armistice armor
arrive arrives aspire assistance association associations assume assumes assure assures atmosphere
attend attends attire attires attraction attractions attractive attractives audit audition auditions
axe axes badge badges balance balkans ball ballot ballots balls bang baptise baptises bar barge barn
barrage barrages bars bases basket baskets bat bats bee biotechnologies bizarre bizarres blockbuster
blockbusters blonde blondes blouse blouses bonnet bonnets bonus boom boost booster borne bornes
boules bout bouts boxer boycott bras brave braves bribes bride brides briefing briefings brigadier
brochure bug bugs bureaux burgers burn bus business buzz byzantine cable cables cache caches cadet
cadets cage cages cameraman cameramen camouflage candidate candidates canine canines cannibalise
cannibalises canoe cap capable capables capital capitalise caps captive captives capture captures
car carcasses carnage cars case cases catalogue categories categorise categorises cave caves cent
centre centres cents certification challenge challenges change changes chant chants charter chassis
chat chats chef chefs chose choses christian citation citations cite cites civil civils clandestine
clandestines clarification clarifications client clients clip clips closes cloud club clubs cluster
clusters coach coachs cockpit cognitives coin coincide coins cold collateral collection collections
collective collectives college colleges collision collisions collusion colonel colonels colonies
colonise colonises combine combines comedies comics commence comment commercialise commercialises
commission communal compare compares compassion compile compiles complement compliments compose
composer composes comprise comprises compromise compromises concede concept concepts concrete
concretes concurrent concurrents condense condition conditions confederation conference conferences
confession confessions confidence confidences confine confines confrontation confrontations confuse
confuses congestion consecutive consecutives consent consistent constituent constructive
constructives consume contact contacts container containers content contents contingent contingents
continue continues contravention contraventions contribution contributions convention conventions
converge conversion cookies corn correct correction corrections corrects correspond cortege corteges
costume costumes cottage couches coup coupon coupons coups course courses court courts cowboys crack
crane cranes crash creative creatives cremation crime crimes crowdfunding cure cures cycle cycles
data deal dealer dealers deals debit debits debut debuts decent deception deceptions decline
declines defiance defiant defile defiles degrade degrades delicate delicates deminer demobilise
demobilises denomination dent dents deplore depreciation depression depressions derive derives
descend description descriptions design destabilise destitution detour devise devises diagnostic
diagnostics diesel diesels dine diner diners direction directions disco discredit dispense dispenses
disperse dispose disposes disposition dispositions dispute disputes distant distants distribution
distributions district districts divers diversion diversions divine divorce divorces docks dome don
donation donations dons dormant dosage double doubles dresser due dues duo duos dupes echo echos
eclipse eclipses edition editions editorial education effective effectives eligible eligibles elude
embed emotion emotions employer encourage encourages engage engagement engagements engages enrage
entrant entrants envisage envisages episode episodes equation erode etiquette etiquettes eviction
evident examine examiner examines excavation excavations excessive excessives exclusive exclusives
excrements excuse excuses exempt exempts exoneration exonerations expansion expedition expeditions
experience experiences expertise expertises expiration expire exploit exploitation exploitations
exploits explosive explosives expose exposes express extension extensions extraction face faces fan
fans farce fatal fatigue fatigues favorable favorables favorite favorites feeling feminine feminines
ferment ferments festival festivals figure figures file files film films fin final finalise
finalises finance finances fine fines fins fiscal fit fitness fixation flash flashs flexible
flexibles flirt font foot football force forces forge forges formidable formidables fracture
fractures fragments freestyles fret frets fruit fruits fume fur future futures gaffes gag gags gain
gains galaxies gang gangs gangsters gay gays general generalise generalises generals generic glacial
golden gospel grace grain grains gratitude grave graves grey grief griefs grille grilles gym habit
habits hall halls handicap heritage heritages hip hop horrible horribles hospitalisation
hospitalisations hotel hotels hue humble hybrid hydro hypotheses idiot idiots ignorance ignore
ignores imagine imagines imbecile imbeciles immobilise immortalise impact impacts impair impasse
impasses impeccable implication implications import imports impose imposes improbable improbables
improvise improvises impulse inactive incapable incapables incite incites incomplete incompletes
index indices indifference indispensable indispensables indulgence industries inevitable infection
infections influencer injure injures insert inserts inspire inspires instance instances instruction
instructions intelligence intelligent intelligents intensive interfere interference interferences
interrogation interrogations intersection intervention interventions intoxication intoxications
intrusion intuitive investigation investigations invite invites irons isolation issue issues jam job
jobs joint joints joker kerosene kilo kilos kit kits label labels lame lames laps laureate leader
leaders leasing legalisation legalise lent lents levee levees lever levy liberal lice lie lies
lieutenant lieutenants lifting light lit lits live lobby lobbys local long look looks losers loyal
mafia magazine magazines magistrate mail mails main mains major majors malaria malice manager
managers manipulation manipulations manoeuvre manoeuvres mare marginalises marina marine marines
marketing marquee marquees mars martyr martyrs masculine masculines massacre massacres massive
massives mat match matchs mate maths mats mature media median medias meeting meetings melee melees
melodies memo mental mention mentions mentor met methodologies mets migration migrations miles
militant militants militarise militarises minimal minimise minuscule minuscules minutes mire miser
miss mission missions mobilise mobilises motion motions mug mugs mute native naturalise negative
negatives net nets neurosciences neutralise newsletter niche niches normalisation note notes notice
notices novice novices objective objectives obscure obscures observe observes obsolete obsoletes
obstruction occurrence ocean office offices offshore opaque opaques operations opinion opinions
oppose opposes optimise optimises option options ores organise organiser organises outrage outrages
pack package packages packs paddle pain pains pair pairs pamphlet pan panache panel panels pans
parade parades paralyse paralyses pardon pardons parentheses parodies parole paroles part parts
patent patient patients patrol patron patronage patrons pause pauses pave paves payer pays penal
penalise penalises penalty pendant pension pensions performance performances permanent permanents
permission permissions permit persevere persistent perspective perspectives pesticide pesticides
photo photos phrase phrases piece pieces pile piles pin pins pivot pivots placard placards place
places plane planes planning planter plants plate plates plume plumes podium podiums pointer polar
polarise police polices pony pop porn port portable portables portfolio ports pose poses position
positions positive positives possible possibles post poster posters posts pot pots pour
precipitation precipitations prefigure prejudice prejudices prelude premature premier premiers
preoccupation preoccupations prescription prescriptions press prime primes principal pro process
productive productives profession professions profit profits programme programmes prohibition
projectile projectiles projection projections promise promises prompt prompts propose proposes pros
protege protestant protestants protester provision provisions pub pubs punitive punitives pure purge
purges puzzle pyjamas qualification qualifications question questions queue queues quintuple race
races racket radicalisation radioactive rage rail rails raisin raisins rally rang range ranger
ranges rangs rate rates ravage ravages reactive reactives realisation realisations rebellion
rebellions reception receptions recession recharge recharges recite reclamation reclamations record
records recreation recreations recuse recycle recycles redouble reel reels reference references
refit reflexes refrain refuse refuses regain regard regards regret regrets regrettable regulation
regulations rehabilitation rein reins relative relatives relevant reliant relief reliefs remit
reorganisation reorganisations reparation reparations repercussions repetitive repetitives report
reporter reporters reports representative representatives reproductive reputation repute reputes
requisition requisitions residence residences respect respects resurgence reticence reticences
reticent reticents retiree retirees retribution retrofit retrospective reunion reunions reveler
revenue revenues ricochet ricochets ridicule ridicules ring robe robes rock rocker rode rodent rodes
roll roman romance romans round rounds royalties rude rudes rupture ruptures sabotage sacrifice
sacrifices saga saint saints sale sales sang scandalise scoop score scores scout scouts seamless
secession secessions second seconds seize select senior seniors sensible sensibles sentence
sentences sequestration series servant service services session sessions severe severes shirt shirts
shopping short shorts show shows siege sit skate sketch sketches sketchs skier slicks slip snack
snacks sniper snipers solder son sons sort sortie sorties soul special specialise specialises
specifications spectacles spoiler sponsor sponsors stable stables staff stand standard standards
stands star stars startup station stations stature stereotypes steward stewards sticker stickers
stigmatise stigmatises stock stocks stop strangulation streaming stress strict stricts submerge
submerges subterfuge subterfuges sue suit superheros supervise supplement supplements support
supporter supporters supports suppose supposes suppression suppressions surcharge surcharges surf
surface surfaces surfer surge surges surplus surprise surprises susceptible susceptibles suspicion
suspicions sweat symbolise sympathise tag tags tangible tangibles tank tanks tape taper tapes
taxation tech telecom telecoms television televisions temps tenant tenants tend tender tends tenor
tenors tentative tentatives terminal terrible terribles test tests theories theses thriller ticket
tickets tiers tire tires ton tons topless torches torque torrent total tour tours tracer tracing
track tracker tracks tract tracts tragedies train trainee trainees trains trait traits tram trams
tranche tranches transaction transactions transit transition transitions transport transports
traumatise traumatises traverse traverses tremble tribal triple triples trouble troubles tweet
tweets unification union unit urine usage usages utilise utilises vacants vaccination vaccinations
valide valve valves vandalise vandalises vegetation vengeance vent ventilation vents venue venues
verse verses version versions vibrant vice videoconference vigilance vigilante vigilantes vintage
vinyls virtual visa visas vise vises volatile volatiles vote votes voyage voyages wax web weekend
weekends whisky zoo
"""
HOMOGRAPHS = frozenset(_WORDS.split())
