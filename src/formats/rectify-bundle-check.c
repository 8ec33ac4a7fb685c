/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-bundle-check.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "rectify-bundle-writer.h"
#include "rectify-file-fault.h"

#define MIB (1024 * 1024)
#define CHUNK (256 * 1024)
#define MAX_FILES 20000
#define MAX_SUMS (8 * MIB)
/* Of all files unpacked, in bytes. */
#define MAX_TOTAL (G_GINT64_CONSTANT (8192) * MIB)
/* Beyond the first bytes, all may be so many times as large as the bundle is. */
#define RATIO_FROM (64 * MIB)
#define MAX_RATIO 400
#define SUM_LENGTH 64

typedef struct {
  struct archive *archive;
  gint64 size; /* of the bundle */
  gint64 n_unpacked;
  const char *wanted; /* what is written to a file of its own */
  const char *extract_to;
  GHashTable *found; /* name to SHA-256 */
  GString *sums;     /* NULL until they are come across */
  RectifyBundleProgress progress;
  gpointer user_data;
  GCancellable *cancellable;
} Check;

static void
bundle_file_free (RectifyBundleFile *self)
{
  if (self != NULL)
    g_free (self->name);
  g_free (self);
}

static gboolean
fail_no_bundle (GError **error)
{
  g_set_error_literal (
      error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
      _ ("This is no handover file, or it is damaged: it cannot be unpacked to its "
         "end. Ask for it again."));
  return FALSE;
}

static gboolean
fail_name (GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                       _ ("This is no handover file that Rectify made, or it was forged: it holds "
                          "names or kinds of files that Rectify never writes. Do not unpack it."));
  return FALSE;
}

static gboolean
fail_large (GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                       _ ("This file holds far more when it is unpacked than a handover does. Do "
                          "not unpack it."));
  return FALSE;
}

/* Checks a name before anything is done with it. */
static gboolean
check_entry (Check *self, struct archive_entry *entry, const char **name, GError **error)
{
  const char *format = archive_format_name (self->archive);

  *name = archive_entry_pathname (entry);
  if (*name == NULL || !rectify_bundle_is_name (*name) || archive_entry_filetype (entry) != AE_IFREG
      || archive_entry_symlink (entry) != NULL || archive_entry_hardlink (entry) != NULL
      || archive_entry_is_encrypted (entry) || g_hash_table_contains (self->found, *name)
      || (g_str_equal (*name, RECTIFY_BUNDLE_SUMS) && self->sums != NULL))
    return fail_name (error);
  /* Decoders of other methods take what memory they like. */
  if (format == NULL
      || (strstr (format, "(deflation)") == NULL && strstr (format, "(uncompressed)") == NULL))
    return fail_name (error);
  if (g_hash_table_size (self->found) >= MAX_FILES)
    return fail_large (error);
  return TRUE;
}

static gboolean
write_all (int fd, const char *data, gsize length, GError **error)
{
  while (length > 0)
    {
      gssize n = write (fd, data, length);

      if (n <= 0)
        {
          g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno),
                       _ ("The folder for temporary files cannot be written (%s). Make room on the "
                          "disk and try again."),
                       g_strerror (errno));
          return FALSE;
        }
      data += n;
      length -= n;
    }
  return TRUE;
}

static gboolean
take (Check *self, const char *data, gsize length, GString *text, int fd, GError **error)
{
  self->n_unpacked += length;
  if (self->n_unpacked > MAX_TOTAL
      || (self->n_unpacked > RATIO_FROM && self->n_unpacked / MAX_RATIO > self->size)
      || (text != NULL && text->len + length > MAX_SUMS))
    return fail_large (error);
  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;
  if (text != NULL)
    g_string_append_len (text, data, length);
  if (self->progress != NULL && self->size > 0)
    self->progress (MIN ((double) archive_filter_bytes (self->archive, -1) / self->size, 1),
                    self->user_data);
  return fd < 0 || write_all (fd, data, length, error);
}

static gboolean
read_content (Check *self, GChecksum *sum, GString *text, int fd, GError **error)
{
  g_autofree char *buffer = g_malloc (CHUNK);
  la_ssize_t n;

  while ((n = archive_read_data (self->archive, buffer, CHUNK)) > 0)
    {
      g_checksum_update (sum, (const guchar *) buffer, n);
      if (!take (self, buffer, n, text, fd, error))
        return FALSE;
    }
  return n == 0 || fail_no_bundle (error);
}

static gboolean
read_entry (Check *self, struct archive_entry *entry, GError **error)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  const char *name;
  gboolean is_sums, done;
  int fd = -1;

  if (!check_entry (self, entry, &name, error))
    return FALSE;
  is_sums = g_str_equal (name, RECTIFY_BUNDLE_SUMS);
  if (is_sums)
    self->sums = g_string_new (NULL);
  /* To a path of ours, never to one that the bundle names. */
  if (g_strcmp0 (name, self->wanted) == 0)
    {
      fd = g_open (self->extract_to, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
      if (fd < 0)
        return write_all (fd, "", 1, error);
    }
  done = read_content (self, sum, is_sums ? self->sums : NULL, fd, error);
  if (fd >= 0)
    close (fd);
  if (done && !is_sums)
    g_hash_table_insert (self->found, g_strdup (name), g_strdup (g_checksum_get_string (sum)));
  return done;
}

static gboolean
read_entries (Check *self, GError **error)
{
  struct archive_entry *entry;
  int status;

  while ((status = archive_read_next_header (self->archive, &entry)) == ARCHIVE_OK
         || status == ARCHIVE_WARN)
    if (!read_entry (self, entry, error))
      return FALSE;
  return status == ARCHIVE_EOF || fail_no_bundle (error);
}

/* NULL for what is no line of sums. */
static char *
parse_line (const char *line, char **name)
{
  if (strlen (line) <= SUM_LENGTH + 2 || strspn (line, "0123456789abcdef") != SUM_LENGTH
      || !g_str_has_prefix (line + SUM_LENGTH, "  ")
      || !rectify_bundle_is_name (line + SUM_LENGTH + 2))
    return NULL;
  *name = g_strdup (line + SUM_LENGTH + 2);
  return g_strndup (line, SUM_LENGTH);
}

static void
add_file (GPtrArray *files, const char *name, RectifyBundleState state)
{
  RectifyBundleFile *file = g_new0 (RectifyBundleFile, 1);

  file->name = g_strdup (name);
  file->state = state;
  g_ptr_array_add (files, file);
}

static int
compare_files (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(RectifyBundleFile *const *) a)->name, (*(RectifyBundleFile *const *) b)->name);
}

static GPtrArray *
compare (Check *self, GError **error)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func ((GDestroyNotify) bundle_file_free);
  g_autoptr (GHashTable) named = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto (GStrv) lines = g_strsplit (self->sums->str, "\n", -1);
  GHashTableIter iter;
  gpointer found;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *name = NULL;
      g_autofree char *sum = *lines[i] != '\0' ? parse_line (lines[i], &name) : NULL;
      const char *actual = name != NULL ? g_hash_table_lookup (self->found, name) : NULL;

      if (*lines[i] == '\0' && lines[i + 1] == NULL)
        break;
      if (sum == NULL || !g_hash_table_add (named, name))
        {
          fail_name (error);
          return NULL;
        }
      add_file (files, name,
                actual == NULL              ? RECTIFY_BUNDLE_MISSING
                : g_str_equal (actual, sum) ? RECTIFY_BUNDLE_SAME
                                            : RECTIFY_BUNDLE_DIFFERENT);
    }
  g_hash_table_iter_init (&iter, self->found);
  while (g_hash_table_iter_next (&iter, &found, NULL))
    if (!g_hash_table_contains (named, found))
      add_file (files, found, RECTIFY_BUNDLE_EXTRA);
  g_ptr_array_sort (files, compare_files);
  return g_steal_pointer (&files);
}

static GPtrArray *
run (Check *self, const char *path, char **code, GError **error)
{
  GStatBuf info;

  if (g_stat (path, &info) != 0 || g_access (path, R_OK) != 0)
    {
      rectify_file_fault_set_read (error, path, errno);
      return NULL;
    }
  if (S_ISDIR (info.st_mode))
    {
      rectify_file_fault_set_read (error, path, EISDIR);
      return NULL;
    }
  /* Only by its directory: one that lost its end is damaged, not shorter. */
  if (!S_ISREG (info.st_mode)
      || archive_read_support_format_zip_seekable (self->archive) != ARCHIVE_OK
      || archive_read_open_filename (self->archive, path, CHUNK) != ARCHIVE_OK)
    {
      fail_no_bundle (error);
      return NULL;
    }
  self->size = info.st_size;
  if (!read_entries (self, error))
    return NULL;
  /* A NUL would hide what is behind it. */
  if (self->sums == NULL || self->sums->len != strlen (self->sums->str))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                           _ ("This is no handover file: it has no list of what it holds "
                              "(SHA256SUMS), or a broken one."));
      return NULL;
    }
  *code = g_compute_checksum_for_string (G_CHECKSUM_SHA256, self->sums->str, self->sums->len);
  return compare (self, error);
}

/**
 * rectify_bundle_check:
 * @path: a bundle, from anywhere
 * @wanted: (nullable): the name of a file of it that is needed
 * @extract_to: (nullable): a path that does not exist yet, where that file is written
 * @code: (out) (transfer full): set to the SHA-256 of the file of sums, if it returns something
 * @progress: (nullable): called in this thread
 * @user_data: for @progress
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Reads all files of a bundle, within bounds, and compares them with its sums. Nothing is written
 * but what is wanted; names are only compared. Blocks.
 *
 * Returns: (transfer full) (element-type RectifyBundleFile) (nullable): what became of each file, by
 *   name; %NULL for what is no bundle, or a forged one
 */
GPtrArray *
rectify_bundle_check (const char *path, const char *wanted, const char *extract_to, char **code,
                      RectifyBundleProgress progress, gpointer user_data, GCancellable *cancellable,
                      GError **error)
{
  g_autofree char *own_code = NULL;
  Check self = { .archive = archive_read_new (),
                 .wanted = wanted,
                 .extract_to = extract_to,
                 .progress = progress,
                 .user_data = user_data,
                 .cancellable = cancellable };
  GPtrArray *files;

  self.found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  files = run (&self, path, &own_code, error);
  archive_read_free (self.archive);
  g_hash_table_unref (self.found);
  if (self.sums != NULL)
    g_string_free (self.sums, TRUE);
  if (files != NULL)
    *code = g_steal_pointer (&own_code);
  return files;
}
