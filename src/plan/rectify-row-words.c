/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-row-words.h"

#include <string.h>

/* Texts are sorted by so many of their first characters as their language has it: further ones
 * decide seldom, and what is kept for them is several times as long as they are. */
#define N_COLLATED 32
/* What parts lines. */
#define BREAKS "\r\n\t"

struct _RectifyRowWords {
  gatomicrefcount refs;
  char *fold;          /* the text if that is the same */
  char *collation_key; /* NULL until it is asked for */
  char text[];
};

/* Chinese characters are most of what there is: those need not be looked at one by one. */
static gboolean
is_plain (char first_byte)
{
  return (guchar) first_byte >= 0xe4 && (guchar) first_byte <= 0xe9;
}

/* The same for capital and small letters, for letters of single and double width, and for the marks
 * that Chinese and English write in their own width. */
static gunichar
fold_character (gunichar c)
{
  if (c < 0x80)
    return c != 0 && strchr ("!(),:;?", (char) c) != NULL ? c + 0xfee0
                                                          : (gunichar) g_ascii_tolower ((char) c);
  if (c >= 0xff01 && c <= 0xff5e && strchr ("!(),:;?", (char) (c - 0xfee0)) == NULL)
    c -= 0xfee0;
  return g_unichar_tolower (c);
}

static gboolean
is_folded (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (!is_plain (*text))
      {
        gunichar c = g_utf8_get_char (text);

        if (g_unichar_isspace (c) || fold_character (c) != c)
          return FALSE;
      }
  return TRUE;
}

/**
 * rectify_row_words_new:
 * @text: words, which are put in one line
 *
 * Returns: (transfer full): the words
 */
RectifyRowWords *
rectify_row_words_new (const char *text)
{
  gsize size = strlen (text) + 1;
  RectifyRowWords *self = g_malloc (sizeof *self + size);

  g_atomic_ref_count_init (&self->refs);
  self->collation_key = NULL;
  memcpy (self->text, text, size);
  for (char *p = strpbrk (self->text, BREAKS); p != NULL; p = strpbrk (p, BREAKS))
    *p = ' ';
  self->fold = is_folded (self->text) ? self->text : rectify_row_fold (self->text);
  return self;
}

/**
 * rectify_row_words_ref:
 * @self: words
 *
 * Returns: (transfer full): @self
 */
RectifyRowWords *
rectify_row_words_ref (RectifyRowWords *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

/**
 * rectify_row_words_unref:
 * @self: (transfer full): words
 */
void
rectify_row_words_unref (RectifyRowWords *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  if (self->fold != self->text)
    g_free (self->fold);
  g_free (self->collation_key);
  g_free (self);
}

/**
 * rectify_row_words_get_text:
 * @self: words
 *
 * Returns: (transfer none): the words in one line
 */
const char *
rectify_row_words_get_text (RectifyRowWords *self)
{
  return self->text;
}

/**
 * rectify_row_words_get_fold:
 * @self: words
 *
 * Returns: (transfer none): what they are searched by, see rectify_row_fold()
 */
const char *
rectify_row_words_get_fold (RectifyRowWords *self)
{
  return self->fold;
}

static const char *
skip_characters (const char *text, guint n)
{
  for (; n > 0 && *text != '\0'; n--)
    text = g_utf8_next_char (text);
  return text;
}

/**
 * rectify_row_words_get_collation_key:
 * @self: words
 *
 * Returns: (transfer none): what their beginnings are sorted by with strcmp(), in the way of the
 *   user's language
 */
const char *
rectify_row_words_get_collation_key (RectifyRowWords *self)
{
  const char *key = g_atomic_pointer_get (&self->collation_key);
  char *made;

  if (key != NULL)
    return key;
  made = g_utf8_collate_key (self->text, skip_characters (self->text, N_COLLATED) - self->text);
  /* Who comes second takes what the first has made. */
  if (g_atomic_pointer_compare_and_exchange (&self->collation_key, NULL, made))
    return made;
  g_free (made);
  return g_atomic_pointer_get (&self->collation_key);
}

static GString *
fold (const char *text, gboolean with_punctuation)
{
  GString *folded = g_string_sized_new (strlen (text) + 1);

  for (const char *p = text, *next; *p != '\0'; p = next)
    {
      gunichar c;

      for (next = p; is_plain (*next); next = g_utf8_next_char (next))
        ;
      g_string_append_len (folded, p, next - p);
      if (next > p)
        continue;
      c = g_utf8_get_char (p);
      next = g_utf8_next_char (p);
      if (!g_unichar_isspace (c) && (with_punctuation || !g_unichar_ispunct (c)))
        g_string_append_unichar (folded, fold_character (c));
    }
  return folded;
}

/**
 * rectify_row_fold:
 * @text: a text
 *
 * Returns: (transfer full): the text without white space, in small letters, and all of one width
 */
char *
rectify_row_fold (const char *text)
{
  return g_string_free (fold (text, TRUE), FALSE);
}

/**
 * rectify_row_key_new:
 * @text: a heading
 *
 * Returns: (transfer full): the heading without white space and punctuation, in small letters of
 *   one width, interned: equal for headings that are the same but for these
 */
RectifyName *
rectify_row_key_new (const char *text)
{
  g_autoptr (GString) folded = fold (text, FALSE);

  return rectify_name_new (folded->str);
}
