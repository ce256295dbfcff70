/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads blocklists.ini. Not with GKeyFile, which knows no line numbers and gives
 * up a whole file for one bad line. */
#include "bounce-blocklists-file.h"

#include "bounce-list-code.h"

#include <string.h>

#define MAX_GAP_MILLISECONDS 60000

typedef struct
{
  const char          *place;
  guint                line;
  gboolean             own;
  GPtrArray           *rows;
  GHashTable          *by_zone;
  GStringChunk        *strings;
  GPtrArray           *problems;
  BounceBlocklistsRow *row;      /* NULL: in no group, or in one that is left out */
  guint                changes;  /* codes that this group has put before others */
} Reader;

typedef enum
{
  KEY_TEXT,
  KEY_LINK,
  KEY_TEST,                      /* "none" is NULL, for good                    */
  KEY_CHOICE,
  KEY_FLAG
} KeyType;

typedef struct
{
  const char         *key;
  KeyType             type;
  gsize               offset;
  const char * const *choices;
} Key;

static const char * const weights[] = { "information", "very-low", "low", "medium", "high", "very-high", NULL };
static const char * const ships[] = { "default", "optional", "off", "link-only", NULL };
static const char * const decodes[] = { "exact", "bitmask", "score", "trust", NULL };
static const char * const terms[] = { "free", "non-commercial", "registered", "manual", "key", NULL };

#define FIELD(field) G_STRUCT_OFFSET (BounceBlocklist, field)

static const Key keys[] = {
  { "name", KEY_TEXT, FIELD (name), NULL },
  { "operator", KEY_TEXT, FIELD (operator_name), NULL },
  { "site", KEY_LINK, FIELD (site), NULL },
  { "lookup", KEY_LINK, FIELD (lookup_url), NULL },
  { "removal", KEY_LINK, FIELD (removal_url), NULL },
  { "removal-note", KEY_TEXT, FIELD (removal_note), NULL },
  { "terms-note", KEY_TEXT, FIELD (terms_note), NULL },
  { "terms", KEY_CHOICE, FIELD (terms), terms },
  { "weight", KEY_CHOICE, FIELD (weight), weights },
  { "decode", KEY_CHOICE, FIELD (decode), decodes },
  { "component", KEY_FLAG, FIELD (component), NULL },
  { "closed", KEY_FLAG, FIELD (closed_codes), NULL },
  { "organisational", KEY_FLAG, FIELD (organisational), NULL },
  { "test-guessed", KEY_FLAG, FIELD (test_guessed), NULL },
  { "test-listed-ipv4", KEY_TEST, FIELD (test_listed_ipv4), NULL },
  { "test-clean-ipv4", KEY_TEST, FIELD (test_clean_ipv4), NULL },
  { "test-listed-ipv6", KEY_TEST, FIELD (test_listed_ipv6), NULL },
  { "test-clean-ipv6", KEY_TEST, FIELD (test_clean_ipv6), NULL },
  { "test-listed-domain", KEY_TEST, FIELD (test_listed_domain), NULL },
  { "test-clean-domain", KEY_TEST, FIELD (test_clean_domain), NULL },
};

#define AT(row, key, Type) (G_STRUCT_MEMBER (Type, &(row)->list, (key)->offset))

const char *
bounce_list_weight_to_id (BounceListWeight weight)
{
  g_return_val_if_fail ((guint) weight < BOUNCE_N_LIST_WEIGHTS, NULL);

  return weights[weight];
}

static void
complain (Reader                *self,
          BounceBlocklistsError  code,
          const char            *what)
{
  if (self->problems->len < BOUNCE_BLOCKLISTS_MAX_PROBLEMS)
    g_ptr_array_add (self->problems, g_error_new (BOUNCE_BLOCKLISTS_ERROR, code, "%s:%u: %s", self->place, self->line, what));
}

static void
complain_value (Reader     *self,
                const char *key,
                const char *value)
{
  g_autofree char *what = g_strdup_printf ("“%s” cannot be “%s”", key, value);

  complain (self, BOUNCE_BLOCKLISTS_ERROR_SYNTAX, what);
}

/* What is opened on a click comes from the web, or not at all. */
static gboolean
is_link (const char *value)
{
  if (!g_str_has_prefix (value, "https://") && !g_str_has_prefix (value, "http://"))
    return FALSE;
  for (const char *at = value; *at != '\0'; at++)
    if ((guchar) *at <= ' ' || (guchar) *at >= 0x7f || strchr ("\"<>\\^`|", *at) != NULL)
      return FALSE;

  return TRUE;
}

/* Labels below the zone; "none" where there is no such entry. */
static gboolean
is_test (const char *value)
{
  gsize n = strspn (value, "abcdefghijklmnopqrstuvwxyz0123456789-.");

  return n > 0 && n <= 128 && value[n] == '\0' && *value != '.' && value[n - 1] != '.' && strstr (value, "..") == NULL;
}

static gboolean
find_choice (const char * const *choices,
             const char         *value,
             guint              *found)
{
  for (guint i = 0; choices[i] != NULL; i++)
    if (strcmp (choices[i], value) == 0)
      {
        *found = i;
        return TRUE;
      }

  return FALSE;
}

static gboolean
set_key (Reader     *self,
         const Key  *key,
         const char *value)
{
  guint choice;

  switch (key->type)
    {
    case KEY_LINK:
    case KEY_TEXT:
      if (*value == '\0' || (key->type == KEY_LINK && !is_link (value)))
        return FALSE;
      AT (self->row, key, const char *) = g_string_chunk_insert (self->strings, value);
      return TRUE;
    case KEY_TEST:
      if (!is_test (value))
        return FALSE;
      AT (self->row, key, const char *) = strcmp (value, bounce_blocklists_no_test) == 0 ? bounce_blocklists_no_test : g_string_chunk_insert (self->strings, value);
      /* Who names a test entry knows it. */
      self->row->list.test_guessed = FALSE;
      return TRUE;
    case KEY_CHOICE:
      if (!find_choice (key->choices, value, &choice))
        return FALSE;
      AT (self->row, key, guint) = choice;
      return TRUE;
    case KEY_FLAG:
    default:
      AT (self->row, key, gboolean) = strcmp (value, "yes") == 0;
      return strcmp (value, "yes") == 0 || strcmp (value, "no") == 0;
    }
}

static gboolean
set_families (BounceBlocklist *list,
              const char      *value)
{
  g_auto (GStrv) names = g_strsplit_set (value, " ,;", -1);

  list->ipv4 = list->ipv6 = list->domain = FALSE;
  for (guint i = 0; names[i] != NULL; i++)
    if (strcmp (names[i], "ipv4") == 0)
      list->ipv4 = TRUE;
    else if (strcmp (names[i], "ipv6") == 0)
      list->ipv6 = TRUE;
    else if (strcmp (names[i], "domain") == 0)
      list->domain = TRUE;
    else if (*names[i] != '\0')
      return FALSE;

  return TRUE;
}

static gboolean
set_ship (BounceBlocklist *list,
          const char      *value)
{
  guint choice = BOUNCE_LIST_DEFAULT;

  list->default_ipv6_only = strcmp (value, "default-ipv6") == 0;
  if (!list->default_ipv6_only && !find_choice (ships, value, &choice))
    return FALSE;
  list->ship = choice;

  return TRUE;
}

static gboolean
set_aliases (BounceBlocklistsRow *row,
             const char          *value)
{
  g_auto (GStrv) names = g_strsplit_set (value, " ,;", -1);
  g_autoptr (GStrvBuilder) zones = g_strv_builder_new ();

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *zone = *names[i] != '\0' ? bounce_blocklists_dup_zone (names[i]) : NULL;

      if (zone == NULL && *names[i] != '\0')
        return FALSE;
      if (zone != NULL)
        g_strv_builder_add (zones, zone);
    }
  g_strfreev (row->aliases);
  row->aliases = g_strv_builder_end (zones);

  return TRUE;
}

static gboolean
set_gap (BounceBlocklist *list,
         const char      *value)
{
  guint64 milliseconds;

  if (!g_ascii_string_to_unsigned (value, 10, 0, MAX_GAP_MILLISECONDS, &milliseconds, NULL))
    return FALSE;
  list->gap = milliseconds * 1000;

  return TRUE;
}

/* A user's codes go before ours, in the order they stand in. */
static void
add_code (Reader     *self,
          const char *key,
          const char *value)
{
  g_autoptr (GError) error = NULL;
  BounceListCode code;

  if (self->row->codes->len >= BOUNCE_BLOCKLISTS_MAX_CODES)
    complain (self, BOUNCE_BLOCKLISTS_ERROR_BAD_CODE, "too many codes");
  else if (bounce_list_code_parse (&code, key, value, self->strings, &error))
    g_array_insert_val (self->row->codes, self->changes++, code);
  else
    complain (self, BOUNCE_BLOCKLISTS_ERROR_BAD_CODE, error->message);
}

static gboolean
is_code (const char *key)
{
  return g_str_has_prefix (key, "code ") || g_str_has_prefix (key, "bit ") || g_str_has_prefix (key, "category ")
         || g_str_has_prefix (key, "trust ");
}

static void
take_setting (Reader     *self,
              const char *key,
              const char *value)
{
  BounceBlocklist *list = &self->row->list;

  if (is_code (key))
    {
      add_code (self, key, value);
      return;
    }
  if (strcmp (key, "kind") == 0 && bounce_list_kind_from_id (value, &list->kind))
    return;
  if ((strcmp (key, "families") == 0 && set_families (list, value))
      || (strcmp (key, "ship") == 0 && set_ship (list, value))
      || (strcmp (key, "aliases") == 0 && set_aliases (self->row, value))
      || (strcmp (key, "gap") == 0 && set_gap (list, value)))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (strcmp (key, keys[i].key) == 0 && set_key (self, &keys[i], value))
      return;

  complain_value (self, key, value);
}

static void
begin_group (Reader     *self,
             const char *name)
{
  g_autofree char *zone = bounce_blocklists_dup_zone (name);

  self->changes = 0;
  self->row = zone != NULL ? g_hash_table_lookup (self->by_zone, zone) : NULL;
  if (self->row != NULL)
    return;
  if (zone == NULL || self->rows->len >= BOUNCE_BLOCKLISTS_MAX)
    {
      g_autofree char *what = g_strdup_printf (zone == NULL ? "“%s” is no zone of a list" : "too many lists: “%s” is left out", name);

      complain (self, BOUNCE_BLOCKLISTS_ERROR_BAD_ZONE, what);
      return;
    }
  self->row = bounce_blocklists_row_new (zone, self->strings);
  if (self->own)
    {
      self->row->list.own = self->row->list.ipv4 = self->row->list.test_guessed = TRUE;
      self->row->list.ship = BOUNCE_LIST_DEFAULT;
    }
  g_ptr_array_add (self->rows, self->row);
  g_hash_table_insert (self->by_zone, (gpointer) self->row->list.zone, self->row);
}

static void
take_line (Reader *self,
           char   *line)
{
  char *equals;

  g_strstrip (line);
  if (*line == '\0' || *line == '#')
    return;
  if (*line == '[')
    {
      gsize n = strlen (line);

      if (line[n - 1] == ']')
        line[n - 1] = '\0';
      begin_group (self, line + 1);
      return;
    }
  equals = strchr (line, '=');
  if (equals == NULL)
    {
      complain (self, BOUNCE_BLOCKLISTS_ERROR_SYNTAX, "neither “[zone]” nor “key = value”");
      return;
    }
  *equals = '\0';
  if (self->row != NULL)
    take_setting (self, g_strchomp (line), g_strchug (equals + 1));
}

void
bounce_blocklists_file_read (const char   *text,
                             const char   *place,
                             gboolean      own,
                             GPtrArray    *rows,
                             GStringChunk *strings,
                             GPtrArray    *problems)
{
  g_autoptr (GHashTable) by_zone = g_hash_table_new (g_str_hash, g_str_equal);
  Reader self = { place, 0, own, rows, by_zone, strings, problems, NULL, 0 };
  g_autofree char *valid = NULL;
  g_auto (GStrv) lines = NULL;

  if (strlen (text) > BOUNCE_BLOCKLISTS_FILE_MAX)
    {
      complain (&self, BOUNCE_BLOCKLISTS_ERROR_SYNTAX, "too long");
      return;
    }
  valid = g_utf8_make_valid (text, -1);
  lines = g_strsplit (valid, "\n", -1);
  for (guint i = 0; i < rows->len; i++)
    {
      BounceBlocklistsRow *row = rows->pdata[i];

      g_hash_table_insert (by_zone, (gpointer) row->list.zone, row);
    }
  for (guint i = 0; lines[i] != NULL; i++)
    {
      self.line = i + 1;
      take_line (&self, lines[i]);
    }
}
