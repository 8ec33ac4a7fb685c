/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE 1

#include "bench-floor.h"

#include <cairo-pdf.h>
#include <dlfcn.h>
#include <string.h>

/* Glyphs of one font that were drawn at once; no font for the end of a page. */
typedef struct {
  cairo_scaled_font_t *font;
  cairo_glyph_t *glyphs;
  int n_glyphs;
  char *text;
  int length;
  cairo_text_cluster_t *clusters;
  int n_clusters;
  cairo_text_cluster_flags_t flags;
} Stroke;

static GArray *strokes;
static gboolean is_recording;

void
bench_floor_start_recording (void)
{
  strokes = g_array_new (FALSE, FALSE, sizeof (Stroke));
  is_recording = TRUE;
}

void
bench_floor_stop_recording (void)
{
  is_recording = FALSE;
}

/* These stand before cairo's own: what the typesetter and Pango draw comes through here. */
void
cairo_show_text_glyphs (cairo_t *cr, const char *text, int length, const cairo_glyph_t *glyphs,
                        int n_glyphs, const cairo_text_cluster_t *clusters, int n_clusters,
                        cairo_text_cluster_flags_t flags)
{
  static void (*next) (cairo_t *, const char *, int, const cairo_glyph_t *, int,
                       const cairo_text_cluster_t *, int, cairo_text_cluster_flags_t);

  if (next == NULL)
    *(void **) &next = dlsym (RTLD_NEXT, "cairo_show_text_glyphs");
  if (is_recording)
    {
      Stroke stroke = { .font = cairo_scaled_font_reference (cairo_get_scaled_font (cr)),
                        .glyphs = g_memdup2 (glyphs, n_glyphs * sizeof *glyphs),
                        .n_glyphs = n_glyphs,
                        .length = length < 0 ? (int) strlen (text) : length,
                        .clusters = g_memdup2 (clusters, n_clusters * sizeof *clusters),
                        .n_clusters = n_clusters,
                        .flags = flags };

      stroke.text = g_strndup (text, stroke.length);
      g_array_append_val (strokes, stroke);
    }
  next (cr, text, length, glyphs, n_glyphs, clusters, n_clusters, flags);
}

void
cairo_show_glyphs (cairo_t *cr, const cairo_glyph_t *glyphs, int n_glyphs)
{
  static void (*next) (cairo_t *, const cairo_glyph_t *, int);

  if (next == NULL)
    *(void **) &next = dlsym (RTLD_NEXT, "cairo_show_glyphs");
  if (is_recording)
    {
      Stroke stroke = { .font = cairo_scaled_font_reference (cairo_get_scaled_font (cr)),
                        .glyphs = g_memdup2 (glyphs, n_glyphs * sizeof *glyphs),
                        .n_glyphs = n_glyphs };

      g_array_append_val (strokes, stroke);
    }
  next (cr, glyphs, n_glyphs);
}

void
cairo_show_page (cairo_t *cr)
{
  static void (*next) (cairo_t *);
  Stroke stroke = { NULL };

  if (next == NULL)
    *(void **) &next = dlsym (RTLD_NEXT, "cairo_show_page");
  if (is_recording)
    g_array_append_val (strokes, stroke);
  next (cr);
}

static void
draw (cairo_t *cr, const Stroke *stroke, gboolean with_text)
{
  if (stroke->font == NULL)
    {
      cairo_show_page (cr);
      return;
    }
  cairo_set_scaled_font (cr, stroke->font);
  if (with_text && stroke->n_clusters > 0)
    cairo_show_text_glyphs (cr, stroke->text, stroke->length, stroke->glyphs, stroke->n_glyphs,
                            stroke->clusters, stroke->n_clusters, stroke->flags);
  else
    cairo_show_glyphs (cr, stroke->glyphs, stroke->n_glyphs);
}

/*
 * Draws what was recorded into a PDF file and says how long it took, in microseconds: with the text
 * that belongs to the glyphs, as a file needs it that can be searched, or without it, which is the
 * least that can be done.
 */
gint64
bench_floor_run (const char *path, gboolean with_text)
{
  gint64 start = g_get_monotonic_time ();
  cairo_surface_t *surface = cairo_pdf_surface_create (path, 595.276, 841.89);
  cairo_t *cr = cairo_create (surface);

  for (guint i = 0; i < strokes->len; i++)
    draw (cr, &g_array_index (strokes, Stroke, i), with_text);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
  return g_get_monotonic_time () - start;
}
