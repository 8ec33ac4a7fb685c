/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * RectifyFilePurpose:
 * @RECTIFY_FILES_OF_LEDGERS: ledgers to work in, and copies of them
 * @RECTIFY_FILES_TO_IMPORT: documents that plans are read from
 * @RECTIFY_FILES_TO_HAND_ON: what the plan is printed and saved as
 * @RECTIFY_FILES_TO_EXCHANGE: what goes to units and other offices, and comes from them
 * @RECTIFY_FILES_OF_BACKUPS: the backups
 * @RECTIFY_FILES_OF_EVIDENCE: what proves that something was done
 *
 * What a file is chosen for. For each the folder that was used last is kept.
 */
typedef enum {
  RECTIFY_FILES_OF_LEDGERS,
  RECTIFY_FILES_TO_IMPORT,
  RECTIFY_FILES_TO_HAND_ON,
  RECTIFY_FILES_TO_EXCHANGE,
  RECTIFY_FILES_OF_BACKUPS,
  RECTIFY_FILES_OF_EVIDENCE,
} RectifyFilePurpose;

/**
 * RectifyFileType:
 * @RECTIFY_FILE_LEDGER: a ledger
 * @RECTIFY_FILE_DOCUMENT: any document that can be read
 * @RECTIFY_FILE_PDF: a PDF file
 * @RECTIFY_FILE_WORD: a Word file
 * @RECTIFY_FILE_EXCEL: an Excel file
 * @RECTIFY_FILE_TEXT: a text file
 * @RECTIFY_FILE_JSON: a JSON file
 * @RECTIFY_FILE_CALENDAR: an iCalendar file
 * @RECTIFY_FILE_HANDOVER: a handover
 * @RECTIFY_FILE_SVG: a picture that is right at any scale
 * @RECTIFY_FILE_PNG: a picture of pixels
 * @RECTIFY_FILE_RETURN: a packet or a form that came back
 * @RECTIFY_FILE_ANY: any file
 *
 * What kind of file is chosen.
 */
typedef enum {
  RECTIFY_FILE_LEDGER,
  RECTIFY_FILE_DOCUMENT,
  RECTIFY_FILE_PDF,
  RECTIFY_FILE_WORD,
  RECTIFY_FILE_EXCEL,
  RECTIFY_FILE_TEXT,
  RECTIFY_FILE_JSON,
  RECTIFY_FILE_CALENDAR,
  RECTIFY_FILE_HANDOVER,
  RECTIFY_FILE_SVG,
  RECTIFY_FILE_PNG,
  RECTIFY_FILE_RETURN,
  RECTIFY_FILE_ANY,
} RectifyFileType;

/* file: NULL when the user cancelled. */
typedef void (*RectifyFileFunc) (GFile *file, gpointer user_data);
/* files: (element-type GFile) (nullable): NULL when the user cancelled. */
typedef void (*RectifyFilesFunc) (GListModel *files, gpointer user_data);

void rectify_choose_file_to_open (GtkWindow *parent, const char *title, RectifyFilePurpose purpose,
                                  RectifyFileType type, RectifyFileFunc func, gpointer user_data);
void rectify_choose_files_to_open (GtkWindow *parent, const char *title, RectifyFilePurpose purpose,
                                   RectifyFileType type, RectifyFilesFunc func, gpointer user_data);
void rectify_choose_file_to_save (GtkWindow *parent, const char *title, const char *suggested_name,
                                  RectifyFilePurpose purpose, RectifyFileType type,
                                  RectifyFileFunc func, gpointer user_data);
void rectify_choose_folder (GtkWindow *parent, const char *title, RectifyFilePurpose purpose,
                            RectifyFileFunc func, gpointer user_data);

/* Where a chooser begins. */
void rectify_file_choice_set_home (GtkWindow *window, const char *ledger_path);
void rectify_file_choice_note (RectifyFilePurpose purpose, GFile *folder);
GFile *rectify_file_choice_dup_start (GtkWindow *parent, RectifyFilePurpose purpose);

G_END_DECLS
