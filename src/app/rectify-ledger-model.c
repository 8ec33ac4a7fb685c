/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-ledger-model.h"

#include "rectify-row-source.h"

/**
 * RectifyLedgerModel:
 *
 * Tasks in the order in which they are listed, as a list of #RectifyLedgerEntry. An entry is made when
 * somebody asks for it and kept by the item's identifier for as long as somebody has it, so that what
 * is selected stays so wherever sorting, filtering and edits put it, and hundred thousand rows cost
 * an array.
 */
struct _RectifyLedgerModel {
  GObject parent_instance;

  GPtrArray *rows;     /* element-type RectifyTaskRow */
  GHashTable *entries; /* item identifier to RectifyLedgerEntry, which are not held */
};

static void rectify_ledger_model_list_init (GListModelInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RectifyLedgerModel, rectify_ledger_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      rectify_ledger_model_list_init))

/* What is known of an entry: where its key is, which outlives its row. */
typedef struct {
  gint64 item_id;
  RectifyLedgerEntry *entry;
  GHashTable *entries;
} Known;

static GType
get_item_type (GListModel *list)
{
  return RECTIFY_TYPE_LEDGER_ENTRY;
}

static guint
get_n_items (GListModel *list)
{
  return RECTIFY_LEDGER_MODEL (list)->rows->len;
}

static void
entry_gone_cb (gpointer data, GObject *entry)
{
  Known *known = data;
  g_autoptr (GHashTable) entries = known->entries;

  g_hash_table_remove (entries, &known->item_id);
}

static gpointer
get_item (GListModel *list, guint position)
{
  RectifyLedgerModel *self = RECTIFY_LEDGER_MODEL (list);
  RectifyTaskRow *row;
  Known *known;

  if (position >= self->rows->len)
    return NULL;
  row = g_ptr_array_index (self->rows, position);
  known = g_hash_table_lookup (self->entries, &row->item_id);
  if (known != NULL)
    return g_object_ref (known->entry);
  known = g_new0 (Known, 1);
  known->item_id = row->item_id;
  known->entry = rectify_ledger_entry_new (row);
  known->entries = g_hash_table_ref (self->entries);
  g_hash_table_insert (self->entries, &known->item_id, known);
  g_object_weak_ref (G_OBJECT (known->entry), entry_gone_cb, known);
  return known->entry;
}

static void
rectify_ledger_model_list_init (GListModelInterface *interface)
{
  interface->get_item_type = get_item_type;
  interface->get_n_items = get_n_items;
  interface->get_item = get_item;
}

static void
rectify_ledger_model_finalize (GObject *object)
{
  RectifyLedgerModel *self = RECTIFY_LEDGER_MODEL (object);

  g_ptr_array_unref (self->rows);
  g_hash_table_unref (self->entries);
  G_OBJECT_CLASS (rectify_ledger_model_parent_class)->finalize (object);
}

static void
rectify_ledger_model_class_init (RectifyLedgerModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rectify_ledger_model_finalize;
}

static void
rectify_ledger_model_init (RectifyLedgerModel *self)
{
  self->rows = g_ptr_array_new ();
  self->entries = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
}

/**
 * rectify_ledger_model_new:
 *
 * Returns: (transfer full): a list without rows
 */
RectifyLedgerModel *
rectify_ledger_model_new (void)
{
  return g_object_new (RECTIFY_TYPE_LEDGER_MODEL, NULL);
}

static gboolean
is_same_task (GPtrArray *a, guint i, GPtrArray *b, guint j)
{
  RectifyTaskRow *one = g_ptr_array_index (a, i), *two = g_ptr_array_index (b, j);

  return one->item_id == two->item_id;
}

/* Entries that somebody has show their tasks as they are now. */
static void
follow_rows (RectifyLedgerModel *self)
{
  guint left = g_hash_table_size (self->entries);

  for (guint i = 0; i < self->rows->len && left > 0; i++)
    {
      RectifyTaskRow *row = g_ptr_array_index (self->rows, i);
      Known *known = g_hash_table_lookup (self->entries, &row->item_id);

      if (known == NULL)
        continue;
      left--;
      rectify_ledger_entry_set_row (known->entry, row);
    }
}

/**
 * rectify_ledger_model_set_rows:
 * @self: a list
 * @rows: (element-type RectifyTaskRow): its rows from now on, each task once; not changed any more
 *
 * Changes what is listed at once. What is at the beginning and at the end as before is not touched:
 * after an edit that moves no row nothing but the entries' rows changes.
 */
void
rectify_ledger_model_set_rows (RectifyLedgerModel *self, GPtrArray *rows)
{
  GPtrArray *former = self->rows;
  guint common = MIN (former->len, rows->len);
  guint head = 0, tail = 0;

  while (head < common && is_same_task (former, head, rows, head))
    head++;
  while (tail < common - head
         && is_same_task (former, former->len - 1 - tail, rows, rows->len - 1 - tail))
    tail++;
  self->rows = g_ptr_array_ref (rows);
  follow_rows (self);
  if (former->len != head + tail || rows->len != head + tail)
    g_list_model_items_changed (G_LIST_MODEL (self), head, former->len - head - tail,
                                rows->len - head - tail);
  rectify_rows_let_go (former);
}

/**
 * rectify_ledger_model_get_row:
 * @self: a list
 * @position: a position
 *
 * Returns: (transfer none) (nullable): the task there, without an entry being made
 */
RectifyTaskRow *
rectify_ledger_model_get_row (RectifyLedgerModel *self, guint position)
{
  return position < self->rows->len ? g_ptr_array_index (self->rows, position) : NULL;
}

/**
 * rectify_ledger_model_find:
 * @self: a list
 * @item_id: an item
 * @position: (out): set to where it is
 *
 * Returns: whether it is listed
 */
gboolean
rectify_ledger_model_find (RectifyLedgerModel *self, gint64 item_id, guint *position)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      RectifyTaskRow *row = g_ptr_array_index (self->rows, i);

      if (row->item_id == item_id)
        {
          *position = i;
          return TRUE;
        }
    }
  return FALSE;
}
