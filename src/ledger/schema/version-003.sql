-- The ledger, version 3: what stands around a plan's text when it prints, what is not for the
-- public, what was done, and the plan as it was circulated.

-- Letterhead, addressee, attachments, signature, imprint, by the machine's word for each.
CREATE TABLE plan_particular (
  plan_id INTEGER NOT NULL REFERENCES plan (id) DEFERRABLE INITIALLY DEFERRED,
  name    TEXT    NOT NULL,
  value   TEXT    NOT NULL,
  PRIMARY KEY (plan_id, name)
) STRICT, WITHOUT ROWID;

-- Items that are for the office alone, and what is below them.
CREATE TABLE item_internal (
  item_id INTEGER PRIMARY KEY REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;

-- Entries on what was done. Their identifiers are random, so that those of two copies of a ledger
-- can be merged. share is in percent, -1 where nothing is said of it.
CREATE TABLE progress (
  item_id  INTEGER NOT NULL REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED,
  id       INTEGER NOT NULL,
  date     TEXT    NOT NULL DEFAULT '',
  text     TEXT    NOT NULL DEFAULT '',
  reporter TEXT    NOT NULL DEFAULT '',
  share    INTEGER NOT NULL DEFAULT -1 CHECK (share BETWEEN -1 AND 100),
  PRIMARY KEY (item_id, id)
) STRICT, WITHOUT ROWID;

-- A plan as it was circulated: content is a ledger file with this plan alone, in pages of 1024 bytes
-- and compressed as gzip has it, so that it is migrated like any ledger; pages is its PDF. Not part
-- of the history, and kept when the plan itself changes or goes.
CREATE TABLE edition (
  id      INTEGER PRIMARY KEY,
  plan_id INTEGER NOT NULL,
  name    TEXT    NOT NULL,
  made_at TEXT    NOT NULL,
  author  TEXT    NOT NULL,
  content BLOB    NOT NULL,
  pages   BLOB    NOT NULL
) STRICT;
CREATE INDEX edition_by_plan ON edition (plan_id, id);
