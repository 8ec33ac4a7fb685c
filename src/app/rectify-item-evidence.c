/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-item-evidence.h"

#include <glib/gi18n.h>
#include <string.h>

#include "rectify-details-part.h"
#include "rectify-evidence-intake.h"
#include "rectify-item-text.h"
#include "rectify-ledger-content.h"

/* So many characters of an entry tell which one it is. */
#define ENTRY_LENGTH 20

/**
 * RectifyItemEvidence:
 *
 * The files that prove what was done on an item, and a way to add some: a click on one opens it, and
 * files can be dropped on it.
 */
struct _RectifyItemEvidence {
  GtkWidget parent_instance;

  RectifyItem *item;
  RectifyDetailsPart part;
  gboolean editable;
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
  return rectify_details_join (parts);
}

/* Which entry it proves; "" if it proves the item as a whole, or an entry that is gone. */
static char *
dup_entry (RectifyItem *item, RectifyEvidence *evidence)
{
  gint64 id = rectify_evidence_get_entry_id (evidence);
  RectifyProgressEntry *entry = id != 0 ? rectify_item_find_progress (item, id) : NULL;
  const GDate *date;
  const char *text;
  g_autofree char *day = NULL;
  g_autofree char *first = NULL;

  if (entry == NULL)
    return g_strdup ("");
  date = rectify_progress_entry_get_date (entry);
  day = date != NULL ? rectify_date_dup_local (date) : g_strdup (_ ("No date"));
  text = rectify_progress_entry_get_text (entry);
  first = g_utf8_substring (text, 0, MIN (g_utf8_strlen (text, -1), ENTRY_LENGTH));
  g_strdelimit (first, "\n", ' ');
  /* Translators: the day of a progress entry, and its first words. */
  return g_strdup_printf (_ ("Proves the entry of %s: %s%s"), day, first,
                          strlen (first) < strlen (text) ? "…" : "");
}

static GMenuModel *
create_menu (GVariant *target)
{
  GMenu *menu = g_menu_new ();

  rectify_details_menu_append (menu, _ ("_Open"), "win.item-evidence-open", target);
  rectify_details_menu_append (menu, _ ("_Save As…"), "win.item-evidence-save", target);
  rectify_details_menu_append (menu, _ ("_Check"), "win.item-evidence-check", target);
  rectify_details_menu_append (menu, _ ("_Remove"), "win.item-evidence-remove", target);
  return G_MENU_MODEL (menu);
}

/**
 * rectify_item_evidence_row_new:
 * @item: an item
 * @evidence: evidence of it
 * @with_entry: whether to say which progress entry it proves
 *
 * Returns: (transfer floating): a row that opens the file, with a menu of what else can be done
 */
GtkWidget *
rectify_item_evidence_row_new (RectifyItem *item, RectifyEvidence *evidence, gboolean with_entry)
{
  g_autofree char *head = dup_head (evidence);
  g_autofree char *entry = with_entry ? dup_entry (item, evidence) : NULL;
  g_autofree char *name
      = g_strdup_printf (_ ("Open %s, %s"), rectify_evidence_get_name (evidence), head);
  g_autofree char *more
      = g_strdup_printf (_ ("More about %s"), rectify_evidence_get_name (evidence));
  g_autoptr (GVariant) target = g_variant_ref_sink (
      g_variant_new ("(xx)", rectify_item_get_id (item), rectify_evidence_get_id (evidence)));
  g_autoptr (GMenuModel) menu = create_menu (target);
  const RectifyDetailsRow row = {
    .lines = { rectify_evidence_get_name (evidence), head, entry },
    .classes = { "body", "dim-label", "dim-label" },
    .name = name,
    .tooltip = _ ("Open a copy of this file, to look at it"),
    .action = "win.item-evidence-open",
    .target = target,
    .more = more,
    .menu = menu,
    .remove = "win.item-evidence-remove",
  };

  return rectify_details_row_new (&row);
}

static void
show (RectifyItemEvidence *self)
{
  GPtrArray *evidence = self->item != NULL ? rectify_item_get_evidence (self->item) : NULL;
  guint n_files = evidence != NULL ? evidence->len : 0;
  g_autofree char *title
      = n_files > 0 ? g_strdup_printf (_ ("Evidence (%u)"), n_files) : g_strdup (_ ("Evidence"));
  int focus = rectify_details_part_clear (&self->part);

  gtk_label_set_text (self->part.title, title);
  for (guint i = 0; i < n_files; i++)
    gtk_box_append (GTK_BOX (self->part.rows),
                    rectify_item_evidence_row_new (self->item, g_ptr_array_index (evidence, i),
                                                   TRUE));
  if (n_files == 0)
    gtk_box_append (GTK_BOX (self->part.rows),
                    rectify_details_label_new (
                        self->editable ? _ ("None yet. Files can be dropped here, or pasted.")
                                       : _ ("None yet"),
                        "body"));
  else
    rectify_details_part_finish (&self->part, focus);
}

static void
rectify_item_evidence_dispose (GObject *object)
{
  RectifyItemEvidence *self = RECTIFY_ITEM_EVIDENCE (object);

  g_clear_object (&self->item);
  g_clear_pointer (&self->part.box, gtk_widget_unparent);
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
  GtkWidget *add = gtk_button_new_with_mnemonic (_ ("Add _Files…"));
  g_autofree char *most = g_format_size (RECTIFY_EVIDENCE_MAX_SIZE);
  g_autofree char *all = g_format_size (RECTIFY_LEDGER_MAX_CONTENTS);
  g_autofree char *limits
      = g_strdup_printf (_ ("Keep files in the ledger that prove what was done: up to %s a file, "
                            "%s in all. The same file is kept once, however often it is added."),
                         most, all);

  self->editable = TRUE;
  gtk_widget_set_tooltip_text (add, limits);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (add), "win.item-evidence-add");
  rectify_details_part_init (&self->part, GTK_WIDGET (self), "", add);
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
 * @editable: whether files can be added
 */
void
rectify_item_evidence_set_editable (RectifyItemEvidence *self, gboolean editable)
{
  if (self->editable == editable)
    return;
  self->editable = editable;
  show (self);
}
