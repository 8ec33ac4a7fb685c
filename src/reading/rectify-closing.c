/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-closing.h"

#include <string.h>

/* What stands below a document: who signs, and the date. Characters. */
#define MAX_SIGNATURE 30
/* So many units sign together. */
#define MAX_SIGNATURES 10
#define MAX_DATE 14
#define MAX_PRINTED 50
/* So many pieces behind who printed a document are looked at. */
#define MAX_LOOK 50
/* The name of an annex. Characters. */
#define MAX_ANNEX 40

static gboolean
is_signature (RectifyOutline *self, GArray *tokens, guint index, gboolean dated)
{
  const RectifyToken *token = &g_array_index (tokens, RectifyToken, index);
  g_autofree char *text = NULL;

  if (token->type != RECTIFY_TOKEN_TEXT || token->labelled || token->run_in)
    return FALSE;
  text = rectify_token_dup (g_ptr_array_index (self->texts, token->paragraph), token->start,
                            token->end);
  if (g_utf8_strlen (text, -1) > MAX_SIGNATURE || rectify_sentence_end (text) > 0)
    return FALSE;
  return !dated || (strstr (text, "年") != NULL && g_str_has_suffix (text, "日"));
}

/* Does it sign with others, each in a line of its own? */
static gboolean
is_joint_signature (RectifyOutline *self, GArray *tokens, guint index)
{
  const RectifyToken *token = &g_array_index (tokens, RectifyToken, index);
  g_autofree char *text = NULL;

  if (!is_signature (self, tokens, index, FALSE))
    return FALSE;
  text = rectify_token_dup (g_ptr_array_index (self->texts, token->paragraph), token->start,
                            token->end);
  return strstr (text, "：") == NULL
         && rectify_word_list_ends (rectify_vocabulary_get_list (self->vocabulary, "parties",
                                                                 "units"),
                                    text);
}

/* Does a piece begin a list of units, one in each line (“配合单位：”, “由下列单位落实”)? */
static gboolean
begins_list (RectifyOutline *self, const RectifyToken *token)
{
  g_autofree char *text = rectify_token_dup (g_ptr_array_index (self->texts, token->paragraph),
                                             token->start, token->end);

  if (g_str_has_suffix (text, "：") || g_str_has_suffix (text, ":")
      || g_str_has_suffix (text, "、"))
    return TRUE;
  return token->type == RECTIFY_TOKEN_TEXT && g_utf8_strlen (text, -1) <= MAX_SIGNATURE
         && rectify_sentence_end (text) == 0
         && rectify_word_list_occurs (rectify_vocabulary_get_list (self->vocabulary, "parties",
                                                                   "list-heads"),
                                      text);
}

/* Do the lines of units that one is among belong to what stands above them? */
static gboolean
is_listed (RectifyOutline *self, GArray *tokens, guint index)
{
  guint first = index;

  while (first > 0 && index - first < MAX_SIGNATURES
         && is_joint_signature (self, tokens, first - 1))
    first--;
  return first > 0 && begins_list (self, &g_array_index (tokens, RectifyToken, first - 1));
}

/* “2023年3月1日” alone. */
static gboolean
is_date (RectifyOutline *self, GArray *tokens, guint index)
{
  const RectifyToken *token = &g_array_index (tokens, RectifyToken, index);
  g_autofree char *text = NULL;

  if (!is_signature (self, tokens, index, TRUE))
    return FALSE;
  text = rectify_token_dup (g_ptr_array_index (self->texts, token->paragraph), token->start,
                            token->end);
  return g_utf8_strlen (text, -1) <= MAX_DATE
         && g_utf8_strchr ("12１２一二×xXＸ*", -1, g_utf8_get_char (text)) != NULL;
}

/* Does a text end with a date that stands alone or behind a blank? */
static gboolean
ends_in_own_date (const char *text)
{
  const char *start = text + strlen (text);

  while (start > text)
    {
      const char *previous = g_utf8_prev_char (start);
      gunichar c = g_utf8_get_char (previous);

      if (!g_unichar_isspace (c) && !g_unichar_isdigit (c)
          && g_utf8_strchr ("〇零一二三四五六七八九十×xXＸ*年月日", -1, c) == NULL)
        break;
      start = previous;
    }
  return (start == text || g_unichar_isspace (g_utf8_get_char (start)))
         && strstr (start, "年") != NULL && strstr (start, "日") != NULL;
}

/* Behind who printed a document nothing of it follows; only an annex may. */
static gboolean
ends_plan (RectifyOutline *self, GArray *tokens, guint index)
{
  for (guint i = index + 1; i < tokens->len && i <= index + MAX_LOOK; i++)
    {
      const RectifyToken *token = &g_array_index (tokens, RectifyToken, i);

      if (rectify_closing_is_annex (self, token))
        return TRUE;
      if (token->labelled
          || (token->type != RECTIFY_TOKEN_TEXT && token->type != RECTIFY_TOKEN_TABLE))
        return FALSE;
    }
  return TRUE;
}

/* “××局办公室　2023年3月1日印发” below an issued document. */
static gboolean
is_printed_line (RectifyOutline *self, const RectifyToken *token)
{
  g_autofree char *text = rectify_token_dup (g_ptr_array_index (self->texts, token->paragraph),
                                             token->start, token->end);

  if (token->run_in || !g_str_has_suffix (text, "印发") || g_utf8_strlen (text, -1) > MAX_PRINTED)
    return FALSE;
  text[strlen (text) - strlen ("印发")] = '\0';
  return ends_in_own_date (text);
}

static gboolean
is_printed (RectifyOutline *self, GArray *tokens, guint index)
{
  return is_printed_line (self, &g_array_index (tokens, RectifyToken, index))
         && ends_plan (self, tokens, index);
}

/* “抄送：县委办公室” below a document: who printed it follows, or nothing that is of the plan. */
static gboolean
is_copies_line (RectifyOutline *self, const char *words)
{
  return rectify_vocabulary_match_word (self->vocabulary, "titles", "copies", words) > 0;
}

static gboolean
closes_with_copies (RectifyOutline *self, GArray *tokens, guint index)
{
  const RectifyToken *next
      = index + 1 < tokens->len ? &g_array_index (tokens, RectifyToken, index + 1) : NULL;

  return ends_plan (self, tokens, index)
         || (next != NULL && next->type == RECTIFY_TOKEN_TEXT && is_printed_line (self, next));
}

/* A formula with which a document closes, or who else gets it. */
static gboolean
is_formula (RectifyOutline *self, GArray *tokens, guint index)
{
  const RectifyToken *token = &g_array_index (tokens, RectifyToken, index);
  const char *words
      = (const char *) g_ptr_array_index (self->texts, token->paragraph) + token->start;

  if (token->run_in)
    return FALSE;
  if (is_copies_line (self, words))
    return closes_with_copies (self, tokens, index);
  return rectify_vocabulary_match_word (self->vocabulary, "titles", "closings", words) > 0;
}

/**
 * rectify_closing_begins:
 * @self: an outline
 * @tokens: (element-type RectifyToken): the pieces of the document
 * @index: one of them, words without a label
 *
 * Returns: whether it is who signs, above a date; or the date itself; or a closing formula
 */
gboolean
rectify_closing_begins (RectifyOutline *self, GArray *tokens, guint index)
{
  if (is_date (self, tokens, index) || is_printed (self, tokens, index)
      || is_formula (self, tokens, index))
    return TRUE;
  if (!is_signature (self, tokens, index, FALSE))
    return FALSE;
  for (guint i = index + 1; i < tokens->len && i <= index + MAX_SIGNATURES; i++)
    {
      if (is_joint_signature (self, tokens, i))
        continue;
      return is_date (self, tokens, i)
             && (i == index + 1
                 || (is_joint_signature (self, tokens, index) && !is_listed (self, tokens, index)));
    }
  return FALSE;
}

/**
 * rectify_closing_is_copies:
 * @self: an outline
 * @token: a piece of the document
 *
 * Returns: whether it is a line that says who gets copies (“抄送：县委办公室”), wherever it stands
 */
gboolean
rectify_closing_is_copies (RectifyOutline *self, const RectifyToken *token)
{
  const char *text = g_ptr_array_index (self->texts, token->paragraph);

  return !token->run_in && is_copies_line (self, text + token->start);
}

/**
 * rectify_closing_find:
 * @self: an outline
 * @tokens: (element-type RectifyToken): the pieces of the document
 *
 * Returns: where the signature and the date below the document begin, which belong to no item; the
 *   number of pieces if there are none
 */
guint
rectify_closing_find (RectifyOutline *self, GArray *tokens)
{
  guint n_tokens = tokens->len, first;

  if (n_tokens < 2 || !is_signature (self, tokens, n_tokens - 1, TRUE))
    return n_tokens;
  if (!is_signature (self, tokens, n_tokens - 2, FALSE))
    return n_tokens - 1;
  first = n_tokens - 2;
  while (first > 0 && n_tokens - first <= MAX_SIGNATURES && is_joint_signature (self, tokens, first)
         && is_joint_signature (self, tokens, first - 1))
    first--;
  return first < n_tokens - 2 && is_listed (self, tokens, first) ? n_tokens - 2 : first;
}

/**
 * rectify_closing_is_annex:
 * @self: an outline
 * @token: a piece of the document
 *
 * Returns: whether it is a line such as “附件：1.问题清单” or “附件1”, which belongs to no item, nor
 *   does the list behind it
 */
gboolean
rectify_closing_is_annex (RectifyOutline *self, const RectifyToken *token)
{
  const char *text = g_ptr_array_index (self->texts, token->paragraph);

  return !token->run_in
         && rectify_vocabulary_match_word (self->vocabulary, "titles", "annexes",
                                           text + token->start)
                > 0;
}

/**
 * rectify_closing_continues_annex:
 * @self: an outline
 * @token: a labelled piece of the document, behind a line of annexes
 *
 * Returns: whether it is one more annex of the list
 */
gboolean
rectify_closing_continues_annex (RectifyOutline *self, const RectifyToken *token)
{
  g_autofree char *words = rectify_token_dup (g_ptr_array_index (self->texts, token->paragraph),
                                              token->start, token->end);

  return !rectify_label_matcher_is_section (self->matcher, token->label.family)
         && g_utf8_strlen (words, -1) <= MAX_ANNEX && rectify_sentence_end (words) == 0;
}
