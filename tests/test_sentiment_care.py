"""Sentiment of what customers write: at least 85 of 100 messages told right in each language, facts and questions plain."""

import csv
from collections import defaultdict
from pathlib import Path

import duckdb
import pytest

from metrics.text.explain import explain
from metrics.text.train import care
from tests.test_sentiment import scored

LEAST = 0.85  # of the messages of a language
FEWEST = 0.7  # of each class of a language
MESSAGES: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
with Path(__file__).with_name("care_messages.csv").open(encoding="utf-8", newline="") as file:
    for row in csv.DictReader(file):  # invented and read by hand
        MESSAGES[row["language"]][row["label"]].append(row["text"])


def right(cur, language):
    """Of each class of a language, the messages told right and those told wrong, with what they were told to be."""
    found = {}
    for label, texts in MESSAGES[language].items():
        said = scored(cur, texts, language)
        found[label] = [(text, told) for text, (_, told, _) in zip(texts, said, strict=True)]
    return found


@pytest.mark.parametrize("language", MESSAGES)
def test_there_are_enough_messages_of_each_kind(language):
    assert sum(map(len, MESSAGES[language].values())) >= 20
    assert set(MESSAGES[language]) == {"negative", "neutral", "positive"}


@pytest.mark.parametrize("language", MESSAGES)
def test_no_message_was_taught(language):
    asked = {text for texts in MESSAGES[language].values() for text in texts}
    assert not asked & set(care.read(language)["text"])


@pytest.mark.parametrize("language", MESSAGES)
def test_what_customers_write_is_told_right(cur, language):
    found = right(cur, language)
    wrong = [(label, text, told) for label, rows in found.items() for text, told in rows if told != label]
    count = sum(map(len, found.values()))
    assert (count - len(wrong)) / count >= LEAST, wrong


@pytest.mark.parametrize("language", MESSAGES)
def test_no_class_of_messages_is_forgotten(cur, language):
    for label, rows in right(cur, language).items():
        assert sum(told == label for _, told in rows) / len(rows) >= FEWEST, (label, rows)


@pytest.mark.parametrize(
    ("language", "fact"),
    [
        ("en", "The serial number is KT-90311."),
        ("de", "Die Kundennummer lautet KT-90311."),
        ("fr", "Mon numéro de client est KT-90311."),
        ("es", "El número de cliente es KT-90311."),
        ("it", "Il codice cliente è KT-90311."),
        ("pt", "O número de cliente é KT-90311."),
        ("ja", "お客様番号はKT-90311です。"),
        ("id", "Nomor pelanggan saya KT-90311."),
        ("ka", "კლიენტის ნომერია KT-90311."),
    ],
)
@pytest.mark.parametrize("face", ["", " 🙂", " 🙏"])
def test_a_polite_face_beside_a_fact_leaves_it_plain(cur, language, fact, face):
    assert scored(cur, [fact + face], language)[0][1] == "neutral"


def test_what_follows_a_number_in_a_script_without_spaces_is_read(cur):
    ((language, sentiment, _),) = scored(cur, ["KT-90311の件ですが、最悪です"])
    assert (language, sentiment) == ("ja", "negative")
    assert "最悪" in [told.term for told in explain(cur, "KT-90311の件ですが、最悪です", "ja").told]


NEGATED = {
    "en": ("It isn't good", "Not happy with this", "I never got a helpful answer", "This is not great at all"),
    "de": ("Ich bin nicht zufrieden", "Das ist nicht gut", "Gar nicht hilfreich", "Nicht gerade freundlich"),
    "fr": ("Je ne suis pas satisfait", "Pas content du tout du service", "Ce n'est pas bien"),
    "es": ("No estoy contento", "No es bueno", "No me gusta nada"),
    "it": ("Non sono contento", "Non sono soddisfatta", "Non sono per niente contenta"),
    "pt": ("Não estou satisfeito", "Não gostei"),
    "id": ("Saya tidak puas",),
    "ka": ("არ ვარ კმაყოფილი",),
}


@pytest.mark.parametrize("language", NEGATED)
def test_a_glad_word_after_not_is_unhappy(language):
    with duckdb.connect() as cur:
        for text in NEGATED[language]:
            assert explain(cur, text, language).sentiment == "negative", text
