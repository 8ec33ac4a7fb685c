/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-assignment-words.h"

#include <string.h>

#include "rectify-party-field.h"
#include "rectify-party-list.h"
#include "rectify-party-parts.h"
#include "rectify-task.h"

/* What one of several that only helps is marked with. */
#define SUPPORTING_MARK "（配合）"

/**
 * rectify_assignment_dup_trimmed:
 * @text: parties as typed
 *
 * Returns: (transfer full): @text without what parts names at its ends, where that parts nothing
 */
char *
rectify_assignment_dup_trimmed (const char *text)
{
  static const char *const marks[] = { "、", "，", ",", "；", ";", "　" };
  char *trimmed = g_strstrip (g_strdup (text));
  gboolean found = TRUE;

  while (found)
    {
      found = FALSE;
      for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
        {
          if (g_str_has_prefix (trimmed, marks[i]))
            {
              memmove (trimmed, trimmed + strlen (marks[i]),
                       strlen (trimmed + strlen (marks[i])) + 1);
              found = TRUE;
            }
          if (g_str_has_suffix (trimmed, marks[i]))
            {
              trimmed[strlen (trimmed) - strlen (marks[i])] = '\0';
              found = TRUE;
            }
        }
      g_strstrip (trimmed);
    }
  return trimmed;
}

/**
 * rectify_assignment_dup_marked:
 * @old: an assignment of units that only help
 * @text: the units as typed that take the place of its own
 *
 * Where nothing but what stands in brackets behind each name says that they only help, “财务科（配合）”, a
 * name that is added gets it as well.
 *
 * Returns: (transfer full): @text with these marks
 */
char *
rectify_assignment_dup_marked (RectifyAssignment *old, const char *text)
{
  g_autoptr (RectifyWording) wording
      = rectify_wording_with_text (rectify_assignment_get_wording (old),
                                   rectify_assignment_get_label (old), "");
  g_autoptr (RectifyAssignment) bare
      = rectify_assignment_new_worded (RECTIFY_ROLE_RESPONSIBLE_UNIT, wording, NULL);
  g_autoptr (GArray) names = rectify_party_list_find (rectify_vocabulary_get_default (), text);
  GString *marked = g_string_new (text);

  /* The last first, so that those before it stay where they were found. */
  for (guint i = rectify_party_field_of (bare) == RECTIFY_PARTY_SUPPORTING_UNIT ? 0 : names->len;
       i > 0; i--)
    {
      const RectifyPartyName *written = &g_array_index (names, RectifyPartyName, i - 1);
      g_autofree char *name = g_strdup (written->text);
      RectifyRole role = RECTIFY_ROLE_RESPONSIBLE_UNIT;
      gboolean supports;

      if (!rectify_party_strip_mark (rectify_vocabulary_get_default (), name, &role, &supports))
        g_string_insert (marked, (gssize) written->end, SUPPORTING_MARK);
    }
  return g_string_free (marked, FALSE);
}

/* Who leads alone, “办公室（牵头）”, is not written behind a label of those that only help. */
static void
relabel (GPtrArray *pieces)
{
  g_autoptr (RectifyAssignment) old = NULL;
  g_autoptr (RectifyWording) wording = NULL;
  RectifyWording *own;

  if (pieces->len != 1 || rectify_assignment_get_role (pieces->pdata[0]) != RECTIFY_ROLE_LEAD_UNIT
      || !rectify_assignment_is_support (pieces->pdata[0]))
    return;
  old = pieces->pdata[0];
  own = rectify_assignment_get_wording (old);
  wording = rectify_wording_new_full (own->before,
                                      rectify_role_get_document_label (RECTIFY_ROLE_LEAD_UNIT),
                                      own->mark, own->text, own->after, own->before_child,
                                      own->order, own->run_in);
  pieces->pdata[0] = rectify_assignment_new_worded (RECTIFY_ROLE_LEAD_UNIT, wording,
                                                    rectify_assignment_get_names (old));
}

/**
 * rectify_assignment_split:
 * @whole: an assignment as typed
 *
 * What names say of their part in brackets makes assignments of their own, as it does in a document that
 * is read: “办公室（牵头），机关党委”. They stand where the one stood, in their order.
 *
 * Returns: (transfer full) (element-type RectifyAssignment): the assignments, at least one
 */
GPtrArray *
rectify_assignment_split (RectifyAssignment *whole)
{
  RectifyWording *wording = rectify_assignment_get_wording (whole);
  GPtrArray *pieces = rectify_party_parts_read (rectify_vocabulary_get_default (),
                                                rectify_assignment_get_role (whole), wording);

  for (guint i = 1; i < pieces->len; i++)
    {
      g_autoptr (RectifyAssignment) piece = g_ptr_array_index (pieces, i);
      g_autoptr (RectifyWording) placed
          = rectify_wording_with_place (rectify_assignment_get_wording (piece),
                                        wording->before_child, wording->order);

      pieces->pdata[i] = rectify_assignment_new_worded (rectify_assignment_get_role (piece), placed,
                                                        rectify_assignment_get_names (piece));
    }
  relabel (pieces);
  return pieces;
}
