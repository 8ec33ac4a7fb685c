/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-glyph-cache.h"

#include <string.h>

/* Characters of the basic plane are kept in tables of so many. */
#define TABLE 256
/* What is longer than this, in bytes, is text of another kind, and hardly comes again. */
#define LONGEST_WORD 32
/* No more words are kept. */
#define MAX_WORDS 16384

enum { STATE_UNKNOWN, STATE_KNOWN, STATE_OTHER };

struct _RectifyGlyphStyle {
  PangoFontDescription *font;
  PangoAttrList *attributes;
  PangoScript script;
  RectifyGlyph *tables[0x10000 / TABLE];
  GHashTable *words; /* string to array of RectifyGlyph */
};

struct _RectifyGlyphCache {
  PangoContext *context;
  GRecMutex pango; /* of the context, its font map and the fonts kept; taken before the next */
  GRWLock lock;    /* of what is known */
  GPtrArray *styles;
  GPtrArray *fonts; /* PangoFont, that keep alive what glyphs point to */
};

static void
style_free (gpointer data)
{
  RectifyGlyphStyle *self = data;

  for (guint i = 0; i < G_N_ELEMENTS (self->tables); i++)
    g_free (self->tables[i]);
  g_hash_table_unref (self->words);
  pango_attr_list_unref (self->attributes);
  pango_font_description_free (self->font);
  g_free (self);
}

/**
 * rectify_glyph_cache_new:
 * @context: where to shape
 *
 * Returns: (transfer full): a cache that is empty
 */
RectifyGlyphCache *
rectify_glyph_cache_new (PangoContext *context)
{
  RectifyGlyphCache *self = g_new0 (RectifyGlyphCache, 1);

  self->context = g_object_ref (context);
  g_rec_mutex_init (&self->pango);
  g_rw_lock_init (&self->lock);
  self->styles = g_ptr_array_new_with_free_func (style_free);
  self->fonts = g_ptr_array_new_with_free_func (g_object_unref);
  return self;
}

/**
 * rectify_glyph_cache_free:
 * @self: (transfer full): a cache; lines that point to its fonts must be gone
 */
void
rectify_glyph_cache_free (RectifyGlyphCache *self)
{
  g_ptr_array_unref (self->styles);
  g_ptr_array_unref (self->fonts);
  g_rw_lock_clear (&self->lock);
  g_rec_mutex_clear (&self->pango);
  g_object_unref (self->context);
  g_free (self);
}

/**
 * rectify_glyph_cache_lock:
 * @self: a cache
 *
 * Takes Pango for one thread, as often as that likes: its font maps are not made for two.
 *
 * Returns: (transfer none): where to shape, until rectify_glyph_cache_unlock()
 */
PangoContext *
rectify_glyph_cache_lock (RectifyGlyphCache *self)
{
  g_rec_mutex_lock (&self->pango);
  return self->context;
}

/**
 * rectify_glyph_cache_unlock:
 * @self: a cache
 */
void
rectify_glyph_cache_unlock (RectifyGlyphCache *self)
{
  g_rec_mutex_unlock (&self->pango);
}

/**
 * rectify_is_shared_mark:
 * @character: a character
 *
 * Returns: whether it is a mark that belongs to every script
 */
gboolean
rectify_is_shared_mark (gunichar character)
{
  switch (character)
    {
    case 0xb7:   /* · */
    case 0x2014: /* — */
    case 0x2018: /* ‘ */
    case 0x2019: /* ’ */
    case 0x201c: /* “ */
    case 0x201d: /* ” */
    case 0x2026: /* … */
      return TRUE;
    default:
      return FALSE;
    }
}

/**
 * rectify_is_chinese:
 * @context: where text is shaped
 *
 * Returns: whether it is Chinese text, in which marks that belong to every script have their cell
 */
gboolean
rectify_is_chinese (PangoContext *context)
{
  return pango_language_matches (pango_context_get_language (context), "zh");
}

/**
 * rectify_glyph_cache_takes:
 * @character: a character
 *
 * Returns: whether it is one of Chinese text, or of the words and numbers in it, that looks the same
 *   whatever stands beside it
 */
gboolean
rectify_glyph_cache_takes (gunichar character)
{
  if (character >= 0x3400 && character <= 0x9fff)
    return character < 0x4dc0 || character >= 0x4e00;
  if (character < 0x80)
    return character >= ' ' && character < 0x7f;
  /* Marks, brackets; not what is joined to its neighbours, nor letters of other scripts. */
  if (character >= 0x3000 && character <= 0x301f)
    return character != 0x3004 && character != 0x3012;
  if (character >= 0xff01 && character <= 0xff20)
    return TRUE;
  return (character >= 0x2460 && character <= 0x2473) || character == 0xff3b || character == 0xff3d
         || character == 0xff3f || (character >= 0xff5b && character <= 0xff5e)
         || character == 0xffe5 || rectify_is_shared_mark (character);
}

/**
 * rectify_glyph_cache_get_context:
 * @self: a cache
 *
 * Returns: (transfer none): where it shapes, to be asked for its settings alone
 */
PangoContext *
rectify_glyph_cache_get_context (RectifyGlyphCache *self)
{
  return self->context;
}

static RectifyGlyphStyle *
find_style (RectifyGlyphCache *self, const PangoFontDescription *font, PangoScript script)
{
  for (guint i = 0; i < self->styles->len; i++)
    {
      RectifyGlyphStyle *style = g_ptr_array_index (self->styles, i);

      if (style->script == script && pango_font_description_equal (style->font, font))
        return style;
    }
  return NULL;
}

/**
 * rectify_glyph_cache_get_style:
 * @self: a cache
 * @font: a font
 * @script: Han or Latin, or common where it is neither
 *
 * Returns: (transfer none): the font with that script, to look glyphs up with; as long as the cache
 *   is there
 */
RectifyGlyphStyle *
rectify_glyph_cache_get_style (RectifyGlyphCache *self, const PangoFontDescription *font,
                               PangoScript script)
{
  RectifyGlyphStyle *style;

  g_rw_lock_reader_lock (&self->lock);
  style = find_style (self, font, script);
  g_rw_lock_reader_unlock (&self->lock);
  if (style != NULL)
    return style;
  g_rw_lock_writer_lock (&self->lock);
  style = find_style (self, font, script);
  if (style == NULL)
    {
      style = g_new0 (RectifyGlyphStyle, 1);
      style->font = pango_font_description_copy (font);
      style->attributes = pango_attr_list_new ();
      pango_attr_list_insert (style->attributes, pango_attr_font_desc_new (font));
      style->script = script;
      style->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      g_ptr_array_add (self->styles, style);
    }
  g_rw_lock_writer_unlock (&self->lock);
  return style;
}

/**
 * rectify_glyph_cache_keep_font:
 * @self: a cache, locked
 * @font: a font
 *
 * Returns: (transfer none): what cairo has of the font, as long as the cache is there
 */
cairo_scaled_font_t *
rectify_glyph_cache_keep_font (RectifyGlyphCache *self, PangoFont *font)
{
  if (!g_ptr_array_find (self->fonts, font, NULL))
    g_ptr_array_add (self->fonts, g_object_ref (font));
  return pango_cairo_font_get_scaled_font (PANGO_CAIRO_FONT (font));
}

/**
 * rectify_glyph_cache_find_font:
 * @self: a cache, locked
 * @font: what cairo has of a font
 *
 * Returns: (transfer none) (nullable): the font, if it is kept
 */
PangoFont *
rectify_glyph_cache_find_font (RectifyGlyphCache *self, cairo_scaled_font_t *font)
{
  for (guint i = 0; i < self->fonts->len; i++)
    {
      PangoFont *kept = g_ptr_array_index (self->fonts, i);

      if (pango_cairo_font_get_scaled_font (PANGO_CAIRO_FONT (kept)) == font)
        return kept;
    }
  return NULL;
}

/* The glyphs of an item, if none stands for less than a character. */
static gboolean
shape_item (RectifyGlyphCache *self, const char *text, PangoItem *item, RectifyGlyph *glyphs)
{
  PangoGlyphItem set = { item, pango_glyph_string_new () };
  g_autofree int *widths = g_new (int, item->num_chars);
  const char *start = text + item->offset;
  gboolean plain;

  if (rectify_is_shared_mark (g_utf8_get_char (start)) && rectify_is_chinese (self->context))
    item->analysis.script = PANGO_SCRIPT_HAN;
  pango_shape_full (start, item->length, text, -1, &item->analysis, set.glyphs);
  pango_glyph_item_get_logical_widths (&set, text, widths);
  plain = item->analysis.font != NULL && item->analysis.level % 2 == 0;
  for (int i = 0; plain && i < item->num_chars; i++)
    glyphs[i] = (RectifyGlyph){ rectify_glyph_cache_keep_font (self, item->analysis.font),
                                widths[i], RECTIFY_GLYPH_JOINED, STATE_KNOWN };
  for (int i = 0; plain && i < set.glyphs->num_glyphs; i++)
    {
      const PangoGlyphInfo *info = &set.glyphs->glyphs[i];
      int cluster = set.glyphs->log_clusters[i];

      plain = info->glyph < RECTIFY_GLYPH_JOINED && info->geometry.x_offset == 0
              && info->geometry.y_offset == 0
              && (i == 0 ? cluster == 0 : cluster > set.glyphs->log_clusters[i - 1]);
      glyphs[g_utf8_pointer_to_offset (start, start + cluster)].glyph = info->glyph;
    }
  pango_glyph_string_free (set.glyphs);
  return plain;
}

/* Pango's items of a text that stands behind a character of its script. */
static GList *
itemize (RectifyGlyphCache *self, RectifyGlyphStyle *style, const char *text, gsize behind)
{
  GList *items = pango_itemize (self->context, text, 0, strlen (text), style->attributes, NULL);
  PangoItem *first = items->data;

  if (behind == 0)
    return items;
  if ((gsize) first->length > behind)
    {
      pango_item_free (pango_item_split (first, behind, 1));
      return items;
    }
  pango_item_free (first);
  return g_list_delete_link (items, items);
}

static const char *
get_script_character (PangoScript script)
{
  return script == PANGO_SCRIPT_HAN ? "字" : script == PANGO_SCRIPT_LATIN ? "a" : "";
}

/* A word keeps what its letters do to each other; dashes join. */
static void
learn_word (RectifyGlyphCache *self, RectifyGlyphStyle *style, const char *word)
{
  const char *before = get_script_character (style->script);
  g_autofree char *text = g_strconcat (before, word, NULL);
  RectifyGlyph *glyphs = g_new0 (RectifyGlyph, strlen (word));
  GList *items = itemize (self, style, text, strlen (before));
  gboolean plain = TRUE;
  guint n = 0;

  for (GList *l = items; plain && l != NULL; l = l->next)
    {
      PangoItem *item = l->data;

      plain = shape_item (self, text, item, glyphs + n);
      n += item->num_chars;
    }
  if (!plain)
    glyphs[0].state = STATE_OTHER;
  g_hash_table_insert (style->words, g_strdup (word), glyphs);
  g_list_free_full (items, (GDestroyNotify) pango_item_free);
}

static RectifyGlyph *
get_place (RectifyGlyphStyle *style, gunichar c)
{
  RectifyGlyph **table = &style->tables[c / TABLE];

  if (*table == NULL)
    *table = g_new0 (RectifyGlyph, TABLE);
  return &(*table)[c % TABLE];
}

/* Characters, each on its own: what they look like does not hang on which were met together. */
static void
learn_characters (RectifyGlyphCache *self, RectifyGlyphStyle *style, const char *characters)
{
  const char *before = get_script_character (style->script);
  g_autofree char *text = g_strconcat (before, characters, NULL);
  GList *items = itemize (self, style, text, strlen (before));

  for (GList *l = items; l != NULL; l = l->next)
    {
      PangoItem *item = l->data;

      while (item->num_chars > 0)
        {
          const char *p = text + item->offset;
          PangoItem *head
              = item->num_chars > 1 ? pango_item_split (item, g_utf8_next_char (p) - p, 1) : item;
          RectifyGlyph glyph;

          if (shape_item (self, text, head, &glyph))
            *get_place (style, g_utf8_get_char (p)) = glyph;
          if (head == item)
            break;
          pango_item_free (head);
        }
    }
  g_list_free_full (items, (GDestroyNotify) pango_item_free);
}

static gboolean
is_dash (gunichar c)
{
  return c == 0x2014 || c == 0x2026;
}

/* Does a text begin with what is shaped together: a word, a number, dashes? */
static gboolean
begins_word (const char *text)
{
  return (guchar) *text < 0x80 || is_dash (g_utf8_get_char (text));
}

/* Copies the word at the head of a text, and says how many characters it has; none if it is long. */
static guint
take_word (const char *text, const char *end, char word[LONGEST_WORD + 1])
{
  gboolean dash = (guchar) *text >= 0x80;
  const char *p = text;
  guint n = 0;

  for (; p < end && ((guchar) *p >= 0x80) == dash && begins_word (p); p = g_utf8_next_char (p))
    n++;
  if (p - text > LONGEST_WORD)
    return 0;
  memcpy (word, text, p - text);
  word[p - text] = '\0';
  return n;
}

/* Whatever of a text is not known yet. */
static void
learn (RectifyGlyphCache *self, RectifyGlyphStyle *style, const char *text, const char *end)
{
  g_autoptr (GString) characters = g_string_new (NULL);
  char word[LONGEST_WORD + 1];

  for (const char *p = text; p < end;)
    {
      if (begins_word (p))
        {
          /* What stands before it is learnt all the same. */
          if (take_word (p, end, word) == 0)
            break;
          p += strlen (word);
          if (!g_hash_table_contains (style->words, word)
              && g_hash_table_size (style->words) < MAX_WORDS)
            learn_word (self, style, word);
          continue;
        }
      if (get_place (style, g_utf8_get_char (p))->state == STATE_UNKNOWN)
        {
          /* Until it is known to be plain. */
          get_place (style, g_utf8_get_char (p))->state = STATE_OTHER;
          g_string_append_len (characters, p, g_utf8_next_char (p) - p);
        }
      p = g_utf8_next_char (p);
    }
  if (characters->len > 0)
    learn_characters (self, style, characters->str);
}

/* What is known of a text; the worst state there is in it. */
static guint
look_up (RectifyGlyphStyle *style, const char *text, const char *end, RectifyGlyph *glyphs)
{
  char word[LONGEST_WORD + 1];

  for (const char *p = text; p < end;)
    {
      const RectifyGlyph *found;
      guint n = 1;

      if (begins_word (p))
        {
          n = take_word (p, end, word);
          if (n == 0)
            return STATE_OTHER;
          found = g_hash_table_lookup (style->words, word);
          p += strlen (word);
        }
      else
        {
          gunichar c = g_utf8_get_char (p);
          const RectifyGlyph *table = style->tables[c / TABLE];

          found = table != NULL ? &table[c % TABLE] : NULL;
          p = g_utf8_next_char (p);
        }
      if (found == NULL)
        return STATE_UNKNOWN;
      if (found->state != STATE_KNOWN)
        return found->state;
      memcpy (glyphs, found, n * sizeof *glyphs);
      glyphs += n;
    }
  return STATE_KNOWN;
}

/**
 * rectify_glyph_cache_find:
 * @self: a cache
 * @style: the font
 * @text: text all of whose characters rectify_glyph_cache_takes()
 * @length: how long it is, in bytes
 * @glyphs: (out caller-allocates): filled with a glyph for each character
 *
 * Returns: whether the text is made of such glyphs; if not, Pango has to shape it
 */
gboolean
rectify_glyph_cache_find (RectifyGlyphCache *self, RectifyGlyphStyle *style, const char *text,
                          gsize length, RectifyGlyph *glyphs)
{
  guint state;

  g_rw_lock_reader_lock (&self->lock);
  state = look_up (style, text, text + length, glyphs);
  g_rw_lock_reader_unlock (&self->lock);
  if (state != STATE_UNKNOWN)
    return state == STATE_KNOWN;
  g_rec_mutex_lock (&self->pango);
  g_rw_lock_writer_lock (&self->lock);
  learn (self, style, text, text + length);
  state = look_up (style, text, text + length, glyphs);
  g_rw_lock_writer_unlock (&self->lock);
  g_rec_mutex_unlock (&self->pango);
  return state == STATE_KNOWN;
}
