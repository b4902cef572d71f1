"""Function words, by language: left out of the index and of queries without leaving a gap.

Data only. Compass points, `contre` and `or` carry meaning here and are not in the lists; nor are
word forms that are nouns of the field as well (`avions`). A word counts as one of them with and
without its accents.
"""

from __future__ import annotations

from index.folding import fold

__all__ = ["CALENDAR", "KEPT_CAPITALS", "KEPT_PREFIXES", "STOP_HOMOGRAPHS", "STOP_WORDS", "UNCODED"]

_LISTS = {
    "fr": """
        le la les l un une des du de d au aux à a et ou où ni mais donc car si que qu qui quoi dont
        lequel laquelle lesquels lesquelles auquel auxquels auxquelles duquel desquels desquelles
        quel quelle quels quelles quand comment pourquoi combien
        je j me m moi tu te t toi il elle on nous vous ils elles se s soi lui leur leurs eux y en
        ce c cet cette ces cela ça ceci celui celle ceux celles ci là
        mon ma mes ton ta tes son sa ses notre nos votre vos
        ne n pas plus moins très trop peu aussi ainsi alors encore déjà puis même mêmes tout tous
        toute toutes autre autres chaque quelque quelques quelqu aucun aucune tel telle tels telles
        dans par pour sur sous vers chez avec sans entre selon depuis pendant durant lors dès hors
        via jusque jusqu parmi malgré envers après avant afin comme lorsque lorsqu puisque puisqu
        quoique quoiqu tandis cependant toutefois notamment
        est sont suis es sommes êtes était étaient étais étions être été étant fut furent sera
        seront serait seraient soit soient
        ai as avons avez ont avait avaient avais avoir ayant eu eut eurent aura auront aurait
        auraient ait aient
        peut-être
    """,
    "en": """
        the a an and or but nor if then else so than that this these those there here
        i me my mine we us our ours you your yours he him his she her hers it its they them their
        theirs who whom whose which what when where why how
        of to in on at by via for from with without into onto upon about as over under between among
        through during before after since until up down out off
        is am are was were be been being has have had having do does did doing done
        will would shall should can could may might must
        not no any some all each every both few more most other others such own same too very
        just also only again ever even yet ago quite rather really indeed instead
        because although though whether while whilst whereas unless however meanwhile otherwise
        nevertheless nonetheless moreover furthermore likewise thereby whereby regardless
        amid amidst amongst within throughout behind beneath beside besides beyond across along
        around till unlike either neither toward towards despite
        already still perhaps maybe several therefore thus hence
        myself yourself himself herself itself ourselves yourselves themselves
        something anything nothing everything someone anyone everyone somebody anybody everybody
        nobody somewhere anywhere whatever whoever whichever whenever wherever
        another much enough according anymore anyway anyhow somehow somewhat oneself albeit
        notwithstanding thereafter thereof therein wherein whereupon hereby herein henceforth
        doesnt didnt isnt arent wasnt werent hasnt havent couldnt wouldnt shouldnt youre theyre
    """,
    "de": """
        der die das den dem des ein eine einen einem einer eines und oder aber denn sondern wenn
        als wie ob dass daß weil damit so auch nur noch schon sehr mehr
        ich du er sie es wir ihr mich mir dich dir ihn ihm uns euch ihnen sich mein meine dein
        deine sein seine seinen seinem seiner seines ihre ihren ihrem ihrer ihres unser unsere
        dieser diese dieses diesen diesem jener jene jenes welcher welche welches wer was wem wen
        wo wann warum wieso
        in im an am auf aus bei beim bis durch für gegenüber mit nach seit über um unter von vom
        vor zu zum zur zwischen
        ist sind war waren bin bist wird werden wurde wurden worden hat haben hatte hatten habe
        kann können konnte soll sollen muss müssen nicht kein keine keinen keiner man da dort hier
    """,
    "es": """
        el la los las lo un una unos unas y e o u pero sino si que qué quien quién quienes cual
        cuál cuales cuando cuándo donde dónde como cómo cuyo cuya por porque para con sin de del al
        a en entre desde hasta hacia según sobre tras durante ante bajo
        yo tú él ella nosotros ellos ellas me te se nos le les mi mis tu tus su sus nuestro nuestra
        nuestros nuestras este esta esto estos estas ese esa eso esos esas aquel aquella
        no ni ya muy más menos también tan tanto todo toda todos todas otro otra otros otras
        es son era eran fue fueron ser sido siendo será serán sea está están estaba estaban estar
        ha han había habían haber hay he
    """,
    "it": """
        il lo la i gli le l un uno una e ed o ma se che chi cui quale quali quando dove come perché
        di a da in con su per tra fra del dello della dei degli delle al allo alla ai agli alle dal
        dallo dalla dai dagli dalle nel nello nella nei negli nelle sul sullo sulla sui sugli sulle
        io tu lui lei noi voi loro mi ti si ci vi ne mio mia tuo tua suo sua suoi sue nostro nostra
        questo questa questi queste quello quella quelli quelle
        non più meno molto anche già ancora tutto tutta tutti tutte altro altra altri altre
        è sono era erano fu furono essere stato stata stati state sarà saranno sia
        ha hanno aveva avevano avere ho abbiamo
    """,
    "pt": """
        o a os as um uma uns umas e ou mas se que quem qual quais quando onde como porque por para
        com sem de do da dos das em no na nos nas ao à aos às pelo pela pelos pelas entre desde até
        sobre sob após durante
        eu tu ele ela nós vós eles elas me te lhe lhes meu minha teu tua seu sua seus suas nosso
        nossa este esta isto estes estas esse essa isso esses essas aquele aquela
        não nem já muito mais menos também todo toda todos todas outro outra outros outras
        é são era eram foi foram ser sido sendo será serão seja está estão estava estavam estar
        há tem têm tinha tinham ter
    """,
    "nl": """
        de het een en of maar want dus als dan dat die dit deze wie wat waar wanneer waarom hoe
        ik jij je hij zij ze wij we jullie mij me jou hem haar ons hun hen zich mijn jouw zijn onze
        in op aan bij van voor met zonder naar uit over onder tussen door tot na om te ten ter sinds
        tijdens
        is was waren ben bent wordt worden werd werden geworden heeft hebben had hadden kan kunnen
        zal zullen zou zouden moet moeten niet geen ook nog al zeer meer er daar hier
    """,
    "ru": """
        и а но или да же ли бы не ни что чтобы как когда где куда откуда почему зачем если то так
        тоже также уже ещё только очень более менее
        в во на с со к ко у о об обо от до из изо за под над при для без про через между после
        перед по
        я ты он она оно мы вы они меня мне тебя тебе его ему её ей нас нам вас вам их им ними него
        нее себя свой своя свои своего своих мой моя наш наша ваш этот эта это эти этого этой этих
        тот та те того той тех который которая которое которые которого которой которых кто чем
        весь вся всё все всех
        был была было были быть будет будут есть
    """,
}

#: Language to its function words in lower case, with and without accents.
STOP_WORDS: dict[str, frozenset[str]] = {
    lang: frozenset(words.split()) | frozenset(fold(word) for word in words.split())
    for lang, words in _LISTS.items()
}

#: Words of a language that are function words of the other: what a query means by one of them, its
#: other words tell.
STOP_HOMOGRAPHS: dict[str, frozenset[str]] = {
    "fr": frozenset("an but mine or ours us".split()),
    "en": frozenset("car pour son ton".split()),
}

#: Function words that are kept as the first part of a compound: sous-marin, après-guerre.
KEPT_PREFIXES: dict[str, frozenset[str]] = {
    "fr": frozenset("sous sur entre après avant hors sans plus moins tout".split()),
    "en": frozenset("over under off up down out all".split()),
}

#: Function words that are names when written in capitals.
KEPT_CAPITALS: dict[str, frozenset[str]] = {"en": frozenset({"US", "WHO"})}

#: Months and days, and their abbreviations: no part of a designator (mai 20, Mardi 23).
CALENDAR = frozenset(
    fold(word)
    for word in """
    janvier février mars avril mai juin juillet août septembre octobre novembre décembre
    janv févr fév avr juil sept oct nov déc
    lundi mardi mercredi jeudi vendredi samedi dimanche lun mar mer jeu ven sam dim
    january february march april may june july august september october november december
    jan feb apr jun jul aug sep dec
    monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun
    """.split()
)

#: Short words that, before a blank and a number, do not make a designator: En 20, À 300, art 5.
UNCODED = (STOP_WORDS["fr"] | STOP_WORDS["en"] | CALENDAR) - frozenset(
    "s l m d c t j n tu us".split()
) | frozenset("y o no nr art vol fig tel rue cap km kg mr dr mme bis ter".split())
