/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-xlsx-private.h"

#include <string.h>

#include "rectify-number-format.h"

/* What Excel's own sheets have. */
#define MAX_ROWS 1048576
#define MAX_COLUMNS 16384
/* More ranges of hidden columns are not told. */
#define MAX_HIDDEN 256

enum {
  NAME_ROW,
  NAME_C,
  NAME_V,
  NAME_IS,
  NAME_F,
  NAME_MERGE_CELL,
  NAME_COL,
  NAME_HEADER_FOOTER,
  NAME_DRAWING,
};

static const char *const names[]
    = { "row", "c", "v", "is", "f", "mergeCell", "col", "headerFooter", "drawing", NULL };

typedef enum {
  CELL_NUMBER,
  CELL_SHARED,
  CELL_TEXT,
  CELL_INLINE,
  CELL_BOOLEAN,
  CELL_DATE,
} CellType;

typedef struct {
  RectifyXlsxBook *book;
  RectifyXml *xml;
  RectifyGrid *grid;
  guint next_row;
  guint next_column;
  /* the current cell */
  guint row;
  guint column;
  CellType type;
  gint64 style;
  gboolean in_value;
  GString *value; /* of a number or an index, or the text */
  gboolean in_hidden_row;
  struct {
    guint first;
    guint last;
  } hidden[MAX_HIDDEN]; /* columns */
  guint n_hidden;
} Sheet;

/* Reads “AB12”. Returns what follows, or NULL if it is no place on a sheet; both count from 0. */
static const char *
parse_place (const char *text, guint *row, guint *column)
{
  guint64 c = 0, r = 0;

  while (*text == '$')
    text++;
  for (; g_ascii_isalpha (*text) && c <= MAX_COLUMNS; text++)
    c = c * 26 + (g_ascii_toupper (*text) - 'A' + 1);
  while (*text == '$')
    text++;
  for (; g_ascii_isdigit (*text) && r <= MAX_ROWS; text++)
    r = r * 10 + (*text - '0');
  if (c == 0 || c > MAX_COLUMNS || r == 0 || r > MAX_ROWS)
    return NULL;
  *row = r - 1;
  *column = c - 1;
  return text;
}

static gboolean
merge_cells (Sheet *self, GError **error)
{
  const char *place = rectify_xml_get_attribute (self->xml, RECTIFY_XML_SHEET, "ref");
  guint row, column, last_row, last_column;

  place = place != NULL ? parse_place (place, &row, &column) : NULL;
  if (place == NULL || *place != ':' || parse_place (place + 1, &last_row, &last_column) == NULL
      || last_row < row || last_column < column)
    return TRUE;
  return rectify_grid_merge (self->grid, row, column, last_row - row + 1, last_column - column + 1,
                             error);
}

/* Rows and cells may leave out where they stand: behind the one before. */
static void
start_row (Sheet *self)
{
  gint64 r = rectify_xml_get_number (self->xml, RECTIFY_XML_SHEET, "r", 0);

  self->row = r >= 1 && r <= MAX_ROWS ? r - 1 : self->next_row;
  self->next_row = self->row + 1;
  self->next_column = 0;
  self->in_hidden_row = rectify_xml_get_flag (self->xml, RECTIFY_XML_SHEET, "hidden", FALSE);
}

static void
note_column (Sheet *self)
{
  gint64 first = rectify_xml_get_number (self->xml, RECTIFY_XML_SHEET, "min", 0);
  gint64 last = rectify_xml_get_number (self->xml, RECTIFY_XML_SHEET, "max", first);

  if (!rectify_xml_get_flag (self->xml, RECTIFY_XML_SHEET, "hidden", FALSE) || first < 1
      || last > MAX_COLUMNS || self->n_hidden == MAX_HIDDEN)
    return;
  self->hidden[self->n_hidden].first = first - 1;
  self->hidden[self->n_hidden++].last = last - 1;
}

/* Whether the current cell is not shown. */
static gboolean
is_hidden (Sheet *self)
{
  if (self->in_hidden_row)
    return TRUE;
  for (guint i = 0; i < self->n_hidden; i++)
    if (self->hidden[i].first <= self->column && self->column <= self->hidden[i].last)
      return TRUE;
  return FALSE;
}

static CellType
get_type (Sheet *self)
{
  const char *type = rectify_xml_get_attribute (self->xml, RECTIFY_XML_SHEET, "t");

  if (type == NULL || strcmp (type, "n") == 0)
    return CELL_NUMBER;
  if (strcmp (type, "s") == 0)
    return CELL_SHARED;
  if (strcmp (type, "b") == 0)
    return CELL_BOOLEAN;
  return strcmp (type, "d") == 0 ? CELL_DATE : CELL_TEXT;
}

static void
start_cell (Sheet *self)
{
  const char *place = rectify_xml_get_attribute (self->xml, RECTIFY_XML_SHEET, "r");
  guint row;

  if (place == NULL || parse_place (place, &row, &self->column) == NULL)
    self->column = self->next_column;
  self->next_column = self->column + 1;
  self->type = get_type (self);
  self->style = rectify_xml_get_number (self->xml, RECTIFY_XML_SHEET, "s", 0);
  g_string_truncate (self->value, 0);
  self->in_value = FALSE;
}

static char *
write_number (Sheet *self, double number)
{
  const GPtrArray *formats = self->book->formats;

  if (self->style < 0 || self->style >= formats->len)
    return rectify_number_format_write_general (number);
  return rectify_number_format_write (g_ptr_array_index (formats, self->style), number,
                                      self->book->from_1904);
}

/* “2023-06-30T00:00:00” */
static char *
write_date (Sheet *self)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autofree char *text = strchr (self->value->str, 'T') != NULL
                              ? g_strdup (self->value->str)
                              : g_strconcat (self->value->str, "T00:00:00", NULL);
  g_autoptr (GDateTime) date = g_date_time_new_from_iso8601 (text, utc);
  g_autoptr (GDateTime) origin = g_date_time_new_utc (1899, 12, 30, 0, 0, 0);
  double days;

  if (date == NULL)
    return g_strdup (self->value->str);
  days = (double) g_date_time_difference (date, origin) / G_TIME_SPAN_DAY;
  if (self->book->from_1904)
    days -= 1462;
  return write_number (self, days);
}

/* What the cell shows. */
static char *
get_cell_text (Sheet *self)
{
  const GPtrArray *strings = self->book->strings;
  const char *value = self->value->str;
  char *end = NULL;
  double number;

  if (*value == '\0')
    return NULL;
  switch (self->type)
    {
    case CELL_TEXT:
      return rectify_xlsx_decode (value);
    case CELL_INLINE:
      return g_strdup (value);
    case CELL_BOOLEAN:
      return g_strdup (*value == '1' || *value == 't' ? "TRUE" : "FALSE");
    case CELL_DATE:
      return write_date (self);
    case CELL_SHARED:
    case CELL_NUMBER:
      break;
    }
  number = g_ascii_strtod (value, &end);
  if (end == value || *end != '\0')
    return g_strdup (value);
  if (self->type == CELL_NUMBER)
    return write_number (self, number);
  return number >= 0 && number < strings->len
             ? g_strdup (g_ptr_array_index (strings, (guint) number))
             : NULL;
}

static gboolean
end_cell (Sheet *self, GError **error)
{
  g_autofree char *text = get_cell_text (self);

  g_string_truncate (self->value, 0);
  if (text == NULL || *text == '\0')
    return TRUE;
  self->book->hides_cells |= is_hidden (self);
  return rectify_grid_set (self->grid, self->row, self->column, text, error);
}

static void
start_element (Sheet *self, int name)
{
  switch (name)
    {
    case NAME_ROW:
      start_row (self);
      break;
    case NAME_C:
      start_cell (self);
      break;
    case NAME_V:
      g_string_truncate (self->value, 0);
      self->in_value = TRUE;
      break;
    case NAME_IS:
      self->type = CELL_INLINE;
      g_string_truncate (self->value, 0);
      rectify_xlsx_read_text (self->xml, self->value);
      break;
    case NAME_COL:
      note_column (self);
      break;
    case NAME_HEADER_FOOTER:
      self->book->has_headers = TRUE;
      rectify_xml_skip (self->xml);
      break;
    case NAME_DRAWING:
      self->book->has_drawings = TRUE;
      break;
    case NAME_F:
      rectify_xml_skip (self->xml);
      break;
    default:
      break;
    }
}

static gboolean
read_node (Sheet *self, RectifyXmlNode node, GError **error)
{
  int name;

  if (node == RECTIFY_XML_TEXT)
    {
      if (self->in_value)
        g_string_append (self->value, rectify_xml_get_text (self->xml));
      return TRUE;
    }
  name = rectify_xml_get_namespace (self->xml) == RECTIFY_XML_SHEET
             ? rectify_xml_get_name (self->xml)
             : -1;
  if (node == RECTIFY_XML_START)
    {
      start_element (self, name);
      return name != NAME_MERGE_CELL || merge_cells (self, error);
    }
  if (name == NAME_V)
    self->in_value = FALSE;
  return name != NAME_C || end_cell (self, error);
}

/**
 * rectify_xlsx_read_sheet:
 * @book: the workbook
 * @package: its package
 * @part: the part with the sheet
 * @grid: where to
 * @error: return location
 *
 * Returns: whether it was read
 */
gboolean
rectify_xlsx_read_sheet (RectifyXlsxBook *book, RectifyPackage *package, const char *part,
                         RectifyGrid *grid, GError **error)
{
  g_autoptr (RectifyXml) xml = rectify_package_read_xml (package, part, names, error);
  g_autoptr (GString) value = g_string_new (NULL);
  Sheet sheet = { .book = book, .xml = xml, .grid = grid, .value = value };
  RectifyXmlNode node;
  guint n = 0;

  if (xml == NULL)
    return FALSE;
  while ((node = rectify_xml_read (xml)) != RECTIFY_XML_END_OF_FILE)
    {
      if (!read_node (&sheet, node, error))
        return FALSE;
      if (n++ % 4096 == 0 && g_cancellable_set_error_if_cancelled (book->cancellable, error))
        return FALSE;
    }
  return rectify_xml_finish (xml, error);
}
