/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* How long a check takes, without the start of a program around it, when its
 * verdict stands, and whether the main loop is kept waiting meanwhile.
 * usage: checks SERVERS STATE-FILE HOST [ZONE-THE-REPLY-NAMES]
 * One line of JSON. */
#include "bounce.h"

#include <stdlib.h>

/* A source that is ready every millisecond, as important as input: what it is
 * late is what a key or a click would be. */
typedef struct
{
  GArray          *gaps;         /* double: milliseconds                        */
  gint64           last;
  gint64           began;
  gint64           verdict;      /* when it stood                               */
  gint64           finished;
  BounceCheckCase *one;
  GString         *answers;      /* "zen.spamhaus.org": 132.1, …                */
  GHashTable      *seen;
} Probe;

static gboolean
tick (gpointer user_data)
{
  Probe *probe = user_data;
  gint64 now = g_get_monotonic_time ();
  double gap = (now - probe->last) / 1e3;

  g_array_append_val (probe->gaps, gap);
  probe->last = now;

  return G_SOURCE_CONTINUE;
}

static double
since (const Probe *probe,
       gint64       moment)
{
  return moment != 0 ? (moment - probe->began) / 1e3 : -1;
}

static void
note_answers (Probe *probe)
{
  GListModel *lines = G_LIST_MODEL (bounce_check_case_get_host_run (probe->one));

  for (guint i = 0; i < g_list_model_get_n_items (lines); i++)
    {
      g_autoptr (BounceCheck) check = g_list_model_get_item (lines, i);
      const BounceListResult *result = bounce_check_get_list_result (check);

      if (bounce_check_get_state (check) != BOUNCE_CHECK_DONE || !g_hash_table_add (probe->seen, GUINT_TO_POINTER (i + 1)))
        continue;
      g_string_append_printf (probe->answers, "%s\"%s\": [%.1f, \"%s\", \"%s\"]", probe->answers->len > 0 ? ", " : "",
                              result != NULL ? result->zone : "reverse", since (probe, g_get_monotonic_time ()),
                              result != NULL ? bounce_outcome_to_id (result->outcome)
                              : bounce_reverse_verdict_to_id (bounce_check_get_reverse_result (check)->verdict),
                              result != NULL && bounce_why_to_id (result->why) != NULL ? bounce_why_to_id (result->why) : "");
    }
}

static void
on_changed (BounceCheckCase *one,
            Probe           *probe)
{
  if (probe->verdict == 0 && bounce_check_case_get_verdict (one).settled)
    probe->verdict = g_get_monotonic_time ();
  note_answers (probe);
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  double one = *(const double *) a, other = *(const double *) b;

  return (one > other) - (one < other);
}

static void
print (Probe *probe)
{
  BounceCheckRun *run = bounce_check_case_get_host_run (probe->one);
  guint n = probe->gaps->len;

  g_array_sort (probe->gaps, compare);
  g_print ("{\"wall\": %.1f, \"verdict_after\": %.1f, \"verdict\": \"%s\", \"asked\": %u, \"gap_99\": %.2f, \"gap_worst\": %.2f, \"answers\": {%s}}\n",
           since (probe, probe->finished), since (probe, probe->verdict),
           bounce_verdict_kind_to_id (bounce_check_case_get_verdict (probe->one).kind), bounce_check_run_get_asked (run),
           n > 0 ? g_array_index (probe->gaps, double, n * 99 / 100) : 0, n > 0 ? g_array_index (probe->gaps, double, n - 1) : 0,
           probe->answers->str);
}

static void
measure (BounceListTrials *trials,
         BounceBlocklists *lists,
         const char       *host,
         const char       *zone)
{
  const BounceVerdictCase one = { .cause = BOUNCE_CAUSE_BLOCKLISTED, .zone = zone, .host = host, .mails = 1 };
  Probe probe = { .gaps = g_array_new (FALSE, FALSE, sizeof (double)), .answers = g_string_new (NULL), .seen = g_hash_table_new (NULL, NULL) };
  g_autoptr (BounceCheckCase) checked = bounce_check_case_new (trials, lists, NULL, NULL, &one, NULL, NULL);
  guint id;

  probe.one = checked;
  g_signal_connect (checked, "changed", G_CALLBACK (on_changed), &probe);
  id = g_timeout_add (1, tick, &probe);
  probe.began = probe.last = g_get_monotonic_time ();
  bounce_check_case_start (checked, BOUNCE_ASK_NORMAL);
  while (!bounce_check_case_is_finished (checked))
    g_main_context_iteration (NULL, TRUE);
  probe.finished = g_get_monotonic_time ();
  g_source_remove (id);
  print (&probe);
  g_signal_handlers_disconnect_by_data (checked, &probe);
  g_array_unref (probe.gaps);
  g_string_free (probe.answers, TRUE);
  g_hash_table_unref (probe.seen);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BounceResolver) resolver = argc > 3 ? bounce_resolver_new (argv[1], &error) : NULL;
  g_autoptr (BounceAsker) asker = NULL;
  g_autoptr (BounceBlocklists) lists = NULL;
  g_autoptr (BounceListTrials) trials = NULL;

  if (resolver == NULL)
    {
      g_printerr ("%s\n", error != NULL ? error->message : "usage: checks SERVERS STATE-FILE HOST [ZONE]");
      return 2;
    }
  asker = bounce_asker_new (resolver);
  lists = bounce_blocklists_load (NULL, &error);
  g_assert_no_error (error);
  trials = bounce_list_trials_new (asker, lists);
  bounce_list_trials_set_path (trials, argv[2]);
  measure (trials, lists, argv[3], argc > 4 ? argv[4] : "zen.spamhaus.org");

  return 0;
}
