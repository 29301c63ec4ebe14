"""Hide names: on screen, in the address and in downloads nobody of the sample's agents or customers is named."""

from dataclasses import replace
from urllib.parse import unquote_plus

import pyarrow as pa
import pytest

from metrics.anonymous import Anonymous
from metrics.answer import Answer
from metrics.filter import Filter, Keep
from metrics.parts import Part
from metrics.store import Store
from metrics.why import Why
from pages.parts import hidden
from pages.parts.server import engine
from pages.parts.view import View


def data(visitor) -> Store:
    return Store(engine().visit(visitor.at.session_state["visit_key"]))


@pytest.fixture
def nameless(visitor):
    """nameless(page): the page with the sample, names hidden."""

    def nameless(page: str = "overview"):
        visitor.with_sample(page)
        visitor.at.toggle(key="hide-names").set_value(True)
        return visitor.run()

    return nameless


def on_screen(shown) -> str:
    tables = "".join(frame.value.to_csv() for frame in shown.at.dataframe)
    boxes = "".join(str([*box.options]) for box in shown.at.multiselect)
    buttons = "".join(button.label for button in shown.at.button)
    return shown.text + tables + boxes + buttons


@pytest.mark.parametrize("page", ["overview", "speed", "satisfaction", "topics", "team", "conversations", "changed"])
def test_no_page_names_an_agent_and_each_says_that_names_are_hidden(nameless, page):
    shown = nameless(page)
    agents = data(shown).options()["agent"]
    assert "names are hidden" in shown.text
    assert [name for name in agents if name and name in on_screen(shown)] == []


@pytest.mark.parametrize("chart", ["ranked", "line", "heat", "table", "scatter"])
def test_explore_names_no_agent_however_it_draws(nameless, chart):
    shown = nameless("explore")
    shown.at.query_params["show"] = "first_reply.median" + (",conversations" if chart == "scatter" else "")
    shown.at.query_params["cut"] = "agent"
    shown.at.query_params["per"] = "week" if chart in ("line", "heat") else "none"
    shown.at.query_params["draw"] = chart
    agents = [name for name in data(shown.run()).options()["agent"] if name]
    drawn = on_screen(shown) + "".join(str(one.proto) for one in shown.at.get("vega_lite_chart"))
    assert "Agent " in drawn and [name for name in agents if name in drawn] == []


def test_shown_again_they_are_there(nameless):
    shown = nameless("team")
    shown.at.toggle(key="hide-names").set_value(False)
    agents = [name for name in data(shown.run()).options()["agent"] if name]
    assert agents[0] in on_screen(shown) and "names are hidden" not in shown.text


def test_a_filter_by_an_agent_keeps_its_rows_and_names_nobody_in_the_address(visitor):
    shown = visitor.with_sample()
    agent = next(name for name in data(shown).options()["agent"] if name)
    shown.at.session_state["bar-more"] = True
    shown.run().at.multiselect(key="bar-agent").select(agent)
    head = shown.run().text.split("</header>")[0].rpartition("·")[2]
    shown.at.toggle(key="hide-names").set_value(True)
    shown.run()
    assert head.split("<")[0].strip() in shown.text.split("</header>")[0]
    asked = shown.at.query_params["agent"]
    assert agent not in unquote_plus(str(asked)) and "Agent " in str(asked)
    shown.at.toggle(key="hide-names").set_value(False)
    assert agent in str(shown.run().at.query_params["agent"])


def test_slides_and_rows_name_nobody_and_small_numbers_can_be_left_out(nameless):
    shown = nameless("present")
    shown.at.checkbox(key="hide-small").set_value(True)
    assert "Names are hidden" in shown.run().text
    assert hidden.hide(data(shown)).least == 5


@pytest.mark.parametrize(
    "page", ["overview", "speed", "volume", "channels", "satisfaction", "topics", "team", "explore"]
)
def test_small_numbers_can_be_hidden_on_every_page(nameless, page):
    shown = nameless(page)
    shown.at.checkbox(key="hide-small").set_value(True)
    shown.at.query_params["period"] = "2026-06-13..2026-06-14"
    shown.at.query_params["compare"] = "previous"
    shown.run()
    assert "names are hidden" in shown.text and not shown.at.exception


def test_a_number_of_few_rows_is_no_number():
    how = hidden.Anonymous(b"key", [], least=5)
    table = pa.table({"agent": ["Ann", "Bob", "Cy"], "value": [2.0, 7.0, 8.0], "n": [4, 5, 6],
                      "previous_value": [None, 3.0, 2.0], "previous_n": [0, 4, 3]})  # fmt: skip
    found = hidden.answer(how, Answer(table, {})).table.to_pydict()
    assert (found["value"], found["n"]) == ([None, None, 8.0], [0, 0, 6]), (
        "Ann alone would be what is left of the whole"
    )
    assert (found["previous_value"], found["previous_n"]) == ([None, None, None], [0, 0, 0])


def test_groups_of_few_rows_are_no_part_of_a_change():
    """Of chat 30 after 20, mail 3 after 9 and web 8 after 2, fewer than five must not be seen: mail and web are one."""
    parts = [Part(*one) for one in (("chat", 30, 30, 20, 20, 10), ("email", 3, 3, 9, 9, -6), ("web", 8, 8, 2, 2, 6))]
    found = Why("conversations", "channel", 41, 41, 31, 31, tuple(parts))
    how = Anonymous(b"key", (), 5)
    shown = [
        (part.group, part.n, part.previous_n, part.contribution, part.others) for part in hidden.why(how, found).parts
    ]
    assert shown == [("chat", 30, 20, 10, 0), (None, 11, 11, 0, 2)]
    alone = replace(found, parts=tuple(parts[:2]))
    shown = [(part.group, part.n, part.others) for part in hidden.why(how, alone).parts]
    assert shown == [(None, 33, 2)], "one alone would be what is left of the whole"
    assert hidden.why(Anonymous(b"key"), found) == found == hidden.why(None, found)


def test_rows_lose_names_and_keep_everything_else(tmp_path):
    store = Store()
    (tmp_path / "t.csv").write_text("conversation_id,arrived_at,agent\n1,2026-03-02T10:00Z,Ann Lee\n", encoding="utf-8")
    store.load(tmp_path / "t.csv")
    hidden.choose(store, True, 0)
    how = hidden.Anonymous(b"key", ["Ann Lee"])
    rows = pa.table({"agent": ["Ann Lee", None], "text": ["Hi Ann Lee, mail a@b.org", None], "n": [1, 2],
                     "group": ["Ann Lee", "billing"], "customer_id": ["c-1", "c-2"]})  # fmt: skip
    few = pa.array(["Ann Lee", None]).dictionary_encode()  # as rows of the store have it
    found = hidden.table(how, rows.set_column(0, "agent", few)).to_pydict()
    assert found["agent"] == [how.person("agent", "Ann Lee"), None] and found["n"] == [1, 2]
    assert found["group"] == [how.person("agent", "Ann Lee"), "billing"]
    assert "a@b.org" not in found["text"][0] and found["text"][1] is None and found["customer_id"][0] != "c-1"
    assert hidden.table(None, rows) is rows
    kept = hidden.shown(how, Filter(keep=(Keep("agent", ("Ann Lee",)), Keep("tag", ("billing",)))))
    assert [keep.values for keep in kept.keep] == [(how.person("agent", "Ann Lee"),), ("billing",)]
    seen = hidden.seen(how, View({}, {"agent": ("Ann Lee",)}), store)
    assert seen.lists["agent"] == (how.person("agent", "Ann Lee"),) and hidden.seen(how, seen, store) == seen
    assert hidden.meant(how, seen, store).lists["agent"] == ("Ann Lee",)
    store.close()
