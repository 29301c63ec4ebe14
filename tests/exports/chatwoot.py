"""What is in the samples of Chatwoot."""

import pytest

WORKED = {
    "chatwoot_csat_csv": [
        ("csat_mean", None, (pytest.approx(11 / 3), 3)),  # 5, 2 and 4; how long an answer took is not in it
        ("csat_low", "agent", {"Ana Berg": 1, None: 0}),  # the 2; the third has no agent
    ],
    # No moment is in it: it completes conversations that are loaded beside it.
    "chatwoot_sla_csv": [("conversations", None, (None, 0))],
    "chatwoot_messages_json": [
        ("conversations", None, (1, 1)),
        ("first_reply.mean", None, (300, 1)),  # message 6; 2 and 3 are of bots, 5 is a note
        ("reply_wait.mean", None, (450, 2)),  # 1 to 6 in 5 minutes, 7 to 8 in 10
        ("replies", "agent", {"Ana Berg": 2, None: 0}),  # 9 asks for a rating, 10 was sent by a rule
    ],
    "chatwoot_conversations_json": [
        ("conversations", None, (3, 3)),
        ("first_reply.mean", None, (600, 2)),  # 5 and 15 minutes; 43 has none
        ("conversations", "channel", {"chat": 2, "email": 1}),
        ("conversations", "platform", {"WhatsApp": 1, None: 2}),
        ("conversations", "tag", {"brakes": 1, "late": 2, None: 1}),
    ],
}
