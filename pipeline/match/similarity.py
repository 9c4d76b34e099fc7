"""similarity: clauses as sparse vectors, candidate pairs from their product, and the tests of each pair."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pipeline.match.clauses import Clause
from pipeline.match.rules import MatchRules
from pipeline.match.wording import Wording

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
CHUNK = 50_000  # pairs worked at a time, so that memory stays small
STRANGE = 0.05  # words less near than this have nothing in common
GRAM_SPACE = 1 << 18  # character n-grams fall into so many cells


@dataclass(frozen=True)
class Vectors:
    """The clauses of one block. Rows of `terms`, `masses`, `actions` and `characters` are clauses."""

    names: list[str]  # terms, by column of `weights`; a word stands twice where it leads clauses and stands in others
    weights: Any  # clauses × terms: weight of each word
    likeness: Any  # terms × stems and groups
    terms: Any  # clauses × stems and groups, rows of length 1
    masses: Any  # the same, entries adding up to the weights
    actions: Any  # clauses × stems and groups of the leading verbs, rows of length 1 or empty
    objects: Any  # the same of all other words
    characters: Any  # clauses × character n-grams, rows of length 1
    mains: Any  # which clauses have a verb of their own or are the whole
    canonical: list[str]  # each clause's words by their first group, for token_set_ratio


@dataclass(frozen=True)
class Scored:
    """Pairs of clauses (left < right) with what each test yielded, and the score."""

    left: Ints
    right: Ints
    tests: dict[str, Floats]
    score: Floats


def build_vectors(clauses: Sequence[Clause], owners: Ints, name: str, wording: Wording) -> Vectors:
    """The clauses of one block as vectors. `owners` says which mention each clause is of; `name` is the occupation's.

    A word weighs its place × its background × its inverse document frequency among the block's mentions.
    """
    from scipy import sparse

    index: dict[tuple[str, bool], int] = {}
    rows: list[int] = []
    columns: list[int] = []
    factors: list[float] = []
    for row, clause in enumerate(clauses):
        for word in clause.words:
            rows.append(row)
            columns.append(index.setdefault((word.name, word.leads), len(index)))
            factors.append(word.factor)
    names, leading = [name for name, _ in index], np.array([leads for _, leads in index], bool)
    shape = (len(clauses), max(len(names), 1))
    raw = sparse.csr_matrix(
        (np.array(factors, np.float64), (np.array(rows, np.int64), np.array(columns, np.int64))), shape
    )
    raw.data = np.minimum(raw.data, 1.0)
    weights = raw @ sparse.diags_array(_term_weights(names, raw, owners, name, wording))
    weights = sparse.csr_matrix(weights)
    groups = [wording.groups_of(*term) for term in index]
    likeness = _likeness(names, groups, wording)
    led = sparse.diags_array(np.resize(leading, max(len(names), 1)).astype(np.float64))
    first = [own[0] if own else name.replace(" ", "_") for name, own in zip(names, groups)]
    canonical = [" ".join(sorted({first[index[word.name, word.leads]] for word in clause.words})) for clause in clauses]
    return Vectors(
        names,
        weights,
        likeness,
        _unit_rows(weights @ likeness),
        sparse.csr_matrix(weights @ likeness.multiply(likeness)),
        _unit_rows(raw.sign() @ led @ likeness),
        _unit_rows((weights - weights @ led) @ likeness),
        _unit_rows(weights @ _gram_matrix(names)),
        np.array([clause.main for clause in clauses], bool),
        canonical,
    )


def _term_weights(names: list[str], raw: Any, owners: Ints, name: str, wording: Wording) -> Floats:
    """Background × inverse document frequency of each term, the occupation's own name weighing down."""
    if not names:
        return np.ones(1)
    pairs = np.unique(np.stack([owners[np.repeat(np.arange(raw.shape[0]), np.diff(raw.indptr))], raw.indices]), axis=1)
    frequency = np.bincount(pairs[1], minlength=len(names))
    mentions = max(int(owners.max()) + 1, 1) if len(owners) else 1
    rarity = np.log(1 + mentions / (frequency + 1.0)) / np.log(1 + mentions / 2.0)
    own = {token.stem for token in wording.tokens(name.replace("-", " "))}
    background = np.array(
        [wording.factor(term) * (wording.rules.factors.name if term in own else 1.0) for term in names]
    )
    weights: Floats = background * np.clip(rarity, 0.0, 1.0) ** wording.rules.factors.rarity
    return weights


def _likeness(names: list[str], groups: list[list[str]], wording: Wording) -> Any:
    """Terms × (stems, then groups): the rows of two words of one group are near, of one stem the same."""
    from scipy import sparse

    share = wording.rules.factors.group
    stems: dict[str, int] = {}
    numbers: dict[str, int] = {}
    rows, columns, cells = [], [], []
    for row, (name, of) in enumerate(zip(names, groups)):
        rows.append(row)
        columns.append(stems.setdefault(name, len(stems)))
        cells.append((1 - share) ** 0.5 if of else 1.0)
        for group in of:
            rows.append(row)
            columns.append(len(names) + numbers.setdefault(group, len(numbers)))
            cells.append(share**0.5 / len(of) ** wording.rules.factors.several)
    return sparse.csr_matrix((cells, (rows, columns)), (max(len(names), 1), max(len(names), 1) + len(numbers)))


def _gram_matrix(names: list[str]) -> Any:
    """Terms × hashed character 3- to 5-grams inside their words, a blank at either end; rows of length 1.

    The hash is a polynomial over the code points, so it is the same in every process.
    """
    from scipy import sparse

    if not names:
        return sparse.csr_matrix((1, 1))
    padded = [f" {name} " for name in names]
    points = np.frombuffer("".join(padded).encode("utf-32-le", "surrogatepass"), np.uint32).astype(np.int64)
    row = np.repeat(np.arange(len(names)), [len(name) for name in padded])
    rows, columns = [], []
    for size in (3, 4, 5):
        count = len(points) - size + 1
        if count <= 0:
            continue
        code = np.full(count, size, np.int64)
        for at in range(size):
            code = (code * 1_000_003 + points[at : at + count]) % 2_147_483_647
        inside = row[:count] == row[size - 1 :]
        rows.append(row[:count][inside])
        columns.append(code[inside] % GRAM_SPACE)
    row_of, column_of = np.concatenate(rows), np.concatenate(columns)
    cells = np.ones(len(row_of))
    return _unit_rows(sparse.csr_matrix((cells, (row_of, column_of)), (len(names), GRAM_SPACE)))


def _unit_rows(matrix: Any) -> Any:
    """The rows at length 1; empty rows stay empty."""
    from scipy import sparse

    matrix = sparse.csr_matrix(matrix)
    length = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
    length[length == 0] = 1.0
    return sparse.csr_matrix(sparse.diags_array(1.0 / length) @ matrix)


def find_candidates(vectors: Vectors, rules: MatchRules) -> tuple[Ints, Ints]:
    """Pairs of clauses (left < right, sorted) whose words are near enough to be looked at.

    In large blocks, terms of too many clauses propose nothing: the product's cost grows with their square.
    """
    from sparse_dot_topn import sp_matmul_topn

    matrix = vectors.terms
    top = rules.candidates.top
    if matrix.shape[0] >= rules.candidates.large:
        top = rules.candidates.top_large
        matrix = rare_features(matrix, rules.candidates.rare)
    found = sp_matmul_topn(
        matrix, matrix.T.tocsr(), top_n=top, threshold=rules.candidates.least, n_threads=1, sort=True
    ).tocoo()
    low, high = np.minimum(found.row, found.col).astype(np.int64), np.maximum(found.row, found.col).astype(np.int64)
    codes = np.unique((low * matrix.shape[0] + high)[low != high])
    return codes // matrix.shape[0], codes % matrix.shape[0]


def rare_features(matrix: Any, limit: int) -> Any:
    """The matrix without the columns that more than `limit` rows fill."""
    from scipy import sparse

    full = np.bincount(matrix.indices, minlength=matrix.shape[1])
    kept = sparse.csr_matrix(matrix @ sparse.diags_array((full <= limit).astype(np.float64)))
    kept.eliminate_zeros()
    return kept


def score_pairs(vectors: Vectors, sources: Ints, left: Ints, right: Ints, rules: MatchRules) -> Scored:
    """The tests of each pair and their weighted mean, rounded to 6 places. `sources` numbers each clause's source.

    Two clauses of which one leads with no verb are not tested by their verbs: the other tests share that weight.
    Where both lead with verbs that are not near, or a nearer clause stands in the other's list, the score is lowered.
    """
    from rapidfuzz import fuzz, process

    weights = rules.weights
    heavy = np.asarray(vectors.masses.sum(axis=1)).ravel()
    mass = _shared_mass(vectors.masses, left, right)
    tests: dict[str, Floats] = {
        "terms": _row_products(vectors.terms, left, right),
        "coverage": mass / np.maximum(np.minimum(heavy[left], heavy[right]), 1e-9),
        "evidence": mass / rules.thresholds.evidence,
        "action": _row_products(vectors.actions, left, right),
        "object": _row_products(vectors.objects, left, right),
        "token_set": np.asarray(
            process.cpdist(
                [vectors.canonical[i] for i in left],
                [vectors.canonical[i] for i in right],
                scorer=fuzz.token_set_ratio,
                dtype=np.float64,
                workers=1,
            )
        )
        / 100.0
        if len(left)
        else np.zeros(0),
        "characters": _row_products(vectors.characters, left, right),
    }
    tests = {test: _rounded(values) for test, values in tests.items()}
    verbs, things = np.diff(vectors.actions.indptr) > 0, np.diff(vectors.objects.indptr) > 0
    both = (verbs[left] & verbs[right]).astype(np.float64)
    full = (things[left] & things[right]).astype(np.float64)
    share = {test: np.full(len(left), getattr(weights, test)) for test in tests if test != "object"}
    share["action"] = weights.action * both
    total: Floats = np.sum(list(share.values()), axis=0)
    score: Floats = np.sum([share[test] * tests[test] for test in share], axis=0) / total
    score = score * np.where(vectors.mains[left] & vectors.mains[right], 1.0, rules.factors.part)
    score = score * (1 - rules.factors.strange * both * (tests["action"] < STRANGE))
    score = score * (1 - rules.factors.hollow * full * (tests["object"] < STRANGE))
    tests["nearest"] = np.round(_nearness(score, sources, left, right), 6)
    return Scored(left, right, tests, np.round(score * tests["nearest"] ** rules.factors.rival, 6))


def _rounded(values: Floats) -> Floats:
    """The values held between 0 and 1, to 6 places."""
    held: Floats = values.clip(0.0, 1.0).round(6)
    return held


def _nearness(score: Floats, sources: Ints, left: Ints, right: Ints) -> Floats:
    """Each pair's score as a share of the best that either clause reaches in the other's source: 1 where it is that."""
    if not len(left):
        return np.ones(0)
    width = int(sources.max()) + 1
    ends = np.concatenate([left * width + sources[right], right * width + sources[left]])
    _, place = np.unique(ends, return_inverse=True)
    best = np.zeros(int(place.max()) + 1)
    np.maximum.at(best, place, np.concatenate([score, score]))
    share: Floats = score / np.maximum(np.maximum(best[place[: len(left)]], best[place[len(left) :]]), 1e-9)
    return share


def _row_products(matrix: Any, left: Ints, right: Ints) -> Floats:
    parts = [
        np.asarray(matrix[left[at : at + CHUNK]].multiply(matrix[right[at : at + CHUNK]]).sum(axis=1)).ravel()
        for at in range(0, len(left), CHUNK)
    ]
    return np.concatenate(parts) if parts else np.zeros(0)


def _shared_mass(matrix: Any, left: Ints, right: Ints) -> Floats:
    parts = [
        np.asarray(matrix[left[at : at + CHUNK]].minimum(matrix[right[at : at + CHUNK]]).sum(axis=1)).ravel()
        for at in range(0, len(left), CHUNK)
    ]
    return np.concatenate(parts) if parts else np.zeros(0)
