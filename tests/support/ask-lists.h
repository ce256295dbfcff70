/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A name server with lists on it, and who asks them: for tests of lists. */
#pragma once

#include "bounce-list-check.h"

#include "fake-dns.h"

#include <string.h>

typedef struct
{
  FakeDns          *dns;
  BounceResolver   *resolver;
  BounceAsker      *asker;
  BounceBlocklists *lists;
  BounceListTrials *trials;
} World;

/* @ini: lists of its own, or NULL for those that ship. */
G_GNUC_UNUSED static void
world_begin (World      *self,
             const char *ini)
{
  g_autoptr (GError) error = NULL;

  self->dns = fake_dns_new ();
  self->resolver = bounce_resolver_new (fake_dns_get_servers (self->dns), &error);
  g_assert_no_error (error);
  self->asker = bounce_asker_new (self->resolver);
  self->lists = ini != NULL ? bounce_blocklists_parse (ini, "lists", &error) : bounce_blocklists_load (NULL, &error);
  g_assert_no_error (error);
  self->trials = bounce_list_trials_new (self->asker, self->lists);
}

/* Another run of the program, with the same servers. */
G_GNUC_UNUSED static void
world_again (World *self)
{
  g_assert_finalize_object (self->trials);
  g_clear_object (&self->asker);
  self->asker = bounce_asker_new (self->resolver);
  self->trials = bounce_list_trials_new (self->asker, self->lists);
}

G_GNUC_UNUSED static void
world_settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

G_GNUC_UNUSED static void
world_end (World *self)
{
  world_settle ();
  g_assert_finalize_object (self->trials);
  g_clear_object (&self->asker);
  g_clear_object (&self->resolver);
  bounce_blocklists_unref (self->lists);
  fake_dns_free (self->dns);
}

G_GNUC_UNUSED static const BounceBlocklist *
world_find (World      *self,
            const char *zone)
{
  const BounceBlocklist *list = bounce_blocklists_find (self->lists, zone);

  g_assert_nonnull (list);

  return list;
}

/* @below: "2.0.0.127", or "*". */
G_GNUC_UNUSED static void
world_put (World      *self,
           const char *below,
           const char *zone,
           const char *value)
{
  g_autofree char *name = g_strdup_printf ("%s.%s", below, zone);

  fake_dns_put (self->dns, name, "A", 600, value, NULL);
}

G_GNUC_UNUSED static int
world_compare_lines (gconstpointer a,
                     gconstpointer b)
{
  return strcmp (*(char * const *) a, *(char * const *) b);
}

/* What the server was asked, sorted, random names as "?". */
G_GNUC_UNUSED static char *
world_dup_log (World *self)
{
  GPtrArray *log = fake_dns_get_log (self->dns);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < log->len; i++)
    {
      const char *line = log->pdata[i];
      gboolean random = g_str_has_suffix (line, ".invalid") || g_str_has_suffix (line, ".example.com");

      g_ptr_array_add (lines, random && strlen (line) > 20 && line[2 + 16] == '.' ? g_strconcat ("A ?", line + 2 + 16, NULL) : g_strdup (line));
    }
  g_ptr_array_sort (lines, world_compare_lines);
  g_ptr_array_add (lines, NULL);

  return g_strjoinv ("\n", (char **) lines->pdata);
}

typedef struct
{
  gboolean          done;
  BounceListTrial   trial;
  BounceListResult *result;
  GError           *error;
} Told;

G_GNUC_UNUSED static void
told_clear (Told *self)
{
  g_clear_pointer (&self->result, bounce_list_result_unref);
  g_clear_error (&self->error);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Told, told_clear)

G_GNUC_UNUSED static void
on_trial_told (GObject      *source,
               GAsyncResult *result,
               gpointer      data)
{
  Told *told = data;

  told->done = TRUE;
  bounce_list_trials_try_finish (BOUNCE_LIST_TRIALS (source), result, &told->trial, &told->error);
}

G_GNUC_UNUSED static void
on_check_told (GObject      *source,
               GAsyncResult *result,
               gpointer      data)
{
  Told *told = data;

  told->done = TRUE;
  told->result = bounce_list_check_finish (result, &told->error);
}

G_GNUC_UNUSED static void
wait_told (Told *told)
{
  while (!told->done)
    g_main_context_iteration (NULL, TRUE);
}

G_GNUC_UNUSED static BounceListTrial
world_try (World             *self,
           const char        *zone,
           const char        *key,
           BounceSubjectKind  kind,
           BounceAskFlags     flags)
{
  g_auto (Told) told = { FALSE, { 0 }, NULL, NULL };

  bounce_list_trials_try_async (self->trials, world_find (self, zone), key, kind, flags, NULL, on_trial_told, &told);
  wait_told (&told);
  g_assert_no_error (told.error);

  return told.trial;
}

G_GNUC_UNUSED static BounceListResult *
world_check (World      *self,
             const char *zone,
             const char *key,
             const char *who)
{
  g_auto (Told) told = { FALSE, { 0 }, NULL, NULL };
  g_autoptr (BounceSubject) subject = bounce_subject_new (who, NULL);

  g_assert_nonnull (subject);
  bounce_list_check_async (self->trials, world_find (self, zone), key, subject, BOUNCE_ASK_NORMAL, NULL, on_check_told, &told);
  wait_told (&told);
  g_assert_no_error (told.error);

  return g_steal_pointer (&told.result);
}
