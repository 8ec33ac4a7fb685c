/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-change.h"

#include <string.h>

/* As much of what stands before the words as is compared to tell that they have not moved. */
#define MAX_BEFORE 32

typedef struct {
  gsize start;
  gsize end;
  char *before;
  char *words;
  char *replacement;
} Edit;

struct _RectifyChange {
  RectifyItem *item;
  RectifyPlace place;
  guint index;
  GArray *edits;
};

static void
clear_edit (gpointer data)
{
  Edit *edit = data;

  g_free (edit->before);
  g_free (edit->words);
  g_free (edit->replacement);
}

/**
 * rectify_change_new:
 * @spot: the text to change
 *
 * Returns: (transfer full): a change that does nothing yet
 */
RectifyChange *
rectify_change_new (const RectifySpot *spot)
{
  RectifyChange *self = g_new0 (RectifyChange, 1);

  g_set_object (&self->item, spot->item);
  self->place = spot->place;
  self->index = spot->index;
  self->edits = g_array_new (FALSE, FALSE, sizeof (Edit));
  g_array_set_clear_func (self->edits, clear_edit);
  return self;
}

/**
 * rectify_change_free:
 * @self: (nullable) (transfer full): a change
 */
void
rectify_change_free (RectifyChange *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->item);
  g_array_unref (self->edits);
  g_free (self);
}

/**
 * rectify_change_dup_before:
 * @text: a text
 * @start: a place in it, in bytes
 *
 * Returns: (transfer full): as much of what stands before that place as rectify_change_add_words()
 *   compares
 */
char *
rectify_change_dup_before (const char *text, gsize start)
{
  gsize from = start > MAX_BEFORE ? start - MAX_BEFORE : 0;

  return g_strndup (text + from, start - from);
}

/**
 * rectify_change_add_words:
 * @self: a change
 * @start: where the words begin in the text, in bytes, not before the end of those added last
 * @before: what stands before them, of rectify_change_dup_before()
 * @words: the words
 * @replacement: what is to stand there
 */
void
rectify_change_add_words (RectifyChange *self, gsize start, const char *before, const char *words,
                          const char *replacement)
{
  Edit edit = { start, start + strlen (words), NULL, NULL, NULL };

  g_return_if_fail (self->edits->len == 0
                    || g_array_index (self->edits, Edit, self->edits->len - 1).end <= start);
  edit.before = g_strdup (before);
  edit.words = g_strdup (words);
  edit.replacement = g_strdup (replacement);
  g_array_append_val (self->edits, edit);
}

/**
 * rectify_change_add:
 * @self: a change
 * @text: the text as it is now
 * @start: where the words begin in it, in bytes, not before the end of those added last
 * @end: where they end
 * @replacement: what is to stand there
 */
void
rectify_change_add (RectifyChange *self, const char *text, gsize start, gsize end,
                    const char *replacement)
{
  g_autofree char *before = rectify_change_dup_before (text, start);
  g_autofree char *words = g_strndup (text + start, end - start);

  rectify_change_add_words (self, start, before, words, replacement);
}

static gboolean
holds (RectifyChange *self, const char *text)
{
  gsize length = strlen (text);

  for (guint i = 0; i < self->edits->len; i++)
    {
      Edit *edit = &g_array_index (self->edits, Edit, i);
      gsize before = strlen (edit->before);

      if (edit->end > length || memcmp (text + edit->start - before, edit->before, before) != 0
          || memcmp (text + edit->start, edit->words, edit->end - edit->start) != 0)
        return FALSE;
    }
  return TRUE;
}

/* The part of a text from one offset to another with the edits that lie in it. */
static char *
rewrite (RectifyChange *self, const char *text, gsize from, gsize to)
{
  GString *result = g_string_sized_new (to - from + 16);

  for (guint i = 0; i < self->edits->len; i++)
    {
      Edit *edit = &g_array_index (self->edits, Edit, i);

      if (edit->start < from || edit->end > to)
        continue;
      g_string_append_len (result, text + from, edit->start - from);
      g_string_append (result, edit->replacement);
      from = edit->end;
    }
  g_string_append_len (result, text + from, to - from);
  return g_string_free (result, FALSE);
}

static RectifyWording *
reword (RectifyWording *wording, const char *text)
{
  return rectify_wording_new_full (wording->before, wording->label, wording->mark, text,
                                   wording->after, wording->before_child, wording->order,
                                   wording->run_in);
}

static gboolean
parts_names (gunichar c)
{
  return c == 0 || g_unichar_isspace (c) || g_utf8_strchr ("、，,；;/／|｜。.：:", -1, c) != NULL;
}

/* Whether a name can begin (or end) between what stands around it. */
static gboolean
is_border_before (const char *text, const char *p)
{
  return p == text || parts_names (g_utf8_get_char (g_utf8_prev_char (p)))
         || g_utf8_strchr ("和及与", -1, g_utf8_get_char (g_utf8_prev_char (p))) != NULL;
}

static gboolean
is_border_behind (const char *p)
{
  return parts_names (g_utf8_get_char (p))
         || g_utf8_strchr ("和及与以", -1, g_utf8_get_char (p)) != NULL;
}

/**
 * rectify_party_find_in_text:
 * @text: parties as written
 * @from: where to begin, in bytes
 * @name: a party's name
 *
 * Returns: where the name stands in the text, as a party and not as a part of another's name;
 *   %G_MAXSIZE if it does not
 */
gsize
rectify_party_find_in_text (const char *text, gsize from, const char *name)
{
  gsize length = strlen (name);

  if (length == 0)
    return G_MAXSIZE;
  for (const char *p = strstr (text + from, name); p != NULL;
       p = strstr (g_utf8_next_char (p), name))
    if (is_border_before (text, p) && is_border_behind (p + length))
      return p - text;
  return G_MAXSIZE;
}

static void
set_assignment (RectifyItem *item, guint index, RectifyAssignment *assignment)
{
  GPtrArray *old = rectify_item_get_assignments (item);
  g_autoptr (GPtrArray) fresh
      = g_ptr_array_new_with_free_func ((GDestroyNotify) rectify_assignment_unref);

  for (guint i = 0; i < old->len; i++)
    g_ptr_array_add (fresh,
                     rectify_assignment_ref (i == index ? assignment : g_ptr_array_index (old, i)));
  rectify_item_set_assignments (item, fresh);
}

/* The names follow what happens to their words in the text. */
static char **
rewrite_names (RectifyChange *self, const char *text, const char *const *names)
{
  GPtrArray *rewritten = g_ptr_array_new ();
  gsize from = 0;

  for (guint i = 0; names[i] != NULL; i++)
    {
      gsize at = rectify_party_find_in_text (text, from, names[i]);
      gsize end = at + strlen (names[i]);

      if (at == G_MAXSIZE)
        {
          g_ptr_array_add (rewritten, g_strdup (names[i]));
          continue;
        }
      g_ptr_array_add (rewritten, rewrite (self, text, at, end));
      from = end;
    }
  g_ptr_array_add (rewritten, NULL);
  return (char **) g_ptr_array_free (rewritten, FALSE);
}

static void
write_assignment (RectifyChange *self, RectifyItem *item, const char *text, const char *new_text)
{
  RectifyAssignment *old = g_ptr_array_index (rectify_item_get_assignments (item), self->index);
  g_auto (GStrv) names = rewrite_names (self, text, rectify_assignment_get_names (old));
  g_autoptr (RectifyWording) wording = reword (rectify_assignment_get_wording (old), new_text);
  g_autoptr (RectifyAssignment) fresh
      = rectify_assignment_new_worded (rectify_assignment_get_role (old), wording,
                                       (const char *const *) names);

  set_assignment (item, self->index, fresh);
}

static void
write_deadline (RectifyItem *item, const char *new_text)
{
  RectifyDeadline *old = rectify_item_get_deadline (item);
  g_autoptr (RectifyWording) wording = reword (rectify_deadline_get_wording (old), new_text);
  g_autoptr (RectifyDeadline) fresh
      = rectify_deadline_new_worded (wording, rectify_deadline_get_kinds (old),
                                     rectify_deadline_get_due (old));

  rectify_item_set_deadline (item, fresh);
}

static void
write_lead_in (RectifyItem *item, const char *new_text)
{
  g_autoptr (RectifyWording) wording = reword (rectify_item_get_lead_in (item), new_text);

  rectify_item_set_lead_in (item, wording);
}

static void
apply (RectifyChange *self, RectifyItem *item, RectifyPlan *plan)
{
  RectifySpot spot = { item, self->place, self->index };
  const char *text = rectify_spot_get_text (&spot, plan);
  g_autofree char *new_text = rewrite (self, text, 0, strlen (text));

  switch (self->place)
    {
    case RECTIFY_PLACE_LABEL:
      rectify_item_set_label (item, new_text);
      break;
    case RECTIFY_PLACE_HEADING:
      rectify_item_set_heading (item, new_text);
      break;
    case RECTIFY_PLACE_TEXT:
      rectify_item_set_text (item, new_text);
      break;
    case RECTIFY_PLACE_ASSIGNMENT:
      write_assignment (self, item, text, new_text);
      break;
    case RECTIFY_PLACE_DEADLINE:
      write_deadline (item, new_text);
      break;
    case RECTIFY_PLACE_LEAD_IN:
      write_lead_in (item, new_text);
      break;
    case RECTIFY_PLACE_PLAN_TITLE:
      rectify_plan_set_title (plan, new_text);
      break;
    }
}

/* An item without an identifier is only known by being the same object. */
static RectifyItem *
find_item (RectifyPlan *plan, RectifyItem *item)
{
  gint64 id = rectify_item_get_id (item);

  if (id != 0)
    return rectify_plan_find_item (plan, id);
  return rectify_item_is_ancestor (rectify_plan_get_root (plan), item) ? item : NULL;
}

static gboolean
can_apply (RectifyChange *self, RectifyItem *item, RectifyPlan *plan)
{
  RectifySpot spot = { item, self->place, self->index };
  const char *text;

  if (self->item != NULL && item == NULL)
    return FALSE;
  text = rectify_spot_get_text (&spot, plan);
  return text != NULL && holds (self, text);
}

static RectifyItem *
find_item_of (RectifyChange *self, RectifyPlan *plan)
{
  return self->item != NULL ? find_item (plan, self->item) : NULL;
}

/**
 * rectify_changes_apply:
 * @changes: (element-type RectifyChange): changes, at most one for a text
 * @plan: the plan they were made for, or a copy of it with the same identifiers
 *
 * Applies all or none.
 *
 * Returns: %FALSE, with nothing changed, if any of the words are no longer what they were
 */
gboolean
rectify_changes_apply (GPtrArray *changes, RectifyPlan *plan)
{
  for (guint i = 0; i < changes->len; i++)
    {
      RectifyChange *change = g_ptr_array_index (changes, i);

      if (!can_apply (change, find_item_of (change, plan), plan))
        return FALSE;
    }
  for (guint i = 0; i < changes->len; i++)
    {
      RectifyChange *change = g_ptr_array_index (changes, i);

      apply (change, find_item_of (change, plan), plan);
    }
  return TRUE;
}

/**
 * rectify_changes_apply_some:
 * @changes: (element-type RectifyChange): changes, at most one for a text
 * @plan: the plan they were made for, or a copy of it with the same identifiers
 *
 * Applies those whose words are still what they were.
 *
 * Returns: how many words were replaced
 */
guint
rectify_changes_apply_some (GPtrArray *changes, RectifyPlan *plan)
{
  guint n_applied = 0;

  for (guint i = 0; i < changes->len; i++)
    {
      RectifyChange *change = g_ptr_array_index (changes, i);
      RectifyItem *item = find_item_of (change, plan);

      if (!can_apply (change, item, plan))
        continue;
      apply (change, item, plan);
      n_applied += change->edits->len;
    }
  return n_applied;
}

typedef struct {
  const char *name;
  const char *spelling;
  gboolean found;
} Respelling;

static RectifyAssignment *
respell (RectifyAssignment *assignment, Respelling *respelling)
{
  const char *const *names = rectify_assignment_get_names (assignment);
  g_autofree char *text = g_strdup (rectify_assignment_get_text (assignment));
  g_auto (GStrv) fresh = g_strdupv ((char **) names);
  g_autoptr (RectifyWording) wording = NULL;
  gsize from = 0;

  for (guint i = 0; names[i] != NULL; i++)
    {
      gboolean meant = g_str_equal (names[i], respelling->name);
      gsize at = rectify_party_find_in_text (text, from, names[i]);
      const char *now = meant ? respelling->spelling : names[i];

      if (meant)
        {
          g_free (fresh[i]);
          fresh[i] = g_strdup (now);
        }
      if (at == G_MAXSIZE)
        continue;
      if (meant)
        {
          g_autofree char *head = g_strndup (text, at);
          char *whole = g_strconcat (head, now, text + at + strlen (names[i]), NULL);

          g_free (text);
          text = whole;
        }
      from = at + strlen (now);
    }
  wording = reword (rectify_assignment_get_wording (assignment), text);
  return rectify_assignment_new_worded (rectify_assignment_get_role (assignment), wording,
                                        (const char *const *) fresh);
}

static gboolean
respell_in_item (RectifyItem *item, gpointer user_data)
{
  Respelling *respelling = user_data;

  for (guint i = 0; i < rectify_item_get_assignments (item)->len; i++)
    {
      RectifyAssignment *assignment = g_ptr_array_index (rectify_item_get_assignments (item), i);
      g_autoptr (RectifyAssignment) fresh = NULL;

      if (!g_strv_contains (rectify_assignment_get_names (assignment), respelling->name))
        continue;
      fresh = respell (assignment, respelling);
      set_assignment (item, i, fresh);
      respelling->found = TRUE;
    }
  return TRUE;
}

/**
 * rectify_plan_respell_party:
 * @plan: a plan
 * @name: a party's name as it is written
 * @spelling: how it is to be written
 *
 * Changes names of parties and the words of their assignments, nothing else.
 *
 * Returns: whether the party was there
 */
gboolean
rectify_plan_respell_party (RectifyPlan *plan, const char *name, const char *spelling)
{
  Respelling respelling = { name, spelling, FALSE };

  rectify_item_foreach (rectify_plan_get_root (plan), respell_in_item, &respelling);
  return respelling.found;
}
