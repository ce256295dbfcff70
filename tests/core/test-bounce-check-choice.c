/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Which lists are asked, and which are not, however much somebody wants it. */
#include "bounce-check-choice.h"

#include <string.h>

static const char ini[] =
  "[zen.example.org]\nname = Zen\noperator = Zen Project\nkind = combined\nweight = very-high\nship = default\n"
  "families = ipv4 ipv6\nterms = non-commercial\n\n"
  "[cop.example.org]\nname = Cop\noperator = Cop\nkind = spam-source\nweight = high\nship = default\nfamilies = ipv4\n\n"
  "[able.example.org]\nname = Able\noperator = Able\nkind = spam-source\nweight = high\nship = default\nfamilies = ipv4\n\n"
  "[six.example.org]\nname = Six\noperator = Six\nkind = spam-source\nweight = low\nship = default-ipv6\nfamilies = ipv4 ipv6\n\n"
  "[more.example.org]\nname = More\noperator = More\nkind = spam-source\nweight = low\nship = optional\nfamilies = ipv4\n\n"
  "[part.example.org]\nname = Part\noperator = Zen Project\nkind = policy\nweight = low\nship = optional\nfamilies = ipv4\ncomponent = yes\n\n"
  "[off.example.org]\nname = Off\noperator = Off\nkind = spam-source\nweight = low\nship = off\nfamilies = ipv4\n\n"
  "[paid.example.org]\nname = Paid\noperator = Paid\nkind = spam-source\nweight = medium\nship = off\nfamilies = ipv4\nterms = registered\n\n"
  "[keyed.example.org]\nname = Keyed\noperator = Keyed\nkind = combined\nweight = very-high\nship = optional\nfamilies = ipv4\nterms = key\n\n"
  "[dom.example.org]\nname = Dom\noperator = Dom\nkind = spam-source\nweight = high\nship = default\nfamilies = domain\n\n"
  "[page.example.org]\nname = Page\noperator = Page\nkind = spam-source\nweight = high\nship = link-only\nfamilies = ipv4\nsite = https://page.example.org/\n";

static BounceBlocklists *lists;

#define NONE { { NULL }, { NULL }, { NULL }, BOUNCE_COMMERCIAL_NOT_ASKED }

/* What settings.ini says; NULL where it is silent. */
typedef struct
{
  const char       *on[3], *off[3], *registered[3];
  BounceCommercial  commercial;
} Told;

/* "zen", "(zen)": left out for its terms, "zen!": named. */
static char *
choose (const Told        *told,
        BounceSubjectKind  kind,
        const char        *wanted,
        const char        *named)
{
  BounceSettings settings = {
    .lists_on = (char **) told->on,
    .lists_off = (char **) told->off,
    .lists_registered = (char **) told->registered,
    .commercial = told->commercial,
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) chosen = bounce_check_choose (lists, &settings, kind, wanted, named, &error);
  GString *names = g_string_new (NULL);

  if (chosen == NULL)
    {
      g_assert_error (error, BOUNCE_BLOCKLISTS_ERROR, BOUNCE_BLOCKLISTS_ERROR_BAD_ZONE);
      return g_string_free (names, FALSE);
    }
  g_assert_no_error (error);
  for (guint i = 0; i < chosen->len; i++)
    {
      const BounceChosenList *one = &g_array_index (chosen, BounceChosenList, i);
      g_autofree char *label = g_strndup (one->list->zone, strcspn (one->list->zone, "."));

      g_string_append_printf (names, "%s%s%s%s%s", i > 0 ? " " : "", one->terms ? "(" : "", label, one->terms ? ")" : "",
                              one->named ? "!" : "");
    }

  return g_string_free (names, FALSE);
}

static const struct
{
  Told               told;
  BounceSubjectKind  kind;
  const char        *wanted, *named, *expected, *mistake;
} rows[] = {
  { NONE, BOUNCE_SUBJECT_IPV4, NULL, NULL, "zen able cop", "an order that changes from run to run; lists of domains asked about addresses" },
  { NONE, BOUNCE_SUBJECT_IPV4, "default", NULL, "zen able cop", "the word for the default not known" },
  { NONE, BOUNCE_SUBJECT_IPV6, NULL, NULL, "zen six", "a list without IPv6 asked about it; one that is on for IPv6 alone forgotten" },
  { NONE, BOUNCE_SUBJECT_DOMAIN, NULL, NULL, "dom", "lists of addresses asked about domains" },
  { NONE, BOUNCE_SUBJECT_IPV4, "all", NULL, "keyed zen able cop more six", "parts of other lists, and what is off, asked as well" },
  { NONE, BOUNCE_SUBJECT_IPV4, "off.example.org", NULL, "off", "what ships off cannot be chosen at all" },
  { NONE, BOUNCE_SUBJECT_IPV4, " OFF.Example.org. , part.example.org", NULL, "off part", "case, dots and blanks make another zone" },
  { NONE, BOUNCE_SUBJECT_IPV6, "cop.example.org", NULL, "cop", "a wish that cannot be met vanishes without a word" },
  { NONE, BOUNCE_SUBJECT_IPV4, "nosuch.example.org", NULL, "", "a typing mistake gives the good news of no list" },
  { NONE, BOUNCE_SUBJECT_IPV4, "cop.example.org,nosuch.example.org", NULL, "", "half of a wish is met, and looks like all of it" },
  { NONE, BOUNCE_SUBJECT_IPV4, "", NULL, "", "no list at all is asked, and all looks clean" },
  { NONE, BOUNCE_SUBJECT_IPV4, ",", NULL, "", "the same" },
  { NONE, BOUNCE_SUBJECT_IPV4, "page.example.org", NULL, "", "a page is asked like a zone" },
  { NONE, BOUNCE_SUBJECT_IPV4, NULL, "cop.example.org", "cop! zen able", "the list that decides waits behind others" },
  { NONE, BOUNCE_SUBJECT_IPV4, NULL, "off.example.org", "off! zen able cop", "the list that decides is not asked, since it ships off" },
  { NONE, BOUNCE_SUBJECT_IPV4, "cop.example.org", "part.example.org", "part! cop", "the list that decides is left out of a choice" },
  { NONE, BOUNCE_SUBJECT_IPV6, NULL, "cop.example.org", "cop! zen six", "that a list knows no IPv6 is not said" },
  { NONE, BOUNCE_SUBJECT_IPV4, NULL, "nosuch.example.org", "zen able cop", "a zone out of a bounce, which anybody can write, is asked" },
  { NONE, BOUNCE_SUBJECT_IPV4, NULL, "page.example.org", "zen able cop", "the same for a page" },
  { { .off = { "ZEN.example.org." } }, BOUNCE_SUBJECT_IPV4, NULL, NULL, "able cop", "what was switched off is asked" },
  { { .off = { "zen.example.org" } }, BOUNCE_SUBJECT_IPV4, "zen.example.org", NULL, "zen", "who asks for a list by name does not get it" },
  { { .off = { "zen.example.org" } }, BOUNCE_SUBJECT_IPV4, NULL, "zen.example.org", "zen! able cop", "the verdict waits for a list that is not asked" },
  { { .on = { "more.example.org", "off.example.org" } }, BOUNCE_SUBJECT_IPV4, NULL, NULL, "zen able cop more off", "what was switched on is not asked" },
  { { .on = { "off.example.org" } }, BOUNCE_SUBJECT_DOMAIN, NULL, NULL, "dom", "what was switched on is asked about what it does not know" },
  { { .registered = { "paid.example.org" } }, BOUNCE_SUBJECT_IPV4, NULL, NULL, "zen able cop paid", "who is registered gets nothing for it" },
  { { .commercial = BOUNCE_COMMERCIAL_YES }, BOUNCE_SUBJECT_IPV4, NULL, NULL, "(zen) able cop", "terms are broken, or a list vanishes without a word" },
  { { .commercial = BOUNCE_COMMERCIAL_YES }, BOUNCE_SUBJECT_IPV4, NULL, "zen.example.org", "(zen)! able cop", "terms are broken as soon as a bounce names the list" },
  { { .commercial = BOUNCE_COMMERCIAL_YES, .registered = { "zen.example.org" } }, BOUNCE_SUBJECT_IPV4, NULL, NULL, "zen able cop",
    "who pays is held to the terms of those who do not" },
  { { .commercial = BOUNCE_COMMERCIAL_NO }, BOUNCE_SUBJECT_IPV4, NULL, NULL, "zen able cop", "private use is taken for commercial" },
};

static void
test_rows (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *chosen = choose (&rows[i].told, rows[i].kind, rows[i].wanted, rows[i].named);

      if (g_strcmp0 (chosen, rows[i].expected) != 0)
        g_error ("row %u: “%s” instead of “%s”: %s", i, chosen, rows[i].expected, rows[i].mistake);
    }
}

static void
test_without_settings (void)
{
  g_autoptr (GArray) chosen = bounce_check_choose (lists, NULL, BOUNCE_SUBJECT_IPV4, NULL, NULL, NULL);

  g_assert_cmpuint (chosen->len, ==, 3);
}

/* A person must read what is wrong with "--lists". */
static void
test_sentences (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (bounce_check_choose (lists, NULL, BOUNCE_SUBJECT_IPV4, "nosuch.example.org", NULL, &error));
  g_assert_nonnull (strstr (error->message, "nosuch.example.org"));
}

/* A closed list is shown, so that somebody learns that it has closed; that it
 * is not asked is its own mark. */
static void
test_dead (void)
{
  g_autoptr (GArray) wanted = bounce_check_choose (lists, NULL, BOUNCE_SUBJECT_IPV4, "dnsbl.sorbs.net", NULL, NULL);
  g_autoptr (GArray) named = bounce_check_choose (lists, NULL, BOUNCE_SUBJECT_IPV4, NULL, "dnsbl.sorbs.net", NULL);

  g_assert_cmpuint (wanted->len, ==, 1);
  g_assert_true (g_array_index (wanted, BounceChosenList, 0).list->dead);
  g_assert_cmpuint (named->len, ==, 4);
  g_assert_true (g_array_index (named, BounceChosenList, 0).named);
  g_assert_true (g_array_index (named, BounceChosenList, 0).list->dead);
}

/* What ships on has to be few enough that no operator calls it a storm. */
static void
test_built_in (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BounceBlocklists) built_in = bounce_blocklists_load (NULL, &error);
  static const struct { BounceSubjectKind kind; guint least, most; } kinds[] = {
    { BOUNCE_SUBJECT_IPV4, 7, 12 }, { BOUNCE_SUBJECT_IPV6, 3, 8 }, { BOUNCE_SUBJECT_DOMAIN, 3, 6 },
  };

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (GArray) chosen = bounce_check_choose (built_in, NULL, kinds[i].kind, NULL, NULL, NULL);
      g_autoptr (GArray) all = bounce_check_choose (built_in, NULL, kinds[i].kind, "all", NULL, NULL);

      g_assert_cmpuint (chosen->len, >=, kinds[i].least);
      g_assert_cmpuint (chosen->len, <=, kinds[i].most);
      g_assert_cmpuint (all->len, >, chosen->len);
      g_assert_cmpint (g_array_index (chosen, BounceChosenList, 0).list->weight, ==, BOUNCE_LIST_WEIGHT_VERY_HIGH);
    }
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GError) error = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  lists = bounce_blocklists_parse (ini, "test.ini", &error);
  g_assert_no_error (error);
  g_test_add_func ("/check-choice/rows", test_rows);
  g_test_add_func ("/check-choice/without-settings", test_without_settings);
  g_test_add_func ("/check-choice/sentences", test_sentences);
  g_test_add_func ("/check-choice/dead", test_dead);
  g_test_add_func ("/check-choice/built-in", test_built_in);
  status = g_test_run ();
  bounce_blocklists_unref (lists);

  return status;
}
