"""Which files we can read: one declaration per export, grouped by tool."""

from metrics.formats import (
    aircall,
    appstore,
    call_logs,
    channel_io,
    chatwoot,
    delighted,
    freshdesk,
    front,
    genesys,
    gorgias,
    hootsuite,
    hubspot,
    intercom,
    jira,
    livechat,
    medallia,
    messengers,
    osticket,
    play,
    salesforce,
    servicenow,
    slack,
    sprinklr,
    surveymonkey,
    twcs,
    typeform,
    ultimate,
    zammad,
    zendesk,
)  # fmt: skip
from metrics.formats.contract import BETRAYS, contract
from metrics.formats.format import NAMES, Fill, Format, mentioned, same_names
from metrics.formats.spelled import Spelled
from metrics.tables import TABLES

TOOLS = (
    zendesk, freshdesk, intercom, chatwoot, hubspot, front, gorgias, livechat, zammad, osticket, jira, servicenow,
    salesforce, hootsuite, sprinklr, channel_io, aircall, genesys, call_logs, play, appstore, surveymonkey, typeform, delighted,
    medallia, ultimate, messengers, slack, twcs,
)  # fmt: skip

FORMATS: tuple[Format, ...] = (
    *(known for tool in TOOLS for known in tool.FORMATS),
    *(
        Format(
            name,
            "any tool",
            f"our own table of {name.replace('_', ' ')}",
            BETRAYS[name][0],
            (same_names(name, TABLES[name].names),),
        )
        for name in TABLES
    ),
)


def recognise(header: tuple[str, ...]) -> Format | None:
    """The format whose betraying headers this file has; our own tables last, because many exports share their words."""
    for known in FORMATS:
        if known.tool != "any tool" and known.claims(header):
            return known
    return contract(header)


__all__ = ["FORMATS", "NAMES", "Fill", "Format", "Spelled", "contract", "mentioned", "recognise", "same_names"]
