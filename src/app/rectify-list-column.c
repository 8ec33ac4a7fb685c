/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-list-column.h"

#include "rectify-text-size.h"

#define COLUMN_KEY "rectify-list-column"
#define FIT_KEY "rectify-list-fit"
#define TOOLTIP_WIDTH 48
/* What a cell has beside its words, in pixels. */
#define PADDING 16
/* Of a title, where there is little room: four characters and the sign of the order. */
#define TITLE 84

typedef struct {
  RectifyColumnWidths widths;
  int own;          /* as the user made it, where text has its usual size; 0: not */
  int longest;      /* what stands in it, see rectify_list_column_count(); -1: not known */
  char **words;     /* all that can stand in it, if that is known; or NULL */
  gboolean setting; /* it is made so wide by what stands here */

  int title;   /* all of it, in pixels */
  int word;    /* the longest, */
  double size; /* where text is so large */
} Width;

/* The columns of a view on their way to fit into it. */
typedef struct {
  GtkColumnView *view;
  GtkAdjustment *adjustment; /* of the view, or NULL */
  int rest;                  /* what the column that has the rest turned out to need, in pixels */
  guint idle;
} Fit;

static void
width_free (gpointer data)
{
  Width *self = data;

  g_strfreev (self->words);
  g_free (self);
}

static Width *
get_width (GtkColumnViewColumn *column)
{
  return g_object_get_data (G_OBJECT (column), COLUMN_KEY);
}

static void queue (Fit *self);

static void
queue_fit (GtkColumnViewColumn *column)
{
  GtkColumnView *view = gtk_column_view_column_get_column_view (column);
  Fit *fit = view != NULL ? g_object_get_data (G_OBJECT (view), FIT_KEY) : NULL;

  if (fit != NULL)
    queue (fit);
}

static void
set_fixed (GtkColumnViewColumn *column, Width *self, int width)
{
  if (gtk_column_view_column_get_fixed_width (column) == width)
    return;
  self->setting = TRUE;
  gtk_column_view_column_set_fixed_width (column, width);
  self->setting = FALSE;
}

/* A column that is hidden would still take the room of its fixed width. */
static void
visible_changed_cb (GtkColumnViewColumn *column, GParamSpec *pspec, Width *self)
{
  if (!gtk_column_view_column_get_visible (column))
    set_fixed (column, self, -1);
  queue_fit (column);
}

static void
width_changed_cb (GtkColumnViewColumn *column, GParamSpec *pspec, Width *self)
{
  GtkColumnView *view = gtk_column_view_column_get_column_view (column);
  int width = gtk_column_view_column_get_fixed_width (column);

  if (self->setting || width < 0 || view == NULL)
    return;
  self->own = MAX (1, width * 100 / rectify_text_size_scale (GTK_WIDGET (view), 100));
}

/**
 * rectify_list_column_set_width:
 * @column: a new column
 * @widths: how wide it is
 * @own: how wide the user made it, see rectify_list_column_get_own_width(), or 0
 *
 * Makes it as wide as suits what stands in it and the room there is, see rectify_list_columns_fit(),
 * until the user makes it wider or narrower.
 */
void
rectify_list_column_set_width (GtkColumnViewColumn *column, const RectifyColumnWidths *widths,
                               int own)
{
  Width *self = g_new0 (Width, 1);

  self->widths = *widths;
  self->own = own > 0 ? CLAMP (own, 24, 2000) : 0;
  self->longest = -1;
  g_object_set_data_full (G_OBJECT (column), COLUMN_KEY, self, width_free);
  if (widths->usual < 0)
    {
      gtk_column_view_column_set_expand (column, TRUE);
      return;
    }
  gtk_column_view_column_set_fixed_width (column, self->own > 0 ? self->own : widths->usual);
  g_signal_connect (column, "notify::visible", G_CALLBACK (visible_changed_cb), self);
  g_signal_connect (column, "notify::fixed-width", G_CALLBACK (width_changed_cb), self);
}

/**
 * rectify_list_column_set_words:
 * @column: a column that rectify_list_column_set_width() was called of
 * @words: (array zero-terminated=1): all that can stand in it, in the interface's language
 *
 * It is never so narrow that one of them is cut off.
 */
void
rectify_list_column_set_words (GtkColumnViewColumn *column, const char *const *words)
{
  Width *self = get_width (column);

  g_strfreev (self->words);
  self->words = g_strdupv ((char **) words);
  self->size = 0;
  queue_fit (column);
}

/**
 * rectify_list_column_count:
 * @text: what stands in a cell
 *
 * Returns: how long that is, in halves of a Chinese character, as far as
 *   %RECTIFY_LIST_COLUMN_MOST
 */
guint
rectify_list_column_count (const char *text)
{
  guint n = 0;

  for (; *text != '\0' && n < RECTIFY_LIST_COLUMN_MOST; text = g_utf8_next_char (text))
    n += g_unichar_iswide (g_utf8_get_char (text)) ? 2 : 1;
  return n;
}

/**
 * rectify_list_column_set_longest:
 * @column: a column that rectify_list_column_set_width() was called of
 * @longest: the largest rectify_list_column_count() of its cells; 0: all are empty
 */
void
rectify_list_column_set_longest (GtkColumnViewColumn *column, guint longest)
{
  Width *self = get_width (column);

  if (self->longest == (int) longest)
    return;
  self->longest = (int) longest;
  queue_fit (column);
}

/**
 * rectify_list_column_get_own_width:
 * @column: a column that rectify_list_column_set_width() was called of
 *
 * Returns: how wide the user made it, in pixels where text has its usual size; 0: not
 */
int
rectify_list_column_get_own_width (GtkColumnViewColumn *column)
{
  return get_width (column)->own;
}

static int
measure_text (GtkColumnView *view, const char *text)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (view), text);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  return width + PADDING;
}

/* The label of a title, of those of all columns; the toolkit has no name for it. */
static GtkWidget *
find_title (GtkWidget *widget, const char *title)
{
  GtkWidget *found = NULL;

  if (GTK_IS_LABEL (widget) && g_strcmp0 (gtk_label_get_text (GTK_LABEL (widget)), title) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_title (child, title);
  return found;
}

/* With the sign of its order. A title that is cut off says so, and tells all of itself; the toolkit
 * makes it anew where the column is moved or shown. */
static int
measure_title (GtkColumnView *view, GtkColumnViewColumn *column)
{
  const char *title = gtk_column_view_column_get_title (column);
  GtkWidget *header = gtk_widget_get_first_child (GTK_WIDGET (view));
  GtkWidget *label = find_title (header, title);
  int width;

  if (label == NULL)
    return 0;
  if (gtk_label_get_ellipsize (GTK_LABEL (label)) == PANGO_ELLIPSIZE_NONE)
    {
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_widget_set_tooltip_text (label, title);
    }
  /* What is around that is as wide as the column already is. */
  gtk_widget_measure (gtk_widget_get_parent (label), GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width,
                      NULL, NULL);
  return width + PADDING;
}

/* Words once for each size of the text. */
static void
measure_words (GtkColumnView *view, GtkColumnViewColumn *column, Width *self)
{
  double size = rectify_text_size_get (GTK_WIDGET (view));

  self->title = measure_title (view, column);
  if (self->size > 0 && ABS (self->size - size) < 0.01)
    return;
  self->size = size;
  self->word = 0;
  for (char **word = self->words; word != NULL && *word != NULL; word++)
    self->word = MAX (self->word, measure_text (view, *word));
}

/* Where there is room. */
static int
get_wanted (GtkColumnView *view, const Width *self)
{
  int most = MAX (self->title, rectify_text_size_scale (GTK_WIDGET (view), self->widths.most));

  if (self->own > 0)
    return rectify_text_size_scale (GTK_WIDGET (view), self->own);
  if (self->word > 0)
    return MAX (self->title, self->word);
  if (self->longest < 0)
    return MAX (self->title, rectify_text_size_scale (GTK_WIDGET (view), self->widths.usual));
  return CLAMP ((int) (self->longest * self->size / 2) + PADDING, self->title, most);
}

/* Where there is little. */
static int
get_least (GtkColumnView *view, const Width *self)
{
  int title = MIN (self->title, rectify_text_size_scale (GTK_WIDGET (view), TITLE));
  int least = self->longest == 0 ? 0 : self->widths.least;

  if (self->own > 0)
    return get_wanted (view, self);
  if (self->word > 0)
    return MIN (MAX (self->word, title), get_wanted (view, self));
  return MIN (MAX (title, rectify_text_size_scale (GTK_WIDGET (view), least)),
              get_wanted (view, self));
}

/* What columns need, those that are shown. */
typedef struct {
  int wanted;
  int least;
  int rest;  /* of the one that has what the others leave, */
  int share; /* and of the room, in percent */
  int now;
} Sum;

static void
sum_up (GtkColumnView *view, Sum *sum)
{
  GListModel *columns = gtk_column_view_get_columns (view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      Width *self = get_width (column);

      if (self == NULL || !gtk_column_view_column_get_visible (column))
        continue;
      measure_words (view, column, self);
      if (self->widths.usual < 0)
        {
          sum->rest
              += MAX (self->title, rectify_text_size_scale (GTK_WIDGET (view), self->widths.most));
          sum->share += self->widths.share;
          continue;
        }
      sum->wanted += get_wanted (view, self);
      sum->least += get_least (view, self);
      sum->now += MAX (gtk_column_view_column_get_fixed_width (column), 0);
    }
}

/* Each gives away of what it can spare the same part. */
static void
give_away (GtkColumnView *view, int slack, int amount)
{
  GListModel *columns = gtk_column_view_get_columns (view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      Width *self = get_width (column);
      int wanted, part;

      if (self == NULL || self->widths.usual < 0 || !gtk_column_view_column_get_visible (column))
        continue;
      wanted = get_wanted (view, self);
      part = wanted - get_least (view, self);
      set_fixed (column, self, slack > 0 ? wanted - (amount * part + slack - 1) / slack : wanted);
    }
}

static void
fit (Fit *self)
{
  int room = self->adjustment != NULL ? (int) gtk_adjustment_get_page_size (self->adjustment) : 0;
  Sum sum = { 0 };
  int amount = 0;

  sum_up (self->view, &sum);
  if (room > 0)
    {
      int upper = (int) gtk_adjustment_get_upper (self->adjustment);

      /* Where all do not fit, what has no width of its own is as narrow as it can be. */
      if (upper > room)
        self->rest = upper - sum.now;
      amount = MAX (MAX (sum.rest, self->rest), room * sum.share / 100) + sum.wanted - room;
    }
  give_away (self->view, sum.wanted - sum.least, CLAMP (amount, 0, sum.wanted - sum.least));
}

static gboolean
fit_cb (gpointer user_data)
{
  Fit *self = user_data;

  self->idle = 0;
  fit (self);
  return G_SOURCE_REMOVE;
}

/* Not now: the view is being laid out. */
static void
queue (Fit *self)
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
  g_signal_connect_swapped (adjustment, "changed", G_CALLBACK (queue), self);
}

static void
fit_free (gpointer data)
{
  Fit *self = data;

  let_go (self);
  g_signal_handlers_disconnect_by_data (gtk_settings_get_default (), self);
  g_clear_handle_id (&self->idle, g_source_remove);
  g_free (self);
}

/**
 * rectify_list_columns_fit:
 * @view: a view with columns
 *
 * Makes columns as wide as what stands in them, whatever the language and however large the text.
 * Where not all of them fit into the view they give room away, those that are empty most of it, so that
 * the last ones stay in sight on a small screen. What the user made wider or narrower stays so.
 */
void
rectify_list_columns_fit (GtkColumnView *view)
{
  Fit *self = g_new0 (Fit, 1);

  self->view = view;
  g_object_set_data_full (G_OBJECT (view), FIT_KEY, self, fit_free);
  g_signal_connect (view, "notify::hadjustment", G_CALLBACK (follow_room), self);
  g_signal_connect_swapped (gtk_column_view_get_columns (view), "items-changed", G_CALLBACK (queue),
                            self);
  g_signal_connect_swapped (gtk_settings_get_default (), "notify::gtk-xft-dpi", G_CALLBACK (queue),
                            self);
  g_signal_connect_swapped (gtk_settings_get_default (), "notify::gtk-font-name",
                            G_CALLBACK (queue), self);
  follow_room (view, NULL, self);
  fit (self);
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
