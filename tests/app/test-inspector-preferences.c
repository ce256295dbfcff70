/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The preferences: what is switched or typed stands in the user's files at
 * once, what is wrong stays out of them. */
#include "inspector-preferences.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  char            *folder;       /* of our files                                */
  InspectorChecks *checks;
  GtkWidget       *window;
} Fixture;

static char *base;               /* XDG_CONFIG_HOME, before anybody has read it */

static void
remove_files (Fixture *fixture)
{
  static const char * const names[] = { "settings.ini", "blocklists.ini" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, names[i], NULL);

      g_remove (path);
    }
  g_rmdir (fixture->folder);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = g_build_filename (base, "bounce-inspector", NULL);
  if (data != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, "settings.ini", NULL);

      g_mkdir_with_parents (fixture->folder, 0700);
      g_assert_true (g_file_set_contents (path, data, -1, NULL));
    }
  fixture->checks = inspector_checks_new ();
  fixture->window = inspector_preferences_new (NULL, fixture->checks);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_object_unref (fixture->checks);
  remove_files (fixture);
  g_free (fixture->folder);
}

static char *
read_file (Fixture    *fixture,
           const char *name)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  char *text = NULL;

  return g_file_get_contents (path, &text, NULL, NULL) ? text : g_strdup ("");
}

static void
assert_file (Fixture    *fixture,
             const char *name,
             const char *part,
             gboolean    in)
{
  g_autofree char *text = read_file (fixture, name);

  if ((strstr (text, part) != NULL) != in)
    g_error ("%s: “%s” is %s in “%s”", name, part, in ? "not" : "still", text);
}

/* The row of that title, also among those that are not shown. */
static GtkWidget *
find_row (GtkWidget  *widget,
          const char *title)
{
  GtkWidget *found = NULL;

  if (ADW_IS_PREFERENCES_ROW (widget) && strstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title) != NULL)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find_row (child, title);

  return found;
}

static GtkWidget *
find_type (GtkWidget *widget,
           GType      type)
{
  GtkWidget *found = NULL;

  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find_type (child, type);

  return found;
}

static GtkWidget *
row_of (Fixture    *fixture,
        const char *title)
{
  GtkWidget *row = find_row (fixture->window, title);

  if (row == NULL)
    g_error ("no row “%s”", title);

  return row;
}

static void
flip (Fixture    *fixture,
      const char *title,
      gboolean    on)
{
  gtk_switch_set_active (GTK_SWITCH (find_type (row_of (fixture, title), GTK_TYPE_SWITCH)), on);
}

static gboolean
is_on (Fixture    *fixture,
       const char *title)
{
  return gtk_switch_get_active (GTK_SWITCH (find_type (row_of (fixture, title), GTK_TYPE_SWITCH)));
}

static void
type_into (Fixture    *fixture,
           const char *title,
           const char *text)
{
  GtkWidget *row = row_of (fixture, title);

  gtk_editable_set_text (GTK_EDITABLE (row), text);
  g_signal_emit_by_name (row, "apply");
}

static void
test_switch (Fixture       *fixture,
             gconstpointer  data)
{
  GtkWidget *row = row_of (fixture, "bl.spamcop.net");

  g_assert_true (is_on (fixture, "bl.spamcop.net"));
  flip (fixture, "bl.spamcop.net", FALSE);
  assert_file (fixture, "settings.ini", "off=bl.spamcop.net", TRUE);
  /* The row stays: whoever is there does not lose his place. */
  g_assert_true (row_of (fixture, "bl.spamcop.net") == row);
  flip (fixture, "bl.spamcop.net", TRUE);
  assert_file (fixture, "settings.ini", "bl.spamcop.net", FALSE);
}

static void
test_expand (Fixture       *fixture,
             gconstpointer  data)
{
  GtkWidget *row = row_of (fixture, "zen.spamhaus.org");

  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  g_assert_nonnull (find_row (row, "Open Its Page"));
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), FALSE);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
}

/* A page alone has no switch that could do anything. */
static void
test_page_only (Fixture       *fixture,
                gconstpointer  data)
{
  g_assert_false (gtk_widget_get_visible (find_type (row_of (fixture, "Cisco Talos"), GTK_TYPE_SWITCH)));
}

static void
test_dns (Fixture       *fixture,
          gconstpointer  data)
{
  type_into (fixture, "Addresses; empty", "192.0.2.999");
  assert_file (fixture, "settings.ini", "192.0.2.999", FALSE);
  g_assert_true (gtk_widget_has_css_class (row_of (fixture, "Addresses; empty"), "error"));
  type_into (fixture, "Addresses; empty", " 127.0.0.1:5353 ");
  assert_file (fixture, "settings.ini", "dns=127.0.0.1:5353", TRUE);
  g_assert_false (gtk_widget_has_css_class (row_of (fixture, "Addresses; empty"), "error"));
  type_into (fixture, "Addresses; empty", "");
  assert_file (fixture, "settings.ini", "dns=", FALSE);
}

static void
test_limit (Fixture       *fixture,
            gconstpointer  data)
{
  GtkWidget *spin = find_type (row_of (fixture, "Time Limit"), GTK_TYPE_SPIN_BUTTON);

  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), 3);
  assert_file (fixture, "settings.ini", "deadline=3", TRUE);
  /* The default is not written: it may be another one day. */
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), 8);
  assert_file (fixture, "settings.ini", "deadline", FALSE);
}

static void
test_commercial (Fixture       *fixture,
                 gconstpointer  data)
{
  AdwComboRow *row = ADW_COMBO_ROW (row_of (fixture, "Commercial Use?"));
  GtkWidget *toggle = find_type (row_of (fixture, "zen.spamhaus.org"), GTK_TYPE_SWITCH);

  g_assert_cmpuint (adw_combo_row_get_selected (row), ==, BOUNCE_COMMERCIAL_NOT_ASKED);
  adw_combo_row_set_selected (row, BOUNCE_COMMERCIAL_YES);
  assert_file (fixture, "settings.ini", "commercial=yes", TRUE);
  g_assert_false (gtk_switch_get_active (GTK_SWITCH (toggle)));
  g_assert_false (gtk_widget_get_sensitive (toggle));
  adw_combo_row_set_selected (row, BOUNCE_COMMERCIAL_NO);
  assert_file (fixture, "settings.ini", "commercial=no", TRUE);
  g_assert_true (gtk_switch_get_active (GTK_SWITCH (toggle)));
}

static void
test_registered (Fixture       *fixture,
                 gconstpointer  data)
{
  GtkWidget *group = gtk_widget_get_ancestor (row_of (fixture, "Key of Spamhaus"), ADW_TYPE_PREFERENCES_PAGE);
  GtkWidget *row = find_row (group, "Validity");

  gtk_switch_set_active (GTK_SWITCH (find_type (row, GTK_TYPE_SWITCH)), TRUE);
  assert_file (fixture, "settings.ini", "bl.score.senderscore.com", TRUE);
  g_assert_true (is_on (fixture, "bl.score.senderscore.com"));
}

static void
test_own_domains (Fixture       *fixture,
                  gconstpointer  data)
{
  type_into (fixture, "Add a domain", "localhost");
  assert_file (fixture, "settings.ini", "localhost", FALSE);
  type_into (fixture, "Add a domain", "@example.org, example.net");
  assert_file (fixture, "settings.ini", "domains=example.org;example.net", TRUE);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row_of (fixture, "Add a domain"))), ==, "");
  g_signal_emit_by_name (find_type (row_of (fixture, "example.org"), GTK_TYPE_BUTTON), "clicked");
  assert_file (fixture, "settings.ini", "domains=example.net", TRUE);
  type_into (fixture, "Add a server", "192.0.2.25 mx.example.org");
  assert_file (fixture, "settings.ini", "servers=192.0.2.25;mx.example.org", TRUE);
}

static void
add_own (Fixture    *fixture,
         const char *zone)
{
  GtkWidget *form = row_of (fixture, "Add a List");

  gtk_editable_set_text (GTK_EDITABLE (find_row (form, "Zone")), zone);
  gtk_editable_set_text (GTK_EDITABLE (find_row (form, "Name, if")), "A & <b>");
  g_signal_emit_by_name (find_type (find_row (form, "Unverified"), GTK_TYPE_BUTTON), "clicked");
}

static void
test_own_list (Fixture       *fixture,
               gconstpointer  data)
{
  GtkWidget *row;

  add_own (fixture, "zen.spamhaus.org");
  add_own (fixture, "192.0.2.1");
  assert_file (fixture, "blocklists.ini", "[", FALSE);
  add_own (fixture, "BL.example.org.");
  assert_file (fixture, "blocklists.ini", "[bl.example.org]\nname = A & <b>\nfamilies = ipv4\n", TRUE);
  row = row_of (fixture, "bl.example.org");
  g_assert_true (is_on (fixture, "bl.example.org"));
  /* A name is no markup. */
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, "A & <b> · bl.example.org");
  g_assert_nonnull (strstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (row)), "unverified"));
  flip (fixture, "bl.example.org", FALSE);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  g_signal_emit_by_name (find_type (find_row (row, "Your Own List"), GTK_TYPE_BUTTON), "clicked");
  assert_file (fixture, "blocklists.ini", "example.org", FALSE);
  assert_file (fixture, "settings.ini", "example.org", FALSE);
  g_assert_null (find_row (fixture->window, "bl.example.org"));
}

/* A list that has closed is warned of, and needs a word of its own. */
static void
test_dead_list (Fixture       *fixture,
                gconstpointer  data)
{
  GtkWidget *form = row_of (fixture, "Add a List");

  gtk_editable_set_text (GTK_EDITABLE (find_row (form, "Zone")), "dnsbl.sorbs.net");
  g_assert_true (gtk_widget_get_visible (find_row (form, "Ask It All the Same")));
  add_own (fixture, "dnsbl.sorbs.net");
  assert_file (fixture, "blocklists.ini", "sorbs", FALSE);
  gtk_switch_set_active (GTK_SWITCH (find_type (find_row (form, "Ask It All the Same"), GTK_TYPE_SWITCH)), TRUE);
  add_own (fixture, "dnsbl.sorbs.net");
  assert_file (fixture, "blocklists.ini", "[dnsbl.sorbs.net]", TRUE);
  assert_file (fixture, "settings.ini", "dead=dnsbl.sorbs.net", TRUE);
  g_assert_true (is_on (fixture, "dnsbl.sorbs.net"));
  /* Taken back, it is warned of again. */
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row_of (fixture, "dnsbl.sorbs.net")), TRUE);
  gtk_switch_set_active (GTK_SWITCH (find_type (find_row (row_of (fixture, "dnsbl.sorbs.net"), "Ask It All the Same"), GTK_TYPE_SWITCH)), FALSE);
  assert_file (fixture, "settings.ini", "dead=", FALSE);
  g_assert_false (gtk_widget_get_sensitive (find_type (row_of (fixture, "dnsbl.sorbs.net"), GTK_TYPE_SWITCH)));
}

/* What others wrote into the file meanwhile stays. */
static void
test_meanwhile (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "settings.ini", NULL);

  g_assert_true (g_file_set_contents (path, "# mine\n[own]\ndomains=example.com\n", -1, NULL));
  flip (fixture, "bl.spamcop.net", FALSE);
  assert_file (fixture, "settings.ini", "# mine\n", TRUE);
  assert_file (fixture, "settings.ini", "[own]\ndomains=example.com\n", TRUE);
  assert_file (fixture, "settings.ini", "off=bl.spamcop.net", TRUE);
}

/* A broken file is not written over, and nobody crashes. */
static void
test_broken (Fixture       *fixture,
             gconstpointer  data)
{
  flip (fixture, "bl.spamcop.net", FALSE);
  assert_file (fixture, "settings.ini", data, TRUE);
  g_assert_true (is_on (fixture, "bl.spamcop.net"));
}

#define ADD(path, data, function) g_test_add (path, Fixture, data, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  int status;

  base = g_dir_make_tmp ("bounce-preferences-XXXXXX", NULL);
  g_setenv ("XDG_CONFIG_HOME", base, TRUE);
  g_setenv ("XDG_STATE_HOME", base, TRUE);
  g_unsetenv ("BOUNCE_INSPECTOR_DNS");
  g_test_init (&argc, &argv, NULL);
  if (!gtk_init_check ())
    {
      g_print ("1..0 # SKIP no display\n");
      return 0;
    }
  adw_init ();

  ADD ("/preferences/switch", NULL, test_switch);
  ADD ("/preferences/expand", NULL, test_expand);
  ADD ("/preferences/page-only", NULL, test_page_only);
  ADD ("/preferences/dns", NULL, test_dns);
  ADD ("/preferences/limit", NULL, test_limit);
  ADD ("/preferences/commercial", NULL, test_commercial);
  ADD ("/preferences/registered", NULL, test_registered);
  ADD ("/preferences/own-domains", NULL, test_own_domains);
  ADD ("/preferences/own-list", NULL, test_own_list);
  ADD ("/preferences/dead-list", NULL, test_dead_list);
  ADD ("/preferences/meanwhile", "[own]\n", test_meanwhile);
  ADD ("/preferences/broken", "[own\nno key file\n", test_broken);
  status = g_test_run ();
  g_rmdir (base);
  g_free (base);

  return status;
}
