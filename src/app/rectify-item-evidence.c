/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-item-evidence.h"

#include <glib/gi18n.h>

#include "rectify-item-text.h"
#include "rectify-ledger-content.h"

/**
 * RectifyItemEvidence:
 *
 * The files that prove what was done on an item, and a way to add some: a click on one opens it, and
 * files can be dropped on it.
 */
struct _RectifyItemEvidence {
  GtkWidget parent_instance;

  RectifyItem *item;
  GtkWidget *box;
  GtkLabel *title;
  GtkWidget *add;
  GtkWidget *files;
  GtkEventController *drop;
};

G_DEFINE_FINAL_TYPE (RectifyItemEvidence, rectify_item_evidence, GTK_TYPE_WIDGET)

/* How large, when, who: “1.2 MB · 2023-05-08 · 办公室”. */
static char *
dup_head (RectifyEvidence *evidence)
{
  const GDate *date = rectify_evidence_get_date (evidence);
  const char *who = rectify_evidence_get_who (evidence);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (parts, g_format_size ((guint64) rectify_evidence_get_size (evidence)));
  if (date != NULL)
    g_ptr_array_add (parts, rectify_date_dup_local (date));
  if (*who != '\0')
    g_ptr_array_add (parts, g_strdup (who));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

static GtkWidget *
create_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
append_action (GMenu *menu, const char *label, const char *action, RectifyItem *item,
               RectifyEvidence *evidence)
{
  g_autoptr (GMenuItem) entry = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (entry, action, "(xx)", rectify_item_get_id (item),
                                     rectify_evidence_get_id (evidence));
  g_menu_append_item (menu, entry);
}

static GtkWidget *
create_menu_button (RectifyItem *item, RectifyEvidence *evidence)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autofree char *name
      = g_strdup_printf (_ ("More about %s"), rectify_evidence_get_name (evidence));

  append_action (menu, _ ("_Open"), "win.item-evidence-open", item, evidence);
  append_action (menu, _ ("_Save As…"), "win.item-evidence-save", item, evidence);
  append_action (menu, _ ("_Check"), "win.item-evidence-check", item, evidence);
  append_action (menu, _ ("_Remove"), "win.item-evidence-remove", item, evidence);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_has_frame (GTK_MENU_BUTTON (button), FALSE);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return button;
}

static void
add_file (RectifyItemEvidence *self, RectifyEvidence *evidence)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *head = dup_head (evidence);
  g_autofree char *name
      = g_strdup_printf (_ ("Open %s, %s"), rectify_evidence_get_name (evidence), head);

  gtk_box_append (GTK_BOX (box), create_label (rectify_evidence_get_name (evidence), "body"));
  gtk_box_append (GTK_BOX (box), create_label (head, "dim-label"));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_button_set_has_frame (GTK_BUTTON (button), FALSE);
  gtk_widget_set_hexpand (button, TRUE);
  gtk_widget_add_css_class (button, "rectify-entry");
  gtk_widget_set_tooltip_text (button, _ ("Open a copy of this file, to look at it"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(xx)",
                                    rectify_item_get_id (self->item),
                                    rectify_evidence_get_id (evidence));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.item-evidence-open");
  gtk_box_append (GTK_BOX (row), button);
  gtk_box_append (GTK_BOX (row), create_menu_button (self->item, evidence));
  gtk_box_append (GTK_BOX (self->files), row);
}

/* Whoever works by keyboard goes on beside the file that was removed. */
static void
keep_focus (RectifyItemEvidence *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && gtk_widget_is_ancestor (focus, self->files))
    gtk_widget_grab_focus (self->add);
}

static void
show (RectifyItemEvidence *self)
{
  GPtrArray *evidence = self->item != NULL ? rectify_item_get_evidence (self->item) : NULL;
  guint n_files = evidence != NULL ? evidence->len : 0;
  g_autofree char *title
      = n_files > 0 ? g_strdup_printf (_ ("Evidence (%u)"), n_files) : g_strdup (_ ("Evidence"));
  GtkWidget *child;

  gtk_label_set_text (self->title, title);
  keep_focus (self);
  while ((child = gtk_widget_get_first_child (self->files)) != NULL)
    gtk_box_remove (GTK_BOX (self->files), child);
  for (guint i = 0; i < n_files; i++)
    add_file (self, g_ptr_array_index (evidence, i));
  if (n_files == 0)
    gtk_box_append (GTK_BOX (self->files),
                    create_label (_ ("None yet. Files can be dropped here."), "body"));
}

/**
 * rectify_item_evidence_pack_files:
 * @item_id: an item
 * @files: (element-type GFile): files
 *
 * Returns: (transfer floating): both, for the action that adds them
 */
GVariant *
rectify_item_evidence_pack_files (gint64 item_id, GSList *files)
{
  GVariantBuilder uris;

  g_variant_builder_init (&uris, G_VARIANT_TYPE_STRING_ARRAY);
  for (; files != NULL; files = files->next)
    {
      g_autofree char *uri = g_file_get_uri (files->data);

      g_variant_builder_add (&uris, "s", uri);
    }
  return g_variant_new ("(xas)", item_id, &uris);
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, RectifyItemEvidence *self)
{
  g_autoptr (GSList) files = NULL;

  if (self->item == NULL || !G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST))
    return FALSE;
  files = gdk_file_list_get_files (g_value_get_boxed (value));
  return gtk_widget_activate_action_variant (
      GTK_WIDGET (self), "win.item-evidence-files",
      rectify_item_evidence_pack_files (rectify_item_get_id (self->item), files));
}

static void
rectify_item_evidence_dispose (GObject *object)
{
  RectifyItemEvidence *self = RECTIFY_ITEM_EVIDENCE (object);

  g_clear_object (&self->item);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (rectify_item_evidence_parent_class)->dispose (object);
}

static void
rectify_item_evidence_class_init (RectifyItemEvidenceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rectify_item_evidence_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
rectify_item_evidence_init (RectifyItemEvidence *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *most = g_format_size (RECTIFY_EVIDENCE_MAX_SIZE);
  g_autofree char *all = g_format_size (RECTIFY_LEDGER_MAX_CONTENTS);
  g_autofree char *limits
      = g_strdup_printf (_ ("Keep files in the ledger that prove what was done: up to %s a file, "
                            "%s in all. The same file is kept once, however often it is added."),
                         most, all);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->title = GTK_LABEL (create_label ("", "heading"));
  gtk_widget_set_hexpand (GTK_WIDGET (self->title), TRUE);
  self->add = gtk_button_new_with_mnemonic (_ ("Add _Files…"));
  gtk_widget_set_tooltip_text (self->add, limits);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->add), "win.item-evidence-add");
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (head), self->add);
  self->files = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->box), head);
  gtk_box_append (GTK_BOX (self->box), self->files);
  self->drop = GTK_EVENT_CONTROLLER (gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY));
  g_signal_connect (self->drop, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), self->drop);
}

/**
 * rectify_item_evidence_set_item:
 * @self: the evidence
 * @item: (nullable): the item whose files are shown, as it is now
 */
void
rectify_item_evidence_set_item (RectifyItemEvidence *self, RectifyItem *item)
{
  g_set_object (&self->item, item);
  show (self);
}

/**
 * rectify_item_evidence_set_editable:
 * @self: the evidence
 * @editable: whether the item can be changed: files that are dropped are not taken else
 */
void
rectify_item_evidence_set_editable (RectifyItemEvidence *self, gboolean editable)
{
  gtk_event_controller_set_propagation_phase (self->drop,
                                              editable ? GTK_PHASE_BUBBLE : GTK_PHASE_NONE);
}
