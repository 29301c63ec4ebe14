"""Nobody is named: the same person has the same other name, texts lose what tells who wrote them and keep the rest."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics import Query, Store
from metrics.anonymous import Anonymous, anonymous
from metrics.masking import masked

KEY = b"k" * 32
AGENTS = ("Anna Schmidt", "Will Stone", "ნინო ბერიძე", "田中", "José Álvarez", "Li", "MJ")
HIDE = Anonymous(KEY, AGENTS, least=5)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        # each language with what people write in it
        ("Hi Anna, call me on +49 30 1234 5678 please", "Hi {Anna Schmidt}, call me on [phone] please"),
        (
            "Hallo Frau Müller, meine IBAN ist DE89 3704 0044 0532 0130 00 danke",
            "Hallo Frau [name], meine IBAN ist [IBAN] danke",
        ),
        ("Bonjour Chloé, mon mail : chloe.dupont+x@exemple.fr.", "Bonjour [name], mon mail : [e-mail]."),
        ("Hola José, mi número es 612 34 56 78", "Hola {José Álvarez}, mi número es [phone]"),
        ("Ciao Giulia! la carta 4111 1111 1111 1111 non va", "Ciao [name]! la carta [card] non va"),
        ("Olá Maria Clara, IBAN PT50000201231234567890154", "Olá [name], IBAN [IBAN]"),
        ("電話は090-1234-5678です。メールはtaro@example.jpまで", "電話は[phone]です。メールは[e-mail]まで"),
        ("田中さんと佐藤様、お客様番号", "{田中}さんと[name]様、お客様番号"),
        ("カード４１１１１１１１１１１１１１１１", "カード[card]"),
        ("Kepada Bapak Budi, nomor 0812-3456-7890", "Kepada Bapak [name], nomor [phone]"),
        ("გამარჯობა ნინოს ნომერია 599 12 34 56", "გამარჯობა {ნინო ბერიძე}ს ნომერია [phone]"),
        ("ქალბატონო მარიამ, 599123456", "ქალბატონო [name], [phone]"),
        ("ანგარიში GE29NB0000000101904917", "ანგარიში [IBAN]"),
        # what looks alike and is not
        ("@AppleSupport your app @ 9 is broken, a@b", "[handle] your app @ 9 is broken, a@b"),
        ("I will ask. Will said so", "I will ask. {Will Stone} said so"),
        ("MJ wrote, MJX did not; a list, Li not", "{MJ} wrote, MJX did not; a list, {Li} not"),
        ("order R-48213 of 2026-03-01 14:05, 1,139 bikes", "order R-48213 of 2026-03-01 14:05, 1,139 bikes"),
        ("anna's and ANNA SCHMIDT", "{Anna Schmidt}'s and {Anna Schmidt}"),
        ("#AnnaSchmidt or anna.schmidt, will_stone too", "#{Anna Schmidt} or {Anna Schmidt}, {Will Stone} too"),
        ("Hi there, hello team", "Hi there, hello team"),
        ("hi anna,\nmy bike", "hi {Anna Schmidt},\nmy bike"),
        ("hi berta,\nhello\nhola pedro", "hi [name],\nhello\nhola [name]"),
        ("hi my bike broke. dear sir, hi all", "hi my bike broke. dear sir, hi all"),
        ("write to berta.k (at) example.com or b[at]example[dot]org", "write to [e-mail] or [e-mail]"),
        ("I was (at) home. then [at] work", "I was (at) home. then [at] work"),
        ("DE89 3704 0044 0532 0130 01 is wrong", "DE89 [card] is wrong"),
        ("pay DE89370400440532013000 TODAY", "pay [IBAN] TODAY"),
        ("Halo Kak. Sepeda yang mana ya?", "Halo Kak. Sepeda yang mana ya?"),
        ("大阪で一番の自転車屋さんです", "大阪で一番の自転車屋さんです"),
        ("", ""),
    ],
)
def test_a_text_loses_who_wrote_it(text, left):
    for name in AGENTS:
        left = left.replace(f"{{{name}}}", str(HIDE.person("agent", name)))
    assert HIDE.text(text) == left


@given(st.text(max_size=200))
def test_any_text_can_be_masked_and_twice_is_once(text):
    once = masked(text)
    assert "4111111111111111" not in masked(f"{once} 4111111111111111")
    assert masked(once) == once


def test_names_are_stable_keyed_and_apart():
    one, other = Anonymous(KEY), Anonymous(b"other")
    assert one.person("agent", "Anna") == one.person("agent", " anna ") != other.person("agent", "Anna")
    assert one.person("agent", "cafe\u0301") == one.person("agent", "café")
    assert one.person("agent", "x") != one.person("customer_id", "x")
    assert one.person("channel", "chat") == "chat" and one.person("agent", None) is None
    assert len({one.person("customer_id", str(i)) for i in range(5000)}) == 5000


def test_rows_name_nobody_in_any_column():
    """Agents stand in tags, teams and channels too; what names nobody stays."""
    (row,) = HIDE.rows([
        {"agent": "Anna Schmidt", "text": "mail a@b.de", "team": "Team Anna Schmidt", "tag": "for\u00a0anna  schmidt",
         "channel": "anna.schmidt@firm.de", "platform": "chat", "metric": "first_reply.median", "n": 9, "value": 1.5}
    ])  # fmt: skip
    name = HIDE.person("agent", "Anna Schmidt")
    assert row == {"agent": name, "text": "mail [e-mail]", "team": f"Team {name}", "tag": f"for\u00a0{name}",
                   "channel": "[e-mail]", "platform": "chat", "metric": "first_reply.median", "n": 9, "value": 1.5}  # fmt: skip


@pytest.mark.parametrize(
    "text", ["O\u2019Brien", "CONOR O'BRIEN", "Conor\u202fO\u2019Brien", "Bjo\u0308rn", "björn  ödegård"]
)
def test_names_are_found_in_other_signs(text):
    found = Anonymous(KEY, ("Conor O'Brien", "Björn Ödegård")).text(f"{text} said")
    assert re.fullmatch(r"Agent \w{4} said", found)


def test_small_cells_are_hidden_on_their_own_side():
    rows = [{"agent": "A", "value": 1.5, "n": 4, "low": 1.0, "previous_value": 2.0, "previous_n": 9, "change_low": -1.0},
            {"agent": "B", "value": 0.0, "n": 0}, {"agent": "C", "value": 2.0, "n": 7},
            {"agent": "D", "value": 3.0, "n": 6}]  # fmt: skip
    few, none, enough, next_smallest = HIDE.rows(rows)
    assert (few["value"], few["low"], few["change_low"], few["n"], few["previous_value"]) == (None, None, None, 0, 2.0)
    assert few["hidden"] and "hidden" not in none and enough["value"] == 2.0
    assert next_smallest["hidden"] and next_smallest["value"] is None, "else A were the whole less the others"
    assert "hidden" in HIDE.rows(rows[:1])[0], "of one alone nothing else is hidden"


def test_a_visit_has_a_key_of_its_own_and_knows_its_agents(tmp_path):
    (tmp_path / "t.csv").write_text(
        "conversation_id,arrived_at,agent\n1,2026-03-02T10:00Z,Zoë Quark\n", encoding="utf-8"
    )
    with Store() as one, Store() as other:
        for store in (one, other):
            store.load(tmp_path / "t.csv")
        name = anonymous(one).person("agent", "Zoë Quark")
        assert name == anonymous(one).text("Zoë") and name != anonymous(other).person("agent", "Zoë Quark")
        rows = anonymous(one).rows(one.ask(Query(("conversations",), by=("agent",))).table.to_pylist())
        assert [row["agent"] for row in rows] == [name]
