"""What customers say when asked: CSAT, NPS, effort, and how many answer at all."""

from math import inf

from metrics.metric import Metric

SURVEY = {"table": "surveys", "dated_by": "answered_at", "agent": "reply_agent"}
NO_SCORE = ("no score", "score IS NULL")
ONE_POINT = ("a scale of one point", "scale_max < 1")


def of(kind: str) -> str:
    """The condition that an answer is one of this kind of survey."""
    return f"kind = '{kind}'"


def other(kind: str) -> tuple[str, str]:
    """The reason why an answer to another survey does not count."""
    return "another kind of survey", f"kind <> '{kind}'"


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
        value=f"CASE WHEN {of('csat')} AND scale_max > 2 THEN 1 + 4 * scaled END",
        scale=(1, 5),
        left_out=(other("csat"), NO_SCORE, ("good-or-bad scale", "scale_max <= 2")),
        needs=("surveys.score",),
        source=("S1",),
        traps="Only those who answered: look at n. A good-or-bad scale has no mean.",
        guard="survey_response_rate",
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
        value=f"CASE WHEN {of('csat')} THEN scaled >= 0.75 END",
        left_out=(other("csat"), NO_SCORE, ONE_POINT),
        needs=("surveys.score",),
        source=("ours",),
        traps="Not the mean: 3 and 1 count the same.",
        guard="survey_response_rate",
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
        value=f"{of('csat')} AND scaled <= 0.5",
        left_out=(other("csat"), NO_SCORE, ONE_POINT, ("above the middle", "scaled > 0.5")),
        needs=("surveys.score",),
        source=("S1",),
        traps="Each is worth a call back. Fewer low scores from fewer answers prove nothing.",
        guard="survey_response_rate",
    ),
    Metric(
        name="survey_response_rate",
        label="Survey response rate",
        unit="share",
        good="up",
        how="share",
        why="How many of those asked answer: whether the scores speak for all.",
        formula="surveys answered / surveys sent; those of CSAT unless kinds are kept",
        table="surveys",
        dated_by="sent_at",
        agent="reply_agent",
        value="CASE WHEN {kind} AND asked THEN answered_at IS NOT NULL END",
        left_out=(
            ("another kind of survey", "NOT ({kind})"),
            ("its file holds answered surveys only", "NOT asked"),
        ),
        needs=("surveys.sent_at",),
        source=("ours",),
        traps="Dated by sending: the newest may still be answered. A file without a single unanswered survey tells nothing.",
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
        value=f"CASE WHEN {of('nps')} THEN "
        "CASE WHEN score >= 9 THEN 100 WHEN score <= 6 THEN -100 WHEN score IS NOT NULL THEN 0 END END",
        net=True,
        left_out=(other("nps"), NO_SCORE),
        needs=("surveys.score",),
        source=("S1", "S2"),
        traps="Moves a lot with few answers; 30 to 50 is a common band.",
    ),
    Metric(
        name="ces_share",
        label="Easy for customers",
        unit="share",
        good="up",
        how="share",
        why="How many say that it was easy to get their question solved.",
        formula="answers above the middle of the scale (below it where low means easy) / answers; the middle agrees with nobody",
        **SURVEY,
        value="agrees",
        left_out=(other("ces"), NO_SCORE, ONE_POINT),
        needs=("surveys.score",),
        source=("S2",),
        traps="Which end of the scale means easy is a setting, ces_easy; high unless set.",
    ),
    Metric(
        name="ces_mean",
        label="Effort score",
        unit="score",
        good="none",
        how="mean",
        why="How easy customers say it was, on the survey's own scale.",
        formula="mean score as given",
        **SURVEY,
        value=f"CASE WHEN {of('ces')} THEN score END",
        scale=(1, inf),
        left_out=(other("ces"), NO_SCORE),
        needs=("surveys.score",),
        source=("S2",),
        traps="Which end is good depends on the question; scales of 5 and 7 must not be mixed. The share minds both.",
    ),
)
