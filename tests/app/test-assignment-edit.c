/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rectify-assignment-edit.h"
#include "rectify-item-text.h"

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
  rectify_assignment_edit_set (item, RECTIFY_ROLE_LEADER, "王五");
  assert_parties (item, "王五");
  rectify_assignment_edit_set (item, RECTIFY_ROLE_PERSON, "赵六");
  rectify_assignment_edit_set (item, RECTIFY_ROLE_LEADER, "");
  assert_parties (item, "");
  g_assert_cmpuint (rectify_item_get_assignments (item)->len, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/assignment-edit/all", test_assign);
  return g_test_run ();
}
