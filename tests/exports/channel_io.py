"""What is in the sample of Channel.io."""

WORKED = {
    "channel_io_userchats": [
        ("conversations", None, (3, 3)),
        ("customers", None, (2, 2)),
        ("first_reply.mean", None, (450, 2)),  # 5 and 10 minutes
        ("conversations", "platform", {"Instagram": 1, "LINE": 1, None: 1}),
        ("conversations", "tag", {"brakes": 1, "late": 2, None: 1}),
    ],
}
