"""Guessing files nobody knows: invented exports in three languages, worked by hand."""

import pytest

from metrics.build.words import as_channel
from metrics.mapping import guess, guess_table, preview, proposed, read_mapping, write_mapping
from metrics.read import read

GERMAN = """Vorgangsnr.;Eingegangen am;Erstantwort;Erledigt am;Stand;Kontaktweg;Bearbeiter;Kunde;Betreff;Labels;Firma
V-101;03.11.2025 09:12;03.11.2025 09:40;04.11.2025 10:00;erledigt;E-Mail;Ada;mia@x.test;Rechnung weg;Geld,Mahnung;Nord
V-102;14.11.2025 10:05;;;offen;Telefon;Bo;jan@x.test;Rad klappert;Technik;Nord
V-103;15.11.2025 11:30;15.11.2025 12:00;;wartet auf Kunde;WhatsApp;Ada;eva@x.test;Wo ist mein Rad?;Post,Paket;Süd
"""
FRENCH = """id_msg,no_dossier,envoyé_le,sens,conseiller,contenu
m1,D7,2025-11-03T09:12:00+01:00,entrant,,"Bonjour, je n'ai pas reçu ma facture."
m2,D7,2025-11-03T09:40:00+01:00,sortant,Léa,"Bonjour, la voici en pièce jointe."
m3,D7,2025-11-03T09:41:00+01:00,bot,,"Merci de noter notre réponse de 1 à 5."
m4,D8,2025-11-03T10:00:00+01:00,entrant,,"Mon vélo grince depuis hier, que faire ?"
"""
JAPANESE = """回答番号,お客様メール,評価,ご意見,回答日時,担当者
1,a@example.jp,5,とても親切でした。ありがとうございました。また利用します。,2025/11/03 09:12,佐藤
2,b@example.jp,2,返信が遅かったです。もう少し早くしてほしいです。残念でした。,2025/11/04 18:30,鈴木
3,c@example.jp,4,,2025/11/05 08:00,佐藤
"""


@pytest.fixture
def given(cur, tmp_path):
    """A file's text as a reading."""

    def write(text):
        path = tmp_path / "unknown.csv"
        path.write_text(text, encoding="utf-8")
        return read(path, cur)[0]

    return write


def columns(cur, reading, table):
    return {g.column: g.ours for g in guess(cur, reading, table)}


def test_a_german_ticket_list(cur, given):
    reading = given(GERMAN)
    assert guess_table(cur, reading)[0][0] == "conversations"
    assert columns(cur, reading, "conversations") == {
        "Vorgangsnr.": "conversation_id", "Eingegangen am": "arrived_at", "Erstantwort": "first_reply_at",
        "Erledigt am": "resolved_at", "Stand": "status", "Kontaktweg": "channel", "Bearbeiter": "agent",
        "Kunde": "customer_id", "Betreff": "subject", "Labels": "tags", "Firma": None,
    }  # fmt: skip


def test_words_of_a_column_are_translated(cur, given):
    """The store knows E-Mail, Telefon and WhatsApp itself."""
    found = {g.ours: g for g in guess(cur, given(GERMAN), "conversations")}
    assert found["status"].values == {"erledigt": "resolved", "offen": "open", "wartet auf Kunde": "pending"}
    assert found["channel"].values == {}
    assert [as_channel(word) for word in ("E-Mail", "Telefon", "電話", "Réseaux sociaux", "WhatsApp", "Post")] == [
        ("email", None), ("phone", None), ("phone", None), ("social", None), ("chat", "WhatsApp"), ("Post", None),
    ]  # fmt: skip


def test_french_messages(cur, given):
    reading = given(FRENCH)
    assert guess_table(cur, reading)[0][0] == "messages"
    assert columns(cur, reading, "messages") == {
        "id_msg": "message_id", "no_dossier": "conversation_id", "envoyé_le": "sent_at", "sens": "author_kind",
        "conseiller": "agent", "contenu": "text",
    }  # fmt: skip
    found = {g.ours: g for g in guess(cur, reading, "messages")}
    assert found["author_kind"].values == {"entrant": "customer", "sortant": "agent"}


def test_japanese_survey_answers(cur, given):
    reading = given(JAPANESE)
    assert guess_table(cur, reading)[0][0] == "surveys"
    assert columns(cur, reading, "surveys") == {
        "回答番号": "survey_id", "お客様メール": "customer_id", "評価": "score", "ご意見": "comment",
        "回答日時": "answered_at", "担当者": "agent",
    }  # fmt: skip


def test_each_guess_says_why_and_shows_three_values(cur, given):
    first, second = guess(cur, given(GERMAN), "conversations")[:2]
    assert first.examples == ("V-101", "V-102", "V-103")
    assert second.why == "the header says “eingegangen am”; 100 % of its values are dates"
    assert 0.9 < second.confidence <= 1


def test_a_date_header_over_names_is_no_date(cur, given):
    reading = given("Ticket,Created,When\n1,Ada,2025-11-03 10:00\n2,Bo,2025-11-04 11:00\n3,Cy,2025-11-05 12:00\n")
    found = columns(cur, reading, "conversations")
    assert found == {"Ticket": "conversation_id", "Created": None, "When": "arrived_at"}


def test_the_cells_speak_where_the_headers_do_not(cur, given):
    rows = [f"A{n}x;{n + 1:02d}.11.2025 08:00;c{n}@x.test;{('offen', 'erledigt')[n % 2]}" for n in range(28)]
    found = columns(cur, given("\n".join(["F1;F2;F3;F4", *rows])), "conversations")
    assert found == {"F1": "conversation_id", "F2": "arrived_at", "F3": "customer_id", "F4": "status"}


def test_a_header_that_speaks_is_not_overheard(cur, given):
    """E-mails of agents are no customers', though the column of the agent is given already."""
    reading = given("Ticket,Created,Agent,Agent mail\n1,2025-11-03,Ada,ada@x.test\n2,2025-11-04,Bo,bo@x.test\n")
    assert columns(cur, reading, "conversations") == {
        "Ticket": "conversation_id",
        "Created": "arrived_at",
        "Agent": "agent",
        "Agent mail": None,
    }


def test_each_of_our_columns_is_given_once(cur, given):
    reading = given("Id,Created,Creation date\n1,2025-11-03,2025-11-03\n2,2025-11-04,2025-11-04\n")
    ours = [o for o in columns(cur, reading, "conversations").values() if o]
    assert sorted(ours) == ["arrived_at", "conversation_id"]


@pytest.mark.parametrize(("header", "yes", "no"), [("Inbound", "customer", "agent"), ("Outgoing", "agent", "customer")])
def test_yes_and_no_tell_the_side(cur, given, header, yes, no):
    rows = "1,2025-11-03 10:00,hello you,true\n2,2025-11-03 10:05,hello back,false\n"
    reading = given(f"msg id,sent at,text,{header}\n{rows}")
    side = next(g for g in guess(cur, reading, "messages") if g.ours == "author_kind")
    assert side.values == {"true": yes, "false": no}


def test_a_duration_counts_from_the_arrival(cur, given):
    """09:00 + 90 min = 10:30; 09:00 + 2:15 h = 11:15. What is no duration is told."""
    rows = "7,2025-11-03 09:00,90,2:15\n8,2025-11-03 09:00,soon,1:00\n9,2025-11-03 09:00,30,3:00\n"
    reading = given("Ticket,Opened,First response (min),Resolution time\n" + rows)
    found = guess(cur, reading, "conversations")
    assert {g.ours: g.unit for g in found if g.unit} == {"first_reply_at": "minutes", "resolved_at": "hours"}
    seen = preview(cur, reading, proposed("conversations", found), "UTC")
    assert str(seen.rows["first_reply_at"][0]) == "2025-11-03 10:30:00"
    assert str(seen.rows["resolved_at"][0]) == "2025-11-03 11:15:00"
    assert [(u.count, u.examples) for u in seen.unread] == [(1, ((2, "soon"),))]


def test_the_tools_own_clock_is_left_alone(cur, given):
    reading = given("Id,Created,First reply in business hours (min)\n1,2025-11-03 09:00,5\n2,2025-11-04 09:00,6\n")
    left = guess(cur, reading, "conversations")[2]
    assert (left.ours, left.why) == (None, "the header says “business hours”, which we have no use for")


def test_a_header_without_rows_is_guessed_too(cur, given):
    reading = given("Fallnummer,Eröffnet am,Kanal\n")
    assert columns(cur, reading, "conversations") == {
        "Fallnummer": "conversation_id",
        "Eröffnet am": "arrived_at",
        "Kanal": "channel",
    }


def test_the_proposal_reads_back_equal(cur, given):
    guesses = guess(cur, given(GERMAN), "conversations")
    mapping = proposed("conversations", guesses, source="Altes System", date_order="dmy")
    assert read_mapping(write_mapping(mapping)) == mapping
