"""Other people's text made harmless on one line: characters one cannot see are written out."""

import re

_HIDDEN = (
    r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f"
    r"\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f"
)
_UNSEEN = re.compile(f"[{_HIDDEN}]")
_JOINER = re.compile(r"(?<![^\x00-\x7f])[\u200c\u200d]|[\u200c\u200d](?![^\x00-\x7f])")
_BREAK = re.compile(r"[\s\u2028\u2029]+")


def visible(text: object) -> str:
    """The text with characters one cannot see (controls, zero width, reversed direction) written as `\\u202e`.

    Joiners stay where scripts and emoji need them, between two characters beyond ASCII.
    """
    return _JOINER.sub(_code, _UNSEEN.sub(_code, str(text)))


def line(text: object) -> str:
    """The text with nothing invisible in it, on one line; for places that show text as it is (tooltips, cells)."""
    return _BREAK.sub(" ", visible(text)).strip()


def _code(found: re.Match) -> str:
    return f"\\u{ord(found.group()):04x}"
