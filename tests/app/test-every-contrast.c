/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gtk/gtk.h>
#include <math.h>

#include "app-testing.h"
#include "every-window.h"
#include "luminance.h"
#include "rectify-list-cell.h"
#include "rectify-style.h"

/*
 * The words of every view and every dialog, as they are drawn, against what they stand on. What is no
 * use now need not be read; and of what a list has cut off, only what is there is looked at.
 */

/* Of text, by WCAG 2.1. */
#define LEAST 4.5
/* What is seen of a letter or two, in pixels. */
#define LEAST_SEEN 8
/* Of so many pixels: a corner of something else is no letter, and a cross has few that are not grey. */
#define LEAST_PIXELS 3

typedef struct {
  const char *path;
  const char *name;
  gboolean dark;
} Theme;

typedef struct {
  guint32 *pixels;
  int width;
  int height;
  const char *what;
} Picture;

static GtkApplication *application;
static guint n_seen, n_faults;

static const char *
get_words (GtkWidget *widget)
{
  if (RECTIFY_IS_LIST_CELL (widget))
    return rectify_list_cell_get_text (RECTIFY_LIST_CELL (widget));
  if (GTK_IS_LABEL (widget))
    return gtk_label_get_text (GTK_LABEL (widget));
  return GTK_IS_TEXT (widget) ? gtk_editable_get_text (GTK_EDITABLE (widget)) : NULL;
}

/* In the window, without what the widgets around it cut off. */
static gboolean
get_seen (GtkWidget *widget, GtkWidget *window, graphene_rect_t *area)
{
  if (!gtk_widget_compute_bounds (widget, window, area))
    return FALSE;
  for (GtkWidget *parent = gtk_widget_get_parent (widget); parent != NULL && parent != window;
       parent = gtk_widget_get_parent (parent))
    {
      graphene_rect_t around;

      if (!gtk_widget_compute_bounds (parent, window, &around)
          || !graphene_rect_intersection (area, &around, area))
        return FALSE;
    }
  graphene_rect_round_to_pixel (area);
  return area->size.width >= LEAST_SEEN && area->size.height >= LEAST_SEEN;
}

static gint
compare (gconstpointer a, gconstpointer b)
{
  guint32 x = *(const guint32 *) a, y = *(const guint32 *) b;

  return (x > y) - (x < y);
}

/* The colour that there is most of. */
static guint32
find_background (guint32 *pixels, guint n)
{
  guint32 background = 0;
  guint most = 0;

  qsort (pixels, n, sizeof *pixels, compare);
  for (guint i = 0, first = 0; i < n; i++)
    {
      if (pixels[i] != pixels[first])
        first = i;
      if (i - first >= most)
        {
          most = i - first;
          background = pixels[i];
        }
    }
  return background;
}

static gint
compare_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

/* Of what in it is furthest from the background. */
static double
measure (const Picture *picture, const graphene_rect_t *area)
{
  g_autoptr (GArray) pixels = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GArray) contrasts = g_array_new (FALSE, FALSE, sizeof (double));
  int left = MAX (area->origin.x, 0), top = MAX (area->origin.y, 0);
  int right = MIN (area->origin.x + area->size.width, picture->width);
  int bottom = MIN (area->origin.y + area->size.height, picture->height);
  double behind;

  for (int y = top; y < bottom; y++)
    for (int x = left; x < right; x++)
      g_array_append_val (pixels, picture->pixels[y * picture->width + x]);
  if (pixels->len < LEAST_PIXELS)
    return G_MAXDOUBLE;
  behind = luminance_get (find_background ((guint32 *) pixels->data, pixels->len));
  for (guint i = 0; i < pixels->len; i++)
    {
      double contrast
          = luminance_get_contrast (behind, luminance_get (g_array_index (pixels, guint32, i)));

      g_array_append_val (contrasts, contrast);
    }
  g_array_sort (contrasts, compare_doubles);
  return g_array_index (contrasts, double, contrasts->len - LEAST_PIXELS);
}

static void
look_at (GtkWidget *widget, GtkWidget *window, const Picture *picture)
{
  const char *words = get_words (widget);
  graphene_rect_t area;
  double contrast;

  if (words == NULL || *words == '\0' || !gtk_widget_is_sensitive (widget)
      || !get_seen (widget, window, &area))
    return;
  n_seen++;
  contrast = measure (picture, &area);
  if (contrast >= LEAST)
    return;
  n_faults++;
  g_test_message ("%s: “%s” (%s): %.2f", picture->what, words, G_OBJECT_TYPE_NAME (widget),
                  contrast);
}

static void
look_through (GtkWidget *widget, GtkWidget *window, const Picture *picture)
{
  /* What has a surface of its own is not in the picture. */
  if (!gtk_widget_get_mapped (widget) || (widget != window && GTK_IS_NATIVE (widget)))
    return;
  look_at (widget, window, picture);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    look_through (child, window, picture);
}

static void
look (GtkWindow *window, const char *what)
{
  Picture picture = { .what = what };
  g_autoptr (GdkTexture) texture = NULL;
  g_autofree guint32 *pixels = NULL;

  do
    app_wait_for_frame (GTK_WIDGET (window));
  while ((texture = luminance_draw (window)) == NULL);
  picture.width = gdk_texture_get_width (texture);
  picture.height = gdk_texture_get_height (texture);
  picture.pixels = pixels = g_new (guint32, (gsize) picture.width * picture.height);
  gdk_texture_download (texture, (guchar *) pixels, (gsize) picture.width * sizeof (guint32));
  look_through (GTK_WIDGET (window), GTK_WIDGET (window), &picture);
}

static void
set_theme (const char *name, gboolean dark)
{
  g_object_set (gtk_settings_get_default (), "gtk-theme-name", name,
                "gtk-application-prefer-dark-theme", dark, "gtk-enable-animations", FALSE, NULL);
}

static void
test_theme (gconstpointer data)
{
  const Theme *theme = data;
  RectifyWindow *window;

  n_seen = n_faults = 0;
  set_theme (theme->name, theme->dark);
  every_window_open (application, &window);
  every_window_visit_views (window, look);
  every_window_visit_dialogs (window, look);
  app_close_window (&window);
  set_theme ("Default", FALSE);
  g_test_message ("%u texts", n_seen);
  g_assert_cmpuint (n_seen, >, 500);
  g_assert_cmpuint (n_faults, ==, 0);
}

static const Theme themes[] = { { "/every-contrast/light", "Default", FALSE },
                                { "/every-contrast/dark", "Default", TRUE },
                                { "/every-contrast/high/light", "HighContrast", FALSE },
                                { "/every-contrast/high/dark", "HighContrast", TRUE } };

static void
add_tests (GtkApplication *app)
{
  application = app;
  rectify_style_add (gdk_display_get_default ());
  for (guint i = 0; i < G_N_ELEMENTS (themes); i++)
    g_test_add_data_func (themes[i].path, &themes[i], test_theme);
}

int
main (int argc, char **argv)
{
  return app_run_tests (argc, argv, add_tests);
}
