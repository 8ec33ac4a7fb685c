/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-deadline.h"

#include <string.h>

struct _RectifyDeadline {
  gatomicrefcount refs;
  RectifyWording *wording;
  RectifyDeadlineKinds kinds;
  GDate due;
};

G_DEFINE_BOXED_TYPE (RectifyDeadline, rectify_deadline, rectify_deadline_ref,
                     rectify_deadline_unref)

/**
 * rectify_deadline_get_document_label:
 *
 * Returns: (transfer none): the label a new deadline gets in a document, whatever the interface's
 *   language
 */
const char *
rectify_deadline_get_document_label (void)
{
  return "整改时限";
}

/**
 * rectify_deadline_new:
 * @label: (nullable): the label as written; %NULL: “整改时限”
 * @text: (nullable): the words as written
 * @kinds: what they mean
 * @due: (nullable): the date, if one follows
 *
 * Returns: (transfer full): a new deadline that stands at the end of its item
 */
RectifyDeadline *
rectify_deadline_new (const char *label, const char *text, RectifyDeadlineKinds kinds,
                      const GDate *due)
{
  g_autoptr (RectifyWording) wording
      = rectify_wording_new (label != NULL ? label : rectify_deadline_get_document_label (), text);

  return rectify_deadline_new_worded (wording, kinds, due);
}

/**
 * rectify_deadline_new_worded:
 * @wording: how it is written
 * @kinds: what the words mean
 * @due: (nullable): the date, if one follows
 *
 * Returns: (transfer full): a new deadline
 */
RectifyDeadline *
rectify_deadline_new_worded (RectifyWording *wording, RectifyDeadlineKinds kinds, const GDate *due)
{
  RectifyDeadline *self;

  g_return_val_if_fail (wording != NULL, NULL);

  self = g_new0 (RectifyDeadline, 1);
  g_atomic_ref_count_init (&self->refs);
  self->wording = rectify_wording_ref (wording);
  self->kinds = kinds;
  g_date_clear (&self->due, 1);
  if (due != NULL && g_date_valid (due))
    self->due = *due;
  return self;
}

/**
 * rectify_deadline_ref:
 * @self: a deadline
 *
 * Returns: (transfer full): @self
 */
RectifyDeadline *
rectify_deadline_ref (RectifyDeadline *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

/**
 * rectify_deadline_unref:
 * @self: (transfer full): a deadline
 */
void
rectify_deadline_unref (RectifyDeadline *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  rectify_wording_unref (self->wording);
  g_free (self);
}

/**
 * rectify_deadline_get_label:
 * @self: a deadline
 *
 * Returns: (transfer none): the label as written, such as “整改时限”
 */
const char *
rectify_deadline_get_label (RectifyDeadline *self)
{
  return self->wording->label;
}

/**
 * rectify_deadline_get_text:
 * @self: a deadline
 *
 * Returns: (transfer none): the words as written
 */
const char *
rectify_deadline_get_text (RectifyDeadline *self)
{
  return self->wording->text;
}

/**
 * rectify_deadline_get_kinds:
 * @self: a deadline
 *
 * Returns: what the words mean
 */
RectifyDeadlineKinds
rectify_deadline_get_kinds (RectifyDeadline *self)
{
  return self->kinds;
}

/**
 * rectify_deadline_get_due:
 * @self: a deadline
 *
 * Returns: (transfer none) (nullable): the last day, or %NULL if there is no date
 */
const GDate *
rectify_deadline_get_due (RectifyDeadline *self)
{
  return g_date_valid (&self->due) ? &self->due : NULL;
}

/**
 * rectify_deadline_get_wording:
 * @self: a deadline
 *
 * Returns: (transfer none): how and where it is written
 */
RectifyWording *
rectify_deadline_get_wording (RectifyDeadline *self)
{
  return self->wording;
}

/**
 * rectify_deadline_equal:
 * @a: (nullable): a deadline
 * @b: (nullable): another
 *
 * Returns: whether wording, meaning and date are the same
 */
gboolean
rectify_deadline_equal (RectifyDeadline *a, RectifyDeadline *b)
{
  const GDate *due_a, *due_b;

  if (a == b)
    return TRUE;
  if (a == NULL || b == NULL || a->kinds != b->kinds)
    return FALSE;
  due_a = rectify_deadline_get_due (a);
  due_b = rectify_deadline_get_due (b);
  if ((due_a == NULL) != (due_b == NULL))
    return FALSE;
  return (due_a == NULL || g_date_compare (due_a, due_b) == 0)
         && rectify_wording_equal (a->wording, b->wording);
}

/**
 * rectify_date_to_string:
 * @date: (nullable): a date
 *
 * Returns: (transfer full) (nullable): “2022-12-31”, or %NULL if there is none
 */
char *
rectify_date_to_string (const GDate *date)
{
  if (date == NULL || !g_date_valid (date))
    return NULL;
  return g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (date), g_date_get_month (date),
                          g_date_get_day (date));
}

static gboolean
parse_digits (const char *text, guint n_digits, guint *value)
{
  *value = 0;
  for (guint i = 0; i < n_digits; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return FALSE;
      *value = *value * 10 + g_ascii_digit_value (text[i]);
    }
  return TRUE;
}

/**
 * rectify_date_from_string:
 * @text: (nullable): a date in the form of rectify_date_to_string()
 *
 * Returns: (transfer full) (nullable): the date, or %NULL if it is none
 */
GDate *
rectify_date_from_string (const char *text)
{
  guint year, month, day;

  if (text == NULL || strlen (text) != 10 || text[4] != '-' || text[7] != '-'
      || !parse_digits (text, 4, &year) || !parse_digits (text + 5, 2, &month)
      || !parse_digits (text + 8, 2, &day) || !g_date_valid_dmy (day, month, year))
    return NULL;
  return g_date_new_dmy (day, month, year);
}
