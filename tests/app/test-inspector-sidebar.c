/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The sidebar while counts come and go. */
#include "inspector-sidebar.h"

#include "inspector-sidebar-row.h"

#include <glib/gstdio.h>
#include <string.h>

#define FROM_LINE "From - Tue Nov 17 14:12:00 2026\n"
#define BOUNCE_TEXT_OF(status, words) \
  FROM_LINE \
  "From: MAILER-DAEMON@mx.example.net\n" \
  "To: sender@example.org\n" \
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
  "Status: " status "\n" \
  "Diagnostic-Code: smtp; " words "\n" \
  "\n" \
  "--b\n" \
  "Content-Type: text/rfc822-headers\n" \
  "\n" \
  "From: sender@example.org\n" \
  "To: anna@example.com\n" \
  "Message-ID: <1@example.org>\n" \
  "\n" \
  "--b--\n" \
  "\n"
#define AWAY_TEXT \
  FROM_LINE \
  "From: anna@example.org\n" \
  "Subject: Away\n" \
  "Auto-Submitted: auto-replied\n" \
  "\n" \
  "I am on holiday until Monday.\n" \
  "\n"

static const char rules_text[] =
  "a\tno-such-user\t-\t*\ttext\tno such user\t550 no such user\ttest\n"
  "b\tblocklisted\t-\t*\ttext\tblocklist\t550 on a blocklist\ttest\n";

typedef struct
{
  char              *folder;
  GPtrArray         *paths;
  InspectorDocument *document;
  GtkWidget         *window;
  InspectorSidebar  *sidebar;
  int                section, cause;
  guint              n_chosen;
} Fixture;

static void
chosen (InspectorSidebar *sidebar,
        int               section,
        int               cause,
        gpointer          user_data)
{
  Fixture *fixture = user_data;

  fixture->section = section;
  fixture->cause = cause;
  fixture->n_chosen++;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GBytes) builtin = g_bytes_new_static (rules_text, strlen (rules_text));
  g_autoptr (BounceRules) rules = bounce_rules_load (builtin, NULL, NULL);

  fixture->folder = g_dir_make_tmp ("bounce-sidebar-XXXXXX", NULL);
  fixture->paths = g_ptr_array_new_with_free_func (g_free);
  fixture->document = inspector_document_new (rules, NULL);
  fixture->window = gtk_window_new ();
  fixture->sidebar = g_object_new (INSPECTOR_TYPE_SIDEBAR, "document", fixture->document, NULL);
  g_signal_connect (fixture->sidebar, "chosen", G_CALLBACK (chosen), fixture);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 260, 560);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->sidebar));
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_object_unref (fixture->document);
  for (guint i = 0; i < fixture->paths->len; i++)
    g_remove (g_ptr_array_index (fixture->paths, i));
  g_ptr_array_unref (fixture->paths);
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
}

static void
settle (Fixture *fixture)
{
  gboolean loading = TRUE;

  while (loading)
    {
      g_main_context_iteration (NULL, TRUE);
      g_object_get (fixture->document, "loading", &loading, NULL);
    }
  /* Counts are told ten times a second. */
  for (gint64 end = g_get_monotonic_time () + 250 * G_TIME_SPAN_MILLISECOND; g_get_monotonic_time () < end;)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

static guint
add (Fixture    *fixture,
     const char *name,
     const char *text)
{
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  guint id;

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  g_ptr_array_add (fixture->paths, g_steal_pointer (&path));
  g_list_store_append (files, file);
  id = inspector_document_add (fixture->document, G_LIST_MODEL (files), FALSE);
  settle (fixture);

  return id;
}

static GtkWidget *
find_list (GtkWidget *widget)
{
  GtkWidget *found = GTK_IS_LIST_BOX (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find_list (child);

  return found;
}

/* The rows that show, as "section/cause=count", with "#" where a heading is. */
static char *
dup_rows (Fixture *fixture)
{
  GtkListBox *list = GTK_LIST_BOX (find_list (GTK_WIDGET (fixture->sidebar)));
  GString *text = g_string_new (NULL);
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++)
    {
      InspectorSidebarRow *ours = INSPECTOR_SIDEBAR_ROW (row);

      if (!gtk_widget_get_visible (GTK_WIDGET (row)))
        continue;
      g_string_append_printf (text, "%s%d/%d=%u ", gtk_list_box_row_get_header (row) != NULL ? "#" : "",
                              inspector_sidebar_row_get_section (ours), inspector_sidebar_row_get_cause (ours),
                              inspector_sidebar_row_get_count (ours));
    }

  return g_string_free (text, FALSE);
}

static void
assert_rows (Fixture    *fixture,
             const char *expected)
{
  g_autofree char *rows = dup_rows (fixture);

  g_assert_cmpstr (rows, ==, expected);
}

static GtkListBoxRow *
get_selected (Fixture *fixture)
{
  return gtk_list_box_get_selected_row (GTK_LIST_BOX (find_list (GTK_WIDGET (fixture->sidebar))));
}

#define USER_TEXT BOUNCE_TEXT_OF ("5.1.1", "550 5.1.1 no such user")
#define UNPROVEN_TEXT BOUNCE_TEXT_OF ("5.1.1", "450 4.1.1 no such user")     /* one number calls it passing */
#define LISTED_TEXT BOUNCE_TEXT_OF ("5.7.1", "550 5.7.1 on a blocklist")

static void
test_rows (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *expected = g_strdup_printf ("0/-1=4 %d/-1=1 #%d/%d=1 #%d/%d=2 #%d/%d=1 #%d/%d=1 ",
                                               BOUNCE_N_SECTIONS,
                                               BOUNCE_SECTION_YOU, BOUNCE_CAUSE_BLOCKLISTED,
                                               BOUNCE_SECTION_LIST, BOUNCE_CAUSE_NO_SUCH_USER,
                                               BOUNCE_SECTION_CHECK, BOUNCE_CAUSE_NO_SUCH_USER,
                                               BOUNCE_SECTION_NOT_COUNTED, BOUNCE_KIND_AUTO_REPLY);

  /* Empty ones are not shown, except the one that is always there. */
  assert_rows (fixture, "0/-1=0 ");
  add (fixture, "a.mbox", USER_TEXT AWAY_TEXT LISTED_TEXT UNPROVEN_TEXT USER_TEXT);
  add (fixture, "b.png", "\211PNG\r\n\032\n\001\002\003\004\005");
  assert_rows (fixture, expected);
  g_assert_cmpuint (fixture->n_chosen, ==, 0);
}

static void
test_name (Fixture       *fixture,
           gconstpointer  data)
{
  add (fixture, "a.mbox", USER_TEXT USER_TEXT);
  inspector_sidebar_choose (fixture->sidebar, BOUNCE_SECTION_LIST, BOUNCE_CAUSE_NO_SUCH_USER);
  /* Read as one thing, not as an icon, a name and a number without a noun. */
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (get_selected (fixture)),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Unknown address, 2");
}

static void
test_choice_survives (Fixture       *fixture,
                      gconstpointer  data)
{
  GtkListBoxRow *row;

  add (fixture, "a.mbox", USER_TEXT);
  inspector_sidebar_choose (fixture->sidebar, BOUNCE_SECTION_LIST, BOUNCE_CAUSE_NO_SUCH_USER);
  row = get_selected (fixture);
  gtk_widget_grab_focus (GTK_WIDGET (fixture->sidebar));
  g_assert_true (gtk_root_get_focus (GTK_ROOT (fixture->window)) == GTK_WIDGET (row));

  /* A cause above it comes in: the row moves, choice and focus stay with it. */
  add (fixture, "b.mbox", LISTED_TEXT USER_TEXT);
  g_assert_true (get_selected (fixture) == row);
  g_assert_cmpuint (inspector_sidebar_row_get_count (INSPECTOR_SIDEBAR_ROW (row)), ==, 2);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (fixture->window)) == GTK_WIDGET (row));

  inspector_document_reload (fixture->document);
  settle (fixture);
  g_assert_true (get_selected (fixture) == row);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (fixture->window)) == GTK_WIDGET (row));
  /* choose () and new counts are nobody's choice. */
  g_assert_cmpuint (fixture->n_chosen, ==, 0);
}

static void
test_empty_choice_falls_back (Fixture       *fixture,
                              gconstpointer  data)
{
  guint id;

  add (fixture, "a.mbox", USER_TEXT);
  id = add (fixture, "b.mbox", LISTED_TEXT);
  inspector_sidebar_choose (fixture->sidebar, BOUNCE_SECTION_YOU, BOUNCE_CAUSE_BLOCKLISTED);
  inspector_document_take_back (fixture->document, id);
  settle (fixture);
  /* Else the list would stay empty beside a sidebar where nothing is chosen. */
  g_assert_cmpuint (fixture->n_chosen, ==, 1);
  g_assert_cmpint (fixture->section, ==, BOUNCE_SECTION_ALL);
  g_assert_cmpint (fixture->cause, ==, -1);
}

static void
test_pick (Fixture       *fixture,
           gconstpointer  data)
{
  GtkListBox *list = GTK_LIST_BOX (find_list (GTK_WIDGET (fixture->sidebar)));

  add (fixture, "a.mbox", USER_TEXT AWAY_TEXT);
  gtk_list_box_select_row (list, gtk_list_box_get_row_at_index (list, 2));
  g_assert_cmpuint (fixture->n_chosen, ==, 1);
  g_assert_cmpint (fixture->section, ==, BOUNCE_SECTION_NOT_COUNTED);
  g_assert_cmpint (fixture->cause, ==, BOUNCE_KIND_AUTO_REPLY);
}

/* INSPECTOR_SHOW=1: stands still for a picture. */
static void
test_show (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GtkCssProvider) style = gtk_css_provider_new ();

  if (g_getenv ("INSPECTOR_SHOW") == NULL)
    {
      g_test_skip ("only for pictures");
      return;
    }
  gtk_css_provider_load_from_resource (style, "/io/github/bounce_inspector/BounceInspector/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (style),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  add (fixture, "a.mbox", USER_TEXT AWAY_TEXT LISTED_TEXT USER_TEXT BOUNCE_TEXT_OF ("5.0.0", "550 what"));
  add (fixture, "b.png", "\211PNG\r\n\032\n\001\002\003\004\005");
  for (gint64 end = g_get_monotonic_time () + 4 * G_TIME_SPAN_SECOND; g_get_monotonic_time () < end;)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
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
  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (gdk_display_get_default ()),
                                    "/io/github/bounce_inspector/BounceInspector/icons");

#define ADD(name, func) g_test_add ("/sidebar/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("rows", test_rows);
  ADD ("name", test_name);
  ADD ("choice-survives", test_choice_survives);
  ADD ("empty-choice-falls-back", test_empty_choice_falls_back);
  ADD ("pick", test_pick);
  ADD ("show", test_show);

  return g_test_run ();
}
