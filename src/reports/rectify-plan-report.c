/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-plan-report.h"

#include <string.h>

#include "rectify-item-parts.h"
#include "rectify-item-rows.h"
#include "rectify-label-style.h"
#include "rectify-report-furniture.h"
#include "rectify-report-words.h"

/* Who signs, and to whom a document goes, is said in so many characters at most. */
#define MAX_SIGNATURE 30
#define MAX_DATE 20
#define MAX_ADDRESSEE 60
#define MAX_PRINTED 50
#define MAX_NOTE 60
#define MAX_ATTACHMENTS 20

typedef struct {
  RectifyDocument *document;
  RectifyParagraph *open;
  RectifyItem *addressee;
  RectifyItem *signature;
  RectifyItem *date;
  GHashTable *roles; /* items to what they are in the imprint or the list of attachments */
  gboolean has_attachments;
  gboolean has_note;
  gboolean has_imprint;
} Composer;

static void
set_role (Composer *self, RectifyItem *item, RectifyParagraphRole role)
{
  g_hash_table_insert (self->roles, item, GINT_TO_POINTER (role));
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

  return g_utf8_strlen (text, -1) <= max_length && strpbrk (text, "\n\t") == NULL;
}

/* At the beginning or the end of a plan, and no sentence. */
static gboolean
is_short_prose (RectifyItem *item, glong max_length)
{
  const char *text = rectify_item_get_text (item);

  return is_lone_prose (item) && is_short (item, max_length) && strstr (text, "。") == NULL
         && strstr (text, "；") == NULL;
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
guess_role (Composer *self, RectifyItem *item, RectifyParagraphRole below)
{
  const char *text = rectify_item_get_text (item);
  gboolean in_imprint = below == RECTIFY_PARAGRAPH_COPIES || below == RECTIFY_PARAGRAPH_PRINTED;

  if (!is_lone_prose (item))
    return RECTIFY_PARAGRAPH_BODY;
  if (below == RECTIFY_PARAGRAPH_BODY && is_short (item, MAX_PRINTED)
      && g_str_has_suffix (text, rectify_report_words_get ("furniture", "printed"))
      && strstr (text, "年") != NULL)
    return RECTIFY_PARAGRAPH_PRINTED;
  if ((below == RECTIFY_PARAGRAPH_BODY || in_imprint) && begins (item, "furniture", "copies"))
    return RECTIFY_PARAGRAPH_COPIES;
  return RECTIFY_PARAGRAPH_BODY;
}

/* The imprint at the end (7.4), as somebody wrote it into the text. Returns how many paragraphs are
 * before it. */
static guint
find_imprint (Composer *self, RectifyItem *root)
{
  guint n = rectify_item_get_n_children (root);
  RectifyParagraphRole below = RECTIFY_PARAGRAPH_BODY;

  while (n > 0)
    {
      RectifyItem *item = rectify_item_get_child (root, n - 1);
      RectifyParagraphRole role = guess_role (self, item, below);

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
find_attachments (Composer *self, RectifyItem *root, guint n)
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
  self->has_attachments = TRUE;
  for (guint i = first; i < n; i++)
    set_role (self, rectify_item_get_child (root, i), RECTIFY_PARAGRAPH_ATTACHMENTS);
}

/* GB/T 9704-2012, 7.3.2 to 7.4: who is addressed, what is attached, who signs, when, and who gets
 * copies, where the text says so itself. */
static void
find_ends (Composer *self, RectifyItem *root)
{
  guint n = rectify_item_get_n_children (root);
  RectifyItem *item;

  if (n > 0 && is_short_prose (item = rectify_item_get_child (root, 0), MAX_ADDRESSEE)
      && (g_str_has_suffix (rectify_item_get_text (item), "：")
          || g_str_has_suffix (rectify_item_get_text (item), ":")))
    self->addressee = item;
  n = find_imprint (self, root);
  self->has_imprint = n < rectify_item_get_n_children (root);
  self->has_note = n > 1 && is_note (rectify_item_get_child (root, n - 1))
                   && is_date (rectify_item_get_child (root, n - 2));
  n -= self->has_note;
  if (n >= 2 && is_date (rectify_item_get_child (root, n - 1)))
    {
      self->date = rectify_item_get_child (root, --n);
      item = rectify_item_get_child (root, n - 1);
      if (item != self->addressee && is_short_prose (item, MAX_SIGNATURE)
          && strstr (rectify_item_get_text (item), "：") == NULL
          && !g_ascii_isdigit (*rectify_item_get_text (item)))
        {
          self->signature = item;
          n--;
        }
    }
  find_attachments (self, root, n);
}

static void
start_paragraph (Composer *self, RectifyParagraphRole role)
{
  g_clear_pointer (&self->open, rectify_paragraph_unref);
  self->open = rectify_paragraph_new (role);
  rectify_document_add (self->document, self->open);
}

/* What continues a paragraph makes running text of it, whatever it began as. */
static void
start_or_continue (Composer *self, RectifyParagraphRole role, gboolean run_in)
{
  if (!run_in || self->open == NULL)
    start_paragraph (self, role);
  else if (rectify_paragraph_get_role (self->open) != RECTIFY_PARAGRAPH_FIELD)
    rectify_paragraph_set_role (self->open, RECTIFY_PARAGRAPH_BODY);
}

/*
 * The level that a label has in the official layout (GB/T 9704-2012, 7.3.3): 一、 （一） 1. （1）.
 * Labels of running text, such as 一是, have none.
 */
static RectifyRunStyle
get_heading_style (RectifyItem *item)
{
  g_autoptr (RectifyLabelStyle) style
      = rectify_label_style_parse (rectify_item_get_label (item), NULL);
  gboolean bracketed;

  if (style == NULL)
    return rectify_item_get_kind (item) == RECTIFY_ITEM_SECTION ? RECTIFY_RUN_HEADING_1
           : rectify_item_get_kind (item) == RECTIFY_ITEM_AREA  ? RECTIFY_RUN_HEADING_2
                                                                : RECTIFY_RUN_BODY;
  bracketed = g_str_has_prefix (style->prefix, "（") || g_str_has_prefix (style->prefix, "(");
  switch (style->system)
    {
    case RECTIFY_NUMERAL_CHINESE:
      if (bracketed)
        return RECTIFY_RUN_HEADING_2;
      return rectify_item_get_kind (item) == RECTIFY_ITEM_SECTION ? RECTIFY_RUN_HEADING_1
                                                                  : RECTIFY_RUN_BODY;
    case RECTIFY_NUMERAL_ARABIC:
    case RECTIFY_NUMERAL_FULLWIDTH:
      return bracketed ? RECTIFY_RUN_HEADING_4 : RECTIFY_RUN_HEADING_3;
    default:
      return RECTIFY_RUN_BODY;
    }
}

static RectifyParagraphRole
get_role (RectifyRunStyle style)
{
  switch (style)
    {
    case RECTIFY_RUN_HEADING_1:
      return RECTIFY_PARAGRAPH_HEADING_1;
    case RECTIFY_RUN_HEADING_2:
      return RECTIFY_PARAGRAPH_HEADING_2;
    case RECTIFY_RUN_HEADING_3:
      return RECTIFY_PARAGRAPH_HEADING_3;
    case RECTIFY_RUN_HEADING_4:
      return RECTIFY_PARAGRAPH_HEADING_4;
    default:
      return RECTIFY_PARAGRAPH_BODY;
    }
}

/* Behind a number, or where the text is if it begins with none. */
static const char *
skip_number (const char *text)
{
  const char *p = text;

  while (g_ascii_isdigit (*p))
    p++;
  if (p == text || g_utf8_strchr (".．、", -1, g_utf8_get_char (p)) == NULL)
    return text;
  p = g_utf8_next_char (p);
  while (g_unichar_isspace (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  return p;
}

/* The words of a paragraph of the imprint or the list of attachments, with a tab where it is set
 * from (see #RectifyParagraphRole): nothing is added but blanks. */
static char *
dup_tabbed (RectifyParagraphRole role, const char *text)
{
  const char *attachments = rectify_report_words_get ("furniture", "attachments");
  const char *copies = rectify_report_words_get ("furniture", "copies");
  g_autoptr (GString) words = g_string_new (NULL);
  const char *split = text;

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
  g_string_append_len (words, text, split - text);
  g_string_append_c (words, '\t');
  g_string_append (words, split);
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static void
add_own_words (Composer *self, RectifyItem *item)
{
  const char *label = rectify_item_get_label (item);
  const char *heading = rectify_item_get_heading (item);
  const char *text = rectify_item_get_text (item);
  RectifyRunStyle style = get_heading_style (item);

  if (*label == '\0' && *heading == '\0' && *text == '\0')
    return;
  if (*heading == '\0' && *label == '\0')
    style = RECTIFY_RUN_BODY;
  start_or_continue (self,
                     item == self->addressee   ? RECTIFY_PARAGRAPH_ADDRESSEE
                     : item == self->signature ? RECTIFY_PARAGRAPH_SIGNATURE
                     : item == self->date      ? RECTIFY_PARAGRAPH_DATE
                     : g_hash_table_contains (self->roles, item)
                         ? (RectifyParagraphRole) GPOINTER_TO_INT (
                             g_hash_table_lookup (self->roles, item))
                     : *text == '\0' && *heading != '\0' ? get_role (style)
                                                         : RECTIFY_PARAGRAPH_BODY,
                     rectify_item_get_run_in (item));
  /* A label without a heading leads running text. */
  if (*heading == '\0')
    style = RECTIFY_RUN_BODY;
  rectify_paragraph_begin_item (self->open, rectify_item_get_id (item));
  rectify_paragraph_append (self->open, style, label);
  /* Chinese labels end with a mark that is as wide as a blank. */
  if (*label != '\0' && rectify_report_words_is_english ())
    rectify_paragraph_append (self->open, style, " ");
  rectify_paragraph_append (self->open, style, heading);
  if (g_hash_table_contains (self->roles, item))
    {
      g_autofree char *words = dup_tabbed (rectify_paragraph_get_role (self->open), text);

      rectify_paragraph_append (self->open, RECTIFY_RUN_BODY, words);
      return;
    }
  rectify_paragraph_append (self->open, RECTIFY_RUN_BODY, text);
}

/* Labels on one line were parted by blanks, which are not kept; behind a mark they need none. */
static void
part_from_last (Composer *self)
{
  g_autofree char *text = rectify_paragraph_dup_text (self->open);
  gunichar last = *text != '\0' ? g_utf8_get_char (g_utf8_prev_char (text + strlen (text))) : ' ';

  if (!g_unichar_isspace (last) && !g_unichar_ispunct (last))
    rectify_paragraph_append (self->open, RECTIFY_RUN_BODY,
                              rectify_report_words_is_english () ? " " : "　");
}

static void
add_field (Composer *self, RectifyItem *item, RectifyPart *part)
{
  RectifyWording *wording = part->wording;
  g_autofree char *words = NULL;

  start_or_continue (self, RECTIFY_PARAGRAPH_FIELD, wording->run_in);
  if (wording->run_in && *wording->before == '\0' && *wording->label != '\0')
    part_from_last (self);
  rectify_paragraph_begin_item (self->open, rectify_item_get_id (item));
  if (*wording->label == '\0')
    {
      words = rectify_wording_dup_line (wording);
      rectify_paragraph_append (self->open, RECTIFY_RUN_LABEL, words);
      return;
    }
  words = g_strconcat (wording->before, wording->label, wording->mark, NULL);
  rectify_paragraph_append (self->open, RECTIFY_RUN_LABEL, words);
  rectify_paragraph_append (self->open, RECTIFY_RUN_BODY, wording->text);
  rectify_paragraph_append (self->open, RECTIFY_RUN_BODY, wording->after);
}

static guint
count_continued (GPtrArray *rows, guint first, guint column)
{
  guint n_rows = 1;

  while (first + n_rows < rows->len)
    {
      RectifyRow *row = g_ptr_array_index (rows, first + n_rows);

      if (column >= row->n_cells || row->cells[column] != NULL)
        break;
      n_rows++;
    }
  return n_rows;
}

static void
add_row (RectifyTable *table, GPtrArray *rows, guint index)
{
  RectifyRow *row = g_ptr_array_index (rows, index);

  rectify_table_add_row (table);
  if (row->is_header)
    rectify_table_set_n_header_rows (table, index + 1);
  for (guint column = 0; column < row->n_cells; column++)
    {
      RectifyCell *cell;

      /* Covered from above, or by a cell across the row: nothing stands in it. */
      if (rectify_table_get_cell (table, index, column) != NULL)
        continue;
      cell = rectify_table_add_cell (table, index, column,
                                     row->is_wide ? 1 : count_continued (rows, index, column),
                                     row->is_wide ? rectify_table_get_n_columns (table) : 1);

      if (cell == NULL || row->cells[column] == NULL)
        continue;
      rectify_cell_add_text (cell, row->cells[column]);
      rectify_cell_set_item (cell, row->items[column]);
    }
}

static void
add_table (Composer *self, GPtrArray *rows)
{
  g_autoptr (RectifyTable) table = NULL;
  guint n_columns = 1;

  for (guint i = 0; i < rows->len; i++)
    n_columns = MAX (n_columns, ((RectifyRow *) g_ptr_array_index (rows, i))->n_cells);
  table = rectify_table_new (n_columns);
  for (guint i = 0; i < rows->len; i++)
    add_row (table, rows, i);
  g_clear_pointer (&self->open, rectify_paragraph_unref);
  if (rows->len > 0)
    rectify_document_add_table (self->document, table);
}

static void
add_item (Composer *self, RectifyItem *item)
{
  g_autoptr (GPtrArray) rows = rectify_item_list_rows (item);
  g_autoptr (GArray) parts = NULL;

  if (rows != NULL)
    {
      add_table (self, rows);
      return;
    }
  parts = rectify_item_list_parts (item);
  add_own_words (self, item);
  for (guint i = 0; i < parts->len; i++)
    {
      RectifyPart *part = &g_array_index (parts, RectifyPart, i);

      if (part->type == RECTIFY_PART_CHILD)
        add_item (self, part->child);
      else
        add_field (self, item, part);
    }
}

static void
add_title (Composer *self, const char *title)
{
  g_auto (GStrv) lines = g_strsplit (title, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (*lines[i] == '\0')
        continue;
      start_paragraph (self, RECTIFY_PARAGRAPH_TITLE);
      rectify_paragraph_append (self->open, RECTIFY_RUN_BODY, lines[i]);
    }
}

/* The text, with attachments and signature at its end. What it says itself is not said again. */
static void
add_text (Composer *self, RectifyPlan *plan)
{
  RectifyItem *root = rectify_plan_get_root (plan);
  guint n = rectify_item_get_n_children (root);
  RectifyItem *end = self->signature != NULL ? self->signature : self->date;
  gboolean is_closed = FALSE;

  for (guint i = 0; i <= n; i++)
    {
      RectifyItem *item = i < n ? rectify_item_get_child (root, i) : NULL;
      gboolean in_imprint = item != NULL
                            && GPOINTER_TO_INT (g_hash_table_lookup (self->roles, item))
                                   >= RECTIFY_PARAGRAPH_COPIES;

      if (!is_closed && (item == NULL || item == end || in_imprint))
        {
          g_clear_pointer (&self->open, rectify_paragraph_unref);
          if (!self->has_attachments)
            rectify_report_add_attachments (self->document, plan);
          /* A text that is only dated is signed as the particulars say. */
          if (self->signature == NULL)
            rectify_report_add_signature (self->document, plan);
          if (self->date == NULL)
            rectify_report_add_date (self->document, plan);
          is_closed = TRUE;
        }
      if ((item == NULL || in_imprint) && !self->has_note)
        {
          g_clear_pointer (&self->open, rectify_paragraph_unref);
          rectify_report_add_note (self->document, plan);
          self->has_note = TRUE;
        }
      if (item != NULL)
        add_item (self, item);
    }
  g_clear_pointer (&self->open, rectify_paragraph_unref);
}

/**
 * rectify_plan_report_compose:
 * @plan: a plan
 *
 * The plan as written (整改方案), with what its particulars say around it. What was read from a
 * document comes out as it stood there, white space aside.
 *
 * Returns: (transfer full): the document
 */
RectifyDocument *
rectify_plan_report_compose (RectifyPlan *plan)
{
  g_autoptr (GHashTable) roles = g_hash_table_new (NULL, NULL);
  Composer composer = { .document = rectify_document_new (), .roles = roles };
  RectifyItem *root;
  g_autofree char *title = NULL;

  g_return_val_if_fail (RECTIFY_IS_PLAN (plan), NULL);

  rectify_report_words_begin (plan);
  title = g_strdelimit (g_strdup (rectify_plan_get_title (plan)), "\n", ' ');
  rectify_document_set_title (composer.document, title);
  rectify_document_set_author (composer.document, rectify_plan_get_organisation (plan));
  rectify_report_add_letterhead (composer.document, plan);
  add_title (&composer, rectify_plan_get_title (plan));
  root = rectify_plan_get_root (plan);
  find_ends (&composer, root);
  g_clear_pointer (&composer.open, rectify_paragraph_unref);
  if (composer.addressee == NULL)
    rectify_report_add_addressee (composer.document, plan);
  add_text (&composer, plan);
  if (!composer.has_imprint)
    rectify_report_add_imprint (composer.document, plan);
  return composer.document;
}
