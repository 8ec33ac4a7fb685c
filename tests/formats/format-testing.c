/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "format-testing.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

#include "rectify-formats.h"

static void
append_cell (GString *text, const RectifyCell *cell)
{
  g_autofree char *words = rectify_cell_dup_text (cell);

  g_string_append_printf (text, "[%s", g_strdelimit (words, "\n", '/'));
  if (cell->n_rows > 1)
    g_string_append_printf (text, "+%u", cell->n_rows - 1);
  if (cell->n_columns > 1)
    g_string_append_printf (text, "*%u", cell->n_columns - 1);
  g_string_append_c (text, ']');
}

static void
append_table (GString *text, RectifyTable *table)
{
  guint n_rows = rectify_table_get_n_rows (table);

  g_string_append_c (text, '{');
  for (guint row = 0; row < n_rows; row++)
    {
      if (row > 0)
        g_string_append (text, row == rectify_table_get_n_header_rows (table) ? "=\n" : "\n");
      for (guint column = 0; column < rectify_table_get_n_columns (table); column++)
        {
          const RectifyCell *cell = rectify_table_get_cell (table, row, column);

          if (cell == NULL)
            g_string_append (text, "[]");
          else if (cell->row == row && cell->column == column)
            append_cell (text, cell);
        }
    }
  g_string_append (text, "}\n");
}

char *
format_testing_describe (RectifyDocument *document)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < rectify_document_get_n_blocks (document); i++)
    {
      RectifyTable *table = rectify_document_get_table (document, i);
      RectifyParagraph *paragraph = rectify_document_get_paragraph (document, i);
      g_autofree char *words = NULL;

      if (table != NULL)
        {
          append_table (text, table);
          continue;
        }
      words = rectify_paragraph_dup_text (paragraph);
      if (rectify_paragraph_get_role (paragraph) == RECTIFY_PARAGRAPH_BODY
          && rectify_paragraph_get_stands_out (paragraph))
        g_string_append_c (text, '!');
      for (guint j = rectify_paragraph_get_role (paragraph);
           j >= RECTIFY_PARAGRAPH_HEADING_1 && j <= RECTIFY_PARAGRAPH_HEADING_4; j--)
        g_string_append_c (text, '#');
      g_string_append_printf (text, "%s\n", words);
    }
  return g_string_free (text, FALSE);
}

static la_ssize_t
write_bytes (struct archive *archive, void *data, const void *buffer, size_t length)
{
  g_byte_array_append (data, buffer, length);
  return length;
}

GBytes *
format_testing_make_zip_of (const char *const *names_and_contents)
{
  g_autoptr (GByteArray) content = g_byte_array_new ();
  struct archive *archive = archive_write_new ();

  archive_write_set_format_zip (archive);
  g_assert_cmpint (archive_write_open (archive, content, NULL, write_bytes, NULL), ==, ARCHIVE_OK);
  for (guint i = 0; names_and_contents[i] != NULL; i += 2)
    {
      struct archive_entry *entry = archive_entry_new ();
      gsize length = strlen (names_and_contents[i + 1]);

      archive_entry_set_pathname (entry, names_and_contents[i]);
      archive_entry_set_filetype (entry, AE_IFREG);
      archive_entry_set_perm (entry, 0644);
      archive_entry_set_size (entry, length);
      g_assert_cmpint (archive_write_header (archive, entry), ==, ARCHIVE_OK);
      g_assert_cmpint (archive_write_data (archive, names_and_contents[i + 1], length), ==,
                       (la_ssize_t) length);
      archive_entry_free (entry);
    }
  g_assert_cmpint (archive_write_close (archive), ==, ARCHIVE_OK);
  archive_write_free (archive);
  return g_byte_array_free_to_bytes (g_steal_pointer (&content));
}

GBytes *
format_testing_make_zip (const char *name, ...)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();
  va_list arguments;

  va_start (arguments, name);
  for (const char *next = name; next != NULL; next = va_arg (arguments, const char *))
    g_ptr_array_add (parts, (gpointer) next);
  va_end (arguments);
  g_ptr_array_add (parts, NULL);
  return format_testing_make_zip_of ((const char *const *) parts->pdata);
}

static void
assert_document_or_sentence (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (RectifyDocument) document = rectify_formats_load_bytes (bytes, "x", &error);

  if (document != NULL)
    {
      g_assert_no_error (error);
      g_assert_cmpuint (rectify_document_get_n_blocks (document), >, 0);
      return;
    }
  g_assert_nonnull (error);
  g_assert_true (error->domain == RECTIFY_FORMAT_ERROR);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
}

void
format_testing_break (GBytes *bytes, guint n_cuts, guint n_changes)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  g_autofree guint8 *copy = g_memdup2 (data, size);

  for (guint i = 0; i < n_cuts; i++)
    assert_document_or_sentence (data, g_test_rand_int_range (0, size));
  for (guint i = 0; i < n_changes; i++)
    {
      gsize place = g_test_rand_int_range (0, size);

      copy[place] = g_test_rand_int_range (0, 256);
      assert_document_or_sentence (copy, size);
      if (g_test_rand_bit ())
        copy[place] = data[place];
    }
}
