"""Surveys with questions of one's own: which column is the score, which the customer's words, by question and values."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import duckdb

from metrics.files.reading import Reading
from metrics.sql import literal, quote
from metrics.typed.columns import TypedColumns
from metrics.typed.words import known

# Kind -> lowest and highest value, words of the question
KINDS = {
    "nps": (0, 10, r"recom|empfehl|consigli|raccomand|aanbevel|aanraden|推薦|薦め"),
    "ces": (
        1,
        7,
        r"\beas[yei]|\beffort|\beinfach|\bleicht|aufwand|\bf[aá]cil|esfuerzo|esforço|sforzo|moeite|makkelijk",
    ),
    "csat": (1, 5, r"satisf|zufrieden|soddisf|tevreden|\brat(e|ing)\b|bewert|évalu|calific|valut|avalia|満足"),
}
NUMBER = r"\s*(\d{1,2})(?:\.0)?\s*(?:[-–—:=(].*)?"
WORDS = 12  # signs an answer in words has on average, at least
ADDED = ("(score)", "(kind)", "(scale)", "(comment)", "(mail)")


@dataclass(frozen=True)
class Asked:
    """The questions of a survey: the one with the score, others that could be one, the one answered in words."""

    score: str
    kind: str
    others: tuple[str, ...]
    comment: str | None
    mail: str | None


@dataclass(frozen=True)
class Answers:
    """The questions of a tool's export: all columns but its own; a row without its `key` is no answer."""

    own: tuple[str, ...]
    key: str

    def suits(self, cur: duckdb.DuckDBPyConnection, reading: Reading) -> bool:
        """Whether a score can be told; if not, the reader says which it is."""
        return self._asked(cur, reading) is not None

    def ready(self, cur: duckdb.DuckDBPyConnection, reading: Reading, typed: TypedColumns) -> Reading:  # noqa: ARG002
        """The answers with score, kind, scale, comment and e-mail in columns of their own, and a note which they are."""
        asked = self._asked(cur, reading)
        first, last, _ = KINDS[asked.kind]
        values = (
            f"regexp_extract({quote(asked.score)}, '^{NUMBER}', 1)",
            f"'{asked.kind}'",
            f"'{last}'",
            quote(asked.comment) if asked.comment else "NULL",
            quote(asked.mail) if asked.mail else "NULL",
        )
        for column, value in zip(ADDED, values, strict=True):
            cur.execute(f"ALTER TABLE temp.{quote(reading.table)} ADD COLUMN {quote(column)} VARCHAR")
            cur.execute(f"UPDATE temp.{quote(reading.table)} SET {quote(column)} = nullif({value}, '')")
        said = f"The score is “{asked.score}” ({asked.kind.upper()}, {first}–{last})"
        said += f", the comment “{asked.comment}”." if asked.comment else "; no question is answered in words."
        said += f" Left out, though they have scores: {', '.join(asked.others)}." if asked.others else ""
        return replace(reading, columns=(*reading.columns, *ADDED), notes=(*reading.notes, said))

    def _asked(self, cur: duckdb.DuckDBPyConnection, reading: Reading) -> Asked | None:
        owned = {name.casefold() for name in self.own}
        questions = [name for name in reading.columns if name.casefold() not in owned]
        rows = f"FROM temp.{quote(reading.table)} WHERE {known(quote(self._key(reading)))}"
        scored = [(name, kind) for name in questions if (kind := _kind(cur, rows, name))]
        if not scored:
            return None
        (score, kind), *others = sorted(scored, key=lambda pair: list(KINDS).index(pair[1]))
        place = questions.index(score)
        ordered = [*questions[place + 1 :], *questions[:place][::-1]]
        return Asked(
            score,
            kind,
            tuple(name for name, _ in others),
            next((name for name in ordered if _worded(cur, rows, name)), None),
            next((name for name in questions if _mails(cur, rows, name)), None),
        )

    def _key(self, reading: Reading) -> str:
        return next(name for name in reading.columns if name.casefold() == self.key.casefold())


def _kind(cur: duckdb.DuckDBPyConnection, rows: str, name: str) -> str | None:
    """What kind of score a question asks for: it has the words, and every answer is on the scale."""
    for kind, (first, last, words) in KINDS.items():
        if re.search(words, name, re.IGNORECASE):
            value = f"TRY_CAST(regexp_extract({quote(name)}, {literal(f'^{NUMBER}$')}, 1) AS INTEGER)"
            said = f"count(*) FILTER ({known(quote(name))})"
            on, all_said = cur.execute(
                f"SELECT count(*) FILTER ({value} BETWEEN {first} AND {last}), {said} {rows}"
            ).fetchone()
            if on and on == all_said:
                return kind
    return None


def _worded(cur: duckdb.DuckDBPyConnection, rows: str, name: str) -> bool:
    """Whether a question is answered in words of one's own: long ones, most of them said once."""
    cell = quote(name)
    length, said, different, mails = cur.execute(
        f"""SELECT avg(length({cell})), count({cell}), count(DISTINCT {cell}), count(*) FILTER (contains({cell}, '@')
            OR {cell} LIKE 'http%') {rows} AND {known(cell)}"""
    ).fetchone()
    return bool(said) and length >= WORDS and different * 2 > said and mails * 2 < said


def _mails(cur: duckdb.DuckDBPyConnection, rows: str, name: str) -> bool:
    """Whether a question asks for an e-mail."""
    cell = quote(name)
    one = f"regexp_full_match(trim({cell}), '[^@\\s]+@[^@\\s]+\\.[^@\\s]+')"
    said, fit = cur.execute(f"SELECT count({cell}), count(*) FILTER ({one}) {rows} AND {known(cell)}").fetchone()
    return bool(said) and said == fit


def survey(survey_id: str, sent_at: str, answered_at: str, rest: Sequence[tuple[str, str]]) -> dict[str, str]:
    """The columns of a survey's answers, by SQL over the file's."""
    return {
        "survey_id": survey_id,
        "kind": '"(kind)"',
        "sent_at": sent_at,
        "answered_at": f'CASE WHEN "(score)" IS NOT NULL THEN {answered_at} END',
        "score": '"(score)"',
        "scale_max": 'number("(scale)")',
        "comment": '"(comment)"',
    } | dict(rest)
