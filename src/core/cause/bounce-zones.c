/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds the DNS lists that a reply names, by zone, by other names and look-up
 * pages (data/zones.tsv), and by the shape of a host name. */
#include "bounce-zones.h"

#include "bounce-data.h"
#include "bounce-fold.h"

#include <gio/gio.h>
#include <string.h>

#define RESOURCE "/io/github/bounce_inspector/BounceInspector/zones.tsv"
#define LONGEST_HOST 255

typedef struct
{
  const char *zone;
  const char *name;
  gboolean    dead;
  const char *reason;            /* of a dead one; or NULL                      */
  char      **marks;
} Zone;

typedef struct
{
  GPtrArray  *rows;              /* of Zone, in file order                      */
  GHashTable *by_zone;
} Zones;

static void
add_row (Zones *self,
         char  *line)
{
  g_auto (GStrv) columns = g_strsplit (line, "\t", -1);
  guint n = g_strv_length (columns);
  Zone *zone;

  if (*line == '#' || n < 3)
    return;

  zone = g_new0 (Zone, 1);
  zone->zone = g_intern_string (columns[0]);
  zone->name = g_intern_string (columns[1]);
  zone->dead = strcmp (columns[2], "dead") == 0;
  zone->reason = n > 4 ? g_intern_string (columns[4]) : NULL;
  zone->marks = g_strsplit (n > 3 ? columns[3] : "", ";", -1);
  for (guint i = 0; zone->marks[i] != NULL; i++)
    g_strstrip (zone->marks[i]);
  g_ptr_array_add (self->rows, zone);
  g_hash_table_insert (self->by_zone, (gpointer) zone->zone, zone);
}

/* Read once, kept for good: names are handed out as static. */
static const Zones *
get_zones (void)
{
  static Zones zones;
  static gsize ready;

  if (g_once_init_enter (&ready))
    {
      g_autoptr (GBytes) bytes = g_resource_lookup_data (bounce_data_get_resource (), RESOURCE, 0, NULL);
      gsize length = 0;
      const char *data = bytes != NULL ? g_bytes_get_data (bytes, &length) : "";
      g_autofree char *text = g_strndup (data, length);
      g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

      zones.rows = g_ptr_array_new ();
      zones.by_zone = g_hash_table_new (g_str_hash, g_str_equal);
      for (guint i = 0; lines[i] != NULL; i++)
        add_row (&zones, lines[i]);
      g_once_init_leave (&ready, 1);
    }

  return &zones;
}

/* The row of @host itself or of the nearest name above it. */
static const Zone *
look_up (const char *host)
{
  const Zones *zones = get_zones ();

  while (host != NULL && *host != '\0')
    {
      const Zone *zone = g_hash_table_lookup (zones->by_zone, host);

      if (zone != NULL)
        return zone;
      host = strchr (host, '.');
      if (host != NULL)
        host++;
    }

  return NULL;
}

static void
add (GPtrArray  *found,
     const char *zone)
{
  for (guint i = 0; i < found->len; i++)
    if (strcmp (found->pdata[i], zone) == 0)
      return;

  g_ptr_array_add (found, g_strdup (zone));
}

/* "25.2.0.192.bl.example.net" asks about an address: the zone is behind it. */
static const char *
skip_subject (const char *host)
{
  while (g_ascii_isdigit (*host))
    {
      gsize n = strspn (host, "0123456789");

      if (host[n] != '.')
        break;
      host += n + 1;
    }

  return host;
}

/* Labels by which list operators call their zones. */
static gboolean
has_list_label (const char *host)
{
  static const char *const labels[] = { "dnsbl", "rbl", "bl", "dnsrbl", "rhsbl", "blacklist", "blocklist", "dul", "sbl",
                                        "xbl", "pbl", "dbl", "blackholes", "spamlist" };
  const char *dot = strchr (host, '.');

  /* The first label, when a domain of two labels follows. */
  if (dot == NULL || strchr (dot + 1, '.') == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      gsize n = strlen (labels[i]);

      if (strncmp (host, labels[i], n) == 0 && (host[n] == '.' || host[n] == '-'))
        return TRUE;
    }

  return FALSE;
}

static void
take_host (const char *host,
           gboolean    named,
           GPtrArray  *known,
           GPtrArray  *shaped)
{
  const Zone *zone;

  host = skip_subject (host);
  if (strchr (host, '.') == NULL || g_str_has_prefix (host, "www."))
    return;

  zone = look_up (host);
  if (zone != NULL)
    add (known, zone->dead ? host : zone->zone);
  else if (named || has_list_label (host))
    add (shaped, host);
}

static gboolean
is_host_char (char c)
{
  return g_ascii_isalnum (c) || c == '.' || c == '-' || c == '_';
}

/* "blocked using NAME", "black list at NAME": NAME is a list, whatever its shape. */
static gboolean
is_named (const char *text,
          const char *host)
{
  static const char *const leads[] = { "blocked using ", "list at ", "listed in ", "listed on ", "listed by ", "listed at " };

  for (guint i = 0; i < G_N_ELEMENTS (leads); i++)
    {
      gsize n = strlen (leads[i]);

      if ((gsize) (host - text) >= n && strncmp (host - n, leads[i], n) == 0)
        return TRUE;
    }

  return FALSE;
}

/* A host name ends in letters: "127.0.0.2" and "1.5" are none. */
static gboolean
ends_in_letters (const char *host)
{
  const char *dot = strrchr (host, '.');

  return dot != NULL && g_ascii_isalpha (dot[1]);
}

static void
find_hosts (const char *text,
            GPtrArray  *known,
            GPtrArray  *shaped)
{
  for (const char *at = text; *at != '\0'; )
    {
      const char *end = at;
      gsize n;

      while (is_host_char (*end))
        end++;
      n = end - at;
      while (n > 0 && (at[n - 1] == '.' || at[n - 1] == '-'))
        n--;
      if (n > 3 && n <= LONGEST_HOST)
        {
          g_autofree char *host = g_strndup (at, n);

          if (ends_in_letters (host))
            take_host (host, is_named (text, at), known, shaped);
        }
      at = *end != '\0' ? end + 1 : end;
    }
}

/* The operator, for "no second guess about a list already named": the first
 * word of the name. */
static gboolean
is_told (GPtrArray  *found,
         const char *name)
{
  gsize n = strcspn (name, " ");

  for (guint i = 0; i < found->len; i++)
    {
      const char *other = bounce_zones_get_name (found->pdata[i]);

      if (other != NULL && strncmp (other, name, n) == 0 && (other[n] == ' ' || other[n] == '\0'))
        return TRUE;
    }

  return FALSE;
}

static void
find_marks (const char *text,
            GPtrArray  *found)
{
  const Zones *zones = get_zones ();

  for (guint i = 0; i < zones->rows->len; i++)
    {
      const Zone *zone = zones->rows->pdata[i];

      for (guint k = 0; zone->marks[k] != NULL; k++)
        if (*zone->marks[k] != '\0' && strstr (text, zone->marks[k]) != NULL && !is_told (found, zone->name))
          add (found, zone->zone);
    }
}

char **
bounce_zones_find (const char *words)
{
  GPtrArray *found = g_ptr_array_new ();
  g_autoptr (GPtrArray) shaped = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *text = bounce_fold_dup (words);

  find_hosts (text, found, shaped);
  find_marks (text, found);
  for (guint i = 0; i < shaped->len; i++)
    add (found, shaped->pdata[i]);
  g_ptr_array_add (found, NULL);

  return (char **) g_ptr_array_free (found, FALSE);
}

const char *
bounce_zones_get_name (const char *zone)
{
  const Zone *row = look_up (zone);

  return row != NULL ? row->name : NULL;
}

gboolean
bounce_zones_is_dead (const char *zone)
{
  const Zone *row = look_up (zone);

  return row != NULL && row->dead;
}

const char *
bounce_zones_why_dead (const char *zone)
{
  const Zone *row = look_up (zone);

  if (row == NULL || !row->dead)
    return NULL;

  return row->reason != NULL ? row->reason : "closed";
}
