/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* From made-up cases to the few things to do. */
#include "bounce-tasks.h"

#include <string.h>

typedef struct
{
  const char  *date;
  const char  *reporter;
  const char  *recipient;
  const char  *reply;
  const char  *host;
  BounceCause  cause;
  BounceOwnership ownership;
  const char  *sender;
} Row;

static BounceReading *
make_reading (const Row *row)
{
  g_autofree char *text = g_strdup_printf ("Subject: x\n%s%s\n\n", row->date != NULL ? "Date: " : "X: ",
                                           row->date != NULL ? row->date : "");
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  BounceReading *reading = g_new0 (BounceReading, 1);
  BounceCase *one = g_new0 (BounceCase, 1);

  reading->message = bounce_message_parse (bytes);
  reading->report = bounce_report_new (BOUNCE_KIND_FAILURE, "rfc3464");
  reading->report->reporter = g_strdup (row->reporter);
  one->recipient = bounce_report_add_recipient (reading->report, row->recipient);
  one->kind = BOUNCE_KIND_FAILURE;
  one->ownership = row->ownership;
  if (row->sender != NULL)
    {
      g_autofree char *from = g_strdup_printf ("From: %s\n\n", row->sender);

      reading->report->original = bounce_message_parse_headers (from, -1);
    }
  one->reply = bounce_reply_new (row->reply);
  one->finding.cause = row->cause;
  one->finding.permanence = bounce_cause_get_permanence (row->cause);
  one->finding.who = bounce_cause_get_who (row->cause);
  if (row->host != NULL)
    {
      BounceHostCandidate *candidate = g_new0 (BounceHostCandidate, 1);

      candidate->address = (char *) row->host;
      one->host = g_new0 (BounceHost, 1);
      one->host->chosen = candidate;
    }
  reading->cases = g_ptr_array_new ();
  g_ptr_array_add (reading->cases, one);

  return reading;
}

static void
free_reading (BounceReading *reading)
{
  BounceCase *one = g_ptr_array_index (reading->cases, 0);

  bounce_reply_free (one->reply);
  if (one->host != NULL)
    g_free ((gpointer) one->host->chosen);
  g_free (one->host);
  g_free (one);
  bounce_reading_free (reading);
}

static GPtrArray *
make_tasks (const Row *rows,
            guint      n_rows)
{
  g_autoptr (BounceTasks) tasks = bounce_tasks_new ();

  bounce_tasks_add (tasks, NULL);
  for (guint i = 0; i < n_rows; i++)
    {
      BounceReading *reading = make_reading (&rows[i]);

      bounce_tasks_add (tasks, reading);
      free_reading (reading);
    }

  return bounce_tasks_dup_list (tasks);
}

static const BounceTask *
get_task (GPtrArray *tasks,
          guint      nth)
{
  g_assert_cmpuint (nth, <, tasks->len);

  return g_ptr_array_index (tasks, nth);
}

static void
test_piles (void)
{
  static const Row rows[] = {
    { "Mon, 16 Nov 2026 10:00:00 +0000", NULL, "a@one.example", "550 no", NULL, BOUNCE_CAUSE_NO_SUCH_USER },
    { "Mon, 16 Nov 2026 10:00:00 +0000", NULL, "b@two.example", "550 no", NULL, BOUNCE_CAUSE_NO_SUCH_USER },
    { "Tue, 10 Nov 2026 10:00:00 +0000", NULL, "c@two.example", "550 no", "192.0.2.1", BOUNCE_CAUSE_NO_SUCH_USER },
    { "Tue, 10 Nov 2026 10:00:00 +0000", NULL, "d@two.example", "550 PTR", "192.0.2.1", BOUNCE_CAUSE_NO_REVERSE_DNS },
    { "Tue, 10 Nov 2026 10:00:00 +0000", NULL, "e@two.example", "550 PTR", "192.0.2.1", BOUNCE_CAUSE_NO_REVERSE_DNS },
    { "Tue, 10 Nov 2026 10:00:00 +0000", NULL, "e@two.example", "550 PTR", "192.0.2.2", BOUNCE_CAUSE_NO_REVERSE_DNS },
  };
  g_autoptr (GPtrArray) tasks = make_tasks (rows, G_N_ELEMENTS (rows));
  const BounceTask *addresses = get_task (tasks, 0), *one_host = get_task (tasks, 1), *other_host = get_task (tasks, 2);

  g_assert_cmpuint (tasks->len, ==, 3);
  g_assert_cmpint (addresses->cause, ==, BOUNCE_CAUSE_NO_SUCH_USER);
  g_assert_cmpint (addresses->who, ==, BOUNCE_WHO_LIST);
  g_assert_cmpuint (addresses->count, ==, 3);
  g_assert_cmpstr (g_ptr_array_index (addresses->receivers, 0), ==, "two.example");
  g_assert_cmpstr (addresses->detail, ==, "two.example, one.example");
  g_assert_cmpint (g_date_time_get_day_of_month (addresses->first), ==, 10);
  g_assert_cmpint (g_date_time_get_day_of_month (addresses->last), ==, 16);
  g_assert_true (addresses->going_on);
  g_assert_nonnull (addresses->title);

  /* Each machine has a PTR of its own: two hosts are two things to do. */
  g_assert_cmpint (one_host->cause, ==, BOUNCE_CAUSE_NO_REVERSE_DNS);
  g_assert_cmpuint (one_host->count, ==, 2);
  g_assert_cmpstr (one_host->detail, ==, "192.0.2.1");
  /* "Going on" counts from the mailbox's newest date, not from today. */
  g_assert_false (one_host->going_on);
  g_assert_cmpuint (other_host->count, ==, 1);
  g_assert_cmpstr (other_host->detail, ==, "192.0.2.2");
}

#define DAY "Mon, 16 Nov 2026 10:00:00 +0000"
#define SILENT(to) { DAY, "mx.example.org", to, "Connection timed out", NULL, BOUNCE_CAUSE_UNREACHABLE }

static void
test_silence (void)
{
  /* Five unrelated receivers out of reach, and nobody who answered. */
  static const Row silent[] = {
    SILENT ("a@one.example"), SILENT ("a@two.example"), SILENT ("a@three.example"),
    SILENT ("a@four.example"), SILENT ("a@five.example"),
  };
  /* The same, but somebody did answer: the way out is open. */
  static const Row answered[] = {
    SILENT ("a@one.example"), SILENT ("a@two.example"), SILENT ("a@three.example"),
    SILENT ("a@four.example"), SILENT ("a@five.example"),
    { DAY, "mx.example.org", "a@six.example", "550 5.1.1 no such user", NULL, BOUNCE_CAUSE_NO_SUCH_USER },
  };
  /* One receiver that is down for long says nothing about us. */
  static const Row one_down[] = {
    SILENT ("a@one.example"), SILENT ("b@one.example"), SILENT ("c@one.example"),
    SILENT ("d@one.example"), SILENT ("e@one.example"), SILENT ("f@one.example"),
  };
  g_autoptr (GPtrArray) found = make_tasks (silent, G_N_ELEMENTS (silent));
  g_autoptr (GPtrArray) open_way = make_tasks (answered, G_N_ELEMENTS (answered));
  g_autoptr (GPtrArray) their_trouble = make_tasks (one_down, G_N_ELEMENTS (one_down));

  g_assert_cmpuint (found->len, ==, 2);
  g_assert_cmpint (get_task (found, 0)->cause, ==, BOUNCE_CAUSE_UNREACHABLE);
  g_assert_cmpint (get_task (found, 1)->cause, ==, BOUNCE_CAUSE_PORT_25_BLOCKED);
  g_assert_cmpint (get_task (found, 1)->who, ==, BOUNCE_WHO_PROVIDER);
  g_assert_cmpuint (get_task (found, 1)->count, ==, 5);
  g_assert_cmpstr (get_task (found, 1)->detail, ==, "mx.example.org");

  g_assert_cmpuint (open_way->len, ==, 2);
  g_assert_cmpint (get_task (open_way, 1)->cause, !=, BOUNCE_CAUSE_PORT_25_BLOCKED);
  g_assert_cmpuint (their_trouble->len, ==, 1);
}

static void
test_without_dates (void)
{
  static const Row rows[] = {
    { NULL, NULL, "a@one.example", "550 no", NULL, BOUNCE_CAUSE_NO_SUCH_USER },
    { NULL, NULL, NULL, "550 no", NULL, BOUNCE_CAUSE_UNCLEAR },
  };
  g_autoptr (GPtrArray) tasks = make_tasks (rows, G_N_ELEMENTS (rows));

  g_assert_cmpuint (tasks->len, ==, 2);
  g_assert_null (get_task (tasks, 0)->first);
  g_assert_null (get_task (tasks, 0)->last);
  g_assert_false (get_task (tasks, 0)->going_on);
  g_assert_cmpstr (get_task (tasks, 1)->detail, ==, "");
}

/* Nobody's task; what an account of ours sent stands first. */
static void
test_ownership (void)
{
  g_autoptr (BounceTasks) tasks = bounce_tasks_new ();
  g_autoptr (GPtrArray) list = NULL;
  const BounceTask *first;

  for (guint i = 0; i < 80; i++)
    {
      g_autofree char *recipient = g_strdup_printf ("u%u@d%u.example", i, i % 20);
      const Row row = { "Tue, 10 Nov 2026 10:00:00 +0000", NULL, recipient, "550 spam", NULL, BOUNCE_CAUSE_SPAM_CONTENT,
                        i < 60 ? BOUNCE_OWNERSHIP_OURS : BOUNCE_OWNERSHIP_FOREIGN, "anna@shop.example" };
      BounceReading *reading = make_reading (&row);

      bounce_tasks_add (tasks, reading);
      free_reading (reading);
    }
  list = bounce_tasks_dup_list (tasks);
  g_assert_cmpuint (list->len, ==, 2);
  first = get_task (list, 0);
  g_assert_cmpint (first->kind, ==, BOUNCE_TASK_COMPROMISED);
  g_assert_cmpstr (bounce_task_kind_to_id (first->kind), ==, "compromised-account");
  g_assert_cmpstr (first->detail, ==, "anna@shop.example");
  g_assert_cmpint (first->who, ==, BOUNCE_WHO_YOU);
  g_assert_cmpuint (first->count, ==, 60);
  g_assert_cmpuint (get_task (list, 1)->count, ==, 60);
  g_assert_null (bounce_task_kind_to_id (get_task (list, 1)->kind));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/tasks/piles", test_piles);
  g_test_add_func ("/tasks/silence", test_silence);
  g_test_add_func ("/tasks/without-dates", test_without_dates);

  g_test_add_func ("/tasks/ownership", test_ownership);

  return g_test_run ();
}
