/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-ledger-packet.h"

#include <glib/gi18n-lib.h>

#include "rectify-ledger-private.h"
#include "rectify-unit-plan.h"

/* Of the words in a file's name, in characters; file systems allow 255 bytes. */
#define MAX_NAME 36
/* Of the evidence in a packet, in bytes; one that comes back may have some more. */
#define MAX_CONTENTS (150 * 1024 * 1024)

/**
 * rectify_packet_get_origin:
 * @uid: a packet's name
 *
 * Returns: what the identifiers of all items begin with that are made in it, above
 *   %RECTIFY_ORIGIN_SHIFT: its first bit is set
 */
gint64
rectify_packet_get_origin (gint64 uid)
{
  const gint64 first_bit = (RECTIFY_MAX_ORIGIN >> 1) + 1;

  return first_bit | (uid >> 20 & RECTIFY_MAX_ORIGIN);
}

/**
 * rectify_ledger_get_origin:
 * @db: a database
 * @origin: (out): set to what the identifiers of all its new items begin with; 0 if they are
 *   altogether random, as everywhere but in packets
 * @error: return location
 *
 * Returns: whether it went well
 */
gboolean
rectify_ledger_get_origin (sqlite3 *db, gint64 *origin, GError **error)
{
  gint64 uid;

  if (!rectify_database_get_int (
          db, "SELECT ifnull ((SELECT uid FROM packet WHERE here = 1 LIMIT 1), 0)", &uid, error))
    return FALSE;
  *origin = uid != 0 ? rectify_packet_get_origin (uid) : 0;
  return TRUE;
}

static gboolean
add_rows (GChecksum *sum, sqlite3 *db, const char *sql, gint64 plan_id, GError **error)
{
  g_autoptr (RectifyStatement) statement = rectify_statement_new (db, sql, error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  rectify_statement_bind_int (statement, 1, plan_id);
  while (rectify_statement_step (statement, &row, error))
    {
      if (!row)
        return TRUE;
      for (int i = 0; i < sqlite3_column_count (statement); i++)
        {
          const char *text = (const char *) sqlite3_column_text (statement, i);
          guint32 size;

          if (text == NULL)
            {
              /* None of them is NULL: there was no memory for it. */
              rectify_database_set_error (db, SQLITE_NOMEM, error);
              return FALSE;
            }
          size = GUINT32_TO_LE (strlen (text));
          g_checksum_update (sum, (const guchar *) &size, sizeof size);
          g_checksum_update (sum, (const guchar *) text, strlen (text));
        }
    }
  return FALSE;
}

/**
 * rectify_packet_dup_digest:
 * @db: a ledger
 * @plan_id: a plan in it
 * @error: return location
 *
 * Returns: (transfer full) (nullable): a number that tells what the plan says from everything else;
 *   versions to come make the same of the same words
 */
char *
rectify_packet_dup_digest (sqlite3 *db, gint64 plan_id, GError **error)
{
  static const char *const queries[] = {
    "SELECT id, title, organisation, theme, year, meeting_date, document_number, signer FROM plan"
    " WHERE id = ?",
    "SELECT id, ifnull (parent_id, 0), position, kind, label, heading, text, run_in, status"
    " FROM item WHERE plan_id = ? ORDER BY id",
    "SELECT item_id, what, f.position, ifnull (role, ''), ifnull (kinds, ''), ifnull (due, ''),"
    " before_label, f.label, mark, f.text, after_text, ifnull (before_child, ''), ordinal,"
    " f.run_in FROM field f JOIN item i ON i.id = item_id WHERE plan_id = ?"
    " ORDER BY item_id, what, f.position",
    "SELECT item_id, field_position, a.position, name FROM assignment_party a"
    " JOIN item i ON i.id = item_id JOIN party p ON p.id = party_id WHERE plan_id = ?"
    " ORDER BY item_id, field_position, a.position",
    "SELECT item_id, p.id, date, p.text, reporter, share FROM progress p"
    " JOIN item i ON i.id = item_id WHERE plan_id = ? ORDER BY item_id, p.id",
    "SELECT s.* FROM step s JOIN item i ON i.id = item_id WHERE plan_id = ?"
    " ORDER BY item_id, s.id",
    "SELECT e.* FROM evidence e JOIN item i ON i.id = item_id WHERE plan_id = ?"
    " ORDER BY item_id, e.id",
  };
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);

  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    if (!add_rows (sum, db, queries[i], plan_id, error))
      return NULL;
  return g_strdup (g_checksum_get_string (sum));
}

/* A packet on its way out. */
typedef struct {
  RectifyPlan *plan;
  gint64 plan_id;
  const char *unit;
  gint64 uid;
  char *digest;
} Packet;

static gboolean
insert_packet (sqlite3 *db, const Packet *packet, gboolean here, GError **error)
{
  g_autofree char *now = rectify_ledger_dup_now ();
  g_autofree char *author = rectify_ledger_dup_author ();
  g_autoptr (RectifyStatement) statement = rectify_statement_new (
      db,
      "INSERT INTO packet (uid, here, plan_id, unit, made_at, author) VALUES (?, ?, ?, ?, ?, ?)",
      error);

  if (statement == NULL)
    return FALSE;
  rectify_statement_bind_int (statement, 1, packet->uid);
  rectify_statement_bind_int (statement, 2, here);
  rectify_statement_bind_int (statement, 3, packet->plan_id);
  rectify_statement_bind_text (statement, 4, packet->unit);
  rectify_statement_bind_text (statement, 5, now);
  rectify_statement_bind_text (statement, 6, author);
  return rectify_statement_run (statement, error);
}

/* What was sent, by which is seen whether what comes back leads back to it. */
static gboolean
insert_digest (sqlite3 *db, const Packet *packet, GError **error)
{
  g_autofree char *name = rectify_packet_dup_fact_name (packet->uid);
  g_autoptr (RectifyStatement) statement
      = rectify_statement_new (db, "INSERT OR REPLACE INTO fact (name, value) VALUES (?, ?)",
                               error);

  if (statement == NULL)
    return FALSE;
  rectify_statement_bind_text (statement, 1, name);
  rectify_statement_bind_text (statement, 2, packet->digest);
  return rectify_statement_run (statement, error);
}

/**
 * rectify_packet_dup_fact_name:
 * @uid: a packet's name
 *
 * Returns: (transfer full): under which name a ledger's facts have what was sent
 */
char *
rectify_packet_dup_fact_name (gint64 uid)
{
  return g_strdup_printf ("packet-%" G_GINT64_FORMAT, uid);
}

typedef struct {
  RectifyLedger *ledger;
  Packet *packet;
} Sending;

static gboolean
fill (sqlite3 *db, const Sending *sending, GError **error)
{
  Packet *packet = sending->packet;

  if (!rectify_database_begin (db, TRUE, error)
      || !rectify_ledger_write_copy (db, packet->plan, error)
      || !rectify_ledger_write_since (db, rectify_plan_get_id (packet->plan),
                                      rectify_plan_get_since (packet->plan), error)
      || !rectify_contents_copy (db, sending->ledger->db, packet->plan, error))
    return FALSE;
  packet->digest = rectify_packet_dup_digest (db, rectify_plan_get_id (packet->plan), error);
  return packet->digest != NULL && insert_packet (db, packet, TRUE, error)
         && insert_digest (db, packet, error) && rectify_database_execute (db, "COMMIT", error);
}

/* The ledger knows the packet before the file has its name: none is out that it does not know. */
static gboolean
remember (RectifyLedger *self, const Packet *packet, GError **error)
{
  return rectify_ledger_begin (self, error)
         && rectify_ledger_end (self,
                                insert_packet (self->db, packet, FALSE, error)
                                    && insert_digest (self->db, packet, error),
                                error);
}

static gboolean
fill_and_remember (sqlite3 *db, gpointer user_data, GError **error)
{
  Sending *sending = user_data;

  return fill (db, sending, error) && remember (sending->ledger, sending->packet, error);
}

static gboolean
is_own_file (RectifyLedger *self, const char *path)
{
  g_autofree char *own = rectify_file_dup_key (self->path);
  g_autofree char *other = rectify_file_dup_key (path);

  return own != NULL && g_strcmp0 (own, other) == 0;
}

static RectifyPlan *
read_part (RectifyLedger *self, gint64 plan_id, const char *unit, GError **error)
{
  g_autoptr (RectifyPlan) whole = NULL;
  RectifyPlan *part;

  if (!rectify_ledger_begin_reading (self, error))
    return NULL;
  whole = rectify_ledger_read_plan (self->db, plan_id, error);
  sqlite3_exec (self->db, "COMMIT", NULL, NULL, NULL);
  if (whole == NULL)
    return NULL;
  part = rectify_plan_copy_for_unit (whole, unit);
  if (part == NULL)
    g_set_error (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_NOT_FOUND,
                 _ ("The plan has no task for “%s”; nothing was written."), unit);
  return part;
}

/* What is larger could not be merged when it comes back. */
static gboolean
check_contents (RectifyLedger *self, RectifyPlan *part, const char *unit, GError **error)
{
  g_autofree char *size = NULL;
  g_autofree char *most = NULL;
  guint64 n_bytes;

  if (!rectify_contents_measure_plan (self->db, part, &n_bytes, error))
    return FALSE;
  if (n_bytes <= MAX_CONTENTS)
    return TRUE;
  size = g_format_size (n_bytes);
  most = g_format_size (MAX_CONTENTS);
  g_set_error (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_INVALID,
               /* TRANSLATORS: 1: a unit; 2, 3: sizes, such as 300 MB. */
               _ ("The evidence for the tasks of “%s” is too large for a packet: %s, where %s are "
                  "possible. Remove large files from these tasks first; nothing was written."),
               unit, size, most);
  return FALSE;
}

/**
 * rectify_ledger_send_packet:
 * @self: a ledger
 * @plan_id: one of its plans
 * @unit: the name of a unit, as the plan has it
 * @path: the file to write
 * @replace: whether it may take the place of one that is there
 * @error: return location
 *
 * Writes a ledger with the tasks alone that a unit leads or takes part in, what stands below them,
 * and the items above them, but nothing for the office alone; and remembers that it was sent. What
 * the unit does in it comes back by rectify_return_open(). Blocks.
 *
 * Returns: whether the file is on disk; %RECTIFY_LEDGER_ERROR_EXISTS for one that is there
 */
gboolean
rectify_ledger_send_packet (RectifyLedger *self, gint64 plan_id, const char *unit, const char *path,
                            gboolean replace, GError **error)
{
  g_autoptr (GMutexLocker) locker = NULL;
  g_autoptr (RectifyPlan) part = NULL;
  Packet packet = { NULL, plan_id, unit, rectify_ledger_make_uid (), NULL };
  Sending sending = { self, &packet };
  gboolean done;

  g_return_val_if_fail (RECTIFY_IS_LEDGER (self), FALSE);
  g_return_val_if_fail (unit != NULL && path != NULL, FALSE);

  locker = g_mutex_locker_new (&self->mutex);
  if (!rectify_ledger_check_writable (self, error))
    return FALSE;
  if (is_own_file (self, path))
    {
      g_set_error_literal (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_EXISTS,
                           _ ("That is the ledger itself. Choose another name; nothing was "
                              "overwritten."));
      return FALSE;
    }
  part = read_part (self, plan_id, unit, error);
  if (part == NULL)
    return FALSE;
  if (!check_contents (self, part, unit, error))
    return FALSE;
  packet.plan = part;
  done = rectify_ledger_schema_create (path, replace, fill_and_remember, &sending, error);
  g_free (packet.digest);
  return done;
}

/**
 * rectify_ledger_note_form:
 * @self: a ledger
 * @form: a form of one of its plans with its tasks; gets its name, random
 * @error: return location
 *
 * Remembers that a form is sent out, before it is: what comes back is known by it, and has to be about
 * the same tasks. Blocks.
 *
 * Returns: whether it is on disk
 */
gboolean
rectify_ledger_note_form (RectifyLedger *self, RectifyUnitForm *form, GError **error)
{
  g_autoptr (GMutexLocker) locker = NULL;
  g_autofree char *digest = NULL;
  Packet packet = { NULL };

  g_return_val_if_fail (RECTIFY_IS_LEDGER (self), FALSE);
  g_return_val_if_fail (form != NULL, FALSE);

  form->uid = rectify_ledger_make_uid ();
  digest = rectify_unit_form_dup_digest (form);
  packet = (Packet){ NULL, form->plan_id, form->unit, form->uid, digest };
  locker = g_mutex_locker_new (&self->mutex);
  return rectify_ledger_check_writable (self, error) && rectify_ledger_begin (self, error)
         && rectify_ledger_end (self,
                                insert_packet (self->db, &packet, FALSE, error)
                                    && insert_digest (self->db, &packet, error),
                                error);
}

static char *
dup_safe (const char *words)
{
  GString *name = g_string_new (NULL);

  for (const char *p = words; *p != '\0' && g_utf8_strlen (name->str, -1) < MAX_NAME;
       p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      /* What no file system of an office refuses, and no shell or address reads as its own. */
      if (g_unichar_isalnum (c) || c == '-' || c == '_' || (c > 0x7f && g_unichar_isprint (c)))
        g_string_append_unichar (name, c);
      else if (name->len > 0 && name->str[name->len - 1] != '_')
        g_string_append_c (name, '_');
    }
  return g_string_free (name, FALSE);
}

/**
 * rectify_packet_dup_file_name:
 * @plan: a plan
 * @unit: the name of a unit
 *
 * Returns: (transfer full): what the file of the unit's packet is called, without a folder: the unit
 *   and the plan's title, as far as they can be in a file's name
 */
char *
rectify_packet_dup_file_name (RectifyPlan *plan, const char *unit)
{
  g_autofree char *first = dup_safe (unit);
  g_autofree char *second = NULL;

  g_return_val_if_fail (RECTIFY_IS_PLAN (plan), NULL);
  g_return_val_if_fail (unit != NULL, NULL);

  second = dup_safe (rectify_plan_get_title (plan));
  return g_strdup_printf ("%s%s%s.rectify", *first != '\0' ? first : "_",
                          *second != '\0' ? "-" : "", second);
}

/* Whether it was still free; some file systems do not tell capitals. */
static gboolean
take_name (GHashTable *taken, const char *name)
{
  return g_hash_table_add (taken, g_utf8_casefold (name, -1));
}

/**
 * rectify_packet_list_paths:
 * @plan: a plan
 * @units: (array zero-terminated=1): names of units
 * @folder: a folder
 *
 * Returns: (transfer full) (array zero-terminated=1): a file for the packet of each; units whose names
 *   look the same in a file's name get a number too
 */
char **
rectify_packet_list_paths (RectifyPlan *plan, const char *const *units, const char *folder)
{
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *paths = g_ptr_array_new ();

  for (guint i = 0; units[i] != NULL; i++)
    {
      g_autofree char *usual = rectify_packet_dup_file_name (plan, units[i]);
      g_autofree char *name = g_strdup (usual);

      for (guint number = 2; !take_name (taken, name); number++)
        {
          g_free (name);
          name = g_strdup_printf ("%u-%s", number, usual);
        }
      g_ptr_array_add (paths, g_build_filename (folder, name, NULL));
    }
  g_ptr_array_add (paths, NULL);
  return (char **) g_ptr_array_free (paths, FALSE);
}
