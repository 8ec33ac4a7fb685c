# SPDX-License-Identifier: GPL-3.0-or-later
"""What a ledger file holds, counted by SQL alone: what the program says is held against it.

The rules are said here a second time, in another language than the program's.
"""

import sqlite3

STATUSES = ("not_started", "in_progress", "done", "closed", "sustained")

# task: what is followed up, with the deadline that holds for it. since: when its plan came in. open_stage: the next stage goal that
# is not reached. late, finished: of these. task_unit, task_leader: who answers, inherited or not.
VIEWS = """
CREATE TEMP VIEW above AS
  WITH RECURSIVE up (id, item, distance) AS (
    SELECT id, id, 0 FROM item
    UNION ALL
    SELECT up.id, item.parent_id, distance + 1 FROM up JOIN item ON item.id = up.item
    WHERE item.parent_id IS NOT NULL)
  SELECT * FROM up;
CREATE TEMP VIEW answered AS SELECT DISTINCT parent_id AS id FROM item WHERE kind = 5;
CREATE TEMP VIEW task AS
  SELECT item.*, date('now', 'localtime') AS today,
         (SELECT field.due FROM above JOIN field ON field.item_id = above.item
          WHERE above.id = item.id AND field.what = 1 ORDER BY distance LIMIT 1) AS due,
         (SELECT min(date) FROM step WHERE item_id = item.id AND kind = 5 AND first = 0
          AND status NOT IN (2, 3)) AS open_stage,
         (SELECT max(date) FROM progress WHERE item_id = item.id) AS last_entry,
         (SELECT value FROM fact WHERE name = 'since ' || plan_id) AS since,
         status IN (2, 3, 4) AS finished
  FROM item
  WHERE kind = 5 OR kind = 4 AND id NOT IN (SELECT id FROM answered)
        AND parent_id NOT IN (SELECT id FROM answered);
CREATE TEMP VIEW late AS
  SELECT * FROM task WHERE NOT finished AND due < today OR open_stage < today;
CREATE TEMP VIEW party_of AS
  SELECT above.id, field.role, party.name, distance
  FROM above JOIN field ON field.item_id = above.item AND field.what = 0
  JOIN assignment_party AS names ON names.item_id = above.item
    AND names.field_position = field.position
  JOIN party ON party.id = names.party_id;
CREATE TEMP VIEW nearest AS
  SELECT * FROM party_of AS one WHERE distance =
    (SELECT min(distance) FROM party_of AS other WHERE other.id = one.id AND other.role = one.role);
CREATE TEMP VIEW task_unit AS
  SELECT DISTINCT task.id, name FROM task JOIN nearest ON nearest.id = task.id AND role IN (1, 2);
CREATE TEMP VIEW task_party AS
  SELECT DISTINCT task.id, name FROM task JOIN nearest ON nearest.id = task.id;
"""


class Ledger:
    """Looks at the file anew for each question, and never writes to it."""

    def __init__(self, path):
        self.path = path

    def rows(self, sql, *values):
        db = sqlite3.connect(f"file:{self.path}?mode=ro", uri=True)
        try:
            db.executescript(VIEWS)
            return db.execute(sql, values).fetchall()
        finally:
            db.close()

    def one(self, sql, *values):
        return self.rows(sql, *values)[0][0]

    def count(self, where="1", source="task"):
        return self.one(f"SELECT count(*) FROM {source} WHERE {where}")

    def by_status(self, where="1"):
        return [self.count(f"status = {status} AND ({where})") for status in range(len(STATUSES))]

    def task(self, words):
        """The identifier of the task that has these words."""
        found = self.rows("SELECT id FROM task WHERE instr(heading || text, ?)", words)
        return found[0][0] if len(found) == 1 else None

    def of(self, words, what):
        """Something that is known of that task."""
        return self.one(f"SELECT {what} FROM task WHERE id = ?", self.task(words))

    def statuses_on(self, day):
        """Of each task, what its status was at the end of a day, and its due day: a list of pairs."""
        return [(self.status_on(item, status, day), due)
                for item, status, due in self.rows("SELECT id, status, due FROM task")]

    def status_on(self, item, status, day):
        entries = self.rows("SELECT date, share FROM progress WHERE item_id = ? ORDER BY date", item)
        decisions = self.rows("SELECT kind, date FROM step WHERE item_id = ? AND kind IN (1, 2, 3)"
                              " ORDER BY date", item)
        made = [decision for decision in decisions if decision[1] <= day]
        later = len(made) < len(decisions)
        decided, since = made[-1] if made else (None, "")
        if decided == 1 and (later or status == 3):
            return 3
        if not later and (status == 0 or not any(date > day for date, _ in entries)):
            return status
        opened = since if decided in (2, 3) else ""
        return then(status, [share for date, share in entries if opened < date <= day],
                    decided in (2, 3), later)


def then(status, shares, sent_back, decided_later):
    """What was known when these were the entries, since a reviewer sent it back if one did."""
    if not shares:
        return (4 if status == 4 else 1) if sent_back else 0
    if status == 4 and (shares[-1] == -1 or shares[-1] >= 100):
        return 4
    return 2 if shares[-1] >= 100 and (status != 1 or decided_later) else 1
