"""What Freshdesk's words and numbers mean: states, channels, priorities, the answers to its survey."""

STATES = {
    "open": "open",
    "pending": "pending",
    "waiting on customer": "pending",
    "waiting on third party": "pending",
    "resolved": "resolved",
    "closed": "closed",
}
NUMBERED_STATES = {
    "2": "open",
    "3": "pending",
    "4": "resolved",
    "5": "closed",
    "6": "pending",
    "7": "pending",
}
CHANNELS = {
    "1": "email",
    "2": "portal",
    "3": "phone",
    "5": "twitter",
    "6": "facebook",
    "7": "chat",
    "9": "feedback widget",
    "10": "email",
    "13": "whatsapp",
}
PRIORITIES = {"1": "low", "2": "medium", "3": "high", "4": "urgent"}

# The tool counts three answers as happy and three as unhappy. Spread over five points they stay on their side, in order.
_ANSWERS = (
    ("extremely happy", "103", 5),
    ("very happy", "102", 4.5),
    ("happy", "101", 4),
    ("neutral", "100", 3),
    ("unhappy", "-101", 2),
    ("very unhappy", "-102", 1.5),
    ("extremely unhappy", "-103", 1),
)
ANSWERS = {word: score for word, _, score in _ANSWERS}
NUMBERED_ANSWERS = {number: score for _, number, score in _ANSWERS}
