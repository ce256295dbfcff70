/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* How long the window keeps a hand waiting: opens mailboxes in it, and watches
 * the main loop while they load, scroll, are searched and sorted. A line a
 * phase: the longest time between two turns of the loop, and how much this
 * thread computed in one; when the list changed first and last.
 * usage: tests/gui/run-display window-bench FILE... */
#include "inspector-window-private.h"

#include <stdio.h>
#include <time.h>

#define QUIET 700                  /* milliseconds in which nothing happens       */
#define SLOW 30                    /* milliseconds that a hand notices            */

/* A source that is ready every millisecond, as important as input: what it is
 * late is what a key or a click would be. */
typedef struct
{
  InspectorWindow *window;
  GListModel      *rows;
  GtkAdjustment   *scroll;
  GtkEditable     *entry;
  GArray          *gaps;           /* double: milliseconds                        */
  gint64           last, began;
  guint            slow, slow_own; /* of them, beyond what a hand forgives        */
  double           cpu, own, worst_own; /* of this thread: others may have the machine */
  gint64           changed;        /* when the list last did                      */
  gint64           first;          /* when it first did in this phase             */
  gint64           painted;        /* first frame with rows                       */
} Probe;

static double
get_cpu (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);

  return now.tv_sec * 1e3 + now.tv_nsec / 1e6;
}

static gboolean
tick (gpointer user_data)
{
  Probe *probe = user_data;
  gint64 now = g_get_monotonic_time ();
  double gap = (now - probe->last) / 1e3, cpu = get_cpu ();

  g_array_append_val (probe->gaps, gap);
  probe->own += cpu - probe->cpu;
  probe->worst_own = MAX (probe->worst_own, cpu - probe->cpu);
  probe->slow += gap > SLOW;
  probe->slow_own += cpu - probe->cpu > SLOW;
  probe->last = now;
  probe->cpu = cpu;

  return G_SOURCE_CONTINUE;
}

static void
on_rows (Probe *probe)
{
  probe->changed = g_get_monotonic_time ();
  if (probe->first == 0)
    probe->first = probe->changed;
}

static void
on_painted (Probe *probe)
{
  if (probe->painted == 0 && g_list_model_get_n_items (probe->rows) > 0)
    probe->painted = g_get_monotonic_time ();
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  double one = *(const double *) a, other = *(const double *) b;

  return (one > other) - (one < other);
}

static void
begin (Probe *probe)
{
  g_array_set_size (probe->gaps, 0);
  probe->began = probe->last = g_get_monotonic_time ();
  probe->first = probe->changed = probe->painted = 0;
  probe->own = probe->worst_own = 0;
  probe->slow = probe->slow_own = 0;
  probe->cpu = get_cpu ();
}

static double
since (Probe  *probe,
       gint64  moment)
{
  return moment != 0 ? (moment - probe->began) / 1e3 : 0;
}

static void
end (Probe      *probe,
     const char *phase)
{
  g_array_sort (probe->gaps, compare);
  g_print ("  %-32s %7.1f %7.1f %7.1f %5u %5u %8.0f %8.0f %8.0f %8.0f\n", phase,
           g_array_index (probe->gaps, double, probe->gaps->len - 1), probe->worst_own,
           g_array_index (probe->gaps, double, probe->gaps->len * 99 / 100), probe->slow, probe->slow_own,
           since (probe, probe->first), since (probe, probe->changed), since (probe, g_get_monotonic_time ()),
           probe->own);
}

static void
run_for (guint milliseconds)
{
  gint64 until = g_get_monotonic_time () + milliseconds * G_TIME_SPAN_MILLISECOND;

  while (g_get_monotonic_time () < until)
    g_main_context_iteration (NULL, TRUE);
}

static void
run_until_quiet (Probe *probe)
{
  gint64 from = g_get_monotonic_time ();

  do
    run_for (QUIET);
  while (g_get_monotonic_time () - MAX (from, probe->changed) < QUIET * G_TIME_SPAN_MILLISECOND);
}

static gboolean
is_loading (Probe *probe)
{
  gboolean loading;

  g_object_get (probe->window->document, "loading", &loading, NULL);

  return loading;
}

static void
run_while_loading (Probe *probe)
{
  while (is_loading (probe))
    g_main_context_iteration (NULL, TRUE);
}

static GtkWidget *
find (GtkWidget *widget,
      GType      type)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
act (Probe      *probe,
     const char *name,
     GVariant   *parameter)
{
  g_action_group_activate_action (G_ACTION_GROUP (probe->window), name, parameter);
}

static gboolean
scroll_on (GtkWidget     *widget,
           GdkFrameClock *clock,
           gpointer       user_data)
{
  Probe *probe = user_data;
  double value = gtk_adjustment_get_value (probe->scroll) + 60;
  double most = gtk_adjustment_get_upper (probe->scroll) - gtk_adjustment_get_page_size (probe->scroll);

  if (most > 0)
    gtk_adjustment_set_value (probe->scroll, value < most ? value : 0);

  return G_SOURCE_CONTINUE;
}

static void
load (Probe   *probe,
      char   **paths)
{
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);

  for (; *paths != NULL; paths++)
    {
      g_autoptr (GFile) file = g_file_new_for_path (*paths);

      g_list_store_append (files, file);
    }
  begin (probe);
  inspector_window_open (probe->window, G_LIST_MODEL (files), FALSE);
  run_while_loading (probe);
  end (probe, "load");
  g_print ("  first frame with rows after %.0f ms, all read after %.0f ms: %u rows\n", since (probe, probe->painted),
           since (probe, g_get_monotonic_time ()), g_list_model_get_n_items (probe->rows));
}

static void
load_and_scroll (Probe *probe)
{
  guint id;

  begin (probe);
  inspector_document_reload (probe->window->document);
  id = gtk_widget_add_tick_callback (GTK_WIDGET (probe->window), scroll_on, probe, NULL);
  run_while_loading (probe);
  end (probe, "load while scrolling");
  gtk_widget_remove_tick_callback (GTK_WIDGET (probe->window), id);
}

static void
stop (Probe *probe)
{
  gint64 asked;

  inspector_document_reload (probe->window->document);
  run_for (1000);
  begin (probe);
  asked = g_get_monotonic_time ();
  act (probe, "stop", NULL);
  run_while_loading (probe);
  g_print ("  Stop takes %.1f ms\n", (g_get_monotonic_time () - asked) / 1e3);
  run_for (500);
  end (probe, "stop");
  act (probe, "continue", NULL);
  run_while_loading (probe);
  run_until_quiet (probe);
}

static void
search (Probe      *probe,
        const char *words,
        const char *phase)
{
  begin (probe);
  for (const char *p = words; *p; p++)
    {
      g_autofree char *typed = g_strndup (words, p - words + 1);

      gtk_editable_set_text (probe->entry, typed);
      run_for (80);
    }
  run_until_quiet (probe);
  end (probe, phase);
  begin (probe);
  gtk_editable_set_text (probe->entry, "");
  run_until_quiet (probe);
  end (probe, "clear the search");
}

static void
sort (Probe      *probe,
      const char *column)
{
  g_autofree char *phase = g_strconcat ("sort by ", *column ? column : "place in the mailbox", NULL);

  begin (probe);
  act (probe, "sort", g_variant_new_string (column));
  run_until_quiet (probe);
  end (probe, phase);
}

static void
choose (Probe      *probe,
        int         section,
        int         cause,
        const char *phase)
{
  begin (probe);
  act (probe, "choose", g_variant_new ("(ii)", section, cause));
  run_until_quiet (probe);
  end (probe, phase);
}

static void
walk (Probe *probe)
{
  guint id;

  begin (probe);
  id = gtk_widget_add_tick_callback (GTK_WIDGET (probe->window), scroll_on, probe, NULL);
  run_for (2000);
  gtk_widget_remove_tick_callback (GTK_WIDGET (probe->window), id);
  end (probe, "scroll");
  begin (probe);
  gtk_adjustment_set_value (probe->scroll, gtk_adjustment_get_upper (probe->scroll));
  run_for (QUIET);
  gtk_adjustment_set_value (probe->scroll, gtk_adjustment_get_upper (probe->scroll) / 2);
  run_for (QUIET);
  end (probe, "jump to the end and the middle");
  begin (probe);
  for (guint i = 0; i < 30; i++)
    {
      act (probe, "next-bounce", NULL);
      run_for (60);
    }
  end (probe, "30 times the next bounce");
}

static void
print_memory (const char *when)
{
  g_autofree char *status = NULL;
  g_auto (GStrv) lines = NULL;

  if (!g_file_get_contents ("/proc/self/status", &status, NULL, NULL))
    return;
  lines = g_strsplit (status, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (g_str_has_prefix (lines[i], "VmHWM") || g_str_has_prefix (lines[i], "VmRSS"))
      g_print ("  %s: %s\n", when, lines[i]);
}

static void
measure (Probe  *probe,
         char  **paths)
{
  static const char *columns[] = { "recipient", "cause", "code", "receiver", "host", "date", "" };

  print_memory ("empty");
  load (probe, paths);
  run_until_quiet (probe);
  print_memory ("loaded");
  load_and_scroll (probe);
  run_until_quiet (probe);
  stop (probe);
  print_memory ("loaded three times");
  walk (probe);
  g_object_set (inspector_panes_get_list (probe->window->panes), "searching", TRUE, NULL);
  run_for (QUIET);
  search (probe, "u00001", "type a rare word");
  search (probe, "exampl", "type a frequent word");
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    sort (probe, columns[i]);
  choose (probe, BOUNCE_SECTION_YOU, BOUNCE_CAUSE_BLOCKLISTED, "choose a cause");
  choose (probe, BOUNCE_SECTION_ALL, -1, "choose all");
  print_memory ("at the end");
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (AdwApplication) application = NULL;
  g_autoptr (BounceRules) rules = bounce_rules_new (NULL, NULL);
  Probe probe = { 0 };
  GtkWidget *view;

  if (argc < 2)
    return 2;
  setvbuf (stdout, NULL, _IOLBF, 0);
  g_setenv ("GSETTINGS_BACKEND", "memory", TRUE);
  g_set_prgname ("window-bench");
  g_set_application_name ("window-bench");
  adw_init ();
  application = adw_application_new ("org.example.Bench", G_APPLICATION_NON_UNIQUE);
  if (!g_application_register (G_APPLICATION (application), NULL, NULL))
    return 1;

  probe.window = inspector_window_new (application, rules, NULL);
  probe.gaps = g_array_new (FALSE, FALSE, sizeof (double));
  probe.rows = G_LIST_MODEL (inspector_document_get_archive (probe.window->document));
  view = find (GTK_WIDGET (probe.window), GTK_TYPE_COLUMN_VIEW);
  probe.scroll = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));
  probe.entry = GTK_EDITABLE (find (GTK_WIDGET (inspector_panes_get_list (probe.window->panes)), GTK_TYPE_SEARCH_ENTRY));
  g_signal_connect_swapped (probe.rows, "items-changed", G_CALLBACK (on_rows), &probe);
  g_timeout_add (1, tick, &probe);
  gtk_window_set_default_size (GTK_WINDOW (probe.window), 1200, 760);
  gtk_window_present (GTK_WINDOW (probe.window));
  run_for (1000);
  g_signal_connect_swapped (gtk_widget_get_frame_clock (GTK_WIDGET (probe.window)), "after-paint", G_CALLBACK (on_painted), &probe);
  g_print ("  %-32s %7s %7s %7s %5s %5s %8s %8s %8s %8s\n", "milliseconds", "worst", "own", "99th", ">30", "own", "first", "last", "of", "own");
  begin (&probe);
  run_for (1000);
  end (&probe, "nothing");
  measure (&probe, argv + 1);
  gtk_window_close (GTK_WINDOW (probe.window));
  run_for (100);
  g_array_unref (probe.gaps);

  return 0;
}
