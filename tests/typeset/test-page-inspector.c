/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <string.h>

#include "forgery.h"
#include "page-inspector.h"

/* A check that cannot fail is none: a good file is made wrong in each way that there is a check for. */

#define LINE(text) forgery_get_line (self, text)

static void
be_off_grid (Forgery *self)
{
  LINE ("乙")->dy = 0.2;
}

static void
be_hardly_off_grid (Forgery *self)
{
  LINE ("乙")->dy = 0.05;
}

static void
have_other_paper (Forgery *self)
{
  self->width = 216;
}

static void
have_line_above (Forgery *self)
{
  LINE ("某局")->slot = -1;
}

static void
begin_outside (Forgery *self)
{
  LINE ("丙")->x = -0.2;
}

static void
end_outside (Forgery *self)
{
  LINE ("丙")->x = 0.2;
}

static void
have_small_indent (Forgery *self)
{
  LINE ("庚")->x = 5.57;
}

static void
have_no_indent (Forgery *self)
{
  LINE ("（一）")->x = 0;
}

static void
be_ragged (Forgery *self)
{
  LINE ("丙")->text = "丙少了一个字上对照检查材料和征求意见建议逐条梳理形成问";
}

static void
be_too_long (Forgery *self)
{
  LINE ("庚")->text = "庚iiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiii";
}

static void
begin_with_stop (Forgery *self)
{
  LINE ("丙")->text = "。上对照检查材料和征求意见建议逐条梳理形成问题清单做到";
}

static void
begin_with_percent (Forgery *self)
{
  LINE ("丙")->text = "％上对照检查材料和征求意见建议逐条梳理形成问题清单做到";
}

static void
end_with_bracket (Forgery *self)
{
  LINE ("丙")->text = "丙上对照检查材料和征求意见建议逐条梳理形成问题清单做（";
}

static void
part_dashes (Forgery *self)
{
  LINE ("丙")->text = "丙上对照检查材料和征求意见建议逐条梳理形成问题清单做—";
  LINE ("丁")->text = "—上对照检查材料和征求意见建议逐条梳理形成问题清单做到";
}

static void
part_dots (Forgery *self)
{
  LINE ("丙")->text = "丙上对照检查材料和征求意见建议逐条梳理形成问题清单做…";
  LINE ("丁")->text = "…上对照检查材料和征求意见建议逐条梳理形成问题清单做到";
}

static void
part_unit (Forgery *self)
{
  LINE ("丙")->text = "丙上对照检查材料和征求意见建议逐条梳理形成问题清单2022";
  LINE ("丁")->text = "年上对照检查材料和征求意见建议逐条梳理形成问题清单做到";
}

static void
part_number (Forgery *self)
{
  LINE ("丙")->text = "丙上对照检查材料和征求意见建议逐条梳理形成问题清单20";
  LINE ("丁")->text = "22上对照检查材料和征求意见建议逐条梳理形成问题清单做到";
}

static void
part_word (Forgery *self)
{
  LINE ("丙")->text = "丙上对照检查材料和征求意见建议逐条梳理形成问题清单wo";
  LINE ("丁")->text = "rd上对照检查材料和征求意见建议逐条梳理形成问题清单做到";
}

static void
part_ordinal (Forgery *self)
{
  LINE ("丙")->text = "丙上对照检查材料和征求意见建议逐条梳理形成问题清单做第";
  LINE ("丁")->text = "3号上对照检查材料和征求意见建议逐条梳理形成问题清单做";
}

static void
end_with_mark_alone (Forgery *self)
{
  LINE ("己")->text = "。";
}

static void
leave_heading_alone (Forgery *self)
{
  /* What stands below the second heading goes to the next page. */
  for (guint i = 0; i < self->lines->len; i++)
    {
      ForgedLine *line = &g_array_index (self->lines, ForgedLine, i);

      if (line->paragraph >= 8 && line->paragraph != FORGERY_TABLE)
        line->slot = line->page == 0 ? line->slot - 14 : line->slot + 8;
      else if (line->paragraph == FORGERY_TABLE && line->page == 1)
        line->slot += 8;
      if (line->paragraph >= 8 && line->page == 0)
        line->page = 1;
    }
}

static void
leave_room (Forgery *self)
{
  leave_heading_alone (self);
  LINE ("（二）")->style = RECTIFY_RUN_BODY;
  LINE ("（二）")->role = RECTIFY_PARAGRAPH_BODY;
  LINE ("（二）")->face = RECTIFY_FACE_FANGSONG;
}

static void
leave_last_line_alone (Forgery *self)
{
  /* One line more on the first page, above the text's head. */
  for (guint i = 0; i < self->lines->len; i++)
    {
      ForgedLine *line = &g_array_index (self->lines, ForgedLine, i);

      if (line->page == 1)
        line->slot--;
      else if (line->page == 0)
        line->slot--;
    }
  LINE ("午")->page = 0;
  LINE ("午")->slot = 21;
}

static void
leave_first_line_alone (Forgery *self)
{
  for (guint i = 0; i < self->lines->len; i++)
    {
      ForgedLine *line = &g_array_index (self->lines, ForgedLine, i);

      if (line->page == 1)
        line->slot += 7;
      if (line->page == 0 && line->slot > 14)
        {
          line->page = 1;
          line->slot -= 15;
        }
    }
}

static void
skip_line (Forgery *self)
{
  LINE ("申")->slot = 2;
  LINE ("酉")->slot = 4;
}

static void
skip_line_within (Forgery *self)
{
  LINE ("未")->slot = 2;
  LINE ("申")->slot = 3;
  LINE ("酉")->slot = 4;
}

static void
have_other_face (Forgery *self)
{
  LINE ("一、")->face = RECTIFY_FACE_FANGSONG;
}

static void
have_other_second_face (Forgery *self)
{
  LINE ("（一）")->face = RECTIFY_FACE_FANGSONG;
}

static void
have_other_size (Forgery *self)
{
  LINE ("丙")->size = 14;
}

static void
have_title_size (Forgery *self)
{
  LINE ("庚")->size = 22;
}

static void
have_foreign_font (Forgery *self)
{
  LINE ("庚")->family = "Noto Serif CJK JP";
}

static void
have_title_aside (Forgery *self)
{
  LINE ("某局")->x += 1;
}

static void
have_wrong_words (Forgery *self)
{
  LINE ("庚")->printed = "庚逐项建立台帐定期通报结果。";
}

static void
lack_line (Forgery *self)
{
  LINE ("丙")->is_left_out = TRUE;
}

static void
lack_end (Forgery *self)
{
  LINE ("酉")->is_left_out = TRUE;
}

static void
change_order (Forgery *self)
{
  LINE ("丙")->slot = 7;
  LINE ("丁")->slot = 6;
}

static void
have_gap (Forgery *self)
{
  LINE ("庚")->gap_at = 4;
  LINE ("庚")->gap = 3;
}

static void
have_overlap (Forgery *self)
{
  LINE ("庚")->gap_at = 4;
  LINE ("庚")->gap = -2;
}

static void
have_wrong_number (Forgery *self)
{
  self->first_number = 2;
}

static void
have_low_number (Forgery *self)
{
  self->number_y = 0.5;
}

static void
have_number_aside (Forgery *self)
{
  self->number_x = -5.57;
}

static void
have_small_number (Forgery *self)
{
  self->number_size = 12;
}

static void
lack_outline (Forgery *self)
{
  self->has_outline = FALSE;
}

static void
have_wrong_outline (Forgery *self)
{
  self->outline_page = 1;
}

static void
lack_outline_entry (Forgery *self)
{
  /* The outline has what is styled as a heading only when it is drawn. */
  LINE ("（二）")->style = RECTIFY_RUN_BODY;
}

static void
lack_tags (Forgery *self)
{
  self->has_tags = FALSE;
}

static void
lack_head (Forgery *self)
{
  for (guint i = 0; i < self->lines->len; i++)
    if (g_array_index (self->lines, ForgedLine, i).is_repeated)
      g_array_index (self->lines, ForgedLine, i).is_left_out = TRUE;
}

static void
lack_half_head (Forgery *self)
{
  for (guint i = 0; i < self->lines->len; i++)
    if (g_array_index (self->lines, ForgedLine, i).is_repeated)
      g_array_index (self->lines, ForgedLine, i).is_left_out
          = g_array_index (self->lines, ForgedLine, i).column == 1;
}

static void
have_head_below (Forgery *self)
{
  for (guint i = 0; i < self->lines->len; i++)
    if (g_array_index (self->lines, ForgedLine, i).is_repeated)
      g_array_index (self->lines, ForgedLine, i).slot = 2;
}

static void
lack_cell (Forgery *self)
{
  LINE ("作风")->is_left_out = TRUE;
}

static void
have_cells_meet (Forgery *self)
{
  LINE ("作风")->x = 5.5;
}

static void
have_table_outside (Forgery *self)
{
  LINE ("作风")->x = 150;
}

static void
have_table_elsewhere (Forgery *self)
{
  LINE ("酉")->role = RECTIFY_PARAGRAPH_HEADING_3;
  for (guint i = 0; i < self->lines->len; i++)
    if (g_array_index (self->lines, ForgedLine, i).paragraph == FORGERY_TABLE)
      g_array_index (self->lines, ForgedLine, i).page = 2;
  LINE ("1")->slot = LINE ("学习")->slot = 2;
  LINE ("序号")->slot = LINE ("问题")->slot = 3;
}

static void
end_behind_table (Forgery *self)
{
  ForgedLine line = *LINE ("酉");
  guint index = LINE ("酉") - &g_array_index (self->lines, ForgedLine, 0);

  g_array_remove_index (self->lines, index);
  line.page = self->n_pages++;
  line.slot = 0;
  g_array_append_val (self->lines, line);
}

static void
have_blot_above (Forgery *self)
{
  const double blot[] = { 100, 20, 2, 2 };

  memcpy (self->blot, blot, sizeof blot);
}

static void
have_blot_beside (Forgery *self)
{
  const double blot[] = { 186, 100, 1, 1 };

  memcpy (self->blot, blot, sizeof blot);
}

static void
have_blot_below (Forgery *self)
{
  const double blot[] = { 100, 263, 1, 1 };

  memcpy (self->blot, blot, sizeof blot);
}

typedef struct {
  const char *name;
  void (*forge) (Forgery *self);
  const char *fault; /* a part of what is to be said, or NULL for nothing */
} Case;

static const Case cases[] = {
  { "good", NULL, NULL },
  { "hardly-off-grid", be_hardly_off_grid, NULL },
  { "off-grid", be_off_grid, "is 0.20 mm off the grid" },
  { "paper", have_other_paper, "the paper is 216.0" },
  { "line-above", have_line_above, "is not one of 22" },
  { "begin-outside", begin_outside, "begins 0.20 mm outside the type area" },
  { "end-outside", end_outside, "ends 0.20 mm outside the type area" },
  { "small-indent", have_small_indent, "begins -5.57 mm too far right" },
  { "no-indent", have_no_indent, "too far right" },
  { "ragged", be_ragged, "off the right edge" },
  { "too-long", be_too_long, "is 33.0 characters long" },
  { "begin-with-stop", begin_with_stop, "begins with what begins no line" },
  { "begin-with-percent", begin_with_percent, "begins with what begins no line" },
  { "end-with-bracket", end_with_bracket, "ends with what ends no line" },
  { "part-dashes", part_dashes, "begins with what begins no line" },
  { "part-dots", part_dots, "begins with what begins no line" },
  { "part-unit", part_unit, "parts a number and its unit" },
  { "part-number", part_number, "parts a number." },
  { "part-word", part_word, "parts a word" },
  { "part-ordinal", part_ordinal, "parts a number and what leads it" },
  { "mark-alone", end_with_mark_alone, "holds nothing but marks" },
  { "heading-alone", leave_heading_alone, "“（二）督促检查” stands alone at the foot" },
  { "room-left", leave_room, "had room on the page before it" },
  { "last-line-alone", leave_last_line_alone, "is a last line alone at the head" },
  { "first-line-alone", leave_first_line_alone, "is a first line alone at the foot" },
  { "line-skipped", skip_line, "stands 2 lines below the one before it" },
  { "line-skipped-within", skip_line_within, "stands 2 lines below" },
  { "face", have_other_face, "“一、总体要求” is not in 黑体" },
  { "second-face", have_other_second_face, "is not in 楷体" },
  { "size", have_other_size, "should be “丙" },
  { "title-size", have_title_size, "is of size 22.00" },
  { "foreign-font", have_foreign_font, "is none of the layout" },
  { "title-aside", have_title_aside, "is 1.00 mm off the middle" },
  { "wrong-words", have_wrong_words, "should be “庚" },
  { "line-lacking", lack_line, "should be “丙" },
  { "end-lacking", lack_end, "is on no page" },
  { "order", change_order, "should be “丙" },
  { "gap", have_gap, "has a gap before its character 5" },
  { "overlap", have_overlap, "has its character 5 on the one before it" },
  { "number", have_wrong_number, "its number is “—2—”" },
  { "number-low", have_low_number, "its number is 0.50 mm too low" },
  { "number-ink-low", have_low_number, "the dash of its number is 7." },
  { "number-aside", have_number_aside, "its number is -5.57 mm too far right" },
  { "number-small", have_small_number, "its number is of size 12.00" },
  { "no-outline", lack_outline, "is not in the outline" },
  { "wrong-outline", have_wrong_outline, "is said to be on page 2" },
  { "no-tags", lack_tags, "read by its tags" },
  { "no-head", lack_head, "no head of a table" },
  { "half-head", lack_half_head, "the head of its table is not whole" },
  { "head-below", have_head_below, "no head of a table" },
  { "cell-lacking", lack_cell, "in its tables too seldom" },
  { "cells-meet", have_cells_meet, "stand on each other" },
  { "table-outside", have_table_outside, "out of the type area" },
  { "table-elsewhere", have_table_elsewhere, "stands alone before its table" },
  { "end-behind-table", end_behind_table, "stands alone behind its table" },
  { "blot-above", have_blot_above, "there is ink above the type area" },
  { "blot-beside", have_blot_beside, "there is ink right of the type area" },
  { "blot-below", have_blot_below, "there is ink between type area and number" },
};

static char *
inspect (GBytes *pdf, RectifyDocument *document)
{
  g_autoptr (GPtrArray) faults = page_inspector_inspect (pdf, document);

  g_ptr_array_add (faults, NULL);
  return g_strjoinv ("\n", (char **) faults->pdata);
}

static void
test_case (gconstpointer data)
{
  const Case *test = data;
  g_autoptr (Forgery) forgery = forgery_new ();
  g_autoptr (RectifyDocument) document = NULL;
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *faults = NULL;

  if (test->forge != NULL)
    test->forge (forgery);
  document = forgery_make_document (forgery);
  pdf = forgery_draw (forgery);
  faults = inspect (pdf, document);
  g_test_message ("%s", faults);
  if (test->fault == NULL)
    g_assert_cmpstr (faults, ==, "");
  else
    g_assert_nonnull (strstr (faults, test->fault));
}

/* An outline without one of the headings that the document has. */
static void
test_outline_entry (void)
{
  g_autoptr (Forgery) forgery = forgery_new ();
  g_autoptr (RectifyDocument) document = forgery_make_document (forgery);
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *faults = NULL;

  lack_outline_entry (forgery);
  pdf = forgery_draw (forgery);
  faults = inspect (pdf, document);
  g_assert_cmpstr (faults, ==, "Page 1: line 14 “（二）督促检查” is not in the outline.");
}

static void
test_no_pdf (void)
{
  g_autoptr (RectifyDocument) document = rectify_document_new ();
  g_autoptr (GBytes) bytes = g_bytes_new_static ("nothing", 7);
  g_autofree char *faults = inspect (bytes, document);

  g_assert_cmpstr (faults, ==, "It is no PDF.");
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/page-inspector/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/page-inspector/outline-entry", test_outline_entry);
  g_test_add_func ("/page-inspector/no-pdf", test_no_pdf);
  return g_test_run ();
}
