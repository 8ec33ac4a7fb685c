/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gtk/gtk.h>

#include "app-testing.h"
#include "luminance.h"
#include "rectify-list-cell.h"
#include "rectify-plan-view.h"
#include "rectify-style.h"

/* What can be read, as it is drawn: the luminance of text against what is behind it. */

#define LEADER "张三"
/* Of text, by WCAG 2.1. */
#define LEAST_TEXT 4.5
/* And where somebody asks for more of it. */
#define LEAST_HIGH 7.0
/* Of what shows where the focus is. */
#define LEAST_RING 3.0

typedef struct {
  GtkWindow *window;
  RectifyPlanView *view;
  RectifyPlan *plan;
} Fixture;

static RectifyItem *
append_item (RectifyItem *parent, RectifyItemKind kind, gint64 id, const char *heading)
{
  RectifyItem *item = rectify_item_new (kind);

  rectify_item_set_id (item, id);
  rectify_item_set_heading (item, heading);
  rectify_item_append_child (parent, item);
  g_object_unref (item);
  return item;
}

/* Of the two problems, both inherit a leader. */
static RectifyPlan *
create_plan (void)
{
  const char *const names[] = { LEADER, NULL };
  RectifyPlan *plan = rectify_plan_new ();
  RectifyItem *area;
  g_autoptr (RectifyAssignment) assignment
      = rectify_assignment_new (RECTIFY_ROLE_LEADER, NULL, LEADER, names);

  rectify_plan_set_id (plan, 1);
  area = append_item (rectify_plan_get_root (plan), RECTIFY_ITEM_AREA, 1, "带头学习");
  rectify_item_add_assignment (area, assignment);
  append_item (area, RECTIFY_ITEM_PROBLEM, 2, "学习不够");
  append_item (area, RECTIFY_ITEM_PROBLEM, 3, "调研不深");
  return plan;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  gboolean dark = GPOINTER_TO_INT (data);

  g_object_set (gtk_settings_get_default (), "gtk-application-prefer-dark-theme", dark,
                "gtk-enable-animations", FALSE, NULL);
  fixture->plan = create_plan ();
  fixture->view = RECTIFY_PLAN_VIEW (rectify_plan_view_new ());
  fixture->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_default_size (fixture->window, 900, 400);
  gtk_window_set_child (fixture->window, GTK_WIDGET (fixture->view));
  rectify_plan_view_set_plan (fixture->view, fixture->plan);
  gtk_window_present (fixture->window);
  app_wait_for_frame (GTK_WIDGET (fixture->window));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (fixture->window);
  app_run_pending ();
  g_object_unref (fixture->plan);
}

static const char *
get_shown (GtkWidget *widget)
{
  if (RECTIFY_IS_LIST_CELL (widget))
    return rectify_list_cell_get_text (RECTIFY_LIST_CELL (widget));
  return GTK_IS_LABEL (widget) ? gtk_label_get_text (GTK_LABEL (widget)) : NULL;
}

/* The label or cell with such words, of those there are the one that stands at a place from the top. */
static GtkWidget *
find_label (GtkWidget *parent, const char *words, guint *n_before)
{
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found;

      if (gtk_widget_get_mapped (child) && g_strcmp0 (get_shown (child), words) == 0
          && (*n_before)-- == 0)
        return child;
      found = find_label (child, words, n_before);
      if (found != NULL)
        return found;
    }
  return NULL;
}

/* Between the lightest and the darkest of the pixels in an area. */
static double
measure_area (GdkTexture *texture, const graphene_rect_t *area)
{
  gsize width = gdk_texture_get_width (texture);
  g_autofree guint32 *pixels = g_new (guint32, width * gdk_texture_get_height (texture));
  double least = 1, most = 0;

  gdk_texture_download (texture, (guchar *) pixels, width * sizeof (guint32));
  for (int y = area->origin.y; y < area->origin.y + area->size.height; y++)
    for (int x = area->origin.x; x < area->origin.x + area->size.width; x++)
      {
        double luminance = luminance_get (pixels[y * width + x]);

        least = MIN (least, luminance);
        most = MAX (most, luminance);
      }
  return luminance_get_contrast (most, least);
}

static double
measure_label (GtkWindow *window, GtkWidget *label)
{
  g_autoptr (GdkTexture) texture = luminance_draw (window);
  graphene_rect_t area;

  g_assert_nonnull (label);
  g_assert_true (gtk_widget_compute_bounds (label, GTK_WIDGET (window), &area));
  return measure_area (texture, &area);
}

static double
measure_contrast (Fixture *fixture, const char *words, guint place)
{
  return measure_label (fixture->window, find_label (GTK_WIDGET (fixture->view), words, &place));
}

/* What is inherited steps back, but not on the row that is selected, whose own colour is between
 * that of the list and that of its text. */
static void
test_inherited (Fixture *fixture, gconstpointer data)
{
  double plain, dimmed, selected, own;

  rectify_plan_view_select (fixture->view, 2);
  app_wait_for_frame (GTK_WIDGET (fixture->window));
  plain = measure_contrast (fixture, LEADER, 0);
  selected = measure_contrast (fixture, LEADER, 1);
  dimmed = measure_contrast (fixture, LEADER, 2);
  own = measure_contrast (fixture, "学习不够", 0);
  g_test_message ("plain %.1f, dimmed %.1f, own %.1f, selected %.1f", plain, dimmed, own, selected);
  g_assert_cmpfloat (dimmed, <, plain * 0.9);
  g_assert_cmpfloat (dimmed, >=, LEAST_TEXT);
  g_assert_cmpfloat (selected, >, own * 0.95);
}

/* Blocks, which have the colour of the text and nothing between it and that of the background. */
#define BLOCKS "\342\226\210\342\226\210\342\226\210\342\226\210"

typedef struct {
  const char *path;
  const char *name;
  gboolean dark;
  double least;
} Theme;

/* Of what the program's own style sheet says how it looks: what it is in, and its own class. */
static const char *const styles[][2] = {
  { NULL, NULL },
  { NULL, "dim-label" },
  { "view", "dim-label" },
  { "view", "warning" },
  { "view", "error" },
  { NULL, "warning" },
  { NULL, "error" },
  { "rectify-notice", NULL },
  { "rectify-banner", NULL },
  { "rectify-banner", "dim-label" },
  { "rectify-drag", NULL },
  { "rectify-ledger-strip", NULL },
  { "rectify-ledger-strip", "dim-label" },
  { "rectify-overview-card", "dim-label" },
  { "rectify-overview-card", "rectify-overview-link" },
  { "view", "rectify-history-side" },
  { "view", "rectify-history-gone" },
  { "rectify-history-gone", "dim-label" },
};

static GtkWidget *
create_style (const char *const style[2])
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *label = gtk_label_new (BLOCKS);
  GtkWidget *child = label;

  if (style[0] != NULL)
    gtk_widget_add_css_class (box, style[0]);
  if (g_strcmp0 (style[1], "rectify-overview-link") == 0)
    {
      child = gtk_button_new ();
      gtk_button_set_child (GTK_BUTTON (child), label);
      gtk_widget_add_css_class (child, "link");
      gtk_widget_add_css_class (child, "flat");
    }
  if (style[1] != NULL)
    gtk_widget_add_css_class (child, style[1]);
  gtk_box_append (GTK_BOX (box), child);
  return box;
}

static void
test_styles (gconstpointer data)
{
  const Theme *theme = data;
  Fixture fixture = { NULL };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *boxes[G_N_ELEMENTS (styles)];
  gboolean all = TRUE;

  g_object_set (gtk_settings_get_default (), "gtk-theme-name", theme->name,
                "gtk-application-prefer-dark-theme", theme->dark, "gtk-enable-animations", FALSE,
                NULL);
  fixture.window = GTK_WINDOW (gtk_window_new ());
  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    {
      boxes[i] = create_style (styles[i]);
      gtk_box_append (GTK_BOX (box), boxes[i]);
    }
  gtk_window_set_child (fixture.window, box);
  gtk_window_present (fixture.window);
  app_wait_for_frame (GTK_WIDGET (fixture.window));
  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    {
      double contrast = measure_label (fixture.window, boxes[i]);

      g_test_message ("%s: %s in %s: %.2f", theme->path, styles[i][1], styles[i][0], contrast);
      all = all && contrast >= theme->least;
    }
  if (!all)
    g_test_fail ();
  gtk_window_destroy (fixture.window);
  g_object_set (gtk_settings_get_default (), "gtk-theme-name", "Default",
                "gtk-application-prefer-dark-theme", FALSE, NULL);
}

static void
begin (Fixture *fixture, const Theme *theme, GtkWidget *child)
{
  g_object_set (gtk_settings_get_default (), "gtk-theme-name", theme->name,
                "gtk-application-prefer-dark-theme", theme->dark, "gtk-enable-animations", FALSE,
                NULL);
  fixture->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_child (fixture->window, child);
  gtk_window_present (fixture->window);
  app_wait_for_frame (GTK_WIDGET (fixture->window));
}

static void
end (Fixture *fixture)
{
  gtk_window_destroy (fixture->window);
  g_object_set (gtk_settings_get_default (), "gtk-theme-name", "Default",
                "gtk-application-prefer-dark-theme", FALSE, NULL);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, gtk_label_new (BLOCKS));
}

/* A table of one row, which is selected. */
static GtkWidget *
create_table (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  const char *const items[] = { "1", NULL };
  GtkWidget *table = gtk_column_view_new (
      GTK_SELECTION_MODEL (gtk_single_selection_new (G_LIST_MODEL (gtk_string_list_new (items)))));
  g_autoptr (GtkColumnViewColumn) column = gtk_column_view_column_new (NULL, factory);

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  gtk_column_view_append_column (GTK_COLUMN_VIEW (table), column);
  return table;
}

static GtkWidget *
create_selected (void)
{
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *label = gtk_label_new (BLOCKS);

  gtk_list_box_append (GTK_LIST_BOX (list), label);
  gtk_list_box_select_row (GTK_LIST_BOX (list), GTK_LIST_BOX_ROW (gtk_widget_get_parent (label)));
  return list;
}

static GtkWidget *
create_button (const char *css_class)
{
  GtkWidget *button = gtk_button_new_with_label (BLOCKS);

  gtk_widget_add_css_class (button, css_class);
  return button;
}

/* What stands on a colour of its own: rows that are selected, in lists and in tables, also below the
 * pointer, and the buttons that answer a dialog. */
static void
test_selected (gconstpointer data)
{
  const Theme *theme = data;
  Fixture fixture = { NULL };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *parts[] = { create_selected (), create_selected (), create_table (),
                         create_button ("suggested-action"), create_button ("destructive-action") };
  gboolean all = TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    gtk_box_append (GTK_BOX (box), parts[i]);
  gtk_widget_set_state_flags (gtk_widget_get_first_child (parts[1]), GTK_STATE_FLAG_PRELIGHT,
                              FALSE);
  begin (&fixture, theme, box);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      guint place = 0;
      GtkWidget *label = find_label (parts[i], BLOCKS, &place);
      /* In a table it is so tight that nothing is seen of what it stands on. */
      GtkWidget *area = GTK_IS_COLUMN_VIEW (parts[i]) ? gtk_widget_get_parent (label) : label;
      double contrast = measure_label (fixture.window, area);

      g_test_message ("%s: part %u: %.2f", theme->path, i, contrast);
      all = all && contrast >= LEAST_TEXT;
    }
  if (!all)
    g_test_fail ();
  end (&fixture);
}

/* Of a thing without words, so that all there is to see is the ring: one that is in another has its own
 * ring, or that one's. */
static double
measure_ring (Fixture *fixture, GtkWidget *widget)
{
  double before = measure_label (fixture->window, widget);

  gtk_widget_grab_focus (widget);
  gtk_window_set_focus_visible (fixture->window, TRUE);
  app_wait_for_frame (GTK_WIDGET (fixture->window));
  g_test_message ("without the focus %.2f", before);
  return measure_label (fixture->window, widget);
}

static GtkWidget *
create_row (gboolean selected)
{
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_widget_set_size_request (row, 200, 40);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list),
                                   selected ? GTK_SELECTION_SINGLE : GTK_SELECTION_NONE);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  if (selected)
    gtk_list_box_select_row (GTK_LIST_BOX (list), GTK_LIST_BOX_ROW (row));
  return list;
}

static void
test_ring (gconstpointer data)
{
  const Theme *theme = data;
  Fixture fixture = { NULL };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *parts[]
      = { create_row (FALSE), create_row (TRUE), gtk_button_new (), gtk_button_new () };
  gboolean all = TRUE;

  gtk_button_set_has_frame (GTK_BUTTON (parts[2]), FALSE);
  gtk_widget_add_css_class (parts[3], "suggested-action");
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      gtk_widget_set_size_request (parts[i], 200, 40);
      gtk_box_append (GTK_BOX (box), parts[i]);
    }
  begin (&fixture, theme, box);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      GtkWidget *widget
          = GTK_IS_LIST_BOX (parts[i]) ? gtk_widget_get_first_child (parts[i]) : parts[i];
      double contrast = measure_ring (&fixture, widget);

      g_test_message ("%s: ring %u: %.2f", theme->path, i, contrast);
      all = all && contrast >= LEAST_RING;
    }
  if (!all)
    g_test_fail ();
  end (&fixture);
}

static const Theme themes[]
    = { { "/contrast/styles/light", "Default", FALSE, LEAST_TEXT },
        { "/contrast/styles/dark", "Default", TRUE, LEAST_TEXT },
        { "/contrast/styles/high/light", "HighContrast", FALSE, LEAST_HIGH },
        { "/contrast/styles/high/dark", "HighContrast", TRUE, LEAST_HIGH } };

static void
add_tests (GtkApplication *application)
{
  rectify_style_add (gdk_display_get_default ());
  g_test_add ("/contrast/inherited/light", Fixture, GINT_TO_POINTER (FALSE), set_up, test_inherited,
              tear_down);
  g_test_add ("/contrast/inherited/dark", Fixture, GINT_TO_POINTER (TRUE), set_up, test_inherited,
              tear_down);
  for (guint i = 0; i < G_N_ELEMENTS (themes); i++)
    {
      g_autofree char *selected = g_strconcat (themes[i].path, "/selected", NULL);
      g_autofree char *ring = g_strconcat (themes[i].path, "/ring", NULL);

      g_test_add_data_func (themes[i].path, &themes[i], test_styles);
      g_test_add_data_func (selected, &themes[i], test_selected);
      g_test_add_data_func (ring, &themes[i], test_ring);
    }
}

int
main (int argc, char **argv)
{
  return app_run_tests (argc, argv, add_tests);
}
