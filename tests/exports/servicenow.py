"""What is in the samples of ServiceNow."""

WORKED = {
    "servicenow_incidents_csv": [
        ("conversations", None, (3, 3)),
        ("last_resolution.mean", None, (14400, 1)),  # 10 to 14 o'clock
        ("conversations", "team", {"Shop": 2, "Workshop": 1}),
        ("conversations", "status", {"open": 1, "pending": 1, "resolved": 1}),
    ],
    "servicenow_incident_log_csv": [
        ("conversations", None, (2, 2)),  # seven updates of two incidents
        ("first_resolution.mean", None, (7200, 1)),  # resolved at 12 o'clock for the first time
        ("last_resolution.mean", None, (172800, 1)),  # and again two days later
        ("conversations", "channel", {"email": 1, "phone": 1}),
        ("conversations", "status", {"closed": 1, "pending": 1}),  # update 5 stands before update 4
        ("conversations", "tag", {"Bikes": 1, "Brakes": 1, "Orders": 1}),
    ],
}
