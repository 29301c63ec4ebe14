"""Colours can be read, and told apart by colour-blind eyes, in both themes."""

import tomllib
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest

from metrics import colours
from pages.parts.charts.spec import FONT

# Machado, Oliveira and Fernandes 2009, full severity, on linear RGB: protan, deutan, tritan.
BLIND = {
    "none": np.eye(3),
    "protan": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "deutan": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    "tritan": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
}


def linear(colour: str) -> np.ndarray:
    part = np.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)]) / 255
    return np.where(part <= 0.04045, part / 12.92, ((part + 0.055) / 1.055) ** 2.4)


def contrast(one: str, other: str) -> float:
    low, high = sorted(float(linear(colour) @ [0.2126, 0.7152, 0.0722]) for colour in (one, other))
    return (high + 0.05) / (low + 0.05)


def oklab(rgb: np.ndarray) -> np.ndarray:
    to_cone = [[0.4122, 0.5363, 0.0514], [0.2119, 0.6807, 0.1074], [0.0883, 0.2817, 0.6300]]
    to_lab = [[0.2105, 0.7936, -0.0041], [1.9780, -2.4286, 0.4506], [0.0259, 0.7828, -0.8087]]
    return to_lab @ np.cbrt(to_cone @ np.clip(rgb, 0, 1))


def test_contrast_is_measured_as_wcag_does():
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("name", ["INK", "QUIET", "ACCENT", "BETTER", "WORSE"])
def test_words_are_readable_on_page_and_surface(name, dark):
    for ground in (colours.PAGE, colours.SURFACE):
        assert contrast(getattr(colours, name).on(dark), ground.on(dark)) >= 4.5


@pytest.mark.parametrize("dark", [False, True])
def test_words_on_the_accent_are_readable(dark):
    assert contrast(colours.ACCENT.on(dark), colours.ACCENT_SOFT.on(dark)) >= 4.5
    assert contrast(colours.PAGE.on(dark), colours.ACCENT.on(dark)) >= 4.5


@pytest.mark.parametrize("dark", [False, True])
def test_marks_stand_out_from_the_page(dark):
    for pair in (*colours.EIGHT, colours.OTHER, colours.FAINT):
        assert contrast(pair.on(dark), colours.PAGE.on(dark)) >= 3


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("eyes", BLIND)
def test_the_eight_differ_for_all_eyes(eyes, dark):
    seen = [oklab(np.array(BLIND[eyes]) @ linear(pair.on(dark))) for pair in colours.EIGHT]
    assert min(np.linalg.norm(one - other) for one, other in combinations(seen, 2)) > 0.075


def test_a_channel_keeps_its_colour_whatever_stands_beside_it():
    assert colours.of_groups(["email", "chat"])["chat"] == colours.of_groups(["chat"])["chat"] == colours.EIGHT[0]
    assert list(colours.of_groups(["web", None, "email", "chat"])) == ["chat", "email", "web", None]
    five = colours.of_groups(["chat", "email", "phone", "social", "web"])
    assert len(set(five.values())) == 5


def test_other_groups_take_free_places_and_then_the_grey():
    found = colours.of_groups([f"team {i}" for i in range(9)] + [None])
    assert len({found[f"team {i}"] for i in range(8)}) == 8
    assert found["team 8"] == found[None] == colours.OTHER


def test_the_theme_says_the_same_colours():
    theme = tomllib.loads((Path(__file__).parents[1] / ".streamlit/config.toml").read_text(encoding="utf-8"))["theme"]
    for name, dark in (("light", False), ("dark", True)):
        assert theme[name]["primaryColor"] == colours.ACCENT.on(dark)
        assert theme[name]["backgroundColor"] == colours.PAGE.on(dark)
        assert theme[name]["textColor"] == colours.INK.on(dark)
    assert theme["font"] == FONT
