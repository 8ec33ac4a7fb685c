/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-party-name.h"

#include <string.h>

#include "rectify-check-words.h"

/* Longer names are sentences that were read as names. */
#define MAX_NAME 40

/**
 * rectify_party_name_is_unit:
 * @name: a party's name
 *
 * Returns: whether it ends like the name of a unit
 */
gboolean
rectify_party_name_is_unit (const char *name)
{
  glong length = g_utf8_strlen (name, -1);

  return length >= 3 && length <= MAX_NAME
         && rectify_words_match_end (rectify_unit_endings, name, strlen (name)) != NULL;
}

/**
 * rectify_party_name_is_generic:
 * @name: a party's name
 *
 * Returns: whether it can mean many units, or another one everywhere
 */
gboolean
rectify_party_name_is_generic (const char *name)
{
  return rectify_words_contain (rectify_generic_units, name)
         || rectify_words_match_start (rectify_generic_starts, name) != NULL;
}

static gboolean
begins_with_level (const char *name)
{
  return rectify_words_match_start (rectify_unit_levels, name) != NULL
         && rectify_words_match_start (rectify_level_words, name) == NULL;
}

/**
 * rectify_party_name_get_core:
 * @name: a party's name
 *
 * Returns: (transfer none): the name behind its 区, 县, 市: 教育局; all of it if it has none
 */
const char *
rectify_party_name_get_core (const char *name)
{
  return begins_with_level (name) ? g_utf8_next_char (name) : name;
}

/**
 * rectify_party_name_skip_place:
 * @name: a party's name
 *
 * Returns: (transfer none): the name behind the name of a place: 区教育局 of 云溪区教育局; all of
 *   it if it has none
 */
const char *
rectify_party_name_skip_place (const char *name)
{
  const char *p = name;

  if (rectify_words_match_start (rectify_zone_starts, name) != NULL)
    return name;
  for (guint i = 0; i < 4 && *p != '\0' && rectify_is_han (g_utf8_get_char (p)); i++)
    {
      p = g_utf8_next_char (p);
      if (rectify_words_match_end (rectify_unit_endings, name, p - name) != NULL)
        return name;
      if (i >= 1 && begins_with_level (p) && g_utf8_strlen (p, 4 * 6) > 3)
        return p;
    }
  return name;
}

/**
 * rectify_party_name_fold:
 * @name: a party's name
 *
 * Returns: (transfer full): the name without blanks and marks at its end, all of one width: the
 *   same for all spellings that differ in these alone
 */
char *
rectify_party_name_fold (const char *name)
{
  GString *folded = g_string_new (NULL);

  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c))
        continue;
      if (c >= 0xff01 && c <= 0xff5e)
        c -= 0xfee0;
      g_string_append_unichar (folded, c);
    }
  while (folded->len > 0)
    {
      const char *last = g_utf8_find_prev_char (folded->str, folded->str + folded->len);

      if (last == folded->str || !rectify_char_in (g_utf8_get_char (last), ",.;:、。"))
        break;
      g_string_truncate (folded, last - folded->str);
    }
  return g_string_free (folded, FALSE);
}

/* 委员会 and 办公室 have short forms of one character. */
static char *
shorten_ending (const char *core)
{
  static const char *const endings[][2] = { { "委员会", "委" }, { "办公室", "办" } };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (core, endings[i][0]))
      {
        g_autofree char *head = g_strndup (core, strlen (core) - strlen (endings[i][0]));

        return g_strconcat (head, endings[i][1], NULL);
      }
  return g_strdup (core);
}

/* What lies between two names of the same beginning and end: TRUE if it only fills. */
static gboolean
is_filler (const gunichar *between, glong length)
{
  g_autofree char *words = g_ucs4_to_utf8 (between, length, NULL, NULL, NULL);

  return words != NULL && rectify_words_contain (rectify_unit_fillers, words);
}

static gboolean
leaves_out (const gunichar *small, glong n_small, const gunichar *large, glong n_large)
{
  glong at = 0;

  for (glong i = 0; i < n_large - 1; i++)
    if (at < n_small - 1 && large[i] == small[at])
      at++;
    else if (rectify_char_in (large[i], rectify_distinctions))
      return FALSE;
  return at == n_small - 1;
}

/**
 * rectify_party_name_is_short_for:
 * @name: a unit's name
 * @full: another's
 *
 * Whether a name leaves out characters of a longer one in more than one place, as 教体局 does of
 * 教育体育局. 财政局 and 财政监督局 are two units: there a whole word is left out.
 *
 * Returns: whether the one looks like the short form of the other
 */
gboolean
rectify_party_name_is_short_for (const char *name, const char *full)
{
  const char *core = rectify_party_name_get_core (name);
  const char *full_core = rectify_party_name_get_core (full);
  g_autofree char *small_text = shorten_ending (core);
  g_autofree char *large_text = shorten_ending (full_core);
  g_autofree gunichar *small = NULL;
  g_autofree gunichar *large = NULL;
  glong n_small, n_large;

  if (core != name && full_core != full && g_utf8_get_char (name) != g_utf8_get_char (full))
    return FALSE;
  if (g_str_equal (small_text, large_text))
    return !g_str_equal (core, full_core) && strlen (core) < strlen (full_core);
  small = g_utf8_to_ucs4_fast (small_text, -1, &n_small);
  large = g_utf8_to_ucs4_fast (large_text, -1, &n_large);
  if (n_small < 3 || n_large <= n_small || n_large > MAX_NAME || small[0] != large[0]
      || small[n_small - 1] != large[n_large - 1])
    return FALSE;
  if (memcmp (small, large, (n_small - 1) * sizeof *small) == 0)
    return is_filler (large + n_small - 1, n_large - n_small);
  return leaves_out (small, n_small, large, n_large);
}

/* Names that always stand together: 纪委监委, 党校行政学院. */
static gboolean
is_double_name (const char *name, gsize at)
{
  return rectify_words_match_end (rectify_double_names, name, at) != NULL
         && rectify_words_match_start (rectify_double_names,
                                       rectify_party_name_get_core (name + at))
                != NULL;
}

/* Whether what ends there is a unit of its own, and not the owner of what follows. */
static gboolean
is_first_unit (const char *name, gsize at)
{
  if (g_str_has_prefix (name + at, "各") && !g_str_has_prefix (name, "各"))
    return FALSE;
  return rectify_words_match_end (rectify_unit_endings, name, at) != NULL
         && rectify_words_match_end (rectify_owner_endings, name, at) == NULL;
}

static gboolean
is_second_unit (const char *name)
{
  const char *core = rectify_party_name_get_core (name);

  return core != name && rectify_party_name_is_unit (name)
         && !rectify_words_contain (rectify_branch_endings, core)
         && rectify_words_match_end (rectify_branch_endings, core, strlen (core)) == NULL
         && !begins_with_level (core);
}

/**
 * rectify_party_name_find_joint:
 * @name: a party's name
 *
 * Returns: where in the name a second unit begins, in bytes, as in 区农业农村局区乡村振兴局; 0 if
 *   it is one name
 */
gsize
rectify_party_name_find_joint (const char *name)
{
  const char *p = name;

  if (g_utf8_strlen (name, -1) > MAX_NAME || strpbrk (name, "()") != NULL
      || strstr (name, "（") != NULL)
    return 0;
  for (guint i = 0; *p != '\0'; p = g_utf8_next_char (p), i++)
    if (i >= 3 && begins_with_level (p) && is_first_unit (name, p - name) && is_second_unit (p)
        && !is_double_name (name, p - name))
      return p - name;
  return 0;
}

typedef struct {
  char *key;
  const char *name;
  gpointer element;
} Placed;

static int
compare_placed (gconstpointer first, gconstpointer second, gpointer user_data)
{
  const Placed *a = first, *b = second;
  int difference = strcmp (a->key, b->key);

  /* What the language takes for the same is in one order all the same. */
  return difference != 0 ? difference : strcmp (a->name, b->name);
}

/**
 * rectify_party_names_sort:
 * @array: names, or what has one
 * @get_name: (nullable): gives an element's name; %NULL: the elements are names
 *
 * Puts them in the order in which names are listed wherever they are: that of the user's language,
 * which in Chinese is by sound.
 */
void
rectify_party_names_sort (GPtrArray *array, const char *(*get_name) (gpointer element))
{
  g_autofree Placed *placed = g_new (Placed, array->len);

  for (guint i = 0; i < array->len; i++)
    {
      placed[i].element = array->pdata[i];
      placed[i].name = get_name != NULL ? get_name (array->pdata[i]) : array->pdata[i];
      placed[i].key = g_utf8_collate_key (placed[i].name, -1);
    }
  g_qsort_with_data (placed, (int) array->len, sizeof *placed, compare_placed, NULL);
  for (guint i = 0; i < array->len; i++)
    {
      array->pdata[i] = placed[i].element;
      g_free (placed[i].key);
    }
}
