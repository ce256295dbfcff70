/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The shell: what it shows for nothing, for one message, for many. */
#include "inspector-window.h"

#include "inspector-window-private.h"
#include "widget-walk.h"

#include <glib/gstdio.h>

/* GTK registers one a process. */
static AdwApplication *application;

typedef struct
{
  BounceRules     *rules;
  InspectorWindow *window;
  char            *folder;
} Fixture;

/* Every name that scripts and menus may use. */
static const char *documented[] = {
  "open", "open-folder", "open-example", "open-uri", "search", "stop", "continue", "reload", "close-mailboxes",
  "next-bounce", "previous-bounce", "choose", "select-row", "show-source", "copy-reply", "undo-addition", "set-cause", "set-cause-to", "undo-cause", "own-these", "export-unclear", "sidebar",
  "sort", "sort-descending", "column-cause", "column-code", "column-receiver", "column-host", "column-date", "back",
  "focus-next-pane",
};

static void
settle (void)
{
  gint64 end = g_get_monotonic_time () + 200 * G_TIME_SPAN_MILLISECOND;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->rules = bounce_rules_new (NULL, NULL);
  fixture->folder = g_dir_make_tmp ("window-XXXXXX", NULL);
  fixture->window = inspector_window_new (application, fixture->rules, NULL);
  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);
  gtk_window_present (GTK_WINDOW (fixture->window));
  settle ();
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "mail", NULL);

  gtk_window_close (GTK_WINDOW (fixture->window));
  settle ();
  g_assert_null (fixture->window);
  g_clear_pointer (&fixture->rules, bounce_rules_unref);
  g_remove (path);
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
}

static void
open_text (Fixture    *fixture,
           const char *text)
{
  g_autofree char *path = g_build_filename (fixture->folder, "mail", NULL);
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  gboolean loading = TRUE;

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  g_list_store_append (files, file);
  inspector_window_open (fixture->window, G_LIST_MODEL (files), TRUE);
  while (loading)
    {
      g_main_context_iteration (NULL, TRUE);
      g_object_get (inspector_window_get_document (fixture->window), "loading", &loading, NULL);
    }
  settle ();
}

static void
expect_page (Fixture    *fixture,
             const char *page,
             gboolean    single)
{
  gboolean is_single;

  g_object_get (fixture->window->panes, "single", &is_single, NULL);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (fixture->window->stack), ==, page);
  g_assert_cmpint (is_single, ==, single);
}

#define BOUNCE(to) \
  "From: MAILER-DAEMON@mx.example.org\n" \
  "Subject: Undelivered Mail Returned to Sender\n" \
  "Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n" \
  "--b\n\nYour mail came back.\n--b\nContent-Type: message/delivery-status\n\n" \
  "Reporting-MTA: dns; mx.example.org\n\n" \
  "Final-Recipient: rfc822; " to "\nAction: failed\nStatus: 5.1.1\n" \
  "Diagnostic-Code: smtp; 550 5.1.1 no such user here\n\n--b--\n\n"

static void
test_actions (Fixture       *fixture,
              gconstpointer  data)
{
  for (guint i = 0; i < G_N_ELEMENTS (documented); i++)
    {
      g_test_message ("%s", documented[i]);
      g_assert_true (g_action_group_has_action (G_ACTION_GROUP (fixture->window), documented[i]));
    }
  g_assert_false (g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->window), "stop"));
  g_assert_false (g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->window), "show-source"));
}

static void
test_start (Fixture       *fixture,
            gconstpointer  data)
{
  expect_page (fixture, "start", FALSE);
}

/* It is read again on a thread; a minute is forever, also under a sanitizer. */
static void
wait_for_detail (Fixture *fixture)
{
  gint64 end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;

  while (inspector_panes_get_detail (fixture->window->panes) == NULL && g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
  g_assert_nonnull (inspector_panes_get_detail (fixture->window->panes));
}

static void
test_single (Fixture       *fixture,
             gconstpointer  data)
{
  open_text (fixture, BOUNCE ("anna@example.org"));
  expect_page (fixture, "content", TRUE);
  wait_for_detail (fixture);
  g_assert_true (g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->window), "show-source"));
}

/* An automatic reply is one message too: it says what it is. */
static void
test_single_other (Fixture       *fixture,
                   gconstpointer  data)
{
  open_text (fixture, "From: anna@example.org\nSubject: Out of office\nAuto-Submitted: auto-replied\n\nI am away.\n");
  expect_page (fixture, "content", TRUE);
  wait_for_detail (fixture);
}

static void
test_many (Fixture       *fixture,
           gconstpointer  data)
{
  open_text (fixture, "From a Mon Nov 17 14:12:00 2025\n" BOUNCE ("anna@example.org")
                      "From a Mon Nov 17 14:12:00 2025\n" BOUNCE ("bert@example.org"));
  expect_page (fixture, "content", FALSE);
  g_assert_nonnull (walk_find_label (GTK_WIDGET (fixture->window->panes), "2 bounces in 2 messages"));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.close-mailboxes", NULL);
  settle ();
  expect_page (fixture, "start", FALSE);
}

/* Values from the session bus are as odd as mail. */
static void
test_odd_values (Fixture       *fixture,
                 gconstpointer  data)
{
  GActionGroup *group = G_ACTION_GROUP (fixture->window);

  g_action_group_activate_action (group, "choose", g_variant_new ("(ii)", 99, -7));
  g_action_group_activate_action (group, "select-row", g_variant_new_uint32 (G_MAXUINT));
  g_action_group_activate_action (group, "undo-addition", g_variant_new_uint32 (4711));
  g_action_group_activate_action (group, "open-uri", g_variant_new_string ("https://www.example.org/"));
  g_action_group_activate_action (group, "sort", g_variant_new_string ("nonsense"));
  settle ();
  expect_page (fixture, "start", FALSE);
}

static gboolean
is_searching (Fixture *fixture)
{
  g_autoptr (GVariant) state = g_action_group_get_action_state (G_ACTION_GROUP (fixture->window), "search");
  gboolean searching;

  g_object_get (inspector_panes_get_list (fixture->window->panes), "searching", &searching, NULL);
  g_assert_cmpint (searching, ==, g_variant_get_boolean (state));

  return searching;
}

/* The entry took the focus where nobody could see it, and the next mailbox was
 * shown through the search of the last one. */
static void
test_search (Fixture       *fixture,
             gconstpointer  data)
{
  GActionGroup *actions = G_ACTION_GROUP (fixture->window);

  g_assert_false (g_action_group_get_action_enabled (actions, "search"));
  open_text (fixture, "From a Mon Nov 17 14:12:00 2025\n" BOUNCE ("anna@example.com")
             "From b Mon Nov 17 14:13:00 2025\n" BOUNCE ("bert@example.net"));
  g_assert_true (g_action_group_get_action_enabled (actions, "search"));
  g_action_group_activate_action (actions, "search", NULL);
  g_assert_true (is_searching (fixture));
  g_action_group_activate_action (actions, "close-mailboxes", NULL);
  settle ();
  g_assert_false (is_searching (fixture));
  open_text (fixture, BOUNCE ("anna@example.com"));
  expect_page (fixture, "content", TRUE);
  g_assert_false (g_action_group_get_action_enabled (actions, "search"));
  g_action_group_activate_action (actions, "search", NULL);
  g_assert_false (is_searching (fixture));
}

static gboolean
are_problems_shown (Fixture *fixture)
{
  GtkWidget *list = GTK_WIDGET (inspector_panes_get_list (fixture->window->panes));

  return !gtk_widget_get_child_visible (list);
}

/* Who opened the wrong file, and then the right one, was left with the problem
 * of the wrong one. */
static void
test_wrong_then_right (Fixture       *fixture,
                       gconstpointer  data)
{
  open_text (fixture, "\177ELF no mail");
  g_assert_true (are_problems_shown (fixture));
  open_text (fixture, BOUNCE ("anna@example.com"));
  g_assert_false (are_problems_shown (fixture));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  if (!gtk_init_check ())
    {
      g_print ("1..0 # SKIP no display\n");
      return 0;
    }
  application = g_object_new (ADW_TYPE_APPLICATION, "flags", G_APPLICATION_NON_UNIQUE, NULL);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  g_test_add ("/window/actions", Fixture, NULL, set_up, test_actions, tear_down);
  g_test_add ("/window/start", Fixture, NULL, set_up, test_start, tear_down);
  g_test_add ("/window/single", Fixture, NULL, set_up, test_single, tear_down);
  g_test_add ("/window/single-other", Fixture, NULL, set_up, test_single_other, tear_down);
  g_test_add ("/window/many", Fixture, NULL, set_up, test_many, tear_down);
  g_test_add ("/window/search", Fixture, NULL, set_up, test_search, tear_down);
  g_test_add ("/window/wrong-then-right", Fixture, NULL, set_up, test_wrong_then_right, tear_down);
  g_test_add ("/window/odd-values", Fixture, NULL, set_up, test_odd_values, tear_down);

  return g_test_run ();
}
