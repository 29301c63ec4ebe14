"""What is in the sample of Google Play."""

WORKED = {
    "google_play_reviews_csv": [
        ("conversations", None, (3, 3)),  # stars without a word ask for no reply
        ("first_reply.mean", None, (104400, 2)),  # 6 h, and 52 h from when the review was first written
        ("csat_share", None, (0.5, 4)),  # 5, 2, 4 and 1 star
        ("conversations", "language", {"de": 1, "en": 1, "ja": 1}),
        ("conversations", "platform", {"Google Play": 3}),
    ],
}
