"""What each file was understood as: its tables with their counts, what was refused and why, what was not used."""

import pandas as pd
import pyarrow as pa
import streamlit as st

from metrics.formats import FORMATS
from metrics.kept import Kept, refused_rows
from metrics.said import period_words
from metrics.words import count_words
from pages.parts import corrections, hidden, style, uploads
from pages.parts.downloads import sheet
from pages.parts.here import here, store
from pages.parts.safe import html, markdown

COLUMNS = ("Table", "Rows read", "Kept", "New", "Updated", "Unchanged", "Refused", "First – last day")
COUNTS = ("read", "kept", "added", "updated", "unchanged")
FEW = 2  # notes that need no fold


def draw(number: int, file: Kept) -> None:
    """One file in a block of its own: what it was taken for, its tables, and the ways to put it right."""
    with st.container(border=True, key=f"file-{number}"):
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="top"):
            style.draw(
                f'<div class="file-head"><p role="heading" aria-level="3">{html(file.source.shown)}</p>'
                f"<p>{html(taken_for(file))}</p></div>"
            )
            _ways_out(number, file)
        style.draw(_sheet(file))
        if file.gone:
            st.caption(
                "The file itself is no longer here; its rows are. Replace or remove it to change how it is read."
            )
        corrections.draw(file)
        _notes(number, file)
        refused = [{"record": r["record"], "reason": r["reason"]} for report in file.reports for r in report["refused"]]
        if refused:
            _refused(number, file, refused)


def taken_for(file: Kept) -> str:
    """*Zendesk · Full CSV ticket export*; what was mapped by hand says so."""
    if file.source.mapping:
        return "Mapped by hand"
    known = {f.name: f for f in FORMATS}
    found = [known[r["format"]] for r in file.reports if r["format"] in known]
    words = ["Read by our own column names" if f.tool == "any tool" else f"{f.tool} · {f.export}" for f in found]
    words += ["Mapped by hand"] if any(r["format"] not in known for r in file.reports) else []
    return ", ".join(dict.fromkeys(words))


def _sheet(file: Kept) -> str:
    """The counts as a table whose columns stand under each other from file to file."""
    head = "".join(f'<th scope="col">{name}</th>' for name in COLUMNS)
    several = len({report["file"] for report in file.reports}) > 1
    rows = "".join(f"<tr>{''.join(_cells(report, several))}</tr>" for report in file.reports)
    return f'<div class="sheet"><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>'


def _cells(report: dict, several: bool) -> list[str]:
    """The cells of one table; of a workbook or an archive of several it says which sheet or file it comes from."""
    part = f"{report['file'].rpartition(' › ')[2]}: " if several else ""
    counts = [f"<td>{_count(report[name])}</td>" for name in COUNTS]
    refused = f'<td class="some">{len(report["refused"]):,}</td>' if report["refused"] else f"<td>{_count(0)}</td>"
    return [
        f'<th scope="row">{html(part + report["table"].replace("_", " ").capitalize())}</th>',
        *counts,
        refused,
        f"<td>{html(_days(report))}</td>",
    ]


def _count(count: int) -> str:
    return f"{count:,}" if count else '<span class="none">–</span>'


def _days(report: dict) -> str:
    if not report["first"]:
        return "no dates"
    ends = [pd.Timestamp(report[end]).tz_convert(store().terms.zone) for end in ("first", "last")]
    first, last = (end.tz_localize(None).normalize() for end in ends)
    return period_words(first.to_pydatetime(), (last + pd.Timedelta(days=1)).to_pydatetime())


def _ways_out(number: int, file: Kept) -> None:
    with st.popover("Replace or remove", key=f"quiet-ways-{number}", type="tertiary"):
        st.text("Drop the corrected version; it is read the same way and takes this file's place.")
        for upload in uploads.zone(f"replace-{file.source.path.name}", "Drop the corrected version", several=False):
            uploads.put_in_place(file.source, uploads.copied(upload))
            uploads.dealt_with()
        st.button(
            f"Remove {markdown(file.source.shown)}",
            key=f"remove-{number}",
            on_click=uploads.remove,
            args=(file.source,),
        )


def _notes(number: int, file: Kept) -> None:
    told = (note for report in file.reports for note in (*report["notes"], *report.get("left_out", ())))
    notes = dict.fromkeys(note for note in told if "please confirm" not in note)
    lines = [*notes, *dict.fromkeys(f"Not used: {c} – {why}." for r in file.reports for c, why in r["unused"].items())]
    if len(lines) <= FEW:
        _captions(lines)
        return
    with st.expander(f"{count_words(len(lines), 'note')} on how it was read", key=f"quiet-notes-{number}"):
        _captions(lines)


def _captions(lines: list[str]) -> None:
    for said in lines:
        st.caption(markdown(said))


def _refused(number: int, file: Kept, refused: list[dict]) -> None:
    data, now = store(), here()  # now: a download is made outside the run, where nobody knows whose visit it is
    with st.expander(f"{count_words(len(refused), 'record')} refused", key=f"quiet-refused-{number}"):
        shown = pa.Table.from_pylist(refused[:500])
        st.dataframe(hidden.table(now.hide, shown, raw=True), hide_index=True)
        st.download_button(
            f"Download {count_words(len(refused), 'refused record')}",
            lambda: sheet(refused_rows(data, file), now, raw=True),
            key=f"refused-{number}",
            file_name="refused.csv",
            mime="text/csv",
            on_click="ignore",
            help=f"{markdown(file.source.shown)}: each record with the reason and its cells",
        )


def forget() -> None:
    """Deletes everything this visit loaded."""
    store().forget()
    st.query_params.clear()
    for name in ("view", "address", "said", "hours_asked", "slides-file", "visit-file", "presenting"):
        st.session_state.pop(name, None)
