"""Traps in messengers' exports: mended letters, texts in pieces, chats that are nobody's, who is who in an archive."""

import json
import zipfile

import pytest

from metrics import Store
from metrics.formats.messengers.facebook import mended

LATIN = "Zoë schrieb „ja“ 👍".encode().decode("latin-1")


def messages(store: Store) -> list[tuple]:
    with store.visit.cursor() as cur:
        return cur.execute("""SELECT conversation_id, customer_id, author_kind, agent, team, platform, text
            FROM loaded_messages ORDER BY file, record""").fetchall()


def archive(folder, members: dict[str, object]):
    with zipfile.ZipFile(folder / "0.zip", "w") as packed:
        for name, value in members.items():
            packed.writestr(name, json.dumps(value))
    return folder / "0.zip"


def saved(folder, value: object):
    (folder / "0.json").write_text(json.dumps(value), encoding="utf-8")
    return folder / "0.json"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (LATIN, "Zoë schrieb „ja“ 👍"),
        ("plain", "plain"),
        ("Zoë, written well", "Zoë, written well"),
        ("გამარჯობა", "გამარჯობა"),
        (None, None),
    ],
)
def test_letters_written_as_bytes_are_mended_and_others_left_alone(written, meant):
    assert mended(written) == meant


def chat(people: list[str], title: str, *said: tuple[str, int, str]) -> dict:
    """A message_1.json, newest first."""
    rows = [{"sender_name": who, "timestamp_ms": 1772445600000 + 60000 * at, "content": text} for who, at, text in said]
    return {"participants": [{"name": p} for p in people], "messages": rows[::-1], "title": title, "thread_path": title}


def test_a_chat_of_two_is_named_after_the_customer_a_group_is_not(tmp_path):
    two = chat(["Ada", "Shop"], "Ada", ("Shop", 0, "Ready"), ("Ada", 9, "Thanks"))
    group = chat(["Ben", "Cy", "Shop"], "Riders", ("Ben", 0, "Open?"), ("Shop", 5, "Yes"), ("Cy", 6, "Fine"))
    inbox = "your_instagram_activity/messages/inbox"
    path = archive(tmp_path, {f"{inbox}/ada_1/message_1.json": two, f"{inbox}/riders_2/message_1.json": group})
    with Store() as store:
        told = store.load(path)
        assert [one.left_out for one in told] == [(), ()]
        found = [(customer, kind, platform) for _, customer, kind, _, _, platform, _ in messages(store)]
        assert found == [
            *[("Ada", "customer", "Instagram"), ("Ada", "agent", "Instagram")],
            *[("Ben", "agent", "Instagram"), ("Ben", "agent", "Instagram"), ("Ben", "customer", "Instagram")],
        ]


def test_a_customer_who_never_wrote_is_none_the_less_the_customer(tmp_path):
    with Store() as store:
        store.load(saved(tmp_path, chat(["Ada", "Shop"], "Ada", ("Shop", 0, "Ready"))))
        assert [row[1:4] for row in messages(store)] == [("Ada", "agent", "Shop")]


def test_reactions_and_unsent_messages_are_notes(tmp_path):
    value = chat(["Ada", "Shop"], "Ada", ("Ada", 0, "Hello"), ("Shop", 1, "Liked a message"), ("Shop", 2, ""))
    value["messages"][0]["is_unsent"] = True
    with Store() as store:
        store.load(saved(tmp_path, value))
        assert [row[2] for row in messages(store)] == ["note", "note", "customer"]


def said(number: int, who: str | None, text: object, **more: object) -> dict:
    return {"id": number, "type": "message", "date_unixtime": str(1772445600 + 60 * number), "from": who,
            "from_id": f"user{len(who or '')}", "text": text} | more  # fmt: skip


PIECES = [
    (["See ", {"type": "link", "text": "lumen.example"}, "."], "See lumen.example."),
    ([{"type": "bold", "text": "Link:"}, {"type": "link", "text": "lumen.example"}], "Link: lumen.example"),
    ([{"type": "bold", "text": "Link: "}, {"type": "link", "text": "lumen.example"}], "Link: lumen.example"),
    (["half-", {"type": "bold", "text": "way"}], "half-way"),
    ("[1, 2]", "[1, 2]"),
    ('["text"]', "text"),
    ("", None),
]


@pytest.mark.parametrize(("text", "whole"), PIECES)
@pytest.mark.parametrize("all_chats", [False, True])
def test_a_text_in_pieces_is_one(text, whole, all_chats, tmp_path):
    one = {"name": "Ada", "type": "personal_chat", "id": 7, "messages": [said(1, "Ada", text), said(2, "Bo", "Hi")]}
    with Store() as store:
        store.load(saved(tmp_path, {"chats": {"list": [one]}} if all_chats else one))
        assert messages(store)[0][6] == whole


def test_the_chat_with_a_deleted_account_and_one_chat_in_both_exports(tmp_path):
    one = {"name": None, "type": "personal_chat", "id": 7, "messages": [said(1, None, "Hello"), said(2, "Bo", "Hi")]}
    with Store() as store:
        store.load(saved(tmp_path, one))
        assert [row[:3] for row in messages(store)] == [
            ("7 2026-03-02T10:01:00", "user0", "customer"),
            ("7 2026-03-02T10:01:00", "user0", "agent"),
        ]
        (told,) = store.load(saved(tmp_path, {"chats": {"list": [one]}}))
        assert (told.added, told.unchanged + told.updated) == (0, 2)


def test_lists_of_other_messages_are_not_telegrams(tmp_path):
    (tmp_path / "0.json").write_text('[{"name": "a", "messages": [{"text": "hello"}]}]', encoding="utf-8")
    with Store() as store, pytest.raises(Exception, match="map its columns"):
        store.load(tmp_path / "0.json")


DAY = [
    {"type": "message", "ts": "1772445600.000100", "user": "U1", "text": "Help", "thread_ts": "1772445600.000100"},
    {"type": "message", "ts": "1772445660.000100", "user": "U2", "text": "Yes", "thread_ts": "1772445600.000100"},
    {"type": "message", "ts": "1772445670.000100", "user": "U1", "text": "gone", "subtype": "channel_topic"},
    {"type": "message", "ts": "1772445680.000100", "bot_id": "B1", "text": "beep", "thread_ts": "1772445600.000100"},
]


def test_slack_without_people_goes_by_ids_and_finds_the_root_in_the_file(tmp_path):
    with Store() as store:
        (told,) = store.load(saved(tmp_path, DAY))
        assert (told.format, told.kept) == ("slack_export_json", 4)
        assert [(row[1], row[2], row[3], row[4]) for row in messages(store)] == [
            ("U1", "customer", None, None),
            ("U1", "agent", "U2", None),
            ("U1", "note", None, None),
            ("U1", "bot", None, None),
        ]


def test_slacks_people_and_channels_bring_no_rows_and_nothing_is_amiss(tmp_path):
    users = [{"id": "U1", "team_id": "T", "profile": {"real_name": "Ana", "email": "ana@lumen-test.example"}}]
    channels = [{"id": "C1", "name": "help", "created": 1, "creator": "U1", "members": ["U1"]}]
    members = {"help/2026-03-02.json": DAY, "users.json": users, "channels.json": channels, "dms.json": []}
    with Store() as store:
        (told,) = store.load(archive(tmp_path, members))
        assert (told.kept, len(told.left_out)) == (4, 1)  # the empty file
        assert {(row[1], row[4]) for row in messages(store)} == {("ana@lumen-test.example", "help")}
        with store.visit.cursor() as cur:
            assert not cur.execute("SELECT * FROM duckdb_views() WHERE view_name LIKE 'helper%'").fetchall()
