/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-item-rows.h"

#include <string.h>

#include "rectify-label-style.h"
#include "rectify-row-draft.h"

#define NO_COLUMN G_MAXUINT

/* The table in the making. */
typedef struct {
  RectifyColumns *columns;
  GHashTable *fields; /* heading to the number of its column, counted from 1 */
  guint number;
  GPtrArray *lines;
  RectifyItem *last; /* that has a row of its own */
  gint64 current;    /* the item whose words are put into cells */
} Rows;

static void add_item (Rows *self, RectifyItem *item);
static void add_inside (Rows *self, guint row, guint column, RectifyItem *item);

static RectifyRowDraft *
get_line (Rows *self, guint index)
{
  return g_ptr_array_index (self->lines, index);
}

static guint
get_level (RectifyItemKind kind)
{
  switch (kind)
    {
    case RECTIFY_ITEM_AREA:
      return 1;
    case RECTIFY_ITEM_PROBLEM:
      return 2;
    case RECTIFY_ITEM_MEASURE:
      return 3;
    default:
      return 0;
    }
}

static guint
find_own_column (Rows *self, RectifyItemKind kind)
{
  RectifyColumnRole role = kind == RECTIFY_ITEM_AREA      ? RECTIFY_COLUMN_AREA
                           : kind == RECTIFY_ITEM_PROBLEM ? RECTIFY_COLUMN_PROBLEM
                                                          : RECTIFY_COLUMN_MEASURE;
  guint column = rectify_columns_find (self->columns, role);

  return column < self->columns->n_columns ? column : NO_COLUMN;
}

static guint
find_field_column (Rows *self, const char *label)
{
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (self->fields, label));

  return place > 0 ? place - 1 : NO_COLUMN;
}

static void
start_line (Rows *self)
{
  g_ptr_array_add (self->lines, rectify_row_draft_new (self->columns->n_columns));
}

/* A row that is written as a line of text. */
static RectifyRowDraft *
add_parsed (Rows *self, const char *text)
{
  RectifyRow *row = rectify_row_parse (text, self->columns->n_columns);
  RectifyRowDraft *line = rectify_row_draft_new (row->n_cells);

  for (guint i = 0; i < row->n_cells; i++)
    {
      line->cells[i].is_continued = row->cells[i] == NULL;
      if (row->cells[i] != NULL && *row->cells[i] != '\0')
        line->cells[i].text = g_string_new (row->cells[i]);
      line->cells[i].item = self->current;
    }
  line->is_wide = row->is_wide;
  rectify_row_free (row);
  g_ptr_array_add (self->lines, line);
  return line;
}

static void
put (Rows *self, guint index, guint column, const char *text, gboolean run_in)
{
  RectifyRowDraft *line = get_line (self, index);
  RectifyCellDraft *cell = &line->cells[column];

  if (*text == '\0')
    return;
  line->is_wide = line->is_wide && column == 0;
  cell->is_continued = FALSE;
  if (cell->text == NULL)
    {
      cell->text = g_string_new (text);
      cell->item = self->current;
      return;
    }
  if (!run_in)
    g_string_append_c (cell->text, '\n');
  g_string_append (cell->text, text);
}

/* What is above others in the tree goes before what they have put there already. */
static void
put_first (Rows *self, guint index, guint column, const char *text)
{
  RectifyCellDraft *cell = &get_line (self, index)->cells[column];

  if (cell->text == NULL || *text == '\0')
    {
      put (self, index, column, text, FALSE);
      return;
    }
  cell->item = self->current;
  g_string_prepend_c (cell->text, '\n');
  g_string_prepend (cell->text, text);
}

/* What stands once for several rows: the cells below go on. */
static void
continue_below (Rows *self, guint first, guint column)
{
  for (guint i = first + 1; i < self->lines->len; i++)
    {
      RectifyRowDraft *line = get_line (self, i);

      if (!line->is_wide && line->cells[column].text == NULL)
        line->cells[column].is_continued = TRUE;
    }
}

/* What runs on without a label stands in the column of the field before it, @last. */
static guint
put_wording (Rows *self, guint row, guint column, RectifyWording *wording, guint last)
{
  gboolean runs_on = wording->run_in && wording->label[0] == '\0' && last != NO_COLUMN;
  guint own = runs_on ? last : find_field_column (self, wording->label);
  g_autofree char *line = rectify_wording_dup_line (wording);

  if (runs_on)
    put (self, row, own, line, TRUE);
  else if (own != NO_COLUMN)
    put (self, row, own, wording->text, FALSE);
  else if (wording->text[0] != '\0' || wording->label[0] != '\0')
    put (self, row, column, line, wording->run_in);
  return own;
}

static void
put_fields (Rows *self, guint row, guint column, RectifyItem *item, gboolean go_on)
{
  GPtrArray *assignments = rectify_item_get_assignments (item);
  RectifyDeadline *deadline = rectify_item_get_deadline (item);
  RectifyWording *lead_in = rectify_item_get_lead_in (item);
  guint last = NO_COLUMN;

  self->current = rectify_item_get_id (item);
  for (guint i = 0; i <= assignments->len + 1; i++)
    {
      RectifyWording *wording
          = i < assignments->len
                ? rectify_assignment_get_wording (g_ptr_array_index (assignments, i))
            : i == assignments->len
                ? (deadline != NULL ? rectify_deadline_get_wording (deadline) : NULL)
                : lead_in;

      if (wording == NULL)
        continue;
      last = put_wording (self, row, column, wording, i < assignments->len ? last : NO_COLUMN);
      if (last != NO_COLUMN && go_on)
        continue_below (self, row, last);
    }
}

static gboolean
is_numbered (Rows *self, RectifyItem *item)
{
  return self->number < self->columns->n_columns
         && rectify_item_get_kind (item) == self->columns->numbered;
}

static char *
dup_words (Rows *self, RectifyItem *item)
{
  if (!is_numbered (self, item))
    return rectify_item_dup_words (item);
  return g_strconcat (rectify_item_get_heading (item), rectify_item_get_text (item), NULL);
}

static gboolean
is_cell (Rows *self, RectifyItem *item)
{
  return rectify_item_get_kind (item) == RECTIFY_ITEM_PROSE
         && find_field_column (self, rectify_item_get_label (item)) != NO_COLUMN;
}

static void
put_cell (Rows *self, guint row, RectifyItem *item, gboolean go_on)
{
  guint column = find_field_column (self, rectify_item_get_label (item));
  g_autofree char *words
      = g_strconcat (rectify_item_get_heading (item), rectify_item_get_text (item), NULL);

  self->current = rectify_item_get_id (item);
  put (self, row, column, words, FALSE);
  if (go_on)
    continue_below (self, row, column);
  for (guint i = 0; i < rectify_item_get_n_children (item); i++)
    add_inside (self, row, column, rectify_item_get_child (item, i));
}

/* What is below a row's item goes into its row. */
static void
add_inside (Rows *self, guint row, guint column, RectifyItem *item)
{
  guint own = get_level (rectify_item_get_kind (item)) > 0
                  ? find_own_column (self, rectify_item_get_kind (item))
                  : NO_COLUMN;
  g_autofree char *words = NULL;

  if (is_cell (self, item))
    {
      put_cell (self, row, item, FALSE);
      return;
    }
  if (own == NO_COLUMN)
    own = column;
  words = rectify_item_dup_words (item);
  self->current = rectify_item_get_id (item);
  put (self, row, own, words, rectify_item_get_run_in (item));
  for (guint i = 0; i < rectify_item_get_n_children (item); i++)
    add_inside (self, row, own, rectify_item_get_child (item, i));
  put_fields (self, row, own, item, FALSE);
}

static void
add_unit (Rows *self, RectifyItem *item)
{
  guint row = self->lines->len;
  guint own = find_own_column (self, rectify_item_get_kind (item));
  g_autofree char *words = dup_words (self, item);

  if (own == NO_COLUMN)
    own = 0;
  start_line (self);
  self->current = rectify_item_get_id (item);
  if (is_numbered (self, item))
    put (self, row, self->number, rectify_item_get_label (item), FALSE);
  put (self, row, own, words, FALSE);
  for (guint i = 0; i < rectify_item_get_n_children (item); i++)
    add_inside (self, row, own, rectify_item_get_child (item, i));
  put_fields (self, row, own, item, FALSE);
}

/* A line across the table. An area that has nothing but a number for a label keeps it in the column
 * of numbers. */
static void
add_line (Rows *self, RectifyItem *item)
{
  g_autofree char *words = rectify_item_dup_words (item);
  g_autoptr (RectifyLabelStyle) style
      = rectify_label_style_parse (rectify_item_get_label (item), NULL);
  guint row = self->lines->len;

  self->current = rectify_item_get_id (item);
  if (style != NULL && *style->prefix == '\0' && *style->suffix == '\0'
      && self->number + 1 < self->columns->n_columns)
    {
      start_line (self);
      put (self, row, self->number, rectify_item_get_label (item), FALSE);
      put (self, row, self->number + 1, words + strlen (rectify_item_get_label (item)), FALSE);
    }
  else
    {
      add_parsed (self, words);
    }
  put_fields (self, row, 0, item, FALSE);
  for (guint i = 0; i < rectify_item_get_n_children (item); i++)
    add_item (self, rectify_item_get_child (item, i));
}

static void
add_group (Rows *self, RectifyItem *item, guint own)
{
  guint first = self->lines->len;
  g_autofree char *words = dup_words (self, item);

  for (guint i = 0; i < rectify_item_get_n_children (item); i++)
    {
      RectifyItem *child = rectify_item_get_child (item, i);

      if (get_level (rectify_item_get_kind (child)) > 0)
        add_item (self, child);
    }
  if (self->lines->len == first)
    start_line (self);
  self->current = rectify_item_get_id (item);
  if (is_numbered (self, item))
    {
      put_first (self, first, self->number, rectify_item_get_label (item));
      continue_below (self, first, self->number);
    }
  put_first (self, first, own, words);
  for (guint i = first + 1; self->columns->columns[own].repeated && i < self->lines->len; i++)
    put_first (self, i, own, words);
  for (guint i = 0; i < rectify_item_get_n_children (item); i++)
    {
      RectifyItem *child = rectify_item_get_child (item, i);

      if (is_cell (self, child))
        put_cell (self, first, child, TRUE);
      else if (get_level (rectify_item_get_kind (child)) == 0)
        add_inside (self, first, own, child);
    }
  continue_below (self, first, own);
  put_fields (self, first, own, item, TRUE);
}

/* A measure that runs on in the row of the one before it, where measures have rows: their number is
 * that one's. */
static gboolean
shares_row (Rows *self, RectifyItem *item)
{
  return rectify_item_get_run_in (item) && self->last != NULL
         && rectify_item_get_kind (item) == RECTIFY_ITEM_MEASURE
         && rectify_item_get_kind (self->last) == RECTIFY_ITEM_MEASURE
         && rectify_item_get_parent (self->last) == rectify_item_get_parent (item)
         && self->columns->unit == RECTIFY_ITEM_MEASURE;
}

static void
add_sharing (Rows *self, RectifyItem *item, guint own)
{
  guint row = self->lines->len - 1;
  g_autofree char *words = rectify_item_dup_words (item);

  self->current = rectify_item_get_id (item);
  put (self, row, own, words, FALSE);
  for (guint i = 0; i < rectify_item_get_n_children (item); i++)
    add_inside (self, row, own, rectify_item_get_child (item, i));
  put_fields (self, row, own, item, FALSE);
}

static void
add_item (Rows *self, RectifyItem *item)
{
  RectifyItemKind kind = rectify_item_get_kind (item);
  guint level = get_level (kind);
  guint own = level > 0 ? find_own_column (self, kind) : NO_COLUMN;

  if (own != NO_COLUMN && shares_row (self, item))
    add_sharing (self, item, own);
  else if (level >= get_level (self->columns->unit))
    {
      add_unit (self, item);
      self->last = item;
    }
  else if (own != NO_COLUMN)
    add_group (self, item, own);
  else
    add_line (self, item);
}

static void
add_head (Rows *self, RectifyItem *item)
{
  g_autofree char *words = rectify_item_dup_words (item);
  g_auto (GStrv) lines = g_strsplit (words, "\n", -1);

  self->current = rectify_item_get_id (item);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      RectifyRowDraft *line;

      if (*lines[i] == '\0')
        continue;
      line = add_parsed (self, lines[i]);
      line->is_header = TRUE;
      line->is_wide = line->is_wide && self->columns->n_columns > 1;
    }
}

static GHashTable *
index_fields (RectifyColumns *columns, char **headings)
{
  GHashTable *fields = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < columns->n_columns; i++)
    if (columns->columns[i].role == RECTIFY_COLUMN_FIELD)
      g_hash_table_insert (fields, headings[i], GUINT_TO_POINTER (i + 1));
  return fields;
}

static gboolean
has_fields (RectifyItem *item)
{
  return rectify_item_get_assignments (item)->len > 0 || rectify_item_get_deadline (item) != NULL
         || rectify_item_get_lead_in (item) != NULL;
}

/**
 * rectify_item_list_rows:
 * @self: an item
 *
 * What is below an item that heads a table, as the rows of that table, its head first.
 *
 * Returns: (transfer full) (nullable) (element-type RectifyRow): the rows, or %NULL if the item
 *   heads no table
 */
GPtrArray *
rectify_item_list_rows (RectifyItem *self)
{
  g_autoptr (RectifyColumns) columns = NULL;
  g_autoptr (GHashTable) fields = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  g_auto (GStrv) headings = NULL;
  Rows rows = { 0 };
  guint first;

  g_return_val_if_fail (RECTIFY_IS_ITEM (self), NULL);
  if (*rectify_item_get_columns (self) == '\0')
    return NULL;
  columns = rectify_columns_parse (rectify_item_get_columns (self));
  if (columns == NULL)
    return NULL;
  headings = rectify_item_dup_column_headings (self);
  fields = index_fields (columns, headings);
  lines = g_ptr_array_new_with_free_func (rectify_row_draft_free);
  rows.columns = columns;
  rows.fields = fields;
  rows.number = rectify_columns_find (columns, RECTIFY_COLUMN_NUMBER);
  rows.lines = lines;
  add_head (&rows, self);
  first = lines->len;
  for (guint i = 0; i < rectify_item_get_n_children (self); i++)
    add_item (&rows, rectify_item_get_child (self, i));
  if (has_fields (self))
    {
      if (lines->len == first)
        start_line (&rows);
      put_fields (&rows, first, 0, self, TRUE);
    }
  return rectify_row_drafts_finish (lines);
}
