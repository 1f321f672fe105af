"""Which language a report is in (py3langid, limited to languages a crisis desk meets)."""

import re
from functools import cache
from typing import Any

READ_LANGUAGES = frozenset({"en"})
LANGUAGE_NAMES = {
    "ar": "Arabic", "be": "Belarusian", "bg": "Bulgarian", "cs": "Czech", "de": "German", "el": "Greek",
    "en": "English", "es": "Spanish", "et": "Estonian", "fa": "Persian", "fr": "French", "he": "Hebrew",
    "hu": "Hungarian", "id": "Indonesian", "it": "Italian", "ja": "Japanese", "ka": "Georgian", "ko": "Korean",
    "lt": "Lithuanian", "lv": "Latvian", "nl": "Dutch", "pl": "Polish", "pt": "Portuguese", "ro": "Romanian",
    "ru": "Russian", "sr": "Serbian", "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu", "zh": "Chinese",
}  # fmt: skip
SAMPLE_CHARACTERS = 4000
SHORT_WORDS = 8
_ENGLISH = re.compile(r"\b(?:the|of|and|in|to|was|were|said|has|have|is|are|by|on|at|for|that|with)\b", re.IGNORECASE)


@cache
def _classify() -> Any:
    from py3langid import langid

    langid.set_languages(sorted(LANGUAGE_NAMES))
    return langid.classify


def identify(text: str) -> str:
    """ISO 639-1 code of the language of `text`.

    A few words are too little for statistics: ASCII text of up to `SHORT_WORDS` words counts as English, and so does
    longer text as soon as one word in six is one of English's commonest.
    """
    sample = text[:SAMPLE_CHARACTERS]
    words = sample.split()
    if (sample.isascii() and len(words) <= SHORT_WORDS) or 6 * len(_ENGLISH.findall(sample)) >= len(words) > 0:
        return "en"
    code: str = _classify()(sample.lower() if sample.isupper() else sample)[0]
    return code
