/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-page-style.h"
#include "rectify-report.h"

G_BEGIN_DECLS

/* The keys of the schema, data/schema/org.example.Rectify.gschema.xml. */
#define RECTIFY_SETTING_LEDGER_FOLDER "ledger-folder"
#define RECTIFY_SETTING_BACKUP_FOLDER "backup-folder"
#define RECTIFY_SETTING_UNIT_NAME "unit-name"
#define RECTIFY_SETTING_TABLE_PAPER "table-paper"
#define RECTIFY_SETTING_ENGLISH_PAPER "english-paper"
#define RECTIFY_SETTING_BOLD_THIRD "bold-third-level"
#define RECTIFY_SETTING_LOOSE "word-processor-lines"
#define RECTIFY_SETTING_DUPLEX "duplex"

/* What an administrator presets; a program calls the first of these before it does anything. */
void rectify_settings_apply (void);
gboolean rectify_settings_is_locked (const char *key);
char *rectify_settings_dup_folder (const char *key);
char *rectify_settings_dup_ledger_path (void);
gboolean rectify_settings_may_make (const char *ledger_path);
char *rectify_settings_dup_unit_name (void);
gboolean rectify_settings_get_flag (const char *key);
RectifyPaper rectify_settings_get_paper (const char *key);
void rectify_settings_set_style (RectifyReport report, gboolean is_english, gboolean has_paper,
                                 RectifyPageStyle *style);

G_END_DECLS
