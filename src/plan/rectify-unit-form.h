/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-plan.h"

G_BEGIN_DECLS

/* The version of what a form says of itself for the machine. */
#define RECTIFY_UNIT_FORM_VERSION 1

/**
 * RectifyUnitFormRow:
 * @item_id: the item that is to be reported on
 * @base: its status when the form was sent
 * @mark: (nullable): what tells the words of its row from others, see rectify_unit_form_dup_mark()
 * @line: (nullable): the beginning of the item's words, to be named by
 * @status: its status as the unit says, @base where that was left
 * @is_reported: whether the unit noted what was done
 * @date: when, not valid if nothing was said
 * @text: (nullable): what
 * @reporter: (nullable): who reports it
 * @share: how much is done, or %RECTIFY_SHARE_UNKNOWN
 *
 * A task in a form.
 */
typedef struct {
  gint64 item_id;
  RectifyStatus base;
  char *mark;
  char *line;
  RectifyStatus status;
  gboolean is_reported;
  GDate date;
  char *text;
  char *reporter;
  int share;
} RectifyUnitFormRow;

/**
 * RectifyUnitForm:
 * @uid: its name, random
 * @plan_id: the plan it was made from
 * @unit: whose tasks it has
 * @sent_at: (nullable): when it was made
 * @rows: (element-type RectifyUnitFormRow): the tasks, in the order in which they were sent
 * @remarks: (element-type utf8): what is to be looked at by a person, in sentences
 *
 * A sheet with one unit's tasks, on its way out or back.
 */
typedef struct {
  gint64 uid;
  gint64 plan_id;
  char *unit;
  GDateTime *sent_at;
  GPtrArray *rows;
  GPtrArray *remarks;
} RectifyUnitForm;

RectifyUnitForm *rectify_unit_form_new (gint64 uid, gint64 plan_id, const char *unit);
RectifyUnitForm *rectify_unit_form_new_for_part (gint64 uid, RectifyPlan *plan, RectifyPlan *part,
                                                 const char *unit);
void rectify_unit_form_free (RectifyUnitForm *self);
RectifyUnitFormRow *rectify_unit_form_add_row (RectifyUnitForm *self, gint64 item_id,
                                               RectifyStatus base);
void rectify_unit_form_add_remark (RectifyUnitForm *self, char *sentence);
char *rectify_unit_form_dup_mark (const char *words);
gboolean rectify_unit_form_can_report (RectifyStatus status, RectifyStatus base);
char *rectify_unit_form_dup_digest (const RectifyUnitForm *self);
gint64 rectify_unit_form_get_content (const RectifyUnitForm *self);
guint rectify_unit_form_count_known (const RectifyUnitForm *self, RectifyPlan *plan);
void rectify_unit_form_make_sides (RectifyUnitForm *self, RectifyPlan *ours, RectifyPlan **base,
                                   RectifyPlan **theirs);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RectifyUnitForm, rectify_unit_form_free)

G_END_DECLS
