/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <string.h>

#include "rectify-fonts.h"
#include "rectify-line-setter.h"
#include "rectify-line-shaper.h"

#define CELL 15.8
#define WIDTH (28 * CELL)
#define TOLERANCE 0.01

static RectifyGlyphCache *
make_cache (void)
{
  g_autoptr (PangoFontMap) map = pango_cairo_font_map_new ();
  RectifyGlyphCache *cache;
  PangoContext *context;
  cairo_font_options_t *options = cairo_font_options_create ();

  pango_cairo_font_map_set_resolution (PANGO_CAIRO_FONT_MAP (map), 72.0);
  context = pango_font_map_create_context (map);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_language (context, pango_language_from_string ("zh-cn"));
  cache = rectify_glyph_cache_new (context);
  g_object_unref (context);
  return cache;
}

static void
add_font (PangoAttrList *attributes, RectifyFace face, gsize start, gsize end)
{
  g_autoptr (PangoFontDescription) font = pango_font_description_new ();
  PangoAttribute *attribute;

  pango_font_description_set_family (font, rectify_fonts_get_families (face));
  pango_font_description_set_absolute_size (font, CELL * PANGO_SCALE);
  attribute = pango_attr_font_desc_new (font);
  attribute->start_index = start;
  attribute->end_index = end;
  pango_attr_list_insert (attributes, attribute);
}

/* The first characters in one face, the others in another. */
static PangoAttrList *
make_attributes (const char *text, guint n_first)
{
  PangoAttrList *attributes = pango_attr_list_new ();
  guint n = MIN (n_first, (guint) g_utf8_strlen (text, -1));
  gsize split = g_utf8_offset_to_pointer (text, n) - text;

  if (split > 0)
    add_font (attributes, RECTIFY_FACE_KAI, 0, split);
  if (text[split] != '\0')
    add_font (attributes, RECTIFY_FACE_FANGSONG, split, strlen (text));
  return attributes;
}

/* Two dashes are drawn as one: where the second begins nobody sees. */
static gboolean
is_second_dash (const char *text, const char *p)
{
  return p > text && g_utf8_get_char (p) == 0x2014
         && g_utf8_get_char (g_utf8_prev_char (p)) == 0x2014;
}

/* The same text at the same places as when Pango shapes it. */
static void
check (RectifyGlyphCache *cache, const char *text, guint n_first)
{
  g_autoptr (PangoAttrList) attributes = make_attributes (text, n_first);
  g_autoptr (GPtrArray) lines = rectify_lines_set (cache, text, attributes, WIDTH, 2 * CELL, CELL);
  g_autoptr (GPtrArray) shaped
      = g_ptr_array_new_with_free_func ((GDestroyNotify) rectify_text_line_unref);
  char *shared = g_ref_string_new (text);

  rectify_lines_shape (cache, shared, attributes, WIDTH, 2 * CELL, CELL, shaped);
  g_ref_string_release (shared);
  g_assert_cmpuint (lines->len, ==, MAX (shaped->len, 1));
  for (guint i = 0; i < shaped->len; i++)
    {
      RectifyTextLine *line = g_ptr_array_index (lines, i);
      RectifyTextLine *wanted = g_ptr_array_index (shaped, i);
      gsize start, end, wanted_start, wanted_end;

      rectify_text_line_get_range (line, &start, &end);
      rectify_text_line_get_range (wanted, &wanted_start, &wanted_end);
      g_assert_cmpuint (start, ==, wanted_start);
      g_assert_cmpuint (end, ==, wanted_end);
      g_assert_cmpfloat_with_epsilon (rectify_text_line_get_width (line),
                                      rectify_text_line_get_width (wanted), TOLERANCE);
      for (const char *p = text + start; p < text + end; p = g_utf8_next_char (p))
        if (!is_second_dash (text, p))
          g_assert_cmpfloat_with_epsilon (rectify_text_line_get_x (line, p - text),
                                          rectify_text_line_get_x (wanted, p - text), TOLERANCE);
    }
}

static const char *const texts[] = {
  "",
  " ",
  "1.",
  "——",
  "学习",
  "1.调查研究不深。",
  "2022年12月底前完成85%以上，1.55万元（一）",
  "使用Word2003、Excel软件，“Word”和‘a’——约翰·史密斯……",
  "AVATAR To. fi ffl Wa Ty 字Av，VA。",
  "中A中B，C。D（E）",
  "a-b c/d 2022-01-05 [1] a.5 x.y 1,5 a, b",
  "一　二 三  四",
  "喆珺昇堃玥祎旻赟镕査㐀 二",
  "℃№é①②☺e\xcc\x81",
  "שלום 字",
};

static void
test_texts (void)
{
  RectifyGlyphCache *cache = make_cache ();

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    for (guint n_first = 0; n_first < 4; n_first++)
      check (cache, texts[i], n_first);
  rectify_glyph_cache_free (cache);
}

static void
test_random (void)
{
  static const char *const pieces[] = { "坚持每周学习例会制度",
                                        "，",
                                        "。",
                                        "“",
                                        "”",
                                        "（",
                                        "）",
                                        "——",
                                        "……",
                                        "《条例》",
                                        "2022年12月",
                                        "1.5",
                                        "%",
                                        " ",
                                        "　",
                                        "A",
                                        "Av",
                                        "Word",
                                        "-",
                                        "/",
                                        "、",
                                        "字",
                                        "；",
                                        "·",
                                        "①",
                                        "第3号〔2022〕5号",
                                        "a b",
                                        "8" };
  RectifyGlyphCache *cache = make_cache ();

  for (guint i = 0; i < 300; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      guint n = g_test_rand_int_range (1, 60);

      for (guint j = 0; j < n; j++)
        g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      check (cache, text->str, g_test_rand_int_range (0, 12));
    }
  rectify_glyph_cache_free (cache);
}

static gpointer
set_many (gpointer data)
{
  for (guint i = 0; i < 20; i++)
    for (guint j = 0; j < G_N_ELEMENTS (texts); j++)
      check (data, texts[j], i % 3);
  return NULL;
}

/* From several threads at once, none of which finds anything known. */
static void
test_threads (void)
{
  RectifyGlyphCache *cache = make_cache ();
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new (NULL, set_many, cache);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
  rectify_glyph_cache_free (cache);
}

/* What an item kept says when it goes: whether another thread could take Pango meanwhile. */
static struct {
  gboolean is_armed;
  RectifyGlyphCache *cache;
  GAsyncQueue *taken;
  GThread *other;
  gboolean was_free;
} probe;

static gpointer
take_pango (gpointer data)
{
  rectify_glyph_cache_lock (probe.cache);
  g_async_queue_push (probe.taken, &probe);
  rectify_glyph_cache_unlock (probe.cache);
  return NULL;
}

static void
destroy_witness (PangoAttribute *attribute)
{
  if (probe.is_armed)
    {
      probe.is_armed = FALSE;
      probe.other = g_thread_new (NULL, take_pango, NULL);
      /* Where Pango is this thread's it is never taken, however long one waits. */
      probe.was_free = g_async_queue_timeout_pop (probe.taken, G_USEC_PER_SEC / 5) != NULL;
    }
  g_free (attribute);
}

static PangoAttribute *copy_witness (const PangoAttribute *attribute);

static gboolean
equal_witness (const PangoAttribute *a, const PangoAttribute *b)
{
  return a == b;
}

static PangoAttribute *
copy_witness (const PangoAttribute *attribute)
{
  static PangoAttrClass klass = { 0, copy_witness, destroy_witness, equal_witness };
  PangoAttribute *copy = g_new0 (PangoAttribute, 1);

  if (klass.type == 0)
    klass.type = pango_attr_type_register ("witness");
  pango_attribute_init (copy, &klass);
  return copy;
}

/* What Pango has shaped goes while no other thread has Pango. */
static void
test_freed (void)
{
  static const char *const text = "学习";
  RectifyGlyphCache *cache = make_cache ();
  g_autoptr (PangoAttrList) attributes = make_attributes (text, 0);
  PangoGlyphItem set = { NULL, pango_glyph_string_new () };
  PangoGlyphItem *const items[] = { &set };
  char *shared = g_ref_string_new (text);
  RectifyTextLine *line;
  GList *list
      = pango_itemize (rectify_glyph_cache_lock (cache), text, 0, strlen (text), attributes, NULL);

  set.item = list->data;
  pango_shape (text, strlen (text), &set.item->analysis, set.glyphs);
  /* Raised, so that it is kept as it is. */
  set.glyphs->glyphs[0].geometry.y_offset = PANGO_SCALE;
  set.item->analysis.extra_attrs
      = g_slist_prepend (set.item->analysis.extra_attrs, copy_witness (NULL));
  line = rectify_text_line_new_from_items (cache, shared, items, G_N_ELEMENTS (items));
  g_list_free_full (list, (GDestroyNotify) pango_item_free);
  pango_glyph_string_free (set.glyphs);
  rectify_glyph_cache_unlock (cache);
  g_ref_string_release (shared);
  probe.is_armed = TRUE;
  probe.cache = cache;
  probe.taken = g_async_queue_new ();
  rectify_text_line_unref (line);
  g_assert_nonnull (probe.other);
  g_thread_join (probe.other);
  g_assert_false (probe.was_free);
  g_async_queue_unref (probe.taken);
  rectify_glyph_cache_free (cache);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/lines/texts", test_texts);
  g_test_add_func ("/lines/random", test_random);
  g_test_add_func ("/lines/threads", test_threads);
  g_test_add_func ("/lines/freed", test_freed);
  return g_test_run ();
}
