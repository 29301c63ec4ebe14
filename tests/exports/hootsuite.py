"""What is in the sample of Hootsuite; a second moment, for a duration, is in none of the columns we know."""

WORKED = {
    "hootsuite_conversations_csv": [
        ("conversations", None, (3, 3)),
        ("conversations", "channel", {"chat": 2, "social": 1}),
        ("conversations", "platform", {"Messenger": 1, "WhatsApp": 1, "X": 1}),
    ],
}
