/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-review-rows.h"

#include <glib/gi18n.h>

#include "rectify-marked-words.h"
#include "rectify-task.h"

/* No label asks for more; what is longer is broken. */
#define WIDTH 34
/* A file from elsewhere may hold words without end: so many characters of them are shown. */
#define MAX_SHOWN 3000
/* Of each line of what an item stands below, in characters. */
#define MAX_LINE 20

struct _RectifyReviewRow {
  RectifyMerge *merge;
  guint position;
  GtkWidget *grid;
  GtkCheckButton *ours;
  GtkCheckButton *theirs;
  RectifyReviewRowFunc func;
  gpointer user_data;
};

static GtkWidget *
create_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_width_chars (GTK_LABEL (label), WIDTH / 2);
  gtk_label_set_max_width_chars (GTK_LABEL (label), WIDTH);
  gtk_widget_set_hexpand (label, TRUE);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static char *
dup_shown (const char *words)
{
  const char *p = words;

  for (guint i = 0; i < MAX_SHOWN && *p != '\0'; i++)
    p = g_utf8_next_char (p);
  return *p != '\0' ? g_strdup_printf ("%.*s…", (int) (p - words), words) : g_strdup (words);
}

/* Nothing is a word too: it can be chosen. */
static char *
dup_words (const RectifyMergeChange *change, RectifyMergeSide side)
{
  const char *words = side == RECTIFY_MERGE_OURS ? change->ours : change->theirs;

  if (words == NULL
      && (change->field == RECTIFY_MERGE_ADDED || change->field == RECTIFY_MERGE_REMOVED))
    return g_strdup (_ ("(deleted)"));
  return words != NULL && *words != '\0' ? dup_shown (words) : g_strdup (_ ("(nothing)"));
}

/* What the change is about: “1.学习不够 · Deadline”. */
static char *
dup_title (const RectifyMergeChange *change)
{
  g_autofree char *field = rectify_merge_change_dup_title (change);
  g_autofree char *line = change->item != NULL ? rectify_item_dup_line (change->item) : NULL;

  if (line == NULL || *line == '\0')
    return g_steal_pointer (&field);
  if (g_utf8_strlen (line, -1) > 40)
    {
      *g_utf8_offset_to_pointer (line, 39) = '\0';
      return g_strdup_printf ("%s… · %s", line, field);
    }
  return g_strdup_printf ("%s · %s", line, field);
}

/* With where it stands under it, since words are repeated in a plan. */
static GtkWidget *
create_title (const RectifyMergeChange *change)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *title = dup_title (change);
  g_autofree char *place = NULL;
  g_autofree char *whole = NULL;
  GtkWidget *where;

  gtk_box_append (GTK_BOX (box), create_label (title, "rectify-strong"));
  if (change->item == NULL)
    return box;
  place = rectify_item_dup_place (change->item, MAX_LINE);
  whole = rectify_item_dup_place (change->item, 0);
  if (*place == '\0')
    return box;
  where = create_label (place, "dim-label");
  gtk_widget_add_css_class (where, "caption");
  gtk_widget_set_tooltip_text (where, whole);
  gtk_box_append (GTK_BOX (box), where);
  return box;
}

/* Of two texts that are nearly the same nobody wants to look for what is not. What is one of a few
 * words, or stands for a whole item, is not like that. */
static void
mark_words (GtkWidget *label, const RectifyMergeChange *change, const char *before,
            const char *after, RectifyWordsKind kind, gboolean is_struck)
{
  if (change->field == RECTIFY_MERGE_TEXT || change->field == RECTIFY_MERGE_HEADING
      || change->field == RECTIFY_MERGE_PROGRESS)
    rectify_mark_words (GTK_LABEL (label), before, after, kind, is_struck);
}

static GtkWidget *
create_choice (const RectifyMergeChange *change, const char *caption, RectifyMergeSide side,
               GtkSizeGroup *captions)
{
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  g_autofree char *ours = dup_words (change, RECTIFY_MERGE_OURS);
  g_autofree char *theirs = dup_words (change, RECTIFY_MERGE_THEIRS);
  const char *words = side == RECTIFY_MERGE_OURS ? ours : theirs;
  GtkWidget *label = create_label (words, NULL);
  g_autofree char *name = g_strdup_printf (C_ ("a choice and its words", "%s: %s"), caption, words);

  gtk_box_append (GTK_BOX (box), create_label (caption, "dim-label"));
  gtk_size_group_add_widget (captions, gtk_widget_get_first_child (box));
  gtk_box_append (GTK_BOX (box), label);
  if (change->ours != NULL && change->theirs != NULL)
    mark_words (label, change, ours, theirs,
                side == RECTIFY_MERGE_OURS ? RECTIFY_WORDS_DELETED : RECTIFY_WORDS_INSERTED, FALSE);
  gtk_widget_set_margin_start (box, 6);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), box);
  gtk_widget_set_valign (check, GTK_ALIGN_START);
  /* The mark stands beside the first line, however many there are. */
  gtk_widget_set_valign (gtk_widget_get_first_child (check), GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return check;
}

static void
toggled_cb (RectifyReviewRow *self)
{
  if (self->func != NULL)
    self->func (self->user_data);
}

static void
add_base (RectifyReviewRow *self, const RectifyMergeChange *change)
{
  g_autofree char *words = NULL;
  g_autofree char *text = NULL;

  if (change->base == NULL || *change->base == '\0' || g_strcmp0 (change->base, change->ours) == 0)
    return;
  words = dup_shown (change->base);
  text = g_strdup_printf (_ ("Before: %s"), words);
  gtk_grid_attach (GTK_GRID (self->grid), create_label (text, "dim-label"), 0, 2, 2, 1);
}

/* Ours may be what came back from another unit. */
static char *
dup_our_caption (const RectifyEditNote *edit)
{
  g_autoptr (GDateTime) time
      = edit != NULL ? g_date_time_new_from_unix_local (edit->made_at) : NULL;
  g_autofree char *when = time != NULL ? g_date_time_format (time, "%Y-%m-%d %H:%M") : NULL;

  if (when == NULL)
    return g_strdup (_ ("Ours"));
  /* Translators: who made an edit, when, and what it is called. */
  return g_strdup_printf (_ ("Ours (%s, %s: %s)"), edit->author, when, edit->name);
}

/* Which unit it is that says so, and what it has to do with the item: of two that say different things
 * the one that leads is mostly right. */
static char *
dup_their_caption (const RectifyMergeChange *change, const char *unit)
{
  static const char *const parts[] = { [RECTIFY_UNIT_LEADS] = N_ ("lead unit"),
                                       [RECTIFY_UNIT_ANSWERS] = N_ ("responsible unit"),
                                       [RECTIFY_UNIT_SUPPORTS] = N_ ("supporting unit") };
  RectifyUnitPart part;

  if (change->item == NULL || !rectify_item_find_part (change->item, unit, &part))
    return g_strdup_printf (_ ("Theirs (%s)"), unit);
  /* Translators: a unit, and its part in a task: “lead unit”. */
  return g_strdup_printf (_ ("Theirs (%s, %s)"), unit, _ (parts[part]));
}

/**
 * rectify_review_row_new:
 * @found: a return
 * @position: which of the changes of its merge, a conflict
 *
 * Returns: (transfer full): the row, in which nothing is chosen
 */
RectifyReviewRow *
rectify_review_row_new (RectifyReturn *found, guint position)
{
  RectifyMerge *merge = rectify_return_get_merge (found);
  const RectifyMergeChange *change = rectify_merge_get_change (merge, position);
  RectifyReviewRow *self = g_new0 (RectifyReviewRow, 1);
  /* A line in Chinese is higher than one without, and one side may have more of them. */
  g_autoptr (GtkSizeGroup) captions = gtk_size_group_new (GTK_SIZE_GROUP_VERTICAL);
  g_autofree char *our_caption = dup_our_caption (rectify_return_get_edit (found, position));
  g_autofree char *their_caption = dup_their_caption (change, rectify_return_get_unit (found));

  self->merge = g_object_ref (merge);
  self->position = position;
  self->grid = g_object_ref_sink (gtk_grid_new ());
  self->ours = GTK_CHECK_BUTTON (create_choice (change, our_caption, RECTIFY_MERGE_OURS, captions));
  self->theirs
      = GTK_CHECK_BUTTON (create_choice (change, their_caption, RECTIFY_MERGE_THEIRS, captions));
  gtk_check_button_set_group (self->theirs, self->ours);
  gtk_grid_set_column_homogeneous (GTK_GRID (self->grid), TRUE);
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), 18);
  gtk_grid_set_row_spacing (GTK_GRID (self->grid), 6);
  gtk_widget_add_css_class (self->grid, "rectify-review");
  gtk_grid_attach (GTK_GRID (self->grid), create_title (change), 0, 0, 2, 1);
  gtk_grid_attach (GTK_GRID (self->grid), GTK_WIDGET (self->ours), 0, 1, 1, 1);
  gtk_grid_attach (GTK_GRID (self->grid), GTK_WIDGET (self->theirs), 1, 1, 1, 1);
  add_base (self, change);
  g_signal_connect_swapped (self->ours, "toggled", G_CALLBACK (toggled_cb), self);
  g_signal_connect_swapped (self->theirs, "toggled", G_CALLBACK (toggled_cb), self);
  return self;
}

/**
 * rectify_review_row_free:
 * @self: (transfer full): a row
 */
void
rectify_review_row_free (RectifyReviewRow *self)
{
  g_signal_handlers_disconnect_by_data (self->ours, self);
  g_signal_handlers_disconnect_by_data (self->theirs, self);
  g_object_unref (self->grid);
  g_object_unref (self->merge);
  g_free (self);
}

/**
 * rectify_review_row_get_widget:
 * @self: a row
 *
 * Returns: (transfer none): what is shown of it
 */
GtkWidget *
rectify_review_row_get_widget (RectifyReviewRow *self)
{
  return self->grid;
}

/**
 * rectify_review_row_connect:
 * @self: a row
 * @func: called when something is chosen
 * @user_data: for @func
 */
void
rectify_review_row_connect (RectifyReviewRow *self, RectifyReviewRowFunc func, gpointer user_data)
{
  self->func = func;
  self->user_data = user_data;
}

/**
 * rectify_review_row_get_side:
 * @self: a row
 * @side: (out): set to what is chosen
 *
 * Returns: whether something is
 */
gboolean
rectify_review_row_get_side (RectifyReviewRow *self, RectifyMergeSide *side)
{
  *side = gtk_check_button_get_active (self->theirs) ? RECTIFY_MERGE_THEIRS : RECTIFY_MERGE_OURS;
  return gtk_check_button_get_active (self->theirs) || gtk_check_button_get_active (self->ours);
}

/**
 * rectify_review_row_set_side:
 * @self: a row
 * @side: what is chosen
 */
void
rectify_review_row_set_side (RectifyReviewRow *self, RectifyMergeSide side)
{
  gtk_check_button_set_active (side == RECTIFY_MERGE_OURS ? self->ours : self->theirs, TRUE);
}

/**
 * rectify_review_row_decide:
 * @self: a row where something is chosen
 *
 * Tells the merge.
 */
void
rectify_review_row_decide (RectifyReviewRow *self)
{
  RectifyMergeSide side;

  if (rectify_review_row_get_side (self, &side))
    rectify_merge_decide (self->merge, self->position, side);
}

/**
 * rectify_review_row_grab_focus:
 * @self: a row
 */
void
rectify_review_row_grab_focus (RectifyReviewRow *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->ours));
}

/**
 * rectify_review_change_new:
 * @change: a change that is no conflict
 *
 * Returns: (transfer floating): what it was on the left, what it becomes on the right
 */
GtkWidget *
rectify_review_change_new (const RectifyMergeChange *change)
{
  GtkWidget *grid = gtk_grid_new ();
  g_autofree char *before = dup_shown (change->base != NULL ? change->base : "");
  g_autofree char *after = dup_words (change, RECTIFY_MERGE_THEIRS);
  GtkWidget *old_words, *new_words;

  gtk_grid_set_column_homogeneous (GTK_GRID (grid), TRUE);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 18);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 3);
  gtk_widget_add_css_class (grid, "rectify-review");
  gtk_grid_attach (GTK_GRID (grid), create_title (change), 0, 0, 2, 1);
  if (*before == '\0')
    {
      gtk_grid_attach (GTK_GRID (grid), create_label (after, NULL), 0, 1, 2, 1);
      return grid;
    }
  old_words = create_label (before, "dim-label");
  new_words = create_label (after, NULL);
  mark_words (old_words, change, before, after, RECTIFY_WORDS_DELETED, TRUE);
  mark_words (new_words, change, before, after, RECTIFY_WORDS_INSERTED, FALSE);
  gtk_grid_attach (GTK_GRID (grid), old_words, 0, 1, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), new_words, 1, 1, 1, 1);
  return grid;
}

static char *
dup_time (GDateTime *time)
{
  g_autoptr (GDateTime) local = time != NULL ? g_date_time_to_local (time) : NULL;

  return local != NULL ? g_date_time_format (local, "%Y-%m-%d %H:%M") : g_strdup ("?");
}

static char *
dup_packet_summary (RectifyReturn *found, const char *sent, const char *file)
{
  g_autofree char *changed = dup_time (rectify_return_get_changed_at (found));
  guint n = rectify_return_get_n_edits (found);
  g_autofree char *edits = g_strdup_printf (ngettext ("%u edit since, the last on %s by %s",
                                                      "%u edits since, the last on %s by %s", n),
                                            n, changed, rectify_return_get_author (found));

  /* Translators: a unit, a time, “3 edits since, …”, a file. */
  return g_strdup_printf (_ ("%s: sent on %s; %s (%s)"), rectify_return_get_unit (found), sent,
                          edits, file);
}

static char *
dup_form_summary (RectifyReturn *found, const char *sent, const char *file)
{
  const char *author = rectify_return_get_author (found);

  /* Translators: a unit, a time, a person, a file. */
  return *author != '\0' ? g_strdup_printf (_ ("%s: Excel form sent on %s, filled in by %s (%s)"),
                                            rectify_return_get_unit (found), sent, author, file)
                         : g_strdup_printf (_ ("%s: Excel form sent on %s (%s)"),
                                            rectify_return_get_unit (found), sent, file);
}

/**
 * rectify_review_dup_summary:
 * @found: a return
 *
 * Returns: (transfer full): whose it is, of when, and from which file
 */
char *
rectify_review_dup_summary (RectifyReturn *found)
{
  g_autofree char *file = g_filename_display_basename (rectify_return_get_path (found));
  g_autofree char *sent = dup_time (rectify_return_get_sent_at (found));

  return rectify_return_is_form (found) ? dup_form_summary (found, sent, file)
                                        : dup_packet_summary (found, sent, file);
}
