"""The door of the product: what a file was taken for, put right with one click, and whether it can be trusted."""

# Day and month cannot be told apart, no offset; the second was answered before it came, the third has no arrival.
ODD = """conversation_id,channel,agent,tags,arrived_at,first_reply_at
1,chat,Ana,refund,03/04/2026 10:00,03/04/2026 10:04
2,chat,,refund,05/06/2026 10:00,05/06/2026 09:00
3,chat,Ana,refund,,
"""
SURE = "conversation_id,channel,arrived_at\n7,email,2026-03-02T10:00:00Z\n"
RATINGS = "kind,score,answered_at\ncsat,5,2026-03-02T10:00:00Z\ncsat,9,2026-03-02T10:00:00Z\n"


def control(shown, start, kind):
    """The one widget of a kind whose key begins so."""
    [found] = [widget for widget in getattr(shown.at, kind) if widget.key.startswith(start)]
    return found


def test_a_file_is_told_in_a_table_without_choices_where_its_times_tell_everything(visitor):
    shown = visitor.open("data").drop("sure.csv", SURE)
    assert "sure.csv" in shown.text and "Read by our own column names" in shown.text
    assert "2 Mar 2026" in shown.text
    assert not [box for box in shown.at.selectbox if box.key.startswith("zone-")]


def test_the_order_of_dates_is_asked_for_and_one_click_puts_it_right(visitor):
    shown = visitor.open("data").drop("odd.csv", ODD)
    assert len(shown.at.warning) == 1 and "03/04/2026 10:00 is 3 April 2026" in shown.text
    assert "3 Apr – 5 Jun 2026" in shown.text
    control(shown, "order-", "segmented_control").set_value("mdy")
    shown.run()
    assert not shown.at.warning and "dates are now read as month/day/year" in shown.text
    assert "4 Mar – 6 May 2026" in shown.text
    assert control(shown, "order-", "segmented_control").value == "mdy"


def test_the_question_stands_on_the_overview_until_it_is_answered(visitor):
    shown = visitor.open("overview").drop("odd.csv", ODD)
    assert "odd.csv: " in shown.at.warning[0].value.replace("\\", "")
    assert shown.run().at.warning
    control(shown, "order-", "segmented_control").set_value("dmy")
    assert not shown.run().at.warning


def test_the_zone_of_new_files_is_put_right_at_once(visitor):
    shown = visitor.open("overview").drop("odd.csv", ODD)
    control(shown, "zone-", "selectbox").set_value("Asia/Tokyo")
    assert "odd.csv: times without an offset are now read in Asia/Tokyo" in shown.run().text
    assert control(shown.open("data"), "zone-", "selectbox").value == "Asia/Tokyo"


def test_a_removed_file_is_gone_and_the_last_one_brings_back_the_start(visitor):
    shown = visitor.open("data").drop("odd.csv", ODD).drop("sure.csv", SURE).press("remove-0")
    assert "odd.csv was removed" in shown.text and len(shown.uploads) == 1
    shown.press("remove-0")
    assert shown.uploads == []
    assert "How well" in shown.open("overview").text


def test_a_corrected_version_takes_the_place_of_a_file(visitor):
    shown = visitor.open("data").drop("odd.csv", ODD).drop("sure.csv", SURE)
    zone = next(zone for zone in shown.at.file_uploader if zone.key.startswith("replace-"))
    zone.upload("better.csv", ODD.replace("03/04", "13/04").encode(), "text/csv")
    shown.run()
    assert "better.csv stands in the place of odd.csv" in shown.text
    assert not shown.at.warning and "13 Apr – 5 Jun 2026" in shown.text
    assert len(shown.uploads) == 2


def test_a_replacement_that_cannot_be_read_is_one_sentence_and_changes_nothing(visitor):
    shown = visitor.open("data").drop("sure.csv", SURE)
    zone = next(zone for zone in shown.at.file_uploader if zone.key.startswith("replace-"))
    zone.upload("holiday.png", b"\x89PNG\r\n\x1a\n0000", "image/png")
    shown.run()
    assert len(shown.at.error) == 1 and "holiday.png is a picture" in shown.text
    assert "sure.csv" in shown.text and len(shown.uploads) == 1


def test_a_file_that_is_gone_is_said_and_can_be_removed(visitor):
    shown = visitor.open("data").drop("sure.csv", SURE)
    shown.uploads[0].unlink()
    assert "The file itself is no longer here" in shown.run().text
    assert "sure.csv was removed" in shown.press("remove-0").text


def test_refused_rows_come_with_reasons_and_a_download(visitor):
    shown = visitor.open("data").drop("ratings.csv", RATINGS)
    [download] = [b for b in shown.at.get("download_button") if "refused" in b.label]
    assert download.label == "Download 1 refused record"
    assert "off the csat scale" in str(shown.at.dataframe[0].value)


def test_health_says_what_is_odd_and_offers_the_rows(visitor):
    shown = visitor.open("data").drop("odd.csv", ODD)
    for sentence in (
        "1 conversation without a moment of arrival; not counted in any period.",
        "1 conversation with a reply, a resolution or an end before the beginning; such durations are left out.",
        "1 conversation without an agent (33 %).",
    ):
        assert sentence in shown.text
    assert [b.label for b in shown.at.get("download_button")].count("Download these rows") == 3


def test_sound_data_has_one_calm_line(visitor):
    shown = visitor.open("data").drop(
        "a.csv", "conversation_id,channel,agent,tags,arrived_at\n1,chat,A,b,2026-03-02T10:00Z\n"
    )
    assert "Nothing odd was found" in shown.text


def test_the_filter_bar_is_one_state(visitor):
    shown = visitor.with_sample("data")
    shown.at.multiselect(key="bar-place").select("email")
    shown.run()
    assert not shown.at.error
    assert "email" in shown.open("overview").text.split("</header>")[0]


def test_the_start_says_what_can_be_dropped_and_what_one_will_see(visitor):
    shown = visitor.open()
    for words in (
        "What you can drop",
        "CSV, JSON, Parquet or a workbook",
        "zip or gz",
        "What you will see",
        "Zendesk",
        "stay on this machine",
    ):
        assert words in shown.text
    assert "This link opens" not in shown.text


def test_a_link_opened_without_data_says_what_it_will_show(visitor):
    shown = visitor.open()
    shown.at.query_params.update({"period": "2026-05-01..2026-05-31", "place": ["email", "chat"], "tag": "refund"})
    assert "This link opens May 2026 · email or chat · refund." in shown.run().text
