"""Columns of real exports, where they are at hand."""

import csv
import gzip
import io

from typed_table import read

from metrics.typed.columns import TypedColumns


def column(path, name, **asked):
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", newline="", **{"encoding": "utf-8"} | asked) as file:
        lines = io.StringIO(file.read().replace("\r\n", "\n").replace("\r", " "))  # a tweet holds bare carriage returns
        return [row[name] for row in csv.DictReader(lines)]


def test_support_tweets(cur, shared):
    path = shared / "data/twitter_support/twcs.csv"
    found = read(cur, "moment", column(path, "created_at"), column="created_at", zone="Asia/Tokyo")
    assert len(found.values) == 5000 and None not in found.values
    assert (str(min(found.values))[:4], str(max(found.values))[:4]) == ("2011", "2017")
    assert found.typed.zones == {"created_at": "offset in the file"}
    parents = read(cur, "id", column(path, "in_response_to_tweet_id")).values
    assert not any(parent and "." in parent for parent in parents)
    assert set(read(cur, "flag", column(path, "inbound")).values) == {True, False}


def test_incident_log(cur, shared):
    path = shared / "data/incidents/servicenow_incident_log.csv.gz"
    typed = TypedColumns(cur, _load(cur, path, "opened_at", "resolved_at"))
    opened, resolved = typed.moment("opened_at"), typed.moment("resolved_at")
    count, first, last = cur.execute(f"SELECT count({opened}), min({opened}), max({resolved}) FROM texts").fetchone()
    assert (count, str(first)) == (119_998, "2016-02-29 01:16:00")
    assert last > first
    assert (typed.date_order, typed.unparsed, typed.ambiguous) == ("dmy", [], [])


def _load(cur, path, *names):
    columns = ", ".join(f'"{name}"' for name in names)
    cur.execute(f'CREATE TEMP TABLE texts AS SELECT row_number() OVER () AS "_record", {columns} '
                "FROM read_csv($path, all_varchar = true, compression = 'gzip')", {"path": str(path)})  # fmt: skip
    return "texts"


def test_samples_of_the_tools(cur, shared):
    samples = shared / "formats/samples"
    # New York is five hours behind in January
    name = "Conversation started at (America/New_York)"
    found = read(cur, "moment", column(samples / "intercom_conversations.csv", name), column=name)
    assert found.said[0] == "2026-01-05 15:00:00"
    assert read(cur, "moment", column(samples / "hubspot_tickets.csv", "Create date")).said[0] == "2026-03-01 15:17:00"
    reviews = samples / "google_play_reviews_utf16le_bom.csv"
    stamp = column(reviews, "Review Submit Date and Time", encoding="utf-16")
    millis = column(reviews, "Review Submit Millis Since Epoch", encoding="utf-16")
    assert read(cur, "moment", stamp).values == [m.replace(microsecond=0) for m in read(cur, "moment", millis).values]
    calls = samples / "aircall_calls_masked.csv"
    assert read(cur, "duration", column(calls, "waiting time"), unit="seconds").values[0] == 217  # 00:03:37
