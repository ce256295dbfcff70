/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Which records a view wants. */
#include "../support/add-record.h"
#include "bounce-filter.h"

static void
test_matches (void)
{
  static const struct
  {
    const char *search;
    int         cause, kind;
    guint       expected;          /* bits: anna, ben, jörg */
  } rows[] = {
    { NULL, -1, -1, 7 },
    { " \t", -1, -1, 7 },
    { "ANNA", -1, -1, 1 },
    { "JÖRG", -1, -1, 4 },                 /* not only ASCII has two cases */
    { "STRASSE", -1, -1, 4 },              /* nor one letter for one */
    { "example full", -1, -1, 2 },         /* words in different fields */
    { "user", BOUNCE_CAUSE_NO_SUCH_USER, -1, 5 },
    { "user", BOUNCE_CAUSE_MAILBOX_FULL, -1, 0 },
    { NULL, -1, BOUNCE_KIND_DELAY, 0 },
    { NULL, BOUNCE_CAUSE_MAILBOX_FULL, BOUNCE_KIND_FAILURE, 2 },
  };
  g_autoptr (BounceStore) store = bounce_store_new ();

  add_record (store, "anna@example.org", "550 no such user", BOUNCE_CAUSE_NO_SUCH_USER);
  add_record (store, "ben@example.org", "452 mailbox full", BOUNCE_CAUSE_MAILBOX_FULL);
  add_record (store, "jörg@straße.example", "550 no such user", BOUNCE_CAUSE_NO_SUCH_USER);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      BounceArchiveView view = { .search = rows[i].search, .cause = rows[i].cause, .kind = rows[i].kind };
      g_autoptr (BounceFilter) filter = bounce_filter_new (&view, NULL);
      guint seen = 0;

      bounce_filter_enter (filter, store);
      for (guint j = 0; j < 3; j++)
        if (bounce_filter_matches (filter, bounce_store_get (store, j)))
          seen |= 1 << j;
      g_assert_cmpuint (seen, ==, rows[i].expected);
    }
}

static void
test_many_words (void)
{
  /* More words than there are bits for them. */
  g_autoptr (GString) search = g_string_new (NULL);
  g_autoptr (BounceStore) store = bounce_store_new ();
  BounceArchiveView view = { .cause = -1, .kind = -1 };
  g_autoptr (BounceFilter) filter = NULL;

  for (guint i = 0; i < 200; i++)
    g_string_append (search, "anna ");
  view.search = search->str;
  filter = bounce_filter_new (&view, NULL);
  add_record (store, "anna@example.org", "550 no", BOUNCE_CAUSE_UNCLEAR);
  add_record (store, "ben@example.org", "550 no", BOUNCE_CAUSE_UNCLEAR);
  bounce_filter_enter (filter, store);
  g_assert_true (bounce_filter_matches (filter, bounce_store_get (store, 0)));
  g_assert_false (bounce_filter_matches (filter, bounce_store_get (store, 1)));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/filter/matches", test_matches);
  g_test_add_func ("/filter/many-words", test_many_words);

  return g_test_run ();
}
