/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-announcement.h"
#include "rectify-speech.h"

#include <glib/gi18n.h>

/* What a screen reader says where this version of the toolkit leaves it with the name of a type, with
 * nothing, or with the same words twice. */

#define NAME_KEY "rectify-spoken-name"
#define ROW_KEY "rectify-spoken-row"
#define DESCRIPTION_KEY "rectify-spoken-description"

/**
 * rectify_speech_set_name:
 * @widget: a widget; of one with a menu its label is set before
 * @name: what a screen reader calls it, in a list also as a part of its row
 */
void
rectify_speech_set_name (GtkWidget *widget, const char *name)
{
  GtkWidget *button = GTK_IS_MENU_BUTTON (widget) ? gtk_widget_get_first_child (widget) : NULL;

  g_object_set_data_full (G_OBJECT (widget), NAME_KEY, g_strdup (name), g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (button == NULL)
    return;
  /* What has the focus is the button in it, which has only its label for a name. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * rectify_speech_set_description:
 * @widget: a widget
 * @words: (nullable): what a screen reader says of it after its name; %NULL for its tooltip
 */
void
rectify_speech_set_description (GtkWidget *widget, const char *words)
{
  g_object_set_data_full (G_OBJECT (widget), DESCRIPTION_KEY, g_strdup (words), g_free);
  rectify_speech_reset_description (widget);
}

/**
 * rectify_speech_reset_description:
 * @widget: a widget
 *
 * Has a screen reader say of it again what it was told to, or its tooltip.
 */
void
rectify_speech_reset_description (GtkWidget *widget)
{
  const char *words = g_object_get_data (G_OBJECT (widget), DESCRIPTION_KEY);

  if (words == NULL)
    words = gtk_widget_get_tooltip_text (widget);
  if (words != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    words, -1);
  else
    gtk_accessible_reset_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}

static const char *
get_words (GtkWidget *widget)
{
  const char *name = g_object_get_data (G_OBJECT (widget), NAME_KEY);

  if (name != NULL)
    return name;
  return GTK_IS_LABEL (widget) ? gtk_label_get_text (GTK_LABEL (widget)) : NULL;
}

static void
gather_words (GtkWidget *widget, GString *all)
{
  const char *words = get_words (widget);

  if (words != NULL && *words != '\0')
    g_string_append_printf (all, "%s%s",
                            all->len > 0 ? C_ ("parts of a row, for a screen reader", ", ") : "",
                            words);
  if (words != NULL)
    return;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_child_visible (child) && gtk_widget_get_visible (child))
      gather_words (child, all);
}

/* The row that a widget is or is in, of a list or a table; the toolkit keeps the type of most to
 * itself. */
static GtkWidget *
find_row (GtkWidget *widget)
{
  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    if (GTK_IS_LIST_BOX_ROW (widget)
        || g_str_equal (G_OBJECT_TYPE_NAME (widget), "GtkListItemWidget"))
      return widget;
  return NULL;
}

/* What the focus is on, if it has the words of its row for a name: a row of a list, or what unfolds
 * it. */
static GtkWidget *named;

/* A list shows other words in a row that it takes for another item, whose name is not to be those from
 * before. */
static void
forget_name (void)
{
  GtkWidget *widget = named;

  if (widget == NULL)
    return;
  g_clear_weak_pointer (&named);
  g_object_set_data (G_OBJECT (widget), ROW_KEY, NULL);
  gtk_accessible_reset_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL);
  if (GTK_IS_TREE_EXPANDER (widget)
      && gtk_tree_expander_get_child (GTK_TREE_EXPANDER (widget)) != NULL)
    gtk_accessible_update_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                    gtk_tree_expander_get_child (GTK_TREE_EXPANDER (widget)), NULL,
                                    -1);
}

/* A row has the words of its cells for a name, unless it was given one. */
static void
name_row (GtkWidget *focus)
{
  GtkWidget *row = GTK_IS_TREE_EXPANDER (focus) ? find_row (focus) : focus;
  g_autoptr (GString) all = NULL;

  if (row == NULL || row != find_row (row)
      || (g_object_get_data (G_OBJECT (focus), ROW_KEY) == NULL
          && gtk_test_accessible_has_property (GTK_ACCESSIBLE (focus),
                                               GTK_ACCESSIBLE_PROPERTY_LABEL)))
    return;
  if (named != focus)
    forget_name ();
  if (!GTK_IS_LIST_BOX_ROW (row))
    g_set_weak_pointer (&named, focus);
  all = g_string_new (NULL);
  gather_words (row, all);
  g_object_set_data (G_OBJECT (focus), ROW_KEY, focus);
  if (GTK_IS_TREE_EXPANDER (focus))
    gtk_accessible_reset_relation (GTK_ACCESSIBLE (focus), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (focus), GTK_ACCESSIBLE_PROPERTY_LABEL, all->str,
                                  -1);
}

static char *
dup_chosen (GtkDropDown *drop_down)
{
  GObject *item = gtk_drop_down_get_selected_item (drop_down);
  GtkExpression *expression = gtk_drop_down_get_expression (drop_down);
  g_auto (GValue) value = G_VALUE_INIT;

  if (item == NULL)
    return NULL;
  if (expression != NULL && gtk_expression_evaluate (expression, item, &value)
      && G_VALUE_HOLDS_STRING (&value))
    return g_value_dup_string (&value);
  return GTK_IS_STRING_OBJECT (item)
             ? g_strdup (gtk_string_object_get_string (GTK_STRING_OBJECT (item)))
             : NULL;
}

/* What a list is called: as it was told, by the label beside it, or by its tooltip. */
static const char *
find_title (GtkWidget *widget)
{
  const char *title = g_object_get_data (G_OBJECT (widget), NAME_KEY);
  g_autoptr (GList) labels = gtk_widget_list_mnemonic_labels (widget);

  if (title != NULL)
    return title;
  if (labels != NULL && GTK_IS_LABEL (labels->data))
    return gtk_label_get_text (labels->data);
  return gtk_widget_get_tooltip_text (widget);
}

/* The button in a drop-down list has the focus, and no name of its own. */
static void
name_drop_down (GtkDropDown *drop_down)
{
  GtkWidget *widget = GTK_WIDGET (drop_down);
  GtkWidget *button = gtk_widget_get_first_child (widget);
  const char *title = find_title (widget);
  g_autofree char *chosen = dup_chosen (drop_down);
  g_autofree char *name = NULL;

  /* One that is all there is of a widget of ours has that widget's name. */
  if (title == NULL && gtk_widget_get_parent (widget) != NULL)
    title = find_title (gtk_widget_get_parent (widget));
  if (title != NULL && chosen != NULL)
    name = g_strdup_printf (C_ ("a choice and what is chosen, for a screen reader", "%s: %s"),
                            title, chosen);
  else
    name = g_strdup (title != NULL ? title : chosen);
  if (name != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                    -1);
}

/* Again when something else is chosen, which is spoken then. */
static void
watch_drop_down (GtkDropDown *drop_down)
{
  g_signal_handlers_disconnect_by_func (drop_down, name_drop_down, NULL);
  g_signal_connect (drop_down, "notify::selected-item", G_CALLBACK (name_drop_down), NULL);
  name_drop_down (drop_down);
}

static void
focus_cb (GtkWindow *window)
{
  GtkWidget *focus = gtk_window_get_focus (window);

  if (named != NULL && named != focus
      && (gtk_widget_get_root (named) == NULL || gtk_widget_get_root (named) == GTK_ROOT (window)))
    forget_name ();
  if (focus == NULL)
    return;
  if (GTK_IS_DROP_DOWN (gtk_widget_get_parent (focus)))
    watch_drop_down (GTK_DROP_DOWN (gtk_widget_get_parent (focus)));
  name_row (focus);
}

/**
 * rectify_speech_refresh_row:
 * @cell: a cell whose words changed
 *
 * Has what changed spoken, if the focus is on its row.
 */
void
rectify_speech_refresh_row (GtkWidget *cell)
{
  GtkRoot *root = gtk_widget_get_root (cell);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && find_row (focus) != NULL && find_row (focus) == find_row (cell))
    name_row (focus);
}

/* A button of words has them from its label; the toolkit says them a second time, with the mark of
 * the mnemonic. */
static void
tidy (GtkWidget *widget)
{
  if (GTK_IS_BUTTON (widget) && GTK_IS_LABEL (gtk_button_get_child (GTK_BUTTON (widget)))
      && gtk_button_get_use_underline (GTK_BUTTON (widget)))
    gtk_accessible_reset_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL);
  /* Of a switch of pages not even once without the mark. */
  if (GTK_IS_STACK_SWITCHER (gtk_widget_get_parent (widget)) && GTK_IS_BUTTON (widget)
      && GTK_IS_LABEL (gtk_button_get_child (GTK_BUTTON (widget))))
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    gtk_label_get_text (
                                        GTK_LABEL (gtk_button_get_child (GTK_BUTTON (widget)))),
                                    -1);
  if (GTK_IS_CHECK_BUTTON (widget)
      && gtk_check_button_get_use_underline (GTK_CHECK_BUTTON (widget)))
    {
      GtkWidget *label = gtk_widget_get_last_child (widget);

      if (GTK_IS_LABEL (label))
        gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                        gtk_label_get_text (GTK_LABEL (label)), -1);
    }
  if (GTK_IS_EXPANDER (widget)
      && GTK_IS_LABEL (gtk_expander_get_label_widget (GTK_EXPANDER (widget))))
    gtk_accessible_update_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                    gtk_expander_get_label_widget (GTK_EXPANDER (widget)), NULL,
                                    -1);
  if (GTK_IS_DROP_DOWN (widget))
    watch_drop_down (GTK_DROP_DOWN (widget));
  /* F8 gives it the focus. */
  if (GTK_IS_PANED (widget))
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    C_ ("between two parts of a window", "Divider"), -1);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    tidy (child);
}

/**
 * rectify_speech_tidy:
 * @widget: a part that comes into a window which is open already
 *
 * Has its controls spoken as those that are there when a window opens.
 */
void
rectify_speech_tidy (GtkWidget *widget)
{
  tidy (widget);
}

static void
map_cb (GtkWidget *window)
{
  tidy (window);
}

static void
toplevels_cb (GListModel *windows, guint position, guint n_removed, guint n_added)
{
  for (guint i = position; i < position + n_added; i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      g_signal_connect (window, "map", G_CALLBACK (map_cb), NULL);
      g_signal_connect (window, "notify::focus-widget", G_CALLBACK (focus_cb), NULL);
      rectify_announcement_watch (window);
    }
}

/**
 * rectify_speech_watch:
 *
 * From now on has what is in windows spoken well: the controls that are there when one opens, and
 * every row that gets the focus.
 */
void
rectify_speech_watch (void)
{
  g_signal_connect (gtk_window_get_toplevels (), "items-changed", G_CALLBACK (toplevels_cb), NULL);
}
