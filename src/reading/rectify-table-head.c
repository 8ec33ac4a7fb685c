/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-table-head.h"

#include <string.h>

/* A head is looked for in so many of the first rows, and has no more rows itself. */
#define MAX_ROWS_BEFORE 8
#define MAX_HEAD_ROWS 3
/* A heading is no longer, in characters. */
#define MAX_HEADING 24

/* What a heading says of its column. */
typedef struct {
  gboolean known;
  RectifyColumnRole column;
  RectifyCellType type;
  RectifyRole role;
  gboolean is_task; /* a measure only where no column says so more plainly */
} Meaning;

typedef struct {
  const char *group;
  const char *key;
  Meaning meaning;
} WordList;

/* In the order of preference where two lists know the same word. */
static const WordList lists[] = {
  { "columns", "number", { TRUE, RECTIFY_COLUMN_NUMBER } },
  { "columns", "area", { TRUE, RECTIFY_COLUMN_AREA } },
  { "columns", "status", { TRUE, RECTIFY_COLUMN_FIELD, RECTIFY_CELL_STATUS } },
  { "columns", "progress", { TRUE, RECTIFY_COLUMN_FIELD, RECTIFY_CELL_PROGRESS } },
  { "columns", "remark", { TRUE, RECTIFY_COLUMN_FIELD, RECTIFY_CELL_REMARK } },
  { "columns", "prose", { TRUE, RECTIFY_COLUMN_FIELD, RECTIFY_CELL_PROSE } },
  { "labels",
    "leader",
    { TRUE, RECTIFY_COLUMN_FIELD, RECTIFY_CELL_ASSIGNMENT, RECTIFY_ROLE_LEADER } },
  { "labels",
    "lead_unit",
    { TRUE, RECTIFY_COLUMN_FIELD, RECTIFY_CELL_ASSIGNMENT, RECTIFY_ROLE_LEAD_UNIT } },
  { "labels",
    "responsible_unit",
    { TRUE, RECTIFY_COLUMN_FIELD, RECTIFY_CELL_ASSIGNMENT, RECTIFY_ROLE_RESPONSIBLE_UNIT } },
  { "labels",
    "person",
    { TRUE, RECTIFY_COLUMN_FIELD, RECTIFY_CELL_ASSIGNMENT, RECTIFY_ROLE_PERSON } },
  { "labels", "deadline", { TRUE, RECTIFY_COLUMN_FIELD, RECTIFY_CELL_DEADLINE } },
  { "columns", "deadline", { TRUE, RECTIFY_COLUMN_FIELD, RECTIFY_CELL_DEADLINE } },
  { "columns",
    "measure",
    { TRUE, RECTIFY_COLUMN_MEASURE, RECTIFY_CELL_PROSE, RECTIFY_ROLE_LEADER, TRUE } },
  { "lead-ins", "measures", { TRUE, RECTIFY_COLUMN_MEASURE } },
  { "lead-ins", "problems", { TRUE, RECTIFY_COLUMN_PROBLEM } },
  { "columns", "problem", { TRUE, RECTIFY_COLUMN_PROBLEM } },
};

/* “整改时限（年 月 日）”: what stands in brackets, and all white space, does not count. */
static char *
normalise (const char *text)
{
  GString *plain = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == 0xff08 || c == '(')
        break;
      if (!g_unichar_isspace (c) && c != 0xfeff && c != 0x200b && c != 0xff1a && c != ':')
        g_string_append_unichar (plain, c);
    }
  return g_string_free (plain, FALSE);
}

/* A Chinese noun's head is at its end: “隐患部位” is a place, no hidden danger. Behind the word may
 * only stand what says no more than itself, or another thing. */
static gboolean
can_follow (const char *rest)
{
  static const char *const links[] = { "及", "和", "与", "、", "/", "或", "以及" };
  static const char *const tails[]
      = { "", "情况", "内容", "描述", "表现", "清单", "事项", "要点", "简述", "说明" };

  for (guint i = 0; i < G_N_ELEMENTS (links); i++)
    if (g_str_has_prefix (rest, links[i]))
      return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (tails); i++)
    if (g_str_equal (rest, tails[i]))
      return TRUE;
  return FALSE;
}

/* A heading is one of the words, or else has one in it: the word that ends last says what it is
 * (“问题序号” is a number), and of several such the longest. */
static Meaning
understand (RectifyVocabulary *vocabulary, const char *text)
{
  g_autofree char *heading = normalise (text);
  Meaning meaning = { FALSE };
  gsize best_end = 0, best_length = 0;

  if (*heading == '\0' || g_utf8_strlen (heading, -1) > MAX_HEADING)
    return meaning;
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      const char *const *words
          = rectify_vocabulary_get_words (vocabulary, lists[i].group, lists[i].key);

      for (guint j = 0; words[j] != NULL; j++)
        {
          const char *found;
          gsize length = strlen (words[j]), end;

          if (g_str_equal (heading, words[j]))
            return lists[i].meaning;
          found = g_utf8_strlen (words[j], -1) >= 2 ? g_strrstr (heading, words[j]) : NULL;
          if (found != NULL && !can_follow (found + length))
            continue;
          end = found != NULL ? found - heading + length : 0;
          if (end > best_end || (end == best_end && end > 0 && length > best_length))
            {
              best_end = end;
              best_length = length;
              meaning = lists[i].meaning;
            }
        }
    }
  return meaning;
}

/* “责任” over “领导” is “责任领导”: only where both together are one of the words. */
static Meaning
understand_both (RectifyVocabulary *vocabulary, const char *upper, const char *lower)
{
  g_autofree char *both = g_strconcat (upper, lower, NULL);
  g_autofree char *heading = normalise (both);

  for (guint i = 0; *upper != '\0' && *lower != '\0' && i < G_N_ELEMENTS (lists); i++)
    if (g_strv_contains (rectify_vocabulary_get_words (vocabulary, lists[i].group, lists[i].key),
                         heading))
      return lists[i].meaning;
  return (Meaning){ FALSE };
}

/**
 * rectify_table_knows_heading:
 * @vocabulary: a vocabulary
 * @text: the text of a cell
 * @is_lead_in: (out): set to whether problems or measures are what it heads
 *
 * Returns: whether @text is the heading of a column of plans
 */
gboolean
rectify_table_knows_heading (RectifyVocabulary *vocabulary, const char *text, gboolean *is_lead_in)
{
  Meaning meaning = understand (vocabulary, text);

  *is_lead_in
      = meaning.known
        && (meaning.column == RECTIFY_COLUMN_PROBLEM || meaning.column == RECTIFY_COLUMN_MEASURE);
  return meaning.known;
}

/**
 * rectify_table_head_free:
 * @self: (nullable) (transfer full): a head
 */
void
rectify_table_head_free (RectifyTableHead *self)
{
  if (self == NULL)
    return;
  rectify_columns_free (self->columns);
  g_free (self->types);
  g_free (self->roles);
  g_free (self);
}

static char *
dup_cell (RectifyTable *table, guint row, guint column)
{
  const RectifyCell *cell = rectify_table_get_cell (table, row, column);

  return cell != NULL && cell->row == row && cell->column == column ? rectify_cell_dup_text (cell)
                                                                    : g_strdup ("");
}

/* Most of a head's cells are known, one of them as problems or measures. */
static gboolean
is_head (RectifyVocabulary *vocabulary, RectifyTable *table, guint row)
{
  guint n_columns = rectify_table_get_n_columns (table);
  guint n_cells = 0, n_known = 0;
  gboolean has_lead = FALSE;

  for (guint column = 0; column < n_columns; column++)
    {
      g_autofree char *text = dup_cell (table, row, column);
      gboolean is_lead_in;

      if (*g_strstrip (text) == '\0')
        continue;
      n_cells++;
      if (rectify_table_knows_heading (vocabulary, text, &is_lead_in))
        n_known++;
      has_lead = has_lead || is_lead_in;
    }
  return has_lead && n_known >= 2 && 2 * n_known >= n_cells;
}

/* The heading in a row that stands over a column: its own, or where that is blank the one that begins
 * further left, as where nobody merged them. */
static const RectifyCell *
find_heading (RectifyTable *table, guint row, guint column, gboolean has_below, char **text)
{
  const RectifyCell *cell;

  *text = NULL;
  do
    {
      g_free (*text);
      cell = rectify_table_get_cell (table, row, column);
      *text = cell != NULL ? rectify_cell_dup_text (cell) : g_strdup ("");
    }
  while (*g_strstrip (*text) == '\0' && has_below && column-- > 0);
  return cell;
}

/* Is a heading in the row below known, by itself or with what stands over it? */
static gboolean
knows_below (RectifyVocabulary *vocabulary, RectifyTable *table, guint row, guint column,
             const char *text)
{
  g_autofree char *above = NULL;
  gboolean is_lead_in;

  if (*text == '\0')
    return FALSE;
  if (rectify_table_knows_heading (vocabulary, text, &is_lead_in))
    return TRUE;
  find_heading (table, row, column, TRUE, &above);
  return understand_both (vocabulary, above, text).known;
}

/* Below headings that go over several columns stand those of each, though no cell beside them goes
 * down to the same row. */
static gboolean
goes_on_below (RectifyVocabulary *vocabulary, RectifyTable *table, guint row)
{
  guint n_columns = rectify_table_get_n_columns (table);
  guint n_known = 0;
  gboolean has_wide = FALSE;

  for (guint column = 0; column < n_columns; column++)
    {
      const RectifyCell *above = rectify_table_get_cell (table, row, column);
      g_autofree char *text = dup_cell (table, row + 1, column);

      if ((above == NULL || above->n_rows == 1) && *text != '\0')
        {
          g_autofree char *heading = above != NULL ? rectify_cell_dup_text (above) : g_strdup ("");

          has_wide = has_wide || *g_strstrip (heading) == '\0' || above->n_columns > 1;
        }
      if (g_utf8_strlen (text, -1) > MAX_HEADING || strstr (text, "。") != NULL)
        return FALSE;
      n_known += knows_below (vocabulary, table, row, column, text);
    }
  return has_wide && n_known >= 2;
}

static guint
count_rows (RectifyVocabulary *vocabulary, RectifyTable *table, guint row)
{
  guint n_rows
      = row + 2 < rectify_table_get_n_rows (table) && goes_on_below (vocabulary, table, row) ? 2
                                                                                             : 1;

  for (guint column = 0; column < rectify_table_get_n_columns (table); column++)
    {
      const RectifyCell *cell = rectify_table_get_cell (table, row, column);

      if (cell != NULL && cell->row == row && cell->n_rows > n_rows)
        n_rows = cell->n_rows;
    }
  return MIN (n_rows, MAX (MIN (rectify_table_get_n_rows (table) - row, MAX_HEAD_ROWS), 1));
}

/* “整改任务” over “编号” and “内容”: what these do not say, the heading over them does; but not what
 * was done, as a column “已完成” below it only has ticks. */
static gboolean
gathers (RectifyTable *table, const RectifyCell *cell, const Meaning *meaning)
{
  return cell->n_columns < rectify_table_get_n_columns (table) && meaning->known
         && (meaning->column == RECTIFY_COLUMN_AREA || meaning->column == RECTIFY_COLUMN_PROBLEM
             || meaning->column == RECTIFY_COLUMN_MEASURE
             || meaning->type == RECTIFY_CELL_ASSIGNMENT || meaning->type == RECTIFY_CELL_DEADLINE);
}

static gboolean
is_blank (RectifyTable *table, guint row, guint column)
{
  const RectifyCell *cell = rectify_table_get_cell (table, row, column);
  g_autofree char *text = cell != NULL ? rectify_cell_dup_text (cell) : NULL;

  return column < rectify_table_get_n_columns (table)
         && (text == NULL || *g_strstrip (text) == '\0');
}

/* The lowest heading of a column that is known. */
static Meaning
understand_column (RectifyVocabulary *vocabulary, RectifyTable *table, guint row, guint n_rows,
                   guint column)
{
  Meaning meaning = { FALSE };
  gboolean has_below = FALSE;
  g_autofree char *below = g_strdup ("");

  for (guint i = row + n_rows; i > row && !meaning.known; i--)
    {
      g_autofree char *text = NULL;
      const RectifyCell *cell = find_heading (table, i - 1, column, has_below, &text);
      gboolean own = cell != NULL && cell->column == column && cell->n_columns == 1
                     && !(has_below && is_blank (table, i - 1, column + 1));

      meaning = understand_both (vocabulary, text, below);
      if (meaning.known)
        break;
      meaning = understand (vocabulary, text);
      if (cell != NULL && !own && !gathers (table, cell, &meaning))
        meaning = (Meaning){ FALSE };
      has_below = has_below || *text != '\0';
      if (*text != '\0')
        {
          g_free (below);
          below = g_steal_pointer (&text);
        }
    }
  return meaning;
}

/* Each role is one column's, the first that has it; “整改措施” goes before “整改任务”. */
static void
set_columns (RectifyTableHead *self, const Meaning *meanings)
{
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < self->columns->n_columns; i++)
      if (meanings[i].known && meanings[i].is_task == (pass == 1)
          && rectify_columns_find (self->columns, meanings[i].column) == self->columns->n_columns)
        self->columns->columns[i].role = meanings[i].column;
  for (guint i = 0; i < self->columns->n_columns; i++)
    {
      self->types[i] = meanings[i].type;
      self->roles[i] = meanings[i].role;
    }
}

/**
 * rectify_table_head_find:
 * @vocabulary: a vocabulary
 * @table: a table
 *
 * Returns: (transfer full) (nullable): the head of a table of problems or measures; %NULL if the
 *   table has no such head
 */
RectifyTableHead *
rectify_table_head_find (RectifyVocabulary *vocabulary, RectifyTable *table)
{
  guint n_columns = rectify_table_get_n_columns (table);
  g_autofree Meaning *meanings = NULL;
  RectifyTableHead *self;
  guint row = 0, n_rows;
  guint limit = MIN (rectify_table_get_n_rows (table), MAX_ROWS_BEFORE);

  while (row < limit && !is_head (vocabulary, table, row))
    row++;
  if (row == limit || n_columns < 2)
    return NULL;
  n_rows = count_rows (vocabulary, table, row);
  self = g_new0 (RectifyTableHead, 1);
  self->n_rows = row + n_rows;
  self->columns = rectify_columns_new (n_columns);
  self->types = g_new0 (RectifyCellType, n_columns);
  self->roles = g_new0 (RectifyRole, n_columns);
  meanings = g_new0 (Meaning, n_columns);
  for (guint column = 0; column < n_columns; column++)
    meanings[column] = understand_column (vocabulary, table, row, n_rows, column);
  set_columns (self, meanings);
  return self;
}
