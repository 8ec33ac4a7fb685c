/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-changes-report.h"

#include <string.h>

#include "rectify-comparison.h"
#include "rectify-marked-document.h"
#include "rectify-report-fields.h"
#include "rectify-report-words.h"

/* An item without a label is named by so many of its first characters. */
#define MAX_NAME 8

enum { COLUMN_NUMBER, COLUMN_PLACE, COLUMN_BEFORE, COLUMN_AFTER, N_COLUMNS };

#define WHOLE                                                                                      \
  (RECTIFY_DIFFERENCE_HEADING | RECTIFY_DIFFERENCE_TEXT | RECTIFY_DIFFERENCE_LEAD_IN               \
   | RECTIFY_DIFFERENCE_ASSIGNMENTS | RECTIFY_DIFFERENCE_DEADLINE)

static char *
dup_name (RectifyItem *item)
{
  g_autofree char *summary = rectify_item_dup_summary (item);
  gboolean is_long = g_utf8_strlen (summary, -1) > MAX_NAME;
  g_autofree char *head = is_long ? g_utf8_substring (summary, 0, MAX_NAME) : NULL;

  return g_strconcat ("“", is_long ? head : summary, is_long ? "…”" : "”", NULL);
}

/* Where an item stands, by the labels on the way to it: 二（一）1. */
static char *
dup_place (RectifyItem *item)
{
  GString *place = g_string_new (NULL);

  for (RectifyItem *i = item; rectify_item_get_parent (i) != NULL; i = rectify_item_get_parent (i))
    {
      g_autofree char *label = g_strstrip (g_strdup (rectify_item_get_label (i)));

      if (i == item && *label == '\0')
        {
          g_free (label);
          label = dup_name (i);
        }
      else if (i != item && g_str_has_suffix (label, "、"))
        label[strlen (label) - strlen ("、")] = '\0';
      g_string_prepend (place, label);
    }
  return g_string_free (place, FALSE);
}

static void
add_line (GPtrArray *lines, RectifyWording *wording)
{
  g_autoptr (RectifyWording) field = wording != NULL ? rectify_report_dup_field (wording) : NULL;

  if (field != NULL)
    g_ptr_array_add (lines, rectify_wording_dup_line (field));
}

/* The lines of what an item has in fields, of some of its differences. */
static GPtrArray *
list_fields (RectifyItem *item, RectifyDifferenceKinds kinds)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  GPtrArray *assignments = rectify_item_get_assignments (item);
  RectifyDeadline *deadline = rectify_item_get_deadline (item);

  if ((kinds & RECTIFY_DIFFERENCE_LEAD_IN) != 0)
    add_line (lines, rectify_item_get_lead_in (item));
  for (guint i = 0; i < assignments->len && (kinds & RECTIFY_DIFFERENCE_ASSIGNMENTS) != 0; i++)
    add_line (lines, rectify_assignment_get_wording (assignments->pdata[i]));
  if ((kinds & RECTIFY_DIFFERENCE_DEADLINE) != 0 && deadline != NULL)
    add_line (lines, rectify_deadline_get_wording (deadline));
  return lines;
}

static gboolean
holds (GPtrArray *lines, const char *line)
{
  return lines != NULL && g_ptr_array_find_with_equal_func (lines, line, g_str_equal, NULL);
}

/* What of an item is different, in words; without fields that the other state has too. */
static char *
dup_words (RectifyItem *item, RectifyDifferenceKinds kinds, RectifyItem *other)
{
  GString *words = g_string_new (NULL);
  g_autoptr (GPtrArray) lines = list_fields (item, kinds);
  g_autoptr (GPtrArray) others = other != NULL ? list_fields (other, kinds) : NULL;

  if ((kinds
       & (RECTIFY_DIFFERENCE_LABEL | RECTIFY_DIFFERENCE_HEADING | RECTIFY_DIFFERENCE_TEXT
          | RECTIFY_DIFFERENCE_MOVED))
      != 0)
    {
      const char *label = rectify_item_get_label (item);

      /* Chinese labels end with a mark that is as wide as a blank. */
      g_string_append_printf (words, "%s%s%s%s", label,
                              *label != '\0' && rectify_report_words_is_english () ? " " : "",
                              rectify_item_get_heading (item), rectify_item_get_text (item));
    }
  for (guint i = 0; i < lines->len; i++)
    if (!holds (others, lines->pdata[i]))
      g_string_append_printf (words, "%s%s", words->len > 0 ? "\n" : "",
                              (const char *) lines->pdata[i]);
  return g_string_free (words, FALSE);
}

static guint
add_row (RectifyTable *table, const char *place)
{
  guint row = rectify_table_add_row (table);
  g_autofree char *number = g_strdup_printf ("%u", row);

  rectify_cell_add_text (rectify_table_add_cell (table, row, COLUMN_NUMBER, 1, 1), number);
  rectify_cell_add_text (rectify_table_add_cell (table, row, COLUMN_PLACE, 1, 1), place);
  return row;
}

static void
add_cell_text (RectifyCell *cell, const char *text, const char *key)
{
  rectify_cell_add_text (cell, *text != '\0' ? text : rectify_report_words_get ("changes", key));
}

static void
add_particular (RectifyTable *table, const RectifyParticularDifference *difference)
{
  guint row = add_row (table, rectify_report_words_get ("particulars", difference->nick));
  RectifyCell *before = rectify_table_add_cell (table, row, COLUMN_BEFORE, 1, 1);
  RectifyCell *after = rectify_table_add_cell (table, row, COLUMN_AFTER, 1, 1);

  /* What is wholly new or gone needs no marks on its words. */
  if (*difference->before == '\0' || *difference->after == '\0')
    {
      add_cell_text (before, difference->before, "added");
      add_cell_text (after, difference->after, "removed");
      return;
    }
  rectify_marked_cell_add (before, difference->before, difference->after, TRUE, FALSE);
  rectify_marked_cell_add (after, difference->before, difference->after, FALSE, TRUE);
}

/* What is wholly new or gone needs no marks on its words. */
static void
add_whole (RectifyTable *table, const RectifyDifference *difference)
{
  RectifyItem *item = difference->after != NULL ? difference->after : difference->before;
  gboolean added = difference->after != NULL;
  g_autofree char *place = dup_place (item);
  g_autofree char *words = dup_words (item, WHOLE, NULL);
  guint row = add_row (table, place);
  RectifyCell *before = rectify_table_add_cell (table, row, COLUMN_BEFORE, 1, 1);
  RectifyCell *after = rectify_table_add_cell (table, row, COLUMN_AFTER, 1, 1);

  rectify_cell_add_text (before, added ? rectify_report_words_get ("changes", "added") : words);
  rectify_cell_add_text (after, added ? words : rectify_report_words_get ("changes", "removed"));
  rectify_cell_set_item (added ? after : before, rectify_item_get_id (item));
}

static void
add_changed (RectifyTable *table, const RectifyDifference *difference)
{
  g_autofree char *old_place = dup_place (difference->before);
  g_autofree char *new_place = dup_place (difference->after);
  g_autofree char *old_words = dup_words (difference->before, difference->kinds, difference->after);
  g_autofree char *new_words = dup_words (difference->after, difference->kinds, difference->before);
  g_autofree char *place = NULL;
  RectifyCell *before, *after;
  guint row;

  if ((difference->kinds & RECTIFY_DIFFERENCE_MOVED) != 0)
    place = g_strconcat (old_place, "\n", rectify_report_words_get ("changes", "moved-to"),
                         new_place, NULL);
  row = add_row (table, place != NULL ? place : new_place);
  before = rectify_table_add_cell (table, row, COLUMN_BEFORE, 1, 1);
  after = rectify_table_add_cell (table, row, COLUMN_AFTER, 1, 1);
  rectify_marked_cell_add (before, old_words, new_words, TRUE, FALSE);
  rectify_marked_cell_add (after, old_words, new_words, FALSE, TRUE);
  rectify_cell_set_item (after, rectify_item_get_id (difference->after));
}

static RectifyTable *
make_table (RectifyComparison *comparison)
{
  static const char *const heads[N_COLUMNS] = { "number", "place", "before", "after" };
  /* What it said and what it says stand side by side, equally wide. */
  static const double shares[N_COLUMNS] = { 3, 8, 12, 12 };
  RectifyTable *table = rectify_table_new (N_COLUMNS);

  rectify_table_set_name (table, rectify_report_words_get ("sheets", "changes"));
  rectify_table_set_shares (table, shares);
  rectify_table_add_row (table);
  for (guint i = 0; i < N_COLUMNS; i++)
    rectify_cell_add_text (rectify_table_add_cell (table, 0, i, 1, 1),
                           rectify_report_words_get ("columns", heads[i]));
  rectify_table_set_n_header_rows (table, 1);
  for (guint i = 0; i < rectify_comparison_get_n_particulars (comparison); i++)
    add_particular (table, rectify_comparison_get_particular (comparison, i));
  for (guint i = 0; i < rectify_comparison_get_n_items (comparison); i++)
    {
      const RectifyDifference *difference = rectify_comparison_get_item (comparison, i);

      /* Where an item came or went those behind it are numbered anew: that is no change of theirs. */
      if (difference->kinds == RECTIFY_DIFFERENCE_LABEL)
        continue;
      if (difference->before == NULL || difference->after == NULL)
        add_whole (table, difference);
      else
        add_changed (table, difference);
    }
  return table;
}

static void
add_paragraph (RectifyDocument *document, RectifyParagraphRole role, const char *text)
{
  g_autoptr (RectifyParagraph) paragraph = rectify_paragraph_new (role);

  rectify_paragraph_append (paragraph, RECTIFY_RUN_BODY, text);
  if (!rectify_paragraph_is_empty (paragraph))
    rectify_document_add (document, paragraph);
}

/**
 * rectify_report_compose_changes:
 * @plan: a plan as it is
 * @before: as it was in an edition, with the identifiers that its items had
 * @edition: (nullable): what the edition is called
 *
 * An annex of what is different alone (修改对照表): where it is, what it said, what it says, with
 * marks on the words. Labels that are others because of what came or went before are left out.
 *
 * Returns: (transfer full): the report, as a document
 */
RectifyDocument *
rectify_report_compose_changes (RectifyPlan *plan, RectifyPlan *before, const char *edition)
{
  RectifyDocument *document;
  g_autoptr (RectifyComparison) comparison = NULL;
  g_autoptr (RectifyTable) table = NULL;
  g_autofree char *title = NULL;
  g_auto (GStrv) lines = NULL;

  g_return_val_if_fail (RECTIFY_IS_PLAN (plan), NULL);
  g_return_val_if_fail (RECTIFY_IS_PLAN (before), NULL);

  rectify_report_words_begin (plan);
  document = rectify_document_new ();
  rectify_document_set_page_style (document,
                                   &(RectifyPageStyle){ .is_english
                                                        = rectify_report_words_is_english () });
  comparison = rectify_comparison_new (before, plan);
  table = make_table (comparison);
  title = rectify_report_words_dup_title (rectify_plan_get_title (plan), "changes");
  lines = g_strsplit (title, "\n", -1);
  rectify_document_set_title (document, g_strdelimit (title, "\n", ' '));
  rectify_document_set_author (document, rectify_plan_get_organisation (plan));
  for (guint i = 0; lines[i] != NULL; i++)
    add_paragraph (document, RECTIFY_PARAGRAPH_TITLE, lines[i]);
  if (edition != NULL)
    {
      g_autofree char *since
          = g_strconcat (rectify_report_words_get ("changes", "since"), edition, NULL);

      add_paragraph (document, RECTIFY_PARAGRAPH_BODY, since);
    }
  if (rectify_table_get_n_rows (table) > 1)
    rectify_document_add_table (document, table);
  else
    add_paragraph (document, RECTIFY_PARAGRAPH_BODY, rectify_report_words_get ("changes", "none"));
  return document;
}

/**
 * rectify_report_compose_marked:
 * @plan: a plan as it is
 * @before: as it was in an edition, with the identifiers that its items had
 * @report: which report
 *
 * Returns: (transfer full): the report, with marks of what is different from how it was
 */
RectifyDocument *
rectify_report_compose_marked (RectifyPlan *plan, RectifyPlan *before, RectifyReport report)
{
  g_autoptr (RectifyDocument) old_document = rectify_report_compose (before, report, NULL);
  g_autoptr (RectifyDocument) new_document = rectify_report_compose (plan, report, NULL);

  return rectify_marked_document_new (old_document, new_document);
}
