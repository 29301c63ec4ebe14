"""Calls: how many, how many are answered and how soon; the work a contact takes: talking, holding, handling as a whole."""

from metrics.metric import Metric, duration

STARTED = {"table": "calls", "dated_by": "call start", "moment": "started_at"}
ANSWERED = "coalesce(answered, talk_seconds > 0)"  # nobody talks in a call that was not answered
NOT_ANSWERED = ("not answered", f"{ANSWERED} IS NOT TRUE")


def _part(name: str) -> str:
    """The seconds of an answered call; fewer than none cannot be."""
    return f"CASE WHEN {ANSWERED} AND {name} >= 0 THEN {name} END"


METRICS: tuple[Metric, ...] = (
    Metric(
        name="calls",
        label="Calls",
        unit="count",
        good="none",
        how="count",
        why="How much the phone rings.",
        formula="calls, answered or not",
        **STARTED,
        value="true",
        needs=("calls.started_at",),
        source=("ours",),
        traps="Fewer may be fewer problems, or a line on which nobody gets through: look at calls answered beside it.",
    ),
    Metric(
        name="calls_answered_rate",
        label="Calls answered",
        unit="share",
        good="up",
        how="share",
        why="Whether who calls reaches anybody.",
        formula="calls that somebody answered / calls of which that is known",
        **STARTED,
        value=ANSWERED,
        left_out=(("not known whether it was answered", f"({ANSWERED}) IS NULL"),),
        parts=(("whether it was answered", "calls.answered"),),
        needs=("calls.answered|calls.talk_seconds",),
        source=("ours",),
        guard="call_wait.median",
        traps="Who hangs up at once counts as not answered. Where a file does not say it, a call somebody talked in was.",
    ),
    *duration(
        Metric(
            name="call_wait",
            label="Call wait",
            unit="seconds",
            good="down",
            how="mean",
            why="How long callers wait until somebody answers; its mean is what the field calls speed of answer.",
            formula="seconds until somebody answered, over answered calls",
            **STARTED,
            value=_part("wait_seconds"),
            left_out=(
                NOT_ANSWERED,
                ("wait unknown", "wait_seconds IS NULL"),
                ("less than no time", "wait_seconds < 0"),
            ),
            needs=("calls.wait_seconds",),
            source=("ours",),
            guard="calls_answered_rate",
            traps="Who gave up waiting is not in it: look at calls answered beside it.",
        )
    ),
    *duration(
        Metric(
            name="handle_time",
            label="Handle time",
            unit="seconds",
            good="down",
            how="mean",
            why="The working time one call or chat takes: talking, holding and the work after it.",
            formula="(talk + hold + after-call work), over answered calls, and agents' active time where a chat export gives it",
            **STARTED,
            grain="handlings",
            value=_part("handle_seconds"),
            left_out=(
                NOT_ANSWERED,
                ("talk time unknown", "handle_seconds IS NULL"),
                ("less than no time", "handle_seconds < 0"),
            ),
            parts=(("time on hold", "calls.hold_seconds"), ("work after the call", "calls.wrap_seconds")),
            needs=("calls.talk_seconds|conversations.handle_seconds",),
            source=("S0",),
            guard="csat_mean|repeat_contact_rate",
            traps="Shorter is not better by itself: look at satisfaction and repeat contact beside it.",
        )
    ),
    *duration(
        Metric(
            name="talk_time",
            label="Talk time",
            unit="seconds",
            good="none",
            how="mean",
            why="The part of a call in which agent and customer talk.",
            formula="seconds talked, over answered calls",
            **STARTED,
            value=_part("talk_seconds"),
            left_out=(
                NOT_ANSWERED,
                ("talk time unknown", "talk_seconds IS NULL"),
                ("less than no time", "talk_seconds < 0"),
            ),
            needs=("calls.talk_seconds",),
            source=("S0",),
            guard="csat_mean|repeat_contact_rate",
            traps="Part of the handle time. A short talk may be a quick answer or a customer put off.",
        )
    ),
    *duration(
        Metric(
            name="hold_time",
            label="Hold time",
            unit="seconds",
            good="down",
            how="mean",
            why="How long callers are put on hold; a sign of too little capacity or knowledge at hand.",
            formula="seconds on hold, over answered calls that tell it; calls without a hold count with 0",
            **STARTED,
            value=_part("hold_seconds"),
            left_out=(
                NOT_ANSWERED,
                ("hold time unknown", "hold_seconds IS NULL"),
                ("less than no time", "hold_seconds < 0"),
            ),
            needs=("calls.hold_seconds",),
            source=("S2",),
            guard="csat_mean|repeat_contact_rate",
            traps="Most calls have no hold, so the median is often 0: look at the mean and at nine in ten.",
        )
    ),
)
