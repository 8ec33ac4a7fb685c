/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "generated-plan.h"

/* Characters on a page, paragraphs' ends and headings reckoned in. */
#define SIGNS_PER_PAGE 560

static const char *const words[] = {
  "学习", "贯彻", "落实", "责任", "制度", "群众", "整改", "调查研究", "问题", "清单",
  "机关", "作风", "监督", "台账", "目标", "党组", "会议", "基层",     "服务", "民生",
};

/* All that lines find hard to break at. */
static const char *const pieces[] = {
  "2023年12月31日",
  "1.55万元",
  "“两个确立”",
  "‘三会一课’",
  "《条例》",
  "（试行）",
  "〔2022〕3号",
  "第12项",
  "——",
  "……",
  "85%",
  "3.5℃",
  "Word文件",
  "e-mail",
  "GB/T",
  "喆珺昇堃玥祎",
  "赟镕査旻",
  "“《办法》”",
  "（含〔2023〕号）",
  "1,234人",
  "A4",
  "党的二十大",
  "：“",
  "”。",
  "100分",
  "USB接口",
  "“四个意识”、",
  "约20个",
};

static const char *const marks[] = { "，", "，", "、", "；", "：", "。" };

typedef struct {
  GRand *rand;
  gsize n_signs;
} Generator;

static guint
roll (Generator *self, guint n)
{
  return g_rand_int_range (self->rand, 0, n);
}

static void
append (Generator *self, GString *text, const char *piece)
{
  g_string_append (text, piece);
  self->n_signs += g_utf8_strlen (piece, -1);
}

/* So many words, with what is hard among them; it ends with a full stop if @ends. */
static char *
make_text (Generator *self, guint n_words, gboolean ends)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n_words; i++)
    {
      append (self, text, words[roll (self, G_N_ELEMENTS (words))]);
      if (roll (self, 5) == 0)
        {
          append (self, text, pieces[roll (self, G_N_ELEMENTS (pieces))]);
          append (self, text, words[roll (self, G_N_ELEMENTS (words))]);
        }
      if (i + 1 < n_words && roll (self, 4) == 0)
        append (self, text, marks[roll (self, G_N_ELEMENTS (marks))]);
    }
  if (ends)
    append (self, text, "。");
  return g_string_free (text, FALSE);
}

static RectifyItem *
add_item (RectifyItem *parent, RectifyItemKind kind, char *label, char *heading, char *text)
{
  g_autoptr (RectifyItem) item = rectify_item_new (kind);

  rectify_item_set_label (item, label);
  rectify_item_set_heading (item, heading != NULL ? heading : "");
  rectify_item_set_text (item, text != NULL ? text : "");
  rectify_item_append_child (parent, item);
  g_free (label);
  g_free (heading);
  g_free (text);
  return item;
}

static void
add_fields (Generator *self, RectifyItem *item)
{
  static const char *const leaders[] = { "张三", "欧阳海棠", "班子全体成员", NULL };
  static const char *const units[] = { "办公室", "区财政局、各乡镇人民政府", "机关党委", NULL };
  g_autoptr (GPtrArray) assignments
      = g_ptr_array_new_with_free_func ((GDestroyNotify) rectify_assignment_unref);
  const char *const leader[] = { leaders[roll (self, 3)], NULL };
  const char *const unit[] = { units[roll (self, 3)], NULL };
  g_autoptr (RectifyWording) led = rectify_wording_new_full ("", "责任领导", "：", leader[0], "",
                                                             RECTIFY_PLACE_DEFAULT, 0, FALSE);
  g_autoptr (RectifyWording) done = rectify_wording_new_full ("", "责任单位", "：", unit[0], "",
                                                              RECTIFY_PLACE_DEFAULT, 0, FALSE);
  g_autoptr (RectifyWording) until
      = rectify_wording_new_full ("", "整改时限", "：", "2023年6月底前并长期坚持", "",
                                  RECTIFY_PLACE_DEFAULT, 0, FALSE);
  g_autoptr (GDate) due = g_date_new_dmy (30, 6, 2023);
  g_autoptr (RectifyDeadline) deadline = rectify_deadline_new_worded (until, 1, due);

  g_ptr_array_add (assignments, rectify_assignment_new_worded (RECTIFY_ROLE_LEADER, led, leader));
  g_ptr_array_add (assignments,
                   rectify_assignment_new_worded (RECTIFY_ROLE_RESPONSIBLE_UNIT, done, unit));
  rectify_item_set_assignments (item, assignments);
  rectify_item_set_deadline (item, deadline);
  self->n_signs += 60;
}

static void
add_problem (Generator *self, RectifyItem *area, guint number)
{
  RectifyItem *problem
      = add_item (area, RECTIFY_ITEM_PROBLEM, g_strdup_printf ("%u.", number),
                  make_text (self, 1 + roll (self, 8), TRUE),
                  roll (self, 3) == 0 ? NULL : make_text (self, 1 + roll (self, 60), TRUE));
  guint n_measures = roll (self, 4);

  for (guint i = 0; i < n_measures; i++)
    add_item (problem, RECTIFY_ITEM_MEASURE, g_strdup_printf ("（%u）", i + 1),
              roll (self, 2) == 0 ? make_text (self, 1 + roll (self, 5), TRUE) : NULL,
              make_text (self, 1 + roll (self, 80), TRUE));
  if (roll (self, 2) == 0)
    add_fields (self, problem);
}

static char *
make_label (const char *format, guint number)
{
  static const char *const numerals[]
      = { "一", "二", "三", "四", "五", "六", "七", "八", "九", "十" };
  g_auto (GStrv) parts = g_strsplit (format, "%", 2);

  return g_strconcat (parts[0], numerals[number % G_N_ELEMENTS (numerals)], parts[1], NULL);
}

RectifyPlan *
generated_plan_new (guint32 seed, guint n_pages)
{
  Generator self = { g_rand_new_with_seed (seed), 0 };
  RectifyPlan *plan = rectify_plan_new ();
  RectifyItem *root = rectify_plan_get_root (plan);
  gsize wanted = (gsize) n_pages * SIGNS_PER_PAGE - SIGNS_PER_PAGE / 2;

  rectify_plan_set_title (plan, "某区水务局党组2022年度专题民主生活会整改方案");
  for (guint i = 0; i == 0 || self.n_signs < wanted; i++)
    {
      RectifyItem *section = add_item (root, RECTIFY_ITEM_SECTION, make_label ("%、", i),
                                       make_text (&self, 2 + roll (&self, 12), FALSE), NULL);

      for (guint j = 0; j < 10 && (j == 0 || self.n_signs < wanted); j++)
        {
          RectifyItem *area
              = add_item (section, RECTIFY_ITEM_AREA, make_label ("（%）", j),
                          make_text (&self, 2 + roll (&self, 8), roll (&self, 2) == 0), NULL);
          guint n_problems = roll (&self, 5);

          for (guint k = 0; k < n_problems && self.n_signs < wanted; k++)
            add_problem (&self, area, k + 1);
        }
    }
  g_rand_free (self.rand);
  return plan;
}

/* Cells over several places; a table without any row below its head is none. */
static RectifyTable *
make_table (Generator *self)
{
  guint n_columns = 2 + roll (self, 8), n_rows = 2 + roll (self, 25);
  RectifyTable *table = rectify_table_new (n_columns);

  for (guint row = 0; row < n_rows; row++)
    {
      rectify_table_add_row (table);
      for (guint column = 0; column < n_columns; column++)
        {
          g_autofree char *text = make_text (self, 1 + roll (self, row == 0 ? 2 : 12), FALSE);
          RectifyCell *cell
              = rectify_table_add_cell (table, row, column,
                                        row > 0 && roll (self, 5) == 0 ? 2 + roll (self, 3) : 1,
                                        row > 0 && roll (self, 9) == 0 ? 2 : 1);

          if (cell != NULL && (row == 0 || roll (self, 6) > 0))
            rectify_cell_add_text (cell, text);
        }
    }
  rectify_table_set_n_header_rows (table, 1);
  return table;
}

RectifyDocument *
generated_document_new (guint32 seed, guint n_blocks)
{
  Generator self = { g_rand_new_with_seed (seed), 0 };
  RectifyDocument *document = rectify_document_new ();

  for (guint i = 0; i < n_blocks; i++)
    {
      guint kind = roll (&self, 10);
      gboolean heading = kind < 4;
      g_autoptr (RectifyParagraph) paragraph = rectify_paragraph_new (
          heading ? RECTIFY_PARAGRAPH_HEADING_1 + kind : RECTIFY_PARAGRAPH_BODY);
      g_autofree char *text = make_text (&self, 1 + roll (&self, heading ? 12 : 90), !heading);

      rectify_paragraph_append (paragraph,
                                heading ? RECTIFY_RUN_HEADING_1 + kind : RECTIFY_RUN_BODY, text);
      rectify_document_add (document, paragraph);
      if (!heading && roll (&self, 6) == 0)
        {
          g_autoptr (RectifyTable) table = make_table (&self);

          rectify_document_add_table (document, table);
        }
    }
  g_rand_free (self.rand);
  return document;
}
