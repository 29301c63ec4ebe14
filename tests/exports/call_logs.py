"""What is in the samples of published logs of calls."""

WORKED = {
    "anonymous_bank_calls": [
        ("talk_time.mean", None, (200, 2)),  # 100 and 300 seconds; one hung up, the phantom call is none
        ("talk_time.mean", "agent", {"ANA": 100, "BEN": 300, None: None}),
    ],
    "pwc_calls": [
        ("talk_time.mean", None, (200, 2)),  # 1:40 and 5:00
        ("csat_mean", None, (3.5, 2)),  # 5 and 2; the missed call has none
        ("csat_low", "tag", {"Contract related": 0, "Technical Support": 1}),
    ],
}
