/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-overview-grid.h"

#include "rectify-text-size.h"

#define SPACING 12

/**
 * RectifyOverviewGrid:
 *
 * Cards one below the other, in two columns where there is room: each card is put into the column
 * that is shorter so far, so that no holes are left between cards of different heights.
 */
struct _RectifyOverviewGrid {
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (RectifyOverviewGrid, rectify_overview_grid, GTK_TYPE_WIDGET)

static GtkSizeRequestMode
rectify_overview_grid_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
place (GtkWidget *child, int x, int y, int width, int height)
{
  GtkAllocation area = { x, y, width, height };

  gtk_widget_size_allocate (child, &area, -1);
}

/* Puts cards into columns; returns how high all of them are. */
static int
lay_out (GtkWidget *widget, int width, gboolean is_final)
{
  guint n = width >= rectify_text_size_scale (widget, RECTIFY_OVERVIEW_GRID_WIDE) ? 2 : 1;
  int column_width = (width - (int) (n - 1) * SPACING) / (int) n;
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int ends[2] = { 0, 0 };

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      guint column = n > 1 && ends[1] < ends[0] ? 1 : 0;
      guint from_left = mirrored ? n - 1 - column : column;
      int height;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, column_width, &height, NULL, NULL, NULL);
      if (is_final)
        place (child, (int) from_left * (column_width + SPACING), ends[column], column_width,
               height);
      ends[column] += height + SPACING;
    }
  return MAX (MAX (ends[0], ends[1]) - SPACING, 0);
}

static void
rectify_overview_grid_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                               int *minimum, int *natural, int *minimum_baseline,
                               int *natural_baseline)
{
  int least = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int width;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
      least = MAX (least, width);
    }
  *minimum_baseline = *natural_baseline = -1;
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL
                 ? least
                 : lay_out (widget, MAX (for_size, least), FALSE);
  *natural = *minimum;
}

static void
rectify_overview_grid_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  lay_out (widget, width, TRUE);
}

static void
rectify_overview_grid_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (rectify_overview_grid_parent_class)->dispose (object);
}

static void
rectify_overview_grid_class_init (RectifyOverviewGridClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rectify_overview_grid_dispose;
  widget_class->get_request_mode = rectify_overview_grid_get_request_mode;
  widget_class->measure = rectify_overview_grid_measure;
  widget_class->size_allocate = rectify_overview_grid_size_allocate;
}

static void
rectify_overview_grid_init (RectifyOverviewGrid *self)
{
}

/**
 * rectify_overview_grid_new:
 *
 * Returns: (transfer floating): a grid without cards
 */
GtkWidget *
rectify_overview_grid_new (void)
{
  return g_object_new (RECTIFY_TYPE_OVERVIEW_GRID, NULL);
}

/**
 * rectify_overview_grid_add:
 * @self: a grid
 * @child: (transfer floating): a card
 *
 * Puts a card behind the others.
 */
void
rectify_overview_grid_add (RectifyOverviewGrid *self, GtkWidget *child)
{
  gtk_widget_set_parent (child, GTK_WIDGET (self));
}
