/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The lookup window before anything is asked; what comes after is proved by
 * tests/gui/lookup.py with a name server. */
#include "inspector-lookup-window.h"

#include "widget-walk.h"

typedef struct
{
  InspectorChecks *checks;
  GtkWidget       *window;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->checks = inspector_checks_new ();
  fixture->window = inspector_lookup_window_new (NULL, fixture->checks, data);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_object_unref (fixture->checks);
}

static gboolean
is_entry (GtkWidget  *widget,
          const void *data)
{
  return GTK_IS_ENTRY (widget);
}

static gboolean
has_action (GtkWidget  *widget,
            const void *data)
{
  return GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), data) == 0;
}

static GtkEditable *
get_entry (Fixture *fixture)
{
  return GTK_EDITABLE (walk_find (fixture->window, is_entry, NULL));
}

static gboolean
can (Fixture    *fixture,
     const char *action)
{
  GtkWidget *button = walk_find (fixture->window, has_action, action);

  return button != NULL && gtk_widget_get_sensitive (button);
}

static void
look_up (Fixture    *fixture,
         const char *text)
{
  gtk_editable_set_text (get_entry (fixture), text);
  gtk_widget_activate_action (fixture->window, "lookup.look-up", NULL);
}

static gboolean
says (Fixture    *fixture,
      const char *words)
{
  return walk_find (fixture->window, walk_is_label_with, words) != NULL;
}

/* From the command line or the bus: filled in, nothing is asked. */
static void
test_filled_in (Fixture       *fixture,
                gconstpointer  data)
{
  g_assert_cmpstr (gtk_editable_get_text (get_entry (fixture)), ==, "203.0.113.5");
  g_assert_true (can (fixture, "lookup.look-up"));
  g_assert_false (can (fixture, "lookup.again"));
  g_assert_false (can (fixture, "lookup.copy"));
  g_assert_true (says (fixture, "Nothing is asked before you press"));
}

/* What comes over the bus is one line of bounded length. */
static void
test_hostile (Fixture       *fixture,
              gconstpointer  data)
{
  const char *text = gtk_editable_get_text (get_entry (fixture));

  g_assert_null (strchr (text, '\n'));
  g_assert_cmpint (g_utf8_strlen (text, -1), <=, 400);
}

static void
test_empty (Fixture       *fixture,
            gconstpointer  data)
{
  g_assert_false (can (fixture, "lookup.look-up"));
  gtk_editable_set_text (get_entry (fixture), "  ");
  g_assert_false (can (fixture, "lookup.look-up"));
  gtk_editable_set_text (get_entry (fixture), "a");
  g_assert_true (can (fixture, "lookup.look-up"));
}

static void
test_faults (Fixture       *fixture,
             gconstpointer  data)
{
  static const struct
  {
    const char *text, *words;
  } rows[] = {
    { "no such thing", "neither an address nor a name" },
    { "10.0.0.1", "private or reserved address" },
    { "printer.lan", "private networks" },
    { "203.0.113.5", "set aside for examples" },
    { "<b>&amp;", "neither an address nor a name" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      look_up (fixture, rows[i].text);
      g_assert_true (says (fixture, rows[i].words));
      g_assert_false (can (fixture, "lookup.stop"));
      g_assert_false (can (fixture, "lookup.copy"));
    }
}

#define ADD(path, data, function) g_test_add (path, Fixture, data, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_autofree char *many = g_strnfill (100000, 'x');
  g_autofree char *hostile = g_strconcat ("a\nb", many, NULL);

  g_unsetenv ("BOUNCE_INSPECTOR_DNS");
  g_test_init (&argc, &argv, NULL);
  if (!gtk_init_check ())
    {
      g_print ("1..0 # SKIP no display\n");
      return 0;
    }
  adw_init ();

  ADD ("/lookup-window/filled-in", "203.0.113.5", test_filled_in);
  ADD ("/lookup-window/hostile", hostile, test_hostile);
  ADD ("/lookup-window/empty", NULL, test_empty);
  ADD ("/lookup-window/faults", NULL, test_faults);

  return g_test_run ();
}
