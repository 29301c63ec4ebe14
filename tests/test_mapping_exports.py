"""How well the guess does on the headers of known exports, as if they were unknown and without a single value."""

import json

import pytest

from metrics.guess.cells import Cells
from metrics.guess.choose import choose
from metrics.guess.likely import likely

# What a careful person maps: (tool, export begins with) -> table, then ours=their column, `|` where either would do.
# `-` lists columns that may be given or left alone, since only their values could tell.
EXPORTS = {
    ("Zendesk", "Full CSV"): """conversations conversation_id=Id, customer_id=Requester email|Requester id|Requester,
        agent=Assignee, team=Group, subject=Subject, tags=Tags, status=Status, priority=Priority, channel=Via,
        arrived_at=Created at, first_reply_at=First reply time in minutes, replies=Replies, reopens=Reopens,
        first_resolved_at=First resolution time in minutes, resolved_at=Solved at|Full resolution time in minutes""",
    ("Zendesk", "Explore"): """conversations conversation_id=ID, agent=Assignee, team=Group, tags=Tags, status=Status,
        priority=Priority, channel=Via, arrived_at=Created at, first_reply_at=First reply time in minutes,
        replies=Replies, reopens=Reopens, resolved_at=Solved at, first_resolved_at=First resolution time in minutes""",
    ("Freshdesk", "Tickets"): """conversations conversation_id=Ticket ID, subject=Subject, status=Status, tags=Tags,
        priority=Priority, channel=Source, agent=Agent, team=Group, arrived_at=Created time, replies=Agent interactions,
        first_reply_at=Initial response time|First response time (in hrs), resolved_at=Resolved time|Closed time,
        customer_id=Email|Contact ID|Full name, customer_messages=Customer interactions""",
    ("Freshservice", "Tickets"): """conversations conversation_id=Ticket Id, subject=Subject, status=Status, tags=Tags,
        priority=Priority, channel=Source, agent=Agent, team=Group, arrived_at=Created Time, replies=Agent interactions,
        first_reply_at=Initial Response Time|First Response Time (in Hrs), resolved_at=Resolved Time|Closed Time,
        customer_id=Requester Email|Requester Name, customer_messages=Customer interactions""",
    ("Intercom", "Reporting"): """conversations conversation_id=Conversation ID, channel=Channel, tags=Topics|AI Topic,
        arrived_at=Conversation started at (America/New_York), status=Current conversation state, subject=Title,
        team=Team currently assigned, agent=Teammate currently assigned, customer_id=User email|User name,
        first_reply_at=First response time (seconds)""",
    ("Intercom", "Message"): """messages message_id=message_id, text=message_body, sent_at=message_created_at,
        author_kind=message_author_type, conversation_id=conversation_id, tags=conversation_tags -customer_id agent""",
    ("Chatwoot", "CSAT"): """surveys agent=Agent Name, score=Rating, comment=Feedback Comment,
        answered_at=Recorded date, customer_id=Contact Email Address|Contact Name -sent_at""",
    ("Chatwoot", "API JSON messages"): """messages message_id=id, text=content, conversation_id=conversation_id,
        sent_at=created_at, author_kind=sender_type|message_type -customer_id agent""",
    ("HubSpot", "Service"): """conversations conversation_id=Ticket ID, subject=Ticket name, status=Ticket status,
        arrived_at=Create date, agent=Ticket owner, channel=Source, resolved_at=Close date|Time to close (HH:mm:ss),
        priority=Priority, first_reply_at=First agent email response date|Time to first agent email reply (HH:mm:ss)""",
    ("Front", "Analytics"): """messages message_id=Message ID, conversation_id=Conversation ID, author_kind=Direction,
        team=Inbox, sent_at=Message date, agent=Author|Assignee|Attributed to, customer_id=Contact handle, tags=Tags,
        text=Extract, channel=Source -""",
    ("Gorgias", "Tickets"): """conversations conversation_id=Ticket id, tags=Tags, channel=Initial channel,
        priority=Priority, subject=Subject, arrived_at=Creation date, resolved_at=Closed date|Resolution time (s),
        agent=Assignee name|Assignee email, customer_id=Customer email, first_reply_at=First response time (s),
        replies=Number of agent messages, customer_messages=Number of customer messages""",
    ("LiveChat", "Chats"): """conversations conversation_id=conferenceId, team=group name,
        arrived_at=chat creation date <Zone>|chat start date <Zone>, first_reply_at=first response time,
        agent=operator 1 nick|operator 1 id, customer_id=pre chat: E-mail:, tags=tag 1 -handle_seconds""",
    ("Zammad", "Report"): """conversations conversation_id=#, subject=Title, status=State, priority=Priority,
        team=Group, agent=Owner, customer_id=Customer, channel=Create Channel, tags=Tags, arrived_at=Created At,
        resolved_at=Closed At|Close In Min, first_reply_at=First Response At|First Response In Min""",
    ("osTicket", "Ticket"): """conversations conversation_id=Ticket Number, arrived_at=Date Created, subject=Subject,
        customer_id=From Email|From, priority=Priority, team=Department|Team Assigned, tags=Help Topic, channel=Source,
        status=Current Status, resolved_at=Closed Date, agent=Agent Assigned, reopens=Reopen Count""",
    ("Jira Service Management", "Issue"): """conversations conversation_id=Issue key|Issue id, subject=Summary,
        status=Status, priority=Priority, agent=Assignee, customer_id=Reporter|Reporter Id, arrived_at=Created,
        resolved_at=Resolved|Custom field (Time to resolution), tags=Labels, language=Custom field (Request language),
        first_reply_at=Custom field (Time to first response)|Custom field ([CHART] Date of First Response)""",
    ("ServiceNow", "Incident"): """conversations conversation_id=number, arrived_at=opened_at, status=state,
        subject=short_description, customer_id=caller_id, priority=priority, team=assignment_group, agent=assigned_to,
        resolved_at=resolved_at""",
    ("Salesforce", "Case"): """conversations conversation_id=Case Number, subject=Subject, status=Status,
        agent=Case Owner, priority=Priority, channel=Case Origin, arrived_at=Date/Time Opened,
        resolved_at=Date/Time Closed, tags=Case Reason""",
    ("Hootsuite Inbox 2.0 / Sparkcentral", "Resolved"): """conversations conversation_id=Conversation ID,
        channel=Medium|Channel, customer_id=Contact Profile ID|Contact Primary Identifier, arrived_at=Created at""",
    ("ultimate.ai / Zendesk bot", "Conversation"): """messages conversation_id=conversationId, sent_at=sendTime,
        author_kind=senderType, text=text, agent=agentId""",
    ("Google Play Console", "Reviews"): """surveys score=Star Rating, comment=Review Text,
        answered_at=Review Submit Date and Time|Review Submit Millis Since Epoch -sent_at""",
    ("App Store Connect", "customerReviews"): """surveys score=rating, comment=body, customer_id=reviewerNickname,
        sent_at=createdDate -answered_at""",
    ("Aircall", "Calls CSV (older)"): """calls started_at=datetime (UTC)|date (TZ offset incl.), customer_id=from,
        answered=answered, agent=user, talk_seconds=duration (in call), tags=tags, team=line -channel""",
    ("Aircall", "Calls CSV (2025)"): """calls started_at=datetime (utc)|datetime (tz offset incl.)|call start time,
        customer_id=customer number|from, answered=answered, agent=user, tags=tags, team=team, call_id=call id,
        talk_seconds=duration (in call)|in-call duration, wait_seconds=waiting time|time to answer""",
    ("Genesys Cloud", "Interactions"): """calls conversation_id=Conversation ID, agent=Users, customer_id=Remote|ANI,
        started_at=Date, talk_seconds=Duration, team=Queue, hold_seconds=Total Hold, wait_seconds=Total Queue,
        channel=Media Type -wrap_seconds""",
    ("Anonymous Bank (Technion)", "Call"): """calls call_id=call_id, customer_id=customer_id, started_at=date,
        wait_seconds=q_time, talk_seconds=ser_time, agent=server, answered=outcome -""",
    ("PwC call centre set", "xlsx"): """calls call_id=Call Id, agent=Agent, started_at=Date, tags=Topic,
        answered=Answered (Y/N), wait_seconds=Speed of answer in seconds, talk_seconds=AvgTalkDuration""",
    ("SurveyMonkey", "Responses"): "surveys survey_id=Respondent ID, answered_at=End Date, sent_at=Start Date,"
                                   " customer_id=Email Address",
    ("Typeform", "Responses"): """surveys survey_id=#, answered_at=Submit Date (UTC), sent_at=Start Date (UTC),
        tags=Tags -kind""",
    ("Delighted", "API"): """surveys survey_id=id, customer_id=person, kind=survey_type, score=score, comment=comment,
        sent_at=created_at, tags=tags""",
    ("Medallia Agent Connect", "Export"): """surveys survey_id=request_id, sent_at=request_sent_at, score=star_rating,
        answered_at=response_received_at, comment=comments, conversation_id=ext_interaction_id, channel=channel,
        tags=tags, customer_id=customer_name|request_sent_to, agent=employee_email|employee_last_name""",
    ("Slack", "workspace"): """messages message_id=client_msg_id, text=text, sent_at=ts, conversation_id=thread_ts
        -customer_id team agent author_kind""",
    ("Twitter customer support (twcs)", "CSV"): """messages message_id=tweet_id, author_kind=inbound, text=text,
        sent_at=created_at -customer_id conversation_id""",
}  # fmt: skip


@pytest.fixture(scope="module")
def headers(shared):
    return {(e["tool"], e["export"]): e["columns"] for e in json.loads((shared / "formats/formats.json").read_text())}


def header(headers, key):
    return next(columns for (tool, export), columns in headers.items() if tool == key[0] and export.startswith(key[1]))


def worked(key):
    """(table, ours -> their columns that would be right, ours that may be given or not)."""
    table, _, rest = EXPORTS[key].partition(" ")
    told, _, free = " ".join(rest.split()).partition(" -")
    right = dict(part.strip().split("=", 1) for part in told.split(", "))
    return table, {ours: names.split("|") for ours, names in right.items()}, set(free.split())


def test_the_table_is_told_by_the_header(headers):
    wrong = [key for key in EXPORTS if likely({n: Cells(()) for n in header(headers, key)})[0][0] != worked(key)[0]]
    assert len(EXPORTS) == 32
    assert set(wrong) <= {("Front", "Analytics")}  # a log of messages that has every column of a ticket


def test_the_columns_are_told_by_the_header(headers):
    right = wanted = given_wrongly = 0
    missed = []
    for key in EXPORTS:
        table, told, free = worked(key)
        chosen = {c.ours: c.column for c in choose({n: Cells(()) for n in header(headers, key)}, table).values()}
        hits = {ours for ours, names in told.items() if chosen.get(ours) in names}
        missed += [(key[0], ours, chosen.get(ours)) for ours in told if ours not in hits]
        right, wanted = right + len(hits), wanted + len(told)
        given_wrongly += len([ours for ours in chosen if ours not in hits | free])
    print(f"{right} of {wanted} right, {given_wrongly} given wrongly; missed {missed}")
    assert right / wanted > 0.96
    assert given_wrongly <= 8
