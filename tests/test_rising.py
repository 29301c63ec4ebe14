"""Rising phrases: what rises is told with its counts, once a message, and chance is not."""

import duckdb

from metrics.text.rising import CERTAIN, LEAST, Rise, rising

USUAL = ["Where is my parcel?", "I need an invoice for my order", "How do I return the helmet", "Thanks a lot"] * 25


def risen(now: list, before: list, most: int = 20) -> list[Rise]:
    with duckdb.connect() as cur:
        for name, texts in (("now", now), ("before", before)):
            cur.execute(f"CREATE TABLE {name} (text VARCHAR)")
            cur.execute(f"INSERT INTO {name} SELECT unnest(?::VARCHAR[])", [texts])
        return rising(cur, "now", "before", most)


def test_what_rises_is_told_with_its_counts():
    now = [*USUAL, *["@shop The app crashes again and again, the app crashes! https://x.y/z 4711"] * 20]
    found = risen(now, [*USUAL, "my app crashes"])
    assert (found[0].phrase, found[0].now, found[0].before) == ("app crashes", 20, 1)
    assert all(one.z >= CERTAIN and one.now >= LEAST for one in found)
    assert found == sorted(found, key=lambda one: -one.z)
    assert {one.phrase for one in found} == {
        "app crashes"
    }  # neither its words nor handles, links, numbers, little words


def test_a_word_that_rises_on_its_own_is_told_too():
    now = [*USUAL, *["the app crashes"] * 12, *["your app is slow"] * 9]
    assert [(one.phrase, one.now) for one in risen(now, USUAL)][:2] == [("app", 21), ("app crashes", 12)]


def test_nothing_rises_between_equals():
    assert risen(USUAL, USUAL) == []
    assert risen(USUAL, USUAL * 3) == []


def test_what_falls_is_not_told():
    assert risen(USUAL, [*USUAL, *["strike at the depot"] * 40]) == []


def test_few_messages_are_not_enough():
    assert risen([*USUAL, *["flooded workshop"] * 2], USUAL) == []


def test_nothing_to_compare_with():
    assert risen([], USUAL) == [] and risen(USUAL, []) == [] and risen([None, ""], [None]) == []


def test_japanese_without_spaces():
    found = risen([*["アプリが落ちます。困っています"] * 15, *["返品したいです"] * 30], ["返品したいです"] * 60)
    assert found[0].phrase.startswith("アプリ") and found[0].now == 15
    assert not any("返品" in one.phrase for one in found)


def test_a_negation_belongs_to_what_it_negates():
    found = risen([*USUAL, *["it is not working"] * 15], USUAL)
    assert "not working" in [one.phrase for one in found]


def test_at_most_so_many():
    now = [*USUAL, *["flood storm hail lightning"] * 30]
    assert len(risen(now, USUAL, most=2)) == 2
