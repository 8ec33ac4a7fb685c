/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-backup-preview.h"

#include <glib/gi18n.h>

#include "rectify-announcement.h"
#include "rectify-tab-stop.h"
#include "rectify-tell-cut.h"
#include "rectify-time-words.h"

#define PLAN_KEY "rectify-backup-plan"

/**
 * RectifyBackupPreview:
 *
 * What a backup holds, and how that differs from the ledger. It is read in a thread. Emits
 * “changed” when it was read or another plan is selected.
 */
struct _RectifyBackupPreview {
  GtkBox parent_instance;

  GtkLabel *summary;
  GtkListView *view;
  GListStore *plans; /* GObjects that carry a RectifyBackupPlan */
  GtkSingleSelection *selection;
  GCancellable *cancellable; /* of the reading that counts */
  gboolean read;
};

G_DEFINE_FINAL_TYPE (RectifyBackupPreview, rectify_backup_preview, GTK_TYPE_BOX)

static guint changed_signal;

typedef struct {
  char *path;
  RectifyLedger *ledger;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_free (reading->path);
  g_object_unref (reading->ledger);
  g_free (reading);
}

static void
give_up (RectifyBackupPreview *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->read = FALSE;
}

static void
rectify_backup_preview_dispose (GObject *object)
{
  RectifyBackupPreview *self = RECTIFY_BACKUP_PREVIEW (object);

  give_up (self);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_clear_object (&self->selection);
  g_clear_object (&self->plans);
  G_OBJECT_CLASS (rectify_backup_preview_parent_class)->dispose (object);
}

static void
rectify_backup_preview_class_init (RectifyBackupPreviewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rectify_backup_preview_dispose;
  changed_signal = g_signal_new ("changed", RECTIFY_TYPE_BACKUP_PREVIEW, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

/* How it differs from what is in the ledger now, with a mark before it. */
static char *
dup_difference (const RectifyBackupPlan *plan)
{
  switch (plan->state)
    {
    case RECTIFY_BACKUP_SAME:
      return g_strdup (_ ("= as it is now"));
    case RECTIFY_BACKUP_ONLY_THERE:
      return g_strdup (_ ("+ only in the backup"));
    case RECTIFY_BACKUP_ONLY_HERE:
      return g_strdup (_ ("− not in the backup"));
    case RECTIFY_BACKUP_CHANGED:
    default:
      break;
    }
  if (plan->n_items == 0)
    return g_strdup (_ ("≠ its particulars differ"));
  return g_strdup_printf (plan->particulars
                              ? ngettext ("≠ %u item differs, its particulars too",
                                          "≠ %u items differ, its particulars too", plan->n_items)
                              : ngettext ("≠ %u item differs", "≠ %u items differ", plan->n_items),
                          plan->n_items);
}

static char *
dup_title (const RectifyBackupPlan *plan)
{
  g_autofree char *title
      = g_strdelimit (g_strdup (*plan->title != '\0' ? plan->title : _ ("(without a title)")), "\n",
                      ' ');

  if (plan->year == 0)
    return g_steal_pointer (&title);
  /* Translators: a year and the title of a plan. */
  return g_strdup_printf (_ ("%d  %s"), plan->year, title);
}

static char *
dup_detail (const RectifyBackupPlan *plan, gint64 now)
{
  g_autofree char *difference = dup_difference (plan);
  g_autofree char *counts
      = g_strdup_printf (_ ("areas %u, problems %u, measures %u"), plan->counts.areas,
                         plan->counts.problems, plan->counts.measures);
  g_autofree char *when
      = plan->edited_at != 0 ? rectify_time_dup_short (plan->edited_at, now) : NULL;
  g_autofree char *edited = when != NULL ? g_strdup_printf (_ ("last edit %s"), when) : NULL;

  return g_strjoin (" · ", difference, counts, edited, NULL);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  for (guint i = 0; i < 2; i++)
    {
      GtkWidget *label = gtk_label_new (NULL);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (label),
                               i == 0 ? PANGO_ELLIPSIZE_MIDDLE : PANGO_ELLIPSIZE_END);
      if (i == 1)
        {
          gtk_label_set_wrap (GTK_LABEL (label), TRUE);
          gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
          gtk_label_set_lines (GTK_LABEL (label), 2);
        }
      rectify_tell_cut (GTK_LABEL (label));
      gtk_box_append (GTK_BOX (box), label);
      if (i == 1)
        gtk_widget_add_css_class (label, "dim-label");
    }
  gtk_widget_set_margin_start (box, 6);
  gtk_widget_set_margin_end (box, 6);
  gtk_widget_set_margin_top (box, 3);
  gtk_widget_set_margin_bottom (box, 3);
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GObject *object = gtk_list_item_get_item (item);
  const RectifyBackupPlan *plan = g_object_get_data (object, PLAN_KEY);
  GtkWidget *head = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  g_autofree char *title = dup_title (plan);
  g_autofree char *detail = dup_detail (plan, g_get_real_time () / G_USEC_PER_SEC);

  gtk_label_set_text (GTK_LABEL (head), title);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_next_sibling (head)), detail);
  gtk_widget_set_tooltip_text (gtk_list_item_get_child (item), title);
}

static void
selected_cb (RectifyBackupPreview *self)
{
  g_signal_emit (self, changed_signal, 0);
}

static void
rectify_backup_preview_init (RectifyBackupPreview *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  self->summary = GTK_LABEL (rectify_status_label_new ());
  gtk_label_set_xalign (self->summary, 0);
  gtk_label_set_wrap (self->summary, TRUE);
  gtk_label_set_wrap_mode (self->summary, PANGO_WRAP_WORD_CHAR);
  self->plans = g_list_store_new (G_TYPE_OBJECT);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->plans)));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect_swapped (self->selection, "notify::selected", G_CALLBACK (selected_cb), self);
  self->view = GTK_LIST_VIEW (
      gtk_list_view_new (g_object_ref (GTK_SELECTION_MODEL (self->selection)), factory));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Plans of the backup"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->view));
  gtk_scrolled_window_set_has_frame (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->summary));
  gtk_box_append (GTK_BOX (self), rectify_tab_stop_new (scroller));
}

/**
 * rectify_backup_preview_new:
 *
 * Returns: (transfer floating): an empty preview
 */
RectifyBackupPreview *
rectify_backup_preview_new (void)
{
  return g_object_new (RECTIFY_TYPE_BACKUP_PREVIEW, NULL);
}

static guint
count_state (GPtrArray *plans, RectifyBackupState state)
{
  guint n = 0;

  for (guint i = 0; i < plans->len; i++)
    n += ((RectifyBackupPlan *) plans->pdata[i])->state == state ? 1 : 0;
  return n;
}

static void
add_count (GPtrArray *parts, guint n, const char *format)
{
  if (n > 0)
    g_ptr_array_add (parts, g_strdup_printf (format, n));
}

static void
show_summary (RectifyBackupPreview *self, GPtrArray *plans)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *list = NULL;
  g_autofree char *text = NULL;
  guint there, here, changed, same;

  same = count_state (plans, RECTIFY_BACKUP_SAME);
  there = count_state (plans, RECTIFY_BACKUP_ONLY_THERE);
  here = count_state (plans, RECTIFY_BACKUP_ONLY_HERE);
  changed = count_state (plans, RECTIFY_BACKUP_CHANGED);
  if (same == plans->len)
    {
      gtk_label_set_text (self->summary, _ ("The backup holds just what the ledger holds now."));
      return;
    }
  add_count (parts, there,
             ngettext ("+ %u plan only in the backup", "+ %u plans only in the backup", there));
  add_count (parts, here,
             ngettext ("− %u plan not in the backup", "− %u plans not in the backup", here));
  add_count (parts, changed,
             ngettext ("≠ %u plan that differs", "≠ %u plans that differ", changed));
  add_count (parts, same, ngettext ("= %u plan as it is now", "= %u plans as they are now", same));
  g_ptr_array_add (parts, NULL);
  list = g_strjoinv (" · ", (char **) parts->pdata);
  text = g_strdup_printf (_ ("Against the ledger as it is now: %s"), list);
  gtk_label_set_text (self->summary, text);
}

static void
work (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Reading *reading = task_data;
  GError *error = NULL;
  GPtrArray *plans
      = rectify_backup_read_content (reading->path, reading->ledger, cancellable, &error);

  if (plans != NULL)
    g_task_return_pointer (task, plans, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RectifyBackupPreview) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) plans = g_task_propagate_pointer (G_TASK (result), &error);

  /* Another backup is shown by now, or none. */
  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;
  if (plans == NULL)
    {
      g_autofree char *text
          = g_strdup_printf (_ ("This backup cannot be read: %s"), error->message);

      rectify_backup_preview_clear (self, text);
      return;
    }
  self->read = TRUE;
  g_ptr_array_set_free_func (plans, NULL);
  for (guint i = 0; i < plans->len; i++)
    {
      g_autoptr (GObject) object = g_object_new (G_TYPE_OBJECT, NULL);

      g_object_set_data_full (object, PLAN_KEY, plans->pdata[i],
                              (GDestroyNotify) rectify_backup_plan_free);
      g_list_store_append (self->plans, object);
    }
  show_summary (self, plans);
  g_signal_emit (self, changed_signal, 0);
}

/**
 * rectify_backup_preview_show:
 * @self: a preview
 * @path: a backup's file
 * @ledger: what it is compared with
 */
void
rectify_backup_preview_show (RectifyBackupPreview *self, const char *path, RectifyLedger *ledger)
{
  Reading *reading = g_new0 (Reading, 1);
  g_autoptr (GTask) task = NULL;

  rectify_backup_preview_clear (self, _ ("Reading what it holds…"));
  reading->path = g_strdup (path);
  reading->ledger = g_object_ref (ledger);
  self->cancellable = g_cancellable_new ();
  /* Not as its source, which may be let go in the thread. */
  task = g_task_new (NULL, self->cancellable, read_cb, g_object_ref (self));
  g_task_set_task_data (task, reading, reading_free);
  g_task_run_in_thread (task, work);
}

/**
 * rectify_backup_preview_clear:
 * @self: a preview
 * @remark: what is said instead
 */
void
rectify_backup_preview_clear (RectifyBackupPreview *self, const char *remark)
{
  give_up (self);
  g_list_store_remove_all (self->plans);
  gtk_label_set_text (self->summary, remark);
  g_signal_emit (self, changed_signal, 0);
}

/**
 * rectify_backup_preview_get_selected:
 * @self: a preview
 *
 * Returns: (transfer none) (nullable): the plan that is selected
 */
const RectifyBackupPlan *
rectify_backup_preview_get_selected (RectifyBackupPreview *self)
{
  GObject *object = gtk_single_selection_get_selected_item (self->selection);

  return object != NULL ? g_object_get_data (object, PLAN_KEY) : NULL;
}

/**
 * rectify_backup_preview_is_read:
 * @self: a preview
 *
 * Returns: whether a backup was read that can be restored
 */
gboolean
rectify_backup_preview_is_read (RectifyBackupPreview *self)
{
  return self->read;
}

/**
 * rectify_backup_preview_get_summary:
 * @self: a preview
 *
 * Returns: (transfer none): what it says of the whole
 */
const char *
rectify_backup_preview_get_summary (RectifyBackupPreview *self)
{
  return gtk_label_get_text (self->summary);
}
