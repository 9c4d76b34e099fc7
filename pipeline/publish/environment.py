"""environment: the templates of the report, where everything is escaped and nothing can be loaded."""

import base64
import hashlib
import sys
from collections.abc import Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline import wording
from pipeline.ids import content_hash
from pipeline.publish.agreement import AMOUNTS
from pipeline.publish.glyphs import glyph_class, glyph_path
from pipeline.publish.hidden import show_hidden
from pipeline.publish.layout import Layout
from pipeline.publish.readings import period_end
from pipeline.publish.timelines import TimeChart, Window

if TYPE_CHECKING:
    from jinja2 import BytecodeCache, Environment
    from markupsafe import Markup

TEMPLATES = Path(__file__).parent / "templates"
LIMITS = {
    "most_columns": 6,  # sources that have a column each; more are named in the cell
    "most_glyphs": 36,  # sources that look different in charts
    "most_open": 12,  # sources told in a cell without a fold
    "most_matrix": 12,  # sources in a matrix of all against all
    "most_pairs": 100,  # pairs of sources listed where there are more
    "most_explained": 12,  # differences told beside a figure
    "most_listed": 60,  # lines of a list on the first page
}


def draw_chart(chart: "TimeChart", layout: Layout) -> "Markup":
    """A figure over time as SVG; leather is imported only where something is drawn."""
    from pipeline.publish.charts import draw_time_chart

    return draw_time_chart(chart, layout.claim)


def draw_windows(windows: "Sequence[Window]", layout: Layout) -> "Markup":
    """Projections over time as SVG."""
    from pipeline.publish import charts

    return charts.draw_windows(windows, layout.claim)


def count(number: int, noun: str) -> str:
    """A number with its noun: `1 document`, `1,204 claims`."""
    return f"{wording.format_figure(number)} {noun}{'' if number == 1 else 's'}"


@cache
def make_environment() -> "Environment":
    """Templates that escape everything; an unknown name is an error.

    One for the whole process: it keeps the templates that it has compiled, and what they draw on is the same for all.
    """
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    class RowEnvironment(Environment):
        def getattr(self, obj: Any, attribute: str) -> Any:
            """A row is a dict, where Jinja looks for an attribute first, and a failure costs more than all the rest."""
            try:
                return obj[attribute] if type(obj) is dict else getattr(obj, attribute)
            except (KeyError, AttributeError):
                return super().getattr(obj, attribute)

    environment = RowEnvironment(
        bytecode_cache=make_cache(),
        loader=FileSystemLoader(TEMPLATES, encoding="utf-8"),
        autoescape=True,
        finalize=lambda value: "" if value is None else value,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    style, script = ((TEMPLATES / name).read_text("utf-8") for name in ("report.css", "report.js"))
    environment.globals.update(
        style=Markup(style),  # noqa: S704 -- our own files, not input
        script=Markup(script),  # noqa: S704
        policy=Markup(content_policy(style, script)),  # noqa: S704
        word=wording.word,
        label=wording.figure_label,
        reading=wording.format_reading,
        period=wording.format_period,
        scope_of=wording.format_scope,
        number=wording.format_figure,
        period_end=period_end,
        count=count,
        amounts=AMOUNTS,
        draw_chart=draw_chart,
        draw_windows=draw_windows,
        glyph_class=glyph_class,
        glyph_path=glyph_path,
        **LIMITS,
    )
    return environment


def content_policy(style: str, script: str) -> str:
    """A Content-Security-Policy that lets just this style and this script run, and nothing be loaded."""

    def digest(text: str) -> str:
        return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"

    return (
        f"default-src 'none'; style-src {digest(style)}; script-src {digest(script)}; "
        "base-uri 'none'; form-action 'none'"
    )


def render(environment: "Environment", template: str, **context: object) -> str:
    """One page as HTML, its hidden characters spelt out: no markup of ours holds one."""
    return show_hidden(environment.get_template(template).render(**context))


def make_cache() -> "BytecodeCache | None":
    """Where compiled templates are kept: beside them, as Python keeps its own; compiling takes 0.12 s of a run.

    None where Python itself is told to keep nothing. A folder that cannot be written is no error. The name of a kept
    template holds this module's hash, since what it compiles to depends on the options set here.
    """
    from jinja2 import FileSystemBytecodeCache
    from jinja2.bccache import Bucket

    class Cache(FileSystemBytecodeCache):
        def dump_bytecode(self, bucket: Bucket) -> None:
            with suppress(OSError):
                super().dump_bytecode(bucket)

    if sys.dont_write_bytecode:
        return None
    folder = TEMPLATES / "__pycache__"
    with suppress(OSError):
        folder.mkdir(exist_ok=True)
    return Cache(str(folder), f"{content_hash(Path(__file__).read_bytes())[:8]}-%s.cache")
