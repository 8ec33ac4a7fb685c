/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-document.h"
#include "rectify-label-matcher.h"

G_BEGIN_DECLS

/**
 * RectifyTokenType:
 * @RECTIFY_TOKEN_TEXT: words, with a label or without
 * @RECTIFY_TOKEN_MEASURES: what leads in measures (“整改措施：”)
 * @RECTIFY_TOKEN_PROBLEMS: what leads in problems (“存在问题：”)
 * @RECTIFY_TOKEN_NOTE: a labelled line that is prose of what it follows (“整改目标：…”)
 * @RECTIFY_TOKEN_FIELD: a labelled field (“责任领导：张三”)
 * @RECTIFY_TOKEN_TABLE: a whole table
 */
typedef enum {
  RECTIFY_TOKEN_TEXT,
  RECTIFY_TOKEN_MEASURES,
  RECTIFY_TOKEN_PROBLEMS,
  RECTIFY_TOKEN_NOTE,
  RECTIFY_TOKEN_FIELD,
  RECTIFY_TOKEN_TABLE,
} RectifyTokenType;

/**
 * RectifyToken:
 * @type: what it is
 * @paragraph: which paragraph of the document
 * @start: its first byte in the paragraph's text
 * @end: the byte behind it
 * @run_in: whether something stands before it in the same paragraph
 * @labelled: whether it begins with a label
 * @label: the label, if it has one
 * @body: the byte behind the label
 * @before: for a field: the marks before its label, up to this byte
 * @mark: the byte where the mark behind the field's label begins
 * @value: the byte where the field's text begins
 * @after: the byte where the marks behind the field's text begin
 * @is_deadline: whether the field is a deadline; else an assignment
 * @role: the role of an assignment
 * @has_tasks: whether a table is one of problems or measures
 * @of_several: whether words without a label are said of several problems
 * @is_problem: whether the words behind a label say that they are a problem (“（一）问题：…”)
 *
 * A piece of a paragraph. All its pieces together are the paragraph, white space aside.
 */
typedef struct {
  RectifyTokenType type;
  guint paragraph;
  gsize start;
  gsize end;
  gboolean run_in;

  gboolean labelled;
  RectifyLabelMatch label;
  gsize body;

  gsize before;
  gsize mark;
  gsize value;
  gsize after;
  gboolean is_deadline;
  RectifyRole role;

  gboolean has_tasks;
  gboolean of_several;
  gboolean is_problem;
} RectifyToken;

void rectify_tokens_add_paragraph (GArray *tokens, RectifyVocabulary *vocabulary,
                                   RectifyLabelMatcher *matcher, guint paragraph, const char *text,
                                   const RectifyLabelMatch *leading);
void rectify_tokens_add_plain (GArray *tokens, guint paragraph, const char *text,
                               gboolean of_several);
void rectify_tokens_add_table (GArray *tokens, guint block, gsize length, gboolean has_tasks);
char *rectify_token_dup (const char *text, gsize start, gsize end);

G_END_DECLS
