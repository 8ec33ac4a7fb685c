/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-item-progress.h"

#include <glib/gi18n.h>

#include "rectify-details-part.h"
#include "rectify-evidence-intake.h"
#include "rectify-item-evidence.h"
#include "rectify-item-text.h"

/* So many entries are shown at first, the latest on top. */
#define N_LATEST 3

/* What proves an entry stands a little further in than the entry, in pixels. */
#define INDENT 12

/**
 * RectifyItemProgress:
 *
 * What was done on an item: how many entries there are, the latest of them with what proves them, and
 * a way to add one. A click on an entry edits it, and files can be dropped on it.
 */
struct _RectifyItemProgress {
  GtkWidget parent_instance;

  RectifyItem *item;
  gint64 shown_id; /* of the item whose entries are all shown */
  RectifyDetailsPart part;
  GtkWidget *all;
  gboolean editable;
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
    g_ptr_array_add (parts, g_strdup_printf (_ ("%d%%"), share));
  if (*reporter != '\0')
    g_ptr_array_add (parts, g_strdup (reporter));
  return rectify_details_join (parts);
}

static GMenuModel *
create_menu (GVariant *target)
{
  GMenu *menu = g_menu_new ();

  rectify_details_menu_append (menu, _ ("_Edit…"), "win.item-progress-edit", target);
  rectify_details_menu_append (menu, _ ("_Attach Files…"), "win.item-progress-attach", target);
  rectify_details_menu_append (menu, _ ("_Delete"), "win.item-progress-delete", target);
  return G_MENU_MODEL (menu);
}

static GtkWidget *
create_row (RectifyItemProgress *self, RectifyProgressEntry *entry)
{
  g_autofree char *head = dup_head (entry);
  g_autofree char *name = g_strdup_printf (_ ("Edit progress: %s: %s"), head,
                                           rectify_progress_entry_get_text (entry));
  g_autofree char *more = g_strdup_printf (_ ("More about the entry: %s"), head);
  g_autoptr (GVariant) target
      = g_variant_ref_sink (g_variant_new ("(xx)", rectify_item_get_id (self->item),
                                           rectify_progress_entry_get_id (entry)));
  g_autoptr (GMenuModel) menu = create_menu (target);
  const RectifyDetailsRow row = {
    .lines = { head, rectify_progress_entry_get_text (entry) },
    .classes = { "dim-label", "body" },
    .name = name,
    .tooltip = _ ("Edit or delete this entry"),
    .action = "win.item-progress-edit",
    .target = target,
    .more = more,
    .menu = menu,
    .remove = "win.item-progress-delete",
  };

  return rectify_details_row_new (&row);
}

/* An entry, and what proves it. */
static void
add_entry (RectifyItemProgress *self, RectifyProgressEntry *entry)
{
  GPtrArray *evidence = rectify_item_get_evidence (self->item);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gint64 id = rectify_progress_entry_get_id (entry);

  gtk_box_append (GTK_BOX (box), create_row (self, entry));
  for (guint i = 0; i < evidence->len; i++)
    {
      GtkWidget *file;

      if (rectify_evidence_get_entry_id (g_ptr_array_index (evidence, i)) != id)
        continue;
      file = rectify_item_evidence_row_new (self->item, g_ptr_array_index (evidence, i), FALSE);
      gtk_widget_set_margin_start (file, INDENT);
      gtk_box_append (GTK_BOX (box), file);
    }
  rectify_evidence_intake_add (box);
  if (self->editable)
    rectify_evidence_intake_set (box, rectify_item_get_id (self->item), id);
  gtk_box_append (GTK_BOX (self->part.rows), box);
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
  int focus = rectify_details_part_clear (&self->part);

  gtk_label_set_text (self->part.title, title);
  for (guint i = 0; i < n_shown; i++)
    add_entry (self, g_ptr_array_index (entries, n_entries - 1 - i));
  if (n_entries == 0)
    gtk_box_append (GTK_BOX (self->part.rows),
                    rectify_details_label_new (_ ("Nothing noted yet"), "body"));
  else
    rectify_details_part_finish (&self->part, focus);
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
  g_clear_pointer (&self->part.box, gtk_widget_unparent);
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
  GtkWidget *add = gtk_button_new_with_mnemonic (_ ("Add Entr_y…"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (add), "win.item-progress");
  rectify_details_part_init (&self->part, GTK_WIDGET (self), "", add);
  self->all = gtk_button_new ();
  gtk_button_set_use_underline (GTK_BUTTON (self->all), TRUE);
  gtk_button_set_has_frame (GTK_BUTTON (self->all), FALSE);
  g_signal_connect (self->all, "clicked", G_CALLBACK (all_cb), self);
  gtk_box_append (GTK_BOX (self->part.box), self->all);
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

/**
 * rectify_item_progress_set_editable:
 * @self: the progress
 * @editable: whether files that are dropped on an entry are taken
 */
void
rectify_item_progress_set_editable (RectifyItemProgress *self, gboolean editable)
{
  if (self->editable == editable)
    return;
  self->editable = editable;
  show (self);
}
