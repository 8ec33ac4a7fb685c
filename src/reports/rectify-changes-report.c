/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-changes-private.h"

#include <string.h>

#include "rectify-comparison.h"
#include "rectify-marked-document.h"
#include "rectify-report-fields.h"
#include "rectify-report-words.h"
#include "rectify-table-fit.h"

/* An item without a label is named by so many of its first characters. */
#define MAX_NAME 8
/* A place of more labels stands in two lines, so that the column does not take the room of the words. */
#define MAX_LABELS 3
/* How wide the type area of A4 is, in sizes of the type of tables (GB/T 9704-2012, 5.2.1; size 4). */
#define TABLE_WIDTH (156 * 72 / 25.4 / 14)

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

static guint
count_labels (RectifyItem *item)
{
  guint n = 0;

  for (; rectify_item_get_parent (item) != NULL; item = rectify_item_get_parent (item))
    n += *rectify_item_get_label (item) != '\0';
  return n;
}

/**
 * rectify_changes_dup_place:
 * @item: an item
 *
 * Returns: (transfer full): where it stands, by the labels on the way to it: 二（一）1.
 */
char *
rectify_changes_dup_place (RectifyItem *item)
{
  GString *place = g_string_new (NULL);
  guint n_left = count_labels (item);
  guint n_first = n_left > MAX_LABELS ? n_left / 2 : 0;

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
      if (n_left == n_first && place->len > 0 && place->str[0] != '\n' && *label != '\0')
        g_string_prepend_c (place, '\n');
      n_left -= *rectify_item_get_label (i) != '\0';
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

/* What one state says and the other does not is marked; where one says nothing, why. */
static void
add_sides (RectifyTable *table, guint row, const char *old_words, const char *new_words)
{
  RectifyCell *before = rectify_table_add_cell (table, row, COLUMN_BEFORE, 1, 1);
  RectifyCell *after = rectify_table_add_cell (table, row, COLUMN_AFTER, 1, 1);

  if (*old_words == '\0')
    rectify_cell_add_text (before, rectify_report_words_get ("changes", "added"));
  else
    rectify_marked_cell_add (before, old_words, new_words, TRUE, FALSE);
  if (*new_words == '\0')
    rectify_cell_add_text (after, rectify_report_words_get ("changes", "removed"));
  else
    rectify_marked_cell_add (after, old_words, new_words, FALSE, TRUE);
}

static void
add_particular (RectifyTable *table, const RectifyParticularDifference *difference)
{
  guint row = add_row (table, rectify_report_words_get ("particulars", difference->nick));

  add_sides (table, row, difference->before, difference->after);
}

static void
add_whole (RectifyTable *table, const RectifyDifference *difference)
{
  RectifyItem *item = difference->after != NULL ? difference->after : difference->before;
  gboolean added = difference->after != NULL;
  g_autofree char *place = rectify_changes_dup_place (item);
  g_autofree char *words = dup_words (item, WHOLE, NULL);
  guint row = add_row (table, place);
  RectifyCell *before = rectify_table_add_cell (table, row, COLUMN_BEFORE, 1, 1);
  RectifyCell *after = rectify_table_add_cell (table, row, COLUMN_AFTER, 1, 1);

  rectify_cell_add_text (added ? before : after,
                         rectify_report_words_get ("changes", added ? "added" : "removed"));
  rectify_marked_cell_add (added ? after : before, added ? "" : words, added ? words : "", !added,
                           added);
  rectify_cell_set_item (added ? after : before, rectify_item_get_id (item));
}

static void
add_changed (RectifyTable *table, const RectifyDifference *difference)
{
  g_autofree char *old_place = rectify_changes_dup_place (difference->before);
  g_autofree char *new_place = rectify_changes_dup_place (difference->after);
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

/* What it said and what it says stand side by side, equally wide. */
static void
share_width (RectifyTable *table)
{
  g_autoptr (RectifyTableFit) fit = rectify_table_fit_new (table, 0, N_COLUMNS);
  double widths[N_COLUMNS];

  rectify_table_fit_share (fit, TABLE_WIDTH, RECTIFY_TABLE_PADDING, widths);
  widths[COLUMN_BEFORE] = widths[COLUMN_AFTER] = (widths[COLUMN_BEFORE] + widths[COLUMN_AFTER]) / 2;
  rectify_table_set_shares (table, widths);
}

static RectifyTable *
make_table (RectifyComparison *comparison)
{
  static const char *const heads[N_COLUMNS] = { "number", "place", "before", "after" };
  RectifyTable *table = rectify_table_new (N_COLUMNS);

  rectify_table_set_name (table, rectify_report_words_get ("sheets", "changes"));
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

      RectifyDifferenceKinds kinds = difference->kinds & ~RECTIFY_DIFFERENCE_FOLLOW_UP;

      /* Where an item came or went those behind it are numbered anew: that is no change of theirs. */
      if (kinds == 0 || kinds == RECTIFY_DIFFERENCE_LABEL)
        continue;
      if (difference->before == NULL || difference->after == NULL)
        add_whole (table, difference);
      else
        add_changed (table, difference);
    }
  share_width (table);
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
 * Below it, if there is any, what came and went of requests, decisions, votes, stages and evidence.
 *
 * Returns: (transfer full): the report, as a document
 */
RectifyDocument *
rectify_report_compose_changes (RectifyPlan *plan, RectifyPlan *before, const char *edition)
{
  RectifyDocument *document;
  g_autoptr (RectifyComparison) comparison = NULL;
  g_autoptr (RectifyTable) table = NULL;
  g_autoptr (RectifyTable) follow = NULL;
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
  follow = rectify_changes_follow_table (comparison);
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
  if (follow != NULL)
    {
      add_paragraph (document, RECTIFY_PARAGRAPH_BODY,
                     rectify_report_words_get ("changes", "follow"));
      rectify_document_add_table (document, follow);
    }
  return document;
}
