/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Remembers self-tests. The file is a cache: whatever is wrong with it, it is
 * as if it were not there. */
#include "bounce-trial-memory.h"

#include <glib/gstdio.h>
#include <string.h>

#define FILE_MAX (256 * 1024)
#define MAX_GROUPS 32           /* sets of servers in the file: one a network    */

typedef struct
{
  BounceListTrial trial;
  gboolean        secret;
} Kept;

struct _BounceTrialMemory
{
  GHashTable *kept;              /* name → Kept                                 */
  char       *group;             /* stands for the servers in the file          */
  char       *path;              /* NULL: nothing is kept between runs          */
  gboolean    changed;
};

BounceTrialMemory *
bounce_trial_memory_new (void)
{
  BounceTrialMemory *self = g_new0 (BounceTrialMemory, 1);

  self->kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  return self;
}

void
bounce_trial_memory_free (BounceTrialMemory *self)
{
  g_hash_table_unref (self->kept);
  g_free (self->group);
  g_free (self->path);
  g_free (self);
}

static void
keep (BounceTrialMemory     *self,
      const char            *name,
      const BounceListTrial *trial,
      gboolean               secret)
{
  Kept *kept = g_new0 (Kept, 1);

  kept->trial = *trial;
  kept->secret = secret;
  g_hash_table_replace (self->kept, g_strdup (name), kept);
}

/* Only a file of sensible size: a pipe in its place would be waited for. */
static gboolean
is_readable (const char *path)
{
  GStatBuf info;

  return path != NULL && g_stat (path, &info) == 0 && S_ISREG (info.st_mode) && info.st_size <= FILE_MAX;
}

static GKeyFile *
read_file (BounceTrialMemory *self)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *text = NULL;
  gsize length;

  if (is_readable (self->path) && g_file_get_contents (self->path, &text, &length, NULL) && length <= FILE_MAX
      && memchr (text, '\0', length) == NULL && !g_key_file_load_from_data (file, text, length, G_KEY_FILE_NONE, NULL))
    {
      g_key_file_unref (g_steal_pointer (&file));
      file = g_key_file_new ();
    }

  return g_steal_pointer (&file);
}

static void
load (BounceTrialMemory *self)
{
  g_autoptr (GKeyFile) file = read_file (self);
  g_auto (GStrv) names = self->group != NULL ? g_key_file_get_keys (file, self->group, NULL, NULL) : NULL;

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      BounceListTrial trial = { .held = TRUE, .seen = g_key_file_get_int64 (file, self->group, names[i], NULL) };

      if (!g_hash_table_contains (self->kept, names[i]))
        keep (self, names[i], &trial, FALSE);
    }
}

/* Addresses of resolvers tell where somebody was, and "[::1]" is no name of a
 * group: a digest of them does. */
void
bounce_trial_memory_set_servers (BounceTrialMemory *self,
                                 const char        *servers)
{
  g_hash_table_remove_all (self->kept);
  self->changed = FALSE;
  g_free (self->group);
  self->group = g_compute_checksum_for_string (G_CHECKSUM_SHA256, servers, -1);
  load (self);
}

void
bounce_trial_memory_set_path (BounceTrialMemory *self,
                              const char        *path)
{
  g_free (self->path);
  self->path = g_strdup (path);
  load (self);
}

/* A clock that was set back makes times of the future: they count for nothing.
 * Nor do times before 1970, which only a damaged file has, and which would make
 * the difference overflow. */
static gboolean
is_fresh (const BounceListTrial *trial,
          gint64                 now)
{
  gint64 life = BOUNCE_LIST_TRIAL_REMEMBER_FAILED;

  if (trial->held)
    life = BOUNCE_LIST_TRIAL_REMEMBER;
  else if (trial->why == BOUNCE_WHY_NO_ANSWER || trial->why == BOUNCE_WHY_FAILURE)
    life = BOUNCE_TRIAL_MEMORY_CHANCE;

  return trial->seen > 0 && trial->seen <= now && now - trial->seen < life;
}

gboolean
bounce_trial_memory_find (BounceTrialMemory *self,
                          const char        *name,
                          gboolean           again,
                          gint64             now,
                          BounceListTrial   *trial)
{
  Kept *kept = g_hash_table_lookup (self->kept, name);

  if (kept == NULL || !is_fresh (&kept->trial, now) || (again && !kept->trial.held))
    return FALSE;
  *trial = kept->trial;

  return TRUE;
}

void
bounce_trial_memory_keep (BounceTrialMemory     *self,
                          const char            *name,
                          const BounceListTrial *trial,
                          gboolean               secret)
{
  keep (self, name, trial, secret);
  self->changed |= trial->held && !secret;
}

/* Groups of other networks whose tests are all old. */
static void
prune (GKeyFile *file,
       gint64    now)
{
  g_auto (GStrv) groups = g_key_file_get_groups (file, NULL);
  guint left = 0;

  for (guint i = 0; groups[i] != NULL; i++)
    {
      g_auto (GStrv) names = g_key_file_get_keys (file, groups[i], NULL, NULL);
      gboolean fresh = FALSE;

      for (guint k = 0; names != NULL && names[k] != NULL; k++)
        {
          BounceListTrial trial = { .held = TRUE, .seen = g_key_file_get_int64 (file, groups[i], names[k], NULL) };

          fresh |= is_fresh (&trial, now);
        }
      if (!fresh || ++left > MAX_GROUPS)
        g_key_file_remove_group (file, groups[i], NULL);
    }
}

void
bounce_trial_memory_save (BounceTrialMemory *self,
                          gint64             now)
{
  g_autoptr (GKeyFile) file = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *text = NULL;
  GHashTableIter iter;
  gpointer name, value;
  gsize length;

  if (!self->changed || self->path == NULL || self->group == NULL)
    return;
  self->changed = FALSE;
  file = read_file (self);
  g_key_file_remove_group (file, self->group, NULL);
  prune (file, now);
  g_hash_table_iter_init (&iter, self->kept);
  while (g_hash_table_iter_next (&iter, &name, &value))
    {
      const Kept *kept = value;

      if (kept->trial.held && !kept->secret && is_fresh (&kept->trial, now))
        g_key_file_set_int64 (file, self->group, name, kept->trial.seen);
    }
  folder = g_path_get_dirname (self->path);
  text = g_key_file_to_data (file, &length, NULL);
  /* Not to be remembered is no fault that anybody must know of. */
  if (g_mkdir_with_parents (folder, 0700) == 0)
    g_file_set_contents_full (self->path, text, length, G_FILE_SET_CONTENTS_CONSISTENT, 0600, NULL);
}
