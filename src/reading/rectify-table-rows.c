/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-table-rows.h"

#include <string.h>

#include "rectify-numeral.h"

#define NONE G_MAXUINT
/* A line across a table that names an area is no longer, in characters. */
#define MAX_AREA_LINE 60

typedef struct {
  RectifyVocabulary *vocabulary;
  RectifyLabelMatcher *matcher;
  RectifyTable *table;
  RectifyTableHead *head;
  guint n_rows;
  guint n_columns;
  RectifyRowInfo *rows;
} Survey;

/**
 * rectify_table_dup_own_text:
 * @table: a table
 * @row: a row
 * @column: a column
 *
 * Returns: (transfer full) (nullable): the paragraphs of the cell that begins there, parted by line
 *   ends, without blank ones as in rectify_table_append_text(); %NULL if none begins there or it
 *   is blank
 */
char *
rectify_table_dup_own_text (RectifyTable *table, guint row, guint column)
{
  const RectifyCell *cell = rectify_table_get_cell (table, row, column);
  GString *text = NULL;

  if (cell == NULL || cell->row != row || cell->column != column)
    return NULL;
  for (guint i = 0; i < cell->paragraphs->len; i++)
    {
      RectifyParagraph *paragraph = g_ptr_array_index (cell->paragraphs, i);

      if (rectify_paragraph_is_blank (paragraph))
        continue;
      if (text == NULL)
        text = g_string_new (NULL);
      else
        g_string_append_c (text, '\n');
      for (guint j = 0; j < rectify_paragraph_get_n_runs (paragraph); j++)
        g_string_append (text, rectify_paragraph_get_run (paragraph, j)->text);
    }
  return text != NULL ? g_string_free (text, FALSE) : NULL;
}

/**
 * rectify_table_is_continued:
 * @table: a table
 * @row: a row
 * @column: a column
 *
 * Returns: whether the cell there is one that begins above
 */
gboolean
rectify_table_is_continued (RectifyTable *table, guint row, guint column)
{
  const RectifyCell *cell = rectify_table_get_cell (table, row, column);

  return cell != NULL && cell->row < row;
}

static gboolean
has_text (Survey *self, guint row, RectifyColumnRole role)
{
  guint column = rectify_columns_find (self->head->columns, role);
  g_autofree char *text = rectify_table_dup_own_text (self->table, row, column);

  return text != NULL;
}

static gboolean
is_continued (Survey *self, guint row, RectifyColumnRole role)
{
  return rectify_table_is_continued (self->table, row,
                                     rectify_columns_find (self->head->columns, role));
}

static gboolean
is_number (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isspace (c) && rectify_numeral_classify (c) == RECTIFY_NUMERAL_NONE
          && g_utf8_strchr (".、．（）()-—", -1, c) == NULL)
        return FALSE;
    }
  return TRUE;
}

static gboolean
names_area (Survey *self, const char *text)
{
  const char *const *words = rectify_vocabulary_get_words (self->vocabulary, "areas", "words");
  RectifyLabelMatch match;

  if (g_utf8_strlen (text, -1) > MAX_AREA_LINE || strpbrk (text, "\n") != NULL
      || strstr (text, "：") != NULL || strchr (text, ':') != NULL || strstr (text, "计") != NULL)
    return FALSE;
  for (guint i = 0; words[i] != NULL; i++)
    if (g_str_has_suffix (text, words[i]))
      return TRUE;
  return rectify_label_matcher_match (self->matcher, text, &match)
             ? !rectify_label_matcher_is_floating (self->matcher, match.family)
             : strstr (text, "。") == NULL;
}

/* A line with one cell says too little to be the same by more than chance. */
static gboolean
are_same (Survey *self, guint row, guint other)
{
  guint n_texts = 0;

  for (guint column = 0; column < self->n_columns; column++)
    {
      g_autofree char *text = rectify_table_dup_own_text (self->table, row, column);
      g_autofree char *heading = rectify_table_dup_own_text (self->table, other, column);

      if (g_strcmp0 (text, heading) != 0)
        return FALSE;
      n_texts += text != NULL;
    }
  return n_texts > 1;
}

static gboolean
repeats_head (Survey *self, guint row)
{
  for (guint i = self->head->n_rows; i > 0; i--)
    if (are_same (self, row, i - 1))
      return TRUE;
  return FALSE;
}

/* “合计” where a number would stand. */
static gboolean
is_sum (Survey *self, guint row)
{
  for (guint column = 0; column < self->n_columns; column++)
    {
      g_autofree char *text = rectify_table_dup_own_text (self->table, row, column);
      const char *const *words;

      if (text == NULL)
        continue;
      words = rectify_vocabulary_get_words (self->vocabulary, "columns", "sums");
      return g_strv_contains (words, g_strstrip (text));
    }
  return FALSE;
}

/* “填表人：张三” in the column of numbers: below the table's last row. */
static gboolean
is_signature (Survey *self, guint row)
{
  guint column = rectify_columns_find (self->head->columns, RECTIFY_COLUMN_NUMBER);
  g_autofree char *text = rectify_table_dup_own_text (self->table, row, column);

  return text != NULL && (strstr (text, "：") != NULL || strchr (text, ':') != NULL);
}

/* The one or two cells of a row that has no more: is it a line across the table? */
static RectifyRowType
judge_line (Survey *self, guint row, guint column, gboolean numbered)
{
  const RectifyCell *cell = rectify_table_get_cell (self->table, row, column);
  RectifyColumnRole role = self->head->columns->columns[column].role;
  g_autofree char *text = g_strstrip (rectify_table_dup_own_text (self->table, row, column));
  gboolean across = cell->n_columns > 1 || (role == RECTIFY_COLUMN_NUMBER && !is_number (text));

  /* Where a line of text is all that is left of the table, an area has lost its width. */
  across = across
           || (column == 0 && role == RECTIFY_COLUMN_PROBLEM && names_area (self, text)
               && !rectify_vocabulary_contains (self->vocabulary, "problems", "words", text));
  if (numbered && role == RECTIFY_COLUMN_FIELD)
    return RECTIFY_ROW_PROSE;
  if (numbered)
    return role == RECTIFY_COLUMN_PROBLEM && names_area (self, text)
                   && !rectify_vocabulary_contains (self->vocabulary, "problems", "words", text)
               ? RECTIFY_ROW_AREA
               : RECTIFY_ROW_TASK;
  if (role == RECTIFY_COLUMN_NUMBER && is_number (text))
    return RECTIFY_ROW_PROSE;
  if (!across && role != RECTIFY_COLUMN_FIELD)
    return RECTIFY_ROW_TASK;
  return across && names_area (self, text) ? RECTIFY_ROW_AREA : RECTIFY_ROW_PROSE;
}

static RectifyRowType
judge_row (Survey *self, guint row)
{
  guint n_texts = 0, n_continued = 0, last = 0;
  gboolean numbered = has_text (self, row, RECTIFY_COLUMN_NUMBER);

  for (guint column = 0; column < self->n_columns; column++)
    {
      g_autofree char *text = rectify_table_dup_own_text (self->table, row, column);

      n_continued += rectify_table_is_continued (self->table, row, column);
      if (text == NULL)
        continue;
      n_texts++;
      last = column;
    }
  if (n_texts == 0)
    return RECTIFY_ROW_BLANK;
  if (repeats_head (self, row) || is_sum (self, row))
    return RECTIFY_ROW_PROSE;
  if (!has_text (self, row, RECTIFY_COLUMN_PROBLEM) && !has_text (self, row, RECTIFY_COLUMN_MEASURE)
      && is_signature (self, row))
    return RECTIFY_ROW_PROSE;
  if (n_continued == 0 && (n_texts == 1 || (n_texts == 2 && numbered)))
    return judge_line (self, row, last, n_texts == 2);
  if (has_text (self, row, RECTIFY_COLUMN_PROBLEM) || has_text (self, row, RECTIFY_COLUMN_MEASURE)
      || is_continued (self, row, RECTIFY_COLUMN_PROBLEM)
      || is_continued (self, row, RECTIFY_COLUMN_MEASURE)
      || has_text (self, row, RECTIFY_COLUMN_AREA))
    return RECTIFY_ROW_TASK;
  return RECTIFY_ROW_PROSE;
}

/* Are the words of an item written again in each of its rows, as for filtering a spreadsheet? */
static void
find_repetition (Survey *self, RectifyColumnRole role)
{
  guint column = rectify_columns_find (self->head->columns, role);
  g_autofree char *last = NULL;
  guint n_same = 0;

  if (column == self->n_columns)
    return;
  for (guint row = self->head->n_rows; row < self->n_rows; row++)
    {
      g_autofree char *text = NULL;

      if (self->rows[row].type != RECTIFY_ROW_TASK)
        continue;
      text = rectify_table_dup_own_text (self->table, row, column);
      if (text == NULL)
        return;
      n_same += g_strcmp0 (text, last) == 0;
      g_free (last);
      last = g_steal_pointer (&text);
    }
  self->head->columns->columns[column].repeated = n_same > 0;
}

static gboolean
starts (Survey *self, guint row, RectifyColumnRole role, guint running)
{
  guint column = rectify_columns_find (self->head->columns, role);
  g_autofree char *text = rectify_table_dup_own_text (self->table, row, column);
  g_autofree char *above = NULL;

  if (text == NULL)
    return FALSE;
  if (running == NONE || !self->head->columns->columns[column].repeated)
    return TRUE;
  above = rectify_table_dup_own_text (self->table, running, column);
  return !g_str_equal (text, above);
}

static void
find_groups (Survey *self)
{
  guint area = NONE, problem = NONE;

  for (guint row = self->head->n_rows; row < self->n_rows; row++)
    {
      RectifyRowInfo *info = &self->rows[row];

      if (info->type == RECTIFY_ROW_TASK)
        {
          if (starts (self, row, RECTIFY_COLUMN_AREA, area))
            {
              area = row;
              problem = NONE;
            }
          if (starts (self, row, RECTIFY_COLUMN_PROBLEM, problem))
            problem = row;
        }
      else if (info->type != RECTIFY_ROW_BLANK)
        area = problem = NONE;
      info->area = area;
      info->problem = problem;
      if (info->type == RECTIFY_ROW_TASK && area != NONE)
        self->rows[area].area_end = row;
      if (info->type == RECTIFY_ROW_TASK && problem != NONE)
        self->rows[problem].problem_end = row;
    }
}

/* A row is a measure's where a problem has several rows of measures; else it is a problem's. */
static RectifyItemKind
find_unit (Survey *self)
{
  RectifyColumns *columns = self->head->columns;
  guint n_measures = 0, problem = NONE;

  if (rectify_columns_find (columns, RECTIFY_COLUMN_PROBLEM) == columns->n_columns)
    return RECTIFY_ITEM_MEASURE;
  for (guint row = self->head->n_rows; row < self->n_rows; row++)
    {
      if (self->rows[row].type != RECTIFY_ROW_TASK)
        continue;
      if (self->rows[row].problem == NONE || self->rows[row].problem != problem)
        n_measures = 0;
      problem = self->rows[row].problem;
      n_measures += has_text (self, row, RECTIFY_COLUMN_MEASURE);
      if (n_measures > 1)
        return RECTIFY_ITEM_MEASURE;
    }
  return RECTIFY_ITEM_PROBLEM;
}

/* Whose numbers stand in the column of numbers: those of what begins where they stand. */
static RectifyItemKind
find_numbered (Survey *self)
{
  gboolean areas = TRUE, problems = TRUE, larger_areas = FALSE, larger_problems = FALSE;

  for (guint row = self->head->n_rows; row < self->n_rows; row++)
    {
      const RectifyRowInfo *info = &self->rows[row];

      if (info->type != RECTIFY_ROW_TASK)
        continue;
      larger_areas = larger_areas || (info->area != NONE && info->area != row);
      larger_problems = larger_problems || (info->problem != NONE && info->problem != row);
      if (!has_text (self, row, RECTIFY_COLUMN_NUMBER))
        continue;
      areas = areas && info->area == row;
      problems = problems && info->problem == row;
    }
  if (areas && larger_areas)
    return RECTIFY_ITEM_AREA;
  if (problems && larger_problems)
    return RECTIFY_ITEM_PROBLEM;
  return self->head->columns->unit;
}

/**
 * rectify_table_survey:
 * @vocabulary: a vocabulary
 * @matcher: what knows labels
 * @table: a table
 * @head: its head, whose columns, unit and numbers are settled by the rows
 *
 * Returns: (transfer full): for each row of @table what it is
 */
RectifyRowInfo *
rectify_table_survey (RectifyVocabulary *vocabulary, RectifyLabelMatcher *matcher,
                      RectifyTable *table, RectifyTableHead *head)
{
  Survey self = { vocabulary,
                  matcher,
                  table,
                  head,
                  rectify_table_get_n_rows (table),
                  rectify_table_get_n_columns (table),
                  NULL };
  guint area = rectify_columns_find (head->columns, RECTIFY_COLUMN_AREA);
  gboolean has_area_lines = FALSE;

  self.rows = g_new0 (RectifyRowInfo, MAX (self.n_rows, 1));
  for (guint row = head->n_rows; row < self.n_rows; row++)
    {
      self.rows[row].type = judge_row (&self, row);
      has_area_lines = has_area_lines || self.rows[row].type == RECTIFY_ROW_AREA;
    }
  /* Areas as lines: a column beside them sorts the problems by something else. */
  if (has_area_lines && area < self.n_columns)
    head->columns->columns[area].role = RECTIFY_COLUMN_FIELD;
  find_repetition (&self, RECTIFY_COLUMN_AREA);
  find_repetition (&self, RECTIFY_COLUMN_PROBLEM);
  find_groups (&self);
  head->columns->unit = find_unit (&self);
  head->columns->numbered = find_numbered (&self);
  return self.rows;
}
