"""Settings › Topics: rules edited, counted, saved and dropped; corrections listed and taken back; broken files lose nothing."""

import pytest

from metrics import Filter, Query, Store
from metrics.text.corrections import Correction, Corrections, mark, write_corrections
from metrics.text.rulebook import places
from metrics.text.rules import Rule, Rules, starter, write_rules
from pages.parts.server import engine

TEXT = "Where is my refund <b>now</b>"
ROWS = (
    "message_id,conversation_id,sent_at,author_kind,channel,tags,text\n"
    f"1,a,2026-03-02T10:00Z,customer,chat,,{TEXT}\n"
    f"2,b,2026-03-02T11:00Z,customer,chat,,{TEXT}\n"
    "3,c,2026-03-02T12:00Z,customer,chat,,The zebra ate my parrot\n"
)
OWN = Rules((Rule("Pets", "Zebras", ("zebra", "stripes")), Rule("Money", "", ("refund*",))))


@pytest.fixture
def lead(visitor):
    """Somebody with three labelled messages, on the tab."""
    visitor.open("data").drop("messages.csv", ROWS)
    store(visitor).label()
    visitor.at.session_state["settings-tabs"] = "Topics"
    return visitor.open("settings")


def store(visitor) -> Store:
    return Store(engine().visit(visitor.at.session_state["visit_key"]))


def topics(visitor) -> dict:
    store(visitor).label()  # after a drop a thread does so beside
    rows = store(visitor).ask(Query(("conversations",), Filter(), ("topic",))).table.to_pylist()
    return {row["topic"]: row["n"] for row in rows if row["n"]}


def fill(visitor, widget: str, key: str, value):
    getattr(visitor.at, widget)(key=key).set_value(value)
    return visitor.run()


def chips(visitor, label: str):
    return next(one for one in visitor.at.multiselect if one.label == f"Phrases of {label}")


def add(visitor, topic: str, subtopic: str, phrase: str):
    for name, value in (("topic", topic), ("subtopic", subtopic), ("phrase", phrase)):
        visitor.at.text_input(key=f"rules-add-{name}").set_value(value)
    return visitor.press("rules-add")


def test_all_topics_are_listed_with_what_they_name(lead):
    table = lead.at.dataframe[0].value
    row = table[table["topic"] == "Refunds and returns"].iloc[0]
    assert (row["conversations"], row["phrases"]) == (2, 304) and "Refund" in row["subtopics"]
    assert "the starter rules, 5,326 phrases in nine languages" in lead.text
    assert "Your tags come first; of several phrases the longest wins" in lead.text


def test_a_phrase_added_counts_only_when_it_is_told_to(lead):
    add(lead, "Pets", "Zebras", "zebra")
    assert "Pets" not in topics(lead) and "Typed, not counted yet" in lead.text
    lead.press("rules-count")
    assert topics(lead) == {"Refunds and returns": 2, "Pets": 1}
    assert "your own topic rules, 5,327 phrases" in lead.text.split("</header>")[0]
    fill(lead, "selectbox", "rules-topic", "Pets")
    assert "names 1 conversation · 1 phrase here" in lead.text


def test_chips_add_remove_and_move_phrases(lead):
    fill(lead, "selectbox", "rules-topic", "Refunds and returns")
    one = chips(lead, "Refunds and returns › Refund")
    assert "refund*" in one.value and "geld zurück" not in one.value  # the customers write English
    one.set_value([phrase for phrase in one.value if phrase != "refund*"])
    lead.run()
    assert "refund*" not in chips(lead, "Refunds and returns › Refund").value
    add(lead, "Refunds and returns", "Refund", "where is my order")
    assert "meant Delivery › Where is it; it means Refunds and returns › Refund now." in lead.text
    lead.press("rules-undo")
    assert "refund*" in chips(lead, "Refunds and returns › Refund").value
    assert "In force: the starter rules" in lead.text


def test_phrases_are_found_by_words_and_language(lead):
    fill(lead, "text_input", "rules-words", "rembours")
    assert "No phrase is found here" in lead.text
    fill(lead, "selectbox", "rules-tongue", "fr")
    assert "rembours*" in chips(lead, "Refunds and returns › Refund").value


def test_a_topic_is_renamed_and_removed(lead):
    fill(lead.drop("r.csv", write_rules(OWN)), "selectbox", "rules-topic", "Pets")
    key = chips(lead, "Pets › Zebras").key
    fill(lead, "text_input", f"{key}-topic", "Animals").press(f"{key}-rename")
    assert places(lead.at.session_state["rules-typed"]) == {
        ("Animals", "Zebras"): ["zebra", "stripes"], ("Money", ""): ["refund*"],
    }  # fmt: skip
    lead.press(f"{chips(lead, 'Animals › Zebras').key}-gone").press("rules-count")
    assert store(lead).terms.rules == Rules((Rule("Money", "", ("refund*",)),))


def test_what_says_nothing_is_told_and_changes_nothing(lead):
    add(lead, "Pets", "", "!")
    assert "“!” is too short for a phrase" in lead.text and lead.at.session_state["rules-typed"] == starter()


def test_rules_dropped_take_place_and_lead_back_to_the_starter_rules(lead):
    lead.drop("anything.csv", write_rules(OWN))
    assert "anything.csv: now your own topic rules, 3 phrases; 3 phrases of topics added or changed" in lead.text
    assert topics(lead) == {"Money": 2, "Pets": 1}
    lead.drop("anything.csv", write_rules(OWN))
    assert "says what holds already" in lead.text
    lead.press("rules-starter")
    assert store(lead).terms.rules is None and topics(lead)["Refunds and returns"] == 2


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("topic,subtopic,phrase\nPets,,\n", "Line 2 of the rules: The phrase is empty"),
        ("topic;subtopic;phrase\nPets;;cat\nFood;;cat\n", "already means Pets on line 2"),
        ("message,phrase,sentiment,topic,subtopic\nhello,,negative,,\n", "“hello” is no message"),
        ("message,phrase,sentiment,topic,subtopic\n,cat,angry,,\n", "“angry” is no sentiment"),
    ],
)
def test_a_broken_file_is_one_sentence_and_nothing_is_lost(lead, text, said):
    before = store(lead).terms
    lead.drop("broken.csv", text)
    assert len(lead.at.error) == 1 and said in lead.text and "everything stays as it was" in lead.text
    assert store(lead).terms == before


def test_corrections_are_listed_and_taken_back(lead):
    made = Corrections((
        Correction(message=mark(TEXT), sentiment="positive"),
        Correction(phrase="zebra", topic="Pets", subtopic="Zebras"),
        Correction(message=mark("gone"), sentiment="neutral"),
    ))  # fmt: skip
    lead.drop("c.csv", write_corrections(made))
    assert "now 3 corrections of sentiment and topics" in lead.text
    assert "Every message with the phrase is about Pets › Zebras" in lead.text
    assert "A message not loaded now" in lead.text and "2 messages is positive" not in lead.text
    assert "2 messages are positive" in lead.text and "&lt;b&gt;now" in "".join(one.value for one in lead.at.markdown)
    assert topics(lead)["Pets"] == 1
    lead.press("corrected-1")  # the latest stands first
    assert [one.phrase for one in store(lead).terms.corrections.made] == ["", ""] and "Pets" not in topics(lead)
    lead.press("corrected-none")
    assert store(lead).terms.corrections.made == () and "Nothing has been corrected yet." in lead.text
