/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "format-testing.h"
#include "rectify-converter.h"
#include "rectify-formats.h"

#define RTF "{\\rtf1\\ansi\\ansicpg936 \\'d5\\'fb\\'b8\\'c4\\par 1. abc\\par}"
#define COMPOUND "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

static char *folder;
static char *real_path;

/* Puts a program called soffice first in PATH; "output" is where it writes to. */
static void
install (const char *script)
{
  g_autofree char *program = g_build_filename (folder, "soffice", NULL);
  g_autofree char *text = g_strdup_printf ("#!/bin/sh\n"
                                           "while [ $# -gt 0 ]; do\n"
                                           "  [ \"$1\" = --outdir ] && output=$2\n"
                                           "  input=$1\n  shift\ndone\n"
                                           "%s\n",
                                           script);
  g_autofree char *path = g_strconcat (folder, ":/usr/bin:/bin", NULL);

  g_assert_true (g_file_set_contents (program, text, -1, NULL));
  g_assert_cmpint (g_chmod (program, 0755), ==, 0);
  g_setenv ("PATH", path, TRUE);
}

static guint
count_left_behind (void)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    n += g_str_has_prefix (name, "rectify-");
  return n;
}

static char *
load (const void *data, gssize size, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size < 0 ? strlen (data) : (gsize) size);
  g_autofree char *path = g_build_filename (folder, "旧文件", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (RectifyDocument) document = NULL;
  char *text;

  g_assert_true (
      g_file_set_contents (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL));
  document = rectify_formats_load (file, cancellable, error);
  g_unlink (path);
  g_assert_cmpuint (count_left_behind (), ==, 0);
  if (document == NULL)
    return NULL;
  text = format_testing_describe (document);
  g_assert_true (g_strv_contains (rectify_document_get_remarks (document),
                                  "The file was read by means of LibreOffice."));
  return text;
}

static void
assert_refused (const void *data, gssize size, RectifyFormatError code, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = load (data, size, NULL, &error);

  g_assert_null (text);
  g_assert_error (error, RECTIFY_FORMAT_ERROR, (int) code);
  g_assert_true (g_str_has_prefix (error->message, "旧文件: "));
  if (strstr (error->message, words) == NULL)
    g_error ("%s", error->message);
}

static void
test_failures (void)
{
  static const struct {
    const char *script;
    const char *words;
  } cases[] = {
    { "exit 1", "could not read" },
    { "exit 0", "could not read" },
    { "echo garbage > \"$output/document.docx\"", "could not read" },
    { ": > \"$output/document.docx\"", "could not read" },
    { "cp \"$input\" \"$output/document.docx\"; exit 1", "could not read" },
    { "cp \"$input\" \"$output/document.docx\"", "could not read" },
    { "ln -s /etc/passwd \"$output/document.docx\"", "could not read" },
    { "mkfifo \"$output/document.docx\"", "could not read" },
    { "mkdir \"$output/document.docx\"", "could not read" },
    { "exec dd if=/dev/zero of=\"$output/document.docx\" bs=1M count=200 2>/dev/null",
      "could not read" },
    { "kill -SEGV $$", "could not read" },
    { "mkdir -p a/b/c; : > a/b/d; chmod 000 a/b; exit 1", "could not read" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      install (cases[i].script);
      assert_refused (RTF, -1, RECTIFY_FORMAT_ERROR_DAMAGED, cases[i].words);
    }
}

/* Why the files for LibreOffice cannot be made is said as it is: not every time it is the room. */
static void
test_unprepared (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (RTF, strlen (RTF));
  g_autoptr (GError) error = NULL;
  g_autoptr (RectifyDocument) document = NULL;
  g_autofree char *clean = g_strdup_printf ("sh -c 'rm -r \"%s\"/rectify-*'", folder);
  struct rlimit whole, small;
  int fd;

  install ("exit 1");
  fd = g_open ("/dev/null", O_RDONLY, 0);
  close (fd);
  g_assert_cmpint (getrlimit (RLIMIT_NOFILE, &whole), ==, 0);
  small = whole;
  small.rlim_cur = fd;
  g_assert_cmpint (setrlimit (RLIMIT_NOFILE, &small), ==, 0);
  document = rectify_formats_load_bytes (bytes, "a.rtf", &error);
  g_assert_cmpint (setrlimit (RLIMIT_NOFILE, &whole), ==, 0);
  /* Neither can a folder be looked through then. */
  g_spawn_command_line_sync (clean, NULL, NULL, NULL, NULL);
  g_assert_null (document);
  g_assert_nonnull (strstr (error->message, "cannot be written (Too many open files)"));
  g_assert_cmpuint (count_left_behind (), ==, 0);
}

/* A program that hangs is ended with all that it started. */
static void
test_hangs (void)
{
  g_autofree char *trace = g_build_filename (folder, "trace", NULL);
  g_autofree char *script = g_strdup_printf ("(sleep 2; echo alive > '%s') &\nsleep 60", trace);

  install (script);
  rectify_converter_set_time_limit (300);
  assert_refused (RTF, -1, RECTIFY_FORMAT_ERROR_DAMAGED, "could not read");
  rectify_converter_set_time_limit (120 * 1000);
  g_usleep (2500 * 1000);
  g_assert_false (g_file_test (trace, G_FILE_TEST_EXISTS));
}

static gpointer
cancel_soon (gpointer cancellable)
{
  g_usleep (300 * 1000);
  g_cancellable_cancel (cancellable);
  return NULL;
}

static void
test_cancelled (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  GThread *thread;

  install ("sleep 60");
  thread = g_thread_new ("cancel", cancel_soon, cancellable);
  text = load (RTF, -1, cancellable, &error);
  g_thread_join (thread);
  g_assert_null (text);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* What LibreOffice is given, and that it gets nothing else. */
static void
test_called (void)
{
  g_autofree char *trace = g_build_filename (folder, "trace", NULL);
  g_autofree char *script = g_strdup_printf (
      "{ echo \"$input\"; env; stat -c %%a . ./profile \"$output\"; cat profile/user/*; } > '%s'",
      trace);
  g_autofree char *said = NULL;

  install (script);
  g_setenv ("SECRET", "secret", TRUE);
  g_setenv ("DISPLAY", ":99", TRUE);
  assert_refused (RTF, -1, RECTIFY_FORMAT_ERROR_DAMAGED, "could not read");
  g_assert_true (g_file_get_contents (trace, &said, NULL, NULL));
  g_assert_true (g_str_has_prefix (said, folder));
  g_assert_nonnull (strstr (said, "/document.rtf\n"));
  g_assert_null (strstr (said, "secret"));
  g_assert_null (strstr (said, "DISPLAY"));
  g_assert_nonnull (strstr (said, "\n700\n700\n700\n"));
  g_assert_nonnull (strstr (said, "DisableMacrosExecution"));
  g_unlink (trace);
}

static void
append_name (GByteArray *bytes, const char *name)
{
  for (gsize i = 0; i <= strlen (name); i++)
    {
      const guint8 pair[] = { name[i], 0 };

      g_byte_array_append (bytes, pair, 2);
    }
}

/* A compound file with a stream of some name in its directory, and what the stream begins with. */
static GByteArray *
make_compound (const char *name, const void *stream, gsize size)
{
  GByteArray *bytes = g_byte_array_new ();

  g_byte_array_set_size (bytes, 3 * 512);
  memset (bytes->data, 0, bytes->len);
  memcpy (bytes->data, COMPOUND, 8);
  memcpy (bytes->data + 512, stream, size);
  append_name (bytes, name);
  return bytes;
}

static void
test_recognised (void)
{
  static const struct {
    const char *stream;
    const char *begin;
    gsize size;
    RectifyConverterKind kind;
  } cases[] = {
    { "WordDocument", "\xec\xa5\xc1\0\0\0\0\0\0\0\0\0", 12, RECTIFY_CONVERTER_WORD },
    { "WordDocument", "\xec\xa5\xc1\0\0\0\0\0\0\0\0\1", 12, RECTIFY_CONVERTER_ENCRYPTED },
    { "Workbook", "\x09\x08\x04\0\0\6\0\0\xe1\0\0\0", 12, RECTIFY_CONVERTER_SHEET },
    { "Book", "\x09\x08\x04\0\0\5\0\0\xe1\0\0\0", 12, RECTIFY_CONVERTER_SHEET },
    { "Workbook", "\x09\x08\x04\0\0\6\0\0\x2f\0\2\0", 12, RECTIFY_CONVERTER_ENCRYPTED },
    { "EncryptedPackage", "", 0, RECTIFY_CONVERTER_ENCRYPTED },
    { "PowerPoint Document", "", 0, RECTIFY_CONVERTER_NONE },
    { "Bookmarks", "", 0, RECTIFY_CONVERTER_NONE },
  };
  static const struct {
    const char *text;
    RectifyConverterKind kind;
  } texts[] = {
    { RTF, RECTIFY_CONVERTER_RTF },
    { "{\\rt", RECTIFY_CONVERTER_NONE },
    { "", RECTIFY_CONVERTER_NONE },
    { COMPOUND, RECTIFY_CONVERTER_NONE },
    { "整改方案", RECTIFY_CONVERTER_NONE },
    { "<?xml version=\"1.0\"?>\n<?mso-application progid=\"Word.Document\"?>",
      RECTIFY_CONVERTER_WORD_XML },
    { "<?xml version=\"1.0\"?>\n<?mso-application progid=\"Excel.Sheet\"?>",
      RECTIFY_CONVERTER_SHEET_XML },
    { "<?xml version=\"1.0\"?><x/>", RECTIFY_CONVERTER_NONE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = g_byte_array_free_to_bytes (
          make_compound (cases[i].stream, cases[i].begin, cases[i].size));

      g_assert_cmpint (rectify_converter_recognise (bytes), ==, cases[i].kind);
    }
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (texts[i].text, strlen (texts[i].text));

      g_assert_cmpint (rectify_converter_recognise (bytes), ==, texts[i].kind);
    }
}

static void
test_refused (void)
{
  g_autoptr (GByteArray) word = make_compound ("WordDocument", "", 0);
  g_autoptr (GByteArray) sheet = make_compound ("Workbook", "", 0);
  g_autoptr (GByteArray) locked = make_compound ("EncryptedPackage", "", 0);
  g_autoptr (GByteArray) slides = make_compound ("PowerPoint Document", "", 0);

  g_setenv ("PATH", "/nowhere:.", TRUE);
  assert_refused (RTF, -1, RECTIFY_FORMAT_ERROR_UNKNOWN, "install LibreOffice");
  assert_refused (word->data, word->len, RECTIFY_FORMAT_ERROR_UNKNOWN, "old Word or WPS file");
  assert_refused (sheet->data, sheet->len, RECTIFY_FORMAT_ERROR_UNKNOWN, "XLSX");
  assert_refused (locked->data, locked->len, RECTIFY_FORMAT_ERROR_ENCRYPTED, "password");
  assert_refused (slides->data, slides->len, RECTIFY_FORMAT_ERROR_UNKNOWN, "office program");
}

/* With LibreOffice itself, where it is installed. */
static void
test_real (void)
{
  g_autofree char *program = NULL;
  g_autofree char *writer = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  g_setenv ("PATH", real_path, TRUE);
  program = g_find_program_in_path ("soffice");
  writer = g_build_filename ("/usr/lib/libreoffice/program/libswlo.so", NULL);
  if (program == NULL || !g_file_test (writer, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("LibreOffice is not installed");
      return;
    }
  text = load (RTF, -1, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, "整改\n1. abc\n");
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  real_path = g_strdup (g_getenv ("PATH"));
  /* Temporary folders of the converter are made here, so that it shows when one is left behind.
   * Nothing may ask for the usual place before: GLib remembers it. */
  folder = g_mkdtemp (g_strdup ("/tmp/converter-XXXXXX"));
  g_assert_nonnull (folder);
  g_setenv ("TMPDIR", folder, TRUE);
  g_test_add_func ("/converter/recognised", test_recognised);
  g_test_add_func ("/converter/refused", test_refused);
  g_test_add_func ("/converter/failures", test_failures);
  g_test_add_func ("/converter/unprepared", test_unprepared);
  g_test_add_func ("/converter/hangs", test_hangs);
  g_test_add_func ("/converter/cancelled", test_cancelled);
  g_test_add_func ("/converter/called", test_called);
  g_test_add_func ("/converter/real", test_real);
  result = g_test_run ();
  {
    g_autofree char *program = g_build_filename (folder, "soffice", NULL);

    g_unlink (program);
    g_rmdir (folder);
  }
  g_free (folder);
  g_free (real_path);
  return result;
}
