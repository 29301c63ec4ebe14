"""What is in the samples of HubSpot, Front, Gorgias, LiveChat and ultimate.ai."""

import pytest

WORKED = {
    "hubspot_tickets_csv": [
        ("conversations", None, (3, 3)),
        ("first_reply.mean", None, (1200, 2)),  # 30 minutes as a duration, 10 as a moment
        ("first_resolution.mean", None, (93782, 2)),  # 26:03:00 to the moment, 26:03:04 as a duration
        ("ces_mean", None, (4, 2)),  # 6 and 2 of 7
        ("conversations", "channel", {"chat": 1, "email": 1, "web": 1}),
        ("conversations", "team", {"Shop": 2, "Workshop": 1}),
    ],
    "front_activities_csv": [
        ("conversations", None, (2, 2)),  # in the third only the company wrote
        ("first_reply.mean", None, (1500, 1)),  # 25 minutes; the automatic answer is a bot's
        ("csat_mean", None, (5, 1)),
        ("conversations", "team", {"Shop": 1, "Workshop": 1}),
        ("conversations", "tag", {"brakes": 1, "late": 2}),
    ],
    "gorgias_tickets_csv": [
        ("conversations", None, (3, 3)),  # the fourth was written by an agent and not answered
        ("first_reply.mean", None, (200, 2)),  # 300 and 100 seconds; 0 with no message of an agent is no reply
        ("first_resolution.mean", None, (1800.5, 2)),  # 3,600 and 1 seconds
        ("csat_mean", None, (4, 1)),
        ("conversations", "channel", {"chat": 2, "email": 1}),
        ("conversations", "tag", {"Order::Return": 1, "Order::Where": 1, "auto-close": 1, "late": 1, "vip": 1}),
    ],
    "livechat_chats_csv": [
        ("conversations", None, (3, 3)),
        ("first_reply.mean", None, (35, 2)),  # 10 in the queue and 20; 40; 0 is no answer
        ("chat_duration.mean", None, (pytest.approx(970 / 3), 3)),  # 610, 300 and 60
        ("csat_share", None, (0.5, 2)),  # rated good and rated bad; not rated is no survey
        ("conversations", "agent", {"Ana": 1, "Bo": 1, None: 1}),  # the last who took over
        ("conversations", "tag", {"brakes, front": 1, "late": 2, None: 1}),
    ],
    "ultimate_messages_tsv": [
        ("conversations", None, (2, 2)),
        ("first_reply.mean", None, (300, 1)),  # 11:05 at +01:00; the bot's word does not count
        ("replies", "agent", {"ana@radwerk.example": 1, "bot@radwerk.example": 0, None: 0}),
    ],
}
