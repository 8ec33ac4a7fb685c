/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-notice-rows.h"

#include "rectify-plan-public.h"

/**
 * RectifyNoticeRow:
 *
 * What becomes of an item in the public notice: its words stand among what is kept, with the number
 * that it has there, or among what is removed.
 */
struct _RectifyNoticeRow {
  GObject parent_instance;

  gint64 item;
  char *words;
  gboolean is_removed;
  guint depth;
};

G_DEFINE_FINAL_TYPE (RectifyNoticeRow, rectify_notice_row, G_TYPE_OBJECT)

static void
rectify_notice_row_finalize (GObject *object)
{
  g_free (RECTIFY_NOTICE_ROW (object)->words);
  G_OBJECT_CLASS (rectify_notice_row_parent_class)->finalize (object);
}

static void
rectify_notice_row_class_init (RectifyNoticeRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rectify_notice_row_finalize;
}

static void
rectify_notice_row_init (RectifyNoticeRow *self)
{
}

/**
 * rectify_notice_row_get_kept:
 * @self: a row
 *
 * Returns: (transfer none): what stays, "" if it goes
 */
const char *
rectify_notice_row_get_kept (RectifyNoticeRow *self)
{
  return self->is_removed ? "" : self->words;
}

/**
 * rectify_notice_row_get_removed:
 * @self: a row
 *
 * Returns: (transfer none): what goes, "" if it stays
 */
const char *
rectify_notice_row_get_removed (RectifyNoticeRow *self)
{
  return self->is_removed ? self->words : "";
}

/**
 * rectify_notice_row_get_depth:
 * @self: a row
 *
 * Returns: how deep in the tree it is, 0 for the top
 */
guint
rectify_notice_row_get_depth (RectifyNoticeRow *self)
{
  return self->depth;
}

/**
 * rectify_notice_row_get_item:
 * @self: a row
 *
 * Returns: the identifier of the item that it is about
 */
gint64
rectify_notice_row_get_item (RectifyNoticeRow *self)
{
  return self->item;
}

typedef struct {
  GListStore *rows;
  RectifyPlan *public_plan;
  guint n_kept;
  guint n_removed;
} Walk;

static gboolean
add_row (RectifyItem *item, gpointer user_data)
{
  Walk *walk = user_data;
  RectifyItem *kept = rectify_item_is_hidden (item)
                          ? NULL
                          : rectify_plan_find_item (walk->public_plan, rectify_item_get_id (item));
  g_autoptr (RectifyNoticeRow) row = NULL;
  char *words;

  if (rectify_item_get_parent (item) == NULL)
    return TRUE;
  words = rectify_item_dup_words (kept != NULL ? kept : item);
  row = g_object_new (RECTIFY_TYPE_NOTICE_ROW, NULL);
  row->words = g_strdelimit (words, "\n\t", ' ');
  row->item = rectify_item_get_id (item);
  row->is_removed = kept == NULL;
  row->depth = rectify_item_get_depth (item) - 1;
  walk->n_kept += kept != NULL;
  walk->n_removed += kept == NULL;
  g_list_store_append (walk->rows, row);
  return TRUE;
}

/**
 * rectify_notice_rows_new:
 * @plan: a plan whose items have identifiers
 * @n_kept: (out): set to how many items stay
 * @n_removed: (out): set to how many go
 *
 * Returns: (transfer full): a list of #RectifyNoticeRow
 */
GListModel *
rectify_notice_rows_new (RectifyPlan *plan, guint *n_kept, guint *n_removed)
{
  g_autoptr (RectifyPlan) public_plan = rectify_plan_copy_public (plan);
  Walk walk = { g_list_store_new (RECTIFY_TYPE_NOTICE_ROW), public_plan, 0, 0 };

  rectify_item_foreach (rectify_plan_get_root (plan), add_row, &walk);
  *n_kept = walk.n_kept;
  *n_removed = walk.n_removed;
  return G_LIST_MODEL (walk.rows);
}
