"""`Report` → `Document`: language, passages (what is report, what is furniture), sentences, tokens, mentions.

The only stage that loads the language model. Offsets always point into the stored text; the parser sees a cleaned copy.
"""

from dateline.model import Document, Report
from dateline.model.errors import OnlyFurniture, UnknownLanguage
from dateline.reader.language import LANGUAGE_NAMES, READ_LANGUAGES, identify
from dateline.reader.names import repaired
from dateline.reader.parse import is_word, parse
from dateline.reader.passages import is_read, split_passages

__all__ = ["read"]


def read(report: Report) -> Document:
    """Take a report apart.

    Raises:
        OnlyFurniture: nothing on the page is a report.
        UnknownLanguage: the report is in a language Dateline does not read.
    """
    passages = split_passages(report.text)
    body = [words for p in passages if is_read(p) and any(map(str.isalnum, words := p.span.words(report.text)))]
    if not body:
        raise OnlyFurniture(
            "The page holds only a form, navigation or notices, and no report. Save the article itself, or give its address."
        )
    language = identify(" ".join(body))
    if language not in READ_LANGUAGES:
        name = LANGUAGE_NAMES.get(language, language)
        raise UnknownLanguage(
            f"The report seems to be in {name}. Dateline reads English so far; nothing was extracted. Give it an English edition of the report."
        )
    sentences, tokens, mentions = parse(report.text, passages)
    names = repaired(tokens, mentions, report.text, is_word)
    return Document(report=report, language=language, passages=passages, sentences=sentences, tokens=tokens, mentions=names)
