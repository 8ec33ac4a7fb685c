/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "random-plan.h"

#include <string.h>

#include "rectify-item-parts.h"
#include "rectify-particulars.h"
#include "rectify-plan-edit.h"
#include "rectify-plan-json.h"

static const char *const words[] = { "学习不够深入。",
                                     "加强领导",
                                     "每季度调研一次，",
                                     "“三会一课”制度",
                                     "区财政局",
                                     "张三",
                                     "2023年6月底",
                                     "×",
                                     "",
                                     "A-1",
                                     "喆珺" };
static const char *const labels[] = { "", "一、", "（一）", "1.", "一是", "二要", "①", "（2）" };

/* Most items head no table. */
static const char *const columns[] = { "",
                                       "",
                                       "",
                                       "",
                                       "",
                                       "problem problem number area problem measure field field",
                                       "measure area number area+ measure field",
                                       "problem problem field field" };

static const char *
pick (const char *const *from, guint n)
{
  return from[g_test_rand_int_range (0, n)];
}

static char *
make_text (void)
{
  return g_strconcat (pick (words, G_N_ELEMENTS (words)), pick (words, G_N_ELEMENTS (words)), NULL);
}

static RectifyWording *
make_wording (const char *label)
{
  g_autofree char *text = make_text ();
  guint place = g_test_rand_int_range (0, 6);

  return rectify_wording_new_full (g_test_rand_bit () ? "（" : "", label, "：", text,
                                   g_test_rand_bit () ? "；" : "",
                                   place > 3 ? RECTIFY_PLACE_DEFAULT : place,
                                   g_test_rand_int_range (0, 3), g_test_rand_bit ());
}

static void
change_words (RectifyItem *item)
{
  g_autofree char *heading = make_text ();
  g_autofree char *text = make_text ();

  rectify_item_set_label (item, pick (labels, G_N_ELEMENTS (labels)));
  rectify_item_set_heading (item, heading);
  rectify_item_set_text (item, text);
  rectify_item_set_kind (item, g_test_rand_int_range (0, RECTIFY_N_ITEM_KINDS));
  rectify_item_set_status (item, g_test_rand_int_range (0, RECTIFY_N_STATUSES));
  rectify_item_set_run_in (item, g_test_rand_bit ());
  rectify_item_set_columns (item, pick (columns, G_N_ELEMENTS (columns)));
}

static void
change_fields (RectifyItem *item)
{
  g_autoptr (GPtrArray) assignments
      = g_ptr_array_new_with_free_func ((GDestroyNotify) rectify_assignment_unref);
  int n_assignments = g_test_rand_int_range (0, 3);

  for (int i = 0; i < n_assignments; i++)
    {
      const char *const names[] = { i == 0 ? "张三" : "李四", "区财政局", NULL };
      g_autoptr (RectifyWording) wording = make_wording ("责任单位");

      g_ptr_array_add (assignments,
                       rectify_assignment_new_worded (g_test_rand_int_range (0, RECTIFY_N_ROLES),
                                                      wording, names));
    }
  rectify_item_set_assignments (item, assignments);
  rectify_item_set_deadline (item, NULL);
  rectify_item_set_lead_in (item, NULL);
  if (g_test_rand_bit ())
    {
      g_autoptr (RectifyWording) wording = make_wording ("整改时限");
      g_autoptr (GDate) due = g_date_new_dmy (g_test_rand_int_range (1, 28), 6, 2023);
      g_autoptr (RectifyDeadline) deadline
          = rectify_deadline_new_worded (wording, g_test_rand_int_range (0, 8),
                                         g_test_rand_bit () ? due : NULL);

      rectify_item_set_deadline (item, deadline);
    }
  if (g_test_rand_bit ())
    {
      g_autoptr (RectifyWording) wording = make_wording ("");

      rectify_item_set_lead_in (item, wording);
    }
}

static void
change_progress (RectifyItem *item)
{
  g_autoptr (GPtrArray) entries
      = g_ptr_array_new_with_free_func ((GDestroyNotify) rectify_progress_entry_unref);
  GPtrArray *old = rectify_item_get_progress (item);
  int n_new = g_test_rand_int_range (0, 3);

  rectify_item_set_internal (item, g_test_rand_bit ());
  for (guint i = 0; i < old->len; i++)
    {
      RectifyProgressEntry *entry = g_ptr_array_index (old, i);

      if (g_test_rand_bit ())
        g_ptr_array_add (entries, rectify_progress_entry_ref (entry));
      else if (g_test_rand_bit ())
        g_ptr_array_add (entries, rectify_progress_entry_new_stored (
                                      rectify_progress_entry_get_id (entry), NULL,
                                      pick (words, G_N_ELEMENTS (words)), "区财政局", 40));
    }
  for (int i = 0; i < n_new; i++)
    {
      g_autoptr (GDate) date = g_date_new_dmy (g_test_rand_int_range (1, 28), 3, 2023);
      g_autofree char *text = make_text ();

      g_ptr_array_add (entries, rectify_progress_entry_new (g_test_rand_bit () ? date : NULL, text,
                                                            NULL, g_test_rand_int_range (-1, 101)));
    }
  rectify_item_set_progress (item, entries);
}

static gpointer
keep_or_drop (gpointer record, gpointer (*ref) (gpointer record))
{
  return g_test_rand_bit () ? ref (record) : NULL;
}

static void
change_steps (RectifyItem *item)
{
  g_autoptr (GPtrArray) steps
      = g_ptr_array_new_with_free_func ((GDestroyNotify) rectify_step_unref);
  GPtrArray *old = rectify_item_get_steps (item);
  int n_new = g_test_rand_int_range (0, 3);

  for (guint i = 0; i < old->len; i++)
    {
      RectifyStep *step
          = keep_or_drop (g_ptr_array_index (old, i), (gpointer (*) (gpointer)) rectify_step_ref);

      if (step != NULL)
        g_ptr_array_add (steps, step);
      else if (rectify_step_get_kind (g_ptr_array_index (old, i)) == RECTIFY_STEP_STAGE)
        g_ptr_array_add (steps, rectify_step_with_reached (g_ptr_array_index (old, i),
                                                           g_test_rand_bit ()));
    }
  for (int i = 0; i < n_new; i++)
    {
      const int counts[] = { g_test_rand_int_range (0, 3), g_test_rand_int_range (0, 999), 0 };
      g_autoptr (GDate) date = g_date_new_dmy (g_test_rand_int_range (1, 28), 4, 2023);
      g_autofree char *text = make_text ();

      g_ptr_array_add (steps, rectify_step_new (g_test_rand_int_range (0, RECTIFY_N_STEP_KINDS),
                                                g_test_rand_bit () ? date : NULL,
                                                pick (words, G_N_ELEMENTS (words)), text, counts));
    }
  rectify_item_set_steps (item, steps);
}

/* What is in a file is what it is called. */
static void
change_evidence (RectifyItem *item)
{
  g_autoptr (GPtrArray) evidence
      = g_ptr_array_new_with_free_func ((GDestroyNotify) rectify_evidence_unref);
  GPtrArray *old = rectify_item_get_evidence (item);
  int n_new = g_test_rand_int_range (0, 2);

  for (guint i = 0; i < old->len; i++)
    {
      RectifyEvidence *kept = keep_or_drop (g_ptr_array_index (old, i),
                                            (gpointer (*) (gpointer)) rectify_evidence_ref);

      if (kept != NULL)
        g_ptr_array_add (evidence, kept);
    }
  for (int i = 0; i < n_new; i++)
    {
      g_autoptr (GDate) date = g_date_new_dmy (g_test_rand_int_range (1, 28), 5, 2023);
      g_autofree char *text = make_text ();
      g_autofree char *content = rectify_evidence_dup_safe_name (text);
      g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, content, -1);

      g_ptr_array_add (evidence, rectify_evidence_new (g_test_rand_int_range (0, 2), content, hash,
                                                       (gint64) strlen (content), "text/plain",
                                                       g_test_rand_bit () ? date : NULL,
                                                       pick (words, G_N_ELEMENTS (words))));
    }
  rectify_item_set_evidence (item, evidence);
}

static gboolean
collect (RectifyItem *item, gpointer user_data)
{
  g_ptr_array_add (user_data, item);
  return TRUE;
}

static GPtrArray *
list_items (RectifyPlan *plan)
{
  GPtrArray *items = g_ptr_array_new ();

  rectify_item_foreach (rectify_plan_get_root (plan), collect, items);
  return items;
}

static RectifyItem *
pick_item (RectifyPlan *plan, gboolean root_too)
{
  g_autoptr (GPtrArray) items = list_items (plan);

  if (items->len == 1 && !root_too)
    return NULL;
  return g_ptr_array_index (items, g_test_rand_int_range (root_too ? 0 : 1, items->len));
}

static void
add_item (RectifyPlan *plan)
{
  RectifyItem *parent = pick_item (plan, TRUE);
  g_autoptr (RectifyItem) item = rectify_item_new (RECTIFY_ITEM_PROSE);

  change_words (item);
  if (rectify_item_get_depth (parent) > 6)
    parent = rectify_plan_get_root (plan);
  rectify_item_insert_child (parent,
                             g_test_rand_int_range (0, rectify_item_get_n_children (parent) + 1),
                             item);
  if (g_test_rand_bit ())
    change_fields (item);
  if (g_test_rand_bit ())
    change_progress (item);
  if (g_test_rand_bit ())
    {
      change_steps (item);
      change_evidence (item);
    }
}

/* A plan with as many items. */
RectifyPlan *
random_plan_new (guint n_items)
{
  RectifyPlan *plan = rectify_plan_new ();
  g_autofree char *title = make_text ();

  rectify_plan_set_title (plan, title);
  rectify_plan_set_year (plan, g_test_rand_int_range (0, RANDOM_PLAN_OTHER_YEAR));
  for (guint i = 0; i < n_items; i++)
    add_item (plan);
  return plan;
}

/* One edit, of any kind the window offers. */
void
random_plan_edit (RectifyPlan *plan)
{
  RectifyItem *item = pick_item (plan, FALSE);

  if (item == NULL)
    {
      add_item (plan);
      return;
    }
  switch (g_test_rand_int_range (0, 11))
    {
    case 0:
      add_item (plan);
      break;
    case 1:
      rectify_plan_remove_item (plan, item);
      break;
    case 2:
      rectify_plan_move_item (plan, item, pick_item (plan, TRUE), g_test_rand_int_range (0, 4));
      break;
    case 3:
      change_words (item);
      break;
    case 4:
      change_fields (item);
      break;
    case 5:
      rectify_plan_indent (plan, item);
      break;
    case 6:
      change_progress (item);
      break;
    case 7:
      rectify_plan_set_particular (plan, g_test_rand_int_range (0, RECTIFY_N_PARTICULARS),
                                   pick (words, G_N_ELEMENTS (words)));
      rectify_plan_set_close_out_needs (plan,
                                        g_test_rand_int_range (0, RECTIFY_CLOSE_OUT_NEEDS_ALL + 1));
      break;
    case 8:
      change_steps (item);
      break;
    case 9:
      change_evidence (item);
      break;
    default:
      rectify_plan_set_signer (plan, pick (words, G_N_ELEMENTS (words)));
      rectify_plan_set_organisation (plan, pick (words, G_N_ELEMENTS (words)));
      rectify_plan_set_meeting_date (plan, g_test_rand_bit () ? "2023-01-12" : "");
      rectify_plan_set_document_number (plan, pick (words, G_N_ELEMENTS (words)));
    }
}

static gboolean
describe_item (RectifyItem *item, gpointer user_data)
{
  GString *text = user_data;
  g_autoptr (GArray) parts = rectify_item_list_parts (item);
  GPtrArray *steps = rectify_item_get_steps (item);
  GPtrArray *evidence = rectify_item_get_evidence (item);
  GPtrArray *entries = rectify_item_get_progress (item);

  /* An entry in the place of another that says the same is another. */
  for (guint i = 0; i < entries->len; i++)
    g_string_append_printf (text, "entry %" G_GINT64_FORMAT "\n",
                            rectify_progress_entry_get_id (g_ptr_array_index (entries, i)));
  for (guint i = 0; i < steps->len; i++)
    {
      g_autofree char *line = rectify_step_dup_words (g_ptr_array_index (steps, i));

      g_string_append_printf (text, "step %" G_GINT64_FORMAT " %s\n",
                              rectify_step_get_id (g_ptr_array_index (steps, i)), line);
    }
  for (guint i = 0; i < evidence->len; i++)
    {
      RectifyEvidence *one = g_ptr_array_index (evidence, i);
      g_autofree char *line = rectify_evidence_dup_words (one);

      g_string_append_printf (text, "evidence %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %s\n",
                              rectify_evidence_get_id (one), rectify_evidence_get_entry_id (one),
                              line);
    }

  for (guint i = 0; i < parts->len; i++)
    {
      RectifyPart *part = &g_array_index (parts, RectifyPart, i);
      g_autofree char *line = NULL;

      if (part->wording == NULL)
        continue;
      line = rectify_wording_dup_line (part->wording);
      g_string_append_printf (text, "%d %s %u %u %d\n", part->type, line,
                              part->wording->before_child, part->wording->order,
                              part->wording->run_in);
    }
  return TRUE;
}

/* Everything of a plan but its revision, as text to compare. */
char *
random_plan_describe (RectifyPlan *plan)
{
  g_autofree char *json = rectify_plan_to_json (plan);
  GString *text = g_string_new (json);

  g_string_append_printf (text, "%s %d %s %s %s %s\n", rectify_plan_get_theme (plan),
                          rectify_plan_get_year (plan), rectify_plan_get_signer (plan),
                          rectify_plan_get_organisation (plan),
                          rectify_plan_get_meeting_date (plan),
                          rectify_plan_get_document_number (plan));
  rectify_item_foreach (rectify_plan_get_root (plan), describe_item, text);
  return g_string_free (text, FALSE);
}
