/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dialogs/rectify-dialogs.h"
#include "rectify-window-private.h"

/* From a dialog that has asked what the report is to be like. */
static void
make_report (GtkWindow *window, RectifyReport report, const RectifyReportOptions *options,
             const char *action)
{
  RectifyWindow *self = RECTIFY_WINDOW (window);
  RectifyPlan *plan = rectify_session_get_plan (self->session);

  /* It may have gone meanwhile. */
  if (plan == NULL)
    return;
  if (report == RECTIFY_REPORT_NOTICE)
    {
      self->notice_plan = rectify_plan_get_id (plan);
      self->notice_revision = rectify_plan_get_revision (plan);
    }
  if (options != NULL)
    {
      g_clear_pointer (&self->report_options, rectify_report_options_free);
      self->report_options = rectify_report_options_copy (options);
      if (self->pages_view != NULL)
        rectify_pages_view_set_options (self->pages_view, options);
    }
  g_action_group_change_action_state (G_ACTION_GROUP (self), "report",
                                      g_variant_new_string (rectify_report_get_nick (report)));
  g_action_group_change_action_state (G_ACTION_GROUP (self), "view",
                                      g_variant_new_string ("pages"));
  if (action != NULL)
    g_action_group_activate_action (G_ACTION_GROUP (self), action, NULL);
}

static void
progress_report_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RectifyWindow *self = user_data;

  rectify_progress_dialog_present (GTK_WINDOW (self), self->session, self->report_options,
                                   make_report);
}

static void
public_notice_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RectifyWindow *self = user_data;

  rectify_notice_dialog_present (GTK_WINDOW (self), self->session, make_report);
}

/**
 * rectify_window_get_shown_report:
 * @self: a window
 *
 * Returns: what is printed and saved from where the user is: the report whose pages are seen, and
 *   the plan itself beside its tree
 */
RectifyReport
rectify_window_get_shown_report (RectifyWindow *self)
{
  return rectify_window_shows_pages (self) ? self->report : RECTIFY_REPORT_PLAN;
}

/**
 * rectify_window_dup_asked:
 * @self: a window
 *
 * Returns: (transfer full): what was asked about reports before they are made, and what is selected in
 *   the plan
 */
RectifyReportOptions *
rectify_window_dup_asked (RectifyWindow *self)
{
  RectifyItem *item = rectify_plan_view_get_item (self->plan_view);
  RectifyReportOptions *asked = self->report_options != NULL
                                    ? rectify_report_options_copy (self->report_options)
                                    : rectify_report_options_new ();

  rectify_report_options_set_item (asked, item != NULL ? rectify_item_get_id (item) : 0);
  return asked;
}

/**
 * rectify_window_preview_notice:
 * @self: a window that has a plan
 * @report: what is about to be printed or saved of it
 *
 * Nothing is made public unseen: where the public notice is about to be printed or saved, and
 * nobody has looked at what it keeps and leaves out of the plan as it is now, that is shown instead.
 *
 * Returns: whether it is shown
 */
gboolean
rectify_window_preview_notice (RectifyWindow *self, RectifyReport report)
{
  RectifyPlan *plan = rectify_session_get_plan (self->session);

  if (report != RECTIFY_REPORT_NOTICE
      || (self->notice_plan == rectify_plan_get_id (plan)
          && self->notice_revision == rectify_plan_get_revision (plan)))
    return FALSE;
  rectify_notice_dialog_present (GTK_WINDOW (self), self->session, make_report);
  return TRUE;
}

/**
 * rectify_window_install_report_actions:
 * @self: a window
 *
 * Installs the actions that ask something before they make a report.
 */
void
rectify_window_install_report_actions (RectifyWindow *self)
{
  static const GActionEntry entries[]
      = { { .name = "progress-report", .activate = progress_report_cb },
          { .name = "public-notice", .activate = public_notice_cb } };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
