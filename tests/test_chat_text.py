"""Chats saved as text: every form of stamp, lines that go on, lines without a name, signs that nobody sees."""

from datetime import datetime

import pytest

from metrics import Query, Store
from metrics.errors import Problem

NAMES = {"a": "Inga Holm", "b": "Otis-Lee Park", "c": "🤓", "d": "Mo Adler 🤓"}
# The same chat: when, who, what; a line that goes on, a colon in a text, names with signs, two lines of the program
CHAT = (
    (datetime(2026, 1, 5, 11, 25), "a", "Is the shop open?"),
    (datetime(2026, 1, 20, 0, 8), None, '+12 345 678 created group "Riders: north"'),
    (datetime(2026, 1, 30, 20, 49), "b", "It is,\ntoday until six."),
    (datetime(2026, 2, 10, 15, 55), "a", "And then : closed?"),
    (datetime(2026, 2, 20, 9, 10), None, "You were added"),
    (datetime(2026, 3, 6, 12, 10), "c", "🤓"),
    (datetime(2026, 12, 30, 0, 1), "d", "Thanks"),
)
HALF = "%I:%M {half}"
FORMS = {
    "brackets, month first": "[%m/%d/%y %H:%M] ",
    "brackets and seconds, day first": "[%d.%m.%y, %H:%M:%S] ",
    "day first": "%d/%m/%y, %H:%M - ",
    "month first": "%m/%d/%y, %H:%M - ",
    "points": "%d.%m.%Y, %H:%M - ",
    "a point behind the date": "%d.%m.%y., %H:%M - ",
    "year first": "%Y/%m/%d, %H:%M - ",
    "brackets, ISO": "[%Y-%m-%d %H:%M] ",
    "halves of the day": f"%m/%d/%Y, {HALF} - ",
    "halves behind a space nobody sees": "[%m/%d/%y, %I:%M:%S\u202f%p] ",
    "no comma": "%d-%m-%Y %H:%M - ",
}


def written(form: str) -> str:
    """The chat with its stamps in that form."""
    lines = []
    for when, who, text in CHAT:
        stamp = when.strftime(form.replace("{half}", "a. m." if when.hour < 12 else "p. m."))
        lines.append(f"{stamp}{f'{NAMES[who]}: ' if who else ''}{text}\n")
    return "".join(lines)


def messages(store: Store) -> list[tuple]:
    with store.visit.cursor() as cur:
        return cur.execute(
            "SELECT sent_at, author_kind, coalesce(agent, customer_id), text FROM loaded_messages ORDER BY record"
        ).fetchall()


def load(store: Store, folder, text: str, **choices):
    (folder / "0.txt").write_text(text, encoding="utf-8", newline="")
    return store.load(folder / "0.txt", **choices)[0]


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_a_chat_is_the_same_whatever_the_form_of_its_stamps(form, end, tmp_path):
    with Store() as store:
        told = load(store, tmp_path, written(form).replace("\n", end))
        assert (told.format, told.read, told.kept, told.refused) == ("whatsapp_chat_txt", 7, 7, ())
        found = [(when, who, text) for when, kind, who, text in messages(store) if kind != "note"]
        assert found == [(when, NAMES[who], text) for when, who, text in CHAT if who]
        notes = [(when, text) for when, kind, _, text in messages(store) if kind == "note"]
        assert notes == [(when, text) for when, who, text in CHAT if not who]


def test_hour_nought_of_a_day_in_halves(tmp_path):
    with Store() as store:
        load(store, tmp_path, "01/20/2026, 00:08 a. m. - Inga Holm: Hello\n01/20/2026, 10:00 a. m. - Bo: Hi\n")
        assert [row[0] for row in messages(store)] == [datetime(2026, 1, 20, 0, 8), datetime(2026, 1, 20, 10)]


def test_a_name_needs_a_colon_and_a_space(tmp_path):
    with Store() as store:
        load(store, tmp_path, "20/01/26, 11:23 - Inga Holm:.\n20/01/26, 11:24 - Inga Holm: Hello\n")
        assert [(kind, text) for _, kind, _, text in messages(store)] == [
            ("note", "Inga Holm:."),
            ("customer", "Hello"),
        ]


def test_signal_writes_iso_stamps_with_a_comma(tmp_path):
    with Store() as store:
        told = load(store, tmp_path, "[2026-01-17, 21:49] Inga Holm: Hello\nthere!\n[2026-01-17, 21:59] Bo: Hi\n")
        assert (told.format, told.kept) == ("signal_chat_txt", 2)
        assert [(who, text) for _, _, who, text in messages(store)] == [("Inga Holm", "Hello\nthere!"), ("Bo", "Hi")]


def test_marks_that_nobody_sees_are_no_part_of_names_and_texts(tmp_path):
    text = "\u200e[1/30/26, 9:58:00\u202fPM] \u200e~\u202fInga Holm: \u200eimage omitted\n"
    with Store() as store:
        load(store, tmp_path, text)
        assert [row[1:] for row in messages(store)] == [("customer", "Inga Holm", "image omitted")]


def test_where_no_day_is_over_twelve_the_order_is_asked_and_the_cut_follows_the_answer(tmp_path):
    """3 April and 4 April, or 4 March and 4 April: 25 hours of silence, or a month; then 23 hours, or … a month."""
    text = "03/04/26, 10:00 - Inga: Hello\n03/04/26, 11:00 - Bo: Hi\n04/04/26, 10:00 - Inga: Again\n"
    asked = {}
    for order in ("dmy", "mdy"):
        with Store() as store:
            told = load(store, tmp_path, text, date_order=order)
            asked[order] = store.ask(Query(("conversations",))).table["value"][0].as_py()
            assert told.ambiguous == ()
    assert asked == {"dmy": 1, "mdy": 2}
    with Store() as store:
        assert load(store, tmp_path, text).ambiguous == ("WhatsApp time",)


def test_half_of_a_chat_loaded_again_adds_only_what_is_new(tmp_path):
    lines = written(FORMS["day first"]).splitlines(keepends=True)
    with Store() as store:
        load(store, tmp_path, "".join(lines[:5]))
        told = load(store, tmp_path, "".join(lines))
        assert (told.added, told.updated, told.unchanged) == (3, 0, 4)


@pytest.mark.parametrize(
    "text",
    [
        "date,who\n01/01/26 11:25,Inga\n",
        "01/01/26,Inga\n02/01/26,Bo\n",
        "[2026, 1, 2]\n",
        '[{"conversation_id": 1, "arrived_at": "2026-01-01"}]',
        "[01/01/26 11:25]\n",
    ],
)
def test_what_is_no_chat_is_not_taken_for_one(text, tmp_path):
    with Store() as store:
        try:
            told = load(store, tmp_path, text)
        except Problem as problem:
            assert "WhatsApp" not in str(problem)
        else:
            assert told.format == "conversations"
