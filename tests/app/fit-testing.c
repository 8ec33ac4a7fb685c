/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fit-testing.h"

#include "app-testing.h"
#include "every-window.h"
#include "rectify-fold-label.h"
#include "rectify-style.h"

/* So much more or less is rounding, or the edge of a button in the next. */
#define TOLERANCE 2

static gboolean
count_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  ++*(guint *) user_data;
  gtk_widget_queue_draw (widget);
  return G_SOURCE_CONTINUE;
}

/**
 * fit_wait_frames:
 * @widget: a widget that is shown
 *
 * Until what was changed is laid out, and what that has changed in its turn.
 */
void
fit_wait_frames (GtkWidget *widget)
{
  guint n_frames = 0;
  guint tick = gtk_widget_add_tick_callback (widget, count_cb, &n_frames, NULL);

  while (n_frames < 12)
    g_main_context_iteration (NULL, TRUE);
  gtk_widget_remove_tick_callback (widget, tick);
}

static const char *
get_words (GtkWidget *widget)
{
  const char *words = NULL;

  if (GTK_IS_LABEL (widget))
    words = gtk_label_get_text (GTK_LABEL (widget));
  for (; words == NULL && widget != NULL; widget = gtk_widget_get_parent (widget))
    words = gtk_widget_get_tooltip_text (widget);
  return words != NULL ? words : "";
}

static void
complain (GPtrArray *faults, GtkWidget *widget, const char *what)
{
  GString *line = g_string_new (what);

  g_string_append_printf (line, ": “%s” of", get_words (widget));
  for (guint i = 0; i < 8 && widget != NULL && !GTK_IS_ROOT (widget); i++)
    {
      g_string_append_printf (line, " %s%s%s", G_OBJECT_TYPE_NAME (widget),
                              GTK_IS_BUILDABLE (widget)
                                      && gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget))
                                             != NULL
                                  ? "#"
                                  : "",
                              gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget)) != NULL
                                  ? gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget))
                                  : "");
      widget = gtk_widget_get_parent (widget);
    }
  if (!g_ptr_array_find_with_equal_func (faults, line->str, g_str_equal, NULL))
    g_ptr_array_add (faults, g_strdup (line->str));
  g_string_free (line, TRUE);
}

/* Somebody tells all of it to who points at it. */
static gboolean
has_tooltip (GtkWidget *widget)
{
  for (; widget != NULL && !GTK_IS_ROOT (widget); widget = gtk_widget_get_parent (widget))
    if (gtk_widget_get_has_tooltip (widget))
      return TRUE;
  return FALSE;
}

/* Its words have the room that they take, or are said to be cut and told otherwise. */
static void
check_label (GtkWidget *widget, GPtrArray *faults)
{
  PangoLayout *layout = gtk_label_get_layout (GTK_LABEL (widget));
  int width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  if (pango_layout_is_ellipsized (layout) && !has_tooltip (widget))
    complain (faults, widget, "shortened without a tooltip");
  if (width > gtk_widget_get_width (widget) + TOLERANCE
      || height > gtk_widget_get_height (widget) + TOLERANCE)
    complain (faults, widget, "cut off");
}

static gboolean
scrolls (GtkPolicyType policy)
{
  return policy == GTK_POLICY_AUTOMATIC || policy == GTK_POLICY_ALWAYS;
}

/* What can be scrolled can be brought to where its scroller is. */
static void
scroll_into (GtkScrolledWindow *scroller, GtkWidget *window, graphene_rect_t *area)
{
  GtkPolicyType across, along;
  graphene_rect_t own;

  if (!gtk_widget_compute_bounds (GTK_WIDGET (scroller), window, &own))
    return;
  gtk_scrolled_window_get_policy (scroller, &across, &along);
  if (scrolls (across))
    {
      area->origin.x = own.origin.x;
      area->size.width = own.size.width;
    }
  if (scrolls (along))
    {
      area->origin.y = own.origin.y;
      area->size.height = own.size.height;
    }
}

static gboolean
is_inside (const graphene_rect_t *area, const graphene_rect_t *of)
{
  return area->origin.x >= of->origin.x - TOLERANCE && area->origin.y >= of->origin.y - TOLERANCE
         && area->origin.x + area->size.width <= of->origin.x + of->size.width + TOLERANCE
         && area->origin.y + area->size.height <= of->origin.y + of->size.height + TOLERANCE;
}

/* Nothing between it and the window hides a part of it that cannot be scrolled to. */
static void
check_place (GtkWidget *widget, GtkWidget *window, GPtrArray *faults)
{
  graphene_rect_t area, own;

  if (!gtk_widget_compute_bounds (widget, window, &area))
    return;
  for (GtkWidget *parent = gtk_widget_get_parent (widget); parent != NULL;
       parent = gtk_widget_get_parent (parent))
    {
      if (GTK_IS_SCROLLED_WINDOW (parent))
        scroll_into (GTK_SCROLLED_WINDOW (parent), window, &area);
      else if ((parent == window || gtk_widget_get_overflow (parent) == GTK_OVERFLOW_HIDDEN)
               /* Scrolled by what is around it. */
               && !GTK_IS_SCROLLABLE (parent) && gtk_widget_compute_bounds (parent, window, &own)
               && !is_inside (&area, &own))
        {
          complain (faults, widget, "out of reach");
          return;
        }
      if (parent == window)
        return;
    }
}

static gboolean
is_looked_at (GtkWidget *widget)
{
  return GTK_IS_LABEL (widget) || GTK_IS_BUTTON (widget) || GTK_IS_CHECK_BUTTON (widget)
         || GTK_IS_ENTRY (widget) || GTK_IS_SEARCH_ENTRY (widget) || GTK_IS_SPIN_BUTTON (widget)
         || GTK_IS_DROP_DOWN (widget) || GTK_IS_MENU_BUTTON (widget) || GTK_IS_IMAGE (widget);
}

static void
look_at (GtkWidget *widget, GtkWidget *window, GPtrArray *faults)
{
  /* What is not to be seen now has its place nevertheless. */
  if (!gtk_widget_get_mapped (widget) || !gtk_widget_get_child_visible (widget)
      || (widget != window && GTK_IS_NATIVE (widget)))
    return;
  /* Its words are not drawn, and its button has a tooltip. */
  if (RECTIFY_IS_FOLD_LABEL (widget) && rectify_fold_label_is_folded (RECTIFY_FOLD_LABEL (widget))
      && has_tooltip (widget))
    return;
  if (is_looked_at (widget))
    check_place (widget, window, faults);
  if (GTK_IS_LABEL (widget))
    check_label (widget, faults);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    look_at (child, window, faults);
}

/**
 * fit_list_faults:
 * @window: a window that is laid out
 * @max_width: how wide it may have to be, in pixels
 * @max_height: how high it may have to be, in pixels
 *
 * Returns: (transfer full) (element-type utf8): what of it cannot be seen, or is too large
 */
GPtrArray *
fit_list_faults (GtkWindow *window, int max_width, int max_height)
{
  GPtrArray *faults = g_ptr_array_new_with_free_func (g_free);
  GtkWidget *widget = GTK_WIDGET (window);
  int width, height;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, gtk_widget_get_width (widget), &height,
                      NULL, NULL, NULL);
  if (width > max_width || height > max_height)
    g_ptr_array_add (faults, g_strdup_printf ("at least %d by %d", width, height));
  if (gtk_widget_get_width (widget) > max_width || gtk_widget_get_height (widget) > max_height)
    g_ptr_array_add (faults, g_strdup_printf ("is %d by %d", gtk_widget_get_width (widget),
                                              gtk_widget_get_height (widget)));
  look_at (widget, widget, faults);
  return faults;
}

static void (*add_tests_func) (GtkApplication *application);

static void
add_tests_cb (GtkApplication *application)
{
  rectify_style_add (gdk_display_get_default ());
  add_tests_func (application);
}

/**
 * fit_run_tests:
 * @argc: of the program
 * @argv: of the program
 * @add_tests: adds the tests
 *
 * As app_run_tests(), with the style of the program and in the language that the environment says: the
 * words of another are longer or shorter.
 *
 * Returns: what the program returns
 */
int
fit_run_tests (int argc, char **argv, void (*add_tests) (GtkApplication *application))
{
  const char *language;

  if (!every_window_begin (&language))
    {
      g_print ("1..0 # SKIP there are no words of %s\n", language);
      return 0;
    }
  add_tests_func = add_tests;
  return app_run_tests (argc, argv, add_tests_cb);
}
