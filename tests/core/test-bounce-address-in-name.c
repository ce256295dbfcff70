/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Every way we know to write an address into a name, and what is none. */
#include "bounce-address-in-name.h"

#define IP4 "203.0.113.5"
#define IP6 "2001:db8:1:2:3:4:567:89ab"

static void
test_find (void)
{
  static const struct
  {
    const char   *name, *address;
    BounceInName  found;
    const char   *what, *why;
  } rows[] = {
    { "203-0-113-5.isp.example", IP4, BOUNCE_IN_NAME_ADDRESS, "203-0-113-5", "forwards with dashes" },
    { "5.113.0.203.isp.example", IP4, BOUNCE_IN_NAME_ADDRESS, "5.113.0.203", "backwards with dots" },
    { "host203x0x113x5.isp.example", IP4, BOUNCE_IN_NAME_ADDRESS, "203x0x113x5", "letters between, glued to a word" },
    { "203-000-113-005.isp.example", IP4, BOUNCE_IN_NAME_ADDRESS, "203-000-113-005", "padded" },
    { "c203000113005.isp.example", IP4, BOUNCE_IN_NAME_ADDRESS, "203000113005", "padded and run together" },
    { "005113000203.isp.example", IP4, BOUNCE_IN_NAME_ADDRESS, "005113000203", "padded, run together, backwards" },
    { "pcb007105.isp.example", IP4, BOUNCE_IN_NAME_ADDRESS, "cb007105", "hexadecimal after a letter" },
    { "decb007105.isp.example", IP4, BOUNCE_IN_NAME_ADDRESS, "cb007105", "hexadecimal after letters that are digits too" },
    { "057100cb.isp.example", IP4, BOUNCE_IN_NAME_ADDRESS, "057100cb", "hexadecimal backwards" },
    { "cb-00-71-05.isp.example", IP4, BOUNCE_IN_NAME_ADDRESS, "cb-00-71-05", "hexadecimal with dashes" },
    { "n3405803781.isp.example", IP4, BOUNCE_IN_NAME_ADDRESS, "3405803781", "as one number" },
    { "ip5.ip-203-0-113.example", IP4, BOUNCE_IN_NAME_ADDRESS, "5.ip-203-0-113", "the last number first, in another label" },
    { "203-0-113.5.isp.example", IP4, BOUNCE_IN_NAME_ADDRESS, "203-0-113.5", "mixed marks" },
    { "203-0-113-6.isp.example", IP4, BOUNCE_IN_NAME_OTHER_ADDRESS, "203-0-113-6", "a neighbour's name: made up as well" },
    { "mx1-2-3-4.example", IP4, BOUNCE_IN_NAME_OTHER_ADDRESS, "1-2-3-4", "any four numbers" },
    { "a-203-0-113.isp.example", IP4, BOUNCE_IN_NAME_THREE_NUMBERS, "203-0-113", "the network alone" },
    { "p113-5.isp.example", IP4, BOUNCE_IN_NAME_TWO_NUMBERS, "113-5", "the last two numbers" },
    { "p5x113.isp.example", IP4, BOUNCE_IN_NAME_TWO_NUMBERS, "5x113", "and backwards" },
    { "mx1.dc-203.example", IP4, BOUNCE_IN_NAME_NOTHING, NULL, "one number by chance" },
    { "mail.example", IP4, BOUNCE_IN_NAME_NOTHING, NULL, "no number at all" },
    { "2026-11-17-05.example", IP4, BOUNCE_IN_NAME_NOTHING, NULL, "a date has a number that is no octet" },
    { "1234-0-113-5000.example", IP4, BOUNCE_IN_NAME_NOTHING, NULL, "numbers too large for octets" },
    { "203.0.example", IP4, BOUNCE_IN_NAME_NOTHING, NULL, "the first two numbers say little" },
    { "203-0-113-5.example", NULL, BOUNCE_IN_NAME_OTHER_ADDRESS, "203-0-113-5", "no address to compare with" },
    { "2001-db8-1-2-3-4-567-89ab.isp.example", IP6, BOUNCE_IN_NAME_ADDRESS, "2001-db8-1-2-3-4-567-89ab", "groups with dashes" },
    { "ip-2001-db8--5.isp.example", "2001:db8::5", BOUNCE_IN_NAME_ADDRESS, "2001-db8--5", "shortened" },
    { "h2001-db8--5-static.isp.example", "2001:db8::5", BOUNCE_IN_NAME_ADDRESS, "2001-db8--5", "and more behind it" },
    { "20010db80001000200030004056789ab.isp.example", IP6, BOUNCE_IN_NAME_ADDRESS, "20010db80001000200030004056789ab", "all nibbles" },
    { "b.a.9.8.7.6.5.0.4.0.0.0.3.0.0.0.2.0.0.0.1.0.0.0.8.b.d.0.1.0.0.2.isp.example", IP6, BOUNCE_IN_NAME_ADDRESS, NULL, "as in ip6.arpa" },
    { "00030004056789ab.v6.isp.example", IP6, BOUNCE_IN_NAME_ADDRESS, "00030004056789ab", "the half that is the host's" },
    { "203-0-113-5.isp.example", IP6, BOUNCE_IN_NAME_OTHER_ADDRESS, "203-0-113-5", "the name of the IPv4 address" },
    { "0000000000000000.example", "2001:db8::5", BOUNCE_IN_NAME_NOTHING, NULL, "zeros are in many addresses" },
    { "mx6.example", IP6, BOUNCE_IN_NAME_NOTHING, NULL, "none" },
    { "deadbeefcafe.example", IP6, BOUNCE_IN_NAME_NOTHING, NULL, "a word of letters that are digits" },
    { "", IP4, BOUNCE_IN_NAME_NOTHING, NULL, "nothing" },
    { "....", IP4, BOUNCE_IN_NAME_NOTHING, NULL, "dots" },
    { "203\377" "0\377" "113\377" "5", IP4, BOUNCE_IN_NAME_ADDRESS, NULL, "bytes that are no text" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GInetAddress) address = rows[i].address != NULL ? g_inet_address_new_from_string (rows[i].address) : NULL;
      g_autofree char *what = NULL;

      g_test_message ("row %u: %s", i, rows[i].why);
      g_assert_cmpint (bounce_address_in_name_find (rows[i].name, address, &what), ==, rows[i].found);
      g_assert_true ((what != NULL) == (rows[i].found != BOUNCE_IN_NAME_NOTHING));
      if (rows[i].what != NULL)
        g_assert_cmpstr (what, ==, rows[i].what);
      g_assert_true (what == NULL || g_utf8_validate (what, -1, NULL));
    }
}

static void
test_every_address (void)
{
  /* Any address is found in the names that providers would make of it. */
  for (guint round = 0; round < 2000; round++)
    {
      guint8 o[4];
      g_autoptr (GInetAddress) address = NULL;

      for (guint i = 0; i < 4; i++)
        o[i] = (guint8) g_test_rand_int_range (0, 256);
      address = g_inet_address_new_from_bytes (o, G_SOCKET_FAMILY_IPV4);
      for (guint form = 0; form < 5; form++)
        {
          g_autofree char *name = form == 0 ? g_strdup_printf ("%u-%u-%u-%u.dsl.example", o[0], o[1], o[2], o[3])
                                : form == 1 ? g_strdup_printf ("a%u.%u.%u.%u.example", o[3], o[2], o[1], o[0])
                                : form == 2 ? g_strdup_printf ("c%03u%03u%03u%03u.example", o[0], o[1], o[2], o[3])
                                : form == 3 ? g_strdup_printf ("x%02x%02x%02x%02x.example", o[0], o[1], o[2], o[3])
                                            : g_strdup_printf ("ip%u.ip-%u-%u-%u.example", o[3], o[0], o[1], o[2]);

          g_assert_cmpint (bounce_address_in_name_find (name, address, NULL), ==, BOUNCE_IN_NAME_ADDRESS);
        }
    }
}

static void
test_long (void)
{
  /* Anything longer than a name is none, and takes no time. */
  g_autofree char *name = g_strnfill (4 * 1024 * 1024, '1');
  g_autoptr (GInetAddress) address = g_inet_address_new_from_string (IP6);

  g_assert_cmpint (bounce_address_in_name_find (name, address, NULL), ==, BOUNCE_IN_NAME_NOTHING);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/address-in-name/find", test_find);
  g_test_add_func ("/address-in-name/every-address", test_every_address);
  g_test_add_func ("/address-in-name/long", test_long);

  return g_test_run ();
}
