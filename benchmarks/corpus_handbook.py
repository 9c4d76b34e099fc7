"""corpus_handbook: an invented occupation as a whole handbook page: menus, tabs, tables, charts, scripts."""

import random
from typing import TYPE_CHECKING, Any

from benchmarks.corpus_pages import UNSCOPED, Truth, choose_duties, fill, other_rows, wage_row

if TYPE_CHECKING:
    from benchmarks.corpus import Facts

STATES = [
    "Alabama", "Alaska", "Arizona", "Arkansas", "California", "Colorado", "Delaware", "Florida", "Hawaii", "Idaho",
    "Illinois", "Indiana", "Iowa", "Kansas", "Kentucky", "Louisiana", "Maine", "Maryland", "Michigan", "Minnesota",
    "Missouri", "Montana", "Nebraska", "Nevada", "Ohio", "Oklahoma", "Oregon", "Texas", "Utah", "Vermont", "Virginia",
]  # fmt: skip
TABS = ("Summary", "What They Do", "Workplace", "How to Become One", "Pay", "Job Outlook", "By State",
        "Similar Occupations", "More Information")  # fmt: skip
INDUSTRIES = ("Manufacturing", "Construction", "Retail trade", "Finance and insurance", "Government")
TERMS = ("Wage", "Opening", "Outlook", "Employer", "Shift", "Credential", "Apprentice", "Union", "Region", "Survey")


def write_handbook(facts: "Facts", phrases: dict[str, Any], rng: random.Random) -> tuple[str, list[Truth]]:
    """A page as large and as varied in markup as a public handbook's, and the gold rows of its quick facts."""
    title, others = facts.people.title(), other_rows(facts, phrases)
    hourly = round(facts.median / 2080, 2)
    change = facts.jobs * facts.growth // 100
    degree = phrases["education"][facts.degree].split(" ", 1)[1].capitalize()
    outlook = phrases["outlook"][facts.outlook].capitalize()
    window = f"{facts.year}-{(facts.year + 10) % 100}"
    quick = {
        f"{facts.year} Median Pay": f"${facts.median:,} per year<br>${hourly:,.2f} per hour",
        "Typical Entry-Level Education": degree,
        "On-the-job Training": "Moderate-term on-the-job training",
        "Work Experience in a Related Occupation": "None",
        f"Number of Jobs, {facts.year}": f"{facts.jobs:,}",
        f"Job Outlook, {window}": f"{facts.growth}% ({outlook})",
        f"Employment Change, {window}": f"{change:,}",
    }
    panels = write_panels(facts, phrases, rng, quick, change)
    page = PAGE.format(
        title=title, publisher=rng.choice(phrases["publishers"]),
        scripts="\n".join(SCRIPT.format(n=n, word=rng.choice(TERMS).lower()) for n in range(16)),
        menu="\n".join(menu(phrases, rng, 24) for _ in range(8)), footer=menu(phrases, rng, 40),
        tabs="".join(f'<li class="tab"><a href="#tab-{n}">{name}</a></li>' for n, name in enumerate(TABS, 1)),
        body="\n".join(PANEL.format(n=n, name=name, content=panels[name]) for n, name in enumerate(TABS, 1)),
        terms="\n".join(f"<dt>{term}</dt><dd><p>{rng.choice(phrases['noise'])}</p></dd>" for term in TERMS),
    )  # fmt: skip
    numeric = {"attribute": "employment_change", "statistic": "projected", "value": change, "unit": "jobs"}
    training = {"attribute": "training", "statistic": "typical", "category": "moderate_term_on_the_job"}
    growth, word = others["growth"]
    truth = [
        {**wage_row(facts, "median", facts.median), "period": str(facts.year)},
        {**wage_row(facts, "median", hourly, "USD/hour"), "period": str(facts.year)},
        *(wage_row(facts, name, getattr(facts, name)) for name in ("p10", "p90")),
        {**others["education"][0], "evidence": degree},
        {"attribute": "experience", "statistic": "typical", "category": "none", "evidence": "None"},
        {**training, "evidence": "Moderate-term on-the-job training"},
        *others["employment"],
        {**growth, "evidence": f"{facts.growth}%"},
        {**word, "evidence": outlook},
        {**numeric, "period": growth["period"], "evidence": f"{change:,}"},
        *others["openings"],
    ]
    return page, [{**UNSCOPED, **row} for row in truth]


def write_panels(
    facts: "Facts", phrases: dict[str, Any], rng: random.Random, quick: dict[str, str], change: int
) -> dict[str, str]:
    """The content of each tab."""
    one, title = facts.one, facts.people.title()

    def tell(*names: str) -> str:
        return "\n".join(f"<p>{fill(facts, phrases, rng, name)} {rng.choice(phrases['noise'])}</p>" for name in names)

    def talk(count: int) -> str:
        return "\n".join(f"<p>{' '.join(rng.sample(phrases['noise'], 4))}</p>" for _ in range(count))

    facts_rows = "\n".join(
        f'<tr><th scope="row"><a href="/help#{n}">{name}</a></th><td>{cell}</td></tr>'
        for n, (name, cell) in enumerate(quick.items())
    )
    duties = "\n".join(f"<li>{duty}</li>" for duty in choose_duties(facts, phrases, rng))
    pay = [(name, f"${facts.median + 10 * rng.randrange(-500, 500):,}") for name in INDUSTRIES]
    share = [(name, f"{rng.randrange(2, 30)}%") for name in INDUSTRIES]
    ends = (facts.year, facts.year + 10)
    plan = (title, "00-0000", f"{facts.jobs:,}", f"{facts.jobs + change:,}", str(facts.growth), f"{change:,}")
    similar = [
        (f'<a href="/{n}">{rng.choice(phrases["fields"])} {rng.choice(phrases["trades"])}s</a>'.title(),
         rng.choice(phrases["noise"]), degree[0].upper() + degree[1:], f"${rng.randrange(2500, 12000) * 10:,}")
        for n, degree in enumerate(rng.choices([d.split(" ", 1)[1] for d in phrases["education"].values()], k=9))
    ]  # fmt: skip
    links = "\n".join(f'<li><a href="/states/{name.lower()}">{name}</a></li>' for name in STATES)
    summary = table(f"Quick Facts: {title}", (), ()).replace("<tbody>", f"<tbody>\n{facts_rows}")
    return {
        "Summary": summary + "".join(f"<h3>{name}</h3>\n{talk(1)}" for name in TABS[1:]),
        "What They Do": f"{talk(3)}<h3>Duties</h3><p>{title} typically do the following:</p>"
        f"<ul>\n{duties}\n</ul>{talk(4)}",
        "Workplace": tell("employment")
        + table(f"Largest employers of {facts.people}, {facts.year}", (), share)
        + f"{talk(3)}<h3>Work Schedules</h3>{talk(1)}",
        "How to Become One": f"<h3>Education</h3>{tell('education')}{talk(2)}<h3>Important Qualities</h3>{talk(4)}",
        "Pay": chart(rng, title)
        + f"<p>{fill(facts, phrases, rng, 'wage')} {fill(facts, phrases, rng, 'tails')}</p>"
        + f"<p>In May {facts.year}, the median annual wages for {facts.people} in the top industries were as "
        "follows:</p>" + table("", (), pay) + talk(1),
        "Job Outlook": chart(rng, title) + tell("growth", "openings") + talk(2)
        + table(f"Employment projections data for {facts.people}, {ends[0]}-{ends[1] % 100}",
                ("Occupational Title", "SOC Code", f"Employment, {ends[0]}", f"Projected Employment, {ends[1]}",
                 f"Change, {ends[0]}-{ends[1] % 100}: Percent", "Numeric"), [plan]),
        "By State": f"{talk(2)}<ul>\n{links}\n</ul>",
        "Similar Occupations": f"<p>These occupations have duties like those of a {one}.</p>"
        + table("", ("Occupation", "Job Duties", "Entry-Level Education", f"{facts.year} Median Pay"), similar),
        "More Information": talk(2),
    }  # fmt: skip


def table(caption: str, head: tuple[str, ...], rows: Any) -> str:
    """A table in HTML with links and classes in it, as a content system writes one."""
    cells = "".join(f'<th scope="col" class="head"><p>{name}</p></th>' for name in head)
    lines = [
        '<tr class="row">' + "".join(f'<td class="cell"><p>{cell}</p></td>' for cell in row) + "</tr>" for row in rows
    ]
    body = "\n".join(lines)
    return f"<table>\n<caption>{caption}</caption>\n<thead><tr>{cells}</tr></thead>\n<tbody>\n{body}</tbody>\n</table>"


def chart(rng: random.Random, title: str) -> str:
    """A drawing that says nothing a reader of text would claim."""
    bars = "".join(f'<path d="M{x} 0 V{rng.randrange(9, 99)} H{x + 8} V0 Z" class="bar"/>' for x in range(0, 400, 10))
    return f'<figure><svg viewBox="0 0 400 100" role="img" aria-label="{title}">{bars}</svg></figure>\n'


def menu(phrases: dict[str, Any], rng: random.Random, count: int) -> str:
    """A list of links to pages elsewhere."""
    names = [f"{rng.choice(phrases['fields'])} {rng.choice(phrases['trades'])}s".title() for _ in range(count)]
    items = "\n".join(
        f'    <li class="menu-item" id="menu-item-{n}" role="none">\n        <a class="menu-link" role="menuitem" '
        f'tabindex="-1" href="/menu/{n}/{name.lower().replace(" ", "-")}.htm">\n            {name}\n        </a>\n'
        "    </li>"
        for n, name in enumerate(names)
    )
    return f'<ul class="menu">\n{items}\n</ul>'


SCRIPT = """<script>
(function (page) {{
  page.parts = page.parts || []; page.parts.push("{word}-{n}");
  page.show{n} = function (name) {{
    var all = document.querySelectorAll(".panel-{n}"), i;
    for (i = 0; i < all.length; i++) {{ all[i].hidden = all[i].id !== name; }}
    if (window.history && window.history.replaceState) {{ window.history.replaceState(null, "", "#" + name); }}
  }};
}})(window);
</script>"""
PANEL = """<div class="panel" id="tab-{n}" role="tabpanel"><div class="inner"><article>
<h2>{name}</h2>
{content}
</article></div></div>"""
PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{title} : {publisher}</title>
<meta property="og:site_name" content="{publisher}"><meta name="viewport" content="width=device-width">
<style>.menu a {{ margin: 1em }} .panel {{ padding: 1em }} .bar {{ fill: #246 }}</style>
{scripts}</head>
<body><header><div class="top"><form action="/search"><input name="q"><button>Search</button></form></div>
<nav>{menu}</nav></header>
<main><h1>{title}</h1>
<ul class="tabs" role="tablist">{tabs}</ul>
{body}
<div id="glossary" class="glossary"><h2>Glossary</h2><dl>
{terms}
</dl></div>
</main>
<footer><p>Write to us at any time. All rights reserved.</p>
{footer}<a href="#top">Back to top</a></footer></body></html>
"""
