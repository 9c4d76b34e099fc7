"""concepts: duties, skills and the like by source, with the matches that put their words on one line."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.publish.readings import Published
from pipeline.tables import Row, vocabularies

ENOUGH_WORDS = 3  # a duty of fewer words is shown with what leads in to it
LEAD_WORDS = 3  # so much of it


@dataclass(frozen=True)
class Link:
    """A match that holds a concept together: both wordings, the score, and its terms."""

    words_a: str
    words_b: str
    score: float
    terms: list[str]


@dataclass(frozen=True)
class Concept:
    """A duty, skill or the like, with each source's own words and the matches between them."""

    row: Row
    cells: dict[str, list[Row]]  # mentions by source
    links: list[Link]


def list_concepts(published: Published, mentions: Mapping[str, Row]) -> list[tuple[str, list[Concept]]]:
    """Concepts by kind, the most widely named first. `mentions`: the occupation's, by id."""
    rows = published.of_occupation("reconciled_concepts")
    members = defaultdict(list)
    for member in published.select("concept_members", "concept_id", [row["concept_id"] for row in rows]):
        members[member["concept_id"]].append(member)
    matches = defaultdict(list)
    for match in published.select("matches", "mention_a", mentions):
        if match["decision"] == "same":
            matches[match["mention_a"]].append(match)
    grouped: dict[str, list[Concept]] = defaultdict(list)
    for row in rows:
        cells: dict[str, list[Row]] = defaultdict(list)
        words: dict[str, str] = {}
        for member in members[row["concept_id"]]:
            mention = mentions.get(member["mention_id"])
            document = published.documents.get(member["document_id"])
            if mention and document:
                words[mention["mention_id"]] = text = clause_words(member, mention)
                lead = lead_in(member, mention, text)
                cells[document["source_id"]].append({**mention, "score": member["score"], "words": text, "lead": lead})
        inside = [m for mention in words for m in matches[mention] if m["mention_b"] in words]
        grouped[row["kind"]].append(Concept(row, cells, strongest_links(inside, words)))
    for kind in grouped:
        grouped[kind].sort(key=lambda concept: -concept.row["n_documents"])
    return [(kind, grouped[kind]) for kind in vocabularies()["mention_kind"] if grouped[kind]]


def clause_words(member: Row, mention: Row) -> str:
    """The member's own words: its clause of the mention."""
    first, last = member["clause_start"] - mention["start"], member["clause_end"] - mention["start"]
    words: str = mention["text"][max(first, 0) : last] if last > 0 else ""
    return words.strip() or mention["text"]


def lead_in(member: Row, mention: Row, words: str) -> str:
    """What stands in front of the member's words where they say little alone: "Handle returns or" of "complaints"."""
    before = mention["text"][: max(member["clause_start"] - mention["start"], 0)].split()
    if mention["kind"] != "duty" or len(words.split()) >= ENOUGH_WORDS or not before:
        return ""
    return " ".join(before if len(before) <= LEAD_WORDS else [*before[:LEAD_WORDS], "…"])


def strongest_links(matches: Sequence[Row], words: Mapping[str, str]) -> list[Link]:
    """The best matches that hold the members together, one less than members: each joins what was apart before."""
    group = {mention: mention for mention in words}
    links = []
    for match in sorted(matches, key=lambda match: (-match["score"], match["match_id"])):
        a, b = group[match["mention_a"]], group[match["mention_b"]]
        if a == b:
            continue
        group = {mention: a if holder == b else holder for mention, holder in group.items()}
        said = [test for test in match["tests"] if not test.startswith("clauses: ")]
        links.append(Link(words[match["mention_a"]], words[match["mention_b"]], match["score"], said))
    return links
