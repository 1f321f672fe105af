"""Errors a person can act on: each has a stable code, an exit status and says what to do."""


class DatelineError(Exception):
    """Something that stops one report or one command, and what to do about it.

    Attributes:
        code: stable short name, kept in the store for reports set aside (`empty`, `not-text`, …).
        exit_code: status of the command that ends with this error.
    """

    code = "error"
    exit_code = 1

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class UsageError(DatelineError):
    """The caller's arguments are wrong."""

    code = "usage"
    exit_code = 2


class EmptyReport(DatelineError):  # noqa: N818 - named for what it is; all errors here end up as reasons
    """There is no text to read."""

    code = "empty"
    exit_code = 10


class OnlyFurniture(DatelineError):  # noqa: N818 - as above
    """The page holds a form, navigation or notices, and no report."""

    code = "only-furniture"
    exit_code = 11


class NotText(DatelineError):  # noqa: N818 - as above
    """The bytes are no text: a picture, an archive, a program."""

    code = "not-text"
    exit_code = 12


class TooLong(DatelineError):  # noqa: N818 - as above
    """The text is longer than one news report can be."""

    code = "too-long"
    exit_code = 13


class BadCharacters(DatelineError):  # noqa: N818 - as above
    """The text holds characters that no text file can hold: NUL, lone surrogates."""

    code = "bad-characters"
    exit_code = 14


class WrongEncoding(DatelineError):  # noqa: N818 - as above
    """The bytes are text, but in an encoding that was neither declared nor UTF-8."""

    code = "wrong-encoding"
    exit_code = 15


class NoPermission(DatelineError):  # noqa: N818 - as above
    """The operating system refuses to let us read or write there."""

    code = "no-permission"
    exit_code = 16


class NotFound(DatelineError):  # noqa: N818 - as above
    """A file, a report or a store that was named is not there."""

    code = "not-found"
    exit_code = 17


class UnknownLanguage(DatelineError):  # noqa: N818 - as above
    """The report is in a language Dateline does not read yet."""

    code = "language"
    exit_code = 18


class BadDate(DatelineError):  # noqa: N818 - as above
    """A date that was given cannot be a date."""

    code = "bad-date"
    exit_code = 19


class BadRecord(DatelineError):  # noqa: N818 - as above
    """A line of JSON is not what the format asks for."""

    code = "bad-record"
    exit_code = 20


class StoreProblem(DatelineError):  # noqa: N818 - as above
    """The store cannot be opened, or is of another version."""

    code = "store"
    exit_code = 21


class Crashed(DatelineError):  # noqa: N818 - as above
    """A defect of Dateline, or too little memory, ended the reading of a report."""

    code = "crashed"
    exit_code = 23


class BadQuery(DatelineError):  # noqa: N818 - as above
    """A query is not written in the query language."""

    code = "bad-query"
    exit_code = 24

    def __init__(self, message: str, *, position: int | None = None) -> None:
        super().__init__(message)
        self.position = position  # offset in the text of the query; None = the query as a whole


class NotInstalled(DatelineError):  # noqa: N818 - as above
    """A part of Dateline that this needs is an extra which is not installed."""

    code = "not-installed"
    exit_code = 25


class FetchFailed(DatelineError):  # noqa: N818 - as above
    """A page or feed could not be fetched: refused, unreachable, too large, too slow."""

    code = "fetch"
    exit_code = 26


class BadSources(DatelineError):  # noqa: N818 - as above
    """The file that lists the sources to watch is not what the format asks for."""

    code = "bad-sources"
    exit_code = 27


class MailFailed(DatelineError):  # noqa: N818 - as above
    """Letters could not be handed to the mail server."""

    code = "mail"
    exit_code = 28


class BadAddress(DatelineError):  # noqa: N818 - as above
    """What was given is no mail address."""

    code = "bad-address"
    exit_code = 29


class BadOntology(DatelineError):  # noqa: N818 - as above
    """The file that extends or replaces the ontology is not what the format asks for."""

    code = "bad-ontology"
    exit_code = 30


class BadActors(DatelineError):  # noqa: N818 - as above
    """The file of actors is not what the format asks for."""

    code = "bad-actors"
    exit_code = 31


class BadPlaces(DatelineError):  # noqa: N818 - as above
    """The file of places is not what the format asks for."""

    code = "bad-places"
    exit_code = 32


class BadCorrection(DatelineError):  # noqa: N818 - as above
    """A correction sets a value that cannot be, or something a person cannot do."""

    code = "bad-correction"
    exit_code = 33
