/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-assignment-edit.h"

#include "rectify-assignment-words.h"
#include "rectify-party-field.h"
#include "rectify-party-list.h"
#include "rectify-party-parts.h"

/* What a new field of those that only help is called in a document, as rectify_role_get_document_label()
 * calls the others. */
#define SUPPORTING_LABEL "配合单位"

static RectifyAssignment *
make (RectifyAssignment *old, guint field, const char *text)
{
  g_auto (GStrv) names = rectify_party_list_split (rectify_vocabulary_get_default (), text);
  g_autoptr (RectifyWording) wording = NULL;

  if (old == NULL)
    return rectify_assignment_new (rectify_party_field_get_role (field),
                                   field == RECTIFY_PARTY_SUPPORTING_UNIT ? SUPPORTING_LABEL : NULL,
                                   text, (const char *const *) names);
  wording = rectify_wording_with_text (rectify_assignment_get_wording (old),
                                       rectify_assignment_get_label (old), text);
  return rectify_assignment_new_worded (rectify_party_field_get_role (field), wording,
                                        (const char *const *) names);
}

static RectifyAssignment *
find (RectifyItem *item, guint field)
{
  GPtrArray *assignments = rectify_item_get_assignments (item);

  for (guint i = 0; i < assignments->len; i++)
    if (rectify_party_field_of (g_ptr_array_index (assignments, i)) == field)
      return g_ptr_array_index (assignments, i);
  return NULL;
}

/* The field that is written last of an item's own; NULL if it has none. */
static RectifyWording *
find_last (GPtrArray *assignments, RectifyDeadline *deadline)
{
  RectifyWording *last = deadline != NULL ? rectify_deadline_get_wording (deadline) : NULL;

  for (guint i = 0; i < assignments->len; i++)
    {
      RectifyWording *wording = rectify_assignment_get_wording (g_ptr_array_index (assignments, i));

      if (last == NULL || wording->before_child > last->before_child
          || (wording->before_child == last->before_child && wording->order > last->order))
        last = wording;
    }
  return last;
}

/* The field that a new one is written before, and where that is among the assignments. What goes on in
 * the paragraph of another is not parted from it. */
static RectifyWording *
find_next (GPtrArray *assignments, RectifyDeadline *deadline, guint field, guint *at)
{
  RectifyWording *next = deadline != NULL ? rectify_deadline_get_wording (deadline) : NULL;

  *at = assignments->len;
  for (guint i = 0; i < assignments->len && *at == assignments->len; i++)
    if (rectify_party_field_get_position (
            rectify_party_field_of (g_ptr_array_index (assignments, i)))
        > rectify_party_field_get_position (field))
      {
        next = rectify_assignment_get_wording (g_ptr_array_index (assignments, i));
        *at = i;
      }
  if (next == NULL || !next->run_in)
    return next;
  *at = assignments->len;
  return NULL;
}

/* A new field is written among the others, before those that usually follow it, and not behind what was
 * done, which may be written below them. */
static void
insert_new (GPtrArray *assignments, RectifyDeadline *deadline, guint field, const char *text)
{
  g_autoptr (RectifyAssignment) made = make (NULL, field, text);
  g_autoptr (RectifyWording) placed = NULL;
  g_autoptr (GPtrArray) pieces = NULL;
  guint at;
  RectifyWording *next = find_next (assignments, deadline, field, &at);
  RectifyWording *last = find_last (assignments, deadline);

  if (next != NULL)
    placed = rectify_wording_with_place (rectify_assignment_get_wording (made), next->before_child,
                                         next->order);
  else if (last != NULL)
    placed = rectify_wording_with_place (rectify_assignment_get_wording (made), last->before_child,
                                         last->order + 1);
  if (placed != NULL)
    {
      g_autoptr (RectifyAssignment) unplaced = g_steal_pointer (&made);

      made = rectify_assignment_new_worded (rectify_assignment_get_role (unplaced), placed,
                                            rectify_assignment_get_names (unplaced));
    }
  pieces = rectify_assignment_split (made);
  for (guint i = 0; i < pieces->len; i++)
    g_ptr_array_insert (assignments, (int) (at + i), rectify_assignment_ref (pieces->pdata[i]));
}

/* What ran on in the words of a field that is gone takes its label and its place. */
static RectifyAssignment *
inherit (RectifyAssignment *assignment, RectifyAssignment *gone)
{
  RectifyWording *own = rectify_assignment_get_wording (assignment);
  RectifyWording *head = rectify_assignment_get_wording (gone);
  g_autoptr (RectifyWording) wording
      = rectify_wording_new_full (head->before, head->label, head->mark, own->text, own->after,
                                  own->before_child, own->order, head->run_in);

  return rectify_assignment_new_worded (rectify_assignment_get_role (assignment), wording,
                                        rectify_assignment_get_names (assignment));
}

/* Adds what is left of an assignment; @gone is the one above it whose label nothing has any more. */
static void
keep (GPtrArray *fresh, RectifyAssignment *assignment, RectifyAssignment **gone)
{
  RectifyWording *wording = rectify_assignment_get_wording (assignment);
  gboolean runs_on = wording->run_in && *wording->label == '\0';

  g_ptr_array_add (fresh, *gone != NULL && runs_on ? inherit (assignment, *gone)
                                                   : rectify_assignment_ref (assignment));
  *gone = NULL;
}

/* Adds what an assignment becomes by other words. */
static void
keep_made (GPtrArray *fresh, RectifyAssignment *old, const char *text, RectifyAssignment **gone)
{
  guint field = rectify_party_field_of (old);
  g_autofree char *marked = field == RECTIFY_PARTY_SUPPORTING_UNIT
                                ? rectify_assignment_dup_marked (old, text)
                                : g_strdup (text);
  g_autoptr (RectifyAssignment) made = make (old, field, marked);
  g_autoptr (GPtrArray) pieces = rectify_assignment_split (made);

  for (guint i = 0; i < pieces->len; i++)
    keep (fresh, pieces->pdata[i], gone);
}

static void
drop (RectifyAssignment *assignment, RectifyAssignment **gone)
{
  if (*rectify_assignment_get_label (assignment) != '\0')
    *gone = assignment;
}

static guint
count (RectifyItem *item, guint field)
{
  GPtrArray *assignments = rectify_item_get_assignments (item);
  guint n = 0;

  for (guint i = 0; i < assignments->len; i++)
    n += rectify_party_field_of (g_ptr_array_index (assignments, i)) == field;
  return n;
}

/* Each assignment in the field gets a part; there are as many. */
static void
set_parts (RectifyItem *item, guint field, char **parts)
{
  GPtrArray *assignments = rectify_item_get_assignments (item);
  g_autoptr (GPtrArray) fresh
      = g_ptr_array_new_with_free_func ((GDestroyNotify) rectify_assignment_unref);
  RectifyAssignment *gone = NULL;
  guint n = 0;

  for (guint i = 0; i < assignments->len; i++)
    {
      RectifyAssignment *assignment = g_ptr_array_index (assignments, i);
      const char *text = rectify_assignment_get_text (assignment);

      if (rectify_party_field_of (assignment) == field)
        {
          g_autofree char *part = parts[n];

          text = parts[n++] = rectify_assignment_dup_trimmed (part);
        }
      if (g_str_equal (rectify_assignment_get_text (assignment), text))
        keep (fresh, assignment, &gone);
      else if (*text != '\0')
        keep_made (fresh, assignment, text, &gone);
      else
        drop (assignment, &gone);
    }
  rectify_item_set_assignments (item, fresh);
}

/* Those that help, of a field of those that answer, and the other way round. */
static guint
get_other (guint field)
{
  return field == RECTIFY_PARTY_SUPPORTING_UNIT ? (guint) RECTIFY_ROLE_RESPONSIBLE_UNIT
                                                : RECTIFY_PARTY_SUPPORTING_UNIT;
}

/* An item that names units of its own does not inherit those that help, nor the other way round: what it
 * inherits of the other kind is written with it, or it would be lost unseen. */
static void
keep_inherited (RectifyItem *item, guint field, GPtrArray *fresh)
{
  g_autoptr (GPtrArray) inherited = NULL;
  RectifyItem *source;
  guint other = get_other (field);

  if (rectify_party_field_get_role (field) != RECTIFY_ROLE_RESPONSIBLE_UNIT)
    return;
  inherited = rectify_item_find_assignments (item, RECTIFY_ROLE_RESPONSIBLE_UNIT, &source);
  for (guint i = 0; source != item && i < inherited->len; i++)
    if (rectify_party_field_of (g_ptr_array_index (inherited, i)) == other)
      insert_new (fresh, rectify_item_get_deadline (item), other,
                  rectify_assignment_get_text (g_ptr_array_index (inherited, i)));
}

/* Is it what keep_inherited() would write for one that is inherited? */
static gboolean
is_kept (RectifyAssignment *own, RectifyAssignment *inherited)
{
  RectifyWording *wording = rectify_assignment_get_wording (own);
  g_autoptr (RectifyAssignment) made
      = make (NULL, rectify_party_field_of (inherited), rectify_assignment_get_text (inherited));

  return g_str_equal (rectify_assignment_get_label (own), rectify_assignment_get_label (made))
         && g_str_equal (wording->text, rectify_assignment_get_text (made)) && !wording->run_in
         && *wording->before == '\0' && *wording->after == '\0';
}

static GPtrArray *
list_of (GPtrArray *assignments, guint field)
{
  GPtrArray *of = g_ptr_array_new ();

  for (guint i = 0; i < assignments->len; i++)
    if (rectify_party_field_of (g_ptr_array_index (assignments, i)) == field)
      g_ptr_array_add (of, g_ptr_array_index (assignments, i));
  return of;
}

/* An item of which the units are gone that keep_inherited() kept the others for inherits these again. */
static void
drop_kept (RectifyItem *item, guint field)
{
  GPtrArray *assignments = rectify_item_get_assignments (item);
  RectifyItem *parent = rectify_item_get_parent (item);
  guint other = get_other (field);
  g_autoptr (GPtrArray) inherited = NULL;
  g_autoptr (GPtrArray) wanted = NULL;
  g_autoptr (GPtrArray) own = list_of (assignments, other);
  g_autoptr (GPtrArray) fresh
      = g_ptr_array_new_with_free_func ((GDestroyNotify) rectify_assignment_unref);
  RectifyAssignment *gone = NULL;

  if (rectify_party_field_get_role (field) != RECTIFY_ROLE_RESPONSIBLE_UNIT || parent == NULL)
    return;
  inherited = rectify_item_find_assignments (parent, RECTIFY_ROLE_RESPONSIBLE_UNIT, NULL);
  wanted = list_of (inherited, other);
  if (own->len != wanted->len)
    return;
  for (guint i = 0; i < own->len; i++)
    if (!is_kept (own->pdata[i], wanted->pdata[i]))
      return;
  for (guint i = 0; i < assignments->len; i++)
    if (rectify_party_field_of (g_ptr_array_index (assignments, i)) == other)
      drop (g_ptr_array_index (assignments, i), &gone);
    else
      keep (fresh, g_ptr_array_index (assignments, i), &gone);
  rectify_item_set_assignments (item, fresh);
}

/**
 * rectify_assignment_edit_set:
 * @item: an item
 * @field: a field of who answers, as rectify-party-field.h has them
 * @text: the parties as written; "" for none
 *
 * Puts parties in the place of those in the field; marks that part names are left out at the ends.
 * Label, marks and place of the first assignment that was there stay, and go to what ran on in its words
 * where nobody is left of it; a first one is written where the
 * field usually stands among the fields that are there; what stays the same is left alone. Where several
 * assignments are in the field and @text has as many parts, parted by “；” as
 * rectify_item_dup_parties_text() does, each gets its own. A name that says its part in brackets, such as
 * “办公室（牵头）”, is assigned in that. Units that were written with the first ones of @field, as they
 * would no longer be inherited, go with the last ones.
 */
void
rectify_assignment_edit_set (RectifyItem *item, guint field, const char *text)
{
  RectifyAssignment *old = find (item, field);
  g_autoptr (GPtrArray) fresh = NULL;
  GPtrArray *assignments = rectify_item_get_assignments (item);
  g_autofree char *trimmed = rectify_assignment_dup_trimmed (text);
  /* As typed: an empty part is that of an assignment which goes. */
  g_auto (GStrv) parts = g_strsplit (text, "；", -1);
  guint n_parts = g_strv_length (parts);
  RectifyAssignment *gone = NULL;

  if (n_parts > 1 && n_parts == count (item, field))
    {
      set_parts (item, field, parts);
      if (count (item, field) == 0)
        drop_kept (item, field);
      return;
    }
  if (count (item, field) == 1 && g_str_equal (rectify_assignment_get_text (old), text))
    return;
  fresh = g_ptr_array_new_with_free_func ((GDestroyNotify) rectify_assignment_unref);
  for (guint i = 0; i < assignments->len; i++)
    {
      RectifyAssignment *assignment = g_ptr_array_index (assignments, i);

      if (rectify_party_field_of (assignment) != field)
        keep (fresh, assignment, &gone);
      else if (assignment == old && *trimmed != '\0')
        keep_made (fresh, old, trimmed, &gone);
      else
        drop (assignment, &gone);
    }
  if (old == NULL && *trimmed != '\0')
    keep_inherited (item, field, fresh);
  if (old == NULL && *trimmed != '\0')
    insert_new (fresh, rectify_item_get_deadline (item), field, trimmed);
  rectify_item_set_assignments (item, fresh);
  if (old != NULL && count (item, field) == 0)
    drop_kept (item, field);
}

static gboolean
is_named (RectifyItem *item, guint field, const char *written)
{
  GPtrArray *assignments = rectify_item_get_assignments (item);
  g_autofree char *name = g_strdup (written);
  RectifyRole role = rectify_party_field_get_role (field);
  gboolean supports, has_mark;

  has_mark = rectify_party_strip_mark (rectify_vocabulary_get_default (), name, &role, &supports);
  /* Its mark says in which field it ends up. */
  if (has_mark && role != rectify_party_field_get_role (field))
    field = role;
  else if (has_mark && role == RECTIFY_ROLE_RESPONSIBLE_UNIT)
    field = supports ? RECTIFY_PARTY_SUPPORTING_UNIT : (guint) role;
  for (guint i = 0; i < assignments->len; i++)
    {
      RectifyAssignment *assignment = g_ptr_array_index (assignments, i);

      if (rectify_party_field_of (assignment) == field
          && g_strv_contains (rectify_assignment_get_names (assignment), name))
        return TRUE;
    }
  return FALSE;
}

/**
 * rectify_assignment_edit_add:
 * @item: an item
 * @field: a field of who answers, as rectify-party-field.h has them
 * @text: the parties as written
 *
 * Adds parties to those in the field, leaving out those that are there already. Other assignments
 * of the field stay as they are.
 */
void
rectify_assignment_edit_add (RectifyItem *item, guint field, const char *text)
{
  RectifyAssignment *old = find (item, field);
  RectifyAssignment *gone = NULL;
  g_autoptr (GArray) names = rectify_party_list_find (rectify_vocabulary_get_default (), text);
  g_autoptr (GString) whole = NULL;
  g_autoptr (GPtrArray) fresh = NULL;
  GPtrArray *assignments = rectify_item_get_assignments (item);

  if (old == NULL)
    {
      rectify_assignment_edit_set (item, field, text);
      return;
    }
  whole = g_string_new (rectify_assignment_get_text (old));
  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_array_index (names, RectifyPartyName, i).text;

      if (!is_named (item, field, name))
        g_string_append_printf (whole, "%s%s", whole->len > 0 ? "、" : "", name);
    }
  fresh = g_ptr_array_new_with_free_func ((GDestroyNotify) rectify_assignment_unref);
  for (guint i = 0; i < assignments->len; i++)
    {
      RectifyAssignment *assignment = g_ptr_array_index (assignments, i);

      if (assignment == old)
        keep_made (fresh, old, whole->str, &gone);
      else
        g_ptr_array_add (fresh, rectify_assignment_ref (assignment));
    }
  rectify_item_set_assignments (item, fresh);
}
