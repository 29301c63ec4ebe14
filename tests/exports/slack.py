"""What is in the sample of Slack: three files of two channels, and who is who."""

WORKED = {
    "slack_export_json": [
        ("conversations", None, (4, 4)),  # joining a channel is none
        ("first_reply.mean", None, (18200, 3)),  # 10 minutes (the bot's word aside), 14 hours into the next day, 1 hour
        ("conversations", "team", {"finance": 1, "help-desk": 3}),
        ("replies", "agent", {"Ana Filip": 1, "Bo Winter": 2, None: 0}),
        ("customers", None, (2, 2)),
    ],
}
