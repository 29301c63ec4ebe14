"""The apostrophe before what a spreadsheet would run: off again only where cells are read."""

from metrics.spreadsheet import unguard


class Counting:
    """A cursor that counts what it is asked."""

    def __init__(self, cur):
        self.cur, self.asked = cur, 0

    def execute(self, *given):
        self.asked += 1
        return self.cur.execute(*given)


def test_only_columns_of_ours_are_touched(cur):
    """A thousand columns that nobody reads cost nothing: one look at the names, one statement for each of our two."""
    others = ", ".join(f"'''=x' AS \"field {n}\"" for n in range(1_000))
    cur.execute(f"CREATE TEMP TABLE wide AS SELECT 1 AS _record, '''=1+1' AS agent, '''-5' AS Team, {others}")
    counting = Counting(cur)
    assert unguard(counting, "wide") == ()
    assert cur.execute('SELECT agent, Team, "field 7" FROM wide').fetchone() == ("=1+1", "'-5", "'=x")
    assert counting.asked == 3
