"""Answers to a survey made with SurveyMonkey: two header rows, questions above and choices below."""

from metrics.formats.answers import Answers, survey
from metrics.formats.format import Fill, Format

OWN = (
    *("Respondent ID", "Collector ID", "Start Date", "End Date", "IP Address", "Email Address"),
    *("First Name", "Last Name", "Custom Data 1"),
)
ANSWERS = Answers(OWN, "Respondent ID")
NAME = "nullif(trim(concat_ws(' ', \"First Name\", \"Last Name\")), '')"

RESPONSES = Format(
    name="surveymonkey_responses_csv",
    tool="SurveyMonkey",
    export="All individual responses (CSV)",
    betrays=("Respondent ID", "Collector ID", "Start Date", "End Date"),
    suits=ANSWERS.suits,
    ready=ANSWERS.ready,
    fills=(
        Fill(
            "surveys",
            survey(
                'id("Respondent ID")',
                'moment("Start Date")',
                'coalesce(moment("End Date"), moment("Start Date"))',
                [("customer_id", f'coalesce(word("Email Address"), word("(mail)"), {NAME})')],
            ),
            where='"Respondent ID" IS NOT NULL',
        ),
    ),
    unsure=("Start Date", "End Date"),
    unused={"Custom Data 1": "whatever the sender put there", "IP Address": "of no use here"},
)

FORMATS = (RESPONSES,)
