/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Switches of lists, and what the settings hold of them. */
#include "inspector-list-choice.h"

static const char ini[] =
  "[default.example.org]\nship = default\nfamilies = ipv4\n"
  "[v6.example.org]\nship = default-ipv6\nfamilies = ipv4 ipv6\n"
  "[optional.example.org]\nship = optional\nfamilies = domain\n"
  "[off.example.org]\nship = off\nfamilies = ipv4\n"
  "[page.example.org]\nship = link-only\nfamilies = ipv4\nsite = https://page.example.org/\n"
  "[private.example.org]\nship = default\nfamilies = ipv4\nterms = non-commercial\n"
  "[registered.example.org]\nship = optional\nfamilies = ipv4\nterms = registered\n";

typedef struct
{
  BounceBlocklists *lists;
  BounceSettings   *settings;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->lists = bounce_blocklists_parse (ini, "test", NULL);
  fixture->settings = g_new0 (BounceSettings, 1);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  bounce_blocklists_unref (fixture->lists);
  bounce_settings_free (fixture->settings);
}

static void
assert_states (Fixture    *fixture,
               const char *expected)
{
  static const char letters[] = { '-', '+', '!', 'x', 'p' };
  g_autoptr (GHashTable) states = inspector_list_choice_new_states (fixture->lists, fixture->settings);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < bounce_blocklists_get_length (fixture->lists); i++)
    {
      const BounceBlocklist *list = bounce_blocklists_get (fixture->lists, i);

      g_string_append_c (text, letters[GPOINTER_TO_INT (g_hash_table_lookup (states, list->zone))]);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
flip (Fixture    *fixture,
      const char *zone,
      gboolean    on)
{
  inspector_list_choice_switch (fixture->settings, fixture->lists, bounce_blocklists_find (fixture->lists, zone), on);
}

static void
test_shipped (Fixture       *fixture,
              gconstpointer  data)
{
  assert_states (fixture, "++--p+-");
}

/* Off and on again leaves nothing behind: a list that ships otherwise one day follows. */
static void
test_there_and_back (Fixture       *fixture,
                     gconstpointer  data)
{
  static const char * const zones[] = { "default.example.org", "v6.example.org", "optional.example.org", "off.example.org" };
  static const gboolean shipped[] = { TRUE, TRUE, FALSE, FALSE };

  for (guint i = 0; i < G_N_ELEMENTS (zones); i++)
    {
      flip (fixture, zones[i], !shipped[i]);
      g_assert_true (inspector_list_choice_has (shipped[i] ? fixture->settings->lists_off : fixture->settings->lists_on, zones[i]));
    }
  assert_states (fixture, "--++p+-");
  for (guint i = 0; i < G_N_ELEMENTS (zones); i++)
    flip (fixture, zones[i], shipped[i]);
  assert_states (fixture, "++--p+-");
  g_assert_cmpuint (g_strv_length (fixture->settings->lists_on), ==, 0);
  g_assert_cmpuint (g_strv_length (fixture->settings->lists_off), ==, 0);
}

/* A registered resolver switches on by itself, and may still be switched off. */
static void
test_registered (Fixture       *fixture,
                 gconstpointer  data)
{
  inspector_list_choice_put (&fixture->settings->lists_registered, "registered.example.org", TRUE);
  assert_states (fixture, "++--p++");
  flip (fixture, "registered.example.org", FALSE);
  assert_states (fixture, "++--p+-");
  g_assert_true (inspector_list_choice_has (fixture->settings->lists_off, "registered.example.org"));
}

static void
test_commercial (Fixture       *fixture,
                 gconstpointer  data)
{
  fixture->settings->commercial = BOUNCE_COMMERCIAL_NO;
  assert_states (fixture, "++--p+-");
  fixture->settings->commercial = BOUNCE_COMMERCIAL_YES;
  assert_states (fixture, "++--p!-");
  /* Who pays its operator may. */
  inspector_list_choice_put (&fixture->settings->lists_registered, "private.example.org", TRUE);
  assert_states (fixture, "++--p+-");
}

static void
test_dead (void)
{
  const char *dead = "[dnsbl.sorbs.net]\nship = default\nfamilies = ipv4\n";
  g_autoptr (BounceBlocklists) lists = bounce_blocklists_parse (dead, "test", NULL);
  g_autoptr (BounceSettings) settings = g_new0 (BounceSettings, 1);
  g_autoptr (GHashTable) states = inspector_list_choice_new_states (lists, settings);

  g_assert_cmpint (GPOINTER_TO_INT (g_hash_table_lookup (states, "dnsbl.sorbs.net")), ==, INSPECTOR_LIST_DEAD);
}

static void
test_names (void)
{
  char **names = NULL;

  g_assert_false (inspector_list_choice_has (names, "a.example.org"));
  inspector_list_choice_put (&names, "a.example.org", FALSE);
  inspector_list_choice_put (&names, "a.example.org", TRUE);
  inspector_list_choice_put (&names, "b.example.org", TRUE);
  /* Not twice, whatever its case. */
  inspector_list_choice_put (&names, "A.example.org", TRUE);
  g_assert_cmpuint (g_strv_length (names), ==, 2);
  inspector_list_choice_put (&names, "A.Example.org", FALSE);
  g_assert_cmpuint (g_strv_length (names), ==, 1);
  g_assert_cmpstr (names[0], ==, "b.example.org");
  g_strfreev (names);
}

static void
test_forget (Fixture       *fixture,
             gconstpointer  data)
{
  inspector_list_choice_put (&fixture->settings->lists_off, "default.example.org", TRUE);
  inspector_list_choice_put (&fixture->settings->lists_dead, "default.example.org", TRUE);
  inspector_list_choice_put (&fixture->settings->lists_on, "off.example.org", TRUE);
  inspector_list_choice_forget (fixture->settings, "default.example.org");
  g_assert_cmpuint (g_strv_length (fixture->settings->lists_off), ==, 0);
  g_assert_cmpuint (g_strv_length (fixture->settings->lists_dead), ==, 0);
  g_assert_cmpuint (g_strv_length (fixture->settings->lists_on), ==, 1);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/list-choice/shipped", test_shipped);
  ADD ("/list-choice/there-and-back", test_there_and_back);
  ADD ("/list-choice/registered", test_registered);
  ADD ("/list-choice/commercial", test_commercial);
  g_test_add_func ("/list-choice/dead", test_dead);
  g_test_add_func ("/list-choice/names", test_names);
  ADD ("/list-choice/forget", test_forget);

  return g_test_run ();
}
