"""Settings and hours files are known by what is in them; what is broken in one is named; choices last."""

from dataclasses import replace

import pytest

from metrics import Store
from metrics.build.terms import Terms
from metrics.choices import choose, decoded, text_of, told
from metrics.errors import Problem
from metrics.hours import read_hours
from metrics.settings import Costs, Settings
from metrics.source import Source
from metrics.text.corrections import Correction, Corrections
from metrics.text.rules import Rule, Rules, starter, write_rules

HOURS = 'zone = "Europe/Berlin"\nmon = ["09:00-17:00"]\n'
CHOSEN = Terms("Europe/Berlin", read_hours(HOURS), Settings(costs=Costs(call=5.0)))


def known(tmp_path, name: str, content: str | bytes) -> bool:
    path = tmp_path / "dropped"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return text_of(Source(path, name)) is not None


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("anything.txt", "# targets\n\n[sla]\nfirst_reply = [{ hours = 1 }]\n"),
        ("anything", "\ufeff[costs]\r\ncall = 5\r\n"),
        ("week.cfg", HOURS),
        ("chat.txt", '[channel.chat]\nmon = ["09:00-17:00"]\n'),
        ("off.txt", 'holidays = ["2026-12-25"]\n'),
        ("broken.toml", "[definitions\nburst ="),
        ("else.toml", "hello = 1\n"),
        ("topics.csv", "topic,subtopic,phrase\nPets,,cat\n"),
        ("of a spreadsheet.csv", '\ufeff"Topic";"Subtopic";"Phrase";"Notes"\r\nPets;;cat;\r\n'),
        ("unicode text.txt", "topic\tsubtopic\tphrase\nTiere\t\tKätzchen\n".encode("utf-16")),
        ("latin.csv", "topic;subtopic;phrase\nTiere;;Kätzchen\n".encode("cp1252")),
        ("corrected.csv", "message,phrase,sentiment,topic,subtopic\n,cat,positive,,\n"),
    ],
)
def test_a_settings_file_is_known_by_its_words(tmp_path, name, content):
    assert known(tmp_path, name, content)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("rows.csv", "conversation_id,arrived_at\n1,2026-03-02\n"),
        ("messages.csv", 'message_id,text\n1,"hello\n[costs]\ncall = 5"\n'),
        ("rows.json", '[{"sla": 1}]'),
        ("list.csv", "mon\n1\n2\n"),
        ("map.toml", 'table = "conversations"\n[columns]\nconversation_id = "Fall"\n'),
        ("latin.csv", "caf\xe9;tag\n".encode("latin-1")),
        ("empty.csv", ""),
        ("tickets.csv", "ticket_id,topic,subtopic\n1,Pets,Cats\n"),
        ("blank.csv", "\n" * 5_000 + " " * 5_000 + "x"),  # looked through once, not in every way there is
    ],
)
def test_another_file_is_left_to_those_who_load_rows(tmp_path, name, content):
    assert not known(tmp_path, name, content)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[definitions]\nburst = "middle"\n', "definitions.burst: “middle” is not a choice"),
        ("[definitions]\nburst = \n", "at line 2"),
        ("[targets]\nno_such = [{ at_least = 1 }]\n", "targets has no metric “no_such”"),
        ("[sla]\nfirst_reply = [{ houres = 1 }]\n", "sla.first_reply has no “houres”; did you mean hours"),
        ('mon = ["09:00-25:00"]\n', 'mon: “09:00-25:00” is not a span of time; write "09:00-17:00".'),
        ('zone = "Berlin"\nmon = []\n', "There is no time zone “Berlin”"),
        ("hello = 1\n", "f.toml says nothing of settings or working hours"),
    ],
)
def test_what_is_broken_is_named_with_what_would_be_right(text, said):
    with pytest.raises(Problem, match=r"^f\.toml") as problem:
        told(CHOSEN, text, "f.toml")
    assert said in str(problem.value)


def test_one_file_changes_its_own_part_alone():
    assert told(CHOSEN, "[costs]\ncall = 7\n", "s") == replace(CHOSEN, settings=Settings(costs=Costs(call=7.0)))
    assert told(CHOSEN, 'tue = ["09:00-17:00"]\n', "h").settings == CHOSEN.settings
    assert told(CHOSEN, 'tue = ["09:00-17:00"]\n', "h").hours.general.zone == "Europe/Berlin"


def test_choices_before_the_first_file_are_kept_and_counted_with():
    with Store() as store:
        assert choose(store, CHOSEN)
        again = Store(store.visit)  # another tab, or the server started anew
        assert again.terms == CHOSEN and not again.reports()
        assert not choose(again, CHOSEN)


def test_choices_are_counted_with_at_once(tmp_path):
    path = tmp_path / "rows.csv"
    # Monday 8:00 to 9:20 in Berlin: 20 minutes of it worked
    path.write_text("conversation_id,arrived_at,first_reply_at\n1,2026-03-02T08:00+01:00,2026-03-02T09:20+01:00\n")
    with Store() as store:
        store.load(path)
        assert choose(store, CHOSEN) and store.world().business
        with store.visit.cursor() as cur:
            assert cur.execute("SELECT first_reply_business FROM conversations").fetchall() == [(1200,)]


@pytest.mark.parametrize(
    "content",
    ["topic;subtopic;phrase\nTiere;;Kätzchen\n".encode(), "topic,subtopic,phrase\nTiere,,Kätzchen\n".encode("cp1252")],
)
def test_rules_are_taken_over_as_spreadsheets_save_them(content):
    assert told(Terms(), decoded(content), "r.csv").rules == Rules((Rule("Tiere", "", ("Kätzchen",)),))


def test_the_starter_rules_as_a_file_are_the_starter_rules():
    assert told(Terms(rules=Rules()), write_rules(starter()), "r.csv").rules is None


def test_corrections_take_the_place_of_the_old_whatever_parts_their_cells():
    text = "message;phrase;sentiment;topic;subtopic\r\n;cat;positive;Pets;\r\n"
    made = (Correction(phrase="cat", sentiment="positive", topic="Pets"),)
    assert (
        told(Terms(corrections=Corrections((Correction(phrase="dog", topic="x"),))), text, "c.csv").corrections.made
        == made
    )
