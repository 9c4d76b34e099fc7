"""pairs: plants pairs of readings of every kind of difference, in varied phrasing, from truths it makes up.

    python -m benchmarks.pairs [--seed 1] [--each 30] > PAIRS.jsonl

A pair is made from what is so (a value, how it is printed, when, and who says it), never by asking the rules. Lines are
as in tests/development/pairs. Its author knew the rules, so that it shows breadth, not blindness.
"""

import argparse
import csv
import json
import random
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from benchmarks.making import PHRASES, Claim, Maker, rounded

SERIES = Path(__file__).parent / "series" / "oews_national_extract.csv"
FIGURES = (
    *(("wage", name, "USD/year") for name in ("median", "mean", "p10", "p25", "p75", "p90", "starting", "level")),
    ("wage", "median", "USD/hour"),
    ("employment", "count", "jobs"),
    ("employment_change", "projected", "percent"),
    ("openings", "mean", "jobs/year"),
    ("typing_speed", "required", "words/minute"),
)
WORDS = (
    ("education", "typical"),
    ("employment_outlook", "projected"),
    ("job_prospects", "projected"),
    ("licence", "level"),
    ("training", "typical"),
    ("work_schedule", "typical"),
)
Sides = tuple[str, Claim, Claim | None]  # why, and both readings


def maybe(m: Maker, attribute: str) -> str | None:
    """A period of the attribute, or none."""
    return m.period(attribute) if m.rng.random() < 0.6 else None


def same_period(m: Maker, period: str) -> str:
    """The period as another page may write it: the year without its month."""
    return period[:4] if "-" in period and m.rng.random() < 0.4 else period


def two_values(m: Maker, attribute: str, unit: str) -> tuple[float, float]:
    """A value and another one that no rounding explains, now and then a near one: digits in another order."""
    value = m.figure(attribute, unit)
    if unit in ("percent", "words/minute"):
        return value, value + m.rng.choice([-7, -4, 3, 5, 9])
    if unit == "USD/year" and m.rng.random() < 0.4:
        digits = str(int(value))
        swapped = float(digits[:-3] + digits[-2] + digits[-3] + digits[-1])
        if swapped != value and swapped % 100:
            return value, swapped
    other = round(value * m.rng.choice([0.7, 0.88, 0.94, 1.07, 1.15, 1.4]), 2 if unit == "USD/hour" else None)
    return value, other if unit == "USD/hour" else other // 10 * 10 + (10 if other // 10 % 10 == 0 else 0)


def plant_missing(m: Maker) -> Sides:
    """A figure that is promised and not given."""
    attribute, statistic, _ = m.rng.choice(FIGURES)
    absent = m.rng.choice(PHRASES["absent"]["words"])
    return "promised", m.say("d1", attribute, statistic, maybe(m, attribute), evidence=absent, comparator=None), None


def plant_derived_agreement(m: Maker) -> Sides:
    """One pay, not rounded, printed in two rates."""
    annual, period = m.rng.uniform(22000, 140000), maybe(m, "wage")
    first, second = m.rng.sample(["hour", "year", "month", "week"], 2) if m.rng.random() < 0.4 else ("hour", "year")
    a, b = m.documents(m.rng.random() < 0.3)
    figures = {"hour": round(annual / 2080, 2), "week": round(annual / 52), "month": round(annual / 12)}
    figures["year"] = round(annual, -1)
    sides = [
        m.say(document, "wage", "median", period, value=float(figures[rate]), unit=f"USD/{rate}")
        for document, rate in ((a, first), (b, second))
    ]
    return "one pay in two rates", sides[0], sides[1]


def plant_different_unit(m: Maker) -> Sides:
    """The only figures of two documents, in units that cannot be turned into each other."""
    period = maybe(m, "wage")
    a, b = m.rng.sample(["USD/year", "EUR/year", "GBP/year", "CAD/year", "AUD/year"], 2)
    value = m.figure("wage", "USD/year")
    if m.rng.random() < 0.3:
        period = m.period("employment_change")
        first = m.say("d1", "employment_change", "projected", period, value=9.0, unit="percent")
        return (
            "percent and jobs",
            first,
            m.say("d2", "employment_change", "projected", period, value=8100.0, unit="jobs"),
        )
    other = value if m.rng.random() < 0.5 else value * 0.75 // 10 * 10
    sides = (
        m.say("d1", "wage", "median", period, value=value, unit=a),
        m.say("d2", "wage", "median", period, value=other, unit=b),
    )
    return "two currencies", *sides


def plant_different_statistic(m: Maker) -> Sides:
    """Equal figures, or the only ones of their documents, of two statistics."""
    value, period = m.figure("wage", "USD/year"), maybe(m, "wage")
    one, other = m.rng.sample(["median", "mean", "p10", "p75", "starting"], 2)
    second = value if m.rng.random() < 0.6 else value + 7030
    a, b = m.documents(second == value and m.rng.random() < 0.3)
    first = m.say(a, "wage", one, period, value=value, unit="USD/year")
    return "two statistics", first, m.say(b, "wage", other, period, value=second, unit="USD/year")


def plant_different_scope(m: Maker) -> Sides:
    """Equal figures, or the only ones of their documents, of two parts."""
    attribute, statistic, unit = m.rng.choice(
        [f for f in FIGURES if f[0] in ("wage", "employment", "employment_change")]
    )
    period, value = maybe(m, attribute), m.figure(attribute, unit)
    kind = m.rng.choice(sorted(PHRASES["scopes"]))
    names = PHRASES["scopes"][kind]
    parts = m.rng.sample([*names, None], 2)
    second = value if m.rng.random() < 0.5 else two_values(m, attribute, unit)[0]
    sides = [
        m.say(document, attribute, statistic, period, value=figure, unit=unit, **scoped(kind, part))
        for document, figure, part in zip(m.documents(), (value, second), parts)
    ]
    return "two scopes", sides[0], sides[1]


def scoped(kind: str, name: str | None) -> Claim:
    """The scope cells of a part; none for the whole."""
    return {"scope_type": kind, "scope": name, "scope_id": name.replace(" ", "-")} if name else {}


def plant_copied_agreement(m: Maker) -> Sides:
    """One reading of two documents that share further figures of one edition, or name one upstream."""
    period, value = m.period("wage"), m.figure("wage", "USD/year")
    named = m.rng.choice(PHRASES["attributions"]) if m.rng.random() < 0.35 else None
    cells = {"value": value, "unit": "USD/year"} | ({"attributed_to": named} if named else {})
    a, b = (m.say(document, "wage", "median", period, **cells) for document in m.documents())
    if named is None:
        for statistic, share in m.rng.sample([("p10", 0.63), ("p25", 0.79), ("p75", 1.27), ("p90", 1.58)], 2):
            shared = value * share // 100 * 100 + 30
            m.add(*(m.say(d, "wage", statistic, period, value=shared, unit="USD/year") for d in m.documents()))
    return "one upstream named" if named else "two more figures shared", a, b


def plant_agreement(m: Maker) -> Sides:
    """One reading of two documents that share nothing else."""
    a, b = m.documents()
    if m.rng.random() < 0.3:
        return plant_same_name(m)
    if m.rng.random() < 0.3:
        attribute, statistic = m.rng.choice(WORDS)
        word, period = m.rng.choice(PHRASES["categories"][attribute]), maybe(m, attribute)
        first = m.say(a, attribute, statistic, period, category=word)
        return "one word", first, m.say(b, attribute, statistic, period, category=word)
    attribute, statistic, unit = m.rng.choice(FIGURES)
    value, period = m.figure(attribute, unit), maybe(m, attribute)
    other = same_period(m, period) if period and m.rng.random() < 0.7 else None
    sides = [m.say(d, attribute, statistic, p, value=value, unit=unit) for d, p in ((a, period), (b, other))]
    return "one figure", sides[0], sides[1]


def plant_same_name(m: Maker) -> Sides:
    """One reading whose scope, statistic or projection is named in two ways."""
    a, b = m.documents()
    draw, value = m.rng.random(), m.figure("wage", "USD/year")
    if draw < 0.4:
        spellings = m.rng.sample(m.rng.choice(PHRASES["spellings"]), 2)
        sides = [
            m.say(d, "wage", "median", "2018", value=value, unit="USD/year", **scoped("industry", name))
            for d, name in zip((a, b), spellings)
        ]
        return "one industry", sides[0], sides[1]
    if draw < 0.7:
        word = m.rng.choice(PHRASES["categories"]["education"])
        names = m.rng.sample(["required", "typical", "prevalent"], 2)
        first = m.say(a, "education", names[0], None, category=word)
        return "entry education", first, m.say(b, "education", names[1], None, category=word)
    percent = float(m.rng.choice([4, 9, 13]))
    first = m.say(a, "employment_change", "projected", "../2032", value=percent, unit="percent")
    second = m.say(b, "employment_change", "projected", "2022/2032", value=percent, unit="percent")
    return "one projection", first, second


def plant_unchanged(m: Maker) -> Sides:
    """One reading of two known periods."""
    if m.rng.random() < 0.4:
        attribute, statistic = m.rng.choice(WORDS)
        cells: Claim = {"category": m.rng.choice(PHRASES["categories"][attribute])}
    else:
        attribute, statistic, unit = m.rng.choice(FIGURES)
        cells = {"value": m.figure(attribute, unit), "unit": unit}
    period = m.period(attribute)
    a, b = m.documents(m.rng.random() < 0.2)
    later = m.say(b, attribute, statistic, m.later(period), **cells)
    return "no change", m.say(a, attribute, statistic, period, **cells), later


def plant_rounding(m: Maker) -> Sides:
    """A figure, and the same one rounded."""
    if m.rng.random() < 0.2:
        return plant_ratio(m)
    attribute, statistic, unit = m.rng.choice([f for f in FIGURES if f[2] in ("USD/year", "jobs", "percent")])
    value, period = m.figure(attribute, unit), maybe(m, attribute)
    if unit == "percent":
        value = abs(value) + m.rng.choice([0.2, 0.3, 0.4])
        short = float(int(value))
    else:
        short = rounded(value, 3 if value < 100000 or m.rng.random() < 0.5 else 2)
    figures = [value, short]
    m.rng.shuffle(figures)
    a, b = m.documents(m.rng.random() < 0.25)
    sides = [
        m.say(
            d,
            attribute,
            statistic,
            period,
            value=v,
            unit=unit,
            comparator="~" if v == short and m.rng.random() < 0.5 else "=",
        )
        for d, v in zip((a, b), figures)
    ]
    return f"{value:g} prints as {short:g}", sides[0], sides[1]


def plant_ratio(m: Maker) -> Sides:
    """A share as one in so many, and the same one in whole percent."""
    parts, period = m.rng.choice([3, 6, 7, 8, 9, 12]), maybe(m, "employment")
    scope = scoped("worker_class", m.rng.choice(PHRASES["scopes"]["worker_class"]))
    first = m.say(
        "d1", "employment_share", "share_of_occupation", period, value=100 / parts, unit="percent",
        evidence=f"{m.rng.choice(['1 in ', 'one in ', '1 out of '])}{parts}", **scope,
    )  # fmt: skip
    share = float(round(100 / parts))
    second = m.say("d2", "employment_share", "share_of_occupation", period, value=share, unit="percent", **scope)
    return f"1 in {parts} prints as {share:g} percent", first, second


def plant_compatible(m: Maker) -> Sides:
    """A reading, and a range, bound, band or broader word that holds it."""
    a, b = m.documents()
    if m.rng.random() < 0.25:
        return "in the band", *banded(m, "inside")
    entry = m.rng.choice(PHRASES["inside"])
    period, cells = maybe(m, entry["attribute"]), [entry["a"], entry["b"]]
    m.rng.shuffle(cells)
    sides = say_entry(m, entry, cells, (a, b), (period, period))
    return "one inside the other", *sides


def banded(m: Maker, side: str) -> tuple[Claim, Claim]:
    """An outlook word, and a percent inside or outside its band."""
    band = m.rng.choice(PHRASES["bands"])
    percent, window = float(m.rng.choice(band[side])), band["window"]
    word = m.say("d1", "employment_outlook", "projected", window, category=band["category"])
    return word, m.say("d2", "employment_change", "projected", window, value=percent, unit="percent")


def say_entry(
    m: Maker, entry: Claim, cells: Sequence[Claim], documents: Sequence[str], periods: Sequence[str | None]
) -> tuple[Claim, Claim]:
    """Two readings of the question of an entry of `inside` or `apart`."""
    a, b = (
        m.say(document, entry["attribute"], entry["statistic"], period, **entry.get("scope", {}), **own)
        for document, period, own in zip(documents, periods, cells)
    )
    return a, b


def differing(m: Maker, periods: tuple[str | None, str | None], one: bool, timed: bool = False) -> tuple[Claim, Claim]:
    """Two readings of one question that no rounding, range or band explains, of the given periods."""
    a, b = m.documents(one)
    draw = m.rng.random()
    if draw < 0.2 and not timed:
        entry: Claim = m.rng.choice(PHRASES["apart"])
        cells: list[Claim] = [entry["a"], entry["b"]]
    elif draw < 0.4:
        attribute, statistic = m.rng.choice(WORDS[1:3] if timed else WORDS)
        entry = {"attribute": attribute, "statistic": statistic}
        cells = [{"category": word} for word in m.rng.sample(PHRASES["categories"][attribute], 2)]
    else:
        attribute, statistic, unit = m.rng.choice(FIGURES[:-1] if timed else FIGURES)
        entry = {"attribute": attribute, "statistic": statistic}
        cells = [{"value": float(value), "unit": unit} for value in two_values(m, attribute, unit)]
    shape = m.period(entry["attribute"])
    return say_entry(m, entry, cells, (a, b), [fit_period(period, shape) for period in periods])


def fit_period(period: str | None, shape: str) -> str | None:
    """A year in the shape of another period: a decade from it where that is a window."""
    if period is None:
        return None
    return f"{period}/{int(period) + 10}" if "/" in shape else period + shape[4:7]


def plant_change_over_time(m: Maker) -> Sides:
    """Other values of other periods, stated, or dated by the wage series."""
    if m.rng.random() < 0.25:
        return plant_dated_change(m)
    early = m.rng.choice([2006, 2012, 2014, 2016])
    late = early + m.rng.choice([1, 2, 4, 8])
    return "other years", *differing(m, (str(early), str(late)), m.rng.random() < 0.2)


def plant_dated_change(m: Maker) -> Sides:
    """An undated bundle of figures that the wage series has for one year alone, and a later dated one."""
    rows = [row for row in read_series() if row["a_p90"] and int(row["year"]) < 2017]
    row = m.rng.choice([row for row in rows if row["title"].lower() == PHRASES["occupations"][m.occupation]] or rows)
    m.occupation = next((o for o, p in PHRASES["occupations"].items() if p == row["title"].lower()), m.occupation)
    first = m.say("d1", "wage", "median", None, value=float(row["a_median"]), unit="USD/year")
    m.add(*(m.say("d1", "wage", s, None, value=float(row[f"a_{s}"]), unit="USD/year") for s in ("p10", "p25", "p90")))
    later = float(row["a_median"]) * 1.1 // 100 * 100 + 30
    return "dated by the series", first, m.say("d2", "wage", "median", "2019-05", value=later, unit="USD/year")


def read_series() -> list[dict[str, str]]:
    """The rows of the wage series for the occupations that the phrases name."""
    lines = [line for line in SERIES.read_text("utf-8").splitlines() if not line.startswith("#")]
    titles = set(PHRASES["occupations"].values())
    return [row for row in csv.DictReader(lines) if row["title"].lower() in titles]


def plant_undated_consistent(m: Maker) -> Sides:
    """An undated reading in an old edition, and another of years later, dated or in a new edition."""
    old, new = m.rng.randrange(1999, 2006), m.rng.randrange(2015, 2021)
    stated = m.rng.random() < 0.6
    a, b = differing(m, (None, str(new) if stated else None), False, timed=True)
    m.vintages["d1"] = str(old)
    if not stated:
        m.vintages["d2"] = str(new)
    return f"an edition of {old} against {new}", a, b


def plant_undated_unresolved(m: Maker) -> Sides:
    """Other values, a period missing, and nothing that tells when."""
    dates = (None, m.rng.choice(["2014", "2018", None]))
    a, b = differing(m, dates, m.rng.random() < 0.1 and dates[1] is None)
    return "nothing dates one of them", *((b, a) if dates[1] else (a, b))


def plant_internal_inconsistency(m: Maker) -> Sides:
    """One document, one period, two values."""
    year = m.rng.choice(["2012", "2016", "2018"])
    return "one page, two values", *differing(m, (year, year), True)


def plant_contradiction(m: Maker) -> Sides:
    """Two documents, one period, two values; a percent outside a word's band; pay that is not another rate's."""
    draw = m.rng.random()
    if draw < 0.12:
        return "outside the band", *banded(m, "outside")
    if draw < 0.25:
        value, period = m.figure("wage", "USD/year"), m.period("wage")
        hourly = round(value * m.rng.choice([0.93, 0.985, 1.02, 1.09]) / 2080, 2)
        first = m.say("d1", "wage", "median", period, value=value, unit="USD/year")
        return "other pay in another rate", first, m.say("d2", "wage", "median", period, value=hourly, unit="USD/hour")
    year = m.rng.choice(["2012", "2016", "2018"])
    a, b = differing(m, (year, year), False)
    return "one year, two values", a, b


PLANTERS: dict[str, Callable[[Maker], Sides]] = {
    name.removeprefix("plant_"): plant for name, plant in list(globals().items()) if name.startswith("plant_")
}
for part in ("dated_change", "same_name", "ratio"):
    PLANTERS.pop(part)


def plant_pairs(seed: int, each: int) -> list[Claim]:
    """`each` pairs of every kind, twice as many contradictions; the same for the same seed."""
    pairs = []
    for kind, plant in PLANTERS.items():
        for number in range(1, (2 * each if kind == "contradiction" else each) + 1):
            maker = Maker(random.Random(f"{seed}/{kind}/{number}"))
            why, a, b = plant(maker)
            pairs.append(maker.pair(kind, number, why, a, b))
    return pairs


def main(arguments: Iterable[str] | None = None) -> None:
    """Print the pairs, a line each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--each", type=int, default=30, help="pairs of each kind; twice as many contradictions")
    options = parser.parse_args(None if arguments is None else list(arguments))
    for pair in plant_pairs(options.seed, options.each):
        sys.stdout.write(json.dumps(pair, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
