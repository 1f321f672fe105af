import pytest

from tests.attribute.telling import tell


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The ministry said that the port was closed.", "affirms"),
        ("The ministry denied that officers had fired on the crowd.", "denies"),
        ("The ministry said there were no casualties.", "denies"),
        ("The ministry declared that the exercise was part of a plan and was not related to the strike.", "denies"),
        ("The ministry said the video was fake.", "denies"),
        ("The ministry did not deny that shells had landed near the market.", "doubts"),
        ("The ministry did not rule out further arrests.", "doubts"),
        ("The ministry could not confirm the number of dead.", "doubts"),
        ("The ministry refused to confirm the report.", "doubts"),
        ("The ministry demanded an inquiry.", "wants"),
        ("The ministry asked the union to end the strike.", "wants"),
        ("The ministry warned of floods.", "fears"),
    ],
)
def test_stance(text: str, stance: str) -> None:
    assert tell(text).by("The ministry").stance == stance
