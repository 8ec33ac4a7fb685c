/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-named-problem.h"

#include <string.h>

#include "rectify-field-matcher.h"

/* How far is looked for the next number, in pieces of the document. */
#define MAX_LOOK_AHEAD 2000

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

/* Does the series that counts “1.存在问题：” also count what is no problem: “2.整改措施：”? Then the
 * numbers are those of the parts of a form. */
static gboolean
counts_parts (RectifyOutline *self, GArray *tokens, guint index, const RectifyLabelMatch *label,
              int step)
{
  RectifyLabelMatch last = *label, found;

  for (guint i = 1; i < MAX_LOOK_AHEAD && (step > 0 ? index + i < tokens->len : i <= index); i++)
    {
      guint at = step > 0 ? index + i : index - i;
      const RectifyToken *token = &g_array_index (tokens, RectifyToken, at);

      if (!find_label (self, token, &found))
        continue;
      if (rectify_label_matcher_is_section (self->matcher, found.family))
        return FALSE;
      if (found.family != last.family)
        continue;
      if (found.number != last.number + step)
        return FALSE;
      return token->type != RECTIFY_TOKEN_TEXT && token->type != RECTIFY_TOKEN_PROBLEMS;
    }
  return FALSE;
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
  g_autoptr (GArray) joined = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n = 0, next = 0;
  RectifyLabelMatch label;

  for (guint i = 0; i < tokens->len; i++)
    if (is_candidate (self, tokens, i, &label) && !counts_parts (self, tokens, i, &label, 1)
        && !counts_parts (self, tokens, i, &label, -1))
      g_array_append_val (joined, i);
  if (joined->len == 0)
    return;
  for (guint i = 0; i < tokens->len; i++)
    {
      RectifyToken token = g_array_index (tokens, RectifyToken, i);

      if (next < joined->len && i == g_array_index (joined, guint, next))
        {
          next++;
          join (self, &token, &g_array_index (tokens, RectifyToken, ++i));
        }
      g_array_index (tokens, RectifyToken, n++) = token;
    }
  g_array_set_size (tokens, n);
}
