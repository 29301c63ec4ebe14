"""What is in the sample of Jira Service Management."""

WORKED = {
    "jira_issues_csv": [
        ("conversations", None, (3, 3)),
        ("first_reply.mean", None, (1200, 2)),  # 30 and 10 minutes; -0:30 and 0:50 are time left
        ("last_resolution.mean", None, (18000, 1)),  # 10 AM to 3 PM
        ("reply_wait.mean", None, (1200, 3)),  # 30 and 20 minutes in the first, 10 in the second
        ("csat_mean", None, (5, 1)),
        ("conversations", "tag", {"brakes": 1, "late": 2, None: 1}),
        ("conversations", "language", {"English": 1, "German": 2}),
    ],
}
