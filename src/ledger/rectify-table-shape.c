/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-table-shape.h"

#include <string.h>

/*
 * What a column holds: k the number of the row; i an integer, n one or nothing; p an integer from 0,
 * q one or nothing; 1 to 7 an integer up to that, of which 3 and 7 may be nothing; y a year; s a
 * share; t text, u text or nothing; b bytes.
 */
static const RectifyTableShape shapes[] = {
  { "plan", "id, title, organisation, theme, year, meeting_date, document_number, signer",
    "ktttyttt", 1, TRUE },
  { "revision", "plan_id, number", "ki", 1, TRUE },
  { "item", "id, plan_id, parent_id, position, kind, label, heading, text, run_in, status",
    "kinp5ttt14", 1, TRUE },
  { "field",
    "item_id, what, position, role, kinds, due, before_label, label, mark, text, after_text,"
    " before_child, ordinal, run_in",
    "i2p37utttttqi1", 3, FALSE },
  { "party", "id, name, kind", "kt2", 1, TRUE },
  { "assignment_party", "item_id, field_position, position, party_id", "iiii", 3, FALSE },
  { "history", "id, made_at, author, name, plan_id, changeset, state, uid", "ktttib2i", 1, TRUE },
  { "item_columns", "item_id, columns", "kt", 1, TRUE },
  { "plan_particular", "plan_id, name, value", "itt", 2, FALSE },
  { "item_internal", "item_id", "k", 1, TRUE },
  { "progress", "item_id, id, date, text, reporter, share", "iittts", 2, FALSE },
  { "step", "item_id, id, kind, date, who, text, first, second, third", "ii5tttppp", 2, FALSE },
  { "evidence", "item_id, id, entry_id, name, hash, size, type, date, who", "iiittpttt", 2, FALSE },
  { "evidence_content", "hash, made_at, data", "ttb", 1, FALSE },
  { "edition", "id, plan_id, name, made_at, author, content, pages", "kitttbb", 1, TRUE },
  { "packet", "uid, here, plan_id, unit, made_at, author", "k1ittt", 1, TRUE },
  { "merged", "uid, packet, state", "ki1", 1, TRUE },
  { "fact", "name, value", "tt", 1, FALSE },
  /* The indexes that say more than they must: an item's place, a party's name. */
  { "item_by_plan", NULL, "inpi", 0, FALSE },
  { "assignment_party_by_party", NULL, "iiii", 0, FALSE },
  { "sqlite_autoindex_party_1", NULL, "ti", 0, FALSE },
  { "item_by_parent", NULL, "ni", 0, FALSE },
  { "history_by_state", NULL, "2ii", 0, FALSE },
};

/* A history of before version 4 has no names for its edits. */
#define N_OLD_HISTORY 7

/**
 * rectify_table_shape_find:
 * @name: a table's or an index's name
 *
 * Returns: (transfer none) (nullable): what its rows look like
 */
const RectifyTableShape *
rectify_table_shape_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    if (g_str_equal (shapes[i].name, name))
      return &shapes[i];
  return NULL;
}

/**
 * rectify_table_shape_get_n_columns:
 * @self: a table
 *
 * Returns: how many columns it has
 */
guint
rectify_table_shape_get_n_columns (const RectifyTableShape *self)
{
  return (guint) strlen (self->types);
}

static gboolean
is_within (RectifyValueType type, gint64 number, gint64 least, gint64 most)
{
  return type == RECTIFY_VALUE_INTEGER && number >= least && number <= most;
}

/**
 * rectify_table_shape_accepts:
 * @self: a table
 * @column: one of its columns, from 0
 * @type: of a value
 * @number: the value, if it is an integer
 *
 * Returns: whether the column can hold it; the number of a row is taken for an integer
 */
gboolean
rectify_table_shape_accepts (const RectifyTableShape *self, guint column, RectifyValueType type,
                             gint64 number)
{
  char letter = self->types[column];

  switch (letter)
    {
    case 'n':
    case 'q':
    case '3':
    case '7':
    case 'u':
      if (type == RECTIFY_VALUE_NULL)
        return TRUE;
      break;
    default:
      break;
    }
  switch (letter)
    {
    case 't':
    case 'u':
      return type == RECTIFY_VALUE_TEXT;
    case 'b':
      return type == RECTIFY_VALUE_BLOB;
    case 'k':
    case 'i':
    case 'n':
      return type == RECTIFY_VALUE_INTEGER;
    case 'p':
    case 'q':
      return is_within (type, number, 0, G_MAXINT64);
    case 'y':
      return is_within (type, number, 0, 9999);
    case 's':
      return is_within (type, number, -1, 100);
    default:
      return is_within (type, number, 0, letter - '0');
    }
}

/**
 * rectify_table_shape_fits:
 * @self: a table or an index
 * @record: a row or an entry
 *
 * Returns: whether it can be one of it
 */
gboolean
rectify_table_shape_fits (const RectifyTableShape *self, const RectifyRecord *record)
{
  guint n_columns = rectify_table_shape_get_n_columns (self);

  if (record->n_values != n_columns
      && !(record->n_values == N_OLD_HISTORY && g_str_equal (self->name, "history")))
    return FALSE;
  /* In a row its own number is not written a second time. */
  if (self->has_rowid && (record->values[0].type != RECTIFY_VALUE_NULL || record->rowid <= 0))
    return FALSE;
  for (guint i = self->has_rowid ? 1 : 0; i < record->n_values; i++)
    if (!rectify_table_shape_accepts (self, i, record->values[i].type, record->values[i].number))
      return FALSE;
  return TRUE;
}

/**
 * rectify_table_shape_match:
 * @record: a row or an entry, of which nothing else is known
 * @has_rowid: whether it is a row with a number of its own
 *
 * Of what looks alike the first one is found: four integers may be an entry of each of three.
 *
 * Returns: (transfer none) (nullable): what it is one of
 */
const RectifyTableShape *
rectify_table_shape_match (const RectifyRecord *record, gboolean has_rowid)
{
  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    if (shapes[i].has_rowid == has_rowid && rectify_table_shape_fits (&shapes[i], record))
      return &shapes[i];
  return NULL;
}
