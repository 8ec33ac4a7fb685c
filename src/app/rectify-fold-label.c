/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-fold-label.h"

/**
 * RectifyFoldLabel:
 *
 * What a button says where there is room for it, and an icon that stands for it where there is none.
 * The button has to have a tooltip and an accessible name besides.
 */
struct _RectifyFoldLabel {
  GtkWidget parent_instance;

  GtkWidget *label;
  GtkWidget *icon;
  gboolean is_folded;
};

G_DEFINE_FINAL_TYPE (RectifyFoldLabel, rectify_fold_label, GTK_TYPE_WIDGET)

enum { PROP_LABEL = 1, PROP_ICON_NAME, N_PROPS };

static GParamSpec *properties[N_PROPS];

static void
rectify_fold_label_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  RectifyFoldLabel *self = RECTIFY_FOLD_LABEL (object);

  switch (id)
    {
    case PROP_LABEL:
      gtk_label_set_text_with_mnemonic (GTK_LABEL (self->label), g_value_get_string (value));
      break;
    case PROP_ICON_NAME:
      gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
rectify_fold_label_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                            int *minimum, int *natural, int *minimum_baseline,
                            int *natural_baseline)
{
  RectifyFoldLabel *self = RECTIFY_FOLD_LABEL (widget);
  int icon;

  gtk_widget_measure (self->label, orientation, -1, minimum, natural, minimum_baseline,
                      natural_baseline);
  gtk_widget_measure (self->icon, orientation, -1, &icon, NULL, NULL, NULL);
  *natural = MAX (*natural, icon);
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? icon : *natural;
}

static void
rectify_fold_label_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RectifyFoldLabel *self = RECTIFY_FOLD_LABEL (widget);
  GtkAllocation place = { 0, 0, width, height };
  int needed;

  gtk_widget_measure (self->label, GTK_ORIENTATION_HORIZONTAL, -1, &needed, NULL, NULL, NULL);
  self->is_folded = width < needed;
  /* The one that is not drawn has its place as well: a key is only listened to where it is shown. */
  gtk_widget_size_allocate (self->icon, &place, -1);
  place.width = MAX (width, needed);
  gtk_widget_size_allocate (self->label, &place, baseline);
}

static void
rectify_fold_label_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RectifyFoldLabel *self = RECTIFY_FOLD_LABEL (widget);

  gtk_widget_snapshot_child (widget, self->is_folded ? self->icon : self->label, snapshot);
}

static void
rectify_fold_label_dispose (GObject *object)
{
  RectifyFoldLabel *self = RECTIFY_FOLD_LABEL (object);

  g_clear_pointer (&self->label, gtk_widget_unparent);
  g_clear_pointer (&self->icon, gtk_widget_unparent);
  G_OBJECT_CLASS (rectify_fold_label_parent_class)->dispose (object);
}

static void
rectify_fold_label_class_init (RectifyFoldLabelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS;

  object_class->set_property = rectify_fold_label_set_property;
  object_class->dispose = rectify_fold_label_dispose;
  widget_class->measure = rectify_fold_label_measure;
  widget_class->size_allocate = rectify_fold_label_size_allocate;
  widget_class->snapshot = rectify_fold_label_snapshot;
  /* The words, with a mnemonic. */
  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, flags);
  /* What stands for them. */
  properties[PROP_ICON_NAME] = g_param_spec_string ("icon-name", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
rectify_fold_label_init (RectifyFoldLabel *self)
{
  self->label = gtk_label_new (NULL);
  self->icon = gtk_image_new ();
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  gtk_widget_set_parent (self->icon, GTK_WIDGET (self));
}

/**
 * rectify_fold_label_is_folded:
 * @self: a label that has its place
 *
 * Returns: whether the icon is what is seen of it
 */
gboolean
rectify_fold_label_is_folded (RectifyFoldLabel *self)
{
  return self->is_folded;
}
