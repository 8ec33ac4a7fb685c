/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-cell-fields.h"

#include <string.h>

#include "rectify-field-matcher.h"
#include "rectify-party-list.h"

/* The fields in a text that has nothing else but them and blanks; NULL if there is more, or one of them
 * is no assignment. */
static GArray *
find_fields (RectifyVocabulary *vocabulary, const char *text)
{
  g_autoptr (GArray) fields = g_array_new (FALSE, FALSE, sizeof (RectifyToken));
  gsize position = 0;

  for (;;)
    {
      RectifyToken token;

      while (g_unichar_isspace (g_utf8_get_char (text + position)))
        position = g_utf8_next_char (text + position) - text;
      if (text[position] == '\0')
        break;
      if (!rectify_field_match (vocabulary, text, position, FALSE, &token) || token.is_deadline)
        return NULL;
      g_array_append_val (fields, token);
      position = token.end;
    }
  return fields->len > 0 ? g_steal_pointer (&fields) : NULL;
}

/* The first has all that stands before its value as its text: in the cell nothing else is written of
 * it. The others run on. */
static RectifyAssignment *
make (RectifyVocabulary *vocabulary, RectifyWording *cell, GArray *fields, guint index)
{
  const RectifyToken *field = &g_array_index (fields, RectifyToken, index);
  gboolean is_first = index == 0, is_last = index + 1 == fields->len;
  gsize start = is_first ? 0 : g_array_index (fields, RectifyToken, index - 1).after;
  gsize end = is_first && is_last ? strlen (cell->text) : field->after;
  g_autofree char *value = g_strndup (cell->text + field->value, field->after - field->value);
  g_autofree char *before
      = is_first ? g_strdup ("") : g_strndup (cell->text + start, field->value - start);
  g_autofree char *text = is_first ? g_strndup (cell->text, end) : g_strdup (value);
  g_auto (GStrv) names = rectify_party_list_split (vocabulary, value);
  g_autoptr (RectifyWording) wording
      = rectify_wording_new_full (before, is_first ? cell->label : "", is_first ? cell->mark : "",
                                  text, is_last && !is_first ? cell->text + field->after : "",
                                  cell->before_child, cell->order + index,
                                  is_first ? cell->run_in : TRUE);

  return rectify_assignment_new_worded (field->role, wording, (const char *const *) names);
}

/**
 * rectify_cell_fields_read:
 * @vocabulary: a vocabulary
 * @wording: a cell of parties: the heading of its column, and what stands in it
 *
 * A column of leaders and units together often has labels of its own in each cell: “责任领导：张三”,
 * and below it “责任科室：办公室”.
 *
 * Returns: (transfer full) (nullable) (element-type RectifyAssignment): an assignment for each of
 *   them, which written one behind the other are the cell again; %NULL if it has no such labels
 */
GPtrArray *
rectify_cell_fields_read (RectifyVocabulary *vocabulary, RectifyWording *wording)
{
  g_autoptr (GArray) fields = find_fields (vocabulary, wording->text);
  GPtrArray *assignments;

  if (fields == NULL)
    return NULL;
  assignments = g_ptr_array_new_with_free_func ((GDestroyNotify) rectify_assignment_unref);
  for (guint i = 0; i < fields->len; i++)
    g_ptr_array_add (assignments, make (vocabulary, wording, fields, i));
  return assignments;
}
