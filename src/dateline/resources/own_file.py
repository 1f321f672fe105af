"""The text of a file that a user brings along: an ontology, a list of actors or of places."""

from pathlib import Path

from dateline.model.errors import DatelineError, NoPermission, NotFound


def own_text(path: Path, what: str, bad: type[DatelineError]) -> str:
    """The text of a file in UTF-8, a byte-order mark left out.

    Args:
        path: where it is.
        what: what the file should be, for the message: "an ontology (TOML)".
        bad: the error of a file that is not what it should be.

    Raises:
        NotFound, NoPermission: it cannot be read.
        bad: it is no text in UTF-8.
    """
    try:
        return path.read_bytes().decode("utf-8-sig")
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError) as error:
        raise NotFound(f"There is no file {path}. Give the path of {what}.") from error
    except PermissionError as error:
        raise NoPermission(f"{path} may not be read. Change its permissions, or copy it.") from error
    except UnicodeDecodeError as error:
        raise bad(f"{path.name}: this is no text in UTF-8. Save it as UTF-8.") from error
