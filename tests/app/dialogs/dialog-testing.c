/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dialog-testing.h"

/**
 * add:
 * @parent: an item
 * @kind: a kind
 * @label: its label
 * @text: its text
 *
 * Returns: (transfer none): a new item, the last of @parent
 */
RectifyItem *
add (RectifyItem *parent, RectifyItemKind kind, const char *label, const char *text)
{
  g_autoptr (RectifyItem) item = rectify_item_new (kind);

  rectify_item_set_label (item, label);
  rectify_item_set_text (item, text);
  rectify_item_append_child (parent, item);
  return item;
}

/**
 * get_problem:
 * @desk: a desk whose plan has an area
 * @position: from 0
 *
 * Returns: (transfer none): what stands in the area, as it is now
 */
RectifyItem *
get_problem (AppDesk *desk, guint position)
{
  RectifyItem *root = rectify_plan_get_root (rectify_session_get_plan (desk->session));

  return rectify_item_get_child (rectify_item_get_child (root, 0), position);
}

/**
 * get_dialog:
 * @desk: a desk
 *
 * Returns: (transfer none) (nullable): the dialog that was presented last
 */
GtkWindow *
get_dialog (AppDesk *desk)
{
  return app_get_dialog (desk->parent);
}

/**
 * get:
 * @desk: a desk with a dialog
 * @label: the label beside a field, or of a button, with its mnemonic
 *
 * Returns: (transfer none): the field or the button
 */
GtkWidget *
get (AppDesk *desk, const char *label)
{
  GtkWidget *found = app_find_field (GTK_WIDGET (get_dialog (desk)), label);

  g_test_message ("looking for %s", label);
  g_assert_nonnull (found);
  return found;
}

/**
 * enter:
 * @desk: a desk with a dialog
 * @label: the label beside a field
 * @text: what is typed instead of what is there
 */
void
enter (AppDesk *desk, const char *label, const char *text)
{
  GtkWidget *field = get (desk, label);

  if (GTK_IS_TEXT_VIEW (field))
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (field)), text, -1);
  else
    gtk_editable_set_text (GTK_EDITABLE (field), text);
  app_settle (desk->session);
}

/**
 * click:
 * @desk: a desk with a dialog
 * @label: a button
 *
 * Presses it, and waits until what it begins is done.
 */
void
click (AppDesk *desk, const char *label)
{
  g_signal_emit_by_name (get (desk, label), "clicked");
  app_settle (desk->session);
}
