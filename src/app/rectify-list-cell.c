/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-list-cell.h"

#include "rectify-list-cell-private.h"
#include "rectify-speech.h"

/**
 * RectifyListCell:
 *
 * A line of text in a cell of a long list, cut off where it does not fit. Unlike a label it asks for
 * the same room whatever it says, so that another text lays out nothing, and it lays out its own only
 * when it is in sight. A screen reader takes it for a label.
 */
struct _RectifyListCell {
  GtkWidget parent_instance;

  RectifyCellGroup *group;
  GList link; /* in what the group has waiting */
  GObject *item;
  char *text;
  PangoLayout *layout; /* of the text; NULL: not laid out yet */
  gboolean drawn;      /* it shows its text */
  gboolean strong;     /* it is set off from others by its font */
  float xalign;
  guint min_chars;
};

G_DEFINE_FINAL_TYPE (RectifyListCell, rectify_list_cell, GTK_TYPE_WIDGET)

static void
rectify_list_cell_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                           int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  RectifyListCell *self = RECTIFY_LIST_CELL (widget);
  int char_width, height = rectify_cell_group_get_size (self->group, &char_width);

  *minimum = *natural
      = orientation == GTK_ORIENTATION_VERTICAL ? height : (int) self->min_chars * char_width;
}

static PangoLayout *
get_layout (RectifyListCell *self, int width)
{
  if (self->layout == NULL)
    {
      self->layout
          = rectify_cell_group_create_layout (self->group, self->strong ? GTK_WIDGET (self) : NULL);
      if (self->layout == NULL)
        return NULL;
      pango_layout_set_text (self->layout, self->text, -1);
    }
  pango_layout_set_width (self->layout, width * PANGO_SCALE);
  return self->layout;
}

static void
draw (RectifyListCell *self, GtkSnapshot *snapshot)
{
  GtkWidget *widget = GTK_WIDGET (self);
  int width = gtk_widget_get_width (widget);
  PangoLayout *layout = get_layout (self, width);
  float xalign
      = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL ? 1 - self->xalign : self->xalign;
  PangoRectangle logical;
  GdkRGBA colour;

  if (layout == NULL)
    return;
  pango_layout_get_pixel_extents (layout, NULL, &logical);
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &colour);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
      snapshot,
      &GRAPHENE_POINT_INIT ((float) (int) ((float) (width - logical.width) * xalign)
                                - (float) logical.x,
                            (float) ((gtk_widget_get_height (widget) - logical.height) / 2)));
  gtk_snapshot_append_layout (snapshot, layout, &colour);
  gtk_snapshot_restore (snapshot);
}

static void
rectify_list_cell_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RectifyListCell *self = RECTIFY_LIST_CELL (widget);

  self->drawn = rectify_cell_group_is_in_sight (self->group, widget);
  if (!self->drawn)
    rectify_cell_group_wait (self->group, &self->link);
  else
    {
      rectify_cell_group_remove (self->group, &self->link);
      if (*self->text != '\0' && gtk_widget_get_width (widget) > 0)
        draw (self, snapshot);
    }
}

/* The font may be another. */
static void
rectify_list_cell_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  RectifyListCell *self = RECTIFY_LIST_CELL (widget);

  GTK_WIDGET_CLASS (rectify_list_cell_parent_class)->css_changed (widget, change);
  g_clear_object (&self->layout);
  if (self->group != NULL)
    rectify_cell_group_forget_size (self->group);
}

static void
rectify_list_cell_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  RectifyListCell *self = RECTIFY_LIST_CELL (widget);

  GTK_WIDGET_CLASS (rectify_list_cell_parent_class)->system_setting_changed (widget, setting);
  g_clear_object (&self->layout);
  rectify_cell_group_forget_size (self->group);
}

static void
rectify_list_cell_dispose (GObject *object)
{
  RectifyListCell *self = RECTIFY_LIST_CELL (object);

  if (self->group != NULL)
    rectify_cell_group_remove (self->group, &self->link);
  g_clear_object (&self->item);
  G_OBJECT_CLASS (rectify_list_cell_parent_class)->dispose (object);
}

static void
rectify_list_cell_finalize (GObject *object)
{
  RectifyListCell *self = RECTIFY_LIST_CELL (object);

  g_clear_object (&self->layout);
  g_clear_object (&self->group);
  g_free (self->text);
  G_OBJECT_CLASS (rectify_list_cell_parent_class)->finalize (object);
}

static void
rectify_list_cell_class_init (RectifyListCellClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = rectify_list_cell_dispose;
  object_class->finalize = rectify_list_cell_finalize;
  widget_class->measure = rectify_list_cell_measure;
  widget_class->snapshot = rectify_list_cell_snapshot;
  widget_class->css_changed = rectify_list_cell_css_changed;
  widget_class->system_setting_changed = rectify_list_cell_system_setting_changed;
  gtk_widget_class_set_css_name (widget_class, "label");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
}

static void
rectify_list_cell_init (RectifyListCell *self)
{
  self->link.data = self;
  self->text = g_strdup ("");
}

/**
 * rectify_list_cell_new:
 * @group: of its list
 * @xalign: where its text stands, 0 for the beginning and 1 for the end
 * @min_chars: how many characters it has room for at least
 *
 * Returns: (transfer floating): a cell without a text
 */
GtkWidget *
rectify_list_cell_new (RectifyCellGroup *group, float xalign, guint min_chars)
{
  RectifyListCell *self = g_object_new (RECTIFY_TYPE_LIST_CELL, NULL);

  self->group = g_object_ref (group);
  self->xalign = xalign;
  self->min_chars = min_chars;
  return GTK_WIDGET (self);
}

/**
 * rectify_list_cell_set_item:
 * @self: a cell
 * @item: (nullable): what it is of
 */
void
rectify_list_cell_set_item (RectifyListCell *self, GObject *item)
{
  g_set_object (&self->item, item);
}

/**
 * rectify_list_cell_get_item:
 * @self: a cell
 *
 * Returns: (transfer none) (nullable): what it is of
 */
GObject *
rectify_list_cell_get_item (RectifyListCell *self)
{
  return self->item;
}

/**
 * rectify_list_cell_set_text:
 * @self: a cell
 * @text: what it shows
 * @spoken: (nullable): what a screen reader says; %NULL: the text
 */
void
rectify_list_cell_set_text (RectifyListCell *self, const char *text, const char *spoken)
{
  if (g_strcmp0 (self->text, text) != 0)
    {
      g_free (self->text);
      self->text = g_strdup (text);
      if (self->layout != NULL)
        pango_layout_set_text (self->layout, text, -1);
      self->drawn = FALSE;
      rectify_cell_group_add (self->group, &self->link);
    }
  rectify_speech_set_name (GTK_WIDGET (self), spoken != NULL ? spoken : text);
}

/**
 * rectify_list_cell_set_strong:
 * @self: a cell
 * @strong: whether it is set off from others by the font of “rectify-strong”; it gets no more room
 */
void
rectify_list_cell_set_strong (RectifyListCell *self, gboolean strong)
{
  if (self->strong == strong)
    return;
  self->strong = strong;
  g_clear_object (&self->layout);
  if (strong)
    gtk_widget_add_css_class (GTK_WIDGET (self), "rectify-strong");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "rectify-strong");
}

/**
 * rectify_list_cell_is_drawn:
 * @self: a cell
 *
 * Returns: whether its text was drawn, which it is only when it is in sight
 */
gboolean
rectify_list_cell_is_drawn (RectifyListCell *self)
{
  return self->drawn;
}

/**
 * rectify_list_cell_get_text:
 * @self: a cell
 *
 * Returns: (transfer none): what it shows
 */
const char *
rectify_list_cell_get_text (RectifyListCell *self)
{
  return self->text;
}
