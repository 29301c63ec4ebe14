"""The language a text is written in: as the export says, else told by its words."""

# As exports name them; anything else that begins with two letters of a code (en-US) is that code.
NAMES = {
    "en": "english eng",
    "de": "german deutsch deu ger",
    "fr": "french français francais fra fre",
    "es": "spanish español espanol spa castellano",
    "it": "italian italiano ita",
    "pt": "portuguese português portugues por",
    "ja": "japanese jpn 日本語 jp",
    "id": "indonesian indonesia ind in",
    "ms": "malay melayu msa may",
    "zh": "chinese zho chi 中文 cn",
    "ka": "georgian kat geo ქართული ge",
    "ar": "arabic ara العربية",
    "hi": "hindi hin हिन्दी",
    "nl": "dutch nederlands nld dut",
    "pl": "polish polski pol",
    "tr": "turkish türkçe tur",
    "ru": "russian русский rus",
    "uk": "ukrainian українська ukr",
    "ko": "korean 한국어 kor kr",
}
# Scripts that one language alone writes, or of which the most frequent is meant.
SCRIPTS = {
    "ka": r"[\x{10a0}-\x{10ff}\x{1c90}-\x{1cbf}]",
    "ja": r"[\x{3040}-\x{30ff}]",
    "ko": r"[\x{1100}-\x{11ff}\x{ac00}-\x{d7af}]",
    "th": r"[\x{0e00}-\x{0e7f}]",
    "el": r"[\x{0370}-\x{03ff}]",
    "he": r"[\x{0590}-\x{05ff}]",
    "hi": r"[\x{0900}-\x{097f}]",
    "hy": r"[\x{0530}-\x{058f}]",
    "zh": r"[\x{3400}-\x{9fff}]",
    "ar": r"[\x{0600}-\x{06ff}]",
    "ru": r"[\x{0400}-\x{04ff}]",
}
LEADING = 16  # words that are looked at


def named(column: str) -> str:
    """SQL: the code of a language as an export names it; null where it names none."""
    known = " ".join(
        f"WHEN {column} IN ({', '.join(repr(name) for name in [code, *names.split()])}) THEN '{code}'"
        for code, names in NAMES.items()
    )
    return f"CASE {known} WHEN regexp_matches({column}, '^[a-z][a-z]([-_].*)?$') THEN left({column}, 2) END"


def script(word: str) -> str:
    """SQL: the language whose script a word is written in; null for Latin."""
    return f"""CASE WHEN strlen({word}) = length({word}) THEN NULL {
        " ".join(f"WHEN regexp_matches({word}, '{signs}') THEN '{code}'" for code, signs in SCRIPTS.items())
    } END"""
