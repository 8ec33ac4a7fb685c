/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-progress-report.h"

#include <string.h>

#include "rectify-particulars.h"
#include "rectify-past-plan.h"
#include "rectify-progress-annexes.h"
#include "rectify-progress-labels.h"
#include "rectify-progress-late.h"
#include "rectify-progress-summary.h"
#include "rectify-progress-words.h"
#include "rectify-report-words.h"

/* An area with what stands in it, in order; what stands in none comes last. */
typedef struct {
  RectifyItem *area; /* NULL: none */
  GPtrArray *items;
} Group;

typedef struct {
  RectifyDocument *document;
  const RectifyReportOptions *options;
  RectifyProgressSummary summary;
  GPtrArray *rows;
  RectifyStatistics *statistics;
  GPtrArray *groups;
  GPtrArray *annexes; /* their titles */
  RectifyProgressLabels scheme;
  GHashTable *labels; /* items to how the report labels them, where the plan does */
  guint n_sections;
} Composer;

static const char *
get_words (const char *key)
{
  return rectify_report_words_get ("progress", key);
}

static void
add_paragraph (Composer *self, RectifyParagraphRole role, RectifyRunStyle style, const char *text)
{
  g_autoptr (RectifyParagraph) paragraph = rectify_paragraph_new (role);

  rectify_paragraph_append (paragraph, style, text);
  rectify_document_add (self->document, paragraph);
}

static void
add_body (Composer *self, const char *text)
{
  add_paragraph (self, RECTIFY_PARAGRAPH_BODY, RECTIFY_RUN_BODY, text);
}

/* A labelled heading; with text behind it, it leads the paragraph. */
static void
add_labelled (Composer *self, guint level, const char *label, const char *heading, const char *text)
{
  guint set_level = rectify_progress_labels_find_level (label, level);
  RectifyRunStyle style = RECTIFY_RUN_HEADING_1 + (set_level - 1);
  g_autoptr (RectifyParagraph) paragraph = rectify_paragraph_new (
      *text == '\0' ? RECTIFY_PARAGRAPH_HEADING_1 + (set_level - 1) : RECTIFY_PARAGRAPH_BODY);

  rectify_paragraph_append (paragraph, style, label);
  rectify_paragraph_append (paragraph, style, heading);
  if (*text != '\0')
    rectify_paragraph_append (paragraph, RECTIFY_RUN_BODY,
                              rectify_report_words_get ("marks", "gap"));
  rectify_paragraph_append (paragraph, RECTIFY_RUN_BODY, text);
  rectify_document_add (self->document, paragraph);
}

static void
add_section (Composer *self, const char *key)
{
  g_autofree char *label = rectify_progress_labels_dup (1, ++self->n_sections);

  add_labelled (self, 1, label, get_words (key), "");
}

static void
add_title (Composer *self, const char *title)
{
  g_auto (GStrv) lines = g_strsplit (title, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0')
      add_paragraph (self, RECTIFY_PARAGRAPH_TITLE, RECTIFY_RUN_BODY, lines[i]);
}

/* Titles within titles have single brackets (GB/T 15834-2011, 4.14). */
static char *
dup_quoted_title (const char *title)
{
  g_autofree char *line = rectify_progress_annexes_join (title);
  g_autoptr (GString) quoted = g_string_new (line);

  g_string_replace (quoted, "《", "〈", 0);
  g_string_replace (quoted, "》", "〉", 0);
  return g_strdup (quoted->str);
}

static void
add_opening (Composer *self, RectifyPlan *plan)
{
  g_autofree char *title = dup_quoted_title (rectify_plan_get_title (plan));
  g_autofree char *span = rectify_report_options_dup_span (self->options);
  g_autofree char *basis
      = rectify_report_words_dup_filled ("progress", *title != '\0' ? "basis" : "basis-untitled",
                                         RECTIFY_FILL ("plan", title, "span", span));

  add_body (self, basis);
}

static Group *
find_group (GPtrArray *groups, RectifyItem *area)
{
  Group *group;

  for (guint i = groups->len; i > 0; i--)
    if (((Group *) g_ptr_array_index (groups, i - 1))->area == area)
      return g_ptr_array_index (groups, i - 1);
  group = g_new0 (Group, 1);
  group->area = area;
  group->items = g_ptr_array_new ();
  g_ptr_array_add (groups, group);
  return group;
}

static void
group_free (gpointer data)
{
  Group *group = data;

  g_ptr_array_unref (group->items);
  g_free (group);
}

/* Problems and what is done about them, and whatever else something was done on. */
static void
collect (Composer *self, RectifyItem *parent, RectifyItem *area)
{
  for (guint i = 0; i < rectify_item_get_n_children (parent); i++)
    {
      RectifyItem *item = rectify_item_get_child (parent, i);
      RectifyItemKind kind = rectify_item_get_kind (item);

      if (kind == RECTIFY_ITEM_AREA)
        {
          find_group (self->groups, item);
          collect (self, item, item);
          continue;
        }
      if (kind == RECTIFY_ITEM_PROBLEM || kind == RECTIFY_ITEM_MEASURE
          || rectify_progress_words_count (item, self->options) > 0
          || rectify_progress_words_has_undated (item))
        g_ptr_array_add (find_group (self->groups, area)->items, item);
      collect (self, item, area);
    }
}

static int
compare_groups (gconstpointer a, gconstpointer b)
{
  const Group *one = *(gpointer *) a;
  const Group *other = *(gpointer *) b;

  return (one->area == NULL) - (other->area == NULL);
}

/* All of the groups that hold something, those of areas in order, then what is in none. */
static void
collect_groups (Composer *self, RectifyPlan *plan)
{
  Group *none;

  self->groups = g_ptr_array_new_with_free_func (group_free);
  none = find_group (self->groups, NULL);
  collect (self, rectify_plan_get_root (plan), NULL);
  /* The sort is stable: areas stay in their order. */
  g_ptr_array_sort (self->groups, compare_groups);
  if (none->items->len == 0)
    g_ptr_array_remove (self->groups, none);
}

/* The problem that an item answers; NULL if it answers none, or several. */
static RectifyItem *
find_problem (RectifyItem *item)
{
  do
    item = rectify_item_get_parent (item);
  while (item != NULL && rectify_item_get_kind (item) != RECTIFY_ITEM_PROBLEM
         && rectify_item_get_kind (item) != RECTIFY_ITEM_AREA);
  return item != NULL && rectify_item_get_kind (item) == RECTIFY_ITEM_PROBLEM ? item : NULL;
}

/* Whether something was done on the problem as a whole: then what answers it does not say that nothing
 * was. */
static gboolean
is_told_above (Composer *self, RectifyItem *item)
{
  RectifyItem *problem = find_problem (item);
  g_autofree char *done
      = problem != NULL ? rectify_progress_words_dup_done (problem, self->options) : NULL;

  return done != NULL && *done != '\0';
}

/* Behind the words of a problem, what was done on it would read as a part of them. */
static char *
dup_done_on_whole (RectifyItem *item, const char *done)
{
  if (*done == '\0' || rectify_item_get_kind (item) != RECTIFY_ITEM_PROBLEM)
    return g_strdup (done);
  return g_strconcat (rectify_report_words_get ("columns", "progress"),
                      rectify_report_words_get ("marks", "colon"), done, NULL);
}

/* What was done on an item, and how far it is. */
static char *
dup_state (Composer *self, RectifyItem *item)
{
  g_autofree char *done = rectify_progress_words_dup_done (item, self->options);
  g_autofree char *status = NULL;
  const char *gap = rectify_report_words_get ("marks", "gap");
  const char *none = "";

  if (!rectify_item_is_task (item))
    return dup_done_on_whole (item, done);
  if (*done == '\0' && !rectify_item_is_finished (item) && !is_told_above (self, item))
    none = get_words (rectify_report_options_get_from (self->options) != NULL
                              || rectify_report_options_get_to (self->options) != NULL
                          ? "none-done-in-span"
                          : "none-done");
  status = rectify_report_words_dup_filled (
      "progress", "status",
      RECTIFY_FILL ("status",
                    rectify_report_words_get ("status", rectify_status_get_nick (
                                                            rectify_item_get_status (item)))));
  return g_strconcat (done, *done != '\0' ? gap : "", none, *none != '\0' ? gap : "", status, NULL);
}

/* Sentences that follow what an item is called: the rest of it, and what there is to tell. */
static char *
dup_rest_and (RectifyItem *item, const char *words)
{
  g_autofree char *rest = rectify_progress_words_dup_rest (item);
  const char *gap = rectify_report_words_get ("marks", "gap");

  return g_strconcat (rest, *rest != '\0' && *words != '\0' ? gap : "", words, NULL);
}

static gboolean
has_problems (RectifyItem *item)
{
  for (guint i = 0; i < rectify_item_get_n_children (item); i++)
    if (rectify_item_get_kind (rectify_item_get_child (item, i)) == RECTIFY_ITEM_PROBLEM)
      return TRUE;
  return FALSE;
}

/* What answers several problems stands beside them. */
static gboolean
is_below_problem (RectifyItem *item)
{
  if (rectify_item_get_kind (item) == RECTIFY_ITEM_MEASURE
      && has_problems (rectify_item_get_parent (item)))
    return TRUE;
  for (item = rectify_item_get_parent (item); item != NULL; item = rectify_item_get_parent (item))
    if (rectify_item_get_kind (item) == RECTIFY_ITEM_PROBLEM)
      return TRUE;
    else if (rectify_item_get_kind (item) == RECTIFY_ITEM_AREA)
      return FALSE;
  return FALSE;
}

static gboolean
is_answer (RectifyItem *item)
{
  return rectify_item_get_kind (item) != RECTIFY_ITEM_PROBLEM && is_below_problem (item);
}

/* Whether any has a label in the plan, of the problems or of what answers them. */
static gboolean
have_labels (GPtrArray *items, gboolean are_answers)
{
  for (guint i = 0; i < items->len; i++)
    if (*rectify_item_get_label (g_ptr_array_index (items, i)) != '\0'
        && is_answer (g_ptr_array_index (items, i)) == are_answers)
      return TRUE;
  return FALSE;
}

/* Problems are at @level, what answers them is one below. Only where the plan numbers none does the
 * report do so. */
static void
add_items (Composer *self, GPtrArray *items, guint level)
{
  gboolean are_labelled[] = { have_labels (items, FALSE), have_labels (items, TRUE) };
  guint numbers[2] = { 0, 0 };

  for (guint i = 0; i < items->len; i++)
    {
      RectifyItem *item = g_ptr_array_index (items, i);
      gboolean below = is_answer (item);
      g_autofree char *heading = rectify_progress_words_dup_sentence (item);
      g_autofree char *state = dup_state (self, item);
      g_autofree char *text = dup_rest_and (item, state);
      g_autofree char *label = NULL;

      if (!below)
        numbers[1] = 0;
      numbers[below]++;
      label = are_labelled[below] ? rectify_progress_labels_dup_own (&self->scheme, item,
                                                                     level + below, numbers[below])
                                  : rectify_progress_labels_dup (self->scheme.levels[level + below],
                                                                 numbers[below]);
      if (are_labelled[below])
        g_hash_table_insert (self->labels, item, g_strdup (label));
      add_labelled (self, level + below, label, heading, text);
    }
}

/* What is told of, and at which level, as add_areas() has it. */
static void
look_at_labels (Composer *self)
{
  guint level = self->summary.counts.areas > 0 ? 3 : 2;

  for (guint i = 0; i < self->groups->len; i++)
    {
      Group *group = g_ptr_array_index (self->groups, i);

      if (level > 2 && group->area != NULL)
        rectify_progress_labels_look (&self->scheme, group->area, 2);
      for (guint j = 0; j < group->items->len; j++)
        {
          RectifyItem *item = g_ptr_array_index (group->items, j);

          rectify_progress_labels_look (&self->scheme, item, level + is_answer (item));
        }
    }
  rectify_progress_labels_settle (&self->scheme);
}

/* As the plan labels it; what is in no area comes behind the last of them. */
static char *
dup_area_label (Composer *self, Group *group, guint *number)
{
  g_autofree char *own = NULL;

  ++*number;
  own = group->area != NULL
            ? rectify_progress_labels_dup_own (&self->scheme, group->area, 2, *number)
            : g_strdup ("");
  if (group->area != NULL)
    g_hash_table_insert (self->labels, group->area, g_strdup (own));
  if (*own == '\0')
    return rectify_progress_labels_dup (self->scheme.levels[2], *number);
  *number = MAX (*number, rectify_progress_labels_get_number (group->area));
  return g_steal_pointer (&own);
}

static void
add_areas (Composer *self)
{
  gboolean any_area = self->summary.counts.areas > 0;
  guint number = 0;

  if (self->groups->len == 0)
    return;
  add_section (self, any_area ? "heading-areas" : "heading-tasks");
  for (guint i = 0; i < self->groups->len; i++)
    {
      Group *group = g_ptr_array_index (self->groups, i);
      g_autofree char *name = group->area != NULL ? rectify_progress_words_dup_short (group->area)
                                                  : g_strdup (get_words ("other-area"));
      g_autofree char *done = group->area != NULL
                                  ? rectify_progress_words_dup_done (group->area, self->options)
                                  : g_strdup ("");

      if (any_area)
        {
          g_autofree char *label = dup_area_label (self, group, &number);

          add_labelled (self, 2, label, name, "");
        }
      if (*done != '\0')
        add_body (self, done);
      add_items (self, group->items, any_area ? 3 : 2);
    }
}

static RectifyItem *
find_above (RectifyItem *item, RectifyItemKind kind)
{
  while (item != NULL && rectify_item_get_kind (item) != kind)
    item = rectify_item_get_parent (item);
  return item;
}

static const char *
get_label (Composer *self, RectifyItem *item)
{
  const char *label = item != NULL ? g_hash_table_lookup (self->labels, item) : NULL;

  return label != NULL ? label : "";
}

/* The labels of its area and its problem, by which it is found above and in the plan: “（三）5.”; "" if they
 * have none. */
static char *
dup_path (Composer *self, RectifyItem *item)
{
  RectifyItem *area = find_above (item, RECTIFY_ITEM_AREA);
  RectifyItem *problem = find_above (item, RECTIFY_ITEM_PROBLEM);

  return g_strconcat (get_label (self, area), get_label (self, problem != NULL ? problem : item),
                      NULL);
}

static void
add_late_item (Composer *self, RectifyItem *item, guint number)
{
  g_autofree char *path = dup_path (self, item);
  g_autofree char *label
      = *path != '\0' ? g_strdup (path) : rectify_progress_labels_dup (2, number);
  g_autofree char *heading = rectify_progress_late_dup_heading (item, get_label (self, item));
  g_autofree char *details = rectify_progress_late_dup_details (item, self->options);
  g_autofree char *text = dup_rest_and (item, details);

  add_labelled (self, 2, label, heading, text);
}

static void
add_late (Composer *self)
{
  const GDate *as_of_day = rectify_report_options_get_as_of (self->options);
  g_autofree char *day = rectify_report_words_dup_date (as_of_day);
  g_autofree char *as_of
      = rectify_report_words_dup_filled ("progress", "as-of", RECTIFY_FILL ("day", day));
  g_autofree char *digits = g_strdup_printf ("%u", self->summary.counts.late);
  g_autofree char *intro
      = rectify_report_words_dup_filled ("progress",
                                         self->summary.counts.late > 0 ? "late-intro" : "late-none",
                                         RECTIFY_FILL ("as-of", as_of, "number", digits));
  guint number = 0;

  add_section (self, "heading-late");
  add_body (self, intro);
  for (guint i = 0; i < self->groups->len; i++)
    {
      GPtrArray *items = ((Group *) g_ptr_array_index (self->groups, i))->items;

      for (guint j = 0; j < items->len; j++)
        {
          RectifyItem *item = g_ptr_array_index (items, j);

          if (rectify_item_is_task (item) && rectify_item_is_late (item, as_of_day))
            add_late_item (self, item, ++number);
        }
    }
}

/* The day is the report's own: the plan's was before anything was done. */
static void
add_ends (Composer *self, RectifyPlan *plan)
{
  const char *signature = rectify_plan_get_particular (plan, RECTIFY_PARTICULAR_SIGNATURE);
  g_auto (GStrv) lines = g_strsplit (signature, "\n", -1);
  g_autofree char *day
      = rectify_report_words_dup_date (rectify_report_options_get_today (self->options));

  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0')
      add_paragraph (self, RECTIFY_PARAGRAPH_SIGNATURE, RECTIFY_RUN_BODY, lines[i]);
  if (*signature != '\0' || *rectify_plan_get_particular (plan, RECTIFY_PARTICULAR_DATE) != '\0')
    add_paragraph (self, RECTIFY_PARAGRAPH_DATE, RECTIFY_RUN_BODY, day);
}

/* How things stood is counted once, for the words and the pictures. */
static void
count (Composer *self, RectifyPlan *plan)
{
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
  rectify_progress_summarize (plan, self->options, &self->summary);
  rectify_task_rows_add_plan (self->rows, plan);
  self->statistics
      = rectify_statistics_new (self->rows, NULL, rectify_report_options_get_as_of (self->options));
}

static void
add_text (Composer *self, RectifyPlan *plan)
{
  g_autofree char *totals = rectify_progress_summary_dup_totals (&self->summary, self->statistics);
  g_autofree char *entries = rectify_progress_summary_dup_entries (&self->summary, self->options);
  g_autofree char *next = rectify_progress_summary_dup_next (&self->summary);

  add_opening (self, plan);
  add_section (self, "heading-totals");
  add_body (self, totals);
  if (self->summary.counts.tasks > 0)
    add_body (self, entries);
  add_areas (self);
  if (self->summary.counts.tasks > 0)
    add_late (self);
  add_section (self, "heading-next");
  add_body (self, next);
}

/* The plan as far as it was at the end of the span. */
static RectifyPlan *
dup_as_of (RectifyPlan *plan, const RectifyReportOptions *options)
{
  const GDate *as_of = rectify_report_options_get_as_of (options);

  return as_of == rectify_report_options_get_today (options) ? g_object_ref (plan)
                                                             : rectify_past_plan_new (plan, as_of);
}

/**
 * rectify_progress_report_compose:
 * @now: a plan
 * @options: the span, the day the report is made on, whether reporters are named
 *
 * Composes what was done in the span: the totals, area by area what was done, what is late and why,
 * what comes next, and the pictures and the table as annexes. Status is as it was at the end of the span, as
 * rectify_item_find_status_on() finds it; what was due by then and not finished is late.
 *
 * Returns: (transfer full): the report
 */
RectifyDocument *
rectify_progress_report_compose (RectifyPlan *now, const RectifyReportOptions *options)
{
  g_autoptr (RectifyPlan) plan = dup_as_of (now, options);
  Composer self = { .document = rectify_document_new (), .options = options };
  g_autofree char *title
      = rectify_report_words_dup_title (rectify_plan_get_title (plan), "progress");
  g_autoptr (GArray) tasks = rectify_tasks_list_followed (plan);

  count (&self, plan);
  collect_groups (&self, plan);
  self.labels = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  look_at_labels (&self);
  self.annexes = rectify_progress_annexes_name (plan, tasks, self.statistics, options);
  add_title (&self, title);
  rectify_document_set_title (self.document, g_strdelimit (title, "\n", ' '));
  rectify_document_set_author (self.document, rectify_plan_get_organisation (plan));
  add_text (&self, plan);
  rectify_progress_annexes_list (self.annexes, self.document);
  add_ends (&self, plan);
  rectify_progress_annexes_add_pictures (self.annexes, self.statistics, self.rows, self.document);
  rectify_progress_annexes_add_table (self.annexes, tasks, options, self.document);
  g_ptr_array_unref (self.annexes);
  g_ptr_array_unref (self.groups);
  g_hash_table_unref (self.labels);
  rectify_statistics_free (self.statistics);
  g_ptr_array_unref (self.rows);
  return self.document;
}
