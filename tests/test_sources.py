"""Several tools together, drawn by hand: channel words and what they count as, what found its conversation, who answers what."""

from dataclasses import replace

import pytest

from metrics import Query, Store
from metrics.build.words import as_channel
from metrics.errors import Problem
from metrics.settings import read_settings, write_settings
from metrics.sources import Answerable, ChannelWords, Joins

TICKETS = """source,conversation_id,customer_id,channel,arrived_at,first_reply_at
Desk,1,ann@example.com,Portal,2026-03-02T10:00:00Z,2026-03-02T10:05:00Z
Desk,2,bob@example.com,In-App,2026-03-02T10:00:00Z,
Desk,3,cy@example.com,in-app ,2026-03-02T10:00:00Z,
Chats,1,ann@example.com,chat,2026-03-02T11:00:00Z,
"""
SURVEYS = """source,survey_id,conversation_id,customer_id,kind,answered_at,score
Asked,a,2,,csat,2026-03-03T10:00:00Z,5
Asked,b,1,ann@example.com,csat,2026-03-03T10:00:00Z,4
Asked,c,9,dan@example.com,csat,2026-03-03T10:00:00Z,3
Asked,d,,BOB@example.com,csat,2026-03-03T10:00:00Z,3
"""


@pytest.fixture
def store(tmp_path):
    with Store() as store:
        for name, text in (("tickets", TICKETS), ("surveys", SURVEYS)):
            (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
            store.load(tmp_path / f"{name}.csv")
        yield store


def by_channel(store: Store, by: str = "channel") -> dict:
    rows = store.ask(Query(("conversations",), by=(by,))).table.to_pylist()
    return {row[by]: row["value"] for row in rows}


def words(store: Store) -> list[tuple]:
    return [tuple(one) for one in store.look(ChannelWords.under(store.terms.settings.channels))]


def test_channels_are_listed_as_the_files_call_them_with_what_they_count_as(store):
    """In-App twice in two spellings; Portal is a word we know."""
    assert words(store) == [
        ("In-App", ("Desk",), 2, "In-App"),
        ("Portal", ("Desk",), 1, "web"),
        ("chat", ("Chats",), 1, "chat"),
    ]


def test_what_the_reader_says_of_a_word_goes_first_and_is_counted_at_once(store):
    assert by_channel(store) == {"In-App": 2, "chat": 1, "web": 1}
    settings = replace(store.terms.settings, channels={"in-app": "chat/App", "Portal": "email"})
    store.settle(replace(store.terms, settings=settings))
    assert by_channel(store) == {"chat": 3, "email": 1}
    assert by_channel(store, "platform") == {"App": 2, None: 2}
    assert words(store)[0] == ("In-App", ("Desk",), 2, "chat/App")
    store.settle(replace(store.terms, settings=replace(settings, channels={})))
    assert by_channel(store) == {"In-App": 2, "chat": 1, "web": 1}


def test_channels_of_a_settings_file():
    text = '[channels]\n"In-App" = "chat/App"\nfax = "email"\n'
    settings = read_settings(text)
    assert settings.channels == {"In-App": "chat/App", "fax": "email"}
    assert read_settings(write_settings(settings)) == settings
    assert as_channel("IN-APP ", settings.channels) == ("chat", "App")
    with pytest.raises(Problem, match="“pigeon” is not a channel; write one of chat, email"):
        read_settings('[channels]\nfax = "pigeon"')


def test_how_much_found_its_conversation(store):
    """Asked has no conversations of its own: 2 is the Desk's alone, 1 is two tools', 9 nobody's. Ann and Bob are known."""
    assert [tuple(one) for one in store.look(Joins())] == [("surveys", "Asked", 4, 3, 1, 2)]


def test_what_each_tool_can_answer(store):
    found = store.look(Answerable())
    assert set(found) == {"Asked", "Chats", "Desk"}
    assert found["Desk"]["Speed"][0] >= 1 and found["Chats"]["Speed"][0] == 0
    assert found["Asked"]["Satisfaction"][0] >= 2 and found["Desk"]["Satisfaction"][0] == 0
    assert all(able <= of for subjects in found.values() for able, of in subjects.values())
