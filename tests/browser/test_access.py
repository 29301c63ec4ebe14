"""For readers with disabilities: axe finds nothing in light or dark, and the keyboard reaches everything visibly."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser import steps, tool

# What we draw ourselves: there the rules hold too that Streamlit's own elements break, contrast among them.
OURS = (
    ".page-head",
    ".section-head",
    ".cards",
    ".missing",
    ".matrix",
    ".sure",
    "[class*=st-key-matrix-rows-]",
    ".transcript",
    ".transcript-head",
    ".transcript-foot",
    "[class*=st-key-chips]",
    "[class*=st-key-hours-question]",
    "[class*=st-key-file-]",
    "[class*=st-key-glossary-]",
)
PAGES = (
    "overview?tag=complaint",
    "speed?tag=complaint",
    "volume?tag=complaint",
    "channels?tag=complaint",
    "satisfaction?tag=complaint",
    "topics?tag=complaint",
    "team?tag=complaint",
    "conversations?tag=complaint",
    "explore?tag=complaint",
    "changed?tag=complaint",
    "present",
    "data",
    "settings",
    "glossary",
)
# Where the keyboard is: what the element is called, and whether a ring or an edge around it shows that.
FOCUS = r"""() => {
    const here = document.activeElement
    const ring = element => {
        const style = getComputedStyle(element)
        return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0 || style.boxShadow !== 'none'
    }
    const group = here.closest('[data-baseweb], [role=group]')
    const around = [here, here.parentElement, here.parentElement?.parentElement, group]
    const name = here.getAttribute('aria-label') || here.innerText
    return { name: name.replace(/(expand_more|keyboard_\w+)/, '').trim(),
             seen: around.filter(Boolean).some(ring), body: here === document.body }
}"""


@pytest.fixture(scope="module")
def sample(browser, server):
    """A visitor who explores the sample, for all tests here."""
    with steps.visiting(browser, server) as page:
        yield steps.explore_sample(page)


def in_theme(page, theme, url):
    page.emulate_media(color_scheme=theme)
    return tool.show(page, url)


def ours(page):
    """What axe finds wrong with our own elements, by all of its rules."""
    there = [[name] for name in OURS if page.locator(name).count()]
    found = Axe().run(page, context={"include": there}).response["violations"]
    return [f"{v['id']}: {n['html'][:200]}" for v in found for n in v["nodes"]]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_start_has_no_barrier(new_page, theme):
    assert tool.violations(new_page("overview", theme=theme)) == []


@pytest.mark.parametrize("path", PAGES)
def test_no_page_has_a_barrier_in_light_or_dark(sample, server, path):
    for theme in ("light", "dark"):
        page = in_theme(sample, theme, f"{server.url}/{path}")
        assert tool.violations(page) + ours(page) == [], theme


@pytest.mark.parametrize("entry", ["Explain this number", "Why did this change"])
def test_what_opens_has_no_barrier(sample, server, entry):
    for theme in ("light", "dark"):
        page = in_theme(sample, theme, f"{server.url}/overview?tag=complaint&tag=praise")
        steps.choose(page, "First reply", entry)
        assert tool.violations(page) == [], theme


def stops(page, count):
    """The next stops of the Tab key: how each is called, and whether one sees where one is."""
    found = []
    for _ in range(count):
        page.keyboard.press("Tab")
        page.wait_for_timeout(60)  # rings fade in
        found.append(page.evaluate(FOCUS))
    return found


def test_the_keyboard_goes_through_menu_filters_and_cards_and_one_sees_where_it_is(sample, server):
    in_theme(sample, "light", f"{server.url}/overview")
    found = stops(sample, 52)
    names = [stop["name"] for stop in found]
    wanted = [
        "Overview",
        "Conversations",
        "Data",
        "Glossary",
        "Period",
        "Compare with",
        "Channel",
        "Tags",
        "More about Fast, always on",
        "More about First reply",
    ]
    places = [next((i for i, name in enumerate(names) if name.endswith(one)), None) for one in wanted]
    assert None not in places and places == sorted(places), dict(zip(wanted, places, strict=True))
    assert [stop["name"] for stop in found if not stop["seen"] and not stop["body"]] == []


def test_a_card_is_explained_and_left_again_by_keyboard_alone(sample, server):
    in_theme(sample, "light", f"{server.url}/overview")
    sample.get_by_role("button", name="More about Happy customers").focus()
    sample.keyboard.press("Enter")
    sample.get_by_role("menuitem", name="Explain").wait_for()
    sample.wait_for_timeout(300)  # the menu takes keys once it has opened
    for key in ("ArrowDown", "ArrowUp"):
        sample.keyboard.press(key)
    expect(sample.get_by_role("menuitem", name="Explain")).to_be_focused()
    sample.keyboard.press("Enter")
    expect(sample.get_by_role("dialog")).to_be_visible()
    tool.settle(sample)
    sample.keyboard.press("Escape")
    expect(sample.get_by_role("dialog")).to_have_count(0)
