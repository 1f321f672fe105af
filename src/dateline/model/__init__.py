"""The nouns: frozen, slotted, keyword-only data types, one noun a file. Imports nothing of ours.

Everything that passes between stages is one of these.
"""

from dateline.model.actor import Actor
from dateline.model.change import Change
from dateline.model.codebook import Codebook
from dateline.model.correction import Anchor, Conflict, Correction, Mark, Touch, Value
from dateline.model.dispute import Dispute, Side, StatementLink
from dateline.model.document import Document, Mention, Passage, Sentence, Token
from dateline.model.errors import DatelineError
from dateline.model.event import Event, Participant
from dateline.model.incident import Incident, Merge
from dateline.model.issue import Gap, Issue
from dateline.model.place import Candidate, Place
from dateline.model.reading import Reading
from dateline.model.record import SCHEMA_VERSION, Record
from dateline.model.report import Report, make_report
from dateline.model.site import Site
from dateline.model.span import Span, cover
from dateline.model.statement import Intermediary, Statement
from dateline.model.story import Story
from dateline.model.tally import Tally
from dateline.model.toll import Toll, TollDoubt, TollEntry, TollSum, TollVoice
from dateline.model.when import When

__all__ = [
    "SCHEMA_VERSION", "Actor", "Anchor", "Candidate", "Change", "Codebook", "Conflict", "Correction", "DatelineError", "Dispute", "Document", "Event", "Gap", "Incident",
    "Intermediary", "Issue", "Mark", "Mention", "Merge", "Participant", "Passage", "Place", "Reading", "Record", "Report", "Sentence",
    "Side", "Site", "Span", "Statement", "StatementLink", "Story", "Tally", "Token", "Toll", "TollDoubt", "TollEntry", "TollSum", "TollVoice", "Touch", "Value", "When", "cover",
    "make_report",
]  # fmt: skip
