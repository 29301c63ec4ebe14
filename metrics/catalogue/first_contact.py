"""Solved at the first contact, under each of the rules that teams use for it."""

from metrics.metric import Metric

ANY_RESOLUTION = "first_resolved_at|resolved_at|status"
NO_REPLY = ("no human reply", "NOT fcr_counts")
TOO_RECENT = ("resolved too recently to tell", "fcr_too_recent")
DEFERRED, TRANSFERS, REOPENS = (("deferred", "deferred"), ("transfers", "transfers"), ("reopens", "reopens"))
CUSTOMER = ("who the customer is", "customer_id")


def _rule(name: str, label: str, why: str, formula: str, traps: str, **more) -> Metric:
    """A share of the conversations with a human reply; `left_out` stands behind those without one, `needs` behind ours."""
    left_out, needs = more.get("left_out", ()), more.get("needs", ())
    return Metric(
        name=name,
        label=label,
        unit="share",
        good="up",
        how="share",
        why=why,
        formula=f"{formula} / conversations with a human reply",
        table="conversations",
        dated_by="arrived_at",
        value=more.get("value", name),
        left_out=(NO_REPLY, *left_out),
        parts=more.get("parts", ()),
        needs=("arrived_at", ANY_RESOLUTION, *needs),
        source=more.get("source", ("S0", "ours")),
        traps=traps,
    )


METRICS: tuple[Metric, ...] = (
    _rule(
        "fcr",
        "First-contact resolution",
        "Solved at the first touch: the customer does not have to come back.",
        "resolved, not deferred, not transferred, not reopened, no new contact within the repeat window",
        "The printed formula of the article (resolved / all) is the resolution rate; this is its prose.",
        left_out=(
            TOO_RECENT,
            ("transfers, reopenings or deferral unknown", "part_unknown"),
            ("resolved nobody knows when", "fcr IS NULL"),
        ),
        parts=(DEFERRED, TRANSFERS, REOPENS, CUSTOMER),
        source=("S0",),
    ),
    _rule(
        "fcr_one_reply",
        "Solved with one reply",
        "One answer was enough.",
        "resolved with exactly one agent message",
        "A chat takes several messages even when all goes well; made for mail.",
        left_out=(("number of replies unknown", "replies IS NULL"),),
        needs=("replies|messages.author_kind",),
    ),
    _rule(
        "fcr_no_later_message",
        "Solved without a further question",
        "After the first answer the customer had nothing more to say.",
        "resolved without a customer message after the first reply",
        "A thank-you is a message too.",
        left_out=(("no messages", "messages IS NULL"),),
        needs=("messages.sent_at", "messages.author_kind"),
    ),
    _rule(
        "fcr_one_agent",
        "Solved by one agent",
        "The customer did not have to explain it twice.",
        "resolved by one agent alone, not transferred, not reopened",
        "How long it took is not in it.",
        left_out=(
            ("replies name no agent", "one_agent IS NULL"),
            ("transfers or reopenings unknown", "passing_unknown"),
        ),
        parts=(TRANSFERS, REOPENS),
        needs=("messages.author_kind", "messages.agent"),
    ),
    _rule(
        "fcr_in_15_minutes",
        "Solved within 15 minutes",
        "Solved while the customer was still there.",
        "first resolution in less than 15 minutes",
        "Strictly less; what is reopened later still counts.",
        value="fcr_in_15_minutes{clock}",
        left_out=(("resolved nobody knows when", "fcr_in_15_minutes{clock} IS NULL"),),
        needs=("first_resolved_at|resolved_at",),
    ),
    _rule(
        "fcr_no_repeat",
        "Solved without coming back",
        "The customer did not get in touch again.",
        "resolved, no new contact of the customer within the repeat window",
        "A customer who is not known cannot be seen to come back, and counts as one who did not.",
        left_out=(TOO_RECENT, ("resolved nobody knows when", "fcr_no_repeat IS NULL")),
        needs=("customer_id",),
    ),
)
