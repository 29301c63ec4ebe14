"""The server as a browser meets it: headers, the visit's cookie, no other host asked, data kept over a restart."""

import re
import subprocess
import urllib.request

import pytest

from tests.browser import tool

KEY = re.compile(r"[A-Za-z0-9_-]{43}")


@pytest.fixture(scope="module")
def scratch():
    """The same server around a page of our own, which shows how often its visit ran."""
    with tool.served(app=tool.SCRATCH / "app.py") as server:
        yield server


@pytest.fixture
def visitor(browser, scratch):
    """Opens the scratch page as a new visitor; whatever its browser blocked or asked elsewhere is an error."""
    contexts, watches = [], []

    def open_page():
        contexts.append(tool.new_context(browser))
        watches.append(tool.Watch(contexts[-1], scratch.url))
        return tool.show(contexts[-1].new_page(), scratch.url)

    yield open_page
    for context in contexts:
        context.close()
    assert [said for watch in watches for said in watch.elsewhere + watch.complaints] == []


def ask(url, **headers):
    with urllib.request.urlopen(urllib.request.Request(url, headers=headers), timeout=30) as answer:
        return answer.headers


def times(page):
    return page.locator(".st-key-times").inner_text()


@pytest.mark.parametrize("path", ["/", "/topics", "/_stcore/health", "/no/such/page"])
def test_every_answer_carries_the_security_headers(server, path):
    headers = ask(server.url + path)
    policy = dict(part.split(" ", 1) for part in headers["Content-Security-Policy"].split("; "))
    assert policy["default-src"] == policy["connect-src"] == "'self'"
    assert policy["frame-ancestors"] == "'none'"
    assert "unsafe" not in policy["script-src"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "no-referrer"


def visit_cookies(headers):
    return [cookie for cookie in headers.get_all("Set-Cookie", []) if cookie.startswith("visit=")]


def test_a_page_brings_a_cookie_no_script_can_read(server):
    (cookie,) = visit_cookies(ask(server.url, Accept="text/html"))
    key, *flags = cookie.split("; ")
    assert KEY.fullmatch(key.removeprefix("visit="))
    assert flags == ["Path=/", "HttpOnly", "SameSite=Lax"]


def test_only_a_page_without_a_visit_brings_a_cookie(server):
    assert visit_cookies(ask(server.url, Accept="text/html", Cookie="visit=" + 43 * "a")) == []
    assert visit_cookies(ask(server.url + "/_stcore/health", Accept="*/*")) == []
    assert len(visit_cookies(ask(server.url, Accept="text/html", Cookie="visit=../../forged"))) == 1


def test_the_program_comes_up_quietly(page):
    assert page.locator("[data-testid=stApp]").is_visible()
    assert page.locator("[data-testid=stException]").count() == 0


def test_a_reload_keeps_the_visit_and_another_visitor_has_her_own(visitor):
    first = visitor()
    assert times(first) == "run 1"
    first.reload()
    assert times(tool.settle(first)) == "run 2"
    assert times(visitor()) == "run 1"
    assert first.evaluate("document.cookie").find("visit=") == -1


def test_a_restart_of_the_server_keeps_the_data(browser, tmp_path):
    context = tool.new_context(browser)
    for run in (1, 2):
        with tool.served(tmp_path, tool.SCRATCH / "app.py") as server:
            assert times(tool.show(context.new_page(), server.url)) == f"run {run}"
    context.close()


def test_charts_tables_uploads_and_downloads_work_under_the_headers(visitor, tmp_path):
    page = visitor()
    page.locator("[data-testid=stVegaLiteChart] svg path, [data-testid=stVegaLiteChart] canvas").first.wait_for()
    page.locator("[data-testid=stDataFrame] canvas").first.wait_for()
    (tmp_path / "mine.csv").write_text("a\n1\n")
    page.locator("input[type=file]").set_input_files(tmp_path / "mine.csv")
    assert tool.settle(page).locator(".st-key-read").inner_text() == "mine.csv has 4 bytes"
    with page.expect_download() as download:
        page.get_by_role("button", name="Download rows").click()
    assert download.value.path().read_text().splitlines()[:2] == [",day,value", "0,2026-03-01,0"]


@pytest.mark.parametrize(
    "theme, colours",
    [
        ("light", ["rgb(17, 17, 17)", "rgb(255, 255, 255)"]),
        ("dark", ["rgb(242, 244, 247)", "rgb(14, 17, 23)"]),
    ],
)
def test_the_readers_theme_is_followed(browser, scratch, theme, colours):
    context = tool.new_context(browser, theme=theme)
    app = tool.show(context.new_page(), scratch.url).locator("[data-testid=stApp]")
    style = app.evaluate("app => [getComputedStyle(app).color, getComputedStyle(app).backgroundColor]")
    context.close()
    assert style == colours


def test_the_scratch_page_is_accessible(visitor):
    assert tool.violations(visitor()) == []


def test_the_watch_sees_a_request_elsewhere_and_a_blocked_script(browser, scratch):
    context = tool.new_context(browser)
    watch = tool.Watch(context, scratch.url)
    page = tool.show(context.new_page(), scratch.url)
    page.evaluate("""() => {
        document.body.append(Object.assign(new Image(), { src: 'https://example.com/a.png' }))
        document.body.append(Object.assign(document.createElement('script'), { text: '1' }))
    }""")
    page.wait_for_timeout(500)
    context.close()
    assert watch.elsewhere == ["https://example.com/a.png"] or "example.com" in "".join(watch.complaints)
    assert "inline script" in "".join(watch.complaints)


def test_a_second_server_on_the_same_data_says_which_process_has_it(server):
    second = tool.start(tool.program(), server.folder, tool.free_port(), stderr=subprocess.PIPE)
    _, said = second.communicate(timeout=60)
    assert second.returncode != 0
    assert f"in use by another server (process {server.process.pid})" in said
    assert "Traceback" not in said
