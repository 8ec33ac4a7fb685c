/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-marked-document.h"
#include "rectify-sequence.h"

#define NO_ROW G_MAXUINT

/* A row of the table that is made: which rows of the two tables it shows. */
typedef struct {
  guint before;
  guint after;
} Pair;

typedef struct {
  RectifyTable *before;
  RectifyTable *after;
  GArray *pairs;
} Merge;

static const RectifyCell *
get_own_cell (RectifyTable *table, guint row, guint column)
{
  const RectifyCell *cell = row != NO_ROW ? rectify_table_get_cell (table, row, column) : NULL;

  return cell != NULL && cell->row == row && cell->column == column ? cell : NULL;
}

static gint64
get_item (const RectifyCell *cell)
{
  return cell->paragraphs->len > 0 ? rectify_paragraph_get_item (cell->paragraphs->pdata[0], 0) : 0;
}

/* What a row is known by in another state of its table: the first item that is about in it and in
 * no row before; its place in the head; its words. */
static char *
dup_key (RectifyTable *table, guint row, GHashTable *seen)
{
  GString *words;

  if (row < rectify_table_get_n_header_rows (table))
    return g_strdup_printf ("h%u", row);
  for (guint i = rectify_table_get_n_columns (table); i > 0; i--)
    {
      const RectifyCell *cell = get_own_cell (table, row, i - 1);
      g_autofree char *key = cell != NULL && get_item (cell) != 0
                                 ? g_strdup_printf ("i%" G_GINT64_FORMAT, get_item (cell))
                                 : NULL;

      if (key != NULL && !g_hash_table_contains (seen, key))
        return g_steal_pointer (&key);
    }
  words = g_string_new ("w");
  for (guint i = 0; i < rectify_table_get_n_columns (table); i++)
    {
      const RectifyCell *cell = get_own_cell (table, row, i);
      g_autofree char *text = cell != NULL ? rectify_cell_dup_text (cell) : g_strdup ("");

      g_string_append_printf (words, "%s\t", text);
    }
  return g_string_free (words, FALSE);
}

static GArray *
list_keys (RectifyTable *table, GHashTable *numbers)
{
  GArray *keys = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint row = 0; row < rectify_table_get_n_rows (table); row++)
    {
      char *key = dup_key (table, row, seen);
      guint number = GPOINTER_TO_UINT (g_hash_table_lookup (numbers, key));

      if (number == 0)
        {
          number = g_hash_table_size (numbers) + 1;
          g_hash_table_insert (numbers, g_strdup (key), GUINT_TO_POINTER (number));
        }
      g_array_append_val (keys, number);
      g_hash_table_add (seen, key);
    }
  return keys;
}

static void
add_pair (Merge *self, guint before, guint after)
{
  Pair pair = { before, after };

  g_array_append_val (self->pairs, pair);
}

static void
pair_rows (Merge *self)
{
  g_autoptr (GHashTable) numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GArray) old_keys = list_keys (self->before, numbers);
  g_autoptr (GArray) new_keys = list_keys (self->after, numbers);
  g_autofree guint *matches
      = rectify_sequence_match ((const guint *) old_keys->data, old_keys->len,
                                (const guint *) new_keys->data, new_keys->len);
  guint next = 0;

  for (guint i = 0; i < old_keys->len; i++)
    {
      if (matches[i] == RECTIFY_SEQUENCE_NONE)
        {
          add_pair (self, i, NO_ROW);
          continue;
        }
      while (next < matches[i])
        add_pair (self, NO_ROW, next++);
      add_pair (self, i, next++);
    }
  while (next < new_keys->len)
    add_pair (self, NO_ROW, next++);
}

/* How far down a cell reaches: over rows that it covers, and over rows that are gone where it covered
 * them; not over what another cell said there before. */
static guint
count_rows (Merge *self, guint row, guint column)
{
  const Pair *first = &g_array_index (self->pairs, Pair, row);
  const RectifyCell *a = get_own_cell (self->before, first->before, column);
  const RectifyCell *b = get_own_cell (self->after, first->after, column);
  guint n_rows = 1;

  for (; row + n_rows < self->pairs->len; n_rows++)
    {
      const Pair *pair = &g_array_index (self->pairs, Pair, row + n_rows);
      gboolean is_new = pair->after != NO_ROW, is_old = pair->before != NO_ROW;

      if (is_new && (b == NULL || rectify_table_get_cell (self->after, pair->after, column) != b))
        break;
      if (is_old && get_own_cell (self->before, pair->before, column) != NULL)
        break;
      if (!is_new
          && (a == NULL || rectify_table_get_cell (self->before, pair->before, column) != a))
        break;
    }
  return n_rows;
}

static void
add_cell (Merge *self, RectifyTable *table, guint row, guint column)
{
  const Pair *pair = &g_array_index (self->pairs, Pair, row);
  const RectifyCell *a = get_own_cell (self->before, pair->before, column);
  const RectifyCell *b = get_own_cell (self->after, pair->after, column);
  const RectifyCell *shown = b != NULL ? b : a;
  g_autofree char *old_text = a != NULL ? rectify_cell_dup_text (a) : g_strdup ("");
  g_autofree char *new_text = b != NULL ? rectify_cell_dup_text (b) : g_strdup ("");
  RectifyCell *cell;

  cell = rectify_table_add_cell (table, row, column,
                                 shown != NULL ? count_rows (self, row, column) : 1,
                                 shown != NULL ? shown->n_columns : 1);
  if (cell == NULL || shown == NULL)
    return;
  rectify_marked_cell_add (cell, old_text, new_text, TRUE, TRUE);
  rectify_cell_set_item (cell, get_item (shown));
}

/**
 * rectify_marked_table_new:
 * @before: (nullable): a table as it was, %NULL if it is new
 * @after: (nullable): as it is, %NULL if it is gone
 *
 * Rows are known again by the items they are about.
 *
 * Returns: (transfer full): the table as it is, with rows and words that were deleted where they
 *   stood
 */
RectifyTable *
rectify_marked_table_new (RectifyTable *before, RectifyTable *after)
{
  g_autoptr (RectifyTable) none = rectify_table_new (1);
  Merge self = { .before = before != NULL ? before : none, .after = after != NULL ? after : none };
  guint n_columns
      = MAX (rectify_table_get_n_columns (self.before), rectify_table_get_n_columns (self.after));
  RectifyTable *table = rectify_table_new (n_columns);

  if (after != NULL && n_columns == rectify_table_get_n_columns (after))
    rectify_table_set_shares (table, rectify_table_get_shares (after));
  rectify_table_set_name (table, rectify_table_get_name (after != NULL ? after : self.before));
  self.pairs = g_array_new (FALSE, FALSE, sizeof (Pair));
  pair_rows (&self);
  for (guint row = 0; row < self.pairs->len; row++)
    {
      rectify_table_add_row (table);
      for (guint column = 0; column < n_columns; column++)
        if (rectify_table_get_cell (table, row, column) == NULL)
          add_cell (&self, table, row, column);
    }
  rectify_table_set_n_header_rows (table, rectify_table_get_n_header_rows (
                                              after != NULL ? self.after : self.before));
  g_array_unref (self.pairs);
  return table;
}
