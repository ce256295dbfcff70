/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The shapes of names that providers and postmasters really give. */
#include "bounce-generic-name.h"

#include <string.h>

#define IP4 "203.0.113.5"
#define IP6 "2001:db8:1:2:3:4:567:89ab"

typedef struct
{
  const char *name, *address;
  const char *why;
} Row;

static const Row generic[] = {
  { "203-0-113-5.dsl.isp.example", IP4, "address and kind of line" },
  { "203.0.113.5.isp.example.net", IP4, "address with dots" },
  { "5.113.0.203.in-addr.arpa", IP4, "the question itself as the answer" },
  { "5.113.0.203.dynamic.isp.example.net", IP4, "backwards and dynamic" },
  { "host-203-0-113-5.example.net", IP4, "host and address" },
  { "ip-203-0-113-5.example.net", IP4, "ip and address" },
  { "static-203-0-113-5.example.net", IP4, "static does not make a name" },
  { "static.203-0-113-5.cpe.example.net", IP4, "the box at the customer's" },
  { "203-0-113-5.static.example.net", IP4, "static behind" },
  { "host203-000-113-005.example.net", IP4, "padded" },
  { "pcb007105.dip0.example.net", IP4, "hexadecimal, dial-in" },
  { "dslb-203-000-113-005.203.000.pools.example.net", IP4, "padded, pools" },
  { "cpe-203-0-113-5.city.res.example.com", IP4, "cable in America" },
  { "c-203-0-113-5.hsd1.ca.example.net", IP4, "cable in America, another" },
  { "pool-203-0-113-5.nycmny.fios.example.net", IP4, "fibre in America" },
  { "ool-cb007105.dyn.example.net", IP4, "hexadecimal and dyn" },
  { "lfbn-par-1-113-5.w203-0.abo.example.fr", IP4, "the address in halves, subscriber" },
  { "203.0.113.5.rev.example.net", IP4, "reverse zone" },
  { "5-113-0-203.rev.example.fr", IP4, "backwards, reverse zone" },
  { "softbank203000113005.bbtec.example.jp", IP4, "padded, run together" },
  { "fl1-203-0-113-5.tky.mesh.ad.example.jp", IP4, "a number before the address" },
  { "203-0-113-5.bredband.example.se", IP4, "Swedish" },
  { "ip5.ip-203-0-113.eu", IP4, "the last number first; the domain itself holds the rest" },
  { "ns3405803.ip-203-0-113.eu", IP4, "three numbers and nothing that speaks against" },
  { "broadband-203-0-113-5.isp.example.ru", IP4, "broadband" },
  { "dynamicip-203-0-113-5.pppoe.isp.example.ru", IP4, "everything at once" },
  { "host-5-113.dialup.example.it", IP4, "two numbers and dial-up" },
  { "ppp-17.example.net", IP4, "no address, but ppp and a number" },
  { "dhcp-23-110.office.example.org", IP4, "an office's own plan" },
  { "adsl-1234.isp.example.gr", IP4, "a line and a number" },
  { "user17.isp.example.net", IP4, "user and a number" },
  { "client-42.isp.example.net", IP4, "client and a number" },
  { "customer-203-0-113-6.isp.example.mx", IP4, "another's address: an old record" },
  { "cust-7.fiber.isp.example.net", IP4, "customer, fibre" },
  { "ftth-8812.isp.example.pt", IP4, "fibre to the home" },
  { "4g-31-7.mobile.isp.example.fi", IP4, "mobile" },
  { "mobile-88.isp.example.net", IP4, "mobile and a number" },
  { "catv12-3.kabel.isp.example.ch", IP4, "cable in Switzerland" },
  { "dynamic.isp.example.net", IP4, "dynamic alone" },
  { "unassigned.example.net", IP4, "nobody's" },
  { "modem-12.cable.example.net", IP4, "modem" },
  { "ec2-203-0-113-5.eu-central-1.compute.amazonaws.com", IP4, "a cloud machine with address" },
  { "ec2-198-51-100-7.compute-1.amazonaws.com", IP4, "and with an older address" },
  { "5.113.0.203.bc.googleusercontent.com", IP4, "a cloud machine, backwards" },
  { "203.0.113.5.vultrusercontent.com", IP4, "a cloud machine" },
  { "203-0-113-5.ip.linodeusercontent.com", IP4, "a cloud machine" },
  { "static.5.113.0.203.clients.your-server.de", IP4, "a rented server without a name" },
  { "vmi1234567.contaboserver.net", IP4, "no address, yet nobody's name" },
  { "vps-1a2b3c4d.vps.ovh.net", IP4, "a rented machine without address" },
  { "h2345678.stratoserver.net", IP4, "likewise" },
  { "v2202611123456789.powersrv.de", IP4, "likewise" },
  { "srv123456.hstgr.cloud", IP4, "likewise" },
  { "mail.dynamic.isp.example.net", IP4, "mail does not make up for dynamic" },
  { "mail-203-0-113-5.dyn.isp.example.net", IP4, "nor for address and dyn" },
  { "2001-db8-1-2-3-4-567-89ab.isp.example.net", IP6, "IPv6 with dashes" },
  { "b.a.9.8.7.6.5.0.4.0.0.0.3.0.0.0.2.0.0.0.1.0.0.0.8.b.d.0.1.0.0.2.dyn.isp.example", IP6, "IPv6 by nibbles" },
  { "dynamic-2001-0db8-0001-0002-0003-0004-0567-89ab.isp.example.de", IP6, "IPv6 padded" },
  { "CPE-203-0-113-5.ISP.EXAMPLE.NET.", IP4, "capitals and the final dot" },
};

static const Row named[] = {
  { "mail.example.org", IP4, "what everybody should have" },
  { "mx1.example.org", IP4, "a number is no fault" },
  { "smtp-out-03.example.co.uk", IP4, "of a farm" },
  { "example.org", IP4, "the domain itself" },
  { "dynamic.example", IP4, "a domain that is called so" },
  { "mail.dynamic-pools.example", IP4, "a firm that digs pools" },
  { "relay.cable-tv.example", IP4, "mail and a weak word" },
  { "mail-lf1-f41.provider.example.com", IP4, "a large provider's" },
  { "mail-203-0-113-5.esp.example.com", IP4, "sending services write the address beside mail" },
  { "o203-0-113-5.outbound-mail.esp.example.net", IP4, "likewise, in the next label" },
  { "a27-19.smtp-out.eu-west-1.esp.example.com", IP4, "numbers of a sending service" },
  { "mta-70-12-88.esp.example.com", IP4, "numbers that are no address" },
  { "mout-113-5.example.net", IP4, "the end of the address after a mail word" },
  { "mail-pool-3.example.org", IP4, "a farm of mail servers" },
  { "nat1.office.example.org", IP4, "how an office goes out" },
  { "server1.example.org", IP4, "a plain name" },
  { "vps.example.org", IP4, "somebody's only machine" },
  { "node3.host.example.org", IP4, "weak words only" },
  { "static.example.org", IP4, "static alone" },
  { "customer.example.org", IP4, "one word without a number" },
  { "home.example.org", IP4, "at home" },
  { "zeus.physics.university.example", IP4, "a name with character" },
  { "host.node.vps.peer.public.nat.example.org", IP4, "weak words do not add up to guilt" },
  { "mail.contaboserver.net", IP4, "the company's own mail" },
  { "newsletter7.shop.example.com", IP4, "a sender of newsletters" },
  { "mx-2001-db8.example.org", IP6, "the network alone" },
  { "", IP4, "nothing" },
  { ".", IP4, "the root" },
  { "..-..-..", IP4, "rubbish" },
};

static int
score (const Row *row,
       GPtrArray **findings)
{
  g_autoptr (GInetAddress) address = g_inet_address_new_from_string (row->address);

  return bounce_generic_name_score (row->name, address, findings);
}

static void
test_shapes (void)
{
  g_assert_cmpuint (G_N_ELEMENTS (generic) + G_N_ELEMENTS (named), >=, 60);
  for (guint i = 0; i < G_N_ELEMENTS (generic); i++)
    {
      g_test_message ("%s: %s", generic[i].name, generic[i].why);
      g_assert_cmpint (score (&generic[i], NULL), >=, BOUNCE_GENERIC_NAME_LIMIT);
    }
  for (guint i = 0; i < G_N_ELEMENTS (named); i++)
    {
      g_test_message ("%s: %s", named[i].name, named[i].why);
      g_assert_cmpint (score (&named[i], NULL), <, BOUNCE_GENERIC_NAME_LIMIT);
    }
}

static void
test_sums (void)
{
  /* The reasons told are the points counted, and each names a part. */
  for (guint i = 0; i < G_N_ELEMENTS (generic) + G_N_ELEMENTS (named); i++)
    {
      const Row *row = i < G_N_ELEMENTS (generic) ? &generic[i] : &named[i - G_N_ELEMENTS (generic)];
      g_autoptr (GPtrArray) findings = NULL;
      int sum = 0;
      int told = score (row, &findings);

      for (guint j = 0; j < findings->len; j++)
        {
          const BounceGenericFinding *finding = g_ptr_array_index (findings, j);

          sum += finding->points;
          g_assert_cmpint (*finding->what, !=, '\0');
          g_assert_cmpint (finding->reason, <, BOUNCE_N_GENERIC_REASONS);
        }
      g_assert_cmpint (sum, ==, told);
    }
}

static void
test_reasons (void)
{
  g_autoptr (GInetAddress) address = g_inet_address_new_from_string (IP4);
  g_autoptr (GPtrArray) findings = NULL;
  const BounceGenericFinding *first, *second;

  bounce_generic_name_score ("pool-203-0-113-5.isp.example.net", address, &findings);
  g_assert_cmpuint (findings->len, ==, 2);
  first = g_ptr_array_index (findings, 0);
  second = g_ptr_array_index (findings, 1);
  g_assert_cmpint (first->reason, ==, BOUNCE_GENERIC_ADDRESS);
  g_assert_cmpstr (first->what, ==, "203-0-113-5");
  g_assert_cmpint (second->reason, ==, BOUNCE_GENERIC_ACCESS_WORD);
  g_assert_cmpstr (second->what, ==, "pool");
}

static void
test_hostile (void)
{
  /* Answers are anybody's bytes. */
  g_autoptr (GInetAddress) address = g_inet_address_new_from_string (IP4);
  g_autofree char *labels = g_strnfill (254, '.');
  g_autofree char *huge = g_strnfill (8 * 1024 * 1024, 'd');
  g_autoptr (GPtrArray) findings = NULL;

  bounce_generic_name_score (labels, address, NULL);
  g_assert_cmpint (bounce_generic_name_score (huge, address, NULL), ==, 0);
  g_assert_cmpint (bounce_generic_name_score (NULL, NULL, &findings), ==, 0);
  g_assert_cmpuint (findings->len, ==, 0);
  for (guint round = 0; round < 3000; round++)
    {
      char name[200];

      for (guint i = 0; i < sizeof name - 1; i++)
        name[i] = "0123456789abcdefxpoldyn-..\377\001\303"[g_test_rand_int_range (0, 29)];
      name[g_test_rand_int_range (0, sizeof name)] = '\0';
      name[sizeof name - 1] = '\0';
      bounce_generic_name_score (name, round % 2 == 0 ? address : NULL, NULL);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/generic-name/shapes", test_shapes);
  g_test_add_func ("/generic-name/sums", test_sums);
  g_test_add_func ("/generic-name/reasons", test_reasons);
  g_test_add_func ("/generic-name/hostile", test_hostile);

  return g_test_run ();
}
