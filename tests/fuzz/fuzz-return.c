/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
/* What SQLite says of sessions it says only then. */
#define SQLITE_ENABLE_SESSION 1
#define SQLITE_ENABLE_PREUPDATE_HOOK 1
#include <sqlite3.h>
#include <string.h>
#include <unistd.h>

#include "rectify-backup.h"
#include "rectify-ledger-packet.h"
#include "rectify-plan-json.h"
#include "rectify-return.h"

int LLVMFuzzerTestOneInput (const guint8 *data, size_t size);

#define UNIT "办公室"
/* More deeds than that only cost time. */
#define MAX_DEEDS 40
#define SOME_ITEM "(SELECT id FROM item ORDER BY id LIMIT 1 OFFSET ?1 % 5)"
#define OTHER_ITEM "(SELECT id FROM item ORDER BY id LIMIT 1 OFFSET ?2 % 7)"

/* What somebody might do to a packet: ?1 is a small number, ?2 any number, ?3 a text. */
static const char *const deeds[] = {
  "UPDATE item SET text = ?3 WHERE id = " SOME_ITEM,
  "UPDATE item SET heading = ?3 WHERE id = " SOME_ITEM,
  "UPDATE item SET label = ?3 WHERE id = " SOME_ITEM,
  "UPDATE item SET parent_id = " OTHER_ITEM " WHERE id = " SOME_ITEM,
  "UPDATE item SET parent_id = ?2 WHERE id = " SOME_ITEM,
  "UPDATE item SET position = ?2 WHERE id = " SOME_ITEM,
  "UPDATE item SET kind = ?2 % 6, status = ?2 % 5, run_in = ?2 % 2 WHERE id = " SOME_ITEM,
  "UPDATE item SET id = ?2 WHERE id = " SOME_ITEM,
  "UPDATE item SET plan_id = ?2 WHERE id = " SOME_ITEM,
  "DELETE FROM item WHERE id = " SOME_ITEM,
  "INSERT INTO item (id, plan_id, parent_id, position, kind, text)"
  " VALUES (?2, 1, " SOME_ITEM ", ?1, ?1 % 6, ?3)",
  "INSERT INTO item (id, plan_id, parent_id, position, kind, text)"
  " SELECT (uid & 1073741823) << 22 | ?1, 1, " SOME_ITEM ", ?1, ?1 % 6, ?3 FROM packet",
  "INSERT OR REPLACE INTO field (item_id, what, position, role, kinds, due, text, before_child)"
  " VALUES (" SOME_ITEM ", ?2 % 3, ?1, ?2 % 4, ?2 % 8, ?3, ?3, ?2 % 5)",
  "UPDATE field SET text = ?3, due = ?3 WHERE item_id = " SOME_ITEM,
  "UPDATE field SET before_child = ?2, ordinal = ?2 WHERE item_id = " SOME_ITEM,
  "DELETE FROM field WHERE item_id = " SOME_ITEM,
  "INSERT INTO party (id, name, kind) VALUES (?2, ?3, ?1 % 3)",
  "UPDATE party SET name = ?3",
  "UPDATE assignment_party SET party_id = ?2 WHERE item_id = " SOME_ITEM,
  "DELETE FROM assignment_party WHERE item_id = " SOME_ITEM,
  "INSERT OR REPLACE INTO assignment_party (item_id, field_position, position, party_id)"
  " VALUES (" SOME_ITEM ", ?1, ?2, (SELECT max (id) FROM party))",
  "INSERT OR REPLACE INTO progress (item_id, id, date, text, reporter, share)"
  " VALUES (" SOME_ITEM ", ?2, ?3, ?3, ?3, ?1 % 102 - 1)",
  "INSERT OR REPLACE INTO item_columns (item_id, columns) VALUES (" SOME_ITEM ", ?3)",
  "INSERT OR REPLACE INTO item_internal (item_id) VALUES (" SOME_ITEM ")",
  "INSERT OR REPLACE INTO plan_particular (plan_id, name, value) VALUES (1, ?3, ?3)",
  "UPDATE plan SET title = ?3, year = ?2 % 10000, meeting_date = ?3",
  "DELETE FROM plan",
  /* Behind the back of the history. */
  "UPDATE packet SET plan_id = ?2",
  "UPDATE packet SET unit = ?3, made_at = ?3, author = ?3",
  "UPDATE packet SET uid = ?2",
  "UPDATE history SET uid = ?2 WHERE id = ?1",
  "UPDATE history SET state = ?2 % 3 WHERE id = ?1",
  "UPDATE history SET changeset = ?3 WHERE id = ?1",
  "UPDATE history SET author = ?3, made_at = ?3, name = ?3",
  "UPDATE fact SET value = ?3",
  "DELETE FROM fact",
};

static const char *const recorded[]
    = { "plan",         "plan_particular", "item",         "field", "party", "assignment_party",
        "item_columns", "progress",        "item_internal" };

/* The office's ledger, and a packet that it sent. */
typedef struct {
  char *path;
  char *packet_path;
  char *content;
  gsize length;
  char *packet;
  gsize packet_length;
  char *unknown_path;
  char *unknown; /* the same ledger, when it did not know the packet yet */
  gsize unknown_length;
  RectifyLedger *ledgers[2]; /* that one, and the one that knows */
} Office;

typedef struct {
  const guint8 *data;
  gsize size;
} Input;

static guint8
take (Input *input)
{
  if (input->size == 0)
    return 0;
  input->size--;
  return *input->data++;
}

/* Small ones mostly, as they mean more. */
static gint64
take_number (Input *input)
{
  guint8 first = take (input);
  gint64 number = 0;

  if (first < 0xf0)
    return first;
  for (guint i = 0; i < 8; i++)
    number = (gint64) ((guint64) number << 8 | take (input));
  return number;
}

static RectifyItem *
add (RectifyItem *parent, RectifyItemKind kind, const char *text)
{
  static const char *const names[] = { UNIT, NULL };
  g_autoptr (RectifyItem) item = rectify_item_new (kind);
  g_autoptr (RectifyAssignment) assignment
      = rectify_assignment_new (RECTIFY_ROLE_LEAD_UNIT,
                                rectify_role_get_document_label (RECTIFY_ROLE_LEAD_UNIT), UNIT,
                                names);

  rectify_item_set_text (item, text);
  if (kind == RECTIFY_ITEM_MEASURE)
    rectify_item_add_assignment (item, assignment);
  rectify_item_append_child (parent, item);
  return item;
}

static void
make_ledger (Office *self)
{
  g_autoptr (RectifyLedger) ledger = rectify_ledger_open (self->path, RECTIFY_LEDGER_CREATE, NULL);
  g_autoptr (RectifyPlan) plan = rectify_plan_new ();
  RectifyItem *section = add (rectify_plan_get_root (plan), RECTIFY_ITEM_SECTION, "存在问题");
  RectifyItem *problem = add (section, RECTIFY_ITEM_PROBLEM, "学习不够");

  add (problem, RECTIFY_ITEM_MEASURE, "认真学习");
  add (problem, RECTIFY_ITEM_MEASURE, "定期检查");
  rectify_plan_set_title (plan, "整改方案");
  g_assert_true (rectify_ledger_save_plan (ledger, plan, "New", NULL));
  g_assert_cmpint (rectify_plan_get_id (plan), ==, 1);
  g_assert_true (g_file_get_contents (self->path, &self->unknown, &self->unknown_length, NULL));
  g_assert_true (rectify_ledger_send_packet (ledger, 1, UNIT, self->packet_path, FALSE, NULL));
}

static void
make_packet (Office *self)
{
  g_autoptr (RectifyLedger) packet
      = rectify_ledger_open (self->packet_path, RECTIFY_LEDGER_OPEN, NULL);
  g_autoptr (RectifyPlan) plan = rectify_ledger_load_plan (packet, 1, NULL);
  RectifyItem *section = rectify_item_get_child (rectify_plan_get_root (plan), 0);

  rectify_item_set_text (rectify_item_get_child (section, 0), "学习仍不够");
  g_assert_true (rectify_ledger_save_plan (packet, plan, "Edit", NULL));
}

static Office *
office_new (void)
{
  Office *self = g_new0 (Office, 1);
  g_autofree char *folder = g_dir_make_tmp ("rectify-XXXXXX", NULL);

  self->path = g_build_filename (folder, "office.rectify", NULL);
  self->packet_path = g_build_filename (folder, "packet.rectify", NULL);
  self->unknown_path = g_build_filename (folder, "unknown.rectify", NULL);
  make_ledger (self);
  make_packet (self);
  g_assert_true (g_file_get_contents (self->path, &self->content, &self->length, NULL));
  g_assert_true (
      g_file_get_contents (self->packet_path, &self->packet, &self->packet_length, NULL));
  return self;
}

static void
put (const char *path, const char *content, gsize length)
{
  g_assert_true (
      g_file_set_contents_full (path, content, length, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
}

static void
do_deed (sqlite3 *db, Input *input)
{
  const char *sql = deeds[take (input) % G_N_ELEMENTS (deeds)];
  int small = take (input) % 16;
  gint64 number = take_number (input);
  gsize wanted = take (input), length = MIN (wanted, input->size);
  sqlite3_stmt *statement;
  gboolean is_blob = strstr (sql, "changeset = ?3") != NULL;

  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL), ==, SQLITE_OK);
  sqlite3_bind_int (statement, 1, small);
  sqlite3_bind_int64 (statement, 2, number);
  if (is_blob)
    sqlite3_bind_blob (statement, 3, input->data, length, SQLITE_STATIC);
  else
    sqlite3_bind_text (statement, 3, (const char *) input->data, length, SQLITE_STATIC);
  sqlite3_step (statement);
  sqlite3_finalize (statement);
  input->data += length;
  input->size -= length;
}

/* With an entry in the history from which it can be taken back. */
static void
do_deeds (sqlite3 *db, Input *input)
{
  sqlite3_session *session;
  sqlite3_stmt *statement;
  void *changeset = NULL;
  int size = 0;

  g_assert_cmpint (sqlite3session_create (db, "main", &session), ==, SQLITE_OK);
  for (guint i = 0; i < G_N_ELEMENTS (recorded); i++)
    g_assert_cmpint (sqlite3session_attach (session, recorded[i]), ==, SQLITE_OK);
  for (guint i = 0; input->size > 0 && i < MAX_DEEDS; i++)
    do_deed (db, input);
  sqlite3session_changeset (session, &size, &changeset);
  sqlite3session_delete (session);
  g_assert_cmpint (sqlite3_prepare_v2 (db,
                                       "INSERT INTO history (made_at, author, name, plan_id,"
                                       " changeset, uid) VALUES ('2026-01-01T00:00:00Z', '甲',"
                                       " 'Edit', 1, ?1, 77)",
                                       -1, &statement, NULL),
                   ==, SQLITE_OK);
  sqlite3_bind_blob (statement, 1, size > 0 ? changeset : "", size, SQLITE_STATIC);
  sqlite3_step (statement);
  sqlite3_finalize (statement);
  sqlite3_free (changeset);
}

/* In memory, as a disk takes its time. */
static void
forge (Office *self, Input *input)
{
  sqlite3 *db;
  sqlite3_int64 length;
  guchar *content = sqlite3_malloc64 (self->packet_length);

  memcpy (content, self->packet, self->packet_length);
  g_assert_cmpint (sqlite3_open (":memory:", &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_deserialize (db, "main", content, self->packet_length,
                                        self->packet_length,
                                        SQLITE_DESERIALIZE_FREEONCLOSE
                                            | SQLITE_DESERIALIZE_RESIZEABLE),
                   ==, SQLITE_OK);
  sqlite3_exec (db, "BEGIN", NULL, NULL, NULL);
  do_deeds (db, input);
  sqlite3_exec (db, "COMMIT", NULL, NULL, NULL);
  content = sqlite3_serialize (db, "main", &length, 0);
  put (self->packet_path, (const char *) content, length);
  sqlite3_free (content);
  sqlite3_close (db);
}

/* Some bytes of the file are others. */
static void
scratch (Office *self, Input *input)
{
  g_autofree char *content = g_memdup2 (self->packet, self->packet_length);

  while (input->size >= 4)
    {
      gsize at = (gsize) take (input) << 16;

      at |= take (input) << 8;
      at |= take (input);
      content[at % self->packet_length] = take (input);
    }
  put (self->packet_path, content, self->packet_length);
}

static void
remove_backups (const char *path)
{
  g_autofree char *folder = rectify_backup_dup_folder (path);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (folder, name, NULL);

      g_unlink (file);
    }
  g_rmdir (folder);
}

static char *
describe (RectifyLedger *ledger)
{
  g_autoptr (RectifyPlan) plan = rectify_ledger_load_plan (ledger, 1, NULL);

  g_assert_nonnull (plan);
  return rectify_plan_to_json (plan);
}

/* What is merged leaves a sound ledger, and can be taken back. */
static void
merge (RectifyLedger *ledger, RectifyReturn *found, guint8 choice)
{
  RectifyMerge *changes = rectify_return_get_merge (found);
  g_autofree char *before = describe (ledger);
  g_autofree char *after = NULL;
  g_autofree char *again = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < rectify_merge_get_n_changes (changes); i++)
    if (rectify_merge_get_change (changes, i)->conflict)
      rectify_merge_decide (changes, i,
                            choice >> i % 6 & 1 ? RECTIFY_MERGE_THEIRS : RECTIFY_MERGE_OURS);
  if (!rectify_return_apply (found, ledger, "Merge", choice >> 6 & 1, &error))
    {
      g_assert_nonnull (error);
      again = describe (ledger);
      g_assert_cmpstr (again, ==, before);
      return;
    }
  rectify_ledger_check (ledger, &error);
  g_assert_no_error (error);
  after = describe (ledger);
  if (g_str_equal (before, after) || rectify_return_get_n_edits (found) == 0)
    return;
  rectify_ledger_undo (ledger, NULL, NULL, &error);
  g_assert_no_error (error);
  again = describe (ledger);
  g_assert_cmpstr (again, ==, before);
}

/* One that is open from before if nothing was merged into it. */
static RectifyLedger *
get_ledger (Office *self, gboolean knows)
{
  const char *path = knows ? self->path : self->unknown_path;
  RectifyLedger **ledger = &self->ledgers[knows];

  if (*ledger == NULL)
    {
      put (path, knows ? self->content : self->unknown,
           knows ? self->length : self->unknown_length);
      *ledger = rectify_ledger_open (path, RECTIFY_LEDGER_OPEN, NULL);
      g_assert_nonnull (*ledger);
    }
  return *ledger;
}

/* A packet comes back in which somebody did anything: it is merged or refused. The first byte says
 * what the office knows of it and whether its file was damaged, the second how conflicts are decided.
 */
int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  static Office *office;
  Input input = { data, size };
  guint8 mode = take (&input), choice = take (&input);
  gboolean knows = (mode & 4) == 0;
  RectifyLedger *ledger;
  g_autoptr (RectifyReturn) found = NULL;
  g_autoptr (GError) error = NULL;

  if (office == NULL)
    office = office_new ();
  if (mode % 4 == 3)
    scratch (office, &input);
  else
    forge (office, &input);
  ledger = get_ledger (office, knows);
  found = rectify_return_open (ledger, office->packet_path, &error);
  g_assert_true ((found == NULL) == (error != NULL));
  if (found == NULL)
    return 0;
  merge (ledger, found, choice);
  remove_backups (rectify_ledger_get_path (ledger));
  g_clear_object (&office->ledgers[knows]);
  return 0;
}
