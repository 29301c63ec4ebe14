"""What is in the samples of Aircall."""

WORKED = {
    "aircall_calls_older_csv": [
        ("handle_time.mean", None, (200, 2)),  # 100 and 300; one missed, one outbound
        ("handle_time.mean", "agent", {"Ana Berg": 100, "Ben Voss": 300, None: None}),
    ],
    "aircall_calls_csv": [
        ("talk_time.mean", None, (200, 2)),  # 1:40 and 5:00; one missed, one outbound
        ("talk_time.mean", "team", {"Office": 300, "Sales": 100}),
    ],
}
