"""figures: what the values of facts say: a number, a time or a name, by what most of an attribute's values are.

A fact is one distinct value of one item (an object's attribute, of a period and unit). Facts stand sorted by item.
"""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from pipeline.fusion.values import (
    DAY,
    Flags,
    Floats,
    Integers,
    Times,
    clean_texts,
    day_numbers,
    name_keys,
    read_numbers,
    read_times,
    tally,
)

TYPED = 0.8  # of an attribute's claims that must read as figures, or as times, for it to be of that type
COARSE = 0.05  # of a figure: what its printed precision may leave open at most ("2 million" says little)
NUMBER, TIME, NAME = range(3)


@dataclass(frozen=True)
class Facts:
    """Distinct values of items: each with its item, value code, attribute code, and the weight of its claims."""

    item: Integers
    value: Integers
    attribute: Integers
    weight: Floats


@dataclass(frozen=True)
class Figures:
    """What facts say: a figure (minutes for times; NaN for names), half of its last digit, and the types found."""

    figure: Floats
    half: Floats
    year_like: Flags
    kind: Integers  # of each attribute: NUMBER, TIME or NAME
    words: pa.Array  # keys of each value, words as they stand
    key: Integers  # a code of each value's sorted words


def read_figures(facts: Facts, texts: pa.Array, count: int) -> Figures:
    """The figures of facts whose value codes index `texts`; `count` attributes get the type that most values bear out.

    A date without a year takes the commonest year of its attribute, a clock time without a date the day that brings it
    nearest to the dated claims of its item. 1/2/2011 is read month first unless a figure above 12 speaks against it.
    """
    cleaned = clean_texts(texts)
    numbers = read_numbers(cleaned)
    is_number = ~np.isnan(numbers.value)
    total = np.maximum(tally(facts.attribute, facts.weight, count), 1e-9)
    numeric = tally(facts.attribute, facts.weight * is_number[facts.value], count) / total
    kind = np.where(numeric >= TYPED, NUMBER, NAME)
    figure = np.where((kind == NUMBER)[facts.attribute], numbers.value[facts.value], np.nan)
    half = np.where(np.isnan(figure), 0.0, np.minimum(numbers.half[facts.value], COARSE * np.abs(figure)))
    maybe = np.zeros(len(texts), dtype=bool)
    maybe[facts.value[kind[facts.attribute] == NAME]] = True
    maybe &= pc.match_substring_regex(cleaned, r"\d").to_numpy(zero_copy_only=False)
    if maybe.any():
        kind, figure = add_times(facts, cleaned, maybe, kind, figure, total)
    named = np.zeros(len(texts), dtype=bool)
    named[facts.value[np.isnan(figure)]] = True
    words, key = read_names(cleaned, named)
    return Figures(figure, half, numbers.year_like[facts.value], kind, words, key)


def add_times(
    facts: Facts, cleaned: pa.Array, maybe: Flags, kind: Integers, figure: Floats, total: Floats
) -> tuple[Integers, Floats]:
    """Types and figures with the attributes of times among those that are not numbers."""
    some = read_times(cleaned.filter(pa.array(maybe)))
    place = np.cumsum(maybe) - 1
    fits = np.zeros(len(maybe), dtype=bool)
    fits[maybe] = ~np.isnan(some.clock) | some.dated
    share = tally(facts.attribute, facts.weight * fits[facts.value], len(kind)) / total
    kind = np.where((kind == NAME) & (share >= TYPED), TIME, kind)
    chosen = np.flatnonzero(fits[facts.value] & (kind == TIME)[facts.attribute])
    if len(chosen):
        at = place[facts.value[chosen]]
        own = Times(*(getattr(some, name)[at] for name in ("clock", "year", "first", "second", "ordered", "dated")))
        figure = figure.copy()
        figure[chosen] = minutes(own, facts.item[chosen], facts.attribute[chosen], facts.weight[chosen])
    return kind, figure


def minutes(times: Times, item: Integers, attribute: Integers, weight: Floats) -> Floats:
    """Minutes since 1970 of facts sorted by item; where nothing of an attribute is dated, minutes around midnight."""
    clear = times.dated & ~times.ordered
    days_first = tally(attribute, weight * (clear & (times.first > 12)), attribute.max() + 1)
    months_first = tally(attribute, weight * (clear & (times.second > 12)), attribute.max() + 1)
    turned = clear & ((times.first > 12) | ((days_first > months_first)[attribute] & (times.second <= 12)))
    month, day = np.where(turned, times.second, times.first), np.where(turned, times.first, times.second)
    said = times.year >= 0
    usual = np.full(attribute.max() + 1, 2000)
    for code in np.unique(attribute[said]):
        mine = said & (attribute == code)
        usual[code] = tally(times.year[mine], weight[mine]).argmax()
    year = np.where(said, times.year, usual[attribute])
    days = np.where(times.dated, day_numbers(year, np.clip(month, 1, 12), day), 0.0)
    clock = np.nan_to_num(times.clock)
    full = days * DAY + clock
    starts = np.flatnonzero(np.r_[True, item[1:] != item[:-1]])
    group = np.cumsum(np.r_[True, item[1:] != item[:-1]]) - 1
    rank = np.lexsort((clock, -weight, ~times.dated, group))  # in each item: dated first, then the most claimed
    anchor = full[rank[starts]][group]
    return np.where(times.dated, full, anchor + (clock - anchor + DAY / 2) % DAY - DAY / 2)


def read_names(cleaned: pa.Array, named: Flags) -> tuple[pa.Array, Integers]:
    """The words of each text that is `named` (else null), and a code of them in sorting order."""
    where = np.flatnonzero(named)
    words, keys = name_keys(cleaned.take(pa.array(where)))
    code = np.full(len(cleaned), -1, dtype=np.int64)
    if len(where):
        code[where] = pa.array(keys, pa.string()).dictionary_encode().indices.to_numpy()
    spot = np.where(named, np.cumsum(named) - 1, 0)
    return pa.array(words, pa.string()).take(pa.array(spot, mask=~named)), code
