/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-wrap-box.h"

/**
 * RectifyWrapBox:
 *
 * Fields side by side as words of a text are: those that have no room in a line begin another. In each
 * line, what expands has the room that is left. Unlike in a flow box, each is as wide as it needs.
 */
struct _RectifyWrapBox {
  GtkWidget parent_instance;

  int spacing;
  int line_spacing;
};

G_DEFINE_FINAL_TYPE (RectifyWrapBox, rectify_wrap_box, GTK_TYPE_WIDGET)

static int
get_width (GtkWidget *child, int most)
{
  int least, natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, &natural, NULL, NULL);
  return MAX (least, MIN (natural, most));
}

/* The next one that is shown, the first if there is none before. */
static GtkWidget *
get_next (GtkWidget *self, GtkWidget *child)
{
  child = child != NULL ? gtk_widget_get_next_sibling (child) : gtk_widget_get_first_child (self);
  while (child != NULL && !gtk_widget_should_layout (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

/* A line: where it ends, how high it is, and what is to be shared out in it. */
typedef struct {
  GtkWidget *end; /* the first of the next; NULL: of none */
  int height;
  int left;
  int n_expand;
} Line;

static Line
find_line (RectifyWrapBox *self, GtkWidget *first, int width)
{
  Line line = { .left = width };
  GtkWidget *child;

  for (child = first; child != NULL; child = get_next (GTK_WIDGET (self), child))
    {
      int own = get_width (child, width), height;
      int needed = own + (child != first ? self->spacing : 0);

      if (child != first && needed > line.left)
        break;
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, own, NULL, &height, NULL, NULL);
      line.left -= needed;
      line.height = MAX (line.height, height);
      line.n_expand += gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL);
    }
  line.end = child;
  return line;
}

static void
place_line (RectifyWrapBox *self, GtkWidget *first, const Line *line, int y, int width)
{
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int left = MAX (line->left, 0), n_expand = line->n_expand, x = 0;

  for (GtkWidget *child = first; child != line->end; child = get_next (GTK_WIDGET (self), child))
    {
      GtkAllocation area = { x, y, get_width (child, width), line->height };

      if (gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL))
        {
          int share = left / n_expand--;

          area.width += share;
          left -= share;
        }
      x += area.width + self->spacing;
      if (mirrored)
        area.x = width - area.x - area.width;
      gtk_widget_size_allocate (child, &area, -1);
    }
}

/* Returns how high all lines are. */
static int
lay_out (RectifyWrapBox *self, int width, gboolean is_final)
{
  int y = 0;
  GtkWidget *first = get_next (GTK_WIDGET (self), NULL);

  while (first != NULL)
    {
      Line line = find_line (self, first, width);

      if (is_final)
        place_line (self, first, &line, y, width);
      y += line.height + (line.end != NULL ? self->line_spacing : 0);
      first = line.end;
    }
  return y;
}

static GtkSizeRequestMode
rectify_wrap_box_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* At least as wide as the widest of them; all in one line would be best. */
static void
measure_width (RectifyWrapBox *self, int *minimum, int *natural)
{
  *minimum = *natural = 0;
  for (GtkWidget *child = get_next (GTK_WIDGET (self), NULL); child != NULL;
       child = get_next (GTK_WIDGET (self), child))
    {
      int least, own;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, &own, NULL, NULL);
      *minimum = MAX (*minimum, least);
      *natural += own + (*natural > 0 ? self->spacing : 0);
    }
}

static void
rectify_wrap_box_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                          int *natural, int *minimum_baseline, int *natural_baseline)
{
  RectifyWrapBox *self = RECTIFY_WRAP_BOX (widget);
  int least, wanted;

  measure_width (self, &least, &wanted);
  *minimum_baseline = *natural_baseline = -1;
  *minimum = least;
  *natural = wanted;
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = lay_out (self, for_size < 0 ? wanted : MAX (for_size, least), FALSE);
}

static void
rectify_wrap_box_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  lay_out (RECTIFY_WRAP_BOX (widget), width, TRUE);
}

static void
rectify_wrap_box_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (rectify_wrap_box_parent_class)->dispose (object);
}

static void
rectify_wrap_box_class_init (RectifyWrapBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rectify_wrap_box_dispose;
  widget_class->get_request_mode = rectify_wrap_box_get_request_mode;
  widget_class->measure = rectify_wrap_box_measure;
  widget_class->size_allocate = rectify_wrap_box_size_allocate;
}

static void
rectify_wrap_box_init (RectifyWrapBox *self)
{
}

/**
 * rectify_wrap_box_new:
 * @spacing: between what stands side by side, in pixels
 * @line_spacing: between lines, in pixels
 *
 * Returns: (transfer floating): a box with nothing in it
 */
GtkWidget *
rectify_wrap_box_new (int spacing, int line_spacing)
{
  RectifyWrapBox *self = g_object_new (RECTIFY_TYPE_WRAP_BOX, NULL);

  self->spacing = spacing;
  self->line_spacing = line_spacing;
  return GTK_WIDGET (self);
}

/**
 * rectify_wrap_box_append:
 * @self: a box
 * @child: (transfer floating): what stands behind the others
 */
void
rectify_wrap_box_append (RectifyWrapBox *self, GtkWidget *child)
{
  gtk_widget_set_parent (child, GTK_WIDGET (self));
}
