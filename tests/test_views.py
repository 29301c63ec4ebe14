"""Saved views: a name and what a link asks, as a file; a forged one is a sentence."""

import pytest

from metrics import Problem, Store
from metrics.views import SavedView, is_views, keep_views, read_views, together, views_of, with_view, write_views
from metrics.workspace import Workspace, read_workspace, take_over, workspace_of, write_workspace

ONE = SavedView("First reply by channel", "cut=channel&per=week&show=first_reply.median")
TWO = SavedView('"Quoted" & Größe 🙂', "tag=a%2Cb&tag=%C3%A9&period=2026-03-01..2026-03-31")


def test_views_read_back_as_the_same_in_their_file_and_in_the_workspace():
    text = write_views((ONE, TWO))
    assert is_views(text) and read_views(text) == (ONE, TWO)
    with Store() as data:
        keep_views(data, (ONE, TWO))
        settled = workspace_of(data)
    assert settled.views == (ONE, TWO) and read_workspace(write_workspace(settled)) == settled


def test_a_file_of_views_alone_is_taken_over_beside_those_there_are():
    with Store() as data:
        keep_views(data, (ONE,))
        alone = read_workspace(write_views((SavedView(ONE.name, "cut=tag"), TWO)))
        assert alone == Workspace(None, views=(SavedView(ONE.name, "cut=tag"), TWO))
        assert take_over(data, alone) and not take_over(data, alone)
        assert views_of(data) == (SavedView(ONE.name, "cut=tag"), TWO)


def test_the_same_name_is_the_same_view():
    newer = SavedView(ONE.name, "cut=tag")
    assert with_view((ONE, TWO), newer) == (newer, TWO)
    assert together((ONE,), (TWO, newer)) == (newer, TWO)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("views = 2\n", "of another version"),
        ("views = 1\n[[view]]\nasks = 'a=1'\n", "the name of view 1"),
        ("views = 1\n[[view]]\nname = 'a'\nasks = 3\n", "view 1: asks must be a text"),
        ("views = 1\n[[view]]\nname = 'a'\nasks = 'https://elsewhere.test/?a=1'\n", "does not hold what a link asks"),
        ("views = 1\n[[view]]\nname = 'a'\nasks = '<script>'\n", "does not hold what a link asks"),
        (f"views = 1\n[[view]]\nname = '{'a' * 81}'\n", "at most 80 signs"),
        ("views = 1\n[[view]]\nname = 'a'\npage = 'b'\n", "has no “page”"),
        ("views = 1\nview = 3\n", "must be a list"),
    ],
)
def test_what_is_wrong_with_a_file_of_views_is_named(text, said):
    with pytest.raises(Problem, match=said):
        read_views(text)


def test_there_is_an_end_to_saving():
    many = tuple(SavedView(str(number), "") for number in range(100))
    assert with_view(many, SavedView("7", "cut=tag"))[7].asks == "cut=tag"
    with pytest.raises(Problem, match="delete one first"):
        with_view(many, ONE)
