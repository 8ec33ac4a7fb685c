/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-status-edit.h"

#include <glib/gi18n-lib.h>

#include "rectify-close-out.h"
#include "rectify-item-reference.h"
#include "rectify-roll-up.h"

/* Characters of the name of an item that is told, and of each that it stands below. */
#define MAX_NAME 30
#define MAX_ABOVE 14

typedef struct {
  GPtrArray *targets;
  GHashTable *known;
} Collector;

static void
add (Collector *collector, RectifyItem *item)
{
  if (g_hash_table_add (collector->known, item))
    g_ptr_array_add (collector->targets, item);
}

static void
add_tasks_below (Collector *collector, RectifyItem *item)
{
  for (guint i = 0; i < rectify_item_get_n_children (item); i++)
    {
      RectifyItem *child = rectify_item_get_child (item, i);

      if (rectify_item_is_task (child))
        add (collector, child);
      add_tasks_below (collector, child);
    }
}

/**
 * rectify_status_list_targets:
 * @plan: a plan
 * @ids: (element-type gint64): items of it, some of which may be gone
 *
 * A task has its own status, and so has what has no tasks below it. The status of anything else is
 * what its tasks come to, and to set it means to set theirs.
 *
 * Returns: (transfer container) (element-type RectifyItem): the items whose status is set, each once
 */
GPtrArray *
rectify_status_list_targets (RectifyPlan *plan, GArray *ids)
{
  g_autoptr (GHashTable) known = g_hash_table_new (NULL, NULL);
  Collector collector = { g_ptr_array_new (), known };

  for (guint i = 0; i < ids->len; i++)
    {
      RectifyItem *item = rectify_plan_find_item (plan, g_array_index (ids, gint64, i));

      if (item == NULL)
        continue;
      if (rectify_item_follows_tasks (item))
        add_tasks_below (&collector, item);
      else
        add (&collector, item);
    }
  return collector.targets;
}

/* What cannot have a status, and why. */
typedef struct {
  gint64 plan_id;
  char *key; /* which item of which plan */
  char *plan;
  char *name;
  char *reason;
} Refusal;

static void
refusal_free (gpointer data)
{
  Refusal *refusal = data;

  g_free (refusal->key);
  g_free (refusal->plan);
  g_free (refusal->name);
  g_free (refusal->reason);
  g_free (refusal);
}

struct _RectifyStatusEdit {
  RectifyStatus status;
  GDate today;
  char *who;
  RectifyStatusCounts counts;
  GPtrArray *refusals;
  GHashTable *allowed; /* keys of refusals that are known */
};

/**
 * rectify_status_edit_new:
 * @status: a status
 * @today: the day
 * @who: who sets it
 *
 * Returns: (transfer full): an edit that sets it by hand, of as many items of as many plans as it is
 *   applied to
 */
RectifyStatusEdit *
rectify_status_edit_new (RectifyStatus status, const GDate *today, const char *who)
{
  RectifyStatusEdit *self;

  g_return_val_if_fail ((guint) status < RECTIFY_N_STATUSES, NULL);
  g_return_val_if_fail (today != NULL && g_date_valid (today), NULL);
  self = g_new0 (RectifyStatusEdit, 1);
  self->status = status;
  self->today = *today;
  self->who = g_strdup (who);
  self->refusals = g_ptr_array_new_with_free_func (refusal_free);
  self->allowed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

/**
 * rectify_status_edit_free:
 * @self: (transfer full): an edit
 */
void
rectify_status_edit_free (RectifyStatusEdit *self)
{
  g_free (self->who);
  g_hash_table_unref (self->allowed);
  g_ptr_array_unref (self->refusals);
  g_free (self);
}

/* In a line that a list of them has room for. A label such as “（1）” stands below every problem: the
 * name says below which area and problem. */
static char *
dup_name (RectifyItem *item)
{
  g_autoptr (GString) name = g_string_new (NULL);
  g_autofree char *line = rectify_reference_strip (rectify_item_dup_short_line (item, MAX_NAME));

  for (RectifyItem *above = rectify_item_get_parent (item); above != NULL;
       above = rectify_item_get_parent (above))
    {
      RectifyItemKind kind = rectify_item_get_kind (above);
      g_autofree char *part = NULL;

      if (kind != RECTIFY_ITEM_AREA && kind != RECTIFY_ITEM_PROBLEM)
        continue;
      part = rectify_reference_strip (rectify_item_dup_short_line (above, MAX_ABOVE));
      if (*part == '\0')
        continue;
      g_string_prepend (name, " › ");
      g_string_prepend (name, part);
    }
  g_string_append (name, line);
  return g_string_free (g_steal_pointer (&name), FALSE);
}

/* What it means to close an item that is not closed yet. */
static void
count_closed (RectifyStatusEdit *self, RectifyStatus before, gboolean unrequested,
              gboolean requested)
{
  if (self->status != RECTIFY_STATUS_CLOSED)
    return;
  self->counts.n_unfinished[before]
      += before != RECTIFY_STATUS_DONE && before != RECTIFY_STATUS_CLOSED;
  self->counts.n_unrequested += unrequested;
  self->counts.n_requested += requested;
}

/* An item that is finished no more. What entries say of the share is not for an edit of the status to
 * change. */
static void
count_taken_back (RectifyStatusEdit *self, RectifyItem *item, RectifyStatus before,
                  gboolean was_finished)
{
  if (!was_finished || rectify_item_is_finished (item))
    return;
  self->counts.n_taken_back[before]++;
  self->counts.n_whole += rectify_item_find_last_share (item) >= 100;
}

static void
set_one (RectifyStatusEdit *self, RectifyPlan *plan, RectifyItem *item)
{
  gboolean unrequested = rectify_close_out_is_unrequested (item);
  RectifyStatus before = rectify_item_get_status (item);
  gboolean was_finished = rectify_item_is_finished (item);
  gboolean requested = before != RECTIFY_STATUS_CLOSED
                       && rectify_close_out_get_state (item) == RECTIFY_CLOSE_OUT_REQUESTED;
  g_autoptr (GError) error = NULL;
  Refusal *refusal;

  self->counts.n_targets++;
  if (rectify_close_out_set_status (item, rectify_plan_get_close_out_needs (plan), self->status,
                                    &self->today, self->who, &error))
    {
      count_closed (self, before, unrequested, requested);
      count_taken_back (self, item, before, was_finished);
      return;
    }
  self->counts.n_refused++;
  refusal = g_new0 (Refusal, 1);
  refusal->plan_id = rectify_plan_get_id (plan);
  refusal->key = g_strdup_printf ("%" G_GINT64_FORMAT "/%" G_GINT64_FORMAT, refusal->plan_id,
                                  rectify_item_get_id (item));
  refusal->plan = g_strdup (rectify_plan_get_title (plan));
  refusal->name = dup_name (item);
  refusal->reason = g_strdup (error->message);
  g_ptr_array_add (self->refusals, refusal);
}

/**
 * rectify_status_edit_apply:
 * @self: an edit
 * @plan: a plan
 * @ids: (element-type gint64): items of it, some of which may be gone
 *
 * Sets the status of what rectify_status_list_targets() gives, as far as the plan lets it be set by
 * hand. A problem that was closed out as a whole is so no longer when its tasks are open again. What
 * could not be set, rectify_status_edit_check() says.
 *
 * Returns: how many items it was to be set of
 */
guint
rectify_status_edit_apply (RectifyStatusEdit *self, RectifyPlan *plan, GArray *ids)
{
  g_autoptr (GPtrArray) targets = rectify_status_list_targets (plan, ids);
  guint n_before = self->counts.n_targets;

  for (guint i = 0; i < ids->len; i++)
    {
      RectifyItem *item = rectify_plan_find_item (plan, g_array_index (ids, gint64, i));

      if (item != NULL && self->status != RECTIFY_STATUS_CLOSED
          && rectify_item_get_status (item) == RECTIFY_STATUS_CLOSED
          && rectify_item_follows_tasks (item))
        set_one (self, plan, item);
    }
  for (guint i = 0; i < targets->len; i++)
    set_one (self, plan, g_ptr_array_index (targets, i));
  return self->counts.n_targets - n_before;
}

static gboolean
is_of_several_plans (RectifyStatusEdit *self)
{
  Refusal *first = g_ptr_array_index (self->refusals, 0);

  for (guint i = 1; i < self->refusals->len; i++)
    if (((Refusal *) g_ptr_array_index (self->refusals, i))->plan_id != first->plan_id)
      return TRUE;
  return FALSE;
}

/* Those that are refused for one reason stand below it. */
static void
append_group (RectifyStatusEdit *self, GString *words, const char *reason, guint most,
              guint *n_told)
{
  gboolean with_plan = is_of_several_plans (self);

  g_string_append_printf (words, "\n\n%s", reason);
  for (guint i = 0; i < self->refusals->len; i++)
    {
      Refusal *refusal = g_ptr_array_index (self->refusals, i);
      g_autofree char *name = NULL;

      if (!g_str_equal (refusal->reason, reason) || (*n_told)++ >= most)
        continue;
      name = with_plan ? g_strjoin (" › ", refusal->plan, refusal->name, NULL)
                       : g_strdup (refusal->name);
      /* TRANSLATORS: the first words of an item, as a line of a list. */
      g_string_append_printf (words, _ ("\n· “%s”"), name);
    }
}

/* The reasons, and what is refused for each. */
static char *
dup_groups (RectifyStatusEdit *self, guint most)
{
  GString *words = g_string_new (NULL);
  g_autoptr (GHashTable) told = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_refused = self->refusals->len;
  guint n_told = 0;

  for (guint i = 0; i < n_refused; i++)
    {
      Refusal *refusal = g_ptr_array_index (self->refusals, i);

      if (g_hash_table_add (told, refusal->reason) && n_told < most)
        append_group (self, words, refusal->reason, most, &n_told);
    }
  if (n_refused > most)
    g_string_append_printf (words, ngettext ("\nand %u more.", "\nand %u more.", n_refused - most),
                            n_refused - most);
  return g_string_free (words, FALSE);
}

/**
 * rectify_status_edit_get_counts:
 * @self: an edit
 *
 * Returns: what it came to where it was applied since the last rectify_status_edit_check()
 */
RectifyStatusCounts
rectify_status_edit_get_counts (RectifyStatusEdit *self)
{
  return self->counts;
}

/**
 * rectify_status_edit_dup_refusals:
 * @self: an edit, after it was applied
 *
 * Returns: (transfer full) (nullable): for the question before it is made: how many of how many cannot
 *   have the status and are left as they are, which they are and why; %NULL if all can
 */
char *
rectify_status_edit_dup_refusals (RectifyStatusEdit *self)
{
  g_autofree char *groups = NULL;
  g_autofree char *count = NULL;

  if (self->refusals->len == 0)
    return NULL;
  groups = dup_groups (self, RECTIFY_STATUS_MAX_ASKED);
  count = g_strdup_printf (
      /* TRANSLATORS: 1: how many cannot; 2: of how many; 3: a status. Reasons follow. */
      ngettext ("%1$u of %2$u cannot be set to “%3$s” and is left as it is:",
                "%1$u of %2$u cannot be set to “%3$s” and are left as they are:",
                self->counts.n_refused),
      self->counts.n_refused, self->counts.n_targets, rectify_status_get_title (self->status));
  return g_strconcat (count, groups, NULL);
}

/**
 * rectify_status_edit_allow_refusals:
 * @self: an edit
 * @survey: one that was applied to copies: what it could not set may be left as it is, since whoever
 *   makes the edit was told of it
 *
 * Lets rectify_status_edit_check() keep what could be set, where nothing else could not.
 */
void
rectify_status_edit_allow_refusals (RectifyStatusEdit *self, RectifyStatusEdit *survey)
{
  for (guint i = 0; i < survey->refusals->len; i++)
    g_hash_table_add (self->allowed,
                      g_strdup (((Refusal *) g_ptr_array_index (survey->refusals, i))->key));
}

/* As many others would be others: somebody changed the plan since the question. */
static gboolean
are_all_allowed (RectifyStatusEdit *self)
{
  for (guint i = 0; i < self->refusals->len; i++)
    if (!g_hash_table_contains (self->allowed,
                                ((Refusal *) g_ptr_array_index (self->refusals, i))->key))
      return FALSE;
  return TRUE;
}

static char *
dup_failure (RectifyStatusEdit *self)
{
  guint n_refused = self->counts.n_refused;
  g_autofree char *groups = NULL;
  g_autofree char *count = NULL;

  if (self->counts.n_targets == 1)
    return g_strdup (((Refusal *) g_ptr_array_index (self->refusals, 0))->reason);
  groups = dup_groups (self, RECTIFY_STATUS_MAX_TOLD);
  count = g_strdup_printf (
      /* TRANSLATORS: 1: how many could not; 2: of how many; 3: a status. Reasons follow. */
      ngettext ("%1$u of %2$u could not be set to “%3$s”, and nothing was changed:",
                "%1$u of %2$u could not be set to “%3$s”, and nothing was changed:", n_refused),
      n_refused, self->counts.n_targets, rectify_status_get_title (self->status));
  return g_strconcat (count, groups, NULL);
}

/**
 * rectify_status_edit_check:
 * @self: an edit, after it was applied
 * @error: return location
 *
 * The edit can be applied anew after it, to plans that were read anew.
 *
 * Returns: whether all have the status but those that rectify_status_edit_allow_refusals() lets be
 *   without; else what it was applied to is not to be kept, and @error says how many of how many
 *   cannot have it, which they are and why
 */
gboolean
rectify_status_edit_check (RectifyStatusEdit *self, GError **error)
{
  g_autofree char *words = NULL;
  gboolean done = self->refusals->len == 0
                  || (are_all_allowed (self) && self->counts.n_refused < self->counts.n_targets);

  if (!done)
    {
      words = dup_failure (self);
      g_set_error_literal (error, RECTIFY_CLOSE_OUT_ERROR, RECTIFY_CLOSE_OUT_ERROR_STATE, words);
    }
  self->counts = (RectifyStatusCounts){ 0 };
  g_ptr_array_set_size (self->refusals, 0);
  return done;
}
