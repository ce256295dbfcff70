/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Where mail programs keep their mailboxes. Only names are looked at, no mail
 * is opened; link loops and huge folders end at fixed limits. */
#include "inspector-found.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#define MAX_FOUND 50
/* Entries of one folder that are looked at; a profile has some hundred. */
#define MAX_ENTRIES 2000
/* Thunderbird nests folders as Inbox.sbd/Work.sbd/... */
#define MAX_DEPTH 4

typedef struct
{
  char         *home;
  char         *spool;
  GCancellable *cancellable;     /* borrowed while the thread runs              */
  GPtrArray    *found;
} Search;

static void
inspector_found_free (gpointer data)
{
  InspectorFound *found = data;

  g_object_unref (found->file);
  g_free (found->program);
  g_free (found->name);
  g_free (found);
}

static void
search_free (gpointer data)
{
  Search *search = data;

  g_free (search->home);
  g_free (search->spool);
  g_clear_pointer (&search->found, g_ptr_array_unref);
  g_free (search);
}

static gboolean
is_over (Search *search)
{
  return search->found->len >= MAX_FOUND || g_cancellable_is_cancelled (search->cancellable);
}

/* Takes @name. */
static void
take (Search     *search,
      const char *path,
      const char *program,
      char       *name)
{
  InspectorFound *found = g_new0 (InspectorFound, 1);

  found->file = g_file_new_for_path (path);
  found->program = g_strdup (program);
  found->name = name;
  g_ptr_array_add (search->found, found);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Names in @path, sorted, so that the same home gives the same list. */
static GPtrArray *
list_names (const char *path)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && names->len < MAX_ENTRIES && (name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);

  return names;
}

/* Symbolic links are not followed: they lead out of the profile, or around. */
static gboolean
is_folder (const char *path)
{
  GStatBuf info;

  return g_lstat (path, &info) == 0 && S_ISDIR (info.st_mode);
}

static gboolean
is_filled_file (const char *path)
{
  GStatBuf info;

  return g_lstat (path, &info) == 0 && S_ISREG (info.st_mode) && info.st_size > 0;
}

static gboolean
is_maildir (const char *path)
{
  g_autofree char *cur = g_build_filename (path, "cur", NULL);
  g_autofree char *new = g_build_filename (path, "new", NULL);

  return is_folder (cur) && is_folder (new);
}

static gboolean
has_index (const char *path)
{
  g_autofree char *index = g_strconcat (path, ".msf", NULL);

  return g_file_test (index, G_FILE_TEST_EXISTS);
}

/* "Inbox, mail.example.org"; @account may be NULL. */
static char *
dup_name (const char *folder,
          const char *account)
{
  g_autofree char *shown = g_filename_display_name (folder);
  g_autofree char *of = account ? g_filename_display_name (account) : NULL;

  if (of == NULL)
    return g_steal_pointer (&shown);

  /* Translators: a mail folder and the account it belongs to: "Inbox, mail.example.org" */
  return g_strdup_printf (_("%1$s, %2$s"), shown, of);
}

/* A mailbox of Thunderbird is a file without an extension beside its index
 * "Inbox.msf"; the folders in it are in "Inbox.sbd". */
static void
look_at_account (Search     *search,
                 const char *path,
                 const char *account,
                 guint       depth)
{
  g_autoptr (GPtrArray) names = list_names (path);

  for (guint i = 0; i < names->len && !is_over (search); i++)
    {
      const char *name = g_ptr_array_index (names, i);
      g_autofree char *at = g_build_filename (path, name, NULL);

      if (g_str_has_suffix (name, ".sbd") && depth < MAX_DEPTH && is_folder (at))
        look_at_account (search, at, account, depth + 1);
      else if (has_index (at) && (is_filled_file (at) || is_maildir (at)))
        take (search, at, "Thunderbird", dup_name (name, account));
    }
}

static void
look_at_profile (Search     *search,
                 const char *profile)
{
  static const char *stores[] = { "Mail", "ImapMail" };

  for (guint s = 0; s < G_N_ELEMENTS (stores); s++)
    {
      g_autofree char *store = g_build_filename (profile, stores[s], NULL);
      g_autoptr (GPtrArray) accounts = list_names (store);

      for (guint i = 0; i < accounts->len && !is_over (search); i++)
        {
          const char *account = g_ptr_array_index (accounts, i);
          g_autofree char *path = g_build_filename (store, account, NULL);

          if (is_folder (path))
            look_at_account (search, path, account, 0);
        }
    }
}

/* Also where the Flatpak and Snap packages keep it. */
static void
look_for_thunderbird (Search *search)
{
  static const char *places[] = {
    ".thunderbird",
    ".var/app/org.mozilla.Thunderbird/.thunderbird",
    ".var/app/eu.betterbird.Betterbird/.thunderbird",
    "snap/thunderbird/common/.thunderbird",
  };

  for (guint p = 0; p < G_N_ELEMENTS (places); p++)
    {
      g_autofree char *place = g_build_filename (search->home, places[p], NULL);
      g_autoptr (GPtrArray) profiles = list_names (place);

      for (guint i = 0; i < profiles->len && !is_over (search); i++)
        {
          g_autofree char *path = g_build_filename (place, g_ptr_array_index (profiles, i), NULL);

          if (is_folder (path))
            look_at_profile (search, path);
        }
    }
}

/* The folders of a Maildir++ are ".Name" in it. */
static void
look_at_maildir (Search     *search,
                 const char *path,
                 const char *program,
                 const char *shown)
{
  g_autoptr (GPtrArray) names = list_names (path);

  if (is_maildir (path))
    take (search, path, program, g_strdup (shown));

  for (guint i = 0; i < names->len && !is_over (search); i++)
    {
      const char *name = g_ptr_array_index (names, i);
      g_autofree char *at = g_build_filename (path, name, NULL);

      if (name[0] == '.' && name[1] != '\0' && is_folder (at) && is_maildir (at))
        take (search, at, program, dup_name (name + 1, NULL));
    }
}

static void
look_for_evolution (Search *search)
{
  static const char *places[] = {
    ".local/share/evolution/mail/local",
    ".var/app/org.gnome.Evolution/data/evolution/mail/local",
  };

  for (guint i = 0; i < G_N_ELEMENTS (places) && !is_over (search); i++)
    {
      g_autofree char *path = g_build_filename (search->home, places[i], NULL);

      /* Translators: the local inbox of the mail program Evolution */
      look_at_maildir (search, path, "Evolution", _("Inbox"));
    }
}

static void
look_for_maildirs (Search *search)
{
  static const char *places[] = { "Maildir", ".maildir", "mail", "Mail" };

  for (guint i = 0; i < G_N_ELEMENTS (places) && !is_over (search); i++)
    {
      g_autofree char *path = g_build_filename (search->home, places[i], NULL);

      if (is_folder (path) && is_maildir (path))
        look_at_maildir (search, path, _("Maildir in the home folder"), places[i]);
    }
}

static void
look_at_spool (Search *search)
{
  const char *user = g_get_user_name ();
  g_autofree char *path = g_build_filename (search->spool, user, NULL);

  if (is_filled_file (path) || (is_folder (path) && is_maildir (path)))
    take (search, path, _("Mail of this computer"), dup_name (user, NULL));
}

static void
list_in_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Search *search = task_data;

  search->cancellable = cancellable;
  search->found = g_ptr_array_new_with_free_func (inspector_found_free);
  look_for_thunderbird (search);
  look_for_evolution (search);
  look_for_maildirs (search);
  if (!is_over (search))
    look_at_spool (search);

  if (!g_task_return_error_if_cancelled (task))
    g_task_return_pointer (task, g_steal_pointer (&search->found), (GDestroyNotify) g_ptr_array_unref);
}

void
inspector_found_list_async (const char          *home,
                            const char          *spool,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Search *search = g_new0 (Search, 1);

  search->home = g_strdup (home ? home : g_get_home_dir ());
  search->spool = g_strdup (spool ? spool : "/var/mail");
  g_task_set_source_tag (task, inspector_found_list_async);
  g_task_set_task_data (task, search, search_free);
  g_task_run_in_thread (task, list_in_thread);
}

GPtrArray *
inspector_found_list_finish (GAsyncResult  *result,
                             GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
