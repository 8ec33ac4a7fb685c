/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "rectify-date-field.h"
#include "rectify-dialogs.h"
#include "rectify-form.h"
#include "rectify-item-text.h"
#include "rectify-messages.h"
#include "rectify-party-entry.h"
#include "rectify-text-field.h"

typedef struct {
  gint64 item_id;
  gint64 entry_id; /* 0: a new entry */
  GtkWidget *date;
  GtkTextBuffer *text;
  GtkWidget *reporter;
  GtkWidget *share;
  GtkWidget *status;
  RectifyStatus old_status; /* what the item has */
  gboolean proposing;
  gboolean has_chosen; /* a status, by hand */
} EntryDialog;

/* What the dialog held when it was accepted; no entry: it goes. */
typedef struct {
  gint64 item_id;
  gint64 entry_id;
  RectifyProgressEntry *entry;
  RectifyStatus status;
} Values;

static void
values_free (gpointer data)
{
  Values *values = data;

  g_clear_pointer (&values->entry, rectify_progress_entry_unref);
  g_free (values);
}

static RectifyProgressEntry *
find_entry (RectifyItem *item, gint64 id)
{
  GPtrArray *entries = rectify_item_get_progress (item);

  for (guint i = 0; i < entries->len; i++)
    if (rectify_progress_entry_get_id (g_ptr_array_index (entries, i)) == id)
      return g_ptr_array_index (entries, i);
  return NULL;
}

static gboolean
apply (RectifyPlan *draft, gpointer user_data, GError **error)
{
  Values *values = user_data;
  RectifyItem *item = rectify_plan_find_item (draft, values->item_id);
  g_autoptr (GPtrArray) entries
      = g_ptr_array_new_with_free_func ((GDestroyNotify) rectify_progress_entry_unref);
  GPtrArray *old;

  if (item == NULL)
    {
      g_set_error_literal (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_NOT_FOUND,
                           _ ("The item is no longer in the plan. Copy what you typed, close this "
                              "dialog and add it anew."));
      return FALSE;
    }
  old = rectify_item_get_progress (item);
  for (guint i = 0; i < old->len; i++)
    if (rectify_progress_entry_get_id (g_ptr_array_index (old, i)) != values->entry_id)
      g_ptr_array_add (entries, rectify_progress_entry_ref (g_ptr_array_index (old, i)));
  if (values->entry != NULL)
    {
      g_ptr_array_add (entries, rectify_progress_entry_ref (values->entry));
      rectify_item_set_status (item, values->status);
    }
  rectify_item_set_progress (item, entries);
  return TRUE;
}

/* Empty: nobody said. */
static gboolean
read_share (EntryDialog *self, int *share)
{
  g_autofree char *text
      = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->share))));
  guint64 number = 0;

  *share = RECTIFY_SHARE_UNKNOWN;
  if (*text == '\0')
    return TRUE;
  if (!g_ascii_string_to_unsigned (text, 10, 0, 100, &number, NULL))
    return FALSE;
  *share = (int) number;
  return TRUE;
}

static void
refuse (RectifyForm *form, const char *sentence, GtkWidget *field)
{
  rectify_message_error (rectify_form_get_window (form), sentence, NULL);
  gtk_widget_grab_focus (field);
}

static void
accept_cb (RectifyForm *form, gpointer user_data)
{
  EntryDialog *self = user_data;
  g_autofree char *text = rectify_text_field_dup_text (self->text);
  g_autofree char *reporter
      = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->reporter))));
  g_autoptr (GDate) date = NULL;
  Values *values;
  int share;

  if (!rectify_date_field_read (self->date, &date))
    {
      refuse (form, _ ("This is not a date. Write it like 2023-06-30, or leave it empty."),
              self->date);
      return;
    }
  if (!read_share (self, &share))
    {
      refuse (form,
              _ ("The share done is a number from 0 to 100; leave it empty if nobody said it."),
              self->share);
      return;
    }
  if (*text == '\0')
    {
      rectify_message_error (rectify_form_get_window (form), _ ("Say what was done."), NULL);
      return;
    }
  values = g_new0 (Values, 1);
  values->item_id = self->item_id;
  values->entry_id = self->entry_id;
  values->status = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->status));
  values->entry = self->entry_id != 0 ? rectify_progress_entry_new_stored (self->entry_id, date,
                                                                           text, reporter, share)
                                      : rectify_progress_entry_new (date, text, reporter, share);
  rectify_form_edit (form, self->entry_id != 0 ? N_ ("Edit progress") : N_ ("Add progress"), apply,
                     values, values_free, rectify_form_saved_cb);
}

static void
delete_cb (GtkButton *button, RectifyForm *form)
{
  EntryDialog *self = g_object_get_data (G_OBJECT (button), "rectify-entry-dialog");
  Values *values;

  if (!rectify_form_check_place (form))
    return;
  values = g_new0 (Values, 1);
  values->item_id = self->item_id;
  values->entry_id = self->entry_id;
  rectify_form_edit (form, N_ ("Delete progress"), apply, values, values_free,
                     rectify_form_saved_cb);
}

static void
add_delete_button (RectifyForm *form, EntryDialog *self)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("De_lete Entry"));

  g_object_set_data (G_OBJECT (button), "rectify-entry-dialog", self);
  g_signal_connect (button, "clicked", G_CALLBACK (delete_cb), form);
  gtk_header_bar_pack_start (GTK_HEADER_BAR (rectify_form_get_header (form)), button);
}

/* A share that cannot be read is none yet. */
static void
propose_status (EntryDialog *self)
{
  int share = RECTIFY_SHARE_UNKNOWN;

  if (self->has_chosen)
    return;
  read_share (self, &share);
  self->proposing = TRUE;
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->status),
                              rectify_status_propose (self->old_status, share));
  self->proposing = FALSE;
}

static void
share_cb (GtkEditable *field, EntryDialog *self)
{
  propose_status (self);
}

static void
status_cb (GtkDropDown *status, GParamSpec *pspec, EntryDialog *self)
{
  if (!self->proposing)
    self->has_chosen = TRUE;
}

static void
add_status (RectifyForm *form, EntryDialog *self, RectifyItem *item)
{
  const char *titles[RECTIFY_N_STATUSES + 1] = { NULL };

  for (guint i = 0; i < RECTIFY_N_STATUSES; i++)
    titles[i] = rectify_status_get_title (i);
  self->status = gtk_drop_down_new_from_strings (titles);
  self->old_status = rectify_item_get_status (item);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->status), self->old_status);
  /* Of an entry that is there, the item has the status that was chosen with it. */
  if (self->entry_id == 0)
    propose_status (self);
  g_signal_connect (self->status, "notify::selected", G_CALLBACK (status_cb), self);
  g_signal_connect (self->share, "changed", G_CALLBACK (share_cb), self);
  rectify_form_add_row (form, _ ("Sta_tus"), self->status);
  rectify_form_watch (form, self->status, "notify::selected");
}

static void
fill (RectifyForm *form, EntryDialog *self, RectifyItem *item, RectifyProgressEntry *entry)
{
  int share = entry != NULL ? rectify_progress_entry_get_share (entry) : RECTIFY_SHARE_UNKNOWN;
  g_autofree char *digits
      = share != RECTIFY_SHARE_UNKNOWN ? g_strdup_printf ("%d", share) : g_strdup ("");
  g_autofree char *name = rectify_item_dup_name (item);
  GtkWidget *label = gtk_label_new (name);
  g_autoptr (GDate) today = rectify_date_new_today ();
  GtkWidget *text;

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  rectify_form_add_wide (form, label);
  self->date
      = rectify_date_field_new (entry != NULL ? rectify_progress_entry_get_date (entry) : today);
  rectify_form_add_row (form, _ ("Dat_e"), self->date);
  rectify_form_watch (form, self->date, "changed");
  text = rectify_text_field_new (entry != NULL ? rectify_progress_entry_get_text (entry) : "", 90,
                                 &self->text);
  gtk_widget_set_vexpand (text, TRUE);
  rectify_form_add_row (form, _ ("What was _done"), text);
  rectify_form_watch (form, self->text, "changed");
  self->reporter
      = rectify_party_entry_new (rectify_form_get_session (form),
                                 entry != NULL ? rectify_progress_entry_get_reporter (entry) : "");
  rectify_form_add_row (form, _ ("_Reported by"), self->reporter);
  rectify_form_watch (form, self->reporter, "changed");
  self->share = rectify_form_add_entry (form, _ ("Share done in _percent"), digits);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->share), _ ("Not said"));
  gtk_entry_set_input_purpose (GTK_ENTRY (self->share), GTK_INPUT_PURPOSE_DIGITS);
  add_status (form, self, item);
  gtk_widget_grab_focus (gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (text)));
}

/**
 * rectify_entry_dialog_present:
 * @parent: the window it is over
 * @session: a session that has a plan
 * @item_id: the item that something was done on
 * @entry_id: the entry to edit, 0 for a new one
 */
void
rectify_entry_dialog_present (GtkWindow *parent, RectifySession *session, gint64 item_id,
                              gint64 entry_id)
{
  RectifyItem *item = rectify_plan_find_item (rectify_session_get_plan (session), item_id);
  RectifyProgressEntry *entry = item != NULL ? find_entry (item, entry_id) : NULL;
  RectifyForm *form;
  EntryDialog *self;

  if (item == NULL || (entry_id != 0 && entry == NULL))
    return;
  form
      = rectify_form_new (parent, session, entry != NULL ? _ ("Edit Progress") : _ ("Add Progress"),
                          entry != NULL ? _ ("_Save") : _ ("_Add"));
  self = g_new0 (EntryDialog, 1);
  self->item_id = item_id;
  self->entry_id = entry_id;
  rectify_form_set_accept (form, accept_cb, self, g_free);
  if (entry != NULL)
    add_delete_button (form, self);
  fill (form, self, item, entry);
  rectify_form_present (form);
}
