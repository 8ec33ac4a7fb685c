/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-close-out.h"
#include "rectify-row-heading.h"
#include "rectify-row-words.h"
#include "rectify-task.h"

#define COMMA "、"

/* Who answers for an item in a role: as it is shown, and each name by itself. Borrowed from the
 * builder. */
typedef struct {
  RectifyRowWords *words; /* NULL for nobody */
  GPtrArray *names;       /* interned; NULL for none */
  GPtrArray *supports;    /* of units that only help; interned; NULL for none */
} Party;

/* What holds at a place of the tree, and below it where nothing else is said. Borrowed, too. */
typedef struct {
  RectifyRowWords *area;
  RectifyRowWords *problem;
  RectifyName *area_key;
  RectifyName *area_name;
  GPtrArray *problem_keys; /* RectifyName, as the next; NULL for none */
  GPtrArray *problem_names;
  RectifyDeadline *deadline;
  RectifyProgressEntry *progress; /* the latest of the problem; NULL for none */
  Party parties[RECTIFY_N_ROLES];
  gboolean internal;
} Scope;

typedef struct {
  GPtrArray *rows;
  RectifyPlan *plan;
  guint n_rows;
  GHashTable *words;  /* text to RectifyRowWords: what several rows may have */
  GHashTable *joined; /* joined names to an array of them: as rows have it */
  GPtrArray *strings; /* RectifyName: what scopes borrow */
  GPtrArray *arrays;  /* GPtrArray: as well */
  RectifyRowWords *title;
  RectifyRowWords *theme;
  RectifyName *none;
  RectifyName *theme_key;
} Builder;

static void
release_names (gpointer data)
{
  for (RectifyName **names = data; *names != NULL; names++)
    rectify_name_unref (*names);
}

static void
free_names (gpointer data)
{
  g_atomic_rc_box_release_full (data, release_names);
}

/* Takes the string. */
static RectifyName *
hold (Builder *self, RectifyName *string)
{
  g_ptr_array_add (self->strings, string);
  return string;
}

static void
builder_init (Builder *self, GPtrArray *rows, RectifyPlan *plan)
{
  *self = (Builder){ .rows = rows, .plan = plan };
  self->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                       (GDestroyNotify) rectify_row_words_unref);
  self->joined = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_names);
  self->strings = g_ptr_array_new_with_free_func ((GDestroyNotify) rectify_name_unref);
  self->arrays = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  self->none = hold (self, rectify_name_new (""));
  self->theme_key = hold (self, rectify_row_key_new (rectify_plan_get_theme (plan)));
}

static void
builder_clear (Builder *self)
{
  g_hash_table_unref (self->words);
  g_hash_table_unref (self->joined);
  g_ptr_array_unref (self->strings);
  g_ptr_array_unref (self->arrays);
}

/* NULL for none. */
static RectifyRowWords *
share_words (Builder *self, const char *text)
{
  RectifyRowWords *words;

  if (*text == '\0')
    return NULL;
  words = g_hash_table_lookup (self->words, text);
  if (words == NULL)
    {
      words = rectify_row_words_new (text);
      g_hash_table_insert (self->words, g_strdup (text), words);
    }
  return words;
}

static char *
dup_item_text (RectifyItem *item)
{
  return g_strconcat (rectify_item_get_heading (item), rectify_item_get_text (item), NULL);
}

static RectifyRowWords *
share_item_words (Builder *self, RectifyItem *item)
{
  g_autofree char *text = dup_item_text (item);

  return share_words (self, text);
}

static void
set_area (Builder *self, Scope *scope, RectifyItem *area)
{
  g_autofree char *name = rectify_item_dup_summary (area);

  scope->area = share_item_words (self, area);
  scope->area_name = hold (self, rectify_name_new (name));
  scope->area_key = hold (self, rectify_row_heading_key_new (name));
}

static GPtrArray *
hold_strings (Builder *self)
{
  GPtrArray *strings = g_ptr_array_new_with_free_func ((GDestroyNotify) rectify_name_unref);

  g_ptr_array_add (self->arrays, strings);
  return strings;
}

/* A problem without a heading is known by how its text begins. */
static void
add_problem (Scope *scope, RectifyItem *problem)
{
  g_autofree char *summary = rectify_item_dup_summary (problem);
  g_autofree char *name = *rectify_item_get_heading (problem) != '\0'
                              ? g_strdup (summary)
                              : rectify_row_heading_dup_clause (summary);

  if (*name == '\0')
    return;
  g_ptr_array_add (scope->problem_names, rectify_name_new (name));
  g_ptr_array_add (scope->problem_keys, rectify_row_heading_key_new (name));
}

static void
set_problem (Builder *self, Scope *scope, RectifyItem *problem)
{
  scope->problem = share_item_words (self, problem);
  scope->problem_keys = hold_strings (self);
  scope->problem_names = hold_strings (self);
  add_problem (scope, problem);
}

static gboolean
has_measure (RectifyItem *item)
{
  for (guint i = 0; i < rectify_item_get_n_children (item); i++)
    if (rectify_item_get_kind (rectify_item_get_child (item, i)) == RECTIFY_ITEM_MEASURE)
      return TRUE;
  return FALSE;
}

/* Measures that follow upon several problems answer all of them that have none of their own. */
static void
set_problems_below (Builder *self, Scope *scope, RectifyItem *item)
{
  gboolean found = FALSE;

  for (guint i = 0; i < rectify_item_get_n_children (item); i++)
    {
      RectifyItem *child = rectify_item_get_child (item, i);

      if (rectify_item_get_kind (child) != RECTIFY_ITEM_PROBLEM || has_measure (child))
        continue;
      if (!found)
        {
          scope->problem_keys = hold_strings (self);
          scope->problem_names = hold_strings (self);
        }
      found = TRUE;
      add_problem (scope, child);
    }
}

static void
append_party (GString *text, const char *words)
{
  if (*words != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? COMMA : "", words);
}

/* The words of an assignment that names nobody still say who answers. */
static void
add_names (Builder *self, GPtrArray **held, GString *text, RectifyAssignment *assignment)
{
  const char *const *names = rectify_assignment_get_names (assignment);

  if (names[0] == NULL)
    append_party (text, rectify_assignment_get_text (assignment));
  for (; *names != NULL; names++)
    {
      if (**names == '\0')
        continue;
      if (*held == NULL)
        {
          *held = g_ptr_array_new ();
          g_ptr_array_add (self->arrays, *held);
        }
      g_ptr_array_add (*held, hold (self, rectify_name_new (*names)));
      append_party (text, *names);
    }
}

/* Units that only help stand behind the others, called as the plan calls them: 配合 of 配合单位, since a
 * column of units is narrow. */
static void
append_support (GString *text, const char *label, const char *names)
{
  gboolean is_wide = ((guchar) *label & 0x80) != 0;
  g_autofree char *head = is_wide ? g_utf8_substring (label, 0, MIN (g_utf8_strlen (label, -1), 2))
                                  : g_strdup (label);

  if (text->len > 0)
    g_string_append (text, is_wide ? "；" : "; ");
  g_string_append_printf (text, is_wide ? "%s：%s" : "%s: %s", head, names);
}

static void
set_party (Builder *self, Scope *scope, RectifyRole role, GPtrArray *assignments)
{
  g_autoptr (GString) text = NULL;
  g_autoptr (GString) support = g_string_new (NULL);
  g_autofree char *label = NULL;
  Party party = { NULL, NULL, NULL };

  for (guint i = 0; i < assignments->len; i++)
    {
      RectifyAssignment *assignment = g_ptr_array_index (assignments, i);

      if (rectify_assignment_get_role (assignment) != role)
        continue;
      if (text == NULL)
        text = g_string_new (NULL);
      if (role != RECTIFY_ROLE_RESPONSIBLE_UNIT || !rectify_assignment_is_support (assignment))
        add_names (self, &party.names, text, assignment);
      else
        {
          add_names (self, &party.supports, support, assignment);
          if (label == NULL)
            label = rectify_assignment_dup_support_label (assignment);
        }
    }
  if (text == NULL)
    return;
  if (support->len > 0)
    append_support (text, label, support->str);
  g_strstrip (text->str);
  party.words = share_words (self, text->str);
  scope->parties[role] = party;
}

/* NULL for none. */
static RectifyProgressEntry *
find_latest (RectifyItem *item)
{
  GPtrArray *entries = rectify_item_get_progress (item);

  return entries->len > 0 ? g_ptr_array_index (entries, entries->len - 1) : NULL;
}

static void
enter (Builder *self, Scope *scope, RectifyItem *item)
{
  GPtrArray *assignments = rectify_item_get_assignments (item);

  scope->internal |= rectify_item_get_internal (item);
  if (rectify_item_get_deadline (item) != NULL)
    scope->deadline = rectify_item_get_deadline (item);
  for (guint role = 0; assignments->len > 0 && role < RECTIFY_N_ROLES; role++)
    set_party (self, scope, role, assignments);
  switch (rectify_item_get_kind (item))
    {
    case RECTIFY_ITEM_AREA:
      set_area (self, scope, item);
      scope->problem = NULL;
      scope->progress = NULL;
      scope->problem_keys = scope->problem_names = NULL;
      set_problems_below (self, scope, item);
      break;
    case RECTIFY_ITEM_PROBLEM:
      set_problem (self, scope, item);
      scope->progress = find_latest (item);
      break;
    case RECTIFY_ITEM_SECTION:
    case RECTIFY_ITEM_PROSE:
    case RECTIFY_ITEM_CLAUSE:
      set_problems_below (self, scope, item);
      break;
    case RECTIFY_ITEM_MEASURE:
    default:
      break;
    }
}

static void
collect_names (GPtrArray *names, GPtrArray *more)
{
  for (guint i = 0; more != NULL && i < more->len; i++)
    if (!g_ptr_array_find (names, g_ptr_array_index (more, i), NULL))
      g_ptr_array_add (names, g_ptr_array_index (more, i));
}

static RectifyName **
make_names (GPtrArray *names)
{
  RectifyName **made = g_atomic_rc_box_alloc0 ((names->len + 1) * sizeof *made);

  for (guint i = 0; i < names->len; i++)
    made[i] = rectify_name_ref (g_ptr_array_index (names, i));
  return made;
}

/* The names of all, each once, and how many of them the last alone has; rows that have the same names
 * share them. */
static RectifyName **
ref_names (Builder *self, GPtrArray *first, GPtrArray *second, GPtrArray *third, guint *n_third)
{
  g_autoptr (GPtrArray) names = NULL;
  g_autoptr (GString) joined = NULL;
  RectifyName **made;

  *n_third = 0;
  if (first == NULL && second == NULL && third == NULL)
    return NULL;
  names = g_ptr_array_new ();
  collect_names (names, first);
  collect_names (names, second);
  *n_third = names->len;
  collect_names (names, third);
  *n_third = names->len - *n_third;
  joined = g_string_new (NULL);
  for (guint i = 0; i < names->len; i++)
    g_string_append_printf (joined, "%s\n", (const char *) g_ptr_array_index (names, i));
  made = g_hash_table_lookup (self->joined, joined->str);
  if (made == NULL)
    {
      made = make_names (names);
      g_hash_table_insert (self->joined, g_strdup (joined->str), made);
    }
  return g_atomic_rc_box_acquire (made);
}

static void
set_words (RectifyTaskRow *row, RectifyRowColumn column, RectifyRowWords *words)
{
  if (words != NULL)
    row->words[column] = rectify_row_words_ref (words);
}

static void
take_text (RectifyTaskRow *row, RectifyRowColumn column, const char *text)
{
  if (*text != '\0')
    row->words[column] = rectify_row_words_new (text);
}

static guint32
get_day (const GDate *date)
{
  return date != NULL && g_date_valid (date) ? g_date_get_julian (date) : 0;
}

static void
set_deadline (Builder *self, RectifyTaskRow *row, RectifyDeadline *deadline)
{
  if (deadline == NULL)
    return;
  row->due = get_day (rectify_deadline_get_due (deadline));
  row->deadline_kinds = rectify_deadline_get_kinds (deadline);
  set_words (row, RECTIFY_ROW_DEADLINE, share_words (self, rectify_deadline_get_text (deadline)));
  row->has_deadline = row->due != 0 || row->words[RECTIFY_ROW_DEADLINE] != NULL;
}

static void
set_parties (Builder *self, RectifyTaskRow *row, const Scope *scope)
{
  static const RectifyRowColumn columns[RECTIFY_N_ROLES]
      = { [RECTIFY_ROLE_LEADER] = RECTIFY_ROW_LEADER,
          [RECTIFY_ROLE_LEAD_UNIT] = RECTIFY_ROW_LEAD_UNIT,
          [RECTIFY_ROLE_RESPONSIBLE_UNIT] = RECTIFY_ROW_UNITS,
          [RECTIFY_ROLE_PERSON] = RECTIFY_ROW_PERSONS };
  guint n_others;

  for (guint role = 0; role < RECTIFY_N_ROLES; role++)
    {
      set_words (row, columns[role], scope->parties[role].words);
      row->has_party |= scope->parties[role].words != NULL;
    }
  row->units = ref_names (self, scope->parties[RECTIFY_ROLE_LEAD_UNIT].names,
                          scope->parties[RECTIFY_ROLE_RESPONSIBLE_UNIT].names,
                          scope->parties[RECTIFY_ROLE_RESPONSIBLE_UNIT].supports, &row->n_supports);
  row->leaders = ref_names (self, scope->parties[RECTIFY_ROLE_LEADER].names, NULL, NULL, &n_others);
}

/* What is noted on a problem as a whole is the latest word on those of its measures on which nothing
 * is noted; but no share of them, nor a day, since a measure may stand still where its problem does
 * not. */
static void
set_progress (Builder *self, RectifyTaskRow *row, const Scope *scope, RectifyItem *item)
{
  RectifyProgressEntry *own = find_latest (item);
  RectifyProgressEntry *latest = own != NULL ? own : scope->progress;

  row->n_progress = rectify_item_get_progress (item)->len;
  row->progress_date = own != NULL ? get_day (rectify_progress_entry_get_date (own)) : 0;
  row->finished_on = get_day (rectify_item_find_finished_on (item));
  if (own != NULL)
    {
      take_text (row, RECTIFY_ROW_PROGRESS, rectify_progress_entry_get_text (own));
      row->share = rectify_item_find_last_share (item);
    }
  else if (latest != NULL)
    set_words (row, RECTIFY_ROW_PROGRESS,
               share_words (self, rectify_progress_entry_get_text (latest)));
}

/* What its steps and files say. What is done or closed out has no stage to reach any more. */
static void
set_follow_up (RectifyTaskRow *row, RectifyItem *item)
{
  RectifyStep *stage = row->status != RECTIFY_STATUS_DONE && row->status != RECTIFY_STATUS_CLOSED
                           ? rectify_item_find_next_stage (item)
                           : NULL;

  row->n_evidence = rectify_item_get_evidence (item)->len;
  row->close_out = rectify_close_out_get_state (item);
  row->next_stage = stage != NULL ? get_day (rectify_step_get_date (stage)) : 0;
}

static void
add_row (Builder *self, const Scope *scope, RectifyItem *item)
{
  RectifyTaskRow *row = g_object_new (RECTIFY_TYPE_TASK_ROW, NULL);

  row->plan_id = rectify_plan_get_id (self->plan);
  row->item_id = rectify_item_get_id (item);
  row->position = self->n_rows++;
  row->year = rectify_plan_get_year (self->plan);
  row->since = rectify_plan_get_since (self->plan);
  row->kind = rectify_item_get_kind (item);
  row->status = rectify_item_get_status (item);
  row->internal = scope->internal;
  row->theme_key = rectify_name_ref (self->theme_key);
  row->area_key = rectify_name_ref (scope->area_key);
  row->area_name = rectify_name_ref (scope->area_name);
  if (scope->problem_keys != NULL)
    {
      row->problem_keys = g_ptr_array_ref (scope->problem_keys);
      row->problem_names = g_ptr_array_ref (scope->problem_names);
    }
  set_words (row, RECTIFY_ROW_PLAN, self->title);
  set_words (row, RECTIFY_ROW_THEME, self->theme);
  set_words (row, RECTIFY_ROW_LABEL, share_words (self, rectify_item_get_label (item)));
  set_words (row, RECTIFY_ROW_AREA, scope->area);
  set_words (row, RECTIFY_ROW_PROBLEM, scope->problem);
  if (row->kind == RECTIFY_ITEM_MEASURE)
    {
      g_autofree char *text = dup_item_text (item);

      take_text (row, RECTIFY_ROW_MEASURE, text);
    }
  set_deadline (self, row, scope->deadline);
  set_parties (self, row, scope);
  set_progress (self, row, scope, item);
  set_follow_up (row, item);
  g_ptr_array_add (self->rows, row);
}

static void
walk (Builder *self, const Scope *above, RectifyItem *item)
{
  Scope scope = *above;

  enter (self, &scope, item);
  if (rectify_item_get_parent (item) != NULL && rectify_item_is_task (item))
    add_row (self, &scope, item);
  for (guint i = 0; i < rectify_item_get_n_children (item); i++)
    walk (self, &scope, rectify_item_get_child (item, i));
}

/**
 * rectify_task_rows_add_plan:
 * @rows: (element-type RectifyTaskRow): rows, which the array is to unref
 * @plan: a plan
 *
 * Adds a row for each of the plan's tasks, in their order: the same that rectify_plan_count()
 * counts. What holds for a task by inheritance stands in its row.
 */
void
rectify_task_rows_add_plan (GPtrArray *rows, RectifyPlan *plan)
{
  Builder builder;
  Scope scope = { 0 };

  g_return_if_fail (RECTIFY_IS_PLAN (plan));
  builder_init (&builder, rows, plan);
  builder.title = share_words (&builder, rectify_plan_get_title (plan));
  builder.theme = share_words (&builder, rectify_plan_get_theme (plan));
  scope.area_key = scope.area_name = builder.none;
  walk (&builder, &scope, rectify_plan_get_root (plan));
  builder_clear (&builder);
}
