"""Hostile text comes out as text. What Streamlit's Markdown does with it was seen in a browser."""

import json
import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics.safe import line, visible
from pages.parts import safe

# After escaping, these would still be made into links, pictures, icons or arrows of the finished text.
MAGIC = re.compile(r"https?:/|www\.|\w@\w|:streamlit:|:material/|:red\[|->|<-|--|>=|<=", re.IGNORECASE)


def shown(markdown: str) -> str:
    """What Markdown leaves of a text in which every sign is escaped: the signs, without their backslashes."""
    return re.sub(r"\\(.)", r"\1", markdown)


HOSTILE = [
    "![a](https://evil.test/p.png)", "[x](javascript:alert(1))", "www.evil.test", "me@evil.test", ":red[x]",
    ":material/home:", ":streamlit:", "$x^2$", "<img src=x onerror=alert(1)>", "# head", "1. one", "a -> b -- c >= d",
    "![r][1]\n\n[1]: https://evil.test/p.png", "<script>alert(1)</script>", "a  \nb", "&lt;b&gt;",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_markdown_is_inert(text):
    assert_inert(text)


def test_the_naughty_strings_are_inert(shared):
    strings = json.loads((shared / "data/hostile/naughty_strings/blns.json").read_text(encoding="utf-8"))
    assert len(strings) > 400
    for text in strings:
        assert_inert(text)
        assert elements(safe.html(text)) == []


def assert_inert(text):
    out = safe.markdown(text)
    assert not re.search(r"(?<!\\)[!-/:-@\[-`{-~]", re.sub(r"\\[!-/:-@\[-`{-~]", "", out)), "a sign is not escaped"
    assert "\n" not in out
    assert not MAGIC.search(shown(out))
    assert shown(out).replace("\u2060", "") == line(text), "the reader no longer sees what was written"


@given(st.text())
def test_any_text_is_inert_in_markdown(text):
    assert_inert(text)


def elements(markup: str) -> list[str]:
    """The tags an HTML parser finds in an element's text and in a quoted attribute."""
    found = []
    parser = HTMLParser()
    parser.handle_starttag = lambda tag, attributes: found.append(tag if len(attributes) < 2 else "attribute")
    parser.feed(f'<p title="{markup}">{markup}</p>')
    return [tag for tag in found if tag != "p"]


@given(st.text())
def test_any_text_is_inert_in_html(text):
    assert elements(safe.html(text)) == []
    assert ":" not in safe.html(text)  # of which Markdown makes icons, inside HTML too


def test_html_shows_what_was_written():
    assert safe.html('<b title="x">&') == "&lt;b title=&quot;x&quot;&gt;&amp;"


@pytest.mark.parametrize(
    ("text", "shown_as"),
    [
        ("\u202egnp.exe", "\\u202egnp.exe"),  # would be read from right to left
        ("a\u200bb", "a\\u200bb"),
        ("\x1b[31m", "\\u001b[31m"),
        ("pass\u200dword", "pass\\u200dword"),
        ("👨\u200d👩", "👨\u200d👩"),  # a joiner where an emoji needs it
        ("مى\u200cخواهم", "مى\u200cخواهم"),  # and where Persian does
        ("a\tb\nc", "a\tb\nc"),
    ],
)
def test_the_invisible_is_shown(text, shown_as):
    assert visible(text) == shown_as


def test_lines_have_no_breaks():
    assert line(" a\r\n b\u2028c\t") == "a b c"


def test_a_headline_breaks_neither_within_hours_nor_before_a_percent_sign():
    shown = safe.headline("<b> on Tuesday, 6–7: from 60 to 43 %.")
    assert shown == "&lt;b&gt; on Tuesday, 6\u2060–\u20607&#58; from 60 to 43&nbsp;%."
