/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE 1

#include "bench-floor.h"

#include <cairo-ft.h>
#include <cairo-pdf.h>
#include <dlfcn.h>
#include <stdio.h>
#include <string.h>

#define MAX_FONTS 32
#define LONGEST_PATH 256

/* Glyphs of one font that were drawn at once; no glyphs for the end of a page. */
typedef struct {
  guint font;
  int n_glyphs;
  int length;
  int n_clusters;
  cairo_glyph_t *glyphs;
  char *text;
  cairo_text_cluster_t *clusters;
} Stroke;

typedef struct {
  char path[LONGEST_PATH];
  long face;
  cairo_matrix_t matrix;
  cairo_matrix_t ctm;
} Font;

static cairo_scaled_font_t *fonts[MAX_FONTS];
static guint n_fonts;
static GArray *strokes;

void
bench_floor_start_recording (void)
{
  strokes = g_array_new (FALSE, FALSE, sizeof (Stroke));
}

static guint
find_font (cairo_t *cr)
{
  cairo_scaled_font_t *font = cairo_get_scaled_font (cr);
  guint i = 0;

  while (i < n_fonts && fonts[i] != font)
    i++;
  g_assert_cmpuint (i, <, MAX_FONTS);
  if (i == n_fonts)
    fonts[n_fonts++] = cairo_scaled_font_reference (font);
  return i;
}

static void
write_font (cairo_scaled_font_t *font, FILE *file)
{
  FT_Face face = cairo_ft_scaled_font_lock_face (font);
  Font written = { .face = face->face_index };

  g_strlcpy (written.path, face->stream->pathname.pointer, LONGEST_PATH);
  cairo_ft_scaled_font_unlock_face (font);
  cairo_scaled_font_get_font_matrix (font, &written.matrix);
  cairo_scaled_font_get_ctm (font, &written.ctm);
  fwrite (&written, sizeof written, 1, file);
}

void
bench_floor_stop_recording (const char *path)
{
  FILE *file = fopen (path, "wb");

  g_assert_nonnull (file);
  fwrite (&n_fonts, sizeof n_fonts, 1, file);
  for (guint i = 0; i < n_fonts; i++)
    write_font (fonts[i], file);
  for (guint i = 0; i < strokes->len; i++)
    {
      const Stroke *stroke = &g_array_index (strokes, Stroke, i);

      fwrite (stroke, sizeof *stroke, 1, file);
      fwrite (stroke->glyphs, sizeof *stroke->glyphs, stroke->n_glyphs, file);
      fwrite (stroke->text, 1, stroke->length, file);
      fwrite (stroke->clusters, sizeof *stroke->clusters, stroke->n_clusters, file);
    }
  g_assert_cmpint (fclose (file), ==, 0);
  strokes = NULL;
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
  if (strokes != NULL)
    {
      Stroke stroke = { .font = find_font (cr),
                        .n_glyphs = n_glyphs,
                        .length = length < 0 ? (int) strlen (text) : length,
                        .n_clusters = n_clusters,
                        .glyphs = g_memdup2 (glyphs, n_glyphs * sizeof *glyphs),
                        .clusters = g_memdup2 (clusters, n_clusters * sizeof *clusters) };

      stroke.text = g_strndup (text, stroke.length);
      g_array_append_val (strokes, stroke);
    }
  next (cr, text, length, glyphs, n_glyphs, clusters, n_clusters, flags);
}

void
cairo_show_page (cairo_t *cr)
{
  static void (*next) (cairo_t *);
  Stroke stroke = { 0 };

  if (next == NULL)
    *(void **) &next = dlsym (RTLD_NEXT, "cairo_show_page");
  if (strokes != NULL)
    g_array_append_val (strokes, stroke);
  next (cr);
}

static GArray *
read_strokes (FILE *file)
{
  GArray *read = g_array_new (FALSE, FALSE, sizeof (Stroke));
  Stroke stroke;

  while (fread (&stroke, sizeof stroke, 1, file) == 1)
    {
      stroke.glyphs = g_new (cairo_glyph_t, stroke.n_glyphs);
      stroke.text = g_malloc (stroke.length + 1);
      stroke.clusters = g_new (cairo_text_cluster_t, stroke.n_clusters);
      g_assert_cmpuint (fread (stroke.glyphs, sizeof *stroke.glyphs, stroke.n_glyphs, file), ==,
                        stroke.n_glyphs);
      g_assert_cmpuint (fread (stroke.text, 1, stroke.length, file), ==, stroke.length);
      g_assert_cmpuint (fread (stroke.clusters, sizeof *stroke.clusters, stroke.n_clusters, file),
                        ==, stroke.n_clusters);
      g_array_append_val (read, stroke);
    }
  return read;
}

static cairo_scaled_font_t *
open_font (FT_Library library, const Font *font)
{
  cairo_font_options_t *options = cairo_font_options_create ();
  cairo_scaled_font_t *scaled;
  FT_Face face;

  g_assert_cmpint (FT_New_Face (library, font->path, font->face, &face), ==, 0);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  scaled = cairo_scaled_font_create (cairo_ft_font_face_create_for_ft_face (face, 0), &font->matrix,
                                     &font->ctm, options);
  cairo_font_options_destroy (options);
  return scaled;
}

static void
draw (cairo_t *cr, const Stroke *stroke, gboolean with_text)
{
  if (stroke->n_glyphs == 0)
    {
      cairo_show_page (cr);
      return;
    }
  cairo_set_scaled_font (cr, fonts[stroke->font]);
  if (with_text)
    cairo_show_text_glyphs (cr, stroke->text, stroke->length, stroke->glyphs, stroke->n_glyphs,
                            stroke->clusters, stroke->n_clusters, 0);
  else
    cairo_show_glyphs (cr, stroke->glyphs, stroke->n_glyphs);
}

/*
 * Draws what was recorded into a PDF file beside it and says how long it took, in microseconds, from
 * opening the fonts on: with the text that belongs to the glyphs, as a file needs it that can be
 * searched, or without it, which is the least that can be done. To be run in a process of its own.
 */
gint64
bench_floor_run (const char *path, gboolean with_text)
{
  g_autofree char *pdf = g_strconcat (path, ".pdf", NULL);
  FILE *file = fopen (path, "rb");
  Font descriptions[MAX_FONTS];
  FT_Library library;
  cairo_surface_t *surface;
  GArray *read;
  cairo_t *cr;
  gint64 start;

  g_assert_nonnull (file);
  g_assert_cmpuint (fread (&n_fonts, sizeof n_fonts, 1, file), ==, 1);
  g_assert_cmpuint (fread (descriptions, sizeof *descriptions, n_fonts, file), ==, n_fonts);
  read = read_strokes (file);
  fclose (file);
  start = g_get_monotonic_time ();
  g_assert_cmpint (FT_Init_FreeType (&library), ==, 0);
  for (guint i = 0; i < n_fonts; i++)
    fonts[i] = open_font (library, &descriptions[i]);
  surface = cairo_pdf_surface_create (pdf, 595.276, 841.89);
  cr = cairo_create (surface);
  for (guint i = 0; i < read->len; i++)
    draw (cr, &g_array_index (read, Stroke, i), with_text);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
  remove (pdf);
  return g_get_monotonic_time () - start;
}
