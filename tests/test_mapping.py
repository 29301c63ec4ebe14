"""The mapping file: written and read back, and each mistake one sentence."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metrics.errors import Problem
from metrics.mapping import Mapping, read_mapping, write_mapping

TEXT = """
table = "conversations"
source = "Old helpdesk"
zone = "Europe/Berlin"
date_order = "dmy"
header = ["Fallnummer", "Eröffnet am", "Kanal", "Stand", "Antwortzeit"]
[columns]
conversation_id = "Fallnummer"
arrived_at = "Eröffnet am"
status = "Stand"
first_reply_at = "Antwortzeit"
[fixed]
channel = "email"
[units]
first_reply_at = "minutes"
[values.status]
"zu" = "closed"
"""
GOOD = '[columns]\nconversation_id = "Id"\narrived_at = "Created"\n'


def test_a_mapping_is_read():
    mapping = read_mapping(TEXT)
    assert mapping == Mapping(
        table="conversations", source="Old helpdesk", zone="Europe/Berlin", date_order="dmy",
        header=("Fallnummer", "Eröffnet am", "Kanal", "Stand", "Antwortzeit"),
        columns={"conversation_id": "Fallnummer", "arrived_at": "Eröffnet am", "status": "Stand",
                 "first_reply_at": "Antwortzeit"},
        fixed={"channel": "email"}, units={"first_reply_at": "minutes"}, values={"status": {"zu": "closed"}},
    )  # fmt: skip


def test_it_reads_back_equal():
    assert read_mapping(write_mapping(read_mapping(TEXT))) == read_mapping(TEXT)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('table = "ticket"\n' + GOOD, "There is no table “ticket”; did you mean"),
        ('table = "conversation"\n' + GOOD, "There is no table “conversation”; did you mean conversations."),
        (GOOD, "The mapping does not say which table it fills; write table = \"conversations\" or messages"),
        ('table = "conversations"\n' + GOOD + 'agnet = "Who"\n', "Conversations has no agnet; did you mean agent"),
        ('table = "conversations"\nheader = ["Id", "Creatd"]\n' + GOOD,
         "The header has no column “Created”, which the mapping uses; did you mean Creatd."),
        ('table = "conversations"\n' + GOOD + 'resolved_at = "created"\n',
         "“Created” is given to arrived_at and resolved_at; a column of the file can be only one of ours."),
        ('table = "conversations"\n[columns]\nconversation_id = "Id"\n',
         "The mapping does not say which column is arrived_at, the moment by which conversations are dated."),
        ('table = "surveys"\n[columns]\nscore = "Note"\n',
         "The mapping does not say which column is sent_at or answered_at, the moment by which surveys are dated."),
        ('table = "conversations"\nzone = "Europe/Berlni"\n' + GOOD, "There is no time zone “Europe/Berlni”"),
        ('table = "conversations"\ndate_order = "dym"\n' + GOOD, "There is no date order “dym”; did you mean"),
        ('table = "conversations"\ncolums = 1\n' + GOOD, "The mapping has no “colums”; did you mean columns"),
        ('table = "conversations"\n' + GOOD + "[fixed]\nchannel = \"emial\"\n",
         "“emial” is no channel of ours; did you mean email"),
        ('table = "conversations"\n' + GOOD + '[fixed]\nresolved_at = "2025-01-01"\n',
         "resolved_at cannot be fixed to “2025-01-01”; a moment needs a column of the file."),
        ('table = "conversations"\n' + GOOD + '[fixed]\nreplies = "few"\n',
         "replies cannot be fixed to “few”; write a number like 5."),
        ('table = "conversations"\n' + GOOD + '[fixed]\nescalated = "perhaps"\n',
         "escalated cannot be fixed to “perhaps”; write true or false."),
        ('table = "conversations"\n' + GOOD + '[fixed]\nconversation_id = "1"\n',
         "conversation_id is both the column “Id” and fixed to “1”; keep one."),
        ('table = "conversations"\n' + GOOD + 'status = "S"\n[values.status]\nzu = "close"\n',
         "“close” is no status of ours; did you mean closed."),
        ('table = "conversations"\n' + GOOD + '[values.status]\nzu = "closed"\n',
         "values.status translates words of a column, but the mapping names no column for status."),
        ('table = "conversations"\n' + GOOD + 'first_reply_at = "F"\n[units]\nfirst_reply_at = "minuts"\n',
         "units.first_reply_at: there is no unit “minuts”; did you mean minutes"),
        ('table = "conversations"\n' + GOOD + '[units]\nsubject = "minutes"\n',
         "units.subject: subject is no duration and no moment after the arrival; leave it out."),
        ('table = "conversations"\ncolumns = "Id"\n', "columns must be a table of its own"),
        ('table = "conversations"\nheader = "Id"\n' + GOOD, "header must be a list; write header ="),
        ('table = "conversations"\n[columns]\narrived_at = ["a"]\n', "columns.arrived_at: “[\"a\"]” is not a name"),
        ("table = ", "The mapping is not TOML: "),
    ],
)  # fmt: skip
def test_a_mistake_is_one_sentence(text, sentence):
    with pytest.raises(Problem) as problem:
        read_mapping(text)
    assert str(problem.value).startswith(sentence)
    assert str(problem.value).endswith(".")
    assert "\n" not in str(problem.value)


def test_a_file_is_recognised_again():
    mapping = read_mapping(TEXT)
    assert mapping.fits(mapping.header)
    assert mapping.fits([name.upper() for name in mapping.header] + ["new"])
    assert mapping.fits(["Fallnummer", "Eröffnet am", "Stand", "Antwortzeit"])  # four of five: 80 %
    assert not mapping.fits(["Fallnummer", "Eröffnet am", "Kanal", "Stand"])  # a column it uses is gone
    assert not Mapping("tasks", {"assigned_at": "a"}, header=tuple("abc")).fits(["a", "x", "y"])  # one of three


def test_what_is_fixed_may_be_a_number_or_yes():
    mapping = read_mapping('table = "conversations"\n' + GOOD + "[fixed]\nreplies = 2\nescalated = true\n")
    assert mapping.fixed == {"replies": "2", "escalated": "true"}


signs = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
names = st.text(signs, min_size=1, max_size=20).filter(str.strip)
ours = st.sampled_from(["conversation_id", "agent", "subject", "team", "tags", "resolved_at"])


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_any_mapping_reads_back_equal(data):
    picked = ["arrived_at", *data.draw(st.lists(ours, unique=True))]
    theirs = data.draw(st.lists(names, min_size=len(picked), max_size=9, unique_by=str.casefold))
    mapping = Mapping(
        "conversations", dict(zip(picked, theirs, strict=False)), header=tuple(theirs),
        fixed=data.draw(st.dictionaries(st.sampled_from(["language", "article", "customer_id"]), names)),
        source=data.draw(st.none() | st.sampled_from(["Old helpdesk", "系統"])),
        values={"subject": data.draw(st.dictionaries(names, names, min_size=1))} if "subject" in picked else {},
    )  # fmt: skip
    assert read_mapping(write_mapping(mapping)) == mapping
