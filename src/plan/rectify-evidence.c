/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-evidence.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rectify-deadline.h"

/* Identifiers fit into a JavaScript number, as those of items do. */
#define ID_MASK ((G_GUINT64_CONSTANT (1) << 52) - 1)
#define ANY_TYPE "application/octet-stream"

struct _RectifyEvidence {
  gatomicrefcount refs;
  gint64 id;
  gint64 entry_id;
  gint64 size;
  GDate date;
  char *name;
  char *hash;
  char *type;
  char *who;
};

G_DEFINE_BOXED_TYPE (RectifyEvidence, rectify_evidence, rectify_evidence_ref,
                     rectify_evidence_unref)

/**
 * rectify_evidence_new:
 * @entry_id: the progress entry that it proves, or 0 for the item as a whole
 * @name: what the file is called; see rectify_evidence_dup_safe_name()
 * @hash: the SHA-256 of its content, as 64 small hexadecimal digits
 * @size: of its content, in bytes
 * @type: (nullable): its MIME type
 * @date: (nullable): when it was added
 * @who: (nullable): who added it
 *
 * Returns: (transfer full): new evidence with an identifier of its own
 */
RectifyEvidence *
rectify_evidence_new (gint64 entry_id, const char *name, const char *hash, gint64 size,
                      const char *type, const GDate *date, const char *who)
{
  gint64 id = 0;

  while (id == 0)
    id = (((guint64) g_random_int () << 32) | g_random_int ()) & ID_MASK;
  return rectify_evidence_new_stored (id, entry_id, name, hash, size, type, date, who);
}

static gboolean
is_type_char (char c)
{
  return g_ascii_isalnum (c) || (c != '\0' && strchr ("!#$&^_.+-", c) != NULL);
}

static gboolean
is_type (const char *type)
{
  const char *slash = type != NULL ? strchr (type, '/') : NULL;

  if (slash == NULL || slash == type || slash[1] == '\0' || strlen (type) > 127)
    return FALSE;
  for (const char *p = type; *p != '\0'; p++)
    if (p != slash && !is_type_char (*p))
      return FALSE;
  return TRUE;
}

/**
 * rectify_evidence_new_stored:
 * @id: its identifier
 * @entry_id: the progress entry that it proves, or 0 for the item as a whole
 * @name: what the file is called; see rectify_evidence_dup_safe_name()
 * @hash: the SHA-256 of its content, as 64 small hexadecimal digits
 * @size: of its content, in bytes
 * @type: (nullable): its MIME type; what is none becomes that of any file
 * @date: (nullable): when it was added
 * @who: (nullable): who added it
 *
 * Returns: (transfer full): evidence that was stored before
 */
RectifyEvidence *
rectify_evidence_new_stored (gint64 id, gint64 entry_id, const char *name, const char *hash,
                             gint64 size, const char *type, const GDate *date, const char *who)
{
  RectifyEvidence *self;

  g_return_val_if_fail (rectify_evidence_is_hash (hash), NULL);
  g_return_val_if_fail (size >= 0, NULL);

  self = g_new0 (RectifyEvidence, 1);
  g_atomic_ref_count_init (&self->refs);
  self->id = id;
  self->entry_id = entry_id;
  self->size = size;
  g_date_clear (&self->date, 1);
  if (date != NULL && g_date_valid (date))
    self->date = *date;
  self->name = rectify_evidence_dup_safe_name (name);
  self->hash = g_strdup (hash);
  self->type = g_strdup (is_type (type) ? type : ANY_TYPE);
  self->who = g_strdup (who != NULL ? who : "");
  return self;
}

/**
 * rectify_evidence_with_entry:
 * @self: evidence
 * @entry_id: the progress entry that it is to prove, or 0 for the item as a whole
 *
 * Returns: (transfer full): the same evidence, its identifier included, of that entry
 */
RectifyEvidence *
rectify_evidence_with_entry (RectifyEvidence *self, gint64 entry_id)
{
  return rectify_evidence_new_stored (self->id, entry_id, self->name, self->hash, self->size,
                                      self->type, rectify_evidence_get_date (self), self->who);
}

/**
 * rectify_evidence_ref:
 * @self: evidence
 *
 * Returns: (transfer full): @self
 */
RectifyEvidence *
rectify_evidence_ref (RectifyEvidence *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

/**
 * rectify_evidence_unref:
 * @self: (transfer full): evidence
 */
void
rectify_evidence_unref (RectifyEvidence *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_free (self->name);
  g_free (self->hash);
  g_free (self->type);
  g_free (self->who);
  g_free (self);
}

/**
 * rectify_evidence_get_id:
 * @self: evidence
 *
 * Returns: its identifier, which it has from the beginning
 */
gint64
rectify_evidence_get_id (RectifyEvidence *self)
{
  return self->id;
}

/**
 * rectify_evidence_get_entry_id:
 * @self: evidence
 *
 * Returns: the progress entry that it proves, which may be gone; 0 for the item as a whole
 */
gint64
rectify_evidence_get_entry_id (RectifyEvidence *self)
{
  return self->entry_id;
}

/**
 * rectify_evidence_get_name:
 * @self: evidence
 *
 * Returns: (transfer none): what the file is called, never empty and never a path
 */
const char *
rectify_evidence_get_name (RectifyEvidence *self)
{
  return self->name;
}

/**
 * rectify_evidence_get_hash:
 * @self: evidence
 *
 * Returns: (transfer none): the SHA-256 of its content, as 64 small hexadecimal digits
 */
const char *
rectify_evidence_get_hash (RectifyEvidence *self)
{
  return self->hash;
}

/**
 * rectify_evidence_get_size:
 * @self: evidence
 *
 * Returns: the size of its content, in bytes
 */
gint64
rectify_evidence_get_size (RectifyEvidence *self)
{
  return self->size;
}

/**
 * rectify_evidence_get_mime_type:
 * @self: evidence
 *
 * Returns: (transfer none): its MIME type, as whoever added it found it
 */
const char *
rectify_evidence_get_mime_type (RectifyEvidence *self)
{
  return self->type;
}

/**
 * rectify_evidence_get_date:
 * @self: evidence
 *
 * Returns: (transfer none) (nullable): when it was added; %NULL if nobody knows
 */
const GDate *
rectify_evidence_get_date (RectifyEvidence *self)
{
  return g_date_valid (&self->date) ? &self->date : NULL;
}

/**
 * rectify_evidence_get_who:
 * @self: evidence
 *
 * Returns: (transfer none): who added it, "" if nobody knows
 */
const char *
rectify_evidence_get_who (RectifyEvidence *self)
{
  return self->who;
}

/**
 * rectify_evidence_equal:
 * @a: evidence
 * @b: other evidence
 *
 * Returns: whether they are the same, the identifier included
 */
gboolean
rectify_evidence_equal (RectifyEvidence *a, RectifyEvidence *b)
{
  gboolean dated = g_date_valid (&a->date);

  return a == b
         || (a->id == b->id && a->entry_id == b->entry_id && a->size == b->size
             && dated == g_date_valid (&b->date)
             && (!dated || g_date_compare (&a->date, &b->date) == 0)
             && g_str_equal (a->name, b->name) && g_str_equal (a->hash, b->hash)
             && g_str_equal (a->type, b->type) && g_str_equal (a->who, b->who));
}

/**
 * rectify_evidence_compare:
 * @a: evidence
 * @b: other evidence
 *
 * By day; what has none comes first, and that of one day by name and identifier.
 *
 * Returns: less than, equal to or greater than 0, as @a is before, beside or behind @b
 */
int
rectify_evidence_compare (RectifyEvidence *a, RectifyEvidence *b)
{
  const GDate *first = rectify_evidence_get_date (a);
  const GDate *second = rectify_evidence_get_date (b);
  int by_day = 0;

  if ((first == NULL) != (second == NULL))
    return first == NULL ? -1 : 1;
  if (first != NULL)
    by_day = g_date_compare (first, second);
  if (by_day != 0)
    return by_day;
  if (!g_str_equal (a->name, b->name))
    return strcmp (a->name, b->name);
  return a->id < b->id ? -1 : a->id > b->id;
}

/**
 * rectify_evidence_dup_words:
 * @self: evidence
 *
 * Returns: (transfer full): all of it in a line: when, what it is called, how large, by whom. The
 *   first digits of its hash tell apart what has the same name
 */
char *
rectify_evidence_dup_words (RectifyEvidence *self)
{
  g_autofree char *date = rectify_date_to_string (rectify_evidence_get_date (self));
  g_autofree char *size = g_format_size (self->size);
  GString *words = g_string_new (date);

  g_string_append_printf (words, "%s%s", words->len > 0 ? " " : "", self->name);
  /* TRANSLATORS: behind a file's name: 1: its size; 2: the first digits of its sum. */
  g_string_append_printf (words, C_ ("evidence", " (%s, %.8s)"), size, self->hash);
  if (*self->who != '\0')
    g_string_append_printf (words, C_ ("aside", " (%s)"), self->who);
  return g_string_free (words, FALSE);
}

/**
 * rectify_evidence_is_hash:
 * @text: (nullable): text
 *
 * Returns: whether it can be the hash of a content: 64 small hexadecimal digits
 */
gboolean
rectify_evidence_is_hash (const char *text)
{
  return text != NULL && strlen (text) == RECTIFY_EVIDENCE_HASH_LENGTH
         && strspn (text, "0123456789abcdef") == RECTIFY_EVIDENCE_HASH_LENGTH;
}

/* What would end a line, hide a part of the name or turn it round (“gpj.exe”), or what some file
 * system does not take. */
static gboolean
is_safe (gunichar c)
{
  switch (g_unichar_type (c))
    {
    case G_UNICODE_CONTROL:
    case G_UNICODE_FORMAT:
    case G_UNICODE_LINE_SEPARATOR:
    case G_UNICODE_PARAGRAPH_SEPARATOR:
    case G_UNICODE_SURROGATE:
      return FALSE;
    default:
      return c > 0x7f || strchr ("<>:\"|?*", c) == NULL;
    }
}

/* Whole characters from the beginning, at most so many bytes. */
static gsize
count_bytes (const char *text, gsize most)
{
  const char *p = text;

  while (*p != '\0' && (gsize) (g_utf8_next_char (p) - text) <= most)
    p = g_utf8_next_char (p);
  return p - text;
}

/* What is too long loses its middle: the ending says what it is. */
static void
shorten (GString *name)
{
  const char *dot = strrchr (name->str, '.');
  gsize ending = dot != NULL && dot > name->str ? name->str + name->len - dot : 0;
  gsize kept;

  if (name->len <= RECTIFY_EVIDENCE_MAX_NAME)
    return;
  if (ending > 20)
    ending = 0;
  kept = count_bytes (name->str, RECTIFY_EVIDENCE_MAX_NAME - ending);
  g_string_erase (name, kept, name->len - ending - kept);
}

/**
 * rectify_evidence_dup_safe_name:
 * @name: (nullable): what a file is said to be called, from anywhere, UTF-8 or not
 *
 * Makes a name that is no path, that every usual file system takes, and that shows what it is: what
 * stands before the last slash of either kind, and what cannot be seen, is left out. A safe name stays
 * as it is.
 *
 * Returns: (transfer full): the name, never empty
 */
char *
rectify_evidence_dup_safe_name (const char *name)
{
  g_autofree char *valid = g_utf8_make_valid (name != NULL ? name : "", -1);
  GString *safe = g_string_new (NULL);
  const char *start = valid;

  for (const char *p = valid; *p != '\0'; p++)
    if (*p == '/' || *p == '\\')
      start = p + 1;
  for (const char *p = start; *p != '\0'; p = g_utf8_next_char (p))
    if (is_safe (g_utf8_get_char (p)))
      g_string_append_unichar (safe, g_utf8_get_char (p));
  shorten (safe);
  while (safe->len > 0 && strchr (" .", safe->str[safe->len - 1]) != NULL)
    g_string_truncate (safe, safe->len - 1);
  while (safe->len > 0 && strchr (" .-", *safe->str) != NULL)
    g_string_erase (safe, 0, 1);
  if (safe->len == 0)
    g_string_assign (safe, "evidence");
  return g_string_free (safe, FALSE);
}
