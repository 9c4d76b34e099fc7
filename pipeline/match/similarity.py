"""similarity: clauses as sparse vectors, candidate pairs from their product, and the tests of each pair."""

from collections.abc import Mapping, Sequence
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
PARTED = 0.05  # verbs less like each other than this say different things
GRAM_SPACE = 1 << 18  # character n-grams fall into so many cells


@dataclass(frozen=True)
class Vectors:
    """The clauses of one block. Rows of `weights`, `terms` and `characters` are clauses."""

    names: list[str]  # terms, by column of `weights`; a word stands twice where it leads clauses and stands in others
    weights: Any  # clauses × terms: weight of each word
    leading: Floats  # 1 for the terms that lead clauses, 0 for others
    likeness: Any  # terms × terms: 1 on the diagonal
    terms: Any  # clauses × stems and groups, rows of length 1: what candidates are found by
    characters: Any  # clauses × character n-grams, rows of length 1
    mains: Any  # which clauses have a verb of their own or are the whole
    canonical: list[str]  # each clause's words by their first group


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
            for place, stem in enumerate(wording.inside(word.name)):
                rows.append(row)
                columns.append(index.setdefault((stem, word.leads and place == 0), len(index)))
                factors.append(word.factor * wording.rules.factors.inside)
    names, leading = [name for name, _ in index], np.array([leads for _, leads in index], np.float64)
    shape = (len(clauses), max(len(names), 1))
    raw = sparse.csr_matrix(
        (np.array(factors, np.float64), (np.array(rows, np.int64), np.array(columns, np.int64))), shape
    )
    raw.data = np.minimum(raw.data, 1.0)
    weights = sparse.csr_matrix(raw @ sparse.diags_array(_term_weights(names, raw, owners, name, wording)))
    members = {section: _membership(index, section, wording) for section in wording.sections}
    first = [min(wording.groups.get(name, {name.replace(" ", "_")})) for name in names]
    canonical = [" ".join(sorted({first[index[word.name, word.leads]] for word in clause.words})) for clause in clauses]
    return Vectors(
        names,
        weights,
        np.resize(leading, shape[1]) if names else np.zeros(1),
        _likeness(names, members, wording),
        _unit_rows(weights @ _spread(names, members, wording)),
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


def _membership(index: dict[tuple[str, bool], int], section: str, wording: Wording) -> Any:
    """Terms × groups of a section of the thesaurus; words that lead as verbs are in no group of things."""
    from scipy import sparse

    numbers: dict[str, int] = {}
    rows, columns = [], []
    for (name, leads), row in index.items():
        if section == "things" and leads:
            continue
        for group in wording.groups_in(name, section):
            rows.append(row)
            columns.append(numbers.setdefault(group, len(numbers)))
    shape = (max(len(index), 1), max(len(numbers), 1))
    return sparse.csr_matrix((np.ones(len(rows)), (rows, columns)), shape)


def _likeness(names: list[str], members: Mapping[str, Any], wording: Wording) -> Any:
    """Terms × terms: how near two words are by the groups they share, 1 for a word itself.

    Of the groups of the one that has fewer, the share that the other one is in too counts by the power `several`: a
    word that stands in many groups means many things.
    """
    from scipy import sparse

    factors, size = wording.rules.factors, max(len(names), 1)
    stems: dict[str, int] = {}
    stem = [stems.setdefault(name, len(stems)) for name in names] or [0]
    of_stem = sparse.csr_matrix((np.ones(size), (np.arange(size), stem)), (size, max(len(stems), 1)))
    near = factors.stem * (of_stem @ of_stem.T)
    for groups in members.values():
        shared = (groups @ groups.T).tocoo()
        count = np.diff(groups.indptr)
        fewer = np.maximum(np.minimum(count[shared.row], count[shared.col]), 1)
        shared.data = factors.group * (shared.data / fewer) ** factors.several
        near = near.maximum(shared.tocsr())
    return (near - sparse.diags_array(near.diagonal()) + sparse.eye_array(size)).tocsr()


def _spread(names: list[str], members: Mapping[str, Any], wording: Wording) -> Any:
    """Terms × (stems, then groups), rows of length 1: words of one group are near, of one stem nearer."""
    from scipy import sparse

    share = wording.rules.factors.group
    stems: dict[str, int] = {}
    size = max(len(names), 1)
    stem = [stems.setdefault(name, len(stems)) for name in names] or [0]
    groups = sparse.hstack(list(members.values()), format="csr")
    grouped = np.diff(groups.indptr) > 0
    of_stem = sparse.csr_matrix((np.where(grouped, (1 - share) ** 0.5, 1.0), (np.arange(size), stem)), (size, size))
    return sparse.hstack([of_stem, share**0.5 * _unit_rows(groups)], format="csr")


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
    row_of = np.concatenate(rows)
    met, column_of = np.unique(np.concatenate(columns), return_inverse=True)  # empty cells would cost as full ones do
    return _unit_rows(sparse.csr_matrix((np.ones(len(row_of)), (row_of, column_of)), (len(names), max(len(met), 1))))


def _unit_rows(matrix: Any) -> Any:
    """The rows at length 1; empty rows stay empty."""
    from scipy import sparse

    matrix = sparse.csr_matrix(matrix)
    squares = sparse.csr_matrix((matrix.data**2, matrix.indices, matrix.indptr), matrix.shape)
    length = np.sqrt(np.asarray(squares.sum(axis=1)).ravel())
    length[length == 0] = 1.0
    scaled = matrix.data * np.repeat(1.0 / length, np.diff(matrix.indptr))
    return sparse.csr_matrix((scaled, matrix.indices, matrix.indptr), matrix.shape)


def find_candidates(vectors: Vectors, rules: MatchRules) -> tuple[Ints, Ints]:
    """Pairs of clauses (left < right, sorted) whose words are near enough to be looked at.

    In large blocks, terms of too many clauses propose nothing: the product's cost grows with their square.
    """
    from scipy import sparse
    from sparse_dot_topn import sp_matmul_topn

    matrix, other = vectors.terms, vectors.terms
    top = rules.candidates.top
    if matrix.shape[0] >= rules.candidates.large:
        top = rules.candidates.top_large
        matrix = other = rare_features(matrix, rules.candidates.rare)
    else:
        length = np.sqrt(np.maximum(_soft_products(vectors.weights, vectors.likeness), 1e-9))
        other = sparse.csr_matrix(sparse.diags_array(1 / length) @ vectors.weights)
        matrix = sparse.csr_matrix(other @ vectors.likeness)
    found = sp_matmul_topn(
        matrix, other.T.tocsr(), top_n=top, threshold=rules.candidates.least, n_threads=1, sort=True
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
    """The tests of each pair, and the score: how likely the two are the same, rounded to 6 places.

    `sources` numbers each clause's source. The score is the logistic function of the weighted sum of the tests, and 1
    where the words are the same.
    """
    weights = rules.weights
    led = vectors.weights.multiply(vectors.leading[None, :]).tocsr()
    rest = _others(vectors.weights, led)
    tests: dict[str, Floats] = {}
    for test, matrix in (("terms", vectors.weights), ("action", led), ("object", rest)):
        length = np.sqrt(_soft_products(matrix, vectors.likeness))
        tests[test] = _soft_cosines(matrix, vectors.likeness, length, left, right)
        if test == "action":  # a generic verb is short, a clause without a verb has no length
            tests["parted"] = np.where(tests[test] < PARTED, np.minimum(length[left], length[right]), 0.0)
    tests["both"] = tests["action"] * tests["object"]
    tests["characters"] = _row_products(vectors.characters, left, right)
    tests = {test: _rounded(values) for test, values in tests.items()}
    tests["part"] = 1.0 - (vectors.mains[left] & vectors.mains[right])
    odds: Floats = np.full(len(left), weights.bias)
    for test, values in tests.items():
        odds = odds + getattr(weights, test, 0.0) * values
    likely = _chance(odds + weights.nearest)
    tests["nearest"] = _rounded(_nearness(likely, sources, left, right, rules.thresholds.near))
    score = _chance(odds + weights.nearest * tests["nearest"])
    score = np.where((tests["terms"] == 1) & (tests["characters"] == 1), 1.0, score)
    return Scored(left, right, tests, _rounded(score))


def weigh_groups(pairs: Scored, of: Mapping[int, int], size: int, rules: MatchRules) -> Floats:
    """The score of each pair after grouping: what stands together is the likelier the same, what does not the less.

    `of` maps a clause to its group. Clauses of the same words stay at 1.
    """
    group = np.full(size, -1, np.int64)
    group[list(of)] = list(of.values())
    together = (group[pairs.left] == group[pairs.right]) & (group[pairs.left] >= 0)
    held = pairs.score.clip(1e-6, 1 - 1e-6)
    odds = np.log(held / (1 - held)) + np.where(together, rules.weights.together, rules.weights.apart)
    return _rounded(np.where(pairs.score == 1, 1.0, _chance(odds)))


def _chance(odds: Floats) -> Floats:
    """The logistic function: log odds as a likelihood."""
    chance: Floats = 1 / (1 + np.exp(-odds))
    return chance


def _others(whole: Any, part: Any) -> Any:
    """The cells of a matrix that another one, a part of it, does not hold."""
    from scipy import sparse

    others = sparse.csr_matrix(whole - part)
    others.eliminate_zeros()
    return others


def _soft_products(matrix: Any, likeness: Any) -> Floats:
    """Of each row its product with itself, like words counting as near."""
    return np.concatenate(
        [
            np.asarray((matrix[at : at + CHUNK] @ likeness).multiply(matrix[at : at + CHUNK]).sum(axis=1)).ravel()
            for at in range(0, matrix.shape[0], CHUNK)
        ]
        or [np.zeros(0)]
    )


def _soft_cosines(matrix: Any, likeness: Any, length: Floats, left: Ints, right: Ints) -> Floats:
    """The soft cosine of each pair of rows (Sidorov et al. 2014): words of one group count as near."""
    parts = []
    for at in range(0, len(left), CHUNK):
        rows, place = np.unique(left[at : at + CHUNK], return_inverse=True)
        spread = (matrix[rows] @ likeness).tocsr()
        parts.append(np.asarray(spread[place].multiply(matrix[right[at : at + CHUNK]]).sum(axis=1)).ravel())
    products = np.concatenate(parts) if parts else np.zeros(0)
    cosines: Floats = products / np.maximum(length[left] * length[right], 1e-9)
    return cosines


def _rounded(values: Floats) -> Floats:
    """The values held between 0 and 1, to 6 places."""
    held: Floats = values.clip(0.0, 1.0).round(6)
    return held


def _nearness(score: Floats, sources: Ints, left: Ints, right: Ints, least: float) -> Floats:
    """Each pair's score as a share of the best that either clause reaches in the other's source, or of `least` if more.

    1 where it is the best; in a short list the best may be nothing much, and `least` tells.
    """
    if not len(left):
        return np.ones(0)
    width = int(sources.max()) + 1
    ends = np.concatenate([left * width + sources[right], right * width + sources[left]])
    _, place = np.unique(ends, return_inverse=True)
    best = np.full(int(place.max()) + 1, least)
    np.maximum.at(best, place, np.concatenate([score, score]))
    share: Floats = score / np.maximum(best[place[: len(left)]], best[place[len(left) :]])
    return share


def _row_products(matrix: Any, left: Ints, right: Ints) -> Floats:
    parts = [
        np.asarray(matrix[left[at : at + CHUNK]].multiply(matrix[right[at : at + CHUNK]]).sum(axis=1)).ravel()
        for at in range(0, len(left), CHUNK)
    ]
    return np.concatenate(parts) if parts else np.zeros(0)
