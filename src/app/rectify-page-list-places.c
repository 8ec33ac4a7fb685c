/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-page-list-private.h"

static void
update_item_marks (RectifyPageList *self)
{
  g_clear_pointer (&self->item_marks, g_array_unref);
  if (self->item != 0 && self->pages != NULL)
    self->item_marks = rectify_pages_find_item (self->pages, self->item);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* The item at the view's head, and how far its words are from there: what is before it may have
 * become longer or shorter by an edit. */
static gint64
find_anchor (RectifyPageList *self, double *distance)
{
  gint64 item
      = rectify_page_list_find_item_at (self, gtk_widget_get_width (GTK_WIDGET (self)) / 2.0,
                                        gtk_widget_get_height (GTK_WIDGET (self))
                                            * RECTIFY_PAGE_LOOK);
  g_autoptr (GArray) marks = item != 0 ? rectify_pages_find_item (self->pages, item) : NULL;
  const RectifyPagesMark *first;

  if (marks == NULL || marks->len == 0)
    return 0;
  first = &g_array_index (marks, RectifyPagesMark, 0);
  *distance = rectify_page_list_get_top (self, first->page)
              + rectify_page_list_get_area (self, first).origin.y;
  return item;
}

static void
return_to_anchor (RectifyPageList *self, gint64 item, double distance)
{
  GtkAdjustment *adjustment = self->adjustments[GTK_ORIENTATION_VERTICAL];
  g_autoptr (GArray) marks = rectify_pages_find_item (self->pages, item);
  const RectifyPagesMark *first;

  if (marks->len == 0)
    return;
  first = &g_array_index (marks, RectifyPagesMark, 0);
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment)
                                            + rectify_page_list_get_top (self, first->page)
                                            + rectify_page_list_get_area (self, first).origin.y
                                            - distance);
}

/**
 * rectify_page_list_set_pages:
 * @self: a list of pages
 * @pages: (nullable): what it shows
 * @keep_place: whether they are the same as before but for an edit, so that what is looked at stays
 */
void
rectify_page_list_set_pages (RectifyPageList *self, RectifyPages *pages, gboolean keep_place)
{
  GtkAdjustment *adjustment = self->adjustments[GTK_ORIENTATION_VERTICAL];
  double distance = 0;
  gint64 anchor = 0;

  keep_place = keep_place && self->pages != NULL && pages != NULL;
  if (keep_place && gtk_adjustment_get_value (adjustment) > 0)
    anchor = find_anchor (self, &distance);
  g_set_object (&self->pages, pages);
  g_clear_pointer (&self->finds, g_array_unref);
  rectify_page_list_lay_out (self, 0);
  if (!keep_place)
    gtk_adjustment_set_value (adjustment, 0);
  else if (anchor != 0)
    return_to_anchor (self, anchor, distance);
  update_item_marks (self);
  self->page = rectify_page_list_find_page (self);
  rectify_page_list_say_changed (self);
}

/**
 * rectify_page_list_get_pages:
 * @self: a list of pages
 *
 * Returns: (transfer none) (nullable): what it shows
 */
RectifyPages *
rectify_page_list_get_pages (RectifyPageList *self)
{
  return self->pages;
}

/**
 * rectify_page_list_get_page:
 * @self: a list of pages
 *
 * Returns: the page that is looked at, from 0
 */
guint
rectify_page_list_get_page (RectifyPageList *self)
{
  return self->page;
}

/**
 * rectify_page_list_show_page:
 * @self: a list of pages
 * @page: a page, from 0
 *
 * Scrolls to where a page begins.
 */
void
rectify_page_list_show_page (RectifyPageList *self, guint page)
{
  GtkAdjustment *adjustment = self->adjustments[GTK_ORIENTATION_VERTICAL];

  if (page >= rectify_page_list_count_pages (self))
    return;
  gtk_adjustment_set_value (adjustment, (double) page * (self->page_height + RECTIFY_PAGE_GAP));
  /* The last pages may not reach the view's head. */
  if (self->page == page)
    return;
  self->page = page;
  rectify_page_list_say_changed (self);
}

static void
show_range (GtkAdjustment *adjustment, double from, double to)
{
  double value = gtk_adjustment_get_value (adjustment);
  double size = gtk_adjustment_get_page_size (adjustment);

  /* In sight with some of what is around it, or in the middle. */
  if (from < value + size * 0.1 || to > value + size * 0.9)
    gtk_adjustment_set_value (adjustment, (from + MIN (to, from + size)) / 2 - size / 2);
}

static void
show_mark (RectifyPageList *self, const RectifyPagesMark *mark)
{
  GtkAdjustment *down = self->adjustments[GTK_ORIENTATION_VERTICAL];
  GtkAdjustment *across = self->adjustments[GTK_ORIENTATION_HORIZONTAL];
  graphene_rect_t area = rectify_page_list_get_area (self, mark);
  double top = gtk_adjustment_get_value (down) + rectify_page_list_get_top (self, mark->page)
               + area.origin.y;
  double left = RECTIFY_PAGE_MARGIN + area.origin.x;

  show_range (down, top, top + area.size.height);
  if (gtk_adjustment_get_upper (across) > gtk_adjustment_get_page_size (across))
    show_range (across, left, left + area.size.width);
}

/**
 * rectify_page_list_mark_finds:
 * @self: a list of pages
 * @marks: (nullable) (element-type RectifyPagesMark): what was found on its pages
 * @current: the number of the find that stands out
 *
 * Marks what was found, without going there.
 */
void
rectify_page_list_mark_finds (RectifyPageList *self, GArray *marks, guint current)
{
  if (marks != NULL)
    g_array_ref (marks);
  g_clear_pointer (&self->finds, g_array_unref);
  self->finds = marks;
  self->current_find = current;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * rectify_page_list_set_finds:
 * @self: a list of pages
 * @marks: (nullable) (element-type RectifyPagesMark): what was found on its pages
 * @current: the number of the find that is shown
 */
void
rectify_page_list_set_finds (RectifyPageList *self, GArray *marks, guint current)
{
  rectify_page_list_mark_finds (self, marks, current);
  for (guint i = 0; marks != NULL && i < marks->len; i++)
    if (g_array_index (marks, RectifyPagesMark, i).number == current)
      {
        show_mark (self, &g_array_index (marks, RectifyPagesMark, i));
        break;
      }
}

/**
 * rectify_page_list_get_item:
 * @self: a list of pages
 *
 * Returns: the identifier of the item that is highlighted, 0 if none is
 */
gint64
rectify_page_list_get_item (RectifyPageList *self)
{
  return self->item;
}

/**
 * rectify_page_list_set_item:
 * @self: a list of pages
 * @item: the identifier of an item, 0 for none
 * @show: whether to scroll there
 *
 * Highlights the words of an item.
 *
 * Returns: whether it is on the pages
 */
gboolean
rectify_page_list_set_item (RectifyPageList *self, gint64 item, gboolean show)
{
  self->item = item;
  update_item_marks (self);
  if (self->item_marks == NULL || self->item_marks->len == 0)
    return FALSE;
  if (show)
    show_mark (self, &g_array_index (self->item_marks, RectifyPagesMark, 0));
  return TRUE;
}
