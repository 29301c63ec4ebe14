"""`python -m benchmarks [PART …] [--messages N …]`: what is measured beside what is asked."""

import argparse

from benchmarks import browser, clock, large, load, pages, query, report, settle, text

PARTS = {
    "query": query.figures,
    "pages": pages.figures,
    "load": load.figures,
    "large": large.figures,
    "clock": clock.figures,
    "settle": settle.figures,
    "text": text.figures,
    "report": report.figures,
    "browser": browser.figures,
}
SIZES = {  # messages; 0 is the sample
    "query": (1_000_000, 10_000_000),
    "pages": (1_000_000, 10_000_000),
    "load": (1_000_000,),
    "large": (1_000_000,),
    "clock": (1_000_000, 10_000_000),
    "settle": (1_000_000,),
    "text": (1_000_000,),
    "report": (0, 1_000_000),
    "browser": (0, 1_000_000),
}


def _known() -> str:
    return ", ".join(PARTS)


def main() -> None:
    """Read the command line, measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"{_known()}; all of them without one")
    parser.add_argument("--messages", type=int, nargs="+", help="how many messages, in place of those asked for")
    asked = parser.parse_args()
    for part in asked.parts or PARTS:
        if part not in PARTS:
            parser.error(f"there is no part “{part}”; there are {_known()}")
        for messages in asked.messages or SIZES[part]:
            for figure in PARTS[part](messages):
                print(figure.line(), flush=True)


if __name__ == "__main__":
    main()
