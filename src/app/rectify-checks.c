/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-checks.h"

#include <glib/gi18n.h>

#include "rectify-check.h"

/**
 * RectifyChecks:
 *
 * What the checks find in the open plan, kept up to date while somebody looks at it. A copy of the
 * plan is checked in a thread, so that the window answers however large the plan is.
 */
struct _RectifyChecks {
  GObject parent_instance;

  RectifySession *session;
  GListStore *entries;
  GPtrArray *findings; /* of the open plan; NULL as long as they are not known */
  GPtrArray *notes;    /* nullable: what others found */
  guint counts[RECTIFY_N_SEVERITIES];
  guint idle;
  gboolean active;
  gboolean running;
  gboolean stale; /* the plan has changed since it was copied */
  gboolean known; /* the entries are of the plan that is open */
};

G_DEFINE_FINAL_TYPE (RectifyChecks, rectify_checks, G_TYPE_OBJECT)

enum { CHANGING, CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

static void schedule (RectifyChecks *self);

static gboolean
same_at (RectifyChecks *self, guint position, GPtrArray *fresh, guint fresh_position)
{
  g_autoptr (RectifyChecksEntry) old
      = g_list_model_get_item (G_LIST_MODEL (self->entries), position);
  RectifyChecksEntry *entry = g_ptr_array_index (fresh, fresh_position);

  if (!rectify_checks_entry_equal (old, entry))
    return FALSE;
  rectify_checks_entry_take_over (old, entry);
  return TRUE;
}

/* Says only what changed, so that the list keeps its rows, and with them focus and place. */
static void
update_entries (RectifyChecks *self, GPtrArray *fresh)
{
  guint n_old = g_list_model_get_n_items (G_LIST_MODEL (self->entries));
  guint head = 0, tail = 0;

  while (head < n_old && head < fresh->len && same_at (self, head, fresh, head))
    head++;
  while (tail < n_old - head && tail < fresh->len - head
         && same_at (self, n_old - tail - 1, fresh, fresh->len - tail - 1))
    tail++;
  if (n_old - head - tail > 0 || fresh->len - head - tail > 0)
    g_list_store_splice (self->entries, head, n_old - head - tail, fresh->pdata + head,
                         fresh->len - head - tail);
}

static void
add_entries (RectifyChecks *self, GPtrArray *findings, GPtrArray *entries)
{
  for (guint i = 0; findings != NULL && i < findings->len; i++)
    {
      RectifyFinding *finding = g_ptr_array_index (findings, i);

      self->counts[rectify_finding_get_severity (finding)]++;
      g_ptr_array_add (entries, rectify_checks_entry_new (finding));
    }
}

static void
show_findings (RectifyChecks *self)
{
  g_autoptr (GPtrArray) fresh = g_ptr_array_new_with_free_func (g_object_unref);

  memset (self->counts, 0, sizeof self->counts);
  add_entries (self, self->notes, fresh);
  add_entries (self, self->findings, fresh);
  g_signal_emit (self, signals[CHANGING], 0);
  update_entries (self, fresh);
  self->known = TRUE;
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
check (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  g_task_return_pointer (task, rectify_plan_check (task_data), (GDestroyNotify) g_ptr_array_unref);
}

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  RectifyChecks *self = RECTIFY_CHECKS (source);
  g_autoptr (GPtrArray) findings = g_task_propagate_pointer (G_TASK (result), NULL);

  self->running = FALSE;
  if (self->stale)
    schedule (self);
  else if (findings != NULL)
    {
      g_clear_pointer (&self->findings, g_ptr_array_unref);
      self->findings = g_steal_pointer (&findings);
      show_findings (self);
    }
}

static gboolean
check_idle_cb (gpointer user_data)
{
  RectifyChecks *self = user_data;
  RectifyPlan *plan = rectify_session_get_plan (self->session);
  g_autoptr (GTask) task = NULL;

  self->idle = 0;
  if (plan == NULL)
    return G_SOURCE_REMOVE;
  self->stale = FALSE;
  self->running = TRUE;
  task = g_task_new (self, NULL, checked_cb, NULL);
  g_task_set_task_data (task, rectify_plan_copy (plan), g_object_unref);
  g_task_run_in_thread (task, check);
  return G_SOURCE_REMOVE;
}

static void
schedule (RectifyChecks *self)
{
  self->stale = TRUE;
  if (self->active && !self->running && self->idle == 0)
    self->idle = g_idle_add_full (G_PRIORITY_LOW, check_idle_cb, self, NULL);
}

static void
plan_changed_cb (RectifyChecks *self)
{
  self->known = FALSE;
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_clear_pointer (&self->notes, g_ptr_array_unref);
  memset (self->counts, 0, sizeof self->counts);
  g_signal_emit (self, signals[CHANGING], 0);
  g_list_store_remove_all (self->entries);
  g_signal_emit (self, signals[CHANGED], 0);
  schedule (self);
}

/* Whatever was done is done: an edit, an undo, a name that is another now. */
static void
busy_changed_cb (RectifyChecks *self)
{
  if (!rectify_session_is_busy (self->session))
    schedule (self);
}

static void
rectify_checks_dispose (GObject *object)
{
  RectifyChecks *self = RECTIFY_CHECKS (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
  g_clear_object (&self->entries);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_clear_pointer (&self->notes, g_ptr_array_unref);
  self->active = FALSE;
  G_OBJECT_CLASS (rectify_checks_parent_class)->dispose (object);
}

static void
rectify_checks_class_init (RectifyChecksClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rectify_checks_dispose;
  /**
   * RectifyChecks::changing:
   * @self: the checks
   *
   * Entries come and go from here to the next #RectifyChecks::changed.
   */
  signals[CHANGING] = g_signal_new ("changing", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * RectifyChecks::changed:
   * @self: the checks
   *
   * The plan was checked anew, or another one is open.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
rectify_checks_init (RectifyChecks *self)
{
  self->entries = g_list_store_new (RECTIFY_TYPE_CHECKS_ENTRY);
  self->stale = TRUE;
}

/**
 * rectify_checks_new:
 * @session: whose plan is checked
 *
 * Returns: (transfer full): checks that do nothing before rectify_checks_set_active()
 */
RectifyChecks *
rectify_checks_new (RectifySession *session)
{
  RectifyChecks *self = g_object_new (RECTIFY_TYPE_CHECKS, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_swapped (session, "notify::plan", G_CALLBACK (plan_changed_cb), self);
  g_signal_connect_swapped (session, "notify::busy", G_CALLBACK (busy_changed_cb), self);
  return self;
}

/**
 * rectify_checks_get_entries:
 * @self: checks
 *
 * Returns: (transfer none): a list of #RectifyChecksEntry in reading order, kept up to date
 */
GListModel *
rectify_checks_get_entries (RectifyChecks *self)
{
  return G_LIST_MODEL (self->entries);
}

/**
 * rectify_checks_set_active:
 * @self: checks
 * @active: whether somebody looks at what they find
 */
void
rectify_checks_set_active (RectifyChecks *self, gboolean active)
{
  self->active = active;
  if (active && self->stale)
    schedule (self);
  else if (!active)
    g_clear_handle_id (&self->idle, g_source_remove);
}

/**
 * rectify_checks_set_notes:
 * @self: checks
 * @notes: (nullable) (element-type RectifyFinding): what others found, which is listed first
 */
void
rectify_checks_set_notes (RectifyChecks *self, GPtrArray *notes)
{
  if (notes != NULL)
    g_ptr_array_ref (notes);
  g_clear_pointer (&self->notes, g_ptr_array_unref);
  self->notes = notes;
  /* Else they are listed with what the checks find. */
  if (self->known)
    show_findings (self);
}

/**
 * rectify_checks_is_known:
 * @self: checks
 *
 * Returns: whether the open plan has been checked
 */
gboolean
rectify_checks_is_known (RectifyChecks *self)
{
  return self->known;
}

/**
 * rectify_checks_count:
 * @self: checks
 * @severity: a severity
 *
 * Returns: how many findings are of it
 */
guint
rectify_checks_count (RectifyChecks *self, RectifySeverity severity)
{
  return self->counts[severity];
}

/* What is mended with an entry, last first: a mend does not move what stands before it. */
static GPtrArray *
list_alike (RectifyChecks *self, RectifyChecksEntry *entry)
{
  GPtrArray *findings = g_ptr_array_new_with_free_func (g_object_unref);
  RectifyFinding *finding = rectify_checks_entry_get_finding (entry);

  for (guint i = g_list_model_get_n_items (G_LIST_MODEL (self->entries)); i > 0; i--)
    {
      g_autoptr (RectifyChecksEntry) other
          = g_list_model_get_item (G_LIST_MODEL (self->entries), i - 1);
      RectifyFinding *alike = rectify_checks_entry_get_finding (other);

      if (rectify_checks_entry_get_mend (other) != NULL
          && rectify_finding_get_kind (alike) == rectify_finding_get_kind (finding))
        g_ptr_array_add (findings, g_object_ref (alike));
    }
  return findings;
}

/**
 * rectify_checks_count_alike:
 * @self: checks
 * @entry: one of their entries
 *
 * Returns: how many findings of its kind can be mended
 */
guint
rectify_checks_count_alike (RectifyChecks *self, RectifyChecksEntry *entry)
{
  g_autoptr (GPtrArray) findings = list_alike (self, entry);

  return findings->len;
}

static gboolean
mend (RectifyPlan *draft, gpointer user_data, GError **error)
{
  GPtrArray *findings = user_data;
  gboolean any = FALSE;

  for (guint i = 0; i < findings->len; i++)
    any |= rectify_finding_mend (g_ptr_array_index (findings, i), draft);
  if (!any)
    g_set_error_literal (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_NOT_FOUND,
                         _ ("The plan has changed, and what was found is no longer there. The "
                            "list of findings is made anew; look at it and try again."));
  return any;
}

static void
mended_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  /* An edit that was refused changed nothing that could be followed. */
  if (rectify_session_finish (RECTIFY_SESSION (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    {
      schedule (g_task_get_source_object (task));
      g_task_return_error (task, error);
    }
}

/**
 * rectify_checks_mend:
 * @self: checks
 * @entry: an entry that can be mended
 * @all_alike: whether to mend all of its kind that can be
 * @callback: called when it is on disk, or not; the result is a #GTask of a boolean
 * @user_data: for @callback
 *
 * Mends what was found, as one edit that can be undone.
 */
void
rectify_checks_mend (RectifyChecks *self, RectifyChecksEntry *entry, gboolean all_alike,
                     GAsyncReadyCallback callback, gpointer user_data)
{
  GPtrArray *findings = NULL;

  if (all_alike)
    findings = list_alike (self, entry);
  else
    {
      findings = g_ptr_array_new_with_free_func (g_object_unref);
      g_ptr_array_add (findings, g_object_ref (rectify_checks_entry_get_finding (entry)));
    }
  rectify_session_edit (self->session,
                        findings->len > 1 ? N_ ("Mend all findings of a kind")
                                          : N_ ("Mend a finding"),
                        mend, findings, (GDestroyNotify) g_ptr_array_unref, mended_cb,
                        g_task_new (self, NULL, callback, user_data));
}
