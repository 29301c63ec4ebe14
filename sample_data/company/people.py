"""The company's customers: a few hundred come back, each known by one id everywhere."""

from random import Random

from company.words import Book

BY_EMAIL = ("email", "web", "phone")


class People:
    """Everybody who has written so far, per language."""

    def __init__(self, rng: Random, books: dict[str, Book]):
        self.rng, self.books = rng, books
        self.known: dict[str, list[str]] = {language: [] for language in books}
        self.taken: set[str] = set()

    def somebody(self, language: str, channel: str) -> str:
        """A customer of that language: somebody known, or somebody new."""
        known = self.known[language]
        if known and self.rng.random() < 0.3:
            return self.rng.choice(known)
        person = self.new(language, channel)
        known.append(person)
        return person

    def new(self, language: str, channel: str) -> str:
        """An id nobody has yet: an address where mail or phone is used, else mostly a handle."""
        names = self.books[language].data["people"]
        first, last = self.rng.choice(names["first"]), self.rng.choice(names["last"])
        address = channel in BY_EMAIL or self.rng.random() < 0.4
        person = self.address(first, last) if address else f"{first}_{last}{self.rng.randrange(10, 99)}"
        if person in self.taken:
            return self.new(language, channel)
        self.taken.add(person)
        return person

    def address(self, first: str, last: str) -> str:
        """An e-mail address in a domain that belongs to nobody."""
        number = self.rng.choice(["", "", str(self.rng.randrange(2, 99))])
        return f"{first}.{last}{number}@example.{self.rng.choice(['com', 'org'])}"
