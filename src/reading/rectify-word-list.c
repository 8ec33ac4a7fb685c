/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-word-list.h"

#include <string.h>

#include "rectify-characters.h"

struct _RectifyWordList {
  char **words;
  RectifyCharacterSet first; /* what they begin with */
  RectifyCharacterSet last;  /* what they end with */
};

/**
 * rectify_word_list_new:
 * @words: (transfer full): words, none of them empty, %NULL-terminated
 *
 * Returns: (transfer full): a list of them
 */
RectifyWordList *
rectify_word_list_new (char **words)
{
  RectifyWordList *self = g_new0 (RectifyWordList, 1);

  self->words = words;
  for (guint i = 0; words[i] != NULL; i++)
    {
      const char *end = words[i] + strlen (words[i]);

      rectify_character_set_add (&self->first, g_utf8_get_char (words[i]));
      rectify_character_set_add (&self->last, g_utf8_get_char (g_utf8_prev_char (end)));
    }
  return self;
}

/**
 * rectify_word_list_free:
 * @self: (transfer full): a list
 */
void
rectify_word_list_free (RectifyWordList *self)
{
  g_strfreev (self->words);
  g_free (self);
}

/**
 * rectify_word_list_get_words:
 * @self: a list
 *
 * Returns: (transfer none): its words, %NULL-terminated
 */
const char *const *
rectify_word_list_get_words (const RectifyWordList *self)
{
  return (const char *const *) self->words;
}

/**
 * rectify_word_list_match:
 * @self: a list
 * @text: UTF-8
 *
 * Returns: the length in bytes of the longest of the words that @text begins with, or 0
 */
gsize
rectify_word_list_match (const RectifyWordList *self, const char *text)
{
  gsize longest = 0;

  if (!rectify_character_set_has (&self->first, g_utf8_get_char (text)))
    return 0;
  for (guint i = 0; self->words[i] != NULL; i++)
    {
      const char *word = self->words[i];
      gsize length = 0;

      /* Mostly the first character already differs. */
      while (word[length] != '\0' && word[length] == text[length])
        length++;
      if (word[length] == '\0')
        longest = MAX (longest, length);
    }
  return longest;
}

/**
 * rectify_word_list_ends:
 * @self: a list
 * @text: UTF-8
 *
 * Returns: whether @text ends with any of the words
 */
gboolean
rectify_word_list_ends (const RectifyWordList *self, const char *text)
{
  gsize length = strlen (text);

  if (length == 0
      || !rectify_character_set_has (&self->last,
                                     g_utf8_get_char (g_utf8_prev_char (text + length))))
    return FALSE;
  for (guint i = 0; self->words[i] != NULL; i++)
    {
      gsize size = strlen (self->words[i]);

      if (size <= length && memcmp (text + length - size, self->words[i], size) == 0)
        return TRUE;
    }
  return FALSE;
}

/**
 * rectify_word_list_occurs:
 * @self: a list
 * @text: UTF-8
 *
 * Returns: whether any of the words occurs in @text
 */
gboolean
rectify_word_list_occurs (const RectifyWordList *self, const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (rectify_word_list_match (self, p) > 0)
      return TRUE;
  return FALSE;
}

/**
 * rectify_word_list_find_last_end:
 * @self: a list
 * @text: UTF-8
 *
 * Returns: the byte of @text behind the one of the words in it that ends last, 0 if there is none
 */
gsize
rectify_word_list_find_last_end (const RectifyWordList *self, const char *text)
{
  gsize end = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gsize length = rectify_word_list_match (self, p);

      if (length > 0)
        end = MAX (end, (gsize) (p - text) + length);
    }
  return end;
}
