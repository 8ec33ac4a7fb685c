/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-chart-view-private.h"

#include <math.h>
#include <pango/pangocairo.h>

#include "rectify-drawing-snapshot.h"
#include "rectify-speech.h"

/* In type sizes of the theme: no narrower than that, and how wide it likes to be. */
#define LEAST_WIDTH 24
#define NATURAL_WIDTH 44
/* The ring around the current mark, and around the one under the pointer, in pixels. */
#define RING_GAP 2.0f
#define RING_WIDTH 2.0f
#define HOVER_WIDTH 1.0f
#define FALLBACK_DPI 96.0

/**
 * RectifyChartView:
 *
 * A picture in a window: a chart, which is composed anew for each width so that its type has the
 * theme's size, or another drawing, which is made as large as there is room. Arrow keys walk over
 * its marks, each of which has a tooltip and is said to a screen reader; Enter, the space bar and a
 * click choose one.
 */
G_DEFINE_FINAL_TYPE (RectifyChartView, rectify_chart_view, GTK_TYPE_WIDGET)

enum { ACTIVATED, N_SIGNALS };

static guint signals[N_SIGNALS];

/* The size of the theme's type, in pixels. */
static double
get_type_size (RectifyChartView *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double size = (double) pango_font_description_get_size (font) / PANGO_SCALE;
  double dpi = pango_cairo_context_get_resolution (context);

  if (pango_font_description_get_size_is_absolute (font))
    return MAX (size, 1);
  return MAX (size, 1) * (dpi > 0 ? dpi : FALLBACK_DPI) / 72;
}

/**
 * rectify_chart_view_get_scale:
 * @self: a view
 *
 * Returns: how many pixels a point of the drawing is
 */
double
rectify_chart_view_get_scale (RectifyChartView *self)
{
  g_return_val_if_fail (RECTIFY_IS_CHART_VIEW (self), 1);
  if (self->fixed != NULL && gtk_widget_get_width (GTK_WIDGET (self)) > 0)
    return gtk_widget_get_width (GTK_WIDGET (self)) / rectify_drawing_get_width (self->fixed);
  return get_type_size (self) / RECTIFY_CHART_TYPE_SIZE;
}

static void
compose (RectifyChartView *self, int width)
{
  double points = width / (get_type_size (self) / RECTIFY_CHART_TYPE_SIZE);

  if (self->chart == NULL || (self->drawing != NULL && fabs (points - self->drawn_width) < 0.01))
    return;
  g_clear_pointer (&self->drawing, rectify_drawing_unref);
  self->drawing = rectify_chart_draw (self->chart, points);
  self->drawn_width = points;
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    {
      g_autoptr (RectifyDrawing) plain = g_steal_pointer (&self->drawing);

      self->drawing = rectify_drawing_mirror (plain);
    }
}

/**
 * rectify_chart_view_get_mark:
 * @self: a view
 * @position: which mark
 *
 * Returns: (transfer none) (nullable): the mark; %NULL if there is none of that number
 */
const RectifyDrawingMark *
rectify_chart_view_get_mark (RectifyChartView *self, guint position)
{
  if (self->drawing == NULL || position >= rectify_drawing_get_n_marks (self->drawing))
    return NULL;
  return rectify_drawing_get_mark (self->drawing, position);
}

/* A screen reader says the name of what has the focus as soon as it changes. */
static void
say (RectifyChartView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  const RectifyDrawingMark *mark
      = gtk_widget_has_focus (widget) ? rectify_chart_view_get_mark (self, self->current) : NULL;

  if (self->drawing == NULL)
    return;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  mark != NULL ? mark->words
                                               : rectify_drawing_get_title (self->drawing),
                                  -1);
  rectify_speech_set_description (widget, rectify_drawing_get_words (self->drawing));
}

/* Something else is shown. */
static void
change (RectifyChartView *self)
{
  self->current = RECTIFY_CHART_VIEW_NO_MARK;
  self->hovered = RECTIFY_CHART_VIEW_NO_MARK;
  compose (self, MAX (gtk_widget_get_width (GTK_WIDGET (self)),
                      (int) ceil (LEAST_WIDTH * get_type_size (self))));
  gtk_widget_set_focusable (GTK_WIDGET (self), rectify_chart_view_get_mark (self, 0) != NULL);
  say (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * rectify_chart_view_set_chart:
 * @self: a view
 * @chart: (nullable) (transfer none): what it is to show
 */
void
rectify_chart_view_set_chart (RectifyChartView *self, RectifyChart *chart)
{
  g_return_if_fail (RECTIFY_IS_CHART_VIEW (self));
  if (chart != NULL)
    rectify_chart_ref (chart);
  g_clear_pointer (&self->chart, rectify_chart_unref);
  g_clear_pointer (&self->fixed, rectify_drawing_unref);
  g_clear_pointer (&self->drawing, rectify_drawing_unref);
  self->chart = chart;
  change (self);
}

/**
 * rectify_chart_view_get_drawing:
 * @self: a view
 *
 * Returns: (transfer none) (nullable): what is seen, at the width that it has
 */
RectifyDrawing *
rectify_chart_view_get_drawing (RectifyChartView *self)
{
  g_return_val_if_fail (RECTIFY_IS_CHART_VIEW (self), NULL);
  return self->drawing;
}

/**
 * rectify_chart_view_set_drawing:
 * @self: a view
 * @drawing: (nullable) (transfer none): what it is to show, as large as there is room
 */
void
rectify_chart_view_set_drawing (RectifyChartView *self, RectifyDrawing *drawing)
{
  g_return_if_fail (RECTIFY_IS_CHART_VIEW (self));
  if (drawing != NULL)
    rectify_drawing_ref (drawing);
  g_clear_pointer (&self->chart, rectify_chart_unref);
  g_clear_pointer (&self->fixed, rectify_drawing_unref);
  g_clear_pointer (&self->drawing, rectify_drawing_unref);
  self->fixed = drawing;
  self->drawing = drawing != NULL ? rectify_drawing_ref (drawing) : NULL;
  change (self);
}

/**
 * rectify_chart_view_get_current:
 * @self: a view
 *
 * Returns: which mark of its drawing is current, or %RECTIFY_CHART_VIEW_NO_MARK
 */
guint
rectify_chart_view_get_current (RectifyChartView *self)
{
  g_return_val_if_fail (RECTIFY_IS_CHART_VIEW (self), RECTIFY_CHART_VIEW_NO_MARK);
  return self->current;
}

/* In a picture that is scrolled, what is walked to is seen. */
static void
scroll_to (RectifyChartView *self)
{
  const RectifyDrawingMark *mark = rectify_chart_view_get_mark (self, self->current);
  GtkWidget *viewport = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_VIEWPORT);
  GtkAdjustment *adjustment
      = viewport != NULL ? gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (viewport)) : NULL;
  double scale = rectify_chart_view_get_scale (self), x, y;

  if (mark == NULL || adjustment == NULL
      || !gtk_widget_translate_coordinates (GTK_WIDGET (self),
                                            gtk_viewport_get_child (GTK_VIEWPORT (viewport)), 0,
                                            mark->y * scale, &x, &y))
    return;
  gtk_adjustment_clamp_page (adjustment, y, y + mark->height * scale);
}

/**
 * rectify_chart_view_set_current:
 * @self: a view
 * @position: a mark of its drawing, or %RECTIFY_CHART_VIEW_NO_MARK
 *
 * Makes a mark the current one: it has the ring of the focus, and is said.
 */
void
rectify_chart_view_set_current (RectifyChartView *self, guint position)
{
  g_return_if_fail (RECTIFY_IS_CHART_VIEW (self));
  self->current = rectify_chart_view_get_mark (self, position) != NULL ? position
                                                                       : RECTIFY_CHART_VIEW_NO_MARK;
  say (self);
  scroll_to (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * rectify_chart_view_activate:
 * @self: a view
 *
 * Chooses the current mark.
 */
void
rectify_chart_view_activate (RectifyChartView *self)
{
  const RectifyDrawingMark *mark = rectify_chart_view_get_mark (self, self->current);

  if (mark != NULL)
    g_signal_emit (self, signals[ACTIVATED], 0, mark->id);
}

static guint
find_mark (RectifyChartView *self, double x, double y)
{
  double scale = rectify_chart_view_get_scale (self);
  guint position;

  if (self->drawing == NULL
      || !rectify_drawing_find_mark (self->drawing, x / scale, y / scale, &position))
    return RECTIFY_CHART_VIEW_NO_MARK;
  return position;
}

static void
released_cb (GtkGestureClick *gesture, int n_press, double x, double y, RectifyChartView *self)
{
  guint position = find_mark (self, x, y);

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (position == RECTIFY_CHART_VIEW_NO_MARK)
    return;
  rectify_chart_view_set_current (self, position);
  rectify_chart_view_activate (self);
}

static void
hover (RectifyChartView *self, guint position)
{
  if (position == self->hovered)
    return;
  self->hovered = position;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self),
                                   position != RECTIFY_CHART_VIEW_NO_MARK ? "pointer" : NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
motion_cb (GtkEventControllerMotion *controller, double x, double y, RectifyChartView *self)
{
  hover (self, find_mark (self, x, y));
}

static void
leave_cb (GtkEventControllerMotion *controller, RectifyChartView *self)
{
  hover (self, RECTIFY_CHART_VIEW_NO_MARK);
}

static void
focus_cb (GObject *object, GParamSpec *pspec, RectifyChartView *self)
{
  if (gtk_widget_has_focus (GTK_WIDGET (self)) && self->current == RECTIFY_CHART_VIEW_NO_MARK
      && rectify_chart_view_get_mark (self, 0) != NULL)
    self->current = 0;
  say (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static GtkSizeRequestMode
rectify_chart_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static int
measure_height (RectifyChartView *self, int width)
{
  if (self->fixed != NULL)
    return ceil (width * rectify_drawing_get_height (self->fixed)
                 / rectify_drawing_get_width (self->fixed));
  compose (self, width);
  return self->drawing != NULL ? ceil (rectify_drawing_get_height (self->drawing)
                                       * rectify_chart_view_get_scale (self))
                               : 0;
}

static void
rectify_chart_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                            int *minimum, int *natural, int *minimum_baseline,
                            int *natural_baseline)
{
  RectifyChartView *self = RECTIFY_CHART_VIEW (widget);
  int least = ceil (LEAST_WIDTH * get_type_size (self));

  *minimum_baseline = *natural_baseline = -1;
  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      *minimum = *natural = measure_height (self, for_size > 0 ? for_size : least);
      return;
    }
  *minimum = least;
  *natural = ceil (NATURAL_WIDTH * get_type_size (self));
  if (self->fixed == NULL)
    return;
  *minimum = ceil (rectify_drawing_get_width (self->fixed));
  *natural = MAX (*minimum, *natural);
}

static void
rectify_chart_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  compose (RECTIFY_CHART_VIEW (widget), width);
}

static graphene_rect_t
get_mark_area (RectifyChartView *self, const RectifyDrawingMark *mark)
{
  double scale = rectify_chart_view_get_scale (self);

  return GRAPHENE_RECT_INIT (mark->x * scale, mark->y * scale, mark->width * scale,
                             mark->height * scale);
}

static void
snapshot_ring (RectifyChartView *self, const RectifyDrawingMark *mark,
               const RectifyDrawingColours *colours, float width, GtkSnapshot *snapshot)
{
  const GdkRGBA *colour = &colours->colours[RECTIFY_COLOUR_TEXT];
  GdkRGBA sides[] = { *colour, *colour, *colour, *colour };
  float widths[] = { width, width, width, width };
  graphene_rect_t area = get_mark_area (self, mark);
  GskRoundedRect ring;

  graphene_rect_inset (&area, -RING_GAP - width, -RING_GAP - width);
  gsk_rounded_rect_init_from_rect (&ring, &area, 3);
  gtk_snapshot_append_border (snapshot, &ring, widths, sides);
}

static void
rectify_chart_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RectifyChartView *self = RECTIFY_CHART_VIEW (widget);
  const RectifyDrawingMark *current, *hovered;
  RectifyDrawingColours colours = { 0 };

  if (self->drawing == NULL)
    return;
  /* What was measured last may have had another width; its marks go with it. */
  compose (self, gtk_widget_get_width (widget));
  current = rectify_chart_view_get_mark (self, self->current);
  hovered = rectify_chart_view_get_mark (self, self->hovered);
  rectify_drawing_colours_init (&colours, widget);
  rectify_drawing_snapshot (self->drawing, &colours, gtk_widget_get_pango_context (widget),
                            rectify_chart_view_get_scale (self), snapshot);
  if (hovered != NULL)
    snapshot_ring (self, hovered, &colours, HOVER_WIDTH, snapshot);
  if (current != NULL && gtk_widget_has_visible_focus (widget))
    snapshot_ring (self, current, &colours, RING_WIDTH, snapshot);
}

static gboolean
rectify_chart_view_query_tooltip (GtkWidget *widget, int x, int y, gboolean by_keyboard,
                                  GtkTooltip *tooltip)
{
  RectifyChartView *self = RECTIFY_CHART_VIEW (widget);
  const RectifyDrawingMark *mark
      = rectify_chart_view_get_mark (self, by_keyboard ? self->current : find_mark (self, x, y));
  graphene_rect_t area;
  GdkRectangle place;

  if (mark == NULL)
    return FALSE;
  area = get_mark_area (self, mark);
  gtk_tooltip_set_text (tooltip, mark->words);
  place = (GdkRectangle){ area.origin.x, area.origin.y, ceil (area.size.width),
                          ceil (area.size.height) };
  gtk_tooltip_set_tip_area (tooltip, &place);
  return TRUE;
}

static void
rectify_chart_view_css_changed (GtkWidget *widget, GtkCssStyleChange *style_change)
{
  RectifyChartView *self = RECTIFY_CHART_VIEW (widget);
  double size = get_type_size (self);

  GTK_WIDGET_CLASS (rectify_chart_view_parent_class)->css_changed (widget, style_change);
  /* Colours are looked up whenever it is drawn. */
  gtk_widget_queue_draw (widget);
  if (fabs (size - self->type_size) > 0.001)
    gtk_widget_queue_resize (widget);
  self->type_size = size;
}

static void
rectify_chart_view_direction_changed (GtkWidget *widget, GtkTextDirection previous)
{
  RectifyChartView *self = RECTIFY_CHART_VIEW (widget);

  GTK_WIDGET_CLASS (rectify_chart_view_parent_class)->direction_changed (widget, previous);
  if (self->chart != NULL)
    g_clear_pointer (&self->drawing, rectify_drawing_unref);
  gtk_widget_queue_resize (widget);
}

static void
rectify_chart_view_finalize (GObject *object)
{
  RectifyChartView *self = RECTIFY_CHART_VIEW (object);

  g_clear_pointer (&self->chart, rectify_chart_unref);
  g_clear_pointer (&self->fixed, rectify_drawing_unref);
  g_clear_pointer (&self->drawing, rectify_drawing_unref);
  G_OBJECT_CLASS (rectify_chart_view_parent_class)->finalize (object);
}

static void
rectify_chart_view_class_init (RectifyChartViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = rectify_chart_view_finalize;
  widget_class->get_request_mode = rectify_chart_view_get_request_mode;
  widget_class->measure = rectify_chart_view_measure;
  widget_class->size_allocate = rectify_chart_view_size_allocate;
  widget_class->snapshot = rectify_chart_view_snapshot;
  widget_class->query_tooltip = rectify_chart_view_query_tooltip;
  widget_class->css_changed = rectify_chart_view_css_changed;
  widget_class->direction_changed = rectify_chart_view_direction_changed;
  gtk_widget_class_set_css_name (widget_class, "chart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  rectify_chart_view_add_keys (widget_class);

  /**
   * RectifyChartView::activated:
   * @self: a view
   * @mark: the identifier of the mark that was chosen, which rectify_chart_get_place() takes
   */
  signals[ACTIVATED] = g_signal_new ("activated", RECTIFY_TYPE_CHART_VIEW, G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
rectify_chart_view_init (RectifyChartView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  self->current = RECTIFY_CHART_VIEW_NO_MARK;
  self->hovered = RECTIFY_CHART_VIEW_NO_MARK;
  gtk_widget_add_css_class (widget, "view");
  gtk_widget_set_has_tooltip (widget, TRUE);
  gtk_widget_set_overflow (widget, GTK_OVERFLOW_HIDDEN);
  g_signal_connect (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (motion, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (widget, motion);
  g_signal_connect (self, "notify::has-focus", G_CALLBACK (focus_cb), self);
}

/**
 * rectify_chart_view_new:
 *
 * Returns: (transfer floating): a view of nothing
 */
GtkWidget *
rectify_chart_view_new (void)
{
  return g_object_new (RECTIFY_TYPE_CHART_VIEW, NULL);
}
