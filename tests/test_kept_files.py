"""A loaded file corrected, replaced, removed: everything is read anew, and a failure leaves everything as it was."""

from pathlib import Path

import pytest

from metrics import Query, Store
from metrics.errors import Problem
from metrics.kept import correct, discard, kept, put_in_place, refused_rows, remove
from metrics.mapping import Mapping
from metrics.source import Source
from metrics.unknown import keep

# Day and month cannot be told apart, no offset: read as 3 April and 5 June, 10:00 in the reader's zone.
AMBIGUOUS = "conversation_id,arrived_at,first_reply_at\n1,03/04/2026 10:00,03/04/2026 10:04\n2,05/06/2026 10:00,\n"
# Conversation 2 again, with an offset and another answer; 3 is new.
LATER = """conversation_id,arrived_at,first_reply_at
2,2026-06-05T10:00:00Z,2026-06-05T10:10:00Z
3,2026-07-01T10:00:00+02:00,2026-07-01T10:30:00+02:00
"""


@pytest.fixture
def store():
    with Store() as opened:
        yield opened


@pytest.fixture
def drop(store, tmp_path: Path):
    """drop(name=text, …): the files loaded at once; gives their paths."""

    def drop(**texts: str) -> list[Path]:
        paths = []
        for name, text in texts.items():
            paths.append(tmp_path / f"upload-{name}")
            paths[-1].write_text(text, encoding="utf-8")
        _, problems = store.load_all([Source(p, f"{n}.csv") for p, n in zip(paths, texts, strict=True)])
        assert not problems
        return paths

    return drop


def arrivals(store: Store) -> dict[str, str]:
    with store.visit.cursor() as cur:
        found = cur.execute("SELECT conversation_id, CAST(arrived_at AS VARCHAR) FROM conversations ORDER BY 1")
        return dict(found.fetchall())


def mean_first_reply(store: Store):
    row = store.ask(Query(("first_reply.mean",))).table.to_pylist()[0]
    return row["value"], row["n"]


def everything(store: Store) -> tuple:
    return arrivals(store), mean_first_reply(store), [file.reports for file in kept(store)]


def test_a_file_is_kept_with_the_choices_it_was_read_under(store, drop):
    path, _ = drop(a=AMBIGUOUS, b=LATER)
    first, second = kept(store)
    assert (first.source, first.gone) == (Source(path, "a.csv", None, None, "UTC"), False)
    assert [report["ambiguous"] for report in first.reports] == [["arrived_at", "first_reply_at"]]
    assert [report["bare"] for report in (*first.reports, *second.reports)] == [["arrived_at", "first_reply_at"], []]


def test_the_date_order_of_a_file_is_corrected(store, drop):
    path, _ = drop(a=AMBIGUOUS, b="conversation_id,arrived_at\n9,2026-01-01T00:00:00Z\n")
    assert arrivals(store) == {"1": "2026-04-03 10:00:00", "2": "2026-06-05 10:00:00", "9": "2026-01-01 00:00:00"}
    [told] = correct(store, [path], date_order="mdy")
    assert arrivals(store) == {"1": "2026-03-04 10:00:00", "2": "2026-05-06 10:00:00", "9": "2026-01-01 00:00:00"}
    assert (told["date_order"], told["ambiguous"], told["added"]) == ("mdy", [], 2)
    assert kept(store)[0].source.date_order == "mdy"


def test_an_order_that_the_dates_deny_is_not_said_to_be_used(store, drop):
    # no month 25, and 3 April tells the same: the day is first
    [path] = drop(a="conversation_id,arrived_at\n1,25/04/2026 10:00\n2,03/04/2026 10:00\n")
    [told] = correct(store, [path], date_order="mdy")
    assert told["date_order"] == "dmy"
    assert arrivals(store) == {"1": "2026-04-25 10:00:00", "2": "2026-04-03 10:00:00"}


def test_the_zone_of_a_file_is_corrected_and_both_choices_hold_together(store, drop):
    [path] = drop(a=AMBIGUOUS)
    correct(store, [path], date_order="mdy")
    correct(store, [path], zone="America/New_York")
    # 4 March is before the clocks change there: five hours behind; 6 May is after: four
    assert arrivals(store) == {"1": "2026-03-04 15:00:00", "2": "2026-05-06 14:00:00"}
    assert (kept(store)[0].source.zone, kept(store)[0].source.date_order) == ("America/New_York", "mdy")


def test_several_files_are_corrected_at_once(store, drop):
    paths = drop(
        a="conversation_id,arrived_at\n1,2026-03-02 10:00\n", b="conversation_id,arrived_at\n2,2026-03-02 12:00\n"
    )
    told = correct(store, paths, zone="Asia/Tokyo")
    # nine hours ahead of UTC
    assert arrivals(store) == {"1": "2026-03-02 01:00:00", "2": "2026-03-02 03:00:00"}
    assert [(report["file"], report["zone"]) for report in told] == [("a.csv", "Asia/Tokyo"), ("b.csv", "Asia/Tokyo")]


def test_a_file_keeps_its_zone_when_another_is_corrected_after_the_reader_moved(store, drop):
    drop(a="conversation_id,arrived_at\n1,2026-03-02 10:00\n")
    store.settle(store.terms.__class__("Asia/Tokyo"))
    [path] = drop(b="conversation_id,arrived_at\n2,03/04/2026 10:00\n")
    correct(store, [path], date_order="mdy")
    # 1 was read in UTC and stays so; 2 in Tokyo, nine hours ahead
    assert arrivals(store) == {"1": "2026-03-02 10:00:00", "2": "2026-03-04 01:00:00"}


def test_a_removed_file_is_as_if_it_had_never_been_loaded(store, drop):
    first, second = drop(a=AMBIGUOUS, b=LATER)
    assert mean_first_reply(store) == (880.0, 3)  # 4, 10 and 30 minutes
    remove(store, second)
    # 2 is unanswered again, as the first file says
    assert mean_first_reply(store) == (240.0, 1)
    assert not second.exists() and first.exists()
    assert [file.source.shown for file in kept(store)] == ["a.csv"]


def test_without_its_last_file_a_store_is_empty_and_can_be_filled_again(store, drop):
    [path] = drop(a=AMBIGUOUS)
    remove(store, path)
    assert (store.reports(), kept(store), arrivals(store)) == ([], [], {})
    drop(b=LATER)
    assert mean_first_reply(store) == (1200.0, 2)  # 10 and 30 minutes


def test_a_replaced_file_stands_in_its_place_under_its_choices(store, drop, tmp_path):
    first, _ = drop(a=AMBIGUOUS, b=LATER)
    correct(store, [first], date_order="mdy")
    better = tmp_path / "better"
    better.write_text(AMBIGUOUS.replace("10:04", "10:08"), encoding="utf-8")
    put_in_place(store, first, Source(better, "better.csv"))
    assert [file.source.shown for file in kept(store)] == ["better.csv", "b.csv"]
    # 1 after 8 minutes on 4 March; 2 is of the later file, which replaces the row
    assert arrivals(store)["1"] == "2026-03-04 10:00:00"
    assert mean_first_reply(store) == (960.0, 3)  # 8, 10 and 30 minutes
    assert not first.exists()


@pytest.mark.parametrize("content", [b"", b"\x89PNG\r\n\x1a\n0000", b"Fall;Beginn\n1;2026-03-02\n"])
def test_a_replacement_that_cannot_be_used_changes_nothing(store, drop, tmp_path, content):
    first, _ = drop(a=AMBIGUOUS, b=LATER)
    before = everything(store)
    wrong = tmp_path / "wrong"
    wrong.write_bytes(content)
    with pytest.raises(Problem, match=r"wrong\.csv"):
        put_in_place(store, first, Source(wrong, "wrong.csv"))
    assert everything(store) == before and first.exists()


def test_a_zone_that_does_not_exist_changes_nothing(store, drop):
    [path] = drop(a=AMBIGUOUS)
    before = everything(store)
    with pytest.raises(Problem, match="no time zone"):
        correct(store, [path], zone="Europe/Bonn")
    assert everything(store) == before


def test_a_file_that_is_gone_is_named_and_nothing_changes_until_it_is_removed(store, drop):
    first, second = drop(a=AMBIGUOUS, b=LATER)
    before = everything(store)
    first.unlink()
    assert [file.gone for file in kept(store)] == [True, False]
    with pytest.raises(Problem, match=r"a\.csv cannot be read anew, for the file is no longer there"):
        correct(store, [second], zone="Asia/Tokyo")
    assert everything(store) == before
    remove(store, first)
    assert [file.source.shown for file in kept(store)] == ["b.csv"]


def test_a_file_removed_meanwhile_is_told(store, drop):
    first, _ = drop(a=AMBIGUOUS, b=LATER)
    remove(store, first)
    with pytest.raises(Problem, match="not loaded any more"):
        remove(store, first)


def test_a_mapped_file_is_read_again_by_its_own_mapping(store, drop):
    mapping = Mapping("conversations", {"conversation_id": "Fall", "arrived_at": "Beginn"}, name="a.csv")
    other = Mapping("conversations", {"conversation_id": "Fall", "ended_at": "Ende", "arrived_at": "Beginn"})
    keep(store, mapping)
    [path] = drop(a="Fall,Beginn,Ende\n1,03/04/2026 10:00,03/04/2026 11:00\n")
    keep(store, other)  # a later mapping of the same header is for later files
    correct(store, [path], date_order="mdy")
    assert arrivals(store) == {"1": "2026-03-04 10:00:00"}
    with store.visit.cursor() as cur:
        assert cur.execute("SELECT ended_at FROM conversations").fetchall() == [(None,)]


def test_a_load_that_is_left_in_the_middle_leaves_nothing(store, drop, tmp_path):
    drop(a=AMBIGUOUS)
    before = everything(store)
    (tmp_path / "later").write_text(LATER, encoding="utf-8")

    class Left(BaseException):
        pass

    for stage in ("Reading", "Taking", "Building"):

        def tell(words, _, stage=stage):
            if words.startswith(stage):
                raise Left

        with pytest.raises(Left):
            store.load_all([Source(tmp_path / "later", "later.csv")], tell)
        with pytest.raises(Left):
            correct(store, [kept(store)[0].source.path], tell, zone="Asia/Tokyo")
        assert everything(store) == before


def test_how_far_a_load_is_only_grows_and_names_its_files(store, tmp_path):
    (tmp_path / "a").write_text(AMBIGUOUS, encoding="utf-8")
    (tmp_path / "b").write_text(LATER, encoding="utf-8")
    heard = []
    store.load_all([Source(tmp_path / n, f"{n}.csv") for n in "ab"], lambda *told: heard.append(told))
    words, shares = zip(*heard, strict=True)
    assert list(dict.fromkeys(words)) == [
        "Reading a.csv, 1 of 2 files",
        "Reading b.csv, 2 of 2 files",
        "Taking in 2 rows of a.csv, 1 of 2 files",
        "Taking in 2 rows of b.csv, 2 of 2 files",
        "Building the numbers",
    ]
    assert list(shares) == sorted(shares) and shares[0] == 0 and shares[-1] < 1


def test_only_uploads_that_belong_to_nothing_are_deleted(store, drop, tmp_path):
    [path] = drop(a=AMBIGUOUS)
    (tmp_path / "odd").write_text("x", encoding="utf-8")
    discard(store, [Source(path), Source(tmp_path / "odd")])
    assert path.exists() and not (tmp_path / "odd").exists()


def test_refused_records_come_with_their_cells(tmp_path):
    """The second survey is off its scale, the third has a kind that is none."""
    path = tmp_path / "a.csv"
    path.write_text("survey_id,kind,score,record\na,csat,5,x\nb,csat,9,=y\nc,mood,2,z\n", encoding="utf-8")
    with Store() as store:
        store.load(path)
        (file,) = kept(store)
        found = refused_rows(store, file).to_pylist()
        assert [(row["refused_record"], row["survey_id"], row["score"], row["record"]) for row in found] == [
            (2, "b", "9", "=y"),
            (3, "c", "2", "z"),
        ]
        assert "off the csat scale" in found[0]["reason"]
        path.unlink()
        assert [list(row) for row in refused_rows(store, file).to_pylist()] == [["refused_record", "reason"]] * 2


def test_what_is_corrected_of_a_mapped_file_holds_for_the_next_month(store, drop):
    """All days are 12 or less: 03/04 becomes 4 March once the reader says so, and 06/07 of the next file 7 June."""
    mapping = Mapping("conversations", {"conversation_id": "Nr", "arrived_at": "Came"}, header=("Nr", "Came"))
    keep(store, mapping)
    (path,) = drop(april="Nr,Came\n1,03/04/2026 10:00\n2,05/04/2026 10:00\n")
    assert arrivals(store)["1"] == "2026-04-03 10:00:00"
    correct(store, [path], date_order="mdy")
    assert arrivals(store)["1"] == "2026-03-04 10:00:00"
    drop(june="Nr,Came\n3,06/07/2026 10:00\n")
    assert arrivals(store)["3"] == "2026-06-07 10:00:00"


def test_a_refused_record_keeps_the_cells_it_has_even_those_beyond_the_header(store, drop):
    drop(a="conversation_id,channel,arrived_at\n1,chat,2026-03-02T09:00Z\n2,email,2026-03-02T10:00Z,EXTRA,MORE\n")
    (file,) = kept(store)
    ((record, reason, *cells),) = [tuple(row.values()) for row in refused_rows(store, file).to_pylist()]
    assert (record, reason) == (2, "has 5 fields, the header has 3")
    assert cells == ["2", "email", "2026-03-02T10:00Z", "EXTRA", "MORE"]
