"""Pages of an API: objects around lists of records, of which a file may hold one, several in a list, or one after another."""

from collections.abc import Iterator

from metrics.files.json_text import Flaw, JsonText

DEEPEST = 3  # objects around a list that are looked into
WRAPPERS = {"data", "results", "result", "items", "payload", "response", "body"}
# What stands beside the records of a page, without underscores and capitals.
PAGING = """
    count total totalcount totalresults totalpages totalelements totalitems nextpage previouspage prevpage page pages
    perpage pagesize pagenumber currentpage lastpage firstpage next previous prev first last limit offset size hasmore
    more cursor aftercursor beforecursor nextcursor starttime endtime endofstream afterurl beforeurl nexturl url link
    links meta metadata pagination paging pageinfo status success ok message code error errors type object facets
"""
BESIDE = WRAPPERS | set(PAGING.split())


def is_page(value: object, depth: int = 1) -> bool:
    """Whether a value is an object around lists of records: nothing else is in it but words about pages."""
    if not isinstance(value, dict) or depth > DEEPEST:
        return False
    lists = [name for name, inside in value.items() if _is_list(inside) or _wraps(name, inside, depth)]
    return bool(lists) and all(name in lists or _plain(name) in BESIDE for name in value)


def _wraps(name: str, inside: object, depth: int) -> bool:
    return _plain(name) in WRAPPERS and is_page(inside, depth + 1)


def _is_list(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(element, dict) for element in value)


def _plain(name: str) -> str:
    return name.replace("_", "").replace("-", "").casefold()


def pages(text: JsonText) -> Iterator[None]:
    """Goes from page to page, the text standing at the object of each."""
    while text.peek() in ("[", "{") and not text.broken:
        if text.peek() == "{":
            yield
            continue
        for _ in text.items():
            if text.peek() == "{":
                yield
                if text.broken:
                    return
            else:
                text.value()
    if text.peek() and not text.broken:
        raise Flaw(f"has something that is no JSON at byte {text.byte:,}")


def named_lists(text: JsonText, beside: dict[str, str], above: str = "", depth: int = 1) -> Iterator[str]:
    """The names of lists of objects, the text standing at each in turn; other names and texts are put into `beside`."""
    for _ in text.items():
        name = f"{above}{text.value()}"
        text.take(":")
        if text.opens("[{"):
            yield name
            if text.broken:
                return
        elif text.opens('{"') and depth < DEEPEST:
            yield from named_lists(text, beside, f"{name}.", depth + 1)
        else:
            value = text.value()
            told = value if isinstance(value, str) else ""
            beside[name] = told if beside.get(name, told) == told else ""  # of pages that differ, none is told
