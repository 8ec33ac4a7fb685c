/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-party-list.h"

#include <string.h>

#include "rectify-characters.h"
#include "rectify-party-parts.h"

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
finish_name (GArray *names, GString *name, gunichar separator, gsize start, gsize end)
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
      RectifyPartyName found = { g_strdup (name->str), separator, start, end };

      g_array_append_val (names, found);
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
join_titles (RectifyVocabulary *vocabulary, GArray *names)
{
  if (names->len > MAX_TITLED)
    return;
  for (guint i = names->len; i > 1; i--)
    {
      RectifyPartyName *before = &g_array_index (names, RectifyPartyName, i - 2);
      RectifyPartyName *name = &g_array_index (names, RectifyPartyName, i - 1);
      gboolean comma = before->separator == 0x3001;
      gboolean blank = g_unichar_isspace (before->separator);
      char *joined;

      if ((!comma && !blank) || !is_bare_title (vocabulary, before->text)
          || !(comma ? is_titled_person (vocabulary, name->text)
                     : is_plain_person (vocabulary, name->text)))
        continue;
      joined = g_strconcat (before->text, comma ? "、" : "", name->text, NULL);
      g_free (before->text);
      before->text = joined;
      before->separator = name->separator;
      before->end = name->end;
      g_array_remove_index (names, i - 1);
    }
}

/* Does the text name persons first and then what they are: “黎明 镇党委书记　苏杭 副镇长”? */
static gboolean
has_titles_behind (RectifyVocabulary *vocabulary, GArray *names)
{
  if (names->len < 2 || names->len % 2 != 0 || names->len > MAX_TITLED)
    return FALSE;
  for (guint i = 0; i < names->len; i += 2)
    {
      RectifyPartyName *name = &g_array_index (names, RectifyPartyName, i);

      if (!g_unichar_isspace (name->separator) || !is_plain_person (vocabulary, name->text)
          || !is_bare_title (vocabulary, (name + 1)->text)
          || is_titled_person (vocabulary, (name + 1)->text))
        return FALSE;
    }
  return TRUE;
}

/* A title behind a name stands in brackets, as others write it. */
static void
join_titles_behind (GArray *names)
{
  for (guint i = names->len; i > 0; i -= 2)
    {
      RectifyPartyName *name = &g_array_index (names, RectifyPartyName, i - 2);
      RectifyPartyName *title = &g_array_index (names, RectifyPartyName, i - 1);
      char *joined = g_strconcat (name->text, "（", title->text, "）", NULL);

      g_free (name->text);
      name->text = joined;
      name->separator = title->separator;
      name->end = title->end;
      g_array_remove_index (names, i - 1);
    }
}

static void
name_clear (gpointer data)
{
  g_free (((RectifyPartyName *) data)->text);
}

/**
 * rectify_party_list_find:
 * @vocabulary: a vocabulary
 * @text: parties as written
 *
 * Returns: (transfer full) (element-type RectifyPartyName): the names in it as written, in order. What
 *   stands in brackets stays with the name before it, and so do the titles of a person
 */
GArray *
rectify_party_list_find (RectifyVocabulary *vocabulary, const char *text)
{
  GArray *names = g_array_new (FALSE, FALSE, sizeof (RectifyPartyName));
  g_autoptr (GString) name = g_string_new (NULL);
  gsize start = 0;
  int depth = 0;

  g_array_set_clear_func (names, name_clear);
  for (const char *p = text; *p != '\0';)
    {
      gunichar c = g_utf8_get_char (p);
      gsize conjunction;

      depth = MAX (depth + nesting (c), 0);
      if (name->len == 0)
        start = p - text;
      if (depth == 0 && (conjunction = match_conjunction (vocabulary, p, name->str)) > 0)
        {
          finish_name (names, name, 0, start, p - text);
          p += conjunction;
          continue;
        }
      if (depth > 0 || !is_separator (c))
        g_string_append_unichar (name, c);
      else if (joins_words (p, name))
        g_string_append_c (name, ' ');
      else if (!g_unichar_isspace (c) || !spreads_name (p, name))
        finish_name (names, name, c, start, p - text);
      p = g_utf8_next_char (p);
    }
  finish_name (names, name, 0, start, strlen (text));
  if (has_titles_behind (vocabulary, names))
    join_titles_behind (names);
  else
    join_titles (vocabulary, names);
  return names;
}

/**
 * rectify_party_list_split:
 * @vocabulary: a vocabulary
 * @text: parties as written
 *
 * The names in a list such as “区科技局、区工信局，各镇办”. What stands in brackets stays with the
 * name before it, unless it says that this one leads or helps; and so do the titles of a person.
 *
 * Returns: (transfer full): the names in order, %NULL-terminated
 */
char **
rectify_party_list_split (RectifyVocabulary *vocabulary, const char *text)
{
  g_autoptr (GArray) found = rectify_party_list_find (vocabulary, text);
  char **names = g_new0 (char *, found->len + 1);

  for (guint i = 0; i < found->len; i++)
    {
      RectifyRole role = RECTIFY_ROLE_PERSON;
      gboolean supports;

      names[i] = g_steal_pointer (&g_array_index (found, RectifyPartyName, i).text);
      rectify_party_strip_mark (vocabulary, names[i], &role, &supports);
    }
  return names;
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
