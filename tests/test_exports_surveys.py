"""Traps in reviews and surveys: which question is the score, answers that hang on a review, what asks for no reply."""

import json

import pytest

from metrics import Store
from metrics.errors import Problem

TYPEFORM = "#,{questions},Response Type,Start Date (UTC),Stage Date (UTC),Submit Date (UTC),Network ID,Tags"
WHEN = "completed,2026-03-02 10:00:00,,2026-03-02 10:01:00,n1,"


def form(folder, questions: list[str], *answers: list[str]):
    """A Typeform export."""
    rows = [",".join((f"tok{place}", *answer, WHEN)) for place, answer in enumerate(answers)]
    path = folder / "0.csv"
    path.write_text("\n".join([TYPEFORM.format(questions=",".join(questions)), *rows]) + "\n", encoding="utf-8")
    return path


def surveys(store: Store) -> list[tuple]:
    with store.visit.cursor() as cur:
        return cur.execute("SELECT kind, score, scale_max, comment FROM loaded_surveys ORDER BY record").fetchall()


QUESTIONS = [
    ("How likely are you to recommend us?", ("10", "0"), "nps", (10, 0), 10),
    ("Würden Sie uns weiterempfehlen?", ("10 - sehr", "7"), "nps", (10, 7), 10),
    ("¿Nos recomendaría?", ("9.0", "3.0"), "nps", (9, 3), 10),
    ("How satisfied were you?", ("5", "1"), "csat", (5, 1), 5),
    ("Wie zufrieden sind Sie?", ("4", "N/A"), "csat", (4, None), 5),
    ("It was easy to get help", ("7", "2"), "ces", (7, 2), 7),
    ("Wie leicht war es?", ("7 (sehr)", "1 (gar nicht)"), "ces", (7, 1), 7),
]


@pytest.mark.parametrize(("question", "given", "kind", "scores", "top"), QUESTIONS)
def test_the_score_is_told_by_its_question_and_its_values(question, given, kind, scores, top, tmp_path):
    with Store() as store:
        (told,) = store.load(
            form(tmp_path, ["Why?", question], ["A long reason it was", given[0]], ["Too slow for me", given[1]])
        )
        assert surveys(store) == [
            (kind, scores[0], top, "A long reason it was"),
            (kind, scores[1], top, "Too slow for me"),
        ]
        assert f"The score is “{question}” ({kind.upper()}" in told.notes[0]


@pytest.mark.parametrize(
    ("question", "given"),
    [
        ("How satisfied were you?", "Very satisfied"),
        ("How satisfied were you?", "9"),
        ("How likely are you to recommend us?", "85"),
        ("How many bikes do you own?", "3"),
        ("Are you pleased with the increase?", "5"),
    ],
)
def test_where_no_score_can_be_told_the_reader_says_which_it_is(question, given, tmp_path):
    with Store() as store, pytest.raises(Problem, match="do not tell which column is what: map its columns"):
        store.load(form(tmp_path, [question], [given]))


def test_of_two_scores_the_recommendation_is_taken_and_the_other_named(tmp_path):
    with Store() as store:
        questions = ["How satisfied were you?", "Would you recommend us?", "Which city?"]
        (told,) = store.load(form(tmp_path, questions, ["5", "9", "Bonn"], ["1", "2", "Bonn"]))
        assert [row[:2] for row in surveys(store)] == [("nps", 9), ("nps", 2)]
        assert "no question is answered in words" in told.notes[0]
        assert "Left out, though they have scores: How satisfied were you?." in told.notes[0]


def test_a_second_header_row_that_is_not_seen_as_one_is_no_answer(tmp_path):
    own = "Respondent ID,Collector ID,Start Date,End Date,IP Address,Email Address,First Name,Last Name,Custom Data 1"
    (tmp_path / "0.csv").write_text(
        f"{own},How likely is it that you would recommend us?\n,,,,,,,,,10\n"
        "118000000001,44,03/22/2026 09:15:00 AM,03/22/2026 09:18:30 AM,192.0.2.10,,,,,8\n",
        encoding="utf-8",
    )
    with Store() as store:
        store.load(tmp_path / "0.csv")
        assert [row[:2] for row in surveys(store)] == [("nps", 8)]


def review(number: str, **more: object) -> dict:
    told = {
        "rating": 1,
        "title": "No",
        "body": "It fails",
        "reviewerNickname": "kim",
        "createdDate": "2026-03-08T13:00:00-07:00",
    }
    return {"type": "customerReviews", "id": number, "attributes": told} | more


def response(number: str, **more: object) -> dict:
    told = {"responseBody": "Sorry", "lastModifiedDate": "2026-03-08T14:00:00-07:00", "state": "PUBLISHED"}
    return {"type": "customerReviewResponses", "id": number, "attributes": told} | more


LINKED = {
    "the review names its answer": (
        review("1", relationships={"response": {"data": {"type": "customerReviewResponses", "id": "a"}}}),
        response("a"),
    ),
    "the answer names its review": (
        review("1"),
        response("a", relationships={"review": {"data": {"type": "customerReviews", "id": "1"}}}),
    ),
}


@pytest.mark.parametrize("linked", LINKED.values(), ids=LINKED)
def test_an_answer_is_found_whichever_names_the_other(linked, tmp_path):
    asked, given = linked
    (tmp_path / "0.json").write_text(json.dumps({"data": [review("0"), asked], "included": [given]}), encoding="utf-8")
    with Store() as store:
        told = store.load(tmp_path / "0.json")
        assert [(one.table, one.kept) for one in told] == [("messages", 2), ("messages", 1), ("surveys", 2)]
        with store.visit.cursor() as cur:
            rows = cur.execute(
                "SELECT conversation_id, text, epoch(sent_at) FROM loaded_messages ORDER BY 3"
            ).fetchall()
        assert [row[:2] for row in rows] == [("0", "No\nIt fails"), ("1", "No\nIt fails"), ("1", "Sorry")]
        assert rows[2][2] - rows[1][2] == 3600


def test_reviews_without_answers_and_as_a_plain_list(tmp_path):
    for value in ({"data": [review("1")]}, [review("1")["attributes"] | {"id": "1"}]):
        (tmp_path / "0.json").write_text(json.dumps(value), encoding="utf-8")
        with Store() as store:
            told = store.load(tmp_path / "0.json")
            assert [(one.table, one.kept) for one in told] == [("messages", 1), ("messages", 0), ("surveys", 1)]
