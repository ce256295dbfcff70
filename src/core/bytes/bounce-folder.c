/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The files below a path. The folders that lie between are kept on a stack of our
 * own, so that deep nesting costs memory, not the thread's stack. */
#include "bounce-folder.h"

#include <string.h>

#define ATTRIBUTES G_FILE_ATTRIBUTE_STANDARD_NAME "," G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_ID_FILE

typedef struct
{
  char      *name;
  GFileType  type;
} Entry;

/* A folder and what is still to do in it. */
typedef struct
{
  GFile  *folder;
  GArray *entries;      /* of Entry, in byte order */
  guint   next;
} Level;

typedef struct
{
  BounceFolderFunc  func;
  gpointer          user_data;
  GCancellable     *cancellable;
  GArray           *levels;
  GHashTable       *visited;     /* ids of folders: links may lead in circles */
} Walk;

static void
clear_entry (gpointer data)
{
  Entry *entry = data;

  g_free (entry->name);
}

static void
clear_level (gpointer data)
{
  Level *level = data;

  g_object_unref (level->folder);
  g_array_unref (level->entries);
}

static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  return strcmp (((const Entry *) a)->name, ((const Entry *) b)->name);
}

static gboolean
has_entry (GArray     *entries,
           const char *name)
{
  Entry wanted = { (char *) name, G_FILE_TYPE_UNKNOWN };

  return g_array_binary_search (entries, &wanted, compare_entries, NULL);
}

/* What mail programs keep beside mail: Dovecot, Courier, Thunderbird, MH (which
 * renames to ",N" what it deletes). */
static gboolean
is_aside (const char *name)
{
  static const char *const names[] = {
    "dovecot-keywords", "dovecot-uidlist", "dovecot.mailbox.log", "dovecot-acl", "dovecot-acl-list", "dovecot-uidvalidity",
    "subscriptions", "maildirfolder", "maildirsize", "courierimapuiddb", "courierimapsubscribed", "courierpop3dsizelist",
    "shared-maildirs", "msgFilterRules.dat", "filterlog.html", "popstate.dat", "panacea.dat", "virtualFolders.dat",
  };

  if (name[0] == '.' || name[0] == ',')
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (name, names[i]) == 0)
      return TRUE;
  return g_str_has_suffix (name, ".msf") || g_str_has_prefix (name, "dovecot.index") ||
         g_str_has_prefix (name, "dovecot-uidvalidity.") || g_str_has_prefix (name, "dovecot.list.index");
}

/* Maildir++ keeps its folders as ".Name"; any other folder with a dot is
 * something the user is not to see. */
static gboolean
is_maildir (GFile *folder)
{
  g_autoptr (GFile) cur = g_file_get_child (folder, "cur");

  return g_file_query_file_type (cur, G_FILE_QUERY_INFO_NONE, NULL) == G_FILE_TYPE_DIRECTORY;
}

static gboolean
tell (Walk         *walk,
      GFile        *file,
      const GError *error)
{
  return walk->func (file, error, walk->user_data);
}

static GArray *
read_entries (GFile         *folder,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autoptr (GFileEnumerator) enumerator = NULL;
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  GFileInfo *info;

  g_array_set_clear_func (entries, clear_entry);
  enumerator = g_file_enumerate_children (folder, ATTRIBUTES, G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, cancellable, error);
  while (enumerator && g_file_enumerator_iterate (enumerator, &info, NULL, cancellable, error) && info)
    {
      Entry entry = { g_strdup (g_file_info_get_name (info)), g_file_info_get_file_type (info) };

      g_array_append_val (entries, entry);
    }
  g_array_sort (entries, compare_entries);
  return entries;
}

/* Goes into @folder, unless we were there. What could be listed before an error
 * is walked. */
static void
enter (Walk       *walk,
       GFile      *folder,
       GFileInfo  *info,
       GError    **error)
{
  const char *id = g_file_info_get_attribute_string (info, G_FILE_ATTRIBUTE_ID_FILE);
  Level level = { 0 };

  if (id && !g_hash_table_add (walk->visited, g_strdup (id)))
    return;
  level.folder = g_object_ref (folder);
  level.entries = read_entries (folder, walk->cancellable, error);
  g_array_append_val (walk->levels, level);
}

/* A folder, or a link, which may lead anywhere. */
static gboolean
visit_other (Walk       *walk,
             GFile      *file,
             const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInfo) info = g_file_query_info (file, ATTRIBUTES, G_FILE_QUERY_INFO_NONE, walk->cancellable, &error);

  if (!info)
    return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || is_aside (name) || tell (walk, file, error);
  if (g_file_info_get_file_type (info) != G_FILE_TYPE_DIRECTORY)
    return is_aside (name) || tell (walk, file, NULL);
  if (name[0] == '.' && !is_maildir (file))
    return TRUE;
  enter (walk, file, info, &error);
  return !error || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || tell (walk, file, error);
}

static gboolean
visit (Walk *walk)
{
  Level *level = &g_array_index (walk->levels, Level, walk->levels->len - 1);
  const Entry *entry = &g_array_index (level->entries, Entry, level->next);
  g_autoptr (GFile) file = NULL;

  level->next++;
  if (entry->type == G_FILE_TYPE_REGULAR && is_aside (entry->name))
    return TRUE;
  if (strcmp (entry->name, "tmp") == 0 && has_entry (level->entries, "cur") && has_entry (level->entries, "new"))
    return TRUE;
  file = g_file_get_child (level->folder, entry->name);
  if (entry->type == G_FILE_TYPE_DIRECTORY || entry->type == G_FILE_TYPE_SYMBOLIC_LINK)
    return visit_other (walk, file, entry->name);
  return tell (walk, file, NULL);
}

static void
walk_on (Walk *walk)
{
  while (walk->levels->len > 0 && !g_cancellable_is_cancelled (walk->cancellable))
    {
      Level *level = &g_array_index (walk->levels, Level, walk->levels->len - 1);

      if (level->next == level->entries->len)
        g_array_set_size (walk->levels, walk->levels->len - 1);
      else if (!visit (walk))
        return;
    }
}

gboolean
bounce_folder_foreach (GFile             *path,
                       BounceFolderFunc   func,
                       gpointer           user_data,
                       GCancellable      *cancellable,
                       GError           **error)
{
  g_autoptr (GFileInfo) info = g_file_query_info (path, ATTRIBUTES, G_FILE_QUERY_INFO_NONE, cancellable, error);
  Walk walk = { func, user_data, cancellable, NULL, NULL };
  GError *local_error = NULL;

  if (!info)
    return FALSE;
  if (g_file_info_get_file_type (info) != G_FILE_TYPE_DIRECTORY)
    {
      func (path, NULL, user_data);
      return TRUE;
    }

  walk.levels = g_array_new (FALSE, FALSE, sizeof (Level));
  g_array_set_clear_func (walk.levels, clear_level);
  walk.visited = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  enter (&walk, path, info, &local_error);
  walk_on (&walk);
  g_array_unref (walk.levels);
  g_hash_table_unref (walk.visited);
  if (!local_error)
    g_cancellable_set_error_if_cancelled (cancellable, &local_error);
  if (local_error)
    g_propagate_error (error, local_error);
  return local_error == NULL;
}
