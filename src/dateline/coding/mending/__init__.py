"""A parse mended where a word must be a verb or a noun and the parser took it for something else.

The small parser errs where newspapers write tersely: headlines, questions, commands, and first words in capitals. What a word
can be by its form, where it stands, and what stands beside it show what it is; then the words around it are hung from it anew.
"""

from dateline.coding.mending import rules
from dateline.coding.mending.draft import Draft
from dateline.model import Document

__all__ = ["mended"]

_RULES = (
    rules.first_words, rules.after_to, rules.after_modal, rules.questions, rules.main_verbs, rules.commands, rules.joined,
    rules.gerunds, rules.participles, rules.held_nouns, rules.marches,
    rules.headline_passives, rules.small_clauses, rules.demands, rules.before_times,
)  # fmt: skip


def mended(document: Document) -> Document:
    """The document with its parse mended; the very same one where nothing was to mend. Offsets and names stay as they are."""
    draft = Draft(document)
    for sentence in document.sentences:
        for rule in _RULES:
            rule(draft, sentence)
    return draft.done()
