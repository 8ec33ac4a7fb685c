/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "page-inspector.h"
#include "rectify-fonts.h"

static void
count_text (GHashTable *counts, const char *text, int by)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gpointer key = GUINT_TO_POINTER (g_utf8_get_char (p));

      if (!g_unichar_isspace (g_utf8_get_char (p)))
        g_hash_table_insert (counts, key,
                             GINT_TO_POINTER (GPOINTER_TO_INT (g_hash_table_lookup (counts, key))
                                              + by));
    }
}

/* The text of a table's head, or of what is below it. */
static char *
dup_table_text (RectifyTable *table, gboolean is_head)
{
  GString *text = g_string_new (NULL);
  guint n_header_rows = rectify_table_get_n_header_rows (table);

  for (guint row = 0; row < rectify_table_get_n_rows (table); row++)
    for (guint column = 0; column < rectify_table_get_n_columns (table); column++)
      {
        const RectifyCell *cell = rectify_table_get_cell (table, row, column);

        if (cell != NULL && cell->row == row && cell->column == column
            && (row < n_header_rows) == is_head)
          {
            g_autofree char *words = rectify_cell_dup_text (cell);

            g_string_append (text, words);
          }
      }
  return g_string_free (text, FALSE);
}

static gboolean
is_head_sign (const PageSign *sign)
{
  g_auto (GStrv) families = g_strsplit (rectify_fonts_get_families (RECTIFY_FACE_HEI), ",", 2);

  return sign->font == page_reader_get_font (families[0], FALSE);
}

/* The Hei characters of a page's tables from left to right and down, sorted by character; how many
 * stand above all else is told by what is first. */
static void
read_table_page (PageInspection *self, guint page, GHashTable *heads, GHashTable *rest,
                 gboolean *begins_with_head)
{
  GArray *signs = g_ptr_array_index (self->tables, page);
  double highest = G_MAXDOUBLE;

  *begins_with_head = FALSE;
  for (guint i = 0; i < signs->len; i++)
    {
      const PageSign *sign = &g_array_index (signs, PageSign, i);
      gboolean is_head = is_head_sign (sign);
      char character[8] = "";

      g_unichar_to_utf8 (sign->character, character);
      count_text (is_head ? heads : rest, character, 1);
      if (sign->baseline < highest)
        *begins_with_head = is_head;
      highest = MIN (highest, sign->baseline);
    }
}

static gboolean
holds (GHashTable *counts, GHashTable *part)
{
  GHashTableIter iter;
  gpointer key, n;

  g_hash_table_iter_init (&iter, part);
  while (g_hash_table_iter_next (&iter, &key, &n))
    if (GPOINTER_TO_INT (g_hash_table_lookup (counts, key)) < GPOINTER_TO_INT (n))
      return FALSE;
  return TRUE;
}

/* A page with a part of a table begins it with the table's head. */
static void
check_head (PageInspection *self, guint page, GPtrArray *heads, GHashTable *rest)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (NULL, NULL);
  gboolean begins_with_head, found = FALSE;

  read_table_page (self, page, counts, rest, &begins_with_head);
  if (!begins_with_head)
    page_inspection_fault (self, page, "no head of a table stands above the rest of it");
  for (guint i = 0; i < heads->len && !found; i++)
    found = holds (counts, g_ptr_array_index (heads, i));
  if (!found)
    page_inspection_fault (self, page, "the head of its table is not whole");
}

static void
check_table_area (PageInspection *self, guint page)
{
  GArray *signs = g_ptr_array_index (self->tables, page);
  cairo_rectangle_t area;

  page_inspection_get_area (self, page, &area);
  for (guint i = 0; i < signs->len; i++)
    {
      const PageSign *sign = &g_array_index (signs, PageSign, i);

      if (sign->x < area.x || sign->end > area.x + area.width
          || sign->baseline - 0.9 * sign->size < area.y - 0.5
          || sign->baseline + 0.12 * sign->size > area.y + area.height + 0.5)
        {
          page_inspection_fault (self, page, "the table reaches %.2f mm out of the type area",
                                 MAX (area.x - sign->x, sign->end - area.x - area.width)
                                     / RECTIFY_MM);
          return;
        }
    }
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  const PageSign *one = a, *two = b;

  if (fabs (one->baseline - two->baseline) > 0.01)
    return one->baseline < two->baseline ? -1 : 1;
  return page_sign_compare_places (a, b);
}

/* From where to where a character has ink, about. */
static void
get_ink (const PageSign *sign, double *left, double *right)
{
  gboolean wide = page_sign_is_wide (sign->character);

  *left = sign->x + (page_sign_is_opening (sign->character) ? sign->size / 2 : 0);
  /* Poppler lets a character end where the next begins, even if that stands upon it. */
  *right
      = sign->x + (wide ? sign->size : CLAMP (sign->end - sign->x, 0.3 * sign->size, sign->size));
  if (page_sign_is_closing (sign->character))
    *right -= sign->size / 2;
}

static gboolean
overlap (const PageSign *one, const PageSign *two)
{
  double left[2], right[2];

  get_ink (one, &left[0], &right[0]);
  get_ink (two, &left[1], &right[1]);
  return MIN (right[0], right[1]) - MAX (left[0], left[1]) > 0.15 * one->size;
}

/* No text stands on that of a neighbour: not beside it on its line, not on a line just below. */
void
page_inspection_check_overlaps (PageInspection *self, guint page, GArray *signs, const char *of)
{
  g_array_sort (signs, compare_lines);
  for (guint i = 0; i < signs->len; i++)
    {
      const PageSign *one = &g_array_index (signs, PageSign, i);

      for (guint j = i + 1; j < signs->len; j++)
        {
          const PageSign *two = &g_array_index (signs, PageSign, j);

          if (two->baseline - one->baseline > 0.8 * one->size)
            break;
          if (overlap (one, two))
            {
              page_inspection_fault (self, page, "two characters of a %s stand on each other", of);
              return;
            }
        }
    }
}

/* The text of tables: heads on every page, all else once. */
void
page_inspection_check_tables (PageInspection *self)
{
  g_autoptr (GPtrArray) heads
      = g_ptr_array_new_with_free_func ((GDestroyNotify) g_hash_table_unref);
  g_autoptr (GHashTable) rest = g_hash_table_new (NULL, NULL);
  gboolean all_have_heads = TRUE;
  GHashTableIter iter;
  gpointer key, n;

  for (guint i = 0; i < rectify_document_get_n_blocks (self->document); i++)
    {
      RectifyTable *table = rectify_document_get_drawing (self->document, i) == NULL
                                ? rectify_document_get_table (self->document, i)
                                : NULL;
      g_autofree char *head = table != NULL ? dup_table_text (table, TRUE) : NULL;
      g_autofree char *text = table != NULL ? dup_table_text (table, FALSE) : NULL;
      GHashTable *counts;

      if (table == NULL)
        continue;
      counts = g_hash_table_new (NULL, NULL);
      count_text (counts, head, 1);
      count_text (rest, text, -1);
      g_ptr_array_add (heads, counts);
      all_have_heads = all_have_heads && g_hash_table_size (counts) > 0;
    }
  for (guint page = 0; page < self->pages->len; page++)
    {
      if (((GArray *) g_ptr_array_index (self->tables, page))->len == 0)
        continue;
      check_table_area (self, page);
      page_inspection_check_overlaps (self, page, g_ptr_array_index (self->tables, page), "table");
      if (all_have_heads)
        check_head (self, page, heads, rest);
    }
  g_hash_table_iter_init (&iter, rest);
  while (all_have_heads && g_hash_table_iter_next (&iter, &key, &n))
    if (GPOINTER_TO_INT (n) != 0)
      {
        char character[8] = "";

        g_unichar_to_utf8 (GPOINTER_TO_UINT (key), character);
        page_inspection_fault (self, self->pages->len - 1, "%s stands %d times in its tables%s",
                               character, ABS (GPOINTER_TO_INT (n)),
                               GPOINTER_TO_INT (n) < 0 ? " too seldom" : " too often");
      }
}
