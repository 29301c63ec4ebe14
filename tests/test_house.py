"""The rules of the house: who may import whom, how long things may be, what a metric must say and a page must not."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from metrics import METRICS
from metrics.formats import FORMATS
from metrics.metric import SOURCES
from metrics.tables import TABLES

ROOT = Path(__file__).parents[1]
MODULES = sorted([*ROOT.glob("metrics/**/*.py"), *ROOT.glob("pages/**/*.py"), ROOT / "app.py"])
MENU = sorted(ROOT.glob("pages/*.py"))
SCREEN = {"streamlit", "altair", "pages"}
# A statement, in a text of its own: not the English word in a sentence.
SQL = re.compile(r"\b(SELECT\s.+\sFROM|INSERT\s+INTO|CREATE\s+(TABLE|VIEW|TEMP)|DELETE\s+FROM|GROUP\s+BY)\b", re.DOTALL)
COLOUR = re.compile(r"#(?:[0-9a-fA-F]{8}|[0-9a-fA-F]{6}|[0-9a-fA-F]{3})\b|\brgba?\(")
WORKING_HOURS = "working hours"  # set by the reader, in no file


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imported(module: ast.Module) -> Iterator[str]:
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def texts(module: ast.Module) -> Iterator[str]:
    """Every text in a module, its docstrings too; of an f-string the words that stand fast."""
    for node in ast.walk(module):
        if isinstance(node, ast.JoinedStr):
            yield "".join(part.value if isinstance(part, ast.Constant) else "?" for part in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


@pytest.mark.parametrize("path", ROOT.glob("metrics/**/*.py"), ids=named)
def test_metrics_know_no_screen(path):
    assert {name.split(".")[0] for name in imported(tree(path))} & SCREEN == set()


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_a_module_says_what_it_owns_and_is_short(path):
    assert ast.get_docstring(tree(path)), "the module opens with no docstring"
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 200


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_no_function_is_long(path):
    functions = [node for node in ast.walk(tree(path)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    assert {f.name: f.end_lineno - f.lineno + 1 for f in functions if f.end_lineno - f.lineno + 1 > 30} == {}


@pytest.mark.parametrize("path", MENU, ids=named)
def test_a_page_is_a_description(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 80
    found = list(texts(tree(path)))
    assert [text for text in found if SQL.search(text)] == []
    assert [text for text in found if COLOUR.search(text)] == []


@pytest.mark.parametrize("metric", METRICS.values(), ids=lambda metric: metric.name)
def test_a_metric_says_everything_a_reader_asks(metric):
    for word in ("label", "why", "formula", "unit", "good", "dated_by", "traps"):
        assert getattr(metric, word).strip(), f"{metric.name} has no {word}"
    assert metric.source and set(metric.source) <= set(SOURCES)
    assert metric.table in TABLES
    assert set(metric.guards) <= set(METRICS) - {metric.name}
    assert all(reason and condition for reason, condition in metric.left_out)


@pytest.mark.parametrize("metric", METRICS.values(), ids=lambda metric: metric.name)
def test_a_metric_needs_columns_of_the_contract(metric):
    """`column` of its own table, `table.column` of another, alternatives with |; a Problem names a wrong one."""
    assert metric.needs
    for name in "|".join([*metric.needs, *(need for _, need in metric.parts)]).split("|"):
        table, _, column = name.rpartition(".")
        assert name == WORKING_HOURS or TABLES[table or metric.table].column(column)


@pytest.mark.parametrize("known", FORMATS, ids=lambda known: known.name)
def test_a_format_has_one_sample_and_fills_columns_of_the_contract(known):
    assert len(list((ROOT / "tests" / "samples").glob(f"{known.name}.*"))) == 1
    for fill in known.fills:
        assert set(fill.columns) <= set(TABLES[fill.table].names)


def test_names_are_unique_and_plain():
    assert len({known.name for known in FORMATS}) == len(FORMATS)
    assert [name for name in METRICS if not re.fullmatch(r"[a-z][a-z0-9_]*(\.(mean|median|p90|slowest))?", name)] == []
