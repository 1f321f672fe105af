"""Mail addresses as people write them → one normal form."""

import re

from dateline.model.errors import BadAddress

LONGEST = 254
"""RFC 5321, with the erratum of RFC 3696."""
LONGEST_NAME = 64
_WRITTEN = re.compile(r"""[^\s<>"'(),;:@]+@[^\s<>"'(),;:@]+""")


def normal_address(written: str) -> str:
    """A mail address in its normal form: the domain in lower case and ASCII, what stands before the @ as it was written.

    Raises:
        BadAddress: it is none.
    """
    from email_validator import EmailNotValidError, validate_email

    stripped = written.strip(" \t")
    if len(stripped) > LONGEST:
        raise BadAddress(f"A mail address has at most {LONGEST} characters. Check that only the address stands there.")
    if len(stripped.rpartition("@")[0].encode("utf-8", "replace")) > LONGEST_NAME:
        raise BadAddress(f"Before the @ of a mail address stand at most {LONGEST_NAME} characters. It looks like name@example.org.")
    try:
        found = validate_email(stripped, check_deliverability=False, allow_smtputf8=True)
    except EmailNotValidError as error:
        raise BadAddress(f"That is no mail address: {_reason(error)} It looks like name@example.org.") from error
    return f"{found.local_part}@{found.ascii_domain}"


def without_addresses(said: str) -> str:
    """What a mail server said, without the mail addresses in it: such words are kept, shown and logged, and outlive an erasure there."""
    return _WRITTEN.sub("…", said)


def _reason(error: Exception) -> str:
    said = str(error).replace("email address", "address").strip()
    return said[:1].lower() + said[1:]
