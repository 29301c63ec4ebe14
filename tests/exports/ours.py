"""What is in the samples of our own tables."""

WORKED = {
    "conversations": [
        ("conversations", None, (3, 3)),
        ("customers", None, (2, 2)),  # Ada twice
        ("first_reply.mean", None, (300, 2)),  # 3 and 7 minutes
        ("conversations", "tag", {"brakes": 1, "late": 2, None: 1}),
    ],
    "messages": [
        ("inbound_messages", None, (2, 2)),
        ("reply_wait.mean", None, (360, 2)),  # 2 and 10 minutes, the bot's word does not count
        ("inbound_messages", "channel", {"chat": 1, "email": 1}),
    ],
    "surveys": [
        ("csat_mean", None, (3.5, 2)),  # 5 and 2; the third is unanswered, the fourth another kind
        ("nps", None, (100, 1)),
        ("csat_low", "team", {"Shop": 1, "Workshop": 0}),
    ],
    "calls": [
        ("handle_time.mean", None, (225, 2)),  # 100 + 10 + 40 and 300; the third was not answered
        ("handle_time.slowest", "team", {"Shop": 300, "Workshop": 150}),
    ],
}
