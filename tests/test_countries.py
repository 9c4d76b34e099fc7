"""The country of a document: its host, the places it names, and what a plain dollar then means."""

import pytest

from pipeline.countries import (
    CountryRules,
    country_of_language,
    country_scope,
    find_country,
    find_sure_country,
    home_scope,
)
from pipeline.packs import load
from pipeline.settings import OWN_PACK

PACKS = (OWN_PACK,)
RULES = load(PACKS, "countries.toml", CountryRules).country


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Bakers in the United States earn more.", "US"),
        ("Bakers across Canada, mostly in Ontario, need no licence.", "CA"),
        ("The Australian TAFE course takes a year.", "AU"),
        ("Most bakers in the UK work for the NHS or in London.", "GB"),
        ("Bakers in Ireland sat the Leaving Certificate.", "IE"),
        ("NZQA lists the course for New Zealanders.", "NZ"),
        ("Bakers earn $20 an hour.", None),
        ("Bakers in Vancouver earn $20 an hour.", "CA"),
        ("Bakers in Portland-Vancouver-Hillsboro earn $20 an hour.", "US"),
        ("", None),
    ],
)
def test_the_country_is_the_one_named_most_often(text: str, country: str | None) -> None:
    assert find_country(text, None, PACKS) == country


def test_two_countries_named_as_often_are_none() -> None:
    assert find_country("Canada and Australia", None, PACKS) is None
    assert find_country("Canada and Australia and Canada", None, PACKS) == "CA"


def test_the_host_comes_before_the_words() -> None:
    assert find_country("Canada, Canada, Canada", "https://jobs.example.com.au/baker", PACKS) == "AU"
    assert find_country("Canada, Canada, Canada", "https://example.com/au", PACKS) == "CA"


@pytest.mark.parametrize("url", ["", "not a url", "https://", "mailto:a@example.com", None])
def test_an_address_without_a_country_leaves_it_to_the_words(url: str | None) -> None:
    assert find_country("Bakers in Canada", url, PACKS) == "CA"


def test_names_are_whole_words_and_keep_their_case() -> None:
    assert find_country("the indiana plant and indian ink", None, PACKS) is None
    assert find_country("They joined us in the ukulele band.", None, PACKS) is None


@pytest.mark.parametrize("code", sorted(RULES))
def test_each_name_and_ending_of_a_country_is_found_alone(code: str) -> None:
    rule = RULES[code]
    wrong = [name for name in rule.names if find_country(f"We like {name} a lot", None, PACKS) != code]
    hosts = [end for end in rule.domains if find_country("", f"https://www.example{end}/page", PACKS) != code]
    assert (wrong, hosts) == ([], [])


def test_the_whole_country_is_its_own_scope_or_any_where_it_is_unknown() -> None:
    assert country_scope("CA", PACKS) == ("canada",)
    assert set(country_scope(None, PACKS)) == {rule.scope for rule in RULES.values()}
    assert country_scope("XX", PACKS) == country_scope(None, PACKS)


@pytest.mark.parametrize(
    ("tag", "country"), [("en-SG", "SG"), ("en_au", "AU"), ("en-US", None), ("en", None), ("en-XX", None), (None, None)]
)
def test_a_language_tag_names_a_country(tag: str | None, country: str | None) -> None:
    assert country_of_language(tag, PACKS) == country


def test_countries_named_as_often_are_parts_but_for_the_one_in_the_first_words() -> None:
    text = "On baking. " + "Bakers rise early. " * 10
    assert home_scope(text + "In Canada and Ireland they sleep late.", None, PACKS) == ()
    assert home_scope("Bakers in Ireland. " + text + "In Canada they sleep late.", None, PACKS) == ("ireland",)
    assert home_scope(text + "In Canada they sleep late.", "CA", PACKS) == ("canada",)
    assert "canada" in home_scope(text, None, PACKS)


def test_a_name_in_capitals_counts_as_one() -> None:
    text = "SINGAPORE – A cleaner from Bangladesh says so. Singapore has no minimum wage."
    assert find_country(text, None, PACKS) == "SG"


@pytest.mark.parametrize(
    ("text", "title", "url", "country"),
    [
        ("A reader in London once asked how to begin.", "Bakers", None, None),
        ("Bakers in London, Leeds and Glasgow rise early.", "Bakers", None, "GB"),
        ("Bakers in London, Leeds and Glasgow. In Canada and Ontario not.", "Bakers", None, None),
        ("A baker rises early.", "Bakers in Canada", None, None),  # the title is part of the text
        ("Bakers in Canada\nA baker rises early.", "Bakers in Canada", None, "CA"),
        ("Bakers in Canada\nIn London, Leeds and Glasgow they rise early.", "Bakers in Canada", None, "GB"),
        ("A baker from London rises early.", "Bakers", "https://example.com.au/baker", "AU"),
        ("Bakers who speak Spanish, read Spanish and write Spanish.", "Spanish for bakers", None, None),
        ("", None, None, None),
    ],
)
def test_a_country_is_sure_where_no_passing_name_can_be_the_reason(
    text: str, title: str, url: str | None, country: str | None
) -> None:
    assert find_sure_country(text, title, url, PACKS) == country
