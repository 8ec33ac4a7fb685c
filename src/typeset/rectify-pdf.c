/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* memfd_create */
#include "config.h"

#include <cairo-pdf.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "rectify-cairo-text.h"
#include "rectify-file-fault.h"
#include "rectify-file-save.h"
#include "rectify-packet-private.h"
#include "rectify-pdf-catalog.h"

#define MAX_LEVELS 5

static gboolean
fail (GError **error, const char *path, int code)
{
  g_autofree char *sentence = rectify_file_fault_dup_write (path, code);

  g_set_error_literal (error, RECTIFY_TYPESET_ERROR, RECTIFY_TYPESET_ERROR_FAILED, sentence);
  return FALSE;
}

/* Bytes written at a time: cairo hands over a few in each call. */
#define BUFFER 65536

/* Where cairo's bytes go; cairo itself keeps quiet about a disk that is full. */
typedef struct {
  int fd;
  int code;
  guint n_held;
  unsigned char held[BUFFER];
} Sink;

static cairo_status_t
write_through (Sink *sink, const unsigned char *data, unsigned int length)
{
  while (length > 0)
    {
      ssize_t written = write (sink->fd, data, length);

      if (written < 0 && errno == EINTR)
        continue;
      if (written < 0)
        {
          sink->code = errno;
          return CAIRO_STATUS_WRITE_ERROR;
        }
      data += written;
      length -= written;
    }
  return CAIRO_STATUS_SUCCESS;
}

static cairo_status_t
flush_sink (Sink *sink)
{
  cairo_status_t status = write_through (sink, sink->held, sink->n_held);

  sink->n_held = 0;
  return status;
}

static cairo_status_t
write_bytes (void *closure, const unsigned char *data, unsigned int length)
{
  Sink *sink = closure;
  cairo_status_t status = CAIRO_STATUS_SUCCESS;

  if (length > BUFFER - sink->n_held)
    status = flush_sink (sink);
  if (status != CAIRO_STATUS_SUCCESS || length > BUFFER)
    return status != CAIRO_STATUS_SUCCESS ? status : write_through (sink, data, length);
  memcpy (sink->held + sink->n_held, data, length);
  sink->n_held += length;
  return status;
}

static void
set_metadata (RectifyPages *first, cairo_surface_t *surface)
{
  const char *epoch = g_getenv ("SOURCE_DATE_EPOCH");
  gint64 seconds = epoch != NULL ? g_ascii_strtoll (epoch, NULL, 10) : 0;
  g_autoptr (GDateTime) now
      = epoch != NULL ? g_date_time_new_from_unix_utc (seconds) : g_date_time_new_now_utc ();
  g_autofree char *date = now != NULL ? g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ") : NULL;
  g_autofree char *title = rectify_cairo_text_dup (first->title);
  g_autofree char *author = rectify_cairo_text_dup (first->author);

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, author);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Rectify");
  if (date != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, date);
}

static char *
dup_target (const RectifyPacketPart *part, guint heading)
{
  guint page;
  double top = rectify_pages_find_heading (part->pages, heading, &page);
  char y[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (y, sizeof y, "%.2f", top);
  return g_strdup_printf ("page=%u pos=[0 %s]", page - part->pages->n_front + part->first_text_page,
                          y);
}

/* The headings of a document below the entry for it, which is cairo's root if it stands alone. */
static void
add_headings (const RectifyPacketPart *part, int root, cairo_surface_t *surface)
{
  RectifyPages *pages = part->pages;
  int parents[MAX_LEVELS + 1];

  for (guint i = 0; i <= MAX_LEVELS; i++)
    parents[i] = root;
  for (guint i = 0; i < pages->headings->len; i++)
    {
      const RectifyHeading *heading = &g_array_index (pages->headings, RectifyHeading, i);
      guint level = CLAMP (heading->level, 1, MAX_LEVELS);
      g_autofree char *target = dup_target (part, i);
      gboolean is_open = level == 1 && root == CAIRO_PDF_OUTLINE_ROOT;
      g_autofree char *text = rectify_cairo_text_dup (heading->text);
      int id = cairo_pdf_surface_add_outline (surface, parents[level - 1], text, target,
                                              is_open ? CAIRO_PDF_OUTLINE_FLAG_OPEN : 0);

      for (guint j = level; j <= MAX_LEVELS; j++)
        parents[j] = id;
    }
}

static void
add_outline (RectifyPacket *self, cairo_surface_t *surface)
{
  for (guint i = 0; i < self->parts->len; i++)
    {
      const RectifyPacketPart *part = rectify_packet_get_part (self, i);
      g_autofree char *target = g_strdup_printf ("page=%u pos=[0 0]", part->first_page);
      g_autofree char *title = *part->pages->title != '\0'
                                   ? rectify_cairo_text_dup (part->pages->title)
                                   : g_strdup_printf ("%u", i + 1);
      int root = CAIRO_PDF_OUTLINE_ROOT;

      if (self->parts->len > 1)
        root = cairo_pdf_surface_add_outline (surface, root, title, target,
                                              CAIRO_PDF_OUTLINE_FLAG_OPEN);
      add_headings (part, root, surface);
    }
}

/* What cairo refuses is no fault of the disk. */
static gboolean
check_status (cairo_status_t status, const char *path, GError **error)
{
  g_autofree char *name = NULL;

  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;
  name = g_filename_display_basename (path);
  g_set_error (
      error, G_IO_ERROR, G_IO_ERROR_FAILED,
      _ ("“%s” could not be written (%s). See whether there is room on the disk and whether you may write there."),
      name, cairo_status_to_string (status));
  return FALSE;
}

static gboolean
draw_all (RectifyPacket *self, cairo_surface_t *surface, const char *path,
          GCancellable *cancellable, RectifyPagesProgressFunc progress, gpointer user_data,
          GError **error)
{
  g_autoptr (RectifyFontSubsets) subsets = rectify_font_subsets_new ();
  cairo_t *cr = cairo_create (surface);
  gboolean whole = TRUE;

  for (guint i = 0; i < self->parts->len; i++)
    rectify_pages_collect_glyphs (rectify_packet_get_part (self, i)->pages, subsets);
  cairo_tag_begin (cr, "Document", NULL);
  for (guint page = 0; whole && rectify_packet_wait (self, page); page++)
    {
      whole = !g_cancellable_set_error_if_cancelled (cancellable, error);
      if (!whole)
        break;
      rectify_packet_draw_as (self, page, subsets, cr);
      cairo_show_page (cr);
      rectify_packet_let_go (self, page);
      /* Right behind the page before: cairo forgets the tags of a page whose size is set. */
      if (rectify_packet_wait (self, page + 1))
        cairo_pdf_surface_set_size (surface, rectify_packet_get_width (self, page + 1),
                                    rectify_packet_get_height (self, page + 1));
      if (progress != NULL)
        progress (page + 1, rectify_packet_get_n_pages (self), user_data);
    }
  /* Of pages that are being set there are no more either when that was given up. */
  if (whole)
    whole = !g_cancellable_set_error_if_cancelled (cancellable, error);
  cairo_tag_end (cr, "Document");
  /* Behind a fault cairo draws nothing more, and says nothing of it to the surface. */
  if (whole && cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS)
    whole = check_status (cairo_status (cr), path, error);
  cairo_destroy (cr);
  return whole;
}

/* What cairo 1.16 has no word for. */
static int
extend_catalog (RectifyPacket *self, int fd)
{
  g_autofree char *labels = rectify_packet_dup_page_labels (self);
  gboolean english = rectify_packet_get_part (self, 0)->pages->layout.is_english;
  g_autofree char *entries
      = g_strdup_printf ("   /Lang (%s)\n   /ViewerPreferences << /DisplayDocTitle true >>\n%s",
                         english ? "en-US" : "zh-CN", labels != NULL ? labels : "");

  return rectify_pdf_catalog_extend (fd, entries);
}

static gboolean
write_pdf (RectifyPacket *self, int fd, const char *path, GCancellable *cancellable,
           RectifyPagesProgressFunc progress, gpointer user_data, GError **error)
{
  g_autofree Sink *sink = g_new0 (Sink, 1);
  cairo_surface_t *surface
      = cairo_pdf_surface_create_for_stream (write_bytes, sink, rectify_packet_get_width (self, 0),
                                             rectify_packet_get_height (self, 0));
  gboolean whole;
  int code;

  sink->fd = fd;
  set_metadata (rectify_packet_get_part (self, 0)->pages, surface);
  whole = draw_all (self, surface, path, cancellable, progress, user_data, error);
  if (whole)
    add_outline (self, surface);
  cairo_surface_finish (surface);
  flush_sink (sink);
  if (whole && sink->code != 0)
    whole = fail (error, path, sink->code);
  whole = whole && check_status (cairo_surface_status (surface), path, error);
  cairo_surface_destroy (surface);
  code = whole ? extend_catalog (self, fd) : 0;
  if (code != 0)
    whole = fail (error, path, code);
  if (whole && fsync (fd) != 0 && errno != EINVAL)
    whole = fail (error, path, errno);
  return whole;
}

/* A link stays; what it leads to is written. */
static char *
find_place (GFile *file)
{
  char *path = g_file_get_path (file);
  char *real = path != NULL ? realpath (path, NULL) : NULL;

  if (real != NULL)
    {
      g_free (path);
      path = g_strdup (real);
      free (real);
    }
  return path;
}

/* The new name is kept over a power cut; where that cannot be had the file is there all the same. */
static void
sync_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);

  if (fd < 0)
    return;
  (void) fsync (fd);
  close (fd);
}

/**
 * rectify_packet_save_pdf:
 * @self: a packet with at least one document
 * @file: where to; a local file
 * @cancellable: (nullable): to stop
 * @progress: (scope call) (nullable): called after each page
 * @user_data: for @progress
 * @error: return location
 *
 * Writes the pages as PDF: with title and author of the first document, its language, an outline,
 * which has an entry for each document where there are several, the numbers of the pages where they
 * are not plain, links from contents, and tags. It is written beside the file and takes its place
 * when it is whole on disk. With SOURCE_DATE_EPOCH set the same pages make the same bytes.
 *
 * Returns: whether it is written; if not, what was there is untouched
 */
gboolean
rectify_packet_save_pdf (RectifyPacket *self, GFile *file, GCancellable *cancellable,
                         RectifyPagesProgressFunc progress, gpointer user_data, GError **error)
{
  g_autofree char *path = find_place (file);
  g_autofree char *aside = NULL;
  GStatBuf old;
  gboolean whole;
  int fd;

  g_return_val_if_fail (RECTIFY_IS_PACKET (self) && self->pages->len > 0, FALSE);
  if (path == NULL)
    {
      g_autofree char *uri = g_file_get_uri (file);

      return fail (error, uri, ENOTSUP);
    }
  /* A device must not be replaced by a file. */
  if (g_stat (path, &old) == 0 && !S_ISREG (old.st_mode))
    return fail (error, path, S_ISDIR (old.st_mode) ? EISDIR : ENOTSUP);
  aside = rectify_file_dup_aside (path);
  fd = g_mkstemp_full (aside, O_RDWR | O_CLOEXEC, 0666);
  if (fd < 0)
    return fail (error, path, errno);
  whole = write_pdf (self, fd, path, cancellable, progress, user_data, error);
  if (close (fd) != 0 && whole)
    whole = fail (error, path, errno);
  if (whole && g_rename (aside, path) != 0)
    whole = fail (error, path, errno);
  if (!whole)
    g_unlink (aside);
  else
    sync_folder (path);
  return whole;
}

/**
 * rectify_pages_save_pdf:
 * @self: pages
 * @file: where to; a local file
 * @cancellable: (nullable): to stop
 * @progress: (scope call) (nullable): called after each page
 * @user_data: for @progress
 * @error: return location
 *
 * Writes a document that stands alone as PDF; see rectify_packet_save_pdf().
 *
 * Returns: whether it is written; if not, what was there is untouched
 */
gboolean
rectify_pages_save_pdf (RectifyPages *self, GFile *file, GCancellable *cancellable,
                        RectifyPagesProgressFunc progress, gpointer user_data, GError **error)
{
  g_autoptr (RectifyPacket) packet = rectify_packet_new (RECTIFY_PACKET_NONE);

  g_return_val_if_fail (RECTIFY_IS_PAGES (self), FALSE);
  rectify_packet_add (packet, self);
  return rectify_packet_save_pdf (packet, file, cancellable, progress, user_data, error);
}

static GBytes *
read_all (int fd)
{
  off_t size = lseek (fd, 0, SEEK_END);
  g_autofree guint8 *data = size > 0 ? g_try_malloc (size) : NULL;
  off_t done = 0;

  while (data != NULL && done < size)
    {
      ssize_t n = pread (fd, data + done, size - done, done);

      if (n <= 0)
        return NULL;
      done += n;
    }
  return data != NULL ? g_bytes_new_take (g_steal_pointer (&data), size) : NULL;
}

/**
 * rectify_pages_dup_pdf:
 * @self: pages
 * @cancellable: (nullable): to stop
 * @progress: (scope call) (nullable): called after each page
 * @user_data: for @progress
 * @error: return location
 *
 * Makes the PDF that rectify_pages_save_pdf() writes, in memory.
 *
 * Returns: (transfer full) (nullable): its bytes
 */
GBytes *
rectify_pages_dup_pdf (RectifyPages *self, GCancellable *cancellable,
                       RectifyPagesProgressFunc progress, gpointer user_data, GError **error)
{
  g_autoptr (RectifyPacket) packet = rectify_packet_new (RECTIFY_PACKET_NONE);
  GBytes *bytes = NULL;
  int fd;

  g_return_val_if_fail (RECTIFY_IS_PAGES (self), NULL);
  rectify_packet_add (packet, self);
  fd = memfd_create ("pages.pdf", MFD_CLOEXEC);
  if (fd < 0)
    {
      fail (error, "pages.pdf", errno);
      return NULL;
    }
  if (write_pdf (packet, fd, "pages.pdf", cancellable, progress, user_data, error))
    {
      bytes = read_all (fd);
      if (bytes == NULL)
        fail (error, "pages.pdf", ENOMEM);
    }
  close (fd);
  return bytes;
}
