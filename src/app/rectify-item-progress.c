/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-item-progress.h"

#include <glib/gi18n.h>

#include "rectify-item-text.h"

/* So many entries are shown at first, the latest on top. */
#define N_LATEST 3

/**
 * RectifyItemProgress:
 *
 * What was done on an item: how many entries there are, the latest of them, and a way to add one. A
 * click on an entry edits it.
 */
struct _RectifyItemProgress {
  GtkWidget parent_instance;

  RectifyItem *item;
  gint64 shown_id; /* of the item whose entries are all shown */
  GtkWidget *box;
  GtkLabel *title;
  GtkWidget *add;
  GtkWidget *entries;
  GtkWidget *all;
};

G_DEFINE_FINAL_TYPE (RectifyItemProgress, rectify_item_progress, GTK_TYPE_WIDGET)

/* When, how much, who: “2023-05-08 · 60 % · 办公室”. */
static char *
dup_head (RectifyProgressEntry *entry)
{
  const GDate *date = rectify_progress_entry_get_date (entry);
  const char *reporter = rectify_progress_entry_get_reporter (entry);
  int share = rectify_progress_entry_get_share (entry);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (parts, date != NULL ? rectify_date_dup_local (date) : g_strdup (_ ("No date")));
  if (share != RECTIFY_SHARE_UNKNOWN)
    g_ptr_array_add (parts, g_strdup_printf (_ ("%d %%"), share));
  if (*reporter != '\0')
    g_ptr_array_add (parts, g_strdup (reporter));
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
add_entry (RectifyItemProgress *self, RectifyProgressEntry *entry)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *head = dup_head (entry);
  g_autofree char *name = g_strdup_printf (_ ("Edit progress: %s: %s"), head,
                                           rectify_progress_entry_get_text (entry));

  gtk_box_append (GTK_BOX (box), create_label (head, "dim-label"));
  gtk_box_append (GTK_BOX (box), create_label (rectify_progress_entry_get_text (entry), "body"));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_button_set_has_frame (GTK_BUTTON (button), FALSE);
  gtk_widget_add_css_class (button, "rectify-entry");
  gtk_widget_set_tooltip_text (button, _ ("Edit or delete this entry"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(xx)",
                                    rectify_item_get_id (self->item),
                                    rectify_progress_entry_get_id (entry));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.item-progress-edit");
  gtk_box_append (GTK_BOX (self->entries), button);
}

/* Whoever works by keyboard goes on beside the entry that was edited. */
static void
keep_focus (RectifyItemProgress *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && gtk_widget_is_ancestor (focus, self->entries))
    gtk_widget_grab_focus (self->add);
}

static void
show (RectifyItemProgress *self)
{
  GPtrArray *entries = self->item != NULL ? rectify_item_get_progress (self->item) : NULL;
  guint n_entries = entries != NULL ? entries->len : 0;
  gboolean all = self->item != NULL && rectify_item_get_id (self->item) == self->shown_id;
  guint n_shown = all ? n_entries : MIN (n_entries, N_LATEST);
  g_autofree char *title = n_entries > 0 ? g_strdup_printf (_ ("Progress (%u)"), n_entries)
                                         : g_strdup (_ ("Progress"));
  g_autofree char *more
      = g_strdup_printf (ngettext ("Show %u Earlier _Entry", "Show %u Earlier _Entries",
                                   n_entries - n_shown),
                         n_entries - n_shown);
  GtkWidget *child;

  gtk_label_set_text (self->title, title);
  keep_focus (self);
  while ((child = gtk_widget_get_first_child (self->entries)) != NULL)
    gtk_box_remove (GTK_BOX (self->entries), child);
  for (guint i = 0; i < n_shown; i++)
    add_entry (self, g_ptr_array_index (entries, n_entries - 1 - i));
  if (n_entries == 0)
    gtk_box_append (GTK_BOX (self->entries), create_label (_ ("Nothing noted yet"), "body"));
  gtk_button_set_label (GTK_BUTTON (self->all), more);
  gtk_widget_set_visible (self->all, n_shown < n_entries);
}

static void
all_cb (GtkButton *button, RectifyItemProgress *self)
{
  self->shown_id = rectify_item_get_id (self->item);
  show (self);
}

static void
rectify_item_progress_dispose (GObject *object)
{
  RectifyItemProgress *self = RECTIFY_ITEM_PROGRESS (object);

  g_clear_object (&self->item);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (rectify_item_progress_parent_class)->dispose (object);
}

static void
rectify_item_progress_class_init (RectifyItemProgressClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rectify_item_progress_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
rectify_item_progress_init (RectifyItemProgress *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->title = GTK_LABEL (create_label ("", "heading"));
  gtk_widget_set_hexpand (GTK_WIDGET (self->title), TRUE);
  self->add = gtk_button_new_with_mnemonic (_ ("Add Entr_y…"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->add), "win.item-progress");
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (head), self->add);
  self->entries = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->all = gtk_button_new ();
  gtk_button_set_use_underline (GTK_BUTTON (self->all), TRUE);
  gtk_button_set_has_frame (GTK_BUTTON (self->all), FALSE);
  g_signal_connect (self->all, "clicked", G_CALLBACK (all_cb), self);
  gtk_box_append (GTK_BOX (self->box), head);
  gtk_box_append (GTK_BOX (self->box), self->entries);
  gtk_box_append (GTK_BOX (self->box), self->all);
}

/**
 * rectify_item_progress_set_item:
 * @self: the progress
 * @item: (nullable): the item whose progress is shown, as it is now
 */
void
rectify_item_progress_set_item (RectifyItemProgress *self, RectifyItem *item)
{
  g_set_object (&self->item, item);
  show (self);
}
