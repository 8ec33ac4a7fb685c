-- The ledger, version 1. Everything an office keeps is in this one file.
-- Identifiers of items are random, so that two copies of a ledger can be merged.
-- References never cascade: a changeset that is undone deletes each row itself, in any order.

CREATE TABLE plan (
  id              INTEGER PRIMARY KEY,
  title           TEXT    NOT NULL DEFAULT '',
  organisation    TEXT    NOT NULL DEFAULT '',
  theme           TEXT    NOT NULL DEFAULT '',
  year            INTEGER NOT NULL DEFAULT 0 CHECK (year BETWEEN 0 AND 9999),
  meeting_date    TEXT    NOT NULL DEFAULT '',
  document_number TEXT    NOT NULL DEFAULT '',
  signer          TEXT    NOT NULL DEFAULT ''
) STRICT;

-- Which state of a plan is the current one. It only grows, also when an edit is undone: what was
-- made from an older state is then known to be stale. Not part of the history.
CREATE TABLE revision (
  plan_id INTEGER PRIMARY KEY,
  number  INTEGER NOT NULL
) STRICT;

-- The tree: top-level items have no parent; position orders siblings.
CREATE TABLE item (
  id        INTEGER PRIMARY KEY,
  plan_id   INTEGER NOT NULL REFERENCES plan (id) DEFERRABLE INITIALLY DEFERRED,
  parent_id INTEGER REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED,
  position  INTEGER NOT NULL CHECK (position >= 0),
  kind      INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 5),
  label     TEXT    NOT NULL DEFAULT '',
  heading   TEXT    NOT NULL DEFAULT '',
  text      TEXT    NOT NULL DEFAULT '',
  run_in    INTEGER NOT NULL DEFAULT 0 CHECK (run_in IN (0, 1)),
  status    INTEGER NOT NULL DEFAULT 0 CHECK (status BETWEEN 0 AND 4)
) STRICT;
CREATE INDEX item_by_plan ON item (plan_id, parent_id, position);
-- Looked up for the reference whenever an item is deleted.
CREATE INDEX item_by_parent ON item (parent_id);

-- What is written on an item in labelled form, and how: an assignment (what 0), its deadline
-- (what 1), the lead-in of its measures (what 2). before_child is NULL for the usual place.
CREATE TABLE field (
  item_id      INTEGER NOT NULL REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED,
  what         INTEGER NOT NULL CHECK (what BETWEEN 0 AND 2),
  position     INTEGER NOT NULL CHECK (position >= 0),
  role         INTEGER CHECK (role BETWEEN 0 AND 3),
  kinds        INTEGER CHECK (kinds BETWEEN 0 AND 7),
  due          TEXT,
  before_label TEXT    NOT NULL DEFAULT '',
  label        TEXT    NOT NULL DEFAULT '',
  mark         TEXT    NOT NULL DEFAULT '',
  text         TEXT    NOT NULL DEFAULT '',
  after_text   TEXT    NOT NULL DEFAULT '',
  before_child INTEGER CHECK (before_child >= 0),
  ordinal      INTEGER NOT NULL DEFAULT 0,
  run_in       INTEGER NOT NULL DEFAULT 0 CHECK (run_in IN (0, 1)),
  PRIMARY KEY (item_id, what, position)
) STRICT, WITHOUT ROWID;

-- The directory: persons (0), units (1), groups (2).
CREATE TABLE party (
  id   INTEGER PRIMARY KEY,
  name TEXT    NOT NULL UNIQUE,
  kind INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 2)
) STRICT;

-- Which parties an assignment names; field_position is that of the field with what 0.
CREATE TABLE assignment_party (
  item_id        INTEGER NOT NULL REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED,
  field_position INTEGER NOT NULL,
  position       INTEGER NOT NULL,
  party_id       INTEGER NOT NULL REFERENCES party (id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (item_id, field_position, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX assignment_party_by_party ON assignment_party (party_id);

-- Every edit: who, when, what it is called, and the changeset that SQLite recorded of it.
-- state: 0 it holds, 1 it is undone, 2 it was undone when another edit was made.
CREATE TABLE history (
  id        INTEGER PRIMARY KEY,
  made_at   TEXT    NOT NULL,
  author    TEXT    NOT NULL,
  name      TEXT    NOT NULL,
  plan_id   INTEGER NOT NULL,
  changeset BLOB    NOT NULL,
  state     INTEGER NOT NULL DEFAULT 0 CHECK (state BETWEEN 0 AND 2)
) STRICT;
CREATE INDEX history_by_state ON history (state, id);
