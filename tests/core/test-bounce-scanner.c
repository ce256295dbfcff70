/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Paths walked message by message. */
#include "bounce-scanner.h"

#include <glib/gstdio.h>
#include <string.h>

#define BOUNCE_TEXT \
  "From: MAILER-DAEMON@mx.example.net\n" \
  "Subject: Undelivered mail\n" \
  "MIME-Version: 1.0\n" \
  "Content-Type: multipart/report; report-type=delivery-status; boundary=b\n" \
  "\n" \
  "--b\n" \
  "Content-Type: message/delivery-status\n" \
  "\n" \
  "Reporting-MTA: dns; mx.example.net\n" \
  "\n" \
  "Final-Recipient: rfc822; anna@example.com\n" \
  "Action: failed\n" \
  "Status: 5.1.1\n" \
  "\n" \
  "--b--\n"
#define PLAIN_TEXT \
  "From: ben@example.org\n" \
  "To: anna@example.org\n" \
  "Subject: Lunch\n" \
  "Message-ID: <2@example.org>\n" \
  "Date: Tue, 17 Nov 2026 14:12:00 +0100\n" \
  "\n" \
  "At noon?\n"
#define FROM_LINE "From - Tue Nov 17 14:12:00 2026\n"

static const char rules_text[] = "x\tno-such-user\t-\t*\ttext\tno such user\t550 no such user\ttest\n";

typedef struct
{
  char        *folder;
  BounceRules *rules;
  GString     *log;              /* a letter for each item                      */
  guint        most;             /* stop after so many, 0: never                */
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GBytes) builtin = g_bytes_new_static (rules_text, strlen (rules_text));

  fixture->folder = g_dir_make_tmp ("bounce-scanner-XXXXXX", NULL);
  fixture->rules = bounce_rules_load (builtin, NULL, NULL);
  g_assert_nonnull (fixture->rules);
  fixture->log = g_string_new (NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  bounce_rules_unref (fixture->rules);
  g_string_free (fixture->log, TRUE);
}

static char *
write_file (Fixture    *fixture,
            const char *name,
            const char *text)
{
  char *path = g_build_filename (fixture->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));

  return path;
}

static gboolean
note (const BounceScanItem *item,
      gpointer              user_data)
{
  Fixture *fixture = user_data;

  if (item->mail == NULL)
    {
      g_assert_nonnull (item->error);
      g_assert_null (item->reading);
      g_string_append_c (fixture->log, 'U');
    }
  else if (item->reading != NULL)
    {
      g_string_append_c (fixture->log, item->reading->report->kind == BOUNCE_KIND_FAILURE ? 'F' : 'p');
    }
  else
    {
      g_string_append_c (fixture->log, 'o');
    }

  return fixture->log->len != fixture->most;
}

static void
test_mailbox (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *path = write_file (fixture, "a.mbox",
                                      FROM_LINE PLAIN_TEXT "\n" FROM_LINE BOUNCE_TEXT "\n" FROM_LINE PLAIN_TEXT "\n");
  g_autoptr (GError) error = NULL;

  g_assert_true (bounce_scan_foreach (path, fixture->rules, NULL, note, fixture, NULL, &error));
  g_assert_no_error (error);
  /* Ordinary mail is counted without being parsed. */
  g_assert_cmpstr (fixture->log->str, ==, "oFo");
}

static void
test_stop (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *path = write_file (fixture, "a.mbox",
                                      FROM_LINE PLAIN_TEXT "\n" FROM_LINE BOUNCE_TEXT "\n" FROM_LINE PLAIN_TEXT "\n");
  g_autoptr (GError) error = NULL;

  fixture->most = 2;
  /* Having had enough is no failure. */
  g_assert_true (bounce_scan_foreach (path, fixture->rules, NULL, note, fixture, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (fixture->log->str, ==, "oF");
}

static void
test_folder (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  g_free (write_file (fixture, "1", BOUNCE_TEXT));
  g_free (write_file (fixture, "2.png", "\211PNG\r\n\032\n\001\002\003\004\005"));
  g_free (write_file (fixture, "3", FROM_LINE PLAIN_TEXT "\n" FROM_LINE BOUNCE_TEXT "\n"));
  /* A picture among mail is told and the walk goes on. */
  g_assert_true (bounce_scan_foreach (fixture->folder, fixture->rules, NULL, note, fixture, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (fixture->log->str, ==, "FUoF");
}

static void
test_named_file_that_is_no_mail (Fixture       *fixture,
                                 gconstpointer  data)
{
  g_autofree char *picture = write_file (fixture, "2.png", "\211PNG\r\n\032\n\001\002\003\004\005");
  g_autoptr (GError) error = NULL;

  g_assert_false (bounce_scan_foreach (picture, fixture->rules, NULL, note, fixture, NULL, &error));
  g_assert_error (error, BOUNCE_MAILBOX_ERROR, BOUNCE_MAILBOX_ERROR_NOT_MAIL);
  g_assert_cmpstr (fixture->log->str, ==, "");
}

static void
test_missing_path (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "nowhere", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (bounce_scan_foreach (path, fixture->rules, NULL, note, fixture, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

static void
test_cancelled (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *path = write_file (fixture, "1", BOUNCE_TEXT);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (bounce_scan_foreach (path, fixture->rules, NULL, note, fixture, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_nth (Fixture       *fixture,
          gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  g_free (write_file (fixture, "1", BOUNCE_TEXT));
  g_free (write_file (fixture, "2", FROM_LINE PLAIN_TEXT "\n" FROM_LINE BOUNCE_TEXT "\n"));
  /* Ordinary mail is shown as well, when it is what was asked for. */
  g_assert_true (bounce_scan_nth (fixture->folder, 2, fixture->rules, NULL, note, fixture, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (fixture->log->str, ==, "p");
  g_assert_true (bounce_scan_nth (fixture->folder, 3, fixture->rules, NULL, note, fixture, NULL, &error));
  g_assert_cmpstr (fixture->log->str, ==, "pF");
  g_assert_false (bounce_scan_nth (fixture->folder, 4, fixture->rules, NULL, note, fixture, NULL, &error));
  g_assert_error (error, BOUNCE_SCAN_ERROR, BOUNCE_SCAN_ERROR_NO_SUCH_MESSAGE);
  g_assert_cmpstr (fixture->log->str, ==, "pF");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/scanner/mailbox", Fixture, NULL, set_up, test_mailbox, tear_down);
  g_test_add ("/scanner/stop", Fixture, NULL, set_up, test_stop, tear_down);
  g_test_add ("/scanner/folder", Fixture, NULL, set_up, test_folder, tear_down);
  g_test_add ("/scanner/named-file-that-is-no-mail", Fixture, NULL, set_up, test_named_file_that_is_no_mail, tear_down);
  g_test_add ("/scanner/missing-path", Fixture, NULL, set_up, test_missing_path, tear_down);
  g_test_add ("/scanner/cancelled", Fixture, NULL, set_up, test_cancelled, tear_down);
  g_test_add ("/scanner/nth", Fixture, NULL, set_up, test_nth, tear_down);

  return g_test_run ();
}
