/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "rectify-announcement.h"
#include "rectify-deadline-phrase.h"
#include "rectify-dialogs.h"
#include "rectify-form.h"
#include "rectify-item-reference.h"
#include "rectify-item-text.h"
#include "rectify-placeholder.h"

/* So many are shown at once; the others come when these are filled. */
#define MAX_SHOWN 300

/* How much of what an item is called is shown, in characters. */
#define NAME_CHARS 40

typedef struct {
  RectifyForm *form;
  GPtrArray *placeholders; /* as many as are shown */
  GPtrArray *entries;      /* the entry of each */
  GtkLabel *count;
} Placeholders;

/* What the dialog held when it was accepted. */
typedef struct {
  GPtrArray *placeholders;
  char **replacements; /* one for each, NULL: left as it is */
} Filling;

static void
placeholders_free (gpointer data)
{
  Placeholders *self = data;

  g_ptr_array_unref (self->placeholders);
  g_ptr_array_unref (self->entries);
  g_free (self);
}

static void
filling_free (gpointer data)
{
  Filling *filling = data;

  for (guint i = 0; i < filling->placeholders->len; i++)
    g_free (filling->replacements[i]);
  g_free (filling->replacements);
  g_ptr_array_unref (filling->placeholders);
  g_free (filling);
}

static const char *
get_text (Placeholders *self, guint position)
{
  return rectify_placeholder_get_text (g_ptr_array_index (self->placeholders, position));
}

/* A deadline whose words are now complete means a date. */
static void
read_deadline_again (RectifyItem *item, int year)
{
  RectifyDeadline *old = rectify_item_get_deadline (item);
  GDate due;
  RectifyDeadlineKinds kinds;
  g_autoptr (RectifyDeadline) deadline = NULL;

  if (old == NULL || rectify_deadline_get_due (old) != NULL)
    return;
  kinds = rectify_deadline_phrase_read (rectify_vocabulary_get_default (),
                                        rectify_deadline_get_text (old), year, &due);
  deadline = rectify_deadline_new_worded (rectify_deadline_get_wording (old), kinds,
                                          g_date_valid (&due) ? &due : NULL);
  rectify_item_set_deadline (item, deadline);
}

static void
read_deadlines_again (RectifyPlan *draft, Filling *filling)
{
  for (guint i = 0; i < filling->placeholders->len; i++)
    {
      RectifyPlaceholder *placeholder = g_ptr_array_index (filling->placeholders, i);
      RectifyItem *item = rectify_placeholder_get_item (placeholder);
      RectifyPlace place;

      rectify_placeholder_get_place (placeholder, &place, NULL, NULL, NULL);
      if (place != RECTIFY_PLACE_DEADLINE || filling->replacements[i] == NULL || item == NULL)
        continue;
      item = rectify_plan_find_item (draft, rectify_item_get_id (item));
      if (item != NULL)
        read_deadline_again (item, rectify_plan_get_year (draft));
    }
}

static gboolean
fill (RectifyPlan *draft, gpointer user_data, GError **error)
{
  Filling *filling = user_data;

  if (rectify_placeholders_fill (filling->placeholders, (const char *const *) filling->replacements,
                                 draft)
      == 0)
    {
      g_set_error_literal (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_NOT_FOUND,
                           _ ("The plan has changed, and these places are no longer in it. Close "
                              "this dialog and open it again."));
      return FALSE;
    }
  read_deadlines_again (draft, filling);
  return TRUE;
}

static void
accept_cb (RectifyForm *form, gpointer user_data)
{
  Placeholders *self = user_data;
  Filling *filling = g_new0 (Filling, 1);

  filling->placeholders = g_ptr_array_ref (self->placeholders);
  filling->replacements = g_new0 (char *, self->placeholders->len + 1);
  for (guint i = 0; i < self->entries->len; i++)
    {
      const char *text = gtk_editable_get_text (g_ptr_array_index (self->entries, i));

      filling->replacements[i] = *text != '\0' ? g_strdup (text) : NULL;
    }
  rectify_form_edit (form, N_ ("Fill placeholders"), fill, filling, filling_free,
                     rectify_form_saved_cb);
}

static void
changed_cb (Placeholders *self)
{
  guint n_filled = 0, n_all = self->entries->len;
  g_autofree char *text = NULL;

  for (guint i = 0; i < n_all; i++)
    n_filled += *gtk_editable_get_text (g_ptr_array_index (self->entries, i)) != '\0';
  text = g_strdup_printf (ngettext ("%u of %u place is filled.", "%u of %u places are filled.",
                                    n_all),
                          n_filled, n_all);
  gtk_label_set_text (self->count, text);
  rectify_form_set_acceptable (self->form, n_filled > 0);
}

/* Enter leads to the next entry, and from the last to the button. */
static void
activate_cb (GtkEntry *entry, Placeholders *self)
{
  guint position;

  if (!g_ptr_array_find (self->entries, entry, &position))
    return;
  if (position + 1 < self->entries->len)
    gtk_widget_grab_focus (g_ptr_array_index (self->entries, position + 1));
  else
    gtk_widget_grab_focus (gtk_window_get_default_widget (rectify_form_get_window (self->form)));
}

static void
fill_alike_cb (GtkButton *button, Placeholders *self)
{
  GtkWidget *entry = g_object_get_data (G_OBJECT (button), "rectify-entry");
  g_autofree char *text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry)));
  guint position;

  if (!g_ptr_array_find (self->entries, entry, &position))
    return;
  for (guint i = 0; i < self->entries->len; i++)
    if (g_str_equal (get_text (self, i), get_text (self, position)))
      gtk_editable_set_text (g_ptr_array_index (self->entries, i), text);
}

/* The words around it, and the placeholder itself bold. */
static char *
dup_markup (RectifyPlaceholder *placeholder)
{
  g_autofree char *context = rectify_placeholder_dup_context (placeholder);
  const char *text = rectify_placeholder_get_text (placeholder);
  gsize offset = MIN (rectify_placeholder_get_context_offset (placeholder), strlen (context));
  gsize end = MIN (offset + strlen (text), strlen (context));
  g_autofree char *before = g_markup_escape_text (context, (gssize) offset);
  g_autofree char *mark = g_markup_escape_text (context + offset, (gssize) (end - offset));
  g_autofree char *after = g_markup_escape_text (context + end, -1);

  return g_strdup_printf ("%s<b><u>%s</u></b>%s", before, mark, after);
}

/* What has no heading is known by its kind and label below what it belongs to: its words are shown
 * anyway. */
static char *
dup_where (RectifyPlaceholder *placeholder)
{
  RectifyItem *item = rectify_placeholder_get_item (placeholder);
  RectifyItem *parent = item != NULL ? rectify_item_get_parent (item) : NULL;
  g_autofree char *own = NULL;
  g_autofree char *above = NULL;

  if (item == NULL)
    return g_strdup (_ ("Title"));
  if (*rectify_item_get_heading (item) != '\0')
    return rectify_item_dup_name (item);
  own = g_strdup_printf (C_ ("kind and label", "%s %s"),
                         rectify_item_kind_get_title (rectify_item_get_kind (item)),
                         rectify_item_get_label (item));
  g_strchomp (own);
  if (parent == NULL || rectify_item_get_parent (parent) == NULL)
    return g_steal_pointer (&own);
  above = rectify_reference_strip (rectify_item_dup_name (parent));
  return g_strdup_printf (C_ ("an item inside another", "%s › %s"), above, own);
}

static GtkWidget *
create_words (RectifyPlaceholder *placeholder)
{
  g_autofree char *name = dup_where (placeholder);
  g_autofree char *markup = dup_markup (placeholder);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *where = gtk_label_new (name);
  GtkWidget *words = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (where), 0);
  gtk_label_set_ellipsize (GTK_LABEL (where), PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_max_width_chars (GTK_LABEL (where), NAME_CHARS);
  gtk_widget_set_tooltip_text (where, name);
  gtk_widget_add_css_class (where, "dim-label");
  gtk_widget_add_css_class (where, "caption");
  gtk_label_set_markup (GTK_LABEL (words), markup);
  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_label_set_wrap (GTK_LABEL (words), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (words), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), where);
  gtk_box_append (GTK_BOX (box), words);
  return box;
}

static void
name_entry (GtkWidget *entry, RectifyPlaceholder *placeholder)
{
  g_autofree char *where = dup_where (placeholder);
  g_autofree char *context = rectify_placeholder_dup_context (placeholder);
  g_autofree char *name
      = g_strdup_printf (_ ("Instead of “%s” in “%s” (%s)"),
                         rectify_placeholder_get_text (placeholder), context, where);

  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* An empty entry empties no other. */
static void
alike_changed_cb (GtkEditable *entry, GtkWidget *button)
{
  gtk_widget_set_sensitive (button, *gtk_editable_get_text (entry) != '\0');
}

static GtkWidget *
create_fill_alike (Placeholders *self, GtkWidget *entry, const char *text, guint n_alike)
{
  GtkWidget *button;
  g_autofree char *label
      = g_strdup_printf (ngettext ("Same in All %u", "Same in All %u", n_alike), n_alike);
  g_autofree char *name
      = g_strdup_printf (ngettext ("Write the same in all %u places that read “%s”",
                                   "Write the same in all %u places that read “%s”", n_alike),
                         n_alike, text);

  button = gtk_button_new_with_label (label);
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data (G_OBJECT (button), "rectify-entry", entry);
  g_signal_connect (button, "clicked", G_CALLBACK (fill_alike_cb), self);
  gtk_widget_set_sensitive (button, FALSE);
  g_signal_connect_object (entry, "changed", G_CALLBACK (alike_changed_cb), button, 0);
  return button;
}

static void
add_row (Placeholders *self, GtkGrid *grid, guint position, guint n_alike)
{
  RectifyPlaceholder *placeholder = g_ptr_array_index (self->placeholders, position);
  const char *text = rectify_placeholder_get_text (placeholder);
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), text);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 14);
  gtk_widget_set_valign (entry, GTK_ALIGN_CENTER);
  name_entry (entry, placeholder);
  g_ptr_array_add (self->entries, entry);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect (entry, "activate", G_CALLBACK (activate_cb), self);
  rectify_form_watch (self->form, entry, "changed");
  gtk_grid_attach (grid, create_words (placeholder), 0, (int) position, 1, 1);
  gtk_grid_attach (grid, entry, 1, (int) position, 1, 1);
  if (n_alike > 1)
    gtk_grid_attach (grid, create_fill_alike (self, entry, text, n_alike), 2, (int) position, 1, 1);
}

static GHashTable *
count_alike (GPtrArray *placeholders)
{
  GHashTable *counts = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < placeholders->len; i++)
    {
      const char *text = rectify_placeholder_get_text (g_ptr_array_index (placeholders, i));
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, text));

      g_hash_table_insert (counts, (gpointer) text, GUINT_TO_POINTER (n + 1));
    }
  return counts;
}

static GtkWidget *
create_grid (Placeholders *self)
{
  GtkWidget *grid = gtk_grid_new ();
  g_autoptr (GHashTable) counts = count_alike (self->placeholders);

  gtk_grid_set_row_spacing (GTK_GRID (grid), 12);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  for (guint i = 0; i < self->placeholders->len; i++)
    add_row (self, GTK_GRID (grid), i,
             GPOINTER_TO_UINT (g_hash_table_lookup (counts, get_text (self, i))));
  return grid;
}

static void
add_head (Placeholders *self, guint n_all)
{
  GtkWidget *label = gtk_label_new (NULL);
  g_autofree char *text = NULL;

  if (n_all > MAX_SHOWN)
    text = g_strdup_printf (_ ("These are the first %u of %u places. Fill them, then open this "
                               "dialog again for the others. What is left empty stays as it is."),
                            (guint) MAX_SHOWN, n_all);
  else
    text = g_strdup (_ ("Enter leads to the next place. What is left empty stays as it is."));
  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_set_margin_bottom (label, 6);
  rectify_form_add_wide (self->form, label);
}

/**
 * rectify_placeholders_dialog_present:
 * @parent: the window it is over
 * @session: a session that has a plan
 *
 * Shows every place of the plan that is still to be filled, with an entry for each.
 *
 * Returns: whether there is any; if not, nothing is shown
 */
gboolean
rectify_placeholders_dialog_present (GtkWindow *parent, RectifySession *session)
{
  g_autoptr (GPtrArray) placeholders
      = rectify_plan_list_placeholders (rectify_session_get_plan (session));
  guint n_all = placeholders->len;
  Placeholders *self;

  if (n_all == 0)
    return FALSE;
  if (n_all > MAX_SHOWN)
    g_ptr_array_set_size (placeholders, MAX_SHOWN);
  self = g_new0 (Placeholders, 1);
  self->form = rectify_form_new (parent, session, _ ("Fill Placeholders"), _ ("_Fill"));
  self->placeholders = g_steal_pointer (&placeholders);
  self->entries = g_ptr_array_new ();
  rectify_form_set_help (self->form, "placeholders");
  rectify_form_set_accept (self->form, accept_cb, self, placeholders_free);
  add_head (self, n_all);
  self->count = GTK_LABEL (rectify_status_label_new ());
  gtk_label_set_xalign (self->count, 0);
  rectify_form_add_wide (self->form, create_grid (self));
  rectify_form_add_foot (self->form, GTK_WIDGET (self->count));
  changed_cb (self);
  rectify_form_set_size (self->form, 720, 560);
  rectify_form_present (self->form);
  gtk_widget_grab_focus (g_ptr_array_index (self->entries, 0));
  return TRUE;
}
