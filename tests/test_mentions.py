"""Tests of mentions: cases in cases/mentions.jsonl, the rules' own examples, and what holds for any text."""

import itertools
import json
import random
from pathlib import Path

import pytest
from linear import assert_linear

from pipeline import tables
from pipeline.errors import ConfigError
from pipeline.mentions import find_mentions
from pipeline.mentions.enumerations import split_series
from pipeline.mentions.rules import MentionRules, inflect_verbs, load_mention_rules
from pipeline.settings import OWN_PACK, Settings
from pipeline.tables import Row

CASES = [
    json.loads(line) for line in (Path(__file__).parent / "cases" / "mentions.jsonl").read_text("utf-8").splitlines()
]
RULES = load_mention_rules((OWN_PACK,))
DOCUMENT: Row = {"document_id": "doc-1", "text_sha256": "ab", "occupation": "Baker", "occupation_id": "baker"}


def make_section(
    number: int, kind: str, start: int, end: int, heading: str | None = None, parent: str | None = None
) -> Row:
    """A section row whose heading, if any, stands at its start."""
    return {
        "section_id": f"sec-{number}",
        "document_id": "doc-1",
        "ordinal": number,
        "level": 1,
        "parent_section_id": parent,
        "heading": heading,
        "heading_start": None if heading is None else start,
        "heading_end": None if heading is None else start + len(heading),
        "kind": kind,
        "kind_basis": "heading",
        "start": start,
        "end": end,
    }


def read(text: str, kind: str, heading: str | None = None) -> list[Row]:
    """The mentions of a text of one section."""
    whole = f"{heading}\n\n{text}" if heading else text
    return find_mentions(whole, DOCUMENT, [make_section(0, kind, 0, len(whole), heading)], Settings())


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_case(case: dict[str, object]) -> None:
    rows = read(case["text"], case["section"], case.get("heading"))
    found = [[row["kind"], row["text"], row["examples"]] for row in rows]
    assert found == [[*pair, []] if len(pair) == 2 else pair for pair in case["expect"]]


def examples(rules: MentionRules) -> list[tuple[str, object, bool, bool, str]]:
    """Each example of each rule: rule id, compiled pattern, whether the whole text counts, wanted, text."""
    file = rules.file
    lists = [
        (file.label, [m.gate.pattern for m in rules.labels], True),
        (file.lead_in, [m.gate.pattern for m in rules.lead_ins], False),
        (file.item, [m.gate.pattern for m in rules.items], False),
        (file.series, [m.gate.pattern for m in rules.series], False),
        (file.name, [m.gate.pattern for m in rules.names], False),
        (file.opening, [gate.pattern for gate, _ in rules.openings], False),
    ]
    found = []
    for declared, regexes, whole in lists:
        for rule, regex in zip(declared, regexes, strict=True):
            found += [
                (rule.id, regex, whole, wanted, text)
                for wanted in (True, False)
                for text in (rule.yes if wanted else rule.no)
            ]
    for guard in file.not_item:
        regex = next(g.pattern for g in rules.guards[guard.kinds[0]] if g.pattern.pattern == guard.pattern)
        found += [
            (guard.id, regex, False, wanted, text)
            for wanted in (True, False)
            for text in (guard.yes if wanted else guard.no)
        ]
    return found


@pytest.mark.parametrize(("rule", "regex", "whole", "wanted", "text"), examples(RULES))
def test_rule_example(rule: str, regex, whole: bool, wanted: bool, text: str) -> None:
    match = regex.fullmatch(text) if whole else regex.search(text)
    assert bool(match) is wanted, f"{rule}: {text!r}"


def test_every_rule_has_examples_of_both_sorts() -> None:
    file = RULES.file
    rules = [*file.label, *file.lead_in, *file.not_item, *file.item, *file.series, *file.name, *file.opening]
    assert [rule.id for rule in rules if not rule.yes or not rule.no] == []
    assert len({rule.id for rule in rules}) == len(rules)


def test_kinds_and_sections_are_those_of_the_schema() -> None:
    words = tables.vocabularies()
    file = RULES.file
    rules = [*file.label, *file.lead_in, *file.item, *file.series, *file.name]
    kinds = {rule.kind for rule in rules} | set(file.lists.values()) | {kind for g in file.not_item for kind in g.kinds}
    sections = (
        {s for rule in rules for s in rule.sections}
        | set(file.lists)
        | {*file.silent, *file.duty_prose, *file.skill_prose}
    )
    assert kinds - {""} <= set(words["mention_kind"])
    assert sections <= set(words["section_kind"])


def test_rows_fit_the_table_and_quote_the_text() -> None:
    text = "Bakers knead dough and clean trays.\r\n\r\n• Weigh flour\r\n• Sell bread. \r\n"
    rows = find_mentions(text, DOCUMENT, [make_section(0, "duties", 0, len(text))], Settings())
    tables.to_arrow("mentions", rows)
    assert [row["text"] for row in rows] == ["knead dough", "clean trays", "Weigh flour", "Sell bread"]
    assert all(text[row["start"] : row["end"]] == row["text"] for row in rows)
    assert {row["rule_id"] for row in rows} == {f"mentions.duty-prose@{RULES.hash}", f"mentions.duty-list@{RULES.hash}"}
    assert {row["occupation_id"] for row in rows} == {"baker"}
    assert len({row["mention_id"] for row in rows}) == 4


def test_a_mention_has_the_section_it_lies_in() -> None:
    text = "Duties\n• Weigh flour\nSkills\n• Patience\n"
    cut = text.index("Skills")
    sections = [make_section(0, "duties", 0, cut, "Duties"), make_section(1, "skills", cut, len(text), "Skills")]
    rows = find_mentions(text, DOCUMENT, sections, Settings())
    assert [(row["section_id"], row["kind"], row["text"]) for row in rows] == [
        ("sec-0", "duty", "Weigh flour"),
        ("sec-1", "skill", "Patience"),
    ]


def test_nothing_below_a_silent_section() -> None:
    text = "Sample\n• Weigh flour\n"
    sections = [
        make_section(0, "sample_document", 0, 7, "Sample"),
        make_section(1, "duties", 7, len(text), parent="sec-0"),
    ]
    assert find_mentions(text, DOCUMENT, sections, Settings()) == []
    sections[0]["kind"] = "summary"
    assert len(find_mentions(text, DOCUMENT, sections, Settings())) == 1


def test_heading_is_never_a_mention() -> None:
    assert [row["text"] for row in read("Weigh flour\nSell bread", "duties", "Clean trays")] == [
        "Weigh flour",
        "Sell bread",
    ]


def test_value_behind_a_heading_on_its_line() -> None:
    text = "Similar titles: Dough Maker, Oven Hand\n"
    section = {**make_section(0, "titles", 0, len(text), "Similar titles"), "heading_end": len("Similar titles")}
    assert [row["text"] for row in find_mentions(text, DOCUMENT, [section], Settings())] == ["Dough Maker", "Oven Hand"]


def test_occupation_decides_who_the_workers_are() -> None:
    text = "Glaziers cut panes."
    assert read(text, "duties") == []
    rows = find_mentions(
        text, {**DOCUMENT, "occupation": "Glazier"}, [make_section(0, "duties", 0, len(text))], Settings()
    )
    assert [row["text"] for row in rows] == ["cut panes"]


def test_initials_and_short_forms_are_workers() -> None:
    document = {**DOCUMENT, "occupation": "Dough Care Representative"}
    for text in ("DCRs weigh flour.", "Night DCRs weigh flour.", "Dough care reps weigh flour."):
        rows = find_mentions(text, document, [make_section(0, "duties", 0, len(text))], Settings())
        assert [row["text"] for row in rows] == ["weigh flour"], text


def test_a_later_pack_adds_labels_and_verbs(tmp_path: Path) -> None:
    text = "Kit list: Peel, Sieve\n\nThey frobnicate dough, proof rolls and enrobe cakes."
    section = make_section(0, "duties", 0, len(text))
    without = find_mentions(text, DOCUMENT, [section], Settings())
    (tmp_path / "mentions.toml").write_text(
        '[[label]]\nid = "wares"\nkind = "tool"\npattern = "kit list"\nyes = ["Kit list"]\nno = ["Kit"]\n'
        '[verbs]\nmore = ["proof", "enrobe"]\n',
        "utf-8",
    )
    rows = find_mentions(text, DOCUMENT, [section], Settings(packs=(OWN_PACK, tmp_path)))
    assert [row["text"] for row in without] == ["frobnicate dough, proof rolls and enrobe cakes"]
    assert [row["text"] for row in rows] == ["Peel", "Sieve", "frobnicate dough", "proof rolls", "enrobe cakes"]


def test_an_unknown_key_names_file_and_line(tmp_path: Path) -> None:
    (tmp_path / "mentions.toml").write_text('silent = []\n\nloud = ["duties"]\n', "utf-8")
    with pytest.raises(ConfigError, match=r"mentions\.toml, line 3"):
        find_mentions("x", DOCUMENT, [], Settings(packs=(OWN_PACK, tmp_path)))


def test_verbs_are_inflected() -> None:
    forms = inflect_verbs(["carry", "wash", "bake", "plan", "see", "bill"], frozenset({"billing"}))
    assert {"carries", "washes", "bakes", "plans", "sees", "bills"} <= forms["s"]
    assert {"carrying", "washing", "baking", "planning", "seeing"} <= forms["ing"]
    assert "billing" not in forms["ing"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ovens, mixers and scales", ["ovens", "mixers", "scales"]),
        ("ovens (deck, rack), the mixers", ["ovens (deck, rack)", "mixers"]),
        ("ovens; mixers, such as spiral mixers", ["ovens", "mixers", "spiral mixers"]),
        ("", []),
    ],
)
def test_split_series(text: str, expected: list[str]) -> None:
    assert [text[a:b] for a, b in split_series(text, 0, len(text), bool, pairs=True)] == expected


def test_mentions_of_a_kind_never_overlap_in_any_text() -> None:
    pieces = [" ".join(case["text"].split("\n")[:1]) for case in CASES] + [
        "•",
        "\n\n",
        "\n",
        ":",
        "; ",
        " — ",
        "(",
        ")",
        "\t",
        ", and ",
        "they ",
    ]
    kinds = tables.vocabularies()["section_kind"]
    chance = random.Random(7)
    for _ in range(300):
        text = "".join(chance.choice(pieces) for _ in range(12))
        cut = chance.randrange(len(text) + 1)
        sections = [
            make_section(0, chance.choice(kinds), 0, cut),
            make_section(1, chance.choice(kinds), cut, len(text)),
        ]
        rows = find_mentions(text, DOCUMENT, sections, Settings())
        tables.to_arrow("mentions", rows)
        for kind in {row["kind"] for row in rows}:
            spans = [(row["start"], row["end"]) for row in rows if row["kind"] == kind]
            assert all(end <= start for (_, end), (start, _) in itertools.pairwise(spans))
        for row in rows:
            section = sections[int(row["section_id"][-1])]
            assert section["start"] <= row["start"] < row["end"] <= section["end"]
            assert text[row["start"] : row["end"]] == row["text"] == row["text"].strip()


@pytest.mark.parametrize(
    "piece",
    [
        "at ",
        "a/",
        ", and to mix",
        " ",
        "— mixing ",
        "earn ",
        "They knead, ",
        "A",
        "skills, ",
        "(",
        "• \t",
        "Series 6 or ",
    ],
)
@pytest.mark.parametrize("kind", ["duties", "related_occupations", "qualifications"])
@pytest.mark.timed
def test_time_grows_with_the_text_not_its_square(piece: str, kind: str) -> None:
    assert_linear(lambda text: read(text, kind), piece * (200_000 // len(piece)))
