/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "app-testing.h"
#include "rectify-form.h"
#include "rectify-ledger-packet.h"
#include "rectify-packet-dialogs.h"
#include "rectify-state.h"
#include "rectify-unit-plan.h"

typedef struct {
  char *folder;
  char *path;
  RectifySession *session;
  GtkWindow *parent;
  RectifyReturn *found;
  RectifyReviewOutcome outcome;
  guint n_outcomes;
} Fixture;

static void
add_measure (RectifyItem *problem, const char *text, const char *unit)
{
  const char *const names[] = { unit, NULL };
  g_autoptr (RectifyItem) item = rectify_item_new (RECTIFY_ITEM_MEASURE);
  g_autoptr (RectifyAssignment) assignment
      = rectify_assignment_new (RECTIFY_ROLE_LEAD_UNIT, "牵头单位", unit, names);

  rectify_item_set_text (item, text);
  rectify_item_add_assignment (item, assignment);
  rectify_item_append_child (problem, item);
}

static RectifyPlan *
make_plan (void)
{
  RectifyPlan *plan = rectify_plan_new ();
  g_autoptr (RectifyItem) problem = rectify_item_new (RECTIFY_ITEM_PROBLEM);

  rectify_plan_set_title (plan, "甲局整改方案");
  rectify_item_set_label (problem, "1.");
  rectify_item_set_text (problem, "学习不够");
  rectify_item_append_child (rectify_plan_get_root (plan), problem);
  add_measure (problem, "认真学习", "办公室");
  add_measure (problem, "认真落实", "财务科");
  add_measure (problem, "认真检查", "办公室");
  return plan;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (RectifyPlan) plan = make_plan ();

  self->folder = app_make_folder (&self->path);
  self->session = app_open_session (self->path);
  app_add_plan (self->session, plan);
  self->parent = app_present_parent (self->session);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  app_close_parent (self->parent, self->session);
  g_clear_object (&self->found);
  g_clear_object (&self->session);
  g_clear_pointer (&app_last_notice, g_free);
  folder_remove (self->folder);
  g_free (self->folder);
  g_free (self->path);
}

/* Buttons whose label, or that of a label in them, has the words; check buttons too. */
static void
collect (GtkWidget *widget, GType type, GPtrArray *found)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    g_ptr_array_add (found, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect (child, type, found);
}

static GtkWidget *
get_button (GtkWindow *window, const char *label)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  collect (GTK_WIDGET (window), GTK_TYPE_BUTTON, found);
  for (guint i = 0; i < found->len; i++)
    if (g_strcmp0 (gtk_button_get_label (found->pdata[i]), label) == 0)
      return found->pdata[i];
  g_assert_not_reached ();
}

/* The words of a label that are underlined. */
static char *
dup_marked (GtkWindow *window, const char *words)
{
  GtkLabel *label = GTK_LABEL (app_find_label (GTK_WIDGET (window), words));
  g_autoptr (GString) marked = g_string_new (NULL);
  g_autoptr (GSList) list = NULL;

  g_assert_nonnull (label);
  g_assert_nonnull (gtk_label_get_attributes (label));
  list = pango_attr_list_get_attributes (gtk_label_get_attributes (label));
  for (GSList *l = list; l != NULL; l = l->next)
    {
      PangoAttribute *attribute = l->data;

      if (attribute->klass->type == PANGO_ATTR_UNDERLINE)
        g_string_append_len (marked, gtk_label_get_text (label) + attribute->start_index,
                             attribute->end_index - attribute->start_index);
    }
  g_slist_foreach (list, (GFunc) (void (*) (void)) pango_attribute_destroy, NULL);
  return g_string_free (g_steal_pointer (&marked), FALSE);
}

static GPtrArray *
list_checks (GtkWindow *window)
{
  GPtrArray *found = g_ptr_array_new ();

  collect (GTK_WIDGET (window), GTK_TYPE_CHECK_BUTTON, found);
  return found;
}

static gboolean
has_words (GtkWindow *window, const char *words)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  collect (GTK_WIDGET (window), GTK_TYPE_LABEL, found);
  for (guint i = 0; i < found->len; i++)
    if (strstr (gtk_label_get_text (found->pdata[i]), words) != NULL)
      return TRUE;
  return FALSE;
}

static void
click (GtkWidget *button)
{
  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}

static void
test_send (Fixture *self, gconstpointer data)
{
  g_autofree char *out = g_build_filename (self->folder, "out", NULL);
  g_autoptr (GFile) folder = g_file_new_for_path (out);
  g_autofree char *file = g_build_filename (out, "办公室-甲局整改方案.rectify", NULL);
  GtkWindow *dialog = rectify_send_dialog_present (self->parent, self->session, app_notice_cb);
  g_autoptr (GPtrArray) checks = list_checks (dialog);

  app_settle (self->session);
  g_assert_cmpuint (checks->len, ==, 4);
  /* Forms, unless packets were sent last. */
  g_assert_true (gtk_check_button_get_active (checks->pdata[0]));
  gtk_check_button_set_active (checks->pdata[1], TRUE);
  g_assert_cmpstr (gtk_check_button_get_label (checks->pdata[2]), ==, "办公室 (2 tasks)");
  g_assert_false (gtk_widget_is_sensitive (get_button (dialog, "_Send…")));
  click (get_button (dialog, "Choose _All"));
  g_assert_true (has_words (dialog, "2 units are chosen"));
  g_assert_true (gtk_widget_is_sensitive (get_button (dialog, "_Send…")));
  rectify_send_dialog_write (dialog, folder, TRUE);
  app_settle (self->session);
  g_assert_null (app_get_dialog (self->parent));
  g_assert_cmpstr (app_last_notice, ==, "The tasks of 2 units were written to the folder “out”");
  g_assert_true (g_file_test (file, G_FILE_TEST_EXISTS));
  /* Never over what a unit may have worked in; the choice stays. */
  dialog = rectify_send_dialog_present (self->parent, self->session, app_notice_cb);
  click (get_button (dialog, "Choose _All"));
  rectify_send_dialog_write (dialog, folder, TRUE);
  app_settle (self->session);
  g_assert_true (app_get_dialog (self->parent) != dialog);
  g_assert_true (has_words (app_get_dialog (self->parent), "The tasks could not be written"));
  gtk_window_destroy (app_get_dialog (self->parent));
  app_settle (self->session);
  g_assert_true (app_get_dialog (self->parent) == dialog);
  g_assert_true (has_words (dialog, "2 units are chosen"));
}

static void
test_send_forms (Fixture *self, gconstpointer data)
{
  g_autofree char *out = g_build_filename (self->folder, "out", NULL);
  g_autoptr (GFile) folder = g_file_new_for_path (out);
  g_autofree char *file = g_build_filename (out, "办公室-甲局整改方案.xlsx", NULL);
  GtkWindow *dialog = rectify_send_dialog_present (self->parent, self->session, app_notice_cb);
  g_autoptr (GPtrArray) checks = list_checks (dialog);
  g_autoptr (GPtrArray) again = NULL;

  g_mkdir (out, 0700);
  gtk_check_button_set_active (checks->pdata[0], TRUE);
  click (get_button (dialog, "Choose _All"));
  rectify_send_dialog_write (dialog, folder, TRUE);
  app_settle (self->session);
  g_assert_cmpstr (app_last_notice, ==, "The tasks of 2 units were written to the folder “out”");
  g_assert_true (g_file_test (file, G_FILE_TEST_EXISTS));
  /* What was sent last is remembered, either way. */
  for (guint i = 0; i < 2; i++)
    {
      rectify_state_set_int ("send-as-form", i == 0);
      dialog = rectify_send_dialog_present (self->parent, self->session, app_notice_cb);
      again = list_checks (dialog);
      g_assert_true (gtk_check_button_get_active (again->pdata[i]));
      g_clear_pointer (&again, g_ptr_array_unref);
      gtk_window_destroy (dialog);
      app_settle (self->session);
    }
  rectify_state_set_int ("send-as-form", TRUE);
}

static void outcome_cb (RectifyReturn *found, RectifyReviewOutcome outcome, gpointer user_data);

/* An untouched word is no change; what the form says of a task is one, and so is what was done. */
static void
test_review_form (Fixture *self, gconstpointer data)
{
  RectifyLedger *ledger = rectify_session_get_ledger (self->session);
  g_autoptr (RectifyPlan) plan = rectify_ledger_load_plan (ledger, 1, NULL);
  RectifyItem *problem = rectify_item_get_child (rectify_plan_get_root (plan), 0);
  RectifyUnitForm *form = rectify_unit_form_new (7, 1, "办公室");
  RectifyUnitFormRow *row
      = rectify_unit_form_add_row (form, rectify_item_get_id (rectify_item_get_child (problem, 0)),
                                   RECTIFY_STATUS_NOT_STARTED);
  GtkWindow *dialog;

  row->status = RECTIFY_STATUS_IN_PROGRESS;
  row->is_reported = TRUE;
  row->text = g_strdup ("已办");
  row->reporter = g_strdup ("张三");
  rectify_unit_form_add_remark (form, g_strdup ("第9行是手工增加的。"));
  self->found = rectify_return_new_for_form (ledger, "办公室.xlsx", form, NULL);
  g_assert_nonnull (self->found);
  dialog = rectify_review_dialog_present (self->parent, self->session, self->found, 1, 1,
                                          outcome_cb, self);
  app_settle (self->session);
  g_assert_true (has_words (dialog, "filled in by 张三 (办公室.xlsx)"));
  g_assert_true (has_words (dialog, "第9行是手工增加的。"));
  g_assert_true (has_words (dialog, "2 changes are taken over"));
  click (get_button (dialog, "_Merge"));
  app_settle (self->session);
  g_assert_cmpint (self->outcome, ==, RECTIFY_REVIEW_MERGED);
}

static void
change (const char *path, guint measure, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RectifyLedger) ledger = rectify_ledger_open (path, RECTIFY_LEDGER_OPEN, &error);
  g_autoptr (RectifyPlan) plan = rectify_ledger_load_plan (ledger, 1, &error);
  RectifyItem *problem = rectify_item_get_child (rectify_plan_get_root (plan), 0);

  rectify_item_set_text (rectify_item_get_child (problem, measure), text);
  rectify_ledger_save_plan (ledger, plan, "Edit", &error);
  g_assert_no_error (error);
}

static void
outcome_cb (RectifyReturn *found, RectifyReviewOutcome outcome, gpointer user_data)
{
  Fixture *self = user_data;

  self->outcome = outcome;
  self->n_outcomes++;
}

/* Sends the office its two measures, changes both there, and the first here too. */
static GtkWindow *
present_review (Fixture *self)
{
  g_autofree char *path = g_build_filename (self->folder, "office.rectify", NULL);
  RectifyLedger *ledger = rectify_session_get_ledger (self->session);
  g_autoptr (GError) error = NULL;
  GtkWindow *dialog;

  rectify_ledger_send_packet (ledger, 1, "办公室", path, FALSE, &error);
  g_assert_no_error (error);
  change (path, 0, "对方的话");
  change (path, 1, "只有对方改");
  change (self->path, 0, "我方的话");
  self->found = rectify_return_open (ledger, path, &error);
  g_assert_no_error (error);
  dialog = rectify_review_dialog_present (self->parent, self->session, self->found, 1, 1,
                                          outcome_cb, self);
  app_settle (self->session);
  return dialog;
}

static char *
dup_text (Fixture *self, guint measure)
{
  g_autoptr (RectifyPlan) plan
      = rectify_ledger_load_plan (rectify_session_get_ledger (self->session), 1, NULL);
  RectifyItem *problem = rectify_item_get_child (rectify_plan_get_root (plan), 0);

  return g_strdup (rectify_item_get_text (rectify_item_get_child (problem, measure)));
}

static void
test_review (Fixture *self, gconstpointer data)
{
  GtkWindow *dialog = present_review (self);
  g_autoptr (GPtrArray) choices = list_checks (dialog);
  GtkWidget *accept = get_button (dialog, "_Merge");
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;
  g_autofree char *marked = dup_marked (dialog, "对方的话");

  g_assert_cmpstr (marked, ==, "对");
  /* Both words, and what was before; nothing is chosen for the user. */
  g_assert_true (has_words (dialog, "我方的话"));
  g_assert_true (has_words (dialog, "对方的话"));
  g_assert_true (has_words (dialog, "Before: 认真学习"));
  g_assert_true (has_words (dialog, "只有对方改"));
  g_assert_true (has_words (dialog, "1 conflict is still to be decided"));
  /* Where it stands can be read, not only be pointed at. */
  g_assert_true (has_words (dialog, "1.学习不够"));
  /* Ours have an author too. */
  g_assert_true (has_words (dialog, "Ours ("));
  g_assert_cmpuint (choices->len, ==, 2);
  g_assert_false (gtk_check_button_get_active (choices->pdata[0]));
  g_assert_false (gtk_check_button_get_active (choices->pdata[1]));
  g_assert_false (gtk_widget_is_sensitive (accept));
  g_assert_true (gtk_window_get_focus (dialog) == choices->pdata[0]);
  gtk_check_button_set_active (choices->pdata[1], TRUE);
  g_assert_true (has_words (dialog, "All conflicts are decided"));
  click (accept);
  app_settle (self->session);
  g_assert_null (app_get_dialog (self->parent));
  g_assert_cmpuint (self->n_outcomes, ==, 1);
  g_assert_cmpint (self->outcome, ==, RECTIFY_REVIEW_MERGED);
  first = dup_text (self, 0);
  last = dup_text (self, 2);
  g_assert_cmpstr (first, ==, "对方的话");
  g_assert_cmpstr (last, ==, "只有对方改");
}

static double
get_top (GtkWidget *widget, GtkWindow *window)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (widget, GTK_WIDGET (window), &bounds));
  return bounds.origin.y;
}

/* What is compared stands side by side: mark beside mark, line beside line. */
static void
test_side_by_side (Fixture *self, gconstpointer data)
{
  GtkWindow *dialog = present_review (self);
  g_autoptr (GPtrArray) choices = list_checks (dialog);
  GtkWidget *marks[2], *captions[2], *words[2];

  app_wait_for_frame (GTK_WIDGET (dialog));
  for (guint i = 0; i < 2; i++)
    {
      GtkWidget *box = gtk_check_button_get_child (choices->pdata[i]);

      marks[i] = gtk_widget_get_first_child (choices->pdata[i]);
      captions[i] = gtk_widget_get_first_child (box);
      words[i] = gtk_widget_get_last_child (box);
    }
  g_assert_cmpfloat (get_top (marks[0], dialog), ==, get_top (marks[1], dialog));
  g_assert_cmpfloat (get_top (captions[0], dialog), ==, get_top (captions[1], dialog));
  g_assert_cmpfloat (get_top (words[0], dialog), ==, get_top (words[1], dialog));
}

static void
test_keep_ours (Fixture *self, gconstpointer data)
{
  GtkWindow *dialog = present_review (self);
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  click (get_button (dialog, "_Take All Theirs"));
  click (get_button (dialog, "_Keep All Ours"));
  click (get_button (dialog, "_Merge"));
  app_settle (self->session);
  g_assert_cmpint (self->outcome, ==, RECTIFY_REVIEW_MERGED);
  first = dup_text (self, 0);
  last = dup_text (self, 2);
  g_assert_cmpstr (first, ==, "我方的话");
  g_assert_cmpstr (last, ==, "只有对方改");
}

static void
test_left (Fixture *self, gconstpointer data)
{
  GtkWindow *dialog = present_review (self);
  g_autofree char *last = NULL;

  click (get_button (dialog, "_Cancel"));
  app_settle (self->session);
  g_assert_null (app_get_dialog (self->parent));
  g_assert_cmpuint (self->n_outcomes, ==, 1);
  g_assert_cmpint (self->outcome, ==, RECTIFY_REVIEW_LEFT);
  last = dup_text (self, 2);
  g_assert_cmpstr (last, ==, "认真检查");
}

/* What was decided is not lost by Escape without a question. */
static void
test_left_decided (Fixture *self, gconstpointer data)
{
  GtkWindow *dialog = present_review (self);
  GtkWindow *question;

  click (get_button (dialog, "_Take All Theirs"));
  gtk_window_close (dialog);
  question = app_get_dialog (dialog);
  g_assert_true (GTK_IS_MESSAGE_DIALOG (question));
  g_assert_true (has_words (question, "Leave without merging what 办公室 sent back?"));
  gtk_dialog_response (GTK_DIALOG (question), GTK_RESPONSE_CANCEL);
  app_settle (self->session);
  g_assert_cmpuint (self->n_outcomes, ==, 0);
  gtk_window_close (dialog);
  gtk_dialog_response (GTK_DIALOG (app_get_dialog (dialog)), GTK_RESPONSE_ACCEPT);
  app_settle (self->session);
  g_assert_null (app_get_dialog (self->parent));
  g_assert_cmpuint (self->n_outcomes, ==, 1);
  g_assert_cmpint (self->outcome, ==, RECTIFY_REVIEW_LEFT);
}

static gboolean
close_parent_cb (GtkWindow *window, guint *n_free)
{
  *n_free += rectify_form_let_close (window);
  return GDK_EVENT_STOP;
}

/* Who closes the window while it is merged is not asked whether what was merged is to be left. */
static void
test_closed_while_merging (Fixture *self, gconstpointer data)
{
  GtkWindow *dialog = present_review (self);
  guint n_free = 0;

  g_signal_connect (self->parent, "close-request", G_CALLBACK (close_parent_cb), &n_free);
  click (get_button (dialog, "_Take All Theirs"));
  click (get_button (dialog, "_Merge"));
  gtk_window_close (self->parent);
  g_assert_cmpuint (n_free, ==, 0);
  app_settle (self->session);
  g_assert_cmpuint (n_free, ==, 1);
  g_assert_null (app_get_dialog (self->parent));
  g_assert_cmpint (self->outcome, ==, RECTIFY_REVIEW_MERGED);
  g_signal_handlers_disconnect_by_data (self->parent, &n_free);
}

/* Somebody else changes the plan while the user decides: it is to be looked at once more. */
static void
test_stale (Fixture *self, gconstpointer data)
{
  GtkWindow *dialog = present_review (self);
  g_autofree char *first = NULL;

  change (self->path, 0, "又改");
  click (get_button (dialog, "_Take All Theirs"));
  click (get_button (dialog, "_Merge"));
  app_settle (self->session);
  g_assert_cmpuint (self->n_outcomes, ==, 1);
  g_assert_cmpint (self->outcome, ==, RECTIFY_REVIEW_STALE);
  first = dup_text (self, 0);
  g_assert_cmpstr (first, ==, "又改");
}

static void
add_test (const char *path, void (*func) (Fixture *self, gconstpointer data))
{
  g_test_add (path, Fixture, NULL, set_up, func, tear_down);
}

static void
add_tests (GtkApplication *application)
{
  add_test ("/packet-dialogs/send", test_send);
  add_test ("/packet-dialogs/send-forms", test_send_forms);
  add_test ("/packet-dialogs/review", test_review);
  add_test ("/packet-dialogs/review-form", test_review_form);
  add_test ("/packet-dialogs/side-by-side", test_side_by_side);
  add_test ("/packet-dialogs/keep-ours", test_keep_ours);
  add_test ("/packet-dialogs/left", test_left);
  add_test ("/packet-dialogs/left-decided", test_left_decided);
  add_test ("/packet-dialogs/closed-while-merging", test_closed_while_merging);
  add_test ("/packet-dialogs/stale", test_stale);
}

int
main (int argc, char **argv)
{
  return app_run_tests (argc, argv, add_tests);
}
