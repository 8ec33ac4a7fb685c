/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-token.h"

#include <string.h>

#include "rectify-characters.h"
#include "rectify-field-matcher.h"

static gboolean
is_blank_char (gunichar c)
{
  return !rectify_is_ideograph (c) && (g_unichar_isspace (c) || c == 0xfeff || c == 0x200b);
}

/**
 * rectify_token_dup:
 * @text: a paragraph
 * @start: a byte in it
 * @end: a byte behind it
 *
 * Returns: (transfer full): what stands between, without blanks at its ends
 */
char *
rectify_token_dup (const char *text, gsize start, gsize end)
{
  const char *first = text + start;
  const char *last = text + MAX (start, end);

  while (first < last && is_blank_char (g_utf8_get_char (first)))
    first = g_utf8_next_char (first);
  while (last > first)
    {
      const char *previous = g_utf8_prev_char (last);

      if (!is_blank_char (g_utf8_get_char (previous)))
        break;
      last = previous;
    }
  return g_strndup (first, last - first);
}

static gsize
skip_blanks (const char *text, gsize position)
{
  const char *p = text + position;

  while (*p != '\0' && is_blank_char (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  return p - text;
}

static void
start_text (RectifyLabelMatcher *matcher, const char *text, gsize position, RectifyToken *token)
{
  *token = (RectifyToken){ .type = RECTIFY_TOKEN_TEXT, .start = position, .body = position };
  token->labelled = rectify_label_matcher_match (matcher, text + position, &token->label);
  if (token->labelled)
    token->body = position + token->label.length;
}

static gboolean
ends_sentence (gunichar c)
{
  switch (c)
    {
    case 0x3002: /* 。 */
    case 0xff1b: /* ； */
    case ';':
    case 0xff01: /* ！ */
    case '!':
    case 0xff1f: /* ？ */
    case '?':
    case 0xff1a: /* ： */
    case ':':
    case 0x201d: /* ” */
    case 0xff09: /* ） */
    case ')':
      return TRUE;
    default:
      return FALSE;
    }
}

/* “落实‘双减’措施：”: a lead-in begins behind a quote or bracket only where a sentence ends in it. */
static gboolean
closes_sentence (const char *text, gsize position)
{
  const char *mark = g_utf8_find_prev_char (text, text + position);
  const char *before = mark != NULL ? g_utf8_find_prev_char (text, mark) : NULL;

  return mark == NULL || g_utf8_strchr ("”）)", -1, g_utf8_get_char (mark)) == NULL
         || (before != NULL && ends_sentence (g_utf8_get_char (before)));
}

/* Does a field or lead-in begin at a place inside a text? It stands behind a sentence, a blank, or
 * in brackets, and always has its colon. */
static gboolean
match_special (RectifyVocabulary *vocabulary, RectifyLabelMatcher *matcher, const char *text,
               gsize position, gunichar last, gboolean at_start, RectifyToken *token)
{
  gunichar c = g_utf8_get_char (text + position);
  gboolean in_brackets = c == 0xff08 || c == '(' || c == 0x3010;
  gsize behind;

  if (!at_start && !in_brackets && !ends_sentence (last) && !is_blank_char (last))
    return FALSE;
  behind = rectify_field_skip_number (matcher, text, position);
  if (!rectify_field_may_begin (vocabulary, text + position)
      && !rectify_field_may_begin (vocabulary, text + behind))
    return FALSE;
  if (rectify_field_match (vocabulary, text, position, at_start, token))
    return TRUE;
  if (at_start && behind > position && rectify_field_match (vocabulary, text, behind, FALSE, token))
    {
      token->start = position;
      return TRUE;
    }
  if (!at_start && !ends_sentence (last))
    return FALSE;
  return rectify_note_match (vocabulary, text, position, behind, token)
         || (rectify_lead_in_match (vocabulary, text, position, behind, token)
             && (at_start
                 || (closes_sentence (text, position)
                     && (token->end < strlen (text) || g_str_has_suffix (text, "：")
                         || g_str_has_suffix (text, ":")))));
}

/* A label that goes on counting inside the paragraph that its predecessor began. */
static gsize
find_continuation (RectifyLabelMatcher *matcher, const char *text, const RectifyToken *token,
                   gsize end)
{
  RectifyLabelMatch match;
  gsize position;

  if (!token->labelled || !rectify_label_matcher_is_run_in (matcher, token->label.family)
      || !rectify_label_matcher_find_next (matcher, text, token->body, end, token->label.family,
                                           token->label.number + 1, &position, &match))
    return end;
  return position;
}

static gboolean
finds_special (RectifyVocabulary *vocabulary, RectifyLabelMatcher *matcher, const char *text,
               gsize from, gsize *position, RectifyToken *token)
{
  gunichar last = 0;

  for (const char *p = text + from; *p != '\0';)
    {
      if (last != 0 && match_special (vocabulary, matcher, text, p - text, last, FALSE, token))
        {
          *position = p - text;
          return TRUE;
        }
      last = g_utf8_get_char (p);
      p = g_utf8_next_char (p);
      /* Behind an ideograph, at another one, nothing begins. */
      if (rectify_is_ideograph (last))
        p = rectify_skip_ideographs (p);
    }
  return FALSE;
}

static void
add_token (GArray *tokens, RectifyToken *token, guint paragraph, gboolean run_in)
{
  token->paragraph = paragraph;
  token->run_in = run_in;
  g_array_append_val (tokens, *token);
}

/* Cuts a text that no field or lead-in interrupts where its series of labels goes on. */
static void
add_text (GArray *tokens, RectifyLabelMatcher *matcher, guint paragraph, const char *text,
          gsize start, gsize end, gboolean run_in, const RectifyLabelMatch *leading)
{
  while (start < end)
    {
      RectifyToken token;
      gsize next;

      start_text (matcher, text, start, &token);
      if (leading != NULL && !run_in)
        {
          token.labelled = TRUE;
          token.label = *leading;
          token.body = start + leading->length;
        }
      token.body = MIN (token.body, end);
      next = find_continuation (matcher, text, &token, end);
      token.end = next;
      add_token (tokens, &token, paragraph, run_in);
      run_in = TRUE;
      start = skip_blanks (text, next);
    }
}

/* A label without a mark may stand before a lead-in, “1.2 整改措施：”, a field or a note. */
static gboolean
match_first (RectifyVocabulary *vocabulary, RectifyLabelMatcher *matcher, const char *text,
             gsize position, const RectifyLabelMatch *leading, RectifyToken *token)
{
  gsize behind;

  if (leading != NULL && rectify_label_matcher_is_section (matcher, leading->family))
    return FALSE;
  if (leading == NULL)
    return match_special (vocabulary, matcher, text, position, 0, TRUE, token);
  behind = skip_blanks (text, position + leading->length);
  if (!rectify_lead_in_match (vocabulary, text, behind,
                              rectify_field_skip_number (matcher, text, behind), token)
      && (leading->length == 0
          || (!rectify_field_match (vocabulary, text, behind, FALSE, token)
              && !rectify_note_match (vocabulary, text, position, behind, token))))
    return FALSE;
  token->start = position;
  return TRUE;
}

/**
 * rectify_tokens_add_paragraph:
 * @tokens: (element-type RectifyToken): where the pieces are added
 * @vocabulary: a vocabulary
 * @matcher: what knows labels
 * @paragraph: which paragraph of the document it is
 * @text: its text
 * @leading: (nullable): the label that it begins with, where only the paragraphs around it tell
 *
 * Cuts a paragraph into its pieces: words with their labels, lead-ins, notes, fields.
 */
void
rectify_tokens_add_paragraph (GArray *tokens, RectifyVocabulary *vocabulary,
                              RectifyLabelMatcher *matcher, guint paragraph, const char *text,
                              const RectifyLabelMatch *leading)
{
  gsize length = strlen (text);
  gsize position = skip_blanks (text, 0);
  gboolean run_in = FALSE;
  RectifyToken special;
  gboolean pending = match_first (vocabulary, matcher, text, position, leading, &special);

  while (position < length)
    {
      gsize next = length;

      if (pending && special.type == RECTIFY_TOKEN_NOTE)
        {
          RectifyToken note = special;

          note.end = length;
          pending = finds_special (vocabulary, matcher, text, special.body, &note.end, &special);
          add_token (tokens, &note, paragraph, run_in);
          position = pending ? special.start : length;
          run_in = TRUE;
          continue;
        }
      if (pending)
        {
          add_token (tokens, &special, paragraph, run_in);
          position = skip_blanks (text, special.end);
          run_in = TRUE;
          if (position >= length)
            break;
          pending = match_special (vocabulary, matcher, text, position, ';', FALSE, &special);
          if (pending)
            continue;
        }
      pending = finds_special (vocabulary, matcher, text, position, &next, &special);
      add_text (tokens, matcher, paragraph, text, position, next, run_in, leading);
      position = next;
      run_in = TRUE;
    }
}

/**
 * rectify_tokens_add_plain:
 * @tokens: (element-type RectifyToken): where the paragraph is added
 * @paragraph: which paragraph of the document it is
 * @text: its text
 * @of_several: whether it is said of several problems
 *
 * Adds a paragraph as words without a label, whatever it begins with.
 */
void
rectify_tokens_add_plain (GArray *tokens, guint paragraph, const char *text, gboolean of_several)
{
  RectifyToken token
      = { .type = RECTIFY_TOKEN_TEXT, .start = skip_blanks (text, 0), .of_several = of_several };

  token.body = token.start;
  token.end = strlen (text);
  if (token.start < token.end)
    add_token (tokens, &token, paragraph, FALSE);
}

/**
 * rectify_tokens_add_table:
 * @tokens: (element-type RectifyToken): where the table is added
 * @block: which block of the document it is
 * @length: of its text in bytes
 * @has_tasks: whether it is a table of problems or measures
 */
void
rectify_tokens_add_table (GArray *tokens, guint block, gsize length, gboolean has_tasks)
{
  RectifyToken token = { .type = RECTIFY_TOKEN_TABLE, .end = length, .has_tasks = has_tasks };

  add_token (tokens, &token, block, FALSE);
}
