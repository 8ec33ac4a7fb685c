/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-search-index.h"

/* Gives each two characters of words that stand side by side. Chinese has no blanks between words,
 * and most of them are of two characters. The text is folded already. */
static int
tokenize (Fts5Tokenizer *tokenizer, void *context, int flags, const char *text, int length,
          int (*give) (void *context, int flags, const char *token, int n, int start, int end))
{
  const char *last = NULL;
  int code = SQLITE_OK;

  for (const char *p = text; p < text + length && code == SQLITE_OK;)
    {
      const char *next = g_utf8_next_char (p);

      if (!rectify_search_is_word (g_utf8_get_char (p)))
        last = NULL;
      else
        {
          if (last != NULL)
            code = give (context, 0, last, (int) (next - last), (int) (last - text),
                         (int) (next - text));
          last = p;
        }
      p = next;
    }
  return code;
}

static int
create (void *context, const char **arguments, int n_arguments, Fts5Tokenizer **tokenizer)
{
  static char none;

  *tokenizer = (Fts5Tokenizer *) &none;
  return SQLITE_OK;
}

static void
forget (Fts5Tokenizer *tokenizer)
{
}

static fts5_api *
get_api (sqlite3 *db)
{
  sqlite3_stmt *statement = NULL;
  fts5_api *api = NULL;

  if (sqlite3_prepare_v2 (db, "SELECT fts5 (?1)", -1, &statement, NULL) != SQLITE_OK)
    return NULL;
  sqlite3_bind_pointer (statement, 1, &api, "fts5_api_ptr", NULL);
  sqlite3_step (statement);
  sqlite3_finalize (statement);
  return api;
}

/**
 * rectify_search_tokenizer_register:
 * @db: a connection to an index
 *
 * Returns: whether this SQLite can keep an index at all
 */
gboolean
rectify_search_tokenizer_register (sqlite3 *db)
{
  fts5_tokenizer methods = { create, forget, tokenize };
  fts5_api *api = get_api (db);

  return api != NULL && api->xCreateTokenizer (api, "rectify", NULL, &methods, NULL) == SQLITE_OK;
}
