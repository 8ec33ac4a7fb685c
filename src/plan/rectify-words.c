/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-words.h"

#include <string.h>

#include "rectify-sequence.h"

/* Texts that have less than one in so many of their words in common are other texts. */
#define LEAST_IN_COMMON 4

/* A text in words: each Chinese character is one, and each word or number in letters. */
typedef struct {
  const char *text;
  GArray *words; /* guint: equal words have equal numbers */
  GArray *ends;  /* gsize: where each ends */
} Text;

/* A stretch of both texts, in words: the same in both, or put in each other's place. */
typedef struct {
  gboolean is_same;
  guint a_start;
  guint a_end;
  guint b_start;
  guint b_end;
} Stretch;

static gboolean
is_letter (gunichar c)
{
  return c < 0x2e80 && (g_unichar_isalnum (c) || c == '%');
}

static const char *
find_word_end (const char *p)
{
  gboolean letter = is_letter (g_utf8_get_char (p));

  p = g_utf8_next_char (p);
  for (; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean inside = letter && (is_letter (c) || (c == '.' && g_ascii_isdigit (p[1])));

      if (!inside && !g_unichar_ismark (c))
        break;
    }
  return p;
}

static void
text_init (Text *self, const char *text, GHashTable *numbers)
{
  self->text = text;
  self->words = g_array_new (FALSE, FALSE, sizeof (guint));
  self->ends = g_array_new (FALSE, FALSE, sizeof (gsize));
  for (const char *p = text; *p != '\0';)
    {
      const char *next = find_word_end (p);
      char *word = g_strndup (p, next - p);
      guint number = GPOINTER_TO_UINT (g_hash_table_lookup (numbers, word));
      gsize end = next - text;

      if (number == 0)
        {
          number = g_hash_table_size (numbers) + 1;
          g_hash_table_insert (numbers, word, GUINT_TO_POINTER (number));
        }
      else
        g_free (word);
      g_array_append_val (self->words, number);
      g_array_append_val (self->ends, end);
      p = next;
    }
}

static void
text_clear (Text *self)
{
  g_array_unref (self->words);
  g_array_unref (self->ends);
}

static gsize
get_offset (const Text *self, guint word)
{
  return word > 0 ? g_array_index (self->ends, gsize, word - 1) : 0;
}

static guint
get_word (const Text *self, guint word)
{
  return g_array_index (self->words, guint, word);
}

static void
add_stretch (GArray *stretches, gboolean is_same, guint a_start, guint a_end, guint b_start,
             guint b_end)
{
  Stretch stretch = { is_same, a_start, a_end, b_start, b_end };

  if (a_start < a_end || b_start < b_end)
    g_array_append_val (stretches, stretch);
}

/* Stretches that are the same and others in turn. */
static GArray *
find_stretches (const Text *a, const Text *b)
{
  GArray *stretches = g_array_new (FALSE, FALSE, sizeof (Stretch));
  g_autofree guint *matches
      = rectify_sequence_match ((const guint *) a->words->data, a->words->len,
                                (const guint *) b->words->data, b->words->len);
  guint i = 0, j = 0;

  while (i < a->words->len)
    {
      guint first = i, from = j;

      while (i < a->words->len && matches[i] == RECTIFY_SEQUENCE_NONE)
        i++;
      j = i < a->words->len ? matches[i] : b->words->len;
      add_stretch (stretches, FALSE, first, i, from, j);
      first = i;
      from = j;
      while (i < a->words->len && matches[i] == j)
        {
          i++;
          j++;
        }
      add_stretch (stretches, TRUE, first, i, from, j);
    }
  add_stretch (stretches, FALSE, i, i, j, b->words->len);
  return stretches;
}

static guint
get_size (const Stretch *self)
{
  return MAX (self->a_end - self->a_start, self->b_end - self->b_start);
}

/* A few characters that happen to be the same between others that are not would shred the words:
 * they are taken as changed with these. */
static void
join_stretches (GArray *stretches)
{
  guint n = 0;

  for (guint i = 0; i < stretches->len; i++)
    {
      g_array_index (stretches, Stretch, n++) = g_array_index (stretches, Stretch, i);
      while (n >= 3)
        {
          Stretch *last = &g_array_index (stretches, Stretch, n - 1);
          Stretch *same = last - 1, *first = last - 2;

          if (!same->is_same || last->is_same || get_size (same) > get_size (first)
              || get_size (same) > get_size (last))
            break;
          first->a_end = last->a_end;
          first->b_end = last->b_end;
          n -= 2;
        }
    }
  g_array_set_size (stretches, n);
}

static gboolean
ends_clause (const Text *text, guint word)
{
  gunichar c;

  if (word == 0 || word >= text->words->len)
    return TRUE;
  c = g_utf8_get_char (text->text + get_offset (text, word - 1));
  return g_unichar_ispunct (c) && c != 0xff08 && c != 0x201c && c != 0x300a;
}

/* Words that are only new, or only gone, may as well begin a few words earlier where these repeat:
 * they are best whole clauses. */
static void
slide_stretch (Stretch *before, Stretch *self, Stretch *behind, const Text *a, const Text *b)
{
  gboolean deleted = self->b_start == self->b_end;
  const Text *text = deleted ? a : b;
  guint start = deleted ? self->a_start : self->b_start;
  guint end = deleted ? self->a_end : self->b_end;
  guint room = get_size (before) - 1;

  if (!deleted && self->a_start != self->a_end)
    return;
  for (guint n = 0; n <= room && (n == 0 || get_word (text, start - n) == get_word (text, end - n));
       n++)
    if (ends_clause (text, start - n) && ends_clause (text, end - n))
      {
        before->a_end = self->a_start -= n;
        before->b_end = self->b_start -= n;
        behind->a_start = self->a_end -= n;
        behind->b_start = self->b_end -= n;
        return;
      }
}

static gboolean
is_other_text (GArray *stretches, const Text *a, const Text *b)
{
  guint n_same = 0;

  for (guint i = 0; i < stretches->len; i++)
    if (g_array_index (stretches, Stretch, i).is_same)
      n_same += get_size (&g_array_index (stretches, Stretch, i));
  return n_same * LEAST_IN_COMMON < MIN (a->words->len, b->words->len);
}

static void
add_words (GArray *parts, RectifyWordsKind kind, const Text *text, guint start, guint end)
{
  RectifyWords words = { kind, get_offset (text, start), get_offset (text, end) };

  if (start < end)
    g_array_append_val (parts, words);
}

static GArray *
list_parts (GArray *stretches, const Text *a, const Text *b)
{
  GArray *parts = g_array_new (FALSE, FALSE, sizeof (RectifyWords));

  for (guint i = 0; i < stretches->len; i++)
    {
      const Stretch *stretch = &g_array_index (stretches, Stretch, i);

      if (!stretch->is_same)
        add_words (parts, RECTIFY_WORDS_DELETED, a, stretch->a_start, stretch->a_end);
      add_words (parts, stretch->is_same ? RECTIFY_WORDS_SAME : RECTIFY_WORDS_INSERTED, b,
                 stretch->b_start, stretch->b_end);
    }
  return parts;
}

/**
 * rectify_words_compare:
 * @before: a text
 * @after: what became of it
 *
 * Compares two texts character by character, words and numbers in letters as a whole. What is
 * changed is given in stretches that a reader takes in, what was deleted before what was inserted
 * for it. Takes a bounded time, however long the texts are.
 *
 * Returns: (transfer full) (element-type RectifyWords): what both say, in order
 */
GArray *
rectify_words_compare (const char *before, const char *after)
{
  g_autoptr (GHashTable) numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GArray) stretches = NULL;
  GArray *parts;
  Text a, b;

  text_init (&a, before, numbers);
  text_init (&b, after, numbers);
  stretches = find_stretches (&a, &b);
  join_stretches (stretches);
  for (guint i = 1; i + 1 < stretches->len; i++)
    if (!g_array_index (stretches, Stretch, i).is_same)
      slide_stretch (&g_array_index (stretches, Stretch, i - 1),
                     &g_array_index (stretches, Stretch, i),
                     &g_array_index (stretches, Stretch, i + 1), &a, &b);
  if (is_other_text (stretches, &a, &b))
    {
      g_array_set_size (stretches, 0);
      add_stretch (stretches, FALSE, 0, a.words->len, 0, b.words->len);
    }
  parts = list_parts (stretches, &a, &b);
  text_clear (&a);
  text_clear (&b);
  return parts;
}
