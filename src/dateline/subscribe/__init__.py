"""`Record` → letters to subscribers: what is new, and who says it; and what is around a letter: addresses, terms, tokens, mail.

`compose` gives a letter as data; `plain` and `page` write it. Another form of letter is one more writer.
"""

from dateline.subscribe.compose import Matter, compose
from dateline.subscribe.digest import Digest

__all__ = ["Digest", "Matter", "compose"]
