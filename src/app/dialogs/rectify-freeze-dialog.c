/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "rectify-editions-dialog.h"
#include "rectify-editions.h"
#include "rectify-form.h"
#include "rectify-messages.h"
#include "rectify-report-choices.h"

/* Nobody freezes a plan more often on a day. */
#define MAX_PROPOSALS 100

/* An edition in the making. */
typedef struct {
  GtkWindow *parent;
  RectifySession *session;
  RectifyLedger *ledger; /* in which the plan is */
  RectifyPlan *plan;     /* as it was when the pages were made */
  char *name;
  GBytes *pages;
  RectifyNoticeFunc notice;
} Freezing;

static void
freezing_free (gpointer data)
{
  Freezing *self = data;

  g_object_unref (self->parent);
  g_object_unref (self->session);
  g_object_unref (self->ledger);
  g_object_unref (self->plan);
  g_clear_pointer (&self->pages, g_bytes_unref);
  g_free (self->name);
  g_free (self);
}

static gboolean
keep (RectifyLedger *ledger, gpointer user_data, GError **error)
{
  Freezing *self = user_data;

  /* Plans of another one have the same identifiers. */
  if (ledger != self->ledger)
    {
      g_set_error_literal (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_CHANGED,
                           _ ("Another ledger was opened while the pages were made. Nothing was "
                              "kept, in either of them. Open the ledger of the plan and freeze "
                              "the plan again."));
      return FALSE;
    }
  return rectify_ledger_make_edition (ledger, self->plan, self->name, self->pages, NULL, error);
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Freezing *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (rectify_session_finish (RECTIFY_SESSION (source), result, &error))
    {
      text = g_strdup_printf (_ ("The plan was kept as “%s”"), self->name);
      self->notice (self->parent, text);
    }
  else
    rectify_message_error (self->parent, _ ("The edition could not be made"), error);
  freezing_free (self);
}

static void
pdf_made_cb (GBytes *pdf, gpointer user_data)
{
  Freezing *self = user_data;

  if (pdf == NULL)
    {
      freezing_free (self);
      return;
    }
  self->pages = g_bytes_ref (pdf);
  rectify_session_run (self->session, keep, self, NULL, kept_cb, self);
}

typedef struct {
  GtkWindow *parent;
  GtkWidget *name;
  RectifyNoticeFunc notice;
} Form;

/* Where the list cannot be read, the ledger says so when the edition is made. */
static gboolean
is_taken (RectifySession *session, const char *name)
{
  RectifyPlan *plan = rectify_session_get_plan (session);
  g_autoptr (GPtrArray) editions
      = rectify_session_check_free (session, NULL)
            ? rectify_ledger_list_editions (rectify_session_get_ledger (session),
                                            rectify_plan_get_id (plan), NULL)
            : NULL;

  for (guint i = 0; editions != NULL && i < editions->len; i++)
    if (g_str_equal (rectify_edition_get_name (editions->pdata[i]), name))
      return TRUE;
  return FALSE;
}

static gboolean
check_name (RectifyForm *form, Form *self, const char *name)
{
  g_autofree char *text = NULL;

  if (!is_taken (rectify_form_get_session (form), name))
    return TRUE;
  text = g_strdup_printf (_ ("The plan already has an edition called “%s”. Choose another name."),
                          name);
  rectify_message_error (rectify_form_get_window (form), text, NULL);
  gtk_widget_grab_focus (self->name);
  return FALSE;
}

static void
accept_cb (RectifyForm *form, gpointer user_data)
{
  Form *self = user_data;
  RectifySession *session = rectify_form_get_session (form);
  RectifyPlan *plan = rectify_session_get_plan (session);
  g_autoptr (RectifyDocument) document = NULL;
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name))));
  Freezing *freezing;

  if (!check_name (form, self, name))
    return;
  document = rectify_report_compose_as_chosen (plan, RECTIFY_REPORT_PLAN, NULL);
  freezing = g_new0 (Freezing, 1);
  freezing->parent = g_object_ref (self->parent);
  freezing->session = g_object_ref (session);
  freezing->ledger = g_object_ref (rectify_session_get_ledger (session));
  freezing->plan = rectify_plan_copy (plan);
  freezing->name = g_steal_pointer (&name);
  freezing->notice = self->notice;
  rectify_form_close (form);
  rectify_document_make_pdf (freezing->parent, document, pdf_made_cb, freezing);
}

static void
name_changed_cb (GtkEditable *editable, RectifyForm *form)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (editable)));

  rectify_form_set_acceptable (form, *name != '\0');
}

/* With a number where the name of the day is taken. */
static char *
dup_proposal (RectifySession *session)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *date = g_date_time_format (now, "%Y-%m-%d");

  char *proposal
      = g_strdup_printf (C_ ("name of an edition, with its date", "Meeting edition %s"), date);

  for (guint i = 2; i < MAX_PROPOSALS && is_taken (session, proposal); i++)
    {
      g_free (proposal);
      proposal = g_strdup_printf (C_ ("name of another edition of a day, with its date and number",
                                      "Meeting edition %s (%u)"),
                                  date, i);
    }
  return proposal;
}

/**
 * rectify_freeze_dialog_present:
 * @parent: the window it is over
 * @session: a session that has a plan
 * @notice: called when the edition is on disk
 *
 * Asks for a name, and keeps the live plan as it is now, what it says and its pages.
 */
void
rectify_freeze_dialog_present (GtkWindow *parent, RectifySession *session, RectifyNoticeFunc notice)
{
  RectifyForm *form = rectify_form_new (parent, session, _ ("Freeze Edition"), _ ("_Freeze"));
  Form *self = g_new0 (Form, 1);
  g_autofree char *proposal = dup_proposal (session);
  GtkWidget *label = gtk_label_new (
      _ ("Keeps the plan as it is circulated: what it says, and its pages. Later changes of the "
         "plan or of the names of units do not touch it, and can be marked against it."));

  self->parent = parent;
  self->notice = notice;
  self->name = rectify_form_add_entry (form, _ ("_Name"), proposal);
  gtk_entry_set_max_length (GTK_ENTRY (self->name), RECTIFY_EDITION_MAX_NAME);
  g_signal_connect (self->name, "changed", G_CALLBACK (name_changed_cb), form);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 48);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  rectify_form_add_wide (form, label);
  rectify_form_set_help (form, "editions");
  rectify_form_set_accept (form, accept_cb, self, g_free);
  rectify_form_present (form);
}
