"""The model card: what the tables were made of, what they score, and what they cannot do."""

import pandas as pd
import pyarrow as pa

from metrics.text.train.evaluate import Score, shown
from metrics.text.train.fit import tally

TEXT = """# The tables that tell sentiment and language

`sentiment.parquet` holds {terms:,} rows `term, language, weight_negative, weight_neutral, weight_positive`;
`languages.parquet` holds {words:,} rows `term, language, weight`. A text's sentiment is the largest of three sums:
the weights of its words, word pairs, listed phrases of three words and word beginnings (`disa*`), of the words after
a negation (`¬good`) or after one that strengthens (`+good`) or weakens (`−good`), of emoji, drawn-out letters
(`~long`), `!` and `?`; for scripts without spaces of every one to five characters. The sums are divided by the root of
the text's length in words. The score, -1 to 1, is how much likelier positive is than negative. A text with no known
term is *unknown*.

Both are made by `python -m metrics.text.train SETS… -o metrics/text` (needs `requirements-train.txt`); no text is in them.

## What they were trained on

| language | source | negative / neutral / positive |
| --- | --- | --- |
{sources}

The names are those the sets carry. They say nothing of a licence, and none was looked up: take the texts (posts on X
and reviews on Amazon, published for research) as not to be passed on. They are not in this repository; only weights are.

- Lexicons: `lexicons/*.csv`, written for this project, and the English lexicon of VADER (C. J. Hutto, MIT licence), whose
  words became weights in training.
- **Georgian** has no labelled set: its weights are what lexicon words of a like strength count in six European languages.
- **Hindi**: the labels of its set are at odds with its texts (no word, not even *happy* or *sad*, tells them), so they
  are not used; English weights and the lexicon speak for Hindi and for Hindi in Latin letters.
- **Malay** shares the Indonesian lexicon. **Chinese** has no lexicon.

## Scores on the validation split

Each text is in one part for ever: as its set says, else by a hash of the text. These are of tables trained on the
training part alone; those that ship were then trained on both. The language is given, except in the column that says
how often it was told right. *Word pairs* is a logistic regression over words and pairs trained on the same texts.

{scores}

## Limits

- Irony, quoted speech, and two opinions in one message are beyond sums of words.
- Tweets and shop reviews taught most of it; care phrases of the lexicons carry it over to support.
- Messages over 5,000 characters are read to that point. Indonesian and Malay are mixed up easily; both are scored alike.
- Languages without weights are named where recognised and scored by emoji and other signs alone, else *unknown*. Where
  no word tells the language, English weights are tried.
- Georgian rests on the lexicon alone; 24 sentences written after it was finished were all told right, by the same hand.
- The validation parts are small: two points more or less say nothing for a language with 324 texts.
"""


def card(rows: pd.DataFrame, found: list[Score], sentiment: pa.Table, languages: pa.Table) -> str:
    """The card as Markdown."""
    sources = "\n".join(
        f"| {language} | {source} | {tally(own['label'])} |"
        for (language, source), own in rows.groupby(["language", "source"])
    )
    return TEXT.format(terms=len(sentiment), words=len(languages), sources=sources, scores=shown(found))
