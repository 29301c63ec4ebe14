"""The model card: what the tables were made of, what they score, and what they cannot do."""

import pandas as pd
import pyarrow as pa

from metrics.text.train import care
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

The names are those the sets carry. No text of them is in this repository; only weights are. On top of them the
weights were moved by {sentences} sentences of customers in {count} languages (`train/care/*.csv`), written for this
project: each counts as three texts, and the sets are looked at beside them, so that what tells tweets and reviews stays.
`~text` is what every text has, divided by the root of its length: short messages are plain unless something leans.

### Licences of the sets, as far as they were found (looked up in November 2026)

- **amazon_reviews_multi** (Japanese, Chinese): a licence "for purposes of academic research", no commercial use, nor results
  "delivered to a for-profit organization"; withdrawn by its owner since. Source: the card of
  huggingface.co/datasets/amazon_reviews_multi; the licence itself lay at docs.opendata.aws/amazon-reviews-ml/license.txt.
- **UMSAB** (ar, de, en, es, fr, hi, it, pt): open source, "but restrictions may apply to individual datasets (which are
  derived from existing data) or Twitter". Source: README of github.com/cardiffnlp/xlm-t. The licences of the eight sets it
  was gathered from (SemEval 2017, SB-10K, InterTASS, DEFT, SAIL, SENTIPOLC, SentiBR) were not found.
- **tweeteval** (en): "released without any restrictions but restrictions may apply to individual tasks" or Twitter; its card
  on huggingface.co says *unknown*. Source: README of github.com/cardiffnlp/tweeteval.
- **indonlue/smsa** (id): MIT, for the repository that holds it. Source: LICENSE of github.com/IndoNLP/indonlu.
- **malaya** (ms): "for research purposes under a Creative Commons Attribution 4.0 International License", but not for
  commercial purposes where others' tools made the labels; which of both this set is was not found. Source: README of
  github.com/mesolitica/malaysian-dataset.

Take the texts as not to be passed on. **Who sells the product or uses it at a company should have a lawyer say whether
weights made from Amazon's set may be in it**; without it Japanese would rest on the lexicon and the sentences of customers.

- Lexicons: `lexicons/*.csv`, written for this project, and the English lexicon of VADER (C. J. Hutto, MIT licence), whose
  words became weights in training.
- **Georgian** has no labelled set: its weights are what lexicon words of a like strength count in six European languages,
  moved by the sentences of customers.
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
- Tweets and shop reviews taught most of it; care phrases of the lexicons and the sentences of customers carry it over.
- A complaint told in plain words (*Order 5521 should be here since Tuesday*) passes as neutral; so does a short thanks
  beside a fact. Arabic, Hindi, Malay and Chinese have no sentences of customers.
- 225 messages in nine languages (`tests/care_messages.csv`) were told right in 92 to 100 of 100 by language; the same hand
  wrote them and the sentences taught, and what they got wrong at first guided some of the later sentences and phrases.
- Messages over 5,000 characters are read to that point. Indonesian and Malay are mixed up easily; both are scored alike.
- Languages without weights are named where recognised and scored by emoji and other signs alone, else *unknown*. Where
  no word tells the language, English weights are tried.
- Georgian rests on the lexicon and the sentences of customers alone; the 24 clear cases that an earlier table told right
  were not at hand to be told again.
- Words after "not" lean as `metrics/text/train/turned.py` says: labelled texts hold too few of them to teach each.
- The validation parts are small: two points more or less say nothing for a language with 324 texts.
"""


def card(rows: pd.DataFrame, found: list[Score], sentiment: pa.Table, languages: pa.Table) -> str:
    """The card as Markdown."""
    sources = "\n".join(
        f"| {language} | {source} | {tally(own['label'])} |"
        for (language, source), own in rows.groupby(["language", "source"])
    )
    said = [len(care.read(language)) for language in care.languages()]
    return TEXT.format(
        terms=len(sentiment),
        words=len(languages),
        sources=sources,
        scores=shown(found),
        sentences=sum(said),
        count=len(said),
    )
