"""All topics of the rules at a glance: phrases, and how many conversations each names now; a click opens one."""

import pandas as pd
import streamlit as st

from metrics.text.rulebook import Place, places
from metrics.text.rules import Rules
from pages.parts.tables import chosen, data_table


def overview(rules: Rules, counts: dict[Place, int]) -> None:
    """Draws a row for each topic, those that name most first."""
    table = listed(rules, counts)
    if table.empty:
        st.text("There are no rules; topics are told by tags and by what is found in the texts. Add a phrase below.")
        return
    event = data_table(table, {"phrases": "count", "conversations": "count"}, key="rules-overview")
    st.caption("Click a row to see and change its phrases. Conversations: those named by a rule, after your tags.")
    if rows := chosen(event):
        st.session_state["rules-topic-wanted"] = table["topic"].iloc[rows[0]]
        st.rerun()


def listed(rules: Rules, counts: dict[Place, int]) -> pd.DataFrame:
    """Topic, subtopics, phrases and, where anything is counted, conversations."""
    found: dict[str, dict] = {}
    for (topic, subtopic), phrases in places(rules).items():
        row = found.setdefault(topic, {"topic": topic, "subtopics": [], "phrases": 0.0})
        row["subtopics"].append(subtopic)
        row["phrases"] += len(phrases)
    size = {name: sum(n for (topic, _), n in counts.items() if topic == name.lower()) for name in found}
    rows = [
        {
            "topic": name,
            **({"conversations": float(size[name])} if counts else {}),
            "phrases": row["phrases"],
            "subtopics": ", ".join(filter(None, row["subtopics"])),
        }
        for name, row in sorted(found.items(), key=lambda item: -size[item[0]])
    ]
    return pd.DataFrame(rows)
