"""Every metric has an answer worked by hand, and nothing is worked that is no metric."""

import ast
from pathlib import Path

from metrics import METRICS


def marked() -> set[str]:
    """The names in the `worked` markers of this folder."""
    names = set()
    for path in Path(__file__).parent.glob("test_*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "pytest.mark.worked":
                names |= {argument.value for argument in node.args}
    return names


def test_every_metric_is_worked_by_hand():
    assert sorted({name.split(".")[0] for name in METRICS} - marked()) == []


def test_only_metrics_are_worked():
    assert sorted(marked() - {name.split(".")[0] for name in METRICS}) == []
