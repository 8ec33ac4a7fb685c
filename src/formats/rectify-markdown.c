/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-markdown.h"

#include <string.h>

#include "rectify-text-table.h"

#define MAX_LEVEL 6
/* So many signs of it make a text Markdown: some stand in any text by chance. */
#define MIN_SIGNS 2

typedef struct {
  RectifyDocument *document;
  guint line;
  guint n_cells; /* of all tables, at most @max_cells, or G_MAXUINT if there are more */
  guint max_cells;
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

/* “---”, “- - -” across the page; stars and low lines are left open to be filled in. */
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

static gboolean
is_colon (gunichar c)
{
  return c == ':' || c == 0xff1a;
}

/* “**” also stands for a name that is left open: “**市**局”, “**科负责，**科”. What is between marks
 * begins and ends like a word of the line, or is a label. */
static gboolean
closes_strong (const char *start, const char *end)
{
  gunichar before = g_utf8_get_char (g_utf8_find_prev_char (start, end));
  gunichar after = g_utf8_get_char (end + 2);

  return !g_unichar_isspace (before)
         && (is_colon (before) || after == 0 || !g_unichar_isalnum (after));
}

/* Stars without a partner are left open as well, so that those beside them may be. */
static gboolean
has_pairs (const char *line)
{
  guint n = 0;

  for (const char *p = strstr (line, "**"); p != NULL; p = strstr (p + 2, "**"))
    n++;
  return n % 2 == 0;
}

/* Where “**” closes what the one at @p opens, or NULL. */
static const char *
find_strong_end (const char *line, const char *p, gboolean pairs)
{
  const char *before = g_utf8_find_prev_char (line, p);
  const char *start = p + 2;
  const char *end = strstr (start, "**");

  if (end == NULL || end == start || g_unichar_isspace (g_utf8_get_char (start))
      || !closes_strong (start, end)
      || (before != NULL && g_unichar_isalnum (g_utf8_get_char (before))))
    return NULL;
  return pairs || is_colon (g_utf8_get_char (g_utf8_prev_char (end)))
                 || is_colon (g_utf8_get_char (end + 2))
             ? end
             : NULL;
}

static gsize
measure_break (const char *p)
{
  static const char *const breaks[] = { "<br>", "<br/>", "<br />", "<BR>" };

  for (guint i = 0; i < G_N_ELEMENTS (breaks); i++)
    if (g_str_has_prefix (p, breaks[i]))
      return strlen (breaks[i]);
  return 0;
}

/* Does “\” only keep the sign behind it from being a mark? In a path it is a word's own. */
static gboolean
is_escape (const char *line, const char *p)
{
  gboolean in_path = p > line && (g_ascii_isalnum (p[-1]) || strchr (":\\.", p[-1]) != NULL);

  if (p[1] == '|')
    return TRUE;
  if (p[1] == '.')
    return p > line && strspn (line, "0123456789") == (gsize) (p - line);
  return p[1] != '\0' && strchr ("*_`#[]", p[1]) != NULL && !in_path;
}

/* What is between backticks stands as it is, where it ends before @closing, if that is not NULL.
 * Returns what is behind it, or NULL. */
static const char *
add_code (GString *plain, const char *p, const char *closing)
{
  gsize n = strspn (p, "`");
  g_autofree char *mark = g_strndup (p, n);
  const char *end = strstr (p + n, mark);

  if (n == 0 || end == NULL || (closing != NULL && end > closing))
    return NULL;
  g_string_append_len (plain, p + n, end - p - n);
  return end + n;
}

/* The words of a line without “**” around some of them, “`” and “\” before a mark; a break is a line
 * end. */
static char *
dup_plain (const char *line)
{
  GString *plain = g_string_new (NULL);
  gboolean pairs = has_pairs (line);
  const char *closing = NULL;
  const char *p = line;

  while (*p != '\0')
    {
      gsize length = measure_break (p);
      const char *end = NULL;

      if (length > 0)
        {
          g_string_append_c (plain, '\n');
          p += length;
        }
      else if (p == closing)
        p += 2;
      else if (p > closing && g_str_has_prefix (p, "**"))
        {
          closing = find_strong_end (line, p, pairs);
          if (closing == NULL)
            g_string_append (plain, "**");
          p += 2;
        }
      else if (*p == '\\' && is_escape (line, p))
        {
          g_string_append_c (plain, p[1]);
          p += 2;
        }
      else if ((end = add_code (plain, p, p < closing ? closing : NULL)) != NULL)
        p = end;
      else
        g_string_append_c (plain, *p++);
    }
  return g_string_free (plain, FALSE);
}

static RectifyParagraph *
make_paragraph (Reader *self, RectifyParagraphRole role, const char *text)
{
  RectifyParagraph *paragraph = rectify_paragraph_new (role);

  rectify_paragraph_append (paragraph, rectify_paragraph_role_get_style (role), text);
  rectify_paragraph_set_line (paragraph, self->line);
  return paragraph;
}

/* “**学习不深入**” and nothing else. */
static gboolean
is_all_strong (const char *line)
{
  const char *end
      = g_str_has_prefix (line, "**") ? find_strong_end (line, line, has_pairs (line)) : NULL;

  return end != NULL && end[strlen ("**")] == '\0';
}

static void
add_words (Reader *self, RectifyParagraphRole role, const char *line)
{
  g_autofree char *plain = dup_plain (line);
  gboolean stands_out = is_all_strong (line);
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

/* The cells of “| a | b |”. */
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
      if (*p == '\0')
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
          = dup_plain (column < cells->len ? g_ptr_array_index (cells, column) : "");
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

/* A table with as many columns as its widest row; one that has more cells than are allowed is only
 * counted. Returns how many lines it has, 0 if it is no table. */
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
      if (n == 1)
        continue;
      g_ptr_array_add (rows, cut_row (line));
      n_columns = MAX (n_columns, ((GPtrArray *) g_ptr_array_index (rows, rows->len - 1))->len);
    }
  if (n_columns > RECTIFY_TABLE_MAX_COLUMNS)
    return 0;
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
  const char *rest;

  if (is_separator (line))
    return MIN_SIGNS;
  return match_heading (line, &rest) > 0;
}

/* Behind one heading, a label between “**” is a second sign. */
static gboolean
is_strong_label (const char *line)
{
  const char *rest = skip_bullet (line) != NULL ? skip_bullet (line) : line;
  const char *end
      = g_str_has_prefix (rest, "**") ? find_strong_end (rest, rest, has_pairs (rest)) : NULL;

  return end != NULL
         && (end[2] == '\0' || is_colon (g_utf8_get_char (end + 2))
             || is_colon (g_utf8_get_char (g_utf8_prev_char (end))));
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

  for (guint i = 0, n; i < lines->len; i += n)
    {
      const char *line = g_ptr_array_index (lines, i);

      n = 0;
      if (strchr (line, '|') != NULL && i + 1 < lines->len
          && is_separator (g_ptr_array_index (lines, i + 1)))
        n = add_table (&self, lines, i);
      if (n == 0)
        {
          self.line = i + 1;
          add_line (&self, line);
          n = 1;
        }
      if ((guint64) rectify_document_get_n_blocks (document) + self.n_cells > max_blocks)
        return FALSE;
    }
  return TRUE;
}
