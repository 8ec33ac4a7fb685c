/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "rectify-backup-choice.h"
#include "rectify-backup-look.h"
#include "rectify-cli.h"
#include "rectify-ledger-check.h"

/* The ledger that the command may write to, which has to be backed up when it did. A command
 * writes to one ledger at most. */
static RectifyLedger *written;
static gint64 known_state;

/* What is damaged is not written to; the reason is said before anything is looked for in it. */
static gboolean
check_undamaged (RectifyLedger *ledger, const char *path, GError **error)
{
  if (!rectify_ledger_is_damaged (ledger))
    return TRUE;
  g_set_error (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_DAMAGED,
               _ ("The ledger %s is damaged and was opened to read alone; nothing was changed. "
                  "“rectify-cli recover %s” makes a new one of what can be read of it."),
               path, path);
  return FALSE;
}

static void
remember (RectifyLedger *ledger)
{
  RectifyLedgerFacts facts;

  if (rectify_ledger_is_read_only (ledger))
    return;
  g_set_object (&written, ledger);
  known_state = rectify_ledger_get_facts (ledger, &facts, NULL) ? facts.state : -1;
}

/**
 * rectify_cli_open_ledger:
 * @path: a ledger
 * @flags: how to open it
 * @error: return location
 *
 * Opens a ledger. One that is damaged is refused where it was to be written; else standard error
 * says that what is given out is not all. After the command rectify_cli_close_ledger() backs up what
 * was written.
 *
 * Returns: (transfer full) (nullable): the ledger
 */
RectifyLedger *
rectify_cli_open_ledger (const char *path, RectifyLedgerFlags flags, GError **error)
{
  g_autoptr (RectifyLedger) ledger = rectify_ledger_open (path, flags, error);

  if (ledger == NULL)
    return NULL;
  if ((flags & RECTIFY_LEDGER_READ_ONLY) == 0)
    {
      /* Nobody looks later, as the window does: damage is known from then on. */
      if (rectify_ledger_is_unchecked (ledger))
        rectify_ledger_check_later (ledger, NULL, NULL);
      if (!check_undamaged (ledger, path, error))
        return NULL;
      remember (ledger);
    }
  else if (rectify_ledger_is_damaged (ledger))
    rectify_cli_warn (
        _ ("Warning: this ledger is damaged, and only what can be read of it is used. "
           "rectify-cli recover makes a new one of it."));
  return g_steal_pointer (&ledger);
}

/**
 * rectify_cli_close_ledger:
 *
 * Makes the day's backup of the ledger that the command wrote to, as the application does after the
 * first edit of a day. What the command did stands, whether there is a backup of it or not: a failure
 * is a warning on standard error.
 */
void
rectify_cli_close_ledger (void)
{
  RectifyBackupLook *look;
  g_autoptr (GError) error = NULL;

  if (written == NULL)
    return;
  look = g_new0 (RectifyBackupLook, 1);
  look->ledger = g_steal_pointer (&written);
  look->chosen = rectify_backup_dup_chosen (rectify_ledger_get_path (look->ledger));
  look->may_try = TRUE;
  look->known_state = known_state;
  if (!rectify_backup_look_work (look, NULL, &error) || look->failure != NULL)
    {
      g_autofree char *text
          = g_strdup_printf (_ ("Warning: no backup of the ledger could be made. %s"),
                             (error != NULL ? error : look->failure)->message);

      rectify_cli_warn (text);
    }
  else if (look->remark != NULL)
    rectify_cli_warn (look->remark);
  rectify_backup_look_free (look);
}
