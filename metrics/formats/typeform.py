"""Answers to a form made with Typeform: a column for each question."""

from metrics.formats.answers import Answers, survey
from metrics.formats.format import Fill, Format

OWN = (
    "#",
    "Response Type",
    "Start Date (UTC)",
    "Stage Date (UTC)",
    "Submit Date (UTC)",
    "Network ID",
    "Tags",
    "Ending",
)
ANSWERS = Answers(OWN, "#")

RESPONSES = Format(
    name="typeform_responses_csv",
    tool="Typeform",
    export="Responses (CSV)",
    betrays=("#", "Start Date (UTC)", "Submit Date (UTC)", "Network ID"),  # older files have no Response Type
    suits=ANSWERS.suits,
    ready=ANSWERS.ready,
    fills=(
        Fill(
            "surveys",
            survey(
                'id("#")',
                'coalesce(moment("Start Date (UTC)"), moment("Stage Date (UTC)"), moment("Submit Date (UTC)"))',
                'coalesce(moment("Submit Date (UTC)"), moment("Stage Date (UTC)"), moment("Start Date (UTC)"))',
                [("customer_id", 'word("(mail)")'), ("tags", 'tags("Tags")')],
            ),
        ),
    ),
    unsure=("Response Type",),  # that an answer broken off is called partial
    unused={"Network ID": "a device, not a person"},
)

FORMATS = (RESPONSES,)
