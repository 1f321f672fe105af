"""Countries by code."""

from dateline.resources.countries import country_name, further_names, short_names


def test_a_country_has_a_short_name() -> None:
    assert country_name("LTU") == "Lithuania"
    assert len(short_names()) > 230


def test_a_code_without_a_name_stays_as_it_is() -> None:
    assert country_name("ZZZ") == "ZZZ"
    assert country_name(None) is None


def test_further_names_belong_to_codes_with_a_short_name() -> None:
    assert {code for code, _ in further_names()} <= set(short_names())
