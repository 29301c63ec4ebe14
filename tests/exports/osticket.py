"""What is in the sample of osTicket."""

WORKED = {
    "osticket_tickets_csv": [
        ("conversations", None, (3, 3)),
        ("customers", None, (2, 2)),  # Ada twice
        ("last_resolution.mean", None, (7200, 2)),  # 3 hours and 1
        ("conversations", "channel", {"email": 1, "phone": 1, "web": 1}),
        ("conversations", "tag", {"Orders / Late": 1, "Repairs": 2}),
    ],
}
