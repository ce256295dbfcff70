/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Holds the lists of data/blocklists.ini and of the user's own file, and finds
 * them by the names that replies give them. */
#include "bounce-blocklists.h"

#include "bounce-blocklists-file.h"
#include "bounce-data.h"
#include "bounce-list-code.h"
#include "bounce-list-keys.h"
#include "bounce-zones.h"

#include <string.h>

#define RESOURCE "/io/github/bounce_inspector/BounceInspector/blocklists.ini"
#define FILE_NAME "blocklists.ini"
#define MAX_DEAD 256            /* names of dead zones that are kept apart        */

struct _BounceBlocklists
{
  gatomicrefcount  count;
  GPtrArray       *rows;         /* of BounceBlocklistsRow                      */
  GHashTable      *by_zone;      /* zones and aliases → row                     */
  GStringChunk    *strings;
  char           **problems;
  char           **allowed;      /* dead zones the user wants asked             */
  GMutex           lock;         /* of what follows: rows made when asked for   */
  GHashTable      *dead;         /* zone → row                                  */
};

G_DEFINE_QUARK (bounce-blocklists-error-quark, bounce_blocklists_error)

/* Without the final dot, in small letters: as it stands in tables. */
static char *
dup_plain (const char *zone)
{
  gsize n = strlen (zone);

  return g_ascii_strdown (zone, n > 0 && zone[n - 1] == '.' ? n - 1 : n);
}

static BounceBlocklists *
new_lists (const char * const *allowed)
{
  BounceBlocklists *self = g_new0 (BounceBlocklists, 1);
  g_autoptr (GStrvBuilder) zones = g_strv_builder_new ();

  g_atomic_ref_count_init (&self->count);
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) bounce_blocklists_row_free);
  self->by_zone = g_hash_table_new (g_str_hash, g_str_equal);
  self->dead = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) bounce_blocklists_row_free);
  self->strings = g_string_chunk_new (4096);
  g_mutex_init (&self->lock);
  for (guint i = 0; allowed != NULL && allowed[i] != NULL; i++)
    {
      g_autofree char *zone = dup_plain (allowed[i]);

      g_strv_builder_add (zones, zone);
    }
  self->allowed = g_strv_builder_end (zones);

  return self;
}

static gboolean
is_dead (BounceBlocklists *self,
         const char       *zone)
{
  return bounce_zones_is_dead (zone) && !g_strv_contains ((const char * const *) self->allowed, zone);
}

static void
add_names (BounceBlocklists    *self,
           BounceBlocklistsRow *row)
{
  g_hash_table_insert (self->by_zone, (gpointer) row->list.zone, row);
  for (guint i = 0; row->aliases[i] != NULL; i++)
    if (!g_hash_table_contains (self->by_zone, row->aliases[i]))
      g_hash_table_insert (self->by_zone, row->aliases[i], row);
}

static void
end_rows (BounceBlocklists *self,
          GPtrArray        *problems)
{
  g_autoptr (GStrvBuilder) texts = g_strv_builder_new ();

  for (guint i = 0; i < self->rows->len; i++)
    {
      BounceBlocklistsRow *row = self->rows->pdata[i];

      bounce_blocklists_row_end (row, self->strings);
      row->list.dead = is_dead (self, row->list.zone);
      if (row->list.terms == BOUNCE_LIST_TERMS_KEY)
        bounce_list_keys_guard_zone (row->list.zone);
    }
  for (guint i = 0; i < self->rows->len; i++)
    add_names (self, self->rows->pdata[i]);
  for (guint i = 0; i < problems->len; i++)
    g_strv_builder_add (texts, ((GError *) problems->pdata[i])->message);
  self->problems = g_strv_builder_end (texts);
}

static char *
dup_built_in (void)
{
  g_autoptr (GBytes) bytes = g_resource_lookup_data (bounce_data_get_resource (), RESOURCE, 0, NULL);
  gsize length = 0;
  const char *data = bytes != NULL ? g_bytes_get_data (bytes, &length) : "";

  return g_strndup (data, length);
}

/* A missing file is no problem; one that cannot be read is told. */
static void
read_own (BounceBlocklists *self,
          const char       *config_dir,
          GPtrArray        *problems)
{
  g_autofree char *path = g_build_filename (config_dir, FILE_NAME, NULL);
  g_autofree char *place = g_filename_display_name (path);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  if (g_file_get_contents (path, &text, NULL, &error))
    bounce_blocklists_file_read (text, place, TRUE, self->rows, self->strings, problems);
  else if (!g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    g_ptr_array_add (problems, g_steal_pointer (&error));
}

static gboolean
take_first (GPtrArray  *problems,
            GError    **error)
{
  if (problems->len == 0)
    return FALSE;
  g_propagate_error (error, g_error_copy (problems->pdata[0]));

  return TRUE;
}

BounceBlocklists *
bounce_blocklists_load_allowing (const char          *config_dir,
                                 const char * const  *allowed,
                                 GError             **error)
{
  g_autoptr (BounceBlocklists) self = new_lists (allowed);
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func ((GDestroyNotify) g_error_free);
  g_autofree char *built_in = dup_built_in ();

  bounce_blocklists_file_read (built_in, "resource:" RESOURCE, FALSE, self->rows, self->strings, problems);
  if (take_first (problems, error))
    return NULL;
  if (config_dir != NULL)
    read_own (self, config_dir, problems);
  end_rows (self, problems);

  return g_steal_pointer (&self);
}

BounceBlocklists *
bounce_blocklists_load (const char  *config_dir,
                        GError     **error)
{
  return bounce_blocklists_load_allowing (config_dir, NULL, error);
}

BounceBlocklists *
bounce_blocklists_parse (const char  *ini,
                         const char  *place,
                         GError     **error)
{
  g_autoptr (BounceBlocklists) self = new_lists (NULL);
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func ((GDestroyNotify) g_error_free);

  g_return_val_if_fail (ini != NULL && place != NULL, NULL);

  bounce_blocklists_file_read (ini, place, FALSE, self->rows, self->strings, problems);
  if (take_first (problems, error))
    return NULL;
  end_rows (self, problems);

  return g_steal_pointer (&self);
}

guint
bounce_blocklists_get_length (BounceBlocklists *self)
{
  return self->rows->len;
}

const BounceBlocklist *
bounce_blocklists_get (BounceBlocklists *self,
                       guint             nth)
{
  g_return_val_if_fail (nth < self->rows->len, NULL);

  return &((BounceBlocklistsRow *) self->rows->pdata[nth])->list;
}

/* "abc….zen.dq.spamhaus.net": what stands before a keyed zone is a key. */
static BounceBlocklistsRow *
find_keyed (BounceBlocklists *self,
            const char       *zone)
{
  for (const char *dot = strchr (zone, '.'); dot != NULL; dot = strchr (dot + 1, '.'))
    {
      BounceBlocklistsRow *row = g_hash_table_lookup (self->by_zone, dot + 1);

      if (row != NULL)
        return row->list.terms == BOUNCE_LIST_TERMS_KEY ? row : NULL;
    }

  return NULL;
}

/* Zones of the deny-list are many more than anybody asks for: each gets its row
 * when its name turns up. One that the user allows is asked like any other. */
static const BounceBlocklist *
find_dead (BounceBlocklists *self,
           const char       *zone)
{
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&self->lock);
  BounceBlocklistsRow *row = g_hash_table_lookup (self->dead, zone);

  if (row != NULL)
    return &row->list;
  if (g_hash_table_size (self->dead) >= MAX_DEAD)
    return NULL;
  row = bounce_blocklists_row_new (zone, self->strings);
  row->list.name = bounce_zones_get_name (zone);
  row->list.ship = BOUNCE_LIST_OFF;
  row->list.ipv4 = row->list.test_guessed = TRUE;
  row->list.dead = is_dead (self, zone);
  bounce_blocklists_row_end (row, self->strings);
  g_hash_table_insert (self->dead, g_strdup (zone), row);

  return &row->list;
}

const BounceBlocklist *
bounce_blocklists_find (BounceBlocklists *self,
                        const char       *zone)
{
  g_autofree char *plain = NULL;
  BounceBlocklistsRow *row;

  g_return_val_if_fail (self != NULL && zone != NULL, NULL);

  plain = dup_plain (zone);
  row = g_hash_table_lookup (self->by_zone, plain);
  if (row == NULL)
    row = find_keyed (self, plain);
  if (row != NULL)
    return &row->list;
  if (bounce_zones_is_dead (plain))
    {
      g_autofree char *real = bounce_blocklists_dup_zone (plain);

      return real != NULL ? find_dead (self, real) : NULL;
    }

  return NULL;
}

const char * const *
bounce_blocklists_get_problems (BounceBlocklists *self)
{
  return (const char * const *) self->problems;
}

const char *
bounce_blocklists_why_dead (const char *zone)
{
  g_autofree char *plain = NULL;

  g_return_val_if_fail (zone != NULL, NULL);

  plain = dup_plain (zone);

  return bounce_zones_why_dead (plain);
}

BounceCodeMeaning
bounce_blocklists_read_code (BounceBlocklists      *self,
                             const BounceBlocklist *list,
                             GInetAddress          *code,
                             gboolean              *known,
                             GPtrArray             *reasons,
                             BounceListKind        *kind)
{
  const BounceBlocklistsRow *row = (const BounceBlocklistsRow *) list;
  gboolean ignored;

  g_return_val_if_fail (self != NULL && list != NULL && G_IS_INET_ADDRESS (code), BOUNCE_CODE_ERROR);

  if (known == NULL)
    known = &ignored;
  *known = FALSE;
  if (g_inet_address_get_family (code) != G_SOCKET_FAMILY_IPV4)
    return BOUNCE_CODE_ERROR;

  return bounce_list_code_read (list, row->codes, g_inet_address_to_bytes (code), known, reasons, kind);
}

BounceBlocklists *
bounce_blocklists_ref (BounceBlocklists *self)
{
  g_atomic_ref_count_inc (&self->count);

  return self;
}

void
bounce_blocklists_unref (BounceBlocklists *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->count))
    return;
  g_hash_table_unref (self->by_zone);
  g_hash_table_unref (self->dead);
  g_ptr_array_unref (self->rows);
  g_string_chunk_free (self->strings);
  g_strfreev (self->problems);
  g_strfreev (self->allowed);
  g_mutex_clear (&self->lock);
  g_free (self);
}
