/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-pdf-catalog.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

/* The trailer stands at the file's end; with all that cairo puts there it has some 100 bytes. */
#define TAIL_LENGTH 1024
/* cairo's catalog has some 200 bytes. */
#define MAX_CATALOG 4096
/* ISO 32000-1, 7.5.4: an entry of a cross-reference table has 20 bytes, its offset ten digits. */
#define XREF_ENTRY 20
#define MAX_OFFSET G_GINT64_CONSTANT (9999999999)

/* What the file's end says: where its cross-reference table is, and the trailer's entries. */
typedef struct {
  gint64 length;
  gint64 xref;
  guint64 size;
  guint64 root;
  guint64 info;
} Trailer;

/* Reads up to @length bytes at a place; what is read is ended by a zero. */
static gsize
read_at (int fd, gint64 offset, char *bytes, gsize length)
{
  gsize n_read = 0;

  while (n_read < length)
    {
      ssize_t n = pread (fd, bytes + n_read, length - n_read, offset + (gint64) n_read);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        break;
      n_read += n;
    }
  bytes[n_read] = '\0';
  return n_read;
}

static int
append (int fd, const char *bytes, gsize length)
{
  if (lseek (fd, 0, SEEK_END) < 0)
    return errno;
  while (length > 0)
    {
      ssize_t n = write (fd, bytes, length);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return errno;
      bytes += n;
      length -= n;
    }
  return 0;
}

/* The number behind a key, which stands in the text once; for a reference its object's number. */
static gboolean
find_number (const char *text, const char *key, guint64 *number)
{
  const char *found = strstr (text, key);
  char *end = NULL;

  if (found == NULL || strstr (found + 1, key) != NULL || found[strlen (key)] != ' ')
    return FALSE;
  found += strlen (key) + 1;
  if (!g_ascii_isdigit (*found))
    return FALSE;
  *number = g_ascii_strtoull (found, &end, 10);
  return *number <= G_MAXUINT && (*end == ' ' || *end == '\n');
}

/* Where a word stands last among bytes, which may be anything. */
static const char *
find_last (const char *bytes, gsize length, const char *word)
{
  gsize word_length = strlen (word);

  for (gsize i = length >= word_length ? length - word_length + 1 : 0; i > 0; i--)
    if (memcmp (bytes + i - 1, word, word_length) == 0)
      return bytes + i - 1;
  return NULL;
}

/* A file with a cross-reference stream, as newer cairo writes it, has no trailer of this kind. */
static gboolean
read_trailer (int fd, Trailer *self)
{
  char tail[TAIL_LENGTH + 1];
  gint64 from;
  guint64 xref;
  const char *trailer;
  const char *start;

  self->length = lseek (fd, 0, SEEK_END);
  if (self->length < 0 || self->length > MAX_OFFSET - 2 * MAX_CATALOG)
    return FALSE;
  from = MAX (self->length - TAIL_LENGTH, 0);
  if (read_at (fd, from, tail, self->length - from) != (gsize) (self->length - from))
    return FALSE;
  trailer = find_last (tail, self->length - from, "trailer\n");
  if (trailer == NULL || (start = strstr (trailer, "startxref\n")) == NULL
      || !g_str_has_suffix (trailer, "%%EOF\n") || strstr (trailer, "/Prev") != NULL
      || strstr (trailer, "/Encrypt") != NULL)
    return FALSE;
  xref = g_ascii_strtoull (start + strlen ("startxref\n"), NULL, 10);
  self->xref = xref < (guint64) self->length ? (gint64) xref : 0;
  return self->xref > 0 && find_number (trailer, "/Size", &self->size)
         && find_number (trailer, "/Root", &self->root)
         && find_number (trailer, "/Info", &self->info) && self->root < self->size
         && self->info < self->size;
}

/* Where the catalog stands, by the one table of all objects; 0 if there is no such table. */
static gint64
find_catalog (int fd, const Trailer *trailer)
{
  g_autofree char *head = g_strdup_printf ("xref\n0 %" G_GUINT64_FORMAT "\n", trailer->size);
  gsize length = strlen (head);
  char bytes[XREF_ENTRY + 32];
  gint64 entry = trailer->xref + (gint64) length + (gint64) trailer->root * XREF_ENTRY;
  guint64 offset;
  char *end = NULL;

  if (length >= sizeof bytes || read_at (fd, trailer->xref, bytes, length) != length
      || !g_str_equal (bytes, head) || read_at (fd, entry, bytes, XREF_ENTRY) != XREF_ENTRY)
    return 0;
  offset = g_ascii_strtoull (bytes, &end, 10);
  return g_str_equal (end, " 00000 n \n") && offset < (guint64) trailer->length ? (gint64) offset
                                                                                : 0;
}

/* The catalog without its end; NULL if it is not what cairo writes, or says already what it is to
 * say. */
static char *
read_catalog (int fd, const Trailer *trailer)
{
  g_autofree char *head
      = g_strdup_printf ("%" G_GUINT64_FORMAT " 0 obj\n<< /Type /Catalog\n", trailer->root);
  gint64 offset = find_catalog (fd, trailer);
  char catalog[MAX_CATALOG + 1];
  char *end;

  if (offset == 0)
    return NULL;
  read_at (fd, offset, catalog, MAX_CATALOG);
  end = strstr (catalog, "\n>>\nendobj\n");
  if (end == NULL || !g_str_has_prefix (catalog, head))
    return NULL;
  end[1] = '\0';
  if (strstr (catalog, "/Lang") != NULL || strstr (catalog, "/ViewerPreferences") != NULL
      || strstr (catalog, "/PageLabels") != NULL)
    return NULL;
  return g_strdup (catalog);
}

/**
 * rectify_pdf_catalog_extend:
 * @fd: a whole PDF file, open for reading and writing
 * @entries: entries of a dictionary, in PDF's own notation
 *
 * Adds entries to the catalog of a file that cairo wrote, by an incremental update (ISO 32000-1,
 * 7.5.6): what is there stays byte for byte, and the new catalog stands behind it. A file that does
 * not look as cairo 1.16 writes it stays as it is: it is whole without them.
 *
 * Returns: 0, or the errno of a write that failed
 */
int
rectify_pdf_catalog_extend (int fd, const char *entries)
{
  Trailer trailer = { 0 };
  g_autofree char *catalog = NULL;
  g_autoptr (GString) update = g_string_new (NULL);
  gsize xref;

  if (!read_trailer (fd, &trailer) || (catalog = read_catalog (fd, &trailer)) == NULL)
    return 0;
  g_string_append_printf (update, "%s%s", catalog, entries);
  g_string_append (update, ">>\nendobj\n");
  xref = update->len;
  g_string_append_printf (update,
                          "xref\n%" G_GUINT64_FORMAT " 1\n%010" G_GINT64_FORMAT " 00000 n \n",
                          trailer.root, trailer.length);
  g_string_append_printf (update,
                          "trailer\n<< /Size %" G_GUINT64_FORMAT "\n   /Root %" G_GUINT64_FORMAT
                          " 0 R\n   /Info %" G_GUINT64_FORMAT " 0 R\n   /Prev %" G_GINT64_FORMAT
                          "\n>>\nstartxref\n%" G_GINT64_FORMAT "\n%%%%EOF\n",
                          trailer.size, trailer.root, trailer.info, trailer.xref,
                          trailer.length + (gint64) xref);
  return append (fd, update->str, update->len);
}
