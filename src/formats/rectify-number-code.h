/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the code of a number format says. */
typedef enum {
  NUMBER_YEAR = 1 << 0,
  NUMBER_MONTH = 1 << 1,
  NUMBER_DAY = 1 << 2,
  NUMBER_WEEKDAY = 1 << 3,
  NUMBER_HOUR = 1 << 4,
  NUMBER_MINUTE = 1 << 5,
  NUMBER_SECOND = 1 << 6,
  NUMBER_ELAPSED = 1 << 7, /* hours, minutes or seconds since the beginning */
  NUMBER_CHINESE = 1 << 8, /* with 年, 月 or 时 */
} NumberParts;

#define NUMBER_DATE (NUMBER_YEAR | NUMBER_MONTH | NUMBER_DAY)
#define NUMBER_TIME (NUMBER_HOUR | NUMBER_MINUTE | NUMBER_SECOND)

/* How numbers of one sign are shown: positive, negative, or zero. */
typedef struct {
  gboolean is_general;
  NumberParts parts; /* 0 if it is no date */
  GString *before;
  GString *after;
  guint n_zeros;        /* digits before the point at least */
  guint n_decimals;     /* digits behind it at least */
  guint n_max_decimals; /* and at most */
  gboolean has_digits;
  gboolean has_percent;
  gboolean has_groups;
} NumberSection;

char *number_code_take_section (const char **code);
void number_section_parse (NumberSection *section, const char *code);

G_END_DECLS
