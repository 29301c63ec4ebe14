"""What a text is taken apart into, as SQL: words, and of each word the terms that may carry a weight."""

# Faces typed with signs mean what the drawn ones do, and a sign between letters is no apostrophe.
TYPED = {
    ":)": "🙂",
    ":-)": "🙂",
    ";)": "🙂",
    ":(": "🙁",
    ":-(": "🙁",
    "<3": "❤",
}
SIGNS = (
    r"\x00-\x1f!-&(-/:-@\[-`{-\xbf\x{2010}-\x{203f}\x{3000}-\x{3002}\x{3008}-\x{3011}\x{ff01}-\x{ff0f}\x{ff1a}-\x{ff20}"
)
EMOJI = r"\x{1f000}-\x{1faff}\x{2600}-\x{27bf}\x{2b50}\x{2b55}"
# Scripts that put no space between words: kana, han, Thai, Lao, Khmer, Burmese.
UNSPACED = (
    r"\x{3040}-\x{30ff}\x{3400}-\x{9fff}\x{f900}-\x{faff}\x{ff66}-\x{ff9f}"
    r"\x{0e00}-\x{0eff}\x{1000}-\x{109f}\x{1780}-\x{17ff}"
)
PIECE = rf"[{EMOJI}]|[{UNSPACED}]+|[^{EMOJI}{UNSPACED}]+"
LETTERS = "abcdefghijklmnopqrstuvwxyzäöüáéíóúàèìòùãõâêôàаеиоуыюяაეიოუ"
DRAWN_OUT = "|".join(f"{letter}{{3,}}" for letter in LETTERS)
PREFIXES = (4, 6)  # what words of one stem have in common
LONGEST = 5  # characters of a term in a script without spaces
READ = 5_000  # characters of a message that are looked at
LONG, SHOUT, ASK = "~long", "~!", "~?"  # terms of the manner of writing
NOT, MORE, LESS = "¬", "+", "−"  # before a term: what stands before it in the text turns, strengthens or weakens it
REACH = {NOT: 3, MORE: 1, LESS: 1}  # so many words on


def normal(text: str) -> str:
    """SQL: a text in small letters, every sign but the apostrophe a space."""
    sql = f"replace(lower(left({text}, {READ})), '’', '''')"
    drawn = sql
    for typed, face in TYPED.items():
        drawn = f"replace({drawn}, '{typed}', ' {face} ')"
    sql = f"CASE WHEN contains({text}, ':') OR contains({text}, ';') OR contains({text}, '<3') THEN {drawn} ELSE {sql} END"
    return rf"regexp_replace({sql}, '[{SIGNS}]+ *', ' ', 'g')"


def words(text: str) -> str:
    """SQL: the words of a text in order; a break between sentences that holds only signs leaves none."""
    return f"string_split({normal(text)}, ' ')"


def _squeezed(word: str, left: int) -> str:
    """SQL: letters written three times and more, written so often as `left` says."""
    pattern = "|".join(f"({letter}){letter}{{2,}}" for letter in LETTERS)
    sql = word
    for start in range(0, len(LETTERS), 9):  # nine groups are what a replacement can name
        part = "|".join(pattern.split("|")[start : start + 9])
        keep = "".join(f"\\{n}" * left for n in range(1, min(9, len(LETTERS) - start) + 1))
        sql = f"regexp_replace({sql}, '{part}', '{keep}', 'g')"
    return sql


def _pieces(word: str) -> str:
    """SQL: what a word consists of; where an article is tied to it (l'attente), what comes after that too."""
    after = f"split_part({word}, '''', 2)"
    return f"""regexp_extract_all({word}, '{PIECE}') ||
        CASE WHEN length({after}) > 2 THEN [{after}] ELSE CAST([] AS VARCHAR[]) END"""


def parts(words: str) -> str:
    """SQL: of a table of `word`, each term it holds once (word, term) and how long it is in words (size).

    A word is itself and its beginnings; a drawn-out word the same said shortly; a text without spaces every few
    characters of it; emoji are words wherever they stand.
    """
    grams = f"""flatten(list_transform(range(1, {LONGEST + 1}), lambda n: list_transform(
        range(1, length(piece) - n + 2), lambda i: substr(piece, i, n))))"""
    beginnings = [f"CASE WHEN length(one) >= {n} THEN left(one, {n}) || '*' END" for n in PREFIXES]
    return f"""
        SELECT DISTINCT word, unnest(CASE WHEN regexp_matches(piece, '^[{UNSPACED}]') THEN {grams}
            WHEN long THEN [two, one, {", ".join(beginnings)}, '{LONG}']
            ELSE [piece, {", ".join(beginnings)}] END) AS term
        FROM (SELECT *, CASE WHEN long THEN {_squeezed("piece", 1)} ELSE piece END AS one,
                     CASE WHEN long THEN {_squeezed("piece", 2)} END AS two
              FROM (SELECT word, trim(piece, '''') AS piece, regexp_matches(piece, '{DRAWN_OUT}') AS long
                    FROM (SELECT word, unnest({_pieces("word")}) AS piece FROM {words})))
        WHERE one <> ''"""


def size(word: str) -> str:
    """SQL: how many words a word counts as; without spaces, one for each two characters."""
    return f"CASE WHEN regexp_matches({word}, '[{UNSPACED}]') THEN length({word}) / 2e0 ELSE 1e0 END"


def telling(word: str) -> str:
    """SQL: whether a word may say anything; long numbers never do, and no two texts have the same.

    In a script without spaces what follows a number is written to it, and tells.
    """
    number = f"strlen({word}) > 2 AND strlen({word}) < length({word}) + 2 AND left({word}, 1) BETWEEN '0' AND '9'"
    return f"{word} <> '' AND NOT ({number})"
