"""Which visit a browser is: its cookie's key, else one kept in its session; and what the configuration promises."""

import tomllib
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from metrics import colours
from pages.parts import server, visit
from pages.parts.headers import visit_key

KEY = "Ab-_" * 10 + "xyz"  # 43 characters, as 32 random bytes have
CONFIG = tomllib.loads((Path(__file__).parents[1] / ".streamlit" / "config.toml").read_text())


def page():
    import streamlit as st

    from pages.parts.visit import heartbeat, visit

    heartbeat()
    with visit().cursor() as cursor:
        cursor.execute("CREATE TABLE IF NOT EXISTS seen AS SELECT 0 AS times")
        cursor.execute("UPDATE seen SET times = times + 1")
        st.text(cursor.execute("FROM seen").fetchone()[0])


def test_without_a_cookie_the_session_has_one_visit_and_another_session_another():
    first = AppTest.from_function(page, default_timeout=30).run().run()
    assert [text.value for text in first.text] == ["2"]
    assert [text.value for text in AppTest.from_function(page, default_timeout=30).run().text] == ["1"]


@pytest.mark.parametrize(
    "cookies, key",
    [
        (f"visit={KEY}", KEY),
        (f"other=1; visit={KEY}; _xsrf=2", KEY),
        ("", None),
        ("visit=", None),
        ("visit=short", None),
        ("visit=../../../../../../../../../../../../../etc/pass", None),
        (f"visit={KEY}a", None),
        ("=;;=\x00", None),
    ],
)
def test_only_a_key_of_our_making_is_a_visit(cookies, key):
    assert visit_key(cookies) == key


def test_the_cookies_key_decides(monkeypatch):
    class Context:
        cookies: dict = {"visit": KEY}  # noqa: RUF012

    monkeypatch.setattr(visit.st, "context", Context)
    assert visit.visit() is server.engine().visit(KEY)


def test_a_page_alone_uses_a_temporary_folder_under_the_hardened_settings():
    with server.engine().visit("a").cursor() as cursor:
        assert cursor.execute("SELECT current_setting('enable_external_access')").fetchall() == [(False,)]
        assert cursor.execute("SELECT current_setting('max_execution_time')").fetchall() == [(120_000,)]


@pytest.mark.parametrize(
    "section, option, value",
    [
        ("browser", "gatherUsageStats", False),
        ("client", "showErrorDetails", "none"),
        ("client", "showErrorLinks", False),
        ("client", "toolbarMode", "minimal"),
        ("server", "address", "localhost"),
        ("server", "fileWatcherType", "none"),
        ("server", "maxUploadSize", 200),
    ],
)
def test_the_configuration_keeps_to_itself(section, option, value):
    assert CONFIG[section][option] == value


def test_no_font_or_theme_comes_from_an_address():
    assert "://" not in (Path(__file__).parents[1] / ".streamlit" / "config.toml").read_text()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_themes_have_the_colours_of_the_pages(theme):
    wanted = {
        "primaryColor": colours.ACCENT,
        "linkColor": colours.ACCENT,
        "backgroundColor": colours.PAGE,
        "secondaryBackgroundColor": colours.SURFACE,
        "textColor": colours.INK,
        "borderColor": colours.LINE,
    }
    assert CONFIG["theme"][theme] == {name: getattr(pair, theme) for name, pair in wanted.items()}
