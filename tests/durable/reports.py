"""A folder of small reports to add, one of them empty."""

from pathlib import Path

REPORTS = (
    "Police beat dockers in Narvik on Tuesday, the Harbour Circle said. At least 40 people were injured.",
    "The Harbour Board denied that anybody was hurt in Narvik.",
    "Mayor Sunniva Tjeld asked the county on Friday to send observers, according to Radio Ofoten.",
)


def put_into(folder: Path) -> Path:
    """Write them."""
    for number, text in enumerate(REPORTS):
        (folder / f"{number}.txt").write_text(
            f"Outlet: The Ofoten Courier\nPublished: 2031-03-0{number + 1}\n---\n{text}\n", encoding="utf-8"
        )
    (folder / "empty.txt").write_text("", encoding="utf-8")
    return folder
