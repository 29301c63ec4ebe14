"""What the reader corrects: totals follow at once, the file reads back as the same, and what cannot be used is named."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics import Query, Store
from metrics.build.terms import Terms
from metrics.errors import Problem
from metrics.text.corrections import (
    MOODS,
    Correction,
    Corrections,
    checked,
    mark,
    read_corrections,
    write_corrections,
)
from metrics.text.rules import Rule, Rules

HEAD = "message,phrase,sentiment,topic,subtopic\n"
SAID = (
    "message_id,conversation_id,sent_at,author_kind,tags,text\n"
    "1,1,2026-03-01T09:00:00Z,customer,,This is sick work and I hate waiting\n"
    "2,2,2026-03-01T09:00:00Z,customer,,This is sick work and I hate waiting\n"
    "3,3,2026-03-01T09:00:00Z,customer,order,Awful awful awful where is my order\n"
)


@pytest.fixture
def store(tmp_path):
    (tmp_path / "m.csv").write_text(SAID, encoding="utf-8")
    with Store() as made:
        made.load(tmp_path / "m.csv")
        yield made


def shown(store: Store, metric: str, by: str) -> dict:
    rows = store.ask(Query((metric,), by=(by,))).table.to_pylist()
    return {row[by]: row["n"] for row in rows if row["n"]}


def corrected(store: Store, *made: Correction) -> None:
    found = Corrections()
    for one in made:
        found = found.with_one(one)
    store.settle(Terms(corrections=found))


def test_a_corrected_message_counts_anew_wherever_its_words_stand(store):
    assert shown(store, "inbound_messages", "sentiment") == {"negative": 3}
    corrected(store, Correction(message=mark("This is sick work and I hate waiting"), sentiment="positive"))
    assert shown(store, "inbound_messages", "sentiment") == {"negative": 1, "positive": 2}
    assert shown(store, "conversations", "sentiment") == {"negative": 1, "positive": 2}
    corrected(store)  # taken back
    assert shown(store, "inbound_messages", "sentiment") == {"negative": 3}


def test_a_phrase_means_what_the_reader_says_before_tags_and_rules(store):
    assert shown(store, "conversations", "topic")["order"] == 1
    corrected(
        store,
        Correction(phrase="sick work", topic="Praise", subtopic="Work"),
        Correction(phrase="where is my order", topic="Delivery", subtopic="Where is it"),
        Correction(phrase="sick", sentiment="positive"),
    )
    assert shown(store, "conversations", "topic") == {"Delivery": 1, "Praise": 2}
    assert shown(store, "inbound_messages", "subtopic") == {"Where is it": 1, "Work": 2}
    assert shown(store, "inbound_messages", "sentiment") == {"negative": 1, "positive": 2}


def test_the_readers_own_rules_take_the_place_of_the_first_ones(store):
    store.settle(Terms(rules=Rules((Rule("Slang", "", ("sick",)),))))
    assert shown(store, "conversations", "topic") == {"Slang": 2, "order": 1}


def test_of_one_message_there_is_one_correction_that_grows():
    one = mark("a")
    made = (
        Corrections()
        .with_one(Correction(message=one, sentiment="neutral"))
        .with_one(Correction(message=one, topic="T"))
    )
    assert made.made == (Correction(message=one, sentiment="neutral", topic="T"),)
    assert made.without(made.made[0]) == Corrections()


words = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1, max_size=20).map(str.strip)


@given(st.lists(st.tuples(st.text(max_size=9), st.sampled_from(MOODS), words), max_size=5))
def test_the_file_reads_back_as_the_same(told):
    made = Corrections()
    for text, mood, topic in told:
        made = made.with_one(Correction(message=mark(text), sentiment=mood, topic=topic))
    assert read_corrections(write_corrections(made)) == made


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("x,y,z", "no column message"),
        (HEAD + ",,positive,,", "Line 2 of the corrections needs either a message or a phrase"),
        (HEAD + "abc,,positive,,", "is no message"),
        (HEAD + f"{mark('a')},,angry,,", "“angry” is no sentiment; write negative, neutral, positive"),
        (HEAD + f"{mark('a')},,,,", "says neither a sentiment nor a topic"),
        (HEAD + ",!!,positive,,", "too short for a phrase"),
    ],
)
def test_what_cannot_be_used_is_named(line, said):
    with pytest.raises(Problem, match=said):
        read_corrections(line)


@pytest.mark.parametrize(
    ("phrase", "topic", "why"),
    [("*", "Money", "too short"), ("!!!", "Money", "too short"), ("money back", "x" * 2000, "at most")],
)
def test_what_could_not_be_loaded_again_is_not_taken(phrase, topic, why):
    with pytest.raises(Problem, match=why):
        checked(Correction(phrase=phrase, topic=topic))
    with pytest.raises(Problem, match=f"Line 2 of the corrections: .*{why}"):
        read_corrections(f"message,phrase,sentiment,topic,subtopic\n,{phrase},,{topic},\n")
