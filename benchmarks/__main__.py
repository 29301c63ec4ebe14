"""`python -m benchmarks [query] [load] [browser] [--messages N …]`: what is measured beside what is asked."""

import argparse

from benchmarks import browser, load, query

PARTS = {"query": query.figures, "load": load.figures, "browser": browser.figures}
SIZES = {"query": (1_000_000, 10_000_000), "load": (1_000_000,), "browser": (0, 1_000_000)}  # messages; 0 is the sample


def main() -> None:
    """Read the command line, measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help="query, load or browser; all of them without one")
    parser.add_argument("--messages", type=int, nargs="+", help="how many messages, in place of those asked for")
    asked = parser.parse_args()
    for part in asked.parts or PARTS:
        if part not in PARTS:
            parser.error(f"there is no part “{part}”; query, load and browser are")
        for messages in asked.messages or SIZES[part]:
            for figure in PARTS[part](messages):
                print(figure.line(), flush=True)


if __name__ == "__main__":
    main()
