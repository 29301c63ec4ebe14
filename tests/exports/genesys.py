"""What is in the sample of Genesys Cloud."""

WORKED = {
    "genesys_interactions_csv": [
        ("handle_time.mean", None, (330, 3)),  # 150 seconds of a call, 540 of a chat, 300 of an e-mail
        ("hold_time.mean", None, (10, 1)),  # of the one call that was answered
        ("conversations", None, (2, 2)),  # calls are calls, and what agents began is left out
        ("conversations", "channel", {"chat": 1, "email": 1}),
        ("talk_time.mean", "team", {"Shop": None, "Workshop": 140}),  # 150 less 10 on hold, the first of two queues
    ],
}
