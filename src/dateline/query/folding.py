"""Words as they are compared: without case, accents and marks, the same for what is stored and what is asked."""

import re
import unicodedata

_PLAIN = str.maketrans({"ł": "l", "đ": "d", "ø": "o", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ħ": "h", "ı": "i", "ə": "e"})
_VOWEL_SIGN = 10  # combining classes from here on are accents, points and vowel signs that may be left out
_ASCII_WORD = re.compile(r"[a-z0-9]+")


def folded(text: str) -> tuple[str, ...]:
    """The words of a text, folded: runs of letters, digits and marks, in order.

    Case is folded and accents fall away (Unicode compatibility decomposition); letters that have none to lose but are
    commonly written plain are made so (ł, đ, ø). Punctuation, symbols, underscores and controls part words.
    """
    lower = text.casefold()
    if lower.isascii():
        return tuple(_ASCII_WORD.findall(lower))
    decomposed = unicodedata.normalize("NFKD", lower).translate(_PLAIN).casefold()
    bare = "".join(c if _is_letter(c) else " " for c in decomposed if unicodedata.combining(c) < _VOWEL_SIGN)
    return tuple(bare.split())


def _is_letter(character: str) -> bool:
    return character.isalnum() or unicodedata.category(character)[0] == "M"
