"""Where sentences end, for fusing, which has no parse."""

import re

SENTENCE_END = re.compile(r"[.!?…][\"'”’»)]*\s+(?=[^\sa-z])|\n\s*\n")
"""A mark before a word that begins with no small letter, or an empty line. (`same.pages` ends sentences at every line break, as its weights were learned.)"""
