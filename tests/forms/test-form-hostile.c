/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>
#include <unistd.h>

#include "office.h"
#include "rectify-forms.h"

/* What people, and other programs, make of a form. What was changed by hand is told, never guessed. */

/* A cell as a spreadsheet writes it. */
static void
set_raw (FormEditor *form, const char *place, const char *attributes, const char *content)
{
  g_autofree char *cell = g_strdup_printf ("<c r=\"%s\" %s>%s</c>", place, attributes, content);

  form_editor_set (form, place, "HERE");
  for (guint style = 0; style < 60; style++)
    {
      g_autofree char *from
          = g_strdup_printf ("<c r=\"%s\" s=\"%u\" t=\"inlineStr\"><is><t>HERE</t></is></c>", place,
                             style);

      if (form_editor_replace (form, FORM_EDITOR_SHEET, from, cell))
        return;
    }
  g_assert_not_reached ();
}

static RectifyReturn *
save_and_open (Office *self, FormEditor *form, const char *path)
{
  form_editor_save (form, path);
  return office_open (self, path);
}

static RectifyProgressEntry *
get_entry (RectifyPlan *plan, guint i)
{
  GPtrArray *progress = rectify_item_get_progress (office_get_measure (plan, i));

  g_assert_cmpuint (progress->len, ==, 1);
  return progress->pdata[0];
}

/* Today has come. */
static void
test_today (Office *self, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr (FormEditor) form = office_send (self, 0, &path);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *today = g_date_time_format (now, "%Y-%m-%d");
  g_autoptr (RectifyReturn) found = NULL;

  form_editor_set (form, "H5", today);
  form_editor_set (form, "I5", "已办。");
  found = save_and_open (self, form, path);
  office_assert_remark (found, NULL);
}

/* Days as people write them. */
static void
test_dates (Office *self, gconstpointer data)
{
  static const struct {
    const char *words, *day;
  } cases[] = { { "2023年6月底前", NULL },
                { "2023.6.30", "2023-06-30" },
                { "2023/6/30", "2023-06-30" },
                { "2023年6月30日", "2023-06-30" },
                { "2023年6月30日前", NULL },
                { "2023.6.1-6.30", NULL },
                { "2023-06-30 09:05", "2023-06-30" },
                { "2023-06-30T09:05:30", "2023-06-30" },
                { "２０２３．６．３０", "2023-06-30" },
                { "2023年 6月 30号", "2023-06-30" },
                { "20230630", "2023-06-30" },
                { "2023-6-31", NULL },
                { "2023-13-01", NULL },
                { "0026-06-30", NULL },
                { "202306300", NULL },
                { "6/30/2023", NULL },
                { "昨天", NULL } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = NULL;
      g_autoptr (FormEditor) form = office_send (self, 0, &path);
      g_autoptr (RectifyReturn) found = NULL;
      g_autoptr (RectifyPlan) plan = NULL;
      g_autofree char *day = NULL;

      office_fill (form);
      form_editor_set (form, "H5", cases[i].words);
      found = save_and_open (self, form, path);
      if (cases[i].day == NULL)
        office_assert_remark (found, cases[i].words);
      else
        office_assert_remark (found, NULL);
      office_apply (self, found);
      plan = office_load (self);
      day = rectify_date_to_string (rectify_progress_entry_get_date (get_entry (plan, 0)));
      g_assert_cmpstr (day, ==, cases[i].day);
      g_assert_true (rectify_ledger_undo (self->ledger, NULL, NULL, NULL));
    }
}

/* Formulas count by what they came to; what came to nothing is no report. */
static void
test_formulas (Office *self, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr (FormEditor) form = office_send (self, 0, &path);
  g_autoptr (RectifyReturn) found = NULL;
  g_autoptr (RectifyPlan) plan = NULL;

  office_fill (form);
  set_raw (form, "I5", "t=\"str\"", "<f>CONCATENATE(\"已\",\"办\")</f><v>已办</v>");
  set_raw (form, "J5", "", "<f>20+20</f><v>40</v>");
  set_raw (form, "I6", "t=\"e\"", "<f>Z9</f><v>#REF!</v>");
  set_raw (form, "G6", "t=\"e\"", "<f>Z9</f><v>#N/A</v>");
  set_raw (form, "I7", "t=\"str\"", "<f>HYPERLINK(\"http://example.org\",\"材料\")</f><v>材料</v>");
  found = save_and_open (self, form, path);
  office_assert_remark (found, "Row 6: “#REF!” is an error");
  office_assert_remark (found, "Row 6: “#N/A” is no status");
  office_apply (self, found);
  plan = office_load (self);
  office_assert_entry (plan, 0, "2023-11-20", "已办", 40, "张三");
  g_assert_cmpuint (rectify_item_get_progress (office_get_measure (plan, 23))->len, ==, 0);
  g_assert_cmpstr (rectify_progress_entry_get_text (get_entry (plan, 30)), ==, "材料");
}

static void
test_types (Office *self, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr (FormEditor) form = office_send (self, 0, &path);
  g_autoptr (RectifyReturn) found = NULL;
  g_autoptr (RectifyPlan) plan = NULL;

  office_fill (form);
  set_raw (form, "G5", "", "<v>3</v>");
  set_raw (form, "H5", "t=\"b\"", "<v>1</v>");
  set_raw (form, "J5", "t=\"b\"", "<v>1</v>");
  set_raw (form, "K5", "", "<v>110</v>");
  form_editor_set (form, "I6", "#12");
  form_editor_set (form, "J6", "四成");
  form_editor_set (form, "H6", "#-7");
  form_editor_set (form, "I7", "甲");
  form_editor_set (form, "J7", "８０％");
  form_editor_set (form, "H7", "#99999999");
  form_editor_set (form, "I8", "乙");
  form_editor_set (form, "J8", "#0.405");
  form_editor_set (form, "H8", "#1e300");
  found = save_and_open (self, form, path);
  office_assert_remark (found, "Row 5: “3” is no status");
  office_assert_remark (found, "Row 5: “TRUE” is no day");
  office_assert_remark (found, "Row 5: “TRUE” is no whole number");
  office_assert_remark (found, "Row 6: “四成” is no whole number");
  office_assert_remark (found, "Row 8: “0.405” is no whole number");
  office_assert_remark (found, "Row 8: ");
  office_apply (self, found);
  plan = office_load (self);
  office_assert_entry (plan, 0, NULL, "=已制定计划。", RECTIFY_SHARE_UNKNOWN, "110");
  office_assert_entry (plan, 23, NULL, "12", RECTIFY_SHARE_UNKNOWN, "");
  office_assert_entry (plan, 30, NULL, "甲", 80, "");
  office_assert_entry (plan, 53, NULL, "乙", RECTIFY_SHARE_UNKNOWN, "");
}

/* So many characters, not all the same, as a file that unpacks to a multiple is refused as it is. */
static char *
make_words (gsize length)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; words->len < length; i++)
    g_string_append_printf (words, "%u ", i * 2654435761u);
  g_string_truncate (words, length - 1);
  g_string_append_c (words, '.');
  return g_string_free (words, FALSE);
}

/* What may be a slip is entered, and told. */
static void
test_doubtful (Office *self, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr (FormEditor) form = office_send (self, 0, &path);
  g_autoptr (RectifyReturn) found = NULL;
  g_autoptr (RectifyPlan) plan = NULL;

  office_fill (form);
  form_editor_set (form, "G5", "已完成");
  form_editor_set (form, "H5", "2999-01-01");
  form_editor_set (form, "H6", "11月中旬");
  form_editor_set (form, "I6", "甲");
  found = save_and_open (self, form, path);
  office_assert_remark (found, "Row 5: the day 2999-01-01 is still to come; what is "
                               "reported is dated on merging.");
  office_assert_remark (found, "Row 5 says that the task is done, and that 40 %");
  office_assert_remark (found, "Row 6: “11月中旬” is no day");
  /* Once. */
  g_assert_cmpuint (rectify_return_get_remarks (found)->len, ==, 3);
  office_apply (self, found);
  plan = office_load (self);
  office_assert_entry (plan, 0, NULL, "=已制定计划。", 40, "张三");
}

static void
test_giant (Office *self, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr (FormEditor) form = office_send (self, 0, &path);
  g_autoptr (RectifyReturn) found = NULL;
  g_autoptr (RectifyPlan) plan = NULL;
  g_autofree char *giant = make_words (400000);
  g_autofree char *largest = make_words (32767);

  office_fill (form);
  for (guint row = 5; row <= 6; row++)
    for (char column = 'G'; column <= 'K'; column++)
      {
        g_autofree char *place = g_strdup_printf ("%c%u", column, row);

        if (row == 5 || column == 'I')
          form_editor_set (form, place, row == 5 ? giant : largest);
      }
  found = save_and_open (self, form, path);
  office_assert_remark (found, "is too long and is left out");
  for (guint i = 0; i < rectify_return_get_remarks (found)->len; i++)
    g_assert_cmpuint (strlen (rectify_return_get_remarks (found)->pdata[i]), <, 1000);
  office_apply (self, found);
  plan = office_load (self);
  g_assert_cmpuint (rectify_item_get_progress (office_get_measure (plan, 0))->len, ==, 0);
  g_assert_cmpuint (strlen (rectify_progress_entry_get_text (get_entry (plan, 23))), ==, 32767);
}

static char *
make_rows (guint first, guint last, guint step)
{
  GString *rows = g_string_new (NULL);

  for (guint row = first; row <= last; row += step)
    g_string_append_printf (
        rows, "<row r=\"%u\"><c r=\"I%u\" t=\"inlineStr\"><is><t>甲</t></is></c></row>", row, row);
  return g_string_free (rows, FALSE);
}

/* A lone cell far below is found; rows without end are refused in a sentence, or told in a few. */
static void
test_rows (Office *self, gconstpointer data)
{
  static const struct {
    guint first, last, step;
    const char *remark; /* NULL: refused */
  } cases[] = { { 1048576, 1048576, 1, "Row 1048576 was added by hand" },
                { 20, 2000, 1, "There is more of this kind" },
                { 20, 1000000, 1, NULL } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = NULL;
      g_autoptr (FormEditor) form = office_send (self, 0, &path);
      g_autoptr (GString) sheet = NULL;
      g_autofree char *rows = make_rows (cases[i].first, cases[i].last, cases[i].step);
      g_autoptr (RectifyReturn) found = NULL;
      g_autoptr (GError) error = NULL;

      office_fill (form);
      sheet = g_string_new (form_editor_get_part (form, FORM_EDITOR_SHEET));
      g_string_insert (sheet, strstr (sheet->str, "</sheetData>") - sheet->str, rows);
      form_editor_set_part (form, FORM_EDITOR_SHEET, sheet->str);
      form_editor_save (form, path);
      found = rectify_forms_open_return (self->ledger, path, &error);
      if (cases[i].remark == NULL)
        {
          g_assert_null (found);
          g_assert_nonnull (strstr (error->message, "far more on the sheets of this form"));
          continue;
        }
      g_assert_no_error (error);
      office_assert_remark (found, cases[i].remark);
      g_assert_cmpuint (rectify_return_get_remarks (found)->len, <, 110);
      g_assert_cmpuint (rectify_merge_get_n_changes (rectify_return_get_merge (found)), ==, 2);
    }
}

static char *
dup_id (gint64 id)
{
  return g_strdup_printf ("R%" G_GINT64_MODIFIER "x", (guint64) id);
}

/* Of a task that is none of the unit's, of one that nobody has, and of one that is there twice. */
static void
test_forged_rows (Office *self, gconstpointer data)
{
  g_autoptr (RectifyPlan) plan = office_load (self);
  g_autofree char *other = dup_id (rectify_item_get_id (office_get_measure (plan, 1)));
  g_autofree char *same = dup_id (rectify_item_get_id (office_get_measure (plan, 53)));
  const char *const ids[] = { other, "R7fffffffffffffff", "Rffffffffffffffffff", "R0", "x", same };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autofree char *path = NULL;
      g_autoptr (FormEditor) form = office_send (self, 0, &path);
      g_autoptr (RectifyReturn) found = NULL;

      office_fill (form);
      form_editor_set (form, "L5", ids[i]);
      found = save_and_open (self, form, path);
      office_assert_remark (found, ids[i] == same ? "Rows 5 and 8 both stand for the same task"
                                                  : "Row 5 was added by hand");
      office_assert_remark (found, "The row of “第0条措施，抓好落实。” was deleted");
      g_assert_cmpuint (rectify_merge_get_n_changes (rectify_return_get_merge (found)), ==, 0);
    }
}

/* The hidden sheet names another task, plan or form. */
static void
test_forged_facts (Office *self, gconstpointer data)
{
  g_autoptr (RectifyPlan) plan = office_load (self);
  g_autoptr (RectifyPlan) second = NULL;
  g_autofree char *own = dup_id (rectify_item_get_id (office_get_measure (plan, 0)));
  g_autofree char *next = dup_id (rectify_item_get_id (office_get_measure (plan, 23)));
  g_autofree char *foreign = dup_id (rectify_item_get_id (office_get_measure (plan, 1)));
  g_autofree char *plan_id = dup_id (self->plan_id);
  g_autofree char *other_plan = NULL;
  g_autoptr (GError) error = NULL;

  second = rectify_plan_new ();
  rectify_plan_set_title (second, "另一个方案");
  rectify_ledger_save_plan (self->ledger, second, "New", &error);
  g_assert_no_error (error);
  other_plan = dup_id (rectify_plan_get_id (second));
  {
    const struct {
      const char *from, *to, *words;
    } cases[] = { { own, next, "hidden sheet of this form is damaged" },
                  { own, foreign, "not as it was sent" },
                  { plan_id, other_plan, "another plan" },
                  { plan_id, "R7777", "another ledger" } };

    for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
      {
        g_autofree char *path = NULL;
        g_autoptr (FormEditor) form = office_send (self, 0, &path);
        g_autofree char *from = g_strdup_printf (">%s<", cases[i].from);
        g_autofree char *to = g_strdup_printf (">%s<", cases[i].to);
        g_autoptr (GError) failure = NULL;

        office_fill (form);
        g_assert_true (form_editor_replace (form, FORM_EDITOR_STRINGS, from, to));
        form_editor_save (form, path);
        g_assert_null (rectify_forms_open_return (self->ledger, path, &failure));
        g_assert_nonnull (strstr (failure->message, cases[i].words));
      }
  }
}

/* A form is a form, also where it does not say whose; anything else is none. */
static void
test_whose (Office *self, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr (FormEditor) form = office_send (self, 0, &path);
  g_autofree char *unit = rectify_forms_dup_unit (path);
  g_autofree char *nobody = NULL;

  g_assert_cmpstr (unit, ==, "第0办公室");
  g_assert_true (form_editor_replace (form, FORM_EDITOR_STRINGS, ">unit<", ">unix<"));
  form_editor_save (form, path);
  nobody = rectify_forms_dup_unit (path);
  g_assert_cmpstr (nobody, ==, "?");
  g_assert_true (
      form_editor_replace (form, FORM_EDITOR_STRINGS, ">rectify-form<", ">form of others<"));
  form_editor_save (form, path);
  g_assert_null (rectify_forms_dup_unit (path));
  g_assert_null (rectify_forms_dup_unit (self->path));
}

/* A form of one task that was in progress. */
static RectifyUnitForm *
make_form (RectifyUnitFormRow **row)
{
  RectifyUnitForm *form = rectify_unit_form_new (7, 1, "财政局");

  *row = rectify_unit_form_add_row (form, 3, RECTIFY_STATUS_IN_PROGRESS);
  return form;
}

/* All that a unit can fill in makes another content, and none of it other tasks; how far these were
 * when the form was sent is part of what was sent. */
static void
test_digests (void)
{
  RectifyUnitFormRow *row;
  g_autoptr (RectifyUnitForm) empty = make_form (&row);
  g_autofree char *sent = rectify_unit_form_dup_digest (empty);
  g_autofree char *forged = NULL;
  gint64 last = rectify_unit_form_get_content (empty);

  for (guint i = 0; i < 6; i++)
    {
      g_autoptr (RectifyUnitForm) form = make_form (&row);
      g_autofree char *digest = NULL;

      if (i >= 1)
        row->is_reported = TRUE;
      if (i >= 2)
        row->text = g_strdup ("已办。");
      if (i >= 3)
        row->share = 40;
      if (i >= 4)
        row->reporter = g_strdup ("张三");
      if (i >= 5)
        g_date_set_dmy (&row->date, 5, 3, 2023);
      g_assert_cmpint (rectify_unit_form_get_content (form) == last, ==, i == 0);
      last = rectify_unit_form_get_content (form);
      row->status = RECTIFY_STATUS_DONE;
      g_assert_cmpint (rectify_unit_form_get_content (form), !=, last);
      digest = rectify_unit_form_dup_digest (form);
      g_assert_cmpstr (digest, ==, sent);
    }
  row = g_ptr_array_index (empty->rows, 0);
  row->base = RECTIFY_STATUS_CLOSED;
  forged = rectify_unit_form_dup_digest (empty);
  g_assert_cmpstr (forged, !=, sent);
}

static void
test_two_sheets (Office *self, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr (FormEditor) form = office_send (self, 0, &path);
  g_autoptr (GError) error = NULL;

  office_fill (form);
  form_editor_copy_sheet (form);
  form_editor_save (form, path);
  g_assert_null (rectify_forms_open_return (self->ledger, path, &error));
  g_assert_nonnull (strstr (error->message, "twice"));
  g_assert_nonnull (strstr (error->message, "副本"));
}

/* Who takes the protection away can do more by hand, no more. */
static void
test_unprotected (Office *self, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr (FormEditor) form = office_send (self, 0, &path);
  g_autoptr (RectifyReturn) found = NULL;
  g_autoptr (RectifyPlan) plan = NULL;

  office_fill (form);
  g_assert_true (form_editor_replace (form, FORM_EDITOR_SHEET, "<sheetProtection ", "<ignored "));
  found = save_and_open (self, form, path);
  office_assert_remark (found, NULL);
  office_apply (self, found);
  plan = office_load (self);
  office_assert_filled (plan);
}

/* For whom a joined cell was meant nobody knows but who joined it. */
static void
test_joined (Office *self, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr (FormEditor) form = office_send (self, 0, &path);
  g_autoptr (RectifyReturn) found = NULL;
  g_autoptr (RectifyPlan) plan = NULL;
  const char *joined = "<mergeCell ref=\"I5:I6\"/>";

  office_fill (form);
  if (!form_editor_replace (form, FORM_EDITOR_SHEET, "</mergeCells>",
                            "<mergeCell ref=\"I5:I6\"/></mergeCells>"))
    {
      g_autofree char *all
          = g_strdup_printf ("</sheetData><mergeCells count=\"1\">%s</mergeCells>", joined);

      g_assert_true (form_editor_replace (form, FORM_EDITOR_SHEET, "</sheetData>", all));
    }
  found = save_and_open (self, form, path);
  office_assert_remark (found, "Row 6: the cell under “");
  office_apply (self, found);
  plan = office_load (self);
  office_assert_filled (plan);
}

/* What is no form to be read is told as a form is, not as a document that is imported. */
static void
test_unreadable (Office *self, gconstpointer data)
{
  static const char old[] = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", mark[] = "EncryptedPackage";
  g_autofree char *path = office_dup_path (self, 0);
  char encrypted[1024] = { 0 };

  g_assert_true (g_file_set_contents (path, "PK\x03\x04", 4, NULL));
  g_assert_cmpint (truncate (path, 65 * 1024 * 1024 + 1), ==, 0);
  office_assert_refused (self->ledger, path,
                         "form-0.xlsx: The form has 66 MB, and one is read up to 64 MB");
  g_assert_cmpint (truncate (path, 5000), ==, 0);
  office_assert_refused (self->ledger, path,
                         "form-0.xlsx: The form is damaged or was not copied whole");
  memcpy (encrypted, old, sizeof old - 1);
  for (guint i = 0; mark[i] != '\0'; i++)
    encrypted[512 + 2 * i] = mark[i];
  g_assert_true (g_file_set_contents (path, encrypted, sizeof encrypted, NULL));
  office_assert_refused (self->ledger, path, "form-0.xlsx: The form is protected by a password");
}

/* As a spreadsheet sorts: all rows turned round. */
static void
test_sorted (Office *self, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr (FormEditor) form = office_send (self, 0, &path);
  g_autoptr (RectifyReturn) found = NULL;
  g_autoptr (RectifyPlan) plan = NULL;

  office_fill (form);
  form_editor_swap_rows (form, 5, 8);
  form_editor_swap_rows (form, 6, 7);
  found = save_and_open (self, form, path);
  office_assert_remark (found, "another order");
  office_apply (self, found);
  plan = office_load (self);
  office_assert_filled (plan);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  office_add_test ("/forms/hostile/today", test_today);
  office_add_test ("/forms/hostile/dates", test_dates);
  office_add_test ("/forms/hostile/formulas", test_formulas);
  office_add_test ("/forms/hostile/types", test_types);
  office_add_test ("/forms/hostile/doubtful", test_doubtful);
  office_add_test ("/forms/hostile/giant", test_giant);
  office_add_test ("/forms/hostile/rows", test_rows);
  office_add_test ("/forms/hostile/forged-rows", test_forged_rows);
  office_add_test ("/forms/hostile/forged-facts", test_forged_facts);
  office_add_test ("/forms/hostile/whose", test_whose);
  g_test_add_func ("/forms/hostile/digests", test_digests);
  office_add_test ("/forms/hostile/two-sheets", test_two_sheets);
  office_add_test ("/forms/hostile/unprotected", test_unprotected);
  office_add_test ("/forms/hostile/joined", test_joined);
  office_add_test ("/forms/hostile/unreadable", test_unreadable);
  office_add_test ("/forms/hostile/sorted", test_sorted);
  return g_test_run ();
}
