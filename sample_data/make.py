"""Writes the sample company's files: `python sample_data/make.py`, or any size with `--messages N --out DIR`."""

import argparse
from pathlib import Path
from random import Random

from company import aside, large, rows, surveys, table, twcs, weeks, words

HERE = Path(__file__).parent
SEED = 2


def company(folder: Path) -> None:
    """The seven files of the sample company; the same bytes every time."""
    rng = Random(SEED)
    books = words.books(rng)
    cases = weeks.cases(rng, books)
    table.write(folder, "conversations", (rows.conversation(c, books[c.language].data["subject"]) for c in cases))
    table.write(folder, "messages", messages(cases, weeks.outbound(rng, books)))
    table.write(folder, "surveys", surveys.surveys(cases, books, rng))
    table.write(folder, "calls", aside.calls(cases, rng))
    table.write(folder, "article_views", aside.article_views(cases, rng))
    table.write(folder, "tasks", aside.tasks(cases, rng))
    table.write(folder, "engagements", aside.engagements(rng))


def messages(cases: list, outbound: list[tuple[int, dict]]) -> list[dict]:
    """The rows of messages.csv in the order they were sent, numbered."""
    found = [(said.at, rows.message(case, said)) for case in cases for said in case.messages] + outbound
    found.sort(key=lambda item: item[0])
    return [{"message_id": f"m-{n:06}"} | row for n, (_, row) in enumerate(found, 1)]


def main() -> None:
    """Read the command line and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=HERE, help="folder to write into")
    parser.add_argument("--messages", type=int, help="about how many messages; without it the company as it is")
    parser.add_argument("--shape", choices=("contract", "twcs"), default="contract", help="which columns")
    parser.add_argument("--distinct", action="store_true", help="with --messages: no text twice")
    asked = parser.parse_args()
    asked.out.mkdir(parents=True, exist_ok=True)
    if asked.shape == "twcs":
        twcs.write(HERE, asked.out, asked.messages or 10_000)
    elif asked.messages:
        large.write(HERE, asked.out, asked.messages, asked.distinct)
    else:
        company(asked.out)


if __name__ == "__main__":
    main()
