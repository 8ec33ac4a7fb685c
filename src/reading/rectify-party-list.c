/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-party-list.h"

#include <string.h>

static gboolean
is_separator (gunichar c)
{
  return g_utf8_strchr ("、，,；;/／|｜\n\t", -1, c) != NULL || g_unichar_isspace (c);
}

static gboolean
ends_as_unit (RectifyVocabulary *vocabulary, const char *name)
{
  const char *const *units = rectify_vocabulary_get_words (vocabulary, "parties", "units");

  for (guint i = 0; units[i] != NULL; i++)
    if (g_str_has_suffix (name, units[i]))
      return TRUE;
  return FALSE;
}

/* “区财政局和区审计局”: a conjunction parts two names where what stands before it is a whole unit,
 * so that 和平区 and 共和县 stay in one piece. */
static gsize
match_conjunction (RectifyVocabulary *vocabulary, const char *p, const char *name_so_far)
{
  static const char *const words[] = { "以及", "和", "及", "与" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_has_prefix (p, words[i]) && p[strlen (words[i])] != '\0'
        && ends_as_unit (vocabulary, name_so_far))
      return strlen (words[i]);
  return 0;
}

static void
finish_name (GPtrArray *names, GString *name)
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
    g_ptr_array_add (names, g_strdup (name->str));
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

/**
 * rectify_party_list_split:
 * @vocabulary: a vocabulary
 * @text: parties as written
 *
 * The names in a list such as “区科技局、区工信局，各镇办”. What stands in brackets stays with the
 * name before it.
 *
 * Returns: (transfer full): the names in order, %NULL-terminated
 */
char **
rectify_party_list_split (RectifyVocabulary *vocabulary, const char *text)
{
  GPtrArray *names = g_ptr_array_new ();
  g_autoptr (GString) name = g_string_new (NULL);
  int depth = 0;

  for (const char *p = text; *p != '\0';)
    {
      gunichar c = g_utf8_get_char (p);
      gsize conjunction;

      if (g_utf8_strchr ("（([【", -1, c) != NULL)
        depth++;
      else if (g_utf8_strchr ("）)]】", -1, c) != NULL)
        depth = MAX (depth - 1, 0);
      if (depth == 0 && (conjunction = match_conjunction (vocabulary, p, name->str)) > 0)
        {
          finish_name (names, name);
          p += conjunction;
          continue;
        }
      if (depth > 0 || !is_separator (c))
        g_string_append_unichar (name, c);
      else if (!g_unichar_isspace (c) || !spreads_name (p, name))
        finish_name (names, name);
      p = g_utf8_next_char (p);
    }
  finish_name (names, name);
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
