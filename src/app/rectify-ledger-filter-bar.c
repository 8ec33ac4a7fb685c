/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-ledger-filter-bar-private.h"

#include <glib/gi18n.h>

#include "dialogs/rectify-date-field.h"
#include "rectify-focus.h"
#include "rectify-preedit.h"
#include "rectify-speech.h"

/**
 * RectifyLedgerFilterBar:
 *
 * What of the tasks is listed: fields for what is asked for most, and words for all that is. What has
 * no field, as a link may ask for it, stays until it is cleared.
 */
G_DEFINE_FINAL_TYPE (RectifyLedgerFilterBar, rectify_ledger_filter_bar, GTK_TYPE_WIDGET)

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
show_words (RectifyLedgerFilterBar *self)
{
  g_autofree char *words = rectify_filter_dup_words (self->filter, self->plan_title);
  g_autofree char *text = g_strdup_printf (_ ("Only: %s"), words);

  gtk_widget_set_visible (self->strip, *words != '\0');
  gtk_label_set_text (self->words, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->words), text);
}

static void
show_status_label (RectifyLedgerFilterBar *self)
{
  guint n = 0;
  g_autofree char *label = NULL;

  for (guint i = 0; i < RECTIFY_N_STATUSES; i++)
    n += (self->filter->statuses & 1u << i) != 0;
  label = n == RECTIFY_N_STATUSES ? g_strdup (_ ("S_tatus"))
                                  : g_strdup_printf (_ ("S_tatus (%u)"), n);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->status_button), label);
}

static void
filter_changed (RectifyLedgerFilterBar *self)
{
  show_status_label (self);
  show_words (self);
  rectify_ledger_filter_menu_set_filter (self->menu, self->filter);
}

/* What is no day is marked, and does not filter. */
static guint32
read_day (RectifyLedgerFilterBar *self, GtkWidget *field)
{
  g_autoptr (GDate) date = NULL;
  gboolean valid
      = rectify_date_field_read_edge (field, field == self->due_from ? GTK_POS_LEFT : GTK_POS_RIGHT,
                                      &date);

  if (valid)
    gtk_widget_remove_css_class (field, "error");
  else
    gtk_widget_add_css_class (field, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (field), GTK_ACCESSIBLE_STATE_INVALID,
                               valid ? GTK_ACCESSIBLE_INVALID_FALSE : GTK_ACCESSIBLE_INVALID_TRUE,
                               -1);
  /* What is wrong is told when it is left like that. */
  if (valid)
    rectify_speech_set_description (field, NULL);
  return date != NULL ? g_date_get_julian (date) : 0;
}

static gboolean
is_wrong (GtkWidget *field)
{
  return gtk_widget_has_css_class (field, "error");
}

/* What was wrong may be right by now. */
static void
update_complaint (RectifyLedgerFilterBar *self)
{
  if (!is_wrong (self->due_from) && !is_wrong (self->due_to))
    gtk_widget_set_visible (self->complaint, FALSE);
}

static guint
read_statuses (RectifyLedgerFilterBar *self)
{
  guint statuses = 0;

  for (guint i = 0; i < RECTIFY_N_STATUSES; i++)
    if (gtk_check_button_get_active (self->statuses[i]))
      statuses |= 1u << i;
  return statuses;
}

/* A field says something else. */
void
rectify_ledger_filter_bar_changed (RectifyLedgerFilterBar *self)
{
  RectifyFilter *filter = self->filter;
  g_autoptr (RectifyFilter) former = rectify_filter_copy (filter);

  if (self->updating || rectify_preedit_delays (self->text, "search-changed")
      || rectify_preedit_delays (self->due_from, "changed")
      || rectify_preedit_delays (self->due_to, "changed"))
    return;
  rectify_filter_set_words (filter, RECTIFY_FILTER_TEXT,
                            gtk_editable_get_text (GTK_EDITABLE (self->text)));
  rectify_name_choice_read (self->unit, filter, RECTIFY_FILTER_UNIT);
  rectify_name_choice_read (self->leader, filter, RECTIFY_FILTER_LEADER);
  filter->statuses = read_statuses (self);
  filter->due_from = read_day (self, self->due_from);
  filter->due_to = read_day (self, self->due_to);
  update_complaint (self);
  filter->late = gtk_check_button_get_active (self->late);
  filter->nobody = gtk_check_button_get_active (self->nobody);
  filter->no_progress_days = gtk_check_button_get_active (self->no_progress)
                                 ? (guint) gtk_spin_button_get_value_as_int (self->days)
                                 : 0;
  if (rectify_filter_equal (former, filter))
    return;
  filter_changed (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Another number matters if it is asked for; who sets one asks for it. */
void
rectify_ledger_filter_bar_days_changed (RectifyLedgerFilterBar *self)
{
  if (!self->updating)
    gtk_check_button_set_active (self->no_progress, TRUE);
  rectify_ledger_filter_bar_changed (self);
}

void
rectify_ledger_filter_bar_scope_changed (RectifyLedgerFilterBar *self)
{
  if (self->updating)
    return;
  /* The plan of a link is no longer meant. */
  self->filter->plan_id = 0;
  filter_changed (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* A filter was chosen whole. */
void
rectify_ledger_filter_bar_take (RectifyLedgerFilterMenu *menu, const RectifyFilter *filter,
                                RectifyLedgerFilterBar *self)
{
  rectify_ledger_filter_bar_set_filter (self, filter);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
show_day (RectifyLedgerFilterBar *self, GtkWidget *field, guint32 julian)
{
  GDate date;
  g_autofree char *text = NULL;

  g_date_clear (&date, 1);
  if (julian != 0)
    g_date_set_julian (&date, julian);
  text = julian != 0 ? rectify_date_to_string (&date) : g_strdup ("");
  gtk_editable_set_text (GTK_EDITABLE (field), text);
  read_day (self, field);
}

static void
show_filter (RectifyLedgerFilterBar *self)
{
  const RectifyFilter *filter = self->filter;
  const char *text = rectify_filter_get_words (filter, RECTIFY_FILTER_TEXT);

  self->updating = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->text), text != NULL ? text : "");
  for (guint i = 0; i < RECTIFY_N_STATUSES; i++)
    gtk_check_button_set_active (self->statuses[i], (filter->statuses & 1u << i) != 0);
  rectify_name_choice_show (self->unit, filter, RECTIFY_FILTER_UNIT);
  rectify_name_choice_show (self->leader, filter, RECTIFY_FILTER_LEADER);
  show_day (self, self->due_from, filter->due_from);
  show_day (self, self->due_to, filter->due_to);
  update_complaint (self);
  gtk_check_button_set_active (self->late, filter->late);
  gtk_check_button_set_active (self->nobody, filter->nobody);
  gtk_check_button_set_active (self->no_progress, filter->no_progress_days > 0);
  if (filter->no_progress_days > 0)
    gtk_spin_button_set_value (self->days, filter->no_progress_days);
  self->updating = FALSE;
  filter_changed (self);
}

static gboolean
rectify_ledger_filter_bar_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (RECTIFY_LEDGER_FILTER_BAR (widget)->text);
}

static void
rectify_ledger_filter_bar_dispose (GObject *object)
{
  RectifyLedgerFilterBar *self = RECTIFY_LEDGER_FILTER_BAR (object);

  /* Fields that go say that they are empty. */
  self->updating = TRUE;
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->filter, rectify_filter_free);
  g_clear_pointer (&self->plan_title, g_free);
  G_OBJECT_CLASS (rectify_ledger_filter_bar_parent_class)->dispose (object);
}

static void
rectify_ledger_filter_bar_class_init (RectifyLedgerFilterBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rectify_ledger_filter_bar_dispose;
  rectify_focus_class_set_grab (widget_class, rectify_ledger_filter_bar_grab_focus);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  /**
   * RectifyLedgerFilterBar::changed:
   * @self: the bar
   *
   * The user asks for something else.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
create_strip (RectifyLedgerFilterBar *self)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Clear"));

  self->strip = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->words = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->words, 0);
  gtk_label_set_ellipsize (self->words, PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (GTK_WIDGET (self->words), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->words), "heading");
  gtk_widget_set_tooltip_text (button, _ ("Clear the filter"));
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (rectify_ledger_filter_bar_clear), self);
  gtk_box_append (GTK_BOX (self->strip), GTK_WIDGET (self->words));
  gtk_box_append (GTK_BOX (self->strip), button);
}

static void
show_second (RectifyLedgerFilterBar *self)
{
  gtk_widget_set_visible (self->second,
                          !gtk_widget_get_visible (self->more)
                              || gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->more)));
}

/* In a window that is narrower than the fields they take more lines. */
static void
rectify_ledger_filter_bar_init (RectifyLedgerFilterBar *self)
{
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  self->filter = rectify_filter_new ();
  self->updating = TRUE;
  gtk_box_append (GTK_BOX (lines), rectify_ledger_filter_bar_create_first_line (self));
  self->second = rectify_ledger_filter_bar_create_second_line (self);
  gtk_box_append (GTK_BOX (lines), self->second);
  gtk_box_append (GTK_BOX (lines), self->complaint);
  g_signal_connect_swapped (self->more, "toggled", G_CALLBACK (show_second), self);
  gtk_widget_add_css_class (lines, "rectify-ledger-bar");
  create_strip (self);
  gtk_widget_add_css_class (self->strip, "rectify-ledger-strip");
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->box), lines);
  gtk_box_append (GTK_BOX (self->box), self->strip);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Filter"), -1);
  self->updating = FALSE;
  filter_changed (self);
}

/**
 * rectify_ledger_filter_bar_new:
 *
 * Returns: (transfer floating): a bar that asks for nothing, of all plans
 */
GtkWidget *
rectify_ledger_filter_bar_new (void)
{
  return g_object_new (RECTIFY_TYPE_LEDGER_FILTER_BAR, NULL);
}

/**
 * rectify_ledger_filter_bar_get_filter:
 * @self: a bar
 *
 * Returns: (transfer none): what is asked for, whichever plans of
 */
const RectifyFilter *
rectify_ledger_filter_bar_get_filter (RectifyLedgerFilterBar *self)
{
  return self->filter;
}

/**
 * rectify_ledger_filter_bar_set_filter:
 * @self: a bar
 * @filter: what is to be asked for from now on
 *
 * Emits nothing.
 */
void
rectify_ledger_filter_bar_set_filter (RectifyLedgerFilterBar *self, const RectifyFilter *filter)
{
  RectifyFilter *own = rectify_filter_copy (filter);

  rectify_filter_free (self->filter);
  self->filter = own;
  show_filter (self);
}

/**
 * rectify_ledger_filter_bar_set_narrow:
 * @self: a bar
 * @narrow: whether there is no room for all of its fields
 *
 * Then some are shown when they are asked for.
 */
void
rectify_ledger_filter_bar_set_narrow (RectifyLedgerFilterBar *self, gboolean narrow)
{
  gtk_widget_set_visible (self->more, narrow);
  show_second (self);
}

/**
 * rectify_ledger_filter_bar_clear:
 * @self: a bar
 *
 * Asks for nothing any more.
 */
void
rectify_ledger_filter_bar_clear (RectifyLedgerFilterBar *self)
{
  g_autoptr (RectifyFilter) none = rectify_filter_new ();

  rectify_ledger_filter_bar_set_filter (self, none);
  g_signal_emit (self, signals[CHANGED], 0);
  gtk_widget_grab_focus (self->text);
}

/**
 * rectify_ledger_filter_bar_get_all_plans:
 * @self: a bar
 *
 * Returns: whether the tasks of all plans are asked for, and not only of the one that is shown
 */
gboolean
rectify_ledger_filter_bar_get_all_plans (RectifyLedgerFilterBar *self)
{
  return gtk_drop_down_get_selected (self->scope) == 0;
}

/**
 * rectify_ledger_filter_bar_set_all_plans:
 * @self: a bar
 * @all_plans: whether to ask for the tasks of all plans
 *
 * Emits nothing.
 */
void
rectify_ledger_filter_bar_set_all_plans (RectifyLedgerFilterBar *self, gboolean all_plans)
{
  self->updating = TRUE;
  gtk_drop_down_set_selected (self->scope, all_plans ? 0 : 1);
  self->updating = FALSE;
}

/**
 * rectify_ledger_filter_bar_set_names:
 * @self: a bar
 * @what: %RECTIFY_FILTER_UNIT or %RECTIFY_FILTER_LEADER
 * @names: (array zero-terminated=1): who can be chosen; who is chosen stays, there or not
 */
void
rectify_ledger_filter_bar_set_names (RectifyLedgerFilterBar *self, RectifyFilterWords what,
                                     const char *const *names)
{
  rectify_name_choice_set_names (what == RECTIFY_FILTER_UNIT ? self->unit : self->leader, names);
}

/**
 * rectify_ledger_filter_bar_set_plan_title:
 * @self: a bar
 * @title: (nullable): what the plan is called that the filter asks for
 */
void
rectify_ledger_filter_bar_set_plan_title (RectifyLedgerFilterBar *self, const char *title)
{
  g_free (self->plan_title);
  self->plan_title = g_strdup (title);
  show_words (self);
}
