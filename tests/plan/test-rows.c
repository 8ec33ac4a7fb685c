/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "outline-plan.h"
#include "rectify-item-rows.h"
#include "rectify-plan-edit.h"

#define HEAD "序号\t存在问题\t整改措施\t责任单位\t整改时限\t备注"
#define COLUMNS " number problem measure field field field"

/* A table of problems, below a section; lines as in outline-plan.h, from the second level on. */
static RectifyPlan *
make_plan (const char *head, const char *columns, const char *rows)
{
  g_autofree char *outline = g_strconcat ("S 一、|问题清单|\n.R |||\n", rows, NULL);
  RectifyPlan *plan = outline_plan_new (outline);
  RectifyItem *section = rectify_item_get_child (rectify_plan_get_root (plan), 0);
  RectifyItem *table = rectify_item_get_child (section, 0);

  rectify_item_set_text (table, head);
  rectify_item_set_columns (table, columns);
  return plan;
}

static RectifyItem *
get_table (RectifyPlan *plan)
{
  return rectify_item_get_child (rectify_item_get_child (rectify_plan_get_root (plan), 0), 0);
}

/* A line a row: "*" before a row of the head, "=" before one across, "^" for a cell that goes on. */
static char *
describe (GPtrArray *rows)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      RectifyRow *row = g_ptr_array_index (rows, i);

      g_string_append (text, row->is_header ? "*" : "");
      g_string_append (text, row->is_wide ? "=" : "");
      for (guint j = 0; j < row->n_cells; j++)
        {
          g_autofree char *cell
              = row->cells[j] != NULL ? g_strdelimit (g_strdup (row->cells[j]), "\n", '/') : NULL;

          g_string_append_printf (text, "%s%s", j > 0 ? "|" : "", cell != NULL ? cell : "^");
        }
      g_assert_null (row->cells[row->n_cells]);
      g_string_append_c (text, '\n');
    }
  return g_string_free (text, FALSE);
}

static char *
describe_table (RectifyItem *table)
{
  g_autoptr (GPtrArray) rows = rectify_item_list_rows (table);

  g_assert_nonnull (rows);
  return describe (rows);
}

typedef struct {
  const char *name;
  const char *columns;
  const char *rows;
  const char *expected;
} Case;

static const Case cases[] = {
  { "head alone", "problem problem" COLUMNS, "", "" },
  { "a row a problem", "problem problem" COLUMNS,
    "..P 1||学习不够。\n...M 一是||学。\n...M+ 二是||干。\n@R 办公室\n..P 2||作风不实。\n",
    "1|学习不够。|一是学。二是干。|办公室||\n2|作风不实。||||\n" },
  { "a row a measure", "measure problem" COLUMNS,
    "..P 1||学习不够。\n...M ||学。\n...M ||干。\n..P 2||作风不实。\n",
    "1|学习不够。|学。|||\n^|^|干。|||\n2|作风不实。||||\n" },
  { "measures are numbered", "measure measure" COLUMNS,
    "..P ||学习不够。\n...M 1||学。\n...M 2||干。\n", "1|学习不够。|学。|||\n2|^|干。|||\n" },
  { "words are repeated", "measure measure number problem+ measure field field field",
    "..P ||学习不够。\n...M 1||学。\n...M 2||干。\n",
    "1|学习不够。|学。|||\n2|学习不够。|干。|||\n" },
  { "an area across", "problem problem" COLUMNS, "..A （一）|在学习方面|\n...P 1||不够。\n",
    "=（一）在学习方面|||||\n1|不够。||||\n" },
  { "an area that has but a number", "problem problem" COLUMNS,
    "..A 一|在学习方面|\n...P 1||不够。\n", "一|在学习方面||||\n1|不够。||||\n" },
  { "prose by its heading", "problem problem" COLUMNS,
    "..P 1||不够。\n...R 备注||无\n...R ||又及\n...R 附注||丁\n", "1|不够。/又及/附注丁||||无\n" },
  { "prose of a group goes on", "measure problem" COLUMNS,
    "..P 1||不够。\n...M ||学。\n...M ||干。\n...R 备注||无\n",
    "1|不够。|学。|||无\n^|^|干。|||^\n" },
  { "prose is a row", "problem problem" COLUMNS, "..R ||合计\t2\n..R ||注：以上\n",
    "合计|2||||\n=注：以上|||||\n" },
  { "more cells than columns", "problem problem" COLUMNS, "..R ||1\t2\t3\t4\t5\t6\t7\t8\n",
    "1|2|3|4|5|6|7|8\n" },
  { "a problem in a problem", "problem problem" COLUMNS, "..P 1||甲\n...P 2||乙\n....M ||丙\n",
    "1|甲/2乙|丙|||\n" },
  { "a group in a group", "measure problem" COLUMNS,
    "..P 1||甲\n...P 2||乙\n....M ||丙\n...M ||丁\n....P 3||戊\n",
    "1/2|甲/乙|丙|||\n^|3戊|丁|||\n" },
  { "a measure without a problem", "measure problem" COLUMNS, "..M 一是||甲\n", "||一是甲|||\n" },
  { "a section in a table", "problem problem" COLUMNS, "..S 一、|甲|乙\n...P 1||丙\n",
    "=一、甲乙|||||\n1|丙||||\n" },
};

static void
test_rows (gconstpointer data)
{
  const Case *test = data;
  g_autoptr (RectifyPlan) plan = make_plan (HEAD, test->columns, test->rows);
  g_autofree char *got = describe_table (get_table (plan));
  g_autofree char *wanted
      = g_strconcat ("*序号|存在问题|整改措施|责任单位|整改时限|备注\n", test->expected, NULL);

  g_assert_cmpstr (got, ==, wanted);
}

/* What is labelled as a column stands in it, and holds for all rows of a group. */
static void
test_fields (void)
{
  g_autoptr (RectifyPlan) plan
      = make_plan (HEAD, "measure problem" COLUMNS, "..P 1||不够。\n...M ||学。\n...M ||干。\n");
  RectifyItem *problem = rectify_item_get_child (get_table (plan), 0);
  RectifyItem *measure = rectify_item_get_child (problem, 1);
  static const char *const names[] = { "办公室", NULL };
  g_autoptr (RectifyAssignment) unit
      = rectify_assignment_new (RECTIFY_ROLE_RESPONSIBLE_UNIT, "责任单位", "办公室", names);
  g_autoptr (RectifyAssignment) other
      = rectify_assignment_new (RECTIFY_ROLE_LEADER, "责任领导", "张三", names);
  g_autoptr (RectifyDeadline) deadline
      = rectify_deadline_new ("整改时限", "年底", RECTIFY_DEADLINE_NONE, NULL);
  g_autofree char *got = NULL;

  rectify_item_add_assignment (problem, unit);
  rectify_item_add_assignment (measure, other);
  rectify_item_set_deadline (measure, deadline);
  got = describe_table (get_table (plan));
  g_assert_cmpstr (got, ==,
                   "*序号|存在问题|整改措施|责任单位|整改时限|备注\n"
                   "1|不够。|学。|办公室||\n"
                   "^|^|干。/责任领导：张三|^|年底|\n");
}

/* Several rows of a head, blank and equal headings: each column has a heading of its own. */
static void
test_headings (void)
{
  g_autoptr (RectifyPlan) plan = make_plan ("表名\n甲\t\u3000\t备 注\t备注\t\n\t丙\t\t\t\u3000",
                                            "problem problem problem field field field field", "");
  g_auto (GStrv) headings = rectify_item_dup_column_headings (get_table (plan));

  g_assert_cmpuint (g_strv_length (headings), ==, 5);
  g_assert_cmpstr (headings[0], ==, "甲");
  g_assert_cmpstr (headings[1], ==, "丙");
  g_assert_cmpstr (headings[2], ==, "备注");
  g_assert_cmpstr (headings[3], ==, "备注\u3000");
  g_assert_cmpstr (headings[4], ==, "\u3000");
}

static void
test_parse (void)
{
  g_autoptr (GString) line = g_string_new ("a");
  RectifyRow *row = rectify_row_parse ("a\v1\t\u3000\t", 5);

  g_assert_cmpuint (row->n_cells, ==, 5);
  g_assert_false (row->is_wide);
  g_assert_cmpstr (row->cells[0], ==, "a\n1");
  g_assert_null (row->cells[1]);
  g_assert_cmpstr (row->cells[2], ==, "");
  g_assert_cmpstr (row->cells[4], ==, "");
  rectify_row_free (row);
  row = rectify_row_parse ("", 0);
  g_assert_true (row->is_wide);
  rectify_row_free (row);
  /* No table has so many columns: the rest is kept in the last. */
  for (guint i = 1; i < RECTIFY_MAX_COLUMNS + 3; i++)
    g_string_append (line, "\tb");
  row = rectify_row_parse (line->str, 2);
  g_assert_cmpuint (row->n_cells, ==, RECTIFY_MAX_COLUMNS);
  g_assert_cmpstr (row->cells[RECTIFY_MAX_COLUMNS - 1], ==, "b\tb\tb\tb");
  rectify_row_free (row);
  rectify_row_free (NULL);
}

static void
test_columns (void)
{
  static const char *const bad[] = { "",
                                     " ",
                                     "problem",
                                     "problem problem",
                                     "problem problem nothing",
                                     "nothing problem field",
                                     "problem nothing field",
                                     "problem problem field ",
                                     "problem problem  field",
                                     "problem problem +",
                                     "problem problem field++" };
  g_autoptr (GString) many = g_string_new ("problem problem");

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_null (rectify_columns_parse (bad[i]));
  for (guint i = 1; i <= RECTIFY_MAX_COLUMNS + 1; i++)
    {
      g_autoptr (RectifyColumns) columns = NULL;
      g_autofree char *again = NULL;

      g_string_append (many, i % 3 == 0 ? " area+" : i % 3 == 1 ? " field" : " number");
      columns = rectify_columns_parse (many->str);
      g_assert_true ((columns != NULL) == (i <= RECTIFY_MAX_COLUMNS));
      if (columns == NULL)
        continue;
      again = rectify_columns_to_string (columns);
      g_assert_cmpstr (again, ==, many->str);
      g_assert_cmpuint (rectify_columns_find (columns, RECTIFY_COLUMN_PROBLEM), ==, i);
      g_assert_cmpuint (rectify_columns_find (columns, RECTIFY_COLUMN_NUMBER), ==, MIN (i, 1));
    }
}

/* Forged or foreign: an item with columns that say nothing heads no table. */
static void
test_no_table (void)
{
  g_autoptr (RectifyItem) item = rectify_item_new (RECTIFY_ITEM_PROSE);

  g_assert_null (rectify_item_list_rows (item));
  rectify_item_set_columns (item, "something else");
  g_assert_null (rectify_item_list_rows (item));
}

static RectifyPlan *
make_editable (void)
{
  return make_plan (
      HEAD, "measure problem" COLUMNS,
      "..P 1||甲。\n...M ||甲一\n...M ||甲二\n..P 2||乙。\n...M ||乙一\n..P 3||丙。\n");
}

static void
assert_rows (RectifyPlan *plan, const char *expected)
{
  g_autofree char *got = describe_table (get_table (plan));
  const char *rows = strchr (got, '\n') + 1;

  g_assert_cmpstr (rows, ==, expected);
}

static void
test_move (void)
{
  g_autoptr (RectifyPlan) plan = make_editable ();
  RectifyItem *table = get_table (plan);
  RectifyItem *second = rectify_item_get_child (table, 1);

  g_assert_true (rectify_plan_can_move_up (plan, second));
  rectify_plan_move_up (plan, second);
  assert_rows (plan, "1|乙。|乙一|||\n2|甲。|甲一|||\n^|^|甲二|||\n3|丙。||||\n");
  rectify_plan_move_down (plan, second);
  rectify_plan_move_down (plan, second);
  assert_rows (plan, "1|甲。|甲一|||\n^|^|甲二|||\n2|丙。||||\n3|乙。|乙一|||\n");
  /* A measure that comes out of its problem stands in a row of its own. */
  g_assert_true (rectify_plan_can_outdent (plan, rectify_item_get_child (second, 0)));
  rectify_plan_outdent (plan, rectify_item_get_child (second, 0));
  assert_rows (plan, "1|甲。|甲一|||\n^|^|甲二|||\n2|丙。||||\n3|乙。||||\n||一是乙一|||\n");
  rectify_plan_indent (plan, rectify_item_get_child (table, 2));
  assert_rows (plan, "1|甲。|甲一|||\n^|^|甲二|||\n2/1|丙。/乙。||||\n||一是乙一|||\n");
}

static void
test_insert (void)
{
  g_autoptr (RectifyPlan) plan = make_editable ();
  RectifyItem *table = get_table (plan);
  g_autoptr (RectifyItem) problem = NULL;
  g_autoptr (RectifyItem) measure = NULL;
  g_autoptr (RectifyItem) first = NULL;

  g_assert_true (rectify_plan_can_hold (plan, table));
  problem = rectify_plan_new_child (plan, table);
  g_assert_nonnull (problem);
  g_assert_cmpint (rectify_item_get_kind (problem), ==, RECTIFY_ITEM_PROBLEM);
  rectify_item_set_text (problem, "新。");
  rectify_plan_insert_item (plan, table, 1, problem);
  measure = rectify_plan_new_child (plan, problem);
  rectify_item_set_text (measure, "办");
  rectify_plan_insert_item (plan, problem, G_MAXUINT, measure);
  assert_rows (plan, "1|甲。|甲一|||\n^|^|甲二|||\n2|新。|一是办|||\n3|乙。|乙一|||\n4|丙。||||\n");
  rectify_plan_remove_item (plan, rectify_item_get_child (table, 0));
  assert_rows (plan, "1|新。|一是办|||\n2|乙。|乙一|||\n3|丙。||||\n");
  while (rectify_item_get_n_children (table) > 0)
    rectify_plan_remove_item (plan, rectify_item_get_child (table, 0));
  assert_rows (plan, "");
  /* The first row of an empty table is a problem's. */
  first = rectify_plan_new_child (plan, table);
  g_assert_cmpint (rectify_item_get_kind (first), ==, RECTIFY_ITEM_PROBLEM);
}

/* What follows a table does not slip into it, and plain prose holds nothing. */
static void
test_beside (void)
{
  g_autoptr (RectifyPlan) plan = make_editable ();
  RectifyItem *section = rectify_item_get_child (rectify_plan_get_root (plan), 0);
  g_autoptr (RectifyItem) prose = rectify_item_new (RECTIFY_ITEM_PROSE);
  g_autoptr (RectifyItem) clause = rectify_item_new (RECTIFY_ITEM_CLAUSE);

  rectify_item_append_child (section, prose);
  rectify_item_append_child (section, clause);
  g_assert_false (rectify_plan_can_indent (plan, prose));
  g_assert_false (rectify_plan_can_indent (plan, clause));
  g_assert_false (rectify_plan_can_hold (plan, prose));
  g_assert_null (rectify_plan_new_child (plan, prose));
  g_assert_false (rectify_plan_move_item (plan, clause, prose, 0));
  g_assert_true (rectify_plan_move_item (plan, clause, get_table (plan), 0));
}

static void
collect (RectifyItem *item, GPtrArray *items)
{
  g_ptr_array_add (items, item);
  for (guint i = 0; i < rectify_item_get_n_children (item); i++)
    collect (rectify_item_get_child (item, i), items);
}

static void
count_characters (GHashTable *counts, const char *text, int step)
{
  for (const char *p = text; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    {
      gpointer key = GUINT_TO_POINTER (g_utf8_get_char (p));

      if (!g_unichar_isspace (g_utf8_get_char (p)) && *p != '\v')
        g_hash_table_insert (counts, key,
                             GINT_TO_POINTER (GPOINTER_TO_INT (g_hash_table_lookup (counts, key))
                                              + step));
    }
}

static void
count_field (GHashTable *counts, RectifyWording *wording)
{
  count_characters (counts, wording->text, -1);
}

/* Every character of what is below a table is in its rows; labels of fields may be the heading's. */
static void
assert_nothing_lost (RectifyItem *table)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) rows = rectify_item_list_rows (table);
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer key, value;

  for (guint i = 0; i < rows->len; i++)
    {
      RectifyRow *row = g_ptr_array_index (rows, i);

      for (guint j = 0; j < row->n_cells; j++)
        count_characters (counts, row->cells[j], 1);
    }
  collect (table, items);
  for (guint i = 0; i < items->len; i++)
    {
      RectifyItem *item = g_ptr_array_index (items, i);
      GPtrArray *assignments = rectify_item_get_assignments (item);

      if (rectify_item_get_kind (item) != RECTIFY_ITEM_PROSE)
        count_characters (counts, rectify_item_get_label (item), -1);
      count_characters (counts, rectify_item_get_heading (item), -1);
      count_characters (counts, rectify_item_get_text (item), -1);
      for (guint j = 0; j < assignments->len; j++)
        count_field (counts, rectify_assignment_get_wording (g_ptr_array_index (assignments, j)));
      if (rectify_item_get_deadline (item) != NULL)
        count_field (counts, rectify_deadline_get_wording (rectify_item_get_deadline (item)));
    }
  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      if (GPOINTER_TO_INT (value) < 0)
        {
          g_autofree char *got = describe (rows);

          g_test_message ("U+%04X is lost: %s", GPOINTER_TO_UINT (key), got);
        }
      g_assert_cmpint (GPOINTER_TO_INT (value), >=, 0);
    }
}

static RectifyItem *
make_random_item (void)
{
  static const char *const labels[] = { "", "1", "（一）", "一是", "备注", "2." };
  static const char *const words[]
      = { "", "学习", "作\n风", "一\t二", "\u3000", "甲\v乙", "担当。", "\"引", "\u3000\t尾" };
  static const char *const names[] = { "张三", NULL };
  RectifyItem *item = rectify_item_new (g_test_rand_int_range (0, RECTIFY_N_ITEM_KINDS));

  rectify_item_set_label (item, labels[g_test_rand_int_range (0, G_N_ELEMENTS (labels))]);
  rectify_item_set_heading (item, words[g_test_rand_int_range (0, G_N_ELEMENTS (words))]);
  rectify_item_set_text (item, words[g_test_rand_int_range (0, G_N_ELEMENTS (words))]);
  rectify_item_set_run_in (item, g_test_rand_bit ());
  if (g_test_rand_int_range (0, 3) == 0)
    {
      g_autoptr (RectifyAssignment) assignment
          = rectify_assignment_new (RECTIFY_ROLE_PERSON, g_test_rand_bit () ? "责任单位" : "责任人",
                                    "张三", names);

      rectify_item_add_assignment (item, assignment);
    }
  if (g_test_rand_int_range (0, 3) == 0)
    {
      g_autoptr (RectifyDeadline) deadline
          = rectify_deadline_new ("整改时限", "年底", RECTIFY_DEADLINE_NONE, NULL);

      rectify_item_set_deadline (item, deadline);
    }
  return item;
}

static char *
make_random_columns (void)
{
  static const char *const units[] = { "problem", "measure", "area", "prose", "section" };
  static const char *const roles[]
      = { "number", "field", "area", "problem", "measure", "field", "area+", "problem+" };
  GString *columns = g_string_new (units[g_test_rand_int_range (0, G_N_ELEMENTS (units))]);
  guint n_columns = g_test_rand_int_range (1, 8);

  g_string_append_printf (columns, " %s", units[g_test_rand_int_range (0, G_N_ELEMENTS (units))]);
  for (guint i = 0; i < n_columns; i++)
    g_string_append_printf (columns, " %s", roles[g_test_rand_int_range (0, G_N_ELEMENTS (roles))]);
  return g_string_free (columns, FALSE);
}

/* Whatever stands in a table, and however it is edited, all its words are in its rows. */
static void
test_random (void)
{
  for (guint round = 0; round < 300; round++)
    {
      g_autofree char *columns = make_random_columns ();
      g_autoptr (RectifyPlan) plan = make_plan (HEAD "\t其他", columns, "");
      RectifyItem *table = get_table (plan);

      for (guint i = 0; i < 40; i++)
        {
          g_autoptr (GPtrArray) items = g_ptr_array_new ();
          RectifyItem *item;
          g_autoptr (RectifyItem) fresh = make_random_item ();

          collect (table, items);
          item = g_ptr_array_index (items, g_test_rand_int_range (0, items->len));
          switch (g_test_rand_int_range (0, 8))
            {
            case 0:
              if (item != table)
                rectify_plan_remove_item (plan, item);
              break;
            case 1:
              rectify_plan_indent (plan, item);
              break;
            case 2:
              if (item != table)
                rectify_plan_outdent (plan, item);
              break;
            case 3:
              rectify_plan_move_up (plan, item);
              break;
            default:
              rectify_plan_insert_item (plan, item, g_test_rand_int_range (0, 3), fresh);
            }
          table = get_table (plan);
          assert_nothing_lost (table);
        }
    }
}

/* Much in one cell, many rows in one group, many columns: in linear time. */
static void
test_large (void)
{
  g_autoptr (GString) columns = g_string_new ("measure problem number problem measure");
  g_autoptr (GString) head = g_string_new ("序号\t问题\t措施");
  g_autoptr (RectifyPlan) plan = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  RectifyItem *table;

  for (guint i = 3; i < RECTIFY_MAX_COLUMNS; i++)
    {
      g_string_append (columns, " field");
      g_string_append_printf (head, "\t列%u", i);
    }
  plan = make_plan (head->str, columns->str, "..P 1||甲\n...M 一是||乙\n");
  table = get_table (plan);
  for (guint i = 0; i < 60000; i++)
    {
      g_autoptr (RectifyItem) prose = rectify_item_new (RECTIFY_ITEM_PROSE);
      RectifyItem *problem = rectify_item_get_child (table, 0);

      rectify_item_set_label (prose, i % 2 == 0 ? "" : "列1000");
      rectify_item_set_text (prose, "一段话，不短，有二十个字左右，够用。");
      rectify_item_append_child (rectify_item_get_child (problem, 0), prose);
    }
  rows = rectify_item_list_rows (table);
  g_assert_cmpuint (rows->len, ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/rows/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_rows);
    }
  g_test_add_func ("/rows/fields", test_fields);
  g_test_add_func ("/rows/headings", test_headings);
  g_test_add_func ("/rows/parse", test_parse);
  g_test_add_func ("/rows/columns", test_columns);
  g_test_add_func ("/rows/no-table", test_no_table);
  g_test_add_func ("/rows/move", test_move);
  g_test_add_func ("/rows/insert", test_insert);
  g_test_add_func ("/rows/beside", test_beside);
  g_test_add_func ("/rows/random", test_random);
  g_test_add_func ("/rows/large", test_large);
  return g_test_run ();
}
