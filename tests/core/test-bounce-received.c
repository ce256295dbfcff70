/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Received lines as each server writes them. */
#include "bounce-received.h"

#include <string.h>

enum { UNCONFIRMED = 1, LOGIN = 2 };

typedef struct
{
  const char *line;
  const char *helo;
  const char *name;
  const char *address;
  const char *by;
  const char *protocol;
  int         flags;
  const char *mistake;
} Case;

#define DATE "; Tue, 1 Jul 2014 08:30:56 +0000"

static const Case cases[] = {
  { "from mail.example.org (mx.example.org [192.0.2.1]) by mx.example.net (Postfix) with ESMTP id 4F2 for <u@example.net>" DATE,
    "mail.example.org", "mx.example.org", "192.0.2.1", "mx.example.net", "ESMTP", 0, "Postfix: greeting and reverse name mixed up" },
  { "from mail.example.org (unknown [192.0.2.1]) by mx.example.net (Postfix) with ESMTP id 4F2" DATE,
    "mail.example.org", NULL, "192.0.2.1", "mx.example.net", "ESMTP", UNCONFIRMED, "Postfix: unknown taken for a name" },
  { "from [10.0.0.5] (host5.example.org [198.51.100.7]) (using TLSv1.3 with cipher X (256/256 bits)) (Authenticated sender: u@example.org) by mail.example.org (Postfix) with ESMTPSA id 1" DATE,
    "10.0.0.5", "host5.example.org", "198.51.100.7", "mail.example.org", "ESMTPSA", LOGIN, "Postfix: the greeting's literal taken for the address" },
  { "from mail.example.org (mail.example.org [IPv6:2001:db8::5]) by mx.example.net (Postfix) with ESMTPS id 1" DATE,
    "mail.example.org", "mail.example.org", "2001:db8::5", "mx.example.net", "ESMTPS", 0, "IPv6 literal" },
  { "from mail.example.org ([192.0.2.1] helo=bulk.example.org) by mx.example.net with esmtps (TLS1.2) (Exim 4.94) (envelope-from <u@example.org>) id 1h-2" DATE,
    "bulk.example.org", "mail.example.org", "192.0.2.1", "mx.example.net", "esmtps", 0, "Exim: helo= and the name before it" },
  { "from mail.example.org ([192.0.2.1]) by mx.example.net with esmtp (Exim 4.60) id 1h-2" DATE,
    "mail.example.org", "mail.example.org", "192.0.2.1", "mx.example.net", "esmtp", 0, "Exim: helo= left out when it is the same" },
  { "from [192.0.2.1] (helo=mail.example.org ident=postfix) by mx.example.net with esmtp (Exim 3.21 #1) id 1h" DATE,
    "mail.example.org", NULL, "192.0.2.1", "mx.example.net", "esmtp", UNCONFIRMED, "Exim: no reverse name" },
  { "from [192.0.2.1]:40514 (helo=mail.example.org) by mx.example.net with esmtpsa id 1h" DATE,
    "mail.example.org", NULL, "192.0.2.1", "mx.example.net", "esmtpsa", UNCONFIRMED | LOGIN, "Exim: port behind the literal" },
  { "from mail.example.org (u@host.example.org [192.0.2.1] (may be forged)) (authenticated bits=0) by mx.example.net (8.14.4/8.14.4) with ESMTP id s618" DATE,
    "mail.example.org", "host.example.org", "192.0.2.1", "mx.example.net", "ESMTP", UNCONFIRMED | LOGIN, "Sendmail: ident, forged and login" },
  { "(from root@localhost) by neko.example.org (8.15.2/8.15.2/Submit) id w595 for u@example.net" DATE,
    NULL, NULL, NULL, "neko.example.org", NULL, 0, "Sendmail: a local submission has no client" },
  { "from unknown (HELO mail.example.org) (192.0.2.1) by mx.example.net with SMTP; 1 Jul 2014 08:30:56 -0000",
    "mail.example.org", NULL, "192.0.2.1", "mx.example.net", "SMTP", UNCONFIRMED, "qmail: unknown" },
  { "from host.example.org (HELO ?10.1.1.1?) (u@d.example@[192.0.2.1]) (envelope-sender <>) by mx.example.net (qmail-ldap-1.03) with SMTP" DATE,
    "?10.1.1.1?", "host.example.org", "192.0.2.1", "mx.example.net", "SMTP", 0, "qmail: the greeting's address taken" },
  { "from mail.example.org (192.0.2.1) by 0 with SMTP; 1 Jul 2014 08:30:56 -0000",
    "mail.example.org", NULL, "192.0.2.1", "0", "SMTP", 0, "qmail: no brackets" },
  { "(qmail 18904 invoked for bounce); 1 Jul 2014 08:30:56 -0000", NULL, NULL, NULL, NULL, NULL, 0, "qmail: from inside a comment" },
  { "from smtp.example.org (192.0.2.1) by mbx.example.net (10.1.0.1) with Microsoft SMTP Server (TLS) id 8.3.169.0" DATE,
    "smtp.example.org", NULL, "192.0.2.1", "mbx.example.net", "SMTP", 0, "Exchange: version taken for an address" },
  { "from BLU1-OMC ([192.0.2.1]) by BAY0.example.com over TLS secured channel with Microsoft SMTPSVC(7.5.7601.22751);\n\tTue, 1 Jul 2014 08:30:56 +0000",
    "BLU1-OMC", NULL, "192.0.2.1", "BAY0.example.com", "SMTPSVC", 0, "SMTPSVC" },
  { "from HK0PR01.example.com (2001:db8:100:5::14) by SL2.example.com with HTTPS via SL2CA.example.com" DATE,
    "HK0PR01.example.com", NULL, "2001:db8:100:5::14", "SL2.example.com", "HTTPS", 0, "365: HTTPS between servers is no log-in" },
  { "from mail.example.org (host.example.org [::ffff:192.0.2.1]) by mx.example.net with ESMTP; Tue, 1 Jul 2014 08:30:56 +0000\n  id 0F1BC0DD.4D025E3A",
    "mail.example.org", "host.example.org", "192.0.2.1", "mx.example.net", "ESMTP", 0, "Courier: mapped address, id behind the date" },
  { "from [192.0.2.1] (account u@example.org HELO [10.0.0.2]) by mail.example.org (CommuniGate Pro SMTP 5.4) with ESMTPSA id 77" DATE,
    "10.0.0.2", NULL, "192.0.2.1", "mail.example.org", "ESMTPSA", UNCONFIRMED | LOGIN, "CommuniGate: account" },
  { "from ns2.example.org ([192.0.2.1] verified) by mail.example.net (CommuniGate Pro SMTP 3.4) with ESMTP id 77 for u@example.net" DATE,
    "ns2.example.org", NULL, "192.0.2.1", "mail.example.net", "ESMTP", 0, "CommuniGate: verified" },
  { "by 10.200.14.13 with SMTP id a13csp3605247qti" DATE, NULL, NULL, NULL, "10.200.14.13", "SMTP", 0, "Google: by an address" },
  { "from mail.example.org (mail.example.org. [192.0.2.1]) by mx.example.com with ESMTPS id 22si45 for <u@example.com> (version=TLS1_2 cipher=X bits=128/128);\n Tue, 1 Jul 2014 08:30:56 +0000",
    "mail.example.org", "mail.example.org", "192.0.2.1", "mx.example.com", "ESMTPS", 0, "Google: the dot, the semicolon-free comment" },
  { "from unknown [192.0.2.1] (EHLO mail.example.org) by p02.example.net(mxl_mta-6.9.0-2) over TLS secured channel with ESMTP id 566" DATE,
    "mail.example.org", NULL, "192.0.2.1", "p02.example.net", "ESMTP", UNCONFIRMED, "a comment glued to the server's name" },
  { "from mig1 ([192.0.2.1]:34795 \"EHLO smtp.example.org\") by mx.example.net with ESMTP id S98" DATE,
    "smtp.example.org", "mig1", "192.0.2.1", "mx.example.net", "ESMTP", 0, "a quoted EHLO" },
  { "from (gw.example.org [192.0.2.1]) by relay.example.net with smtp id f" DATE,
    NULL, "gw.example.org", "192.0.2.1", "relay.example.net", "smtp", 0, "no greeting at all" },
  { "from User [192.0.2.1] by mail.example.net [198.51.100.1] with SMTP (MDaemon.PRO.v9.0)" DATE,
    "User", NULL, "192.0.2.1", "mail.example.net", "SMTP", 0, "MDaemon" },
  { "from 192.0.2.1 by web1.example.com with HTTP" DATE, "192.0.2.1", NULL, "192.0.2.1", "web1.example.com", "HTTP", LOGIN, "a web mail's user" },
  { "by mail.example.org (Postfix, from userid 507) id 2EE" DATE, NULL, NULL, NULL, "mail.example.org", NULL, 0, "pickup" },
  { "from apache by mail.example.org with local (Exim 4.60) id 1Gec" DATE, "apache", NULL, NULL, "mail.example.org", "local", 0, "a local user is no host" },
  { "from localhost (localhost) by mail.example.org (V8/cf) id v9V" DATE, "localhost", NULL, NULL, "mail.example.org", NULL, 0, "no address" },
  { "from mail.example.org (HELO x) (unauthenticated) by mx.example.net with ESMTP" DATE,
    "x", "mail.example.org", NULL, "mx.example.net", "ESMTP", 0, "unauthenticated taken for a log-in" },
  { "from a by b with SMTP ((((", "a", NULL, NULL, "b", "SMTP", 0, "brackets never closed" },
  { "", NULL, NULL, NULL, NULL, NULL, 0, "nothing" },
};

static void
test_forms (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Case *c = &cases[i];
      g_autoptr (BounceReceived) received = bounce_received_parse (c->line);

      g_test_message ("%s", c->mistake);
      g_assert_cmpstr (received->helo, ==, c->helo);
      g_assert_cmpstr (received->name, ==, c->name);
      g_assert_cmpstr (received->address, ==, c->address);
      g_assert_cmpstr (received->by, ==, c->by);
      g_assert_cmpstr (received->protocol, ==, c->protocol);
      g_assert_cmpint (received->unconfirmed, ==, (c->flags & UNCONFIRMED) != 0);
      g_assert_cmpint (received->authenticated, ==, (c->flags & LOGIN) != 0);
      if (strstr (c->line, "1 Jul 2014") != NULL)
        {
          g_autofree char *date = NULL;

          g_assert_nonnull (received->date);
          date = g_date_time_format_iso8601 (received->date);
          g_assert_cmpstr (date, ==, "2014-07-01T08:30:56Z");
        }
    }
}

static void
test_recipient (void)
{
  g_autoptr (BounceReceived) one = bounce_received_parse ("from a by b for <u@example.org>" DATE);
  g_autoptr (BounceReceived) many = bounce_received_parse ("from a by b for <multiple recipients>" DATE);

  g_assert_cmpstr (one->recipient, ==, "u@example.org");
  /* Google's words are nobody's address. */
  g_assert_null (many->recipient);
}

/* Would catch anything that walks a long line more than once per word. */
static void
test_long_lines (void)
{
  static const char * const patterns[] = { "(", "from ", "by a ", ";", "[192.0.2.1] ", "(HELO", "(a) " };

  for (guint i = 0; i < G_N_ELEMENTS (patterns); i++)
    {
      g_autoptr (GString) line = g_string_new ("from x ");
      g_autoptr (BounceReceived) received = NULL;

      while (line->len < 4 * 1024 * 1024)
        g_string_append (line, patterns[i]);
      g_test_timer_start ();
      received = bounce_received_parse (line->str);
      g_assert_cmpfloat (g_test_timer_elapsed (), <, 1.0);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/received/forms", test_forms);
  g_test_add_func ("/received/recipient", test_recipient);
  g_test_add_func ("/received/long-lines", test_long_lines);
  return g_test_run ();
}
