/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-party-parts.h"

#include <string.h>

#include "rectify-party-list.h"

/* Names with the same part, one behind the other. */
typedef struct {
  RectifyRole role;
  gboolean supports;
  gsize start; /* in the text of the field */
  gsize end;
  GPtrArray *names;
} Part;

/* Where the bracket opens that a name ends with, NULL if it ends with none. */
static char *
find_bracket (char *name)
{
  static const char *const brackets[][2] = { { "（", "）" }, { "(", ")" } };

  for (guint i = 0; i < G_N_ELEMENTS (brackets); i++)
    if (g_str_has_suffix (name, brackets[i][1]))
      return g_strrstr (name, brackets[i][0]);
  return NULL;
}

/* “牵头”, or “牵头、协调”, but not “牵头负责第3项”. */
static gboolean
is_mark (RectifyVocabulary *vocabulary, const char *key, const char *bracket)
{
  const char *word = g_utf8_next_char (bracket);
  gsize length = rectify_vocabulary_match_word (vocabulary, "parties", key, word);

  return length > 0 && g_utf8_strchr ("）)、，,", -1, g_utf8_get_char (word + length)) != NULL;
}

/**
 * rectify_party_strip_mark:
 * @vocabulary: a vocabulary
 * @name: a name as written, from which the mark is cut off
 * @role: (inout): the role that the field gives it; set to the one that its mark does
 * @supports: (out): set to whether it only helps
 *
 * Who leads and who helps among several is often said in brackets behind each name, which are no part
 * of it: “办公室（牵头）”, “赵敏（协助）”. Persons have no roles of that kind.
 *
 * Returns: whether it had a mark
 */
gboolean
rectify_party_strip_mark (RectifyVocabulary *vocabulary, char *name, RectifyRole *role,
                          gboolean *supports)
{
  gboolean are_units = *role == RECTIFY_ROLE_LEAD_UNIT || *role == RECTIFY_ROLE_RESPONSIBLE_UNIT;
  char *bracket = find_bracket (name);
  gboolean leads;

  *supports = FALSE;
  if (bracket == NULL || bracket == name)
    return FALSE;
  leads = is_mark (vocabulary, "lead-marks", bracket);
  if (!leads && !is_mark (vocabulary, "support-marks", bracket))
    return FALSE;
  *bracket = '\0';
  g_strchomp (name);
  *supports = !leads;
  if (are_units)
    *role = leads ? RECTIFY_ROLE_LEAD_UNIT : RECTIFY_ROLE_RESPONSIBLE_UNIT;
  return TRUE;
}

static void
part_clear (gpointer data)
{
  g_ptr_array_unref (((Part *) data)->names);
}

/* Names beside each other that have the same part are one. Of persons all are. */
static GArray *
find_parts (RectifyVocabulary *vocabulary, RectifyRole role, const char *text)
{
  GArray *parts = g_array_new (FALSE, FALSE, sizeof (Part));
  g_autoptr (GArray) names = rectify_party_list_find (vocabulary, text);

  g_array_set_clear_func (parts, part_clear);
  for (guint i = 0; i < names->len; i++)
    {
      RectifyPartyName *name = &g_array_index (names, RectifyPartyName, i);
      Part part = { .role = role, .start = name->start };
      Part *last = parts->len > 0 ? &g_array_index (parts, Part, parts->len - 1) : NULL;

      rectify_party_strip_mark (vocabulary, name->text, &part.role, &part.supports);
      part.supports = part.supports && part.role == RECTIFY_ROLE_RESPONSIBLE_UNIT;
      if (last == NULL || last->role != part.role || last->supports != part.supports)
        {
          part.names = g_ptr_array_new_with_free_func (g_free);
          g_array_append_val (parts, part);
          last = &g_array_index (parts, Part, parts->len - 1);
        }
      last->end = name->end;
      g_ptr_array_add (last->names, g_strdup (name->text));
    }
  return parts;
}

static RectifyAssignment *
make (GArray *parts, guint index, RectifyWording *wording)
{
  Part *part = &g_array_index (parts, Part, index);
  gboolean is_first = index == 0, is_last = index + 1 == parts->len;
  gsize start = is_first ? 0 : part->start;
  gsize end = is_last ? strlen (wording->text) : part->end;
  gsize before = is_first ? 0 : g_array_index (parts, Part, index - 1).end;
  g_autofree char *text = g_strndup (wording->text + start, end - start);
  g_autofree char *between = g_strndup (wording->text + before, start - before);
  g_autoptr (RectifyWording) piece
      = rectify_wording_new_full (is_first ? wording->before : between,
                                  is_first ? wording->label : "", is_first ? wording->mark : "",
                                  text, is_last ? wording->after : "", wording->before_child,
                                  wording->order + index, is_first ? wording->run_in : TRUE);

  g_ptr_array_add (part->names, NULL);
  return rectify_assignment_new_worded (part->role, piece,
                                        (const char *const *) part->names->pdata);
}

/**
 * rectify_party_parts_read:
 * @vocabulary: a vocabulary
 * @role: the role that the field's label says
 * @wording: the field as written
 *
 * Of “责任单位：办公室（牵头），机关党委” the first unit leads and the second answers: two assignments,
 * of which the second has no label and runs on in the words of the first. Written one behind the
 * other they are the field again. Their orders count from that of @wording.
 *
 * Returns: (transfer full) (element-type RectifyAssignment): the assignments, at least one
 */
GPtrArray *
rectify_party_parts_read (RectifyVocabulary *vocabulary, RectifyRole role, RectifyWording *wording)
{
  GPtrArray *assignments
      = g_ptr_array_new_with_free_func ((GDestroyNotify) rectify_assignment_unref);
  g_autoptr (GArray) parts = find_parts (vocabulary, role, wording->text);

  if (parts->len == 0)
    g_ptr_array_add (assignments, rectify_assignment_new_worded (role, wording, NULL));
  for (guint i = 0; i < parts->len; i++)
    g_ptr_array_add (assignments, make (parts, i, wording));
  return assignments;
}
