"""How sure a number is: against numbers printed in textbooks and papers, and the laws any interval keeps."""

import statistics
from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics import METRICS
from metrics.chance import poisson, ranks, student, wilson
from metrics.interval import Found, change, interval, noise

SHARE, MEAN, MEDIAN, NPS = (METRICS[n] for n in ("csat_share", "csat_mean", "first_reply.median", "nps"))
WAIT, VOLUME, BACKLOG = (METRICS[n] for n in ("first_reply.mean", "conversations", "backlog_open"))
RATIO = METRICS["deflection_site_ratio"]


def of(values: list[float]) -> Found:
    """The mean of rows, as it is found in the store."""
    return Found(statistics.mean(values), len(values), [sum(value * value for value in values)])


def net(promoters: int, passives: int, detractors: int) -> Found:
    return of([100] * promoters + [0] * passives + [-100] * detractors)


@pytest.mark.parametrize(
    ("yes", "n", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_shares_as_in_newcombes_table(yes, n, low, high):
    """Newcombe, Statistics in Medicine 17 (1998) 857–872, table I, method 3."""
    assert interval(SHARE, Found(yes / n, n)) == pytest.approx((low, high), abs=5e-5)


@pytest.mark.parametrize(
    ("one", "two", "low", "high"),
    [((56, 70), (48, 80), 0.0524, 0.3339), ((9, 10), (3, 10), 0.1705, 0.8090), ((5, 56), (0, 29), -0.0381, 0.1926)],
)
def test_changes_of_shares_as_in_newcombes_table(one, two, low, high):
    """Newcombe, Statistics in Medicine 17 (1998) 873–890, table II, method 10."""
    found = [Found(yes / n, n) for yes, n in (one, two)]
    assert change(SHARE, *found) == pytest.approx((low, high), abs=5e-5)


@pytest.mark.parametrize(
    ("degrees", "quantile"), [(1, 12.706), (2, 4.303), (5, 2.571), (10, 2.228), (30, 2.042), (120, 1.980), (1e9, 1.960)]
)
def test_students_quantiles_as_in_every_table(degrees, quantile):
    assert student(degrees) == pytest.approx(quantile, abs=5e-4)


def test_ratios_of_two_counts_are_those_of_their_share_of_the_sum():
    """60 to 30 is two thirds of 90: Wilson's 0.5642 to 0.7555 (as R's prop.test(60, 90, correct=FALSE)), over the rest."""
    assert interval(RATIO, Found(2.0, 30, [60, 30])) == pytest.approx((0.5642 / 0.4358, 0.7555 / 0.2445), rel=1e-3)
    assert interval(RATIO, Found(0.0, 30, [0, 30]))[0] == 0
    assert interval(RATIO, Found(None, 0, [60, None])) == (None, None)
    # twice as many above as before is no matter of chance; four to two against two to two may be
    before = Found(1.0, 30, [30, 30])
    assert change(RATIO, Found(4.0, 30, [120, 30]), before)[0] > 0 > change(RATIO, Found(2.0, 2, [4, 2]), before)[0]


@given(st.integers(1, 10**6), st.integers(1, 10**6))
def test_a_ratio_turned_over_has_its_interval_turned_over(above, below):
    low, high = interval(RATIO, Found(above / below, below, [above, below]))
    turned = interval(RATIO, Found(below / above, above, [below, above]))
    assert (1 / high, 1 / low) == pytest.approx(turned, rel=1e-6)
    assert low <= above / below <= high


# Hours of sleep won by two drugs, ten patients each: Student, Biometrika 6 (1908), as R carries them.
DRUG_1 = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0]
DRUG_2 = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]


def test_means_and_their_change_as_r_prints_them():
    """t.test(extra ~ group, sleep): −3.3654832 to 0.2054832, 17.776 degrees of freedom; the first alone −0.53 to 2.03.

    A wait cannot be below 0.
    """
    assert change(WAIT, of(DRUG_1), of(DRUG_2)) == pytest.approx((-3.3654832, 0.2054832), abs=1e-6)
    assert interval(WAIT, of(DRUG_1)) == pytest.approx((0, 2.0297804), abs=1e-6)


@pytest.mark.parametrize(("n", "low", "high"), [(6, 1, 6), (10, 2, 9), (20, 6, 15), (50, 18, 33), (100, 40, 61)])
def test_ranks_of_a_median_as_in_the_tables(n, low, high):
    """Campbell and Gardner, British Medical Journal 296 (1988) 1454–1456."""
    assert ranks(n, 0.5) == (low, high)


def test_too_few_rows_bound_no_quantile():
    """Of 5 all lie above the median once in 2⁵ = 32 samples, 3.1 % > 2.5 %. None of 35 reaches the p90 in 0.9³⁵ =
    2.50298 %, none of 36 in 2.3 %. A million rows: 500,000 ± 1.96 × 500, the end the next row outside of 979.98."""
    assert ranks(5, 0.5) is None
    assert (ranks(35, 0.9), ranks(36, 0.9)) == (None, (29, 36))
    assert ranks(1_000_000, 0.5) == (499_020, 500_981)
    assert ranks(0, 0.5) is ranks(1, 0.9) is None


def test_net_scores():
    """50 promoters, 30 passives, 20 detractors: 30; variance .7 − .3² = .61, standard error 7.81: 30 ± 15.31."""
    assert interval(NPS, net(50, 30, 20)) == pytest.approx((14.69, 45.31), abs=0.01)
    # one for and one against: variance 1, standard error 70.7: beyond the scale on both sides
    assert interval(NPS, net(1, 0, 1)) == (-100, 100)
    # three promoters: Wilson 43.85 to 100 % for, 0 to 56.15 % against: 100 − √(56.15² + 56.15²) = 100 − 79.41
    assert interval(NPS, net(3, 0, 0)) == pytest.approx((20.59, 100), abs=0.01)
    assert interval(NPS, net(0, 0, 3)) == pytest.approx((-100, -20.59), abs=0.01)
    # ten passives: Wilson 0 to 27.75 % either way
    assert interval(NPS, net(0, 10, 0)) == pytest.approx((-27.75, 27.75), abs=0.01)
    assert interval(NPS, net(1, 0, 0))[0] < 0


def test_unanimous_answers_are_not_certain():
    """Four fives: by Wilson up to 48.99 % of others may have been missed, by the whole scale: 5 − 4 × .4899."""
    assert interval(MEAN, of([5, 5, 5, 5])) == pytest.approx((3.04, 5), abs=0.005)
    assert interval(MEAN, of([3])) == pytest.approx((3 - 2 * 0.7935, 3 + 2 * 0.7935), abs=0.005)
    # a wait has no upper end: one wait, or several of the same length, tell nothing
    assert interval(WAIT, of([60])) == interval(WAIT, of([60, 60])) == (None, None)
    assert interval(SHARE, Found(1.0, 3)) == pytest.approx((0.4385, 1), abs=1e-4)


def test_a_scale_ends_where_it_ends():
    # 5, 5 and 4: 4.67 ± 4.303 × .577 / √3
    assert interval(MEAN, of([5, 5, 4])) == pytest.approx((14 / 3 - 1.434, 5), abs=0.001)


def test_counts():
    """10 after 20. Poisson: 10 + 1.92 ± 1.96 √(10 + .96) is 5.43 to 18.41; 20: 12.95 to 30.89. Change: −10 −
    √(4.57² + 10.89²) to −10 + √(8.41² + 7.05²): nobody can tell, as the exact test says (p = .099). 10 after 25 can
    (p = .017). A backlog is a level, no count of what happens."""
    assert poisson(10) == pytest.approx((5.43, 18.41), abs=0.005)
    assert change(VOLUME, Found(10, 10), Found(20, 20)) == pytest.approx((-21.81, 0.97), abs=0.01)
    assert change(VOLUME, Found(10, 10), Found(25, 25))[1] < 0
    assert interval(VOLUME, Found(10, 10)) == (None, None)
    assert change(BACKLOG, Found(10, 10), Found(20, 20)) == (None, None)


def test_a_median_changes_by_both_intervals():
    """60 (50 to 75) after 90 (80 to 120): −30 − √(10² + 30²) to −30 + √(15² + 10²)."""
    now, before = Found(60, 40, [50, 75]), Found(90, 40, [80, 120])
    assert change(MEDIAN, now, before) == pytest.approx((-61.62, -11.97), abs=0.005)
    assert change(MEDIAN, now, Found(90, 3, None)) == (None, None)
    assert change(MEDIAN, now, Found()) == (None, None)


def test_noise():
    assert noise({"change_low": -1.0, "change_high": 2.0}) is True
    assert noise({"change_low": 0.5, "change_high": 2.0}) is False
    assert noise({"change_low": None, "change_high": None}) is None
    assert noise({"change_low": float("nan"), "change_high": float("nan")}) is None
    assert noise({"value": 1.0}) is None


counted = st.integers(1, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
scores = st.lists(st.integers(1, 5), min_size=1, max_size=30)
groups = st.tuples(st.integers(0, 60), st.integers(0, 60), st.integers(0, 60)).filter(any)


@given(counted)
def test_a_share_lies_in_its_interval_and_so_does_its_opposite(pair):
    yes, n = pair
    low, high = wilson(yes / n, n)
    assert 0 <= low <= yes / n + 1e-12 and yes / n - 1e-12 <= high <= 1
    assert wilson(1 - yes / n, n) == pytest.approx((1 - high, 1 - low))


@given(counted, st.integers(2, 50))
def test_more_rows_of_the_same_share_narrow_it(pair, times):
    yes, n = pair
    narrow, wide = wilson(yes / n, n * times), wilson(yes / n, n)
    assert wide[0] <= narrow[0] + 1e-12 and narrow[1] <= wide[1] + 1e-12


@given(groups)
def test_a_net_score_lies_in_its_interval_which_turns_round_with_it(found):
    low, high = interval(NPS, net(*found))
    value = net(*found).value
    assert -100 - 1e-6 <= low <= value + 1e-6 and value - 1e-6 <= high <= 100 + 1e-6
    assert high > low
    assert interval(NPS, net(*reversed(found))) == pytest.approx((-high, -low), abs=1e-6)


@given(scores, scores)
def test_the_change_back_is_the_change_turned_round(one, two):
    forth, back = change(MEAN, of(one), of(two)), change(MEAN, of(two), of(one))
    assert forth == pytest.approx((-back[1], -back[0]), abs=1e-9)


@given(counted)
def test_nothing_changed_is_noise(pair):
    yes, n = pair
    for metric, found in ((SHARE, Found(yes / n, n)), (VOLUME, Found(yes, yes))):
        low, high = change(metric, found, found)
        assert low <= 0 <= high
        assert isclose(low, -high, abs_tol=1e-9)


@given(st.integers(1, 3000), st.sampled_from([0.5, 0.9]))
def test_ranks_hold_the_quantile_and_mirror(n, quantile):
    found, mirrored = ranks(n, quantile), ranks(n, 1 - quantile)
    if found:
        assert 1 <= found[0] <= n * quantile + 1 and n * quantile <= found[1] <= n
        assert mirrored == (n + 1 - found[1], n + 1 - found[0])
        more = ranks(n + 1, quantile)
        assert more[0] - found[0] in (0, 1) and more[1] - found[1] in (0, 1)
