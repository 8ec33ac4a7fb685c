/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-row-heading.h"

#include <string.h>

#include "rectify-row-words.h"

/* What is left of a heading has so many characters, or it is left as it is. */
#define MIN_LENGTH 2
/* The first clause of a heading names what it is about if it has so many. */
#define MIN_CLAUSE 4
/* Of more headings only those that are the same are put together. */
#define MAX_HEADINGS 20000
/* What so many headings have in common tells none of them from the others. */
#define MAX_FOUND_BY 200
/* Headings are alike that have so many pairs of characters in common, and so large a share of both,
 * in percent. */
#define MIN_SHARED 2
#define MIN_SHARE 50

/* What joins a heading to its sentence, and says nothing of what it is about. */
static const char *const leads[] = { "对照检查", "对照", "围绕", "聚焦", "针对", "关于", "在" };
static const char *const tails[] = { "存在的突出问题", "存在突出问题", "突出问题", "存在的主要问题",
                                     "存在的问题",     "存在问题",     "的问题",   "存在的差距",
                                     "存在差距",       "的差距",       "差距",     "存在的不足",
                                     "存在不足",       "等方面",       "方面",     "等" };
/* What headings say of anything: how much it is lacking. Longer words are before those that are in
 * them. */
static const char *const fillers[]
    = { "有待进一步", "有待提高", "有待提升", "有待加强", "有待增强", "薄弱环节", "突出问题",
        "存在问题",   "不到位",   "不扎实",   "不深入",   "进一步",   "的问题",   "存在",
        "有待",       "不够",     "不足",     "不高",     "不强",     "不严",     "不实",
        "不力",       "不深",     "不大",     "不多",     "到位",     "欠缺",     "差距",
        "比较",       "有时",     "方面",     "带头",     "还",       "的",       "得",
        "了",         "等" };

static const char *
skip_numeral (const char *text)
{
  while (*text != '\0')
    {
      gunichar c = g_utf8_get_char (text);

      if (!g_unichar_isdigit (c) && g_utf8_strchr ("〇零一二三四五六七八九十百", -1, c) == NULL)
        break;
      text = g_utf8_next_char (text);
    }
  return text;
}

/* “（一）”, “1.”, “三、” and “一是”, where they were written as part of a heading. */
static const char *
skip_label (const char *text)
{
  const char *start = text, *end;
  gunichar c;

  while (g_unichar_isspace (g_utf8_get_char (start)))
    start = g_utf8_next_char (start);
  c = g_utf8_get_char (start);
  if (c == 0xff08 || c == '(')
    start = g_utf8_next_char (start);
  end = skip_numeral (start);
  c = g_utf8_get_char (end);
  if (end == start || c == 0 || g_utf8_strchr ("）)、.．是", -1, c) == NULL)
    return text;
  return g_utf8_next_char (end);
}

static gboolean
cut_lead (GString *key)
{
  for (guint i = 0; i < G_N_ELEMENTS (leads); i++)
    {
      gsize length = strlen (leads[i]);

      if (g_str_has_prefix (key->str, leads[i])
          && g_utf8_strlen (key->str + length, -1) >= MIN_LENGTH)
        {
          g_string_erase (key, 0, (gssize) length);
          return TRUE;
        }
    }
  return FALSE;
}

static gboolean
cut_tail (GString *key)
{
  for (guint i = 0; i < G_N_ELEMENTS (tails); i++)
    {
      gsize length = strlen (tails[i]);

      if (g_str_has_suffix (key->str, tails[i])
          && g_utf8_strlen (key->str, (gssize) (key->len - length)) >= MIN_LENGTH)
        {
          g_string_truncate (key, key->len - length);
          return TRUE;
        }
    }
  return FALSE;
}

/* Takes the folded heading. */
static GString *
cut (RectifyName *folded)
{
  GString *key = g_string_new (folded);

  rectify_name_unref (folded);
  while (cut_lead (key))
    ;
  while (cut_tail (key))
    ;
  return key;
}

/**
 * rectify_row_heading_key_new:
 * @text: the heading of an area or a problem
 *
 * Returns: (transfer full): what it is about, interned: equal for headings that are the same but for
 *   numbers, punctuation, white space, and what joins them to a sentence, such as “对照” and “等方面”
 */
RectifyName *
rectify_row_heading_key_new (const char *text)
{
  g_autoptr (GString) key = cut (rectify_row_key_new (skip_label (text)));

  return rectify_name_new (key->str);
}

/**
 * rectify_row_heading_dup_clause:
 * @text: a text that begins with what it is about
 *
 * Returns: (transfer full): its first clause, but not one of a word or two
 */
char *
rectify_row_heading_dup_clause (const char *text)
{
  const char *start = skip_label (text);
  guint length = 0;

  for (const char *p = start; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_utf8_strchr ("，。；：,;:\n", -1, c) != NULL && length >= MIN_CLAUSE)
        return g_strndup (start, p - start);
      length += g_unichar_isalnum (c);
    }
  return g_strdup (start);
}

static gboolean
skip_filler (const char **text)
{
  for (guint i = 0; i < G_N_ELEMENTS (fillers); i++)
    if (g_str_has_prefix (*text, fillers[i]))
      {
        *text += strlen (fillers[i]);
        return TRUE;
      }
  return FALSE;
}

static int
compare_pairs (gconstpointer a, gconstpointer b)
{
  guint64 one = *(const guint64 *) a, other = *(const guint64 *) b;

  return (one > other) - (one < other);
}

/* The characters that follow one another in what a heading is about, each pair once. */
static GArray *
list_pairs (const char *heading)
{
  g_autofree char *clause = rectify_row_heading_dup_clause (heading);
  g_autoptr (GString) core = cut (rectify_row_key_new (clause));
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (guint64));
  gunichar last = 0;
  guint n = 0;

  for (const char *p = core->str; *p != '\0';)
    {
      gunichar c;
      guint64 pair;

      if (skip_filler (&p))
        continue;
      c = g_utf8_get_char (p);
      pair = (guint64) last << 32 | c;
      if (last != 0)
        g_array_append_val (pairs, pair);
      last = c;
      p = g_utf8_next_char (p);
    }
  g_array_sort (pairs, compare_pairs);
  for (guint i = 0; i < pairs->len; i++)
    if (n == 0 || g_array_index (pairs, guint64, n - 1) != g_array_index (pairs, guint64, i))
      g_array_index (pairs, guint64, n++) = g_array_index (pairs, guint64, i);
  g_array_set_size (pairs, n);
  return pairs;
}

/* Headings that others are compared with, by the pairs they have. */
typedef struct {
  GHashTable *found_by; /* pair to GArray of guint: the headings */
  guint *n_pairs;       /* by heading, as the next */
  guint *n_shared;
  GArray *touched; /* the headings of which n_shared is not 0 */
} Index;

static void
count_shared (Index *self, GArray *pairs)
{
  for (guint i = 0; i < pairs->len; i++)
    {
      GArray *headings = g_hash_table_lookup (self->found_by, &g_array_index (pairs, guint64, i));

      for (guint j = 0; headings != NULL && j < headings->len; j++)
        {
          guint heading = g_array_index (headings, guint, j);

          if (self->n_shared[heading]++ == 0)
            g_array_append_val (self->touched, heading);
        }
    }
}

/* The heading that is most like it; itself if none is. */
static guint
find_alike (Index *self, guint heading, GArray *pairs)
{
  guint best = heading, best_share = MIN_SHARE - 1;

  count_shared (self, pairs);
  for (guint i = 0; i < self->touched->len; i++)
    {
      guint other = g_array_index (self->touched, guint, i);
      guint shared = self->n_shared[other];
      guint share = shared * 200 / (self->n_pairs[other] + pairs->len);

      self->n_shared[other] = 0;
      if (shared < MIN_SHARED || share < MIN_SHARE)
        continue;
      if (share > best_share || (share == best_share && other < best))
        {
          best = other;
          best_share = share;
        }
    }
  g_array_set_size (self->touched, 0);
  return best;
}

static void
add_heading (Index *self, guint heading, GArray *pairs)
{
  self->n_pairs[heading] = pairs->len;
  for (guint i = 0; i < pairs->len; i++)
    {
      guint64 *pair = &g_array_index (pairs, guint64, i);
      GArray *headings = g_hash_table_lookup (self->found_by, pair);

      if (headings == NULL)
        {
          headings = g_array_new (FALSE, FALSE, sizeof (guint));
          g_hash_table_insert (self->found_by, g_memdup2 (pair, sizeof *pair), headings);
        }
      if (headings->len < MAX_FOUND_BY)
        g_array_append_val (headings, heading);
    }
}

/**
 * rectify_row_headings_group:
 * @headings: (array length=n): different headings
 * @n: how many there are
 *
 * Finds the headings that are about the same in other words. Each is compared with the first of each
 * group alone: nothing comes together that is alike over others only.
 *
 * Returns: (transfer full): for each of them the first of its group
 */
guint *
rectify_row_headings_group (const char *const *headings, guint n)
{
  guint *groups = g_new (guint, n);
  Index index = { 0 };

  index.found_by
      = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_array_unref);
  index.n_pairs = g_new0 (guint, n);
  index.n_shared = g_new0 (guint, n);
  index.touched = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GArray) pairs = n <= MAX_HEADINGS ? list_pairs (headings[i]) : NULL;

      groups[i] = pairs != NULL ? find_alike (&index, i, pairs) : i;
      if (pairs != NULL && groups[i] == i)
        add_heading (&index, i, pairs);
    }
  g_hash_table_unref (index.found_by);
  g_free (index.n_pairs);
  g_free (index.n_shared);
  g_array_unref (index.touched);
  return groups;
}
