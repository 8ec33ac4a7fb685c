/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-table-unfold.h"

#include <string.h>

#include "rectify-field-matcher.h"
#include "rectify-table-head.h"
#include "rectify-table-rows.h"
#include "rectify-token.h"

/* Between the label of a form and what is filled in. */
#define GAP "\u3000"
/* Lines of names are no longer together, in bytes. */
#define MAX_JOINED 120
/* One line that is a label alone could be chance. */
#define MIN_LABEL_LINES 2
/* The label of a problem alone, and the words of one, in bytes. */
#define MAX_PROBLEM_LABEL 40
#define MAX_PROBLEM 400

/* A form has its labels in every other column: so many cells stand there, and so many are known. */
static gboolean
is_form (RectifyVocabulary *vocabulary, RectifyTable *table)
{
  guint n_columns = rectify_table_get_n_columns (table);
  guint n_labels = 0, n_known = 0;

  if (n_columns % 2 != 0 || n_columns > 6)
    return FALSE;
  for (guint row = 0; row < rectify_table_get_n_rows (table); row++)
    for (guint column = 0; column < n_columns; column += 2)
      {
        g_autofree char *text = rectify_table_dup_own_text (table, row, column);
        g_autofree char *value = rectify_table_dup_own_text (table, row, column + 1);
        gboolean is_lead_in;

        if (text == NULL)
          continue;
        n_labels++;
        n_known
            += rectify_table_knows_heading (vocabulary, text, &is_lead_in)
               && (value == NULL || !rectify_table_knows_heading (vocabulary, value, &is_lead_in));
      }
  return n_known >= 2 && 3 * n_known >= 2 * n_labels;
}

static void
add_cell (RectifyDocument *document, const RectifyCell *cell)
{
  for (guint i = 0; cell != NULL && i < cell->paragraphs->len; i++)
    if (!rectify_paragraph_is_empty (g_ptr_array_index (cell->paragraphs, i)))
      rectify_document_add (document, g_ptr_array_index (cell->paragraphs, i));
}

/* Several lines are one where they are names; else the first of them stands behind the label. */
static void
append_value (RectifyDocument *document, RectifyParagraph *paragraph, const RectifyCell *cell,
              gsize length)
{
  gboolean first = TRUE;

  for (guint i = 0; i < cell->paragraphs->len; i++)
    {
      RectifyParagraph *line = g_ptr_array_index (cell->paragraphs, i);
      g_autofree char *text = NULL;

      if (rectify_paragraph_is_blank (line))
        continue;
      if (!first && length > MAX_JOINED)
        {
          rectify_document_add (document, line);
          continue;
        }
      text = rectify_paragraph_dup_text (line);
      rectify_paragraph_append (paragraph, RECTIFY_RUN_BODY, GAP);
      rectify_paragraph_append (paragraph, RECTIFY_RUN_BODY, text);
      if (first)
        rectify_document_add (document, paragraph);
      first = FALSE;
    }
}

/* Does a table stand in a cell, or what was one, with labels in paragraphs of their own? */
static gboolean
holds_form (RectifyVocabulary *vocabulary, const RectifyCell *cell)
{
  guint n = 0;

  for (guint i = 0; i < cell->paragraphs->len && n < MIN_LABEL_LINES; i++)
    {
      g_autofree char *text = rectify_paragraph_dup_text (g_ptr_array_index (cell->paragraphs, i));

      n += rectify_field_is_label (vocabulary, g_strstrip (text));
    }
  return n >= MIN_LABEL_LINES;
}

/* “责任领导 | 张三” is one line; “整改措施” stands above its measures. */
static void
add_pair (RectifyDocument *document, RectifyVocabulary *vocabulary, RectifyTable *table, guint row,
          guint column)
{
  g_autofree char *label = rectify_table_dup_own_text (table, row, column);
  g_autofree char *value = rectify_table_dup_own_text (table, row, column + 1);
  g_autoptr (RectifyParagraph) paragraph = NULL;
  gboolean is_lead_in = FALSE;

  if (label != NULL && value != NULL && strchr (label, '\n') == NULL
      && !holds_form (vocabulary, rectify_table_get_cell (table, row, column + 1))
      && rectify_table_knows_heading (vocabulary, label, &is_lead_in) && !is_lead_in)
    {
      paragraph = rectify_paragraph_new (RECTIFY_PARAGRAPH_BODY);
      rectify_paragraph_append (paragraph, RECTIFY_RUN_BODY, label);
      append_value (document, paragraph, rectify_table_get_cell (table, row, column + 1),
                    strlen (value));
      return;
    }
  if (label != NULL)
    add_cell (document, rectify_table_get_cell (table, row, column));
  if (value != NULL)
    add_cell (document, rectify_table_get_cell (table, row, column + 1));
}

static gboolean
unfold (RectifyDocument *document, RectifyVocabulary *vocabulary, RectifyTable *table)
{
  guint n_columns = rectify_table_get_n_columns (table);
  guint n_rows = rectify_table_get_n_rows (table);

  if (n_columns == 1)
    {
      for (guint row = 0; row < n_rows; row++)
        {
          const RectifyCell *cell = rectify_table_get_cell (table, row, 0);

          if (cell != NULL && cell->row == row)
            add_cell (document, cell);
        }
      return TRUE;
    }
  if (!is_form (vocabulary, table))
    return FALSE;
  for (guint row = 0; row < n_rows; row++)
    for (guint column = 0; column < n_columns; column += 2)
      add_pair (document, vocabulary, table, row, column);
  return TRUE;
}

/* A paragraph of a document, or %NULL, without the blanks around it. */
static char *
dup_line (RectifyDocument *document, guint block)
{
  RectifyParagraph *paragraph = block < rectify_document_get_n_blocks (document)
                                        && rectify_document_get_table (document, block) == NULL
                                    ? rectify_document_get_paragraph (document, block)
                                    : NULL;
  g_autofree char *text = paragraph != NULL ? rectify_paragraph_dup_text (paragraph) : NULL;

  return text != NULL ? rectify_token_dup (text, 0, strlen (text)) : NULL;
}

/* “责任领导”, and below it in a paragraph of its own “张三”: a form that was copied as text. */
static gboolean
is_label_line (RectifyDocument *document, RectifyVocabulary *vocabulary, guint block)
{
  g_autofree char *label = dup_line (document, block);
  g_autofree char *value = NULL;
  gboolean is_lead_in;

  if (label == NULL || *label == '\0' || !rectify_field_is_label (vocabulary, label))
    return FALSE;
  value = dup_line (document, block + 1);
  return value != NULL && *value != '\0' && strlen (value) <= MAX_JOINED
         && strstr (value, "。") == NULL && strstr (value, "：") == NULL
         && strchr (value, ':') == NULL && value[strspn (value, "0123456789.")] != '\0'
         && !rectify_table_knows_heading (vocabulary, value, &is_lead_in);
}

/* “问题1：”, and the problem in a paragraph of its own below it. */
static gboolean
is_problem_line (RectifyDocument *document, RectifyVocabulary *vocabulary,
                 RectifyLabelMatcher *matcher, guint block)
{
  g_autofree char *line = dup_line (document, block);
  g_autofree char *value = NULL;
  RectifyLabelMatch label;
  RectifyToken token;
  gboolean is_lead_in;

  if (line == NULL || strlen (line) > MAX_PROBLEM_LABEL
      || !rectify_label_matcher_match (matcher, line, &label) || line[label.length] != '\0'
      || !rectify_label_matcher_is_problem (matcher, label.family))
    return FALSE;
  value = dup_line (document, block + 1);
  return value != NULL && *value != '\0' && strlen (value) <= MAX_PROBLEM
         && !rectify_label_matcher_match (matcher, value, &label)
         && !rectify_field_match (vocabulary, value, 0, TRUE, &token)
         && !rectify_note_match (vocabulary, value, 0, 0, &token)
         && !rectify_lead_in_match (vocabulary, value, 0, 0, &token)
         && !rectify_table_knows_heading (vocabulary, value, &is_lead_in);
}

static gboolean
is_styled (RectifyDocument *document, guint block)
{
  RectifyParagraphRole role
      = rectify_paragraph_get_role (rectify_document_get_paragraph (document, block));

  return role >= RECTIFY_PARAGRAPH_HEADING_1 && role <= RECTIFY_PARAGRAPH_HEADING_4;
}

/* One label could be words of a text, unless it has the style of a heading. */
static gboolean
has_label_lines (RectifyDocument *document, RectifyVocabulary *vocabulary)
{
  guint n = 0;

  for (guint i = 0; i < rectify_document_get_n_blocks (document) && n < MIN_LABEL_LINES; i++)
    if (is_label_line (document, vocabulary, i))
      n += is_styled (document, i) ? MIN_LABEL_LINES : 1;
  return n >= MIN_LABEL_LINES;
}

static void
join_lines (RectifyDocument *to, RectifyDocument *document, guint block)
{
  g_autofree char *label = dup_line (document, block);
  g_autofree char *value = dup_line (document, block + 1);
  g_autoptr (RectifyParagraph) paragraph = rectify_paragraph_new (RECTIFY_PARAGRAPH_BODY);

  rectify_paragraph_append (paragraph, RECTIFY_RUN_BODY, label);
  rectify_paragraph_append (paragraph, RECTIFY_RUN_BODY, GAP);
  rectify_paragraph_append (paragraph, RECTIFY_RUN_BODY, value);
  rectify_paragraph_set_line (paragraph, rectify_paragraph_get_line (
                                             rectify_document_get_paragraph (document, block)));
  rectify_document_add (to, paragraph);
}

/* A form without a row for its problem. */
static gboolean
is_form_of_answers (RectifyVocabulary *vocabulary, RectifyTable *table)
{
  guint n_columns = table != NULL ? rectify_table_get_n_columns (table) : 0;

  if (n_columns < 2 || !is_form (vocabulary, table))
    return FALSE;
  for (guint row = 0; row < rectify_table_get_n_rows (table); row++)
    for (guint column = 0; column < n_columns; column += 2)
      {
        g_autofree char *label = rectify_table_dup_own_text (table, row, column);

        if (label != NULL
            && (rectify_vocabulary_match_word (vocabulary, "lead-ins", "problems", label) > 0
                || rectify_vocabulary_match_word (vocabulary, "columns", "problem", label) > 0))
          return FALSE;
      }
  return TRUE;
}

/* “学习不深入” over a form looks like a heading of what is in it. */
static void
add_paragraph (RectifyDocument *to, RectifyDocument *document, RectifyVocabulary *vocabulary,
               guint block)
{
  RectifyParagraph *paragraph = rectify_document_get_paragraph (document, block);
  g_autoptr (RectifyParagraph) caption = NULL;
  g_autofree char *text = NULL;

  if (block + 1 == rectify_document_get_n_blocks (document)
      || rectify_paragraph_get_role (paragraph) != RECTIFY_PARAGRAPH_BODY
      || !is_form_of_answers (vocabulary, rectify_document_get_table (document, block + 1)))
    {
      rectify_document_add (to, paragraph);
      return;
    }
  caption = rectify_paragraph_new (RECTIFY_PARAGRAPH_BODY);
  text = rectify_paragraph_dup_text (paragraph);
  rectify_paragraph_append (caption, RECTIFY_RUN_BODY, text);
  rectify_paragraph_set_line (caption, rectify_paragraph_get_line (paragraph));
  rectify_paragraph_set_page (caption, rectify_paragraph_get_page (paragraph));
  rectify_paragraph_set_stands_out (caption, TRUE);
  rectify_document_add (to, caption);
}

static void
copy_remarks (RectifyDocument *to, RectifyDocument *from)
{
  const char *const *remarks = rectify_document_get_remarks (from);

  for (guint i = 0; remarks[i] != NULL; i++)
    rectify_document_add_remark (to, remarks[i]);
}

static RectifyDocument *
unfold_once (RectifyDocument *document, RectifyVocabulary *vocabulary, RectifyLabelMatcher *matcher)
{
  g_autoptr (RectifyDocument) unfolded = rectify_document_new ();
  guint n_blocks = rectify_document_get_n_blocks (document);
  gboolean joins = has_label_lines (document, vocabulary);
  gboolean changed = joins;

  for (guint i = 0; i < n_blocks; i++)
    {
      RectifyTable *table = rectify_document_get_table (document, i);

      if ((joins && is_label_line (document, vocabulary, i))
          || is_problem_line (document, vocabulary, matcher, i))
        {
          join_lines (unfolded, document, i++);
          changed = TRUE;
        }
      else if (table == NULL)
        add_paragraph (unfolded, document, vocabulary, i);
      else if (unfold (unfolded, vocabulary, table))
        changed = TRUE;
      else
        rectify_document_add_table (unfolded, table);
    }
  if (!changed)
    return g_object_ref (document);
  rectify_document_set_title (unfolded, rectify_document_get_title (document));
  rectify_document_set_author (unfolded, rectify_document_get_author (document));
  copy_remarks (unfolded, document);
  return g_steal_pointer (&unfolded);
}

/**
 * rectify_table_unfold:
 * @document: a document
 * @vocabulary: a vocabulary
 * @matcher: what knows labels
 *
 * Takes running text out of tables that only frame it: those of one column, and forms whose labels
 * stand in every other column; and brings labels and what stands a line below them together, where
 * such a form was copied as text. The words and their order stay.
 *
 * Returns: (transfer full): the document, or another one without such tables
 */
RectifyDocument *
rectify_table_unfold (RectifyDocument *document, RectifyVocabulary *vocabulary,
                      RectifyLabelMatcher *matcher)
{
  g_autoptr (RectifyDocument) outer = unfold_once (document, vocabulary, matcher);

  /* A form in a cell has become lines, which stand together as those of any other. */
  return outer != document ? unfold_once (outer, vocabulary, matcher) : g_steal_pointer (&outer);
}
