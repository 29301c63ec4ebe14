"""What is in the sample of Salesforce."""

WORKED = {
    "salesforce_cases_csv": [
        ("conversations", None, (3, 3)),  # the five lines below the table are none
        ("last_resolution.mean", None, (14400, 1)),  # 10 AM to 2 PM
        ("conversations", "channel", {"email": 1, "phone": 1, "web": 1}),
        ("conversations", "agent", {"Ana Berg": 2, "Shop Queue": 1}),
    ],
}
