/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-list-cell-private.h"

/**
 * RectifyCellGroup:
 *
 * The cells of a list, of which a few are in sight and many more are kept ready by the toolkit. What
 * a cell shows is laid out when it comes into sight: to lay out all that is ready is most of what
 * a frame would take.
 */
struct _RectifyCellGroup {
  GObject parent_instance;

  GtkWidget *view;      /* borrowed; NULL: gone */
  GdkFrameClock *clock; /* while there is one */
  GQueue waiting;       /* cells that do not show yet what they are to show, by their links */
  GtkWidget *row;       /* that was asked about last since the list was laid out; only compared */
  gboolean in_sight;    /* and the answer */
  int height;           /* of a line of text; 0: not known */
  int char_width;
};

G_DEFINE_FINAL_TYPE (RectifyCellGroup, rectify_cell_group, G_TYPE_OBJECT)

/* Rows only move when the list is laid out, and it is painted after that. */
static void
laid_out_cb (RectifyCellGroup *self)
{
  GList *next;

  self->row = NULL;
  for (GList *link = self->waiting.head; link != NULL; link = next)
    {
      GtkWidget *cell = link->data;

      next = link->next;
      if (!rectify_cell_group_is_in_sight (self, cell))
        continue;
      rectify_cell_group_remove (self, link);
      gtk_widget_queue_draw (cell);
    }
}

static void
unfollow_clock (RectifyCellGroup *self)
{
  if (self->clock != NULL)
    g_signal_handlers_disconnect_by_data (self->clock, self);
  g_clear_object (&self->clock);
}

static void
realized_cb (RectifyCellGroup *self)
{
  unfollow_clock (self);
  self->clock = g_object_ref (gtk_widget_get_frame_clock (self->view));
  g_signal_connect_object (self->clock, "layout", G_CALLBACK (laid_out_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

static void
rectify_cell_group_finalize (GObject *object)
{
  RectifyCellGroup *self = RECTIFY_CELL_GROUP (object);

  unfollow_clock (self);
  g_clear_weak_pointer (&self->view);
  G_OBJECT_CLASS (rectify_cell_group_parent_class)->finalize (object);
}

static void
rectify_cell_group_class_init (RectifyCellGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rectify_cell_group_finalize;
}

static void
rectify_cell_group_init (RectifyCellGroup *self)
{
  g_queue_init (&self->waiting);
}

/**
 * rectify_cell_group_new:
 * @view: the list, not shown yet
 *
 * Returns: (transfer full): what its cells have in common
 */
RectifyCellGroup *
rectify_cell_group_new (GtkWidget *view)
{
  RectifyCellGroup *self = g_object_new (RECTIFY_TYPE_CELL_GROUP, NULL);

  g_set_weak_pointer (&self->view, view);
  g_signal_connect_object (view, "realize", G_CALLBACK (realized_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (view, "unrealize", G_CALLBACK (unfollow_clock), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * rectify_cell_group_add:
 * @self: a group
 * @link: of a cell whose text is another than it shows
 *
 * Has it drawn as soon as it is in sight.
 */
void
rectify_cell_group_add (RectifyCellGroup *self, GList *link)
{
  if (link->prev == NULL && link->next == NULL && self->waiting.head != link)
    g_queue_push_tail_link (&self->waiting, link);
  if (self->clock != NULL)
    gdk_frame_clock_request_phase (self->clock, GDK_FRAME_CLOCK_PHASE_LAYOUT);
}

/**
 * rectify_cell_group_wait:
 * @self: a group
 * @link: of a cell that is not in sight
 *
 * Has it drawn when it comes into sight.
 */
void
rectify_cell_group_wait (RectifyCellGroup *self, GList *link)
{
  if (link->prev == NULL && link->next == NULL && self->waiting.head != link)
    g_queue_push_tail_link (&self->waiting, link);
}

/**
 * rectify_cell_group_remove:
 * @self: a group
 * @link: of a cell
 *
 * Waits for it no more, if it did.
 */
void
rectify_cell_group_remove (RectifyCellGroup *self, GList *link)
{
  if (link->prev != NULL || link->next != NULL || self->waiting.head == link)
    g_queue_unlink (&self->waiting, link);
}

/**
 * rectify_cell_group_is_in_sight:
 * @self: a group
 * @cell: one of its cells
 *
 * Returns: whether anything of its row is in sight, as the list was laid out last
 */
gboolean
rectify_cell_group_is_in_sight (RectifyCellGroup *self, GtkWidget *cell)
{
  GtkWidget *column_cell = gtk_widget_get_parent (cell);
  GtkWidget *row;
  double x, y;

  if (GTK_IS_TREE_EXPANDER (column_cell))
    column_cell = gtk_widget_get_parent (column_cell);
  row = column_cell != NULL ? gtk_widget_get_parent (column_cell) : NULL;
  if (self->view == NULL || row == NULL || !gtk_widget_get_mapped (cell))
    return FALSE;
  if (row == self->row)
    return self->in_sight;
  self->row = row;
  self->in_sight = gtk_widget_translate_coordinates (row, self->view, 0, 0, &x, &y)
                   && y < gtk_widget_get_height (self->view) && y + gtk_widget_get_height (row) > 0;
  return self->in_sight;
}

/**
 * rectify_cell_group_create_layout:
 * @self: a group
 * @cell: (nullable): a cell with a font of its own; %NULL: one with that of the list, which costs less
 *
 * Returns: (transfer full) (nullable): a layout for a line of a cell; %NULL if the list is gone
 */
PangoLayout *
rectify_cell_group_create_layout (RectifyCellGroup *self, GtkWidget *cell)
{
  PangoLayout *layout;

  if (self->view == NULL)
    return NULL;
  layout = gtk_widget_create_pango_layout (cell != NULL ? cell : self->view, NULL);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  return layout;
}

/**
 * rectify_cell_group_get_size:
 * @self: a group
 * @char_width: (out): set to how wide a character is
 *
 * Returns: how high a line is, in pixels
 */
int
rectify_cell_group_get_size (RectifyCellGroup *self, int *char_width)
{
  if (self->height == 0 && self->view != NULL)
    {
      g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (self->view, "国0");

      pango_layout_get_pixel_size (layout, &self->char_width, &self->height);
      self->char_width = (self->char_width + 1) / 2;
    }
  *char_width = self->char_width;
  return self->height;
}

/**
 * rectify_cell_group_forget_size:
 * @self: a group
 *
 * The font is another, or may be.
 */
void
rectify_cell_group_forget_size (RectifyCellGroup *self)
{
  self->height = 0;
}
