"""Why a line is not part of the article: each kind with its reason in French and English."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

__all__ = ["KINDS"]

#: Kind of a dropped line to the reason that the article page shows, (French, English).
KINDS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "ad-marker": ("Marque de publicité", "Advertisement marker"),
        "author": ("Présentation de l’auteur", "About the author"),
        "breadcrumb": ("Fil d’Ariane du site", "Breadcrumb of the site"),
        "byline": ("Signature", "Byline"),
        "comments": ("Commentaires", "Comments"),
        "cookie-notice": ("Avis sur les cookies ou la vie privée", "Cookie or privacy notice"),
        "copyright": ("Mention de droits", "Copyright notice"),
        "duplicate-line": ("Ligne déjà donnée plus haut", "Repeats a line above"),
        "duplicate-title": ("Répétition du titre", "Repeats the title"),
        "epoch": ("Horodatage technique", "Technical timestamp"),
        "follow-us": ("Invitation à suivre le site", "Invitation to follow the site"),
        "footnote": ("Note de bas de page", "Footnote"),
        "hashtags": ("Mots-clés de la page", "Keywords of the page"),
        "head-line": ("Ligne d’en-tête du document", "Line of the document’s head"),
        "image-alt": ("Texte de remplacement d’une image", "Alternative text of an image"),
        "link": ("Adresse ou lien seul", "Bare link"),
        "navigation": ("Menu du site", "Menu of the site"),
        "newsletter": ("Inscription à une lettre d’information", "Newsletter sign-up"),
        "page-date": ("Date de la page", "Date of the page"),
        "page-title": ("Titre de la fenêtre, avec le nom du site", "Window title with site name"),
        "pagination": ("Numéros de pages", "Page numbers"),
        "photo-caption": ("Légende d’une photo", "Photo caption"),
        "photo-credit": ("Crédit d’une photo", "Photo credit"),
        "prev-next": ("Lien vers un article voisin", "Link to a neighbouring article"),
        "promo-heading": ("Titre d’un encadré promotionnel", "Heading of a promotion"),
        "read-link": ("Renvoi à un autre article", "Link to another article"),
        "reading-time": ("Temps de lecture", "Reading time"),
        "related-date": ("Date d’autre chose que l’article", "Date of something else"),
        "related-heading": ("Titre d’une liste d’autres articles", "Heading of other articles"),
        "related-link": ("Titre d’un autre article", "Title of another article"),
        "related-teaser": ("Accroche d’un autre article", "Teaser of another article"),
        "self-promotion": ("Le site parle de lui-même", "The site about itself"),
        "share": ("Boutons de partage", "Share buttons"),
        "site-name": ("Nom du site", "Name of the site"),
        "site-tagline": ("Présentation du site", "Tagline of the site"),
        "source-line": ("Mention de la source", "Statement of the source"),
        "subscription": ("Offre d’abonnement ou connexion", "Subscription offer or login"),
        "timestamp": ("Date en bas de page", "Date below the text"),
        "tracking-slug": ("Code interne du site", "Internal code of the site"),
        "video-teaser": ("Annonce d’une vidéo ou d’un podcast", "Teaser of a video or podcast"),
    }
)
