/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-save-private.h"

/**
 * rectify_save_fields_alike:
 * @item: an item of a draft
 * @stored: the same as it is stored
 *
 * Returns: whether assignments, deadline and lead-in are the same, to the word
 */
gboolean
rectify_save_fields_alike (RectifyItem *item, RectifyItem *stored)
{
  GPtrArray *a = rectify_item_get_assignments (item);
  GPtrArray *b = rectify_item_get_assignments (stored);

  if (a->len != b->len
      || !rectify_wording_equal (rectify_item_get_lead_in (item), rectify_item_get_lead_in (stored))
      || !rectify_deadline_equal (rectify_item_get_deadline (item),
                                  rectify_item_get_deadline (stored)))
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (!rectify_assignment_equal (g_ptr_array_index (a, i), g_ptr_array_index (b, i)))
      return FALSE;
  return TRUE;
}

/* Binds what all fields have; role, kinds and due are bound before by the caller, to the statement
 * that write_fields() has prepared. */
static gboolean
write_wording (RectifySave *save, gint64 item_id, int what, int position, RectifyWording *wording,
               GError **error)
{
  RectifyStatement *statement = save->prepared[RECTIFY_SAVE_INSERT_FIELD];

  rectify_statement_bind_int (statement, 1, item_id);
  rectify_statement_bind_int (statement, 2, what);
  rectify_statement_bind_int (statement, 3, position);
  rectify_statement_bind_text (statement, 7, wording->before);
  rectify_statement_bind_text (statement, 8, wording->label);
  rectify_statement_bind_text (statement, 9, wording->mark);
  rectify_statement_bind_text (statement, 10, wording->text);
  rectify_statement_bind_text (statement, 11, wording->after);
  if (wording->before_child == RECTIFY_PLACE_DEFAULT)
    rectify_statement_bind_null (statement, 12);
  else
    rectify_statement_bind_int (statement, 12, wording->before_child);
  rectify_statement_bind_int (statement, 13, wording->order);
  rectify_statement_bind_int (statement, 14, wording->run_in);
  return rectify_statement_run (statement, error);
}

static gboolean
write_parties (RectifySave *save, gint64 item_id, guint position, RectifyAssignment *assignment,
               GError **error)
{
  const char *const *names = rectify_assignment_get_names (assignment);
  RectifyRole role = rectify_assignment_get_role (assignment);
  gboolean person = role == RECTIFY_ROLE_LEADER || role == RECTIFY_ROLE_PERSON;
  RectifyStatement *insert_party
      = rectify_save_get_statement (save, RECTIFY_SAVE_INSERT_PARTY, error);
  RectifyStatement *insert_named
      = insert_party != NULL
            ? rectify_save_get_statement (save, RECTIFY_SAVE_INSERT_ASSIGNMENT_PARTY, error)
            : NULL;

  if (insert_named == NULL)
    return FALSE;
  for (guint i = 0; names[i] != NULL; i++)
    {
      rectify_statement_bind_text (insert_party, 1, names[i]);
      rectify_statement_bind_int (insert_party, 2,
                                  person ? RECTIFY_PARTY_PERSON : RECTIFY_PARTY_UNIT);
      rectify_statement_bind_int (insert_named, 1, item_id);
      rectify_statement_bind_int (insert_named, 2, position);
      rectify_statement_bind_int (insert_named, 3, i);
      rectify_statement_bind_text (insert_named, 4, names[i]);
      if (!rectify_statement_run (insert_party, error)
          || !rectify_statement_run (insert_named, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_deadline (RectifySave *save, gint64 item_id, RectifyDeadline *deadline, GError **error)
{
  g_autofree char *due = rectify_date_to_string (rectify_deadline_get_due (deadline));
  RectifyStatement *insert_field = save->prepared[RECTIFY_SAVE_INSERT_FIELD];

  rectify_statement_bind_null (insert_field, 4);
  rectify_statement_bind_int (insert_field, 5, rectify_deadline_get_kinds (deadline));
  rectify_statement_bind_text (insert_field, 6, due);
  return write_wording (save, item_id, 1, 0, rectify_deadline_get_wording (deadline), error);
}

/**
 * rectify_save_write_fields:
 * @save: a plan on its way
 * @item: an item of it
 * @id: its identifier
 * @stored: (nullable): as it is stored
 * @error: return location
 *
 * Writes assignments, deadline and lead-in of an item, unless they are as they are stored.
 *
 * Returns: whether they are written
 */
gboolean
rectify_save_write_fields (RectifySave *save, RectifyItem *item, gint64 id, RectifyItem *stored,
                           GError **error)
{
  GPtrArray *assignments = rectify_item_get_assignments (item);
  RectifyStatement *insert_field;

  if (stored != NULL)
    {
      if (rectify_save_fields_alike (item, stored))
        return TRUE;
      rectify_save_note_changed (save, item, stored);
      if (!rectify_save_run_for_item (save, RECTIFY_SAVE_DELETE_PARTIES, id, error)
          || !rectify_save_run_for_item (save, RECTIFY_SAVE_DELETE_FIELDS, id, error))
        return FALSE;
    }
  insert_field = rectify_save_get_statement (save, RECTIFY_SAVE_INSERT_FIELD, error);
  if (insert_field == NULL)
    return FALSE;
  for (guint i = 0; i < assignments->len; i++)
    {
      RectifyAssignment *assignment = g_ptr_array_index (assignments, i);

      rectify_statement_bind_int (insert_field, 4, rectify_assignment_get_role (assignment));
      rectify_statement_bind_null (insert_field, 5);
      rectify_statement_bind_null (insert_field, 6);
      if (!write_wording (save, id, 0, i, rectify_assignment_get_wording (assignment), error)
          || !write_parties (save, id, i, assignment, error))
        return FALSE;
    }
  if (rectify_item_get_deadline (item) != NULL
      && !write_deadline (save, id, rectify_item_get_deadline (item), error))
    return FALSE;
  if (rectify_item_get_lead_in (item) == NULL)
    return TRUE;
  for (int i = 4; i <= 6; i++)
    rectify_statement_bind_null (insert_field, i);
  return write_wording (save, id, 2, 0, rectify_item_get_lead_in (item), error);
}
