"""Shares by group with their intervals: order, the sentence, the scale."""

from parts_answers import SHARE

from pages.parts.intervals import markup, ordered, sentence


def row(channel, value, n, low, high):
    return {"channel": channel, "value": value, "n": n, "low": low, "high": high}


ROWS = [
    row(None, 0.1, 50, 0.05, 0.2),
    row("web", 0.0, 4, 0.0, 0.5),
    row("phone", 0.9, 40, 0.77, 0.96),
    row("email", 0.26, 34, 0.15, 0.43),
]


def test_the_lowest_comes_first_few_and_unknown_last():
    assert [r["channel"] for r in ordered(ROWS, "channel")] == ["email", "phone", "web", None]


def test_the_sentence_says_whether_the_ends_can_be_told_apart():
    # 43 % is under 77 %: no overlap; web has too few answers and the unknown is no channel
    assert (
        sentence(ordered(ROWS, "channel"), SHARE, "channel") == "email 26 % and phone 90 % differ by more than chance."
    )
    near = [row("a", 0.4, 10, 0.2, 0.6), row("b", 0.5, 10, 0.3, 0.7)]
    assert sentence(near, SHARE, "channel") == "a 40 % and b 50 % may differ by chance: their intervals overlap."
    assert sentence(near[:1], SHARE, "channel") == ""


def test_the_scale_runs_from_nothing_to_all_and_words_stand_beside():
    shown = markup([ROWS[3], ROWS[1]], SHARE, "channel")
    assert '<i style="left: 15.0%; width: 28.0%"></i><b style="left: 26.0%"></b>' in shown
    assert "<td>15 – 43 %</td><td>34</td>" in shown
    assert '<tr class="few"><th scope="row" title="web">web</th>' in shown
    assert "0 of 4" in shown
