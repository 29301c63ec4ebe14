"""The work a contact takes: talking, holding, and handling as a whole."""

from metrics.metric import Metric, duration

STARTED = {"table": "calls", "dated_by": "call start", "moment": "started_at"}
ANSWERED = "coalesce(answered, talk_seconds > 0)"  # nobody talks in a call that was not answered
NOT_ANSWERED = ("not answered", f"{ANSWERED} IS NOT TRUE")


def _part(name: str) -> str:
    """The seconds of an answered call; fewer than none cannot be."""
    return f"CASE WHEN {ANSWERED} AND {name} >= 0 THEN {name} END"


METRICS: tuple[Metric, ...] = (
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
