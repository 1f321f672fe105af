"""The exit statuses of the program: one source for `--help` and the documentation."""

from dataclasses import dataclass

from dateline.model import DatelineError, errors

SOME_SET_ASIDE = 3
INTERRUPTED = 130
PIPE_CLOSED = 141


@dataclass(frozen=True, slots=True)
class Status:
    """One exit status: its number, the code of the error (None where there is none), and what it means."""

    number: int
    code: str | None
    meaning: str


def statuses() -> tuple[Status, ...]:
    """All exit statuses, by number."""
    own = (
        Status(0, None, "Done."),
        Status(
            SOME_SET_ASIDE, None, "Done, but some reports were set aside (`dateline list --table set-aside`), or lines have no prediction."
        ),
        Status(INTERRUPTED, None, "Interrupted from the keyboard."),
        Status(PIPE_CLOSED, None, "The program that read the output ended first."),
    )
    found = [k for k in vars(errors).values() if isinstance(k, type) and issubclass(k, DatelineError)]
    raised = tuple(Status(k.exit_code, k.code, (k.__doc__ or "").strip().splitlines()[0]) for k in found if k is not DatelineError)
    other = Status(DatelineError.exit_code, DatelineError.code, "Something the system refused; the message says what.")
    return tuple(sorted((*own, other, *raised), key=lambda row: row.number))
