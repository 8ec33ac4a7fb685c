/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-operation.h"
#include "rectify-session.h"

G_BEGIN_DECLS

struct _RectifySession {
  GObject parent_instance;

  RectifyLedger *ledger;
  RectifyPlan *plan;
  RectifyPlan *snapshot; /* equal to plan, and never changed; NULL: not made yet */
  GListStore *plans;
  GListStore *parties;
  RectifyRowSource *rows;
  char *undo_name;
  char *redo_name;
  RectifyEditNote *undo_edit;
  RectifyEditNote *last_edit; /* the newest that is shown */
  gint64 clock_back;          /* what the clock was behind of when the ledger was opened; or 0 */
  GQueue queue;
  gboolean working; /* the thread has something to do, were it only to look */
  gboolean busy;

  guint watch;
  gboolean stale; /* somebody else's edit could not be read yet */
  RectifyFilePlace place;
  RectifyOperation *current; /* borrowed from its task, while it is in the thread */
  gboolean waiting;
  GTask *asked; /* an edit about which a person has to decide */
};

void rectify_session_set_busy (RectifySession *self, gboolean busy);
void rectify_session_set_place (RectifySession *self, RectifyFilePlace place);
void rectify_session_set_waiting (RectifySession *self, gboolean waiting);
void rectify_session_start_watch (RectifySession *self);
void rectify_session_attend (RectifySession *self, RectifyOperation *operation);
void rectify_session_enqueue (RectifySession *self, RectifyOperation *operation,
                              GAsyncReadyCallback callback, gpointer user_data);
void rectify_session_work (RectifySession *self, GTask *outer);
void rectify_session_go_on (RectifySession *self);
void rectify_session_take_over (RectifySession *self, RectifyOperation *operation);
void rectify_session_follow_plans (GListStore *store, GPtrArray *fresh);
void rectify_session_follow_parties (GListStore *store, GPtrArray *fresh);
gboolean rectify_session_ask (RectifySession *self, GTask *outer);

G_END_DECLS
