"""row_scopes: the part of an occupation that a row's figure is about, as its label or column says."""

import re
from collections.abc import Sequence

from pipeline.extract.column_scopes import REGION, ZONE, column_scope, covers, has_places, other_column
from pipeline.extract.companies import is_firm_listed, is_under_firms
from pipeline.extract.context import Context, Passage, figures_said
from pipeline.extract.cue_scopes import in_own_name
from pipeline.extract.ladders import level_among
from pipeline.extract.levels import GROWS
from pipeline.extract.listed import listed_scope
from pipeline.extract.others import is_person_label, is_whole
from pipeline.extract.places import beside_places, city_labelled, is_placed, part_of_place, whole_place
from pipeline.extract.posts import is_level_name, names_post
from pipeline.extract.readable import readable
from pipeline.extract.row_levels import BESIDE_NAME, STEP, level_of, part_said, rung_of
from pipeline.extract.rules import SCOPE_TYPES, ClaimRules
from pipeline.extract.subject import Scope, Subject
from pipeline.extract.year_levels import years_said
from pipeline.ids import slug
from pipeline.occupations import turned_round
from pipeline.patterns import Cue
from pipeline.quantities import Quantity
from pipeline.spans import Span

# Labels of rows that name what is measured, not of whom.
_GENERIC = re.compile(
    r"\b(?:total|overall|national(?:ly)?(?!\s+(?:institution|park|museum|galler|librar|agenc|bod|charit|laborator))"
    r"|all|united states|(?:^|the |whole |entire )country|range|average|annual(?:ly)?"
    r"|hourly|monthly|weekly|yearly|salary|salaries|pay|wages?|earnings|per (?:year|hour|week|month)|base|typical"
    r"|figure|amount|value|low(?:est)?|high(?:est)?|minimum|maximum|mid|median|mean|percentile|rate|compensation|income|jobs?|employment"
    r"|growth|number|current|projected|percent|change|outlook|openings?|\d+(?:th|st|nd|rd))\b",
    re.IGNORECASE,
)


_PAY_OF = re.compile(r"\s+(?:(?:average|median|base)\s+)?(?:income|pay|salary|earnings|wages?)$", re.IGNORECASE)
_DEGREES = re.compile(r"degree|education|schooling", re.IGNORECASE)  # over the labels of rows
_RATE_ALONE = re.compile(r"(?:per|an?) (?:hour|year|month|week|day)", re.IGNORECASE)  # under a sum
_NATION = re.compile(r"(?:the )?nation(?:wide|ally)?:?", re.IGNORECASE)  # a row beside that of a state
_STATEWIDE = re.compile(
    r"(?:the )?(?:state|province)[- ]?wide(?: total| average)?:?|(?:state|provincial) (?:total|average):?",
    re.IGNORECASE,
)  # the page's own state, beside its parts
_FIRST_COLUMN = {
    "industry": r"industr|sector|employer|setting|organi[sz]ation|workplace|facilit|where\b.*\bwork"
    r"|place of (?:employment|work)"
    r"|\b(?:company|firm|agency|school|practice) types?\b|types? of (?:practice|firm|company|agency|school)",
    "geography": r"state|province|region|area|city|cities|location|country|county|territory|community"
    r"|town|metro|district|geograph|where\s+(?!.*\bwork)"
    r"|place\b(?! of (?:work|employment))|market|canton|emirate|prefecture",
    "level": r"level|stage|classification|experience|grade|seniority|years|rank|band|\bpoint|\bstep\b|\bpost\b|tier",
    "other_occupation": r"occupation|job|career|role|position|trade\b|employee\b",
    "worker_class": r"(?<= )type|type(?= )|status|class|contract|basis|skill|credential|certificat|special(?:t|i[sz])",
}  # fmt: skip
# Words that may stand beside the word of a level and change nothing: "Entry level", "Senior staff", "Experienced pay".
_BESIDE_LEVEL = re.compile(
    r"\b(?:level|career|stage|staff|workers?|employees?|positions?|roles?|professionals?|people|pay|salary|wages?|earnings|rate|hourly"
    r"|annual|yearly|monthly|weekly|average|median|mean|typical|range|the|an?|per|hour|year|month|week|with|of|for|at|in)\b|[^a-z]",
    re.IGNORECASE,
)  # fmt: skip
# How the last word of an industry that no lexicon knows looks: most are plurals.
_INDUSTRY = re.compile(
    r"(?:[a-z]{3,}(?<!ss)(?<!us)s|government|manufacturing|construction|insurance|retail|wholesale|mining|agriculture"
    r"|health ?care|care|education|finance|trade|sector|industry|transport(?:ation)?|hospitality|leisure|utilities"
    r"|entertainment|administration|assistance|equipment|repair|extraction|forestry|fishing|research|media|tourism)$",
    re.IGNORECASE,
)  # fmt: skip
# What may stand beside a date that is all of a label: anything else has a letter.
_UNDATED = re.compile(
    r"(?!\b(?:est(?:imated?)?|proj(?:ected)?|forecast|prelim(?:inary)?|actual|prov(?:isional)?|year|in|by|as|of|to|from|the|fy|[pef])\b)\b[a-z]",
    re.IGNORECASE,
)
_EXCLUDED = re.compile(r",\s[^,]+\s(?:excluded|not included)$")  # "State government, schools and hospitals excluded"
_EXCEPT = re.compile(r"\s\(except[^()]*\)(?=\s\w)")  # "Machinery (except Electronic) Repair"
# "3LeedsENG": the place in a ranking and the state, in a cell that lost what parts them.
_GLUED = re.compile(r"\d{1,2}(?P<name>[A-Z][a-z]{2,}(?:[ -][A-Z][a-z]{2,}){0,2})(?:[A-Z]{2,3})?")
_JOINED = re.compile(r"[–-][A-Z]|\s?/\s?[A-Z]")
_AND_MORE = re.compile(r",?\s(?:and|&)\s\w+", re.IGNORECASE)
_NAMELESS = (
    "pay", "wage_statistic", "rate", "employment_head", "openings", "jobs_change", "growth", "schedule_context",
    "training_head", "experience_head", "education_head", "licence_head", "hours_head",
)  # fmt: skip
_AREA = re.compile(
    r"(?<=\w)\s+(?:(?i:metropolitan |metro )?(?i:area|metro)|(?:[A-Z]{2}(?:-[A-Z]{2}){0,3} )?MSA|region"
    r"|(?<=Valley |.River |.Coast )Region)$"
)  # "Boise area"; "Mountain Region" is a name
# "Austin, TX", "Regina, Sask."
_STATE = re.compile(
    r",\s+(?:[A-Z]{2}(?=$|\W)|(?:Alta|Sask|Man|Ont|Que|Nfld|N\.?\s?[BSLCDHJMY]|P\.?E\.?I|B\.\s?C|S\.\s?[CD]|W\.\s?Va|Ala|Ariz|Ark|Calif|Colo"
    r"|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|La|Mass|Md|Mich|Minn|Miss|Mo|Mont|Neb|Nev|Okla|Ore|Pa|Tenn|Tex|Va|Vt|Wash|Wis|Wyo)\.?$)"
)
_TOWN = re.compile(r"[A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*){0,3}")
_NAME = re.compile(r"[A-Z][a-z'’.]+(?:[ -][A-Z][a-z'’.]+){1,3}")
COUNTRY = "country"  # the id of a scope of type "": the whole country, whatever stands over it
STATE = "state"  # the id of a scope of type "": the state of the page
OWN_RATE = ("casual",)  # classes with a rate of their own, whatever the grade in whose row it stands
UNKNOWN = "unknown"  # the type of a scope that no rule can name: its figure is nobody's to claim


def row_scope(
    text: str, context: Context, quantity: Quantity, allowed: Sequence[str], subject: Subject, rules: ClaimRules
) -> Scope | None:
    """The scope a row's label or column's head names; one of type "" where the label is the occupation or country.

    Where columns are places and rows levels, a figure is told by its place, as in a sentence: what a head names it has.
    """
    found = _row_scope(text, context, quantity, allowed, subject, rules)
    if found is not None and found.id == COUNTRY and "level" in allowed:  # "United States" under "Entry (<2 years)"
        return _level_over(text, context, quantity, subject) or found
    if found is None or found.type != "level" or "geography" not in allowed:
        return found
    own = context.column(quantity)[:1] if has_places(context) else ()
    named = (_labelled(text, head, context.heads[0], "", ("geography",), subject) for head in own)
    return next((place for place in named if place), None) or (
        column_scope(text, context, quantity, ("geography",)) or found if own else found
    )


def _level_over(text: str, context: Context, quantity: Quantity, subject: Subject) -> Scope | None:
    """The level that the head of a figure's column names."""
    head = next(iter(context.column(quantity)), None)
    if head is None:
        return None
    kind, name = subject.labels.get(text[slice(*head.span)].split(" (")[0].lower(), ("", ""))
    if kind == "level":
        return Scope(kind, "", name, head.span)
    return _labelled(text, head, context.heads[0], "", ("level",), subject)


def whose_pay(label: str, head: Passage, allowed: Sequence[str], subject: Subject) -> Scope | None:
    """The people or class of workers whose pay a label says that a figure is: "Male income"."""
    whose = _PAY_OF.sub("", label.strip())
    kind, name = subject.labels.get(whose.lower(), ("", "")) if whose != label.strip() else ("", "")
    if kind != "population" and not (kind == "worker_class" and kind in allowed):
        return None
    return Scope(kind, "", name, Span(head.span.start, head.span.start + len(whose)))


def _row_scope(
    text: str, context: Context, quantity: Quantity, allowed: Sequence[str], subject: Subject, rules: ClaimRules
) -> Scope | None:
    head = context.heads[0]
    label = re.sub(r"\s?(?:\*+|[†‡])$|^For,?\s+(?=\d|[A-Z])", "", readable(text[head.span.start : head.span.end]))
    label, *asides = BESIDE_NAME.split(_EXCEPT.sub("", label))
    label, aside = _EXCLUDED.sub("", label), asides[0].partition(")")[0] if asides else ""
    glued = _GLUED.fullmatch(label)
    label = glued["name"] if glued else label
    columns = context.column(quantity)
    answer = label.strip() in ("A", "Q") and context.statement.keys > 0  # "A: Hospitals employ …"
    if not label.strip() or answer or _is_dated(text, head):
        return column_scope(text, context, quantity, allowed)
    if _NATION.fullmatch(label.strip()):
        return Scope("", "", COUNTRY, head.span)
    if _STATEWIDE.fullmatch(label.strip()) and "geography" in allowed:
        return Scope("", "", STATE, head.span)
    known = subject.labels.get(label.strip().lower())
    if known and known[0] == "geography" and known[1] in subject.country:
        return Scope("", "", COUNTRY, head.span)  # "US" in a table of states
    counts = quantity.dimension == "bare" and head.of("employment_head")  # "Employed: 16,900" counts all
    if known and (known[0] in allowed or known[0] == "population") and not counts:
        return Scope(known[0], "", known[1], head.span)
    listed = listed_scope(text, context, allowed, subject) if context.listed else None
    if listed:
        return listed
    whose = whose_pay(label, head, allowed, subject)
    if whose:
        return whose
    casual = [
        cue
        for over in columns[:2]
        for cue in over.of("worker_class")
        if cue.value in OWN_RATE and (cue.start == over.span.start or covers(cue, over))
    ]
    if casual and "worker_class" in allowed:
        return Scope("worker_class", "", casual[0].value, Span(casual[0].start, casual[0].end))
    other = other_column(text, context, quantity, subject)
    if other:
        return other
    laddered = "level" in allowed and quantity.dimension == "money" and not _GENERIC.search(label)
    among = level_among(text, context, head, subject) if laddered else None
    if among:
        return among
    part = part_said(head, label, aside, subject) if "level" in allowed else None
    if part and part.type in allowed:
        return part
    level = level_of(text, context, head, label, subject) if "level" in allowed else None
    if level:
        return level
    if quantity.dimension == "percent" and "level" not in allowed and STEP.fullmatch(label.strip()):
        return Scope(UNKNOWN, "", slug(label), head.span)  # the share of a band of years
    city = city_labelled(text, head) if "geography" in allowed else None
    if city:
        return city
    town = aside and _TOWN.fullmatch(label) and not _GENERIC.search(label)
    town = town and all(c.start > head.span.start + len(label) for c in head.of("geography"))
    if town and _said(text, context, allowed) == "geography":
        return Scope("geography", "", slug(label), head.span)  # "Stratford (District of London)"
    levelled = any(over.of("level") for over in columns[:1])  # "Millbrook area" beside "Experienced"
    if levelled and "geography" in allowed and REGION.fullmatch(label):
        return Scope("geography", "", slug(_AREA.sub("", label)), head.span)
    sum_of = quantity.numbers and quantity.dimension == "money" and not head.of("industry", "level", "worker_class")
    of_jobs = _said(text, context, allowed) == "other_occupation"
    own = is_whole(label, subject, of_jobs)
    person = is_person_label(label, subject, of_jobs)
    another = person and not (own or is_level_name(label, subject))
    named = not (_GENERIC.search(label) or own or person)
    if sum_of and named and is_firm_listed(text, context, label):
        return Scope(UNKNOWN, "", slug(label), head.span)  # what one company pays is no industry's pay
    turned = turned_round(subject.namer, label)
    if turned:
        return (
            Scope("", "", "", head.span)
            if subject.is_own(turned)
            else Scope("other_occupation", "", slug(turned), head.span)
        )
    named = _said(text, context, allowed) == "industry" and not (_GENERIC.search(label) or has_places(context))
    for passage in (head,) if named else (head, *columns):  # "Industry | Percent of employment in Ohio"
        found = _labelled(text, passage, head, label, allowed, subject)
        elsewhere = found and passage is not head and (found.id == COUNTRY or (found.type == "geography" and of_jobs))
        if found and not (another and elsewhere):
            return found  # but "Average UK salary", "Hourly wage (Idaho)" over the pay of others
    found = column_scope(text, context, quantity, allowed)
    told = another and ((found is not None and found.type == "level") or of_jobs)
    if found and not told:  # the steps, and the places, of another occupation are nobody's here
        return found
    if own:
        return Scope("", "", "", head.span)
    beside = not (REGION.fullmatch(label) or _OVERALL.fullmatch(label)) and beside_places(text, head.span, subject)
    placed = is_placed(text, label, subject) or beside
    if "geography" in allowed and (figures_said(quantity)) and placed:
        return Scope("geography", "", slug(label), head.span)
    if "geography" in allowed and (REGION.fullmatch(label) or ZONE.fullmatch(label)):
        return Scope("geography", "", slug(_AREA.sub("", label)), head.span)
    rung = rung_of(text, head, label, subject) if "level" in allowed else None
    if rung:
        return rung
    over = text[slice(*columns[0].span)].strip(" *") if columns else ""
    if over and is_person_label(over, subject) and subject.namer.singular(over).split()[-1] not in subject.people:
        return Scope("other_occupation", "", slug(subject.namer.singular(over)), columns[0].span)
    other = Scope("other_occupation", "", slug(subject.namer.singular(label)), head.span)
    others = (*rules.other_sections, *(["titles"] if quantity.dimension == "money" else []))
    if context.statement.section["kind"] in others and is_person_label(label, subject):
        return other
    if _said(text, context, allowed) == "geography" and _NAME.fullmatch(label) and not _GENERIC.search(label):
        return Scope("geography", "", slug(label), head.span)  # "Great Falls", whatever else "falls" may tell
    over_labels = text[slice(*context.label_column.span)] if context.label_column else ""
    papers = quantity.dimension == "money" and any(c.start == head.span.start for c in head.of("education"))
    if papers and (not columns or _DEGREES.search(over_labels)):
        return Scope("worker_class", "", slug(label), head.span)  # "Associate degree: $58,200"
    if label.lower() == "education" and _said(text, context, allowed) == "industry":
        return Scope("industry", "", slug(label), head.span)
    if head.of(*_NAMELESS, "projected_head") or _GENERIC.search(label) or re.fullmatch(r"[\W\d]*", label):
        firms = quantity.dimension == "money" and _RATE_ALONE.fullmatch(label) and is_under_firms(text, context)
        return Scope(UNKNOWN, "", "", head.span) if firms else None
    said = _said(text, context, allowed)
    if context.statement.section["kind"] in rules.other_sections or label.rstrip().endswith("occupations"):
        return other
    if person and (
        said in (None, "other_occupation", "worker_class") or (said == "level" and not is_level_name(label, subject))
    ):
        return other
    if said == "level" and "industry" in allowed and subject.employs(label) and not head.of("level"):
        said = "industry"  # "Private firms" in a list by experience
    if said not in (None, "other_occupation"):
        return Scope(said, "", slug(_AREA.sub("", _STATE.sub("", label)) if said == "geography" else label), head.span)
    if figures_said(quantity) and context.statement.cells and "industry" in allowed and len(label) > 3:
        return Scope("industry" if _INDUSTRY.search(label) else UNKNOWN, "", slug(label), head.span)
    return None


def _is_dated(text: str, head: Passage) -> bool:
    """Whether a label is a year, month or window and nothing more: "2023", "May 2024", "2014/15 (est.)"."""
    if not head.periods:
        return False
    parts = [head.span.start, *(edge for period in head.periods for edge in (period.start, period.end)), head.span.end]
    return _UNDATED.search(" ".join(text[a:b] for a, b in zip(parts[::2], parts[1::2], strict=True))) is None


_OVERALL = re.compile(r"(?:national(?:ly)?|nationwide|nation|country|overall|average|total)\b.{0,20}", re.IGNORECASE)
_OPENS_NAME = re.compile(r"[A-Z]\w+\s+[A-Z]")


def _is_of_name(text: str, head: Span, cue: Cue) -> bool:
    """Whether a word for places or grades is part of a name: "the United States", "The State Crime Laboratory …:"."""
    if text[cue.start - 7 : cue.start].lower() == "united ":
        return True
    prose = text[head.end - 1] in ".:" and text[head.start : cue.start] in ("", "The ", "the ")
    return prose and _OPENS_NAME.match(text, cue.start, head.end) is not None


def _said(text: str, context: Context, allowed: Sequence[str]) -> str | None:
    """The kind of scope that the head over the labels, the caption or a heading says the rows are of."""
    said = [
        [cue.value for cue in head.of("rows") if not _is_of_name(text, head.span, cue)] for head in context.heads[1:4]
    ]
    kinds = said[0] if said else []
    if context.statement.section["kind"] == "employers":
        kinds.append("industry")  # "Logging: 6%" under "Where they work", under "Careers in forestry"
    kinds += [kind for kinds_of in said[1:] for kind in kinds_of]
    words = text[slice(*context.label_column.span)] if context.label_column else ""
    kinds = [kind for kind, said in _FIRST_COLUMN.items() if re.search(said, words, re.IGNORECASE)] + kinds
    if words.strip().lower() == "where":
        kinds.append("geography")  # but of employers, where the heading says so
    if has_places(context):
        kinds = [kind for kind in kinds if kind != "geography"]  # "Pay by region" over columns, not rows, of places
    return next((kind for kind in kinds if kind in allowed or kind == "other_occupation"), None)


def _labelled(
    text: str, passage: Passage, head: Passage, label: str, allowed: Sequence[str], subject: Subject
) -> Scope | None:
    """The scope that a row's label, or the head of its column, names by a known word; type "" for the own country."""
    for kind in SCOPE_TYPES:
        cues = [cue for cue in passage.of(kind) if kind in allowed]
        if kind == "level":
            cues = [cue for cue in cues if not in_own_name(text, cue, passage, subject)]
        parted = next((span for cue in cues if (span := part_of_place(text, cue)) is not None), None)
        if any(cue.value in subject.country for cue in cues) and parted is None:
            return Scope("", "", COUNTRY, passage.span)
        known = text[slice(*passage.span)].split(" (")[0] if passage is not head else label
        known = subject.own.sub("", known).strip() if subject.own and kind == "worker_class" else known
        if not cues or ((cues[0].end - cues[0].start) * 2 <= len(known) and kind not in ("geography", "level")):
            continue
        cue = cues[0]
        part = part_of_place(text, cue)
        if part is not None:
            return Scope(kind, "", slug(text[slice(*part)]), part)
        longer = whole_place(text, cue, subject)
        ends = longer.end if longer is not None else cue.end
        if passage is head and kind == "geography" and _JOINED.match(text, ends, head.span.end):
            return Scope(kind, "", slug(label), head.span)  # "New York-White Plains", "Ottawa / Gatineau"
        if longer is not None and longer.start >= passage.span.start and longer.end <= passage.span.end:
            return Scope(kind, "", slug(text[slice(*longer)]), longer)
        if passage is not head and kind == "geography" and not covers(cue, passage):
            words = text[slice(*passage.span)]  # "London Fringe" over a column is no London
            if len(words.split()) <= 3 and re.fullmatch(r"[A-Za-z .'’-]+", words) and not _GENERIC.search(words):
                return Scope(kind, "", slug(words), passage.span)
        if passage is head and kind == "geography" and re.fullmatch(r"\s[a-z]+", text[cue.end : head.span.end]):
            return Scope(kind, "", slug(label), head.span)  # "London fringe"
        if passage is head and kind == "industry":
            ahead = text[head.span.start : cue.start].lower().split()  # "State and local government", "Other stores"
            more = _AND_MORE.match(text, cue.end, head.span.end)  # "Public administration and safety"
            idle = (subject.not_scopes | {"the"}) - {"other", "and"}
            whole = covers(cue, head) and not more and idle.issuperset(ahead)
            return Scope(kind, "", cue.value if whole else slug(label), head.span)
        if kind == "level":
            last = passage.span.start + len(label) if passage is head else passage.span.end  # without "(0–2 years)"
            rest = text[passage.span.start : cue.start] + " " + text[cue.end : max(cue.end, last)]
            rest = subject.own.sub(" ", rest) if subject.own else rest
            own = (subject.occupation_id or "").split("-")[-1]  # a zookeeper is a keeper
            plain = [
                word
                for word in _BESIDE_LEVEL.sub(" ", rest).split()
                if not (len(word) > 3 and own.endswith(subject.namer.singular(word)))
            ]
            if plain and passage is head and is_person_label(label, subject):
                name = slug(subject.namer.singular(label))
                return Scope(kind if is_level_name(label, subject) else "other_occupation", "", name, head.span)
            if names_post(text, cue, passage.span, subject):
                continue  # "Project managers fare better"
            if GROWS.search(text, max(passage.span.start, cue.start - 24), cue.start):
                continue
        years = years_said(text, cue) if kind == "level" else None
        if years is not None:
            return Scope(kind, "", slug(text[slice(*years)]), years)
        return Scope(kind, "", cue.value, Span(cue.start, cue.end))
    return None
