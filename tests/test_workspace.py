"""A workspace holds what was settled, reads back as the same, and a broken one changes nothing."""

from dataclasses import replace

import pytest

from metrics import Query, Store
from metrics.__main__ import main
from metrics.build.terms import Terms
from metrics.choices import text_of
from metrics.definitions import Costs
from metrics.errors import Problem
from metrics.hours import read_hours
from metrics.load import keep_mapping
from metrics.mapping import Mapping, write_mapping
from metrics.settings import Settings
from metrics.source import Source
from metrics.text.rules import Rule, Rules
from metrics.workspace import (
    Workspace,
    is_workspace,
    read_workspace,
    take_over,
    workspace_of,
    workspace_text,
    write_workspace,
)  # fmt: skip

HOURS = read_hours('zone = "Europe/Berlin"\nmon = ["09:00-17:00"]\n')
SETTINGS = Settings(costs=Costs(call=5.0), channels={"In-App": "chat/App", "it's '''odd'''": "web"})
MAPPING = write_mapping(
    Mapping("conversations", {"conversation_id": "Fall", "arrived_at": "Wann"}, header=("Fall", "Wann"))
)
SETTLED = Workspace(Terms("Europe/Berlin", HOURS, SETTINGS), (MAPPING,))
ROWS = "Fall,Wann\n1,2026-03-02 10:00\n2,2026-03-02 11:00\n"


@pytest.mark.parametrize("settled", [SETTLED, Workspace(Terms())], ids=["everything", "nothing"])
def test_a_workspace_reads_back_as_the_same(settled):
    text = write_workspace(settled)
    assert is_workspace(text) and read_workspace(text) == settled


def test_another_file_is_no_workspace(tmp_path):
    for text in ("[sla]\nfirst_reply = []\n", "a,b\n1,2\n", 'text\n"workspace = 1"\n', ""):
        assert not is_workspace(text)
    (tmp_path / "a.bin").write_bytes(b"\xff\xfe\x00workspace = 1")
    assert workspace_text(tmp_path / "a.bin") is None and workspace_text(tmp_path / "none") is None


def test_a_visit_is_saved_and_settled_again_with_its_mappings(tmp_path):
    with Store(terms=SETTLED.terms) as store:
        with store.visit.cursor() as cur, store.writing(cur):
            keep_mapping(cur, MAPPING)
        text = write_workspace(workspace_of(store))
    (tmp_path / "rows.csv").write_text(ROWS, encoding="utf-8")
    with Store() as other:
        assert take_over(other, read_workspace(text)) and not take_over(other, read_workspace(text))
        assert other.load(tmp_path / "rows.csv")[0].kept == 2
        assert other.terms.settings == SETTINGS and other.terms.hours == HOURS
        assert other.ask(Query(("conversations",))).table["value"].to_pylist() == [2]
        assert workspace_of(other) == SETTLED


def test_what_is_loaded_already_is_counted_anew(tmp_path):
    (tmp_path / "t.csv").write_text(
        "conversation_id,arrived_at,channel\n1,2026-03-02T10:00Z,In-App\n", encoding="utf-8"
    )
    with Store() as store:
        store.load(tmp_path / "t.csv")
        take_over(store, SETTLED)
        rows = store.ask(Query(("conversations",), by=("platform",))).table.to_pylist()
        assert [(row["platform"], row["value"]) for row in rows] == [("App", 1)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("workspace = 2\n", "of another version"),
        ("workspace = 1\nvisits = 3\n", "has no “visits”"),
        ("workspace = 1\nviews = 'views = 3'\n", "views file is of another version"),
        ("workspace = 1\nevents = 'day'\n", "Line 1 names no column"),
        ("workspace = 1\nslides = 'slides = 3'\n", "slides file is of another version"),
        ('workspace = 1\nzone = "Mars/Base"\n', "Mars/Base"),
        ('workspace = 1\nsettings = "[definitions]\\nburst = 3"\n', "burst"),
        ("workspace = 1\nmappings = ['columns']\n", "TOML"),
        ("workspace = 1\nhours = '''", "TOML"),
    ],
)
def test_what_is_wrong_with_a_workspace_is_named(text, said):
    with pytest.raises(Problem, match=said):
        read_workspace(text)


def test_settings_files_are_still_told_apart(tmp_path):
    (tmp_path / "w.toml").write_text(write_workspace(SETTLED), encoding="utf-8")
    assert workspace_text(tmp_path / "w.toml")
    (tmp_path / "s.toml").write_text("[costs]\ncall = 5\n", encoding="utf-8")
    assert workspace_text(tmp_path / "s.toml") is None and text_of(Source(tmp_path / "s.toml"))


def test_a_workspace_among_the_files_of_the_command_line(tmp_path, capsys):
    """Its mapping reads the file, its zone dates it; --zone goes first."""
    (tmp_path / "rows.csv").write_text(ROWS, encoding="utf-8")
    (tmp_path / "w.toml").write_text(write_workspace(replace(SETTLED)), encoding="utf-8")
    files = [str(tmp_path / "rows.csv"), str(tmp_path / "w.toml")]
    assert main(["ask", *files, "--metric", "conversations", "--by", "hour"]) == 0
    assert capsys.readouterr().out.splitlines()[1:] == ["conversations,,10,1,1", "conversations,,11,1,1"]
    assert main(["rows", *files, "--metric", "conversations"]) == 0
    assert "2026-03-02T10:00:00+01:00" in capsys.readouterr().out
    assert main(["rows", *files, "--metric", "conversations", "--zone", "UTC"]) == 0
    assert "2026-03-02T10:00:00+00:00" in capsys.readouterr().out


def test_rules_and_corrections_on_the_command_line_go_before_those_of_a_workspace(tmp_path, capsys):
    said = "message_id,conversation_id,sent_at,author_kind,text\n1,1,2026-03-01T09:00Z,customer,My zebra is awful\n"
    files = {
        "m.csv": said,
        "w.toml": write_workspace(Workspace(Terms(rules=Rules((Rule("Stripes", "", ("zebra",)),))))),
        "rules.csv": "topic,subtopic,phrase\nPets,Zebras,zebra\n",
        "corrections.csv": "message,phrase,sentiment,topic,subtopic\n,awful,positive,,\n",
        "broken.csv": "topic,phrase\nPets,zebra\n",
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    loaded = [str(tmp_path / "m.csv"), str(tmp_path / "w.toml")]
    own = ["--rules", str(tmp_path / "rules.csv"), "--corrections", str(tmp_path / "corrections.csv")]

    def labels(*more: str) -> str:
        assert main(["label", *loaded, *more]) == 0
        return capsys.readouterr().out.splitlines()[1]

    assert ",negative," in labels() and labels().endswith(",Stripes,")
    assert ",positive," in labels(*own) and labels(*own).endswith(",Pets,Zebras")
    assert main(["ask", *loaded, *own, "--metric", "conversations", "--by", "topic"]) == 0
    assert "conversations,,Pets,1,1" in capsys.readouterr().out
    assert main(["rows", *loaded, *own, "--metric", "conversations", "--keep", "topic=Pets"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 2
    assert main(["label", *loaded, "--rules", str(tmp_path / "broken.csv")]) == 2
    assert "The rules have no column subtopic" in capsys.readouterr().err
