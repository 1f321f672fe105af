"""Where an outlet is at home, told by its name or its address."""

import pytest

from dateline.ground.placehome import home_of_outlet


@pytest.mark.parametrize(
    ("outlet", "name"),
    [
        ("The Logan Daily News", "logan"),
        ("Kansas City Star", "kansas city"),
        ("Daily Camera (Boulder)", "boulder"),
        ("harlanherald.com", "harlan"),
        ("www.ironmountaingazette.com", "iron mountain"),
        ("https://www.exeter-today.co.uk/news/1", "exeter"),
    ],
)
def test_a_place_in_the_name_of_an_outlet_is_its_home(outlet: str, name: str) -> None:
    assert home_of_outlet(outlet).names[0] == name


@pytest.mark.parametrize("outlet", ["Reuters", "The Daily Herald", "dispatch.com", "echopress.com", "", None, "  "])
def test_a_name_without_a_place_tells_none(outlet: str | None) -> None:
    assert home_of_outlet(outlet).entries == ()


@pytest.mark.parametrize(
    ("outlet", "country"),
    [("exeter-today.co.uk", "GBR"), ("belsat.by", "BLR"), ("exampletimes.com", ""), ("tv.example.tv", ""), ("Logan News", "")],
)
def test_the_end_of_an_address_tells_the_country(outlet: str, country: str) -> None:
    assert home_of_outlet(outlet).country == country
