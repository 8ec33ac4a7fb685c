/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-named-problem.h"

#include <string.h>

#include "rectify-field-matcher.h"

/* The last number of a series that is open; 0 if none is. */
typedef struct {
  guint number;
  guint id;
} Series;

/* A piece that could be joined, and its series; or the cause that is counted behind it. */
typedef struct {
  guint index;
  guint series;
  gboolean is_cause;
} Candidate;

/* The words that only say that it is a problem, the only ones that a number may have before them. */
static gboolean
has_plain_word (const char *words)
{
  static const char *const names[]
      = { "问题",           "存在问题", "主要问题", "具体问题", "存在的问题",
          "存在的主要问题", "突出问题", "反馈问题", "查摆问题" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char *rest = g_str_has_prefix (words, names[i]) ? words + strlen (names[i]) : NULL;

      if (rest != NULL && (g_str_has_prefix (rest, "：") || *rest == ':'))
        return TRUE;
    }
  return FALSE;
}

/* The number before a lead-in, a note, a field or words that begin a paragraph. */
static gboolean
find_label (RectifyOutline *self, const RectifyToken *token, RectifyLabelMatch *label)
{
  const char *text = g_ptr_array_index (self->texts, token->paragraph);

  if (token->run_in || token->type == RECTIFY_TOKEN_TABLE)
    return FALSE;
  if (token->type == RECTIFY_TOKEN_TEXT)
    {
      *label = token->label;
      return token->labelled;
    }
  return rectify_label_matcher_match (self->matcher, text + token->start, label)
         && !rectify_label_matcher_is_section (self->matcher, label->family);
}

/* “（一）问题：” straight before words of its paragraph that no number begins. */
static gboolean
is_candidate (RectifyOutline *self, GArray *tokens, guint index, RectifyLabelMatch *label)
{
  const RectifyToken *token = &g_array_index (tokens, RectifyToken, index);
  const RectifyToken *next = token + 1;
  const char *text = g_ptr_array_index (self->texts, token->paragraph);

  return token->type == RECTIFY_TOKEN_PROBLEMS && find_label (self, token, label)
         && index + 1 < tokens->len && next->run_in && next->paragraph == token->paragraph
         && next->type == RECTIFY_TOKEN_TEXT && !next->labelled
         && has_plain_word (text + rectify_field_skip_number (self->matcher, text, token->start));
}

/* “2.原因：思想松懈。” */
static gboolean
is_cause (RectifyOutline *self, const RectifyToken *token)
{
  const char *text = g_ptr_array_index (self->texts, token->paragraph);

  return token->type == RECTIFY_TOKEN_TEXT && token->labelled
         && (g_str_has_prefix (text + token->body, "原因：")
             || g_str_has_prefix (text + token->body, "原因:")
             || g_str_has_prefix (text + token->body, "原因分析"));
}

/* Forgets the series that are open: a section begins. */
static void
close_series (GArray *open)
{
  for (guint i = 0; i < open->len; i++)
    g_array_index (open, Series, i).number = 0;
}

/* The series that a number goes on with, or a new one. */
static guint
find_series (GArray *open, GArray *parts, const RectifyLabelMatch *label)
{
  const gboolean none = FALSE;
  Series *series;

  if (open->len <= label->family)
    g_array_set_size (open, label->family + 1);
  series = &g_array_index (open, Series, label->family);
  if (series->number == 0 || label->number != series->number + 1)
    {
      series->id = parts->len;
      g_array_append_val (parts, none);
    }
  series->number = label->number;
  return series->id;
}

/* Finds what each is to be joined with what follows it, and in which series it is counted. A series
 * that also counts what is no problem, “1.存在问题：… 3.整改措施：…”, counts the parts of a form: @parts. */
static GArray *
find_candidates (RectifyOutline *self, GArray *tokens, GArray *parts)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (Candidate));
  g_autoptr (GArray) open = g_array_new (FALSE, TRUE, sizeof (Series));
  RectifyLabelMatch label;

  for (guint i = 0; i < tokens->len; i++)
    {
      const RectifyToken *token = &g_array_index (tokens, RectifyToken, i);
      Candidate candidate = { .index = i };

      if (!find_label (self, token, &label))
        continue;
      if (rectify_label_matcher_is_section (self->matcher, label.family))
        {
          close_series (open);
          continue;
        }
      candidate.series = find_series (open, parts, &label);
      if (token->type != RECTIFY_TOKEN_TEXT && token->type != RECTIFY_TOKEN_PROBLEMS)
        g_array_index (parts, gboolean, candidate.series) = TRUE;
      candidate.is_cause
          = found->len > 0
            && g_array_index (found, Candidate, found->len - 1).series == candidate.series
            && is_cause (self, token);
      if (candidate.is_cause || is_candidate (self, tokens, i, &label))
        g_array_append_val (found, candidate);
    }
  return found;
}

/* The number, the word and what stands behind it are one piece. */
static void
join (RectifyOutline *self, RectifyToken *token, const RectifyToken *words)
{
  find_label (self, token, &token->label);
  token->type = RECTIFY_TOKEN_TEXT;
  token->labelled = token->is_problem = TRUE;
  token->body = token->start + token->label.length;
  token->end = words->end;
}

/* The cause of a problem is none itself. */
static void
make_note (RectifyToken *token)
{
  token->type = RECTIFY_TOKEN_NOTE;
  token->labelled = FALSE;
  token->body = token->start;
}

/**
 * rectify_named_problems_join:
 * @self: an outline
 * @tokens: (element-type RectifyToken): the pieces of the document
 *
 * Makes one piece of a number, a word for a problem and what it says, “（一）问题：学习不系统。”: the word
 * leads in nothing but is the first of the problem's own. Where the numbers are those of the parts of
 * a form, “1.存在问题：… 2.整改措施：…”, it stays a lead-in.
 */
void
rectify_named_problems_join (RectifyOutline *self, GArray *tokens)
{
  g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (gboolean));
  g_autoptr (GArray) found = find_candidates (self, tokens, parts);
  guint n = 0, next = 0;

  if (found->len == 0)
    return;
  for (guint i = 0; i < tokens->len; i++)
    {
      RectifyToken token = g_array_index (tokens, RectifyToken, i);

      if (next < found->len && i == g_array_index (found, Candidate, next).index)
        {
          const Candidate *candidate = &g_array_index (found, Candidate, next++);
          gboolean is_part = g_array_index (parts, gboolean, candidate->series);

          if (candidate->is_cause && is_part)
            make_note (&token);
          else if (!candidate->is_cause && !is_part)
            join (self, &token, &g_array_index (tokens, RectifyToken, ++i));
        }
      g_array_index (tokens, RectifyToken, n++) = token;
    }
  g_array_set_size (tokens, n);
}
