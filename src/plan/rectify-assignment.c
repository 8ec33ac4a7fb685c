/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-assignment.h"

struct _RectifyAssignment {
  gatomicrefcount refs;
  RectifyRole role;
  RectifyWording *wording;
  char **names;
};

G_DEFINE_BOXED_TYPE (RectifyAssignment, rectify_assignment, rectify_assignment_ref,
                     rectify_assignment_unref)

/**
 * rectify_assignment_new:
 * @role: the role
 * @label: (nullable): the label as written; %NULL: the usual one of the role
 * @text: (nullable): the parties as written; %NULL: the names joined with “、”
 * @names: (nullable): the parties, %NULL-terminated
 *
 * Returns: (transfer full): a new assignment that stands at the end of its item
 */
RectifyAssignment *
rectify_assignment_new (RectifyRole role, const char *label, const char *text,
                        const char *const *names)
{
  g_autoptr (RectifyWording) wording = NULL;
  g_autofree char *joined = NULL;

  if (text == NULL)
    text = joined = names != NULL ? g_strjoinv ("、", (char **) names) : g_strdup ("");
  wording
      = rectify_wording_new (label != NULL ? label : rectify_role_get_document_label (role), text);
  return rectify_assignment_new_worded (role, wording, names);
}

/**
 * rectify_assignment_new_worded:
 * @role: the role
 * @wording: how it is written
 * @names: (nullable): the parties, %NULL-terminated
 *
 * Returns: (transfer full): a new assignment
 */
RectifyAssignment *
rectify_assignment_new_worded (RectifyRole role, RectifyWording *wording, const char *const *names)
{
  RectifyAssignment *self;

  g_return_val_if_fail ((guint) role < RECTIFY_N_ROLES, NULL);
  g_return_val_if_fail (wording != NULL, NULL);

  self = g_new0 (RectifyAssignment, 1);
  g_atomic_ref_count_init (&self->refs);
  self->role = role;
  self->wording = rectify_wording_ref (wording);
  self->names = names != NULL ? g_strdupv ((char **) names) : g_new0 (char *, 1);
  return self;
}

/**
 * rectify_assignment_ref:
 * @self: an assignment
 *
 * Returns: (transfer full): @self
 */
RectifyAssignment *
rectify_assignment_ref (RectifyAssignment *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

/**
 * rectify_assignment_unref:
 * @self: (transfer full): an assignment
 */
void
rectify_assignment_unref (RectifyAssignment *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  rectify_wording_unref (self->wording);
  g_strfreev (self->names);
  g_free (self);
}

/**
 * rectify_assignment_get_role:
 * @self: an assignment
 *
 * Returns: in what role the parties are
 */
RectifyRole
rectify_assignment_get_role (RectifyAssignment *self)
{
  return self->role;
}

/**
 * rectify_assignment_get_label:
 * @self: an assignment
 *
 * Returns: (transfer none): the label as written, such as “责任领导”
 */
const char *
rectify_assignment_get_label (RectifyAssignment *self)
{
  return self->wording->label;
}

/**
 * rectify_assignment_get_text:
 * @self: an assignment
 *
 * Returns: (transfer none): the parties as written
 */
const char *
rectify_assignment_get_text (RectifyAssignment *self)
{
  return self->wording->text;
}

/**
 * rectify_assignment_get_names:
 * @self: an assignment
 *
 * Returns: (transfer none): the parties' names, %NULL-terminated, never %NULL
 */
const char *const *
rectify_assignment_get_names (RectifyAssignment *self)
{
  return (const char *const *) self->names;
}

/**
 * rectify_assignment_get_wording:
 * @self: an assignment
 *
 * Returns: (transfer none): how and where it is written
 */
RectifyWording *
rectify_assignment_get_wording (RectifyAssignment *self)
{
  return self->wording;
}

/**
 * rectify_assignment_equal:
 * @a: an assignment
 * @b: another
 *
 * Returns: whether role, wording and names are the same
 */
gboolean
rectify_assignment_equal (RectifyAssignment *a, RectifyAssignment *b)
{
  return a == b
         || (a->role == b->role && rectify_wording_equal (a->wording, b->wording)
             && g_strv_equal ((const char *const *) a->names, (const char *const *) b->names));
}
