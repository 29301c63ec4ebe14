"""Names: those of files as they are shown, and those of columns as they are kept."""

import re
import unicodedata

LONGEST_SHOWN = 120
INVISIBLE = " \t\r\n\ufeff\u200b\u00a0"


def shown(name: str) -> str:
    """A file's name fit for a sentence: signs that hide or turn text are spelt out, a long one is cut in the middle."""
    plain = "".join(_visible(sign) for sign in name)
    if len(plain) <= LONGEST_SHOWN:
        return plain
    return plain[: LONGEST_SHOWN - 31] + "…" + plain[-30:]


def _visible(sign: str) -> str:
    hidden = unicodedata.category(sign) in ("Cc", "Cf", "Cs", "Zl", "Zp")
    return sign.encode("unicode_escape").decode() if hidden else sign


def column_names(header: list[str]) -> tuple[str, ...]:
    """The header's cells as names: trimmed, blank ones `column_3`, repeats (capitals aside) `tag`, `tag_1`, `Tag_2`."""
    taken = {"_record"}
    repeats: dict[str, int] = {}
    names = []
    for place, cell in enumerate(header, start=1):
        whole = cell.encode("utf-8", "replace").decode()  # JSON may hold half a sign
        first = name = re.sub(r"\r\n?", "\n", whole).strip(INVISIBLE) or f"column_{place}"
        while name.casefold() in taken:
            repeats[first.casefold()] = repeats.get(first.casefold(), 0) + 1
            name = f"{first}_{repeats[first.casefold()]}"
        taken.add(name.casefold())
        names.append(name)
    return tuple(names)
