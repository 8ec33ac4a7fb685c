/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gtk/gtk.h>
#include <math.h>

#include "app-testing.h"
#include "rectify-chart-view.h"
#include "rectify-drawing-colours.h"

/* Pictures in a window: how they are walked over, chosen from, and said. */

#define TITLE "各领域整改任务完成情况"
#define LONG_NAME "（三）在带头贯彻落实全面从严治党主体责任、推进党风廉政建设和反腐败工作方面"
/* Three areas of two series each, and the name of each is a mark too. */
#define N_SERIES 2
#define N_MARKS 9

typedef struct {
  GtkWindow *window;
  RectifyChartView *view;
  RectifyChart *chart;
  guint activated;
} Fixture;

static RectifyChart *
create_chart (RectifyChartKind kind)
{
  static const char *const names[] = { "（一）甲方面", "（二）乙方面", LONG_NAME };
  RectifyChart *chart = rectify_chart_new (kind, RECTIFY_CHART_COUNT, TITLE);

  rectify_chart_add_series (chart, "已完成", RECTIFY_COLOUR_SERIES_0);
  rectify_chart_add_series (chart, "已逾期", RECTIFY_COLOUR_LATE);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      rectify_chart_add_category (chart, names[i]);
      rectify_chart_set_value (chart, i, 0, 10 + i);
      rectify_chart_set_value (chart, i, 1, 3);
    }
  return chart;
}

static void
activated_cb (RectifyChartView *view, guint mark, Fixture *fixture)
{
  fixture->activated = mark;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  g_object_set (gtk_settings_get_default (), "gtk-application-prefer-dark-theme", FALSE,
                "gtk-enable-animations", FALSE, NULL);
  fixture->chart = create_chart (GPOINTER_TO_INT (data));
  fixture->activated = G_MAXUINT;
  fixture->view = RECTIFY_CHART_VIEW (rectify_chart_view_new ());
  rectify_chart_view_set_chart (fixture->view, fixture->chart);
  g_signal_connect (fixture->view, "activated", G_CALLBACK (activated_cb), fixture);
  fixture->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_default_size (fixture->window, 800, 600);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (fixture->view));
  gtk_window_set_child (fixture->window, box);
  gtk_window_present (fixture->window);
  gtk_widget_grab_focus (GTK_WIDGET (fixture->view));
  /* As soon as the window is the active one. */
  while (!gtk_widget_has_focus (GTK_WIDGET (fixture->view)))
    g_main_context_iteration (NULL, TRUE);
  gtk_window_set_focus_visible (fixture->window, TRUE);
  app_wait_for_frame (GTK_WIDGET (fixture->view));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (fixture->window);
  app_run_pending ();
  rectify_chart_unref (fixture->chart);
}

static void
assert_place (Fixture *fixture, guint category, guint series)
{
  RectifyDrawing *drawing = rectify_chart_view_get_drawing (fixture->view);
  guint current = rectify_chart_view_get_current (fixture->view);
  guint id = rectify_drawing_get_mark (drawing, current)->id, got_category, got_series;

  rectify_chart_get_place (fixture->chart, id, &got_category, &got_series);
  g_assert_cmpuint (got_category, ==, category);
  g_assert_cmpuint (got_series, ==, series);
}

static void
press (Fixture *fixture, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->view), action, NULL));
}

/* Bars: along a bar by left and right, from bar to bar by up and down. */
static void
test_bars (Fixture *fixture, gconstpointer data)
{
  RectifyDrawing *drawing = rectify_chart_view_get_drawing (fixture->view);

  g_assert_cmpuint (rectify_drawing_get_n_marks (drawing), ==, N_MARKS);
  press (fixture, "chart.first");
  assert_place (fixture, 0, N_SERIES);
  press (fixture, "chart.right");
  assert_place (fixture, 0, 0);
  press (fixture, "chart.right");
  assert_place (fixture, 0, 1);
  press (fixture, "chart.down");
  assert_place (fixture, 1, 1);
  press (fixture, "chart.down");
  assert_place (fixture, 2, 1);
  press (fixture, "chart.down");
  assert_place (fixture, 2, 1);
  press (fixture, "chart.up");
  assert_place (fixture, 1, 1);
  press (fixture, "chart.left");
  assert_place (fixture, 1, 0);
  press (fixture, "chart.last");
  assert_place (fixture, 2, 1);
  press (fixture, "chart.right");
  assert_place (fixture, 2, 1);
  /* All are found by one key. */
  press (fixture, "chart.first");
  for (guint i = 0; i < N_MARKS; i++)
    {
      g_assert_cmpuint (rectify_chart_view_get_current (fixture->view), ==, i);
      press (fixture, "chart.right");
    }
}

/* Columns: from column to column by left and right, up a column by up. */
static void
test_columns (Fixture *fixture, gconstpointer data)
{
  press (fixture, "chart.first");
  assert_place (fixture, 0, 0);
  press (fixture, "chart.up");
  assert_place (fixture, 0, 1);
  press (fixture, "chart.right");
  assert_place (fixture, 1, 1);
  press (fixture, "chart.down");
  assert_place (fixture, 1, 0);
  press (fixture, "chart.left");
  assert_place (fixture, 0, 0);
}

/* What is read from right to left begins at the right, and keys go where they say. */
static void
test_right_to_left (Fixture *fixture, gconstpointer data)
{
  double before = rectify_drawing_get_mark (rectify_chart_view_get_drawing (fixture->view), 0)->x;
  double after;

  gtk_widget_set_direction (GTK_WIDGET (fixture->view), GTK_TEXT_DIR_RTL);
  app_wait_for_frame (GTK_WIDGET (fixture->view));
  after = rectify_drawing_get_mark (rectify_chart_view_get_drawing (fixture->view), 0)->x;
  g_assert_cmpfloat (before, <, after);
  press (fixture, "chart.first");
  press (fixture, "chart.left");
  assert_place (fixture, 0, 0);
  press (fixture, "chart.right");
  assert_place (fixture, 0, N_SERIES);
}

static gboolean
says (Fixture *fixture, GtkAccessibleProperty property, const char *words)
{
  g_autofree char *wrong
      = gtk_test_accessible_check_property (GTK_ACCESSIBLE (fixture->view), property, words);

  if (wrong != NULL)
    g_test_message ("%s", wrong);
  return wrong == NULL;
}

/* The numbers as words, and with the focus what the current mark shows. */
static void
test_said (Fixture *fixture, gconstpointer data)
{
  g_autofree char *words = rectify_chart_dup_words (fixture->chart);

  g_assert_true (
      gtk_test_accessible_has_role (GTK_ACCESSIBLE (fixture->view), GTK_ACCESSIBLE_ROLE_IMG));
  g_assert_true (says (fixture, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words));
  press (fixture, "chart.first");
  press (fixture, "chart.right");
  g_assert_true (says (fixture, GTK_ACCESSIBLE_PROPERTY_LABEL, "（一）甲方面: 已完成 10"));
  press (fixture, "chart.right");
  g_assert_true (says (fixture, GTK_ACCESSIBLE_PROPERTY_LABEL, "（一）甲方面: 已逾期 3"));
  gtk_window_set_focus (fixture->window, NULL);
  app_run_pending ();
  g_assert_true (says (fixture, GTK_ACCESSIBLE_PROPERTY_LABEL, TITLE));
}

static void
get_middle (Fixture *fixture, guint position, double *x, double *y)
{
  const RectifyDrawingMark *mark
      = rectify_drawing_get_mark (rectify_chart_view_get_drawing (fixture->view), position);
  double scale = rectify_chart_view_get_scale (fixture->view);

  *x = (mark->x + mark->width / 2) * scale;
  *y = (mark->y + mark->height / 2) * scale;
}

static void
click (Fixture *fixture, double x, double y)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (fixture->view));
  gboolean found = FALSE;

  for (guint i = 0; !found && i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      found = GTK_IS_GESTURE_CLICK (controller);
      if (found)
        g_signal_emit_by_name (controller, "released", 1, x, y);
    }
  g_assert_true (found);
}

static void
test_chosen (Fixture *fixture, gconstpointer data)
{
  RectifyDrawing *drawing = rectify_chart_view_get_drawing (fixture->view);
  double x, y;

  press (fixture, "chart.last");
  press (fixture, "chart.activate");
  g_assert_cmpuint (fixture->activated, ==, rectify_drawing_get_mark (drawing, N_MARKS - 1)->id);
  get_middle (fixture, 4, &x, &y);
  click (fixture, x, y);
  g_assert_cmpuint (fixture->activated, ==, rectify_drawing_get_mark (drawing, 4)->id);
  g_assert_cmpuint (rectify_chart_view_get_current (fixture->view), ==, 4);
  /* Where nothing is, nothing is chosen. */
  fixture->activated = G_MAXUINT;
  click (fixture, x, -1);
  g_assert_cmpuint (fixture->activated, ==, G_MAXUINT);
}

static void
test_tooltip (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GtkTooltip) tooltip = g_object_new (GTK_TYPE_TOOLTIP, NULL);
  gboolean shown = FALSE;
  double x, y;

  get_middle (fixture, 1, &x, &y);
  g_signal_emit_by_name (fixture->view, "query-tooltip", (int) x, (int) y, FALSE, tooltip, &shown);
  g_assert_true (shown);
  g_signal_emit_by_name (fixture->view, "query-tooltip", (int) x, -1, FALSE, tooltip, &shown);
  g_assert_false (shown);
  press (fixture, "chart.first");
  g_signal_emit_by_name (fixture->view, "query-tooltip", -1, -1, TRUE, tooltip, &shown);
  g_assert_true (shown);
}

static int
measure_height (Fixture *fixture, int width)
{
  int height;

  gtk_widget_measure (GTK_WIDGET (fixture->view), GTK_ORIENTATION_VERTICAL, width, &height, NULL,
                      NULL, NULL);
  return height;
}

/* Long names need more lines in a narrow window, and type does not grow with a wide one. */
static void
test_size (Fixture *fixture, gconstpointer data)
{
  int least;
  double scale = rectify_chart_view_get_scale (fixture->view);

  gtk_widget_measure (GTK_WIDGET (fixture->view), GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL,
                      NULL, NULL);
  g_assert_cmpint (measure_height (fixture, least), >, measure_height (fixture, 1600));
  g_assert_cmpfloat (rectify_chart_view_get_scale (fixture->view), ==, scale);
  /* What was measured is not what is seen. */
  app_wait_for_frame (GTK_WIDGET (fixture->view));
  g_assert_cmpfloat_with_epsilon (
      rectify_drawing_get_width (rectify_chart_view_get_drawing (fixture->view)) * scale,
      gtk_widget_get_width (GTK_WIDGET (fixture->view)), 0.5);
}

/* Another drawing is as wide as there is room, and keeps its shape. */
static void
test_fixed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RectifyDrawing) drawing = rectify_drawing_new (100, 50, "码");

  rectify_chart_view_set_drawing (fixture->view, drawing);
  g_assert_cmpint (measure_height (fixture, 400), ==, 200);
  g_assert_false (gtk_widget_get_focusable (GTK_WIDGET (fixture->view)));
  app_wait_for_frame (GTK_WIDGET (fixture->view));
  press (fixture, "chart.right");
  press (fixture, "chart.down");
  press (fixture, "chart.last");
  g_assert_cmpuint (rectify_chart_view_get_current (fixture->view), ==, RECTIFY_CHART_VIEW_NO_MARK);
  rectify_chart_view_set_chart (fixture->view, NULL);
  app_wait_for_frame (GTK_WIDGET (fixture->view));
  g_assert_null (rectify_chart_view_get_drawing (fixture->view));
}

/* The theme's colours are told from the background, in light and dark. */
static void
test_colours (Fixture *fixture, gconstpointer data)
{
  RectifyDrawingColours colours[2];

  for (guint i = 0; i < 2; i++)
    {
      const GdkRGBA *paper = &colours[i].colours[RECTIFY_COLOUR_PAPER];

      g_object_set (gtk_settings_get_default (), "gtk-application-prefer-dark-theme", i == 1, NULL);
      app_wait_for_frame (GTK_WIDGET (fixture->view));
      rectify_drawing_colours_init (&colours[i], GTK_WIDGET (fixture->view));
      g_assert_cmpfloat (rectify_colour_measure_contrast (paper,
                                                          &colours[i].colours[RECTIFY_COLOUR_TEXT]),
                         >=, 7);
      g_assert_cmpfloat (
          rectify_colour_measure_contrast (paper, &colours[i].colours[RECTIFY_COLOUR_FAINT]), >=,
          4.5);
      for (guint j = RECTIFY_COLOUR_LATE; j < RECTIFY_N_COLOURS; j++)
        g_assert_cmpfloat (rectify_colour_measure_contrast (paper, &colours[i].colours[j]), >=, 3);
    }
  g_assert_cmpfloat (rectify_colour_measure_contrast (&colours[0].colours[RECTIFY_COLOUR_PAPER],
                                                      &colours[1].colours[RECTIFY_COLOUR_PAPER]),
                     >, 7);
}

/* How many pixels differ between what is seen and what was. */
static guint
take_picture (Fixture *fixture, guint32 **before)
{
  GtkWidget *widget = GTK_WIDGET (fixture->window);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  guint32 *pixels = g_new (guint32, (gsize) width * height);
  guint n = 0;

  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_to_node (snapshot);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (fixture->window)),
                                         node, &GRAPHENE_RECT_INIT (0, 0, width, height));
  gdk_texture_download (texture, (guchar *) pixels, (gsize) width * sizeof (guint32));
  for (gsize i = 0; *before != NULL && i < (gsize) width * height; i++)
    n += pixels[i] != (*before)[i];
  g_free (*before);
  *before = pixels;
  return n;
}

/* The current mark has a ring when keys are used, which moves with it. */
static void
test_ring (Fixture *fixture, gconstpointer data)
{
  guint32 *before = NULL;

  press (fixture, "chart.first");
  app_wait_for_frame (GTK_WIDGET (fixture->view));
  take_picture (fixture, &before);
  press (fixture, "chart.right");
  app_wait_for_frame (GTK_WIDGET (fixture->view));
  g_assert_cmpuint (take_picture (fixture, &before), >, 100);
  gtk_window_set_focus_visible (fixture->window, FALSE);
  app_wait_for_frame (GTK_WIDGET (fixture->view));
  g_assert_cmpuint (take_picture (fixture, &before), >, 50);
  press (fixture, "chart.right");
  gtk_window_set_focus_visible (fixture->window, FALSE);
  app_wait_for_frame (GTK_WIDGET (fixture->view));
  g_assert_cmpuint (take_picture (fixture, &before), ==, 0);
  g_free (before);
}

static void
add (const char *path, RectifyChartKind kind, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, GINT_TO_POINTER (kind), set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  /* Keeps what a screen reader would be told, where it can be looked at. */
  g_setenv ("GTK_A11Y", "test", TRUE);
  g_test_init (&argc, &argv, NULL);
  if (!gtk_init_check ())
    {
      g_print ("1..0 # SKIP there is no display\n");
      return 0;
    }
  add ("/app/chart-view/bars", RECTIFY_CHART_BARS, test_bars);
  add ("/app/chart-view/columns", RECTIFY_CHART_COLUMNS, test_columns);
  add ("/app/chart-view/lines", RECTIFY_CHART_LINES, test_columns);
  add ("/app/chart-view/right-to-left", RECTIFY_CHART_SHARES, test_right_to_left);
  add ("/app/chart-view/said", RECTIFY_CHART_BARS, test_said);
  add ("/app/chart-view/chosen", RECTIFY_CHART_BARS, test_chosen);
  add ("/app/chart-view/tooltip", RECTIFY_CHART_BARS, test_tooltip);
  add ("/app/chart-view/size", RECTIFY_CHART_BARS, test_size);
  add ("/app/chart-view/fixed", RECTIFY_CHART_BARS, test_fixed);
  add ("/app/chart-view/colours", RECTIFY_CHART_BARS, test_colours);
  add ("/app/chart-view/ring", RECTIFY_CHART_BARS, test_ring);
  return g_test_run ();
}
