/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-speech.h"
#include "rectify-window-private.h"

/*
 * A start shows the tree of a plan, or the ways to begin: what else a window has is built when it is
 * visited first.
 */

static void
place (RectifyWindow *self, const char *name, GtkWidget *view)
{
  gtk_box_append (GTK_BOX (gtk_stack_get_child_by_name (self->view_stack, name)), view);
  rectify_speech_tidy (view);
}

/**
 * rectify_window_get_ledger_view:
 * @self: a window
 *
 * Returns: (transfer none): its flat table, built if it was not needed before
 */
RectifyLedgerView *
rectify_window_get_ledger_view (RectifyWindow *self)
{
  if (self->ledger_view == NULL)
    {
      self->ledger_view = RECTIFY_LEDGER_VIEW (rectify_ledger_view_new ());
      rectify_ledger_view_set_session (self->ledger_view, self->session);
      rectify_ledger_view_set_narrow (self->ledger_view, self->is_narrow);
      rectify_window_follow_listing (self);
      place (self, "ledger", GTK_WIDGET (self->ledger_view));
    }
  return self->ledger_view;
}

/**
 * rectify_window_get_overview_view:
 * @self: a window
 *
 * Returns: (transfer none): its overview, built if it was not needed before
 */
RectifyOverviewView *
rectify_window_get_overview_view (RectifyWindow *self)
{
  if (self->overview_view == NULL)
    {
      self->overview_view = g_object_new (RECTIFY_TYPE_OVERVIEW_VIEW, NULL);
      rectify_overview_view_set_session (self->overview_view, self->session);
      rectify_window_follow_overview (self);
      place (self, "overview", GTK_WIDGET (self->overview_view));
    }
  return self->overview_view;
}

/**
 * rectify_window_get_pages_view:
 * @self: a window
 *
 * Returns: (transfer none): its pages, built if they were not needed before
 */
RectifyPagesView *
rectify_window_get_pages_view (RectifyWindow *self)
{
  if (self->pages_view == NULL)
    {
      RectifyItem *item = rectify_plan_view_get_item (self->plan_view);

      self->pages_view = g_object_new (RECTIFY_TYPE_PAGES_VIEW, NULL);
      rectify_pages_view_set_session (self->pages_view, self->session);
      rectify_pages_view_set_report (self->pages_view, self->report);
      if (self->report_options != NULL)
        rectify_pages_view_set_options (self->pages_view, self->report_options);
      rectify_pages_view_set_item (self->pages_view, item != NULL ? rectify_item_get_id (item) : 0);
      rectify_pages_view_set_remark_shown (self->pages_view, !rectify_window_shows_checks (self));
      rectify_window_follow_pages (self);
      place (self, "pages", GTK_WIDGET (self->pages_view));
    }
  return self->pages_view;
}

/**
 * rectify_window_get_checks_view:
 * @self: a window
 *
 * Returns: (transfer none): its list of findings, built if it was not needed before, and not shown then
 */
RectifyChecksView *
rectify_window_get_checks_view (RectifyWindow *self)
{
  if (self->checks_view == NULL)
    {
      self->checks_view = g_object_new (RECTIFY_TYPE_CHECKS_VIEW, "visible", FALSE, NULL);
      rectify_checks_view_set_session (self->checks_view, self->session);
      rectify_window_follow_checks (self);
      gtk_paned_set_end_child (self->checks_pane, GTK_WIDGET (self->checks_view));
      rectify_speech_tidy (GTK_WIDGET (self->checks_view));
    }
  return self->checks_view;
}

/**
 * rectify_window_get_view:
 * @self: a window
 *
 * Returns: (transfer none): the view of the ledger that is shown, built if it was not before
 */
GtkWidget *
rectify_window_get_view (RectifyWindow *self)
{
  if (rectify_window_shows_tree (self))
    return GTK_WIDGET (self->plan_view);
  if (rectify_window_shows_ledger (self))
    return GTK_WIDGET (rectify_window_get_ledger_view (self));
  if (rectify_window_shows_pages (self))
    return GTK_WIDGET (rectify_window_get_pages_view (self));
  return GTK_WIDGET (rectify_window_get_overview_view (self));
}

/**
 * rectify_window_keep_views:
 * @self: a window
 *
 * Notes how its views are, for the next start; those that nobody visited are as they were.
 */
void
rectify_window_keep_views (RectifyWindow *self)
{
  rectify_plan_view_keep_state (self->plan_view);
  rectify_window_keep_checks (self);
  if (self->ledger_view != NULL)
    rectify_ledger_view_keep_state (self->ledger_view);
  if (self->overview_view != NULL)
    rectify_overview_view_keep_state (self->overview_view);
  if (self->pages_view != NULL)
    rectify_pages_view_keep_state (self->pages_view);
}
