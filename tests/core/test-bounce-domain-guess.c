/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Slips of the hand that are corrected, and names that are left alone. */
#include "bounce-domain-guess.h"

#include <string.h>

static const struct
{
  const char *domain, *guess;
  const char *why;
} yes[] = {
  { "gmial.com", "gmail.com", "letters swapped" },
  { "gamil.com", "gmail.com", "letters swapped, earlier" },
  { "gmali.com", "gmail.com", "letters swapped, later" },
  { "gimal.com", "gmail.com", "one letter two places away" },
  { "gmai.com", "gmail.com", "the last letter left out" },
  { "gmal.com", "gmail.com", "a letter left out" },
  { "gmil.com", "gmail.com", "another" },
  { "gmaill.com", "gmail.com", "a letter twice" },
  { "ggmail.com", "gmail.com", "the first twice" },
  { "gnail.com", "gmail.com", "the key beside" },
  { "gmsil.com", "gmail.com", "the key beside" },
  { "gmeil.com", "gmail.com", "as it sounds" },
  { "fmail.com", "gmail.com", "the first key missed by one" },
  { "g-mail.com", "gmail.com", "a dash" },
  { "gmail.con", "gmail.com", "the ending" },
  { "gmail.cmo", "gmail.com", "the ending swapped" },
  { "gmail.ocm", "gmail.com", "the ending swapped" },
  { "gmail.comm", "gmail.com", "the ending too long" },
  { "gmail.coom", "gmail.com", "the ending too long" },
  { "gmail.co", "gmail.com", "Colombia was not meant" },
  { "gmail.cm", "gmail.com", "nor Cameroon" },
  { "gmail.om", "gmail.com", "nor Oman" },
  { "gmail.vom", "gmail.com", "the key beside" },
  { "gmail.com.com", "gmail.com", "twice" },
  { "gmailcom", "gmail.com", "no dot" },
  { "gmialcom", "gmail.com", "no dot and a slip" },
  { "gmail.co.m", "gmail.com", "a dot too many" },
  { "gmail,com", "gmail.com", "a comma" },
  { "gmail..com", "gmail.com", "two dots" },
  { "gmail.com,", "gmail.com", "a mark behind" },
  { "www.gmail.com", "gmail.com", "as if it were a page" },
  { "gmail", "gmail.com", "no ending at all" },
  { "yahoo", "yahoo.com", "no ending: the one most people mean" },
  { "gmial.con", "gmail.com", "two slips" },
  { "GMIAL.COM.", "gmail.com", "capitals and the final dot" },
  { "googelmail.com", "googlemail.com", "swapped in a long name" },
  { "goglemail.com", "googlemail.com", "left out in a long name" },
  { "hotmial.com", "hotmail.com", "swapped" },
  { "hotmai.com", "hotmail.com", "left out" },
  { "hotmal.fr", "hotmail.fr", "of another country" },
  { "homtail.com", "hotmail.com", "swapped" },
  { "hotmali.con", "hotmail.com", "two slips" },
  { "otmail.com", "hotmail.com", "the first letter left out" },
  { "hotnial.com", "hotmail.com", "two slips in a long name" },
  { "hotmail.cim", "hotmail.com", "the key beside" },
  { "yaho.com", "yahoo.com", "left out" },
  { "yahooo.com", "yahoo.com", "too many" },
  { "yhaoo.de", "yahoo.de", "swapped, of a country" },
  { "yahoo.co.ku", "yahoo.co.uk", "the country swapped" },
  { "yahoo.couk", "yahoo.co.uk", "a dot left out within the ending" },
  { "yahoo.com.b", "yahoo.com.br", "the country left unfinished" },
  { "outlok.com", "outlook.com", "left out" },
  { "outloook.com", "outlook.com", "too many" },
  { "outllok.de", "outlook.de", "one for the other" },
  { "iclod.com", "icloud.com", "left out" },
  { "icluod.com", "icloud.com", "swapped" },
  { "gmx.d", "gmx.de", "unfinished" },
  { "gxm.de", "gmx.de", "swapped in a short name" },
  { "gmxx.net", "gmx.net", "twice in a short name" },
  { "gmx.nte", "gmx.net", "the ending swapped" },
  { "web.ed", "web.de", "the ending swapped" },
  { "wbe.de", "web.de", "swapped" },
  { "webde", "web.de", "no dot" },
  { "t-onlin.de", "t-online.de", "left out" },
  { "tonline.de", "t-online.de", "the dash left out" },
  { "t-onlien.de", "t-online.de", "swapped" },
  { "aol.con", "aol.com", "the ending" },
  { "aool.com", "aol.com", "twice" },
  { "comcast.ent", "comcast.net", "the ending swapped" },
  { "comcats.net", "comcast.net", "swapped" },
  { "vodaphone.de", "vodafone.de", "as it sounds" },
  { "orange.f", "orange.fr", "the ending of a word" },
  { "live.con", "live.com", "the ending of a word" },
  { "me.con", "me.com", "the ending of a short word" },
  { "protonmial.com", "protonmail.com", "swapped in a long name" },
  { "yandex.r", "yandex.ru", "unfinished" },
};

static const struct
{
  const char *domain;
  const char *why;
} no[] = {
  { "gmail.com", "right" },
  { "GMail.Com", "right, with capitals" },
  { "gmail.com.", "right, with the final dot" },
  { "ymail.com", "another provider" },
  { "mail.com", "another provider" },
  { "email.com", "another provider" },
  { "aim.com", "another provider" },
  { "gmx.net", "right" },
  { "gmx.at", "right, of another country" },
  { "hotmail.gr", "a country we do not list" },
  { "hotmail.co.jp", "likewise" },
  { "yahoo.gr", "likewise" },
  { "yahoo.ro", "likewise" },
  { "gmail.de", "may be somebody's" },
  { "gmail.ru", "may be somebody's" },
  { "yahoo.uk", "may be somebody's" },
  { "gmx.eu", "may be somebody's" },
  { "web.com", "a company" },
  { "aol.fr", "another country" },
  { "me.co", "short names have many neighbours" },
  { "aol.co", "likewise" },
  { "mac.co", "likewise" },
  { "all.com", "a short name one letter away" },
  { "ao.com", "likewise" },
  { "gm.com", "a company" },
  { "gmc.com", "a company" },
  { "gms.de", "a short name one letter away" },
  { "wev.de", "likewise" },
  { "we.de", "likewise" },
  { "love.com", "a short name one letter away" },
  { "life.com", "likewise" },
  { "five.com", "likewise" },
  { "cloud.com", "a company" },
  { "gail.com", "a name" },
  { "grail.com", "a word" },
  { "amail.com", "the first letter is no neighbour" },
  { "zmail.com", "likewise, on most keyboards" },
  { "arbor.de", "a word near a name" },
  { "poster.de", "likewise" },
  { "plant.nl", "likewise" },
  { "range.fr", "likewise" },
  { "never.com", "likewise" },
  { "interim.pl", "likewise" },
  { "horizon.net", "two letters away, another beginning" },
  { "lookout.com", "the same letters otherwise" },
  { "smail.example.org", "a host of somebody" },
  { "mail.gmail.com", "below a known one: not a slip of the hand" },
  { "g.mail.com", "below another provider" },
  { "smtp.web.de", "a host" },
  { "example.org", "nothing near" },
  { "example.con", "nothing near, though the ending is wrong" },
  { "yahoo.fe", "fr or de: two are equally near" },
  { "hmail.com", "gmail or ymail: both are near" },
  { "mailhost", "a name without dots at home" },
  { "localhost", "likewise" },
  { "planet", "likewise" },
  { "free", "likewise" },
  { "", "nothing" },
  { ".", "the root" },
  { "com", "an ending" },
  { "...", "dots" },
  { "gm\303\244il.com", "other letters" },
  { "\377\376", "no text" },
  { "gmail-notifications-and-much-more.example.com", "long" },
  { "192.0.2.1", "an address" },
};

static void
test_yes (void)
{
  g_assert_cmpuint (G_N_ELEMENTS (yes), >=, 50);
  for (guint i = 0; i < G_N_ELEMENTS (yes); i++)
    {
      g_test_message ("%s: %s", yes[i].domain, yes[i].why);
      g_assert_cmpstr (bounce_domain_guess (yes[i].domain), ==, yes[i].guess);
    }
}

static void
test_no (void)
{
  g_assert_cmpuint (G_N_ELEMENTS (no), >=, 50);
  for (guint i = 0; i < G_N_ELEMENTS (no); i++)
    {
      g_test_message ("row %u: %s", i, no[i].why);
      g_assert_cmpstr (bounce_domain_guess (no[i].domain), ==, NULL);
    }
  g_assert_null (bounce_domain_guess (NULL));
}

static void
test_hostile (void)
{
  g_autofree char *huge = g_strnfill (8 * 1024 * 1024, 'g');

  g_assert_null (bounce_domain_guess (huge));
  for (guint round = 0; round < 3000; round++)
    {
      char name[40];

      for (guint i = 0; i < sizeof name - 1; i++)
        name[i] = "gmailyhotw.,-\001"[g_test_rand_int_range (0, 14)];
      name[g_test_rand_int_range (0, sizeof name)] = '\0';
      name[sizeof name - 1] = '\0';
      bounce_domain_guess (name);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/domain-guess/yes", test_yes);
  g_test_add_func ("/domain-guess/no", test_no);
  g_test_add_func ("/domain-guess/hostile", test_hostile);

  return g_test_run ();
}
