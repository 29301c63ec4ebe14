"""Sentiment of what customers write, worked by hand on texts whose sentiment nobody doubts."""

import pytest

SAID = """
    message_id, conversation_id, sent_at, author_kind, agent, tags,    text
    1,          1,               1 09:00, customer,    ,      billing, This is terrible and I am very angry
    2,          1,               1 09:05, agent,       Ana,   ,        I am so sorry this is terrible
    3,          1,               1 09:10, customer,    ,      ,        Thank you so much this is great
    4,          2,               1 10:00, customer,    ,      ,        Worst service ever I hate it
    5,          2,               1 10:05, customer,    ,      ,        qzxv
    6,          2,               2 10:00, customer,    ,      ,        Still broken and nobody cares awful
    7,          3,               2 11:00, customer,    ,      refund,  I love it thanks a lot
    8,          3,               2 11:30, customer,    ,      ,
    9,          4,               2 12:00, agent,       Ben,   ,        Hello we love you
"""
FILES = {"m.csv": SAID}
# 4 and 6 carry no tag; a rule knows “worst service”, another “broken”. 5 says nothing.
RULED = {"Service": (-100, 1), "Technical fault": (-100, 1), None: (None, 0)}


@pytest.mark.worked("sentiment_positive", "sentiment_negative", "sentiment_neutral", "sentiment_unknown")
def test_shares_of_customers_messages(ask):
    """Customers wrote 1 −, 3 +, 4 −, 5 unknown, 6 −, 7 +, and 8 without a text, which is unknown too. What agents write
    never counts. Of the five labelled three are negative, two positive; two of seven are unknown."""
    assert ask(FILES, "sentiment_negative") == (0.6, 5)
    assert ask(FILES, "sentiment_positive") == (0.4, 5)
    assert ask(FILES, "sentiment_neutral") == (0, 5)
    assert ask(FILES, "sentiment_unknown") == (pytest.approx(2 / 7), 7)
    # on 2 March 6 − and 7 +
    assert ask(FILES, "sentiment_negative", since="2026-03-02") == (0.5, 2)
    # by agent: Ana answered 1, and what nobody answered is of the conversation's agent: 3
    assert ask(FILES, "sentiment_negative", by="agent")["Ana"] == (0.5, 2)


@pytest.mark.worked("sentiment_net", "sentiment_ratio")
def test_net_and_ratio(ask):
    """100 × (2 − 3) / 5 = −20; two positive for three negative. No negative: nothing to divide by."""
    assert ask(FILES, "sentiment_net") == (-20, 5)
    assert ask(FILES, "sentiment_ratio") == (pytest.approx(2 / 3), 3)
    assert ask(FILES, "sentiment_ratio", keep=["topic=refund"]) == (None, 0)
    assert ask(FILES, "sentiment_net", by="topic") == {"billing": (0, 2), "refund": (100, 1), **RULED}


@pytest.mark.worked("sentiment_shift")
def test_shift(ask):
    """1 goes from − to +: 2. 2 goes from − over unknown to −: 0. 3 has one labelled message. (2 + 0) / 2."""
    assert ask(FILES, "sentiment_shift") == (1, 2)
    assert ask(FILES, "sentiment_shift", keep=["tag=billing"]) == (2, 1)


@pytest.mark.worked("sentiment_negative")
def test_slices_of_texts(ask):
    """A conversation has the sentiment of its last labelled customer message: 1 +, 2 −, 3 +. A filter picks messages in
    what counts messages, and the conversations that hold one in what counts conversations."""
    assert ask(FILES, "conversations", by="sentiment") == {"negative": (1, 1), "positive": (2, 2)}
    assert ask(FILES, "conversations", keep=["sentiment=negative"]) == (2, 2)
    assert ask(FILES, "conversations", keep=["sentiment!=negative"]) == (1, 1)
    assert ask(FILES, "inbound_messages", keep=["sentiment=negative"]) == (3, 3)
    assert ask(FILES, "replies", keep=["sentiment=negative"]) == (0, 0)
    assert ask(FILES, "inbound_messages", keep=["sentiment=unknown"]) == (2, 2)
    # the language is told by the words; qzxv tells none
    assert ask(FILES, "conversations", by="language") == {"en": (3, 3)}


@pytest.mark.worked("sentiment_negative")
def test_no_texts_no_sentiment(ask):
    """A file of moments alone says nothing of how anybody feels."""
    silent = "message_id,conversation_id,sent_at,author_kind\n1,1,2026-03-01T09:00:00Z,customer\n"
    assert ask({"m.csv": silent}, "sentiment_negative") is None


@pytest.mark.worked("sentiment_unknown")
def test_the_files_language_is_spelled_as_in_the_file(ask):
    """Where files name a language, texts told to be in it are of the same name; the export's own word wins."""
    spoken = """
        message_id, conversation_id, sent_at, author_kind, language, text
        1,          1,               1 09:00, customer,    German,   Das ist furchtbar und niemand hilft
        2,          2,               1 09:00, customer,    ,         Warum hilft mir hier niemand weiter
        3,          3,               1 09:00, customer,    ,         Why does nobody help me here
    """
    assert ask({"m.csv": spoken}, "conversations", by="language") == {"German": (2, 2), "en": (1, 1)}
    assert ask({"m.csv": spoken}, "inbound_messages", keep=["language=german"]) == (2, 2)
