/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-ledger-private.h"
#include "rectify-return.h"

gboolean rectify_packet_is_part (RectifyPlan *packet, RectifyPlan *plan);

/* An edit in a packet that the ledger does not have, or that it has as if it held. */
typedef struct {
  gint64 id; /* in the packet's history */
  gint64 uid;
  gboolean holds;
  char *author;
  GDateTime *made_at;
} RectifyNews;

void rectify_news_free (gpointer data);

/* What of an edit that was merged: it held (0) when the ledger last merged it, or not (1). From 1. */
enum { RECTIFY_MERGED_HOLDING = 1, RECTIFY_MERGED_UNDONE = 2 };

struct _RectifyReturn {
  GObject parent_instance;

  char *path;
  RectifyPacketInfo info;
  gboolean known;
  gboolean is_form;
  gboolean is_backed_up;
  GPtrArray *news;    /* RectifyNews */
  GPtrArray *remarks; /* in sentences */
  RectifyPlan *plan;
  RectifyMerge *merge;
  GPtrArray *edits;  /* of each of its conflicts the edit that made ours; NULL for the rest */
  sqlite3 *contents; /* the packet itself as long as evidence is to be taken from it, or NULL */
};

/* What of the ledger a return is looked at with. */
typedef struct {
  GHashTable *states;  /* names of edits that were merged to how */
  GHashTable *origins; /* of the packets that were sent out */
  char *digest;        /* of what was sent; NULL if the ledger does not know */
  char *newer;         /* when a later one was sent to the unit; NULL if none was */
  char *merged;        /* when the last of these was sent of which something was merged, or NULL */
  RectifyPlan *plan;   /* NULL if it has none of that number */
} RectifyReturnDesk;

void rectify_return_desk_clear (RectifyReturnDesk *desk);
gboolean rectify_return_load_desk (RectifyReturn *self, RectifyLedger *ledger,
                                   RectifyReturnDesk *desk, GError **error);
void rectify_return_find_edits (RectifyReturn *self, RectifyLedger *ledger);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RectifyReturnDesk, rectify_return_desk_clear)

/* On the packet's copy in memory. */
gboolean rectify_return_read_info (sqlite3 *db, RectifyPacketInfo *info, GError **error);
GPtrArray *rectify_return_list_news (sqlite3 *db, GHashTable *states, GError **error);
gboolean rectify_return_check_history (sqlite3 *db, const RectifyPacketInfo *info,
                                       const char *digest, GError **error);
gboolean rectify_return_take_back (sqlite3 *db, GPtrArray *news, GError **error);

/* On the ledger. */
GHashTable *rectify_return_list_merged (sqlite3 *db, gint64 packet, GError **error);
gboolean rectify_return_look_up (sqlite3 *db, const RectifyPacketInfo *info, gboolean *known,
                                 char **digest, GError **error);
gboolean rectify_return_look_up_newer (sqlite3 *db, const RectifyPacketInfo *info, char **newer,
                                       char **merged, GError **error);
gboolean rectify_return_look_at_evidence (RectifyReturn *self, sqlite3 *db, RectifyPlan *theirs,
                                          GError **error);
