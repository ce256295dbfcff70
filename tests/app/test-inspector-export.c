/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What is saved of the unclear bounces of a window: one sample of each kind,
 * and nobody's name. */
#include "inspector-export.h"

#include <glib/gstdio.h>
#include <string.h>

#define REPORT(address, reply) \
  "From MAILER-DAEMON Tue Nov 17 14:12:00 2026\nFrom: mailer-daemon@acme.test\nTo: news@shop.test\nSubject: Undelivered\n" \
  "Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n--b\nContent-Type: text/plain\n\nIt failed.\n" \
  "--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; out.shop.test\n\nFinal-Recipient: rfc822; " address "\n" \
  "Action: failed\nStatus: 5.0.0\nDiagnostic-Code: smtp; " reply "\n--b--\n\n"

static const char mail[] =
  REPORT ("anna@acme.test", "550 Seat of anna is not for her")
  REPORT ("berta@acme.test", "554 Seat of berta is not for her")
  REPORT ("clara@acme.test", "550 Quite another thing with clara")
  REPORT ("dora@acme.test", "550 5.1.1 User unknown");

static AdwApplication *application;

static guint
count (const char *text,
       const char *words)
{
  guint n = 0;

  for (const char *at = text; (at = strstr (at, words)) != NULL; at += strlen (words))
    n++;

  return n;
}

static void
wait_loaded (InspectorWindow *window)
{
  gboolean loading = TRUE;

  while (loading)
    {
      g_main_context_iteration (NULL, TRUE);
      g_object_get (inspector_window_get_document (window), "loading", &loading, NULL);
    }
}

static void
test_samples (void)
{
  g_autofree char *folder = g_dir_make_tmp ("export-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "mail", NULL);
  g_autofree char *saved = g_build_filename (folder, "saved.mbox", NULL);
  g_autofree char *text = NULL;
  g_autoptr (BounceRules) rules = bounce_rules_new (NULL, NULL);
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autoptr (GFile) file = g_file_new_for_path (path), to = g_file_new_for_path (saved);
  InspectorWindow *window = inspector_window_new (application, rules, NULL);
  gint64 end = g_get_monotonic_time () + G_TIME_SPAN_MINUTE;

  g_assert_true (g_file_set_contents (path, mail, -1, NULL));
  g_list_store_append (files, file);
  inspector_window_open (window, G_LIST_MODEL (files), FALSE);
  wait_loaded (window);
  inspector_export_to (window, to);
  /* The file is there before what stands in it. */
  while ((text == NULL || count (text, "From MAILER-DAEMON ") < 2) && g_get_monotonic_time () < end)
    {
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (1000);
      g_clear_pointer (&text, g_free);
      g_file_get_contents (saved, &text, NULL, NULL);
    }
  for (guint i = 0; i < 200; i++)
    g_main_context_iteration (NULL, FALSE);
  g_clear_pointer (&text, g_free);

  g_assert_true (g_file_get_contents (saved, &text, NULL, NULL));
  g_assert_cmpuint (count (text, "From MAILER-DAEMON "), ==, 2);
  g_assert_nonnull (strstr (text, "is not for her"));
  g_assert_nonnull (strstr (text, "Quite another thing"));
  g_assert_null (strstr (text, "anna"));
  g_assert_null (strstr (text, "acme"));
  g_assert_null (strstr (text, "User unknown"));

  gtk_window_destroy (GTK_WINDOW (window));
  g_unlink (path);
  g_unlink (saved);
  g_rmdir (folder);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (!gtk_init_check ())
    {
      g_print ("1..0 # SKIP no display\n");
      return 0;
    }
  adw_init ();
  application = adw_application_new ("io.github.bounce_inspector.Test", G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (application), NULL, NULL);
  g_test_add_func ("/export/samples", test_samples);

  return g_test_run ();
}
