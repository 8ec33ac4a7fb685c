/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-arrivals.h"

#include <glib/gi18n.h>
#include <string.h>

#include "rectify-open-files.h"

/*
 * Files as the desktop hands them over: from anywhere, and whatever they are.
 */

#define SUFFIX ".rectify"

static gboolean
is_called_ledger (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *small = name != NULL ? g_ascii_strdown (name, -1) : NULL;

  return small != NULL && g_str_has_suffix (small, SUFFIX);
}

/**
 * rectify_arrival_is_ledger:
 * @file: a file
 *
 * Returns: whether it is a ledger by its name, or by what is in it
 */
gboolean
rectify_arrival_is_ledger (GFile *file)
{
  g_autofree char *path = g_file_get_path (file);

  return path != NULL && (is_called_ledger (file) || rectify_file_is_ledger (path));
}

/**
 * rectify_arrival_check:
 * @file: a file
 * @error: return location
 *
 * What is wrong inside a ledger or a document is said when it is opened.
 *
 * Returns: whether there is a file on this computer to be opened
 */
gboolean
rectify_arrival_check (GFile *file, GError **error)
{
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *uri = path == NULL ? g_file_get_uri (file) : NULL;
  g_autofree char *shown
      = path != NULL ? g_filename_display_name (path) : g_uri_unescape_string (uri, NULL);

  if (path == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                   _ ("%s is not on this computer. Copy it here and open the copy."),
                   shown != NULL ? shown : uri);
      return FALSE;
    }
  switch (g_file_query_file_type (file, G_FILE_QUERY_INFO_NONE, NULL))
    {
    case G_FILE_TYPE_REGULAR:
      return TRUE;
    case G_FILE_TYPE_DIRECTORY:
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY,
                   _ ("%s is a folder. Open the files that are in it."), shown);
      return FALSE;
    case G_FILE_TYPE_UNKNOWN:
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                   _ ("%s is not there. Look whether it was moved or renamed, or whether its disk "
                      "is connected."),
                   shown);
      return FALSE;
    case G_FILE_TYPE_SYMBOLIC_LINK:
    case G_FILE_TYPE_SPECIAL:
    case G_FILE_TYPE_SHORTCUT:
    case G_FILE_TYPE_MOUNTABLE:
    default:
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE,
                   _ ("%s is no file that can be opened. Choose a ledger or a document."), shown);
      return FALSE;
    }
}
