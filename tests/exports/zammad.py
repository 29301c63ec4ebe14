"""What is in the sample of Zammad."""

WORKED = {
    "zammad_tickets_report": [
        ("conversations", None, (3, 3)),
        ("first_reply.mean", None, (1200, 2)),  # 30 and 10 minutes; 15 business minutes are not used
        ("first_resolution.mean", None, (7200, 1)),  # 10 to 12 o'clock
        ("conversations", "channel", {"chat": 1, "email": 1, "web": 1}),
        ("conversations", "platform", {"WhatsApp": 1, None: 2}),
        ("conversations", "agent", {"Ana Berg": 2, None: 1}),  # the owner “-” is nobody
        ("conversations", "priority", {"high": 1, "normal": 2}),
    ],
}
