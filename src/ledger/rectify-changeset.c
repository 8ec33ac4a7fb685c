/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-changeset.h"

#include <string.h>

#include "rectify-database.h"
#include "rectify-table-shape.h"

/* The types of values in a changeset, as SQLite's session extension documents them. */
enum { VALUE_UNDEFINED, VALUE_INTEGER, VALUE_FLOAT, VALUE_TEXT, VALUE_BLOB, VALUE_NULL };

typedef struct {
  const guint8 *p;
  const guint8 *end;
  const RectifyTableShape *shape; /* of the table that is told of, NULL before the first */
  guint n_columns;
} Cursor;

/* SQLite's numbers of varying length: seven bits a byte, the highest says that more follow. */
static gboolean
read_length (Cursor *self, gsize *length)
{
  *length = 0;
  for (guint i = 0; i < 5 && self->p < self->end; i++)
    {
      guint8 byte = *self->p++;

      *length = *length << 7 | (byte & 0x7f);
      if ((byte & 0x80) == 0)
        return *length <= (gsize) (self->end - self->p);
    }
  return FALSE;
}

static gboolean
skip (Cursor *self, gsize length)
{
  if ((gsize) (self->end - self->p) < length)
    return FALSE;
  self->p += length;
  return TRUE;
}

static gint64
read_integer (const guint8 *bytes)
{
  guint64 value;

  memcpy (&value, bytes, sizeof value);
  return (gint64) GUINT64_FROM_BE (value);
}

/* One value, which its column must be able to hold. */
static gboolean
skip_value (Cursor *self, guint column, gboolean *undefined)
{
  RectifyValueType type = RECTIFY_VALUE_NULL;
  gint64 number = 0;
  gsize length = 0;
  guint8 code;

  if (self->p >= self->end)
    return FALSE;
  code = *self->p++;
  *undefined = code == VALUE_UNDEFINED;
  switch (code)
    {
    case VALUE_UNDEFINED:
      return TRUE;
    case VALUE_NULL:
      break;
    case VALUE_INTEGER:
      type = RECTIFY_VALUE_INTEGER;
      length = 8;
      if (self->end - self->p >= 8)
        number = read_integer (self->p);
      break;
    case VALUE_TEXT:
    case VALUE_BLOB:
      type = code == VALUE_TEXT ? RECTIFY_VALUE_TEXT : RECTIFY_VALUE_BLOB;
      if (!read_length (self, &length))
        return FALSE;
      break;
    default:
      return FALSE;
    }
  return skip (self, length) && rectify_table_shape_accepts (self->shape, column, type, number);
}

/* whole: no value may be left out; keys: those of the primary key may not. */
static gboolean
skip_record (Cursor *self, gboolean whole, gboolean keys)
{
  for (guint i = 0; i < self->n_columns; i++)
    {
      gboolean undefined;

      if (!skip_value (self, i, &undefined))
        return FALSE;
      if (undefined && (whole || (keys && i < self->shape->n_keys)))
        return FALSE;
    }
  return TRUE;
}

/* A table with other columns or another key would be passed over by SQLite without a word. */
static gboolean
read_table (Cursor *self, const char *const *tables, guint n_tables)
{
  const guint8 *keys, *name, *end;

  self->shape = NULL;
  if (self->p >= self->end || (self->n_columns = *self->p++) == 0
      || (gsize) (self->end - self->p) < self->n_columns)
    return FALSE;
  keys = self->p;
  self->p += self->n_columns;
  name = self->p;
  end = memchr (name, 0, self->end - name);
  if (end == NULL)
    return FALSE;
  self->p = end + 1;
  for (guint i = 0; i < n_tables; i++)
    if (g_str_equal (tables[i], (const char *) name))
      self->shape = rectify_table_shape_find (tables[i]);
  if (self->shape == NULL || rectify_table_shape_get_n_columns (self->shape) != self->n_columns)
    return FALSE;
  for (guint i = 0; i < self->n_columns; i++)
    if ((keys[i] != 0) != (i < self->shape->n_keys))
      return FALSE;
  return TRUE;
}

static gboolean
skip_change (Cursor *self)
{
  guint8 operation = *self->p++;

  if (self->shape == NULL || !skip (self, 1))
    return FALSE;
  switch (operation)
    {
    case SQLITE_INSERT:
    case SQLITE_DELETE:
      return skip_record (self, TRUE, TRUE);
    case SQLITE_UPDATE:
      return skip_record (self, FALSE, TRUE) && skip_record (self, FALSE, FALSE);
    default:
      return FALSE;
    }
}

/**
 * rectify_changeset_is_sound:
 * @data: a changeset as it stands in a ledger
 * @size: its length in bytes
 * @tables: the tables that it may be about
 * @n_tables: how many these are
 *
 * Looks whether a changeset is built as the session extension builds them, and whether its rows are
 * such as the tables hold. SQLite 3.40 reads beyond the end of one that is not (CVE-2023-7104), and a
 * ledger may be damaged or forged.
 *
 * Returns: whether it can be given to SQLite
 */
gboolean
rectify_changeset_is_sound (const void *data, gsize size, const char *const *tables, guint n_tables)
{
  Cursor cursor = { .p = data, .end = (const guint8 *) data + size };

  while (cursor.p < cursor.end)
    {
      if (*cursor.p == 'T')
        {
          cursor.p++;
          if (!read_table (&cursor, tables, n_tables))
            return FALSE;
        }
      else if (!skip_change (&cursor))
        return FALSE;
    }
  return TRUE;
}
