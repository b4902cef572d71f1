"""The phrases that pages of many sites share, as patterns on folded text (`index.cleaning.line`).

Input: nothing. Output: compiled patterns. WHOLE patterns name a line by all of it; MARKERS name it
by its first words, if a title, a colon or nothing follows them.
"""

from __future__ import annotations

import re

__all__ = [
    "ADDRESS",
    "AD_LINE",
    "COMMENT_HEADING",
    "CONSENT",
    "COOKIES",
    "FOLLOW",
    "HOME",
    "LIVE",
    "LOUD_MARKERS",
    "MARKERS",
    "NEWSLETTER",
    "NEWS_WORDS",
    "PROMOTION",
    "SECTIONS",
    "SHARE_WORDS",
    "SUBSCRIPTION",
    "WHOLE",
]


def _whole(*phrases: str) -> re.Pattern[str]:
    """Matches a line that is one of `phrases`, with any bullets and punctuation around it."""
    return re.compile(rf"^[\W_]*(?:{'|'.join(phrases)})[\W_]*$")


def _start(*phrases: str) -> re.Pattern[str]:
    """Matches one of `phrases` at the start of a line, after bullets, up to a word edge."""
    return re.compile(rf"^[^\w«“\"(#]*(?:{'|'.join(phrases)})(?!\w)")


_WHERE = r"(?:la |le |l'|les |cette |cet |ce |un |une )?"
_AD = (
    rf"(?:l'article|la suite|votre article|la lecture)(?: de (?:l'article|la page|votre lecture))?"
    rf"(?: se| est)? ?(?:continue|poursuit|suit|reprend)?\s?(?:sous|apres|en dessous|ci-dessous"
    rf"|plus bas|au-dessous)(?: de| d')? ?{_WHERE}"
    r"(?:annonce|publicite|pub|image|video|photo|encart|message)?",
    r"publicite|annonces?(?: publicitaires?)?|pub|contenu (?:sponsorise|partenaire)|sponsorise",
    r"(?:la |passer la |fermer la )?publicite|inread|passer l'annonce",
    r"(?:the )?(?:article|story|text) continues (?:below|after)"
    r"(?: (?:the |this )?(?:ad|advertisement|video|image|photo))?",
    r"advertisements?|advertising|sponsored(?: content)?|skip ad(?:vertisement)?|ad|paid post",
    r"continue reading(?: below)?|scroll (?:down )?to continue(?: with content)?",
    r"anzeige|werbung|(?:der )?artikel (?:geht|wird) .{0,30}(?:weiter|fortgesetzt)",
    r"(?:nach|unter) der (?:anzeige|werbung) weiterlesen|weiterlesen nach der (?:anzeige|werbung)",
    r"publicidad|anuncio|continua (?:debajo|despues) de la publicidad|pubblicita|publicidade"
    r"|continua (?:apos|depois d)a publicidade|advertentie|annonse|annonsorinnehall|annons",
    r"(?:artikkelen|saken|teksten) fortsetter (?:under|etter)(?: \w+)?"
    r"|artikeln fortsatter (?:under|efter)(?: \w+)?|artiklen fortsætter (?:under|efter)(?: \w+)?",
    r"реклама|на правах рекламы|продовження після реклами|reklama",
)
#: One or more markers and nothing else, glued or not.
AD_LINE = re.compile(rf"^[\W_]*(?:(?:{'|'.join(_AD)})[\W_]*)+$")

#: Whole lines, by kind.
WHOLE: dict[str, re.Pattern[str]] = {
    "promo-heading": _whole(
        r"a ne pas (?:manquer|rater|louper)|ne (?:manquez|ratez) pas(?: aussi)?|l'essentiel a lire",
        r"(?:don't|do not) miss(?: it| out)?|must read|nicht verpassen|no te (?:lo )?pierdas",
        r"no se (?:lo )?pierda|da non perdere|nao perca|не пропустите|не пропустіть",
    ),
    "related-heading": _whole(
        r"related(?: (?:articles?|posts?|stories|news|content|topics|links|coverage))?",
        r"articles? (?:lies?|similaires?|connexes?|associes?|recommandes?|recents?|en rapport)",
        r"(?:sur|dans) (?:le|la) meme? (?:sujet|theme|rubrique|dossier)|a lire (?:sur|dans) .{3,30}",
        r"(?:a )?(?:lire|voir|consulter|decouvrir) (?:aussi|egalement|ensuite|encore)|a decouvrir",
        r"(?:nos|d'autres|plus d'|les derniers|nos derniers|autres) ?articles?(?: .{3,30})?",
        r"vous (?:aimerez|apprecierez|pourriez|pourrez|devriez|allez)"
        r"(?: peut-etre)?(?: aussi| egalement)?(?: \w+)?(?: aussi| egalement)?",
        r"(?:cela|ceci|ces articles?|ca) (?:peut|peuvent|pourrait|pourraient|devrait)"
        r"(?: aussi| egalement)? vous (?:interesser|plaire)",
        r"(?:les )?(?:articles? )?(?:les )?plus (?:lus?|lues|populaires|consultes|partages|commentes)",
        r"(?:les )?dernieres? (?:actualites?|nouvelles?|infos?|minutes?)(?: en continu)?",
        r"(?:toute )?l'(?:actu|actualite|info)(?: (?:en continu|en direct|du jour))?|a la une",
        r"recommande(?:s|es)?(?: pour vous)?|notre selection|selection de la redaction",
        r"most (?:read|popular|viewed|recent)|trending(?: now)?|popular(?: (?:posts|now))?",
        r"recommended(?: (?:for you|stories|reading))?|editors?'?s? (?:picks?|choice)",
        r"you (?:may|might)(?: also)? (?:like|be interested in).{0,20}|latest (?:news|stories)",
        r"more (?:from|on|about) .{2,40}|more (?:news|stories)|read (?:more|also|next)|see also",
        r"up next|what to read next|top stories|further reading",
        r"mehr zum thema|(?:das )?(?:konnte|durfte) (?:sie|dich)(?: auch)? interessieren",
        r"meistgelesen(?:e artikel)?|weitere (?:artikel|themen|nachrichten|meldungen)",
        r"(?:lesen|sehen) sie auch|auch interessant|passend dazu|ahnliche (?:artikel|beitrage)",
        r"(?:noticias|articulos|notas) relacionad[ao]s|mas noticias|lo mas (?:leido|visto)",
        r"(?:te|le) puede interesar|tambien (?:te|le) puede interesar|l[ae]e tambien|lea tambien",
        r"articoli correlati|leggi anche|potrebbe interessarti(?: anche)?|i piu letti",
        r"(?:artigos|noticias) relacionad[ao]s|leia (?:tambem|mais)|mais lidas|lees ook|lees meer",
        r"les (?:ogsa|mer)|mest lest|las (?:mer|ocksa)|mest last|læs ogsa|czytaj (?:tez|takze)",
        r"(?:читайте|смотрите) (?:также|далее)|похожие (?:статьи|материалы|новости)",
        r"(?:читайте|дивіться) також|схожі (?:статті|новини|матеріали)|по теме|за темою",
        r"популярное|популярне|последние новости|останні новини|новини по темі",
    ),
    "navigation": _whole(
        r"menu(?: principal)?|(?:aller|passer|acceder) (?:au|a la) (?:contenu|menu|navigation|"
        r"recherche)(?: principale?)?|skip to (?:main )?content|(?:retour (?:a l'accueil|en haut|"
        r"au sommet)|haut de (?:la )?page)|back to (?:top|home)|zum inhalt springen|nach oben",
        r"ir al contenido|volver arriba|ouvrir le menu|fermer(?: le menu| la fenetre)?|close(?: menu)?",
        r"rechercher?|search|suche|buscar|поиск|пошук|voir plus|show more|load more|afficher plus",
        r"(?:lire|voir) (?:la suite|plus|l'article(?: complet)?)|en (?:savoir|lire) plus|read more",
        r"ecouter(?: l'article| cet article)?|listen(?: to (?:this )?article)?|plein ecran",
        r"imprimer|print|ajouter (?:a|aux) (?:mes )?favoris|sauvegarder|enregistrer|save",
        r"signaler une (?:erreur|faute).*|traduire|translate|reduire la taille.*|agrandir.*",
        r"article (?:precedent|suivant)|precedent|suivant|previous|next|anterior|siguiente",
        r"zoom(?:er)?|cliquez (?:sur l'image )?pour agrandir|click to enlarge|bild vergroßern",
    ),
    "subscription": _whole(
        r"connexion|inscription|s'inscrire|sans engagement|login|log in|register|donate|faire un don",
        r"premium|abonnes?|(?:pour les |reserve aux )?abonnes|accedi|войти|увійти|mon compte",
    ),
    "comments": _whole(
        r"(?:\d+ )?commentaires?(?: ?\(\d+\))?|(?:laisse[rz]|ajoute[rz]|ecri(?:re|vez)) un commentaire",
        r"(?:reagir|reagissez)(?: a cet article)?|soyez le premier a (?:commenter|reagir)",
        r"(?:les )?commentaires sont (?:fermes|desactives|clos).*|voir les commentaires",
        r"votre adresse e-?mail ne sera pas publiee.*|les champs obligatoires sont indiques.*",
        r"(?:\d+ )?comments(?: ?\(\d+\))?|(?:leave|post|add|write) a (?:comment|reply)",
        r"comments (?:are )?(?:off|closed).*|no comments?(?: yet)?|your email address will not be.*",
        r"(?:\d+ )?kommentare?(?: ?\(\d+\))?|kommentar (?:schreiben|hinterlassen)|jetzt kommentieren",
        r"(?:\d+ )?comentarios?(?: ?\(\d+\))?|dej[ae] (?:un|tu|su) comentario|aucun commentaire",
        r"(?:\d+ )?(?:комментари[ийя]+|коментар[ії]*)(?: ?\(\d+\))?|оставить комментарий",
        r"repondre|reply|antworten|responder|ответить|відповісти|se connecter pour commenter",
    ),
    "cookie-notice": _whole(
        r"(?:tout )?(?:accepter|refuser|accepte|refuse)(?: (?:tout|et (?:continuer|fermer)|tous? les"
        r" cookies|les cookies))*|continuer sans accepter|parametrer(?: les cookies| mes choix)?",
        r"(?:gerer|personnaliser|modifier)(?: (?:mes|les|vos|ses))?"
        r" (?:choix|cookies|preferences|parametres|consentements?)",
        r"(?:accept|reject|decline|allow)(?: all)?(?: (?:cookies|and (?:close|continue)))?|i agree",
        r"(?:manage|cookie) (?:preferences|settings|cookies|options)|privacy (?:policy|settings)",
        r"(?:alle )?(?:akzeptieren|ablehnen|zustimmen)(?: und weiter)?|cookie-einstellungen",
        r"(?:aceptar|rechazar)(?: (?:todo|todas|cookies|y continuar))?|configurar cookies",
        r"(?:politique (?:de|des) (?:confidentialite|cookies|vie privee|protection des donnees)"
        r"|mentions legales|conditions (?:generales|d'utilisation).{0,30}|donnees personnelles"
        r"|plan du site|contact(?:ez-nous)?|qui sommes-nous \??|terms (?:of (?:use|service)"
        r"|and conditions)|legal notice|impressum|datenschutz|aviso legal|about us|contact us"
        r"|cgu|cgv|rgpd|gdpr|cookies)(?:[\W_]+(?:politique (?:de|des) \w+|mentions legales|cgu|cgv"
        r"|contact|cookies|impressum|datenschutz|agb|privacy policy|about us|terms of use))*",
    ),
    "hashtags": re.compile(
        r"^[\W_]*(?:tags?|mots?[ -]cles?|etiquettes?|keywords?|themes?|thematiques?|schlagworte?"
        r"|etiquetas|topics?|labels?|теги|мітки|tagged(?: with)?|filed under"
        r"|classe (?:dans|sous)|categories?|rubriques?|kategorien?|categorias?)\s*:.{0,200}$"
        r"|^(?:#[\w-]+[\s,;|]*)+$"
    ),
    "link": re.compile(r"^\W*(?:https?://|www\.)\S+\W*$|^\S+@\S+\.\w{2,}$"),
    "pagination": re.compile(
        r"^[\W_]*(?:page )?\d{1,3} ?(?:/|sur|of|von|de|из|з) ?\d{1,3}[\W_]*$"
        r"|^[\W_]*(?:pages? ?:? ?)?1[\s,|]+2[\s,|]+(?:3\b)?[\s\d,|…..>»›]*(?:suivant|next)?[\W_]*$"
        r"|^[\W_]*page (?:suivante|precedente|\d+)[\W_]*$"
    ),
    "reading-time": re.compile(
        r"^.{0,60}(?:temps de lecture|(?:min|mn|minutes?) de lecture|lecture ?:? ?\d+ ?(?:min|mn)"
        r"|(?:reading|read) time|\d+ ?-?min(?:ute)?s? read|lesezeit|tiempo de lectura"
        r"|время чтения|час читання|tempo di lettura).{0,60}$"
    ),
    "copyright": re.compile(
        r"^\W*(?:copyright|tous droits (?:de reproduction .{0,40})?reserves|all rights reserved"
        r"|alle rechte vorbehalten|todos los derechos reservados|все права защищены"
        r"|reproduction (?:interdite|.{0,30}interdite)|toute reproduction)\b.{0,220}$"
        r"|^\s*(?:©|\(c\)) ?(?:19|20)\d\d.{0,160}$"
        r"|^.{0,120}(?:tous droits reserves|all rights reserved|alle rechte vorbehalten"
        r"|todos los derechos reservados|все права защищены|усі права захищені)\W*$"
    ),
}

#: First words that announce another page; several words, so that a title in capitals suffices.
MARKERS: dict[str, re.Pattern[str]] = {
    "read-link": _start(
        r"(?:a )?(?:lire|voir|relire|decouvrir) (?:aussi|egalement|encore)|a (?:re)?lire",
        r"(?:lire|voir|retrouvez|decouvrez) (?:aussi |egalement )?(?:notre|nos|l'article|le dossier"
        r"|le dossier complet|notre dossier)|(?:pour )?(?:en savoir|aller) plus(?: loin)?",
        r"(?:read|see) (?:also|more|next)(?: (?:on|about))?|also read|more on this(?: story)?",
        r"(?:lesen|sehen) sie (?:auch|hier|dazu|mehr)|mehr (?:dazu|zum thema)|lesetipp",
        r"(?:lea|lee|vea) (?:tambien|mas)|(?:te|le) puede interesar|mas informacion",
        r"leggi (?:anche|tutto)|leia (?:tambem|mais)|lees (?:ook|meer)|les (?:ogsa|mer)(?: om)?",
        r"las (?:ocksa|mer)|læs ogsa|czytaj (?:tez|takze|wiecej)|(?:читайте|смотрите) (?:также|ещё)",
        r"(?:читайте|дивіться) (?:також|ще)|(?:nos|notre) (?:dossier|archives?|decryptage)s?",
        r"(?:sur|dans) le meme (?:sujet|theme)|article (?:lie|connexe|a lire)",
    ),
    "video-teaser": _start(
        r"(?:re)?(?:garder|gardez|voir|voyez|visionner) (?:aussi )?(?:la|notre|cette|en) (?:video|direct)",
        r"ecouter?z? (?:le|notre|ce|aussi le) podcast|(?:en|notre|la) video|video (?:du jour|afp)",
        r"watch(?: the| this| also| now)?(?: video| live)?(?= ?:| ?\||$)|video (?:ansehen|abspielen)",
        r"(?:ver|vea|mira|mire) (?:el|este|la)? ?video|se (?:ogsa )?video(?:en)?|guarda il video",
        r"(?:смотрите|смотреть) видео|дивіться відео|listen to (?:the|our|this) podcast",
        r"voir (?:le|notre|cet?) (?:reportage|replay|extrait|diaporama)|(?:the )?video player.*",
    ),
    "prev-next": _start(
        r"(?:article|billet|actualite|page|post) (?:precedente?|suivante?)",
        r"(?:previous|next) (?:article|post|story|page)|navigation (?:de l'|des |d')articles?",
        r"(?:vorheriger|nachster) (?:artikel|beitrag)|(?:articulo|noticia) (?:anterior|siguiente)",
        r"(?:предыдущая|следующая) (?:статья|запись|новость)|(?:попередня|наступна) \w+",
    ),
}

#: One word is not enough: it must be in capitals before a title, or have a colon or arrow.
LOUD_MARKERS: dict[str, re.Pattern[str]] = {
    "read-link": _start(r"read|lire|voir|lesen|leer|lee|leggi|aussi|related|associes?|link|liens?"),
    "video-teaser": _start(
        r"videos?|watch|regarder|regardez|podcast|audio|ecoutez|diaporama|видео"
    ),
    "prev-next": _start(r"prev|next|previous|precedent|suivant|zuruck|weiter|anterior|siguiente"),
}

_PLATFORMS = (
    r"(?:google (?:news|actualites?|discover)|facebook|twitter|\bx\b|instagram|whats ?app|telegram"
    r"|youtube|linkedin|tiktok|bluesky|mastodon|threads|reseaux sociaux|social media|redes sociales"
    r"|sozialen (?:medien|netzwerken)|viber|vk\b|телеграм\w*|ютуб\w*|фейсбук\w*|google новости)"
)
FOLLOW = re.compile(
    r"^\W*(?:(?:pour|for|fur|para|et|and)\b.{0,60}?[ ,])?(?:suivez|retrouvez|rejoignez"
    r"|follow|join|folgen|sigu?[ea](?:nos)?|seguici|volg|folg|подпис\w+|підпис\w+|приєдн\w+"
    rf"|abonnez-vous|subscribe|ajoutez)\b.{{0,80}}{_PLATFORMS}"
    r"|^.{0,60}\b(?:suivez-nous|retrouvez-nous|rejoignez-nous|follow us|folgen sie uns|siguenos"
    r"|seguici|siga-nos|volg ons|подписывайтесь|підписуйтесь)\b"
)
NEWSLETTER = re.compile(
    r"^.{0,120}\b(?:inscrivez-vous|abonnez-vous|recevez|s'inscrire|s'abonner|je m'inscris|inscription"
    r"|sign up|subscribe|get (?:the|our)|anmelden|abonnieren|suscribete|suscribase|recib[ae]|iscriviti"
    r"|decouvrez|desinscri\w+)\b.{0,160}\b(?:newsletters?|lettres? (?:d'information|hebdo\w*)"
    r"|infolettres?|boletin|notre (?:email|e-mail|courriel)|your inbox|boite (?:mail|e-mail|aux"
    r" lettres)|alertes? (?:info|mail|e-mail)|notifications?|daily (?:briefing|digest))\b"
    r"|^\W*(?:la |notre |our |nos |votre )?newsletters?\b.{0,100}$"
    r"|^\W*(?:votre (?:adresse )?(?:e-?mail|courriel)|your e-?mail(?: address)?|ihre e-mail-adresse)\W*$"
)
SUBSCRIPTION = re.compile(
    r"^\W*(?:abonnez-vous|s'abonner|je m'abonne|deja abonnee?|pas encore abonnee?|se connecter"
    r"|connectez-vous|s'identifier|identifiez-vous|creer un compte|creez un compte"
    r"|(?:cet |l')?article (?:est )?(?:reserve|gratuit|premium|payant)"
    r"|(?:contenu |article )?reserve aux abonnes|il vous reste \d+ ?%|la suite est reservee"
    r"|pour lire la suite|lisez la suite|offre (?:d'abonnement|speciale|numerique)"
    r"|a partir de \d+[ ,.\d]*€|offrir cet article|soutenez(?:-nous| la presse| un (?:media|journal\w*))"
    r"|faites un don|subscribe|sign in|log in|already a (?:subscriber|member)"
    r"|this (?:article|content|story) is (?:for|only|exclusive)|support (?:us\b|our (?:journalism|work|reporting))"
    r"|jetzt (?:abonnieren|anmelden|testen)|anmelden|einloggen|sie haben (?:bereits|schon) ein"
    r"|suscribete|suscribase|inici(?:ar|e|a) sesion|hazte socio|abbonati|assine|logg inn"
    r"|kjøp abonnement|bli abonnent|підтримайте нас|поддержите нас)\b"
)
COOKIES = re.compile(
    r"\bcookies?\b|\brgpd\b|\bgdpr\b|donnees (?:personnelles|a caractere personnel)|vie privee"
    r"|personal data|privacy|datenschutz|traceurs|privacidad|файлы cookie|nos partenaires"
)
#: Words by which a site speaks to whoever reads it.
ADDRESS = re.compile(
    r"\b(?:nous|notre|nos|vous|votre|vos|we|our|us|you|your|wir|unsere?r?n?|sie|ihre?n?|nosotros"
    r"|nuestr[oa]s?|usted|su|мы|наш\w*|вы|ми|ви|(?:this|our) (?:web)?site|ce site(?: web)?"
    r"|(?:diese|unsere) (?:web)?(?:site|seite)|est[ea] (?:sitio|pagina|web))\b"
)
CONSENT = re.compile(
    r"\b(?:utilis\w+|uses?|using|verwende\w*|usamos|utiliza\w*|accept\w*|accord|consent\w*|agree\w*"
    r"|ok with|opt[- ]out|zustimm\w*|akzept\w*|acept\w*|parametr\w*|preferences|experience|ameliorer"
    r"|improve|audience|navigation|traite\w*|stock\w*|collect\w*|personnalis\w*|publicites?|policy"
    r"|politique de|confidentialite|desactiv\w*|refus\w*|continu\w*|browsing|используе\w*)\b"
)
PROMOTION = re.compile(
    r"^\W*(?:retrouvez|suivez|consultez|decouvrez|telechargez|vous pouvez (?:\w+ )?(?:trouver"
    r"|retrouver|suivre|consulter|lire)|vous (?:trouverez|retrouverez)|toute l'actualite"
    r"|toutes? (?:les|nos) (?:actualites|infos?|informations)|cliquez ici|pour (?:suivre|retrouver)"
    r"|you (?:can|will) (?:find|follow|read)|find (?:all|the|our|more)|follow|click here|download"
    r"|get the|(?:alle |aktuelle )?(?:informationen|meldungen|nachrichten|news|entwicklungen)"
    r"|puede (?:seguir|consultar|leer)|siga|consulte|descargue|следите|слідкуйте|lisez|ecoutez"
    r"|rendez-vous sur|cet article (?:vous a plu|a ete (?:traduit|publie|initialement))"
    r"|article (?:original|traduit|initialement publie)|(?:this|the) (?:article|post|story) .{0,120}"
    r"(?:first appeared|originally published|appeared first)|l'article .{3,160} est apparu en premier"
    r"|dieser (?:artikel|beitrag) (?:erschien|wurde)|cet article est apparu|traduit de l'\w+)\b"
)
#: Places of a site that it sends its readers to.
LIVE = re.compile(
    r"\b(?:notre|nos|our|unser\w*|nuestr\w+|vos?|le|la|the)\s?(?:\w+ )?(?:blog\w*|live\w*|direct|fil"
    r"|ticker|dossier|page (?:speciale|dediee|thematique)|appli(?:cation)?|app|chaine|podcast"
    r"|newsletters?|site(?: web| internet)?|rubrique|couverture|suivi|coverage|section|website"
    r"|journal|kiosque|plateforme)\b|\bliveblog\b|\blive-?ticker\b|en temps reel|\b24h?/(?:24|7)\b"
    r"|first appeared|appeared first|originally published|apparu en premier|initialement publie"
    r"|vous a plu|cliquez ici|click here|traduit de l'|article (?:original|traduit)|a ete traduit"
)
COMMENT_HEADING = re.compile(
    r"(?:commentaires|commenter|reagir|comments|a comment|reply|kommentare|kommentar \w+|comentarios"
    r"|комментари\w*|коментар\w*)(?: ?\(\d+\))?\W*$|votre adresse e-?mail ne sera|your email address"
)
SHARE_WORDS = frozenset(
    "partager partagez partage partages share shares shared sharing teilen compartir condividi del"
    " поделиться поширити sur on auf en su by via par l'article cet article ce this it cette page"
    " facebook twitter x linkedin whatsapp telegram messenger pinterest reddit email e-mail mail"
    " e mail courriel mastodon bluesky threads viber sms flipboard pocket tumblr vk instagram"
    " youtube tiktok google news copier copy copiar le lien link url imprimer print drucken envoyer"
    " send tweet tweeter tweetez tweets like j'aime likes vues views aime avec un ami et and und y"
    " to a friend click cliquez cliquer pour plus more options k + nouvelle fenetre ouvre dans une"
    " (ouvre fenetre) opens in new window".split()
)
HOME = re.compile(
    r"^\W*(?:home|accueil|startseite|inicio|portada|главная|головна|hjem|vous etes ici|you are here"
    r"|strona glowna|la une|homepage)\b"
)
#: Words of menus and taglines: what a site has sections about.
SECTIONS = frozenset(
    "accueil home monde world international internationale politique politics politik economie"
    " economy economique affaires business wirtschaft sport sports culture kultur societe societes"
    " europe afrique asie ameriques moyen-orient france sante health gesundheit sciences science"
    " technologie technologies tech environnement planete meteo weather wetter opinion opinions"
    " debats idees tribunes editorial editos video videos podcast podcasts photos diaporamas direct"
    " live people style lifestyle divertissement entertainment voyage travel auto immobilier emploi"
    " justice faits-divers education high-tech cinema musique livres jeux newsletters newsletter"
    " rechercher recherche search menu connexion contact boutique shop archives regions locales"
    " news actualite actualites nouvelles infos info nachrichten noticias новости новини политика"
    " економика экономика економіка політика спорт культура общество суспільство світ мир deportes"
    " cultura mundo economia panorama ausland inland kultur wissen finances finance bourse defense"
    " securite guerre ukraine russie abonnes premium".split()
)
NEWS_WORDS = re.compile(
    r"\b(?:nouvelles|actualites?|infos?|informations?|news|headlines|breaking|nachrichten|noticias"
    r"|notizie|новости|новини|l'actu)\b"
)
