"""What is in the samples of Delighted; a survey has no durations."""

WORKED = {
    "delighted_responses_json": [
        ("nps", None, (0, 2)),  # 0 and 9; the thumb is no score of ours
        ("csat_mean", None, (4, 1)),
        ("csat_mean", "tag", {"brakes": 4, "praise": None, None: None}),
    ],
    "delighted_responses_csv": [
        ("nps", None, (0, 2)),  # 10 and 4
        ("nps", "tag", {"brakes": -100, "late": -100, "praise": 100}),
        ("csat_share", None, (0, 1)),  # 2 of 5
    ],
}
