/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page-reader.h"

#include <cairo-pdf.h>
#include <glib/gstdio.h>
#include <math.h>
#include <pango/pangocairo.h>
#include <string.h>

#include "rectify-fonts.h"

/* Where the trial line of a font stands, and its size. */
#define TRIAL_BASELINE 100.0
#define TRIAL_SIZE 20.0
/* In sizes: by how much boxes of one font differ in height. */
#define HEIGHT_TOLERANCE 0.01
/* Marks that open and close; their ink stands in the right and in the left half of their cell. */
#define OPENING "（《〈「『【〔〖［｛“‘"
#define CLOSING "。，、；：！？）》〉」』】〕〗］｝”’．"

gboolean
page_sign_is_opening (gunichar character)
{
  return g_utf8_strchr (OPENING, -1, character) != NULL;
}

gboolean
page_sign_is_closing (gunichar character)
{
  return g_utf8_strchr (CLOSING, -1, character) != NULL;
}

/* Does it take a whole cell? */
gboolean
page_sign_is_wide (gunichar character)
{
  return character >= 0x2e80 || character == 0x2014 || character == 0x2026
         || page_sign_is_opening (character) || page_sign_is_closing (character);
}

/* Where its ink is: squeezed marks begin where others begin, or even before them. */
double
page_sign_get_middle (const PageSign *sign)
{
  if (page_sign_is_opening (sign->character))
    return sign->x + 0.75 * sign->size;
  if (page_sign_is_closing (sign->character))
    return sign->x + 0.25 * sign->size;
  if (page_sign_is_wide (sign->character))
    return sign->x + 0.5 * sign->size;
  return (sign->x + MIN (sign->end, sign->x + sign->size)) / 2;
}

int
page_sign_compare_places (gconstpointer a, gconstpointer b)
{
  double one = page_sign_get_middle (a), two = page_sign_get_middle (b);

  return one < two ? -1 : one > two;
}

/* ABCDEF+Name is a subset of Name. */
char *
page_reader_dup_font_name (const char *name)
{
  const char *plus = name != NULL ? strchr (name, '+') : NULL;

  return g_strdup (plus != NULL ? plus + 1 : name);
}

/* The fonts of the characters of a page, each interned; sizes beside them. */
static void
fill_fonts (PopplerPage *page, const char **fonts, double *sizes, guint n)
{
  GList *attributes = poppler_page_get_text_attributes (page);

  for (GList *l = attributes; l != NULL; l = l->next)
    {
      const PopplerTextAttributes *attribute = l->data;
      g_autofree char *name = page_reader_dup_font_name (attribute->font_name);

      for (int i = attribute->start_index; i <= attribute->end_index && i < (int) n; i++)
        {
          fonts[i] = g_intern_string (name);
          sizes[i] = attribute->font_size;
        }
    }
  poppler_page_free_text_attributes (attributes);
}

typedef struct {
  gunichar character;
  PopplerRectangle box;
  double size;
  const char *font;
} RawSign;

static GArray *
read_raw (PopplerPage *page)
{
  g_autofree char *text = poppler_page_get_text (page);
  g_autofree PopplerRectangle *boxes = NULL;
  g_autofree const char **fonts = NULL;
  g_autofree double *sizes = NULL;
  GArray *signs = g_array_new (FALSE, FALSE, sizeof (RawSign));
  const char *p = text;
  guint n = 0;

  if (!poppler_page_get_text_layout (page, &boxes, &n))
    return signs;
  fonts = g_new0 (const char *, n + 1);
  sizes = g_new0 (double, n + 1);
  fill_fonts (page, fonts, sizes, n);
  for (guint i = 0; i < n && *p != '\0'; i++, p = g_utf8_next_char (p))
    {
      RawSign sign = { g_utf8_get_char (p), boxes[i], sizes[i], fonts[i] };

      if (!g_unichar_isspace (sign.character))
        g_array_append_val (signs, sign);
    }
  return signs;
}

/* A line in a font, where its baseline is known. */
static GBytes *
draw_trial (const char *family, gboolean is_bold)
{
  g_autofree char *path = NULL;
  cairo_surface_t *surface;
  cairo_t *cr;
  g_autoptr (PangoLayout) layout = NULL;
  g_autoptr (PangoFontDescription) font = pango_font_description_new ();
  char *content;
  gsize length;
  int fd = g_file_open_tmp ("rectify-XXXXXX", &path, NULL);

  g_assert_cmpint (fd, >=, 0);
  g_assert_true (g_close (fd, NULL));
  surface = cairo_pdf_surface_create (path, 300, 200);
  cr = cairo_create (surface);
  layout = pango_cairo_create_layout (cr);
  pango_font_description_set_family (font, family);
  pango_font_description_set_absolute_size (font, TRIAL_SIZE * PANGO_SCALE);
  if (is_bold)
    pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_text (layout, "国", -1);
  cairo_move_to (cr, 50, TRIAL_BASELINE);
  pango_cairo_show_layout_line (cr, pango_layout_get_line_readonly (layout, 0));
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  g_unlink (path);
  return g_bytes_new_take (content, length);
}

/* What a font is called in a PDF, how high its boxes are and how far above the baseline they reach,
 * in sizes. */
typedef struct {
  const char *name;
  double height;
  double ascent;
} Trial;

static GHashTable *trials; /* of Trial, by families */

static Trial *
try_font (const char *family, gboolean is_bold)
{
  g_autofree char *key = g_strconcat (family, is_bold ? " bold" : "", NULL);
  Trial *trial;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (PopplerDocument) pdf = NULL;
  g_autoptr (PopplerPage) page = NULL;
  g_autoptr (GArray) signs = NULL;
  const RawSign *sign;

  if (trials == NULL)
    trials = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  trial = g_hash_table_lookup (trials, key);
  if (trial != NULL)
    return trial;
  bytes = draw_trial (family, is_bold);
  pdf = poppler_document_new_from_bytes (bytes, NULL, NULL);
  g_assert_nonnull (pdf);
  page = poppler_document_get_page (pdf, 0);
  signs = read_raw (page);
  g_assert_cmpuint (signs->len, ==, 1);
  sign = &g_array_index (signs, RawSign, 0);
  trial = g_new0 (Trial, 1);
  trial->name = sign->font;
  trial->height = (sign->box.y2 - sign->box.y1) / TRIAL_SIZE;
  trial->ascent = (TRIAL_BASELINE - sign->box.y1) / TRIAL_SIZE;
  g_hash_table_insert (trials, g_steal_pointer (&key), trial);
  return trial;
}

/* What a family's font is called in a PDF, interned. */
const char *
page_reader_get_font (const char *family, gboolean is_bold)
{
  return try_font (family, is_bold)->name;
}

/* All fonts that a face may come from. */
static void
try_faces (void)
{
  static gboolean done = FALSE;

  for (guint face = 0; !done && face < RECTIFY_N_FACES; face++)
    {
      g_auto (GStrv) families = g_strsplit (rectify_fonts_get_families (face), ",", -1);

      for (guint i = 0; families[i] != NULL; i++)
        {
          try_font (families[i], FALSE);
          try_font (families[i], TRUE);
        }
    }
  done = TRUE;
}

/* How far a box reaches above the baseline, in sizes; negative if nobody knows. Poppler gives all
 * characters of a word the box that the font of the first has, so boxes are known by their height. */
static double
find_ascent (const char *font, double height)
{
  GHashTableIter iter;
  gpointer trial;
  double ascent = -1;

  g_hash_table_iter_init (&iter, trials);
  while (g_hash_table_iter_next (&iter, NULL, &trial))
    {
      const Trial *known = trial;

      if (fabs (known->height - height) > HEIGHT_TOLERANCE)
        continue;
      if (known->name == font)
        return known->ascent;
      ascent = known->ascent;
    }
  return ascent;
}

/* Does the text run upwards? Most characters stand above the one before them then. */
static gboolean
runs_upwards (GArray *signs)
{
  guint n_across = 0, n_upwards = 0;

  for (guint i = 1; i < signs->len; i++)
    {
      const RawSign *sign = &g_array_index (signs, RawSign, i);
      double dx = sign->box.x1 - sign[-1].box.x1, dy = sign->box.y1 - sign[-1].box.y1;

      if (hypot (dx, dy) > 2 * sign->size)
        continue;
      n_across += fabs (dx) > fabs (dy);
      n_upwards += fabs (dy) > fabs (dx) && dy < 0;
    }
  return n_upwards > n_across;
}

/* Turned clockwise around the paper's upper left corner, what ran upwards runs to the right. */
static PageSign
place_sign (const RawSign *raw, const PageContent *page, gboolean is_turned)
{
  PageSign sign = { .character = raw->character, .size = raw->size, .font = raw->font };
  double head = is_turned ? raw->box.x1 : raw->box.y1;
  double foot = is_turned ? raw->box.x2 : raw->box.y2;
  double ascent = find_ascent (raw->font, (foot - head) / raw->size);

  sign.x = is_turned ? page->height - MAX (raw->box.y1, raw->box.y2) : raw->box.x1;
  sign.end = is_turned ? page->height - MIN (raw->box.y1, raw->box.y2) : raw->box.x2;
  sign.is_measured = ascent >= 0;
  sign.baseline = head + (ascent >= 0 ? ascent : 0.88) * raw->size;
  return sign;
}

/* What stands on a page; below @foot points from its head stands its number. */
PageContent *
page_reader_read (PopplerDocument *pdf, int page, double foot)
{
  g_autoptr (PopplerPage) source = poppler_document_get_page (pdf, page);
  PageContent *self = g_new0 (PageContent, 1);
  g_autoptr (GArray) raw = read_raw (source);

  try_faces ();
  poppler_page_get_size (source, &self->width, &self->height);
  self->is_turned = runs_upwards (raw);
  self->signs = g_array_new (FALSE, FALSE, sizeof (PageSign));
  self->number = g_array_new (FALSE, FALSE, sizeof (PageSign));
  for (guint i = 0; i < raw->len; i++)
    {
      const RawSign *sign = &g_array_index (raw, RawSign, i);
      gboolean is_number = (sign->box.y1 + sign->box.y2) / 2 > foot;
      PageSign placed = place_sign (sign, self, self->is_turned && !is_number);

      if (is_number)
        g_array_append_val (self->number, placed);
      else
        g_array_append_val (self->signs, placed);
    }
  g_array_sort (self->number, page_sign_compare_places);
  return self;
}

void
page_content_free (PageContent *self)
{
  g_array_unref (self->signs);
  g_array_unref (self->number);
  g_free (self);
}
