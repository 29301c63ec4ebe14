"""The terminal run inside the test, over two small files."""

import csv
import io

import pytest
from small_files import CALLS, TICKETS

from metrics.__main__ import main


@pytest.fixture
def run(tmp_path, capsys):
    """run("ask", "--metric", …) over the two small files: exit code, stdout, stderr."""
    (tmp_path / "tickets.csv").write_text(TICKETS, encoding="utf-8")
    (tmp_path / "calls.csv").write_text(CALLS, encoding="utf-8")

    def run(command: str, *rest: str, file: str = "tickets.csv") -> tuple[int, str, str]:
        files = [] if command in ("formats", "list") else [str(tmp_path / file)]
        capsys.readouterr()
        try:
            code = main([command, *files, *rest])
        except SystemExit as end:
            code = end.code
        told = capsys.readouterr()
        return code, told.out, told.err

    return run


@pytest.fixture
def ask(run):
    """The rows of an answer as dictionaries; an answer ends with 0."""

    def ask(*rest: str) -> list[dict]:
        code, out, _ = run("ask", "--metric", *rest)
        assert code == 0
        return list(csv.DictReader(io.StringIO(out)))

    return ask
