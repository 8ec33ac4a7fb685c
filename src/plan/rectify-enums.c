/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-enums.h"

#include <glib/gi18n-lib.h>

static const char *const item_kind_nicks[RECTIFY_N_ITEM_KINDS]
    = { "section", "prose", "clause", "area", "problem", "measure" };
static const char *const item_kind_titles[RECTIFY_N_ITEM_KINDS]
    = { NC_ ("item kind", "Section"), NC_ ("item kind", "Prose"),   NC_ ("item kind", "Clause"),
        NC_ ("item kind", "Area"),    NC_ ("item kind", "Problem"), NC_ ("item kind", "Measure") };
static const char *const status_nicks[RECTIFY_N_STATUSES]
    = { "not_started", "in_progress", "done", "closed", "sustained" };
static const char *const status_titles[RECTIFY_N_STATUSES]
    = { NC_ ("status", "Not started"), NC_ ("status", "In progress"), NC_ ("status", "Done"),
        NC_ ("status", "Closed out"), NC_ ("status", "Sustained") };
static const char *const role_nicks[RECTIFY_N_ROLES]
    = { "leader", "lead_unit", "responsible_unit", "person" };
static const char *const role_titles[RECTIFY_N_ROLES]
    = { NC_ ("role", "Leader"), NC_ ("role", "Lead unit"), NC_ ("role", "Responsible unit"),
        NC_ ("role", "Responsible person") };
static const char *const role_document_labels[RECTIFY_N_ROLES]
    = { "责任领导", "牵头单位", "责任单位", "责任人" };
static const char *const party_kind_nicks[RECTIFY_N_PARTY_KINDS] = { "person", "unit", "group" };
static const char *const party_kind_titles[RECTIFY_N_PARTY_KINDS]
    = { NC_ ("party kind", "Person"), NC_ ("party kind", "Unit"), NC_ ("party kind", "Group") };

static gboolean
find_nick (const char *const *nicks, guint n_nicks, const char *nick, guint *value)
{
  for (guint i = 0; nick != NULL && i < n_nicks; i++)
    if (g_str_equal (nicks[i], nick))
      {
        *value = i;
        return TRUE;
      }
  return FALSE;
}

static const char *
get_title (const char *context, const char *const *titles, guint n_titles, guint value)
{
  g_return_val_if_fail (value < n_titles, "");
  return g_dpgettext2 (GETTEXT_PACKAGE, context, titles[value]);
}

/**
 * rectify_item_kind_get_nick:
 * @kind: a kind
 *
 * Returns: (transfer none): the machine's word for it, as in JSON
 */
const char *
rectify_item_kind_get_nick (RectifyItemKind kind)
{
  g_return_val_if_fail ((guint) kind < RECTIFY_N_ITEM_KINDS, "");
  return item_kind_nicks[kind];
}

/**
 * rectify_item_kind_from_nick:
 * @nick: (nullable): a machine's word
 * @kind: (out): set to the kind it names
 *
 * Returns: whether it names one
 */
gboolean
rectify_item_kind_from_nick (const char *nick, RectifyItemKind *kind)
{
  guint value;

  if (!find_nick (item_kind_nicks, RECTIFY_N_ITEM_KINDS, nick, &value))
    return FALSE;
  *kind = value;
  return TRUE;
}

/**
 * rectify_item_kind_get_title:
 * @kind: a kind
 *
 * Returns: (transfer none): the user's word for it
 */
const char *
rectify_item_kind_get_title (RectifyItemKind kind)
{
  return get_title ("item kind", item_kind_titles, RECTIFY_N_ITEM_KINDS, kind);
}

/**
 * rectify_status_get_nick:
 * @status: a status
 *
 * Returns: (transfer none): the machine's word for it, as in JSON
 */
const char *
rectify_status_get_nick (RectifyStatus status)
{
  g_return_val_if_fail ((guint) status < RECTIFY_N_STATUSES, "");
  return status_nicks[status];
}

/**
 * rectify_status_from_nick:
 * @nick: (nullable): a machine's word
 * @status: (out): set to the status it names
 *
 * Returns: whether it names one
 */
gboolean
rectify_status_from_nick (const char *nick, RectifyStatus *status)
{
  guint value;

  if (!find_nick (status_nicks, RECTIFY_N_STATUSES, nick, &value))
    return FALSE;
  *status = value;
  return TRUE;
}

/**
 * rectify_status_get_title:
 * @status: a status
 *
 * Returns: (transfer none): the user's word for it
 */
const char *
rectify_status_get_title (RectifyStatus status)
{
  return get_title ("status", status_titles, RECTIFY_N_STATUSES, status);
}

/**
 * rectify_role_get_nick:
 * @role: a role
 *
 * Returns: (transfer none): the machine's word for it, as in JSON
 */
const char *
rectify_role_get_nick (RectifyRole role)
{
  g_return_val_if_fail ((guint) role < RECTIFY_N_ROLES, "");
  return role_nicks[role];
}

/**
 * rectify_role_from_nick:
 * @nick: (nullable): a machine's word
 * @role: (out): set to the role it names
 *
 * Returns: whether it names one
 */
gboolean
rectify_role_from_nick (const char *nick, RectifyRole *role)
{
  guint value;

  if (!find_nick (role_nicks, RECTIFY_N_ROLES, nick, &value))
    return FALSE;
  *role = value;
  return TRUE;
}

/**
 * rectify_role_get_title:
 * @role: a role
 *
 * Returns: (transfer none): the user's word for it
 */
const char *
rectify_role_get_title (RectifyRole role)
{
  return get_title ("role", role_titles, RECTIFY_N_ROLES, role);
}

/**
 * rectify_role_get_document_label:
 * @role: a role
 *
 * Returns: (transfer none): the label a new assignment gets in a document, in the document's
 *   language whatever the interface's
 */
const char *
rectify_role_get_document_label (RectifyRole role)
{
  g_return_val_if_fail ((guint) role < RECTIFY_N_ROLES, "");
  return role_document_labels[role];
}

/**
 * rectify_party_kind_from_nick:
 * @nick: (nullable): a machine's word
 * @kind: (out): set to the kind it names
 *
 * Returns: whether it names one
 */
gboolean
rectify_party_kind_from_nick (const char *nick, RectifyPartyKind *kind)
{
  guint value;

  if (!find_nick (party_kind_nicks, RECTIFY_N_PARTY_KINDS, nick, &value))
    return FALSE;
  *kind = value;
  return TRUE;
}

/**
 * rectify_party_kind_get_title:
 * @kind: a kind of party
 *
 * Returns: (transfer none): the user's word for it
 */
const char *
rectify_party_kind_get_title (RectifyPartyKind kind)
{
  return get_title ("party kind", party_kind_titles, RECTIFY_N_PARTY_KINDS, kind);
}
