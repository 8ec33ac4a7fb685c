/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "rectify-backup-choice.h"
#include "rectify-backups-private.h"
#include "rectify-file-choice.h"
#include "rectify-file-fault.h"
#include "rectify-file-save.h"
#include "rectify-ledger-backup.h"
#include "rectify-ledger-content.h"
#include "rectify-messages.h"
#include "rectify-time-words.h"

/* Work with a backup, in the session's thread. */
typedef struct {
  GtkWindow *window;
  char *path;
  char *remark; /* of the backup that is made before */
  gint64 made_at;
  gint64 plan_id;
  GFile *file;
} Work;

static void
work_free (Work *work)
{
  g_object_unref (work->window);
  g_free (work->path);
  g_free (work->remark);
  g_clear_object (&work->file);
  g_free (work);
}

static Work *
work_new (RectifyBackups *self)
{
  const RectifyBackup *backup = rectify_backups_get_selected (self);
  Work *work = g_new0 (Work, 1);

  work->window = g_object_ref (self->window);
  work->path = g_strdup (backup->path);
  work->made_at = backup->made_at;
  return work;
}

static void
set_working (RectifyBackups *self, const char *text)
{
  self->working = text != NULL;
  if (text != NULL)
    {
      gtk_spinner_start (self->spinner);
      gtk_label_set_text (self->status, text);
    }
  else
    gtk_spinner_stop (self->spinner);
  rectify_backups_update (self);
}

/* Says what came of it; FALSE where it failed, or nobody is there any more to be told. */
static gboolean
finish (Work *work, GObject *source, GAsyncResult *result, const char *failure, const char *success)
{
  RectifyBackups *self = rectify_backups_get (work->window);
  g_autoptr (GError) error = NULL;
  gboolean done = rectify_session_finish (RECTIFY_SESSION (source), result, &error);

  if (!self->closed)
    {
      set_working (self, NULL);
      gtk_label_set_text (self->status, done ? success : "");
    }
  if (!done)
    rectify_message_error (self->closed ? NULL : work->window, failure, error);
  rectify_backup_keeper_look (self->keeper);
  return done && !self->closed;
}

static gboolean
do_restore (RectifyLedger *ledger, gpointer user_data, GError **error)
{
  Work *work = user_data;
  g_autofree char *folder
      = rectify_backup_dup_usable_folder (rectify_ledger_get_path (ledger), &work->remark);

  return rectify_ledger_restore (ledger, work->path, folder, error);
}

static void
restored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Work *work = user_data;
  const char *done = _ ("Restored. What was there before is the newest backup.");
  g_autofree char *said = work->remark != NULL
                              ? g_strdup_printf (C_ ("two sentences", "%s %s"), done, work->remark)
                              : g_strdup (done);

  if (finish (work, source, result, _ ("The backup could not be restored"), said))
    rectify_backups_reload (rectify_backups_get (work->window));
  work_free (work);
}

static void
restore_confirmed_cb (gboolean confirmed, gpointer user_data)
{
  Work *work = user_data;
  RectifyBackups *self = rectify_backups_get (work->window);

  if (!confirmed || self->closed)
    {
      work_free (work);
      return;
    }
  set_working (self, _ ("Backing up what is there now, then restoring…"));
  rectify_session_run (self->session, do_restore, work, NULL, restored_cb, work);
}

/**
 * rectify_backups_restore:
 * @self: a dialog in which a backup is selected
 *
 * Asks whether the ledger is to become what the backup holds, and does it.
 */
void
rectify_backups_restore (RectifyBackups *self)
{
  Work *work = work_new (self);
  g_autofree char *when = rectify_time_dup_full (work->made_at);
  g_autofree char *primary = g_strdup_printf (_ ("Make the ledger what it was on %s?"), when);
  g_autofree char *secondary = g_strconcat (
      rectify_backup_preview_get_summary (self->preview), "\n\n",
      _ ("What is in the ledger now is backed up first, so you can come back to it here. Everything "
         "then is as it was in this backup, the history too; what was edited since is only in that "
         "new backup."),
      NULL);

  rectify_message_confirm (self->window, primary, secondary, _ ("_Restore"), TRUE,
                           restore_confirmed_cb, work);
}

/* Through a file beside it: what is there stays until the copy is whole. */
static gboolean
do_save (RectifyLedger *ledger, gpointer user_data, GError **error)
{
  Work *work = user_data;
  g_autofree char *path = g_file_get_path (work->file);
  g_autoptr (GFile) own = g_file_new_for_path (rectify_ledger_get_path (ledger));
  g_autofree char *target = NULL;
  g_autoptr (GMappedFile) content = NULL;
  g_autoptr (GFile) backup = g_file_new_for_path (work->path);
  GError *failure = NULL;

  if (path != NULL)
    target = g_canonicalize_filename (path, NULL);
  if (target == NULL || g_file_equal (work->file, own) || g_str_equal (target, work->path))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_FILENAME,
                           _ ("Choose another place on this computer: not the ledger itself, and "
                              "not the backup."));
      return FALSE;
    }
  content = g_mapped_file_new (work->path, FALSE, &failure);
  if (content == NULL)
    return rectify_file_fault_take_read (error, backup, failure);
  return rectify_file_save_as (work->file, g_mapped_file_get_contents (content),
                               g_mapped_file_get_length (content), 0600, NULL, error);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Work *work = user_data;
  g_autofree char *name = g_file_get_basename (work->file);
  g_autofree char *shown = g_filename_display_name (name);
  g_autofree char *text = g_strdup_printf (_ ("Saved as “%s”"), shown);

  finish (work, source, result, _ ("The copy could not be saved"), text);
  work_free (work);
}

static void
file_chosen_cb (GFile *file, gpointer user_data)
{
  Work *work = user_data;
  RectifyBackups *self = rectify_backups_get (work->window);

  if (file == NULL || self->closed)
    {
      work_free (work);
      return;
    }
  work->file = g_object_ref (file);
  set_working (self, _ ("Saving a copy…"));
  rectify_session_run (self->session, do_save, work, NULL, saved_cb, work);
}

/**
 * rectify_backups_save_copy:
 * @self: a dialog in which a backup is selected
 *
 * Asks where to, and saves the backup as a file there.
 */
void
rectify_backups_save_copy (RectifyBackups *self)
{
  Work *work = work_new (self);
  g_autofree char *name = g_path_get_basename (work->path);
  g_autofree char *shown = g_filename_display_name (name);

  rectify_choose_file_to_save (self->window, _ ("Save a Copy of the Backup"), shown,
                               RECTIFY_FILES_OF_LEDGERS, RECTIFY_FILE_LEDGER, file_chosen_cb, work);
}

/* Else nobody knows it from the one that is there. */
static void
name_copy (RectifyPlan *plan, gint64 made_at)
{
  g_autofree char *when = rectify_time_dup_full (made_at);
  const char *title = rectify_plan_get_title (plan);
  /* Translators: the title of a plan, and the time of a backup. */
  g_autofree char *name = g_strdup_printf (_ ("%s (backup of %s)"),
                                           *title != '\0' ? title : _ ("(without a title)"), when);

  rectify_plan_set_title (plan, name);
}

static gboolean
do_bring_back (RectifyLedger *ledger, gpointer user_data, GError **error)
{
  Work *work = user_data;
  g_autoptr (RectifyPlan) plan = rectify_backup_load_new_plan (work->path, work->plan_id, error);
  g_autoptr (RectifyLedger) backup
      = plan != NULL ? rectify_ledger_open (work->path, RECTIFY_LEDGER_READ_ONLY, error) : NULL;
  g_autoptr (GPtrArray) plans = g_ptr_array_new ();

  if (plan == NULL)
    return FALSE;
  name_copy (plan, work->made_at);
  g_ptr_array_add (plans, plan);
  return backup != NULL && rectify_ledger_take_contents (ledger, backup, plans, error)
         && rectify_ledger_save_plan (ledger, plan, N_ ("Bring back a plan from a backup"), error);
}

static void
brought_back_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Work *work = user_data;
  RectifyBackups *self = rectify_backups_get (work->window);

  if (finish (
          work, source, result, _ ("The plan could not be brought back"),
          _ ("The plan is in the ledger again, as a new one beside what is there. Undo takes it "
             "out.")))
    rectify_backup_preview_show (self->preview, work->path,
                                 rectify_session_get_ledger (self->session));
  work_free (work);
}

/**
 * rectify_backups_bring_back:
 * @self: a dialog in which a plan of a backup is selected
 *
 * Adds the plan to the ledger as a new one.
 */
void
rectify_backups_bring_back (RectifyBackups *self)
{
  Work *work = work_new (self);

  work->plan_id = rectify_backup_preview_get_selected (self->preview)->id;
  set_working (self, _ ("Bringing the plan back…"));
  rectify_session_run (self->session, do_bring_back, work, NULL, brought_back_cb, work);
}
