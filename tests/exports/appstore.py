"""What is in the sample of the App Store."""

import pytest

WORKED = {
    "app_store_reviews_json": [
        ("conversations", None, (3, 3)),
        ("first_reply.mean", None, (86400, 1)),  # a day; the reply to the third is not published yet
        ("csat_share", None, (pytest.approx(1 / 3), 3)),  # 2, 5 and 1 star
        ("conversations", "platform", {"App Store": 3}),
        ("customers", None, (3, 3)),
    ],
}
