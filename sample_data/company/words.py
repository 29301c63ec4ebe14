"""What people say: phrases per language from texts/, slots filled, written as carelessly as people write."""

import tomllib
from collections.abc import Sequence
from pathlib import Path
from random import Random

TEXTS = Path(__file__).parents[1] / "texts"
EMOJI = {"bad": "😡😤🙄😞👎", "plain": "🙂🤔🚲", "good": "😍👍🙏🎉😊"}
LATIN = ("en", "de", "id")


class Book:
    """One language's phrases."""

    def __init__(self, language: str, data: dict, rng: Random):
        self.language, self.data, self.rng = language, data, rng

    def facts(self) -> dict[str, str]:
        """What stays the same through one conversation: the bike, the order, the sum."""
        slots = self.data["slots"]
        known = {name: self.rng.choice(slots[name]) for name in ("bike", "part", "city")}
        return known | {"order": f"LR-{self.rng.randrange(10_000, 99_999)}", "sum": f"{self.rng.randrange(19, 690)} €"}

    def fill(self, phrases: Sequence[str], facts: dict[str, str], used: set[str]) -> str:
        """One of the phrases, if possible one not used yet, with its slots filled."""
        phrase = self.rng.choice([p for p in phrases if p not in used] or phrases)
        used.add(phrase)
        slots = {name: self.rng.choice(values) for name, values in self.data["slots"].items()}
        text = phrase.format(**slots | facts)
        starts_with_slot = phrase.startswith("{") and self.language in LATIN
        return text[0].upper() + text[1:] if starts_with_slot else text

    def start(self, topic: str, mood: str) -> list[str]:
        """The phrases opening a conversation about a topic in a mood, or in the nearest one there is."""
        moods = self.data["start"][topic]
        return moods.get(mood) or moods.get("plain") or moods["good"]

    def mood(self, section: str, mood: str) -> list[str]:
        """The phrases of a section in a mood, or else the plain ones."""
        return self.data[section].get(mood) or self.data[section]["plain"]

    def casual(self, text: str, mood: str, informal: bool) -> str:
        """The text as somebody types it: stretched words, a slip, no capitals, an emoji."""
        rng = self.rng
        if mood != "plain" and rng.random() < 0.35:
            text = self.stretched(text)
        if self.language in LATIN and rng.random() < 0.05:
            text = slip(text, rng)
        if informal and self.language in LATIN and rng.random() < 0.12:
            text = text.lower()
        if mood == "bad" and rng.random() < 0.12:
            text = text.rstrip(".!。") + "!!!"
        return f"{text} {rng.choice(EMOJI[mood])}" if informal and rng.random() < 0.13 else text

    def stretched(self, text: str) -> str:
        """The first word that can be drawn out, drawn out."""
        for word, longer in self.data["stretch"].items():
            if self.language == "ja" and word in text:
                return text.replace(word, longer, 1)
            if f" {word} " in text:
                return text.replace(f" {word} ", f" {longer} ", 1)
        return text


def slip(text: str, rng: Random) -> str:
    """Two neighbouring small letters of a longer word swapped."""
    words = text.split(" ")
    long = [i for i, word in enumerate(words) if len(word) > 5 and word.isalpha() and word.islower()]
    if not long:
        return text
    i = rng.choice(long)
    at = rng.randrange(1, len(words[i]) - 2)
    word = words[i]
    words[i] = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    return " ".join(words)


def books(rng: Random) -> dict[str, Book]:
    """A book per language; the one without a name speaks every other language."""
    read = {path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(TEXTS.glob("*.toml"))}
    other = read.pop("other")
    found = {language: Book(language, {"spam": other["spam"]} | data, rng) for language, data in read.items()}
    return found | {"": Book("", read["en"] | other, rng)}
