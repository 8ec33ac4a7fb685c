/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-backup-row.h"

#include <glib/gi18n.h>

#include "rectify-time-words.h"

#define BROKEN_KEY "rectify-broken"

static GtkWidget *
create_label (GtkWidget *box, const char *text, gboolean dim)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (label, text);
  if (dim)
    gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

/* Why it was made, in words. */
static const char *
get_reason_words (const RectifyBackup *backup)
{
  switch (backup->reason)
    {
    case RECTIFY_BACKUP_DAILY:
      return _ ("after the day’s first edit");
    case RECTIFY_BACKUP_MIGRATION:
      return _ ("before the change to a new version");
    case RECTIFY_BACKUP_MERGE:
      return _ ("before a merge");
    case RECTIFY_BACKUP_RESTORE:
      return _ ("before a restore");
    case RECTIFY_BACKUP_ASKED:
    default:
      return _ ("as you asked");
    }
}

static char *
dup_content (const RectifyBackup *backup)
{
  g_autofree char *size = g_format_size (backup->size);
  g_autofree char *plans = g_strdup_printf (ngettext ("%u plan", "%u plans", backup->n_plans),
                                            (guint) backup->n_plans);
  g_autofree char *items = g_strdup_printf (ngettext ("%u item", "%u items", backup->n_items),
                                            (guint) backup->n_items);

  return g_strjoin (" · ", plans, items, size, NULL);
}

/**
 * rectify_backup_row_new:
 * @backup: a backup
 * @now: the time that it is, in seconds since 1970
 *
 * Returns: (transfer floating): what a list shows of it: when and why it was made, and how much it
 *   holds
 */
GtkWidget *
rectify_backup_row_new (const RectifyBackup *backup, gint64 now)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autoptr (GDateTime) local = g_date_time_new_from_unix_local (backup->made_at);
  g_autofree char *day = rectify_time_dup_day (backup->made_at, now);
  g_autofree char *time = local != NULL ? g_date_time_format (local, "%-H:%M") : g_strdup ("");
  /* Translators: a day, a time of day, and why a backup was made then. */
  g_autofree char *head = g_strdup_printf (_ ("%s, %s – %s"), day, time, get_reason_words (backup));
  g_autofree char *content = dup_content (backup);

  create_label (box, head, FALSE);
  create_label (box, content, TRUE);
  gtk_widget_set_margin_start (box, 6);
  gtk_widget_set_margin_end (box, 6);
  gtk_widget_set_margin_top (box, 4);
  gtk_widget_set_margin_bottom (box, 4);
  return box;
}

/**
 * rectify_backup_row_set_broken:
 * @row: what rectify_backup_row_new() made
 * @reason: why the backup cannot be read
 *
 * Says in the row that it is of no use.
 */
void
rectify_backup_row_set_broken (GtkWidget *row, const char *reason)
{
  GtkWidget *line, *label;
  g_autofree char *text = NULL;

  if (g_object_get_data (G_OBJECT (row), BROKEN_KEY) != NULL)
    return;
  g_object_set_data (G_OBJECT (row), BROKEN_KEY, row);
  text = g_strdup_printf (_ ("Cannot be read: %s"), reason);
  line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  gtk_box_append (GTK_BOX (line), gtk_image_new_from_icon_name ("dialog-warning-symbolic"));
  label = create_label (line, text, FALSE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_NONE);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_box_append (GTK_BOX (row), line);
}
