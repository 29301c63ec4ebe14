"""Found themes: texts about the same stand together under a name their writers use, whatever else ran beside."""

import random
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from metrics.text.themes import find_themes, themes_apart

ABOUT = {
    "refund": ("I am waiting for my refund {}", "when will the refund arrive {}", "my refund is not here {}"),
    "password": ("I forgot my password {}", "how can I reset the password {}", "password reset link fails {}"),
    "invoice": ("please send the invoice {}", "the invoice has a wrong address {}", "download an invoice {}"),
    "battery": ("the battery is empty {}", "battery drains in an hour {}", "my battery does not charge {}"),
}
EXTRA = ("since Monday", "please", "thanks", "4711", "", "hello", "asap", "@shop", "now", "again")


def texts() -> tuple[list[str], list[str]]:
    """Texts, and what each is about."""
    told = [(said.format(more), about) for about, all_ in ABOUT.items() for said in all_ for more in EXTRA]
    random.Random(1).shuffle(told)
    return [text for text, _ in told], [about for _, about in told]


@pytest.fixture(scope="module")
def found():
    said, _ = texts()
    return find_themes([*said, "thanks", "hello", ""], ["en"] * (len(said) + 3))


def test_texts_about_the_same_have_one_theme(found):
    _, about = texts()
    pairs = list(zip(found.theme, about, strict=False))
    for subject in ABOUT:
        themes = [theme for theme, of in pairs if of == subject]
        most = max(set(themes), key=themes.count)
        assert themes.count(most) >= 0.6 * len(themes)
        assert {of for theme, of in pairs if theme == most} == {subject}


def test_names_are_what_the_texts_say(found):
    said = " ".join(texts()[0]).lower()
    for name in found.names:
        assert all(word in said for word in name.lower().replace(",", "").split())
        assert not {"thanks", "hello", "please", "4711", "shop", "monday"} & set(name.lower().split())
    assert len(found.names) == len({name.lower() for name in found.names})


def test_small_talk_has_no_theme(found):
    assert found.theme[-3:] == (None, None, None)


def test_a_subtheme_is_within_a_theme(found):
    assert all(theme for theme, sub in zip(found.theme, found.subtheme, strict=True) if sub)


def test_the_order_of_texts_changes_nothing(found):
    said, _ = texts()
    turned = find_themes(said[::-1], ["en"] * len(said))
    assert turned.theme[::-1] == found.theme[: len(said)]


def test_themes_are_not_languages():
    said, _ = texts()
    german = [f"wo bleibt mein Paket {n % 7}" if n % 2 else f"die Rechnung ist falsch {n % 5}x" for n in range(60)]
    found = find_themes([*said, *german], [*["en"] * len(said), *["de"] * len(german)])
    assert set(found.theme[len(said) :]) == {None}  # sixty German texts are too few, and join no English theme


def test_too_few_texts_have_no_themes():
    assert find_themes(["my refund is late"] * 500, ["en"] * 500).theme == (None,) * 500
    assert find_themes([], []).theme == ()


def test_what_stops_it_ends_the_process_and_leaves_an_empty_table():
    said, _ = texts()
    with duckdb.connect() as cur:
        cur.execute("CREATE TABLE texts (id BIGINT, text VARCHAR, language VARCHAR)")
        cur.executemany("INSERT INTO texts VALUES (?, ?, 'en')", list(enumerate(said)))
        assert themes_apart(cur, "texts", stop=lambda: True) is False
        assert cur.execute("SELECT count(*) FROM themed").fetchall() == [(0,)]

        def end(_: float) -> None:
            raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            themes_apart(cur, "texts", told=end)
        heard: list[float] = []
        assert themes_apart(cur, "texts", told=heard.append)
        assert heard == sorted(heard) and heard[-1] == 1
        assert cur.execute("SELECT count(*) FROM themed").fetchall()[0][0] > 80


def test_the_server_does_not_import_what_finds_themes():
    code = "import metrics.text.themes, sys; sys.exit('sklearn' in sys.modules or 'scipy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=Path(__file__).parents[1], check=False).returncode == 0
