-- The ledger, version 2: tables. An item that heads a table of what is below it says what stands in
-- its columns. In a table of its own, so that changesets of version 1 still fit the others.

CREATE TABLE item_columns (
  item_id INTEGER PRIMARY KEY REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED,
  columns TEXT    NOT NULL
) STRICT;
