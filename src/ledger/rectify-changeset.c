/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-changeset.h"

#include <string.h>

#include "rectify-database.h"

#define MAX_COLUMNS 64
/* The types of values in a changeset, as SQLite's session extension documents them. */
enum { VALUE_UNDEFINED, VALUE_INTEGER, VALUE_FLOAT, VALUE_TEXT, VALUE_BLOB, VALUE_NULL };

typedef struct {
  const guint8 *p;
  const guint8 *end;
  guint n_columns;
  guint8 keys[MAX_COLUMNS];
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

static gboolean
skip_value (Cursor *self, guint8 *type)
{
  gsize length;

  if (self->p >= self->end)
    return FALSE;
  *type = *self->p++;
  switch (*type)
    {
    case VALUE_UNDEFINED:
    case VALUE_NULL:
      return TRUE;
    case VALUE_INTEGER:
    case VALUE_FLOAT:
      return skip (self, 8);
    case VALUE_TEXT:
    case VALUE_BLOB:
      return read_length (self, &length) && skip (self, length);
    default:
      return FALSE;
    }
}

/* whole: no value may be left out; keys: those of the primary key may not. */
static gboolean
skip_record (Cursor *self, gboolean whole, gboolean keys)
{
  for (guint i = 0; i < self->n_columns; i++)
    {
      guint8 type;

      if (!skip_value (self, &type))
        return FALSE;
      if (type == VALUE_UNDEFINED && (whole || (keys && self->keys[i] != 0)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_table (Cursor *self, const char *const *tables, guint n_tables)
{
  const guint8 *name, *end;

  if (self->p >= self->end || (self->n_columns = *self->p++) == 0 || self->n_columns > MAX_COLUMNS
      || (gsize) (self->end - self->p) < self->n_columns)
    return FALSE;
  memcpy (self->keys, self->p, self->n_columns);
  self->p += self->n_columns;
  name = self->p;
  end = memchr (name, 0, self->end - name);
  if (end == NULL)
    return FALSE;
  self->p = end + 1;
  for (guint i = 0; i < n_tables; i++)
    if (g_str_equal (tables[i], (const char *) name))
      return TRUE;
  return FALSE;
}

static gboolean
skip_change (Cursor *self)
{
  guint8 operation = *self->p++;

  if (self->n_columns == 0 || !skip (self, 1))
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
 * Looks whether a changeset is built as the session extension builds them. SQLite 3.40 reads beyond
 * the end of one that is not (CVE-2023-7104), and a ledger may be damaged or forged.
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
