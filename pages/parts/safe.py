"""Other people's text made harmless for the screen: for Streamlit's Markdown and for HTML."""

import html as entities
import re
import string

from metrics.safe import line

_PUNCTUATION = {ord(sign): "\\" + sign for sign in string.punctuation}

# Streamlit makes links, icons and arrows of text already unescaped; a word joiner between the signs stops it.
_MAGIC = re.compile(r"(?<=[:@])(?=\S)|(?<=[-<>=])(?=[-<>=])|(?<=www)(?=\.)", re.IGNORECASE)
_WORD_JOINER = "\u2060"
_WITHIN = re.compile(r"(?<=\d)–(?=\d)")


def markdown(text: object) -> str:
    """The text so that Streamlit's Markdown shows it letter for letter: no image, link, colour, formula or icon."""
    return _MAGIC.sub(_WORD_JOINER, line(text)).translate(_PUNCTUATION)


def headline(text: object) -> str:
    """The same as `html`, for large words: no line breaks within `6–7` or before a `%`."""
    return _WITHIN.sub(f"{_WORD_JOINER}–{_WORD_JOINER}", html(text)).replace(" %", "&nbsp;%")


def html(text: object) -> str:
    """The text for an HTML element or a quoted attribute; colons too, of which Markdown makes icons."""
    return entities.escape(line(text)).replace(":", "&#58;")
