/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "forgery.h"

#include <cairo-pdf.h>
#include <string.h>

#include "rectify-line-setter.h"

/* The layout's numbers, written down once more, in millimetres and points. */
#define MM (72.0 / 25.4)
#define CELL_MM (156.0 / 28)
#define PITCH_MM (CELL_MM * 15 / 8)
#define TEXT (CELL_MM * MM)
#define TITLE 22.0
#define TABLE 12.0
#define ASCENT 0.88
/* The last, the first and any other line of a paragraph, each but its first character. */
#define LAST "逐项建立台账定期通报结果"
#define FIRST "全面贯彻落实上级关于整改工作的各项部署切实把责任扛"
#define FULL "上对照检查材料和征求意见建议逐条梳理形成问题清单做到底"

/* A4 with a title, two headings with text below, a page's end in the middle of a paragraph, and a
 * table over two pages. */
static const ForgedLine good[] = {
  { 1, 0, 0, RECTIFY_PARAGRAPH_TITLE, RECTIFY_RUN_BODY, 0, 0, .face = RECTIFY_FACE_TITLE,
    .size = TITLE, .text = "某局整改方案" },
  { 2, 0, 0, RECTIFY_PARAGRAPH_HEADING_1, RECTIFY_RUN_HEADING_1, 0, 2, .face = RECTIFY_FACE_HEI,
    .text = "一、总体要求" },
  { 3, .page = 0, .slot = 3, .text = "第" FIRST },
  { 3, .page = 0, .slot = 4, .text = "甲" FULL },
  { 3, .page = 0, .slot = 5, .text = "乙" FULL },
  { 3, .page = 0, .slot = 6, .text = "丙" FULL },
  { 3, .page = 0, .slot = 7, .text = "丁" FULL },
  { 3, .page = 0, .slot = 8, .text = "戊" FULL },
  { 3, .page = 0, .slot = 9, .text = "己" LAST "。" },
  { 4, 0, 0, RECTIFY_PARAGRAPH_HEADING_2, RECTIFY_RUN_HEADING_2, 0, 10, .face = RECTIFY_FACE_KAI,
    .text = "（一）组织领导" },
  { 5, .page = 0, .slot = 11, .text = "庚" LAST "。" },
  { 6, .page = 0, .slot = 12, .text = "辛" LAST "。" },
  { 7, 0, 0, RECTIFY_PARAGRAPH_HEADING_2, RECTIFY_RUN_HEADING_2, 0, 13, .face = RECTIFY_FACE_KAI,
    .text = "（二）督促检查" },
  { 8, .page = 0, .slot = 14, .text = "壬" FIRST },
  { 8, .page = 0, .slot = 15, .text = "癸" FULL },
  { 8, .page = 0, .slot = 16, .text = "子" FULL },
  { 8, .page = 0, .slot = 17, .text = "丑" FULL },
  { 8, .page = 0, .slot = 18, .text = "寅" FULL },
  { 8, .page = 0, .slot = 19, .text = "卯" FULL },
  { 8, .page = 0, .slot = 20, .text = "辰" FULL },
  { 8, .page = 0, .slot = 21, .text = "巳" FULL },
  { 8, .page = 1, .slot = 0, .text = "午" FULL },
  { 8, .page = 1, .slot = 1, .text = "未" LAST "。" },
  { 9, .page = 1, .slot = 2, .text = "申" LAST "。" },
  { 10, .page = 1, .slot = 3, .text = "酉" LAST "。" },
  { FORGERY_TABLE, 0, 0, .page = 1, .slot = 5, .x = 5, .size = TABLE, .face = RECTIFY_FACE_HEI,
    .text = "序号" },
  { FORGERY_TABLE, 0, 1, .page = 1, .slot = 5, .x = 40, .size = TABLE, .face = RECTIFY_FACE_HEI,
    .text = "问题" },
  { FORGERY_TABLE, 1, 0, .page = 1, .slot = 6, .x = 5, .size = TABLE, .text = "1" },
  { FORGERY_TABLE, 1, 1, .page = 1, .slot = 6, .x = 40, .size = TABLE, .text = "学习不够深入" },
  { FORGERY_TABLE, 0, 0, .page = 2, .slot = 0, .x = 5, .size = TABLE, .face = RECTIFY_FACE_HEI,
    .text = "序号", .is_repeated = TRUE },
  { FORGERY_TABLE, 0, 1, .page = 2, .slot = 0, .x = 40, .size = TABLE, .face = RECTIFY_FACE_HEI,
    .text = "问题", .is_repeated = TRUE },
  { FORGERY_TABLE, 2, 0, .page = 2, .slot = 1, .x = 5, .size = TABLE, .text = "2" },
  { FORGERY_TABLE, 2, 1, .page = 2, .slot = 1, .x = 40, .size = TABLE, .text = "作风不够扎实" },
};

/* As it should be. */
Forgery *
forgery_new (void)
{
  Forgery *self = g_new0 (Forgery, 1);

  self->lines = g_array_new (FALSE, FALSE, sizeof (ForgedLine));
  g_array_append_vals (self->lines, good, G_N_ELEMENTS (good));
  for (guint i = 0; i < self->lines->len; i++)
    {
      ForgedLine *line = &g_array_index (self->lines, ForgedLine, i);
      gboolean begins = i == 0 || line->paragraph != line[-1].paragraph;

      if (line->size == 0)
        line->size = TEXT;
      if (line->role == RECTIFY_PARAGRAPH_TITLE)
        line->x = (156 - g_utf8_strlen (line->text, -1) * TITLE / MM) / 2;
      else if (line->paragraph != FORGERY_TABLE && begins)
        line->x = 2 * CELL_MM;
    }
  self->n_pages = 3;
  self->width = 210;
  self->number_size = 14;
  self->first_number = 1;
  self->outline_page = -1;
  self->has_outline = self->has_tags = TRUE;
  return self;
}

void
forgery_free (Forgery *self)
{
  g_array_unref (self->lines);
  g_free (self);
}

/* The first line that begins with a text. */
ForgedLine *
forgery_get_line (Forgery *self, const char *text)
{
  for (guint i = 0; i < self->lines->len; i++)
    if (g_str_has_prefix (g_array_index (self->lines, ForgedLine, i).text, text))
      return &g_array_index (self->lines, ForgedLine, i);
  g_assert_not_reached ();
}

/* What is printed, as a document. */
RectifyDocument *
forgery_make_document (Forgery *self)
{
  RectifyDocument *document = rectify_document_new ();
  RectifyTable *table = NULL;
  RectifyParagraph *paragraph = NULL;

  for (guint i = 0; i < self->lines->len; i++)
    {
      const ForgedLine *line = &g_array_index (self->lines, ForgedLine, i);

      if (line->paragraph == FORGERY_TABLE)
        {
          if (table == NULL)
            {
              table = rectify_table_new (2);
              for (guint row = 0; row < 3; row++)
                rectify_table_add_row (table);
              rectify_table_set_n_header_rows (table, 1);
              rectify_document_add_table (document, table);
            }
          if (!line->is_repeated)
            rectify_cell_add_text (rectify_table_add_cell (table, line->row, line->column, 1, 1),
                                   line->text);
          continue;
        }
      if (i == 0 || line->paragraph != line[-1].paragraph)
        {
          g_clear_pointer (&paragraph, rectify_paragraph_unref);
          paragraph = rectify_paragraph_new (line->role);
          rectify_document_add (document, paragraph);
        }
      rectify_paragraph_append (paragraph, line->style, line->text);
    }
  g_clear_pointer (&paragraph, rectify_paragraph_unref);
  g_clear_pointer (&table, rectify_table_unref);
  return document;
}

static PangoContext *
make_context (void)
{
  static PangoFontMap *map = NULL;
  PangoContext *context;
  cairo_font_options_t *options = cairo_font_options_create ();

  if (map == NULL)
    {
      map = pango_cairo_font_map_new ();
      pango_cairo_font_map_set_resolution (PANGO_CAIRO_FONT_MAP (map), 72);
    }
  context = pango_font_map_create_context (map);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_language (context, pango_language_from_string ("zh-cn"));
  return context;
}

/* Draws in points; returns where it ends. */
static double
draw_text (cairo_t *cr, const char *text, const char *families, gboolean bold, double size,
           double x, double baseline)
{
  PangoContext *context = make_context ();
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  g_autoptr (PangoFontDescription) font = pango_font_description_new ();
  g_autoptr (GPtrArray) lines = NULL;
  RectifyGlyphCache *cache = rectify_glyph_cache_new (context);
  RectifyTextLine *line;
  double end;

  pango_font_description_set_family (font, families);
  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  if (bold)
    pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  pango_attr_list_insert (attributes, pango_attr_font_desc_new (font));
  lines = rectify_lines_set (cache, text, attributes, 10000, 0, size);
  line = g_ptr_array_index (lines, 0);
  end = x + rectify_text_line_get_width (line);
  if (cr != NULL)
    {
      RectifyPen pen;

      rectify_pen_init (&pen, cr, cache, NULL);
      rectify_text_line_draw (line, x, baseline, &pen);
      rectify_pen_flush (&pen);
      rectify_pen_clear (&pen);
    }
  g_clear_pointer (&lines, g_ptr_array_unref);
  rectify_glyph_cache_free (cache);
  g_object_unref (context);
  return end;
}

static double
get_baseline (const ForgedLine *line)
{
  double size = line->size == TITLE ? TITLE : TEXT;

  return (37 + line->slot * PITCH_MM + line->dy) * MM + ASCENT * size - (size - TEXT) / 2;
}

static void
draw_line (cairo_t *cr, const ForgedLine *line)
{
  const char *text = line->printed != NULL ? line->printed : line->text;
  const char *rest = g_utf8_offset_to_pointer (text, line->gap_at);
  g_autofree char *head = g_strndup (text, rest - text);
  const char *families
      = line->family != NULL ? line->family : rectify_fonts_get_families (line->face);
  gboolean bold = rectify_fonts_is_bold (line->face);
  double x = (28 + line->x) * MM;

  if (*head != '\0')
    x = draw_text (cr, head, families, bold, line->size, x, get_baseline (line)) + line->gap * MM;
  draw_text (cr, rest, families, bold, line->size, x, get_baseline (line));
}

static void
draw_number (Forgery *self, cairo_t *cr, guint page)
{
  g_autofree char *text = g_strdup_printf ("— %u —", page + self->first_number);
  const char *families = rectify_fonts_get_families (RECTIFY_FACE_SONG);
  double baseline = (262 + 7 + self->number_y) * MM + 0.36 * self->number_size;
  double x = (28 + CELL_MM + self->number_x) * MM;

  if (page % 2 == 0)
    x = (28 + 156 - CELL_MM + self->number_x) * MM
        - draw_text (NULL, text, families, FALSE, self->number_size, 0, 0);
  draw_text (cr, text, families, FALSE, self->number_size, x, baseline);
}

static void
draw_page (Forgery *self, cairo_t *cr, guint page)
{
  for (guint i = 0; i < self->lines->len; i++)
    {
      const ForgedLine *line = &g_array_index (self->lines, ForgedLine, i);
      gboolean tagged = self->has_tags && !line->is_repeated;

      if (line->page != page || line->is_left_out)
        continue;
      if (tagged)
        cairo_tag_begin (cr, "P", NULL);
      draw_line (cr, line);
      if (tagged)
        cairo_tag_end (cr, "P");
    }
  draw_number (self, cr, page);
  if (page == 0)
    {
      cairo_rectangle (cr, self->blot[0] * MM, self->blot[1] * MM, self->blot[2] * MM,
                       self->blot[3] * MM);
      cairo_fill (cr);
    }
}

static void
add_outline (Forgery *self, cairo_surface_t *surface)
{
  int parents[3] = { CAIRO_PDF_OUTLINE_ROOT, CAIRO_PDF_OUTLINE_ROOT, CAIRO_PDF_OUTLINE_ROOT };

  for (guint i = 0; i < self->lines->len; i++)
    {
      const ForgedLine *line = &g_array_index (self->lines, ForgedLine, i);
      guint page = self->outline_page < 0 ? line->page : (guint) self->outline_page;
      g_autofree char *target
          = g_strdup_printf ("page=%u pos=[0 %d]", page + 1, (int) (get_baseline (line) - TEXT));

      if (line->style == RECTIFY_RUN_BODY)
        continue;
      parents[line->style] = cairo_pdf_surface_add_outline (surface, parents[line->style - 1],
                                                            line->text, target, 0);
    }
}

static cairo_status_t
write_bytes (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

GBytes *
forgery_draw (Forgery *self)
{
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface
      = cairo_pdf_surface_create_for_stream (write_bytes, bytes, self->width * MM, 297 * MM);
  cairo_t *cr = cairo_create (surface);

  if (self->has_outline)
    add_outline (self, surface);
  if (self->has_tags)
    cairo_tag_begin (cr, "Document", NULL);
  for (guint page = 0; page < self->n_pages; page++)
    {
      draw_page (self, cr, page);
      cairo_show_page (cr);
    }
  if (self->has_tags)
    cairo_tag_end (cr, "Document");
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
  return g_byte_array_free_to_bytes (bytes);
}
