/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "office.h"

#include <string.h>

#include "folder.h"
#include "rectify-forms.h"

static RectifyItem *
add (RectifyItem *parent, RectifyItemKind kind, const char *text)
{
  g_autoptr (RectifyItem) item = rectify_item_new (kind);

  rectify_item_set_text (item, text);
  rectify_item_append_child (parent, item);
  return item;
}

static void
assign (RectifyItem *item, RectifyRole role, guint unit)
{
  g_autofree char *name = g_strdup_printf ("第%u办公室", unit % N_UNITS);
  const char *const names[] = { name, NULL };
  g_autoptr (RectifyAssignment) assignment
      = rectify_assignment_new (role, rectify_role_get_document_label (role), name, names);

  rectify_item_add_assignment (item, assignment);
}

/* Sixty measures; two units have each. */
static RectifyPlan *
make_plan (void)
{
  RectifyPlan *plan = rectify_plan_new ();
  RectifyItem *area = NULL;

  rectify_plan_set_title (plan, "整改方案");
  for (guint i = 0; i < 60; i++)
    {
      g_autofree char *text = g_strdup_printf ("第%u条措施，抓好落实。", i);
      RectifyItem *problem, *measure;

      if (i % 15 == 0)
        area = add (rectify_plan_get_root (plan), RECTIFY_ITEM_AREA, "方面");
      problem = add (area, RECTIFY_ITEM_PROBLEM, "问题");
      measure = add (problem, RECTIFY_ITEM_MEASURE, text);
      assign (measure, RECTIFY_ROLE_LEAD_UNIT, i);
      assign (measure, RECTIFY_ROLE_RESPONSIBLE_UNIT, i + 7);
    }
  return plan;
}

RectifyLedger *
office_make_ledger (const char *path, gint64 *plan_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RectifyPlan) plan = make_plan ();
  RectifyLedger *ledger = rectify_ledger_open (path, RECTIFY_LEDGER_CREATE, &error);

  g_assert_no_error (error);
  rectify_ledger_save_plan (ledger, plan, "New", &error);
  g_assert_no_error (error);
  *plan_id = rectify_plan_get_id (plan);
  return ledger;
}

void
office_set_up (Office *self, gconstpointer data)
{
  self->folder = g_dir_make_tmp ("rectify-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "台账.rectify", NULL);
  self->ledger = office_make_ledger (self->path, &self->plan_id);
}

void
office_tear_down (Office *self, gconstpointer data)
{
  g_clear_object (&self->ledger);
  folder_remove (self->folder);
  g_free (self->folder);
  g_free (self->path);
}

RectifyPlan *
office_load (Office *self)
{
  g_autoptr (GError) error = NULL;
  RectifyPlan *plan = rectify_ledger_load_plan (self->ledger, self->plan_id, &error);

  g_assert_no_error (error);
  return plan;
}

/* A measure by its number, as the plan is. */
RectifyItem *
office_get_measure (RectifyPlan *plan, guint i)
{
  RectifyItem *area = rectify_item_get_child (rectify_plan_get_root (plan), i / 15);

  return rectify_item_get_child (rectify_item_get_child (area, i % 15), 0);
}

void
office_set_status (Office *self, guint i, RectifyStatus status)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RectifyPlan) plan = office_load (self);

  rectify_item_set_status (office_get_measure (plan, i), status);
  rectify_ledger_save_plan (self->ledger, plan, "Status", &error);
  g_assert_no_error (error);
}

char *
office_dup_path (Office *self, guint unit)
{
  g_autofree char *name = g_strdup_printf ("form-%u.xlsx", unit);

  return g_build_filename (self->folder, name, NULL);
}

/* The form of a unit, as it is sent. Unit 0 has the measures 0, 23, 30 and 53. */
FormEditor *
office_send (Office *self, guint unit, char **path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_strdup_printf ("第%u办公室", unit);

  *path = office_dup_path (self, unit);
  rectify_forms_send (self->ledger, self->plan_id, name, *path, TRUE, &error);
  g_assert_no_error (error);
  return form_editor_new (*path);
}

RectifyReturn *
office_open (Office *self, const char *path)
{
  g_autoptr (GError) error = NULL;
  RectifyReturn *found = rectify_forms_open_return (self->ledger, path, &error);

  g_assert_no_error (error);
  return found;
}

void
office_apply (Office *self, RectifyReturn *found)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = rectify_return_dup_edit_name (found);

  rectify_return_apply (found, self->ledger, name, FALSE, &error);
  g_assert_no_error (error);
}

void
office_merge (Office *self, const char *path)
{
  g_autoptr (RectifyReturn) found = office_open (self, path);

  g_assert_cmpuint (rectify_merge_get_n_conflicts (rectify_return_get_merge (found)), ==, 0);
  office_apply (self, found);
}

/* Some remark says it, or with NULL: there is none. */
void
office_assert_remark (RectifyReturn *found, const char *words)
{
  GPtrArray *remarks = rectify_return_get_remarks (found);

  for (guint i = 0; words != NULL && remarks != NULL && i < remarks->len; i++)
    if (strstr (remarks->pdata[i], words) != NULL)
      return;
  if (words == NULL && remarks == NULL)
    return;
  g_error ("%s: %s", words, remarks != NULL ? (char *) remarks->pdata[0] : "no remark");
}

/* It is not opened, with a sentence that says it. */
void
office_assert_refused (RectifyLedger *ledger, const char *path, const char *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (rectify_forms_open_return (ledger, path, &error));
  g_assert_nonnull (error);
  if (strstr (error->message, words) == NULL)
    g_error ("%s", error->message);
}

void
office_assert_entry (RectifyPlan *plan, guint i, const char *date, const char *text, int share,
                     const char *reporter)
{
  GPtrArray *progress = rectify_item_get_progress (office_get_measure (plan, i));
  RectifyProgressEntry *entry;
  g_autofree char *day = NULL;

  g_assert_cmpuint (progress->len, ==, 1);
  entry = progress->pdata[0];
  day = rectify_date_to_string (rectify_progress_entry_get_date (entry));
  g_assert_cmpstr (day, ==, date);
  g_assert_cmpstr (rectify_progress_entry_get_text (entry), ==, text);
  g_assert_cmpint (rectify_progress_entry_get_share (entry), ==, share);
  g_assert_cmpstr (rectify_progress_entry_get_reporter (entry), ==, reporter);
}

void
office_fill (FormEditor *form)
{
  form_editor_set (form, "G5", "整改中");
  form_editor_set (form, "H5", DAY);
  form_editor_set (form, "I5", "=已制定计划。");
  form_editor_set (form, "J5", "#40");
  form_editor_set (form, "K5", "张三");
}

void
office_assert_filled (RectifyPlan *plan)
{
  g_assert_cmpint (rectify_item_get_status (office_get_measure (plan, 0)), ==,
                   RECTIFY_STATUS_IN_PROGRESS);
  office_assert_entry (plan, 0, "2023-11-20", "=已制定计划。", 40, "张三");
  for (guint i = 1; i < 60; i++)
    {
      g_assert_cmpint (rectify_item_get_status (office_get_measure (plan, i)), ==,
                       RECTIFY_STATUS_NOT_STARTED);
      g_assert_cmpuint (rectify_item_get_progress (office_get_measure (plan, i))->len, ==, 0);
    }
}

void
office_add_test (const char *path, void (*func) (Office *self, gconstpointer data))
{
  g_test_add (path, Office, NULL, office_set_up, func, office_tear_down);
}
