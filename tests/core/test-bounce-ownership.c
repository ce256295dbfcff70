/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Marks of own mail, and what a forger writes. */
#include "bounce-ownership.h"

static const char * const own_domains[] = { "example.org", "Lists.Example.com", NULL };
static const char * const own_servers[] = { "mail.example.net", "192.0.2.10", "2001:db8::10", NULL };
static const char * const nothing[] = { NULL };

typedef struct
{
  const char     *headers;       /* of the returned message; NULL for none */
  BounceOwnership expected;
  const char     *mistake;
} Case;

static const Case cases[] = {
  { "From: me@example.org\nMessage-ID: <1@mail.example.org>\n", BOUNCE_OWNERSHIP_OURS, "a Message-ID of a host below the own domain" },
  { "From: me@example.org\nMessage-ID: <1@EXAMPLE.ORG>\n", BOUNCE_OWNERSHIP_OURS, "case" },
  { "From: me@example.org\nMessage-ID: <1@notexample.org>\n", BOUNCE_OWNERSHIP_FOREIGN, "the end of a name taken for the domain" },
  { "From: me@example.org\nMessage-ID: <1@example.org.evil.example>\n", BOUNCE_OWNERSHIP_FOREIGN, "the beginning of a name taken for it" },
  { "From: me@example.org\nReturn-Path: <me@example.org>\n", BOUNCE_OWNERSHIP_UNKNOWN, "From alone believed: forgers write it" },
  { "From: me@example.org\nMessage-ID: <1@localhost.localdomain>\n", BOUNCE_OWNERSHIP_UNKNOWN, "a name that many bear taken for a mark" },
  { "From: me@example.org\nMessage-ID: <1@spam.example>\n"
    "Received: from example.org (dsl.example.net [203.0.113.9]) by mx.example.net; Tue, 1 Jul 2014 08:30:56 +0000\n",
    BOUNCE_OWNERSHIP_FOREIGN, "a greeting believed" },
  { "Message-ID: <1@esp.example>\nReceived: from x (x.esp.example [203.0.113.9]) by mx.example.net\n"
    "DKIM-Signature: v=1; a=rsa-sha256;\n d=example.org; s=k; bh=x; b=y\n", BOUNCE_OWNERSHIP_OURS, "a signature of ours not seen" },
  { "Message-ID: <1@esp.example>\nDKIM-Signature: v=1; bh=d=example.org; d = esp.example; b=y\n", BOUNCE_OWNERSHIP_FOREIGN, "d= found within another tag" },
  { "Received: from out.example.org (out.example.org [203.0.113.1]) by mx.example.com with ESMTP\n", BOUNCE_OWNERSHIP_OURS, "the reverse name of an own server" },
  { "Received: from x (unknown [192.0.2.10]) by mx.example.com with ESMTP\n", BOUNCE_OWNERSHIP_OURS, "the address of an own server" },
  { "Received: from x (unknown [IPv6:2001:DB8:0::10]) by mx.example.com with ESMTP\n", BOUNCE_OWNERSHIP_OURS, "IPv6 compared as text" },
  { "Received: from [10.0.0.9] by mail.example.net with ESMTPSA\n", BOUNCE_OWNERSHIP_OURS, "a line that an own server wrote" },
  { "Received: from x (x [203.0.113.9]) by mail2.example.net with ESMTP\n", BOUNCE_OWNERSHIP_FOREIGN, "a neighbour of an own server" },
  { "Return-Path: <prvs=1234567890=me@example.org>\nMessage-ID: <1@esp.example>\n", BOUNCE_OWNERSHIP_OURS, "a signed return path of ours" },
  { "Return-Path: <prvs=1234567890=me@other.example>\nMessage-ID: <1@esp.example>\n", BOUNCE_OWNERSHIP_FOREIGN, "a signed return path of others" },
  { "Return-Path: <bounces+u=far.example@lists.example.com>\nMessage-ID: <1@esp.example>\n", BOUNCE_OWNERSHIP_OURS, "a coded return path of ours" },
  { "Subject: x\n", BOUNCE_OWNERSHIP_UNKNOWN, "a judgement about nothing" },
  { NULL, BOUNCE_OWNERSHIP_UNKNOWN, "no returned message" },
};

static BounceReport *
make_report (const char *headers)
{
  BounceReport *report = bounce_report_new (BOUNCE_KIND_FAILURE, NULL);
  g_autofree char *text = headers != NULL ? g_strconcat (headers, "\n", NULL) : NULL;

  report->original = text != NULL ? bounce_message_parse_headers (text, -1) : NULL;
  return report;
}

static void
test_judge (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (BounceReport) report = make_report (cases[i].headers);

      g_test_message ("%s", cases[i].mistake);
      g_assert_cmpint (bounce_ownership_judge (report, own_domains, own_servers), ==, cases[i].expected);
    }
}

static void
test_nothing_configured (void)
{
  g_autoptr (BounceReport) report = make_report (cases[0].headers);

  /* Without own names every mail would be foreign. */
  g_assert_cmpint (bounce_ownership_judge (report, NULL, NULL), ==, BOUNCE_OWNERSHIP_UNKNOWN);
  g_assert_cmpint (bounce_ownership_judge (report, nothing, nothing), ==, BOUNCE_OWNERSHIP_UNKNOWN);
  g_assert_cmpint (bounce_ownership_judge (report, own_domains, NULL), ==, BOUNCE_OWNERSHIP_OURS);
  g_assert_cmpint (bounce_ownership_judge (report, NULL, own_servers), ==, BOUNCE_OWNERSHIP_FOREIGN);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ownership/judge", test_judge);
  g_test_add_func ("/ownership/nothing-configured", test_nothing_configured);
  return g_test_run ();
}
