/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "folder.h"
#include "rectify-check.h"
#include "rectify-close-out.h"
#include "rectify-directory.h"
#include "rectify-editions.h"
#include "rectify-formats.h"
#include "rectify-ledger-entries.h"
#include "rectify-ledger-export.h"
#include "rectify-particulars.h"
#include "rectify-plan-info.h"
#include "rectify-plan-json.h"
#include "rectify-plan-language.h"
#include "rectify-reading.h"
#include "rectify-reminder.h"
#include "rectify-report.h"
#include "rectify-sample.h"
#include "rectify-statistics.h"
#include "rectify-task-row.h"

/* By year, then title. */
enum { LAST_YEAR, DRAFT, THIS_YEAR, N_PLANS };

static char *folder;

typedef struct {
  GDate today;
  RectifyLedger *ledger;
  RectifyPlan *plans[N_PLANS];
} Sample;

static void
sample_clear (Sample *self)
{
  for (guint i = 0; i < N_PLANS; i++)
    g_clear_object (&self->plans[i]);
  g_clear_object (&self->ledger);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sample, sample_clear)

static char *
dup_path (const char *name)
{
  return g_build_filename (folder, name, NULL);
}

static void
load (Sample *self, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) infos = NULL;

  self->ledger = rectify_ledger_open (path, RECTIFY_LEDGER_OPEN, &error);
  g_assert_no_error (error);
  infos = rectify_ledger_list_plans (self->ledger, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (infos->len, ==, N_PLANS);
  for (guint i = 0; i < N_PLANS; i++)
    {
      self->plans[i]
          = rectify_ledger_load_plan (self->ledger, rectify_plan_info_get_id (infos->pdata[i]),
                                      &error);
      g_assert_no_error (error);
    }
}

static void
make (Sample *self, const char *language, GDateYear year, GDateMonth month, GDateDay day)
{
  g_autofree char *name = g_strdup_printf ("%s-%d-%d-%d.rectify", language, year, month, day);
  g_autofree char *path = dup_path (name);
  g_autoptr (GError) error = NULL;

  g_date_clear (&self->today, 1);
  g_date_set_dmy (&self->today, day, month, year);
  g_unlink (path);
  g_assert_true (rectify_sample_make (path, language, &self->today, NULL, &error));
  g_assert_no_error (error);
  load (self, path);
}

/* What there is to be seen in a sample; each has to be there. */
typedef enum {
  SEEN_KIND,
  SEEN_STATUS = SEEN_KIND + RECTIFY_N_ITEM_KINDS,
  SEEN_STEP = SEEN_STATUS + RECTIFY_N_STATUSES,
  SEEN_CLOSE_OUT = SEEN_STEP + RECTIFY_N_STEP_KINDS,
  SEEN_ROLE = SEEN_CLOSE_OUT + RECTIFY_N_CLOSE_OUT_STATES,
  SEEN_DEADLINE = SEEN_ROLE + RECTIFY_N_ROLES,
  SEEN_SHARE = SEEN_DEADLINE + 8,
  SEEN_NO_SHARE,
  SEEN_EVIDENCE_OF_ENTRY,
  SEEN_STAGE_REACHED,
  SEEN_STAGE_TO_COME,
  SEEN_INTERNAL,
  SEEN_INHERITED_DEADLINE,
  SEEN_NO_DEADLINE,
  SEEN_LATE,
  SEEN_LEAD_IN,
  SEEN_HEADING_AND_TEXT,
  N_SEEN,
} Seen;

typedef struct {
  gboolean seen[N_SEEN];
  const GDate *today;
  guint n_tasks;
  guint n_by_status[RECTIFY_N_STATUSES];
  guint n_late;
} Look;

static void
look_at_steps (Look *look, RectifyItem *item)
{
  GPtrArray *steps = rectify_item_get_steps (item);

  for (guint i = 0; i < steps->len; i++)
    {
      RectifyStep *step = steps->pdata[i];

      look->seen[SEEN_STEP + rectify_step_get_kind (step)] = TRUE;
      if (rectify_step_get_kind (step) == RECTIFY_STEP_STAGE)
        look->seen[rectify_step_is_reached (step) ? SEEN_STAGE_REACHED : SEEN_STAGE_TO_COME] = TRUE;
      else
        /* Nothing was done after today. */
        g_assert_cmpint (g_date_compare (rectify_step_get_date (step), look->today), <=, 0);
    }
}

static void
look_at_progress (Look *look, RectifyItem *item)
{
  GPtrArray *entries = rectify_item_get_progress (item);
  GPtrArray *evidence = rectify_item_get_evidence (item);

  for (guint i = 0; i < entries->len; i++)
    {
      RectifyProgressEntry *entry = entries->pdata[i];
      gboolean known = rectify_progress_entry_get_share (entry) != RECTIFY_SHARE_UNKNOWN;

      look->seen[known ? SEEN_SHARE : SEEN_NO_SHARE] = TRUE;
      g_assert_cmpint (g_date_compare (rectify_progress_entry_get_date (entry), look->today), <=,
                       0);
      g_assert_cmpstr (rectify_progress_entry_get_text (entry), !=, "");
      g_assert_cmpstr (rectify_progress_entry_get_reporter (entry), !=, "");
    }
  for (guint i = 0; i < evidence->len; i++)
    if (rectify_evidence_get_entry_id (evidence->pdata[i]) != 0)
      {
        look->seen[SEEN_EVIDENCE_OF_ENTRY] = TRUE;
        g_assert_nonnull (
            rectify_item_find_progress (item, rectify_evidence_get_entry_id (evidence->pdata[i])));
      }
}

/* Counted one by one, not as the program does. */
static void
count_task (Look *look, RectifyItem *item)
{
  RectifyStatus status = rectify_item_get_status (item);

  if (rectify_item_get_kind (item) != RECTIFY_ITEM_MEASURE
      && (rectify_item_get_kind (item) != RECTIFY_ITEM_PROBLEM
          || rectify_item_get_n_children (item) > 0))
    return;
  look->n_tasks++;
  look->n_by_status[status]++;
  if (rectify_item_is_late (item, look->today))
    look->n_late++;
  if (rectify_item_find_deadline (item, NULL) == NULL)
    look->seen[SEEN_NO_DEADLINE] = TRUE;
  else if (rectify_item_get_deadline (item) == NULL)
    look->seen[SEEN_INHERITED_DEADLINE] = TRUE;
  look->seen[SEEN_STATUS + status] = TRUE;
  look->seen[SEEN_CLOSE_OUT + rectify_close_out_get_state (item)] = TRUE;
}

static gboolean
look_at_item (RectifyItem *item, gpointer user_data)
{
  Look *look = user_data;
  RectifyDeadline *deadline = rectify_item_get_deadline (item);
  GPtrArray *assignments = rectify_item_get_assignments (item);

  if (rectify_item_get_parent (item) == NULL)
    return TRUE;
  look->seen[SEEN_KIND + rectify_item_get_kind (item)] = TRUE;
  if (deadline != NULL)
    look->seen[SEEN_DEADLINE + rectify_deadline_get_kinds (deadline)] = TRUE;
  for (guint i = 0; i < assignments->len; i++)
    look->seen[SEEN_ROLE + rectify_assignment_get_role (assignments->pdata[i])] = TRUE;
  look->seen[SEEN_INTERNAL] |= rectify_item_get_internal (item);
  look->seen[SEEN_LATE] |= rectify_item_is_late (item, look->today);
  look->seen[SEEN_LEAD_IN] |= rectify_item_get_lead_in (item) != NULL;
  look->seen[SEEN_HEADING_AND_TEXT]
      |= *rectify_item_get_heading (item) != '\0' && *rectify_item_get_text (item) != '\0';
  look_at_steps (look, item);
  look_at_progress (look, item);
  count_task (look, item);
  return TRUE;
}

/* These combinations of what a deadline means say nothing that the others do not. */
static gboolean
is_wanted (guint seen)
{
  return seen != SEEN_DEADLINE + (RECTIFY_DEADLINE_IMMEDIATE | RECTIFY_DEADLINE_DATED)
         && seen
                != SEEN_DEADLINE
                       + (RECTIFY_DEADLINE_IMMEDIATE | RECTIFY_DEADLINE_DATED
                          | RECTIFY_DEADLINE_LONG_TERM);
}

static GPtrArray *
list_rows (Sample *sample)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < N_PLANS; i++)
    rectify_task_rows_add_plan (rows, sample->plans[i]);
  return rows;
}

static void
assert_statistics (Sample *sample, const Look *look)
{
  g_autoptr (GPtrArray) rows = list_rows (sample);
  g_autoptr (RectifyFilter) filter = rectify_filter_new ();
  g_autoptr (RectifyStatistics) statistics = rectify_statistics_new (rows, filter, &sample->today);
  guint n_again = 0;

  g_assert_cmpuint (statistics->total->count, ==, look->n_tasks);
  g_assert_cmpuint (statistics->total->late, ==, look->n_late);
  for (guint i = 0; i < RECTIFY_N_STATUSES; i++)
    g_assert_cmpuint (statistics->total->by_status[i], ==, look->n_by_status[i]);
  /* Year against year: an area and a problem that come back. */
  g_assert_cmpuint (statistics->years->len, ==, 2);
  for (guint i = 0; i < statistics->by_problem->len; i++)
    if (((RectifyStatisticsLine *) statistics->by_problem->pdata[i])->n_years > 1)
      n_again++;
  g_assert_cmpuint (n_again, >=, 1);
  g_assert_cmpuint (((RectifyStatisticsLine *) statistics->by_area->pdata[0])->n_years, ==, 2);
}

/* Each of the reminders has something to remind of, but what has stood still: nothing has in a ledger
 * that is new. And not all of it is late. */
static void
assert_reminders (Sample *sample)
{
  g_autoptr (GPtrArray) rows = list_rows (sample);
  RectifyReminder reminder = { .due_days = 31, .no_progress_days = 60 };

  rectify_reminder_count (&reminder, rows, &sample->today);
  for (guint i = 0; i < RECTIFY_N_REMINDER_KINDS; i++)
    if (i != RECTIFY_REMINDER_NO_PROGRESS)
      g_assert_cmpuint (reminder.counts[i], >, 0);
  g_assert_cmpuint (reminder.counts[RECTIFY_REMINDER_LATE], <, rows->len / 3);
}

static void
assert_around (Sample *sample)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) parties = rectify_ledger_list_parties (sample->ledger, &error);
  g_autoptr (GPtrArray) editions
      = rectify_ledger_list_editions (sample->ledger,
                                      rectify_plan_get_id (sample->plans[THIS_YEAR]), &error);
  RectifyHistoryFilter all = { .plan_id = 0 };
  g_autoptr (GPtrArray) history
      = rectify_ledger_list_history (sample->ledger, &all, 0, 1000, NULL, &error);
  gboolean kinds[RECTIFY_N_PARTY_KINDS] = { FALSE };
  g_autoptr (GBytes) pages = NULL;
  g_autoptr (RectifyPlan) old = NULL;
  g_autofree char *before = NULL, *now = NULL;

  g_assert_no_error (error);
  for (guint i = 0; i < parties->len; i++)
    kinds[rectify_party_get_kind (parties->pdata[i])] = TRUE;
  for (guint i = 0; i < RECTIFY_N_PARTY_KINDS; i++)
    g_assert_true (kinds[i]);
  g_assert_cmpuint (history->len, >, 40);
  g_assert_cmpuint (editions->len, ==, 1);
  pages = rectify_ledger_load_edition_pages (sample->ledger,
                                             rectify_edition_get_id (editions->pdata[0]), &error);
  g_assert_no_error (error);
  g_assert_cmpint (memcmp (g_bytes_get_data (pages, NULL), "%PDF", 4), ==, 0);
  old = rectify_ledger_load_edition (sample->ledger, rectify_edition_get_id (editions->pdata[0]),
                                     &error);
  before = rectify_plan_to_json (old);
  now = rectify_plan_to_json (sample->plans[THIS_YEAR]);
  g_assert_cmpstr (before, !=, now);
  g_assert_cmpint (rectify_plan_get_close_out_needs (sample->plans[THIS_YEAR]), ==,
                   RECTIFY_CLOSE_OUT_NEEDS_ALL);
  g_assert_cmpstr (rectify_plan_get_document_number (sample->plans[THIS_YEAR]), !=, "");
  for (RectifyParticular i = RECTIFY_PARTICULAR_MARK; i < RECTIFY_N_PARTICULARS; i++)
    if (i != RECTIFY_PARTICULAR_ANNEX)
      g_assert_cmpstr (rectify_plan_get_particular (sample->plans[THIS_YEAR], i), !=, "");
}

static gboolean
has_finding (GPtrArray *findings, RectifyFindingKind kind)
{
  for (guint i = 0; i < findings->len; i++)
    if (rectify_finding_get_kind (findings->pdata[i]) == kind)
      return TRUE;
  return FALSE;
}

/* The draft has what the checks find; the plan of the year is clean but for what nobody has. */
static void
assert_findings (Sample *sample)
{
  g_autoptr (GPtrArray) draft = rectify_plan_check (sample->plans[DRAFT]);
  g_autoptr (GPtrArray) year = rectify_plan_check (sample->plans[THIS_YEAR]);

  g_assert_true (has_finding (draft, RECTIFY_FINDING_PLACEHOLDER));
  g_assert_true (has_finding (draft, RECTIFY_FINDING_SKIPPED_NUMBER));
  g_assert_true (has_finding (draft, RECTIFY_FINDING_NO_MEASURE));
  g_assert_true (has_finding (draft, RECTIFY_FINDING_NO_LEADER));
  g_assert_true (has_finding (draft, RECTIFY_FINDING_NO_DEADLINE));
  for (guint i = 0; i < year->len; i++)
    {
      RectifyFindingKind kind = rectify_finding_get_kind (year->pdata[i]);

      if (kind != RECTIFY_FINDING_NO_LEADER && kind != RECTIFY_FINDING_NO_DEADLINE)
        g_error ("the plan of the year: %s", rectify_finding_get_message (year->pdata[i]));
    }
}

/* Whatever day it is made on, everything is in it. */
static void
test_features (gconstpointer data)
{
  static const struct {
    GDateYear year;
    GDateMonth month;
    GDateDay day;
  } days[] = { { 2026, 11, 22 }, { 2027, 1, 1 }, { 2027, 3, 31 }, { 2028, 2, 29 } };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_auto (Sample) sample = { 0 };
      Look look = { .today = &sample.today };
      g_autoptr (GError) error = NULL;

      make (&sample, data, days[i].year, days[i].month, days[i].day);
      g_assert_true (rectify_ledger_check (sample.ledger, &error));
      g_assert_no_error (error);
      for (guint j = 0; j < N_PLANS; j++)
        {
          g_assert_cmpint (rectify_plan_is_english (sample.plans[j]), ==,
                           g_str_equal (data, RECTIFY_SAMPLE_ENGLISH));
          rectify_item_foreach (rectify_plan_get_root (sample.plans[j]), look_at_item, &look);
        }
      for (guint j = 0; j < N_SEEN; j++)
        if (!look.seen[j] && is_wanted (j))
          g_error ("%s, on day %u: the sample does not show feature %u", (const char *) data, i, j);
      assert_statistics (&sample, &look);
      assert_reminders (&sample);
      assert_around (&sample);
      assert_findings (&sample);
    }
}

/* Ids differ from ledger to ledger only where plans are made, not where they are copied. */
static void
test_copy (gconstpointer data)
{
  g_auto (Sample) sample = { 0 };
  g_auto (Sample) copy = { 0 };
  g_autofree char *path = dup_path ("copy.rectify");
  RectifyLedgerExport result;
  g_autoptr (GError) error = NULL;

  make (&sample, data, 2026, 11, 22);
  g_unlink (path);
  g_assert_true (rectify_ledger_export (sample.ledger, NULL, path, TRUE, NULL, &result, &error));
  g_assert_no_error (error);
  load (&copy, path);
  for (guint i = 0; i < N_PLANS; i++)
    {
      g_autofree char *wanted = rectify_plan_to_json (sample.plans[i]);
      g_autofree char *got = rectify_plan_to_json (copy.plans[i]);

      g_assert_cmpstr (got, ==, wanted);
    }
}

static gboolean
add_outline (RectifyItem *item, gpointer user_data)
{
  GString *outline = user_data;
  RectifyDeadline *deadline = rectify_item_get_deadline (item);
  GPtrArray *assignments = rectify_item_get_assignments (item);

  if (rectify_item_get_parent (item) == NULL)
    return TRUE;
  g_string_append_printf (outline, "%u %s|%s|%s%s", rectify_item_get_depth (item),
                          rectify_item_kind_get_nick (rectify_item_get_kind (item)),
                          rectify_item_get_label (item), rectify_item_get_heading (item),
                          rectify_item_get_text (item));
  for (guint i = 0; i < assignments->len; i++)
    {
      g_autofree char *names
          = g_strjoinv (",", (char **) rectify_assignment_get_names (assignments->pdata[i]));

      g_string_append_printf (outline, " @%s=%s",
                              rectify_role_get_nick (
                                  rectify_assignment_get_role (assignments->pdata[i])),
                              names);
    }
  if (deadline != NULL)
    {
      g_autofree char *due = rectify_date_to_string (rectify_deadline_get_due (deadline));

      g_string_append_printf (outline, " !%s %d %s", rectify_deadline_get_text (deadline),
                              rectify_deadline_get_kinds (deadline), due != NULL ? due : "-");
    }
  g_string_append_c (outline, '\n');
  return TRUE;
}

static char *
dup_outline (RectifyPlan *plan)
{
  GString *outline = g_string_new (NULL);

  rectify_item_foreach (rectify_plan_get_root (plan), add_outline, outline);
  return g_string_free (outline, FALSE);
}

/* Tells the first line that differs. */
static void
assert_lines (const char *got, const char *wanted)
{
  g_auto (GStrv) ours = g_strsplit (got, "\n", -1);
  g_auto (GStrv) theirs = g_strsplit (wanted, "\n", -1);

  for (guint i = 0; ours[i] != NULL && theirs[i] != NULL; i++)
    if (!g_str_equal (ours[i], theirs[i]))
      g_error ("line %u:\n%s\ninstead of:\n%s", i, ours[i], theirs[i]);
  g_assert_cmpuint (g_strv_length (ours), ==, g_strv_length (theirs));
}

/* The Chinese plans are read again as what they are, and their deadlines mean what the sample says. */
static void
test_read_again (void)
{
  g_auto (Sample) sample = { 0 };

  make (&sample, RECTIFY_SAMPLE_CHINESE, 2026, 11, 22);
  for (guint i = 0; i < N_PLANS; i++)
    {
      g_autofree char *path = dup_path ("plan.txt");
      g_autoptr (GFile) file = g_file_new_for_path (path);
      g_autoptr (RectifyPlan) bare = rectify_plan_copy (sample.plans[i]);
      g_autoptr (RectifyDocument) document = NULL;
      g_autoptr (RectifyDocument) loaded = NULL;
      g_autoptr (RectifyReading) reading = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *wanted = dup_outline (sample.plans[i]);
      g_autofree char *got = NULL;

      for (RectifyParticular j = 0; j < RECTIFY_N_PARTICULARS; j++)
        rectify_plan_set_particular (bare, j, "");
      rectify_plan_set_document_number (bare, "");
      rectify_plan_set_signer (bare, "");
      document = rectify_report_compose (bare, RECTIFY_REPORT_PLAN, NULL);
      g_assert_true (rectify_text_format_save (document, file, NULL, &error));
      loaded = rectify_formats_load (file, NULL, &error);
      g_assert_no_error (error);
      reading = rectify_reading_new (loaded, rectify_vocabulary_get_default (), NULL, &error);
      got = dup_outline (rectify_reading_get_plan (reading));
      assert_lines (got, wanted);
    }
}

/* What is there stays, and what fails leaves nothing behind. */
static void
test_never_overwrites (void)
{
  g_autofree char *path = dup_path ("there.rectify");
  g_autofree char *broken = dup_path ("broken.rectify");
  g_autofree char *content = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  GDate today;

  g_date_clear (&today, 1);
  g_date_set_dmy (&today, 22, 11, 2026);
  g_assert_true (g_file_set_contents (path, "mine", -1, NULL));
  g_assert_false (rectify_sample_make (path, RECTIFY_SAMPLE_CHINESE, &today, NULL, &error));
  g_assert_error (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "mine");
  g_cancellable_cancel (cancellable);
  g_assert_false (
      rectify_sample_make (broken, RECTIFY_SAMPLE_CHINESE, &today, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_test (broken, G_FILE_TEST_EXISTS));
}

static void
test_names (void)
{
  g_autofree char *chinese = rectify_sample_dup_name (RECTIFY_SAMPLE_CHINESE);
  g_autofree char *english = rectify_sample_dup_name (RECTIFY_SAMPLE_ENGLISH);

  g_assert_cmpstr (chinese, ==, "示例台账.rectify");
  g_assert_cmpstr (english, ==, "Sample ledger.rectify");
  g_assert_cmpstr (rectify_sample_get_language (), ==, RECTIFY_SAMPLE_ENGLISH);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("rectify-sample-XXXXXX", &error);
  g_assert_no_error (error);
  g_test_add_data_func ("/sample/features/chinese", RECTIFY_SAMPLE_CHINESE, test_features);
  g_test_add_data_func ("/sample/features/english", RECTIFY_SAMPLE_ENGLISH, test_features);
  g_test_add_data_func ("/sample/copy/chinese", RECTIFY_SAMPLE_CHINESE, test_copy);
  g_test_add_data_func ("/sample/copy/english", RECTIFY_SAMPLE_ENGLISH, test_copy);
  g_test_add_func ("/sample/read-again", test_read_again);
  g_test_add_func ("/sample/never-overwrites", test_never_overwrites);
  g_test_add_func ("/sample/names", test_names);
  status = g_test_run ();
  folder_remove (folder);
  g_free (folder);
  return status;
}
