/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-list-column.h"

#define COLUMN_KEY "rectify-list-column"
#define FIT_KEY "rectify-list-fit"
#define TOOLTIP_WIDTH 48

/* How wide a column is to be, in pixels. */
typedef struct {
  int wanted;
  int least;        /* where there is no room; 0: it gives none away */
  gboolean is_own;  /* the user made it so wide in this window */
  gboolean setting; /* it is made so by what stands here */
} Width;

/* The columns of a view on their way to fit into it. */
typedef struct {
  GtkColumnView *view;
  GtkAdjustment *adjustment; /* of the view, or NULL */
  double need; /* what all would have to be as wide as they are wanted, where that is known */
  guint idle;
} Fit;

static Width *
get_width (GtkColumnViewColumn *column)
{
  return g_object_get_data (G_OBJECT (column), COLUMN_KEY);
}

static void
set_fixed (GtkColumnViewColumn *column, Width *self, int width)
{
  self->setting = TRUE;
  gtk_column_view_column_set_fixed_width (column, width);
  self->setting = FALSE;
}

/* A column that is hidden would still take the room of its fixed width. */
static void
visible_changed_cb (GtkColumnViewColumn *column, GParamSpec *pspec, Width *self)
{
  set_fixed (column, self, gtk_column_view_column_get_visible (column) ? self->wanted : -1);
}

static void
width_changed_cb (GtkColumnViewColumn *column, GParamSpec *pspec, Width *self)
{
  int width = gtk_column_view_column_get_fixed_width (column);

  if (self->setting || width < 0)
    return;
  self->wanted = width;
  self->is_own = TRUE;
}

/**
 * rectify_list_column_set_width:
 * @column: a new column
 * @width: how wide it is at first, in pixels
 * @least: how wide it is at least where there is no room, see rectify_list_columns_fit(); 0 if it is to
 *   stay as it is
 *
 * Makes it as wide as that whenever it is shown, until the user makes it wider or narrower.
 */
void
rectify_list_column_set_width (GtkColumnViewColumn *column, int width, int least)
{
  Width *self = g_new0 (Width, 1);

  self->wanted = CLAMP (width, 24, 2000);
  self->least = least;
  g_object_set_data_full (G_OBJECT (column), COLUMN_KEY, self, g_free);
  gtk_column_view_column_set_fixed_width (column, self->wanted);
  g_signal_connect (column, "notify::visible", G_CALLBACK (visible_changed_cb), self);
  g_signal_connect (column, "notify::fixed-width", G_CALLBACK (width_changed_cb), self);
}

/**
 * rectify_list_column_get_width:
 * @column: a column that rectify_list_column_set_width() was called of
 *
 * Returns: how wide it is to be when it is shown and there is room
 */
int
rectify_list_column_get_width (GtkColumnViewColumn *column)
{
  return get_width (column)->wanted;
}

/* What a column that is shown can give away. */
static int
get_slack (GtkColumnViewColumn *column)
{
  const Width *self = get_width (column);

  if (self == NULL || self->is_own || self->least == 0
      || !gtk_column_view_column_get_visible (column))
    return 0;
  return MAX (self->wanted - self->least, 0);
}

static void
measure (GListModel *columns, int *slack, int *given)
{
  *slack = *given = 0;
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      *slack += get_slack (column);
      if (get_slack (column) > 0)
        *given += get_width (column)->wanted - gtk_column_view_column_get_fixed_width (column);
    }
}

/* Each gives away of what it can spare the same part. */
static void
give_away (GListModel *columns, int slack, int amount)
{
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      int part = get_slack (column), share;

      if (part == 0)
        continue;
      share = (amount * part + slack - 1) / slack;
      set_fixed (column, get_width (column), get_width (column)->wanted - share);
    }
}

static gboolean
fit_cb (gpointer user_data)
{
  Fit *self = user_data;
  GListModel *columns = gtk_column_view_get_columns (self->view);
  GtkAdjustment *adjustment = gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (self->view));
  double room = gtk_adjustment_get_page_size (adjustment);
  int slack, given, amount;

  self->idle = 0;
  measure (columns, &slack, &given);
  if (room < 1 || slack == 0)
    return G_SOURCE_REMOVE;
  /* Where all do not fit, what has no width of its own is as narrow as it can be. */
  if (gtk_adjustment_get_upper (adjustment) > room + 0.5)
    self->need = gtk_adjustment_get_upper (adjustment) + given;
  amount = (int) CLAMP (self->need - room, 0, slack);
  if (amount != given)
    give_away (columns, slack, amount);
  return G_SOURCE_REMOVE;
}

/* Not now: the view is being laid out. */
static void
room_changed_cb (GtkAdjustment *adjustment, Fit *self)
{
  if (self->idle == 0)
    self->idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, fit_cb, self, NULL);
}

static void
let_go (Fit *self)
{
  if (self->adjustment != NULL)
    g_signal_handlers_disconnect_by_data (self->adjustment, self);
  g_clear_object (&self->adjustment);
}

static void
follow_room (GtkColumnView *view, GParamSpec *pspec, Fit *self)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (view));

  let_go (self);
  if (adjustment == NULL)
    return;
  self->adjustment = g_object_ref (adjustment);
  g_signal_connect (adjustment, "changed", G_CALLBACK (room_changed_cb), self);
}

static void
fit_free (gpointer data)
{
  Fit *self = data;

  let_go (self);
  g_clear_handle_id (&self->idle, g_source_remove);
  g_free (self);
}

/**
 * rectify_list_columns_fit:
 * @view: a view with columns
 *
 * Has those columns that can spare room give it away where not all of them fit into the view, so that
 * the last ones stay in sight on a small screen. What the user made wider or narrower stays so.
 */
void
rectify_list_columns_fit (GtkColumnView *view)
{
  Fit *self = g_new0 (Fit, 1);

  self->view = view;
  g_object_set_data_full (G_OBJECT (view), FIT_KEY, self, fit_free);
  g_signal_connect (view, "notify::hadjustment", G_CALLBACK (follow_room), self);
  follow_room (view, NULL, self);
}

/**
 * rectify_list_tooltip_new:
 * @text: what it says
 *
 * The toolkit's own tooltip breaks Chinese behind every character: to it each is a word.
 *
 * Returns: (transfer floating): the widget of a tooltip
 */
GtkWidget *
rectify_list_tooltip_new (const char *text)
{
  GtkWidget *label = gtk_label_new (text);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  glong width = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    width = MAX (width, 2 * g_utf8_strlen (lines[i], -1));
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (label), (int) MIN (width, TOOLTIP_WIDTH));
  gtk_label_set_max_width_chars (GTK_LABEL (label), TOOLTIP_WIDTH);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  return label;
}
