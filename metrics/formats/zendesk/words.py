"""What Zendesk's words mean: the states of a ticket, the answers to its survey."""

STATES = {
    "new": "open",
    "open": "open",
    "pending": "pending",
    "on-hold": "pending",
    "hold": "pending",
    "solved": "resolved",
    "closed": "closed",
}
ANSWERS = {"good": 2, "bad": 1}
SENT = "('offered', 'good', 'bad')"  # of "Not Offered" no survey was sent
