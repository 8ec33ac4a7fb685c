/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "rectify-item-clip.h"
#include "rectify-plan-edit.h"
#include "rectify-plan-view-private.h"

/* Classes of a row that something is dragged over, by #RectifyDropPlace. */
static const char *const drop_classes[]
    = { "rectify-drop-before", "rectify-drop-inside", "rectify-drop-after" };

static void
mark_drop (RectifyPlanView *self, GtkWidget *row, RectifyDropPlace place)
{
  for (guint i = 0; self->drop_row != NULL && i < G_N_ELEMENTS (drop_classes); i++)
    gtk_widget_remove_css_class (self->drop_row, drop_classes[i]);
  g_set_weak_pointer (&self->drop_row, row);
  if (row != NULL)
    gtk_widget_add_css_class (row, drop_classes[place]);
}

/* Nothing can be dropped on or into what is dragged. */
static gboolean
can_drop (RectifyPlanView *self, RectifyItem *target)
{
  g_autoptr (GPtrArray) items = rectify_plan_view_list_outermost (self);

  for (guint i = 0; i < items->len; i++)
    {
      RectifyItem *item = g_ptr_array_index (items, i);

      if (item == target || rectify_item_is_ancestor (item, target))
        return FALSE;
    }
  return items->len > 0;
}

/* The upper and the lower quarter of a row are the places beside it. */
static RectifyItem *
find_target (RectifyPlanView *self, double x, double y, GtkWidget **row, RectifyDropPlace *place)
{
  RectifyItem *item = rectify_plan_view_pick (self, x, y, row);
  graphene_rect_t bounds;
  double share;

  if (item == NULL || !gtk_widget_compute_bounds (*row, GTK_WIDGET (self), &bounds)
      || !can_drop (self, item))
    return NULL;
  share = (y - bounds.origin.y) / MAX (bounds.size.height, 1);
  *place = share < 0.25   ? RECTIFY_DROP_BEFORE
           : share > 0.75 ? RECTIFY_DROP_AFTER
                          : RECTIFY_DROP_INSIDE;
  if (*place == RECTIFY_DROP_INSIDE && !rectify_plan_can_hold (self->plan, item))
    *place = share < 0.5 ? RECTIFY_DROP_BEFORE : RECTIFY_DROP_AFTER;
  return item;
}

static GdkContentProvider *
prepare_cb (GtkDragSource *source, double x, double y, RectifyPlanView *self)
{
  RectifyItem *item = rectify_plan_view_pick (self, x, y, NULL);
  g_autoptr (GtkTreeListRow) row = item != NULL ? rectify_plan_view_dup_row (self, item) : NULL;
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (RectifyItemClip) clip = NULL;
  GtkSelectionModel *model = GTK_SELECTION_MODEL (self->selection);

  if (row == NULL)
    return NULL;
  if (!gtk_selection_model_is_selected (model, gtk_tree_list_row_get_position (row)))
    gtk_selection_model_select_item (model, gtk_tree_list_row_get_position (row), TRUE);
  items = rectify_plan_view_list_outermost (self);
  clip = rectify_item_clip_new (items);
  return rectify_item_clip_dup_content (clip);
}

static void
drag_begin_cb (GtkDragSource *source, GdkDrag *drag, RectifyPlanView *self)
{
  guint n = rectify_plan_view_count_selected (self);
  g_autofree char *text = g_strdup_printf (ngettext ("%u item", "%u items", n), n);
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "rectify-drag");
  gtk_drag_icon_set_child (GTK_DRAG_ICON (gtk_drag_icon_get_for_drag (drag)), label);
  self->dragging = TRUE;
}

static void
drag_end_cb (GtkDragSource *source, GdkDrag *drag, gboolean delete_data, RectifyPlanView *self)
{
  self->dragging = FALSE;
  mark_drop (self, NULL, RECTIFY_DROP_BEFORE);
}

static GdkDragAction
motion_cb (GtkDropTarget *target, double x, double y, RectifyPlanView *self)
{
  GtkWidget *row = NULL;
  RectifyDropPlace place = RECTIFY_DROP_BEFORE;
  RectifyItem *item = NULL;

  if (self->dragging && self->editable)
    item = find_target (self, x, y, &row, &place);
  mark_drop (self, item != NULL ? row : NULL, place);
  return item != NULL ? GDK_ACTION_MOVE : 0;
}

static void
leave_cb (GtkDropTarget *target, RectifyPlanView *self)
{
  mark_drop (self, NULL, RECTIFY_DROP_BEFORE);
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, RectifyPlanView *self)
{
  GtkWidget *row = NULL;
  RectifyDropPlace place;
  RectifyItem *item = NULL;

  if (self->dragging && self->editable)
    item = find_target (self, x, y, &row, &place);
  mark_drop (self, NULL, RECTIFY_DROP_BEFORE);
  if (item == NULL)
    return FALSE;
  g_signal_emit_by_name (self, "dropped", rectify_item_get_id (item), (guint) place);
  return TRUE;
}

/**
 * rectify_plan_view_init_dnd:
 * @self: a new view
 *
 * Lets rows be dragged to another place in the plan, and to other programs as text.
 */
void
rectify_plan_view_init_dnd (RectifyPlanView *self)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (RECTIFY_TYPE_ITEM_CLIP, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_COPY | GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (prepare_cb), self);
  g_signal_connect (source, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (source, "drag-end", G_CALLBACK (drag_end_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (source));
  g_signal_connect (target, "enter", G_CALLBACK (motion_cb), self);
  g_signal_connect (target, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (target, "leave", G_CALLBACK (leave_cb), self);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}
