"""What is in the sample of support tweets."""

WORKED = {
    "twcs": [
        ("conversations", None, (3, 3)),  # 10, 20 and 30 begin one each
        ("first_reply.mean", None, (450, 2)),  # 5 and 10 minutes; 30 is unanswered
        ("response_rate", None, (0.5, 4)),  # 10 and 20 of 10, 12, 20 and 30
        ("conversations", "team", {"LindenHelp": 2, None: 1}),
        ("replies", "agent", {"AB": 1, "CD": 1, None: 0}),  # the signatures
    ],
}
