/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rectify-enums.h"
#include "rectify-history-private.h"
#include "rectify-item.h"
#include "rectify-particulars.h"

/* An item is called by so many of its first characters. */
#define MAX_SUBJECT 40

enum { WHAT_ASSIGNMENT, WHAT_DEADLINE, WHAT_LEAD_IN };

static const char *
or_empty (const char *text)
{
  return text != NULL ? text : "";
}

/* What is not valid in a damaged file is not given out. */
static const char *
or_valid (const char *text)
{
  return text != NULL && g_utf8_validate (text, -1, NULL) ? text : "";
}

/**
 * rectify_history_dup_line:
 * @label: (nullable): an item's label
 * @heading: (nullable): its heading
 * @text: (nullable): its text
 *
 * Returns: (transfer full): the label, and the heading or the first words of the text
 */
char *
rectify_history_dup_line (const char *label, const char *heading, const char *text)
{
  g_autoptr (RectifyItem) item = rectify_item_new (RECTIFY_ITEM_PROSE);
  g_autofree char *line = NULL;
  g_autofree char *start = NULL;

  rectify_item_set_label (item, or_valid (label));
  rectify_item_set_heading (item, or_valid (heading));
  rectify_item_set_text (item, or_valid (text));
  line = rectify_item_dup_line (item);
  if (g_utf8_strlen (line, -1) <= MAX_SUBJECT)
    return g_steal_pointer (&line);
  start = g_utf8_substring (line, 0, MAX_SUBJECT);
  return g_strconcat (start, "…", NULL);
}

/**
 * rectify_history_dup_field:
 * @values: a row of what is written on an item in labelled form; some values may be missing
 *
 * Returns: (transfer full): it as it is written
 */
char *
rectify_history_dup_field (const char *const *values)
{
  return g_strconcat (or_empty (values[FIELD_LABEL]), or_empty (values[FIELD_MARK]),
                      or_empty (values[FIELD_TEXT]), NULL);
}

static gboolean
has_number (const char *value, gint64 number)
{
  return value != NULL && g_ascii_strtoll (value, NULL, 10) == number;
}

/* How a part is called: that of a role, or one whose role is not known. */
typedef struct {
  int what;
  int role; /* -1: not known */
} Part;

static gboolean
is_part (const RectifyRecord *record, Part part, gboolean after)
{
  char *const *values = after ? record->after : record->before;

  if (record->table != RECTIFY_HISTORY_TABLE_FIELD || !has_number (values[FIELD_WHAT], part.what))
    return FALSE;
  if (part.what != WHAT_ASSIGNMENT)
    return TRUE;
  return part.role >= 0 ? has_number (values[FIELD_ROLE], part.role) : values[FIELD_ROLE] == NULL;
}

/* What a part says; in full: with its label and its date. NULL where there is none. */
static char *
dup_part (GPtrArray *records, Part part, gboolean after, gboolean in_full)
{
  GString *words = NULL;

  for (guint i = 0; i < records->len; i++)
    {
      const RectifyRecord *record = records->pdata[i];
      char *const *values = after ? record->after : record->before;
      g_autofree char *line = NULL;

      if (!is_part (record, part, after))
        continue;
      line = in_full ? rectify_history_dup_field ((const char *const *) values)
                     : g_strdup (or_empty (values[FIELD_TEXT]));
      words = words == NULL ? g_string_new (NULL) : g_string_append_c (words, '\n');
      g_string_append (words, line);
      if (part.what == WHAT_DEADLINE && in_full && *or_empty (values[FIELD_DUE]) != '\0')
        g_string_append_printf (words, C_ ("aside", " (%s)"), values[FIELD_DUE]);
    }
  return words != NULL ? g_string_free (words, FALSE) : NULL;
}

/* Returns whether something was there to be said. */
static gboolean
add_part (RectifyHistoryWords *self, gint64 id, const char *subject, GPtrArray *records, Part part,
          const char *what)
{
  g_autofree char *before = dup_part (records, part, FALSE, FALSE);
  g_autofree char *after = dup_part (records, part, TRUE, FALSE);

  if (g_strcmp0 (before, after) == 0)
    {
      g_free (before);
      g_free (after);
      before = dup_part (records, part, FALSE, TRUE);
      after = dup_part (records, part, TRUE, TRUE);
    }
  if (g_strcmp0 (before, after) == 0)
    return FALSE;
  rectify_history_words_add (self, id, subject, what, before, after);
  return TRUE;
}

static gboolean
add_fields (RectifyHistoryWords *self, gint64 id, const char *subject, GPtrArray *records)
{
  gboolean said = FALSE;

  for (int role = 0; role < RECTIFY_N_ROLES; role++)
    said |= add_part (self, id, subject, records, (Part){ WHAT_ASSIGNMENT, role },
                      rectify_role_get_title (role));
  said
      |= add_part (self, id, subject, records, (Part){ WHAT_ASSIGNMENT, -1 }, _ ("Responsibility"));
  said |= add_part (self, id, subject, records, (Part){ WHAT_DEADLINE, 0 }, _ ("Deadline"));
  said |= add_part (self, id, subject, records, (Part){ WHAT_LEAD_IN, 0 },
                    _ ("Lead-in of the measures"));
  return said;
}

static char *
dup_party (RectifyHistoryWords *self, const char *id)
{
  g_autoptr (RectifyStatement) statement = NULL;
  gboolean row = FALSE;

  for (guint i = 0; i < self->records->len; i++)
    {
      const RectifyRecord *record = self->records->pdata[i];

      if (record->table == RECTIFY_HISTORY_TABLE_PARTY && record->operation == SQLITE_DELETE
          && g_strcmp0 (record->before[PARTY_ID], id) == 0)
        return g_strdup (or_empty (record->before[PARTY_NAME]));
    }
  statement = rectify_statement_new (self->db, "SELECT name FROM party WHERE id = ?", NULL);
  if (statement == NULL || id == NULL)
    return g_strdup ("");
  rectify_statement_bind_text (statement, 1, id);
  if (!rectify_statement_step (statement, &row, NULL) || !row)
    return g_strdup ("");
  return g_strdup (rectify_statement_get_text (statement, 0));
}

/* Where the words are the same, but mean another party: one was merged with another. */
static gboolean
add_assigned (RectifyHistoryWords *self, gint64 id, const char *subject, GPtrArray *records)
{
  gboolean said = FALSE;

  for (guint i = 0; i < records->len; i++)
    {
      const RectifyRecord *record = records->pdata[i];
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;

      if (record->table != RECTIFY_HISTORY_TABLE_ASSIGNMENT_PARTY
          || record->operation != SQLITE_UPDATE)
        continue;
      before = dup_party (self, record->before[3]);
      after = dup_party (self, record->after[3]);
      rectify_history_words_add (self, id, subject, _ ("Responsibility"), before, after);
      said = TRUE;
    }
  return said;
}

static char *
dup_progress (char *const *values)
{
  GString *words;
  int share;

  if (values[PROGRESS_ITEM] == NULL)
    return NULL;
  words = g_string_new (or_empty (values[PROGRESS_DATE]));
  if (*or_empty (values[PROGRESS_REPORTER]) != '\0')
    g_string_append_printf (words, " %s", values[PROGRESS_REPORTER]);
  if (words->len > 0)
    g_string_append_c (words, '\n');
  g_string_append (words, or_empty (values[PROGRESS_TEXT]));
  share = values[PROGRESS_SHARE] != NULL ? (int) g_ascii_strtoll (values[PROGRESS_SHARE], NULL, 10)
                                         : -1;
  if (share >= 0)
    /* Translators: after what was done, the share that is done. */
    g_string_append_printf (words, C_ ("history", " (%d%%)"), share);
  return g_string_free (words, FALSE);
}

static gint64
get_number (const char *value)
{
  return value != NULL ? g_ascii_strtoll (value, NULL, 10) : 0;
}

static char *
dup_step (char *const *values)
{
  gint64 kind = get_number (values[STEP_KIND]);
  int counts[RECTIFY_STEP_N_COUNTS];
  g_autoptr (GDate) date = rectify_date_from_string (or_empty (values[STEP_DATE]));
  g_autoptr (RectifyStep) step = NULL;

  if (values[STEP_ITEM] == NULL || kind < 0 || kind >= RECTIFY_N_STEP_KINDS)
    return NULL;
  for (guint i = 0; i < RECTIFY_STEP_N_COUNTS; i++)
    counts[i] = (int) CLAMP (get_number (values[STEP_COUNTS + i]), 0, RECTIFY_STEP_MAX_COUNT);
  step = rectify_step_new_stored (1, kind, date, or_valid (values[STEP_WHO]),
                                  or_valid (values[STEP_TEXT]), counts);
  return rectify_step_dup_words (step);
}

static char *
dup_evidence (char *const *values)
{
  g_autoptr (GDate) date = rectify_date_from_string (or_empty (values[EVIDENCE_DATE]));
  g_autoptr (RectifyEvidence) evidence = NULL;

  if (values[EVIDENCE_ITEM] == NULL)
    return NULL;
  if (!rectify_evidence_is_hash (values[EVIDENCE_HASH]))
    return rectify_evidence_dup_safe_name (values[EVIDENCE_NAME]);
  evidence = rectify_evidence_new_stored (1, 0, values[EVIDENCE_NAME], values[EVIDENCE_HASH],
                                          MAX (get_number (values[EVIDENCE_SIZE]), 0), NULL, date,
                                          or_valid (values[EVIDENCE_WHO]));
  return rectify_evidence_dup_words (evidence);
}

typedef char *(*DupRow) (char *const *values);

static void
add_row (RectifyHistoryWords *self, gint64 id, const char *subject, const RectifyRecord *record,
         const char *what, DupRow dup_row)
{
  g_autofree char *before = record->operation != SQLITE_INSERT ? dup_row (record->before) : NULL;
  g_autofree char *after = record->operation != SQLITE_DELETE ? dup_row (record->after) : NULL;

  rectify_history_words_add (self, id, subject, what, before, after);
}

static gboolean
add_other (RectifyHistoryWords *self, gint64 id, const char *subject, const RectifyRecord *record)
{
  switch (record->table)
    {
    case RECTIFY_HISTORY_TABLE_PROGRESS:
      add_row (self, id, subject, record, _ ("Progress"), dup_progress);
      return TRUE;
    case RECTIFY_HISTORY_TABLE_STEP:
      add_row (self, id, subject, record, _ ("Close-out, vote or stage"), dup_step);
      return TRUE;
    case RECTIFY_HISTORY_TABLE_EVIDENCE:
      add_row (self, id, subject, record, _ ("Evidence"), dup_evidence);
      return TRUE;
    case RECTIFY_HISTORY_TABLE_ITEM_INTERNAL:
      rectify_history_words_add (self, id, subject, _ ("For the office alone"),
                                 record->operation == SQLITE_INSERT ? _ ("No") : _ ("Yes"),
                                 record->operation == SQLITE_INSERT ? _ ("Yes") : _ ("No"));
      return TRUE;
    case RECTIFY_HISTORY_TABLE_ITEM_COLUMNS:
      rectify_history_words_add (self, id, subject, _ ("Columns of its table"), NULL, NULL);
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
says_nothing (const RectifyRecord *record)
{
  if (record->table != RECTIFY_HISTORY_TABLE_ITEM)
    return FALSE;
  for (int i = ITEM_PLAN; i <= ITEM_STATUS; i++)
    if (i != ITEM_POSITION && i != ITEM_RUN_IN && rectify_record_is_changed (record, i))
      return FALSE;
  return !rectify_record_is_changed (record, ITEM_RUN_IN);
}

/**
 * rectify_history_words_add_parts:
 * @self: words
 * @item_id: an item that was there before and after
 * @subject: how it is called
 * @records: (element-type RectifyRecord): all that changed of it, that of the item itself first
 *
 * Adds what changed of it beside its own words: who answers for it, its deadline, its progress.
 */
void
rectify_history_words_add_parts (RectifyHistoryWords *self, gint64 item_id, const char *subject,
                                 GPtrArray *records)
{
  const RectifyRecord *first = records->pdata[0];
  gboolean has_own = first->table == RECTIFY_HISTORY_TABLE_ITEM;
  gboolean said = add_fields (self, item_id, subject, records);

  if (!said)
    said = add_assigned (self, item_id, subject, records);
  for (guint i = 0; i < records->len; i++)
    said |= add_other (self, item_id, subject, records->pdata[i]);
  /* Where a field stands, and whether words go on in the paragraph before them. */
  if (!said
      && ((!has_own || records->len > 1)
          || (!says_nothing (first) && rectify_record_is_changed (first, ITEM_RUN_IN))))
    rectify_history_words_add (self, item_id, subject, _ ("How it is set out"), NULL, NULL);
}

static const char *
get_plan_title (RectifyHistoryWords *self, gint64 id, char **title)
{
  g_autoptr (RectifyStatement) statement
      = rectify_statement_new (self->db, "SELECT title FROM plan WHERE id = ?", NULL);
  gboolean row = FALSE;

  if (statement != NULL)
    {
      rectify_statement_bind_int (statement, 1, id);
      if (!rectify_statement_step (statement, &row, NULL))
        row = FALSE;
    }
  *title = g_strdup (row ? rectify_statement_get_text (statement, 0) : "");
  return **title != '\0' ? *title : _ ("The plan");
}

static const char *
get_particular_title (const char *nick)
{
  static const char *const titles[RECTIFY_N_PARTICULARS]
      = { [RECTIFY_PARTICULAR_COPY_NUMBER] = N_ ("Copy number"),
          [RECTIFY_PARTICULAR_SECRECY] = N_ ("Degree of secrecy"),
          [RECTIFY_PARTICULAR_URGENCY] = N_ ("Urgency"),
          [RECTIFY_PARTICULAR_MARK] = N_ ("Issuer’s mark"),
          [RECTIFY_PARTICULAR_ANNEX] = N_ ("Annex mark"),
          [RECTIFY_PARTICULAR_ADDRESSEE] = N_ ("Addressee"),
          [RECTIFY_PARTICULAR_ATTACHMENTS] = N_ ("Attachments"),
          [RECTIFY_PARTICULAR_SIGNATURE] = N_ ("Signature"),
          [RECTIFY_PARTICULAR_DATE] = N_ ("Date below the text"),
          [RECTIFY_PARTICULAR_NOTE] = N_ ("Note"),
          [RECTIFY_PARTICULAR_COPIES_TO] = N_ ("Copies to"),
          [RECTIFY_PARTICULAR_PRINTED_BY] = N_ ("Printed by"),
          [RECTIFY_PARTICULAR_PRINTED_ON] = N_ ("Printed on") };
  RectifyParticular particular;

  if (nick == NULL || !rectify_particular_from_nick (nick, &particular))
    return _ ("Particulars");
  return _ (titles[particular]);
}

static void
add_plan_columns (RectifyHistoryWords *self, const RectifyRecord *record, const char *subject)
{
  static const char *const titles[]
      = { NULL,        N_ ("Title"),        N_ ("Organisation"),    N_ ("Theme"),
          N_ ("Year"), N_ ("Meeting date"), N_ ("Document number"), N_ ("Signer") };

  for (guint i = PLAN_TITLE; i < G_N_ELEMENTS (titles); i++)
    if (rectify_record_is_changed (record, i))
      rectify_history_words_add (self, 0, subject, _ (titles[i]), record->before[i],
                                 record->after[i]);
}

static gboolean
is_needs (const RectifyRecord *record)
{
  return record->table == RECTIFY_HISTORY_TABLE_PLAN_PARTICULAR
         && (g_strcmp0 (record->before[1], "close_out_needs") == 0
             || g_strcmp0 (record->after[1], "close_out_needs") == 0);
}

static void
add_needs (RectifyHistoryWords *self, const RectifyRecord *record, const char *subject)
{
  g_autofree char *before = rectify_close_out_needs_dup_words (
      rectify_close_out_needs_from_string (or_empty (record->before[2])));
  g_autofree char *after = rectify_close_out_needs_dup_words (
      rectify_close_out_needs_from_string (or_empty (record->after[2])));

  rectify_history_words_add (self, 0, subject, _ ("Needed before close-out"), before, after);
}

static void
add_whole_plan (RectifyHistoryWords *self, const RectifyRecord *record, guint n_items)
{
  gboolean made = record->operation == SQLITE_INSERT;
  const char *title = or_empty (made ? record->after[PLAN_TITLE] : record->before[PLAN_TITLE]);
  g_autofree char *what = NULL;

  if (made)
    what = g_strdup_printf (ngettext ("Plan created with %u item", "Plan created with %u items",
                                      n_items),
                            n_items);
  else
    what = g_strdup_printf (ngettext ("Plan deleted with %u item", "Plan deleted with %u items",
                                      n_items),
                            n_items);
  rectify_history_words_add (self, 0, *title != '\0' ? title : _ ("The plan"), what, NULL, NULL);
}

/**
 * rectify_history_words_add_plan:
 * @self: words
 * @record: what changed of a plan itself, or of what stands around its text
 * @n_items: how many items came or went with it
 *
 * Adds what changed of a plan itself.
 */
void
rectify_history_words_add_plan (RectifyHistoryWords *self, const RectifyRecord *record,
                                guint n_items)
{
  gint64 plan_id = self->plan_id;
  g_autofree char *title = NULL;
  const char *subject = get_plan_title (self, rectify_record_get_id (record), &title);

  self->plan_id = rectify_record_get_id (record);
  if (is_needs (record))
    add_needs (self, record, subject);
  else if (record->table == RECTIFY_HISTORY_TABLE_PLAN_PARTICULAR)
    rectify_history_words_add (self, 0, subject,
                               get_particular_title (record->before[1] != NULL ? record->before[1]
                                                                               : record->after[1]),
                               record->before[2], record->after[2]);
  else if (record->operation != SQLITE_UPDATE)
    add_whole_plan (self, record, n_items);
  else
    add_plan_columns (self, record, subject);
  self->plan_id = plan_id;
}

static const char *
get_kind_title (const char *value)
{
  gint64 kind = value != NULL ? g_ascii_strtoll (value, NULL, 10) : -1;

  return kind >= 0 && kind < RECTIFY_N_PARTY_KINDS ? rectify_party_kind_get_title (kind) : "";
}

/**
 * rectify_history_words_add_party:
 * @self: words
 * @record: what changed of a party
 *
 * Adds what changed in the directory of parties.
 */
void
rectify_history_words_add_party (RectifyHistoryWords *self, const RectifyRecord *record)
{
  char *const *values = record->operation == SQLITE_DELETE ? record->before : record->after;
  g_autofree char *name = values[PARTY_NAME] != NULL ? g_strdup (values[PARTY_NAME])
                                                     : dup_party (self, record->before[PARTY_ID]);

  if (record->operation == SQLITE_INSERT)
    rectify_history_words_add (self, 0, name, _ ("Added to the directory"), NULL, name);
  else if (record->operation == SQLITE_DELETE)
    rectify_history_words_add (self, 0, name, _ ("Removed from the directory"), name, NULL);
  if (record->operation != SQLITE_UPDATE)
    return;
  if (rectify_record_is_changed (record, PARTY_NAME))
    rectify_history_words_add (self, 0, name, _ ("Name"), record->before[PARTY_NAME],
                               record->after[PARTY_NAME]);
  if (rectify_record_is_changed (record, PARTY_KIND))
    rectify_history_words_add (self, 0, name, _ ("Kind"),
                               get_kind_title (record->before[PARTY_KIND]),
                               get_kind_title (record->after[PARTY_KIND]));
}
