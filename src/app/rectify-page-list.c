/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-page-list.h"

#include <glib/gi18n.h>
#include <math.h>

#include "rectify-page-list-private.h"

#define MIN_ZOOM 25
#define MAX_ZOOM 400
#define ZOOM_STEP 1.2
/* How large the pictures of pages may be together, in bytes. */
#define MAX_PICTURES (96 * 1000 * 1000)

/**
 * RectifyPageList:
 *
 * Pages one below the other, of which only those are drawn that are seen. All are of one size, so
 * that the list of any number of them is laid out in no time.
 */

enum {
  PROP_0,
  PROP_HADJUSTMENT,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

enum { CHANGED, ITEM_SELECTED, ITEM_ACTIVATED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE_WITH_CODE (RectifyPageList, rectify_page_list, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

/**
 * rectify_page_list_count_pages:
 * @self: a list of pages
 *
 * Returns: how many it shows
 */
guint
rectify_page_list_count_pages (RectifyPageList *self)
{
  return self->pages != NULL ? rectify_pages_get_n_pages (self->pages) : 0;
}

static gboolean
changed_cb (gpointer user_data)
{
  RectifyPageList *self = user_data;
  g_autofree char *label = rectify_page_list_count_pages (self) > 0
                               ? g_strdup_printf (_ ("Page %u of %u"), self->page + 1,
                                                  rectify_page_list_count_pages (self))
                               : g_strdup (_ ("Pages"));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  self->changed_idle = 0;
  g_signal_emit (self, signals[CHANGED], 0);
  return G_SOURCE_REMOVE;
}

/**
 * rectify_page_list_say_changed:
 * @self: a list of pages
 *
 * Emits #RectifyPageList::changed soon: not while widgets get their places, which others would
 * change.
 */
void
rectify_page_list_say_changed (RectifyPageList *self)
{
  if (self->changed_idle == 0)
    self->changed_idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, changed_cb, self, NULL);
}

/**
 * rectify_page_list_find_page:
 * @self: a list of pages
 *
 * Returns: the page that is looked at by where the list is scrolled to
 */
guint
rectify_page_list_find_page (RectifyPageList *self)
{
  double look = gtk_widget_get_height (GTK_WIDGET (self)) * RECTIFY_PAGE_LOOK;
  double page = floor ((look - rectify_page_list_get_top (self, 0))
                       / MAX (self->page_height + RECTIFY_PAGE_GAP, 1));

  return CLAMP (page, 0, MAX (rectify_page_list_count_pages (self), 1) - 1);
}

static void
scrolled_cb (RectifyPageList *self)
{
  guint page = rectify_page_list_find_page (self);

  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (page == self->page)
    return;
  self->page = page;
  rectify_page_list_say_changed (self);
}

/**
 * rectify_page_list_get_real_zoom:
 * @self: a list of pages
 *
 * Returns: the zoom that is shown, in percent
 */
int
rectify_page_list_get_real_zoom (RectifyPageList *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self)) - 2 * RECTIFY_PAGE_MARGIN;
  double paper = 595.28;

  if (self->zoom > 0)
    return self->zoom;
  if (self->pages != NULL)
    paper = self->is_turned ? rectify_pages_get_height (self->pages)
                            : rectify_pages_get_width (self->pages);
  return CLAMP ((int) (100 * width / (paper * RECTIFY_PAGE_SCALE)), MIN_ZOOM, MAX_ZOOM);
}

static void
configure (RectifyPageList *self, GtkOrientation orientation, double upper, double value)
{
  GtkAdjustment *adjustment = self->adjustments[orientation];
  int size = orientation == GTK_ORIENTATION_HORIZONTAL ? gtk_widget_get_width (GTK_WIDGET (self))
                                                       : gtk_widget_get_height (GTK_WIDGET (self));

  upper = MAX (upper, size);
  if (adjustment != NULL)
    gtk_adjustment_configure (adjustment, CLAMP (value, 0, upper - size), 0, upper, size * 0.1,
                              size * 0.9, size);
}

/**
 * rectify_page_list_lay_out:
 * @self: a list of pages
 * @height: a place in the view, from 0 at its head to 1 at its foot
 *
 * Sizes the pages anew; what is seen at that place stays there.
 */
void
rectify_page_list_lay_out (RectifyPageList *self, double height)
{
  GtkAdjustment *across = self->adjustments[GTK_ORIENTATION_HORIZONTAL];
  int view = gtk_widget_get_height (GTK_WIDGET (self));
  int view_width = gtk_widget_get_width (GTK_WIDGET (self));
  double scale = RECTIFY_PAGE_SCALE * rectify_page_list_get_real_zoom (self) / 100.0;
  double old_step = MAX (self->page_height + RECTIFY_PAGE_GAP, 1);
  double place = (height * view - rectify_page_list_get_top (self, 0)) / old_step;
  double middle = (across != NULL ? gtk_adjustment_get_value (across) : 0) + view_width / 2.0;
  int old_width = self->page_width;
  gboolean at_head = height == 0 && rectify_page_list_get_top (self, 0) >= RECTIFY_PAGE_MARGIN;
  double step;

  if (self->pages == NULL)
    {
      self->page_width = self->page_height = 0;
      configure (self, GTK_ORIENTATION_HORIZONTAL, 0, 0);
      configure (self, GTK_ORIENTATION_VERTICAL, 0, 0);
      return;
    }
  *(self->is_turned ? &self->page_height : &self->page_width)
      = lround (rectify_pages_get_width (self->pages) * scale);
  *(self->is_turned ? &self->page_width : &self->page_height)
      = lround (rectify_pages_get_height (self->pages) * scale);
  step = self->page_height + RECTIFY_PAGE_GAP;
  middle = old_width > 0
               ? RECTIFY_PAGE_MARGIN + (middle - RECTIFY_PAGE_MARGIN) * self->page_width / old_width
               : RECTIFY_PAGE_MARGIN + self->page_width / 2.0;
  configure (self, GTK_ORIENTATION_HORIZONTAL, self->page_width + 2 * RECTIFY_PAGE_MARGIN,
             middle - view_width / 2.0);
  configure (self, GTK_ORIENTATION_VERTICAL,
             rectify_page_list_count_pages (self) * step - RECTIFY_PAGE_GAP
                 + 2 * RECTIFY_PAGE_MARGIN,
             at_head ? 0 : place * step - height * view + RECTIFY_PAGE_MARGIN);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  rectify_page_list_say_changed (self);
}

static void
rectify_page_list_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  rectify_page_list_lay_out (RECTIFY_PAGE_LIST (widget), 0);
}

static void
rectify_page_list_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                           int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = 0;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 500 : 600;
}

static void
set_adjustment (RectifyPageList *self, GtkOrientation orientation, GtkAdjustment *adjustment)
{
  GtkAdjustment *old = self->adjustments[orientation];

  if (old != NULL && old == adjustment)
    return;
  if (old != NULL)
    g_signal_handlers_disconnect_by_data (old, self);
  g_clear_object (&self->adjustments[orientation]);
  if (adjustment == NULL)
    adjustment = gtk_adjustment_new (0, 0, 0, 0, 0, 0);
  self->adjustments[orientation] = g_object_ref_sink (adjustment);
  g_signal_connect_swapped (adjustment, "value-changed", G_CALLBACK (scrolled_cb), self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
rectify_page_list_get_property (GObject *object, guint property_id, GValue *value,
                                GParamSpec *pspec)
{
  RectifyPageList *self = RECTIFY_PAGE_LIST (object);

  switch (property_id)
    {
    case PROP_HADJUSTMENT:
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->adjustments[property_id - PROP_HADJUSTMENT]);
      break;
    case PROP_HSCROLL_POLICY:
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, self->policies[property_id - PROP_HSCROLL_POLICY]);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
rectify_page_list_set_property (GObject *object, guint property_id, const GValue *value,
                                GParamSpec *pspec)
{
  RectifyPageList *self = RECTIFY_PAGE_LIST (object);

  switch (property_id)
    {
    case PROP_HADJUSTMENT:
    case PROP_VADJUSTMENT:
      set_adjustment (self, property_id - PROP_HADJUSTMENT, g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
    case PROP_VSCROLL_POLICY:
      self->policies[property_id - PROP_HSCROLL_POLICY] = g_value_get_enum (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

/**
 * rectify_page_list_find_item_at:
 * @self: a list of pages
 * @x: a place in the widget, in pixels
 * @y: in pixels from its head
 *
 * Returns: the identifier of the item whose words are there or next to there, 0 for none
 */
gint64
rectify_page_list_find_item_at (RectifyPageList *self, double x, double y)
{
  double scale = rectify_page_list_get_scale (self);
  int step = self->page_height + RECTIFY_PAGE_GAP;
  double page = floor ((y - rectify_page_list_get_top (self, 0)) / MAX (step, 1));

  if (page < 0 || page >= rectify_page_list_count_pages (self))
    return 0;
  x = (x - rectify_page_list_get_left (self)) / scale;
  y = (y - rectify_page_list_get_top (self, page)) / scale;
  if (self->is_turned)
    return rectify_pages_get_item (self->pages, page, y,
                                   rectify_pages_get_height (self->pages) - x);
  return rectify_pages_get_item (self->pages, page, x, y);
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, RectifyPageList *self)
{
  gint64 item = rectify_page_list_find_item_at (self, x, y);

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (n_press == 1)
    {
      rectify_page_list_set_item (self, item, FALSE);
      g_signal_emit (self, signals[ITEM_SELECTED], 0, item);
    }
  else if (n_press == 2 && item != 0)
    g_signal_emit (self, signals[ITEM_ACTIVATED], 0, item);
}

static gboolean
wheel_cb (GtkEventControllerScroll *controller, double dx, double dy, RectifyPageList *self)
{
  GdkModifierType state
      = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));

  if ((state & GDK_CONTROL_MASK) == 0 || dy == 0)
    return GDK_EVENT_PROPAGATE;
  gtk_widget_activate_action (GTK_WIDGET (self), dy < 0 ? "pages.zoom-in" : "pages.zoom-out", NULL);
  return GDK_EVENT_STOP;
}

static void
rectify_page_list_dispose (GObject *object)
{
  RectifyPageList *self = RECTIFY_PAGE_LIST (object);

  for (guint i = 0; i < G_N_ELEMENTS (self->adjustments); i++)
    {
      if (self->adjustments[i] != NULL)
        g_signal_handlers_disconnect_by_data (self->adjustments[i], self);
      g_clear_object (&self->adjustments[i]);
    }
  g_clear_handle_id (&self->changed_idle, g_source_remove);
  g_clear_object (&self->pages);
  g_clear_pointer (&self->cache, rectify_page_cache_free);
  g_clear_pointer (&self->finds, g_array_unref);
  g_clear_pointer (&self->item_marks, g_array_unref);
  G_OBJECT_CLASS (rectify_page_list_parent_class)->dispose (object);
}

static void
add_signals (GType type)
{
  /**
   * RectifyPageList::changed:
   * @self: the list
   *
   * Another page is looked at, there are other pages, or they are of another size.
   */
  signals[CHANGED]
      = g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * RectifyPageList::item-selected:
   * @self: the list
   * @item: the identifier of the item whose words were clicked, 0 if they are nobody's
   */
  signals[ITEM_SELECTED] = g_signal_new ("item-selected", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                         NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  /**
   * RectifyPageList::item-activated:
   * @self: the list
   * @item: the identifier of an item that the user goes to
   */
  signals[ITEM_ACTIVATED] = g_signal_new ("item-activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
rectify_page_list_class_init (RectifyPageListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = rectify_page_list_dispose;
  object_class->get_property = rectify_page_list_get_property;
  object_class->set_property = rectify_page_list_set_property;
  widget_class->measure = rectify_page_list_measure;
  widget_class->size_allocate = rectify_page_list_size_allocate;
  widget_class->snapshot = rectify_page_list_snapshot;
  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_DOCUMENT);
  gtk_widget_class_set_css_name (widget_class, "pages");
  rectify_page_list_add_bindings (widget_class);
  add_signals (G_TYPE_FROM_CLASS (klass));
}

static void
rectify_page_list_init (RectifyPageList *self)
{
  GtkGesture *gesture = gtk_gesture_click_new ();
  GtkEventController *wheel = gtk_event_controller_scroll_new (
      GTK_EVENT_CONTROLLER_SCROLL_VERTICAL | GTK_EVENT_CONTROLLER_SCROLL_DISCRETE);

  self->cache = rectify_page_cache_new (MAX_PICTURES);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  g_signal_connect (gesture, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect (wheel, "scroll", G_CALLBACK (wheel_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (gesture));
  gtk_widget_add_controller (GTK_WIDGET (self), wheel);
  set_adjustment (self, GTK_ORIENTATION_HORIZONTAL, NULL);
  set_adjustment (self, GTK_ORIENTATION_VERTICAL, NULL);
}

/**
 * rectify_page_list_set_zoom:
 * @self: a list of pages
 * @zoom: in percent; 0 for as wide as the list
 */
void
rectify_page_list_set_zoom (RectifyPageList *self, int zoom)
{
  self->zoom = zoom > 0 ? CLAMP (zoom, MIN_ZOOM, MAX_ZOOM) : 0;
  rectify_page_list_lay_out (self, RECTIFY_PAGE_LOOK);
  rectify_page_list_say_changed (self);
}

/**
 * rectify_page_list_set_turned:
 * @self: a list of pages
 * @is_turned: whether what is the pages' left edge is seen at the head, so that what stands across
 *   can be read
 */
void
rectify_page_list_set_turned (RectifyPageList *self, gboolean is_turned)
{
  guint page = self->page;

  if (self->is_turned == is_turned)
    return;
  self->is_turned = is_turned;
  rectify_page_list_lay_out (self, 0);
  rectify_page_list_show_page (self, page);
}

/**
 * rectify_page_list_get_turned:
 * @self: a list of pages
 *
 * Returns: whether what is the pages' left edge is seen at the head
 */
gboolean
rectify_page_list_get_turned (RectifyPageList *self)
{
  return self->is_turned;
}

/**
 * rectify_page_list_get_zoom:
 * @self: a list of pages
 *
 * Returns: the zoom that was set: in percent, or 0 for as wide as the list
 */
int
rectify_page_list_get_zoom (RectifyPageList *self)
{
  return self->zoom;
}
