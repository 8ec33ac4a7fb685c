/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "rectify-backup-choice.h"
#include "rectify-backup.h"
#include "rectify-form.h"
#include "rectify-history-dialog.h"
#include "rectify-ledger-entries.h"
#include "rectify-messages.h"

#define N_CHOICES 3
#define YEARS_TO_CHOOSE 2

/* What can be dropped, and what came of it. */
typedef struct {
  GtkWindow *parent;
  RectifySession *session;
  RectifyLedger *ledger;
  RectifyNoticeFunc notice;
  RectifyHistorySize size;
  RectifyCompaction compactions[N_CHOICES];
  guint64 n_entries[N_CHOICES];
  guint64 n_bytes[N_CHOICES];
  guint chosen;
  guint64 n_freed;
  char *remark; /* of the backup that is made before */
} Compact;

static Compact *
compact_ref (Compact *self)
{
  return g_rc_box_acquire (self);
}

static void
compact_clear (gpointer data)
{
  Compact *self = data;

  g_object_unref (self->parent);
  g_object_unref (self->session);
  g_object_unref (self->ledger);
  g_free (self->remark);
}

static void
compact_unref (gpointer data)
{
  g_rc_box_release_full (data, compact_clear);
}

static gboolean
check_ledger (Compact *self, RectifyLedger *ledger, GError **error)
{
  if (ledger == self->ledger)
    return TRUE;
  g_set_error_literal (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_CHANGED,
                       _ ("Another plan or ledger was opened meanwhile, and nothing was "
                          "changed in it. Open the one that you meant and try again."));
  return FALSE;
}

static gboolean
compact (RectifyLedger *ledger, gpointer user_data, GError **error)
{
  Compact *self = user_data;
  g_autofree char *remark = NULL;
  g_autofree char *folder
      = rectify_backup_dup_usable_folder (rectify_ledger_get_path (ledger), &remark);

  g_free (self->remark);
  self->remark = g_steal_pointer (&remark);

  return check_ledger (self, ledger, error)
         && rectify_ledger_compact_history (ledger, &self->compactions[self->chosen], folder,
                                            &self->n_entries[self->chosen], &self->n_freed, NULL,
                                            error);
}

static void
compacted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Compact *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *freed = NULL;
  g_autofree char *text = NULL;
  g_autofree char *said = NULL;

  if (rectify_session_finish (RECTIFY_SESSION (source), result, &error))
    {
      freed = g_format_size (self->n_freed);
      text = g_strdup_printf (
          ngettext ("What %u edit changed was dropped; the ledger is %s smaller.",
                    "What %u edits changed was dropped; the ledger is %s smaller.",
                    (guint) self->n_entries[self->chosen]),
          (guint) self->n_entries[self->chosen], freed);
      said = g_strjoin (" ", text, self->remark, NULL);
      self->notice (self->parent, said);
    }
  else
    rectify_message_error (self->parent, _ ("The history was not compacted"), error);
  compact_unref (self);
}

static void
confirmed_cb (gboolean confirmed, gpointer user_data)
{
  Compact *self = user_data;

  if (confirmed)
    rectify_session_run (self->session, compact, self, NULL, compacted_cb, self);
  else
    compact_unref (self);
}

typedef struct {
  Compact *compact;
  GtkWidget *buttons[N_CHOICES];
} Form;

static void
form_free (gpointer data)
{
  Form *self = data;

  compact_unref (self->compact);
  g_free (self);
}

static void
accept_cb (RectifyForm *form, gpointer user_data)
{
  Form *self = user_data;
  Compact *compact = compact_ref (self->compact);
  g_autofree char *primary = NULL;

  for (guint i = 0; i < N_CHOICES; i++)
    if (gtk_check_button_get_active (GTK_CHECK_BUTTON (self->buttons[i])))
      compact->chosen = i;
  primary = g_strdup_printf (ngettext ("Drop what %u edit changed?", "Drop what %u edits changed?",
                                       (guint) compact->n_entries[compact->chosen]),
                             (guint) compact->n_entries[compact->chosen]);
  rectify_form_close (form);
  rectify_message_confirm (compact->parent, primary,
                           _ ("A backup is made first. The edits stay in the history with author, "
                              "time and name, but what they changed is gone, and they cannot be "
                              "undone any more."),
                           _ ("_Compact"), TRUE, confirmed_cb, compact);
}

static GtkWidget *
create_text (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 56);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  return label;
}

static char *
dup_size (const RectifyHistorySize *size)
{
  g_autofree char *bytes = g_format_size (size->n_bytes);
  g_autoptr (GDateTime) oldest = g_date_time_new_from_unix_local (size->oldest);
  g_autofree char *day = oldest != NULL ? g_date_time_format (oldest, "%Y-%m-%d") : g_strdup ("");

  return g_strdup_printf (
      ngettext ("The history has %u edit, and what was changed takes %s. The oldest change that "
                "can be undone is of %s.",
                "The history has %u edits, and what they changed takes %s. The oldest change that "
                "can be undone is of %s.",
                (guint) size->n_entries),
      (guint) size->n_entries, bytes, day);
}

static GtkWidget *
create_choice (Compact *compact, guint choice)
{
  static const char *const labels[N_CHOICES]
      = { N_ ("Edits older than _one year"), N_ ("Edits older than _two years"),
          N_ ("_All edits but the last 1,000") };
  g_autofree char *bytes = g_format_size (compact->n_bytes[choice]);
  guint n = (guint) MIN (compact->n_entries[choice], G_MAXUINT);
  g_autofree char *count
      = n > 0 ? g_strdup_printf (ngettext ("%u edit, %s", "%u edits, %s", n), n, bytes)
              : g_strdup (_ ("nothing to drop"));
  g_autofree char *label
      = g_strdup_printf (C_ ("choice, what it drops", "%s (%s)"), _ (labels[choice]), count);
  GtkWidget *button = gtk_check_button_new_with_mnemonic (label);

  gtk_widget_set_sensitive (button, n > 0);
  return button;
}

static void
add_choices (RectifyForm *form, Form *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gboolean any = FALSE;

  for (guint i = 0; i < N_CHOICES; i++)
    {
      self->buttons[i] = create_choice (self->compact, i);
      gtk_check_button_set_group (GTK_CHECK_BUTTON (self->buttons[i]),
                                  i > 0 ? GTK_CHECK_BUTTON (self->buttons[0]) : NULL);
      gtk_box_append (GTK_BOX (box), self->buttons[i]);
      if (!any && self->compact->n_entries[i] > 0)
        gtk_check_button_set_active (GTK_CHECK_BUTTON (self->buttons[i]), TRUE);
      any |= self->compact->n_entries[i] > 0;
    }
  rectify_form_add_wide (form, box);
  rectify_form_set_acceptable (form, any);
}

static void
present (Compact *compact)
{
  RectifyForm *form = rectify_form_new (compact->parent, compact->session, _ ("Compact History"),
                                        _ ("_Compact…"));
  Form *self = g_new0 (Form, 1);
  g_autofree char *size = dup_size (&compact->size);

  self->compact = compact_ref (compact);
  rectify_form_add_wide (form, create_text (size));
  rectify_form_add_wide (form, create_text (_ ("What old edits changed can be dropped, to make the "
                                               "ledger smaller. Who made them, when, and what they "
                                               "are called stays. The last 1,000 edits can always "
                                               "be undone. Plans do not change.")));
  add_choices (form, self);
  rectify_form_set_help (form, "history");
  rectify_form_set_accept (form, accept_cb, self, form_free);
  rectify_form_set_any_plan (form);
  rectify_form_present (form);
}

static gboolean
measure (RectifyLedger *ledger, gpointer user_data, GError **error)
{
  Compact *self = user_data;

  if (!check_ledger (self, ledger, error)
      || !rectify_ledger_measure_history (ledger, &self->size, error))
    return FALSE;
  for (guint i = 0; i < N_CHOICES; i++)
    if (!rectify_ledger_preview_compaction (ledger, &self->compactions[i], &self->n_entries[i],
                                            &self->n_bytes[i], error))
      return FALSE;
  return TRUE;
}

static void
measured_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Compact *self = user_data;
  g_autoptr (GError) error = NULL;

  gboolean done = rectify_session_finish (RECTIFY_SESSION (source), result, &error);

  /* Nobody is before a window that was closed meanwhile. */
  if (done && gtk_widget_get_visible (GTK_WIDGET (self->parent)))
    present (self);
  else if (!done && gtk_widget_get_visible (GTK_WIDGET (self->parent)))
    rectify_message_error (self->parent, _ ("The history cannot be read"), error);
  compact_unref (self);
}

/**
 * rectify_compact_dialog_present:
 * @parent: the window it is over
 * @session: a session that has a ledger
 * @notice: called when it is done
 *
 * Says how large the history is, and drops what old edits changed, after it was asked for twice.
 */
void
rectify_compact_dialog_present (GtkWindow *parent, RectifySession *session,
                                RectifyNoticeFunc notice)
{
  Compact *self = g_rc_box_new0 (Compact);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  self->parent = g_object_ref (parent);
  self->session = g_object_ref (session);
  self->ledger = g_object_ref (rectify_session_get_ledger (session));
  self->notice = notice;
  for (int i = 0; i < YEARS_TO_CHOOSE; i++)
    {
      g_autoptr (GDateTime) then = g_date_time_add_years (now, -1 - i);

      self->compactions[i].before = g_date_time_to_unix (then);
    }
  rectify_session_run (session, measure, self, NULL, measured_cb, self);
}
