/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-report-furniture.h"

#include <string.h>

#include "rectify-particulars.h"
#include "rectify-report-words.h"

#define GROUP "furniture"
/* Two names of those who signed for the issue stand on a line (GB/T 9704-2012, 7.2.6). */
#define NAMES_PER_LINE 2
#define BLANK "　"

static void
add (RectifyDocument *document, RectifyParagraphRole role, const char *text)
{
  g_autoptr (RectifyParagraph) paragraph = NULL;

  if (*text == '\0')
    return;
  paragraph = rectify_paragraph_new (role);
  rectify_paragraph_append (paragraph, RECTIFY_RUN_BODY, text);
  rectify_document_add (document, paragraph);
}

static void
add_particular (RectifyDocument *document, RectifyPlan *plan, RectifyParticular particular,
                RectifyParagraphRole role)
{
  g_auto (GStrv) lines = g_strsplit (rectify_plan_get_particular (plan, particular), "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *line = rectify_text_dup_stripped (lines[i]);

      add (document, role, line);
    }
}

/* Blanks part Chinese names, and the parts of others. */
static gboolean
parts_names (const char *p, const char *start)
{
  gunichar c = g_utf8_get_char (p);

  return g_unichar_isspace (c) ? p == start || !g_ascii_isalpha (p[-1])
                               : g_utf8_strchr ("、，,；;", -1, c) != NULL;
}

static GPtrArray *
split_names (const char *text)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  const char *p = text;

  while (*p != '\0')
    {
      const char *start = p;

      while (*p != '\0' && !parts_names (p, start))
        p = g_utf8_next_char (p);
      if (p > start)
        g_ptr_array_add (names, g_strndup (start, p - start));
      if (*p != '\0')
        p = g_utf8_next_char (p);
    }
  return names;
}

/* A name of two characters among longer ones is spread out. */
static void
append_name (GString *words, const char *name, glong length)
{
  glong own = g_utf8_strlen (name, -1);
  const char *second = g_utf8_next_char (name);

  if (own == 2 && length > 2)
    {
      g_string_append_len (words, name, second - name);
      g_string_append_printf (words, BLANK "%s", second);
      own++;
    }
  else
    {
      g_string_append (words, name);
    }
  for (; own < length; own++)
    g_string_append (words, BLANK);
}

/* 7.2.5 and 7.2.6: with those who signed for the issue the number stands at the left of the last of
 * them. Their names stand one below the other, so shorter ones are filled up. */
static void
add_number_line (RectifyDocument *document, const char *number, const char *label, GPtrArray *names,
                 guint first)
{
  g_autoptr (RectifyParagraph) paragraph = rectify_paragraph_new (RECTIFY_PARAGRAPH_NUMBER);
  g_autofree char *head = g_strconcat (number, "\t", first == 0 ? label : "", NULL);
  GString *words = g_string_new (NULL);
  glong longest = 0;

  for (guint i = 0; i < names->len; i++)
    longest = MAX (longest, g_utf8_strlen (g_ptr_array_index (names, i), -1));
  for (guint i = first; i < MIN (first + NAMES_PER_LINE, names->len); i++)
    {
      const char *name = g_ptr_array_index (names, i);

      if (i > first)
        g_string_append (words, BLANK);
      append_name (words, name, names->len > NAMES_PER_LINE ? longest : 0);
    }
  /* The last line may have one name less, below the first of those above it. */
  if (first > 0 && first + 1 == names->len)
    for (glong j = 0; j <= longest; j++)
      g_string_append (words, BLANK);
  rectify_paragraph_append (paragraph, RECTIFY_RUN_BODY, head);
  rectify_paragraph_append (paragraph, RECTIFY_RUN_HEADING_2, words->str);
  rectify_document_add (document, paragraph);
  g_string_free (words, TRUE);
}

static void
add_number (RectifyDocument *document, RectifyPlan *plan)
{
  const char *number = rectify_plan_get_document_number (plan);
  g_autoptr (GPtrArray) names = split_names (rectify_plan_get_signer (plan));

  if (names->len == 0)
    add (document, RECTIFY_PARAGRAPH_NUMBER, number);
  for (guint i = 0; i < names->len; i += NAMES_PER_LINE)
    add_number_line (document, i + NAMES_PER_LINE >= names->len ? number : "",
                     rectify_report_words_get (GROUP, "signer"), names, i);
}

/**
 * rectify_report_add_letterhead:
 * @document: a document that is empty
 * @plan: a plan
 *
 * Adds what stands above the title (GB/T 9704-2012, 7.2): the number and those who signed for the
 * issue only below an issuer's mark; and which annex it is (7.3.7).
 */
void
rectify_report_add_letterhead (RectifyDocument *document, RectifyPlan *plan)
{
  add_particular (document, plan, RECTIFY_PARTICULAR_COPY_NUMBER, RECTIFY_PARAGRAPH_COPY_NUMBER);
  add_particular (document, plan, RECTIFY_PARTICULAR_SECRECY, RECTIFY_PARAGRAPH_SECRECY);
  add_particular (document, plan, RECTIFY_PARTICULAR_URGENCY, RECTIFY_PARAGRAPH_SECRECY);
  if (*rectify_plan_get_particular (plan, RECTIFY_PARTICULAR_MARK) != '\0')
    {
      add_particular (document, plan, RECTIFY_PARTICULAR_MARK, RECTIFY_PARAGRAPH_MARK);
      add_number (document, plan);
    }
  add_particular (document, plan, RECTIFY_PARTICULAR_ANNEX, RECTIFY_PARAGRAPH_ANNEX);
}

/**
 * rectify_report_add_addressee:
 * @document: a document
 * @plan: a plan
 *
 * Adds to whom the document goes, with a colon at its end (7.3.2).
 */
void
rectify_report_add_addressee (RectifyDocument *document, RectifyPlan *plan)
{
  const char *addressee = rectify_plan_get_particular (plan, RECTIFY_PARTICULAR_ADDRESSEE);
  const char *colon = rectify_report_words_get (GROUP, "colon");
  g_autofree char *line = g_strdelimit (g_strdup (addressee), "\n", ' ');
  g_autofree char *whole = NULL;

  if (*line == '\0')
    return;
  if (g_str_has_suffix (line, "：") || g_str_has_suffix (line, ":"))
    colon = "";
  whole = g_strconcat (line, colon, NULL);
  add (document, RECTIFY_PARAGRAPH_ADDRESSEE, whole);
}

/* Text without marks at its end: the name of an attachment takes none, a list of copies its own. */
static char *
dup_unmarked (const char *text)
{
  static const char *const marks[] = { "。", "；", "，", "、", ".", ";", "," };
  char *words = rectify_text_dup_stripped (text);

  for (guint i = 0; i < G_N_ELEMENTS (marks);)
    {
      gboolean ends = g_str_has_suffix (words, marks[i]);

      if (ends)
        words[strlen (words) - strlen (marks[i])] = '\0';
      i = ends ? 0 : i + 1;
    }
  return words;
}

/* Where the name of an attachment begins that stands behind a number of its own. */
static const char *
skip_number (const char *name)
{
  const char *p = name;

  while (g_ascii_isdigit (*p))
    p++;
  if (p == name || g_utf8_strchr (".．、", -1, g_utf8_get_char (p)) == NULL
      || g_ascii_isdigit (*g_utf8_next_char (p)))
    return name;
  for (p = g_utf8_next_char (p); g_unichar_isspace (g_utf8_get_char (p));)
    p = g_utf8_next_char (p);
  return p;
}

/* They are numbered here, so numbers that all of them have already go. */
static void
strip_numbers (GPtrArray *names)
{
  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);

      if (skip_number (name) == name || *skip_number (name) == '\0')
        return;
    }
  for (guint i = 0; i < names->len; i++)
    {
      char *name = g_ptr_array_index (names, i);

      names->pdata[i] = g_strdup (skip_number (name));
      g_free (name);
    }
}

/**
 * rectify_report_list_attachments:
 * @document: a document
 * @names: (element-type utf8): what is attached, a line each
 *
 * Adds the list of what is attached (7.3.4); several are numbered.
 */
void
rectify_report_list_attachments (RectifyDocument *document, GPtrArray *names)
{
  const char *label = rectify_report_words_get (GROUP, "attachments");
  g_autoptr (GString) blanks = g_string_new (NULL);

  /* Further numbers stand below the first. */
  for (glong i = g_utf8_strlen (label, -1); i > 0; i--)
    g_string_append (blanks, BLANK);
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *number = names->len > 1 ? g_strdup_printf ("%u. ", i + 1) : g_strdup ("");
      g_autofree char *line = g_strconcat (i == 0 ? label : blanks->str, number, "\t",
                                           g_ptr_array_index (names, i), NULL);

      add (document, RECTIFY_PARAGRAPH_ATTACHMENTS, line);
    }
}

/**
 * rectify_report_add_attachments:
 * @document: a document
 * @plan: a plan
 *
 * Adds the list of what the plan says is attached.
 */
void
rectify_report_add_attachments (RectifyDocument *document, RectifyPlan *plan)
{
  const char *text = rectify_plan_get_particular (plan, RECTIFY_PARTICULAR_ATTACHMENTS);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *name = dup_unmarked (lines[i]);

      if (*name != '\0')
        g_ptr_array_add (names, g_steal_pointer (&name));
    }
  strip_numbers (names);
  rectify_report_list_attachments (document, names);
}

/* The month's name where the language has one. */
static char *
dup_month (guint month)
{
  g_auto (GStrv) names = g_strsplit (rectify_report_words_get (GROUP, "months"), ";", -1);

  return g_strv_length (names) == 12 ? g_strdup (names[month - 1]) : g_strdup_printf ("%u", month);
}

/**
 * rectify_report_dup_date:
 * @date: a date as 2022-01-05, or anything else
 *
 * Returns: (transfer full): the date as documents have it, 2022年1月5日 (7.3.5.4); what is no date as
 *   it is
 */
char *
rectify_report_dup_date (const char *date)
{
  g_autoptr (GDate) valid = rectify_date_from_string (date);
  g_autoptr (GString) text = NULL;

  if (valid == NULL)
    return g_strdup (date);
  text = g_string_new (rectify_report_words_get (GROUP, "date"));
  for (guint i = 0; i < 3; i++)
    {
      static const char *const keys[] = { "{year}", "{month}", "{day}" };
      const guint numbers[]
          = { g_date_get_year (valid), g_date_get_month (valid), g_date_get_day (valid) };
      g_autofree char *number
          = i == 1 ? dup_month (numbers[i]) : g_strdup_printf ("%u", numbers[i]);

      g_string_replace (text, keys[i], number, 0);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * rectify_report_add_signature:
 * @document: a document
 * @plan: a plan
 *
 * Adds who signs (7.3.5).
 */
void
rectify_report_add_signature (RectifyDocument *document, RectifyPlan *plan)
{
  add_particular (document, plan, RECTIFY_PARTICULAR_SIGNATURE, RECTIFY_PARAGRAPH_SIGNATURE);
}

/**
 * rectify_report_add_date:
 * @document: a document
 * @plan: a plan
 *
 * Adds the date below the signature (7.3.5.4).
 */
void
rectify_report_add_date (RectifyDocument *document, RectifyPlan *plan)
{
  g_autofree char *date
      = rectify_report_dup_date (rectify_plan_get_particular (plan, RECTIFY_PARTICULAR_DATE));

  add (document, RECTIFY_PARAGRAPH_DATE, date);
}

/**
 * rectify_report_add_note:
 * @document: a document
 * @plan: a plan
 *
 * Adds the note below the date, in brackets (7.3.6).
 */
void
rectify_report_add_note (RectifyDocument *document, RectifyPlan *plan)
{
  g_autofree char *note = g_strdup (rectify_plan_get_particular (plan, RECTIFY_PARTICULAR_NOTE));

  if (*note != '\0' && !g_str_has_prefix (note, "（") && !g_str_has_prefix (note, "("))
    {
      char *bracketed = g_strconcat (rectify_report_words_get (GROUP, "note-begin"), note,
                                     rectify_report_words_get (GROUP, "note-end"), NULL);

      g_free (note);
      note = bracketed;
    }
  add (document, RECTIFY_PARAGRAPH_BODY, note);
}

static void
add_copies (RectifyDocument *document, RectifyPlan *plan)
{
  const char *copies = rectify_plan_get_particular (plan, RECTIFY_PARTICULAR_COPIES_TO);
  g_autofree char *words = dup_unmarked (copies);
  const char *text = g_strdelimit (words, "\n", ' ');
  const char *stop = rectify_report_words_get (GROUP, "stop");
  g_autofree char *line = NULL;

  if (*text == '\0')
    return;
  line = g_strconcat (rectify_report_words_get (GROUP, "copies"), "\t", text, stop, NULL);
  add (document, RECTIFY_PARAGRAPH_COPIES, line);
}

/**
 * rectify_report_add_imprint:
 * @document: a document that is complete but for this
 * @plan: a plan
 *
 * Adds who gets copies, and who printed it when (7.4).
 */
void
rectify_report_add_imprint (RectifyDocument *document, RectifyPlan *plan)
{
  const char *by = rectify_plan_get_particular (plan, RECTIFY_PARTICULAR_PRINTED_BY);
  g_autofree char *on
      = rectify_report_dup_date (rectify_plan_get_particular (plan, RECTIFY_PARTICULAR_PRINTED_ON));
  g_autofree char *line = NULL;

  add_copies (document, plan);
  if (*by == '\0' && *on == '\0')
    return;
  line = g_strconcat (by, "\t", on, *on != '\0' ? rectify_report_words_get (GROUP, "printed") : "",
                      NULL);
  add (document, RECTIFY_PARAGRAPH_PRINTED, line);
}
