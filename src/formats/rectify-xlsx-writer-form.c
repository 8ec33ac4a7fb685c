/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rectify-xlsx-writer-private.h"

/* Days that are taken: what is outside is a slip of the keyboard. */
#define FIRST_YEAR 2000
#define LAST_YEAR 2099

/**
 * rectify_xlsx_get_date_format:
 * @input: what is filled in
 *
 * Returns: (transfer none) (nullable): how a day shows that is filled in; %NULL for what is none.
 *   Text is text, also where it looks like a number or begins with “=”.
 */
const char *
rectify_xlsx_get_date_format (RectifyColumnInput input)
{
  switch (input)
    {
    case RECTIFY_COLUMN_DATE:
      return "yyyy\\-mm\\-dd";
    case RECTIFY_COLUMN_TEXT:
    case RECTIFY_COLUMN_LIST:
      return "@";
    case RECTIFY_COLUMN_PERCENT:
      /* A share of 0.4 has to be seen as what it is, not as none. */
      return "General";
    default:
      return NULL;
    }
}

static gboolean
check (lxw_error result, GError **error)
{
  if (result == LXW_NO_ERROR)
    return TRUE;
  g_set_error (
      error, G_IO_ERROR, G_IO_ERROR_FAILED,
      _ ("The spreadsheet could not be made (%s). See whether there is room on the disk, and try again."),
      lxw_strerror (result));
  return FALSE;
}

static gboolean
write_input (lxw_worksheet *sheet, RectifyTable *table, guint column, lxw_row_t first,
             lxw_row_t last, GError **error)
{
  lxw_data_validation rule
      = { .ignore_blank = LXW_VALIDATION_ON, .error_type = LXW_VALIDATION_ERROR_TYPE_STOP };

  switch (rectify_table_get_input (table, column))
    {
    case RECTIFY_COLUMN_LIST:
      rule.validate = LXW_VALIDATION_TYPE_LIST;
      rule.dropdown = LXW_VALIDATION_ON;
      rule.value_list = (char **) rectify_table_get_choices (table, column);
      break;
    case RECTIFY_COLUMN_DATE:
      rule.validate = LXW_VALIDATION_TYPE_DATE;
      rule.criteria = LXW_VALIDATION_CRITERIA_BETWEEN;
      rule.minimum_datetime = (lxw_datetime){ .year = FIRST_YEAR, .month = 1, .day = 1 };
      rule.maximum_datetime = (lxw_datetime){ .year = LAST_YEAR, .month = 12, .day = 31 };
      break;
    case RECTIFY_COLUMN_PERCENT:
      rule.validate = LXW_VALIDATION_TYPE_INTEGER;
      rule.criteria = LXW_VALIDATION_CRITERIA_BETWEEN;
      rule.minimum_number = 0;
      rule.maximum_number = 100;
      break;
    default:
      return TRUE;
    }
  return check (worksheet_data_validation_range (sheet, first, (lxw_col_t) column, last,
                                                 (lxw_col_t) column, &rule),
                error);
}

/**
 * rectify_xlsx_write_inputs:
 * @sheet: a sheet
 * @table: the table that is on it
 * @first: the first row of the sheet that is filled in
 * @last: the last one
 * @error: return location
 *
 * Says what the columns of a form take.
 *
 * Returns: whether it is said
 */
gboolean
rectify_xlsx_write_inputs (lxw_worksheet *sheet, RectifyTable *table, lxw_row_t first,
                           lxw_row_t last, GError **error)
{
  for (guint i = 0; i < rectify_table_get_n_columns (table); i++)
    if (!write_input (sheet, table, i, first, last, error))
      return FALSE;
  return TRUE;
}

/**
 * rectify_xlsx_protect:
 * @sheet: a sheet
 *
 * Locks it but for the cells that are filled in, without a password: it keeps people from slips, not
 * from what they mean to do. Columns and rows can be made wider and higher.
 */
void
rectify_xlsx_protect (lxw_worksheet *sheet)
{
  lxw_protection options = { .format_columns = LXW_TRUE, .format_rows = LXW_TRUE };

  worksheet_protect (sheet, NULL, &options);
}

/**
 * rectify_xlsx_write_facts:
 * @self: a book
 * @sheet: one of its sheets, not the first
 * @table: what stands there
 * @error: return location
 *
 * Writes a sheet that is not shown, each place as the words that the table has.
 *
 * Returns: whether it is there
 */
gboolean
rectify_xlsx_write_facts (RectifyXlsxWriter *self, lxw_worksheet *sheet, RectifyTable *table,
                          GError **error)
{
  RectifyXlsxStyle style = { .face = RECTIFY_DOCX_LATIN, .size = 20, .align = LXW_ALIGN_LEFT };

  for (guint row = 0; row < rectify_table_get_n_rows (table); row++)
    for (guint column = 0; column < rectify_table_get_n_columns (table); column++)
      {
        const RectifyCell *cell = rectify_table_get_cell (table, row, column);
        RectifyXlsxRange range = { row, (lxw_col_t) column, row, (lxw_col_t) column };
        g_autofree char *text = cell != NULL ? rectify_xlsx_dup_text (cell->paragraphs) : NULL;

        if (text != NULL && *text != '\0'
            && !rectify_xlsx_write_text (self, sheet, &range, text, &style, error))
          return FALSE;
      }
  rectify_xlsx_protect (sheet);
  worksheet_hide (sheet);
  return TRUE;
}
