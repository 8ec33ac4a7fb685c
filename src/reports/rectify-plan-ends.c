/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-plan-ends.h"

#include <string.h>

#include "rectify-report-furniture.h"
#include "rectify-report-words.h"

/* Who signs, and to whom a document goes, is said in so many characters at most. */
#define MAX_SIGNATURE 30
#define MAX_DATE 20
#define MAX_ADDRESSEE 60
#define MAX_PRINTED 50
#define MAX_NOTE 60
#define MAX_ATTACHMENTS 20

struct _RectifyPlanEnds {
  GHashTable *roles; /* items to what they are */
  gboolean has[RECTIFY_PARAGRAPH_PRINTED + 1];
  gboolean has_note;
};

static void
set_role (RectifyPlanEnds *self, RectifyItem *item, RectifyParagraphRole role)
{
  g_hash_table_insert (self->roles, item, GINT_TO_POINTER (role));
  self->has[role] = TRUE;
}

/* A paragraph of prose that stands alone. */
static gboolean
is_lone_prose (RectifyItem *item)
{
  return rectify_item_get_kind (item) == RECTIFY_ITEM_PROSE
         && *rectify_item_get_label (item) == '\0' && *rectify_item_get_heading (item) == '\0'
         && *rectify_item_get_columns (item) == '\0' && !rectify_item_get_run_in (item)
         && rectify_item_get_n_children (item) == 0 && rectify_item_get_assignments (item)->len == 0
         && rectify_item_get_deadline (item) == NULL && *rectify_item_get_text (item) != '\0';
}

static gboolean
is_short (RectifyItem *item, glong max_length)
{
  const char *text = rectify_item_get_text (item);

  return g_utf8_strlen (text, -1) <= max_length && strchr (text, '\n') == NULL;
}

/* At the beginning or the end of a plan, and no sentence. */
static gboolean
is_short_prose (RectifyItem *item, glong max_length)
{
  const char *text = rectify_item_get_text (item);

  return is_lone_prose (item) && is_short (item, max_length) && strchr (text, '\t') == NULL
         && strstr (text, "。") == NULL && strstr (text, "；") == NULL;
}

static gboolean
is_date (RectifyItem *item)
{
  const char *text = rectify_item_get_text (item);

  return is_short_prose (item, MAX_DATE) && strstr (text, "年") != NULL
         && strstr (text, "月") != NULL && g_str_has_suffix (text, "日");
}

static gboolean
begins (RectifyItem *item, const char *group, const char *key)
{
  const char *label = rectify_report_words_get (group, key);

  return *label != '\0' && g_str_has_prefix (rectify_item_get_text (item), label);
}

/* What a paragraph at the end of a plan is, the ones below it being known; BODY if nothing special. */
static RectifyParagraphRole
guess_role (RectifyItem *item, RectifyParagraphRole below)
{
  const char *text = rectify_item_get_text (item);
  const char *printed = rectify_report_words_get ("furniture", "printed");
  gboolean in_imprint = below == RECTIFY_PARAGRAPH_COPIES || below == RECTIFY_PARAGRAPH_PRINTED;

  if (!is_lone_prose (item))
    return RECTIFY_PARAGRAPH_BODY;
  if (below == RECTIFY_PARAGRAPH_BODY && is_short (item, MAX_PRINTED) && *printed != '\0'
      && g_str_has_suffix (text, printed) && strstr (text, "年") != NULL)
    return RECTIFY_PARAGRAPH_PRINTED;
  if ((below == RECTIFY_PARAGRAPH_BODY || in_imprint) && begins (item, "furniture", "copies"))
    return RECTIFY_PARAGRAPH_COPIES;
  return RECTIFY_PARAGRAPH_BODY;
}

/* The imprint at the end (7.4), as somebody wrote it into the text. Returns how many paragraphs are
 * before it. */
static guint
find_imprint (RectifyPlanEnds *self, RectifyItem *root)
{
  guint n = rectify_item_get_n_children (root);
  RectifyParagraphRole below = RECTIFY_PARAGRAPH_BODY;

  while (n > 0)
    {
      RectifyItem *item = rectify_item_get_child (root, n - 1);
      RectifyParagraphRole role = guess_role (item, below);

      if (role == RECTIFY_PARAGRAPH_BODY)
        break;
      set_role (self, item, below = role);
      n--;
    }
  return n;
}

/* A note in brackets below the date (7.3.6) stays what it is. */
static gboolean
is_note (RectifyItem *item)
{
  const char *text = rectify_item_get_text (item);

  return is_lone_prose (item) && is_short (item, MAX_NOTE)
         && (g_str_has_prefix (text, "（") || g_str_has_prefix (text, "("))
         && (g_str_has_suffix (text, "）") || g_str_has_suffix (text, ")"));
}

/* “附件：1. …” and the lines below it (7.3.4), right above a signature or at the end. */
static void
find_attachments (RectifyPlanEnds *self, RectifyItem *root, guint n)
{
  guint first = n;

  while (first > 0 && n - first < MAX_ATTACHMENTS)
    {
      RectifyItem *item = rectify_item_get_child (root, first - 1);

      if (!is_lone_prose (item) || !is_short (item, MAX_ADDRESSEE))
        return;
      first--;
      if (begins (item, "furniture", "attachments"))
        break;
      if (!g_ascii_isdigit (*rectify_item_get_text (item)))
        return;
    }
  if (first == n || !begins (rectify_item_get_child (root, first), "furniture", "attachments"))
    return;
  for (guint i = first; i < n; i++)
    set_role (self, rectify_item_get_child (root, i), RECTIFY_PARAGRAPH_ATTACHMENTS);
}

/* GB/T 9704-2012, 7.3.2 to 7.4: who is addressed, what is attached, who signs, when, and who gets
 * copies, where the text says so itself. */
static void
find_ends (RectifyPlanEnds *self, RectifyItem *root)
{
  guint n = rectify_item_get_n_children (root);
  guint first = n > 1 && is_note (rectify_item_get_child (root, 0));
  RectifyItem *addressee = NULL;
  RectifyItem *item;

  /* A note below the title (题注) stands in the middle as that does. */
  if (first > 0)
    set_role (self, rectify_item_get_child (root, 0), RECTIFY_PARAGRAPH_TITLE);
  if (n > first && is_short_prose (item = rectify_item_get_child (root, first), MAX_ADDRESSEE)
      && (g_str_has_suffix (rectify_item_get_text (item), "：")
          || g_str_has_suffix (rectify_item_get_text (item), ":")))
    set_role (self, addressee = item, RECTIFY_PARAGRAPH_ADDRESSEE);
  n = find_imprint (self, root);
  self->has_note = n > 1 && is_note (rectify_item_get_child (root, n - 1))
                   && is_date (rectify_item_get_child (root, n - 2));
  n -= self->has_note;
  if (n >= 2 && is_date (rectify_item_get_child (root, n - 1)))
    {
      set_role (self, rectify_item_get_child (root, --n), RECTIFY_PARAGRAPH_DATE);
      item = rectify_item_get_child (root, n - 1);
      if (item != addressee && is_short_prose (item, MAX_SIGNATURE)
          && strstr (rectify_item_get_text (item), "：") == NULL
          && !g_ascii_isdigit (*rectify_item_get_text (item)))
        {
          set_role (self, item, RECTIFY_PARAGRAPH_SIGNATURE);
          n--;
        }
    }
  find_attachments (self, root, n);
}

static const char *
skip_blanks (const char *p)
{
  while (g_unichar_isspace (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  return p;
}

/* Where the words before @end end. */
static const char *
trim_blanks (const char *text, const char *end)
{
  while (end > text && g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);
  return end;
}

/* Behind a number, or where the text is if it begins with none. */
static const char *
skip_number (const char *text)
{
  const char *p = text;

  while (g_ascii_isdigit (*p))
    p++;
  /* g_utf8_strchr() finds the end of a text in every text. */
  if (p == text || *p == '\0' || g_utf8_strchr (".．、", -1, g_utf8_get_char (p)) == NULL)
    return text;
  return skip_blanks (g_utf8_next_char (p));
}

/**
 * rectify_plan_ends_new:
 * @root: the root of a plan's items
 *
 * Looks through the paragraphs before and behind the text for what the standard has there
 * (GB/T 9704-2012, 7.3.2 to 7.4).
 *
 * Returns: (transfer full): what the plan says itself of these things; it borrows the items
 */
RectifyPlanEnds *
rectify_plan_ends_new (RectifyItem *root)
{
  RectifyPlanEnds *self = g_new0 (RectifyPlanEnds, 1);

  self->roles = g_hash_table_new (NULL, NULL);
  find_ends (self, root);
  return self;
}

/**
 * rectify_plan_ends_free:
 * @self: (transfer full) (nullable): the ends of a plan
 */
void
rectify_plan_ends_free (RectifyPlanEnds *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->roles);
  g_free (self);
}

/**
 * rectify_plan_ends_get_role:
 * @self: the ends of a plan
 * @item: an item of it
 *
 * Returns: what the item is; %RECTIFY_PARAGRAPH_BODY for one of the text
 */
RectifyParagraphRole
rectify_plan_ends_get_role (RectifyPlanEnds *self, RectifyItem *item)
{
  return (RectifyParagraphRole) GPOINTER_TO_INT (g_hash_table_lookup (self->roles, item));
}

/**
 * rectify_plan_ends_has:
 * @self: the ends of a plan
 * @role: a role
 *
 * Returns: whether a paragraph of the plan is one
 */
gboolean
rectify_plan_ends_has (RectifyPlanEnds *self, RectifyParagraphRole role)
{
  return self->has[role];
}

/**
 * rectify_plan_ends_has_note:
 * @self: the ends of a plan
 *
 * Returns: whether the plan has a note below its date (7.3.6), which is a paragraph as any other
 */
gboolean
rectify_plan_ends_has_note (RectifyPlanEnds *self)
{
  return self->has_note;
}

/**
 * rectify_plan_ends_dup_words:
 * @role: what a paragraph is
 * @text: its words
 *
 * Returns: (transfer full): the words as the role has them: in the imprint and the list of
 *   attachments with a tab where they are set from (see #RectifyParagraphRole). The blanks there
 *   make way for it, so that reading what was written and writing it again changes nothing. Nothing
 *   is added or left out but blanks
 */
char *
rectify_plan_ends_dup_words (RectifyParagraphRole role, const char *text)
{
  const char *attachments = rectify_report_words_get ("furniture", "attachments");
  const char *copies = rectify_report_words_get ("furniture", "copies");
  g_autoptr (GString) words = g_string_new (NULL);
  const char *split = text;

  if (role < RECTIFY_PARAGRAPH_ATTACHMENTS)
    return g_strdup (text);
  if (role == RECTIFY_PARAGRAPH_COPIES)
    split = text + strlen (copies);
  else if (role == RECTIFY_PARAGRAPH_PRINTED)
    for (split = text; *split != '\0' && !g_ascii_isdigit (*split);)
      split = g_utf8_next_char (split);
  else if (g_str_has_prefix (text, attachments))
    split = skip_number (text + strlen (attachments));
  else
    split = skip_number (text);
  /* Further numbers stand below the first. */
  if (role == RECTIFY_PARAGRAPH_ATTACHMENTS && !g_str_has_prefix (text, attachments))
    for (glong i = g_utf8_strlen (attachments, -1); i > 0; i--)
      g_string_append (words, "　");
  g_string_append_len (words, text, trim_blanks (text, split) - text);
  /* As the numbers that the particulars of a plan are given. */
  if (g_str_has_suffix (words->str, ".") && role == RECTIFY_PARAGRAPH_ATTACHMENTS)
    g_string_append_c (words, ' ');
  g_string_append_c (words, '\t');
  g_string_append (words, skip_blanks (split));
  return g_string_free (g_steal_pointer (&words), FALSE);
}
