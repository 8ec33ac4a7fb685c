/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-checks-row.h"

#include <glib/gi18n.h>

#include "rectify-tell-cut.h"

/* What an item is called takes no more room than this, in characters. */
#define NAME_CHARS 22

/**
 * RectifyChecksRow:
 *
 * One finding in one line: symbol and word of its severity, the item, the message, and Mend where
 * that is offered.
 */
struct _RectifyChecksRow {
  GtkWidget parent_instance;

  RectifyChecksEntry *entry;
  GtkImage *image;
  GtkLabel *severity;
  GtkWidget *words; /* of what item, and what */
  GtkLabel *name;
  GtkLabel *message;
  GtkWidget *mend;
};

G_DEFINE_FINAL_TYPE (RectifyChecksRow, rectify_checks_row, GTK_TYPE_WIDGET)

enum { CLICKED, MEND, N_SIGNALS };

static guint signals[N_SIGNALS];

/**
 * rectify_severity_get_icon_name:
 * @severity: a severity
 *
 * Returns: (transfer none): its symbol
 */
const char *
rectify_severity_get_icon_name (RectifySeverity severity)
{
  switch (severity)
    {
    case RECTIFY_SEVERITY_ERROR:
      return "dialog-error-symbolic";
    case RECTIFY_SEVERITY_WARNING:
      return "dialog-warning-symbolic";
    default:
      return "dialog-information-symbolic";
    }
}

static void
mend_cb (GtkButton *button, RectifyChecksRow *self)
{
  g_signal_emit (self, signals[MEND], 0);
}

static void
released_cb (GtkGestureClick *gesture, int n_press, double x, double y, RectifyChecksRow *self)
{
  if (n_press == 1)
    g_signal_emit (self, signals[CLICKED], 0);
}

static void
rectify_checks_row_dispose (GObject *object)
{
  RectifyChecksRow *self = RECTIFY_CHECKS_ROW (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->entry);
  G_OBJECT_CLASS (rectify_checks_row_parent_class)->dispose (object);
}

static void
rectify_checks_row_class_init (RectifyChecksRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rectify_checks_row_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
  /**
   * RectifyChecksRow::clicked:
   * @self: the row
   */
  signals[CLICKED] = g_signal_new ("clicked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  /**
   * RectifyChecksRow::mend:
   * @self: the row
   *
   * Its Mend was pressed.
   */
  signals[MEND] = g_signal_new ("mend", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
}

static GtkLabel *
add_label (GtkWidget *parent)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  gtk_widget_set_parent (label, parent);
  return GTK_LABEL (label);
}

/* So that the columns of all rows stand one below the other, in any language. */
static int
get_severity_chars (void)
{
  glong chars = 0;

  for (guint i = 0; i < RECTIFY_N_SEVERITIES; i++)
    {
      glong width = 0;

      for (const char *p = rectify_severity_get_title (i); *p != '\0'; p = g_utf8_next_char (p))
        width += g_unichar_iswide (g_utf8_get_char (p)) ? 2 : 1;
      chars = MAX (chars, width);
    }
  return (int) chars;
}

static void
rectify_checks_row_init (RectifyChecksRow *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkGesture *gesture = gtk_gesture_click_new ();

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 8);
  gtk_widget_add_css_class (GTK_WIDGET (self), "rectify-checks-row");
  self->image = GTK_IMAGE (gtk_image_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->image), GTK_WIDGET (self));
  self->severity = add_label (GTK_WIDGET (self));
  gtk_label_set_width_chars (self->severity, get_severity_chars ());
  self->words = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  gtk_widget_set_hexpand (self->words, TRUE);
  gtk_widget_set_valign (self->words, GTK_ALIGN_CENTER);
  gtk_widget_set_parent (self->words, GTK_WIDGET (self));
  self->name = add_label (self->words);
  gtk_label_set_ellipsize (self->name, PANGO_ELLIPSIZE_END);
  rectify_tell_cut (self->name);
  gtk_label_set_width_chars (self->name, NAME_CHARS);
  gtk_label_set_max_width_chars (self->name, NAME_CHARS);
  gtk_widget_add_css_class (GTK_WIDGET (self->name), "dim-label");
  self->message = add_label (self->words);
  gtk_label_set_ellipsize (self->message, PANGO_ELLIPSIZE_END);
  rectify_tell_cut (self->message);
  gtk_widget_set_hexpand (GTK_WIDGET (self->message), TRUE);
  self->mend = gtk_button_new_with_label (_ ("Mend"));
  gtk_widget_set_valign (self->mend, GTK_ALIGN_CENTER);
  gtk_widget_set_parent (self->mend, GTK_WIDGET (self));
  g_signal_connect (self->mend, "clicked", G_CALLBACK (mend_cb), self);
  g_signal_connect (gesture, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (gesture));
}

/**
 * rectify_checks_row_new:
 *
 * Returns: (transfer floating): a row without an entry
 */
GtkWidget *
rectify_checks_row_new (void)
{
  return g_object_new (RECTIFY_TYPE_CHECKS_ROW, NULL);
}

/**
 * rectify_checks_row_set_narrow:
 * @self: a row
 * @is_narrow: whether it has the message below the item, and the word for the severity is left to
 *   the symbol and what a screen reader says
 */
void
rectify_checks_row_set_narrow (RectifyChecksRow *self, gboolean is_narrow)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->words), is_narrow
                                                                    ? GTK_ORIENTATION_VERTICAL
                                                                    : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_spacing (GTK_BOX (self->words), is_narrow ? 0 : 8);
  gtk_widget_set_visible (GTK_WIDGET (self->severity), !is_narrow);
  gtk_label_set_width_chars (self->name, is_narrow ? -1 : NAME_CHARS);
  gtk_label_set_max_width_chars (self->name, is_narrow ? -1 : NAME_CHARS);
}

static void
show_severity (RectifyChecksRow *self, RectifySeverity severity)
{
  static const char *const classes[RECTIFY_N_SEVERITIES] = { [RECTIFY_SEVERITY_HINT] = "dim-label",
                                                             [RECTIFY_SEVERITY_WARNING] = "warning",
                                                             [RECTIFY_SEVERITY_ERROR] = "error" };

  gtk_image_set_from_icon_name (self->image, rectify_severity_get_icon_name (severity));
  gtk_label_set_text (self->severity, rectify_severity_get_title (severity));
  for (guint i = 0; i < RECTIFY_N_SEVERITIES; i++)
    gtk_widget_remove_css_class (GTK_WIDGET (self->image), classes[i]);
  gtk_widget_add_css_class (GTK_WIDGET (self->image), classes[severity]);
}

/**
 * rectify_checks_row_set_entry:
 * @self: a row
 * @entry: (nullable): what it shows
 * @can_edit: whether it can be mended now
 */
void
rectify_checks_row_set_entry (RectifyChecksRow *self, RectifyChecksEntry *entry, gboolean can_edit)
{
  RectifyFinding *finding;
  const char *message, *mend;
  g_autofree char *words = NULL;
  g_autofree char *mend_words = NULL;

  g_set_object (&self->entry, entry);
  if (entry == NULL)
    return;
  finding = rectify_checks_entry_get_finding (entry);
  message = rectify_finding_get_message (finding);
  mend = rectify_checks_entry_get_mend (entry);
  show_severity (self, rectify_finding_get_severity (finding));
  gtk_label_set_text (self->name, rectify_checks_entry_get_name (entry));
  gtk_label_set_text (self->message, message);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->name), rectify_checks_entry_get_name (entry));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->message), message);
  /* Translators: a severity, what was found, and the item it is about. */
  words = g_strdup_printf (C_ ("finding", "%s: %s (%s)"),
                           rectify_severity_get_title (rectify_finding_get_severity (finding)),
                           message, rectify_checks_entry_get_name (entry));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_widget_set_visible (self->mend, mend != NULL);
  gtk_widget_set_sensitive (self->mend, can_edit);
  if (mend == NULL)
    return;
  mend_words = g_strdup_printf (C_ ("finding", "Mend: %s (%s)"), mend,
                                rectify_checks_entry_get_name (entry));
  gtk_widget_set_tooltip_text (self->mend, mend);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->mend), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  mend_words, -1);
}

/**
 * rectify_checks_row_get_entry:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): what it shows
 */
RectifyChecksEntry *
rectify_checks_row_get_entry (RectifyChecksRow *self)
{
  return self->entry;
}
