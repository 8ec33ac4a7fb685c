/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-import-source.h"

#include <glib/gi18n.h>
#include <string.h>

/* Between the cells of a row, as the clerk sees it. */
#define CELL_MARK "│"

/* Where a line of the text begins. */
typedef struct {
  gsize byte;
  int character;
} Line;

/**
 * RectifyImportSource:
 *
 * The text of a document that is read, a line a paragraph and a line a row of a table. Shows where
 * an item came from, and where the reading is doubtful.
 */
struct _RectifyImportSource {
  GtkWidget parent_instance;

  RectifyReading *reading;
  char *text;     /* as the spans count it */
  GArray *lines;  /* Line */
  GArray *blocks; /* gsize: where each block of the document begins */
  GtkWidget *scroller;
  GtkTextView *view;
  GtkTextTag *highlight;
  GtkTextTag *doubtful;
};

G_DEFINE_FINAL_TYPE (RectifyImportSource, rectify_import_source, GTK_TYPE_WIDGET)

enum { ITEM_CLICKED, N_SIGNALS };

static guint signals[N_SIGNALS];

/* As many characters as in the text, so that places are the same in both. */
static void
append_shown (GString *shown, const char *text, gboolean table)
{
  for (const char *p = text; *p != '\0'; p++)
    if (table && *p == '\t')
      g_string_append (shown, CELL_MARK);
    else
      g_string_append_c (shown, *p == '\v' ? ' ' : *p);
}

static char *
dup_block (RectifyDocument *document, guint position)
{
  RectifyTable *table = rectify_document_get_table (document, position);
  GString *text = g_string_new (NULL);

  if (table != NULL)
    rectify_table_append_text (table, text);
  else
    {
      g_autofree char *words
          = rectify_paragraph_dup_text (rectify_document_get_paragraph (document, position));

      g_string_append (text, words);
      g_string_append_c (text, '\n');
    }
  return g_string_free (text, FALSE);
}

static void
index_lines (RectifyImportSource *self)
{
  Line line = { 0, 0 };

  for (const char *p = self->text; *p != '\0';)
    {
      const char *end = strchr (p, '\n');

      end = end != NULL ? end + 1 : p + strlen (p);
      g_array_append_val (self->lines, line);
      line.byte += (gsize) (end - p);
      line.character += (int) g_utf8_strlen (p, end - p);
      p = end;
    }
  if (self->lines->len == 0)
    g_array_append_val (self->lines, line);
}

static void
fill (RectifyImportSource *self)
{
  RectifyDocument *document = rectify_reading_get_document (self->reading);
  GString *text = g_string_new (NULL);
  g_autoptr (GString) shown = g_string_new (NULL);

  for (guint i = 0; i < rectify_document_get_n_blocks (document); i++)
    {
      g_autofree char *block = dup_block (document, i);

      g_array_append_val (self->blocks, text->len);
      g_string_append (text, block);
      append_shown (shown, block, rectify_document_get_table (document, i) != NULL);
    }
  self->text = g_string_free (text, FALSE);
  index_lines (self);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->view), shown->str, (int) shown->len);
}

static int
compare_bytes (gconstpointer a, gconstpointer b)
{
  const Line *one = a, *two = b;

  return one->byte < two->byte ? -1 : one->byte > two->byte;
}

static int
compare_characters (gconstpointer a, gconstpointer b)
{
  const Line *one = a, *two = b;

  return one->character - two->character;
}

/* The last line that does not begin behind a place. */
static const Line *
find_line (RectifyImportSource *self, const Line *place, GCompareFunc compare)
{
  guint low = 0, high = self->lines->len;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (compare (&g_array_index (self->lines, Line, middle), place) <= 0)
        low = middle;
      else
        high = middle;
    }
  return &g_array_index (self->lines, Line, low);
}

static int
get_character (RectifyImportSource *self, gsize byte)
{
  Line place = { byte, 0 };
  const Line *line = find_line (self, &place, compare_bytes);

  return line->character
         + (int) g_utf8_strlen (self->text + line->byte, (gssize) (byte - line->byte));
}

static gboolean
find_iters (RectifyImportSource *self, RectifyItem *item, GtkTextIter *start, GtkTextIter *end)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  RectifySpan span;
  gsize begin, size = strlen (self->text);

  if (!rectify_reading_get_span (self->reading, item, &span) || span.paragraph >= self->blocks->len)
    return FALSE;
  begin = g_array_index (self->blocks, gsize, span.paragraph);
  gtk_text_buffer_get_iter_at_offset (buffer, start,
                                      get_character (self, MIN (begin + span.start, size)));
  gtk_text_buffer_get_iter_at_offset (buffer, end,
                                      get_character (self, MIN (begin + span.end, size)));
  return TRUE;
}

static void
clear_tag (RectifyImportSource *self, GtkTextTag *tag)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_remove_tag (buffer, tag, &start, &end);
}

static guint
find_block (RectifyImportSource *self, gsize byte)
{
  guint low = 0, high = self->blocks->len;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->blocks, gsize, middle) <= byte)
        low = middle;
      else
        high = middle;
    }
  return low;
}

/* A click into the source leads to what was read from there. */
static void
cursor_cb (GtkTextBuffer *buffer, GParamSpec *pspec, RectifyImportSource *self)
{
  GtkTextIter iter;
  Line place = { 0, 0 };
  const Line *line;
  const char *p;
  gsize byte;
  guint block;
  RectifyItem *item;

  if (!gtk_widget_has_focus (GTK_WIDGET (self->view)) || self->blocks->len == 0)
    return;
  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  place.character = gtk_text_iter_get_offset (&iter);
  line = find_line (self, &place, compare_characters);
  p = self->text + line->byte;
  for (int i = line->character; i < place.character && *p != '\0'; i++)
    p = g_utf8_next_char (p);
  byte = (gsize) (p - self->text);
  block = find_block (self, byte);
  item = rectify_reading_find_item (self->reading, block,
                                    byte - g_array_index (self->blocks, gsize, block));
  if (item != NULL)
    g_signal_emit (self, signals[ITEM_CLICKED], 0, item);
}

static void
rectify_import_source_dispose (GObject *object)
{
  RectifyImportSource *self = RECTIFY_IMPORT_SOURCE (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->reading);
  G_OBJECT_CLASS (rectify_import_source_parent_class)->dispose (object);
}

static void
rectify_import_source_finalize (GObject *object)
{
  RectifyImportSource *self = RECTIFY_IMPORT_SOURCE (object);

  g_free (self->text);
  g_array_unref (self->lines);
  g_array_unref (self->blocks);
  G_OBJECT_CLASS (rectify_import_source_parent_class)->finalize (object);
}

static void
rectify_import_source_class_init (RectifyImportSourceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rectify_import_source_dispose;
  G_OBJECT_CLASS (klass)->finalize = rectify_import_source_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  /**
   * RectifyImportSource::item-clicked:
   * @self: the source
   * @item: what was read from where the user clicked
   */
  signals[ITEM_CLICKED]
      = g_signal_new ("item-clicked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 1, RECTIFY_TYPE_ITEM);
}

static void
rectify_import_source_init (RectifyImportSource *self)
{
  GtkTextBuffer *buffer;

  self->lines = g_array_new (FALSE, FALSE, sizeof (Line));
  self->blocks = g_array_new (FALSE, FALSE, sizeof (gsize));
  self->view = GTK_TEXT_VIEW (gtk_text_view_new ());
  gtk_text_view_set_editable (self->view, FALSE);
  gtk_text_view_set_wrap_mode (self->view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_left_margin (self->view, 6);
  gtk_text_view_set_right_margin (self->view, 6);
  gtk_text_view_set_accepts_tab (self->view, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Source"), -1);
  buffer = gtk_text_view_get_buffer (self->view);
  self->doubtful
      = gtk_text_buffer_create_tag (buffer, NULL, "underline", PANGO_UNDERLINE_ERROR, NULL);
  self->highlight = gtk_text_buffer_create_tag (buffer, NULL, "background", "#f6d32d", "foreground",
                                                "#000000", NULL);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->view));
  gtk_scrolled_window_set_has_frame (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

/**
 * rectify_import_source_new:
 * @reading: what was read
 *
 * Returns: (transfer floating): a view of what it was read from
 */
GtkWidget *
rectify_import_source_new (RectifyReading *reading)
{
  RectifyImportSource *self = g_object_new (RECTIFY_TYPE_IMPORT_SOURCE, NULL);

  self->reading = g_object_ref (reading);
  fill (self);
  rectify_import_source_mark_doubts (self);
  g_signal_connect (gtk_text_view_get_buffer (self->view), "notify::cursor-position",
                    G_CALLBACK (cursor_cb), self);
  return GTK_WIDGET (self);
}

/**
 * rectify_import_source_show_item:
 * @self: a source
 * @item: (nullable): what was read from it
 *
 * Shows where the item came from; with %NULL, shows nothing of the kind.
 */
void
rectify_import_source_show_item (RectifyImportSource *self, RectifyItem *item)
{
  GtkTextIter start, end;

  clear_tag (self, self->highlight);
  if (item == NULL || !find_iters (self, item, &start, &end))
    return;
  gtk_text_buffer_apply_tag (gtk_text_view_get_buffer (self->view), self->highlight, &start, &end);
  gtk_text_view_scroll_to_iter (self->view, &start, 0.1, FALSE, 0, 0);
}

static gboolean
mark_doubt (RectifyItem *item, gpointer user_data)
{
  RectifyImportSource *self = user_data;
  GtkTextIter start, end;

  if (rectify_reading_get_doubt (self->reading, item) != NULL
      && find_iters (self, item, &start, &end))
    gtk_text_buffer_apply_tag (gtk_text_view_get_buffer (self->view), self->doubtful, &start, &end);
  return TRUE;
}

/**
 * rectify_import_source_mark_doubts:
 * @self: a source
 *
 * Marks what is doubtful now.
 */
void
rectify_import_source_mark_doubts (RectifyImportSource *self)
{
  clear_tag (self, self->doubtful);
  rectify_item_foreach (rectify_plan_get_root (rectify_reading_get_plan (self->reading)),
                        mark_doubt, self);
}
