/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib/gstdio.h>

#include "rectify-backup.h"

/* A window makes them by itself, beside the ledger that a test works on. */
static inline void
remove_backups (const char *ledger_path)
{
  g_autofree char *backups = rectify_backup_dup_folder (ledger_path);
  g_autoptr (GDir) dir = g_dir_open (backups, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (backups, name, NULL);

      g_unlink (path);
    }
  g_rmdir (backups);
}
