/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-wording.h"

#include <string.h>

#define DEFAULT_MARK "："

G_DEFINE_BOXED_TYPE (RectifyWording, rectify_wording, rectify_wording_ref, rectify_wording_unref)

/* The strings stand behind the structure, in one piece of memory: plans have very many of them. */
static char *
place_text (char **end, const char *text, gsize size)
{
  char *place = *end;

  memcpy (place, text, size);
  *end = place + size;
  return place;
}

/**
 * rectify_wording_new:
 * @label: (nullable): the label
 * @text: (nullable): the text
 *
 * How a field is written that the user makes: after all children, in a line of its own, with a
 * full-width colon between label and text.
 *
 * Returns: (transfer full): a new wording
 */
RectifyWording *
rectify_wording_new (const char *label, const char *text)
{
  const char *mark = label != NULL && *label != '\0' ? DEFAULT_MARK : "";

  return rectify_wording_new_full ("", label, mark, text, "", RECTIFY_PLACE_DEFAULT, 0, FALSE);
}

/**
 * rectify_wording_new_full:
 * @before: (nullable): marks before the label
 * @label: (nullable): the label
 * @mark: (nullable): what stands between label and text
 * @text: (nullable): the text
 * @after: (nullable): marks behind the text
 * @before_child: how many children are written before it, or %RECTIFY_PLACE_DEFAULT
 * @order: rank among the fields at the same place
 * @run_in: whether it continues the paragraph before it
 *
 * Returns: (transfer full): a new wording
 */
RectifyWording *
rectify_wording_new_full (const char *before, const char *label, const char *mark, const char *text,
                          const char *after, guint before_child, guint order, gboolean run_in)
{
  const char *texts[] = { before, label, mark, text, after };
  gsize sizes[G_N_ELEMENTS (texts)];
  gsize size = sizeof (RectifyWording);
  RectifyWording *self;
  char *end;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      if (texts[i] == NULL)
        texts[i] = "";
      sizes[i] = strlen (texts[i]) + 1;
      size += sizes[i];
    }
  self = g_malloc (size);
  end = (char *) (self + 1);
  g_atomic_ref_count_init (&self->refs);
  self->before = place_text (&end, texts[0], sizes[0]);
  self->label = place_text (&end, texts[1], sizes[1]);
  self->mark = place_text (&end, texts[2], sizes[2]);
  self->text = place_text (&end, texts[3], sizes[3]);
  self->after = place_text (&end, texts[4], sizes[4]);
  self->before_child = before_child;
  self->order = order;
  self->run_in = !!run_in;
  return self;
}

/**
 * rectify_wording_with_text:
 * @self: a wording
 * @label: (nullable): another label
 * @text: (nullable): another text
 *
 * Returns: (transfer full): the same place and marks with other words
 */
RectifyWording *
rectify_wording_with_text (RectifyWording *self, const char *label, const char *text)
{
  const char *mark = self->mark;

  if (*mark == '\0' && label != NULL && *label != '\0')
    mark = DEFAULT_MARK;
  return rectify_wording_new_full (self->before, label, mark, text, self->after, self->before_child,
                                   self->order, self->run_in);
}

/**
 * rectify_wording_with_place:
 * @self: a wording
 * @before_child: how many children are written before it, or %RECTIFY_PLACE_DEFAULT
 * @order: rank among the fields at the same place
 *
 * Returns: (transfer full): the same words at another place
 */
RectifyWording *
rectify_wording_with_place (RectifyWording *self, guint before_child, guint order)
{
  return rectify_wording_new_full (self->before, self->label, self->mark, self->text, self->after,
                                   before_child, order, self->run_in);
}

/**
 * rectify_wording_ref:
 * @self: a wording
 *
 * Returns: (transfer full): @self
 */
RectifyWording *
rectify_wording_ref (RectifyWording *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

/**
 * rectify_wording_unref:
 * @self: (transfer full): a wording
 */
void
rectify_wording_unref (RectifyWording *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_free (self);
}

/**
 * rectify_wording_equal:
 * @a: (nullable): a wording
 * @b: (nullable): another
 *
 * Returns: whether they are the same words, marks and place
 */
gboolean
rectify_wording_equal (RectifyWording *a, RectifyWording *b)
{
  if (a == b)
    return TRUE;
  if (a == NULL || b == NULL)
    return FALSE;
  return a->before_child == b->before_child && a->order == b->order && a->run_in == b->run_in
         && g_str_equal (a->before, b->before) && g_str_equal (a->label, b->label)
         && g_str_equal (a->mark, b->mark) && g_str_equal (a->text, b->text)
         && g_str_equal (a->after, b->after);
}

/**
 * rectify_wording_dup_line:
 * @self: a wording
 *
 * Returns: (transfer full): all of it as it is written
 */
char *
rectify_wording_dup_line (RectifyWording *self)
{
  return g_strconcat (self->before, self->label, self->mark, self->text, self->after, NULL);
}
