"""What is in the samples of Zendesk."""

import pytest

WORKED = {
    "zendesk_full_csv": [
        ("conversations", None, (3, 3)),
        ("first_reply.mean", None, (1200, 2)),  # 30 and 10 minutes
        ("first_resolution.mean", None, (4500, 2)),  # 90 and 60 minutes
        ("csat_share", None, (0.5, 2)),  # Good and Bad; Not Offered is no survey
        ("resolution_rate", None, (pytest.approx(2 / 3), 3)),
        ("conversations", "channel", {"chat": 1, "email": 2}),
        ("conversations", "tag", {"brakes": 1, "late": 2, None: 1}),
    ],
}
