"""What each file was understood as: tables, counts, refused records with reasons, zone, date order, notes."""

import io

import pandas as pd
import streamlit as st

from metrics.said import period_words
from metrics.spreadsheet import guarded
from pages.parts.downloads import BOM
from pages.parts.here import store
from pages.parts.safe import markdown

ORDERS = {"dmy": "day/month/year", "mdy": "month/day/year", "ymd": "year/month/day"}


def draw(number: int, reports: list[dict]) -> None:
    """One file: a line per table of ours that it filled, and what was refused."""
    with st.container(border=True, key=f"file-{number}"):
        st.markdown(f"**{markdown(reports[0]['file'])}**")
        for report in reports:
            st.text(_sentence(report))
        for note in dict.fromkeys(note for report in reports for note in _notes(report)):
            st.caption(markdown(note))
        for column, why in reports[0]["unused"].items():
            st.caption(markdown(f"Not used: {column} – {why}."))
        refused = [{"record": r["record"], "reason": r["reason"]} for report in reports for r in report["refused"]]
        if refused:
            _refused(number, reports[0]["file"], refused)


def _notes(report: dict) -> list[str]:
    """What is to be told of a file, and why others in the same archive were left out."""
    return [*report["notes"], *report.get("left_out", ())]


def _sentence(report: dict) -> str:
    """*messages: 5,000 rows read, 5,000 kept, 5,000 new · 29 Aug 2011 – 3 Dec 2017 · times in Europe/Berlin*."""
    counts = [f"{report['added']:,} new"] + [
        f"{report[name]:,} {name}" for name in ("updated", "unchanged") if report[name]
    ]
    lost = f", {len(report['refused']):,} refused" if report["refused"] else ", none refused"
    parts = [
        f"{report['table'].replace('_', ' ')} ({report['format']}): {report['read']:,} rows read, {report['kept']:,} kept{lost}, "
        + ", ".join(counts)
    ]
    if report["first"]:
        first, last = (pd.Timestamp(report[end]).tz_localize(None).normalize() for end in ("first", "last"))
        parts.append(period_words(first.to_pydatetime(), (last + pd.Timedelta(days=1)).to_pydatetime()))
    parts += [f"dates as {ORDERS[report['date_order']]}"] if report["date_order"] in ORDERS else []
    return " · ".join([*parts, f"times without a zone in {report['zone']}"])


def _refused(number: int, name: str, refused: list[dict]) -> None:
    with st.expander(f"{len(refused):,} records refused"):
        shown = pd.DataFrame(refused)
        st.dataframe(shown.head(500), hide_index=True)
        out = io.StringIO()
        shown.map(lambda value: guarded(value) if isinstance(value, str) else value).to_csv(out, index=False)
        st.download_button(
            f"Download {len(refused):,} refused records",
            (BOM + out.getvalue()).encode(),
            key=f"refused-{number}",
            file_name="refused.csv",
            mime="text/csv",
            on_click="ignore",
            help=markdown(name),
        )


def forget() -> None:
    """Deletes everything this visit loaded."""
    store().forget()
    st.query_params.clear()
    for name in ("view", "address", "said", "hours_asked"):
        st.session_state.pop(name, None)
