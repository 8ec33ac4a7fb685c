/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "form-editor.h"
#include "rectify-close-out.h"
#include "rectify-form-reader.h"
#include "rectify-form-report.h"
#include "rectify-formats.h"
#include "rectify-merge.h"
#include "rectify-plan-json.h"
#include "rectify-unit-plan.h"
#include "rectify-xlsx-format.h"

int LLVMFuzzerTestOneInput (const guint8 *data, size_t size);
int LLVMFuzzerInitialize (int *argc, char ***argv);

#define UNIT "办公室"
#define FORM 77
#define N_MEASURES 3

/* The parts of a form that somebody may have changed: the sheet, the hidden one, and the words of both,
 * which an input has one after another, with this sign between. */
static const char *const parts[]
    = { "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml", "xl/sharedStrings.xml" };
#define BETWEEN "\x1f"

static RectifyPlan *ours;
static FormEditor *sent, *changed;

static RectifyItem *
add (RectifyItem *parent, RectifyItemKind kind, const char *text, gint64 id)
{
  g_autoptr (RectifyItem) item = rectify_item_new (kind);

  rectify_item_set_id (item, id);
  rectify_item_set_text (item, text);
  rectify_item_append_child (parent, item);
  return item;
}

/* One task is closed out since, another is in progress. */
static RectifyPlan *
make_plan (void)
{
  static const char *const names[] = { UNIT, NULL };
  RectifyPlan *plan = rectify_plan_new ();
  RectifyItem *area = add (rectify_plan_get_root (plan), RECTIFY_ITEM_AREA, "方面", 11);

  rectify_plan_set_id (plan, 5);
  rectify_plan_set_title (plan, "整改方案");
  for (guint i = 0; i < N_MEASURES; i++)
    {
      g_autofree char *text = g_strdup_printf ("第%u条措施。", i);
      RectifyItem *problem = add (area, RECTIFY_ITEM_PROBLEM, "问题", 100 + i);
      RectifyItem *measure = add (problem, RECTIFY_ITEM_MEASURE, text, 200 + i);
      g_autoptr (RectifyAssignment) assignment
          = rectify_assignment_new (RECTIFY_ROLE_LEAD_UNIT, "牵头单位", UNIT, names);

      rectify_item_add_assignment (measure, assignment);
      rectify_item_set_status (measure, i);
    }
  return plan;
}

static FormEditor *
send (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "form.xlsx", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (RectifyPlan) part = rectify_plan_copy_for_unit (ours, UNIT);
  g_autoptr (RectifyUnitForm) form = rectify_unit_form_new_for_part (FORM, ours, part, UNIT);
  g_autoptr (RectifyDocument) document = rectify_form_report_compose (part, form);
  FormEditor *editor;

  g_assert_true (rectify_xlsx_format_save (document, file, NULL, NULL));
  editor = form_editor_new (path);
  g_unlink (path);
  return editor;
}

static void
write_seed (FormEditor *form, const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *text = g_strjoin (BETWEEN, form_editor_get_part (form, parts[0]),
                                     form_editor_get_part (form, parts[1]),
                                     form_editor_get_part (form, parts[2]), NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

/* Forms as they come back, by the program itself. */
static void
write_seeds (const char *folder)
{
  static const char *const days[]
      = { "#45250", "2023年6月底前", "2023.6.30", "2023/6/30", "6月30日", "2023-06-30 09:00" };

  g_mkdir_with_parents (folder, 0700);
  write_seed (sent, folder, "empty");
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autoptr (FormEditor) form = send (folder);
      g_autofree char *name = g_strdup_printf ("filled-%u", i);

      form_editor_set (form, "G5", "整改中");
      form_editor_set (form, "H5", days[i]);
      form_editor_set (form, "I5", "已制定计划。");
      form_editor_set (form, "J5", "#40");
      form_editor_set (form, "K5", "张三");
      if (i == 1)
        form_editor_copy_row (form, 5, 20);
      if (i == 2)
        form_editor_delete_row (form, 6);
      if (i == 3)
        form_editor_swap_rows (form, 5, 6);
      write_seed (form, folder, name);
    }
}

int
LLVMFuzzerInitialize (int *argc, char ***argv)
{
  g_autofree char *folder = g_dir_make_tmp ("rectify-XXXXXX", NULL);

  ours = make_plan ();
  sent = send (folder);
  changed = send (folder);
  g_rmdir (folder);
  rectify_item_set_status (rectify_plan_find_item (ours, 201), RECTIFY_STATUS_CLOSED);
  if (*argc == 3 && g_str_equal ((*argv)[1], "--make-seeds"))
    {
      write_seeds ((*argv)[2]);
      exit (0);
    }
  return 0;
}

static RectifyDocument *
load (const guint8 *data, size_t size, GError **error)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_auto (GStrv) texts = g_strsplit (text, BETWEEN, G_N_ELEMENTS (parts));
  g_autoptr (GBytes) bytes = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    form_editor_set_part (changed, parts[i],
                          i < g_strv_length (texts) ? texts[i]
                                                    : form_editor_get_part (sent, parts[i]));
  bytes = form_editor_make_file (changed);
  return rectify_xlsx_format_load_sheets (bytes, NULL, error);
}

static void
assert_sound (RectifyItem *before, RectifyItem *after)
{
  gboolean was_closed = rectify_item_get_status (before) == RECTIFY_STATUS_CLOSED;
  gboolean is_closed = rectify_item_get_status (after) == RECTIFY_STATUS_CLOSED;

  g_assert_cmpint (rectify_item_get_id (before), ==, rectify_item_get_id (after));
  g_assert_cmpstr (rectify_item_get_text (before), ==, rectify_item_get_text (after));
  g_assert_true (was_closed || !is_closed);
  g_assert_true (!was_closed || is_closed
                 || rectify_close_out_get_state (after) == RECTIFY_CLOSE_OUT_REOPENED);
  g_assert_cmpuint (rectify_item_get_n_children (before), ==, rectify_item_get_n_children (after));
  for (guint i = 0; i < rectify_item_get_n_children (before); i++)
    assert_sound (rectify_item_get_child (before, i), rectify_item_get_child (after, i));
}

static RectifyPlan *
merge (RectifyUnitForm *form, RectifyPlan *plan, guint *n_changes)
{
  g_autoptr (RectifyPlan) base = NULL;
  g_autoptr (RectifyPlan) theirs = NULL;
  g_autoptr (RectifyMerge) merged = NULL;

  rectify_unit_form_make_sides (form, plan, &base, &theirs);
  merged = rectify_merge_new (base, plan, theirs, RECTIFY_MERGE_ASK_STRUCTURE);
  *n_changes = rectify_merge_get_n_changes (merged);
  for (guint i = 0; i < *n_changes; i++)
    rectify_merge_decide (merged, i, RECTIFY_MERGE_THEIRS);
  return rectify_merge_make_plan (merged);
}

/* A form comes back in which somebody did anything: it is read or refused; what is taken of it changes
 * no more than a unit can say, and once. */
int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RectifyDocument) document = load (data, size, &error);
  g_autoptr (RectifyUnitForm) form = NULL;
  g_autoptr (RectifyPlan) once = NULL;
  g_autoptr (RectifyPlan) twice = NULL;
  g_autofree char *unit = NULL;
  guint n_changes;

  g_assert_true ((document != NULL) == (error == NULL));
  if (document == NULL)
    return 0;
  unit = rectify_form_dup_unit (document);
  form = rectify_form_read (document, &error);
  g_assert_true ((form != NULL) == (error == NULL));
  g_assert_true (form == NULL || unit != NULL);
  if (form == NULL)
    return 0;
  once = merge (form, ours, &n_changes);
  assert_sound (rectify_plan_get_root (ours), rectify_plan_get_root (once));
  twice = merge (form, once, &n_changes);
  g_assert_cmpuint (n_changes, ==, 0);
  assert_sound (rectify_plan_get_root (once), rectify_plan_get_root (twice));
  return 0;
}
