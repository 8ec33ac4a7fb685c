/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-unit-form.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rectify-unit-plan.h"
#include "rectify-unit-status.h"

/* Of an item's words, in characters. */
#define MAX_LINE 30
/* More than so many sentences nobody reads. */
#define MAX_REMARKS 100
/* Of a mark, in hexadecimal digits. */
#define MARK_LENGTH 16
/* Identifiers of entries have 52 bits, names of edits 63. */
#define ENTRY_MASK ((G_GUINT64_CONSTANT (1) << 52) - 1)

static void
free_row (gpointer data)
{
  RectifyUnitFormRow *row = data;

  g_free (row->mark);
  g_free (row->line);
  g_free (row->text);
  g_free (row->reporter);
  g_free (row);
}

/**
 * rectify_unit_form_new:
 * @uid: its name
 * @plan_id: the plan it is made from
 * @unit: whose tasks it has
 *
 * Returns: (transfer full): a form without tasks
 */
RectifyUnitForm *
rectify_unit_form_new (gint64 uid, gint64 plan_id, const char *unit)
{
  RectifyUnitForm *self = g_new0 (RectifyUnitForm, 1);

  self->uid = uid;
  self->plan_id = plan_id;
  self->unit = g_strdup (unit);
  self->rows = g_ptr_array_new_with_free_func (free_row);
  self->remarks = g_ptr_array_new_with_free_func (g_free);
  return self;
}

static void
add_task (RectifyUnitForm *self, RectifyPlan *part, const RectifyTask *task)
{
  gint64 id = rectify_item_get_id (rectify_task_get_item (task));
  RectifyItem *item = rectify_plan_find_item (part, id);

  if (item != NULL)
    rectify_unit_form_add_row (self, id, rectify_item_get_status (item))->line
        = rectify_item_dup_short_line (item, MAX_LINE);
}

/**
 * rectify_unit_form_new_for_part:
 * @uid: its name
 * @plan: a plan
 * @part: a unit's part of it, from rectify_plan_copy_for_unit()
 * @unit: whose it is
 *
 * Returns: (transfer full): a form that is made now, with what the unit follows up in the plan
 */
RectifyUnitForm *
rectify_unit_form_new_for_part (gint64 uid, RectifyPlan *plan, RectifyPlan *part, const char *unit)
{
  RectifyUnitForm *self = rectify_unit_form_new (uid, rectify_plan_get_id (part), unit);
  g_autoptr (GPtrArray) units = rectify_plan_list_units (plan);

  self->sent_at = g_date_time_new_now_utc ();
  for (guint i = 0; i < units->len; i++)
    {
      RectifyUnitTasks *found = g_ptr_array_index (units, i);

      for (guint j = 0; g_str_equal (found->name, unit) && j < found->tasks->len; j++)
        add_task (self, part, &g_array_index (found->tasks, RectifyTask, j));
    }
  return self;
}

/**
 * rectify_unit_form_free:
 * @self: (transfer full) (nullable): a form
 */
void
rectify_unit_form_free (RectifyUnitForm *self)
{
  if (self == NULL)
    return;
  g_free (self->unit);
  g_clear_pointer (&self->sent_at, g_date_time_unref);
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->remarks);
  g_free (self);
}

/**
 * rectify_unit_form_add_row:
 * @self: a form
 * @item_id: an item
 * @base: its status when the form is sent
 *
 * Returns: (transfer none): its row, in which nothing is filled in
 */
RectifyUnitFormRow *
rectify_unit_form_add_row (RectifyUnitForm *self, gint64 item_id, RectifyStatus base)
{
  RectifyUnitFormRow *row = g_new0 (RectifyUnitFormRow, 1);

  row->item_id = item_id;
  row->base = row->status = base;
  row->share = RECTIFY_SHARE_UNKNOWN;
  g_date_clear (&row->date, 1);
  g_ptr_array_add (self->rows, row);
  return row;
}

/**
 * rectify_unit_form_add_remark:
 * @self: a form
 * @sentence: (transfer full): what a person has to look at; of very many the rest is not told
 */
void
rectify_unit_form_add_remark (RectifyUnitForm *self, char *sentence)
{
  if (self->remarks->len < MAX_REMARKS)
    {
      g_ptr_array_add (self->remarks, sentence);
      return;
    }
  g_free (sentence);
  if (self->remarks->len == MAX_REMARKS)
    g_ptr_array_add (self->remarks,
                     g_strdup (_ ("There is more of this kind; the form does not look like the one "
                                  "that was sent.")));
}

/**
 * rectify_unit_form_dup_mark:
 * @words: the words that a row shows of its task
 *
 * Returns: (transfer full): what tells them from others, however their lines are broken
 */
char *
rectify_unit_form_dup_mark (const char *words)
{
  g_autoptr (GString) plain = g_string_new (NULL);
  char *mark;

  for (const char *p = words; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      g_string_append_unichar (plain, g_utf8_get_char (p));
  mark = g_compute_checksum_for_string (G_CHECKSUM_SHA256, plain->str, -1);
  mark[MARK_LENGTH] = '\0';
  return mark;
}

/**
 * rectify_unit_form_can_report:
 * @status: a status
 * @base: what the item had when the form was sent
 *
 * Returns: whether a unit can say so: a reviewer closes items, and opens them again
 */
gboolean
rectify_unit_form_can_report (RectifyStatus status, RectifyStatus base)
{
  return status == base || (status != RECTIFY_STATUS_CLOSED && base != RECTIFY_STATUS_CLOSED);
}

static guint64
make_number (GChecksum *sum)
{
  guint8 digest[32];
  gsize length = sizeof digest;
  guint64 number = 0;

  g_checksum_get_digest (sum, digest, &length);
  for (guint i = 0; i < 8; i++)
    number = number << 8 | digest[i];
  return number;
}

static void
add_words (GChecksum *sum, const char *words)
{
  /* With its end, so that what moves from one to the next is another content. */
  if (words != NULL)
    g_checksum_update (sum, (const guchar *) words, (gssize) strlen (words) + 1);
  else
    g_checksum_update (sum, (const guchar *) "", 1);
}

static void
add_number (GChecksum *sum, gint64 number)
{
  g_autofree char *words = g_strdup_printf ("%" G_GINT64_FORMAT, number);

  add_words (sum, words);
}

/**
 * rectify_unit_form_get_content:
 * @self: a form
 *
 * Returns: a number above 0 that tells what the unit said in it from everything else
 */
gint64
rectify_unit_form_get_content (const RectifyUnitForm *self)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);

  add_number (sum, self->uid);
  for (guint i = 0; i < self->rows->len; i++)
    {
      const RectifyUnitFormRow *row = g_ptr_array_index (self->rows, i);

      add_number (sum, row->item_id);
      add_number (sum, row->status);
      add_number (sum, row->is_reported);
      add_number (sum, g_date_valid (&row->date) ? g_date_get_julian (&row->date) : 0);
      add_words (sum, row->text);
      add_words (sum, row->reporter);
      add_number (sum, row->share);
    }
  return (gint64) (make_number (sum) & G_MAXINT64) | 1;
}

/**
 * rectify_unit_form_dup_digest:
 * @self: a form
 *
 * Returns: (transfer full): what tells the tasks that were sent, and how far they were, from others,
 *   whatever was filled in
 */
char *
rectify_unit_form_dup_digest (const RectifyUnitForm *self)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *unit = rectify_unit_form_dup_mark (self->unit);

  add_words (sum, unit);
  for (guint i = 0; i < self->rows->len; i++)
    {
      const RectifyUnitFormRow *row = g_ptr_array_index (self->rows, i);

      add_number (sum, row->item_id);
      add_number (sum, row->base);
    }
  return g_strdup (g_checksum_get_string (sum));
}

/* The same whenever the form is merged, so that it is there once. A unit that goes on in the same file
 * writes over what it reported before: what is of another day is another entry. */
static gint64
make_entry_id (const RectifyUnitForm *self, guint number)
{
  const RectifyUnitFormRow *row = g_ptr_array_index (self->rows, number);
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);

  add_number (sum, self->uid);
  add_number (sum, row->item_id);
  add_number (sum, number);
  add_number (sum, g_date_valid (&row->date) ? g_date_get_julian (&row->date) : 0);
  return (gint64) (make_number (sum) & ENTRY_MASK) | 1;
}

/**
 * rectify_unit_form_count_known:
 * @self: a form
 * @plan: a plan
 *
 * Returns: how many of its tasks the plan has
 */
guint
rectify_unit_form_count_known (const RectifyUnitForm *self, RectifyPlan *plan)
{
  guint n_known = 0;

  for (guint i = 0; i < self->rows->len; i++)
    {
      const RectifyUnitFormRow *row = g_ptr_array_index (self->rows, i);

      n_known += rectify_plan_find_item (plan, row->item_id) != NULL;
    }
  return n_known;
}

static void
set_entry (RectifyItem *item, gint64 id, RectifyProgressEntry *entry)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new ();
  GPtrArray *old = rectify_item_get_progress (item);

  for (guint i = 0; i < old->len; i++)
    if (rectify_progress_entry_get_id (g_ptr_array_index (old, i)) != id)
      g_ptr_array_add (entries, g_ptr_array_index (old, i));
  if (entry != NULL)
    g_ptr_array_add (entries, entry);
  rectify_item_set_progress (item, entries);
}

static void
set_status (const RectifyUnitForm *self, const RectifyUnitFormRow *row, RectifyItem *ours,
            RectifyItem *base, RectifyItem *theirs)
{
  RectifyStatus now = rectify_item_get_status (ours);

  rectify_item_set_status (base, row->base);
  rectify_item_set_status (theirs, row->base);
  /* Who reports on it has begun it, as wherever progress is noted. */
  if (row->status == row->base && row->base == RECTIFY_STATUS_NOT_STARTED && row->is_reported
      && now == RECTIFY_STATUS_NOT_STARTED)
    rectify_item_set_status (theirs, RECTIFY_STATUS_IN_PROGRESS);
  if (row->status == row->base || !rectify_unit_form_can_report (row->status, row->base))
    return;
  rectify_item_set_status (theirs, row->status);
  /* What was begun since, as another unit or this one reported, is no contradiction to its being done. */
  if (row->base == RECTIFY_STATUS_NOT_STARTED && now == RECTIFY_STATUS_IN_PROGRESS
      && rectify_item_is_finished (theirs))
    rectify_item_set_status (base, now);
  rectify_unit_status_settle (ours, base, theirs, self->unit, row->text);
}

/* One that was merged without a day was given one here: it is not another when it comes again. */
static const GDate *
find_day (const RectifyUnitFormRow *row, RectifyItem *ours, gint64 id)
{
  GPtrArray *entries = rectify_item_get_progress (ours);

  if (g_date_valid (&row->date))
    return &row->date;
  for (guint i = 0; i < entries->len; i++)
    {
      RectifyProgressEntry *entry = g_ptr_array_index (entries, i);

      if (rectify_progress_entry_get_id (entry) == id
          && rectify_progress_entry_get_share (entry) == row->share
          && g_str_equal (rectify_progress_entry_get_text (entry),
                          row->text != NULL ? row->text : "")
          && g_str_equal (rectify_progress_entry_get_reporter (entry),
                          row->reporter != NULL ? row->reporter : ""))
        return rectify_progress_entry_get_date (entry);
    }
  return NULL;
}

static void
set_row (const RectifyUnitForm *self, guint number, RectifyItem *ours, RectifyItem *base,
         RectifyItem *theirs)
{
  const RectifyUnitFormRow *row = g_ptr_array_index (self->rows, number);
  gint64 id = make_entry_id (self, number);
  g_autoptr (RectifyProgressEntry) entry = NULL;

  set_status (self, row, ours, base, theirs);
  /* What it did not report, or does not any more, is nobody's to take away. */
  if (!row->is_reported)
    return;
  entry = rectify_progress_entry_new_stored (id, find_day (row, ours, id),
                                             row->text != NULL ? row->text : "", row->reporter,
                                             row->share);
  set_entry (base, id, NULL);
  set_entry (theirs, id, entry);
}

static RectifyItem *
look_up (GHashTable *index, gint64 id)
{
  return g_hash_table_lookup (index, &id);
}

static void
say_gone (RectifyUnitForm *self, const RectifyUnitFormRow *row)
{
  const char *line = row->line != NULL ? row->line : "";

  if (!row->is_reported && row->status == row->base)
    return;
  rectify_unit_form_add_remark (
      self, row->text != NULL && *row->text != '\0'
                ? g_strdup_printf (_ ("“%s” is no longer in the plan; what was reported on it is "
                                      "left out: %s"),
                                   line, row->text)
                : g_strdup_printf (_ ("“%s” is no longer in the plan; what was reported on it is "
                                      "left out."),
                                   line));
}

/**
 * rectify_unit_form_make_sides:
 * @self: a form that came back
 * @ours: the plan it was made from, as it is now
 * @base: (out) (transfer full): set to the plan as the form knew it
 * @theirs: (out) (transfer full): set to the same with what the unit filled in
 *
 * Makes of a form what rectify_merge_new() compares. What the form does not say is in both as ours
 * has it. Adds remarks for tasks that are gone.
 */
void
rectify_unit_form_make_sides (RectifyUnitForm *self, RectifyPlan *ours, RectifyPlan **base,
                              RectifyPlan **theirs)
{
  g_autoptr (GHashTable) first = NULL;
  g_autoptr (GHashTable) second = NULL;
  g_autoptr (GHashTable) third = rectify_plan_index_items (ours);

  *base = rectify_plan_copy (ours);
  *theirs = rectify_plan_copy (ours);
  first = rectify_plan_index_items (*base);
  second = rectify_plan_index_items (*theirs);
  for (guint i = 0; i < self->rows->len; i++)
    {
      const RectifyUnitFormRow *row = g_ptr_array_index (self->rows, i);
      RectifyItem *before = look_up (first, row->item_id);

      if (before == NULL)
        say_gone (self, row);
      else
        set_row (self, i, look_up (third, row->item_id), before, look_up (second, row->item_id));
    }
}
