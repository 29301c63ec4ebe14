"""How happy customers are: CSAT and NPS."""

from metrics.metric import Metric

SURVEY = {"table": "surveys", "dated_by": "answered_at"}
NOT_CSAT = ("another kind of survey", "kind <> 'csat'")
NO_SCORE = ("no score", "score IS NULL")
SCALE = "(score - 1) / nullif(scale_max - 1, 0)"

METRICS: tuple[Metric, ...] = (
    Metric(
        name="csat_mean",
        label="CSAT",
        unit="score",
        good="up",
        how="mean",
        why="How satisfied customers say they are, from 1 (bad) to 5 (satisfied).",
        formula="mean score on a scale of 1 to 5; other scales are stretched to it",
        **SURVEY,
        value=f"CASE WHEN kind = 'csat' AND scale_max > 2 THEN 1 + 4 * {SCALE} END",
        left_out=(NOT_CSAT, NO_SCORE, ("good-or-bad scale", "scale_max <= 2")),
        needs=("surveys.score",),
        source=("S1",),
        traps="Only those who answered: look at n. A good-or-bad scale has no mean.",
    ),
    Metric(
        name="csat_share",
        label="Satisfied",
        unit="share",
        good="up",
        how="share",
        why="The share of answers that are satisfied.",
        formula="answers of 4 or 5 / answers; on any scale the top quarter",
        **SURVEY,
        value=f"CASE WHEN kind = 'csat' THEN {SCALE} >= 0.75 END",
        left_out=(NOT_CSAT, NO_SCORE),
        needs=("surveys.score",),
        source=("ours",),
        traps="Not the mean: 3 and 1 count the same.",
    ),
    Metric(
        name="csat_low",
        label="Low scores",
        unit="count",
        good="down",
        how="count",
        why="The unhappy ones to follow up.",
        formula="answers of 3 or less, 3 included; on any scale the lower half",
        **SURVEY,
        value=f"kind = 'csat' AND {SCALE} <= 0.5",
        left_out=(NOT_CSAT, NO_SCORE, ("above the middle", f"{SCALE} > 0.5")),
        needs=("surveys.score",),
        source=("S1",),
        traps="Each is worth a call back.",
    ),
    Metric(
        name="nps",
        label="NPS",
        unit="score",
        good="up",
        how="mean",
        why="Would customers recommend us? From −100 to 100.",
        formula="100 × (promoters 9–10 − detractors 0–6) / answers, passives 7–8 in the denominator",
        **SURVEY,
        value="CASE WHEN kind = 'nps' THEN "
        "CASE WHEN score >= 9 THEN 100 WHEN score <= 6 THEN -100 WHEN score IS NOT NULL THEN 0 END END",
        left_out=(("another kind of survey", "kind <> 'nps'"), NO_SCORE),
        needs=("surveys.score",),
        source=("S1", "S2"),
        traps="Moves a lot with few answers; 30 to 50 is a common band.",
    ),
)
