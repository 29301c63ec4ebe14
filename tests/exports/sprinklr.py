"""What is in the sample of Sprinklr; a second moment, for a duration, is in none of the columns we know."""

WORKED = {
    "sprinklr_messages_csv": [
        ("conversations", None, (2, 2)),  # two messages of one case, one of another, one of none
        ("conversations", "channel", {"chat": 1, "social": 1}),
    ],
}
