-- The ledger, version 5: what an item is followed up with beside its progress.

-- Steps of a close-out (kind 0 requested, 1 approved, 2 refused, 3 reopened), votes (4) with those who
-- are satisfied, fairly satisfied and not satisfied, and stages (5), where first is 1 once they are
-- reached. Their identifiers are random, as those of progress are.
CREATE TABLE step (
  item_id INTEGER NOT NULL REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED,
  id      INTEGER NOT NULL,
  kind    INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 5),
  date    TEXT    NOT NULL DEFAULT '',
  who     TEXT    NOT NULL DEFAULT '',
  text    TEXT    NOT NULL DEFAULT '',
  first   INTEGER NOT NULL DEFAULT 0 CHECK (first >= 0),
  second  INTEGER NOT NULL DEFAULT 0 CHECK (second >= 0),
  third   INTEGER NOT NULL DEFAULT 0 CHECK (third >= 0),
  PRIMARY KEY (item_id, id)
) STRICT, WITHOUT ROWID;

-- Files that prove what was done on an item, or what a progress entry of it says (entry_id is not 0).
-- hash is the SHA-256 of the content, size its length in bytes.
CREATE TABLE evidence (
  item_id  INTEGER NOT NULL REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED,
  id       INTEGER NOT NULL,
  entry_id INTEGER NOT NULL DEFAULT 0,
  name     TEXT    NOT NULL,
  hash     TEXT    NOT NULL,
  size     INTEGER NOT NULL CHECK (size >= 0),
  type     TEXT    NOT NULL DEFAULT '',
  date     TEXT    NOT NULL DEFAULT '',
  who      TEXT    NOT NULL DEFAULT '',
  PRIMARY KEY (item_id, id)
) STRICT, WITHOUT ROWID;

-- What is in these files, each once. Not part of the history: a content stays as long as evidence, or
-- an edit that can be taken back or made again, may refer to it.
CREATE TABLE evidence_content (
  hash    TEXT PRIMARY KEY,
  made_at TEXT NOT NULL,
  data    BLOB NOT NULL
) STRICT, WITHOUT ROWID;
