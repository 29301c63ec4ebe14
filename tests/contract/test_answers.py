"""The contract of an answer in the terminal: header, columns, order, periods, groups, spans, keeps."""

import pytest
from small_files import cells


def test_header_and_column_order(run):
    heads = [
        ((), "metric,period,value,n"),
        (("--by", "channel", "team"), "metric,period,channel,team,value,n"),
        (("--interval",), "metric,period,value,n,low,high"),
        (
            ("--since", "2026-03-04", "--until", "2026-03-05", "--compare", "previous", "--interval"),
            "metric,period,value,n,previous_period,previous_value,previous_n,low,high",
        ),
        (("--by", "channel", "--keep", "channel=nowhere"), "metric,period,channel,value,n"),
    ]
    for rest, head in heads:
        code, out, _ = run("ask", "--metric", "conversations", *rest)
        assert (code, out.split("\n")[0]) == (0, head)


def test_a_bare_duration_is_its_four_in_the_order_asked(ask):
    rows = ask("replies", "first_reply", "conversations")
    assert [row["metric"] for row in rows] == [
        "replies",
        "first_reply.mean",
        "first_reply.median",
        "first_reply.p90",
        "first_reply.slowest",
        "conversations",
    ]


def test_counts_are_whole_values_are_full_and_no_data_is_empty(ask):
    # waits of 240 and 600 s; p90 lies 0.9 of the way: 240 + 0.9 × 360
    assert cells(ask("conversations", "first_reply.mean", "first_reply.p90", "never_answered_rate"), "value", "n") == [
        ("5", "5"),
        ("420.0", "2"),
        ("564.0", "2"),
        ("0.6", "5"),
    ]
    nobody = ask("conversations", "first_reply.mean", "--keep", "channel=nowhere")
    assert cells(nobody, "value", "n") == [("0", "0"), ("", "0")]


def test_what_the_data_lacks_is_a_row_and_one_line_on_stderr(run):
    code, out, err = run("ask", "--metric", "nps", "conversations")
    assert (code, out) == (0, "metric,period,value,n\nnps,,,0\nconversations,,5,5\n")
    assert [line for line in err.splitlines() if line.startswith("needs:")] == ["needs: nps: surveys.score"]
    code, out, _ = run("ask", "--metric", "nps", "--every", "day", "--by", "team")
    assert (code, out) == (0, "metric,period,team,value,n\nnps,,,,0\n")


def test_groups_ascend_with_the_unknown_last_in_one_spelling(ask):
    by_channel = ask("conversations", "--by", "channel")
    assert cells(by_channel, "channel", "value") == [("chat", "1"), ("email", "3"), ("", "1")]
    # red once, Red twice: the most frequent spelling
    assert cells(ask("conversations", "--by", "team"), "team", "value") == [("Blue", "1"), ("Red", "3"), ("", "1")]
    assert cells(ask("conversations", "--by", "customer_id"), "customer_id", "value") == [
        ("u1", "2"),
        ("u2", "1"),
        ("u3", "1"),
        ("", "1"),
    ]


def test_every_period_is_there_for_every_group(ask):
    rows = ask("conversations", "first_reply.mean", "--every", "day", "--by", "channel", "--keep", "channel=chat,email")
    days = ["2026-03-02", "2026-03-03", "2026-03-04"]
    assert cells(rows, "metric", "period", "channel", "value", "n") == [
        ("conversations", days[0], "chat", "1", "1"),
        ("conversations", days[0], "email", "1", "1"),
        ("conversations", days[1], "chat", "0", "0"),
        ("conversations", days[1], "email", "0", "0"),
        ("conversations", days[2], "chat", "0", "0"),
        ("conversations", days[2], "email", "2", "2"),
        ("first_reply.mean", days[0], "chat", "240.0", "1"),
        ("first_reply.mean", days[0], "email", "600.0", "1"),
        ("first_reply.mean", days[1], "chat", "", "0"),
        ("first_reply.mean", days[1], "email", "", "0"),
        ("first_reply.mean", days[2], "chat", "", "0"),
        ("first_reply.mean", days[2], "email", "", "0"),
    ]


@pytest.mark.parametrize(
    ("every", "since", "until", "first", "count", "last"),
    [
        ("day", "2026-02-27", "2026-03-02", "2026-02-27", 3, "2026-03-01"),
        ("week", "2026-03-01", "2026-03-10", "2026-02-23", 3, "2026-03-09"),  # Sunday belongs to the week before
        ("month", "2025-12-31", "2026-02-01", "2025-12-01", 2, "2026-01-01"),
        ("quarter", "2025-12-31", "2026-05-01", "2025-10-01", 3, "2026-04-01"),
        ("hour", "2026-03-02T09:30", "2026-03-02T11:00", "2026-03-02T09:00:00+00:00", 2, "2026-03-02T10:00:00+00:00"),
    ],
)
def test_a_period_is_its_first_day_and_all_of_the_span_are_there(ask, every, since, until, first, count, last):
    found = [row["period"] for row in ask("conversations", "--every", every, "--since", since, "--until", until)]
    assert (found[0], len(found), found[-1]) == (first, count, last)


def test_hours_on_the_days_when_the_clock_changes(ask):
    """In London the hour from 1 is missing on 29 March and doubled on 25 October 2026."""

    def hours(day: str, after: str) -> list[str]:
        return [
            row["period"]
            for row in ask(
                "conversations", "--every", "hour", "--zone", "Europe/London", "--since", day, "--until", after
            )
        ]

    spring, autumn = hours("2026-03-29", "2026-03-30"), hours("2026-10-25", "2026-10-26")
    assert (len(spring), spring[:3]) == (
        23,
        ["2026-03-29T00:00:00+00:00", "2026-03-29T02:00:00+01:00", "2026-03-29T03:00:00+01:00"],
    )
    assert (len(autumn), autumn[:3]) == (
        25,
        ["2026-10-25T00:00:00+01:00", "2026-10-25T01:00:00+01:00", "2026-10-25T01:00:00+00:00"],
    )


def test_spans_are_half_open_in_the_readers_zone(ask):
    def count(*rest: str) -> str:
        return ask("conversations", *rest)[0]["value"]

    assert count("--since", "2026-03-02T10:00", "--until", "2026-03-02T12:00") == "1"
    assert count("--since", "2026-03-02T10:00:01", "--until", "2026-03-02T12:00:01") == "1"
    # 2 March of Auckland ends at 11:00 of London's 2 March
    assert count("--since", "2026-03-02", "--until", "2026-03-03", "--zone", "Pacific/Auckland") == "1"
    # with an offset a moment is that moment, whatever the zone
    assert count("--since", "2026-03-02T13:00:00+01:00", "--zone", "Pacific/Auckland") == "4"


@pytest.mark.parametrize(
    ("keep", "kept"),
    [
        (["channel=chat"], "1"),
        (["channel= EMAIL ,chat"], "4"),
        (["channel!=email"], "2"),  # the unknown one is not e-mail
        (["channel="], "1"),
        (["channel=chat,"], "2"),
        (["channel!="], "4"),
        (["tag=a,c;d"], "2"),
        (["tag=a+b"], "1"),
        (["tag=A+b+a"], "1"),
        (["tag!=b"], "3"),
        (["tag="], "1"),
        (['tag="x,y"'], "1"),
        (['tag="p+q"+"say ""hi"""'], "1"),
        (["channel=email", "team=red"], "2"),
        (["customer_id=u1"], "2"),
        (["customer_id=U1"], "0"),  # ids are never folded
        (["hour=10,11"], "4"),
        (["weekday=3"], "3"),  # 4 March 2026 is a Wednesday
    ],
)
def test_keep(ask, keep, kept):
    assert ask("conversations", *[word for one in keep for word in ("--keep", one)])[0]["value"] == kept
