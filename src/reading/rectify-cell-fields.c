/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-cell-fields.h"

#include <string.h>

#include "rectify-deadline-phrase.h"
#include "rectify-field-matcher.h"
#include "rectify-party-list.h"

/* A measure's cell ends with no more. */
#define MAX_FIELDS 16

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

/* The fields that a text goes on with from a place to its end: at most one deadline, behind the
 * others. %NULL if something else stands there too, or a column has such a heading. */
static GArray *
find_to_end (RectifyVocabulary *vocabulary, const char *text, gsize position,
             const char *const *headings)
{
  g_autoptr (GArray) fields = g_array_new (FALSE, FALSE, sizeof (RectifyToken));
  gboolean has_deadline = FALSE;

  for (;;)
    {
      RectifyToken token;
      g_autofree char *label = NULL;
      g_autofree char *value = NULL;

      while (g_unichar_isspace (g_utf8_get_char (text + position)))
        position = g_utf8_next_char (text + position) - text;
      if (text[position] == '\0')
        break;
      if (has_deadline || fields->len == MAX_FIELDS
          || !rectify_field_match (vocabulary, text, position, FALSE, &token))
        return NULL;
      label = rectify_token_dup (text, token.before, token.mark);
      value = rectify_token_dup (text, token.value, token.after);
      if (g_strv_contains (headings, label) || *value == '\0' || strchr (value, '\n') != NULL)
        return NULL;
      has_deadline = token.is_deadline;
      g_array_append_val (fields, token);
      position = token.end;
    }
  return fields->len > 0 ? g_steal_pointer (&fields) : NULL;
}

static void
add_field (RectifyItem *item, RectifyVocabulary *vocabulary, const char *text,
           const RectifyToken *token, guint order, int year)
{
  g_autofree char *before = rectify_token_dup (text, token->start, token->before);
  g_autofree char *label = rectify_token_dup (text, token->before, token->mark);
  g_autofree char *mark = rectify_token_dup (text, token->mark, token->value);
  g_autofree char *value = rectify_token_dup (text, token->value, token->after);
  g_autofree char *after = rectify_token_dup (text, token->after, token->end);
  gboolean run_in = token->start > 0 && text[token->start - 1] != '\n';
  g_autoptr (RectifyWording) wording
      = rectify_wording_new_full (before, label, mark, value, after, RECTIFY_PLACE_DEFAULT, order,
                                  run_in);
  g_auto (GStrv) names = NULL;

  if (token->is_deadline)
    {
      GDate due;
      RectifyDeadlineKinds kinds = rectify_deadline_phrase_read (vocabulary, value, year, &due);
      g_autoptr (RectifyDeadline) deadline = rectify_deadline_new_worded (wording, kinds, &due);

      rectify_item_set_deadline (item, deadline);
      return;
    }
  names = rectify_party_list_split (vocabulary, value);
  {
    g_autoptr (RectifyAssignment) assignment
        = rectify_assignment_new_worded (token->role, wording, (const char *const *) names);

    rectify_item_add_assignment (item, assignment);
  }
}

/**
 * rectify_cell_fields_take:
 * @item: a measure that stands alone in a cell
 * @vocabulary: a vocabulary
 * @text: the words of the cell
 * @headings: those of the table's columns
 * @year: the plan's year, 0 if unknown
 *
 * A measure's cell often ends with who does it and until when, each with its label: these become the
 * fields of the item.
 *
 * Returns: where they begin in @text, 0 if it has none
 */
gsize
rectify_cell_fields_take (RectifyItem *item, RectifyVocabulary *vocabulary, const char *text,
                          const char *const *headings, int year)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gboolean begins = p > text
                        && (p[-1] == '\n' || *p == '('
                            || g_utf8_strchr ("（【", -1, g_utf8_get_char (p)) != NULL);
      g_autoptr (GArray) fields = NULL;

      if (begins && rectify_field_may_begin (vocabulary, p))
        fields = find_to_end (vocabulary, text, p - text, headings);
      if (fields == NULL)
        continue;
      for (guint i = 0; i < fields->len; i++)
        add_field (item, vocabulary, text, &g_array_index (fields, RectifyToken, i), i, year);
      return p - text;
    }
  return 0;
}
