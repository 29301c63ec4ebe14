"""A picture whose words are shapes: every sign drawn from fonts of our own, so that it is legible without any."""

import xml.etree.ElementTree as ET
from functools import cache
from pathlib import Path

import manimgx_fonts
import manimgx_fonts_cjk
from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont

from metrics.report.svg import SIZE, number

NAMESPACE = "http://www.w3.org/2000/svg"
FIRST = ("NotoSans[wght].ttf", "NotoSansGeorgian[wght].ttf", "NotoEmoji[wght].ttf", "NotoSansSymbols[wght].ttf")
FOLDERS = tuple(Path(one.__file__).parent for one in (manimgx_fonts, manimgx_fonts_cjk))
Look = tuple[float, float, float]  # x, y, font size


def outlined(picture: str, only_rare: bool = False) -> bytes:
    """The SVG with each text drawn sign by sign, or `only_rare` ones: those beyond Latin and Georgian.

    Scripts that join their letters are better left to a font.
    """
    ET.register_namespace("", NAMESPACE)
    root = ET.fromstring(picture)
    for parent in list(root.iter()):
        for at, element in enumerate(list(parent)):
            if element.tag == f"{{{NAMESPACE}}}text" and not (only_rare and _is_usual(element.text or "")):
                parent[at] = _path(element)
    return ET.tostring(root, encoding="utf-8", xml_declaration=True)


def _is_usual(words: str) -> bool:
    return all(ord(sign) in _font(0)[1] or ord(sign) in _font(1)[1] for sign in words)


def _path(text: ET.Element) -> ET.Element:
    """One text as a path, its words kept as its label."""
    words, size = text.text or "", float(text.get("font-size", SIZE))
    weight = int(text.get("font-weight", 400))
    signs = [_sign(sign, weight) for sign in words]
    wide = sum(advance for advance, _, _ in signs) * size
    x = float(text.get("x", 0)) - wide * {"middle": 0.5, "end": 1.0}.get(text.get("text-anchor", "start"), 0.0)
    shapes = []
    for advance, font, name in signs:
        if font is not None:
            shapes.append(_shape(font, weight, name, (x, float(text.get("y", 0)), size)))
        x += advance * size
    return ET.Element(
        f"{{{NAMESPACE}}}path", {"d": "".join(shapes), "fill": text.get("fill", "#000"), "aria-label": words}
    )


@cache
def _sign(sign: str, weight: int) -> tuple[float, int | None, str]:
    """How wide a sign is, in font sizes, and which font has it under which name; nothing of one that no font has."""
    for at in range(len(_files())):
        font, names = _font(at)
        if name := names.get(ord(sign)):
            return _glyphs(at, weight)[name].width / font["head"].unitsPerEm, at, name
    return (0.0 if sign in "\u200d\ufe0f" else 0.5), None, ""


def _shape(at: int, weight: int, name: str, look: Look) -> str:
    """A sign's outline at its place."""
    (x, y, size), glyphs = look, _glyphs(at, weight)
    scale = size / _font(at)[0]["head"].unitsPerEm
    pen = SVGPathPen(glyphs, ntos=number)
    glyphs[name].draw(TransformPen(pen, (scale, 0, 0, -scale, x, y)))
    return pen.getCommands()


@cache
def _files() -> tuple[Path, ...]:
    """Our fonts: Latin, Georgian, emoji and symbols, Japanese, then every other script."""
    first = [FOLDERS[0] / name for name in FIRST]
    others = [path for folder in reversed(FOLDERS) for path in sorted(folder.glob("*.[ot]t[fc]"))]
    return tuple(dict.fromkeys([*first, *others]))


@cache
def _font(at: int) -> tuple[TTFont, dict[int, str]]:
    font = TTFont(_files()[at], fontNumber=0, lazy=True)
    return font, font.getBestCmap()


@cache
def _glyphs(at: int, weight: int):
    return _font(at)[0].getGlyphSet(location={"wght": weight})
