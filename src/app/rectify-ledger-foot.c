/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-ledger-foot.h"

#include <glib/gi18n.h>

#include "rectify-announcement.h"
#include "rectify-tell-cut.h"

/**
 * RectifyLedgerFoot:
 *
 * What the flat table has: how many tasks, how far; and what can be done to those that are selected.
 */
struct _RectifyLedgerFoot {
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkLabel *counts;
  GtkLabel *selected;
  GtkWidget *status;
  GtkWidget *columns;
  GtkWidget *output;
};

G_DEFINE_FINAL_TYPE (RectifyLedgerFoot, rectify_ledger_foot, GTK_TYPE_WIDGET)

static void
rectify_ledger_foot_dispose (GObject *object)
{
  g_clear_pointer (&RECTIFY_LEDGER_FOOT (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (rectify_ledger_foot_parent_class)->dispose (object);
}

static void
rectify_ledger_foot_class_init (RectifyLedgerFootClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rectify_ledger_foot_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
add_menu_button (RectifyLedgerFoot *self, const char *label)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), label);
  gtk_menu_button_set_use_underline (GTK_MENU_BUTTON (button), TRUE);
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (button), TRUE);
  gtk_menu_button_set_direction (GTK_MENU_BUTTON (button), GTK_ARROW_UP);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->box), button);
  return button;
}

static void
add_button (RectifyLedgerFoot *self, const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->box), button);
}

static GtkLabel *
add_label (RectifyLedgerFoot *self, GtkWidget *label)
{
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  rectify_tell_cut (GTK_LABEL (label));
  gtk_box_append (GTK_BOX (self->box), label);
  return GTK_LABEL (label);
}

static void
rectify_ledger_foot_init (RectifyLedgerFoot *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_add_css_class (self->box, "rectify-ledger-foot");
  self->counts = add_label (self, rectify_status_label_new ());
  gtk_widget_set_hexpand (GTK_WIDGET (self->counts), TRUE);
  gtk_label_set_wrap (self->counts, TRUE);
  gtk_label_set_lines (self->counts, 2);
  self->selected = add_label (self, gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->selected), "dim-label");
  self->status = add_menu_button (self, _ ("Set Stat_us"));
  add_button (self, _ ("_Assign…"), "ledger.assign");
  add_button (self, _ ("Deadl_ine…"), "ledger.deadline");
  self->columns = add_menu_button (self, _ ("Colu_mns"));
  self->output = add_menu_button (self, _ ("E_xport"));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * rectify_ledger_foot_new:
 *
 * Returns: (transfer floating): a foot that says nothing yet
 */
GtkWidget *
rectify_ledger_foot_new (void)
{
  return g_object_new (RECTIFY_TYPE_LEDGER_FOOT, NULL);
}

/**
 * rectify_ledger_foot_set_menus:
 * @self: a foot
 * @status: what sets the status of the rows that are selected
 * @columns: what shows and hides columns
 * @output: what prints and saves what is listed
 */
void
rectify_ledger_foot_set_menus (RectifyLedgerFoot *self, GMenuModel *status, GMenuModel *columns,
                               GMenuModel *output)
{
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->status), status);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->columns), columns);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->output), output);
}

static void
append (GString *text, char *words)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", words);
  g_free (words);
}

/**
 * rectify_ledger_foot_set_counts:
 * @self: a foot
 * @counts: what is listed
 */
void
rectify_ledger_foot_set_counts (RectifyLedgerFoot *self, const RectifyLedgerCounts *counts)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint done = counts->by_status[RECTIFY_STATUS_DONE] + counts->by_status[RECTIFY_STATUS_CLOSED]
               + counts->by_status[RECTIFY_STATUS_SUSTAINED];

  if (counts->shown < counts->total)
    append (text,
            g_strdup_printf (C_ ("tasks in the table", "%u of %u"), counts->shown, counts->total));
  else
    append (text, g_strdup_printf (ngettext ("%u task", "%u tasks", counts->total), counts->total));
  /* What presses is the last that a small window cuts off. */
  append (text, g_strdup_printf (C_ ("tasks in the table", "%u late"), counts->late));
  append (text, g_strdup_printf (C_ ("tasks in the table", "%u done"), done));
  append (text, g_strdup_printf (C_ ("tasks in the table", "%u in progress"),
                                 counts->by_status[RECTIFY_STATUS_IN_PROGRESS]));
  if (counts->n_left_out > 0)
    append (text,
            g_strdup_printf (ngettext ("⚠ %u plan is damaged and missing",
                                       "⚠ %u plans are damaged and missing", counts->n_left_out),
                             counts->n_left_out));
  gtk_label_set_text (self->counts, text->str);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->counts), text->str);
}

/**
 * rectify_ledger_foot_set_selected:
 * @self: a foot
 * @n_selected: how many rows are selected
 */
void
rectify_ledger_foot_set_selected (RectifyLedgerFoot *self, guint n_selected)
{
  g_autofree char *text
      = g_strdup_printf (ngettext ("%u selected", "%u selected", n_selected), n_selected);

  /* Of one row its words are told. */
  if (n_selected > 1)
    rectify_announce (GTK_WIDGET (self->selected), text);
  gtk_label_set_text (self->selected, n_selected > 0 ? text : "");
  gtk_widget_set_sensitive (self->status, n_selected > 0);
}

/**
 * rectify_ledger_foot_get_text:
 * @self: a foot
 *
 * Returns: (transfer none): what it says of the tasks
 */
const char *
rectify_ledger_foot_get_text (RectifyLedgerFoot *self)
{
  return gtk_label_get_text (self->counts);
}
