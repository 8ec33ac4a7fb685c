/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rectify-enums.h"
#include "rectify-history-moves.h"
#include "rectify-history-private.h"
#include "rectify-item.h"

/* More new labels than this are said together, with some of them. */
#define MAX_LABELS 3

/**
 * rectify_history_words_add:
 * @self: words
 * @item_id: an item, 0 for none
 * @subject: how it is called
 * @what: what changed of it
 * @before: (nullable): the words before
 * @after: (nullable): the words after
 *
 * Adds a change.
 */
void
rectify_history_words_add (RectifyHistoryWords *self, gint64 item_id, const char *subject,
                           const char *what, const char *before, const char *after)
{
  RectifyHistoryChange *change = g_new0 (RectifyHistoryChange, 1);

  change->plan_id = self->plan_id;
  change->item_id = item_id;
  change->subject = g_strdup (subject);
  change->what = g_strdup (what);
  change->before = g_strdup (before);
  change->after = g_strdup (after);
  change->is_compared = before != NULL && after != NULL;
  g_ptr_array_add (self->changes, change);
}

/* Of places and lists of labels each side is read for itself. */
static void
set_apart (RectifyHistoryWords *self)
{
  ((RectifyHistoryChange *) self->changes->pdata[self->changes->len - 1])->is_compared = FALSE;
}

static char *
dup_line_of (char *const *values)
{
  return rectify_history_dup_line (values[ITEM_LABEL], values[ITEM_HEADING], values[ITEM_TEXT]);
}

static const RectifyRecord *
find_made_or_deleted (RectifyHistoryWords *self, gint64 item_id)
{
  const RectifyRecord *record = g_hash_table_lookup (self->created, &item_id);

  return record != NULL ? record : g_hash_table_lookup (self->deleted, &item_id);
}

/* How an item is called: now, or in the edit, or when the edit was made. */
static char *
dup_subject (RectifyHistoryWords *self, gint64 item_id)
{
  g_autofree char *key = g_strdup_printf ("item %" G_GINT64_FORMAT, item_id);
  const RectifyRecord *record = find_made_or_deleted (self, item_id);
  const char *const *values;
  g_autoptr (RectifyStatement) statement
      = rectify_statement_new (self->db, "SELECT label, heading, text FROM item WHERE id = ?",
                               NULL);
  gboolean row = FALSE;

  if (statement != NULL)
    {
      rectify_statement_bind_int (statement, 1, item_id);
      if (rectify_statement_step (statement, &row, NULL) && row)
        return rectify_history_dup_line ((const char *) sqlite3_column_text (statement, 0),
                                         (const char *) sqlite3_column_text (statement, 1),
                                         (const char *) sqlite3_column_text (statement, 2));
    }
  if (record != NULL)
    return dup_line_of (record->operation == SQLITE_INSERT ? record->after : record->before);
  values = rectify_past_look_up (self->past, key);
  if (values != NULL)
    return dup_line_of ((char *const *) values);
  return g_strdup (_ ("(an item that is gone)"));
}

static gint64
get_number (const RectifyRecord *record, int column, gboolean after)
{
  const char *value = after ? record->after[column] : record->before[column];

  return value != NULL ? g_ascii_strtoll (value, NULL, 10) : 0;
}

/* Below what an item stands, and as which one: after the edit as far as it says so, or now. */
static void
find_position (RectifyHistoryWords *self, gint64 id, gint64 *parent, gint64 *position)
{
  const guint32 known = 1u << ITEM_PARENT | 1u << ITEM_POSITION;
  const RectifyRecord *record = g_hash_table_lookup (self->own, &id);
  g_autoptr (RectifyStatement) statement = NULL;
  gboolean row = FALSE;

  *parent = *position = 0;
  if (record != NULL && (record->known & known) == known)
    {
      *parent = get_number (record, ITEM_PARENT, record->operation != SQLITE_DELETE);
      *position = get_number (record, ITEM_POSITION, record->operation != SQLITE_DELETE);
      return;
    }
  statement
      = rectify_statement_new (self->db,
                               "SELECT ifnull (parent_id, 0), position FROM item WHERE id = ?",
                               NULL);
  if (statement == NULL)
    return;
  rectify_statement_bind_int (statement, 1, id);
  if (!rectify_statement_step (statement, &row, NULL) || !row)
    return;
  *parent = sqlite3_column_int64 (statement, 0);
  *position = sqlite3_column_int64 (statement, 1);
}

/* Where an item stands, as numbers that sort like the tree. */
static const char *
find_place (RectifyHistoryWords *self, gint64 id, guint depth)
{
  const char *known = g_hash_table_lookup (self->places, &id);
  gint64 parent, position;
  char *place;

  if (known != NULL || id == 0 || depth > RECTIFY_ITEM_MAX_DEPTH)
    return known != NULL ? known : "";
  find_position (self, id, &parent, &position);
  place = g_strdup_printf ("%s/%08" G_GINT64_MODIFIER "x", find_place (self, parent, depth + 1),
                           position);
  g_hash_table_insert (self->places, g_memdup2 (&id, sizeof id), place);
  return place;
}

static int
compare_records (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const RectifyRecord *first = *(RectifyRecord *const *) a;
  const RectifyRecord *second = *(RectifyRecord *const *) b;
  gint64 id = rectify_record_get_id (first), other_id = rectify_record_get_id (second);
  int order = 0;

  if (id != other_id)
    order = strcmp (find_place (user_data, id, 0), find_place (user_data, other_id, 0));
  if (order == 0 && id != other_id)
    order = id < other_id ? -1 : 1;
  if (order == 0)
    order = (int) first->table - (int) second->table;
  return order != 0 ? order : strcmp (first->key, second->key);
}

static GHashTable *
find_moved (GPtrArray *records)
{
  g_autoptr (GArray) shifts = g_array_new (FALSE, FALSE, sizeof (RectifyShift));

  for (guint i = 0; i < records->len; i++)
    {
      const RectifyRecord *record = records->pdata[i];
      gint64 id = rectify_record_get_id (record);
      gint64 before_parent = get_number (record, ITEM_PARENT, FALSE);
      gint64 after_parent = get_number (record, ITEM_PARENT, TRUE);
      gint64 before = get_number (record, ITEM_POSITION, FALSE);
      gint64 after = get_number (record, ITEM_POSITION, TRUE);
      gboolean was = record->operation != SQLITE_INSERT, is = record->operation != SQLITE_DELETE;

      if (record->table != RECTIFY_HISTORY_TABLE_ITEM || (record->known & 1u << ITEM_POSITION) == 0)
        continue;
      if (was && is && before_parent == after_parent)
        g_array_append_val (shifts, ((RectifyShift){ before_parent, id, before, after }));
      else
        {
          if (was)
            g_array_append_val (shifts, ((RectifyShift){ before_parent, id, before, -1 }));
          if (is)
            g_array_append_val (shifts, ((RectifyShift){ after_parent, id, -1, after }));
        }
    }
  return rectify_shifts_find_moved (shifts);
}

/* What an item says, with its fields a line each. */
static char *
dup_words (RectifyHistoryWords *self, GPtrArray *records, gboolean after, guint n_below)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < records->len; i++)
    {
      const RectifyRecord *record = records->pdata[i];
      char *const *values = after ? record->after : record->before;

      if (record->table == RECTIFY_HISTORY_TABLE_ITEM)
        for (int column = ITEM_LABEL; column <= ITEM_TEXT; column++)
          g_string_append (words, values[column] != NULL ? values[column] : "");
      else if (record->table == RECTIFY_HISTORY_TABLE_FIELD && values[FIELD_ITEM] != NULL)
        {
          g_autofree char *line = rectify_history_dup_field ((const char *const *) values);

          g_string_append_printf (words, "\n%s", line);
        }
    }
  if (n_below > 0)
    {
      g_string_append_c (words, '\n');
      g_string_append_printf (words,
                              ngettext ("and %u item below it", "and %u items below it", n_below),
                              n_below);
    }
  return g_string_free (words, FALSE);
}

typedef struct {
  RectifyHistoryWords *words;
  GHashTable *moved;
  GHashTable *n_below; /* how many items came or went below one that did */
  GPtrArray *labels;   /* records of items of which the label alone is another */
} Items;

/* The topmost item above one that came or went with it. */
static gint64
find_top (GHashTable *items, const RectifyRecord *record)
{
  gint64 id = rectify_record_get_id (record);

  for (guint depth = 0; depth < RECTIFY_ITEM_MAX_DEPTH; depth++)
    {
      gint64 parent = get_number (record, ITEM_PARENT, record->operation == SQLITE_INSERT);

      record = g_hash_table_lookup (items, &parent);
      if (record == NULL)
        break;
      id = parent;
    }
  return id;
}

static void
count_below (GHashTable *n_below, GHashTable *items)
{
  GHashTableIter iter;
  gpointer id, record;

  g_hash_table_iter_init (&iter, items);
  while (g_hash_table_iter_next (&iter, &id, &record))
    {
      gint64 top = find_top (items, record);
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (n_below, &top));

      if (top != *(gint64 *) id)
        g_hash_table_insert (n_below, g_memdup2 (&top, sizeof top), GUINT_TO_POINTER (n + 1));
    }
}

static void
add_made_or_deleted (Items *self, const RectifyRecord *record, GPtrArray *records)
{
  gboolean made = record->operation == SQLITE_INSERT;
  gint64 id = rectify_record_get_id (record);
  guint n_below = GPOINTER_TO_UINT (g_hash_table_lookup (self->n_below, &id));
  g_autofree char *words = NULL;
  g_autofree char *subject = NULL;

  if (find_top (made ? self->words->created : self->words->deleted, record) != id)
    return;
  words = dup_words (self->words, records, made, n_below);
  subject = dup_subject (self->words, id);
  rectify_history_words_add (self->words, id, subject,
                             made ? C_ ("what an edit did", "Added")
                                  : C_ ("what an edit did", "Deleted"),
                             made ? NULL : words, made ? words : NULL);
}

static char *
dup_place (RectifyHistoryWords *self, const RectifyRecord *record, gboolean after)
{
  gint64 parent = get_number (record, ITEM_PARENT, after);
  int number = (int) CLAMP (get_number (record, ITEM_POSITION, after), 0, G_MAXINT - 1) + 1;
  g_autofree char *subject = NULL;

  if (parent == 0)
    return g_strdup_printf (_ ("Number %d at the top"), number);
  subject = dup_subject (self, parent);
  return g_strdup_printf (_ ("Number %d in “%s”"), number, subject);
}

static void
add_moved (Items *self, const RectifyRecord *record, const char *subject)
{
  const guint32 place = 1u << ITEM_PARENT | 1u << ITEM_POSITION;
  gint64 id = rectify_record_get_id (record);
  gboolean is_elsewhere = rectify_record_is_changed (record, ITEM_PARENT);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  if (!is_elsewhere && !g_hash_table_contains (self->moved, &id))
    return;
  if ((record->known & place) == place)
    {
      before = dup_place (self->words, record, FALSE);
      after = dup_place (self->words, record, TRUE);
    }
  rectify_history_words_add (self->words, id, subject, C_ ("what an edit did", "Moved"), before,
                             after);
  set_apart (self->words);
}

static const char *
get_title (const RectifyRecord *record, int column, gboolean after)
{
  gint64 value = get_number (record, column, after);

  if (column == ITEM_KIND)
    return value >= 0 && value < RECTIFY_N_ITEM_KINDS ? rectify_item_kind_get_title (value) : "";
  return value >= 0 && value < RECTIFY_N_STATUSES ? rectify_status_get_title (value) : "";
}

static void
add_own_words (Items *self, const RectifyRecord *record, const char *subject)
{
  static const struct {
    int column;
    const char *what;
  } columns[] = { { ITEM_LABEL, N_ ("Label") },
                  { ITEM_HEADING, N_ ("Heading") },
                  { ITEM_TEXT, N_ ("Text") },
                  { ITEM_KIND, N_ ("Kind") },
                  { ITEM_STATUS, N_ ("Status") } };
  gint64 id = rectify_record_get_id (record);

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      int column = columns[i].column;
      gboolean named = column == ITEM_KIND || column == ITEM_STATUS;

      if (rectify_record_is_changed (record, column))
        rectify_history_words_add (self->words, id, subject, _ (columns[i].what),
                                   named ? get_title (record, column, FALSE)
                                         : record->before[column],
                                   named ? get_title (record, column, TRUE)
                                         : record->after[column]);
    }
}

static gboolean
is_label_alone (Items *self, const RectifyRecord *record, GPtrArray *records)
{
  gint64 id = rectify_record_get_id (record);

  if (records->len > 1 || !rectify_record_is_changed (record, ITEM_LABEL)
      || g_hash_table_contains (self->moved, &id))
    return FALSE;
  for (int i = ITEM_PARENT; i <= ITEM_STATUS; i++)
    if (i != ITEM_LABEL && i != ITEM_POSITION && rectify_record_is_changed (record, i))
      return FALSE;
  return TRUE;
}

static void
add_item (Items *self, GPtrArray *records)
{
  const RectifyRecord *record = records->pdata[0];
  gint64 id = rectify_record_get_id (record);
  g_autofree char *subject = NULL;

  if (record->table == RECTIFY_HISTORY_TABLE_ITEM && record->operation != SQLITE_UPDATE)
    {
      add_made_or_deleted (self, record, records);
      return;
    }
  if (record->table == RECTIFY_HISTORY_TABLE_ITEM && is_label_alone (self, record, records))
    {
      g_ptr_array_add (self->labels, (gpointer) record);
      return;
    }
  subject = dup_subject (self->words, id);
  if (record->table == RECTIFY_HISTORY_TABLE_ITEM)
    {
      add_moved (self, record, subject);
      add_own_words (self, record, subject);
    }
  rectify_history_words_add_parts (self->words, id, subject, records);
}

static char *
join_labels (GPtrArray *records, gboolean after)
{
  GString *labels = g_string_new (NULL);

  for (guint i = 0; i < records->len && i < MAX_LABELS; i++)
    {
      const RectifyRecord *record = records->pdata[i];

      g_string_append_printf (labels, "%s%s", i > 0 ? " " : "",
                              after ? record->after[ITEM_LABEL] : record->before[ITEM_LABEL]);
    }
  if (records->len > MAX_LABELS)
    g_string_append (labels, " …");
  return g_string_free (labels, FALSE);
}

static void
add_labels (Items *self)
{
  g_autofree char *before = join_labels (self->labels, FALSE);
  g_autofree char *after = join_labels (self->labels, TRUE);
  g_autofree char *subject = NULL;

  if (self->labels->len == 1)
    {
      const RectifyRecord *record = self->labels->pdata[0];

      subject = dup_subject (self->words, rectify_record_get_id (record));
      add_own_words (self, record, subject);
      return;
    }
  subject
      = g_strdup_printf (ngettext ("%u item", "%u items", self->labels->len), self->labels->len);
  if (self->labels->len == 0)
    return;
  rectify_history_words_add (self->words, 0, subject, C_ ("what an edit did", "Numbered anew"),
                             before, after);
  set_apart (self->words);
}

/**
 * rectify_history_words_add_items:
 * @self: words, with all records
 *
 * Adds what changed of items, in the order of the plan.
 */
void
rectify_history_words_add_items (RectifyHistoryWords *self)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  g_autoptr (GHashTable) moved = find_moved (self->records);
  g_autoptr (GHashTable) n_below
      = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  Items items = { self, moved, n_below, labels };

  for (guint i = 0; i < self->records->len; i++)
    if (rectify_history_table_is_of_item (((RectifyRecord *) self->records->pdata[i])->table))
      g_ptr_array_add (sorted, self->records->pdata[i]);
  g_ptr_array_sort_with_data (sorted, compare_records, self);
  count_below (n_below, self->created);
  count_below (n_below, self->deleted);
  for (guint start = 0; start < sorted->len;)
    {
      g_autoptr (GPtrArray) records = g_ptr_array_new ();
      gint64 id = rectify_record_get_id (sorted->pdata[start]);

      while (start < sorted->len && rectify_record_get_id (sorted->pdata[start]) == id)
        g_ptr_array_add (records, sorted->pdata[start++]);
      add_item (&items, records);
    }
  add_labels (&items);
}
