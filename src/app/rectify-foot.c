/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-foot.h"

#include <glib/gi18n.h>

#include "rectify-tell-cut.h"
#include "rectify-time-words.h"

/* What was edited is to be backed up within so many days. */
#define MAX_DAYS 7

enum { SAVED, BACKED_UP, CHECKED, N_PARTS };

typedef struct {
  GtkWidget *box;
  GtkWidget *mark;
  GtkLabel *label;
} Part;

/**
 * RectifyFoot:
 *
 * The foot of the window: when the ledger was last saved, backed up and checked. A button that
 * leads to the backups.
 */
struct _RectifyFoot {
  GtkBox parent_instance;

  GtkWidget *button;
  Part parts[N_PARTS];
};

G_DEFINE_FINAL_TYPE (RectifyFoot, rectify_foot, GTK_TYPE_BOX)

static void
rectify_foot_class_init (RectifyFootClass *klass)
{
}

static void
add_part (RectifyFoot *self, GtkWidget *row, Part *part)
{
  part->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  part->mark = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  part->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_ellipsize (part->label, PANGO_ELLIPSIZE_END);
  rectify_tell_cut (part->label);
  gtk_widget_set_visible (part->mark, FALSE);
  gtk_box_append (GTK_BOX (part->box), part->mark);
  gtk_box_append (GTK_BOX (part->box), GTK_WIDGET (part->label));
  if (part != self->parts)
    gtk_box_append (GTK_BOX (row), gtk_label_new ("·"));
  gtk_box_append (GTK_BOX (row), part->box);
}

static void
rectify_foot_init (RectifyFoot *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->button = gtk_button_new ();
  for (guint i = 0; i < N_PARTS; i++)
    add_part (self, row, &self->parts[i]);
  gtk_button_set_child (GTK_BUTTON (self->button), row);
  gtk_button_set_has_frame (GTK_BUTTON (self->button), FALSE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), "win.backups");
  gtk_box_append (GTK_BOX (self), self->button);
  gtk_widget_add_css_class (GTK_WIDGET (self), "rectify-foot");
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static void
set_part (Part *part, gboolean problem, const char *text, const char *tooltip)
{
  gtk_widget_set_visible (part->mark, problem);
  gtk_label_set_text (part->label, text);
  if (problem)
    gtk_widget_add_css_class (GTK_WIDGET (part->label), "rectify-strong");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (part->label), "rectify-strong");
  gtk_widget_set_tooltip_text (part->box, tooltip);
}

static void
show_saved (Part *part, gint64 time, gint64 now)
{
  g_autofree char *when = time != 0 ? rectify_time_dup_short (time, now) : NULL;
  g_autofree char *full = time != 0 ? rectify_time_dup_full (time) : NULL;
  g_autofree char *text = when != NULL ? g_strdup_printf (_ ("Saved %s"), when) : NULL;
  g_autofree char *tooltip
      = full != NULL
            ? g_strdup_printf (_ ("The last edit is on disk since %s. Nothing waits to be saved."),
                               full)
            : NULL;

  set_part (part, FALSE, text != NULL ? text : _ ("Nothing edited yet"), tooltip);
}

static char *
dup_backed_up (gint64 time, gint64 now)
{
  int days = rectify_time_count_days (time, now);
  g_autofree char *when = rectify_time_dup_short (time, now);

  if (days == 0)
    return g_strdup_printf (_ ("Backed up today %s"), when);
  return g_strdup_printf (_ ("Backed up %s"), when);
}

static void
show_backed_up (Part *part, const RectifyBackupStatus *status, const char *folder, gint64 now)
{
  gint64 time = status->backed_up_at;
  int days = time != 0 ? rectify_time_count_days (time, now) : 0;
  /* What has not been edited since is safe however long ago that was. */
  gboolean is_open = status->facts.saved_at != 0 && status->facts.saved_at > time;
  gboolean is_old = time != 0 && days > MAX_DAYS && is_open;
  g_autofree char *when = time != 0 ? dup_backed_up (time, now) : NULL;
  g_autofree char *full = time != 0 ? rectify_time_dup_full (time) : NULL;
  g_autofree char *where = g_filename_display_name (folder);
  g_autofree char *old
      = g_strdup_printf (ngettext ("Not backed up for %d day", "Not backed up for %d days",
                                   (gulong) MAX (days, 0)),
                         days);
  g_autofree char *last = full != NULL
                              ? g_strdup_printf (_ ("Last backup: %s"), full)
                              : g_strdup (_ ("There is no backup yet. Press here to make one."));
  g_autofree char *place = g_strdup_printf (_ ("Folder: %s"), where);
  g_autofree char *tooltip = g_strjoin ("\n", last, place, status->failure, NULL);

  if (status->failure != NULL)
    set_part (part, TRUE, _ ("Backup failed"), tooltip);
  else if (time == 0)
    set_part (part, status->facts.saved_at != 0, _ ("Not backed up yet"), tooltip);
  else
    set_part (part, is_old, is_old ? old : when, tooltip);
}

/* What the whole check says is newer than the opening, or what the opening found. */
static void
show_checked (Part *part, const RectifyFootCheck *check, gint64 time, gint64 now)
{
  g_autofree char *when = time != 0 ? rectify_time_dup_short (time, now) : NULL;
  g_autofree char *full = time != 0 ? rectify_time_dup_full (time) : NULL;
  g_autofree char *text = NULL;
  g_autofree char *whole
      = full != NULL
            ? g_strdup_printf (_ ("The whole ledger was checked and found sound: %s"), full)
            : g_strdup (_ ("Check, in the Ledger menu, looks through the whole of it."));
  g_autofree char *tooltip = NULL;

  if (check->state == RECTIFY_FOOT_DAMAGED)
    set_part (part, TRUE, _ ("Damaged"),
              _ ("What can be read is shown. Nothing is changed in it."));
  else if (time != 0 && time >= check->opened_at)
    {
      text = g_strdup_printf (rectify_time_count_days (time, now) == 0 ? _ ("Checked today %s")
                                                                       : _ ("Checked %s"),
                              when);
      set_part (part, FALSE, text, whole);
    }
  else if (check->state == RECTIFY_FOOT_CHECKING)
    set_part (part, FALSE, _ ("Being checked…"), whole);
  else if (check->state == RECTIFY_FOOT_UNCHECKED)
    set_part (part, TRUE, _ ("Could not be checked"), whole);
  else
    {
      tooltip = g_strjoin ("\n",
                           _ ("The ledger was looked through when it was opened, and found "
                              "sound."),
                           whole, NULL);
      set_part (part, FALSE, _ ("Checked when opened"), tooltip);
    }
}

/**
 * rectify_foot_show:
 * @self: a foot
 * @status: how safe the ledger is
 * @check: what its opening found
 * @folder: (nullable): where its backups go; %NULL without a ledger
 * @now: the time that it is, in seconds since 1970
 */
void
rectify_foot_show (RectifyFoot *self, const RectifyBackupStatus *status,
                   const RectifyFootCheck *check, const char *folder, gint64 now)
{
  gboolean shown = status->known && folder != NULL;
  g_autofree char *text = NULL;
  g_autofree char *label = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self), shown);
  if (!shown)
    return;
  show_saved (&self->parts[SAVED], status->facts.saved_at, now);
  show_backed_up (&self->parts[BACKED_UP], status, folder, now);
  show_checked (&self->parts[CHECKED], check, status->facts.checked_at, now);
  text = rectify_foot_dup_text (self);
  /* Translators: for a screen reader; what the foot of the window says follows. */
  label = g_strdup_printf (_ ("Backups. %s"), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
}

/**
 * rectify_foot_dup_text:
 * @self: a foot
 *
 * Returns: (transfer full): what it says, with an exclamation mark before what is a problem
 */
char *
rectify_foot_dup_text (RectifyFoot *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < N_PARTS; i++)
    g_string_append_printf (text, "%s%s%s", i > 0 ? " · " : "",
                            gtk_widget_get_visible (self->parts[i].mark) ? "! " : "",
                            gtk_label_get_text (self->parts[i].label));
  return g_string_free (text, FALSE);
}
