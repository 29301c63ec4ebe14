"""Labelling in several goes: what was stopped goes on, what is loaded later is sorted too, nothing is left out of a list."""

import pytest

from metrics import Query, Store
from metrics.text.voices import ORDERS, Voices, of

HEAD = "message_id,conversation_id,sent_at,author_kind,tags,text\n"
FIRST = HEAD + "1,1,2026-03-01T09:00:00Z,customer,,Where is my refund\n"
SECOND = HEAD + "2,2,2026-03-02T09:00:00Z,customer,,My parcel has not arrived\n"


class Enough(Exception):
    pass


@pytest.fixture
def load(tmp_path):
    with Store() as store:

        def load(name: str, text: str) -> Store:
            (tmp_path / name).write_text(text, encoding="utf-8")
            store.load(tmp_path / name)
            return store

        yield load


def topics(store: Store) -> set:
    rows = store.ask(Query(("conversations",), by=("topic",))).table.to_pylist()
    return {row["topic"] for row in rows if row["n"]}


def test_texts_that_were_scored_alone_are_sorted_when_topics_are_asked_for(load):
    """The first file is sorted; of the second sentiment alone is asked, which scores it and waits for no topics."""
    store = load("a.csv", FIRST)
    assert topics(store) == {"Refunds and returns"}
    store = load("b.csv", SECOND)
    assert store.ask(Query(("sentiment_unknown",))).table["n"].to_pylist() == [2]
    assert topics(store) == {"Refunds and returns", "Delivery"}


def test_what_was_stopped_after_scoring_is_sorted_when_it_goes_on(load):
    store = load("a.csv", FIRST)
    store.label()
    store = load("b.csv", SECOND)

    def told(share: float) -> None:
        if share > 0.5:
            raise Enough

    with pytest.raises(Enough):
        store.label(told)
    assert not store.labelled()
    store.label()
    assert store.labelled() and topics(store) == {"Refunds and returns", "Delivery"}


def test_a_text_labelled_once_is_not_scored_again(load):
    store = load("a.csv", FIRST)
    store.label()
    load("c.csv", FIRST.replace("1,1,", "3,3,"))
    shares: list[float] = []
    store.label(shares.append)
    assert not [share for share in shares if 0 < share < 0.5]


@pytest.mark.parametrize("order", ORDERS)
def test_every_order_holds_every_message(load, order, monkeypatch):
    monkeypatch.setattr("metrics.text.voices.LOOKED_AT", 2)
    rows = "".join(f"{n},{n},2026-03-01T09:00:00Z,customer,,refund number {n}\n" for n in range(5))
    store = load("m.csv", HEAD + rows)
    store.label()
    table, total = store.look(Voices(of(Query(("conversations",))), order))
    assert total == table.num_rows == 5
