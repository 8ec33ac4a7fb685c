/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "rectify-enums.h"
#include "rectify-vocabulary.h"

G_BEGIN_DECLS

/* A name in a list, and from where to where it stands there. */
typedef struct {
  char *text;
  gunichar separator; /* behind it; 0 for a conjunction or the end */
  gsize start;
  gsize end;
} RectifyPartyName;

/* The names in a list as written, in order. Free with g_array_unref(). */
GArray *rectify_party_list_find (RectifyVocabulary *vocabulary, const char *text);

/* The names in “区科技局、区工信局，各镇办”, in order. Free with g_strfreev(). */
char **rectify_party_list_split (RectifyVocabulary *vocabulary, const char *text);

/* A person, a unit or a group, guessed from a name and the role it is in. */
RectifyPartyKind rectify_party_guess_kind (RectifyVocabulary *vocabulary, const char *name,
                                           RectifyRole role);

G_END_DECLS
