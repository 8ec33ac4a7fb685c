/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-form.h"

/* Of its window. */
#define RECTIFY_FORM_KEY "rectify-form"
/* Around the fields, in pixels. */
#define RECTIFY_FORM_MARGIN 18

struct _RectifyForm {
  GtkWidget *window;
  GtkWidget *header;
  GtkWidget *accept;
  GtkWidget *pages;
  GtkWidget *grid; /* of the page that is being filled */
  GtkWidget *foot;
  GtkWidget *focus; /* had it before the save */
  RectifySession *session;
  RectifyPlan *base; /* the plan as the user sees it in the form; NULL: there is none */
  RectifyFormFunc func;
  gpointer user_data;
  GDestroyNotify destroy;
  RectifyFormFunc delete_func; /* for the same data; NULL: nothing can be deleted */
  const char *failure;         /* what is said where a save goes wrong; NULL for the usual */
  gboolean changed;
  gboolean saving;
  gboolean any_plan; /* what it does is not done in the plan that was shown */
  gboolean other_plan;
  gboolean other_ledger;
  gboolean asking;
  gboolean gone; /* went with the window it was over */
  char *
      question; /* whether to leave it, asked also where the window it is over is closed; or NULL */
  char *question_detail;
  GtkWindow *to_close; /* was to be closed when this form lay over it, and goes on without it */
  int n_rows;
};

gboolean rectify_form_close_request_cb (GtkWindow *window, RectifyForm *self);
void rectify_form_set_margins (GtkWidget *widget);
void rectify_form_add_grid (RectifyForm *self, const char *title);
