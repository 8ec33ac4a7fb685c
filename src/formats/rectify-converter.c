/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-converter.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "rectify-docx-format.h"
#include "rectify-file-fault.h"
#include "rectify-file-save.h"
#include "rectify-formats.h"
#include "rectify-package.h"
#include "rectify-xlsx-format.h"

/* What LibreOffice may write into one file, in bytes. */
#define MAX_OUTPUT (64 * 1024 * 1024)
#define TIME_LIMIT (120 * 1000)

/* No macros, no updates of links, and for all it might fetch, a proxy that is not there. */
#define SETTINGS                                                                                   \
  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"                                                   \
  "<oor:items xmlns:oor=\"http://openoffice.org/2001/registry\" "                                  \
  "xmlns:xs=\"http://www.w3.org/2001/XMLSchema\" "                                                 \
  "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">\n" SETTING (                           \
      "Office.Common/Security/Scripting", "MacroSecurityLevel",                                    \
      "3") SETTING ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true")          \
      SETTING ("Office.Common/Security/Scripting", "DisableActiveContent", "true")                 \
          SETTING ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true")       \
              SETTING ("Office.Writer/Content/Update", "Link", "0")                                \
                  SETTING ("Office.Calc/Content/Update", "Link", "1")                              \
                      SETTING ("Inet/Settings", "ooInetProxyType", "2")                            \
                          SETTING ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1")            \
                              SETTING ("Inet/Settings", "ooInetHTTPProxyPort", "9")                \
                                  SETTING ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1")   \
                                      SETTING ("Inet/Settings", "ooInetHTTPSProxyPort",            \
                                               "9") "</oor:items>\n"
#define SETTING(path, name, value)                                                                 \
  "<item oor:path=\"/org.openoffice." path "\"><prop oor:name=\"" name                             \
  "\" oor:op=\"fuse\"><value>" value "</value></prop></item>\n"

typedef struct {
  const char *input;  /* what the copy is called: a name of ours, not the user's */
  const char *output; /* what the result is called */
  const char *filter; /* what LibreOffice calls its format */
  RectifyDocument *(*load) (GBytes *bytes, GCancellable *cancellable, GError **error);
} Conversion;

static const Conversion conversions[] = {
  [RECTIFY_CONVERTER_WORD]
  = { "document.doc", "document.docx", "docx:MS Word 2007 XML", rectify_docx_format_load },
  [RECTIFY_CONVERTER_SHEET]
  = { "document.xls", "document.xlsx", "xlsx:Calc MS Excel 2007 XML", rectify_xlsx_format_load },
  [RECTIFY_CONVERTER_RTF]
  = { "document.rtf", "document.docx", "docx:MS Word 2007 XML", rectify_docx_format_load },
  [RECTIFY_CONVERTER_WORD_XML]
  = { "document.xml", "document.docx", "docx:MS Word 2007 XML", rectify_docx_format_load },
  [RECTIFY_CONVERTER_SHEET_XML]
  = { "document.xml", "document.xlsx", "xlsx:Calc MS Excel 2007 XML", rectify_xlsx_format_load },
};

typedef struct {
  GSubprocess *process;
  gboolean has_ended;
  gboolean must_end; /* time is over, or nobody waits any more */
} Run;

static guint time_limit = TIME_LIMIT;

/**
 * rectify_converter_set_time_limit:
 * @milliseconds: how long LibreOffice may take
 *
 * For tests, which wait for no minutes.
 */
void
rectify_converter_set_time_limit (guint milliseconds)
{
  time_limit = milliseconds;
}

static void
set_absent (RectifyConverterKind kind, GError **error)
{
  const char *message;

  switch (kind)
    {
    case RECTIFY_CONVERTER_SHEET:
    case RECTIFY_CONVERTER_SHEET_XML:
      message = _ ("This is an old Excel or WPS workbook. Open it in the spreadsheet program, save "
                   "it as XLSX and import that; or install LibreOffice, which Rectify then uses to "
                   "read it.");
      break;
    case RECTIFY_CONVERTER_RTF:
      message = _ ("This is a Rich Text file. Open it in the word processor, save it as DOCX and "
                   "import that; or install LibreOffice, which Rectify then uses to read it.");
      break;
    default:
      message = _ ("This is an old Word or WPS file. Open it in the word processor, save it as "
                   "DOCX and import that; or install LibreOffice, which Rectify then uses to read "
                   "it.");
    }
  g_set_error_literal (error, RECTIFY_FORMAT_ERROR, RECTIFY_FORMAT_ERROR_UNKNOWN, message);
}

static gboolean
fail_conversion (GError **error)
{
  g_set_error_literal (error, RECTIFY_FORMAT_ERROR, RECTIFY_FORMAT_ERROR_DAMAGED,
                       _ ("This is an old file, and LibreOffice could not read it. Open it in the "
                          "program it was made with, save it as DOCX or XLSX and import that."));
  return FALSE;
}

static char *
find_office (void)
{
  static const char *const names[] = { "soffice", "libreoffice" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_find_program_in_path (names[i]);

      if (path != NULL && g_path_is_absolute (path))
        return g_steal_pointer (&path);
    }
  return NULL;
}

static void
remove_all (const char *path)
{
  GStatBuf info;
  GDir *folder;
  const char *name;

  if (g_lstat (path, &info) != 0)
    return;
  if (!S_ISDIR (info.st_mode))
    {
      g_unlink (path);
      return;
    }
  g_chmod (path, 0700);
  folder = g_dir_open (path, 0, NULL);
  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_all (child);
    }
  g_clear_pointer (&folder, g_dir_close);
  g_rmdir (path);
}

/* Nobody knows the files that are made for LibreOffice. */
static gboolean
fail_to_prepare (GError **error, int code)
{
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
               _ ("The folder for temporary files cannot be written (%s). Make room on the "
                  "disk and try again."),
               g_strerror (code != 0 ? code : ENOSPC));
  return FALSE;
}

static gboolean
write_file (const char *folder, const char *name, const void *data, gsize size, GError **error)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) failure = NULL;

  return rectify_file_save_as (file, data, size, 0600, NULL, &failure)
         || fail_to_prepare (error, rectify_file_fault_find (failure));
}

/* What LibreOffice finds: its settings, a copy of the file, and a place for the result. */
static gboolean
prepare (const char *folder, const Conversion *conversion, GBytes *bytes, GError **error)
{
  g_autofree char *user = g_build_filename (folder, "profile", "user", NULL);
  g_autofree char *output = g_build_filename (folder, "output", NULL);
  gsize size;
  const void *data = g_bytes_get_data (bytes, &size);

  if (g_mkdir_with_parents (user, 0700) != 0 || g_mkdir (output, 0700) != 0)
    return fail_to_prepare (error, errno);
  return write_file (user, "registrymodifications.xcu", SETTINGS, strlen (SETTINGS), error)
         && write_file (folder, conversion->input, data, size, error);
}

/* In the child, before it becomes LibreOffice: only what is safe between fork and exec. */
static void
set_up_child (gpointer data)
{
  const struct rlimit file_size = { MAX_OUTPUT, MAX_OUTPUT };
  const struct rlimit core_size = { 0, 0 };

  /* A group of its own, so that all of it can be ended. */
  setpgid (0, 0);
  setrlimit (RLIMIT_FSIZE, &file_size);
  setrlimit (RLIMIT_CORE, &core_size);
}

static char **
make_environment (const char *folder)
{
  char **environment = NULL;
  const char *path = g_getenv ("PATH");

  environment = g_environ_setenv (environment, "PATH", path != NULL ? path : "/usr/bin:/bin", TRUE);
  environment = g_environ_setenv (environment, "HOME", folder, TRUE);
  environment = g_environ_setenv (environment, "TMPDIR", folder, TRUE);
  environment = g_environ_setenv (environment, "LC_ALL", "C.UTF-8", TRUE);
  return g_environ_setenv (environment, "SAL_USE_VCLPLUGIN", "svp", TRUE);
}

static GSubprocess *
start (const char *office, const char *folder, const Conversion *conversion, GError **error)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (
      G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_autofree char *profile_path = g_build_filename (folder, "profile", NULL);
  g_autofree char *profile = g_filename_to_uri (profile_path, NULL, error);
  g_autofree char *input = g_build_filename (folder, conversion->input, NULL);
  g_autofree char *output = g_build_filename (folder, "output", NULL);
  g_auto (GStrv) environment = make_environment (folder);
  g_autofree char *installation = NULL;

  if (profile == NULL)
    return NULL;
  installation = g_strconcat ("-env:UserInstallation=", profile, NULL);
  g_subprocess_launcher_set_environ (launcher, environment);
  g_subprocess_launcher_set_cwd (launcher, folder);
  g_subprocess_launcher_set_child_setup (launcher, set_up_child, NULL, NULL);
  return g_subprocess_launcher_spawn (launcher, error, office, "--headless", "--norestore",
                                      "--nolockcheck", "--nodefault", "--nofirststartwizard",
                                      installation, "--convert-to", conversion->filter, "--outdir",
                                      output, input, NULL);
}

static void
on_ended (GObject *source, GAsyncResult *result, gpointer data)
{
  Run *run = data;

  g_subprocess_wait_finish (G_SUBPROCESS (source), result, NULL);
  run->has_ended = TRUE;
}

static gboolean
on_time_over (gpointer data)
{
  ((Run *) data)->must_end = TRUE;
  return G_SOURCE_REMOVE;
}

static gboolean
on_cancelled (GCancellable *cancellable, gpointer data)
{
  ((Run *) data)->must_end = TRUE;
  return G_SOURCE_REMOVE;
}

static void
attach (GSource *source, GSourceFunc function, Run *run, GMainContext *context)
{
  g_source_set_callback (source, function, run, NULL);
  g_source_attach (source, context);
}

static void
end_source (GSource *source)
{
  if (source == NULL)
    return;
  g_source_destroy (source);
  g_source_unref (source);
}

/* Blocks until LibreOffice and whatever it started are gone. Returns whether all went well. */
static gboolean
wait_for (GSubprocess *process, GCancellable *cancellable)
{
  g_autoptr (GMainContext) context = g_main_context_new ();
  GSource *timeout = g_timeout_source_new (time_limit);
  GSource *cancel = cancellable != NULL ? g_cancellable_source_new (cancellable) : NULL;
  const char *identifier = g_subprocess_get_identifier (process);
  pid_t group = identifier != NULL ? (pid_t) g_ascii_strtoll (identifier, NULL, 10) : 0;
  Run run = { process, FALSE, FALSE };
  gboolean was_ended = FALSE;

  g_main_context_push_thread_default (context);
  g_subprocess_wait_async (process, NULL, on_ended, &run);
  attach (timeout, on_time_over, &run, context);
  if (cancel != NULL)
    attach (cancel, G_SOURCE_FUNC (on_cancelled), &run, context);
  while (!run.has_ended)
    {
      if (run.must_end && !was_ended)
        {
          was_ended = TRUE;
          if (group > 1)
            kill (-group, SIGKILL);
          g_subprocess_force_exit (process);
        }
      g_main_context_iteration (context, TRUE);
    }
  end_source (timeout);
  end_source (cancel);
  g_main_context_pop_thread_default (context);
  /* It may have left others behind. */
  if (group > 1)
    kill (-group, SIGKILL);
  return !was_ended && g_subprocess_get_successful (process);
}

static GBytes *
read_output (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, "output", name, NULL);
  g_autoptr (GByteArray) content = g_byte_array_new ();
  g_autofree char *buffer = g_malloc (256 * 1024);
  int file = open (path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  struct stat info;
  gssize n = -1;

  if (file >= 0 && fstat (file, &info) == 0 && S_ISREG (info.st_mode) && info.st_size <= MAX_OUTPUT)
    while ((n = read (file, buffer, 256 * 1024)) > 0 && content->len + n <= MAX_OUTPUT)
      g_byte_array_append (content, (const guint8 *) buffer, n);
  if (file >= 0)
    close (file);
  return n == 0 ? g_byte_array_free_to_bytes (g_steal_pointer (&content)) : NULL;
}

static GBytes *
convert (const char *office, const char *folder, const Conversion *conversion, GBytes *bytes,
         GCancellable *cancellable, GError **error)
{
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GBytes) output = NULL;
  gboolean is_done;

  if (!prepare (folder, conversion, bytes, error))
    return NULL;
  process = start (office, folder, conversion, error);
  if (process == NULL)
    return NULL;
  is_done = wait_for (process, cancellable);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  if (is_done)
    output = read_output (folder, conversion->output);
  if (output == NULL)
    fail_conversion (error);
  return g_steal_pointer (&output);
}

static RectifyDocument *
load_converted (const Conversion *conversion, GBytes *bytes, GCancellable *cancellable,
                GError **error)
{
  g_autoptr (GError) failure = NULL;
  RectifyDocument *document = conversion->load (bytes, cancellable, &failure);

  if (document != NULL)
    {
      rectify_document_add_remark (document, _ ("The file was read by means of LibreOffice."));
      return document;
    }
  if (g_error_matches (failure, RECTIFY_FORMAT_ERROR, RECTIFY_FORMAT_ERROR_DAMAGED))
    fail_conversion (error);
  else
    g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}

/**
 * rectify_converter_load:
 * @bytes: a file
 * @kind: what rectify_converter_recognise() said of it
 * @cancellable: (nullable): to stop
 * @error: return location
 *
 * Reads an old file by means of LibreOffice, where it is installed: it converts a copy in a folder
 * of its own, with its own settings and without macros, within two minutes. Blocks.
 *
 * Returns: (transfer full) (nullable): the document, or %NULL with a #RectifyFormatError, or with
 *   another error if a folder or process could not be made
 */
RectifyDocument *
rectify_converter_load (GBytes *bytes, RectifyConverterKind kind, GCancellable *cancellable,
                        GError **error)
{
  const Conversion *conversion;
  g_autofree char *office = NULL;
  g_autofree char *folder = NULL;
  g_autoptr (GBytes) converted = NULL;

  g_return_val_if_fail (kind != RECTIFY_CONVERTER_NONE, NULL);

  if (kind == RECTIFY_CONVERTER_ENCRYPTED)
    {
      rectify_package_set_encrypted (error);
      return NULL;
    }
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  conversion = &conversions[kind];
  office = find_office ();
  if (office == NULL)
    {
      set_absent (kind, error);
      return NULL;
    }
  folder = g_dir_make_tmp ("rectify-XXXXXX", error);
  if (folder == NULL)
    return NULL;
  converted = convert (office, folder, conversion, bytes, cancellable, error);
  remove_all (folder);
  return converted != NULL ? load_converted (conversion, converted, cancellable, error) : NULL;
}
