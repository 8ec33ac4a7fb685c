/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rectify-plan.h"

#include <locale.h>

#include "random-plan.h"
#include "rectify-item-parts.h"
#include "rectify-item-reference.h"
#include "rectify-party-name.h"
#include "rectify-plan-json.h"
#include "rectify-roll-up.h"

static gint64 next_id;

static gboolean
give_id (RectifyItem *item, gpointer user_data)
{
  if (rectify_item_get_parent (item) != NULL && rectify_item_get_id (item) == 0)
    rectify_item_set_id (item, ++next_id);
  return TRUE;
}

/* What a view sees of a list: its items as the signals tell them. */
static void
mirror_cb (GListModel *model, guint position, guint removed, guint added, GPtrArray *mirror)
{
  g_ptr_array_remove_range (mirror, position, removed);
  for (guint i = 0; i < added; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (model, position + i);

      g_ptr_array_insert (mirror, position + i, item);
    }
  g_assert_cmpuint (mirror->len, ==, g_list_model_get_n_items (model));
}

typedef struct {
  RectifyPlan *plan;
  GHashTable *seen;
} Finding;

static gboolean
check_found (RectifyItem *item, gpointer user_data)
{
  Finding *finding = user_data;
  gint64 id = rectify_item_get_id (item);

  if (id != 0 && g_hash_table_add (finding->seen, g_memdup2 (&id, sizeof id)))
    g_assert_true (rectify_plan_find_item (finding->plan, id) == item);
  return TRUE;
}

/* Each item that is there is found, and none that is not, whatever was found before. */
static void
assert_finds (RectifyPlan *plan)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  Finding finding = { plan, seen };

  rectify_item_foreach (rectify_plan_get_root (plan), check_found, &finding);
  for (gint64 id = 1; id <= next_id; id++)
    if (!g_hash_table_contains (seen, &id))
      g_assert_null (rectify_plan_find_item (plan, id));
}

/* A live plan becomes its edited copy; the objects of items that stay are the same; its list says
 * truly what happens to it. */
static void
test_assign (void)
{
  g_autoptr (RectifyPlan) live = random_plan_new (30);
  g_autoptr (GPtrArray) mirror = g_ptr_array_new ();
  RectifyItem *root = rectify_plan_get_root (live);

  next_id = 0;
  rectify_item_foreach (root, give_id, NULL);
  g_signal_connect (root, "items-changed", G_CALLBACK (mirror_cb), mirror);
  mirror_cb (G_LIST_MODEL (root), 0, 0, rectify_item_get_n_children (root), mirror);
  for (guint i = 0; i < 200; i++)
    {
      g_autoptr (RectifyPlan) draft = rectify_plan_copy (live);
      g_autofree char *wanted = NULL;
      g_autofree char *got = NULL;
      RectifyItem *kept
          = rectify_item_get_n_children (root) > 0 ? rectify_item_get_child (root, 0) : NULL;
      gint64 kept_id = kept != NULL ? rectify_item_get_id (kept) : 0;

      if (i % 2 == 0)
        assert_finds (draft);
      random_plan_edit (draft);
      rectify_item_foreach (rectify_plan_get_root (draft), give_id, NULL);
      assert_finds (draft);
      rectify_plan_assign (live, draft);
      if (i % 10 == 0)
        assert_finds (live);
      wanted = random_plan_describe (draft);
      got = random_plan_describe (live);
      g_assert_cmpstr (got, ==, wanted);
      if (rectify_plan_find_item (draft, kept_id) != NULL)
        g_assert_true (rectify_plan_find_item (live, kept_id) == kept);
      for (guint j = 0; j < mirror->len; j++)
        g_assert_true (g_ptr_array_index (mirror, j) == rectify_item_get_child (root, j));
    }
}

static void
count_cb (RectifyItem *item, guint *count)
{
  ++*count;
}

static void
test_inheritance (void)
{
  const char *const names[] = { "张三", NULL };
  g_autoptr (RectifyPlan) plan = rectify_plan_new ();
  g_autoptr (RectifyItem) area = rectify_item_new (RECTIFY_ITEM_AREA);
  g_autoptr (RectifyItem) problem = rectify_item_new (RECTIFY_ITEM_PROBLEM);
  g_autoptr (RectifyItem) measure = rectify_item_new (RECTIFY_ITEM_MEASURE);
  g_autoptr (RectifyAssignment) leader
      = rectify_assignment_new (RECTIFY_ROLE_LEADER, NULL, NULL, names);
  g_autoptr (GDate) due = g_date_new_dmy (31, 12, 2022);
  g_autoptr (RectifyDeadline) deadline
      = rectify_deadline_new (NULL, "2022年12月底", RECTIFY_DEADLINE_DATED, due);
  g_autoptr (GDate) today = g_date_new_dmy (1, 1, 2023);
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GPtrArray) none = NULL;
  RectifyPlanCounts counts;
  RectifyItem *source;
  guint n_changes = 0;

  rectify_item_append_child (rectify_plan_get_root (plan), area);
  rectify_item_append_child (area, problem);
  rectify_item_append_child (problem, measure);
  g_signal_connect (measure, "changed", G_CALLBACK (count_cb), &n_changes);
  rectify_item_add_assignment (area, leader);
  rectify_item_set_deadline (area, deadline);
  g_assert_cmpuint (n_changes, ==, 2);
  g_assert_cmpstr (rectify_assignment_get_label (leader), ==, "责任领导");
  found = rectify_item_find_assignments (measure, RECTIFY_ROLE_LEADER, &source);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_true (source == area);
  none = rectify_item_find_assignments (measure, RECTIFY_ROLE_PERSON, &source);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_null (source);
  g_assert_true (rectify_item_find_deadline (measure, &source) == deadline);
  rectify_plan_count (plan, today, &counts);
  g_assert_cmpuint (counts.tasks, ==, 1);
  g_assert_cmpuint (counts.late, ==, 1);
  rectify_item_set_status (measure, RECTIFY_STATUS_CLOSED);
  rectify_plan_count (plan, today, &counts);
  g_assert_cmpuint (counts.finished, ==, 1);
  g_assert_cmpuint (counts.late, ==, 0);
}

/* Fields between children stay beside the child they followed. */
static void
test_places (void)
{
  g_autoptr (RectifyItem) item = rectify_item_new (RECTIFY_ITEM_AREA);
  g_autoptr (RectifyWording) wording
      = rectify_wording_new_full ("", "整改时限", "：", "年底", "", 2, 0, FALSE);
  g_autoptr (RectifyDeadline) deadline
      = rectify_deadline_new_worded (wording, RECTIFY_DEADLINE_DATED, NULL);
  g_autoptr (RectifyItem) fresh = rectify_item_new (RECTIFY_ITEM_PROBLEM);

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (RectifyItem) child = rectify_item_new (RECTIFY_ITEM_PROBLEM);

      rectify_item_append_child (item, child);
    }
  rectify_item_set_deadline (item, deadline);
  rectify_item_insert_child (item, 0, fresh);
  g_assert_cmpuint (rectify_deadline_get_wording (rectify_item_get_deadline (item))->before_child,
                    ==, 3);
  g_object_unref (rectify_item_remove_child (item, 1));
  g_object_unref (rectify_item_remove_child (item, 2));
  {
    g_autoptr (GArray) parts = rectify_item_list_parts (item);

    g_assert_cmpuint (parts->len, ==, 3);
    g_assert_cmpint (g_array_index (parts, RectifyPart, 2).type, ==, RECTIFY_PART_DEADLINE);
  }
}

static RectifyItem *
add_item (RectifyItem *parent, RectifyItemKind kind, const char *label, const char *text)
{
  g_autoptr (RectifyItem) item = rectify_item_new (kind);

  rectify_item_set_label (item, label);
  rectify_item_set_text (item, text);
  rectify_item_append_child (parent, item);
  return item;
}

/* Western words do not run into each other; Chinese ones are written without blanks. */
static void
test_item_words (void)
{
  static const struct {
    const char *label, *heading, *text, *line, *words;
  } cases[] = {
    { "（一）", "学习不深。", "计划不实。", "（一）学习不深。", "（一）学习不深。计划不实。" },
    { "1.", "GDP增速放缓。", "", "1.GDP增速放缓。", "1.GDP增速放缓。" },
    { "8", "", "2021年的问题", "8 2021年的问题", "82021年的问题" },
    { "II.", "Leading.", "The council leads.", "II. Leading.", "II. Leading. The council leads." },
    { "(2)", "", "Make a plan.", "(2) Make a plan.", "(2) Make a plan." },
    { "", "Study", "", "Study", "Study" }
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RectifyItem) item
          = rectify_item_new_stored (0, RECTIFY_ITEM_PROBLEM, cases[i].label, cases[i].heading,
                                     cases[i].text, FALSE, 0);
      g_autofree char *line = rectify_item_dup_line (item);
      g_autofree char *words = rectify_item_dup_words (item);

      g_assert_cmpstr (line, ==, cases[i].line);
      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

static void
test_item_place (void)
{
  g_autoptr (RectifyPlan) plan = rectify_plan_new ();
  RectifyItem *section
      = add_item (rectify_plan_get_root (plan), RECTIFY_ITEM_SECTION, "二、", "存在问题");
  RectifyItem *area = add_item (section, RECTIFY_ITEM_AREA, "（一）", "方面。");
  RectifyItem *measure = add_item (area, RECTIFY_ITEM_MEASURE, "一要", "改");
  g_autofree char *of_section = rectify_item_dup_place (section, 0);
  g_autofree char *of_measure = rectify_item_dup_place (measure, 0);
  g_autofree char *cut = rectify_item_dup_place (measure, 5);

  g_assert_cmpstr (of_section, ==, "");
  g_assert_cmpstr (of_measure, ==, "二、存在问题 › （一）方面");
  g_assert_cmpstr (cut, ==, "二、存在… › （一）方面");
}

/* The mark that closes a heading has no place in a sentence; that of a label alone is its own. */
static void
test_reference (void)
{
  static const char *const cases[][2] = { { "（一）学习方面。", "（一）学习方面" },
                                          { "学习。", "学习" },
                                          { "1. Study more.", "1. Study more" },
                                          { "一、", "一、" },
                                          { "1.", "1." },
                                          { "", "" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *stripped = rectify_reference_strip (g_strdup (cases[i][0]));

      g_assert_cmpstr (stripped, ==, cases[i][1]);
    }
}

/* Names are listed by their sound, wherever that is how the language sorts. */
static void
test_names_sort (void)
{
  const char *names[] = { "张三", "办公室", "王五", "李四" };
  g_autoptr (GPtrArray) array = g_ptr_array_new ();
  g_autofree char *before = g_strdup (setlocale (LC_COLLATE, NULL));
  g_autofree char *joined = NULL;

  if (setlocale (LC_COLLATE, "zh_CN.UTF-8") == NULL)
    {
      g_test_skip ("no Chinese locale");
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_ptr_array_add (array, (gpointer) names[i]);
  rectify_party_names_sort (array, NULL);
  setlocale (LC_COLLATE, before);
  g_ptr_array_add (array, NULL);
  joined = g_strjoinv (" ", (char **) array->pdata);
  g_assert_cmpstr (joined, ==, "办公室 李四 王五 张三");
}

/* What nobody follows up has no status of its own, until somebody gives it one. */
static void
test_shows_status (void)
{
  g_autoptr (RectifyPlan) plan = rectify_plan_new ();
  RectifyItem *root = rectify_plan_get_root (plan);
  RectifyItem *prose = add_item (root, RECTIFY_ITEM_PROSE, "", "按照要求");
  RectifyItem *area = add_item (root, RECTIFY_ITEM_AREA, "（一）", "方面");
  RectifyItem *measure = add_item (area, RECTIFY_ITEM_MEASURE, "一要", "改");

  g_assert_false (rectify_item_shows_status (prose));
  g_assert_false (rectify_item_shows_status (area));
  g_assert_true (rectify_item_shows_status (measure));
  rectify_item_set_status (measure, RECTIFY_STATUS_DONE);
  rectify_item_set_status (prose, RECTIFY_STATUS_DONE);
  g_assert_true (rectify_item_shows_status (prose));
  g_assert_true (rectify_item_shows_status (area));
}

/* In one line of so many characters, and as it is where it is no longer. */
static void
test_item_short_line (void)
{
  g_autoptr (RectifyItem) item = rectify_item_new (RECTIFY_ITEM_MEASURE);
  static const struct {
    guint max_length;
    const char *wanted;
  } cases[] = {
    { 0, "一 是加强 学习。" }, { 9, "一 是加强 学习。" }, { 8, "一 是加强 学…" }, { 1, "…" }
  };

  rectify_item_set_label (item, "一\n是");
  rectify_item_set_text (item, "加强\n学习。");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *line = rectify_item_dup_short_line (item, cases[i].max_length);

      g_assert_cmpstr (line, ==, cases[i].wanted);
    }
}

static void
test_json (void)
{
  g_autoptr (RectifyPlan) plan = rectify_plan_new ();
  g_autoptr (RectifyItem) item = rectify_item_new (RECTIFY_ITEM_PROSE);
  g_autofree char *json = NULL;

  rectify_plan_set_title (plan, "题\"\\\n目");
  rectify_item_set_text (item, "a\tb\x01");
  rectify_item_append_child (rectify_plan_get_root (plan), item);
  json = rectify_plan_to_json (plan);
  g_assert_cmpstr (json, ==,
                   "{\n \"title\": \"题\\\"\\\\\\n目\",\n \"items\": [\n  {\n"
                   "   \"kind\": \"prose\",\n   \"label\": \"\",\n   \"heading\": \"\",\n"
                   "   \"text\": \"a\\tb\\u0001\",\n   \"run_in\": false,\n"
                   "   \"measures_lead_in\": \"\",\n   \"assignments\": [],\n"
                   "   \"deadline\": null,\n   \"items\": []\n  }\n ]\n}\n");
}

/* An entry moves what has not started or is all done, not what others closed or what never ends. */
static void
test_propose (void)
{
  static const struct {
    RectifyStatus status;
    int share;
    RectifyStatus expected;
  } cases[] = {
    { RECTIFY_STATUS_NOT_STARTED, RECTIFY_SHARE_UNKNOWN, RECTIFY_STATUS_IN_PROGRESS },
    { RECTIFY_STATUS_NOT_STARTED, 60, RECTIFY_STATUS_IN_PROGRESS },
    { RECTIFY_STATUS_NOT_STARTED, 100, RECTIFY_STATUS_DONE },
    { RECTIFY_STATUS_IN_PROGRESS, 99, RECTIFY_STATUS_IN_PROGRESS },
    { RECTIFY_STATUS_IN_PROGRESS, 100, RECTIFY_STATUS_DONE },
    { RECTIFY_STATUS_DONE, 60, RECTIFY_STATUS_DONE },
    { RECTIFY_STATUS_CLOSED, 100, RECTIFY_STATUS_CLOSED },
    { RECTIFY_STATUS_CLOSED, 60, RECTIFY_STATUS_CLOSED },
    { RECTIFY_STATUS_SUSTAINED, 100, RECTIFY_STATUS_SUSTAINED },
    { RECTIFY_STATUS_SUSTAINED, RECTIFY_SHARE_UNKNOWN, RECTIFY_STATUS_SUSTAINED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (rectify_status_propose (cases[i].status, cases[i].share), ==,
                     cases[i].expected);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plan/assign", test_assign);
  g_test_add_func ("/plan/inheritance", test_inheritance);
  g_test_add_func ("/plan/places", test_places);
  g_test_add_func ("/plan/item-place", test_item_place);
  g_test_add_func ("/plan/item-words", test_item_words);
  g_test_add_func ("/plan/item-short-line", test_item_short_line);
  g_test_add_func ("/plan/reference", test_reference);
  g_test_add_func ("/plan/names-sort", test_names_sort);
  g_test_add_func ("/plan/shows-status", test_shows_status);
  g_test_add_func ("/plan/json", test_json);
  g_test_add_func ("/plan/propose", test_propose);
  return g_test_run ();
}
