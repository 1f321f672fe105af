"""A parse mended where a word must be a verb or a noun and the parser took it for something else.

The small parser errs where newspapers write tersely: headlines, questions, commands, and first words in capitals. What a word
can be by its form, where it stands, and what stands beside it show what it is; then the words around it are hung from it anew.
"""

from dateline.coding.mending import after_dates, commands, headlines, infinitives, nouns, participles, questions, strayed
from dateline.coding.mending.draft import Draft
from dateline.model import Document

__all__ = ["mended"]

_RULES = (
    after_dates.after_dates, strayed.strayed, strayed.nouns_with_clauses, strayed.caused, nouns.names, nouns.verbal_nouns, nouns.first_words, infinitives.after_to, infinitives.after_modal, questions.questions, headlines.announced, headlines.main_verbs, headlines.misplaced,
    commands.commands, infinitives.joined, participles.gerunds, participles.gerund_subjects, participles.perfects, participles.deeds_beside, participles.participles, nouns.held_nouns, nouns.marches,
    participles.headline_passives, participles.small_clauses, headlines.demands, nouns.before_times,
)  # fmt: skip


def mended(document: Document) -> Document:
    """The document with its parse mended; the very same one where nothing was to mend. Offsets and names stay as they are."""
    draft = Draft(document)
    for sentence in document.sentences:
        for rule in _RULES:
            rule(draft, sentence)
    return draft.done()
