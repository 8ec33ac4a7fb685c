/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-plan-report.h"

#include <string.h>

#include "rectify-item-parts.h"
#include "rectify-item-rows.h"
#include "rectify-label-style.h"
#include "rectify-plan-ends.h"
#include "rectify-report-fields.h"
#include "rectify-report-furniture.h"
#include "rectify-report-words.h"

/* What stands before a colon is a label if it is no longer, in characters. */
#define MAX_LABEL 12

typedef struct {
  RectifyDocument *document;
  RectifyParagraph *open;
  RectifyPlanEnds *ends;
} Composer;

static void
start_paragraph (Composer *self, RectifyParagraphRole role)
{
  g_clear_pointer (&self->open, rectify_paragraph_unref);
  self->open = rectify_paragraph_new (role);
  rectify_document_add (self->document, self->open);
}

/* What continues a paragraph makes running text of it, whatever it began as. */
static void
start_or_continue (Composer *self, RectifyParagraphRole role, gboolean run_in)
{
  if (!run_in || self->open == NULL)
    start_paragraph (self, role);
  else if (rectify_paragraph_get_role (self->open) != RECTIFY_PARAGRAPH_FIELD)
    rectify_paragraph_set_role (self->open, RECTIFY_PARAGRAPH_BODY);
}

/* What is numbered in letters, “II.”, in English. */
static RectifyRunStyle
get_english_style (RectifyItem *item)
{
  return !rectify_report_words_is_english ()                    ? RECTIFY_RUN_BODY
         : rectify_item_get_kind (item) == RECTIFY_ITEM_SECTION ? RECTIFY_RUN_HEADING_1
         : rectify_item_get_kind (item) == RECTIFY_ITEM_AREA    ? RECTIFY_RUN_HEADING_2
                                                                : RECTIFY_RUN_BODY;
}

/*
 * The level that a label has in the official layout (GB/T 9704-2012, 7.3.3): 一、 （一） 1. （1）.
 * Labels of running text, such as 一是, have none.
 */
static RectifyRunStyle
get_heading_style (RectifyItem *item)
{
  g_autoptr (RectifyLabelStyle) style
      = rectify_label_style_parse (rectify_item_get_label (item), NULL);
  gboolean bracketed;

  if (style == NULL)
    return rectify_item_get_kind (item) == RECTIFY_ITEM_SECTION ? RECTIFY_RUN_HEADING_1
           : rectify_item_get_kind (item) == RECTIFY_ITEM_AREA  ? RECTIFY_RUN_HEADING_2
                                                                : RECTIFY_RUN_BODY;
  bracketed = g_str_has_prefix (style->prefix, "（") || g_str_has_prefix (style->prefix, "(");
  switch (style->system)
    {
    case RECTIFY_NUMERAL_CHINESE:
      if (bracketed)
        return RECTIFY_RUN_HEADING_2;
      return rectify_item_get_kind (item) == RECTIFY_ITEM_SECTION
                     || (rectify_item_get_kind (item) == RECTIFY_ITEM_AREA
                         && rectify_label_style_is_outermost (style))
                 ? RECTIFY_RUN_HEADING_1
                 : RECTIFY_RUN_BODY;
    case RECTIFY_NUMERAL_ARABIC:
    case RECTIFY_NUMERAL_FULLWIDTH:
      return bracketed ? RECTIFY_RUN_HEADING_4 : RECTIFY_RUN_HEADING_3;
    default:
      return get_english_style (item);
    }
}

static RectifyParagraphRole
get_role (RectifyRunStyle style)
{
  switch (style)
    {
    case RECTIFY_RUN_HEADING_1:
      return RECTIFY_PARAGRAPH_HEADING_1;
    case RECTIFY_RUN_HEADING_2:
      return RECTIFY_PARAGRAPH_HEADING_2;
    case RECTIFY_RUN_HEADING_3:
      return RECTIFY_PARAGRAPH_HEADING_3;
    case RECTIFY_RUN_HEADING_4:
      return RECTIFY_PARAGRAPH_HEADING_4;
    default:
      return RECTIFY_PARAGRAPH_BODY;
    }
}

static gboolean
needs_blank (const char *before, const char *after)
{
  return *before != '\0' && *after != '\0' && rectify_report_words_is_english ()
         && !g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (before + strlen (before))))
         && !g_unichar_isspace (g_utf8_get_char (after));
}

/* Neither words nor numbers, which a blank would have to part. */
static gboolean
is_parted (gunichar c)
{
  return g_unichar_isspace (c) || g_unichar_ispunct (c);
}

/* Labels on one line were parted by blanks, which are not kept; behind a mark they need none. */
static void
part_from_last (Composer *self)
{
  gunichar last = ' ';

  /* Not the whole text: a paragraph may have very many fields. */
  for (guint i = rectify_paragraph_get_n_runs (self->open); i > 0; i--)
    {
      const char *text = rectify_paragraph_get_run (self->open, i - 1)->text;

      if (*text != '\0')
        {
          last = g_utf8_get_char (g_utf8_prev_char (text + strlen (text)));
          break;
        }
    }

  if (!is_parted (last))
    rectify_paragraph_append (self->open, RECTIFY_RUN_BODY,
                              rectify_report_words_is_english () ? " " : "　");
}

/* “电话：…” behind a field in the same line. */
static gboolean
begins_with_label (const char *text)
{
  const char *p = text;

  for (guint i = 0; i < MAX_LABEL && *p != '\0' && !is_parted (g_utf8_get_char (p)); i++)
    p = g_utf8_next_char (p);
  return p > text && (g_str_has_prefix (p, "：") || *p == ':');
}

static void
add_own_words (Composer *self, RectifyItem *item)
{
  const char *label = rectify_item_get_label (item);
  const char *heading = rectify_item_get_heading (item);
  const char *text = rectify_item_get_text (item);
  RectifyRunStyle style = get_heading_style (item);
  RectifyParagraphRole role = rectify_plan_ends_get_role (self->ends, item);
  g_autofree char *words = NULL;

  if (*label == '\0' && *heading == '\0' && *text == '\0')
    return;
  if (*heading == '\0' && *label == '\0')
    style = RECTIFY_RUN_BODY;
  start_or_continue (self,
                     role != RECTIFY_PARAGRAPH_BODY      ? role
                     : *text == '\0' && *heading != '\0' ? get_role (style)
                                                         : RECTIFY_PARAGRAPH_BODY,
                     rectify_item_get_run_in (item));
  if (*label == '\0' && *heading == '\0' && rectify_item_get_run_in (item)
      && begins_with_label (text))
    part_from_last (self);
  /* A label without a heading leads running text. */
  if (*heading == '\0')
    style = RECTIFY_RUN_BODY;
  rectify_paragraph_begin_item (self->open, rectify_item_get_id (item));
  rectify_paragraph_append (self->open, style, label);
  /* Chinese labels and headings end with a mark that is as wide as a blank. */
  if (*label != '\0' && rectify_report_words_is_english ())
    rectify_paragraph_append (self->open, style, " ");
  rectify_paragraph_append (self->open, style, heading);
  if (needs_blank (heading, text))
    rectify_paragraph_append (self->open, style, " ");
  words = rectify_plan_ends_dup_words (role, text);
  rectify_paragraph_append (self->open, RECTIFY_RUN_BODY, words);
}

static void
add_field (Composer *self, RectifyItem *item, RectifyPart *part)
{
  g_autoptr (RectifyWording) wording = rectify_report_dup_field (part->wording);
  g_autofree char *words = NULL;

  start_or_continue (self, RECTIFY_PARAGRAPH_FIELD, wording->run_in);
  if (wording->run_in && *wording->before == '\0' && *wording->label != '\0')
    part_from_last (self);
  rectify_paragraph_begin_item (self->open, rectify_item_get_id (item));
  if (*wording->label == '\0')
    {
      /* Without a label they run on in the words before them. */
      words = rectify_wording_dup_line (wording);
      rectify_paragraph_append (self->open,
                                part->type != RECTIFY_PART_LEAD_IN && wording->run_in
                                    ? RECTIFY_RUN_BODY
                                    : RECTIFY_RUN_LABEL,
                                words);
      return;
    }
  words = g_strconcat (wording->before, wording->label, wording->mark, NULL);
  rectify_paragraph_append (self->open, RECTIFY_RUN_LABEL, words);
  rectify_paragraph_append (self->open, RECTIFY_RUN_BODY, wording->text);
  rectify_paragraph_append (self->open, RECTIFY_RUN_BODY, wording->after);
}

static guint
count_continued (GPtrArray *rows, guint first, guint column)
{
  guint n_rows = 1;

  while (first + n_rows < rows->len)
    {
      RectifyRow *row = g_ptr_array_index (rows, first + n_rows);

      if (column >= row->n_cells || row->cells[column] != NULL)
        break;
      n_rows++;
    }
  return n_rows;
}

static void
add_row (RectifyTable *table, GPtrArray *rows, guint index)
{
  RectifyRow *row = g_ptr_array_index (rows, index);

  rectify_table_add_row (table);
  if (row->is_header)
    rectify_table_set_n_header_rows (table, index + 1);
  for (guint column = 0; column < row->n_cells; column++)
    {
      RectifyCell *cell;

      /* Covered from above, or by a cell across the row: nothing stands in it. */
      if (rectify_table_get_cell (table, index, column) != NULL)
        continue;
      cell = rectify_table_add_cell (table, index, column,
                                     row->is_wide ? 1 : count_continued (rows, index, column),
                                     row->is_wide ? rectify_table_get_n_columns (table) : 1);

      if (cell == NULL || row->cells[column] == NULL)
        continue;
      rectify_cell_add_text (cell, row->cells[column]);
      rectify_cell_set_item (cell, row->items[column]);
    }
}

static void
add_table (Composer *self, GPtrArray *rows)
{
  g_autoptr (RectifyTable) table = NULL;
  guint n_columns = 1;

  for (guint i = 0; i < rows->len; i++)
    n_columns = MAX (n_columns, ((RectifyRow *) g_ptr_array_index (rows, i))->n_cells);
  table = rectify_table_new (n_columns);
  for (guint i = 0; i < rows->len; i++)
    add_row (table, rows, i);
  g_clear_pointer (&self->open, rectify_paragraph_unref);
  if (rows->len > 0)
    rectify_document_add_table (self->document, table);
}

static void
add_item (Composer *self, RectifyItem *item)
{
  g_autoptr (GPtrArray) rows = rectify_item_list_rows (item);
  g_autoptr (GArray) parts = NULL;

  if (rows != NULL)
    {
      add_table (self, rows);
      return;
    }
  parts = rectify_item_list_parts (item);
  add_own_words (self, item);
  for (guint i = 0; i < parts->len; i++)
    {
      RectifyPart *part = &g_array_index (parts, RectifyPart, i);

      if (part->type == RECTIFY_PART_CHILD)
        add_item (self, part->child);
      else
        add_field (self, item, part);
    }
}

static void
add_title (Composer *self, const char *title)
{
  g_auto (GStrv) lines = g_strsplit (title, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (*lines[i] == '\0')
        continue;
      start_paragraph (self, RECTIFY_PARAGRAPH_TITLE);
      rectify_paragraph_append (self->open, RECTIFY_RUN_BODY, lines[i]);
    }
}

static void
add_signing (Composer *self, RectifyPlan *plan)
{
  g_clear_pointer (&self->open, rectify_paragraph_unref);
  if (!rectify_plan_ends_has (self->ends, RECTIFY_PARAGRAPH_ATTACHMENTS))
    rectify_report_add_attachments (self->document, plan);
  /* A text that is only dated is signed as the particulars say. */
  if (!rectify_plan_ends_has (self->ends, RECTIFY_PARAGRAPH_SIGNATURE))
    rectify_report_add_signature (self->document, plan);
  if (!rectify_plan_ends_has (self->ends, RECTIFY_PARAGRAPH_DATE))
    rectify_report_add_date (self->document, plan);
}

/* Below the title, and the note on it that the text may begin with. */
static void
add_addressee (Composer *self, RectifyPlan *plan)
{
  g_clear_pointer (&self->open, rectify_paragraph_unref);
  if (!rectify_plan_ends_has (self->ends, RECTIFY_PARAGRAPH_ADDRESSEE))
    rectify_report_add_addressee (self->document, plan);
}

/* The text, with attachments and signature at its end. What it says itself is not said again. */
static void
add_text (Composer *self, RectifyPlan *plan)
{
  RectifyItem *root = rectify_plan_get_root (plan);
  guint n = rectify_item_get_n_children (root);
  gboolean has_note = rectify_plan_ends_has_note (self->ends);
  gboolean is_closed = FALSE;

  for (guint i = 0; i <= n; i++)
    {
      RectifyItem *item = i < n ? rectify_item_get_child (root, i) : NULL;
      RectifyParagraphRole role = item != NULL ? rectify_plan_ends_get_role (self->ends, item)
                                               : RECTIFY_PARAGRAPH_PRINTED;

      if (!is_closed
          && (role == RECTIFY_PARAGRAPH_SIGNATURE || role == RECTIFY_PARAGRAPH_DATE
              || role >= RECTIFY_PARAGRAPH_COPIES))
        {
          add_signing (self, plan);
          is_closed = TRUE;
        }
      if (role >= RECTIFY_PARAGRAPH_COPIES && !has_note)
        {
          g_clear_pointer (&self->open, rectify_paragraph_unref);
          rectify_report_add_note (self->document, plan);
          has_note = TRUE;
        }
      if (item != NULL)
        add_item (self, item);
      if (role == RECTIFY_PARAGRAPH_TITLE)
        add_addressee (self, plan);
    }
  g_clear_pointer (&self->open, rectify_paragraph_unref);
}

/**
 * rectify_plan_report_compose:
 * @plan: a plan
 *
 * The plan as written (整改方案), with what its particulars say around it. What was read from a
 * document comes out as it stood there, white space aside.
 *
 * Returns: (transfer full): the document
 */
RectifyDocument *
rectify_plan_report_compose (RectifyPlan *plan)
{
  Composer composer = { .document = rectify_document_new () };
  g_autoptr (RectifyPlanEnds) ends = NULL;
  g_autofree char *title = NULL;

  g_return_val_if_fail (RECTIFY_IS_PLAN (plan), NULL);

  rectify_report_words_begin (plan);
  composer.ends = ends = rectify_plan_ends_new (rectify_plan_get_root (plan));
  title = g_strdelimit (g_strdup (rectify_plan_get_title (plan)), "\n", ' ');
  rectify_document_set_title (composer.document, title);
  rectify_document_set_author (composer.document, rectify_plan_get_organisation (plan));
  rectify_report_add_letterhead (composer.document, plan);
  add_title (&composer, rectify_plan_get_title (plan));
  g_clear_pointer (&composer.open, rectify_paragraph_unref);
  if (!rectify_plan_ends_has (ends, RECTIFY_PARAGRAPH_TITLE))
    add_addressee (&composer, plan);
  add_text (&composer, plan);
  if (!rectify_plan_ends_has (ends, RECTIFY_PARAGRAPH_COPIES)
      && !rectify_plan_ends_has (ends, RECTIFY_PARAGRAPH_PRINTED))
    rectify_report_add_imprint (composer.document, plan);
  return composer.document;
}
