/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-sample-plan.h"

#include "rectify-particulars.h"

/* Behind those of the roles. */
enum { LABEL_DEADLINE = RECTIFY_N_ROLES, LABEL_MEASURES };

typedef struct {
  RectifySamplePlan *result;
  const char *const *labels;
  const GDate *today;
  RectifyItem *open[RECTIFY_ITEM_MAX_DEPTH]; /* the last item at each depth */
} Reader;

/**
 * rectify_sample_plan_free:
 * @self: a plan of a sample
 */
void
rectify_sample_plan_free (RectifySamplePlan *self)
{
  g_object_unref (self->plan);
  g_ptr_array_unref (self->events);
  g_free (self);
}

static gboolean
read_about (RectifyPlan *plan, const RectifySampleLine *line)
{
  const char *what = line->words[1];
  const char *value = line->words[2];
  RectifyParticular particular;

  if (g_str_equal (what, "organisation"))
    rectify_plan_set_organisation (plan, value);
  else if (g_str_equal (what, "theme"))
    rectify_plan_set_theme (plan, value);
  else if (g_str_equal (what, "year"))
    rectify_plan_set_year (plan, (int) g_ascii_strtoll (value, NULL, 10));
  else if (g_str_equal (what, "meeting"))
    rectify_plan_set_meeting_date (plan, value);
  else if (g_str_equal (what, "document_number"))
    rectify_plan_set_document_number (plan, value);
  else if (g_str_equal (what, "signer"))
    rectify_plan_set_signer (plan, value);
  else if (g_str_equal (what, "needs"))
    rectify_plan_set_close_out_needs (plan, rectify_close_out_needs_from_string (value));
  else if (rectify_particular_from_nick (what, &particular))
    rectify_plan_set_particular (plan, particular, value);
  else
    return FALSE;
  return TRUE;
}

/* Fields stand above what is below an item, where nobody takes them for those of its last child; those
 * of a measure in brackets behind its words. */
static RectifyWording *
make_wording (RectifyItem *item, const char *label, const char *text)
{
  gboolean is_english = g_ascii_isalpha (*label);
  const char *mark = is_english ? ": " : "：";
  guint order = rectify_item_get_assignments (item)->len;

  if (rectify_item_get_kind (item) == RECTIFY_ITEM_MEASURE)
    return rectify_wording_new_full (is_english ? " (" : "（", label, mark, text,
                                     is_english ? ")" : "）", RECTIFY_PLACE_DEFAULT, order, TRUE);
  return rectify_wording_new_full ("", label, mark, text, "", 0, order, FALSE);
}

static void
add_assignment (Reader *self, RectifyItem *item, RectifyRole role, const char *text)
{
  g_autoptr (GString) folded = g_string_new (text);
  g_auto (GStrv) names = NULL;
  g_autoptr (RectifyWording) wording = make_wording (item, self->labels[role], text);
  g_autoptr (RectifyAssignment) assignment = NULL;

  g_string_replace (folded, "、", ",", 0);
  names = g_strsplit (folded->str, ",", -1);
  for (guint i = 0; names[i] != NULL; i++)
    g_strstrip (names[i]);
  assignment = rectify_assignment_new_worded (role, wording, (const char *const *) names);
  rectify_item_add_assignment (item, assignment);
}

static gboolean
read_due (Reader *self, RectifyItem *item, const RectifySampleLine *line)
{
  static const struct {
    const char *nick;
    RectifyDeadlineKinds kind;
  } nicks[] = { { "immediate", RECTIFY_DEADLINE_IMMEDIATE },
                { "dated", RECTIFY_DEADLINE_DATED },
                { "long_term", RECTIFY_DEADLINE_LONG_TERM } };
  g_auto (GStrv) words = g_strsplit (line->words[1], " ", -1);
  g_autoptr (RectifyWording) wording
      = make_wording (item, self->labels[LABEL_DEADLINE], line->words[3]);
  g_autoptr (RectifyDeadline) deadline = NULL;
  RectifyDeadlineKinds kinds = RECTIFY_DEADLINE_NONE;
  GDate day;

  if (!rectify_sample_read_day (line->words[2], self->today, &day))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (nicks); i++)
    if (g_strv_contains ((const char *const *) words, nicks[i].nick))
      kinds |= nicks[i].kind;
  if (((kinds & RECTIFY_DEADLINE_DATED) != 0) != g_date_valid (&day))
    return FALSE;
  deadline = rectify_deadline_new_worded (wording, kinds, g_date_valid (&day) ? &day : NULL);
  rectify_item_set_deadline (item, deadline);
  return TRUE;
}

static gboolean
read_stage (Reader *self, RectifyItem *item, const RectifySampleLine *line)
{
  const int counts[RECTIFY_STEP_N_COUNTS] = { g_str_equal (line->words[3], "reached"), 0, 0 };
  g_autoptr (RectifyStep) step = NULL;
  GDate day;

  if (!rectify_sample_read_day (line->words[1], self->today, &day) || !g_date_valid (&day))
    return FALSE;
  step = rectify_step_new (RECTIFY_STEP_STAGE, &day, NULL, line->words[2], counts);
  rectify_item_add_step (item, step);
  return TRUE;
}

static gboolean
read_event (Reader *self, RectifyItem *item, const RectifySampleLine *line)
{
  static const char *const kinds[] = { "progress", "evidence", "status", "reword", "request",
                                       "approve",  "refuse",   "reopen", "vote",   NULL };
  RectifySampleEvent *event;
  GDate day;

  if (!g_strv_contains (kinds, line->words[0])
      || !rectify_sample_read_day (line->words[1], self->today, &day) || !g_date_valid (&day))
    return FALSE;
  event = g_new0 (RectifySampleEvent, 1);
  event->line = line;
  event->item = item;
  event->day = day;
  g_ptr_array_add (self->result->events, event);
  return TRUE;
}

static gboolean
read_property (Reader *self, RectifyItem *item, const RectifySampleLine *line)
{
  RectifyRole role;

  if (rectify_role_from_nick (line->words[0], &role))
    add_assignment (self, item, role, line->words[1]);
  else if (g_str_equal (line->words[0], "internal"))
    rectify_item_set_internal (item, TRUE);
  else if (g_str_equal (line->words[0], "due"))
    return read_due (self, item, line);
  else if (g_str_equal (line->words[0], "stage"))
    return read_stage (self, item, line);
  else
    return read_event (self, item, line);
  return TRUE;
}

static void
add_item (Reader *self, RectifyItem *parent, RectifyItemKind kind, const RectifySampleLine *line)
{
  g_autoptr (RectifyItem) item = rectify_item_new (kind);
  g_autoptr (RectifyWording) written = NULL;
  g_autoptr (RectifyWording) lead_in = NULL;

  rectify_item_set_label (item, line->words[1]);
  rectify_item_set_heading (item, line->words[2]);
  rectify_item_set_text (item, line->words[3]);
  if (kind == RECTIFY_ITEM_MEASURE && rectify_item_get_lead_in (parent) == NULL
      && rectify_item_get_n_children (parent) == 0)
    {
      written = make_wording (parent, self->labels[LABEL_MEASURES], "");
      lead_in = rectify_wording_with_place (written, 0, RECTIFY_N_ROLES + 1);
      rectify_item_set_lead_in (parent, lead_in);
    }
  rectify_item_append_child (parent, item);
  self->open[line->depth] = item;
}

static gboolean
read_line (Reader *self, const RectifySampleLine *line)
{
  RectifyItem *parent = line->depth > 0 && line->depth < RECTIFY_ITEM_MAX_DEPTH
                            ? self->open[line->depth - 1]
                            : NULL;
  RectifyItemKind kind;

  if (parent == NULL)
    return FALSE;
  if (rectify_item_kind_from_nick (line->words[0], &kind))
    add_item (self, parent, kind, line);
  else if (line->depth > 1)
    return read_property (self, parent, line);
  else if (g_str_equal (line->words[0], "edition"))
    self->result->edition = line->words[1];
  else
    return g_str_equal (line->words[0], "about") && read_about (self->result->plan, line);
  return TRUE;
}

/* On one day in their order. */
static int
compare_events (gconstpointer a, gconstpointer b)
{
  const RectifySampleEvent *first = *(gpointer *) a;
  const RectifySampleEvent *second = *(gpointer *) b;
  int days = g_date_compare (&first->day, &second->day);

  return days != 0 ? days : (int) first->line->number - (int) second->line->number;
}

/**
 * rectify_sample_plan_read:
 * @lines: (element-type RectifySampleLine): the lines of a sample, which have to outlive what is read
 * @position: (inout): that of the plan's line; that behind its last one
 * @labels: the %RECTIFY_SAMPLE_N_LABELS labels of fields
 * @today: the day from which days are told
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the plan
 */
RectifySamplePlan *
rectify_sample_plan_read (GPtrArray *lines, guint *position, const char *const *labels,
                          const GDate *today, GError **error)
{
  g_autoptr (RectifySamplePlan) self = g_new0 (RectifySamplePlan, 1);
  const RectifySampleLine *line = lines->pdata[*position];
  Reader reader = { self, labels, today, { NULL } };

  self->plan = rectify_plan_new ();
  self->events = g_ptr_array_new_with_free_func (g_free);
  rectify_plan_set_title (self->plan, line->words[1]);
  reader.open[0] = rectify_plan_get_root (self->plan);
  for (++*position; *position < lines->len; ++*position)
    {
      line = lines->pdata[*position];
      if (line->depth == 0)
        break;
      if (!read_line (&reader, line))
        {
          rectify_sample_line_fail (line, error);
          return NULL;
        }
    }
  g_ptr_array_sort (self->events, compare_events);
  return g_steal_pointer (&self);
}
