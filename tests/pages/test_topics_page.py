"""The Topics page: feelings, topics to click, voices searched, ordered and corrected; hostile texts; no texts at all."""

import re

import pytest
import streamlit as st

from metrics import Filter, Query, Store
from metrics.text.corrections import Correction, mark
from pages.parts import labelling
from pages.parts.server import engine

HOSTILE = "<script>alert(1)</script> awful ![x](http://evil.example/a.png) :smile: $x$"
REFUND = "Where is my refund? This is awful, I am angry"
SAID = [
    ("1", "a", "", REFUND),
    ("2", "b", "", REFUND),
    ("3", "c", "billing::refund", "I was charged, no reply, terrible"),
    ("4", "d", "", "Thank you so much, excellent service"),
    ("5", "e", "", HOSTILE),
]
ROWS = "message_id,conversation_id,sent_at,author_kind,channel,tags,text\n" + "".join(
    f'{number},{conversation},2026-03-02T1{number}:00Z,customer,chat,{tags},"{text}"\n'
    for number, conversation, tags, text in SAID
)


def store(visitor) -> Store:
    return Store(engine().visit(visitor.at.session_state["visit_key"]))


def labelled(visitor, page: str = "topics"):
    """The same visitor once everything is labelled, which a thread does beside the pages."""
    store(visitor).label()
    return visitor.open(page)


@pytest.fixture
def lead(visitor):
    """Somebody with five messages, on the Topics page."""
    return labelled(visitor.open("data").drop("messages.csv", ROWS))


def moods(visitor) -> dict:
    rows = store(visitor).ask(Query(("inbound_messages",), Filter(), ("sentiment",))).table.to_pylist()
    return {row["sentiment"]: row["n"] for row in rows if row["n"]}


def drawn(visitor) -> list[str]:
    """The messages as they are drawn."""
    return [one.value for one in visitor.at.markdown if 'class="voice"' in one.value]


def voices(visitor) -> list[str]:
    """The messages without their marks."""
    return [re.sub("</?mark[^>]*>", "", one) for one in drawn(visitor)]


def choose(visitor, key: str, value):
    visitor.at.selectbox(key=key).set_value(value)
    return visitor.run()


@pytest.fixture
def pick(monkeypatch):
    """Chooses an entry of a message's menu at the next run; a test without a browser cannot open it."""
    chosen: dict[str, str] = {}
    monkeypatch.setattr(st, "menu_button", lambda *_, key, **__: chosen.pop(key, None))
    return lambda number, what: chosen.update({f"voice-{number}": what})


def test_cards_table_and_voices_of_the_sample(visitor):
    labelled(visitor.with_sample("overview"))
    for words in ("Net sentiment", "Negative messages", "What they write about", "Who is unhappy about what"):
        assert words in visitor.text
    assert (
        'class="matrix of-topics"' in visitor.text and ">Change<" in visitor.text and "Rising phrases" in visitor.text
    )
    assert len(voices(visitor)) == 8
    scores = [one for one in voices(visitor) if "▼" in one]
    assert len(scores) == 8  # the most negative first


def test_where_nothing_can_be_compared_no_change_is_shown_and_it_says_why(lead):
    assert "the data only begins on 2 March 2026" in lead.text.split("Rising phrases")[1]
    assert ">Change<" not in lead.text


def test_a_click_on_a_topic_filters_the_page_and_shows_its_subtopics(lead):
    topics = {one.label: one.key for one in lead.at.button if str(one.key).startswith("topic-")}
    assert "Only billing" in topics
    lead.press(topics["Only billing"])
    assert lead.at.session_state["view"].lists["topic"] == ("billing",)
    assert len(voices(lead)) == 1 and "terrible" in voices(lead)[0]


def test_the_search_offers_tags_topics_and_words_in_one_list(lead):
    offered = lead.at.selectbox(key="voices-find").options
    found = [one for one in offered if "refund" in one.lower()]
    assert found == ["Tag: billing::refund", "Topic: Refunds and returns", "Subtopic: Refund"]
    choose(lead, "voices-find", "Topic: Refunds and returns")
    assert len(voices(lead)) == 2 and lead.at.session_state["view"].lists["topic"] == ("Refunds and returns",)


def test_the_search_looks_for_words_and_can_be_taken_away(lead):
    lead.at.session_state["voices-search"] = "REFUND"
    assert len(voices(lead.run())) == 2
    lead.press("voices-clear")
    assert len(voices(lead)) == 5
    lead.at.session_state["voices-search"] = "nobody wrote this"
    assert "No message is left under these filters" in lead.run().text


def test_the_order_is_the_readers(lead):
    assert "excellent" in voices(lead)[-1].lower()
    choose(lead, "voices-order", "most positive")
    assert "excellent" in voices(lead)[0].lower()
    choose(lead, "voices-order", "newest")
    assert "alert(1)" in voices(lead)[0]


def test_a_correction_changes_the_totals_of_every_message_with_the_same_words(lead, pick):
    before = moods(lead)
    pick(next(n for n, one in enumerate(voices(lead)) if "angry" in one), "It is positive")
    lead.run()
    assert store(lead).terms.corrections.made == (Correction(message=mark(REFUND), sentiment="positive"),)
    after = moods(lead)
    assert after["negative"] == before["negative"] - 2 and after["positive"] == before["positive"] + 2
    assert "positive" in next(one for one in voices(lead) if "angry" in one)


def test_a_message_leads_to_its_conversation(lead, pick):
    pick(0, "Read the conversation")
    assert "Conversations" in lead.run().text.split("</header>")[0]


def test_hostile_text_is_letters_only(lead):
    (one,) = [one for one, said in zip(drawn(lead), voices(lead), strict=True) if "alert(1)" in said]
    assert "<script" not in one and "&lt;" in one and ":smile:" not in one and "<img" not in one
    assert '<mark class="worse">awful</mark>' in one


def test_without_texts_the_page_says_what_would_bring_them(visitor):
    rows = "conversation_id,channel,arrived_at\na,chat,2026-03-02T08:00Z\nb,chat,2026-03-02T10:00Z\n"
    labelled(visitor.open("data").drop("rows.csv", rows))
    assert "What is loaded holds no texts of customers" in visitor.text and voices(visitor) == []


def names(visitor) -> list[str]:
    return [one.label.removeprefix("Only ") for one in visitor.at.button if str(one.key).startswith("topic-")]


def first(visitor, order: str, of: str = "topic") -> list[str]:
    visitor.at.session_state["topics-of"], visitor.at.session_state["topics-first"] = of, order
    return names(visitor.run())


def test_topics_or_tags_the_largest_the_unhappiest_or_what_grew_first(visitor):
    """Of the tag alone one of one is unhappy: that is less sure than three of four. Untagged messages stand last."""
    said = [("parcel", REFUND)] * 3 + [("parcel", "Thank you so much, excellent service")] + [("crash", REFUND)]
    said += [("praise", "Thank you so much, excellent service")] * 6 + [("", REFUND)]
    rows = (
        ROWS.splitlines()[0]
        + "\n"
        + "".join(
            f'{number},{number},2026-03-02T09:{number:02}:00Z,customer,chat,{tag},"{text}"\n'
            for number, (tag, text) in enumerate(said)
        )
    )
    labelled(visitor.open("data").drop("tagged.csv", rows))
    assert first(visitor, "Largest", "tag") == ["praise", "parcel", "crash", "no tag"]
    assert first(visitor, "Unhappiest", "tag") == ["parcel", "crash", "praise", "no tag"]
    visitor.press("topic-0")
    assert visitor.at.session_state["view"].lists["tag"] == ("parcel",)
    assert names(visitor)[0] == "parcel" and "praise" in names(visitor)  # the others stay in sight


def test_what_grew_most_stands_first(visitor):
    """Of ten each: a from 8 to 6, b from 2 to 4."""
    rows = ROWS.splitlines()[0] + "\n"
    for day, many in (("2026-03-02", (8, 2)), ("2026-03-10", (6, 4))):
        for tag, count in zip("ab", many, strict=True):
            rows += "".join(
                f"{day}{tag}{n},{day}{tag}{n},{day}T10:00:00Z,customer,chat,{tag},Where is it\n" for n in range(count)
            )
    labelled(visitor.open("data").drop("tagged.csv", rows))
    visitor.at.session_state["view"] = visitor.at.session_state["view"].put("period", "2026-03-09..2026-03-15")
    visitor.run()
    assert first(visitor, "Largest", "tag") == ["a", "b"]
    assert first(visitor, "Grew most", "tag") == ["b", "a"]


def test_a_correction_says_what_it_did_and_can_be_taken_back(lead, pick):
    before = moods(lead)
    pick(next(n for n, one in enumerate(voices(lead)) if "angry" in one), "It is positive")
    assert "That message counts as positive now, and every other with the same words." in lead.run().text
    lead.press("correct-undo")
    assert store(lead).terms.corrections.made == () and moods(lead) == before
    assert "counts as positive now" not in lead.text


def test_where_reading_was_stopped_nothing_is_called_missing(visitor, monkeypatch):
    monkeypatch.setattr(labelling.Work, "begin", lambda work: setattr(work, "stopped", True))
    shown = visitor.open("data").drop("messages.csv", ROWS).open("topics")
    assert "Not all messages have been read" in shown.text
    assert "Not read yet." in shown.text and "Nothing in this span" not in shown.text
