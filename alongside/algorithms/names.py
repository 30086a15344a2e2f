"""Names that people wrote down in a hurry: when are two of them spellings of one?"""

import re
import unicodedata


def spelled_alike(name: str) -> str:
    """The same for two spellings that differ only in capitals, spaces, dots, accents, "the" in front, or "&" for "and".

    A slip of the pen is not found: whether "Deaf Club" and "Deaf Centre" are one, only people know. "" for no letters.

    >>> spelled_alike("The Wexcombe  Deaf Club.") == spelled_alike("wexcombe deaf-club")
    True
    >>> spelled_alike("Age & Care") == spelled_alike("Age and Care")
    True
    >>> spelled_alike("Deaf Club") == spelled_alike("Deaf Centre")
    False
    """
    split = unicodedata.normalize("NFKD", name.casefold().replace("&", " and "))
    plain = "".join(
        " " if not (sign.isalnum() or unicodedata.category(sign).startswith("M")) else sign
        for sign in split
        if sign not in "'’." and not "\u0300" <= sign <= "\u036f"
    )
    return re.sub(r"^the ", "", " ".join(plain.split()))
