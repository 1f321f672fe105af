"""What stands before a report's first words: place, day and agency of a dateline, or the time of a live-blog post."""

import re

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_DAY = rf"(?:{_MONTH}\s\d{{1,2}}|\d{{1,2}}\s{_MONTH})(?:,?\s(?:\d{{4}}|\d\d))?"
_WORD = r"[A-ZÀ-Þ][A-ZÀ-Þ.'’-]+"
_ARTICLE = r"(?:LA|LE|EL|AL|AD|AS|DA|ST\.?|NO)\s"
_CITY = rf"(?:(?=[A-ZÀ-Þ.'’-]{{3}})|(?={_ARTICLE}[A-ZÀ-Þ]{{3}})){_WORD}(?: {_WORD}){{0,3}}"
_PLACE = rf"{_CITY}(?:/{_CITY})?(?:,\s[A-ZÀ-Þ][\w.'’-]*(?:\s[A-ZÀ-Þ][\w.'’-]*){{0,3}}){{0,2}}?"
_COUNTRY = r"(?:\s\([A-ZÀ-Þ][\w.'’ -]{2,40}\)(?=,?\s\d))?"
_AGENCY = r"\([^()\n]{2,60}\)"
_DASH = r"(?:\s*[—–]\s*|\s+(?:--?|_)\s+|--\s*)"
_CREDITS = r"(?:(?:\[[^\[\]]{2,160}\]\s+){0,6}?\[(?:TEXT|EXCERPTS?|SUMMARY)\]\s+|\[[A-Z]+\]\s)?"
_DATELINE = re.compile(rf"{_PLACE}{_COUNTRY}(?:,?\s(?:(?i:{_DAY})|NO DATE))?(?:,?\s{_AGENCY})?{_DASH}{_CREDITS}")
_CLOCK = r"\[?(?:[01]?\d|2[0-4])[:.][0-5]\d(?:\s?(?:[AaPp]\.?[Mm]\.?|GMT|UTC|BST|CET|CEST|EST|EDT|ET))*\]?"
_POST = re.compile(rf"{_CLOCK}(?:\s*[-–—:|]\s*|\s+)(?=[\"“‘A-ZÀ-Þ])")
MAX_CHARACTERS = 400


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
