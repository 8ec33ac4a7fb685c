/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-party-list.h"

#include <string.h>

#include "rectify-characters.h"

/* A name is no longer, in characters, than is worth looking at. */
#define MAX_NAME 16
/* Nor is what stands before a conjunction, in bytes; names of schools and projects are long. */
#define MAX_NAME_BYTES 300
/* A list of more names than this is no list of persons with their titles. */
#define MAX_TITLED 200

static gboolean
is_separator (gunichar c)
{
  switch (c)
    {
    case 0x3001: /* 、 */
    case 0xff0c: /* ， */
    case ',':
    case 0xff1b: /* ； */
    case ';':
    case 0xff0f: /* ／ */
    case '/':
    case 0xff5c: /* ｜ */
    case '|':
      return TRUE;
    default:
      return !rectify_is_ideograph (c) && g_unichar_isspace (c);
    }
}

/* 1 opens a bracket, -1 closes one. */
static int
nesting (gunichar c)
{
  switch (c)
    {
    case 0xff08: /* （ */
    case '(':
    case '[':
    case 0x3010: /* 【 */
      return 1;
    case 0xff09: /* ） */
    case ')':
    case ']':
    case 0x3011: /* 】 */
      return -1;
    default:
      return 0;
    }
}

static gboolean
ends_as_unit (RectifyVocabulary *vocabulary, const char *name)
{
  return rectify_word_list_ends (rectify_vocabulary_get_list (vocabulary, "parties", "units"),
                                 name);
}

/* How many characters stand before the next separator, conjunction or bracket; and whether they are
 * a unit. */
static guint
measure_name (RectifyVocabulary *vocabulary, const char *p, gboolean *unit)
{
  g_autoptr (GString) name = g_string_new (NULL);
  guint length = 0;

  for (; *p != '\0' && length < MAX_NAME; p = g_utf8_next_char (p), length++)
    {
      gunichar c = g_utf8_get_char (p);

      if (is_separator (c) || g_utf8_strchr ("（([【。.和及与", -1, c) != NULL)
        break;
      g_string_append_unichar (name, c);
    }
  *unit = ends_as_unit (vocabulary, name->str);
  return length;
}

/* “张三和李四”: two names of persons, of two or three characters each. */
static gboolean
parts_persons (RectifyVocabulary *vocabulary, const char *name_so_far, const char *rest)
{
  glong before = g_utf8_strlen (name_so_far, -1);
  gboolean unit;
  guint after = measure_name (vocabulary, rest, &unit);

  return before >= 2 && before <= 3 && after >= 2 && after <= 3 && !unit;
}

/* 和平分局 and the like begin with the word that could be a conjunction. */
static gboolean
begins_place (const char *p)
{
  static const char *const places[] = { "和平区", "和平分", "和平街", "和平镇", "和平乡", "和平村",
                                        "和平路", "和谐",   "和合",   "与会",   "及时" };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (g_str_has_prefix (p, places[i]))
      return TRUE;
  return FALSE;
}

/* “区财政局和区审计局”: a conjunction parts two names where what stands before it is a whole unit,
 * so that 和平区 and 共和县 stay in one piece; or where two persons' names stand around it. */
static gsize
match_conjunction (RectifyVocabulary *vocabulary, const char *p, const char *name_so_far)
{
  static const char *const words[] = { "以及", "和", "及", "与" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gsize length = strlen (words[i]);

      /* What stands before it is looked at only where it can be a name still. */
      if (strncmp (p, words[i], length) == 0 && strlen (name_so_far) <= MAX_NAME_BYTES
          && p[length] != '\0' && !begins_place (p)
          && (ends_as_unit (vocabulary, name_so_far) || g_str_has_suffix (name_so_far, "）")
              || g_str_has_suffix (name_so_far, ")")
              || parts_persons (vocabulary, name_so_far, p + length)))
        return length;
    }
  return 0;
}

static void
finish_name (GPtrArray *names, GArray *separators, GString *name, gunichar separator)
{
  static const char *const tails[] = { "。", ".", "；", ";" };
  gboolean again = TRUE;

  while (again)
    {
      again = FALSE;
      for (guint i = 0; i < G_N_ELEMENTS (tails); i++)
        if (g_str_has_suffix (name->str, tails[i]))
          {
            g_string_truncate (name, name->len - strlen (tails[i]));
            again = TRUE;
          }
    }
  if (name->len > 0)
    {
      g_ptr_array_add (names, g_strdup (name->str));
      g_array_append_val (separators, separator);
    }
  g_string_truncate (name, 0);
}

/* Blanks part names, but a name of two characters is often spread: “张 三”. */
static gboolean
spreads_name (const char *p, const GString *name)
{
  const char *next = p;
  const char *after;

  if (g_utf8_strlen (name->str, -1) != 1)
    return FALSE;
  while (*next != '\0' && g_unichar_isspace (g_utf8_get_char (next)))
    next = g_utf8_next_char (next);
  if (*next == '\0' || is_separator (g_utf8_get_char (next)))
    return FALSE;
  after = g_utf8_next_char (next);
  return *after == '\0' || is_separator (g_utf8_get_char (after));
}

static gboolean
is_letter (gunichar c)
{
  return c < 0x2e80 && g_unichar_isalpha (c);
}

/* Names in letters have blanks in them: “the Planning Office”. */
static gboolean
joins_words (const char *p, const GString *name)
{
  return *p == ' ' && name->len > 0
         && is_letter (g_utf8_get_char (g_utf8_prev_char (name->str + name->len)))
         && is_letter (g_utf8_get_char (p + 1));
}

/* Where a title ends that @name begins or goes on with, the last one if there are several; 0 if
 * there is none. */
static gsize
find_title_end (RectifyVocabulary *vocabulary, const char *name)
{
  return rectify_word_list_find_last_end (rectify_vocabulary_get_list (vocabulary, "parties",
                                                                       "titles"),
                                          name);
}

static gboolean
is_bare_title (RectifyVocabulary *vocabulary, const char *name)
{
  return rectify_word_list_ends (rectify_vocabulary_get_list (vocabulary, "parties", "titles"),
                                 name);
}

/* “组织部部长张三”: behind the title stands a name of two to four characters, and no unit. */
static gboolean
is_titled_person (RectifyVocabulary *vocabulary, const char *name)
{
  gsize end = find_title_end (vocabulary, name);
  gboolean unit;
  guint length;

  if (end == 0)
    return FALSE;
  length = measure_name (vocabulary, name + end, &unit);
  return length >= 2 && length <= 4 && !unit;
}

/* “校长 黄志远”: behind a title and a blank stands a plain name. */
static gboolean
is_plain_person (RectifyVocabulary *vocabulary, const char *name)
{
  gboolean unit;
  guint length = measure_name (vocabulary, name, &unit);

  return length >= 2 && length <= 4 && !unit && find_title_end (vocabulary, name) == 0
         && !rectify_vocabulary_contains (vocabulary, "parties", "groups", name);
}

/* “区委常委、组织部部长张三” is one person: titles parted by 、 or a blank go with the name that
 * follows. */
static void
join_titles (RectifyVocabulary *vocabulary, GPtrArray *names, GArray *separators)
{
  if (names->len > MAX_TITLED)
    return;
  for (guint i = names->len; i > 1; i--)
    {
      char *before = g_ptr_array_index (names, i - 2);
      char *name = g_ptr_array_index (names, i - 1);
      gunichar separator = g_array_index (separators, gunichar, i - 2);
      gboolean comma = separator == 0x3001;
      gboolean blank = g_unichar_isspace (separator);

      if ((!comma && !blank) || !is_bare_title (vocabulary, before)
          || !(comma ? is_titled_person (vocabulary, name) : is_plain_person (vocabulary, name)))
        continue;
      names->pdata[i - 2] = g_strconcat (before, comma ? "、" : "", name, NULL);
      g_free (before);
      g_free (name);
      g_ptr_array_remove_index (names, i - 1);
      g_array_remove_index (separators, i - 2);
    }
}

/**
 * rectify_party_list_split:
 * @vocabulary: a vocabulary
 * @text: parties as written
 *
 * The names in a list such as “区科技局、区工信局，各镇办”. What stands in brackets stays with the
 * name before it, and so do the titles of a person.
 *
 * Returns: (transfer full): the names in order, %NULL-terminated
 */
char **
rectify_party_list_split (RectifyVocabulary *vocabulary, const char *text)
{
  GPtrArray *names = g_ptr_array_new ();
  g_autoptr (GArray) separators = g_array_new (FALSE, FALSE, sizeof (gunichar));
  g_autoptr (GString) name = g_string_new (NULL);
  int depth = 0;

  for (const char *p = text; *p != '\0';)
    {
      gunichar c = g_utf8_get_char (p);
      gsize conjunction;

      depth = MAX (depth + nesting (c), 0);
      if (depth == 0 && (conjunction = match_conjunction (vocabulary, p, name->str)) > 0)
        {
          finish_name (names, separators, name, 0);
          p += conjunction;
          continue;
        }
      if (depth > 0 || !is_separator (c))
        g_string_append_unichar (name, c);
      else if (joins_words (p, name))
        g_string_append_c (name, ' ');
      else if (!g_unichar_isspace (c) || !spreads_name (p, name))
        finish_name (names, separators, name, c);
      p = g_utf8_next_char (p);
    }
  finish_name (names, separators, name, 0);
  join_titles (vocabulary, names, separators);
  g_ptr_array_add (names, NULL);
  return (char **) g_ptr_array_free (names, FALSE);
}

/**
 * rectify_party_guess_kind:
 * @vocabulary: a vocabulary
 * @name: a party's name
 * @role: the role it is in
 *
 * Returns: whether it looks like a person, a unit or a group
 */
RectifyPartyKind
rectify_party_guess_kind (RectifyVocabulary *vocabulary, const char *name, RectifyRole role)
{
  if (rectify_vocabulary_contains (vocabulary, "parties", "groups", name))
    return RECTIFY_PARTY_GROUP;
  if (role == RECTIFY_ROLE_LEAD_UNIT || role == RECTIFY_ROLE_RESPONSIBLE_UNIT)
    return RECTIFY_PARTY_UNIT;
  return g_utf8_strlen (name, -1) > 4 && ends_as_unit (vocabulary, name) ? RECTIFY_PARTY_UNIT
                                                                         : RECTIFY_PARTY_PERSON;
}
