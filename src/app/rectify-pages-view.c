/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-pages-view.h"

#include <glib/gi18n.h>
#include <stdlib.h>

#include "rectify-focus.h"
#include "rectify-pages-view-private.h"
#include "rectify-state.h"

/**
 * RectifyPagesView:
 *
 * A report exactly as it prints: the pages, one below the other. They are set in a thread, and anew
 * after every edit while somebody looks at them.
 */
G_DEFINE_FINAL_TYPE (RectifyPagesView, rectify_pages_view, GTK_TYPE_WIDGET)

enum { PAGES_SET, ITEM_SELECTED, ITEM_ACTIVATED, N_SIGNALS };

static guint signals[N_SIGNALS];

static guint
count_pages (RectifyPagesView *self)
{
  return self->pages != NULL ? rectify_pages_get_n_pages (self->pages) : 0;
}

static void
show_page_number (RectifyPagesView *self)
{
  g_autofree char *number
      = count_pages (self) > 0 ? g_strdup_printf ("%u", rectify_page_list_get_page (self->list) + 1)
                               : g_strdup ("");
  /* Translators: the number of all pages, behind the number of the one that is looked at. */
  g_autofree char *count
      = self->is_partial ? g_strdup (C_ ("count of pages", "/ …"))
                         : g_strdup_printf (C_ ("count of pages", "/ %u"), count_pages (self));

  if (!gtk_widget_has_focus (
          GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->page_entry)))))
    gtk_editable_set_text (GTK_EDITABLE (self->page_entry), number);
  gtk_label_set_text (self->count_label, count_pages (self) > 0 ? count : "");
}

/* What changes as the pages are scrolled and zoomed. */
static void
show_numbers (RectifyPagesView *self)
{
  int zoom = rectify_page_list_get_zoom (self->list);
  g_autofree char *words = g_strdup_printf (zoom > 0 ? _ ("%d%%") : _ ("Width (%d%%)"),
                                            rectify_page_list_get_real_zoom (self->list));

  gtk_button_set_label (self->zoom_button, words);
  show_page_number (self);
}

static gboolean
is_plan_empty (RectifyPagesView *self)
{
  RectifyPlan *plan = rectify_session_get_plan (self->session);

  return plan != NULL && rectify_item_get_n_children (rectify_plan_get_root (plan)) == 0;
}

/* Why there is nothing on the pages but a title; NULL if there is more. */
static const char *
find_reason (RectifyPagesView *self)
{
  if (self->session != NULL && is_plan_empty (self))
    return _ ("This plan has no items yet. Add some in the tree, and they are seen here.");
  if (!self->is_bare || self->pages == NULL)
    return NULL;
  switch (self->report)
    {
    case RECTIFY_REPORT_PLAN:
    case RECTIFY_REPORT_PROGRESS:
    case RECTIFY_REPORT_NOTICE:
      return NULL;
    case RECTIFY_REPORT_SLIPS:
      return _ ("No unit has a slip yet: no problem or measure names one. Assign units in the "
                "tree, and their slips are seen here.");
    case RECTIFY_REPORT_SUPERVISION:
      return _ (
          "Nothing is late, so that nobody is called on. What is due soon is in the reminders.");
    case RECTIFY_REPORT_REMINDERS:
      return _ (
          "Nothing is due within these days. Enter more days on the left to look further ahead.");
    case RECTIFY_REPORT_CLOSE_OUT:
      return _ (
          "There is nothing to close out yet: set what is done to Done in the tree, or request "
          "its close-out, and its form is seen here.");
    default:
      return _ ("The plan has no problems and measures to list yet. Add them in the tree, or give "
                "items these kinds there.");
    }
}

static void
show_remark (RectifyPagesView *self)
{
  const char *reason = find_reason (self);
  g_autofree char *remark = reason != NULL       ? g_strdup (reason)
                            : self->shows_remark ? rectify_pages_view_dup_remark (self)
                                                 : g_strdup ("");

  /* What is seen while the revealer closes stays what it was. */
  if (*remark != '\0')
    gtk_label_set_text (self->remark_label, remark);
  gtk_revealer_set_reveal_child (self->remark, self->pages != NULL && *remark != '\0');
}

/**
 * rectify_pages_view_update_words:
 * @self: a view
 *
 * Says how many pages there are, how large they are shown, and what is to be known of them.
 */
void
rectify_pages_view_update_words (RectifyPagesView *self)
{
  gboolean has_plan = self->session != NULL && rectify_session_get_plan (self->session) != NULL;

  show_numbers (self);
  show_remark (self);
  gtk_label_set_text (self->words_label, has_plan ? _ ("The pages are being set…")
                                                  : _ ("No plan is open. Choose one on the left."));
  gtk_stack_set_visible_child_name (self->stack, self->pages != NULL ? "pages" : "words");
  gtk_widget_set_sensitive (GTK_WIDGET (self->page_entry), self->pages != NULL);
}

/**
 * rectify_pages_view_update_turn:
 * @self: a view
 *
 * Turns pages on which a table stands across so that it can be read, if the user wants that.
 */
void
rectify_pages_view_update_turn (RectifyPagesView *self)
{
  gboolean across = self->pages != NULL && rectify_pages_is_turned (self->pages, 0);
  gboolean turn = across && rectify_state_get_int (RECTIFY_PAGES_TURN_KEY, TRUE);

  gtk_widget_set_visible (GTK_WIDGET (self->turn_button), across);
  gtk_toggle_button_set_active (self->turn_button, turn);
  rectify_page_list_set_turned (self->list, turn);
}

static void
page_activated_cb (GtkEntry *entry, RectifyPagesView *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));
  /* Typed with an input method, digits may be wide. */
  g_autofree char *plain = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);
  guint64 page = plain != NULL ? g_ascii_strtoull (plain, NULL, 10) : 0;

  if (page > 0 && count_pages (self) > 0)
    rectify_page_list_show_page (self->list, MIN (page, count_pages (self)) - 1);
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
  show_page_number (self);
}

static void
report_wanted_cb (RectifyReportPane *pane, guint report, RectifyPagesView *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.report", "s",
                              rectify_report_get_nick (report));
}

static void
item_selected_cb (RectifyPageList *list, gint64 item, RectifyPagesView *self)
{
  g_signal_emit (self, signals[ITEM_SELECTED], 0, item);
}

static void
item_activated_cb (RectifyPageList *list, gint64 item, RectifyPagesView *self)
{
  g_signal_emit (self, signals[ITEM_ACTIVATED], 0, item);
}

/* Pages of another plan begin at the first one. */
static void
plan_changed_cb (RectifyPagesView *self)
{
  self->is_fresh = TRUE;
  rectify_page_list_set_item (self->list, 0, FALSE);
  rectify_pages_view_schedule (self);
}

static void
busy_changed_cb (RectifyPagesView *self)
{
  if (!rectify_session_is_busy (self->session))
    rectify_pages_view_schedule (self);
}

static void
rectify_pages_view_map (GtkWidget *widget)
{
  RectifyPagesView *self = RECTIFY_PAGES_VIEW (widget);

  GTK_WIDGET_CLASS (rectify_pages_view_parent_class)->map (widget);
  if (self->stale)
    rectify_pages_view_schedule (self);
}

/* To the pages, which the keys scroll, and not to what stands above them. */
static gboolean
rectify_pages_view_grab_focus (GtkWidget *widget)
{
  RectifyPagesView *self = RECTIFY_PAGES_VIEW (widget);
  GtkRoot *root = gtk_widget_get_root (widget);

  self->wants_focus = self->pages == NULL;
  g_set_weak_pointer (&self->before, root != NULL ? gtk_root_get_focus (root) : NULL);
  return self->pages != NULL && gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
rectify_pages_view_dispose (GObject *object)
{
  RectifyPagesView *self = RECTIFY_PAGES_VIEW (object);

  rectify_pages_view_stop (self);
  g_clear_weak_pointer (&self->before);
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
  g_clear_object (&self->pages);
  g_clear_pointer (&self->options, rectify_report_options_free);
  g_clear_pointer (&self->remarks, g_strfreev);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (rectify_pages_view_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, RectifyPagesView, box);
  gtk_widget_class_bind_template_child (widget_class, RectifyPagesView, pane_button);
  gtk_widget_class_bind_template_child (widget_class, RectifyPagesView, page_entry);
  gtk_widget_class_bind_template_child (widget_class, RectifyPagesView, count_label);
  gtk_widget_class_bind_template_child (widget_class, RectifyPagesView, zoom_button);
  gtk_widget_class_bind_template_child (widget_class, RectifyPagesView, turn_button);
  gtk_widget_class_bind_template_child (widget_class, RectifyPagesView, find_bar);
  gtk_widget_class_bind_template_child (widget_class, RectifyPagesView, remark);
  gtk_widget_class_bind_template_child (widget_class, RectifyPagesView, remark_label);
  gtk_widget_class_bind_template_child (widget_class, RectifyPagesView, paned);
  gtk_widget_class_bind_template_child (widget_class, RectifyPagesView, pane);
  gtk_widget_class_bind_template_child (widget_class, RectifyPagesView, stack);
  gtk_widget_class_bind_template_child (widget_class, RectifyPagesView, words_label);
  gtk_widget_class_bind_template_child (widget_class, RectifyPagesView, list);
  gtk_widget_class_bind_template_callback (widget_class, page_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, report_wanted_cb);
  gtk_widget_class_bind_template_callback (widget_class, rectify_pages_view_schedule);
  gtk_widget_class_bind_template_callback (widget_class, show_numbers);
  gtk_widget_class_bind_template_callback (widget_class, item_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, item_activated_cb);
}

static void
rectify_pages_view_class_init (RectifyPagesViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rectify_pages_view_dispose;
  widget_class->map = rectify_pages_view_map;
  rectify_focus_class_set_grab (widget_class, rectify_pages_view_grab_focus);
  g_type_ensure (RECTIFY_TYPE_PAGE_LIST);
  g_type_ensure (RECTIFY_TYPE_PAGES_FIND_BAR);
  g_type_ensure (RECTIFY_TYPE_REPORT_PANE);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_REGION);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/Rectify/ui/pages-view.ui");
  bind_children (widget_class);
  rectify_pages_view_install_actions (widget_class);
  /**
   * RectifyPagesView::pages-set:
   * @self: the view
   *
   * All pages are set anew.
   */
  signals[PAGES_SET] = g_signal_new ("pages-set", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * RectifyPagesView::item-selected:
   * @self: the view
   * @item: the identifier of the item whose words were clicked, 0 if they are nobody's
   */
  signals[ITEM_SELECTED]
      = g_signal_new ("item-selected", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  /**
   * RectifyPagesView::item-activated:
   * @self: the view
   * @item: the identifier of an item that the user goes to
   */
  signals[ITEM_ACTIVATED]
      = g_signal_new ("item-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
rectify_pages_view_init (RectifyPagesView *self)
{
  gboolean shows_pane = rectify_state_get_int (RECTIFY_PAGES_PANE_KEY, TRUE);

  gtk_widget_init_template (GTK_WIDGET (self));
  self->stale = TRUE;
  self->is_fresh = TRUE;
  self->shows_remark = TRUE;
  rectify_page_list_set_zoom (self->list, rectify_state_get_int (RECTIFY_PAGES_ZOOM_KEY, 0));
  rectify_report_pane_set_list (self->pane, self->list);
  rectify_report_pane_set_report (self->pane, self->report);
  rectify_pages_find_bar_set_list (self->find_bar, self->list);
  gtk_widget_set_visible (GTK_WIDGET (self->pane), shows_pane);
  gtk_toggle_button_set_active (self->pane_button, shows_pane);
  gtk_paned_set_position (self->paned, rectify_state_get_int (RECTIFY_PAGES_PANE_WIDTH_KEY, 190));
  rectify_pages_view_add_shortcuts (self);
  rectify_pages_view_update_words (self);
}

/**
 * rectify_pages_view_set_session:
 * @self: a view
 * @session: whose plan is shown
 */
void
rectify_pages_view_set_session (RectifyPagesView *self, RectifySession *session)
{
  g_return_if_fail (self->session == NULL);
  self->session = g_object_ref (session);
  g_signal_connect_swapped (session, "notify::plan", G_CALLBACK (plan_changed_cb), self);
  g_signal_connect_swapped (session, "notify::busy", G_CALLBACK (busy_changed_cb), self);
}

/**
 * rectify_pages_view_set_report:
 * @self: a view
 * @report: which report is shown
 */
void
rectify_pages_view_set_report (RectifyPagesView *self, RectifyReport report)
{
  if (self->report == report)
    return;
  self->report = report;
  self->is_fresh = TRUE;
  rectify_report_pane_set_report (self->pane, report);
  rectify_pages_view_schedule (self);
}

/**
 * rectify_pages_view_set_remark_shown:
 * @self: a view
 * @shown: whether it says itself what came up when the pages were set; others may
 */
void
rectify_pages_view_set_remark_shown (RectifyPagesView *self, gboolean shown)
{
  self->shows_remark = shown;
  show_remark (self);
}

/**
 * rectify_pages_view_set_options:
 * @self: a view
 * @options: (nullable): what is chosen for the report; %NULL for the defaults
 */
void
rectify_pages_view_set_options (RectifyPagesView *self, const RectifyReportOptions *options)
{
  g_clear_pointer (&self->options, rectify_report_options_free);
  if (options != NULL)
    self->options = rectify_report_options_copy (options);
  rectify_pages_view_schedule (self);
}

/**
 * rectify_pages_view_set_item:
 * @self: a view
 * @item: the item that is selected in the plan, or 0
 *
 * Some reports may be of that alone.
 */
void
rectify_pages_view_set_item (RectifyPagesView *self, gint64 item)
{
  if (self->item == item)
    return;
  self->item = item;
  if (self->report == RECTIFY_REPORT_CLOSE_OUT
      && rectify_report_get_option (self->report, RECTIFY_REPORT_OPTION_FORMS)
             == RECTIFY_FORMS_SELECTED)
    rectify_pages_view_schedule (self);
}

/**
 * rectify_pages_view_get_n_pages:
 * @self: a view
 *
 * Returns: how many pages are shown; 0 as long as they are not set
 */
guint
rectify_pages_view_get_n_pages (RectifyPagesView *self)
{
  return self->is_partial ? 0 : count_pages (self);
}

/**
 * rectify_pages_view_get_list:
 * @self: a view
 *
 * Returns: (transfer none): the list of its pages
 */
RectifyPageList *
rectify_pages_view_get_list (RectifyPagesView *self)
{
  return self->list;
}

/**
 * rectify_pages_view_get_find_bar:
 * @self: a view
 *
 * Returns: (transfer none): what finds on its pages
 */
RectifyPagesFindBar *
rectify_pages_view_get_find_bar (RectifyPagesView *self)
{
  return self->find_bar;
}

/**
 * rectify_pages_view_show_item:
 * @self: a view
 * @item: the identifier of an item
 *
 * Shows the page that has an item, or else what it is part of, and highlights its words.
 *
 * Returns: whether it is on the pages
 */
gboolean
rectify_pages_view_show_item (RectifyPagesView *self, gint64 item)
{
  RectifyPlan *plan = rectify_session_get_plan (self->session);

  for (RectifyItem *at = plan != NULL ? rectify_plan_find_item (plan, item) : NULL; at != NULL;
       at = rectify_item_get_parent (at))
    if (rectify_page_list_set_item (self->list, rectify_item_get_id (at), TRUE))
      return TRUE;
  rectify_page_list_set_item (self->list, 0, FALSE);
  return FALSE;
}

/**
 * rectify_pages_view_keep_state:
 * @self: a view
 *
 * Notes how wide the pane is, for the next start.
 */
void
rectify_pages_view_keep_state (RectifyPagesView *self)
{
  if (gtk_widget_get_visible (GTK_WIDGET (self->pane)))
    rectify_state_set_int (RECTIFY_PAGES_PANE_WIDTH_KEY, gtk_paned_get_position (self->paned));
}
