/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-ledger-model.h"

#include "rectify-row-source.h"

/* Of more rows than that both gone and come the list is another, as after sorting. */
#define MAX_SPLICE 64

/**
 * RectifyLedgerModel:
 *
 * Tasks in the order in which they are listed, as a list of #RectifyLedgerEntry, and which of them are
 * selected. An entry is made when somebody asks for it and known for as long as somebody has it, so
 * that hundred thousand rows cost an array.
 *
 * An entry stays with its task when a few rows come or go, as after an edit. When the list is
 * another altogether the entry stays where it is and shows another task: to a list view other
 * entries would be other widgets, and to make those anew takes several frames. What is selected
 * stays with its task at any rate.
 */
struct _RectifyLedgerModel {
  GObject parent_instance;

  GPtrArray *rows;     /* element-type RectifyTaskRow */
  GHashTable *entries; /* position to Known */
  GtkBitset *selected;
};

static void rectify_ledger_model_list_init (GListModelInterface *interface);
static void rectify_ledger_model_selection_init (GtkSelectionModelInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RectifyLedgerModel, rectify_ledger_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      rectify_ledger_model_list_init)
                                   G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL,
                                                          rectify_ledger_model_selection_init))

/* What is known of an entry that somebody has: it goes with it. */
typedef struct {
  guint position; /* GTK_INVALID_LIST_POSITION: its task is not listed any more */
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
  g_autofree Known *known = data;
  g_autoptr (GHashTable) entries = known->entries;

  if (known->position != GTK_INVALID_LIST_POSITION)
    g_hash_table_remove (entries, GUINT_TO_POINTER (known->position));
}

static void
put (GHashTable *entries, Known *known, guint position)
{
  known->position = position;
  g_hash_table_insert (entries, GUINT_TO_POINTER (position), known);
}

static gpointer
get_item (GListModel *list, guint position)
{
  RectifyLedgerModel *self = RECTIFY_LEDGER_MODEL (list);
  Known *known;

  if (position >= self->rows->len)
    return NULL;
  known = g_hash_table_lookup (self->entries, GUINT_TO_POINTER (position));
  if (known != NULL)
    return g_object_ref (known->entry);
  known = g_new0 (Known, 1);
  known->entry = rectify_ledger_entry_new (g_ptr_array_index (self->rows, position));
  known->entries = g_hash_table_ref (self->entries);
  put (self->entries, known, position);
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

static gboolean
is_selected (GtkSelectionModel *model, guint position)
{
  return gtk_bitset_contains (RECTIFY_LEDGER_MODEL (model)->selected, position);
}

static GtkBitset *
get_selection_in_range (GtkSelectionModel *model, guint position, guint n_items)
{
  return gtk_bitset_ref (RECTIFY_LEDGER_MODEL (model)->selected);
}

static gboolean
set_selection (GtkSelectionModel *model, GtkBitset *selected, GtkBitset *mask)
{
  RectifyLedgerModel *self = RECTIFY_LEDGER_MODEL (model);
  g_autoptr (GtkBitset) former = self->selected;
  g_autoptr (GtkBitset) changed = gtk_bitset_copy (former);
  g_autoptr (GtkBitset) chosen = gtk_bitset_copy (selected);

  gtk_bitset_intersect (chosen, mask);
  self->selected = gtk_bitset_copy (former);
  gtk_bitset_subtract (self->selected, mask);
  gtk_bitset_union (self->selected, chosen);
  gtk_bitset_remove_range_closed (self->selected, self->rows->len, G_MAXUINT);
  gtk_bitset_difference (changed, self->selected);
  if (!gtk_bitset_is_empty (changed))
    {
      guint first = gtk_bitset_get_minimum (changed);

      gtk_selection_model_selection_changed (model, first,
                                             gtk_bitset_get_maximum (changed) - first + 1);
    }
  return TRUE;
}

static void
rectify_ledger_model_selection_init (GtkSelectionModelInterface *interface)
{
  interface->is_selected = is_selected;
  interface->get_selection_in_range = get_selection_in_range;
  interface->set_selection = set_selection;
}

static void
rectify_ledger_model_finalize (GObject *object)
{
  RectifyLedgerModel *self = RECTIFY_LEDGER_MODEL (object);

  g_ptr_array_unref (self->rows);
  g_hash_table_unref (self->entries);
  gtk_bitset_unref (self->selected);
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
  self->entries = g_hash_table_new (NULL, NULL);
  self->selected = gtk_bitset_new_empty ();
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

/* How two lists differ: what is at the beginning and at the end of both is the same. */
typedef struct {
  guint position;
  guint removed;
  guint added;
} Change;

static Change
compare (GPtrArray *former, GPtrArray *rows)
{
  guint common = MIN (former->len, rows->len);
  guint head = 0, tail = 0;

  while (head < common && is_same_task (former, head, rows, head))
    head++;
  while (tail < common - head
         && is_same_task (former, former->len - 1 - tail, rows, rows->len - 1 - tail))
    tail++;
  return (Change){ head, former->len - head - tail, rows->len - head - tail };
}

/* Where a task is that was in the part of the list that changed. */
static guint
find_moved (RectifyLedgerModel *self, const Change *change, gint64 item_id)
{
  for (guint i = change->position; i < change->position + MIN (change->added, MAX_SPLICE); i++)
    if (((RectifyTaskRow *) g_ptr_array_index (self->rows, i))->item_id == item_id)
      return i;
  return GTK_INVALID_LIST_POSITION;
}

/* Entries go where their tasks are. */
static void
move_entries (RectifyLedgerModel *self, const Change *change)
{
  g_autoptr (GList) all = g_hash_table_get_values (self->entries);

  g_hash_table_remove_all (self->entries);
  for (const GList *link = all; link != NULL; link = link->next)
    {
      Known *known = link->data;
      guint position = known->position;

      if (position >= change->position + change->removed)
        position = position - change->removed + change->added;
      else if (position >= change->position)
        position = find_moved (self, change, rectify_ledger_entry_get_row (known->entry)->item_id);
      known->position = GTK_INVALID_LIST_POSITION;
      if (position != GTK_INVALID_LIST_POSITION)
        put (self->entries, known, position);
    }
}

/* Entries that somebody has show their tasks as they are now. */
static void
follow_rows (RectifyLedgerModel *self)
{
  g_autoptr (GList) all = g_hash_table_get_values (self->entries);

  for (const GList *link = all; link != NULL; link = link->next)
    {
      Known *known = link->data;

      if (known->position < self->rows->len)
        rectify_ledger_entry_set_row (known->entry,
                                      g_ptr_array_index (self->rows, known->position));
      else
        {
          g_hash_table_remove (self->entries, GUINT_TO_POINTER (known->position));
          known->position = GTK_INVALID_LIST_POSITION;
        }
    }
}

static GHashTable *
list_selected (RectifyLedgerModel *self)
{
  GHashTable *ids = g_hash_table_new (g_int64_hash, g_int64_equal);
  GtkBitsetIter iter;
  guint position;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, self->selected, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    g_hash_table_add (ids, &((RectifyTaskRow *) g_ptr_array_index (self->rows, position))->item_id);
  return ids;
}

static GtkBitset *
find_selected (GPtrArray *rows, GHashTable *ids)
{
  GtkBitset *selected = gtk_bitset_new_empty ();
  guint left = g_hash_table_size (ids);

  for (guint i = 0; i < rows->len && left > 0; i++)
    if (g_hash_table_contains (ids, &((RectifyTaskRow *) g_ptr_array_index (rows, i))->item_id))
      {
        gtk_bitset_add (selected, i);
        left--;
      }
  return selected;
}

static void
say_changed (RectifyLedgerModel *self, const Change *change)
{
  if (change->removed != 0 || change->added != 0)
    g_list_model_items_changed (G_LIST_MODEL (self), change->position, change->removed,
                                change->added);
}

/**
 * rectify_ledger_model_set_rows:
 * @self: a list
 * @rows: (element-type RectifyTaskRow): its rows from now on, each task once; not changed any more
 *
 * Changes what is listed at once. What is at the beginning and at the end as before is not touched:
 * after an edit that moves no row nothing but the entries' rows changes. What is selected and listed
 * stays selected.
 */
void
rectify_ledger_model_set_rows (RectifyLedgerModel *self, GPtrArray *rows)
{
  GPtrArray *former = self->rows;
  Change change = compare (former, rows);
  gboolean any = !gtk_bitset_is_empty (self->selected);
  g_autoptr (GHashTable) ids = list_selected (self);
  guint common = MIN (former->len, rows->len);

  self->rows = g_ptr_array_ref (rows);
  if (any)
    {
      gtk_bitset_unref (self->selected);
      self->selected = find_selected (rows, ids);
    }
  if (MIN (change.removed, change.added) <= MAX_SPLICE)
    move_entries (self, &change);
  else
    change = (Change){ common, former->len - common, rows->len - common };
  follow_rows (self);
  say_changed (self, &change);
  if (any && rows->len > 0)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), 0, rows->len);
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
