/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-font-subset.h"

#include <cairo-ft.h>
#include <fontconfig/fontconfig.h>
#include <hb-ot.h>
#include <hb-subset.h>
#include <pango/pangofc-font.h>

/* The font of a file, of any size. */
typedef struct {
  cairo_font_face_t *face; /* NULL for a font that is written as it is */
  hb_map_t *numbers;       /* of the glyphs in the font to those in the subset */
} Face;

struct _RectifyFontSubset {
  cairo_scaled_font_t *font;
  hb_map_t *numbers; /* belongs to the face */
};

struct _RectifyFontSubsets {
  hb_set_t *characters;
  GHashTable *glyphs;  /* cairo_scaled_font_t to hb_set_t */
  GHashTable *faces;   /* hb_face_t to Face */
  GHashTable *subsets; /* cairo_scaled_font_t to RectifyFontSubset, or to NULL */
};

static void
face_free (gpointer data)
{
  Face *self = data;

  cairo_font_face_destroy (self->face);
  hb_map_destroy (self->numbers);
  g_free (self);
}

static void
subset_free (gpointer data)
{
  RectifyFontSubset *self = data;

  if (self == NULL)
    return;
  cairo_scaled_font_destroy (self->font);
  g_free (self);
}

/**
 * rectify_font_subsets_new:
 *
 * Returns: (transfer full): subsets without glyphs
 */
RectifyFontSubsets *
rectify_font_subsets_new (void)
{
  RectifyFontSubsets *self = g_new0 (RectifyFontSubsets, 1);

  self->characters = hb_set_create ();
  self->glyphs = g_hash_table_new_full (NULL, NULL, (GDestroyNotify) cairo_scaled_font_destroy,
                                        (GDestroyNotify) hb_set_destroy);
  self->faces = g_hash_table_new_full (NULL, NULL, (GDestroyNotify) hb_face_destroy, face_free);
  self->subsets
      = g_hash_table_new_full (NULL, NULL, (GDestroyNotify) cairo_scaled_font_destroy, subset_free);
  return self;
}

/**
 * rectify_font_subsets_free:
 * @self: (transfer full): subsets
 */
void
rectify_font_subsets_free (RectifyFontSubsets *self)
{
  g_hash_table_unref (self->subsets);
  g_hash_table_unref (self->faces);
  g_hash_table_unref (self->glyphs);
  hb_set_destroy (self->characters);
  g_free (self);
}

static void
add_text (RectifyFontSubsets *self, const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    hb_set_add (self->characters, g_utf8_get_char (p));
}

static void
add_paragraph (RectifyFontSubsets *self, RectifyParagraph *paragraph)
{
  for (guint i = 0; i < rectify_paragraph_get_n_runs (paragraph); i++)
    add_text (self, rectify_paragraph_get_run (paragraph, i)->text);
}

static void
add_table (RectifyFontSubsets *self, RectifyTable *table)
{
  for (guint row = 0; row < rectify_table_get_n_rows (table); row++)
    for (guint column = 0; column < rectify_table_get_n_columns (table); column++)
      {
        const RectifyCell *cell = rectify_table_get_cell (table, row, column);

        if (cell == NULL || cell->row != row || cell->column != column)
          continue;
        for (guint i = 0; i < cell->paragraphs->len; i++)
          add_paragraph (self, g_ptr_array_index (cell->paragraphs, i));
      }
}

static void
add_drawing (RectifyFontSubsets *self, RectifyDrawing *drawing)
{
  add_text (self, rectify_drawing_get_title (drawing));
  for (guint i = 0; i < rectify_drawing_get_n_shapes (drawing); i++)
    if (rectify_drawing_get_shape (drawing, i)->kind == RECTIFY_SHAPE_TEXT)
      add_text (self, rectify_drawing_get_shape (drawing, i)->text);
  /* Of what is cut short. */
  add_text (self, "…");
}

/**
 * rectify_font_subsets_add_document:
 * @self: subsets of which none has been asked for
 * @document: what is written with them, as far as it is not set yet
 *
 * Adds what the fonts have for the characters of a document.
 */
void
rectify_font_subsets_add_document (RectifyFontSubsets *self, RectifyDocument *document)
{
  for (guint i = 0; i < rectify_document_get_n_blocks (document); i++)
    {
      RectifyParagraph *paragraph = rectify_document_get_paragraph (document, i);
      RectifyDrawing *drawing = rectify_document_get_drawing (document, i);

      if (drawing != NULL)
        add_drawing (self, drawing);
      else if (paragraph != NULL)
        add_paragraph (self, paragraph);
      else
        add_table (self, rectify_document_get_table (document, i));
    }
}

/**
 * rectify_font_subsets_get_glyphs:
 * @self: subsets of which none has been asked for
 * @font: a font
 *
 * Returns: (transfer none): the numbers of its glyphs that are known to be needed, to be added to
 */
hb_set_t *
rectify_font_subsets_get_glyphs (RectifyFontSubsets *self, cairo_scaled_font_t *font)
{
  hb_set_t *glyphs = g_hash_table_lookup (self->glyphs, font);

  if (glyphs == NULL)
    {
      glyphs = hb_set_create ();
      g_hash_table_insert (self->glyphs, cairo_scaled_font_reference (font), glyphs);
    }
  return glyphs;
}

/* What a face made of a subset stands on. */
typedef struct {
  FT_Library library;
  FT_Face face;
  hb_blob_t *data;
} Ground;

static void
ground_free (void *data)
{
  Ground *self = data;

  if (self->face != NULL)
    FT_Done_Face (self->face);
  if (self->library != NULL)
    FT_Done_FreeType (self->library);
  hb_blob_destroy (self->data);
  g_free (self);
}

static cairo_font_face_t *
make_face (hb_face_t *subset)
{
  static const cairo_user_data_key_t key;
  Ground *ground = g_new0 (Ground, 1);
  cairo_font_face_t *face;
  unsigned int length;
  const char *data;

  ground->data = hb_face_reference_blob (subset);
  data = hb_blob_get_data (ground->data, &length);
  if (FT_Init_FreeType (&ground->library) != 0
      || FT_New_Memory_Face (ground->library, (const FT_Byte *) data, length, 0, &ground->face)
             != 0)
    {
      ground_free (ground);
      return NULL;
    }
  face = cairo_ft_font_face_create_for_ft_face (ground->face, FT_LOAD_NO_HINTING);
  /* cairo keeps faces longer than who asked for them. */
  if (cairo_font_face_set_user_data (face, &key, ground, ground_free) != CAIRO_STATUS_SUCCESS)
    {
      cairo_font_face_destroy (face);
      ground_free (ground);
      return NULL;
    }
  return face;
}

/* What a file has no outlines for, as they are drawn, cannot be taken out of it: emboldened,
 * slanted, or between the masters of a variable font. */
static gboolean
is_as_in_file (PangoFont *font)
{
  FcPattern *pattern
      = PANGO_IS_FC_FONT (font) ? pango_fc_font_get_pattern (PANGO_FC_FONT (font)) : NULL;
  FcBool emboldened = FcFalse;
  FcMatrix *matrix;

  if (pattern == NULL)
    return FALSE;
  return (FcPatternGetBool (pattern, FC_EMBOLDEN, 0, &emboldened) != FcResultMatch || !emboldened)
         && FcPatternGetMatrix (pattern, FC_MATRIX, 0, &matrix) != FcResultMatch;
}

static hb_face_t *
find_whole (RectifyGlyphCache *cache, cairo_scaled_font_t *scaled)
{
  PangoFont *font;
  hb_face_t *whole = NULL;

  rectify_glyph_cache_lock (cache);
  font = rectify_glyph_cache_find_font (cache, scaled);
  if (font != NULL && cairo_scaled_font_get_type (scaled) == CAIRO_FONT_TYPE_FT
      && is_as_in_file (font))
    whole = hb_face_reference (hb_font_get_face (pango_font_get_hb_font (font)));
  rectify_glyph_cache_unlock (cache);
  if (whole != NULL && hb_ot_var_has_data (whole))
    g_clear_pointer (&whole, hb_face_destroy);
  return whole;
}

/* What is needed of a font in all its sizes. */
static void
collect_glyphs (RectifyFontSubsets *self, RectifyGlyphCache *cache, hb_face_t *whole,
                hb_set_t *glyphs)
{
  GHashTableIter iter;
  gpointer font, known;

  g_hash_table_iter_init (&iter, self->glyphs);
  while (g_hash_table_iter_next (&iter, &font, &known))
    {
      hb_face_t *of = find_whole (cache, font);

      if (of == whole)
        hb_set_union (glyphs, known);
      hb_face_destroy (of);
    }
}

/* Outlines are all that is needed of it: the text is shaped. */
static hb_subset_input_t *
make_input (RectifyFontSubsets *self, RectifyGlyphCache *cache, hb_face_t *whole)
{
  static const hb_tag_t unneeded[]
      = { HB_TAG ('G', 'S', 'U', 'B'), HB_TAG ('G', 'P', 'O', 'S'), HB_TAG ('G', 'D', 'E', 'F'),
          HB_TAG ('B', 'A', 'S', 'E'), HB_TAG ('V', 'O', 'R', 'G'), HB_TAG ('v', 'h', 'e', 'a'),
          HB_TAG ('v', 'm', 't', 'x') };
  hb_subset_input_t *input = hb_subset_input_create_or_fail ();

  if (input == NULL)
    return NULL;
  hb_set_union (hb_subset_input_unicode_set (input), self->characters);
  collect_glyphs (self, cache, whole, hb_subset_input_glyph_set (input));
  for (guint i = 0; i < G_N_ELEMENTS (unneeded); i++)
    hb_set_add (hb_subset_input_set (input, HB_SUBSET_SETS_DROP_TABLE_TAG), unneeded[i]);
  hb_subset_input_set_flags (input, HB_SUBSET_FLAGS_NO_HINTING);
  return input;
}

static Face *
face_new (RectifyFontSubsets *self, RectifyGlyphCache *cache, hb_face_t *whole)
{
  Face *face = g_new0 (Face, 1);
  hb_subset_input_t *input = make_input (self, cache, whole);
  hb_subset_plan_t *plan = input != NULL ? hb_subset_plan_create_or_fail (whole, input) : NULL;
  hb_face_t *subset = plan != NULL ? hb_subset_plan_execute_or_fail (plan) : NULL;

  if (subset != NULL)
    {
      face->face = make_face (subset);
      face->numbers = hb_map_copy (hb_subset_plan_old_to_new_glyph_mapping (plan));
    }
  hb_face_destroy (subset);
  hb_subset_plan_destroy (plan);
  hb_subset_input_destroy (input);
  return face;
}

static cairo_scaled_font_t *
scale (cairo_font_face_t *face, cairo_scaled_font_t *as)
{
  cairo_font_options_t *options = cairo_font_options_create ();
  cairo_matrix_t size, place;
  cairo_scaled_font_t *font;

  cairo_scaled_font_get_font_options (as, options);
  cairo_scaled_font_get_font_matrix (as, &size);
  cairo_scaled_font_get_ctm (as, &place);
  font = cairo_scaled_font_create (face, &size, &place, options);
  cairo_font_options_destroy (options);
  return font;
}

static RectifyFontSubset *
subset_new (RectifyFontSubsets *self, RectifyGlyphCache *cache, cairo_scaled_font_t *font)
{
  hb_face_t *whole = find_whole (cache, font);
  Face *face = whole != NULL ? g_hash_table_lookup (self->faces, whole) : NULL;
  RectifyFontSubset *subset;

  if (whole == NULL)
    return NULL;
  if (face == NULL)
    {
      face = face_new (self, cache, whole);
      g_hash_table_insert (self->faces, hb_face_reference (whole), face);
    }
  hb_face_destroy (whole);
  if (face->face == NULL)
    return NULL;
  subset = g_new0 (RectifyFontSubset, 1);
  subset->font = scale (face->face, font);
  subset->numbers = face->numbers;
  return subset;
}

/**
 * rectify_font_subsets_find:
 * @self: subsets
 * @cache: where @font is from
 * @font: a font
 *
 * Returns: (transfer none) (nullable): what to write in its place; %NULL if the font has to be
 *   written as it is
 */
RectifyFontSubset *
rectify_font_subsets_find (RectifyFontSubsets *self, RectifyGlyphCache *cache,
                           cairo_scaled_font_t *font)
{
  gpointer subset;

  if (!g_hash_table_lookup_extended (self->subsets, font, NULL, &subset))
    {
      subset = subset_new (self, cache, font);
      g_hash_table_insert (self->subsets, cairo_scaled_font_reference (font), subset);
    }
  return subset;
}

/**
 * rectify_font_subset_get_font:
 * @self: a subset
 *
 * Returns: (transfer none): what cairo draws with
 */
cairo_scaled_font_t *
rectify_font_subset_get_font (RectifyFontSubset *self)
{
  return self->font;
}

/**
 * rectify_font_subset_map:
 * @self: a subset
 * @glyphs: (array length=n_glyphs) (inout): glyphs of the whole font, that become those of the
 *   subset
 * @n_glyphs: how many
 *
 * Returns: whether all are in it; if not, nothing is changed
 */
gboolean
rectify_font_subset_map (RectifyFontSubset *self, cairo_glyph_t *glyphs, guint n_glyphs)
{
  for (guint i = 0; i < n_glyphs; i++)
    if (!hb_map_has (self->numbers, glyphs[i].index))
      return FALSE;
  for (guint i = 0; i < n_glyphs; i++)
    glyphs[i].index = hb_map_get (self->numbers, glyphs[i].index);
  return TRUE;
}
