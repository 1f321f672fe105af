"""What stands before a report's first words: place, day and agency of a dateline, or the time of a live-blog post."""

import re

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_DAY = rf"(?:{_MONTH}\s\d{{1,2}}|\d{{1,2}}\s{_MONTH})(?:,?\s(?:\d{{4}}|\d\d))?"
_WORD = r"[A-ZÀ-Þ][A-ZÀ-Þ.'’-]+"
_CITY = rf"(?=[A-ZÀ-Þ.'’-]{{3}}){_WORD}(?: {_WORD}){{0,3}}"
_PLACE = rf"{_CITY}(?:/{_CITY})?(?:,\s[A-ZÀ-Þ][\w.'’-]*(?:\s[A-ZÀ-Þ][\w.'’-]*){{0,3}}){{0,2}}?"
_AGENCY = r"\([^()\n]{2,60}\)"
_DASH = r"(?:\s*[—–]\s*|\s+(?:--?|_)\s+|--\s*)"
_DATELINE = re.compile(rf"{_PLACE}(?:,?\s(?i:{_DAY}))?(?:,?\s{_AGENCY})?{_DASH}(?:\[[A-Z]+\]\s)?")
_CLOCK = r"\[?(?:[01]?\d|2[0-4])[:.][0-5]\d(?:\s?(?:[AaPp]\.?[Mm]\.?|GMT|UTC|BST|CET|CEST|EST|EDT|ET))*\]?"
_POST = re.compile(rf"{_CLOCK}(?:\s*[-–—:|]\s*|\s+)(?=[\"“‘A-ZÀ-Þ])")
MAX_CHARACTERS = 120


def dateline_end(words: str) -> int:
    """How many characters of a paragraph are its dateline; 0 if it has none.

    A text in capitals has one only where an agency or a day shows it, because every dash could end one there.
    """
    head = words[:MAX_CHARACTERS]
    match = _DATELINE.match(head) or _POST.match(head)
    if match is None or match.end() >= len(words):
        return 0
    if head.isupper() and not re.search(rf"{_AGENCY}|\d", match.group()):
        return 0
    return match.end()
