/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-name-drop.h"

#include "rectify-tell-cut.h"

/* So many characters of a name are shown on the button, and in the list. */
#define BUTTON_CHARS 10
#define LIST_CHARS 30

/* Positions of what is no name. */
enum { ANY, NONE, N_FIXED };

/**
 * RectifyNameDrop:
 *
 * A list of names that drops down, with a search, of which one is chosen: or any, or none.
 */
struct _RectifyNameDrop {
  GtkWidget parent_instance;

  GtkDropDown *drop;
  GtkStringList *strings;
  char *any;
  char *none;
  char *name; /* NULL for any, "" for none */
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (RectifyNameDrop, rectify_name_drop, GTK_TYPE_WIDGET)

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  rectify_tell_cut (GTK_LABEL (label));
  gtk_label_set_max_width_chars (GTK_LABEL (label), GPOINTER_TO_INT (user_data));
  gtk_list_item_set_child (list_item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  const char *text = gtk_string_object_get_string (gtk_list_item_get_item (list_item));

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (list_item)), text);
}

static GtkListItemFactory *
create_factory (int max_chars)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), GINT_TO_POINTER (max_chars));
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  return factory;
}

static void
selected_cb (RectifyNameDrop *self)
{
  guint position = gtk_drop_down_get_selected (self->drop);
  const char *name = NULL;

  if (self->updating || position == GTK_INVALID_LIST_POSITION)
    return;
  if (position >= N_FIXED)
    name = gtk_string_list_get_string (self->strings, position);
  else if (position == NONE)
    name = "";
  if (g_strcmp0 (name, self->name) == 0)
    return;
  g_free (self->name);
  self->name = g_strdup (name);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
rectify_name_drop_dispose (GObject *object)
{
  RectifyNameDrop *self = RECTIFY_NAME_DROP (object);

  self->updating = TRUE;
  if (self->drop != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->drop));
  self->drop = NULL;
  g_clear_pointer (&self->any, g_free);
  g_clear_pointer (&self->none, g_free);
  g_clear_pointer (&self->name, g_free);
  G_OBJECT_CLASS (rectify_name_drop_parent_class)->dispose (object);
}

static void
rectify_name_drop_class_init (RectifyNameDropClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rectify_name_drop_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  /**
   * RectifyNameDrop::changed:
   * @self: the list
   *
   * The user chose another.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
rectify_name_drop_init (RectifyNameDrop *self)
{
  g_autoptr (GtkListItemFactory) button_factory = create_factory (BUTTON_CHARS);
  g_autoptr (GtkListItemFactory) list_factory = create_factory (LIST_CHARS);
  GtkExpression *expression = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

  self->strings = gtk_string_list_new (NULL);
  self->drop = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (self->strings), expression));
  gtk_drop_down_set_factory (self->drop, button_factory);
  gtk_drop_down_set_list_factory (self->drop, list_factory);
  gtk_drop_down_set_enable_search (self->drop, TRUE);
  g_signal_connect_swapped (self->drop, "notify::selected", G_CALLBACK (selected_cb), self);
  gtk_widget_set_parent (GTK_WIDGET (self->drop), GTK_WIDGET (self));
}

/* Selects what is chosen; a name that is not in the list is put there. */
static void
show_name (RectifyNameDrop *self)
{
  guint position = N_FIXED;
  const char *string;

  self->updating = TRUE;
  if (self->name == NULL || *self->name == '\0')
    position = self->name == NULL ? ANY : NONE;
  else
    {
      while ((string = gtk_string_list_get_string (self->strings, position)) != NULL
             && !g_str_equal (string, self->name))
        position++;
      if (string == NULL)
        gtk_string_list_append (self->strings, self->name);
    }
  gtk_drop_down_set_selected (self->drop, position);
  self->updating = FALSE;
}

/**
 * rectify_name_drop_new:
 * @any: what it is called that it does not matter
 * @none: what it is called that there is none
 *
 * Returns: (transfer floating): a list without names, of which any is chosen
 */
GtkWidget *
rectify_name_drop_new (const char *any, const char *none)
{
  RectifyNameDrop *self = g_object_new (RECTIFY_TYPE_NAME_DROP, NULL);
  static const char *const nobody[] = { NULL };

  self->any = g_strdup (any);
  self->none = g_strdup (none);
  rectify_name_drop_set_names (self, nobody);
  return GTK_WIDGET (self);
}

static gboolean
has_names (RectifyNameDrop *self, const char *const *names)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->strings));

  if (n != N_FIXED + g_strv_length ((char **) names))
    return FALSE;
  for (guint i = N_FIXED; i < n; i++)
    if (!g_str_equal (gtk_string_list_get_string (self->strings, i), names[i - N_FIXED]))
      return FALSE;
  return TRUE;
}

/**
 * rectify_name_drop_set_names:
 * @self: a list
 * @names: (array zero-terminated=1): the names; the one that is chosen stays so, and in the list
 */
void
rectify_name_drop_set_names (RectifyNameDrop *self, const char *const *names)
{
  const char *const fixed[] = { self->any, self->none, NULL };

  if (has_names (self, names))
    return;
  self->updating = TRUE;
  gtk_string_list_splice (self->strings, 0, g_list_model_get_n_items (G_LIST_MODEL (self->strings)),
                          fixed);
  gtk_string_list_splice (self->strings, N_FIXED, 0, names);
  self->updating = FALSE;
  show_name (self);
}

/**
 * rectify_name_drop_get_name:
 * @self: a list
 *
 * Returns: (transfer none) (nullable): the name that is chosen, "" for none, %NULL for any
 */
const char *
rectify_name_drop_get_name (RectifyNameDrop *self)
{
  return self->name;
}

/**
 * rectify_name_drop_set_name:
 * @self: a list
 * @name: (nullable): the name that is to be chosen, "" for none, %NULL for any
 *
 * Emits nothing.
 */
void
rectify_name_drop_set_name (RectifyNameDrop *self, const char *name)
{
  char *own = g_strdup (name);

  g_free (self->name);
  self->name = own;
  show_name (self);
}
