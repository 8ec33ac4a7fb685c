/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-gradual-list.h"

/* How many rows come in the first frame, which are more than most windows show, and how many come or go
 * in each of the others: few enough for their widgets to be made in that time. */
#define FIRST_STEP 40
#define STEP 30
/* A list view makes no more widgets than that on either side of the row that it shows. */
#define READY 240

/**
 * RectifyGradualList:
 *
 * The rows of another list, for a list view of many columns. The view keeps some 200 rows ready beside
 * those in sight, and would make all of them in one frame when a short list becomes a long one: so the
 * rows that are seen first come at once, and the others in the frames that follow. It would throw
 * all of them away in one frame as well: so those out of sight go before a long list becomes a short
 * one, see rectify_gradual_list_make_room(). What is selected is selected in the other list, whether
 * or not it is here.
 */
struct _RectifyGradualList {
  GObject parent_instance;

  GtkSelectionModel *model;
  GtkWidget *view; /* borrowed; NULL: gone */
  guint n_all;     /* of the other list, as was told last */
  guint first;     /* the first of them that is here */
  guint n_shown;
  guint aim; /* the one that is to be in sight, while rows come or go */
  guint n_seen;
  guint margin;        /* of rows beyond those in sight, while rows go */
  gboolean makes_room; /* rows went, or go, and the other list did not change yet */
  gboolean first_due;  /* the first rows that come are yet to be laid out */
  guint tick;
  gboolean follows;
};

static void rectify_gradual_list_list_init (GListModelInterface *interface);
static void rectify_gradual_list_selection_init (GtkSelectionModelInterface *interface);

static guint ready_signal;

G_DEFINE_FINAL_TYPE_WITH_CODE (RectifyGradualList, rectify_gradual_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      rectify_gradual_list_list_init)
                                   G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL,
                                                          rectify_gradual_list_selection_init))

static GType
get_item_type (GListModel *list)
{
  return g_list_model_get_item_type (G_LIST_MODEL (RECTIFY_GRADUAL_LIST (list)->model));
}

static guint
get_n_items (GListModel *list)
{
  return RECTIFY_GRADUAL_LIST (list)->n_shown;
}

static gpointer
get_item (GListModel *list, guint position)
{
  RectifyGradualList *self = RECTIFY_GRADUAL_LIST (list);

  if (position >= self->n_shown)
    return NULL;
  return g_list_model_get_item (G_LIST_MODEL (self->model), self->first + position);
}

static void
rectify_gradual_list_list_init (GListModelInterface *interface)
{
  interface->get_item_type = get_item_type;
  interface->get_n_items = get_n_items;
  interface->get_item = get_item;
}

static gboolean
is_selected (GtkSelectionModel *list, guint position)
{
  RectifyGradualList *self = RECTIFY_GRADUAL_LIST (list);

  return gtk_selection_model_is_selected (self->model, self->first + position);
}

static GtkBitset *
get_selection_in_range (GtkSelectionModel *list, guint position, guint n_items)
{
  RectifyGradualList *self = RECTIFY_GRADUAL_LIST (list);
  g_autoptr (GtkBitset) selected
      = gtk_selection_model_get_selection_in_range (self->model, self->first + position, n_items);
  GtkBitset *shown;

  if (self->first == 0)
    return g_steal_pointer (&selected);
  shown = gtk_bitset_copy (selected);
  gtk_bitset_shift_left (shown, self->first);
  return shown;
}

static gboolean
select_item (GtkSelectionModel *list, guint position, gboolean unselect_rest)
{
  RectifyGradualList *self = RECTIFY_GRADUAL_LIST (list);

  return gtk_selection_model_select_item (self->model, self->first + position, unselect_rest);
}

static gboolean
unselect_item (GtkSelectionModel *list, guint position)
{
  RectifyGradualList *self = RECTIFY_GRADUAL_LIST (list);

  return gtk_selection_model_unselect_item (self->model, self->first + position);
}

static gboolean
select_range (GtkSelectionModel *list, guint position, guint n_items, gboolean unselect_rest)
{
  RectifyGradualList *self = RECTIFY_GRADUAL_LIST (list);

  return gtk_selection_model_select_range (self->model, self->first + position, n_items,
                                           unselect_rest);
}

static gboolean
unselect_range (GtkSelectionModel *list, guint position, guint n_items)
{
  RectifyGradualList *self = RECTIFY_GRADUAL_LIST (list);

  return gtk_selection_model_unselect_range (self->model, self->first + position, n_items);
}

static gboolean
select_all (GtkSelectionModel *list)
{
  return gtk_selection_model_select_all (RECTIFY_GRADUAL_LIST (list)->model);
}

static gboolean
unselect_all (GtkSelectionModel *list)
{
  return gtk_selection_model_unselect_all (RECTIFY_GRADUAL_LIST (list)->model);
}

static gboolean
set_selection (GtkSelectionModel *list, GtkBitset *selected, GtkBitset *mask)
{
  RectifyGradualList *self = RECTIFY_GRADUAL_LIST (list);
  g_autoptr (GtkBitset) all_selected = gtk_bitset_copy (selected);
  g_autoptr (GtkBitset) all_mask = gtk_bitset_copy (mask);

  gtk_bitset_shift_right (all_selected, self->first);
  gtk_bitset_shift_right (all_mask, self->first);
  return gtk_selection_model_set_selection (self->model, all_selected, all_mask);
}

static void
rectify_gradual_list_selection_init (GtkSelectionModelInterface *interface)
{
  interface->is_selected = is_selected;
  interface->get_selection_in_range = get_selection_in_range;
  interface->select_item = select_item;
  interface->unselect_item = unselect_item;
  interface->select_range = select_range;
  interface->unselect_range = unselect_range;
  interface->select_all = select_all;
  interface->unselect_all = unselect_all;
  interface->set_selection = set_selection;
}

static void
selection_changed_cb (RectifyGradualList *self, guint position, guint n_items)
{
  guint begin = MAX (position, self->first);
  guint end = MIN (position + n_items, self->first + self->n_shown);

  if (begin < end)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), begin - self->first,
                                           end - begin);
}

static void
stop_moving (RectifyGradualList *self)
{
  if (self->tick != 0 && self->view != NULL)
    gtk_widget_remove_tick_callback (self->view, self->tick);
  self->tick = 0;
}

static void
show_more_after (RectifyGradualList *self, guint n_more)
{
  guint position = self->n_shown;

  self->n_shown += n_more;
  g_list_model_items_changed (G_LIST_MODEL (self), position, 0, n_more);
}

static void
show_more_before (RectifyGradualList *self, guint n_more)
{
  self->first -= n_more;
  self->n_shown += n_more;
  g_list_model_items_changed (G_LIST_MODEL (self), 0, 0, n_more);
}

/* Those behind come first: that is where most people go. */
static gboolean
grow_cb (GtkWidget *view, GdkFrameClock *clock, gpointer user_data)
{
  RectifyGradualList *self = user_data;
  guint n_behind = self->n_all - self->first - self->n_shown;

  if (self->first_due)
    {
      self->first_due = FALSE;
      return G_SOURCE_CONTINUE;
    }
  if (n_behind > 0 && self->first + self->n_shown < self->aim + READY)
    show_more_after (self, MIN (n_behind, STEP));
  else if (self->first > 0 && self->first + READY > self->aim)
    show_more_before (self, MIN (self->first, STEP));
  else
    {
      self->tick = 0;
      if (n_behind > 0)
        show_more_after (self, n_behind);
      if (self->first > 0)
        show_more_before (self, self->first);
      return G_SOURCE_REMOVE;
    }
  return G_SOURCE_CONTINUE;
}

static void
leave_out (RectifyGradualList *self, guint position, guint n_rows)
{
  self->n_shown -= n_rows;
  if (position == 0)
    self->first += n_rows;
  if (n_rows > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), position, n_rows, 0);
}

static gboolean
shrink_cb (GtkWidget *view, GdkFrameClock *clock, gpointer user_data)
{
  RectifyGradualList *self = user_data;
  guint begin = MAX (self->aim, self->margin) - self->margin;
  guint end = MIN (self->aim + self->n_seen + self->margin, self->first + self->n_shown);

  if (end - self->first < self->n_shown)
    leave_out (self, end - self->first, self->n_shown - (end - self->first));
  if (begin > self->first)
    leave_out (self, 0, begin - self->first);
  if (self->margin > 0)
    {
      self->margin -= STEP;
      return G_SOURCE_CONTINUE;
    }
  self->tick = 0;
  g_signal_emit (self, ready_signal, 0);
  return G_SOURCE_REMOVE;
}

/* Which rows the view shows; they are all of one height. */
static void
find_seen (RectifyGradualList *self)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view));
  double height = gtk_adjustment_get_upper (adjustment) / self->n_shown;
  guint seen = height > 0 ? (guint) (gtk_adjustment_get_value (adjustment) / height) : 0;

  seen = MIN (seen, self->n_shown - 1);
  self->aim = self->first + seen;
  self->n_seen = height > 0 ? (guint) (gtk_adjustment_get_page_size (adjustment) / height) + 2 : 1;
}

/* Has those in the place of the former rows that are seen first. */
static void
begin_growing (RectifyGradualList *self, guint kept)
{
  guint n_former = self->n_shown;
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (self->model);

  self->aim
      = self->follows && !gtk_bitset_is_empty (selected) ? gtk_bitset_get_minimum (selected) : 0;
  self->first = self->aim < FIRST_STEP / 2 ? 0 : self->aim - FIRST_STEP / 2;
  self->n_shown = MIN (MAX (self->first == 0 ? kept : 0, FIRST_STEP), self->n_all - self->first);
  self->first_due = TRUE;
  if (self->first > 0)
    kept = 0;
  self->tick = gtk_widget_add_tick_callback (self->view, grow_cb, self, NULL);
  g_list_model_items_changed (G_LIST_MODEL (self), kept, n_former - kept, self->n_shown - kept);
}

static void
items_changed_cb (RectifyGradualList *self, guint position, guint removed, guint added)
{
  guint n_former = self->n_shown;
  gboolean was_whole = self->n_shown == self->n_all;
  gboolean at_end = position + removed == self->n_all;

  stop_moving (self);
  self->makes_room = FALSE;
  self->n_all = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  if (!was_whole)
    {
      /* A list view finds the widgets of rows again that it had before. */
      position = 0;
      removed = n_former;
    }
  if (self->view != NULL && (self->follows || at_end)
      && MIN (self->n_all, READY) > MIN (n_former, READY) + FIRST_STEP)
    {
      begin_growing (self, was_whole ? position : 0);
      return;
    }
  self->first = 0;
  self->n_shown = self->n_all;
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed,
                              was_whole ? added : self->n_all);
}

static void
rectify_gradual_list_dispose (GObject *object)
{
  RectifyGradualList *self = RECTIFY_GRADUAL_LIST (object);

  stop_moving (self);
  g_clear_weak_pointer (&self->view);
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  G_OBJECT_CLASS (rectify_gradual_list_parent_class)->dispose (object);
}

static void
rectify_gradual_list_finalize (GObject *object)
{
  g_clear_object (&RECTIFY_GRADUAL_LIST (object)->model);
  G_OBJECT_CLASS (rectify_gradual_list_parent_class)->finalize (object);
}

static void
rectify_gradual_list_class_init (RectifyGradualListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rectify_gradual_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = rectify_gradual_list_finalize;
  /* The rows out of sight that rectify_gradual_list_make_room() was called for are gone. */
  ready_signal = g_signal_new ("ready", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, 0);
}

static void
rectify_gradual_list_init (RectifyGradualList *self)
{
}

/**
 * rectify_gradual_list_new:
 * @model: a list, and what of it is selected
 * @view: the list view that is to show it
 *
 * Returns: (transfer full): a list for @view of all that is in @model, sooner or later
 */
RectifyGradualList *
rectify_gradual_list_new (GtkSelectionModel *model, GtkWidget *view)
{
  RectifyGradualList *self = g_object_new (RECTIFY_TYPE_GRADUAL_LIST, NULL);

  self->model = g_object_ref (model);
  g_set_weak_pointer (&self->view, view);
  self->n_all = self->n_shown = g_list_model_get_n_items (G_LIST_MODEL (model));
  g_signal_connect_swapped (model, "items-changed", G_CALLBACK (items_changed_cb), self);
  g_signal_connect_swapped (model, "selection-changed", G_CALLBACK (selection_changed_cb), self);
  return self;
}

/**
 * rectify_gradual_list_set_follows:
 * @self: a list
 * @follows: whether what is selected, or else the beginning, is to be in sight after the next change,
 *   so that the rows there come first; or else what is in sight is to stay
 */
void
rectify_gradual_list_set_follows (RectifyGradualList *self, gboolean follows)
{
  self->follows = follows;
}

/**
 * rectify_gradual_list_make_room:
 * @self: a list
 * @n_rows: how many rows the other list is going to have
 *
 * Has the rows out of sight go first, if there are many and few will be left. Until “ready” is emitted
 * the other list is better not changed.
 *
 * Returns: whether that takes some frames; %FALSE if there is nothing to wait for
 */
gboolean
rectify_gradual_list_make_room (RectifyGradualList *self, guint n_rows)
{
  if (self->view == NULL || !gtk_widget_get_mapped (self->view)
      || n_rows + 2 * FIRST_STEP > MIN (self->n_shown, READY))
    return FALSE;
  stop_moving (self);
  find_seen (self);
  self->margin = 5 * STEP;
  self->makes_room = TRUE;
  self->tick = gtk_widget_add_tick_callback (self->view, shrink_cb, self, NULL);
  return TRUE;
}

/**
 * rectify_gradual_list_settle:
 * @self: a list
 *
 * Has the rows come back that rectify_gradual_list_make_room() let go, if the other list has not changed
 * since, and is not going to.
 */
void
rectify_gradual_list_settle (RectifyGradualList *self)
{
  if (!self->makes_room || self->view == NULL)
    return;
  stop_moving (self);
  self->makes_room = FALSE;
  self->first_due = FALSE;
  self->tick = gtk_widget_add_tick_callback (self->view, grow_cb, self, NULL);
}

/**
 * rectify_gradual_list_is_moving:
 * @self: a list
 *
 * Returns: whether there are rows yet to come or to go
 */
gboolean
rectify_gradual_list_is_moving (RectifyGradualList *self)
{
  return self->tick != 0;
}

/**
 * rectify_gradual_list_find:
 * @self: a list
 * @position: a position in the other list
 * @shown: (out): set to where it is here
 *
 * Returns: whether it is here already
 */
gboolean
rectify_gradual_list_find (RectifyGradualList *self, guint position, guint *shown)
{
  if (position < self->first || position - self->first >= self->n_shown)
    return FALSE;
  *shown = position - self->first;
  return TRUE;
}

/**
 * rectify_gradual_list_get_position:
 * @self: a list
 * @shown: a position in it
 *
 * Returns: where that is in the other list
 */
guint
rectify_gradual_list_get_position (RectifyGradualList *self, guint shown)
{
  return self->first + shown;
}
