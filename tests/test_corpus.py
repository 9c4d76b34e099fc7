"""corpus: the invented documents are the same for a seed, do not depend on how many there are, and say what is told."""

import html
import re

from benchmarks.corpus import OF_ONE, make_documents, occupation_name


def test_the_same_seed_gives_the_same_documents_however_many_follow() -> None:
    few, many = list(make_documents(30, 0.5, 1)), list(make_documents(60, 0.5, 1))
    assert many[:30] == few != list(make_documents(30, 0.5, 2))
    assert len({document.path for document in many}) == 60


def test_the_truth_stands_in_the_document() -> None:
    kinds = set()
    for document in make_documents(60, 0.5, 1):
        text = html.unescape(re.sub(r"<[^>]+>", " ", document.text))
        kinds.add(document.path.rpartition(".")[2] if "copy" not in document.path else "copy")
        assert document.truth
        for row in document.truth:
            assert row["evidence"].lower() in text.lower(), (document.path, row)
    assert kinds == {"html", "txt", "copy"}


def test_every_occupation_has_a_name_of_its_own() -> None:
    names = [occupation_name(number) for number in range(5000)]
    assert len(set(names)) == 5000 and OF_ONE > 1
