"""What a survey answer says on any scale: how far up it lies, in which group it falls, and whether its file tells of silence."""

from metrics.build.ground import Ground

# An answer without a moment was given when the survey was sent at the earliest.
SETTLED = {"answered_at": "coalesce(l.answered_at, CASE WHEN l.score IS NOT NULL THEN l.sent_at END) AS answered_at"}
# From 0 at the lower end of the scale to 1 at the upper: thumbs up and down are written 1 and 0.
SCALED = "CASE WHEN scale_max = 1 THEN score ELSE (score - 1) / nullif(scale_max - 1, 0) END"
# The last reply before an answer `l` to a survey about the conversation `c`: who wrote it is who is judged.
WRITER = """ASOF LEFT JOIN (SELECT conv, sent_at, agent FROM posts WHERE author_kind = 'agent' AND agent IS NOT NULL) w
            ON w.conv = c.conv AND w.sent_at <= coalesce(l.answered_at, l.sent_at)"""
RATING = """CASE kind
    WHEN 'nps' THEN CASE WHEN score >= 9 THEN 'promoter' WHEN score <= 6 THEN 'detractor'
                         WHEN score IS NOT NULL THEN 'passive' END
    WHEN 'ces' THEN CASE WHEN scaled = 0.5 THEN 'neutral' WHEN agrees THEN 'agrees' WHEN NOT agrees THEN 'disagrees' END
    WHEN 'deflection' THEN CASE WHEN score >= scale_max THEN 'yes' WHEN score IS NOT NULL THEN 'no' END
    ELSE CASE WHEN scaled >= 0.75 THEN 'good' WHEN scaled < 0.5 THEN 'bad' WHEN scaled IS NOT NULL THEN 'neutral' END
    END"""


def judged(table: str) -> str:
    """SQL: survey rows with `scaled`, and `asked`: their file has unanswered ones."""
    return f"""SELECT *, {SCALED} AS scaled, bool_or(answered_at IS NULL) OVER (PARTITION BY file) AS asked
        FROM ({table})"""


def agrees(ground: Ground) -> str:
    """SQL: whether the customer says that it was easy."""
    easy = ">" if ground.terms.settings.definitions.ces_easy == "high" else "<"
    return f"CASE WHEN kind = 'ces' THEN scaled {easy} 0.5 END"


def rating(_: Ground) -> str:
    """SQL: the group an answer falls into; of efforts by what `agrees` says."""
    return RATING
