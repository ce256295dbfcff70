/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists named in replies. */
#include "bounce-zones.h"

#include <string.h>

static const struct
{
  const char *words, *zones, *why;
} cases[] = {
  { "554 5.7.1 Service unavailable; Client host [192.0.2.7] blocked using zen.spamhaus.org; https://www.spamhaus.org/query/ip/192.0.2.7",
    "zen.spamhaus.org", "zone and look-up page of one list are one list" },
  { "550 see https://check.spamhaus.org/query/ip/192.0.2.7", "zen.spamhaus.org", "only the look-up page is named" },
  { "553 http://www.spamhaus.org/query/bl?ip=192.0.2.7", "zen.spamhaus.org", "the older look-up page" },
  { "550 The address is on the Spamhaus PBL", "pbl.spamhaus.org", "only the name, with the part of the list" },
  { "blocked using PBL.SPAMHAUS.ORG", "pbl.spamhaus.org", "capitals" },
  { "550 listed at 7.2.0.192.zen.spamhaus.org", "zen.spamhaus.org", "the question itself" },
  { "blocked using secretkey123.zen.dq.spamhaus.net", "zen.dq.spamhaus.net", "a customer's key is not shown" },
  { "Blocked - see http://www.spamcop.net/bl.shtml?192.0.2.7", "bl.spamcop.net", "SpamCop by its page" },
  { "blocked using bl.spamcop.net; SpamCop says so", "bl.spamcop.net", "no repeats" },
  { "http://www.barracudanetworks.com/reputation/?r=1&ip=192.0.2.7", "b.barracudacentral.org", "Barracuda by its page" },
  { "Blocked - see https://ipcheck.proofpoint.com/?ip=192.0.2.7", "ipcheck.proofpoint.com", "a list without a zone" },
  { "blocked using dnsbl.sorbs.net", "dnsbl.sorbs.net", "a dead list is named as it was" },
  { "blocked using bl.example.net; bye", "bl.example.net", "an unknown list by its shape" },
  { "blocked using dnsbl-2.example.net", "dnsbl-2.example.net", "labels with a number" },
  { "Client host rejected: blocked using mail.example.net", "mail.example.net", "an unknown list by its place" },
  { "rejected because 192.0.2.7 is in a black list at cbl.example.org", "cbl.example.org", "Exim's wording" },
  { "blocked using zen.spamhaus.org and bl.spamcop.net", "zen.spamhaus.org bl.spamcop.net", "several" },
  { "host mx.example.org said: 550 user unknown", "", "a host is no list" },
  { "127.0.0.2 answered", "", "an address is no list" },
  { "mail bl.net", "", "two labels are a domain" },
  { "", "", "nothing" },
};

static void
test_find (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) zones = bounce_zones_find (cases[i].words);
      g_autofree char *joined = g_strjoinv (" ", zones);

      g_test_message ("%s", cases[i].why);
      g_assert_cmpstr (joined, ==, cases[i].zones);
    }
}

static void
test_null (void)
{
  g_auto (GStrv) zones = bounce_zones_find (NULL);

  g_assert_nonnull (zones);
  g_assert_null (zones[0]);
}

static void
test_names (void)
{
  g_assert_cmpstr (bounce_zones_get_name ("zen.spamhaus.org"), ==, "Spamhaus ZEN");
  g_assert_cmpstr (bounce_zones_get_name ("7.2.0.192.zen.spamhaus.org"), ==, "Spamhaus ZEN");
  g_assert_cmpstr (bounce_zones_get_name ("spam.dnsbl.sorbs.net"), ==, "SORBS");
  g_assert_null (bounce_zones_get_name ("bl.example.net"));
  g_assert_null (bounce_zones_get_name (NULL));
}

/* A listing by a dead zone is the receiver's fault; by a live one it is not. */
static void
test_dead (void)
{
  g_assert_true (bounce_zones_is_dead ("dnsbl.sorbs.net"));
  g_assert_true (bounce_zones_is_dead ("ix.dnsbl.manitu.net"));
  g_assert_true (bounce_zones_is_dead ("dnsbl.njabl.org"));
  g_assert_true (bounce_zones_is_dead ("relays.ordb.org"));
  g_assert_false (bounce_zones_is_dead ("zen.spamhaus.org"));
  g_assert_false (bounce_zones_is_dead ("notsorbs.net"));
  g_assert_false (bounce_zones_is_dead ("bl.example.net"));
}

/* Whoever is told not to ask wants to know why. */
static void
test_why_dead (void)
{
  g_assert_cmpstr (bounce_zones_why_dead ("spam.dnsbl.sorbs.net"), ==, "closed in June 2024");
  g_assert_cmpstr (bounce_zones_why_dead ("dnsbl.njabl.org"), ==,
                   "closed in March 2013; its domain belongs to somebody else since January 2024, who lists every address");
  g_assert_null (bounce_zones_why_dead ("zen.spamhaus.org"));
  g_assert_null (bounce_zones_why_dead ("bl.example.net"));
  g_assert_null (bounce_zones_why_dead (NULL));
  /* A host of the firm that had a list once is no list. */
  g_assert_false (bounce_zones_is_dead ("mx.manitu.net"));
}

static void
test_hostile (void)
{
  g_autofree char *dots = g_strnfill (1024 * 1024, '.');
  g_autofree char *letters = g_strnfill (1024 * 1024, 'b');
  g_auto (GStrv) a = bounce_zones_find (dots);
  g_auto (GStrv) b = bounce_zones_find (letters);
  g_auto (GStrv) c = bounce_zones_find ("blocked using \xff\xfe.bl.example.net");

  g_assert_null (a[0]);
  g_assert_null (b[0]);
  g_assert_nonnull (c);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/zones/find", test_find);
  g_test_add_func ("/zones/null", test_null);
  g_test_add_func ("/zones/names", test_names);
  g_test_add_func ("/zones/dead", test_dead);
  g_test_add_func ("/zones/why-dead", test_why_dead);
  g_test_add_func ("/zones/hostile", test_hostile);

  return g_test_run ();
}
