/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-entry-fields.h"

#include <glib/gi18n.h>

#include "rectify-by-hand.h"
#include "rectify-date-field.h"
#include "rectify-item-text.h"
#include "rectify-item-values.h"
#include "rectify-party-entry.h"
#include "rectify-roll-up.h"
#include "rectify-status-note.h"
#include "rectify-text-field.h"
#include "rectify-typed.h"

struct _RectifyEntryFields {
  RectifyForm *form;
  gint64 item_id;
  gint64 entry_id; /* 0: a new entry */
  GtkWidget *date;
  GtkWidget *text_field;
  GtkTextBuffer *text;
  GtkWidget *reporter;
  GtkWidget *share;
  char *old_reporter;
  GtkWidget *status;        /* NULL where it follows from what is below the item */
  RectifyStatus old_status; /* what the item has */
  gboolean proposing;
  gboolean has_chosen; /* a status, by hand */
};

/**
 * rectify_entry_change_free:
 * @data: (transfer full): a #RectifyEntryChange
 */
void
rectify_entry_change_free (gpointer data)
{
  RectifyEntryChange *change = data;

  g_clear_pointer (&change->entry, rectify_progress_entry_unref);
  g_free (change);
}

/* Where nobody chose it, it is not set over what somebody else made of it meanwhile: that may have been
 * closed out. */
static gboolean
set_status (RectifyPlan *draft, RectifyItem *item, const RectifyEntryChange *change, GError **error)
{
  gboolean stays = change->status == change->old_status;
  gboolean is_moved = rectify_item_get_status (item) != change->old_status;

  return change->keeps_status || stays || (is_moved && !change->is_chosen)
         || rectify_by_hand_set_status (item, draft, change->status, error);
}

/**
 * rectify_entry_change_apply:
 * @draft: a copy of the live plan
 * @user_data: a #RectifyEntryChange
 * @error: return location
 *
 * Returns: whether it was made
 */
gboolean
rectify_entry_change_apply (RectifyPlan *draft, gpointer user_data, GError **error)
{
  RectifyEntryChange *change = user_data;
  RectifyItem *item = rectify_plan_find_item (draft, change->item_id);
  g_autoptr (GPtrArray) entries = g_ptr_array_new ();
  GPtrArray *old;

  if (item == NULL)
    return rectify_item_values_fail_gone (error);
  if (change->entry == NULL)
    {
      rectify_item_remove_progress (item, change->entry_id);
      return TRUE;
    }
  if (!set_status (draft, item, change, error))
    return FALSE;
  old = rectify_item_get_progress (item);
  for (guint i = 0; i < old->len; i++)
    if (rectify_progress_entry_get_id (g_ptr_array_index (old, i)) != change->entry_id)
      g_ptr_array_add (entries, g_ptr_array_index (old, i));
  g_ptr_array_add (entries, change->entry);
  rectify_item_set_progress (item, entries);
  return TRUE;
}

/* Empty: nobody said. */
static gboolean
read_share (RectifyEntryFields *self, int *share)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->share));
  guint number;

  *share = RECTIFY_SHARE_UNKNOWN;
  if (rectify_typed_is_blank (text))
    return TRUE;
  if (!rectify_typed_read_share (text, &number))
    return FALSE;
  *share = (int) number;
  return TRUE;
}

/**
 * rectify_entry_fields_is_empty:
 * @self: the fields of a new entry
 *
 * Returns: whether nothing was said of what was done yet, but at most on which day
 */
gboolean
rectify_entry_fields_is_empty (RectifyEntryFields *self)
{
  g_autofree char *text = rectify_text_field_dup_text (self->text);

  return *text == '\0' && *gtk_editable_get_text (GTK_EDITABLE (self->share)) == '\0'
         && g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self->reporter)), self->old_reporter)
         && !self->has_chosen;
}

/**
 * rectify_entry_fields_read_date:
 * @self: the fields
 * @date: (out) (transfer full) (nullable): set to the day that they hold; %NULL: none
 *
 * Returns: %FALSE if what stands there is no day, which was said
 */
gboolean
rectify_entry_fields_read_date (RectifyEntryFields *self, GDate **date)
{
  g_autofree char *complaint = NULL;

  if (rectify_date_field_read (self->date, date))
    return TRUE;
  complaint = rectify_date_field_dup_complaint (TRUE);
  rectify_form_refuse_field (self->form, self->date, complaint);
  return FALSE;
}

/**
 * rectify_entry_fields_collect:
 * @self: the fields
 *
 * Returns: (transfer full) (nullable): what they hold; %NULL if that is no entry, and what is wrong
 *   was said
 */
RectifyEntryChange *
rectify_entry_fields_collect (RectifyEntryFields *self)
{
  g_autofree char *text = rectify_text_field_dup_text (self->text);
  g_autofree char *reporter
      = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->reporter))));
  g_autoptr (GDate) date = NULL;
  RectifyEntryChange *change;
  int share;

  if (!rectify_entry_fields_read_date (self, &date))
    return NULL;
  if (!read_share (self, &share))
    {
      rectify_form_refuse_field (
          self->form, self->share,
          _ ("The share done is a number from 0 to 100; leave it empty if nobody said it."));
      return NULL;
    }
  if (*text == '\0')
    {
      rectify_form_refuse_field (self->form,
                                 gtk_scrolled_window_get_child (
                                     GTK_SCROLLED_WINDOW (self->text_field)),
                                 _ ("Say what was done."));
      return NULL;
    }
  change = g_new0 (RectifyEntryChange, 1);
  change->item_id = self->item_id;
  change->entry_id = self->entry_id;
  change->keeps_status = self->status == NULL;
  change->old_status = self->old_status;
  change->is_chosen = self->has_chosen;
  if (self->status != NULL)
    change->status = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->status));
  change->entry = self->entry_id != 0 ? rectify_progress_entry_new_stored (self->entry_id, date,
                                                                           text, reporter, share)
                                      : rectify_progress_entry_new (date, text, reporter, share);
  return change;
}

/* A share that cannot be read is none yet. */
static void
propose_status (RectifyEntryFields *self)
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
share_cb (GtkEditable *field, RectifyEntryFields *self)
{
  propose_status (self);
}

static void
status_cb (GtkDropDown *status, GParamSpec *pspec, RectifyEntryFields *self)
{
  if (!self->proposing)
    self->has_chosen = TRUE;
}

static void
add_status (RectifyEntryFields *self, RectifyItem *item)
{
  const char *titles[RECTIFY_N_STATUSES + 1] = { NULL };

  if (rectify_item_follows_tasks (item))
    return;
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
  rectify_form_add_row (self->form, _ ("Sta_tus"), self->status);
  rectify_form_watch (self->form, self->status, "notify::selected");
  rectify_status_note_add (self->form, self->status, item);
}

/**
 * rectify_entry_fields_add:
 * @form: a form
 * @item: an item
 * @entry: (nullable): one of its entries to be edited; %NULL for a new one
 * @date: (nullable): the day of a new entry
 * @reporter: who reports a new entry, as far as it is known
 *
 * Adds the fields to the form.
 *
 * Returns: (transfer full): the fields, which hold as long as they are in the form
 */
RectifyEntryFields *
rectify_entry_fields_add (RectifyForm *form, RectifyItem *item, RectifyProgressEntry *entry,
                          const GDate *date, const char *reporter)
{
  RectifyEntryFields *self = g_new0 (RectifyEntryFields, 1);
  int share = entry != NULL ? rectify_progress_entry_get_share (entry) : RECTIFY_SHARE_UNKNOWN;
  g_autofree char *digits
      = share != RECTIFY_SHARE_UNKNOWN ? g_strdup_printf ("%d", share) : g_strdup ("");

  self->form = form;
  self->item_id = rectify_item_get_id (item);
  self->entry_id = entry != NULL ? rectify_progress_entry_get_id (entry) : 0;
  self->date
      = rectify_date_field_new (entry != NULL ? rectify_progress_entry_get_date (entry) : date);
  rectify_form_add_row (form, _ ("Dat_e"), self->date);
  rectify_form_watch (form, self->date, "changed");
  rectify_date_field_add_note (form, self->date);
  self->text_field
      = rectify_text_field_new (entry != NULL ? rectify_progress_entry_get_text (entry) : "", 90,
                                &self->text);
  gtk_widget_set_vexpand (self->text_field, TRUE);
  rectify_form_add_row (form, _ ("What was _done"), self->text_field);
  rectify_form_watch (form, self->text, "changed");
  self->reporter
      = rectify_party_entry_new (rectify_form_get_session (form),
                                 entry != NULL ? rectify_progress_entry_get_reporter (entry)
                                               : reporter);
  self->old_reporter = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->reporter)));
  rectify_form_add_row (form, _ ("_Reported by"), self->reporter);
  rectify_form_watch (form, self->reporter, "changed");
  self->share = rectify_form_add_entry (form, _ ("Share done in _percent"), digits);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->share), _ ("Not said"));
  gtk_entry_set_input_purpose (GTK_ENTRY (self->share), GTK_INPUT_PURPOSE_DIGITS);
  add_status (self, item);
  return self;
}

/**
 * rectify_entry_fields_focus:
 * @self: the fields
 *
 * Goes where most is typed.
 */
void
rectify_entry_fields_focus (RectifyEntryFields *self)
{
  gtk_widget_grab_focus (gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (self->text_field)));
}

/**
 * rectify_entry_fields_free:
 * @self: (transfer full): the fields, when they have left the form or go with it
 */
void
rectify_entry_fields_free (RectifyEntryFields *self)
{
  g_free (self->old_reporter);
  g_free (self);
}
