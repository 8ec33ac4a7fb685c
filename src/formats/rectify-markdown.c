/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-markdown.h"

#include <string.h>

#include "rectify-markdown-words.h"
#include "rectify-text-table.h"

#define MAX_LEVEL 6
/* So many signs of it make a text Markdown: some stand in any text by chance. */
#define MIN_SIGNS 2

typedef struct {
  RectifyDocument *document;
  guint line;
  guint n_cells; /* of all tables, at most @max_cells, or G_MAXUINT if there are more */
  guint max_cells;
  gboolean in_sentences; /* “**” marks words there */
  gboolean has_headings;
} Reader;

static const char *
skip_blanks (const char *p)
{
  return p + strspn (p, " \t");
}

/* The level of “## …”, 0 if it is no heading; @rest is set to behind the marks. */
static guint
match_heading (const char *line, const char **rest)
{
  gsize level = strspn (line, "#");

  if (level == 0 || level > MAX_LEVEL || (line[level] != ' ' && line[level] != '\t'))
    return 0;
  *rest = skip_blanks (line + level);
  return **rest != '\0' ? level : 0;
}

static gboolean
is_heading (const char *line)
{
  return match_heading (line, &line) > 0;
}

/* “---”, “- - -” across the page. */
static gboolean
is_rule (const char *line)
{
  guint n = 0;

  for (; *line != '\0'; line++)
    {
      if (strchr ("- \t", *line) == NULL)
        return FALSE;
      n += *line == '-';
    }
  return n >= 3;
}

/* Three stars or low lines across the page; any others are left open to be filled in. */
static gboolean
is_rule_of_stars (const char *line)
{
  guint n = 0;

  for (const char *p = line; *p != '\0'; p++)
    {
      if (*p != ' ' && *p != '\t' && (*p != *line || strchr ("*_", *p) == NULL))
        return FALSE;
      n += *p == *line;
    }
  return n == 3;
}

static gboolean
is_empty_at (GPtrArray *lines, guint i)
{
  return i >= lines->len || *(const char *) g_ptr_array_index (lines, i) == '\0';
}

/* A rule of stars stands by itself. */
static gboolean
is_rule_between (Reader *self, GPtrArray *lines, guint i)
{
  return self->has_headings && is_rule_of_stars (g_ptr_array_index (lines, i))
         && (i == 0 || is_empty_at (lines, i - 1)) && is_empty_at (lines, i + 1);
}

/* “```”, and behind it at most the name of a language. */
static gboolean
is_fence (const char *line)
{
  gsize n = strspn (line, "`");

  n = n > 0 ? n : strspn (line, "~");
  while (n >= 3 && g_ascii_isalnum (line[n]))
    n++;
  return n >= 3 && line[n] == '\0';
}

/* “|---|:---:|” below the head of a table. */
static gboolean
is_separator (const char *line)
{
  return strchr (line, '|') != NULL && strstr (line, "--") != NULL
         && line[strspn (line, "|:- \t")] == '\0';
}

/* Behind “- ”, “* ” or “+ ”, or NULL. */
static const char *
skip_bullet (const char *line)
{
  if (*line == '\0' || strchr ("-*+", *line) == NULL || (line[1] != ' ' && line[1] != '\t'))
    return NULL;
  return skip_blanks (line + 2);
}

static RectifyParagraph *
make_paragraph (Reader *self, RectifyParagraphRole role, const char *text)
{
  RectifyParagraph *paragraph = rectify_paragraph_new (role);

  rectify_paragraph_append (paragraph, rectify_paragraph_role_get_style (role), text);
  rectify_paragraph_set_line (paragraph, self->line);
  return paragraph;
}

static void
add_words (Reader *self, RectifyParagraphRole role, const char *line)
{
  g_autofree char *plain = rectify_markdown_words_dup (line, self->in_sentences);
  gboolean stands_out = rectify_markdown_words_are_strong (line);
  g_auto (GStrv) lines = g_strsplit (plain, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autoptr (RectifyParagraph) paragraph = make_paragraph (self, role, g_strstrip (lines[i]));

      rectify_paragraph_set_stands_out (paragraph, stands_out);
      if (!rectify_paragraph_is_blank (paragraph))
        rectify_document_add (self->document, paragraph);
    }
}

/* “- [x] ” of a list of tasks. */
static char *
dup_task (const char *line)
{
  if (g_str_has_prefix (line, "[ ] "))
    return g_strconcat ("☐", line + 4, NULL);
  if (g_str_has_prefix (line, "[x] ") || g_str_has_prefix (line, "[X] "))
    return g_strconcat ("☑", line + 4, NULL);
  return g_strdup (line);
}

static void
add_line (Reader *self, const char *line)
{
  const char *rest = line;
  g_autofree char *task = NULL;
  guint level;

  while (*rest == '>')
    rest = skip_blanks (rest + 1);
  if (is_rule (rest) || is_fence (rest))
    return;
  level = match_heading (rest, &rest);
  if (level > 0)
    {
      g_autofree char *heading = g_strdup (rest);
      gsize length = strlen (heading);

      while (length > 0 && heading[length - 1] == '#')
        heading[--length] = '\0';
      add_words (self, RECTIFY_PARAGRAPH_HEADING_1 + MIN (level, 4) - 1, heading);
      return;
    }
  if (skip_bullet (rest) != NULL)
    rest = skip_bullet (rest);
  task = dup_task (rest);
  add_words (self, RECTIFY_PARAGRAPH_BODY, task);
}

/* The cells of “| a | b |”; what is more than a table may have is not cut. */
static GPtrArray *
cut_row (const char *line)
{
  GPtrArray *cells = g_ptr_array_new_with_free_func (g_free);
  const char *start = *line == '|' ? line + 1 : line;

  for (const char *p = start;; p++)
    {
      if (*p == '\\' && p[1] != '\0')
        {
          p++;
          continue;
        }
      if (*p != '|' && *p != '\0')
        continue;
      if (*p == '|' || *skip_blanks (start) != '\0' || cells->len == 0)
        g_ptr_array_add (cells, g_strstrip (g_strndup (start, p - start)));
      if (*p == '\0' || cells->len > RECTIFY_TABLE_MAX_COLUMNS)
        return cells;
      start = p + 1;
    }
}

static void
fill_row (Reader *self, RectifyTable *table, guint row, GPtrArray *cells)
{
  guint n_columns = rectify_table_get_n_columns (table);

  rectify_table_add_row (table);
  for (guint column = 0; column < n_columns; column++)
    {
      RectifyCell *cell = rectify_table_add_cell (table, row, column, 1, 1);
      g_autofree char *plain
          = rectify_markdown_words_dup (column < cells->len ? g_ptr_array_index (cells, column)
                                                            : "",
                                        self->in_sentences);
      g_auto (GStrv) lines = g_strsplit (plain, "\n", -1);

      for (guint i = 0; lines[i] != NULL; i++)
        {
          g_autoptr (RectifyParagraph) paragraph
              = make_paragraph (self, RECTIFY_PARAGRAPH_BODY, g_strstrip (lines[i]));

          if (!rectify_paragraph_is_blank (paragraph))
            rectify_cell_add (cell, paragraph);
        }
    }
  self->n_cells += n_columns;
}

static gboolean
is_full (Reader *self)
{
  return (guint64) rectify_document_get_n_blocks (self->document) + self->n_cells > self->max_cells;
}

static void
add_lines (Reader *self, GPtrArray *lines, guint first, guint n)
{
  for (guint i = first; i < first + n && !is_full (self); i++)
    {
      self->line = i + 1;
      add_line (self, g_ptr_array_index (lines, i));
    }
}

/* A table with as many columns as its widest row; one that has more cells than are allowed is only
 * counted, and one that is too wide is lines. Returns how many lines it has. */
static guint
add_table (Reader *self, GPtrArray *lines, guint first)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  g_autoptr (RectifyTable) table = NULL;
  guint n_columns = 0, n;

  for (n = 0; first + n < lines->len; n++)
    {
      const char *line = g_ptr_array_index (lines, first + n);

      if (strchr (line, '|') == NULL)
        break;
      if (n == 1 || n_columns > RECTIFY_TABLE_MAX_COLUMNS)
        continue;
      g_ptr_array_add (rows, cut_row (line));
      n_columns = MAX (n_columns, ((GPtrArray *) g_ptr_array_index (rows, rows->len - 1))->len);
    }
  if (n_columns > RECTIFY_TABLE_MAX_COLUMNS)
    {
      add_lines (self, lines, first, n);
      return n;
    }
  if ((guint64) rows->len * n_columns + self->n_cells > self->max_cells)
    {
      self->n_cells = G_MAXUINT;
      return n;
    }
  table = rectify_table_new (n_columns);
  for (guint i = 0; i < rows->len; i++)
    {
      self->line = first + i + (i > 0) + 1;
      fill_row (self, table, i, g_ptr_array_index (rows, i));
    }
  rectify_document_add_table (self->document, table);
  return n;
}

static gboolean
is_table (GPtrArray *lines, guint i)
{
  return strchr (g_ptr_array_index (lines, i), '|') != NULL && i + 1 < lines->len
         && is_separator (g_ptr_array_index (lines, i + 1));
}

static GPtrArray *
cut_lines (const char *text)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);

  while (*text != '\0')
    {
      const char *end = text;

      while (*end != '\0' && rectify_text_line_end_length (end) == 0)
        end++;
      g_ptr_array_add (lines, g_strstrip (g_strndup (text, end - text)));
      text = end + rectify_text_line_end_length (end);
    }
  return lines;
}

/* “**” is none, since it also stands for what is left open. */
static guint
count_signs (const char *line)
{
  return is_separator (line) ? MIN_SIGNS : is_heading (line);
}

/* Behind one heading, a label between “**” is a second sign. */
static gboolean
is_strong_label (const char *line)
{
  const char *rest = skip_bullet (line);

  return rectify_markdown_words_is_label (rest != NULL ? rest : line);
}

/**
 * rectify_markdown_recognise:
 * @text: a whole text in UTF-8
 *
 * Returns: whether it is written in Markdown: it has the line below the head of a table, or headings
 *   with “#”, one of them at least where a line begins with words between “**”
 */
gboolean
rectify_markdown_recognise (const char *text)
{
  guint n_signs = 0;
  gboolean has_label = FALSE;

  while (*text != '\0' && n_signs < MIN_SIGNS)
    {
      const char *end = text + strcspn (text, "\n\r");
      const char *first = skip_blanks (text);

      if (*first != '\0' && strchr ("#-*+|:", *first) != NULL)
        {
          g_autofree char *line = g_strstrip (g_strndup (text, end - text));

          n_signs += count_signs (line);
          has_label = has_label || is_strong_label (line);
        }
      text = *end != '\0' ? end + 1 : end;
    }
  return n_signs >= MIN_SIGNS || (n_signs > 0 && has_label);
}

/**
 * rectify_markdown_read:
 * @text: a text in Markdown
 * @document: where to
 * @max_blocks: how many paragraphs and cells are allowed
 *
 * Adds what a text in Markdown says, without its marks: headings of their level, tables, and a
 * paragraph for each other line.
 *
 * Returns: %FALSE if there is more
 */
gboolean
rectify_markdown_read (const char *text, RectifyDocument *document, guint max_blocks)
{
  g_autoptr (GPtrArray) lines = cut_lines (text);
  Reader self = { .document = document, .max_cells = max_blocks };

  self.in_sentences = rectify_markdown_words_are_in_sentences (lines);
  for (guint i = 0; i < lines->len && !self.has_headings; i++)
    self.has_headings = is_heading (g_ptr_array_index (lines, i));
  for (guint i = 0, n = 1; i < lines->len && !is_full (&self); i += n)
    {
      n = 1;
      if (is_table (lines, i))
        n = add_table (&self, lines, i);
      else if (!is_rule_between (&self, lines, i))
        add_lines (&self, lines, i, 1);
    }
  return !is_full (&self);
}
