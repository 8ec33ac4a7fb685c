/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "office.h"
#include "rectify-form-reader.h"
#include "rectify-formats.h"
#include "rectify-forms.h"
#include "rectify-plan-json.h"
#include "rectify-today.h"

#define N_ORDERS 2

static void
test_fill (Office *self, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr (FormEditor) form = office_send (self, 0, &path);
  g_autoptr (RectifyPlan) plan = NULL;
  g_autoptr (RectifyReturn) found = NULL;
  g_autofree char *name = NULL;

  office_fill (form);
  form_editor_save (form, path);
  found = office_open (self, path);
  g_assert_true (rectify_return_is_form (found));
  g_assert_true (rectify_return_is_known (found));
  g_assert_cmpstr (rectify_return_get_unit (found), ==, "第0办公室");
  g_assert_cmpstr (rectify_return_get_author (found), ==, "张三");
  g_assert_cmpuint (rectify_merge_get_n_changes (rectify_return_get_merge (found)), ==, 2);
  g_assert_cmpuint (rectify_merge_get_n_conflicts (rectify_return_get_merge (found)), ==, 0);
  office_assert_remark (found, NULL);
  name = rectify_return_dup_edit_name (found);
  g_assert_true (g_str_has_prefix (name, "Merge Form of %s"));
  office_apply (self, found);
  plan = office_load (self);
  office_assert_filled (plan);
}

/* What is in it already is not merged again, whatever became of it; undone, it can be. */
static void
test_twice (Office *self, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr (FormEditor) form = office_send (self, 0, &path);
  g_autoptr (RectifyReturn) again = NULL;
  g_autoptr (RectifyReturn) later = NULL;
  g_autoptr (RectifyReturn) undone = NULL;
  g_autoptr (RectifyPlan) before = NULL, after = NULL;
  g_autofree char *first = NULL, *second = NULL;

  office_fill (form);
  form_editor_save (form, path);
  office_merge (self, path);
  before = office_load (self);
  again = office_open (self, path);
  g_assert_cmpuint (rectify_return_get_n_edits (again), ==, 0);
  g_assert_cmpuint (rectify_merge_get_n_changes (rectify_return_get_merge (again)), ==, 0);
  office_apply (self, again);
  after = office_load (self);
  first = rectify_plan_to_json (before);
  second = rectify_plan_to_json (after);
  g_assert_cmpstr (first, ==, second);

  g_assert_true (rectify_ledger_undo (self->ledger, NULL, NULL, NULL));
  undone = office_open (self, path);
  g_assert_cmpuint (rectify_return_get_n_edits (undone), ==, 1);
  office_apply (self, undone);
  office_set_status (self, 0, RECTIFY_STATUS_DONE);
  later = office_open (self, path);
  g_assert_cmpuint (rectify_return_get_n_edits (later), ==, 0);
}

/* What came without a day is given one when it is merged, and stays what it is when the form comes
 * again, also with something else in it. */
static void
test_undated (Office *self, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr (FormEditor) form = office_send (self, 0, &path);
  g_autoptr (RectifyReturn) found = NULL, again = NULL;
  g_autoptr (RectifyPlan) plan = NULL, after = NULL;
  g_autoptr (GDate) day = g_date_new_dmy (30, 11, 2023);
  g_autoptr (GDate) other = g_date_new_dmy (1, 12, 2023);

  form_editor_set (form, "I6", "正在建档");
  form_editor_set (form, "J6", "#50");
  form_editor_set (form, "H7", DAY);
  form_editor_set (form, "I7", "已印发");
  form_editor_save (form, path);
  found = office_open (self, path);
  g_assert_cmpuint (rectify_return_count_undated (found), ==, 1);
  rectify_return_set_day (found, other);
  g_assert_cmpuint (rectify_return_count_undated (found), ==, 1);
  rectify_return_set_day (found, day);
  office_apply (self, found);
  plan = office_load (self);
  office_assert_entry (plan, 23, "2023-11-30", "正在建档", 50, "");
  office_assert_entry (plan, 30, "2023-11-20", "已印发", RECTIFY_SHARE_UNKNOWN, "");

  form_editor_set (form, "I8", "已完成");
  form_editor_save (form, path);
  again = office_open (self, path);
  g_assert_cmpuint (rectify_return_count_undated (again), ==, 1);
  g_assert_cmpuint (rectify_merge_get_n_conflicts (rectify_return_get_merge (again)), ==, 0);
  rectify_return_set_day (again, other);
  office_apply (self, again);
  after = office_load (self);
  office_assert_entry (after, 23, "2023-11-30", "正在建档", 50, "");
  office_assert_entry (after, 53, "2023-12-01", "已完成", RECTIFY_SHARE_UNKNOWN, "");
}

static void
test_conflict (Office *self, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr (FormEditor) form = office_send (self, 0, &path);
  g_autoptr (RectifyReturn) found = NULL;
  g_autoptr (RectifyPlan) plan = NULL;
  RectifyMerge *merge;

  office_fill (form);
  form_editor_save (form, path);
  office_set_status (self, 0, RECTIFY_STATUS_DONE);
  /* What the unit left is not taken back. */
  office_set_status (self, 23, RECTIFY_STATUS_DONE);
  found = office_open (self, path);
  merge = rectify_return_get_merge (found);
  g_assert_cmpuint (rectify_merge_get_n_changes (merge), ==, 2);
  g_assert_cmpuint (rectify_merge_get_n_conflicts (merge), ==, 1);
  office_apply (self, found);
  plan = office_load (self);
  g_assert_cmpint (rectify_item_get_status (office_get_measure (plan, 0)), ==, RECTIFY_STATUS_DONE);
  g_assert_cmpint (rectify_item_get_status (office_get_measure (plan, 23)), ==,
                   RECTIFY_STATUS_DONE);
  office_assert_entry (plan, 0, "2023-11-20", "=已制定计划。", 40, "张三");
}

/* Where measures stand beside the problems of an area, these are no tasks: what is asked about is what
 * is counted elsewhere. */
static void
test_tasks (Office *self, gconstpointer data)
{
  g_autoptr (RectifyPlan) plan = office_load (self);
  RectifyItem *area = rectify_item_get_child (rectify_plan_get_root (plan), 0);
  g_autofree char *path = NULL;
  g_autoptr (FormEditor) form = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (RectifyDocument) document = NULL;
  g_autoptr (RectifyUnitForm) read = NULL;
  g_autoptr (RectifyItem) beside = rectify_item_new (RECTIFY_ITEM_MEASURE);
  g_autoptr (RectifyItem) problem = rectify_item_new (RECTIFY_ITEM_PROBLEM);
  g_autoptr (GError) error = NULL;

  rectify_item_set_text (beside, "旁边的措施。");
  rectify_item_set_text (problem, "没有措施的问题。");
  rectify_item_set_assignments (beside,
                                rectify_item_get_assignments (office_get_measure (plan, 0)));
  rectify_item_set_assignments (problem,
                                rectify_item_get_assignments (office_get_measure (plan, 0)));
  rectify_item_append_child (area, problem);
  rectify_item_append_child (area, beside);
  rectify_ledger_save_plan (self->ledger, plan, "Add", &error);
  g_assert_no_error (error);
  form = office_send (self, 0, &path);
  file = g_file_new_for_path (path);
  document = rectify_formats_load_sheets (file, NULL, &error);
  g_assert_no_error (error);
  read = rectify_form_read (document, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (read->rows->len, ==, 5);
  for (guint i = 0; i < read->rows->len; i++)
    {
      const RectifyUnitFormRow *row = read->rows->pdata[i];
      RectifyItem *item = rectify_plan_find_item (plan, row->item_id);

      g_assert_true (rectify_item_is_task (item));
    }
}

static void
test_empty (Office *self, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr (FormEditor) form = office_send (self, 0, &path);
  g_autoptr (RectifyReturn) found = office_open (self, path);

  g_assert_cmpuint (rectify_return_get_n_edits (found), ==, 0);
  office_assert_remark (found, NULL);
}

/* Rows that were added, copied, deleted or mixed up are told, and never guessed. */
static void
test_by_hand (Office *self, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr (FormEditor) form = office_send (self, 0, &path);
  g_autoptr (RectifyReturn) found = NULL;

  office_fill (form);
  form_editor_set (form, "G6", "已完成");
  form_editor_set (form, "I8", "已办结。");
  form_editor_copy_row (form, 5, 20);
  form_editor_copy_row (form, 8, 21);
  form_editor_set (form, "L21", NULL);
  form_editor_copy_row (form, 8, 22);
  form_editor_set (form, "L22", "Rabc");
  /* Nothing is filled in, but somebody put it there. */
  form_editor_copy_row (form, 7, 23);
  for (char column = 'C'; column <= 'G'; column++)
    {
      const char place[] = { column, '2', '3', '\0' };

      form_editor_set (form, place, NULL);
    }
  form_editor_set (form, "L23", "Rdef");
  form_editor_delete_row (form, 7);
  form_editor_save (form, path);
  found = office_open (self, path);
  office_assert_remark (found, "Rows 5 and 20");
  office_assert_remark (found, "Row 21 was added");
  office_assert_remark (found, "Row 22 was added");
  office_assert_remark (found, "Row 23 was added");
  office_assert_remark (found, "The row of “第30条措施，抓好落实。” was deleted");
  /* Of the others all is taken; who reports on a task has begun it. */
  g_assert_cmpuint (rectify_merge_get_n_changes (rectify_return_get_merge (found)), ==, 3);
  g_assert_cmpuint (rectify_return_get_remarks (found)->len, ==, 6);
}

static void
test_mixed_up (Office *self, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr (FormEditor) form = office_send (self, 0, &path);
  g_autoptr (RectifyReturn) found = NULL;

  office_fill (form);
  form_editor_set (form, "D5", "别的措施。");
  form_editor_save (form, path);
  found = office_open (self, path);
  office_assert_remark (found, "Row 5 does not show the words of “第0条措施");
  g_assert_cmpuint (rectify_merge_get_n_changes (rectify_return_get_merge (found)), ==, 0);
  g_assert_cmpuint (rectify_return_get_n_edits (found), ==, 1);
}

/* Without a year, the last such day is meant that has been. */
static void
test_yearless (Office *self, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr (FormEditor) form = office_send (self, 0, &path);
  g_autoptr (RectifyReturn) found = NULL;
  g_autoptr (RectifyPlan) plan = NULL;
  g_autoptr (GDate) day = rectify_date_new_today ();
  g_autofree char *expected = NULL;
  g_autofree char *cell = NULL;

  /* The day after tomorrow was last year's; none has one that there is not each year. */
  g_date_add_days (day, 2);
  if (g_date_get_month (day) == 2 && g_date_get_day (day) == 29)
    g_date_add_days (day, 1);
  cell = g_strdup_printf ("%d月%d日", g_date_get_month (day), g_date_get_day (day));
  g_date_subtract_years (day, 1);
  expected = rectify_date_to_string (day);
  form_editor_set (form, "H6", cell);
  form_editor_set (form, "I6", "甲");
  form_editor_set (form, "H7", "13月1日");
  form_editor_set (form, "I7", "乙");
  form_editor_save (form, path);
  found = office_open (self, path);
  office_assert_remark (found, "names no year; it is taken for");
  office_assert_remark (found, "Row 7: “13月1日” is no day");
  office_apply (self, found);
  plan = office_load (self);
  office_assert_entry (plan, 23, expected, "甲", RECTIFY_SHARE_UNKNOWN, "");
}

static void
test_cells (Office *self, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr (FormEditor) form = NULL;
  g_autoptr (RectifyReturn) found = NULL;
  g_autoptr (RectifyPlan) plan = NULL;

  office_set_status (self, 53, RECTIFY_STATUS_CLOSED);
  form = office_send (self, 0, &path);

  form_editor_set (form, "G5", "已销号");
  form_editor_set (form, "G8", "整改中");
  form_editor_set (form, "G6", "差不多");
  form_editor_set (form, "H6", "2023年3月5日");
  form_editor_set (form, "I6", "甲");
  form_editor_set (form, "J6", "80%");
  form_editor_set (form, "H7", "明天");
  form_editor_set (form, "I7", "乙");
  form_editor_set (form, "J7", "#101");
  form_editor_set (form, "K8", "李四");
  form_editor_save (form, path);
  found = office_open (self, path);
  office_assert_remark (found, "Row 5: a unit cannot report the status “已销号”");
  office_assert_remark (found, "Row 8: a unit cannot report the status “整改中”");
  office_assert_remark (found, "Row 6: “差不多” is no status");
  office_assert_remark (found, "Row 7: “明天” is no day");
  office_assert_remark (found, "Row 7: “101” is no whole number");
  office_assert_remark (found, "Row 8 has a date or a reporter");
  office_apply (self, found);
  plan = office_load (self);
  g_assert_cmpint (rectify_item_get_status (office_get_measure (plan, 0)), ==,
                   RECTIFY_STATUS_NOT_STARTED);
  g_assert_cmpint (rectify_item_get_status (office_get_measure (plan, 53)), ==,
                   RECTIFY_STATUS_CLOSED);
  office_assert_entry (plan, 23, "2023-03-05", "甲", 80, "");
  office_assert_entry (plan, 30, NULL, "乙", RECTIFY_SHARE_UNKNOWN, "");
  g_assert_cmpuint (rectify_item_get_progress (office_get_measure (plan, 53))->len, ==, 0);
}

/* Typed over the list and over the number format, as it is meant. */
static void
test_as_meant (Office *self, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr (FormEditor) form = office_send (self, 0, &path);
  g_autoptr (RectifyReturn) found = NULL;
  g_autoptr (RectifyPlan) plan = NULL;

  form_editor_set (form, "G5", "完成");
  form_editor_set (form, "G6", "未完成");
  form_editor_set (form, "H7", DAY);
  form_editor_set (form, "I7", "建档");
  form_editor_set (form, "J7", "#0.3");
  /* As Excel has it where “30%” is typed. */
  g_assert_true (
      form_editor_replace (form, "xl/styles.xml", "formatCode=\"General\"", "formatCode=\"0%\""));
  form_editor_save (form, path);
  found = office_open (self, path);
  office_assert_remark (found, "Row 5: “完成” is no status of the list; it is taken for “已完成”.");
  office_assert_remark (found, "Row 6: “未完成” is no status of the list; it is not taken over.");
  office_apply (self, found);
  plan = office_load (self);
  g_assert_cmpint (rectify_item_get_status (office_get_measure (plan, 0)), ==, RECTIFY_STATUS_DONE);
  g_assert_cmpint (rectify_item_get_status (office_get_measure (plan, 23)), ==,
                   RECTIFY_STATUS_NOT_STARTED);
  office_assert_entry (plan, 30, "2023-11-20", "建档", 30, "");
}

/* As LibreOffice keeps “60%” in a cell that is no percentage; a lone 1 is what the cell shows. */
static void
test_fraction (Office *self, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr (FormEditor) form = office_send (self, 0, &path);
  g_autoptr (RectifyReturn) found = NULL;
  g_autoptr (RectifyPlan) plan = NULL;

  for (guint row = 5; row <= 8; row++)
    {
      static const char *const shares[] = { "#0.6", "#0.605", "#1", "#0.07" };
      g_autofree char *day = g_strdup_printf ("H%u", row);
      g_autofree char *share = g_strdup_printf ("J%u", row);

      form_editor_set (form, day, DAY);
      form_editor_set (form, share, shares[row - 5]);
    }
  form_editor_save (form, path);
  found = office_open (self, path);
  office_assert_remark (found, "Row 5: “0.6” is taken for 60%");
  office_assert_remark (found, "Row 6: “0.605” is no whole number");
  office_assert_remark (found, "Row 7: “1” is taken for 1%");
  office_assert_remark (found, "Row 8: “0.07” is taken for 7%");
  office_apply (self, found);
  plan = office_load (self);
  office_assert_entry (plan, 0, "2023-11-20", "", 60, "");
  office_assert_entry (plan, 30, "2023-11-20", "", 1, "");
  office_assert_entry (plan, 53, "2023-11-20", "", 7, "");
  g_assert_cmpuint (rectify_item_get_progress (office_get_measure (plan, 23))->len, ==, 0);
}

static void
test_damaged (Office *self, gconstpointer data)
{
  static const struct {
    const char *part, *from, *to, *words;
  } cases[] = {
    { FORM_EDITOR_STRINGS, "rectify-form", "another-form", "is no form that Rectify sent out" },
    { FORM_EDITOR_FACTS, "<c r=\"B2\"", "<c r=\"Z2\"", "hidden sheet of this form is damaged" },
    { FORM_EDITOR_FACTS, "<c r=\"B1\"", "<c r=\"Z1\"", "another version of Rectify" }
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = NULL;
      g_autoptr (FormEditor) form = office_send (self, 0, &path);

      g_assert_true (form_editor_replace (form, cases[i].part, cases[i].from, cases[i].to));
      form_editor_save (form, path);
      office_assert_refused (self->ledger, path, cases[i].words);
    }
}

static void
test_refused (Office *self, gconstpointer data)
{
  g_autofree char *other_path = g_build_filename (self->folder, "other.rectify", NULL);
  g_autofree char *path = NULL;
  g_autoptr (FormEditor) form = office_send (self, 0, &path);
  g_autoptr (RectifyLedger) other = NULL;
  gint64 id;

  other = office_make_ledger (other_path, &id);
  office_assert_refused (other, path, "belongs to another ledger");
  form_editor_set (form, "K4", "报送人");
  form_editor_save (form, path);
  office_assert_refused (self->ledger, path, "head of the form");
  g_file_set_contents (path, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8, NULL);
  office_assert_refused (self->ledger, path, "no Excel workbook");
  g_file_set_contents (path, "PK\x03\x04 nothing", -1, NULL);
  office_assert_refused (self->ledger, path, "form-0.xlsx: ");
}

static void
test_gone (Office *self, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr (FormEditor) form = office_send (self, 0, &path);
  g_autoptr (RectifyPlan) plan = office_load (self);
  g_autoptr (RectifyReturn) found = NULL;
  g_autoptr (GError) error = NULL;

  office_fill (form);
  form_editor_save (form, path);
  g_object_unref (
      rectify_item_remove_child (rectify_item_get_parent (office_get_measure (plan, 0)), 0));
  rectify_ledger_save_plan (self->ledger, plan, "Delete", &error);
  g_assert_no_error (error);
  found = office_open (self, path);
  office_assert_remark (found,
                        "is no longer in the plan; what was reported on it is left out: =已制定");
  g_assert_cmpuint (rectify_merge_get_n_changes (rectify_return_get_merge (found)), ==, 0);
  g_assert_true (rectify_ledger_delete_plan (self->ledger, self->plan_id, "Delete", &error));
  office_assert_refused (self->ledger, path, "no longer in the ledger");
}

static void
swap (guint *numbers, guint a, guint b)
{
  guint number = numbers[a];

  numbers[a] = numbers[b];
  numbers[b] = number;
}

/* Two units have each task: what both report is there twice, and what one alone says holds. */
static void
fill_own (FormEditor *form, guint unit)
{
  g_autofree char *text = g_strdup_printf ("第%u办公室已办。", unit);

  for (guint row = 5; row <= 8; row++)
    {
      g_autofree char *place = g_strdup_printf ("I%u", row);
      g_autofree char *day = g_strdup_printf ("H%u", row);

      form_editor_set (form, place, text);
      form_editor_set (form, day, DAY);
    }
  form_editor_set (form, "G5", "已完成");
}

/* Thirty forms in any order make the same plan, whichever comes twice. */
static void
test_orders (Office *self, gconstpointer data)
{
  char *paths[N_UNITS];
  guint order[N_UNITS];
  g_autofree char *expected = NULL;

  for (guint i = 0; i < N_UNITS; i++)
    {
      g_autoptr (FormEditor) form = office_send (self, i, &paths[i]);

      fill_own (form, i);
      form_editor_save (form, paths[i]);
      order[i] = i;
    }
  for (guint n = 0; n < N_ORDERS; n++)
    {
      g_autoptr (RectifyPlan) plan = NULL;
      g_autofree char *json = NULL;

      for (guint i = N_UNITS; n > 0 && i > 1; i--)
        swap (order, i - 1, g_test_rand_int_range (0, (gint) i));
      for (guint i = 0; i < N_UNITS; i++)
        office_merge (self, paths[order[i]]);
      office_merge (self, paths[order[0]]);
      plan = office_load (self);
      json = rectify_plan_to_json (plan);
      if (expected == NULL)
        expected = g_strdup (json);
      g_assert_cmpstr (json, ==, expected);
      g_assert_cmpuint (rectify_item_get_progress (office_get_measure (plan, 7))->len, ==, 2);
      for (guint i = 0; i < N_UNITS; i++)
        g_assert_true (rectify_ledger_undo (self->ledger, NULL, NULL, NULL));
    }
  for (guint i = 0; i < N_UNITS; i++)
    g_free (paths[i]);
}

static void
convert (Office *self, const char *to, const char *name)
{
  g_autofree char *home = g_strdup_printf ("-env:UserInstallation=file://%s/office", self->folder);
  const char *const arguments[]
      = { "soffice", "--headless", home, "--convert-to", to, "--outdir", self->folder, name, NULL };
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_sync (self->folder, (char **) arguments, NULL,
                G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, NULL,
                NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
}

/* LibreOffice opens a form and saves it, twice: all that is needed is still there. */
static void
test_libreoffice (Office *self, gconstpointer data)
{
  g_autofree char *program = g_find_program_in_path ("soffice");
  g_autofree char *path = NULL;
  g_autoptr (FormEditor) form = NULL;
  g_autoptr (RectifyPlan) plan = NULL;
  g_autoptr (RectifyReturn) found = NULL;

  if (program == NULL)
    {
      g_test_skip ("LibreOffice is not installed");
      return;
    }
  form = office_send (self, 0, &path);
  office_fill (form);
  /* What is chosen from the list, a day as it shows, and words of several lines. */
  form_editor_set (form, "G6", "长期坚持");
  form_editor_set (form, "H6", "#45251.375");
  form_editor_set (form, "I6", "一是建立台账；\n二是定期检查。\n三是抓好落实。");
  form_editor_set (form, "J6", "#100");
  form_editor_save (form, path);
  convert (self, "ods", "form-0.xlsx");
  g_unlink (path);
  convert (self, "xlsx", "form-0.ods");
  found = office_open (self, path);
  office_assert_remark (found, NULL);
  office_apply (self, found);
  plan = office_load (self);
  office_assert_entry (plan, 0, "2023-11-20", "=已制定计划。", 40, "张三");
  office_assert_entry (plan, 23, "2023-11-21", "一是建立台账；\n二是定期检查。\n三是抓好落实。",
                       100, "");
  g_assert_cmpint (rectify_item_get_status (office_get_measure (plan, 0)), ==,
                   RECTIFY_STATUS_IN_PROGRESS);
  g_assert_cmpint (rectify_item_get_status (office_get_measure (plan, 23)), ==,
                   RECTIFY_STATUS_SUSTAINED);
  g_assert_cmpint (rectify_item_get_status (office_get_measure (plan, 30)), ==,
                   RECTIFY_STATUS_NOT_STARTED);
}

/* Whatever is broken of it: a sentence, or what is left of it. */
static void
test_broken (Office *self, gconstpointer data)
{
  static const char *const parts[] = { FORM_EDITOR_STRINGS, FORM_EDITOR_FACTS, FORM_EDITOR_SHEET };
  static const char *const froms[]
      = { "R", "<c r=\"A", "<c r=\"B", "task", "status", "<v>1", "5\"" };
  static const char *const tos[] = { "", "<c r=\"XFD", "R0", "99999999999999999999", "\n" };

  g_autofree char *path = NULL;
  g_autofree char *broken = office_dup_path (self, 1);
  g_autoptr (FormEditor) sent = office_send (self, 0, &path);

  for (guint i = 0; i < G_N_ELEMENTS (parts) * G_N_ELEMENTS (froms) * G_N_ELEMENTS (tos); i++)
    {
      const char *part = parts[i % G_N_ELEMENTS (parts)];
      const char *from = froms[i / G_N_ELEMENTS (parts) % G_N_ELEMENTS (froms)];
      const char *to = tos[i / G_N_ELEMENTS (parts) / G_N_ELEMENTS (froms)];
      g_autoptr (FormEditor) form = form_editor_new (path);
      g_autoptr (RectifyReturn) found = NULL;
      g_autoptr (GError) error = NULL;

      if (!form_editor_replace (form, part, from, to))
        continue;
      form_editor_save (form, broken);
      found = rectify_forms_open_return (self->ledger, broken, &error);
      g_assert_true ((found == NULL) == (error != NULL));
    }
}

static void
test_sending (Office *self, gconstpointer data)
{
  g_autoptr (RectifyPlan) plan = office_load (self);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = office_dup_path (self, 0);
  const char *const units[] = { "第0办公室", "第1办公室", NULL };
  g_auto (GStrv) paths = rectify_forms_list_paths (plan, units, self->folder);

  g_assert_true (g_str_has_suffix (paths[0], "/第0办公室-整改方案.xlsx"));
  g_assert_true (rectify_forms_send (self->ledger, self->plan_id, units[0], path, FALSE, &error));
  g_assert_false (rectify_forms_send (self->ledger, self->plan_id, units[0], path, FALSE, &error));
  g_assert_error (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_false (
      rectify_forms_send (self->ledger, self->plan_id, units[0], self->path, TRUE, &error));
  g_assert_error (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (rectify_forms_send (self->ledger, self->plan_id, "无", paths[1], TRUE, &error));
  g_assert_error (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_NOT_FOUND);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  office_add_test ("/forms/sending", test_sending);
  office_add_test ("/forms/fill", test_fill);
  office_add_test ("/forms/twice", test_twice);
  office_add_test ("/forms/undated", test_undated);
  office_add_test ("/forms/yearless", test_yearless);
  office_add_test ("/forms/conflict", test_conflict);
  office_add_test ("/forms/tasks", test_tasks);
  office_add_test ("/forms/empty", test_empty);
  office_add_test ("/forms/by-hand", test_by_hand);
  office_add_test ("/forms/mixed-up", test_mixed_up);
  office_add_test ("/forms/cells", test_cells);
  office_add_test ("/forms/as-meant", test_as_meant);
  office_add_test ("/forms/fraction", test_fraction);
  office_add_test ("/forms/damaged", test_damaged);
  office_add_test ("/forms/refused", test_refused);
  office_add_test ("/forms/gone", test_gone);
  office_add_test ("/forms/orders", test_orders);
  office_add_test ("/forms/broken", test_broken);
  office_add_test ("/forms/libreoffice", test_libreoffice);
  return g_test_run ();
}
