"""What is in the samples of Freshdesk and Freshservice."""

import pytest

WORKED = {
    "freshdesk_tickets_csv": [
        ("conversations", None, (3, 3)),
        ("first_reply.mean", None, (2700, 2)),  # the moments: 30 minutes, and an hour across midnight
        ("first_resolution.mean", None, (4800, 2)),  # 120 and 40 minutes
        ("handle_time.mean", None, (2550, 2)),  # 25 and 60 minutes; 00:00:00 is nothing tracked
        ("csat_share", None, (0.5, 2)),  # Extremely Happy and Unhappy
        ("conversations", "channel", {"email": 1, "phone": 1, "web": 1}),
        ("conversations", "tag", {"brakes": 1, "late": 2, None: 1}),
    ],
    "freshservice_tickets_csv": [
        ("conversations", None, (3, 3)),
        ("first_reply.mean", None, (1800, 2)),  # 20 and 40 minutes
        ("first_resolution.mean", None, (10800, 1)),  # three hours
        ("csat_mean", None, (4, 1)),  # Happy
        ("conversations", "channel", {"email": 2, "web": 1}),
        ("conversations", "team", {"Desk": 2, "Network": 1}),
    ],
    "freshdesk_tickets_json": [
        ("conversations", None, (3, 3)),  # the fourth is spam
        ("first_reply.mean", None, (1200, 2)),  # 30 and 10 minutes
        ("first_resolution.mean", None, (3600, 1)),  # resolved at 11, closed at 12
        ("replies", "agent", {"7": 1, "8": 1, None: 0}),  # not the private note
        ("conversations", "channel", {"chat": 1, "email": 1, "phone": 1}),
        ("conversations", "priority", {"high": 1, "low": 2}),
    ],
    "freshdesk_conversations_json": [
        ("conversations", None, (2, 2)),
        ("first_reply.mean", None, (1200, 1)),  # 20 minutes; neither the private note nor the forward
        ("replies", "agent", {"7": 1, None: 0}),
    ],
    "freshdesk_satisfaction_ratings_json": [
        ("csat_mean", None, (pytest.approx(10 / 3), 3)),  # 103 is 5, -101 is 2, 100 is 3
        ("csat_share", None, (pytest.approx(1 / 3), 3)),
        ("csat_mean", "agent", {"7": 4, "8": 2}),
    ],
}
