"""The live check: what a download's bytes make is held against the number on screen, and a difference is said."""

import pytest

from metrics.catalogue import METRICS
from pages.parts.recounting import verdict

MEDIAN = METRICS["first_reply.median"]


def csv(*values: float) -> bytes:
    return ("\ufeffvalue,agent\n" + "".join(f"{value},Ann\n" for value in values)).encode()


def test_rows_that_make_the_number_are_ticked():
    same, words = verdict(MEDIAN, {"value": 120.0, "n": 3}, csv(60, 120, 300))
    assert same and words.startswith("3 rows of the download, worked out anew, make 2m")


@pytest.mark.parametrize("row", [{"value": 60.0, "n": 3}, {"value": 120.0, "n": 4}, {"value": None, "n": 3}])
def test_another_number_or_another_n_is_said(row):
    same, words = verdict(MEDIAN, row, csv(60, 120, 300))
    assert not same and "but the number above is" in words


def test_no_rows_are_no_number():
    assert verdict(MEDIAN, {"value": None, "n": 0}, csv())[0]
    assert verdict(METRICS["conversations"], {"value": 0.0, "n": 0}, csv())[0]
