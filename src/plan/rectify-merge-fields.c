/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-merge-private.h"

#include <glib/gi18n-lib.h>

#include "rectify-particulars.h"

/* Particulars of the plan that are properties of their own; the others follow them by number. */
static const struct {
  const char *nick;
  const char *(*get) (RectifyPlan *plan);
  void (*set) (RectifyPlan *plan, const char *value);
} texts[] = {
  { "title", rectify_plan_get_title, rectify_plan_set_title },
  { "organisation", rectify_plan_get_organisation, rectify_plan_set_organisation },
  { "theme", rectify_plan_get_theme, rectify_plan_set_theme },
  { "meeting_date", rectify_plan_get_meeting_date, rectify_plan_set_meeting_date },
  { "document_number", rectify_plan_get_document_number, rectify_plan_set_document_number },
  { "signer", rectify_plan_get_signer, rectify_plan_set_signer },
};

#define PARTICULAR_YEAR ((int) G_N_ELEMENTS (texts))
#define PARTICULAR_OTHERS (PARTICULAR_YEAR + 1)
#define PARTICULAR_NEEDS (PARTICULAR_OTHERS + RECTIFY_N_PARTICULARS)
#define N_PARTICULARS (PARTICULAR_NEEDS + 1)

static const char *
get_particular_nick (int particular)
{
  if (particular < PARTICULAR_YEAR)
    return texts[particular].nick;
  if (particular == PARTICULAR_NEEDS)
    return "close_out_needs";
  return particular == PARTICULAR_YEAR
             ? "year"
             : rectify_particular_get_nick (particular - PARTICULAR_OTHERS);
}

static char *
dup_particular (RectifyPlan *plan, int particular)
{
  if (particular < PARTICULAR_YEAR)
    return g_strdup (texts[particular].get (plan));
  if (particular == PARTICULAR_NEEDS)
    return rectify_close_out_needs_dup_words (rectify_plan_get_close_out_needs (plan));
  if (particular == PARTICULAR_YEAR)
    return rectify_plan_get_year (plan) != 0 ? g_strdup_printf ("%d", rectify_plan_get_year (plan))
                                             : g_strdup ("");
  return g_strdup (rectify_plan_get_particular (plan, particular - PARTICULAR_OTHERS));
}

/**
 * merge_compare_particulars:
 * @self: a merge
 *
 * Adds what theirs changed of the plan itself.
 */
void
merge_compare_particulars (RectifyMerge *self)
{
  for (int i = 0; i < N_PARTICULARS; i++)
    {
      g_autofree char *base = dup_particular (self->plans[BASE], i);
      g_autofree char *ours = dup_particular (self->plans[OURS], i);
      g_autofree char *theirs = dup_particular (self->plans[THEIRS], i);
      gboolean conflict;
      MergeChange *change;

      if (!merge_is_change (g_str_equal (base, ours), g_str_equal (base, theirs),
                            g_str_equal (ours, theirs), &conflict))
        continue;
      conflict |= i == PARTICULAR_NEEDS && (self->flags & RECTIFY_MERGE_ASK_CLOSE_OUT) != 0;
      change = merge_add (self, RECTIFY_MERGE_PARTICULAR, NULL, conflict);
      change->particular = i;
      change->public.name = get_particular_nick (i);
      change->public.base = g_steal_pointer (&base);
      change->public.ours = g_steal_pointer (&ours);
      change->public.theirs = g_steal_pointer (&theirs);
    }
}

/**
 * merge_apply_particular:
 * @self: a merge
 * @plan: the plan that is made
 * @change: a change of a particular
 *
 * Makes the particular what theirs has.
 */
void
merge_apply_particular (RectifyMerge *self, RectifyPlan *plan, const MergeChange *change)
{
  RectifyPlan *theirs = self->plans[THEIRS];
  int i = change->particular;

  if (i < PARTICULAR_YEAR)
    texts[i].set (plan, texts[i].get (theirs));
  else if (i == PARTICULAR_YEAR)
    rectify_plan_set_year (plan, rectify_plan_get_year (theirs));
  else if (i == PARTICULAR_NEEDS)
    rectify_plan_set_close_out_needs (plan, rectify_plan_get_close_out_needs (theirs));
  else
    rectify_plan_set_particular (plan, i - PARTICULAR_OTHERS,
                                 rectify_plan_get_particular (theirs, i - PARTICULAR_OTHERS));
}

/**
 * merge_wordings_alike:
 * @a: (nullable): a wording
 * @b: (nullable): another
 *
 * Returns: whether they are the same words and marks; where they stand among the children is
 *   another matter, which children that come and go change
 */
gboolean
merge_wordings_alike (RectifyWording *a, RectifyWording *b)
{
  if (a == b)
    return TRUE;
  if (a == NULL || b == NULL)
    return FALSE;
  return a->run_in == b->run_in && g_str_equal (a->before, b->before)
         && g_str_equal (a->label, b->label) && g_str_equal (a->mark, b->mark)
         && g_str_equal (a->text, b->text) && g_str_equal (a->after, b->after);
}

/**
 * merge_assignments_alike:
 * @a: an item
 * @b: another
 *
 * Returns: whether the same answer for them, in the same words
 */
gboolean
merge_assignments_alike (RectifyItem *a, RectifyItem *b)
{
  GPtrArray *x = rectify_item_get_assignments (a);
  GPtrArray *y = rectify_item_get_assignments (b);

  if (x->len != y->len)
    return FALSE;
  for (guint i = 0; i < x->len; i++)
    {
      RectifyAssignment *one = g_ptr_array_index (x, i);
      RectifyAssignment *other = g_ptr_array_index (y, i);

      if (rectify_assignment_get_role (one) != rectify_assignment_get_role (other)
          || !g_strv_equal (rectify_assignment_get_names (one),
                            rectify_assignment_get_names (other))
          || !merge_wordings_alike (rectify_assignment_get_wording (one),
                                    rectify_assignment_get_wording (other)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
same_kind (RectifyItem *a, RectifyItem *b)
{
  return rectify_item_get_kind (a) == rectify_item_get_kind (b)
         && rectify_item_get_run_in (a) == rectify_item_get_run_in (b);
}

static gboolean
same_status (RectifyItem *a, RectifyItem *b)
{
  return rectify_item_get_status (a) == rectify_item_get_status (b);
}

static gboolean
same_lead_in (RectifyItem *a, RectifyItem *b)
{
  return merge_wordings_alike (rectify_item_get_lead_in (a), rectify_item_get_lead_in (b));
}

static gboolean
same_deadline (RectifyItem *a, RectifyItem *b)
{
  RectifyDeadline *x = rectify_item_get_deadline (a);
  RectifyDeadline *y = rectify_item_get_deadline (b);
  const GDate *one, *other;

  if (x == y || x == NULL || y == NULL)
    return x == y;
  one = rectify_deadline_get_due (x);
  other = rectify_deadline_get_due (y);
  return rectify_deadline_get_kinds (x) == rectify_deadline_get_kinds (y)
         && (one == NULL) == (other == NULL) && (one == NULL || g_date_compare (one, other) == 0)
         && merge_wordings_alike (rectify_deadline_get_wording (x),
                                  rectify_deadline_get_wording (y));
}

static gboolean
same_internal (RectifyItem *a, RectifyItem *b)
{
  return rectify_item_get_internal (a) == rectify_item_get_internal (b);
}

static char *
dup_kind (RectifyItem *item)
{
  const char *title = rectify_item_kind_get_title (rectify_item_get_kind (item));

  return rectify_item_get_run_in (item)
             ? g_strdup_printf (_ ("%s, continuing the paragraph before it"), title)
             : g_strdup (title);
}

static char *
dup_status (RectifyItem *item)
{
  return g_strdup (rectify_status_get_title (rectify_item_get_status (item)));
}

/* All of a field as it is written, and what cannot be seen of it in the words alone. */
static void
append_wording (GString *words, RectifyWording *wording)
{
  g_autofree char *line = rectify_wording_dup_line (wording);

  g_string_append (words, line);
  if (wording->run_in)
    g_string_append_printf (words, C_ ("aside", " (%s)"), _ ("continuing the paragraph before it"));
}

static char *
dup_lead_in (RectifyItem *item)
{
  RectifyWording *lead_in = rectify_item_get_lead_in (item);
  GString *words = g_string_new (NULL);

  if (lead_in != NULL)
    append_wording (words, lead_in);
  return g_string_free (words, FALSE);
}

static char *
dup_assignments (RectifyItem *item)
{
  GPtrArray *assignments = rectify_item_get_assignments (item);
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < assignments->len; i++)
    {
      RectifyAssignment *assignment = g_ptr_array_index (assignments, i);
      RectifyRole role = rectify_assignment_get_role (assignment);
      g_autofree char *names
          = g_strjoinv ("、", (char **) rectify_assignment_get_names (assignment));

      if (i > 0)
        g_string_append_c (words, '\n');
      append_wording (words, rectify_assignment_get_wording (assignment));
      if (!g_str_equal (rectify_assignment_get_text (assignment), names)
          || !g_str_equal (rectify_assignment_get_label (assignment),
                           rectify_role_get_document_label (role)))
        g_string_append_printf (words, C_ ("aside", " (%s: %s)"), rectify_role_get_title (role),
                                names);
    }
  return g_string_free (words, FALSE);
}

static char *
dup_deadline (RectifyItem *item)
{
  RectifyDeadline *deadline = rectify_item_get_deadline (item);
  RectifyDeadlineKinds kinds;
  GString *words = g_string_new (NULL);
  g_autofree char *due = NULL;

  if (deadline == NULL)
    return g_string_free (words, FALSE);
  kinds = rectify_deadline_get_kinds (deadline);
  due = rectify_date_to_string (rectify_deadline_get_due (deadline));
  append_wording (words, rectify_deadline_get_wording (deadline));
  if ((kinds & RECTIFY_DEADLINE_IMMEDIATE) != 0)
    g_string_append_printf (words, C_ ("aside", " (%s)"), _ ("immediate"));
  if ((kinds & RECTIFY_DEADLINE_LONG_TERM) != 0)
    g_string_append_printf (words, C_ ("aside", " (%s)"), _ ("long-term"));
  if ((kinds & RECTIFY_DEADLINE_DATED) != 0 || (due != NULL && *due != '\0'))
    g_string_append_printf (words, C_ ("aside", " (%s)"),
                            due != NULL && *due != '\0' ? due : _ ("dated"));
  return g_string_free (words, FALSE);
}

static char *
dup_internal (RectifyItem *item)
{
  return g_strdup (rectify_item_get_internal (item) ? _ ("for the office alone")
                                                    : _ ("for everybody"));
}

/* The fields of an item, but for its progress, in the order in which they are shown. Those that are
 * a text are told by how it is read and written. */
typedef struct {
  RectifyMergeField field;
  const char *(*get_text) (RectifyItem *item);
  void (*set_text) (RectifyItem *item, const char *text);
  gboolean (*same) (RectifyItem *a, RectifyItem *b);
  char *(*dup) (RectifyItem *item);
} Field;

static const Field fields[] = {
  { RECTIFY_MERGE_KIND, .same = same_kind, .dup = dup_kind },
  { RECTIFY_MERGE_LABEL, rectify_item_get_label, rectify_item_set_label },
  { RECTIFY_MERGE_HEADING, rectify_item_get_heading, rectify_item_set_heading },
  { RECTIFY_MERGE_TEXT, rectify_item_get_text, rectify_item_set_text },
  { RECTIFY_MERGE_STATUS, .same = same_status, .dup = dup_status },
  { RECTIFY_MERGE_COLUMNS, rectify_item_get_columns, rectify_item_set_columns },
  { RECTIFY_MERGE_LEAD_IN, .same = same_lead_in, .dup = dup_lead_in },
  { RECTIFY_MERGE_ASSIGNMENTS, .same = merge_assignments_alike, .dup = dup_assignments },
  { RECTIFY_MERGE_DEADLINE, .same = same_deadline, .dup = dup_deadline },
  { RECTIFY_MERGE_INTERNAL, .same = same_internal, .dup = dup_internal },
};

static gboolean
field_is_same (const Field *field, RectifyItem *a, RectifyItem *b)
{
  return field->get_text != NULL ? g_str_equal (field->get_text (a), field->get_text (b))
                                 : field->same (a, b);
}

static char *
field_dup (const Field *field, RectifyItem *item)
{
  return field->get_text != NULL ? g_strdup (field->get_text (item)) : field->dup (item);
}

static void
field_take (const Field *field, RectifyItem *item, RectifyItem *from)
{
  switch (field->field)
    {
    case RECTIFY_MERGE_KIND:
      rectify_item_set_kind (item, rectify_item_get_kind (from));
      rectify_item_set_run_in (item, rectify_item_get_run_in (from));
      break;
    case RECTIFY_MERGE_STATUS:
      rectify_item_set_status (item, rectify_item_get_status (from));
      break;
    case RECTIFY_MERGE_LEAD_IN:
      rectify_item_set_lead_in (item, rectify_item_get_lead_in (from));
      break;
    case RECTIFY_MERGE_ASSIGNMENTS:
      rectify_item_set_assignments (item, rectify_item_get_assignments (from));
      break;
    case RECTIFY_MERGE_DEADLINE:
      rectify_item_set_deadline (item, rectify_item_get_deadline (from));
      break;
    case RECTIFY_MERGE_INTERNAL:
      rectify_item_set_internal (item, rectify_item_get_internal (from));
      break;
    default:
      field->set_text (item, field->get_text (from));
    }
}

/**
 * merge_fields_alike:
 * @a: an item
 * @b: another
 *
 * Returns: whether everything of them but their places is the same
 */
gboolean
merge_fields_alike (RectifyItem *a, RectifyItem *b)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (!field_is_same (&fields[i], a, b))
      return FALSE;
  return merge_progress_alike (a, b);
}

/**
 * merge_compare_fields:
 * @self: a merge
 * @node: an item that ours and theirs have
 *
 * Adds what theirs changed of the item's fields.
 */
void
merge_compare_fields (RectifyMerge *self, MergeNode *node)
{
  RectifyItem *base = node->items[BASE];
  RectifyItem *ours = node->items[OURS];
  RectifyItem *theirs = node->items[THEIRS];

  node->first_change = self->changes->len;
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      gboolean conflict;
      MergeChange *change;

      if (!merge_is_change (base != NULL && field_is_same (&fields[i], base, ours),
                            base != NULL && field_is_same (&fields[i], base, theirs),
                            field_is_same (&fields[i], ours, theirs), &conflict))
        continue;
      conflict |= fields[i].field == RECTIFY_MERGE_STATUS && merge_is_close_out (node)
                  && (self->flags & RECTIFY_MERGE_ASK_CLOSE_OUT) != 0;
      change = merge_add (self, fields[i].field, node, conflict);
      change->public.base = base != NULL ? field_dup (&fields[i], base) : NULL;
      change->public.ours = field_dup (&fields[i], ours);
      change->public.theirs = field_dup (&fields[i], theirs);
      if (fields[i].field == RECTIFY_MERGE_STATUS)
        merge_word_decision (change);
    }
  merge_compare_progress (self, node);
  node->n_changes = self->changes->len - node->first_change;
}

/**
 * merge_apply_field:
 * @item: an item that is made
 * @change: a change of one of its fields
 *
 * Makes the field what theirs has.
 */
void
merge_apply_field (RectifyItem *item, const MergeChange *change)
{
  if (merge_apply_entry (item, change))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (fields[i].field == change->public.field)
      field_take (&fields[i], item, change->node->items[THEIRS]);
  if (change->public.field == RECTIFY_MERGE_STATUS)
    merge_apply_decision (item, change);
}
