"""The sample company: its files keep the contract, agree with each other, never change, and tell their story."""

import csv
import subprocess
import sys
import tomllib
from collections import Counter, defaultdict
from datetime import datetime
from pathlib import Path
from statistics import mean, median

import pytest

from metrics.tables import TABLES

SAMPLE = Path(__file__).parents[1] / "sample_data"
LANGUAGES = ("en", "de", "ja", "id", "ka")


def make(*words: str) -> None:
    subprocess.run([sys.executable, str(SAMPLE / "make.py"), *words], check=True, timeout=120)


def at(text: str) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def seconds(row: dict, start: str, end: str) -> float:
    return (at(row[end]) - at(row[start])).total_seconds()


@pytest.fixture(scope="module")
def files() -> dict[str, list[dict]]:
    found = {}
    for name in TABLES:
        with (SAMPLE / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            found[name] = list(csv.DictReader(file))
    return found


@pytest.fixture(scope="module")
def conversations(files) -> dict[str, dict]:
    return {row["conversation_id"]: row for row in files["conversations"]}


@pytest.fixture(scope="module")
def threads(files, conversations) -> dict[str, list[dict]]:
    """Messages of each conversation in the order they were sent; outbound threads have no conversation."""
    found = defaultdict(list)
    for row in files["messages"]:
        if row["conversation_id"] in conversations:
            found[row["conversation_id"]].append(row)
    return found


def test_every_column_is_the_contracts_and_is_used(files):
    for name, table in TABLES.items():
        expected = {column for column in table.names if column != "source"}
        assert set(files[name][0]) == expected, name
        assert {column for row in files[name] for column, value in row.items() if value} == expected, name


def test_the_files_are_small_and_of_the_promised_size(files):
    assert sum((SAMPLE / f"{name}.csv").stat().st_size for name in TABLES) <= 3_000_000
    assert 2_300 <= len(files["conversations"]) <= 2_700
    assert 11_000 <= len(files["messages"]) <= 13_000


def test_writing_again_gives_the_same_bytes(tmp_path):
    make("--out", str(tmp_path))
    for name in TABLES:
        assert (tmp_path / f"{name}.csv").read_bytes() == (SAMPLE / f"{name}.csv").read_bytes(), name


def test_ids_are_unique(files):
    for name, table in TABLES.items():
        if table.key:
            ids = [row[table.key] for row in files[name]]
            assert len(set(ids)) == len(ids), name


def test_moments_are_in_order(conversations):
    after_arrival = ("first_reply_at", "first_bot_reply_at", "viewed_at", "handed_over_at", "left_at", "callback_at")
    order = ("arrived_at", "first_reply_at", "first_resolved_at", "resolved_at", "ended_at")
    for row in conversations.values():
        known = [at(row[name]) for name in order if row[name]]
        assert known == sorted(known), row
        assert all(at(row[name]) >= at(row["arrived_at"]) for name in after_arrival if row[name]), row
        assert not row["resolved_at"] or row["first_resolved_at"], row


def test_moments_and_counts_of_conversations_are_those_of_their_messages(conversations, threads):
    for number, thread in threads.items():
        row = conversations[number]
        sent = defaultdict(list)
        for message in thread:
            sent[message["author_kind"]].append(message["sent_at"])
        assert row["arrived_at"] == sent["customer"][0]
        assert row["first_reply_at"] == next((t for t in sent["agent"] if at(t) >= at(row["arrived_at"])), "")
        assert row["first_bot_reply_at"] == next(iter(sent["bot"]), "")
        assert (row["customer_messages"], row["replies"]) == (str(len(sent["customer"])), str(len(sent["agent"])))
    assert all(row["channel"] == "phone" for number, row in conversations.items() if number not in threads)


def test_other_tables_name_conversations_of_the_same_customer(files, conversations):
    for name in ("surveys", "calls"):
        named = [row for row in files[name] if row["conversation_id"]]
        assert named
        assert all(conversations[row["conversation_id"]]["customer_id"] == row["customer_id"] for row in named)


def test_customers_words_are_many_and_none_is_frequent(conversations, threads, files):
    words = defaultdict(set)
    for number, thread in threads.items():
        words[conversations[number]["language"]] |= {m["text"] for m in thread if m["author_kind"] == "customer"}
    assert {language: len(words[language]) >= 300 for language in LANGUAGES} == dict.fromkeys(LANGUAGES, True)
    text, count = Counter(row["text"] for row in files["messages"]).most_common(1)[0]
    assert count <= len(files["messages"]) / 100, text


def test_every_shape_the_metrics_know_is_there(files, conversations):
    rows = conversations.values()
    assert {row["channel"] for row in rows} == {"chat", "email", "phone", "social", "web"}
    assert {row["status"] for row in rows} == {"open", "pending", "resolved", "closed", "spam"}
    assert {row["closed_by"] for row in rows} == {"agent", "customer", "bot", "system", ""}
    assert {row["author_kind"] for row in files["messages"]} == {"customer", "agent", "bot", "note"}
    left = [seconds(row, "arrived_at", "left_at") for row in rows if row["left_at"]]
    assert min(left) < 60 < max(left)
    assert 60 in left
    assert any(";" in row["tags"] for row in rows)
    assert any(not row["tags"] for row in rows)
    assert any(not row["language"] for row in rows)
    scores = {(row["kind"], row["score"]) for row in files["surveys"]}
    assert {("nps", "0"), ("nps", "10"), ("deflection", "0"), ("deflection", "1"), ("ces", "7")} <= scores
    assert {kind for kind, score in scores if not score} == {"csat", "nps", "ces", "agent", "deflection"}
    outbound = {row["conversation_id"] for row in files["messages"]} - set(conversations)
    assert len(outbound) == 40


def test_one_burst_crosses_the_hour_that_never_was(files):
    # the clock goes from 02:00 to 03:00; 01:58:30 and 03:00:10 are 100 seconds apart
    sent = {row["sent_at"]: row["conversation_id"] for row in files["messages"]}
    assert sent["2026-03-29T01:58:30+01:00"] == sent["2026-03-29T03:00:10+02:00"]


def closing(mood: str) -> list[str]:
    books = [tomllib.loads((SAMPLE / "texts" / f"{language}.toml").read_text("utf-8")) for language in LANGUAGES]
    return [phrase.lower().rstrip(".!。！") for book in books for phrase in book["close"][mood]]


def test_scores_fit_the_words(files, threads):
    def score_after(phrases: list[str]) -> list[int]:
        said = {n for n, thread in threads.items() if any(p in m["text"].lower() for m in thread for p in phrases)}
        csat = [row for row in files["surveys"] if row["kind"] == "csat" and row["score"]]
        return [int(row["score"]) for row in csat if row["conversation_id"] in said]

    angry, happy = score_after(closing("bad")), score_after(closing("good"))
    assert min(len(angry), len(happy)) >= 20
    assert mean(angry) < 2.5 < 4.2 < mean(happy)


def test_refunds_are_talked_about_where_the_tag_says_so(conversations, threads):
    tagged = [n for n, row in conversations.items() if row["tags"] == "billing::refund" and row["language"] == "en"]
    openings = [threads[n][0]["text"].lower() for n in tagged if n in threads]
    assert mean(any(word in text for word in ("refund", "money", "lr-")) for text in openings) > 0.9


def test_the_release_shows_in_the_last_four_weeks(files, conversations):
    release = datetime.fromisoformat("2026-05-18T00:00:00+02:00")

    def weeks_before(moment: str) -> int:
        return (at(moment) - release).days // 28  # 0: the last four weeks, -1: the four before

    arrived = [row for row in conversations.values() if row["status"] != "spam"]
    volume = Counter(weeks_before(row["arrived_at"]) for row in arrived)
    waits = defaultdict(list)
    for row in arrived:
        if row["first_reply_at"]:
            waits[weeks_before(row["arrived_at"])].append(seconds(row, "arrived_at", "first_reply_at"))
    scores = defaultdict(list)
    for row in files["surveys"]:
        if row["kind"] == "csat" and row["score"]:
            scores[weeks_before(row["answered_at"])].append(int(row["score"]))
    assert volume[0] > 1.25 * volume[-1]
    assert median(waits[0]) > 1.15 * median(waits[-1])
    assert mean(scores[0]) < mean(scores[-1]) - 0.3


@pytest.mark.parametrize("shape", ["contract", "twcs"])
def test_any_size_can_be_made(tmp_path, shape):
    make("--messages", "30000", "--shape", shape, "--out", str(tmp_path))
    name, key = {"contract": ("messages.csv", "message_id"), "twcs": ("twcs.csv", "tweet_id")}[shape]
    with (tmp_path / name).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert 29_000 < len(rows) < 43_000
    ids = {row[key] for row in rows}
    assert len(ids) == len(rows)
    if shape == "twcs":
        assert all(parent.removesuffix(".0") in ids for row in rows if (parent := row["in_response_to_tweet_id"]))
        assert all(child in ids for row in rows for child in row["response_tweet_id"].split(",") if child)
