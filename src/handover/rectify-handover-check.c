/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "rectify-handover-words.h"
#include "rectify-handover.h"

/**
 * rectify_handover_check_free:
 * @self: (transfer full): what a check found
 */
void
rectify_handover_check_free (RectifyHandoverCheck *self)
{
  g_clear_pointer (&self->files, g_ptr_array_unref);
  g_free (self->code);
  g_free (self->ledger_problem);
  g_free (self);
}

/**
 * rectify_bundle_state_get_words:
 * @state: what became of a file
 *
 * Returns: (transfer none): it in words
 */
const char *
rectify_bundle_state_get_words (RectifyBundleState state)
{
  switch (state)
    {
    case RECTIFY_BUNDLE_SAME:
      return _ ("as it was");
    case RECTIFY_BUNDLE_DIFFERENT:
      return _ ("DIFFERENT");
    case RECTIFY_BUNDLE_MISSING:
      return _ ("MISSING");
    case RECTIFY_BUNDLE_EXTRA:
    default:
      return _ ("NOT IN THE LIST");
    }
}

static void
check_ledger (RectifyHandoverCheck *self, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RectifyLedger) ledger = NULL;
  g_autoptr (GPtrArray) plans = NULL;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      self->ledger_problem = g_strdup (_ ("There is no ledger in it."));
      return;
    }
  ledger = rectify_ledger_open (path, RECTIFY_LEDGER_READ_ONLY, &error);
  if (ledger != NULL && rectify_ledger_check (ledger, &error))
    plans = rectify_ledger_list_plans (ledger, &error);
  if (plans != NULL)
    self->n_plans = plans->len;
  else
    self->ledger_problem = g_strdup (error->message);
}

static void
judge (RectifyHandoverCheck *self)
{
  self->sound = self->ledger_problem == NULL;
  for (guint i = 0; i < self->files->len; i++)
    if (((RectifyBundleFile *) self->files->pdata[i])->state != RECTIFY_BUNDLE_SAME)
      self->sound = FALSE;
}

/**
 * rectify_handover_check:
 * @path: a handover, from anywhere
 * @progress: (nullable): called in this thread
 * @user_data: for @progress
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Looks whether every file is as it was when the handover was made, and checks its ledger wholly.
 * Only the ledger is unpacked, to a temporary folder that goes again. Blocks.
 *
 * Returns: (transfer full) (nullable): what was found; %NULL for what is no handover
 */
RectifyHandoverCheck *
rectify_handover_check (const char *path, RectifyBundleProgress progress, gpointer user_data,
                        GCancellable *cancellable, GError **error)
{
  g_autoptr (RectifyHandoverCheck) self = g_new0 (RectifyHandoverCheck, 1);
  g_autofree char *folder = g_dir_make_tmp ("rectify-handover-XXXXXX", error);
  g_autofree char *ledger = NULL;

  if (folder == NULL)
    return NULL;
  ledger = g_build_filename (folder, RECTIFY_HANDOVER_LEDGER, NULL);
  self->files = rectify_bundle_check (path, RECTIFY_HANDOVER_LEDGER, ledger, &self->code, progress,
                                      user_data, cancellable, error);
  if (self->files != NULL)
    {
      check_ledger (self, ledger);
      judge (self);
    }
  g_unlink (ledger);
  g_rmdir (folder);
  return self->files != NULL ? g_steal_pointer (&self) : NULL;
}
