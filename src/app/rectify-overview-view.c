/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "rectify-focus.h"
#include "rectify-overview-grid.h"
#include "rectify-overview-view-private.h"
#include "rectify-sentence.h"
#include "rectify-state.h"
#include "rectify-tell-cut.h"

#define PLAN_KEY "overview-this-plan"
#define YEAR_KEY "overview-year"
/* Links of the sentence; a filter for all is an empty string, which is no link. */
#define LINK "rows:"
#define MARGIN 12

/**
 * RectifyOverviewView:
 *
 * How things stand: in words, in pictures and in lists, of one plan, of those of a year or of all.
 * Every number leads to its rows. It counts again after every edit, when it is seen.
 */
G_DEFINE_FINAL_TYPE (RectifyOverviewView, rectify_overview_view, GTK_TYPE_WIDGET)

enum { FILTER_ACTIVATED, ITEM_WANTED, OUTPUT_WANTED, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
filter_activated_cb (RectifyOverviewView *self, const RectifyFilter *filter)
{
  g_signal_emit (self, signals[FILTER_ACTIVATED], 0, filter);
}

static void
item_activated_cb (RectifyOverviewView *self, gint64 plan_id, gint64 item_id)
{
  g_signal_emit (self, signals[ITEM_WANTED], 0, plan_id, item_id);
}

static void
output_wanted_cb (RectifyOverviewView *self, RectifyChart *chart, const char *how)
{
  g_signal_emit (self, signals[OUTPUT_WANTED], 0, chart, how);
}

/* Counts again, as soon as anybody sees it. */
static void
asked_cb (RectifyOverviewView *self)
{
  if (self->work != NULL)
    rectify_row_work_ask (self->work);
}

static void
whole_wanted_cb (RectifyOverviewCard *card, gboolean is_whole, RectifyOverviewView *self)
{
  for (guint i = 0; i < RECTIFY_N_OVERVIEW_KINDS; i++)
    if (self->cards[i] == card)
      self->whole = is_whole ? self->whole | 1u << i : self->whole & ~(1u << i);
  asked_cb (self);
}

static gboolean
link_cb (GtkLabel *label, const char *uri, RectifyOverviewView *self)
{
  g_autoptr (RectifyFilter) filter = g_str_has_prefix (uri, LINK)
                                         ? rectify_filter_from_string (uri + strlen (LINK), NULL)
                                         : NULL;

  if (filter != NULL)
    filter_activated_cb (self, filter);
  return TRUE;
}

static void
retry_cb (RectifyOverviewView *self)
{
  gtk_stack_set_visible_child_name (self->stack, "loading");
  rectify_row_source_refresh (rectify_session_get_rows (self->session));
}

static void
mapped_cb (RectifyOverviewView *self)
{
  if (self->work != NULL)
    rectify_row_work_go_on (self->work);
}

static void
plan_changed_cb (RectifyOverviewView *self)
{
  if (rectify_overview_scope_is_this_plan (self->scope))
    asked_cb (self);
}

static void
ledger_changed_cb (RectifyOverviewView *self)
{
  rectify_overview_view_show (self, NULL);
  gtk_stack_set_visible_child_name (self->stack, "loading");
}

static gboolean
rectify_overview_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (RECTIFY_OVERVIEW_VIEW (widget)->scope));
}

static void
rectify_overview_view_dispose (GObject *object)
{
  RectifyOverviewView *self = RECTIFY_OVERVIEW_VIEW (object);

  if (self->work != NULL)
    rectify_row_work_stop (self->work);
  g_clear_object (&self->work);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->overview, rectify_overview_free);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (rectify_overview_view_parent_class)->dispose (object);
}

static void
rectify_overview_view_class_init (RectifyOverviewViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rectify_overview_view_dispose;
  rectify_focus_class_set_grab (widget_class, rectify_overview_view_grab_focus);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  /* A number was clicked: what lists its rows. */
  signals[FILTER_ACTIVATED]
      = g_signal_new ("filter-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                      NULL, NULL, G_TYPE_NONE, 1, RECTIFY_TYPE_FILTER | G_SIGNAL_TYPE_STATIC_SCOPE);
  /* A plan, and an item of it that is to be shown there. */
  signals[ITEM_WANTED]
      = g_signal_new ("item-wanted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_INT64);
  /* A chart is to be saved or copied, see RectifyOverviewCard. */
  signals[OUTPUT_WANTED]
      = g_signal_new ("output-wanted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 2, RECTIFY_TYPE_CHART, G_TYPE_STRING);
}

static void
copy_sentence_cb (RectifyOverviewView *self)
{
  g_autofree char *text = NULL;

  if (self->overview == NULL)
    return;
  text = rectify_sentence_dup_text (self->overview->sentence);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
}

static GtkWidget *
create_sentence (RectifyOverviewView *self)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *heading = gtk_label_new (_ ("For the report"));
  GtkWidget *copy = gtk_button_new_with_mnemonic (_ ("_Copy"));

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_set_hexpand (heading, TRUE);
  gtk_widget_add_css_class (heading, "heading");
  gtk_widget_add_css_class (head, "rectify-overview-head");
  gtk_widget_add_css_class (copy, "rectify-overview-link");
  gtk_widget_set_tooltip_text (copy, _ ("Copy the text"));
  g_signal_connect_swapped (copy, "clicked", G_CALLBACK (copy_sentence_cb), self);
  gtk_box_append (GTK_BOX (head), heading);
  gtk_box_append (GTK_BOX (head), copy);
  self->sentence = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->sentence, TRUE);
  gtk_label_set_wrap_mode (self->sentence, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (self->sentence, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->sentence), "rectify-overview-sentence");
  g_signal_connect (self->sentence, "activate-link", G_CALLBACK (link_cb), self);
  gtk_widget_add_css_class (card, "rectify-overview-card");
  gtk_box_append (GTK_BOX (card), head);
  gtk_box_append (GTK_BOX (card), GTK_WIDGET (self->sentence));
  return card;
}

/* What presses first: pictures and lists in the order in which they are asked for. */
static GtkWidget *
create_grid (RectifyOverviewView *self)
{
  GtkWidget *grid = rectify_overview_grid_new ();

  for (guint i = 0; i < RECTIFY_N_OVERVIEW_KINDS; i++)
    {
      self->cards[i] = RECTIFY_OVERVIEW_CARD (rectify_overview_card_new (i));
      g_signal_connect_swapped (self->cards[i], "filter-activated",
                                G_CALLBACK (filter_activated_cb), self);
      g_signal_connect_swapped (self->cards[i], "output-wanted", G_CALLBACK (output_wanted_cb),
                                self);
      g_signal_connect (self->cards[i], "whole-wanted", G_CALLBACK (whole_wanted_cb), self);
      rectify_overview_grid_add (RECTIFY_OVERVIEW_GRID (grid), GTK_WIDGET (self->cards[i]));
    }
  for (guint i = 0; i < RECTIFY_N_OVERVIEW_LISTS; i++)
    {
      self->lists[i] = RECTIFY_OVERVIEW_LIST_CARD (rectify_overview_list_card_new (i));
      g_signal_connect_swapped (self->lists[i], "filter-activated",
                                G_CALLBACK (filter_activated_cb), self);
      g_signal_connect_swapped (self->lists[i], "item-activated", G_CALLBACK (item_activated_cb),
                                self);
      rectify_overview_grid_add (RECTIFY_OVERVIEW_GRID (grid), GTK_WIDGET (self->lists[i]));
    }
  return grid;
}

static void
create_content (RectifyOverviewView *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, MARGIN);

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_add_css_class (content, "rectify-overview");
  gtk_box_append (GTK_BOX (content), create_sentence (self));
  gtk_box_append (GTK_BOX (content), create_grid (self));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), content);
  gtk_stack_add_named (self->stack, scroller, "content");
}

static GtkLabel *
add_page (RectifyOverviewView *self, const char *name, const char *text, gboolean again)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, MARGIN);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 50);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), label);
  if (again)
    {
      GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Try Again"));

      gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
      g_signal_connect_swapped (button, "clicked", G_CALLBACK (retry_cb), self);
      gtk_box_append (GTK_BOX (box), button);
    }
  gtk_stack_add_named (self->stack, box, name);
  return GTK_LABEL (label);
}

static GtkWidget *
create_bar (RectifyOverviewView *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, MARGIN);

  self->scope = RECTIFY_OVERVIEW_SCOPE (rectify_overview_scope_new ());
  self->left_out = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_ellipsize (self->left_out, PANGO_ELLIPSIZE_END);
  rectify_tell_cut (self->left_out);
  gtk_label_set_xalign (self->left_out, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->left_out), "warning");
  gtk_widget_add_css_class (bar, "rectify-overview-bar");
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (self->scope));
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (self->left_out));
  return bar;
}

static void
rectify_overview_view_init (RectifyOverviewView *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->box), create_bar (self));
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  add_page (self, "loading", _ ("Reading the plans…"), FALSE);
  create_content (self);
  add_page (self, "empty",
            _ ("There are no problems or measures to count here yet. They come with a plan: import "
               "one, or add them in the Plan view."),
            FALSE);
  self->failure = add_page (self, "failure", "", TRUE);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->stack));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  rectify_overview_scope_choose (self->scope, rectify_state_get_int (PLAN_KEY, FALSE) != 0,
                                 rectify_state_get_int (YEAR_KEY, 0));
  g_signal_connect_swapped (self->scope, "changed", G_CALLBACK (asked_cb), self);
  g_signal_connect (self, "map", G_CALLBACK (mapped_cb), NULL);
}

/**
 * rectify_overview_view_set_session:
 * @self: a view that has none yet
 * @session: whose ledger it shows
 */
void
rectify_overview_view_set_session (RectifyOverviewView *self, RectifySession *session)
{
  g_return_if_fail (self->session == NULL);
  self->session = g_object_ref (session);
  self->work = rectify_row_work_new (rectify_session_get_rows (session),
                                     &rectify_overview_view_work, self);
  g_signal_connect_object (session, "notify::ledger", G_CALLBACK (ledger_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::plan", G_CALLBACK (plan_changed_cb), self,
                           G_CONNECT_SWAPPED);
  ledger_changed_cb (self);
}

/* Numbers lead to their rows; where there are none, to nothing. */
static char *
dup_markup (GPtrArray *runs)
{
  GString *markup = g_string_new (NULL);

  for (guint i = 0; i < runs->len; i++)
    {
      const RectifySentenceRun *run = g_ptr_array_index (runs, i);
      g_autofree char *link = NULL;
      g_autofree char *piece = NULL;

      if (run->filter == NULL || g_str_equal (run->text, "0"))
        piece = g_markup_escape_text (run->text, -1);
      else
        {
          link = rectify_filter_to_string (run->filter);
          piece = g_markup_printf_escaped ("<a href=\"" LINK "%s\">%s</a>", link, run->text);
        }
      g_string_append (markup, piece);
    }
  return g_string_free (markup, FALSE);
}

static void
show_left_out (RectifyOverviewView *self)
{
  guint n = rectify_row_source_get_n_left_out (rectify_session_get_rows (self->session));
  g_autofree char *text = g_strdup_printf (ngettext ("%u plan is damaged and not counted",
                                                     "%u plans are damaged and not counted", n),
                                           n);

  gtk_label_set_text (self->left_out, text);
  gtk_widget_set_visible (GTK_WIDGET (self->left_out), n > 0);
}

/**
 * rectify_overview_view_show:
 * @self: a view
 * @overview: (nullable) (transfer full): what was counted; %NULL: nothing is known yet
 */
void
rectify_overview_view_show (RectifyOverviewView *self, RectifyOverview *overview)
{
  RectifyOverview *last = self->overview;

  self->overview = overview;
  for (guint i = 0; i < RECTIFY_N_OVERVIEW_KINDS; i++)
    rectify_overview_card_show (self->cards[i], overview != NULL ? overview->pictures[i] : NULL,
                                (self->whole & 1u << i) != 0);
  for (guint i = 0; i < RECTIFY_N_OVERVIEW_LISTS; i++)
    rectify_overview_list_card_show (self->lists[i], overview != NULL ? &overview->lists[i] : NULL);
  show_left_out (self);
  if (overview != NULL)
    {
      g_autofree char *markup = dup_markup (overview->sentence);

      gtk_label_set_markup (self->sentence, markup);
      gtk_stack_set_visible_child_name (self->stack, overview->statistics->total->count > 0
                                                         ? "content"
                                                         : "empty");
    }
  g_clear_pointer (&last, rectify_overview_free);
}

/**
 * rectify_overview_view_dup_scope:
 * @self: a view with a session
 *
 * Returns: (transfer full): what is looked at
 */
RectifyFilter *
rectify_overview_view_dup_scope (RectifyOverviewView *self)
{
  RectifyFilter *filter = rectify_filter_new ();
  RectifyPlan *plan = rectify_session_get_plan (self->session);

  if (rectify_overview_scope_is_this_plan (self->scope))
    filter->plan_id = plan != NULL ? rectify_plan_get_id (plan) : 0;
  else if (rectify_overview_scope_get_year (self->scope) != 0)
    filter->year = rectify_overview_scope_get_year (self->scope);
  return filter;
}

/**
 * rectify_overview_view_set_scope:
 * @self: a view
 * @this_plan: whether only the plan that is shown is looked at
 * @year: else the year whose plans are, or 0 for all
 */
void
rectify_overview_view_set_scope (RectifyOverviewView *self, gboolean this_plan, int year)
{
  rectify_overview_scope_choose (self->scope, this_plan, year);
}

/**
 * rectify_overview_view_is_busy:
 * @self: a view
 *
 * Returns: whether what it shows is not what was asked for yet
 */
gboolean
rectify_overview_view_is_busy (RectifyOverviewView *self)
{
  return self->work != NULL && rectify_row_work_is_busy (self->work);
}

/**
 * rectify_overview_view_get_overview:
 * @self: a view
 *
 * Returns: (transfer none) (nullable): what is shown, until something else is
 */
RectifyOverview *
rectify_overview_view_get_overview (RectifyOverviewView *self)
{
  return self->overview;
}

/**
 * rectify_overview_view_keep_state:
 * @self: a view
 *
 * Notes what is looked at, for the next start.
 */
void
rectify_overview_view_keep_state (RectifyOverviewView *self)
{
  rectify_state_set_int (PLAN_KEY, rectify_overview_scope_is_this_plan (self->scope));
  rectify_state_set_int (YEAR_KEY, rectify_overview_scope_get_year (self->scope));
}
