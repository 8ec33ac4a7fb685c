/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The Chinese words and characters that the checks know; lists end with NULL. */
extern const char *const rectify_unit_endings[];
extern const char *const rectify_unit_levels[];
extern const char *const rectify_level_words[];
extern const char *const rectify_zone_starts[];
extern const char *const rectify_owner_endings[];
extern const char *const rectify_branch_endings[];
extern const char *const rectify_generic_units[];
extern const char *const rectify_generic_starts[];
extern const char *const rectify_unit_fillers[];
extern const char *const rectify_double_names[];
extern const char *const rectify_charging_words[];
extern const char *const rectify_adverbs[];
extern const char *const rectify_x_words[];
extern const char *const rectify_masked_units[];
extern const char *const rectify_masked_exceptions[];
extern const char *const rectify_titles_of_persons[];
extern const char *const rectify_surname_words[];
extern const char *const rectify_mistaken_characters[];
extern const char rectify_surnames[];
extern const char rectify_further_surnames[];
extern const char rectify_star_counters[];
extern const char rectify_distinctions[];

const char *rectify_words_match_start (const char *const *words, const char *text);
const char *rectify_words_match_end (const char *const *words, const char *text, gsize length);
gboolean rectify_words_contain (const char *const *words, const char *text);
gboolean rectify_is_han (gunichar c);
gboolean rectify_is_latin (gunichar c);
gunichar rectify_char_before (const char *text, const char *p);
gboolean rectify_char_in (gunichar c, const char *set);

G_END_DECLS
