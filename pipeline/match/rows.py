"""rows: what a matched block says as rows of matches, concepts and concept_members, with the tests in words."""

from collections import Counter

import numpy as np

from pipeline.ids import content_id
from pipeline.match.block import Block
from pipeline.match.rules import MatchRules
from pipeline.match.wording import Wording
from pipeline.tables import Row

SHARED_SHOWN = 6  # terms named in an explanation
LABEL_WORDS = 3  # a label is cut where its examples begin, if so many words stand in front
TESTS = {"terms": "tf-idf", "action": "verbs", "object": "things", "characters": "char n-grams"}


def match_rows(block: Block, rules: MatchRules) -> list[Row]:
    """A row for each two mentions whose best pair of clauses reaches the review band, or that share a concept.

    `same` says that the two share a concept, `related` that they do not; the last test says which figure decided.
    """
    pairs, owners, of = block.pairs, block.owners, block.groups.of
    group = np.full(len(block.clauses), -1, np.int64)
    group[list(of)] = list(of.values())
    together = (group[pairs.left] == group[pairs.right]) & (group[pairs.left] >= 0)
    decided = np.zeros(len(pairs.left), bool)
    decided[list(block.decided)] = True
    shown = np.flatnonzero(together | decided | (pairs.score >= rules.limits(block.mentions[0].kind).related))
    best: dict[tuple[int, int], tuple[bool, bool, float, int]] = {}
    left, right, score = owners[pairs.left].tolist(), owners[pairs.right].tolist(), pairs.score.tolist()
    for i in shown.tolist():
        rank = (bool(decided[i]), bool(together[i]), score[i], -i)
        key = (left[i], right[i])
        if key not in best or rank > best[key]:
            best[key] = rank
    kept = _nearest_related(best, rules.candidates.review)
    return [_match_row(block, rules, -best[key][3], best[key][1]) for key in sorted(kept)]


def _nearest_related(best: dict[tuple[int, int], tuple[bool, bool, float, int]], limit: int) -> list[tuple[int, int]]:
    """The pairs decided on or sharing a concept, and of the others those among the `limit` best of either mention."""
    kept = [key for key, found in best.items() if found[0] or found[1]]
    proposed: Counter[int] = Counter()
    others = sorted((-found[2], key) for key, found in best.items() if not found[0] and not found[1])
    for _, key in others:
        if proposed[key[0]] < limit or proposed[key[1]] < limit:
            proposed.update(key)
            kept.append(key)
    return kept


def _match_row(block: Block, rules: MatchRules, i: int, together: bool) -> Row:
    a, b = int(block.pairs.left[i]), int(block.pairs.right[i])
    first, second = block.mentions[block.owners[a]], block.mentions[block.owners[b]]
    spans = [offset + first.start for offset in block.clauses[a][:2]]
    spans += [offset + second.start for offset in block.clauses[b][:2]]
    return {
        "match_id": block.match_id(i),
        "kind": first.kind,
        "mention_a": first.id,
        "mention_b": second.id,
        "clause_a_start": spans[0],
        "clause_a_end": spans[1],
        "clause_b_start": spans[2],
        "clause_b_end": spans[3],
        "score": float(block.pairs.score[i]),
        "tests": explain_pair(block, rules, i, together),
        "decision": "same" if together else "related",
    }


def explain_pair(block: Block, rules: MatchRules, i: int, together: bool) -> list[str]:
    """The tests of pair `i` in words: shared terms, clauses, each test's figure, and last what decided."""
    pairs = block.pairs
    a, b = int(pairs.left[i]), int(pairs.right[i])
    told = []
    if shared := shared_terms(block, a, b):
        told.append(f"shared terms: {', '.join(shared[:SHARED_SHOWN])}")
    told.append(f"clauses: {_shown(block, a)} | {_shown(block, b)}")
    for test, name in TESTS.items():
        if test != "action" or (block.clauses[a].actions and block.clauses[b].actions):
            told.append(f"{name} {pairs.tests[test][i]:.2f}")
    if pairs.tests["nearest"][i] < 1:
        told.append(f"nearest in the other's list: no, {pairs.tests['nearest'][i]:.2f} of the score of the nearest")
    return [*told, *_explain_decision(block, rules.limits(block.mentions[0].kind).same, i, together)]


def _explain_decision(block: Block, same: float, i: int, together: bool) -> list[str]:
    """Why pair `i` is the same or only related: its score, its group, or a person."""
    score, decided = float(block.pairs.score[i]), block.decided.get(i)
    if decided:
        told = [f"score {score:.2f}", f"{decided}ed by a person in decisions.csv"]
        if (decided == "accept") != together:
            told.append("without effect: other lines accept or reject what it would join or part")
        return told
    if together and score < same:
        mean = block.average_score(int(block.pairs.left[i]))
        return [f"score {score:.2f}: the same by their group, whose pairs score {mean:.2f} on average"]
    sign, side = ("≥", "above") if score >= same else ("<", "below")
    told = [f"score {score:.2f} {sign} {same:.2f} same ({abs(score - same):.2f} {side})"]
    if not together and score >= same:
        told.append("kept apart: one of the two is nearer to others, or its group has another item of that list")
    return told


def shared_terms(block: Block, a: int, b: int) -> list[str]:
    """The words of clause `a` that clause `b` shares, heaviest first, as written; `x = y` by the thesaurus."""
    wording = block.wording
    theirs = {word.name: word.written for word in block.clauses[b].words}
    found: dict[str, tuple[float, int]] = {}
    for place, word in enumerate(block.clauses[a].words):
        shown = word.written
        if word.name not in theirs:
            own: set[str] = wording.groups.get(word.name, set())
            other = next(
                (said for name, said in theirs.items() if not own.isdisjoint(wording.groups.get(name, ()))), None
            )
            if other is None:
                continue
            shown = f"{word.written} = {other}"
        found.setdefault(shown, (-word.factor * wording.factor(word.name), place))
    return sorted(found, key=lambda shown: found[shown])


def _shown(block: Block, clause: int) -> str:
    return block.clauses[clause].label


def concept_rows(block: Block, rules: MatchRules) -> tuple[list[Row], list[Row]]:
    """Rows of concepts and of their members, in order of the first member.

    Every mention is a member of at least one concept; a clause with a verb of its own that found no partner in a
    mention whose other clauses did is a concept of its own too, so that no duty goes missing in a compound bullet.
    """
    concepts: list[Row] = []
    members: list[Row] = []
    strength = _strengths(block)
    for clauses in _concepts(block):
        own = [block.mentions[block.owners[i]] for i in clauses]
        spans = [(m.start + block.clauses[i].start, m.start + block.clauses[i].end) for i, m in zip(clauses, own)]
        concept_id = content_id(
            "concept", *(part for m, s in sorted((m.id, s[0]) for m, s in zip(own, spans)) for part in (m, s))
        )
        concepts.append(
            {
                "concept_id": concept_id,
                "occupation_id": own[0].block or None,
                "kind": own[0].kind,
                "label": choose_label(block, clauses, rules),
                "n_mentions": len({m.id for m in own}),
                "n_documents": len({m.source for m in own}),
                "n_witnesses": None,
            }
        )
        for i, mention, span in zip(clauses, own, spans):
            members.append(
                {
                    "concept_id": concept_id,
                    "mention_id": mention.id,
                    "document_id": mention.source,
                    "clause_start": span[0],
                    "clause_end": span[1],
                    "score": strength.get(i, 1.0),
                }
            )
    return concepts, members


def _strengths(block: Block) -> dict[int, float]:
    """For each grouped clause the mean score towards the other members that it was compared with."""
    sums: dict[int, list[float]] = {}
    of = block.groups.of
    for a, b, score in zip(block.pairs.left.tolist(), block.pairs.right.tolist(), block.pairs.score.tolist()):
        if a in of and of.get(a) == of.get(b):
            sums.setdefault(a, []).append(score)
            sums.setdefault(b, []).append(score)
    return {i: round(sum(scores) / len(scores), 6) for i, scores in sums.items()}


def _concepts(block: Block) -> list[list[int]]:
    """The clauses of each concept, concepts in order of their first clause."""
    found = [sorted(clauses) for clauses in block.groups.members.values()]
    by_mention: dict[int, list[int]] = {}
    for i, owner in enumerate(block.owners.tolist()):
        by_mention.setdefault(owner, []).append(i)
    for clauses in by_mention.values():
        grouped = [i for i in clauses if i in block.groups.of]
        if not grouped:
            found.append([clauses[0]])
            continue
        for i in clauses[1:]:
            if _stands_alone(block, i) and not any(block.clauses[i].overlaps(block.clauses[j]) for j in grouped):
                found.append([i])
    return sorted(found)


def _stands_alone(block: Block, i: int) -> bool:
    """Whether clause `i` is a duty in itself: it lies in the mention as a whole, leads with a verb and says of what."""
    clause = block.clauses[i]
    if clause.parent != 0 or not clause.main or not clause.actions:
        return False
    forms = {token.form for token in block.wording.tokens(clause.label)}
    return len(clause.words) > 1 and not forms & block.wording.pronouns


def choose_label(block: Block, clauses: list[int], rules: MatchRules) -> str:
    """The shortest of the members that read best and cover the others' words nearly as well as the best one does.

    What reads well comes first: see `_roughness`. The first letter is large.
    """
    duty = block.mentions[block.owners[clauses[0]]].kind == "duty"
    told = [block.clauses[i].label for i in clauses]
    labels = [tidy_label(_without_examples(label, block.wording) if duty else label) for label in told]
    words = [set(block.vectors.canonical[i].split(" ")) for i in clauses]
    counts = Counter(word for own in words for word in own)
    covered = [sum(counts[word] - 1 for word in own) for own in words]
    enough = rules.thresholds.cover * max(covered)
    fit = [
        (share < enough and share == 0, _roughness(block, i, label), share < enough, len(label), row, label)
        for row, (i, label, share) in enumerate(zip(clauses, labels, covered))
    ]
    return min(fit)[-1]


def _roughness(block: Block, clause: int, label: str) -> int:
    """How badly a member would read as a label: no verb in front, a pronoun, a part of a list, another form of verb."""
    if block.mentions[block.owners[clause]].kind != "duty":
        return 0
    wording, own = block.wording, block.clauses[clause]
    tokens = wording.tokens(label)
    forms = {word.lower().strip(".,;:()") for word in label.split()}
    first = tokens[0] if tokens else None
    leading = bool(first and own.words and own.words[0].leads and own.words[0].written.startswith(first.form))
    inflected = bool(first and first.form.endswith(("ing", "ed", "s")) and not first.form.endswith("ss"))
    return 4 * (not leading) + 3 * bool(forms & wording.pronouns) + 2 * (not own.main) + inflected


def _without_examples(label: str, wording: Wording) -> str:
    """The label up to where it begins to list ("…, including", "… such as"), if enough stands in front."""
    words = label.split(" ")
    for i, word in enumerate(words):
        if (
            word.lower() in wording.enumerators
            and i >= LABEL_WORDS
            and (word.lower() != "such" or "as" in words[i + 1 : i + 2])
        ):
            return " ".join(words[:i])
    return label


def tidy_label(text: str) -> str:
    """The words on one line, without a stop at the end, the first letter large."""
    line = " ".join(text.split()).strip(" .;:,")
    return line[:1].upper() + line[1:]
