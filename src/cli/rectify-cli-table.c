/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-cli-table.h"

#include <string.h>
#include <unistd.h>

#include "rectify-cli.h"

/* In columns of a terminal. */
#define GAP 2
#define INDENT 4

typedef struct {
  GPtrArray *cells;
  gboolean is_detail;
} Row;

struct _RectifyCliTable {
  GPtrArray *heads; /* NULL when they are printed */
  GPtrArray *rows;
  GArray *widths; /* of columns, in columns of a terminal */
};

static gboolean is_forced;

/**
 * rectify_cli_table_force:
 *
 * Tables are aligned, whatever standard output is.
 */
void
rectify_cli_table_force (void)
{
  is_forced = TRUE;
}

/**
 * rectify_cli_table_is_aligned:
 *
 * Returns: whether a person reads it, not a program
 */
gboolean
rectify_cli_table_is_aligned (void)
{
  return is_forced || isatty (STDOUT_FILENO);
}

static void
row_free (gpointer data)
{
  Row *row = data;

  g_ptr_array_unref (row->cells);
  g_free (row);
}

/* What would look like another cell or line is a blank, and so is what a terminal takes for an order:
 * a ledger from elsewhere may hold that too. The names of files need not be valid as text. */
static char *
dup_plain (const char *cell)
{
  char *plain = g_strdup (cell);

  for (char *p = plain; *p != '\0'; p++)
    if (g_ascii_iscntrl (*p))
      *p = ' ';
    else if ((guchar) p[0] == 0xc2 && (guchar) p[1] >= 0x80 && (guchar) p[1] < 0xa0)
      p[0] = p[1] = ' ';
  return plain;
}

static GPtrArray *
copy_cells (const char *const *cells)
{
  GPtrArray *copy = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; cells[i] != NULL; i++)
    g_ptr_array_add (copy, dup_plain (cells[i]));
  return copy;
}

/* Of CJK each character takes two columns of a terminal. */
static guint
measure (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  guint width = 0;

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      width += g_unichar_iszerowidth (c) ? 0 : g_unichar_iswide (c) ? 2 : 1;
    }
  return width;
}

static void
widen (RectifyCliTable *self, GPtrArray *cells)
{
  for (guint i = 0; i < cells->len; i++)
    {
      guint width = measure (cells->pdata[i]);

      if (i >= self->widths->len)
        g_array_set_size (self->widths, i + 1);
      if (width > g_array_index (self->widths, guint, i))
        g_array_index (self->widths, guint, i) = width;
    }
}

static void
append_aligned (RectifyCliTable *self, GString *text, GPtrArray *cells)
{
  for (guint i = 0; i < cells->len; i++)
    {
      const char *cell = cells->pdata[i];
      guint width = measure (cell);

      g_string_append (text, cell);
      /* Nothing stands behind the last one. */
      for (; i + 1 < cells->len && width < g_array_index (self->widths, guint, i) + GAP; width++)
        g_string_append_c (text, ' ');
    }
  g_string_append_c (text, '\n');
}

static void
append_detail (GString *text, GPtrArray *cells)
{
  g_string_append_printf (text, "%*s", INDENT, "");
  for (guint i = 0; i < cells->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " | " : "",
                            *(const char *) cells->pdata[i] != '\0' ? (const char *) cells->pdata[i]
                                                                    : "–");
  g_string_append_c (text, '\n');
}

static void
append_tabs (GString *text, const Row *row)
{
  for (guint i = 0; i < row->cells->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 || row->is_detail ? "\t" : "",
                            (const char *) row->cells->pdata[i]);
  g_string_append_c (text, '\n');
}

static void
append_row (RectifyCliTable *self, GString *text, const Row *row)
{
  if (!rectify_cli_table_is_aligned ())
    append_tabs (text, row);
  else if (row->is_detail)
    append_detail (text, row->cells);
  else
    append_aligned (self, text, row->cells);
}

/**
 * rectify_cli_table_new:
 * @heads: (array zero-terminated=1): those of the columns, in the user's language
 *
 * Returns: (transfer full): a table without rows
 */
RectifyCliTable *
rectify_cli_table_new (const char *const *heads)
{
  RectifyCliTable *self = g_new0 (RectifyCliTable, 1);

  self->heads = copy_cells (heads);
  self->rows = g_ptr_array_new_with_free_func (row_free);
  self->widths = g_array_new (FALSE, TRUE, sizeof (guint));
  return self;
}

/**
 * rectify_cli_table_free:
 * @self: (transfer full): a table
 */
void
rectify_cli_table_free (RectifyCliTable *self)
{
  g_clear_pointer (&self->heads, g_ptr_array_unref);
  g_ptr_array_unref (self->rows);
  g_array_unref (self->widths);
  g_free (self);
}

static void
add_row (RectifyCliTable *self, const char *const *cells, gboolean is_detail)
{
  Row *row = g_new (Row, 1);

  *row = (Row){ copy_cells (cells), is_detail };
  g_ptr_array_add (self->rows, row);
}

/**
 * rectify_cli_table_add:
 * @self: a table
 * @cells: (array zero-terminated=1): as many as there are heads
 */
void
rectify_cli_table_add (RectifyCliTable *self, const char *const *cells)
{
  add_row (self, cells, FALSE);
}

/**
 * rectify_cli_table_add_detail:
 * @self: a table
 * @cells: (array zero-terminated=1): words
 *
 * Adds a line that says more of the row before it. It begins with a tab.
 */
void
rectify_cli_table_add_detail (RectifyCliTable *self, const char *const *cells)
{
  add_row (self, cells, TRUE);
}

/**
 * rectify_cli_table_print:
 * @self: a table
 * @error: return location
 *
 * Prints the rows, which are then gone from the table: of a long one it can be called for each part.
 *
 * Returns: whether all of it reached standard output
 */
gboolean
rectify_cli_table_print (RectifyCliTable *self, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (self->rows->len == 0)
    return TRUE;
  if (self->heads != NULL)
    widen (self, self->heads);
  for (guint i = 0; i < self->rows->len; i++)
    if (!((Row *) self->rows->pdata[i])->is_detail)
      widen (self, ((Row *) self->rows->pdata[i])->cells);
  if (self->heads != NULL && rectify_cli_table_is_aligned ())
    append_aligned (self, text, self->heads);
  g_clear_pointer (&self->heads, g_ptr_array_unref);
  for (guint i = 0; i < self->rows->len; i++)
    append_row (self, text, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  return rectify_cli_print (text->str, error);
}
