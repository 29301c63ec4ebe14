"""Laws of a change taken apart: whatever the rows, the parts add up to the change, and a group that stayed did nothing."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics.parts import Both, Counted, Sums, of_means, of_quantile, of_sums, quantile

VALUES = st.integers(-1000, 1000)
ROWS = st.lists(st.tuples(st.sets(st.sampled_from("abcd")), VALUES), min_size=1, max_size=30)


def summed(now: list, before: list) -> dict:
    """Rows of (the groups they stand under, value) as the sums of every group; of no group is the unknown."""
    found: dict = {}
    for place, rows in enumerate((now, before)):
        for groups, value in rows:
            for group in groups or {None}:
                spans = list(found.get(group, Both()))
                spans[place] = spans[place].plus(1, value, len(groups) or 1)
                found[group] = Both(*spans)
    return found


@given(ROWS, ROWS)
def test_mix_and_within_add_up_to_the_change_of_a_mean(now, before):
    parts = of_means(summed(now, before))
    change = np.mean([value for _, value in now]) - np.mean([value for _, value in before])
    assert math.isclose(sum(part.contribution for part in parts), change, abs_tol=1e-8)
    assert all(part.contribution == part.mix + part.within for part in parts)


@given(ROWS, ROWS)
def test_differences_add_up_to_the_change_of_a_sum(now, before):
    parts = of_sums(summed(now, before), counts=False)
    change = sum(value for _, value in now) - sum(value for _, value in before)
    assert math.isclose(sum(part.contribution for part in parts), change, abs_tol=1e-8)


@given(ROWS)
def test_where_nothing_changed_no_group_did_anything(rows):
    found = [*of_means(summed(rows, rows)), *of_sums(summed(rows, rows), counts=False)]
    assert {part.contribution for part in found} == {0}


@given(ROWS, ROWS, st.integers(2, 9))
def test_more_of_the_same_changes_no_part_of_a_mean(now, before, times):
    once, often = (of_means(summed(now * by, before * by)) for by in (1, times))
    assert [p.contribution for p in often] == pytest.approx([p.contribution for p in once], abs=1e-8)


@given(ROWS, ROWS, st.sampled_from([0.5, 0.9, 1.0]))
def test_a_quantiles_part_is_what_replacing_the_rows_takes_away(now, before, share):
    """Against plain numpy over the rows themselves."""
    rows = [(groups, value, True) for groups, value in now] + [(groups, value, False) for groups, value in before]
    values, place = np.unique([float(value) for _, value, _ in rows], return_inverse=True)
    new = np.array([is_now for *_, is_now in rows])
    members = {g: np.flatnonzero([g in groups for groups, *_ in rows]) for g in "abcd"}
    whole = np.quantile([value for _, value in now], share)
    for part in of_quantile(Counted(values, place, new * 1, ~new * 1), members, share):
        left = [value for groups, value, is_now in rows if is_now != (part.group in groups)]
        assert part.contribution == pytest.approx(whole - np.quantile(left, share) if left else 0, abs=1e-6)


@given(st.lists(st.tuples(VALUES, st.integers(0, 5)), max_size=20, unique_by=lambda pair: pair[0]))
def test_a_quantile_of_counted_values_is_that_of_the_values(pairs):
    values, counts = (
        (np.array(column, dtype=float) for column in zip(*sorted(pairs), strict=True)) if pairs else ((), ())
    )
    rows = np.repeat(values, np.array(counts, dtype=int))
    expected = np.quantile(rows, 0.9) if len(rows) else None
    assert quantile(np.array(values), np.array(counts), 0.9) == (None if expected is None else pytest.approx(expected))


def test_a_row_under_several_groups_weighs_as_one():
    assert Sums().plus(1, 6.0, 3) == Sums(1, 6.0, 1 / 3, 2.0)
