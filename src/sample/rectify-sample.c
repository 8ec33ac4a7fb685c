/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-sample.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "rectify-close-out.h"
#include "rectify-directory.h"
#include "rectify-editions.h"
#include "rectify-ledger-content.h"
#include "rectify-pages.h"
#include "rectify-report.h"
#include "rectify-sample-plan.h"
#include "rectify-sample-resources.h"

#define RESOURCE "/org/example/Rectify/samples/ledger-%s.story"

/* A ledger that is being filled, and who did what last. */
typedef struct {
  RectifyLedger *ledger;
  RectifySamplePlan *plan;
  RectifyProgressEntry *last; /* what evidence belongs to */
  RectifyItem *last_item;
} Filling;

/**
 * rectify_sample_get_language:
 *
 * Returns: the language of the sample for the user: that of the interface, Chinese or else English
 */
const char *
rectify_sample_get_language (void)
{
  const char *const *names = g_get_language_names ();

  return names[0] != NULL && g_str_has_prefix (names[0], "zh") ? RECTIFY_SAMPLE_CHINESE
                                                               : RECTIFY_SAMPLE_ENGLISH;
}

/**
 * rectify_sample_is_language:
 * @language: a word
 *
 * Returns: whether there is a sample in a language that is called so
 */
gboolean
rectify_sample_is_language (const char *language)
{
  return g_str_equal (language, RECTIFY_SAMPLE_CHINESE)
         || g_str_equal (language, RECTIFY_SAMPLE_ENGLISH);
}

static GPtrArray *
read_source (const char *language, const GDate *today, GError **error)
{
  g_autofree char *path = g_strdup_printf (RESOURCE, language);
  g_autoptr (GBytes) bytes
      = g_resource_lookup_data (rectify_sample_get_resource (), path, 0, error);
  g_autofree char *text
      = bytes != NULL ? g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)) : NULL;

  return text != NULL ? rectify_sample_source_read (text, today, error) : NULL;
}

static const RectifySampleLine *
find_line (GPtrArray *lines, const char *what)
{
  for (guint i = 0; i < lines->len; i++)
    {
      const RectifySampleLine *line = lines->pdata[i];

      if (g_str_equal (line->words[0], what))
        return line;
    }
  return NULL;
}

/**
 * rectify_sample_dup_name:
 * @language: %RECTIFY_SAMPLE_CHINESE or %RECTIFY_SAMPLE_ENGLISH
 *
 * Returns: (transfer full): what the file of the sample is called, with its extension
 */
char *
rectify_sample_dup_name (const char *language)
{
  g_autoptr (GDate) today = g_date_new_dmy (1, 1, 2000);
  g_autoptr (GPtrArray) lines = read_source (language, today, NULL);
  const RectifySampleLine *line = lines != NULL ? find_line (lines, "name") : NULL;

  return g_strconcat (line != NULL ? line->words[1] : "Sample", ".rectify", NULL);
}

static gboolean
add_parties (RectifyLedger *ledger, GPtrArray *lines, GError **error)
{
  g_autoptr (GPtrArray) parties = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < lines->len; i++)
    {
      const RectifySampleLine *line = lines->pdata[i];
      RectifyPartyKind kind;

      if (!g_str_equal (line->words[0], "party"))
        continue;
      if (!rectify_party_kind_from_nick (line->words[1], &kind))
        return rectify_sample_line_fail (line, error);
      g_ptr_array_add (parties, rectify_party_new (0, line->words[2], kind, 0));
    }
  return rectify_ledger_import_parties (ledger, parties, NULL, N_ ("Add parties"), error);
}

static gboolean
add_progress (Filling *self, const RectifySampleEvent *event)
{
  char **words = event->line->words;
  int share = g_str_equal (words[3], "-") ? RECTIFY_SHARE_UNKNOWN
                                          : (int) g_ascii_strtoll (words[3], NULL, 10);
  g_autoptr (RectifyProgressEntry) entry
      = rectify_progress_entry_new (&event->day, words[4], words[2], share);

  rectify_item_add_progress (event->item, entry);
  rectify_item_set_status (event->item,
                           rectify_status_propose (rectify_item_get_status (event->item), share));
  g_clear_pointer (&self->last, rectify_progress_entry_unref);
  self->last = g_steal_pointer (&entry);
  self->last_item = event->item;
  return TRUE;
}

static gboolean
add_evidence (Filling *self, const RectifySampleEvent *event, GError **error)
{
  char **words = event->line->words;
  g_autoptr (GBytes) content = g_bytes_new (words[4], strlen (words[4]));
  g_autofree char *hash = rectify_ledger_store_content (self->ledger, content, error);
  g_autofree char *type = g_content_type_guess (words[3], NULL, 0, NULL);
  g_autofree char *mime = g_content_type_get_mime_type (type);
  gint64 entry_id = self->last != NULL && self->last_item == event->item
                        ? rectify_progress_entry_get_id (self->last)
                        : 0;
  g_autoptr (RectifyEvidence) evidence = NULL;

  if (hash == NULL)
    return FALSE;
  evidence = rectify_evidence_new (entry_id, words[3], hash, strlen (words[4]), mime, &event->day,
                                   words[2]);
  rectify_item_add_evidence (event->item, evidence);
  return TRUE;
}

static gboolean
add_vote (const RectifySampleEvent *event)
{
  char **words = event->line->words;
  g_auto (GStrv) numbers = g_strsplit (words[3], " ", -1);
  int counts[RECTIFY_STEP_N_COUNTS] = { 0 };
  g_autoptr (RectifyStep) step = NULL;

  for (guint i = 0; i < RECTIFY_STEP_N_COUNTS && numbers[i] != NULL; i++)
    counts[i] = (int) g_ascii_strtoll (numbers[i], NULL, 10);
  step = rectify_step_new (RECTIFY_STEP_VOTE, &event->day, words[2], words[4], counts);
  rectify_item_add_step (event->item, step);
  return TRUE;
}

static gboolean
set_status (const RectifySampleEvent *event, GError **error)
{
  RectifyStatus status;

  if (!rectify_status_from_nick (event->line->words[2], &status))
    return rectify_sample_line_fail (event->line, error);
  rectify_item_set_status (event->item, status);
  return TRUE;
}

/* The rules hold here as in the window: a sample that breaks them is refused. */
static gboolean
take_step (Filling *self, const RectifySampleEvent *event, GError **error)
{
  RectifyCloseOutNeeds needs = rectify_plan_get_close_out_needs (self->plan->plan);
  char **words = event->line->words;

  if (g_str_equal (words[0], "request"))
    return rectify_close_out_request (event->item, needs, &event->day, words[2], words[3], error);
  if (g_str_equal (words[0], "approve"))
    return rectify_close_out_approve (event->item, needs, &event->day, words[2], words[3], error);
  if (g_str_equal (words[0], "refuse"))
    return rectify_close_out_refuse (event->item, &event->day, words[2], words[3], error);
  return rectify_close_out_reopen (event->item, &event->day, words[2], words[3], error);
}

static gboolean
apply_event (Filling *self, const RectifySampleEvent *event, GError **error)
{
  const char *what = event->line->words[0];

  if (g_str_equal (what, "progress"))
    return add_progress (self, event);
  if (g_str_equal (what, "evidence"))
    return add_evidence (self, event, error);
  if (g_str_equal (what, "vote"))
    return add_vote (event);
  if (g_str_equal (what, "status"))
    return set_status (event, error);
  if (!g_str_equal (what, "reword"))
    return take_step (self, event, error);
  rectify_item_set_text (event->item, event->line->words[2]);
  return TRUE;
}

/* What the window calls such an edit. */
static const char *
get_edit_name (const RectifySampleEvent *event)
{
  static const char *const names[][2]
      = { { "progress", N_ ("Add progress") },     { "evidence", N_ ("Add evidence") },
          { "status", N_ ("Change status") },      { "reword", N_ ("Edit item") },
          { "request", N_ ("Request close-out") }, { "approve", N_ ("Approve close-out") },
          { "refuse", N_ ("Refuse close-out") },   { "reopen", N_ ("Reopen") },
          { "vote", N_ ("Satisfaction vote") } };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i][0], event->line->words[0]))
      return names[i][1];
  return names[0][1];
}

static gboolean
make_edition (RectifyLedger *ledger, const RectifySamplePlan *plan, GCancellable *cancellable,
              GError **error)
{
  g_autoptr (RectifyDocument) document = NULL;
  g_autoptr (RectifyPages) pages = NULL;
  g_autoptr (GBytes) pdf = NULL;
  gint64 id;

  if (plan->edition == NULL)
    return TRUE;
  document = rectify_report_compose (plan->plan, RECTIFY_REPORT_PLAN, NULL);
  pages = rectify_pages_new (document, cancellable, error);
  pdf = pages != NULL ? rectify_pages_dup_pdf (pages, NULL, NULL, NULL, error) : NULL;
  return pdf != NULL
         && rectify_ledger_make_edition (ledger, plan->plan, plan->edition, pdf, &id, error);
}

/* Each event is an edit, so that the history shows what one looks like; what comes one after another on
 * an item on one day was done together. */
static gboolean
add_plan (RectifyLedger *ledger, RectifySamplePlan *plan, GCancellable *cancellable, GError **error)
{
  Filling filling = { .ledger = ledger, .plan = plan };
  gboolean done = rectify_ledger_save_plan (ledger, plan->plan, N_ ("New plan"), error)
                  && make_edition (ledger, plan, cancellable, error);

  for (guint i = 0; done && i < plan->events->len; i++)
    {
      const RectifySampleEvent *event = plan->events->pdata[i];
      const RectifySampleEvent *next
          = i + 1 < plan->events->len ? plan->events->pdata[i + 1] : NULL;
      gboolean goes_on = next != NULL && next->item == event->item
                         && g_date_compare (&next->day, &event->day) == 0;

      done = !g_cancellable_set_error_if_cancelled (cancellable, error)
             && apply_event (&filling, event, error)
             && (goes_on
                 || rectify_ledger_save_plan (ledger, plan->plan, get_edit_name (event), error));
    }
  g_clear_pointer (&filling.last, rectify_progress_entry_unref);
  return done;
}

static gboolean
fill (RectifyLedger *ledger, GPtrArray *lines, const GDate *today, GCancellable *cancellable,
      GError **error)
{
  const RectifySampleLine *labels = find_line (lines, "labels");
  guint i = 0;

  if (!add_parties (ledger, lines, error))
    return FALSE;
  while (i < lines->len)
    {
      const RectifySampleLine *line = lines->pdata[i];
      g_autoptr (RectifySamplePlan) plan = NULL;

      if (!g_str_equal (line->words[0], "plan") || labels == NULL)
        {
          i++;
          continue;
        }
      plan = rectify_sample_plan_read (lines, &i, (const char *const *) labels->words + 1, today,
                                       error);
      if (plan == NULL || !add_plan (ledger, plan, cancellable, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * rectify_sample_make:
 * @path: where; no file may be there
 * @language: %RECTIFY_SAMPLE_CHINESE or %RECTIFY_SAMPLE_ENGLISH
 * @today: the day from which its days are told
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Makes a ledger that shows everything that the program can do: plans of two years and a draft, with
 * deadlines of every kind, progress, evidence, close-outs, votes, stages and an edition. Blocks.
 *
 * Returns: whether it was made; if not, nothing is left of it
 */
gboolean
rectify_sample_make (const char *path, const char *language, const GDate *today,
                     GCancellable *cancellable, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (RectifyLedger) ledger = NULL;
  gboolean done;

  g_return_val_if_fail (rectify_sample_is_language (language), FALSE);
  g_return_val_if_fail (today != NULL && g_date_valid (today), FALSE);
  if (g_file_test (path, G_FILE_TEST_EXISTS) || g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    {
      g_set_error (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_EXISTS,
                   _ ("%s is there already. Choose another name for the sample."), name);
      return FALSE;
    }
  lines = read_source (language, today, error);
  ledger = lines != NULL ? rectify_ledger_open (path, RECTIFY_LEDGER_CREATE, error) : NULL;
  if (ledger == NULL)
    return FALSE;
  done = fill (ledger, lines, today, cancellable, error);
  g_clear_object (&ledger);
  if (!done)
    g_unlink (path);
  return done;
}
