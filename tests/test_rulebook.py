"""Editing rules: a phrase means one thing, names are kept as they were spelled, what reads back is what was typed."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metrics import Store
from metrics.errors import Problem
from metrics.text import rulebook
from metrics.text.corrections import mark
from metrics.text.rulebook import OWN, Named, Spoken, add, apart, drop, meaning, places, rename, rename_topic, search
from metrics.text.rules import Rule, Rules, read_rules, starter, write_rules

RULES = Rules(
    (
        Rule("Delivery", "Late", ("late", "too slow")),
        Rule("Billing", "", ("bill",)),
        Rule("Delivery", "Lost", ("lost",)),
    )
)
SAID = (
    "message_id,conversation_id,sent_at,author_kind,tags,text\n"
    "1,1,2026-03-01T09:00:00Z,customer,,Where is my order\n"
    "2,2,2026-03-01T09:00:00Z,customer,,Where is my order\n"
    "3,3,2026-03-01T09:00:00Z,customer,order,Where is my order now\n"
    "4,4,2026-03-01T09:00:00Z,agent,,Where is my order\n"
)


def test_places_keep_the_subtopics_of_a_topic_together():
    assert list(places(RULES)) == [("Delivery", "Late"), ("Delivery", "Lost"), ("Billing", "")]


def test_a_phrase_goes_to_the_end_of_its_place_and_leaves_the_old_one():
    rules = add(RULES, ("delivery", "LOST"), "Too  Slow")  # names are met however they are spelled
    assert places(rules) == {
        ("Delivery", "Late"): ["late"], ("Delivery", "Lost"): ["lost", "Too Slow"], ("Billing", ""): ["bill"],
    }  # fmt: skip
    assert (meaning(RULES, "TOO SLOW"), meaning(rules, "too slow")) == (("Delivery", "Late"), ("Delivery", "Lost"))
    assert meaning(rules, "unknown words") is None
    assert apart(RULES, rules) == (1, 1)  # spelled otherwise, it is another phrase


def test_a_new_place_and_what_says_nothing():
    assert places(add(RULES, ("Pets", "Cats"), "my cat"))[("Pets", "Cats")] == ["my cat"]
    for place, phrase, said in (
        (("", "x"), "hello", "topic is empty"),
        (("Pets", ""), " ", "phrase is empty"),
        (("Pets", ""), "!", "too short"),
        (("Pets", ""), "a b c d e f g", "7 words"),
        (("P" * 300, ""), "hello", "300 signs"),
    ):
        with pytest.raises(Problem, match=said):
            add(RULES, place, phrase)


def test_there_is_a_most_of_phrases(monkeypatch):
    monkeypatch.setattr(rulebook, "MOST", 4)
    with pytest.raises(Problem, match="4 phrases already"):
        add(RULES, ("Pets", ""), "my cat")


def test_taking_away_and_renaming():
    assert drop(RULES, ("Delivery", "Lost"), ["lost"]).phrases() == ["late", "too slow", "bill"]
    assert ("Delivery", "Slow") in places(rename(RULES, ("Delivery", "Late"), ("Delivery", "Slow")))
    assert list(places(rename_topic(RULES, "Delivery", "Parcels")))[:2] == [("Parcels", "Late"), ("Parcels", "Lost")]
    with pytest.raises(Problem, match="topic is empty"):
        rename_topic(RULES, "Delivery", " ")


def test_what_is_found_by_topic_language_and_words():
    rules = add(starter(), ("Pets", ""), "my refund cat")
    german = search(rules, "Refunds and returns", "de")[("Refunds and returns", "Refund")]
    assert "geld zurück" in german and "money back" not in german
    assert search(rules, words="REFUND CAT") == {("Pets", ""): ["my refund cat"]}
    assert search(rules, tongue=OWN) == {("Pets", ""): ["my refund cat"]}
    assert ("Pets", "") in search(rules, tongue="ja")  # nobody knows which language it is


@settings(deadline=None, max_examples=25)
@given(
    st.lists(st.sampled_from(["late", "my bill", "lost*", "tot verloren", "=1+1 now", "a;b"]), max_size=6), st.data()
)
def test_whatever_is_added_reads_back_as_the_same(phrases, data):
    rules = RULES
    for phrase in phrases:
        place = data.draw(st.sampled_from([("Delivery", "Late"), ("Billing", ""), ("=New", "'x")]))
        rules = add(rules, place, phrase)
        assert meaning(rules, phrase) == place
    assert places(read_rules(write_rules(rules))) == places(rules)


def test_conversations_named_by_a_rule_and_texts_found_by_their_mark(tmp_path):
    (tmp_path / "m.csv").write_text(SAID, encoding="utf-8")
    with Store() as store:
        store.load(tmp_path / "m.csv")
        store.label()
        assert store.look(Named()) == {("delivery", "where is it"): 2}  # the third has a tag, the fourth is an agent's
        known, other = mark("Where is my order"), mark("never written")
        assert store.look(Spoken((known, other))) == {known: ("Where is my order", 2)}
