/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-plan-json.h"

#include <string.h>

#include "rectify-particulars.h"

static void
add_indent (GString *json, guint depth)
{
  for (guint i = 0; i < depth; i++)
    g_string_append_c (json, ' ');
}

static void
add_string (GString *json, const char *text)
{
  g_string_append_c (json, '"');
  for (const char *p = text; *p != '\0'; p++)
    switch (*p)
      {
      case '"':
        g_string_append (json, "\\\"");
        break;
      case '\\':
        g_string_append (json, "\\\\");
        break;
      case '\n':
        g_string_append (json, "\\n");
        break;
      case '\r':
        g_string_append (json, "\\r");
        break;
      case '\t':
        g_string_append (json, "\\t");
        break;
      default:
        if ((guchar) *p < 0x20 || *p == 0x7f)
          g_string_append_printf (json, "\\u%04x", (guchar) *p);
        else
          g_string_append_c (json, *p);
      }
  g_string_append_c (json, '"');
}

static void
add_key (GString *json, guint depth, const char *key)
{
  add_indent (json, depth);
  g_string_append_printf (json, "\"%s\": ", key);
}

static void
add_member (GString *json, guint depth, const char *key, const char *text)
{
  add_key (json, depth, key);
  add_string (json, text);
  g_string_append (json, ",\n");
}

static void
add_assignment (GString *json, guint depth, RectifyAssignment *assignment)
{
  const char *const *names = rectify_assignment_get_names (assignment);

  add_indent (json, depth);
  g_string_append (json, "{\n");
  add_member (json, depth + 1, "role",
              rectify_role_get_nick (rectify_assignment_get_role (assignment)));
  add_member (json, depth + 1, "label", rectify_assignment_get_label (assignment));
  add_member (json, depth + 1, "text", rectify_assignment_get_text (assignment));
  add_key (json, depth + 1, "names");
  g_string_append_c (json, '[');
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_string_append (json, i > 0 ? ",\n" : "\n");
      add_indent (json, depth + 2);
      add_string (json, names[i]);
    }
  if (names[0] != NULL)
    {
      g_string_append_c (json, '\n');
      add_indent (json, depth + 1);
    }
  g_string_append (json, "]\n");
  add_indent (json, depth);
  g_string_append_c (json, '}');
}

static void
add_assignments (GString *json, guint depth, GPtrArray *assignments)
{
  add_key (json, depth, "assignments");
  g_string_append_c (json, '[');
  for (guint i = 0; i < assignments->len; i++)
    {
      g_string_append (json, i > 0 ? ",\n" : "\n");
      add_assignment (json, depth + 1, g_ptr_array_index (assignments, i));
    }
  if (assignments->len > 0)
    {
      g_string_append_c (json, '\n');
      add_indent (json, depth);
    }
  g_string_append (json, "],\n");
}

static void
add_kinds (GString *json, guint depth, RectifyDeadlineKinds kinds)
{
  static const struct {
    RectifyDeadlineKinds kind;
    const char *nick;
  } nicks[] = { { RECTIFY_DEADLINE_IMMEDIATE, "immediate" },
                { RECTIFY_DEADLINE_DATED, "dated" },
                { RECTIFY_DEADLINE_LONG_TERM, "long_term" } };
  gboolean first = TRUE;

  add_key (json, depth, "kinds");
  g_string_append_c (json, '[');
  for (guint i = 0; i < G_N_ELEMENTS (nicks); i++)
    if ((kinds & nicks[i].kind) != 0)
      {
        g_string_append (json, first ? "\n" : ",\n");
        add_indent (json, depth + 1);
        add_string (json, nicks[i].nick);
        first = FALSE;
      }
  if (!first)
    {
      g_string_append_c (json, '\n');
      add_indent (json, depth);
    }
  g_string_append (json, "],\n");
}

static void
add_deadline (GString *json, guint depth, RectifyDeadline *deadline)
{
  g_autofree char *due = NULL;

  add_key (json, depth, "deadline");
  if (deadline == NULL)
    {
      g_string_append (json, "null,\n");
      return;
    }
  due = rectify_date_to_string (rectify_deadline_get_due (deadline));
  g_string_append (json, "{\n");
  add_member (json, depth + 1, "label", rectify_deadline_get_label (deadline));
  add_member (json, depth + 1, "text", rectify_deadline_get_text (deadline));
  add_kinds (json, depth + 1, rectify_deadline_get_kinds (deadline));
  add_key (json, depth + 1, "due");
  if (due != NULL)
    add_string (json, due);
  else
    g_string_append (json, "null");
  g_string_append_c (json, '\n');
  add_indent (json, depth);
  g_string_append (json, "},\n");
}

static void
add_entry (GString *json, guint depth, RectifyProgressEntry *entry)
{
  g_autofree char *date = rectify_date_to_string (rectify_progress_entry_get_date (entry));
  int share = rectify_progress_entry_get_share (entry);

  add_indent (json, depth);
  g_string_append (json, "{\n");
  if (date != NULL)
    add_member (json, depth + 1, "date", date);
  if (share != RECTIFY_SHARE_UNKNOWN)
    {
      add_key (json, depth + 1, "share");
      g_string_append_printf (json, "%d,\n", share);
    }
  add_member (json, depth + 1, "reporter", rectify_progress_entry_get_reporter (entry));
  add_key (json, depth + 1, "text");
  add_string (json, rectify_progress_entry_get_text (entry));
  g_string_append_c (json, '\n');
  add_indent (json, depth);
  g_string_append_c (json, '}');
}

static void
add_step (GString *json, guint depth, RectifyStep *step)
{
  g_autofree char *date = rectify_date_to_string (rectify_step_get_date (step));
  const int *counts = rectify_step_get_counts (step);

  add_indent (json, depth);
  g_string_append (json, "{\n");
  add_member (json, depth + 1, "kind", rectify_step_kind_get_nick (rectify_step_get_kind (step)));
  if (date != NULL)
    add_member (json, depth + 1, "date", date);
  if (rectify_step_get_kind (step) == RECTIFY_STEP_STAGE)
    {
      add_key (json, depth + 1, "reached");
      g_string_append (json, rectify_step_is_reached (step) ? "true,\n" : "false,\n");
    }
  if (rectify_step_get_kind (step) == RECTIFY_STEP_VOTE)
    {
      add_key (json, depth + 1, "counts");
      g_string_append_printf (json, "[%d, %d, %d],\n", counts[0], counts[1], counts[2]);
    }
  add_member (json, depth + 1, "who", rectify_step_get_who (step));
  add_key (json, depth + 1, "text");
  add_string (json, rectify_step_get_text (step));
  g_string_append_c (json, '\n');
  add_indent (json, depth);
  g_string_append_c (json, '}');
}

static void
add_proof (GString *json, guint depth, RectifyEvidence *evidence)
{
  g_autofree char *date = rectify_date_to_string (rectify_evidence_get_date (evidence));

  add_indent (json, depth);
  g_string_append (json, "{\n");
  if (date != NULL)
    add_member (json, depth + 1, "date", date);
  add_member (json, depth + 1, "who", rectify_evidence_get_who (evidence));
  add_member (json, depth + 1, "type", rectify_evidence_get_mime_type (evidence));
  add_key (json, depth + 1, "size");
  g_string_append_printf (json, "%" G_GINT64_FORMAT ",\n", rectify_evidence_get_size (evidence));
  add_member (json, depth + 1, "sha256", rectify_evidence_get_hash (evidence));
  add_key (json, depth + 1, "name");
  add_string (json, rectify_evidence_get_name (evidence));
  g_string_append_c (json, '\n');
  add_indent (json, depth);
  g_string_append_c (json, '}');
}

typedef void (*AddFunc) (GString *json, guint depth, gpointer record);

/* A list, unless it is empty. */
static void
add_records (GString *json, guint depth, const char *key, GPtrArray *records, AddFunc add)
{
  if (records->len == 0)
    return;
  add_key (json, depth, key);
  g_string_append_c (json, '[');
  for (guint i = 0; i < records->len; i++)
    {
      g_string_append (json, i > 0 ? ",\n" : "\n");
      add (json, depth + 1, g_ptr_array_index (records, i));
    }
  g_string_append_c (json, '\n');
  add_indent (json, depth);
  g_string_append (json, "],\n");
}

static void
add_particulars (GString *json, guint depth, RectifyPlan *plan)
{
  for (RectifyParticular i = 0; i < RECTIFY_N_PARTICULARS; i++)
    if (*rectify_plan_get_particular (plan, i) != '\0')
      add_member (json, depth, rectify_particular_get_nick (i),
                  rectify_plan_get_particular (plan, i));
}

static void add_items (GString *json, guint depth, RectifyItem *parent);

static void
add_item (GString *json, guint depth, RectifyItem *item)
{
  g_autofree char *lead_in = rectify_item_dup_measures_lead_in (item);
  gint64 id = rectify_item_get_id (item);
  RectifyStatus status = rectify_item_get_status (item);

  add_indent (json, depth);
  g_string_append (json, "{\n");
  if (id != 0)
    {
      add_key (json, depth + 1, "id");
      g_string_append_printf (json, "%" G_GINT64_FORMAT ",\n", id);
    }
  add_member (json, depth + 1, "kind", rectify_item_kind_get_nick (rectify_item_get_kind (item)));
  add_member (json, depth + 1, "label", rectify_item_get_label (item));
  add_member (json, depth + 1, "heading", rectify_item_get_heading (item));
  add_member (json, depth + 1, "text", rectify_item_get_text (item));
  add_key (json, depth + 1, "run_in");
  g_string_append (json, rectify_item_get_run_in (item) ? "true,\n" : "false,\n");
  add_member (json, depth + 1, "measures_lead_in", lead_in);
  add_assignments (json, depth + 1, rectify_item_get_assignments (item));
  add_deadline (json, depth + 1, rectify_item_get_deadline (item));
  if (id != 0 || status != RECTIFY_STATUS_NOT_STARTED)
    add_member (json, depth + 1, "status", rectify_status_get_nick (status));
  if (*rectify_item_get_columns (item) != '\0')
    add_member (json, depth + 1, "columns", rectify_item_get_columns (item));
  if (rectify_item_get_internal (item))
    {
      add_key (json, depth + 1, "internal");
      g_string_append (json, "true,\n");
    }
  add_records (json, depth + 1, "progress", rectify_item_get_progress (item), (AddFunc) add_entry);
  add_records (json, depth + 1, "steps", rectify_item_get_steps (item), (AddFunc) add_step);
  add_records (json, depth + 1, "evidence", rectify_item_get_evidence (item), (AddFunc) add_proof);
  add_items (json, depth + 1, item);
  add_indent (json, depth);
  g_string_append_c (json, '}');
}

static void
add_items (GString *json, guint depth, RectifyItem *parent)
{
  guint n_children = rectify_item_get_n_children (parent);

  add_key (json, depth, "items");
  g_string_append_c (json, '[');
  for (guint i = 0; i < n_children; i++)
    {
      g_string_append (json, i > 0 ? ",\n" : "\n");
      add_item (json, depth + 1, rectify_item_get_child (parent, i));
    }
  if (n_children > 0)
    {
      g_string_append_c (json, '\n');
      add_indent (json, depth);
    }
  g_string_append (json, "]\n");
}

/**
 * rectify_plan_to_json:
 * @self: a plan
 *
 * The plan as JSON: its title and its items, with their identifiers and status where they are from
 * a ledger. The words in it are the same whatever the interface's language.
 *
 * Returns: (transfer full): JSON in UTF-8, with a line end at its end
 */
char *
rectify_plan_to_json (RectifyPlan *self)
{
  g_autofree char *needs = NULL;
  GString *json;

  g_return_val_if_fail (RECTIFY_IS_PLAN (self), NULL);

  needs = rectify_close_out_needs_to_string (rectify_plan_get_close_out_needs (self));
  json = g_string_new ("{\n");
  if (rectify_plan_get_id (self) != 0)
    {
      add_key (json, 1, "id");
      g_string_append_printf (json, "%" G_GINT64_FORMAT ",\n", rectify_plan_get_id (self));
    }
  add_member (json, 1, "title", rectify_plan_get_title (self));
  if (*rectify_plan_get_document_number (self) != '\0')
    add_member (json, 1, "document_number", rectify_plan_get_document_number (self));
  if (*rectify_plan_get_signer (self) != '\0')
    add_member (json, 1, "signer", rectify_plan_get_signer (self));
  add_particulars (json, 1, self);
  if (*needs != '\0')
    add_member (json, 1, "close_out_needs", needs);
  add_items (json, 1, rectify_plan_get_root (self));
  g_string_append (json, "}\n");
  return g_string_free (json, FALSE);
}
