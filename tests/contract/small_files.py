"""Two files of a few rows, with everything in them that the terminal has to write well."""

TICKETS = '''conversation_id,customer_id,channel,team,tags,arrived_at,first_reply_at
1,u1,chat,Blue,a;b,2026-03-02T10:00:00Z,2026-03-02T10:04:00Z
2,u1,email,,,2026-03-02T12:00:00Z,2026-03-02T12:10:00Z
3,u2,email,red,"c\\;d;x,y",2026-03-04T10:00:00Z,
4,,,Red,b,2026-03-04T11:00:00Z,
5,u3,email,Red,"p+q;say ""hi""",2026-03-04T11:30:00Z,
'''
CALLS = "call_id,started_at,answered,talk_seconds\nc1,2026-03-02T10:00:00Z,yes,60\nc2,2026-03-02T10:00:00Z,0,\n"


def cells(rows: list[dict], *names: str) -> list[tuple]:
    """Some columns of rows."""
    return [tuple(row[name] for name in names) for row in rows]
