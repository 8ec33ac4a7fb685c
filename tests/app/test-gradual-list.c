/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app-testing.h"
#include "rectify-gradual-list.h"

#define N_MANY 1000
#define N_FEW 3
#define CHOSEN 700

/* A list view over rows that come and go. */
typedef struct {
  GtkWidget *window;
  GtkWidget *view;
  GListStore *store;
  GtkSelectionModel *all;
  RectifyGradualList *shown;
  GPtrArray *seen; /* the first row in sight in each frame that was painted */
  guint most;      /* rows that came or went at once within what a view keeps ready */
  gboolean ready;
} Fixture;

static void
painted_cb (GdkFrameClock *clock, Fixture *fixture)
{
  int width = gtk_widget_get_width (fixture->view);
  GtkWidget *row = gtk_widget_pick (fixture->view, width / 2, 12, GTK_PICK_DEFAULT);
  GtkWidget *label = row != NULL && !GTK_IS_LABEL (row) ? gtk_widget_get_first_child (row) : row;

  g_ptr_array_add (fixture->seen,
                   g_strdup (GTK_IS_LABEL (label) ? gtk_label_get_text (GTK_LABEL (label)) : ""));
}

static void
changed_cb (GListModel *list, guint position, guint removed, guint added, Fixture *fixture)
{
  if (rectify_gradual_list_is_moving (fixture->shown))
    fixture->most = MAX (fixture->most, added);
}

static void
ready_cb (Fixture *fixture)
{
  fixture->ready = TRUE;
}

/* All at once, as after filtering. */
static void
set_rows (Fixture *fixture, guint n_rows)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_former = g_list_model_get_n_items (G_LIST_MODEL (fixture->store));

  for (guint i = n_former; i < n_rows; i++)
    {
      g_autofree char *text = g_strdup_printf ("%u", i);

      g_ptr_array_add (rows, gtk_string_object_new (text));
    }
  g_list_store_splice (fixture->store, MIN (n_former, n_rows), n_former - MIN (n_former, n_rows),
                       rows->pdata, rows->len);
}

static void
insert_before (Fixture *fixture, guint n_rows)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n_rows; i++)
    {
      g_autofree char *text = g_strdup_printf ("before %u", i);

      g_ptr_array_add (rows, gtk_string_object_new (text));
    }
  g_list_store_splice (fixture->store, 0, 0, rows->pdata, rows->len);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  GtkListItemFactory *factory = app_create_label_factory ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  fixture->seen = g_ptr_array_new_with_free_func (g_free);
  fixture->store = g_list_store_new (GTK_TYPE_STRING_OBJECT);
  fixture->view = gtk_list_view_new (NULL, factory);
  fixture->all = GTK_SELECTION_MODEL (
      gtk_multi_selection_new (G_LIST_MODEL (g_object_ref (fixture->store))));
  set_rows (fixture, N_FEW);
  fixture->shown = rectify_gradual_list_new (fixture->all, fixture->view);
  rectify_gradual_list_set_follows (fixture->shown, TRUE);
  g_signal_connect (fixture->shown, "items-changed", G_CALLBACK (changed_cb), fixture);
  g_signal_connect_swapped (fixture->shown, "ready", G_CALLBACK (ready_cb), fixture);
  gtk_list_view_set_model (GTK_LIST_VIEW (fixture->view), GTK_SELECTION_MODEL (fixture->shown));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), fixture->view);
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 300, 400);
  gtk_window_set_child (GTK_WINDOW (fixture->window), scroller);
  gtk_window_present (GTK_WINDOW (fixture->window));
  while (gtk_widget_get_height (fixture->view) == 0)
    g_main_context_iteration (NULL, TRUE);
  g_signal_connect_after (gtk_widget_get_frame_clock (fixture->window), "after-paint",
                          G_CALLBACK (painted_cb), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_signal_handlers_disconnect_by_data (gtk_widget_get_frame_clock (fixture->window), fixture);
  g_signal_handlers_disconnect_by_data (fixture->shown, fixture);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_object_unref (fixture->shown);
  g_object_unref (fixture->all);
  g_object_unref (fixture->store);
  g_ptr_array_unref (fixture->seen);
}

static guint
count (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (fixture->shown));
}

static void
wait (Fixture *fixture)
{
  guint n_painted = fixture->seen->len;

  while (rectify_gradual_list_is_moving (fixture->shown))
    g_main_context_iteration (NULL, TRUE);
  gtk_widget_queue_draw (fixture->view);
  while (fixture->seen->len < n_painted + 2)
    {
      gtk_widget_queue_draw (fixture->view);
      g_main_context_iteration (NULL, TRUE);
    }
}

static void
assert_whole (Fixture *fixture)
{
  g_assert_cmpuint (count (fixture), ==, g_list_model_get_n_items (G_LIST_MODEL (fixture->all)));
  for (guint i = 0; i < count (fixture); i++)
    {
      g_autoptr (GObject) here = g_list_model_get_item (G_LIST_MODEL (fixture->shown), i);
      g_autoptr (GObject) there = g_list_model_get_item (G_LIST_MODEL (fixture->all), i);

      g_assert_true (here == there);
    }
}

static void
scroll_to (Fixture *fixture, guint position)
{
  guint shown;

  g_assert_true (rectify_gradual_list_find (fixture->shown, position, &shown));
  g_assert_cmpuint (rectify_gradual_list_get_position (fixture->shown, shown), ==, position);
  gtk_widget_activate_action (fixture->view, "list.scroll-to-item", "u", shown);
}

static void
assert_seen_stays (Fixture *fixture)
{
  g_assert_cmpuint (fixture->seen->len, >, 2);
  g_assert_cmpstr (g_ptr_array_index (fixture->seen, 0), !=, "");
  for (guint i = 1; i < fixture->seen->len; i++)
    g_assert_cmpstr (g_ptr_array_index (fixture->seen, i), ==,
                     g_ptr_array_index (fixture->seen, 0));
}

/* A long list comes from its beginning, a few rows in a frame; what is done meanwhile is done to all. */
static void
test_grow (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GtkBitset) selected = NULL;

  set_rows (fixture, N_MANY);
  g_assert_true (rectify_gradual_list_is_moving (fixture->shown));
  g_assert_cmpuint (count (fixture), <, 100);
  gtk_selection_model_select_all (GTK_SELECTION_MODEL (fixture->shown));
  selected = gtk_selection_model_get_selection (fixture->all);
  g_assert_cmpuint (gtk_bitset_get_size (selected), ==, N_MANY);
  wait (fixture);
  assert_whole (fixture);
  g_assert_cmpuint (fixture->most, <=, 40);
  g_assert_cmpstr (g_ptr_array_index (fixture->seen, 0), ==, "0");
  assert_seen_stays (fixture);
  g_assert_true (
      gtk_selection_model_is_selected (GTK_SELECTION_MODEL (fixture->shown), N_MANY - 1));
}

/* What is selected is in sight from the first frame on, and stays where it is while others come. */
static void
test_grow_around (Fixture *fixture, gconstpointer data)
{
  GtkSelectionModel *shown = GTK_SELECTION_MODEL (fixture->shown);
  g_autoptr (GtkBitset) selected = NULL;
  guint position;

  /* The store's own order: the few are the last of the many then. */
  gtk_selection_model_select_item (fixture->all, N_FEW - 1, TRUE);
  insert_before (fixture, CHOSEN);
  g_assert_true (rectify_gradual_list_is_moving (fixture->shown));
  g_assert_cmpuint (count (fixture), <, 100);
  g_assert_true (rectify_gradual_list_find (fixture->shown, CHOSEN + N_FEW - 1, &position));
  g_assert_true (gtk_selection_model_is_selected (shown, position));
  selected = gtk_selection_model_get_selection (shown);
  g_assert_cmpuint (gtk_bitset_get_size (selected), ==, 1);
  g_assert_cmpuint (gtk_bitset_get_minimum (selected), ==, position);
  gtk_selection_model_select_item (shown, position - 1, TRUE);
  g_assert_true (gtk_selection_model_is_selected (fixture->all, CHOSEN + N_FEW - 2));
  scroll_to (fixture, CHOSEN + N_FEW - 1);
  wait (fixture);
  assert_whole (fixture);
  g_assert_cmpuint (fixture->most, <=, 40);
  assert_seen_stays (fixture);
}

/* Rows out of sight go first; those in sight stay until the list is another. */
static void
test_make_room (Fixture *fixture, gconstpointer data)
{
  set_rows (fixture, N_MANY);
  wait (fixture);
  g_assert_false (rectify_gradual_list_make_room (fixture->shown, N_MANY / 2));
  scroll_to (fixture, CHOSEN);
  wait (fixture);
  g_ptr_array_set_size (fixture->seen, 0);
  g_assert_true (rectify_gradual_list_make_room (fixture->shown, N_FEW));
  g_assert_true (rectify_gradual_list_is_moving (fixture->shown));
  wait (fixture);
  g_assert_true (fixture->ready);
  g_assert_cmpuint (count (fixture), <, 100);
  assert_seen_stays (fixture);
  g_assert_cmpstr (g_ptr_array_index (fixture->seen, 0), !=, "0");
  set_rows (fixture, N_FEW);
  g_assert_false (rectify_gradual_list_is_moving (fixture->shown));
  wait (fixture);
  assert_whole (fixture);
  /* And back again. */
  set_rows (fixture, N_MANY);
  g_assert_true (rectify_gradual_list_is_moving (fixture->shown));
  wait (fixture);
  assert_whole (fixture);
}

/* What went for nothing comes back, whether all of it had gone or not. */
static void
test_settle (Fixture *fixture, gconstpointer data)
{
  set_rows (fixture, N_MANY);
  wait (fixture);
  scroll_to (fixture, CHOSEN);
  wait (fixture);
  for (guint i = 0; i < 2; i++)
    {
      g_ptr_array_set_size (fixture->seen, 0);
      g_assert_true (rectify_gradual_list_make_room (fixture->shown, N_FEW));
      while (i == 0 ? count (fixture) == N_MANY : rectify_gradual_list_is_moving (fixture->shown))
        g_main_context_iteration (NULL, TRUE);
      rectify_gradual_list_settle (fixture->shown);
      wait (fixture);
      assert_whole (fixture);
      assert_seen_stays (fixture);
    }
  /* There is nothing to bring back. */
  rectify_gradual_list_settle (fixture->shown);
  g_assert_false (rectify_gradual_list_is_moving (fixture->shown));
}

/* A list that changes while rows come, or go, is shown as it is then. */
static void
test_interrupted (Fixture *fixture, gconstpointer data)
{
  set_rows (fixture, N_MANY);
  set_rows (fixture, N_FEW);
  g_assert_false (rectify_gradual_list_is_moving (fixture->shown));
  assert_whole (fixture);
  set_rows (fixture, N_MANY);
  set_rows (fixture, N_MANY + 1);
  wait (fixture);
  assert_whole (fixture);
  g_assert_true (rectify_gradual_list_make_room (fixture->shown, N_FEW));
  set_rows (fixture, N_MANY);
  wait (fixture);
  assert_whole (fixture);
  g_assert_false (fixture->ready);
}

static void
add_tests (GtkApplication *application)
{
#define ADD(name, func) g_test_add ("/gradual-list/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("grow", test_grow);
  ADD ("grow-around", test_grow_around);
  ADD ("make-room", test_make_room);
  ADD ("settle", test_settle);
  ADD ("interrupted", test_interrupted);
#undef ADD
}

int
main (int argc, char **argv)
{
  return app_run_tests (argc, argv, add_tests);
}
