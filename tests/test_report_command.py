"""`python -m metrics report`: what it writes, what it says, when it refuses; as a scheduler runs it."""

import csv
from pathlib import Path

import pytest
from pptx import Presentation

from metrics.__main__ import main
from metrics.build.terms import Terms
from metrics.deck import Claim, Deck, Slide, write_deck
from metrics.workspace import Workspace, write_workspace

ROWS = ["conversation_id,arrived_at,first_reply_at,channel,agent"]
ROWS += [
    f"{at},2026-{month:02d}-{1 + at % 27:02d}T{at % 24:02d}:00Z,2026-{month:02d}-{1 + at % 27:02d}T{at % 24:02d}:{minutes}Z,"
    f"{'chat' if at % 3 else 'email'},Anna Quark"
    for month, minutes, first in ((2, 40, 0), (3, 20, 200))
    for at in range(first, first + 120)
]
ROWS += ["999,2026-04-01T00:00Z,,chat,"]  # so that now is April


@pytest.fixture
def files(tmp_path) -> Path:
    (tmp_path / "t.csv").write_text("\n".join(ROWS), encoding="utf-8")
    return tmp_path


def run(capsys, *words: object) -> tuple[int, str, str]:
    code = main(["report", *map(str, words)])
    return code, *capsys.readouterr()


def read(path: Path) -> list[dict]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_without_slides_it_shows_what_the_data_can_and_says_what_not(files, capsys):
    code, said, told = run(capsys, files / "t.csv", "-o", files / "out.pptx", "--period", "last-month")
    assert (code, said) == (0, "") and "needs: csat_mean: surveys.score" in told
    titles = [slide.shapes.title.text_frame.text for slide in Presentation(files / "out.pptx").slides]
    assert "First reply fell from 40 to 20 minutes; chat did most of it." in titles and len(titles) <= 8


def test_an_older_report_is_replaced_whole(files, capsys):
    (files / "out.html").write_text("old")
    assert (
        run(capsys, files / "t.csv", "-o", files / "out.html", "--since", "2026-03-01", "--until", "2026-04-01")[0] == 0
    )
    assert (files / "out.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    assert sorted(path.name for path in files.iterdir()) == ["out.html", "t.csv"]


def test_a_slides_file_says_what_is_shown_and_the_command_line_which_rows(files, capsys):
    claim = Claim("first_reply.median", 1200, 2400)
    deck = Deck((Slide(("first_reply.median",), "ranked", ("channel",), title="It got worse", claim=claim),))
    (files / "s.toml").write_text(write_deck(deck), encoding="utf-8")
    given = (files / "t.csv", "--slides", files / "s.toml", "-o", files / "o.csv", "--period", "last-month")
    code, _, told = run(capsys, *given, "--keep", "channel=chat")
    assert (
        code == 0
        and "slide 1: the title “It got worse” does not hold: First reply fell from 40 to 20 minutes now." in told
    )
    assert [(row["channel"], float(row["value"])) for row in read(files / "o.csv")] == [("chat", 1200.0)]


def test_a_workspace_among_the_files_brings_its_slides(files, capsys):
    deck = Deck((Slide(("conversations",), compare=None, period="all"),))
    (files / "w.toml").write_text(write_workspace(Workspace(Terms("Europe/Berlin"), deck=deck)), encoding="utf-8")
    (files / "alone.toml").write_text(write_deck(deck), encoding="utf-8")
    for name in ("w.toml", "alone.toml"):
        assert run(capsys, files / "t.csv", files / name, "-o", files / "o.csv")[0] == 0
        assert [row["value"] for row in read(files / "o.csv")] == ["241"]


def test_nobody_is_named_on_demand(files, capsys):
    deck = Deck((Slide(("conversations",), "table", ("agent",), period="all"),))
    (files / "s.toml").write_text(write_deck(deck), encoding="utf-8")
    given = (files / "t.csv", "--slides", files / "s.toml", "-o", files / "o.csv")
    assert run(capsys, *given)[0] == 0 and "Anna Quark" in (files / "o.csv").read_text(encoding="utf-8")
    assert run(capsys, *given, "--anonymous")[0] == 0 and "Anna" not in (files / "o.csv").read_text(encoding="utf-8")
    told = [row["n"] for row in read(files / "o.csv")]
    assert told == ["", ""], "one conversation of nobody is too few to show, and so it would be as 241 less 240"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["-o", "out.doc"], ".pptx, .html, .pdf or .csv"),
        (["-o", "nowhere/out.pdf"], "no such folder"),
        (["-o", "t.csv"], "would overwrite what is read"),
        (["-o", "out.pdf", "--period", "last-month", "--since", "2026-01-01"], "two spans"),
        (["-o", "out.pdf", "--since", "2026-01-01"], "both --since and --until"),
        (["-o", "out.pdf", "--keep", "agnet=x"], "did you mean agent"),
        (["-o", "out.pdf", "--slides", "none.toml"], "none.toml cannot be read"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(files, capsys, monkeypatch, words, said):
    monkeypatch.chdir(files)
    code, out, told = run(capsys, "t.csv", *words)
    assert (code, out) == (2, "") and said in told and "Traceback" not in told
    assert not list(files.glob("out*")) and (files / "t.csv").read_text(encoding="utf-8").startswith("conversation_id")
