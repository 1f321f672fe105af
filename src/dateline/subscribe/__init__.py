"""`Record` → letters to subscribers: what is new, and who says it.

Gives the text of a letter; the words of a letter never leave their speaker, outlet and grade. Sending is not here yet.
"""

from dateline.subscribe.letter import Letter, compose_letter

__all__ = ["Letter", "compose_letter"]
