"""Other people's text made harmless for the screen: for Streamlit's Markdown and for HTML."""

import html as entities
import re
import string

from metrics.safe import line

_PUNCTUATION = {ord(sign): "\\" + sign for sign in string.punctuation}

# Streamlit makes links, icons and arrows of text already unescaped; a word joiner between the signs stops it.
_MAGIC = re.compile(r"(?<=[:@])(?=\S)|(?<=[-<>=])(?=[-<>=])|(?<=www)(?=\.)", re.IGNORECASE)
_WORD_JOINER = "\u2060"


def markdown(text: object) -> str:
    """The text so that Streamlit's Markdown shows it letter for letter: no image, link, colour, formula or icon."""
    return _MAGIC.sub(_WORD_JOINER, line(text)).translate(_PUNCTUATION)


def html(text: object) -> str:
    """The text for an HTML element or a quoted attribute; colons too, of which Markdown makes icons."""
    return entities.escape(line(text)).replace(":", "&#58;")
