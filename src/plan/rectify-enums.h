/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * RectifyItemKind:
 * @RECTIFY_ITEM_SECTION: a numbered top-level part (一、…)
 * @RECTIFY_ITEM_PROSE: a paragraph that is nothing more special
 * @RECTIFY_ITEM_CLAUSE: a numbered paragraph that is no problem and no measure
 * @RECTIFY_ITEM_AREA: a problem area
 * @RECTIFY_ITEM_PROBLEM: what is wrong
 * @RECTIFY_ITEM_MEASURE: what is done about it
 *
 * What an item of a plan is. The values are stored in ledgers and never change.
 */
typedef enum {
  RECTIFY_ITEM_SECTION = 0,
  RECTIFY_ITEM_PROSE = 1,
  RECTIFY_ITEM_CLAUSE = 2,
  RECTIFY_ITEM_AREA = 3,
  RECTIFY_ITEM_PROBLEM = 4,
  RECTIFY_ITEM_MEASURE = 5,
} RectifyItemKind;

#define RECTIFY_N_ITEM_KINDS 6

/**
 * RectifyStatus:
 *
 * How far an item has come: 未启动, 整改中, 已完成, 已销号, 长期坚持. The values are stored in
 * ledgers and never change.
 */
typedef enum {
  RECTIFY_STATUS_NOT_STARTED = 0,
  RECTIFY_STATUS_IN_PROGRESS = 1,
  RECTIFY_STATUS_DONE = 2,
  RECTIFY_STATUS_CLOSED = 3,
  RECTIFY_STATUS_SUSTAINED = 4,
} RectifyStatus;

#define RECTIFY_N_STATUSES 5

/**
 * RectifyRole:
 *
 * In what capacity a party answers for an item: 责任领导, 牵头单位, 责任单位, 责任人. The values
 * are stored in ledgers and never change.
 */
typedef enum {
  RECTIFY_ROLE_LEADER = 0,
  RECTIFY_ROLE_LEAD_UNIT = 1,
  RECTIFY_ROLE_RESPONSIBLE_UNIT = 2,
  RECTIFY_ROLE_PERSON = 3,
} RectifyRole;

#define RECTIFY_N_ROLES 4

/**
 * RectifyPartyKind:
 *
 * What a party is: a person, a unit, or a group of either. The values are stored in ledgers and
 * never change.
 */
typedef enum {
  RECTIFY_PARTY_PERSON = 0,
  RECTIFY_PARTY_UNIT = 1,
  RECTIFY_PARTY_GROUP = 2,
} RectifyPartyKind;

#define RECTIFY_N_PARTY_KINDS 3

/**
 * RectifyDeadlineKinds:
 * @RECTIFY_DEADLINE_NONE: the words were not understood
 * @RECTIFY_DEADLINE_IMMEDIATE: 立行立改
 * @RECTIFY_DEADLINE_DATED: by a date
 * @RECTIFY_DEADLINE_LONG_TERM: 长期坚持
 *
 * What a deadline's words mean; one phrase may mean several of these.
 */
typedef enum /*< flags >*/ {
  RECTIFY_DEADLINE_NONE = 0,
  RECTIFY_DEADLINE_IMMEDIATE = 1 << 0,
  RECTIFY_DEADLINE_DATED = 1 << 1,
  RECTIFY_DEADLINE_LONG_TERM = 1 << 2,
} RectifyDeadlineKinds;

/* The machine's word for a value ("lead_unit"), as in JSON; and back, FALSE for an unknown word. */
const char *rectify_item_kind_get_nick (RectifyItemKind kind);
gboolean rectify_item_kind_from_nick (const char *nick, RectifyItemKind *kind);
const char *rectify_status_get_nick (RectifyStatus status);
gboolean rectify_status_from_nick (const char *nick, RectifyStatus *status);
const char *rectify_role_get_nick (RectifyRole role);
gboolean rectify_role_from_nick (const char *nick, RectifyRole *role);
gboolean rectify_party_kind_from_nick (const char *nick, RectifyPartyKind *kind);

/* The user's word for a value, in the interface's language. */
const char *rectify_item_kind_get_title (RectifyItemKind kind);
const char *rectify_status_get_title (RectifyStatus status);
const char *rectify_role_get_title (RectifyRole role);
const char *rectify_party_kind_get_title (RectifyPartyKind kind);

/* The word that stands before the colon in a document, in the document's language: 责任领导. */
const char *rectify_role_get_document_label (RectifyRole role);

G_END_DECLS
