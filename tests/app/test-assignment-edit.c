/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rectify-assignment-edit.h"
#include "rectify-item-parts.h"
#include "rectify-item-text.h"
#include "rectify-party-field.h"
#include "rectify-party-parts.h"
#include "rectify-task.h"

static void
assert_parties (RectifyItem *item, const char *expected)
{
  g_autofree char *text = rectify_item_dup_parties_text (item, RECTIFY_ROLE_LEADER, NULL);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_assign (void)
{
  g_autoptr (RectifyItem) item = rectify_item_new (RECTIFY_ITEM_PROBLEM);
  g_autoptr (RectifyWording) wording
      = rectify_wording_new_full ("（", "分管领导", ":", "张三", "）", 0, 0, TRUE);
  const char *const names[] = { "张三", NULL };
  g_autoptr (RectifyAssignment) assignment
      = rectify_assignment_new_worded (RECTIFY_ROLE_LEADER, wording, names);
  RectifyAssignment *now;

  rectify_item_add_assignment (item, assignment);
  rectify_assignment_edit_add (item, RECTIFY_ROLE_LEADER, "李四、张三");
  assert_parties (item, "张三、李四");
  now = g_ptr_array_index (rectify_item_get_assignments (item), 0);
  /* Label, marks and place stay as written. */
  g_assert_cmpstr (rectify_assignment_get_label (now), ==, "分管领导");
  g_assert_cmpstr (rectify_assignment_get_wording (now)->after, ==, "）");
  g_assert_cmpuint (g_strv_length ((char **) rectify_assignment_get_names (now)), ==, 2);
  /* A second assignment of the role is left alone. */
  {
    const char *const others[] = { "钱七", NULL };
    g_autoptr (RectifyAssignment) second
        = rectify_assignment_new (RECTIFY_ROLE_LEADER, "督办领导", NULL, others);

    rectify_item_add_assignment (item, second);
    rectify_assignment_edit_add (item, RECTIFY_ROLE_LEADER, "钱七、孙八");
    assert_parties (item, "张三、李四、孙八；钱七");
  }
  /* The first of them goes; the other stays what it is. */
  rectify_assignment_edit_set (item, RECTIFY_ROLE_LEADER, "；钱七");
  assert_parties (item, "钱七");
  now = g_ptr_array_index (rectify_item_get_assignments (item), 0);
  g_assert_cmpstr (rectify_assignment_get_label (now), ==, "督办领导");
  rectify_assignment_edit_set (item, RECTIFY_ROLE_LEADER, "王五");
  assert_parties (item, "王五");
  rectify_assignment_edit_set (item, RECTIFY_ROLE_PERSON, "赵六");
  rectify_assignment_edit_set (item, RECTIFY_ROLE_LEADER, "");
  assert_parties (item, "");
  g_assert_cmpuint (rectify_item_get_assignments (item)->len, ==, 1);
}

static void
add_field (RectifyItem *item, RectifyRole role, const char *name, guint order)
{
  const char *const names[] = { name, NULL };
  g_autoptr (RectifyWording) wording
      = rectify_wording_new_full ("", rectify_role_get_document_label (role), "：", name, "", 0,
                                  order, FALSE);
  g_autoptr (RectifyAssignment) assignment = rectify_assignment_new_worded (role, wording, names);

  rectify_item_add_assignment (item, assignment);
}

/* The fields and children of an item in the order in which they are written. */
static char *
dup_parts (RectifyItem *item)
{
  g_autoptr (GArray) parts = rectify_item_list_parts (item);
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < parts->len; i++)
    {
      const RectifyPart *part = &g_array_index (parts, RectifyPart, i);

      g_string_append_printf (words, "%s%s", i > 0 ? " " : "",
                              part->child != NULL ? rectify_item_get_label (part->child)
                                                  : part->wording->text);
    }
  return g_string_free (words, FALSE);
}

/* A new field is written among those that are there, and not behind what was done. */
static void
test_place (void)
{
  g_autoptr (RectifyItem) item = rectify_item_new (RECTIFY_ITEM_MEASURE);
  g_autoptr (RectifyItem) done = rectify_item_new (RECTIFY_ITEM_PROSE);
  g_autoptr (RectifyWording) until
      = rectify_wording_new_full ("", "完成时限", "：", "6月底", "", 0, 3, FALSE);
  g_autoptr (RectifyDeadline) deadline
      = rectify_deadline_new_worded (until, RECTIFY_DEADLINE_NONE, NULL);
  g_autofree char *parts = NULL;
  RectifyAssignment *lead;

  rectify_item_set_label (done, "整改进展");
  rectify_item_append_child (item, done);
  add_field (item, RECTIFY_ROLE_LEADER, "张三", 0);
  add_field (item, RECTIFY_ROLE_RESPONSIBLE_UNIT, "甲局", 1);
  rectify_item_set_deadline (item, deadline);
  rectify_assignment_edit_set (item, RECTIFY_ROLE_LEAD_UNIT, "、乙局，丙局、");
  rectify_assignment_edit_set (item, RECTIFY_ROLE_PERSON, "李四");
  parts = dup_parts (item);
  g_assert_cmpstr (parts, ==, "张三 乙局，丙局 甲局 李四 6月底 整改进展");
  lead = g_ptr_array_index (rectify_item_get_assignments (item), 1);
  g_assert_cmpstr (rectify_assignment_get_names (lead)[0], ==, "乙局");
  /* Nothing but marks is nobody. */
  rectify_assignment_edit_set (item, RECTIFY_ROLE_LEAD_UNIT, "、");
  g_assert_cmpuint (rectify_item_get_assignments (item)->len, ==, 3);
}

/* What is written in one paragraph stays so. */
static void
test_place_run_in (void)
{
  g_autoptr (RectifyItem) item = rectify_item_new (RECTIFY_ITEM_MEASURE);
  g_autoptr (RectifyWording) until
      = rectify_wording_new_full ("，", "完成时限", "：", "6月底", "）", 0, 2, TRUE);
  g_autoptr (RectifyDeadline) deadline
      = rectify_deadline_new_worded (until, RECTIFY_DEADLINE_NONE, NULL);
  g_autofree char *parts = NULL;

  add_field (item, RECTIFY_ROLE_LEADER, "张三", 0);
  rectify_item_set_deadline (item, deadline);
  rectify_assignment_edit_set (item, RECTIFY_ROLE_LEAD_UNIT, "乙局");
  parts = dup_parts (item);
  g_assert_cmpstr (parts, ==, "张三 6月底 乙局");
}

static char *
dup_lines (RectifyItem *item)
{
  GPtrArray *assignments = rectify_item_get_assignments (item);
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < assignments->len; i++)
    {
      RectifyWording *wording = rectify_assignment_get_wording (g_ptr_array_index (assignments, i));
      g_autofree char *line = rectify_wording_dup_line (wording);

      g_string_append_printf (words, "%s%s", wording->run_in ? "" : "|", line);
    }
  return g_string_free (words, FALSE);
}

/* What runs on in the words of another field stays a field when that is gone. */
static void
test_run_on (void)
{
  static const struct {
    RectifyRole role;
    const char *text;
    const char *lines;
  } cases[] = {
    { RECTIFY_ROLE_LEAD_UNIT, "丙局", "|责任单位：丙局，乙局；丁局（配合）" },
    { RECTIFY_ROLE_LEAD_UNIT, "", "|责任单位：乙局；丁局（配合）" },
    { RECTIFY_ROLE_RESPONSIBLE_UNIT, "", "|责任单位：甲局（牵头）；丁局（配合）" },
    { RECTIFY_ROLE_RESPONSIBLE_UNIT, "戊局；", "|责任单位：甲局（牵头），戊局；丁局（配合）" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RectifyItem) item = rectify_item_new (RECTIFY_ITEM_MEASURE);
      g_autoptr (RectifyWording) field
          = rectify_wording_new_full ("", "责任单位", "：", "甲局（牵头），乙局；丁局（配合）", "",
                                      0, 0, FALSE);
      g_autoptr (GPtrArray) parts = rectify_party_parts_read (rectify_vocabulary_get_default (),
                                                              RECTIFY_ROLE_RESPONSIBLE_UNIT, field);
      g_autofree char *lines = NULL;

      rectify_item_set_assignments (item, parts);
      rectify_assignment_edit_set (item, cases[i].role, cases[i].text);
      lines = dup_lines (item);
      g_assert_cmpstr (lines, ==, cases[i].lines);
    }
}

static void
assert_assignment (RectifyItem *item, guint i, RectifyRole role, const char *text, const char *name,
                   gboolean supports)
{
  GPtrArray *assignments = rectify_item_get_assignments (item);
  RectifyAssignment *assignment;

  g_assert_cmpuint (i, <, assignments->len);
  assignment = g_ptr_array_index (assignments, i);
  g_assert_cmpint (rectify_assignment_get_role (assignment), ==, role);
  g_assert_cmpstr (rectify_assignment_get_text (assignment), ==, text);
  g_assert_cmpstr (rectify_assignment_get_names (assignment)[0], ==, name);
  g_assert_cmpint (rectify_assignment_is_support (assignment), ==, supports);
}

/* What is typed behind a name says its part, as it does in a document. */
static void
test_marks (void)
{
  g_autoptr (RectifyItem) item = rectify_item_new (RECTIFY_ITEM_PROBLEM);
  g_autoptr (RectifyItem) other = rectify_item_new (RECTIFY_ITEM_PROBLEM);
  const char *const *names;

  rectify_assignment_edit_set (item, RECTIFY_ROLE_RESPONSIBLE_UNIT,
                               "办公室（牵头），机关党委、信息中心");
  g_assert_cmpuint (rectify_item_get_assignments (item)->len, ==, 2);
  assert_assignment (item, 0, RECTIFY_ROLE_LEAD_UNIT, "办公室（牵头）", "办公室", FALSE);
  assert_assignment (item, 1, RECTIFY_ROLE_RESPONSIBLE_UNIT, "机关党委、信息中心", "机关党委",
                     FALSE);
  rectify_assignment_edit_set (item, RECTIFY_ROLE_RESPONSIBLE_UNIT, "机关党委，财务科（配合）");
  g_assert_cmpuint (rectify_item_get_assignments (item)->len, ==, 3);
  assert_assignment (item, 0, RECTIFY_ROLE_LEAD_UNIT, "办公室（牵头）", "办公室", FALSE);
  assert_assignment (item, 1, RECTIFY_ROLE_RESPONSIBLE_UNIT, "机关党委", "机关党委", FALSE);
  assert_assignment (item, 2, RECTIFY_ROLE_RESPONSIBLE_UNIT, "财务科（配合）", "财务科", TRUE);

  rectify_assignment_edit_set (other, RECTIFY_ROLE_PERSON, "张丽、赵敏（协助）");
  names
      = rectify_assignment_get_names (g_ptr_array_index (rectify_item_get_assignments (other), 0));
  g_assert_cmpuint (g_strv_length ((char **) names), ==, 2);
  g_assert_cmpstr (names[1], ==, "赵敏");
  /* Who is there with a mark is not added without one. */
  rectify_assignment_edit_add (other, RECTIFY_ROLE_PERSON, "赵敏、孙八");
  names
      = rectify_assignment_get_names (g_ptr_array_index (rectify_item_get_assignments (other), 0));
  g_assert_cmpuint (g_strv_length ((char **) names), ==, 3);
  rectify_assignment_edit_add (other, RECTIFY_ROLE_RESPONSIBLE_UNIT, "财务科");
  rectify_assignment_edit_add (other, RECTIFY_ROLE_RESPONSIBLE_UNIT, "办公室（牵头）、财务科");
  g_assert_cmpuint (rectify_item_get_assignments (other)->len, ==, 3);
}

static RectifyItem *
create_supported (void)
{
  static const char *const names[] = { "县工信局", NULL };
  RectifyItem *item = rectify_item_new (RECTIFY_ITEM_PROBLEM);
  g_autoptr (GPtrArray) assignments
      = g_ptr_array_new_with_free_func ((GDestroyNotify) rectify_assignment_unref);

  g_ptr_array_add (assignments, rectify_assignment_new (RECTIFY_ROLE_RESPONSIBLE_UNIT, "配合部门",
                                                        "县工信局", names));
  rectify_item_set_assignments (item, assignments);
  return item;
}

/* Nobody who answers becomes one who helps, nor the other way round. */
static void
test_supporting (void)
{
  g_autoptr (RectifyItem) item = create_supported ();
  g_autoptr (RectifyItem) above = create_supported ();
  g_autoptr (RectifyItem) below = rectify_item_new (RECTIFY_ITEM_MEASURE);

  rectify_assignment_edit_add (item, RECTIFY_ROLE_RESPONSIBLE_UNIT, "县民政局");
  g_assert_cmpuint (rectify_item_get_assignments (item)->len, ==, 2);
  assert_assignment (item, 0, RECTIFY_ROLE_RESPONSIBLE_UNIT, "县民政局", "县民政局", FALSE);
  assert_assignment (item, 1, RECTIFY_ROLE_RESPONSIBLE_UNIT, "县工信局", "县工信局", TRUE);
  rectify_assignment_edit_set (item, RECTIFY_ROLE_RESPONSIBLE_UNIT, "县民政局、县交通局");
  assert_assignment (item, 0, RECTIFY_ROLE_RESPONSIBLE_UNIT, "县民政局、县交通局", "县民政局",
                     FALSE);
  rectify_assignment_edit_add (item, RECTIFY_PARTY_SUPPORTING_UNIT, "县财政局");
  assert_assignment (item, 1, RECTIFY_ROLE_RESPONSIBLE_UNIT, "县工信局、县财政局", "县工信局",
                     TRUE);
  rectify_assignment_edit_set (item, RECTIFY_PARTY_SUPPORTING_UNIT, "");
  g_assert_cmpuint (rectify_item_get_assignments (item)->len, ==, 1);
  rectify_assignment_edit_set (item, RECTIFY_PARTY_SUPPORTING_UNIT, "县水利局");
  assert_assignment (item, 1, RECTIFY_ROLE_RESPONSIBLE_UNIT, "县水利局", "县水利局", TRUE);

  /* Who helps by inheritance goes on to do so. */
  rectify_item_append_child (above, below);
  rectify_assignment_edit_set (below, RECTIFY_ROLE_RESPONSIBLE_UNIT, "县民政局");
  g_assert_cmpuint (rectify_item_get_assignments (below)->len, ==, 2);
  assert_assignment (below, 0, RECTIFY_ROLE_RESPONSIBLE_UNIT, "县民政局", "县民政局", FALSE);
  assert_assignment (below, 1, RECTIFY_ROLE_RESPONSIBLE_UNIT, "县工信局", "县工信局", TRUE);
}

/* What was inherited before an edit is so again when that is taken back by hand. */
static void
test_inherited_again (void)
{
  static const char *const typed[] = { "", "、", "；" };

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_autoptr (RectifyItem) above = rectify_item_new (RECTIFY_ITEM_PROBLEM);
      g_autoptr (RectifyItem) below = rectify_item_new (RECTIFY_ITEM_MEASURE);

      rectify_item_append_child (above, below);
      rectify_assignment_edit_set (above, RECTIFY_ROLE_RESPONSIBLE_UNIT, "县财政局");
      rectify_assignment_edit_set (above, RECTIFY_PARTY_SUPPORTING_UNIT, "县工信局、县水利局");
      rectify_assignment_edit_set (below, RECTIFY_ROLE_RESPONSIBLE_UNIT, "县民政局");
      g_assert_cmpuint (rectify_item_get_assignments (below)->len, ==, 2);
      rectify_assignment_edit_set (below, RECTIFY_ROLE_RESPONSIBLE_UNIT, typed[i]);
      g_assert_cmpuint (rectify_item_get_assignments (below)->len, ==, 0);

      rectify_assignment_edit_set (below, RECTIFY_PARTY_SUPPORTING_UNIT, "县交通局");
      assert_assignment (below, 0, RECTIFY_ROLE_RESPONSIBLE_UNIT, "县财政局", "县财政局", FALSE);
      rectify_assignment_edit_set (below, RECTIFY_PARTY_SUPPORTING_UNIT, typed[i]);
      g_assert_cmpuint (rectify_item_get_assignments (below)->len, ==, 0);

      /* What is not as above is the item's own. */
      rectify_assignment_edit_set (below, RECTIFY_PARTY_SUPPORTING_UNIT, "县交通局");
      rectify_assignment_edit_set (above, RECTIFY_ROLE_RESPONSIBLE_UNIT, "县审计局");
      rectify_assignment_edit_set (below, RECTIFY_PARTY_SUPPORTING_UNIT, typed[i]);
      assert_assignment (below, 0, RECTIFY_ROLE_RESPONSIBLE_UNIT, "县财政局", "县财政局", FALSE);
    }
}

/* One that is added to those that only a mark behind each name tells has it too. */
static void
test_supporting_marks (void)
{
  g_autoptr (RectifyItem) item = rectify_item_new (RECTIFY_ITEM_PROBLEM);

  rectify_assignment_edit_set (item, RECTIFY_ROLE_RESPONSIBLE_UNIT, "机关党委，财务科（配合）");
  rectify_assignment_edit_set (item, RECTIFY_PARTY_SUPPORTING_UNIT, "财务科（配合）、办公室");
  g_assert_cmpuint (rectify_item_get_assignments (item)->len, ==, 2);
  assert_assignment (item, 1, RECTIFY_ROLE_RESPONSIBLE_UNIT, "财务科（配合）、办公室（配合）",
                     "财务科", TRUE);
  /* What is between the names stays. */
  rectify_assignment_edit_set (item, RECTIFY_PARTY_SUPPORTING_UNIT,
                               "财务科（配合）；宣传科以及各镇");
  assert_assignment (item, 1, RECTIFY_ROLE_RESPONSIBLE_UNIT,
                     "财务科（配合）；宣传科（配合）以及各镇（配合）", "财务科", TRUE);
}

/* Who leads alone is not called one that helps. */
static void
test_supporting_leads (void)
{
  g_autoptr (RectifyItem) item = rectify_item_new (RECTIFY_ITEM_PROBLEM);

  for (guint i = 0; i < 2; i++)
    {
      rectify_assignment_edit_set (item, RECTIFY_PARTY_SUPPORTING_UNIT, i > 0 ? "县财政局" : "");
      rectify_assignment_edit_set (item, RECTIFY_PARTY_SUPPORTING_UNIT, "县财政局（牵头）");
      assert_assignment (item, 0, RECTIFY_ROLE_LEAD_UNIT, "县财政局（牵头）", "县财政局", FALSE);
      g_assert_cmpstr (rectify_assignment_get_label (
                           g_ptr_array_index (rectify_item_get_assignments (item), 0)),
                       ==, rectify_role_get_document_label (RECTIFY_ROLE_LEAD_UNIT));
      rectify_assignment_edit_set (item, RECTIFY_ROLE_LEAD_UNIT, "");
      g_assert_cmpuint (rectify_item_get_assignments (item)->len, ==, 0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/assignment-edit/all", test_assign);
  g_test_add_func ("/assignment-edit/supporting", test_supporting);
  g_test_add_func ("/assignment-edit/supporting-marks", test_supporting_marks);
  g_test_add_func ("/assignment-edit/inherited-again", test_inherited_again);
  g_test_add_func ("/assignment-edit/supporting-leads", test_supporting_leads);
  g_test_add_func ("/assignment-edit/place", test_place);
  g_test_add_func ("/assignment-edit/place-run-in", test_place_run_in);
  g_test_add_func ("/assignment-edit/run-on", test_run_on);
  g_test_add_func ("/assignment-edit/marks", test_marks);
  return g_test_run ();
}
