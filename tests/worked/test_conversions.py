"""What conversations bring, worked by hand: which outcomes count, and that nothing is not zero money."""

import pytest

TICKETS = """
    conversation_id, status, arrived_at, outcome,   outcome_value
    1,               open,   2 10:00,    sale,      100
    2,               open,   2 10:00,    Sale,      50.5
    3,               open,   2 10:00,    lead,
    4,               open,   2 10:00,    complaint, 7
    5,               open,   2 10:00,    ,
    6,               open,   3 10:00,    lead,      0
    7,               spam,   2 10:00,    sale,      1000
"""
FILES = {"t.csv": TICKETS}
SALES = '[definitions]\noutcomes = ["SALE", "lead"]'


@pytest.mark.worked("conversions", "conversion_rate")
def test_conversions(ask):
    """Any outcome: 1, 2, 3, 4 and 6 of 6. Sales and leads: 1, 2, 3 and 6."""
    assert ask(FILES, "conversions") == (5, 5)
    assert ask(FILES, "conversion_rate") == (pytest.approx(5 / 6), 6)
    assert ask(FILES, "conversions", settings=SALES) == (4, 4)
    assert ask(FILES, "conversion_rate", settings=SALES) == (pytest.approx(4 / 6), 6)
    assert ask(FILES, "conversions", settings=SALES, by="outcome")["lead"] == (2, 2)
    # a count of no rows is 0, a share of none is no data
    nobody = {"since": "2026-04-01", "until": "2026-04-02"}
    assert ask(FILES, "conversions", **nobody) == (0, 0)
    assert ask(FILES, "conversion_rate", **nobody) == (None, 0)


@pytest.mark.worked("conversions", "conversion_rate", "outcome_value")
def test_outcomes_no_file_tells_of(ask):
    """Another tool without the column: its conversation is no failure. Alone it gives no data."""
    other = {"o.csv": "conversation_id,arrived_at\nz,2026-03-02T10:00:00Z"}
    assert ask(FILES | other, "conversion_rate") == (pytest.approx(5 / 6), 6)
    for metric in ("conversions", "conversion_rate", "outcome_value"):
        assert ask(other, metric) is None


@pytest.mark.worked("outcome_value")
def test_outcome_value(ask):
    """100 + 50.5 + 7 + 0 of four conversations; 3 has no value. Of sales and leads 150.5 of three. A day without any
    is no data, not no money; the lead worth 0 on the next day is."""
    assert ask(FILES, "outcome_value") == (157.5, 4)
    assert ask(FILES, "outcome_value", settings=SALES) == (150.5, 3)
    assert ask(FILES, "outcome_value", every="day", since="2026-03-02", until="2026-03-05") == {
        "2026-03-02": (157.5, 3),
        "2026-03-03": (0, 1),
        "2026-03-04": (None, 0),
    }
    # a file that tells what was earned and not how: it counts, unless only some outcomes do
    earned = {"e.csv": "conversation_id,arrived_at,outcome_value\n1,2026-03-02T10:00:00Z,30"}
    assert ask(earned, "outcome_value") == (30, 1)
    assert ask(earned, "outcome_value", settings=SALES) == (None, 0)
