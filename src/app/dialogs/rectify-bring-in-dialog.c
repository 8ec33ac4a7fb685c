/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "rectify-exchange.h"
#include "rectify-form.h"
#include "rectify-ledger-content.h"
#include "rectify-ledger-export.h"
#include "rectify-messages.h"
#include "rectify-packet-info.h"
#include "rectify-plan-info.h"
#include "rectify-progress.h"

/* Another ledger's plans, of which some are brought in. */
typedef struct {
  GtkWindow *parent;
  RectifySession *session;
  char *path;
  RectifyProgress *progress;
  RectifyNoticeFunc notice;
  GPtrArray *infos;
  char *unit; /* of a packet, whose tasks it has; or NULL */
} Source;

static void
source_free (gpointer data)
{
  Source *source = data;

  g_clear_object (&source->parent);
  g_clear_object (&source->session);
  g_clear_pointer (&source->infos, g_ptr_array_unref);
  g_free (source->path);
  g_free (source->unit);
  g_free (source);
}

/* The dialog. */
typedef struct {
  GtkWindow *parent;
  RectifyNoticeFunc notice;
  char *path;
  GPtrArray *infos;
  GPtrArray *checks; /* a check button each; borrowed */
} Choice;

static void
choice_free (gpointer data)
{
  Choice *choice = data;

  g_ptr_array_unref (choice->infos);
  g_ptr_array_unref (choice->checks);
  g_free (choice->path);
  g_free (choice);
}

/* What the session's thread does. */
typedef struct {
  char *path;
  GArray *ids;
  GtkWindow *form;
  GtkWindow *parent;
  RectifyNoticeFunc notice;
} Work;

static gboolean
bring_in (RectifyLedger *ledger, gpointer user_data, GError **error)
{
  Work *work = user_data;
  g_autoptr (RectifyLedger) other
      = rectify_ledger_open (work->path, RECTIFY_LEDGER_READ_ONLY, error);
  g_autoptr (GPtrArray) plans
      = other != NULL ? rectify_ledger_load_new_plans (other, work->ids, error) : NULL;

  return plans != NULL && rectify_ledger_take_contents (ledger, other, plans, error)
         && rectify_ledger_save_plans (ledger, plans, N_ ("Bring in plans from a ledger"), error);
}

static void
brought_in_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Work *work = user_data;
  guint n = work->ids->len;
  g_autofree char *text
      = g_strdup_printf (ngettext ("%u plan was brought in", "%u plans were brought in", n), n);

  if (rectify_form_end_save (work->form, source, result))
    work->notice (work->parent, text);
  g_object_unref (work->parent);
  g_array_unref (work->ids);
  g_free (work->path);
  g_free (work);
}

static void
accept_cb (RectifyForm *form, gpointer user_data)
{
  Choice *choice = user_data;
  Work *work = g_new0 (Work, 1);

  work->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < choice->checks->len; i++)
    if (gtk_check_button_get_active (choice->checks->pdata[i]))
      {
        gint64 id = rectify_plan_info_get_id (choice->infos->pdata[i]);

        g_array_append_val (work->ids, id);
      }
  work->path = g_strdup (choice->path);
  work->parent = g_object_ref (choice->parent);
  work->notice = choice->notice;
  work->form = rectify_form_begin_save (form);
  rectify_session_run (rectify_form_get_session (form), bring_in, work, NULL, brought_in_cb, work);
}

static void
toggled_cb (GtkCheckButton *button, RectifyForm *form)
{
  Choice *choice = g_object_get_data (G_OBJECT (rectify_form_get_window (form)), "rectify-choice");
  gboolean any = FALSE;

  for (guint i = 0; i < choice->checks->len; i++)
    any = any || gtk_check_button_get_active (choice->checks->pdata[i]);
  rectify_form_set_acceptable (form, any);
}

static GtkWidget *
create_words (const char *text)
{
  GtkWidget *words = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (words), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (words), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (words), 0);
  return words;
}

static GtkWidget *
create_check (RectifyPlanInfo *info)
{
  const RectifyPlanCounts *counts = rectify_plan_info_get_counts (info);
  const char *title = rectify_plan_info_get_title (info);
  g_autofree char *line
      = g_strdelimit (g_strdup (*title != '\0' ? title : _ ("(without a title)")), "\n", ' ');
  /* Translators: a year, and the title of a plan. */
  g_autofree char *text = g_strdup_printf (C_ ("a plan to bring in", "%d  %s"),
                                           rectify_plan_info_get_year (info), line);
  g_autofree char *numbers = g_strdup_printf (_ ("areas %u, problems %u, measures %u"),
                                              counts->areas, counts->problems, counts->measures);
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *label = create_words (text);
  GtkWidget *below = create_words (numbers);

  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
  gtk_widget_add_css_class (below, "dim-label");
  gtk_box_append (GTK_BOX (box), label);
  /* In a line of its own, where no number is parted from what it counts. */
  gtk_box_append (GTK_BOX (box), below);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), box);
  gtk_widget_add_css_class (check, "text-button");
  gtk_accessible_update_relation (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  label, below, NULL, -1);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  return check;
}

static void
present (Source *source)
{
  RectifyForm *form = rectify_form_new (source->parent, source->session,
                                        _ ("Bring In Plans from a Ledger"), _ ("_Bring In"));
  Choice *choice = g_new0 (Choice, 1);

  choice->parent = source->parent;
  choice->notice = source->notice;
  choice->path = g_strdup (source->path);
  choice->infos = g_ptr_array_ref (source->infos);
  choice->checks = g_ptr_array_new ();
  g_object_set_data (G_OBJECT (rectify_form_get_window (form)), "rectify-choice", choice);
  rectify_form_add_wide (form, create_words (
                                   _ ("The plans are added as new ones; nothing that is in this "
                                      "ledger is changed. It is one edit, which can be undone.")));
  if (source->unit != NULL)
    {
      g_autofree char *text = g_strdup_printf (
          _ ("This file has tasks that another office sent to %s. It was not sent from this ledger, "
             "and cannot be merged with it. What is done in a plan that is brought in does not go "
             "back to that office: open the file itself to work on the tasks, and send it back."),
          source->unit);

      rectify_form_add_wide (form, create_words (text));
    }
  for (guint i = 0; i < choice->infos->len; i++)
    {
      GtkWidget *check = create_check (choice->infos->pdata[i]);

      g_ptr_array_add (choice->checks, check);
      g_signal_connect (check, "toggled", G_CALLBACK (toggled_cb), form);
      rectify_form_add_wide (form, check);
    }
  rectify_form_set_help (form, "bring-in");
  rectify_form_set_accept (form, accept_cb, choice, choice_free);
  rectify_form_set_any_plan (form);
  rectify_form_set_acceptable (form, choice->infos->len > 0);
  rectify_form_set_size (form, 560, 380);
  rectify_form_present (form);
}

static void
work (GTask *task, gpointer source_object, gpointer task_data, GCancellable *cancellable)
{
  Source *source = task_data;
  g_autoptr (RectifyLedger) ledger = NULL;
  GError *error = NULL;

  if (source->path == NULL)
    error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                                 _ ("It is not on this computer. Copy it here and open the copy."));
  else
    ledger = rectify_ledger_open (source->path, RECTIFY_LEDGER_READ_ONLY, &error);
  if (ledger != NULL)
    {
      const RectifyPacketInfo *packet = rectify_ledger_get_packet (ledger);

      source->unit = packet != NULL ? g_strdup (packet->unit) : NULL;
      source->infos = rectify_ledger_list_plans (ledger, &error);
    }
  if (source->infos != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
read_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Source *source = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&source->progress, rectify_progress_close);
  if (g_task_propagate_boolean (G_TASK (result), &error))
    present (source);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    rectify_message_error (source->parent, _ ("The plans cannot be brought in"), error);
  g_clear_object (&source->parent);
  g_clear_object (&source->session);
}

/**
 * rectify_bring_in_dialog_present:
 * @parent: the window it is over
 * @session: where the plans go
 * @file: another ledger
 * @notice: called when they are there
 *
 * Reads which plans another ledger holds, and asks which of them are to be added as new ones.
 */
void
rectify_bring_in_dialog_present (GtkWindow *parent, RectifySession *session, GFile *file,
                                 RectifyNoticeFunc notice)
{
  Source *source = g_new0 (Source, 1);
  g_autoptr (GTask) task = NULL;

  source->parent = g_object_ref (parent);
  source->session = g_object_ref (session);
  source->path = g_file_get_path (file);
  source->notice = notice;
  source->progress = rectify_progress_new (parent, _ ("Reading the ledger…"));
  task = g_task_new (NULL, rectify_progress_get_cancellable (source->progress), read_cb, NULL);
  g_task_set_task_data (task, source, source_free);
  g_task_run_in_thread (task, work);
}
