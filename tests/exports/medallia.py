"""What is in the sample of Medallia Agent Connect; a survey has no durations."""

import pytest

WORKED = {
    "medallia_responses_csv": [
        ("csat_mean", None, (3.5, 2)),  # 5 and 2 stars
        ("survey_response_rate", None, (pytest.approx(2 / 3), 3)),  # the third request was held back
        ("csat_mean", "channel", {"chat": 2, "phone": 5}),
        ("csat_mean", "agent", {"Bo Winter": 5, "Eve Sand": 2}),
    ],
}
