/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-step.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rectify-deadline.h"

/* Identifiers fit into a JavaScript number, with room for those that follow (see
 * rectify_item_next_step_id()). */
#define ID_MASK ((G_GUINT64_CONSTANT (1) << 51) - 1)

struct _RectifyStep {
  gatomicrefcount refs;
  gint64 id;
  RectifyStepKind kind;
  GDate date;
  char *who;
  char *text;
  int counts[RECTIFY_STEP_N_COUNTS];
};

G_DEFINE_BOXED_TYPE (RectifyStep, rectify_step, rectify_step_ref, rectify_step_unref)

static const char *const nicks[RECTIFY_N_STEP_KINDS]
    = { "request", "approve", "refuse", "reopen", "vote", "stage" };
static const char *const titles[RECTIFY_N_STEP_KINDS]
    = { NC_ ("step", "Close-out requested"), NC_ ("step", "Close-out approved"),
        NC_ ("step", "Close-out refused"),   NC_ ("step", "Reopened"),
        NC_ ("step", "Satisfaction vote"),   NC_ ("step", "Stage goal") };

/**
 * rectify_step_new:
 * @kind: what it is
 * @date: (nullable): the day, of a stage that by which it is to be reached; %NULL if nobody knows
 * @who: (nullable): who did it
 * @text: (nullable): the grounds, the remark, the reason or the goal
 * @counts: (nullable) (array fixed-size=3): what was counted
 *
 * Returns: (transfer full): a new step with an identifier of its own
 */
RectifyStep *
rectify_step_new (RectifyStepKind kind, const GDate *date, const char *who, const char *text,
                  const int *counts)
{
  gint64 id = 0;

  while (id == 0)
    id = (((guint64) g_random_int () << 32) | g_random_int ()) & ID_MASK;
  return rectify_step_new_stored (id, kind, date, who, text, counts);
}

/**
 * rectify_step_new_stored:
 * @id: its identifier
 * @kind: what it is
 * @date: (nullable): the day; %NULL if nobody knows
 * @who: (nullable): who did it
 * @text: (nullable): the grounds, the remark, the reason or the goal
 * @counts: (nullable) (array fixed-size=3): what was counted
 *
 * Returns: (transfer full): a step that was stored before
 */
RectifyStep *
rectify_step_new_stored (gint64 id, RectifyStepKind kind, const GDate *date, const char *who,
                         const char *text, const int *counts)
{
  RectifyStep *self;

  g_return_val_if_fail ((guint) kind < RECTIFY_N_STEP_KINDS, NULL);

  self = g_new0 (RectifyStep, 1);
  g_atomic_ref_count_init (&self->refs);
  self->id = id;
  self->kind = kind;
  g_date_clear (&self->date, 1);
  if (date != NULL && g_date_valid (date))
    self->date = *date;
  self->who = g_strdup (who != NULL ? who : "");
  self->text = g_strdup (text != NULL ? text : "");
  for (guint i = 0; counts != NULL && i < RECTIFY_STEP_N_COUNTS; i++)
    self->counts[i] = CLAMP (counts[i], 0, RECTIFY_STEP_MAX_COUNT);
  return self;
}

/**
 * rectify_step_with_reached:
 * @self: a stage
 * @reached: whether it was reached
 *
 * Returns: (transfer full): the same stage, with that said of it
 */
RectifyStep *
rectify_step_with_reached (RectifyStep *self, gboolean reached)
{
  int counts[RECTIFY_STEP_N_COUNTS];

  memcpy (counts, self->counts, sizeof counts);
  counts[0] = reached != FALSE;
  return rectify_step_new_stored (self->id, self->kind, rectify_step_get_date (self), self->who,
                                  self->text, counts);
}

/**
 * rectify_step_ref:
 * @self: a step
 *
 * Returns: (transfer full): @self
 */
RectifyStep *
rectify_step_ref (RectifyStep *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

/**
 * rectify_step_unref:
 * @self: (transfer full): a step
 */
void
rectify_step_unref (RectifyStep *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_free (self->who);
  g_free (self->text);
  g_free (self);
}

/**
 * rectify_step_get_id:
 * @self: a step
 *
 * Returns: its identifier, which it has from the beginning
 */
gint64
rectify_step_get_id (RectifyStep *self)
{
  return self->id;
}

/**
 * rectify_step_get_kind:
 * @self: a step
 *
 * Returns: what it is
 */
RectifyStepKind
rectify_step_get_kind (RectifyStep *self)
{
  return self->kind;
}

/**
 * rectify_step_get_date:
 * @self: a step
 *
 * Returns: (transfer none) (nullable): the day, of a stage that by which it is to be reached; %NULL
 *   if nobody knows
 */
const GDate *
rectify_step_get_date (RectifyStep *self)
{
  return g_date_valid (&self->date) ? &self->date : NULL;
}

/**
 * rectify_step_get_who:
 * @self: a step
 *
 * Returns: (transfer none): who did it, "" if nobody knows
 */
const char *
rectify_step_get_who (RectifyStep *self)
{
  return self->who;
}

/**
 * rectify_step_get_text:
 * @self: a step
 *
 * Returns: (transfer none): the grounds, the remark, the reason or the goal, or ""
 */
const char *
rectify_step_get_text (RectifyStep *self)
{
  return self->text;
}

/**
 * rectify_step_get_counts:
 * @self: a step
 *
 * Returns: (transfer none) (array fixed-size=3): of a vote, how many are satisfied, fairly satisfied
 *   and not satisfied
 */
const int *
rectify_step_get_counts (RectifyStep *self)
{
  return self->counts;
}

/**
 * rectify_step_is_reached:
 * @self: a step
 *
 * Returns: whether it is a stage that was reached
 */
gboolean
rectify_step_is_reached (RectifyStep *self)
{
  return self->kind == RECTIFY_STEP_STAGE && self->counts[0] > 0;
}

/**
 * rectify_step_equal:
 * @a: a step
 * @b: another
 *
 * Returns: whether they are the same, the identifier included
 */
gboolean
rectify_step_equal (RectifyStep *a, RectifyStep *b)
{
  gboolean dated = g_date_valid (&a->date);

  return a == b
         || (a->id == b->id && a->kind == b->kind && dated == g_date_valid (&b->date)
             && (!dated || g_date_compare (&a->date, &b->date) == 0)
             && memcmp (a->counts, b->counts, sizeof a->counts) == 0 && g_str_equal (a->who, b->who)
             && g_str_equal (a->text, b->text));
}

/**
 * rectify_step_compare:
 * @a: a step
 * @b: another
 *
 * By day; steps without one come first, and those of one day by their identifier.
 *
 * Returns: less than, equal to or greater than 0, as @a is before, beside or behind @b
 */
int
rectify_step_compare (RectifyStep *a, RectifyStep *b)
{
  const GDate *first = rectify_step_get_date (a);
  const GDate *second = rectify_step_get_date (b);
  int by_day = 0;

  if ((first == NULL) != (second == NULL))
    return first == NULL ? -1 : 1;
  if (first != NULL)
    by_day = g_date_compare (first, second);
  if (by_day != 0)
    return by_day;
  return a->id < b->id ? -1 : a->id > b->id;
}

/**
 * rectify_step_dup_words:
 * @self: a step
 *
 * Returns: (transfer full): all of it in a line, in the user's language: when, what, in what words,
 *   by whom
 */
char *
rectify_step_dup_words (RectifyStep *self)
{
  g_autofree char *date = rectify_date_to_string (rectify_step_get_date (self));
  GString *words = g_string_new (date);

  g_string_append_printf (words, "%s%s", words->len > 0 ? " " : "",
                          rectify_step_kind_get_title (self->kind));
  if (*self->text != '\0')
    /* TRANSLATORS: what was said, behind what was done. */
    g_string_append_printf (words, C_ ("remark", ": %s"), self->text);
  if (self->kind == RECTIFY_STEP_VOTE)
    g_string_append_printf (words,
                            C_ ("aside", " (satisfied %d, fairly satisfied %d, not satisfied %d)"),
                            self->counts[0], self->counts[1], self->counts[2]);
  if (self->kind == RECTIFY_STEP_STAGE)
    /* TRANSLATORS: an aside, behind what it is about. */
    g_string_append_printf (words, C_ ("aside", " (%s)"),
                            self->counts[0] > 0 ? C_ ("stage", "reached")
                                                : C_ ("stage", "not yet reached"));
  if (*self->who != '\0')
    g_string_append_printf (words, C_ ("aside", " (%s)"), self->who);
  return g_string_free (words, FALSE);
}

/**
 * rectify_step_kind_get_nick:
 * @kind: a kind of step
 *
 * Returns: (transfer none): the machine's word for it, as in JSON
 */
const char *
rectify_step_kind_get_nick (RectifyStepKind kind)
{
  g_return_val_if_fail ((guint) kind < RECTIFY_N_STEP_KINDS, "");
  return nicks[kind];
}

/**
 * rectify_step_kind_get_title:
 * @kind: a kind of step
 *
 * Returns: (transfer none): the user's word for it
 */
const char *
rectify_step_kind_get_title (RectifyStepKind kind)
{
  g_return_val_if_fail ((guint) kind < RECTIFY_N_STEP_KINDS, "");
  return g_dpgettext2 (GETTEXT_PACKAGE, "step", titles[kind]);
}
