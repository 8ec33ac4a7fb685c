/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "rectify-date-field.h"
#include "rectify-round-private.h"
#include "rectify-state.h"

/* Whether the last round was one through all plans. */
#define STATE_ALL "round-all-plans"

/* What is typed is not thrown away for another choice. */
static gboolean
can_choose (RoundDialog *self)
{
  return !rectify_form_is_saving (self->form)
         && (self->fields == NULL || rectify_entry_fields_is_empty (self->fields));
}

static void
choose (RoundDialog *self)
{
  if (self->coming)
    self->again = TRUE;
  else
    round_list_due (self);
}

static void
since_cb (RoundDialog *self)
{
  g_autoptr (GDate) since = NULL;

  if (can_choose (self) && rectify_date_field_read (self->since, &since) && since != NULL)
    choose (self);
}

static void
scope_cb (RoundDialog *self)
{
  gboolean all = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->scope)) == 1;

  if (all == self->all)
    return;
  if (!can_choose (self))
    {
      gtk_drop_down_set_selected (GTK_DROP_DOWN (self->scope), self->all);
      return;
    }
  self->all = all;
  rectify_state_set_int (STATE_ALL, all);
  choose (self);
}

static void
add_scope (RoundDialog *self, GtkWidget *box)
{
  const char *const scopes[]
      = { C_ ("round through", "This plan"), C_ ("round through", "All plans"), NULL };
  GtkWidget *label = gtk_label_new_with_mnemonic (_ ("_In"));

  self->all = rectify_state_get_int (STATE_ALL, FALSE) != 0;
  self->scope = gtk_drop_down_new_from_strings (scopes);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->scope), self->all);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), self->scope);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->scope), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  label, NULL, -1);
  gtk_widget_add_css_class (label, "dim-label");
  g_signal_connect_swapped (self->scope, "notify::selected", G_CALLBACK (scope_cb), self);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), self->scope);
}

/**
 * round_add_choices:
 * @self: the dialog
 * @since: the day that it begins with
 *
 * Adds what the round is about: since which day nothing was noted, and of which plans.
 */
void
round_add_choices (RoundDialog *self, const GDate *since)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new_with_mnemonic (_ ("Tasks _without an entry since"));

  self->since = rectify_date_field_new (since);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), self->since);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->since), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  label, NULL, -1);
  gtk_widget_add_css_class (label, "dim-label");
  g_signal_connect_swapped (self->since, "changed", G_CALLBACK (since_cb), self);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), self->since);
  if (g_list_model_get_n_items (rectify_session_get_plans (rectify_form_get_session (self->form)))
      > 1)
    add_scope (self, box);
  rectify_form_add_foot (self->form, box);
}
