"""What is in the sample of SurveyMonkey; a survey has no durations."""

import pytest

WORKED = {
    "surveymonkey_responses_csv": [
        ("nps", None, (pytest.approx(100 / 3), 3)),  # 10, 9 and 3; the fourth gave no score
        ("nps", "source", {"SurveyMonkey": pytest.approx(100 / 3)}),
    ],
}
