-- The ledger, version 4: what copies of a ledger are merged by, and what is known without reading
-- the plans.

-- Edits have names of their own, random and the same in every copy: an edit is merged once.
ALTER TABLE history ADD COLUMN uid INTEGER NOT NULL DEFAULT 0;
UPDATE history SET uid = (random() & 0x7fffffffffffffff) | 1;
CREATE INDEX history_by_plan ON history (plan_id, id);

-- Packets: those that were sent out from here (here 0), or which one this file is (here 1). uid is
-- random. Not part of the history.
CREATE TABLE packet (
  uid     INTEGER PRIMARY KEY,
  here    INTEGER NOT NULL CHECK (here IN (0, 1)),
  plan_id INTEGER NOT NULL,
  unit    TEXT    NOT NULL,
  made_at TEXT    NOT NULL,
  author  TEXT    NOT NULL
) STRICT;

-- Which edits of packets are in this ledger, by the names of the edits there. state: 0 it held when
-- it was merged, 1 it was undone. Part of the history: a merge that is undone can be made again.
CREATE TABLE merged (
  uid    INTEGER PRIMARY KEY,
  packet INTEGER NOT NULL,
  state  INTEGER NOT NULL CHECK (state IN (0, 1))
) STRICT;

-- What was counted of a plan when it was of that revision. open_due has the dates of its tasks that
-- are not finished, and how many have each, “2026-12-31 4” a line: which of them are late follows
-- from today. Not part of the history, and made again where it is missing.
CREATE TABLE plan_summary (
  plan_id  INTEGER PRIMARY KEY,
  revision INTEGER NOT NULL,
  areas    INTEGER NOT NULL,
  problems INTEGER NOT NULL,
  measures INTEGER NOT NULL,
  tasks    INTEGER NOT NULL,
  finished INTEGER NOT NULL,
  open_due TEXT    NOT NULL
) STRICT;

-- What is known of the file itself, by the machine's word for it. Not part of the history.
CREATE TABLE fact (
  name  TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
