"""What is in the sample of Typeform; a survey has no durations."""

import pytest

WORKED = {
    "typeform_responses_csv": [
        ("csat_mean", None, (pytest.approx(11 / 3), 3)),  # 5, 2 and 4; the fourth was broken off
        ("survey_response_rate", None, (0.75, 4)),
        ("csat_mean", "tag", {"chat": 4.5, "email": 2}),
    ],
}
