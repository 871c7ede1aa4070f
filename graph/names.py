"""Folding and slugs: how names are compared and turned into ids, with Norwegian and Sámi letters in mind."""

import hashlib
import re
import unicodedata

# Letters that Unicode does not decompose; å, č, á, š and their like lose their marks by NFKD.
_LETTERS = str.maketrans({"ø": "o", "æ": "ae", "đ": "d", "ð": "d", "ŧ": "t", "þ": "th", "ŋ": "n", "ł": "l", "ß": "ss"})
_AFTER_Z = str.maketrans("æøå", "{|}")
_NOT_WORD = re.compile(r"[\W_]+")
_LONGEST_SLUG = 80


def fold(text: str) -> str:
    """Return `text` as it is searched: lower case, without marks, æ as ae and ø as o, words parted by single spaces.

    >>> fold("Blått kompetansesenter Nord/Sjømatløftet")
    'blatt kompetansesenter nord sjomatloftet'
    """
    decomposed = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    plain = decomposed
    # Most names have no marks left, and looking at each letter takes most of the time.
    if not decomposed.isascii():
        plain = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return _NOT_WORD.sub(" ", plain).strip()


def slug(name: str) -> str:
    """Return the part of an id that stands for `name`: case and punctuation are gone, letters stay as they are.

    Letters stay because folding them would make one organisation of Ås and AS. A name that is too long, or has no
    letter or digit at all, ends in (or becomes) a hash, so that two names never share a slug by being cut.

    >>> slug("Br. Karlsen"), slug("Čálliidlágádus")
    ('br-karlsen', 'čálliidlágádus')
    """
    normal = unicodedata.normalize("NFC", name).casefold()
    text = _NOT_WORD.sub("-", normal).strip("-")
    if text and len(text) <= _LONGEST_SLUG:
        return text
    digest = hashlib.sha256(normal.encode()).hexdigest()[:12]
    return f"{text[:_LONGEST_SLUG]}-{digest}".strip("-")


def alphabetical(name: str) -> str:
    """Return the key that sorts names as Norwegians do: case aside, with æ, ø and å after z.

    >>> sorted(["Åse", "Østen", "zeta", "Ærlig", "Adam"], key=alphabetical)
    ['Adam', 'zeta', 'Ærlig', 'Østen', 'Åse']
    """
    return name.casefold().translate(_AFTER_Z)
