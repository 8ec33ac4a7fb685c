/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-file-fault.h"

#include <errno.h>
#include <glib/gi18n-lib.h>

/*
 * What is said where a file cannot be read or written: which one, why, and what to do. The library's
 * own words name temporary files, which nobody chose, and say nothing of what to do.
 */

/* Errors of GIO and of GLib, as what the system calls them. */
static const struct {
  int io;
  int file;
  int code;
} known[] = {
  { G_IO_ERROR_NOT_FOUND, G_FILE_ERROR_NOENT, ENOENT },
  { G_IO_ERROR_NOT_DIRECTORY, G_FILE_ERROR_NOTDIR, ENOTDIR },
  { G_IO_ERROR_IS_DIRECTORY, G_FILE_ERROR_ISDIR, EISDIR },
  { G_IO_ERROR_PERMISSION_DENIED, G_FILE_ERROR_ACCES, EACCES },
  { G_IO_ERROR_PERMISSION_DENIED, G_FILE_ERROR_PERM, EACCES },
  { G_IO_ERROR_READ_ONLY, G_FILE_ERROR_ROFS, EROFS },
  { G_IO_ERROR_NO_SPACE, G_FILE_ERROR_NOSPC, ENOSPC },
  { G_IO_ERROR_FILENAME_TOO_LONG, G_FILE_ERROR_NAMETOOLONG, ENAMETOOLONG },
  /* The library makes a file beside a folder, and then cannot put it in its place. */
  { G_IO_ERROR_WOULD_RECURSE, G_FILE_ERROR_ISDIR, EISDIR },
  { G_IO_ERROR_TOO_MANY_OPEN_FILES, G_FILE_ERROR_MFILE, EMFILE },
};

/**
 * rectify_file_fault_find:
 * @error: an error of GIO's or of GLib's about a file
 *
 * Returns: what the system calls it, as errno has it; 0 if that is not known
 */
int
rectify_file_fault_find (const GError *error)
{
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_error_matches (error, G_IO_ERROR, known[i].io)
        || g_error_matches (error, G_FILE_ERROR, known[i].file))
      return known[i].code;
  return 0;
}

static const char *
get_read_sentence (int code)
{
  switch (code)
    {
    case ENOENT:
    case ENOTDIR:
      return _ ("“%s” cannot be read: it is not there. Check its name and folder, or choose "
                "another file.");
    case EISDIR:
      return _ ("“%s” cannot be read: it is a folder. Choose a file in it.");
    case EACCES:
    case EPERM:
      return _ ("“%s” cannot be read: you have no permission. Ask its owner for it, or have a copy "
                "put into a folder of yours.");
    default:
      return NULL;
    }
}

static const char *
get_write_sentence (int code)
{
  switch (code)
    {
    case ENOENT:
    case ENOTDIR:
      return _ (
          "“%s” cannot be written: its folder is not there, or takes no files. Choose another "
          "folder.");
    case EISDIR:
      return _ ("“%s” cannot be written: there is a folder of that name. Choose another name.");
    case EACCES:
    case EPERM:
      return _ ("“%s” cannot be written: you have no permission there. Choose another folder.");
    case EROFS:
      return _ ("“%s” cannot be written: nothing can be changed on that disk. Choose another "
                "folder.");
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      return _ ("“%s” cannot be written: there is not enough room on the disk. Make room on it, or "
                "choose another disk.");
    case ENAMETOOLONG:
      return _ ("“%s” cannot be written: its name is too long. Choose a shorter name.");
    default:
      return NULL;
    }
}

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
static char *
fill_in (const char *sentence, const char *name)
{
  return g_strdup_printf (sentence, name);
}
#pragma GCC diagnostic pop

/**
 * rectify_file_fault_dup_read:
 * @path: the file, as the user knows it
 * @code: why, as errno has it; 0 if that is not known
 *
 * Returns: (transfer full): that it cannot be read, why, and what to do
 */
char *
rectify_file_fault_dup_read (const char *path, int code)
{
  g_autofree char *name = g_filename_display_basename (path);
  const char *sentence = get_read_sentence (code);

  if (sentence != NULL)
    return fill_in (sentence, name);
  if (code != 0)
    return g_strdup_printf (
        _ ("“%s” cannot be read (%s). Check the disk and try again, or choose another file."), name,
        g_strerror (code));
  return g_strdup_printf (
      _ ("“%s” cannot be read. Check the disk and try again, or choose another file."), name);
}

/**
 * rectify_file_fault_dup_write:
 * @path: the file, as the user knows it, not one beside it
 * @code: why, as errno has it; 0 if that is not known
 *
 * Returns: (transfer full): that it cannot be written, why, and what to do
 */
char *
rectify_file_fault_dup_write (const char *path, int code)
{
  g_autofree char *name = g_filename_display_basename (path);
  const char *sentence = get_write_sentence (code);

  if (sentence != NULL)
    return fill_in (sentence, name);
  if (code != 0)
    return g_strdup_printf (
        _ ("“%s” cannot be written (%s). Choose another folder or make room on the disk."), name,
        g_strerror (code));
  return g_strdup_printf (
      _ ("“%s” cannot be written. Choose another folder or make room on the disk."), name);
}

static gboolean
set (GError **error, char *sentence, int code)
{
  g_set_error_literal (error, G_IO_ERROR,
                       code != 0 ? (int) g_io_error_from_errno (code) : (int) G_IO_ERROR_FAILED,
                       sentence);
  g_free (sentence);
  return FALSE;
}

/**
 * rectify_file_fault_set_read:
 * @error: return location
 * @path: the file, as the user knows it
 * @code: why, as errno has it; 0 if that is not known
 *
 * Sets a #GIOError that says so.
 *
 * Returns: %FALSE
 */
gboolean
rectify_file_fault_set_read (GError **error, const char *path, int code)
{
  return set (error, rectify_file_fault_dup_read (path, code), code);
}

/**
 * rectify_file_fault_set_write:
 * @error: return location
 * @path: the file, as the user knows it, not one beside it
 * @code: why, as errno has it; 0 if that is not known
 *
 * Sets a #GIOError that says so.
 *
 * Returns: %FALSE
 */
gboolean
rectify_file_fault_set_write (GError **error, const char *path, int code)
{
  return set (error, rectify_file_fault_dup_write (path, code), code);
}

typedef char *(*SayFunc) (const char *path, int code);

static gboolean
take (GError **error, GFile *file, GError *failure, SayFunc say)
{
  g_autofree char *base = g_file_get_basename (file);

  if (g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, failure);
      return FALSE;
    }
  set (error, say (base != NULL ? base : "", rectify_file_fault_find (failure)),
       rectify_file_fault_find (failure));
  g_error_free (failure);
  return FALSE;
}

/**
 * rectify_file_fault_take_read:
 * @error: return location
 * @file: what was read
 * @failure: (transfer full): what GIO or GLib says of it
 *
 * Sets a #GIOError in the program's own words; one that says that it was stopped stays as it is.
 *
 * Returns: %FALSE
 */
gboolean
rectify_file_fault_take_read (GError **error, GFile *file, GError *failure)
{
  return take (error, file, failure, rectify_file_fault_dup_read);
}

/**
 * rectify_file_fault_take_write:
 * @error: return location
 * @file: what was written
 * @failure: (transfer full): what GIO or GLib says of it
 *
 * Sets a #GIOError in the program's own words; one that says that it was stopped stays as it is.
 *
 * Returns: %FALSE
 */
gboolean
rectify_file_fault_take_write (GError **error, GFile *file, GError *failure)
{
  return take (error, file, failure, rectify_file_fault_dup_write);
}
