"""What is in the samples of Zendesk and Zendesk Chat."""

import pytest

WORKED = {
    "zendesk_full_csv": [
        ("conversations", None, (3, 3)),
        ("first_reply.mean", None, (1200, 2)),  # 30 and 10 minutes
        ("first_resolution.mean", None, (4500, 2)),  # 90 and 60 minutes
        ("csat_share", None, (0.5, 2)),  # Good and Bad; Not Offered is no survey
        ("resolution_rate", None, (pytest.approx(2 / 3), 3)),
        ("conversations", "channel", {"chat": 1, "email": 2}),
        ("conversations", "tag", {"brakes": 1, "late": 2, None: 1}),
    ],
    "zendesk_explore_tickets": [
        ("conversations", None, (3, 3)),
        ("first_reply.mean", None, (1800, 2)),  # 20 and 40 minutes
        ("first_resolution.mean", None, (3600, 1)),  # 60 minutes
        ("survey_response_rate", None, (0.5, 2)),  # Good and Offered
        ("conversations", "channel", {"phone": 1, "social": 1, "web": 1}),
    ],
    "zendesk_tickets_json": [
        ("conversations", None, (3, 3)),
        ("first_reply.mean", None, (920, 2)),  # 30 minutes; 40 seconds, finer than its 1 minute
        ("csat_share", None, (1, 1)),  # good; offered is unanswered, unoffered no survey
        ("conversations", "channel", {"chat": 1, "email": 1, "web": 1}),
        ("conversations", "tag", {"brakes": 1, "late": 2, None: 1}),
        ("conversations", "team", {"44": 2, None: 1}),
    ],
    "zendesk_ticket_metrics_json": [
        ("conversations", None, (3, 3)),
        ("first_reply.mean", None, (1200, 2)),  # 30 and 10 minutes of the calendar
        ("last_resolution.mean", None, (8100, 2)),  # 90 and 180 minutes
        ("conversations", "source", {"Zendesk": 3}),  # these records name nobody
    ],
    "zendesk_satisfaction_ratings_json": [
        ("csat_share", None, (0.5, 2)),  # good and bad
        ("survey_response_rate", None, (pytest.approx(2 / 3), 3)),  # the third is offered only
        ("csat_low", "agent", {"7": 0, "8": 1}),
    ],
    "zendesk_ticket_comments_json": [
        ("conversations", None, (2, 2)),
        ("first_reply.mean", None, (1200, 2)),  # 30 and 10 minutes; neither the rule's word nor the private one counts
        ("replies", "agent", {"7": 1, "8": 1, None: 0}),
    ],
    "zendesk_ticket_audits_json": [
        ("conversations", None, (2, 2)),
        ("first_reply.mean", None, (1200, 1)),  # 20 minutes
        ("replies", "agent", {"7": 1, None: 0}),
    ],
    "zendesk_ticket_metric_events_json": [
        ("conversations", None, (2, 2)),
        ("first_reply.mean", None, (900, 1)),  # 15 minutes; the second reply of 41 is another instance
        ("first_resolution.mean", None, (3600, 2)),  # an hour each
        ("last_resolution.mean", None, (3600, 1)),  # 42 runs again
        ("conversations", "source", {"Zendesk": 2}),
    ],
    "zendesk_chat_chats_json": [
        ("conversations", None, (3, 3)),
        ("first_reply.mean", None, (20, 1)),  # the trigger's word after 2 seconds is a bot's
        ("chat_duration.mean", None, (60, 1)),  # from the first message to the last
        ("csat_share", None, (1, 1)),
        ("conversations", "team", {"Shop": 2, "Workshop": 1}),
        ("replies", "agent", {"Ana": 1, "Helper": 0, None: 0}),
    ],
}
