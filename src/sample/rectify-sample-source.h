/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * The source of a sample ledger: a line each of words parted by “|”, the first of which says what it
 * is; “#” begins a comment. A line belongs to the next one above that is indented less, by two blanks
 * a level.
 *
 *   name | of the file             labels | of the four roles | of deadlines | of measures
 *   party | kind | name            plan | title
 *
 * In a plan
 *
 *   about | particular | value     edition | name, of the plan before anything was done
 *   section, prose, clause, area, problem, measure | label | heading | text
 *
 * In an item what it says, and what is done on it day by day, each an edit of its own
 *
 *   leader, lead_unit, responsible_unit, person | names
 *   due | kinds | day | words      internal |
 *   stage | day | words | reached, or “-”
 *   progress | day | who | share | words
 *   evidence | day | who | name of the file | what is in it, with “\n” for its line ends; it belongs
 *     to the entry above it
 *   status | day | status          reword | day | text
 *   request, approve, refuse, reopen | day | who | words
 *   vote | day | who | satisfied fairly unsatisfied | words
 *
 * A day is told from today, so that a sample is never out of date: “-30d” is thirty days ago, “2m” the
 * last day of the month after next, “-” none. Within words “{2m:%Y-%M-%D}” writes it: %Y the year, %m
 * and %d the numbers of month and day, %M and %D with two digits, %B the month in English.
 */

/**
 * RectifySampleLine:
 * @number: which line of the source it is, from 1
 * @depth: how many levels it is indented
 * @words: its words, days in them written out; there are always %RECTIFY_SAMPLE_N_WORDS, "" where
 *   there are fewer
 */
typedef struct {
  guint number;
  guint depth;
  char **words;
} RectifySampleLine;

#define RECTIFY_SAMPLE_N_WORDS 8

GPtrArray *rectify_sample_source_read (const char *text, const GDate *today, GError **error);
gboolean rectify_sample_line_fail (const RectifySampleLine *self, GError **error);
gboolean rectify_sample_read_day (const char *word, const GDate *today, GDate *day);

G_END_DECLS
