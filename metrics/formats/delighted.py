"""Exports of Delighted."""

from metrics.formats.format import Fill, Format


def _kind(column: str) -> str:
    """NPS, CSAT and CES by name; stars and smileys are satisfaction on five points."""
    return f"""CASE WHEN lower("{column}") IN ('nps', 'enps') THEN 'nps' WHEN lower("{column}") = 'ces' THEN 'ces'
        ELSE 'csat' END"""


def _scale(column: str) -> str:
    return f"CASE {_kind(column)} WHEN 'nps' THEN 10 WHEN 'ces' THEN 7 ELSE 5 END"


JSON = Format(
    name="delighted_responses_json",
    tool="Delighted",
    export="survey_responses of the API (JSON)",
    betrays=("survey_type", "permalink", "score", "created_at"),
    fills=(
        Fill(
            "surveys",
            {
                "survey_id": 'id("id")',
                "customer_id": 'coalesce(word("person.email"), id("person"), id("person.id"))',
                "kind": _kind("survey_type"),
                "sent_at": 'moment("created_at")',
                "answered_at": 'moment("created_at")',
                "score": '"score"',
                "scale_max": _scale("survey_type"),
                "comment": '"comment"',
                "tags": "tags(\"tags\", ';')",
            },
            where="coalesce(lower(\"survey_type\"), '') NOT IN ('thumbs', 'pmf')",  # a thumb and a fit are no such score
        ),
    ),
    unsure=("survey_type",),  # the ranges of CSAT (1–5) and CES (1–7); that of NPS is documented
    unused={
        "updated_at": "an answer counts when it was given",
        "additional_answers": "answers to other questions",
        "notes": "written by the team, not by the customer",
    },
)
CSV = Format(
    name="delighted_responses_csv",
    tool="Delighted",
    export="Responses (CSV)",
    betrays=("Survey type", "Permalink", "Score", "Created at"),
    verified=False,  # no real file and no page of the vendor shows its header: these are the words of the API
    zone="UTC",
    fills=(
        Fill(
            "surveys",
            {
                "survey_id": 'coalesce(id("ID"), id("Permalink"))',
                "customer_id": 'coalesce(word("Email"), word("Name"))',
                "kind": _kind("Survey type"),
                "sent_at": 'moment("Created at")',
                "answered_at": 'moment("Created at")',
                "score": '"Score"',
                "scale_max": _scale("Survey type"),
                "comment": '"Comment"',
                "tags": 'tags("Tags")',
            },
            where="coalesce(lower(\"Survey type\"), '') NOT IN ('thumbs', 'pmf')",
        ),
    ),
    unsure=("Survey type",),
)

FORMATS = (JSON, CSV)
