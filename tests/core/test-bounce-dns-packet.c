/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Packets written byte by byte: what belongs to the question, and what is a lie. */
#include "bounce-dns-packet.h"

#include <string.h>

enum { A = 1, CNAME = 5, SOA = 6, PTR = 12, MX = 15, TXT = 16, AAAA = 28 };

/* ---- writing ------------------------------------------------------------ */

static void
add_16 (GByteArray *packet, guint value)
{
  guint8 bytes[] = { value >> 8, value };

  g_byte_array_append (packet, bytes, 2);
}

static void
add_name (GByteArray *packet, const char *name)
{
  g_auto (GStrv) labels = g_strsplit (name, ".", -1);

  for (guint i = 0; labels[i] && *labels[i]; i++)
    {
      guint8 length = strlen (labels[i]);

      g_byte_array_append (packet, &length, 1);
      g_byte_array_append (packet, (const guint8 *) labels[i], length);
    }
  g_byte_array_append (packet, (const guint8 *) "", 1);
}

/* A response under @flags to the question for @name. */
static GByteArray *
packet_new (guint flags, const char *name, guint type)
{
  GByteArray *packet = g_byte_array_new ();

  add_16 (packet, 4711);
  add_16 (packet, flags);
  add_16 (packet, 1);
  add_16 (packet, 0);
  add_16 (packet, 0);
  add_16 (packet, 0);
  add_name (packet, name);
  add_16 (packet, type);
  add_16 (packet, 1);
  return packet;
}

/* @section: 0 answers, 1 authorities. */
static void
add_record (GByteArray *packet, guint section, const char *owner, guint type, guint32 ttl, gconstpointer data, gsize length)
{
  packet->data[7 + 2 * section]++;
  add_name (packet, owner);
  add_16 (packet, type);
  add_16 (packet, 1);
  add_16 (packet, ttl >> 16);
  add_16 (packet, ttl & 0xffff);
  add_16 (packet, length);
  g_byte_array_append (packet, data, length);
}

static void
add_alias (GByteArray *packet, const char *owner, const char *target, guint32 ttl)
{
  g_autoptr (GByteArray) data = g_byte_array_new ();

  add_name (data, target);
  add_record (packet, 0, owner, CNAME, ttl, data->data, data->len);
}

static void
add_address (GByteArray *packet, const char *owner, const char *address, guint32 ttl)
{
  g_autoptr (GInetAddress) inet = g_inet_address_new_from_string (address);

  add_record (packet, 0, owner, A, ttl, g_inet_address_to_bytes (inet), 4);
}

static void
add_soa (GByteArray *packet, const char *owner, guint32 ttl, guint minimum)
{
  g_autoptr (GByteArray) data = g_byte_array_new ();

  add_name (data, "ns.example.net");
  add_name (data, "admin.example.net");
  for (guint i = 0; i < 9; i++)
    add_16 (data, 0);
  add_16 (data, minimum);
  add_record (packet, 1, owner, SOA, ttl, data->data, data->len);
}

static BounceAnswer *
read_packet (GByteArray *packet, const char *name, BounceQuestion question)
{
  return bounce_dns_packet_read (packet->data, packet->len, name, question);
}

static void
expect (GByteArray *packet, const char *why, const char *raw)
{
  g_autoptr (BounceAnswer) answer = read_packet (packet, "A.example", BOUNCE_QUESTION_A);

  g_test_message ("%s", why);
  g_assert_cmpstr (answer->raw, ==, raw);
  g_byte_array_unref (packet);
}

/* ---- what belongs to the question --------------------------------------- */

static void
test_belongs (void)
{
  GByteArray *packet = packet_new (0x8180, "a.example", A);

  add_address (packet, "a.example", "127.0.0.2", 60);
  add_address (packet, "b.example", "127.0.0.3", 60);
  expect (packet, "what is of others is left out", "NOERROR 127.0.0.2 (TTL 60)");

  packet = packet_new (0x8180, "a.example", A);
  add_address (packet, "c.example", "127.0.0.2", 60);
  add_alias (packet, "b.example", "c.example", 60);
  add_alias (packet, "a.example", "b.example", 20);
  expect (packet, "a chain in any order", "NOERROR CNAME b.example CNAME c.example 127.0.0.2 (TTL 20)");

  packet = packet_new (0x8180, "a.example", A);
  add_address (packet, "b.example", "127.0.0.2", 60);
  expect (packet, "all is of others: a lie, not “nothing there”", "malformed answer");

  packet = packet_new (0x8180, "a.example", A);
  add_alias (packet, "a.example", "b.example", 60);
  add_address (packet, "c.example", "127.0.0.2", 60);
  expect (packet, "a chain that leads away from what is told", "malformed answer");

  packet = packet_new (0x8180, "a.example", A);
  add_alias (packet, "a.example", "b.example", 60);
  add_alias (packet, "b.example", "a.example", 60);
  expect (packet, "a circle", "malformed answer");

  packet = packet_new (0x8180, "a.example", A);
  add_alias (packet, "a.example", "a.example", 60);
  expect (packet, "a small circle", "malformed answer");

  packet = packet_new (0x8183, "a.example", A);
  add_address (packet, "a.example", "127.0.0.2", 60);
  expect (packet, "a name that is not there has no addresses", "malformed answer");

  packet = packet_new (0x8180, "a.example", A);
  add_address (packet, "a.example", "127.0.0.2", 0xffffffff);
  expect (packet, "a TTL with the top bit is none (RFC 2181)", "NOERROR 127.0.0.2");
}

static void
test_long_chains (void)
{
  for (guint length = 8; length <= 9; length++)
    {
      g_autoptr (GByteArray) packet = packet_new (0x8180, "c0.example", A);
      g_autoptr (BounceAnswer) answer = NULL;
      g_autofree char *end = g_strdup_printf ("c%u.example", length);

      for (guint i = 0; i < length; i++)
        {
          g_autofree char *owner = g_strdup_printf ("c%u.example", i);
          g_autofree char *target = g_strdup_printf ("c%u.example", i + 1);

          add_alias (packet, owner, target, 60);
        }
      add_address (packet, end, "127.0.0.2", 60);
      answer = read_packet (packet, "c0.example", BOUNCE_QUESTION_A);
      g_assert_cmpint (answer->kind, ==, length == 8 ? BOUNCE_ANSWER_FOUND : BOUNCE_ANSWER_BROKEN);
    }
}

static void
test_negative (void)
{
  GByteArray *packet = packet_new (0x8183, "a.example", A);

  add_soa (packet, "example", 900, 300);
  expect (packet, "the smaller of TTL and MINIMUM (RFC 2308)", "NXDOMAIN (TTL 300)");

  packet = packet_new (0x8183, "a.example", A);
  add_soa (packet, "example", 120, 300);
  expect (packet, "whichever that is", "NXDOMAIN (TTL 120)");

  packet = packet_new (0x8180, "a.example", A);
  add_alias (packet, "a.example", "b.example", 60);
  add_soa (packet, "example", 900, 300);
  expect (packet, "the chain's TTL counts", "NOERROR CNAME b.example (TTL 60)");

  packet = packet_new (0x8180, "a.example", A);
  add_alias (packet, "a.example", "b.example", 60);
  expect (packet, "without a SOA it ended outside: no TTL", "NOERROR CNAME b.example");

  expect (packet_new (0x8185, "a.example", A), "refused", "REFUSED");
  expect (packet_new (0x8182, "a.example", A), "failed", "SERVFAIL");
  expect (packet_new (0x8181, "a.example", A), "not understood", "FORMERR");
  expect (packet_new (0x8189, "a.example", A), "a code for updates", "NOTAUTH");
}

static void
test_not_our_answer (void)
{
  GByteArray *packet;

  expect (packet_new (0x0100, "a.example", A), "a question, not a response", "malformed answer");
  expect (packet_new (0xa180, "a.example", A), "a response to a notification", "malformed answer");
  expect (packet_new (0x8380, "a.example", A), "cut: what is missing may be what matters", "malformed answer");
  expect (packet_new (0x8183, "b.example", A), "about another name", "malformed answer");
  expect (packet_new (0x8183, "a.example", TXT), "about another type", "malformed answer");

  packet = packet_new (0x8185, "a.example", A);
  packet->data[5] = 0;
  g_byte_array_set_size (packet, 12);
  expect (packet, "refused without a word", "REFUSED");

  packet = packet_new (0x8183, "a.example", A);
  packet->data[5] = 0;
  g_byte_array_set_size (packet, 12);
  expect (packet, "but no name is absent without being named", "malformed answer");
}

/* ---- values ------------------------------------------------------------- */

static void
test_malformed_values (void)
{
  static const struct
  {
    const char     *why;
    BounceQuestion  question;
    guint           type;
    const char     *data;
    gsize           length;
    const char     *value;         /* NULL: broken                                */
  } rows[] = {
    { "an address of three bytes", BOUNCE_QUESTION_A, A, "\177\0\0", 3, NULL },
    { "an address of five", BOUNCE_QUESTION_A, A, "\177\0\0\2\0", 5, NULL },
    { "IPv6 of four", BOUNCE_QUESTION_AAAA, AAAA, "\177\0\0\2", 4, NULL },
    { "a name that ends early", BOUNCE_QUESTION_PTR, PTR, "\2mx\0x", 5, NULL },
    { "a name that does not end", BOUNCE_QUESTION_PTR, PTR, "\2mx", 3, NULL },
    { "the root is a name", BOUNCE_QUESTION_PTR, PTR, "\0", 1, "." },
    { "no data at all", BOUNCE_QUESTION_PTR, PTR, "", 0, NULL },
    { "an MX without a host", BOUNCE_QUESTION_MX, MX, "\0\12", 2, NULL },
    { "null MX", BOUNCE_QUESTION_MX, MX, "\0\0\0", 3, "0 ." },
    { "an MX", BOUNCE_QUESTION_MX, MX, "\0\12\2mx\0", 6, "10 mx" },
    { "text without a string", BOUNCE_QUESTION_TXT, TXT, "", 0, NULL },
    { "an empty string is text", BOUNCE_QUESTION_TXT, TXT, "\0", 1, "" },
    { "strings are joined", BOUNCE_QUESTION_TXT, TXT, "\1a\2bc", 5, "abc" },
    { "a string that is longer than the record", BOUNCE_QUESTION_TXT, TXT, "\3ab", 3, NULL },
    { "a NUL is left out, the rest stays", BOUNCE_QUESTION_TXT, TXT, "\3a\0b", 4, "ab" },
    { "any bytes", BOUNCE_QUESTION_TXT, TXT, "\3\377\33[", 4, "\377\33[" },
    { "a SOA without numbers", BOUNCE_QUESTION_SOA, SOA, "\2ns\0\1a\0", 7, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GByteArray) packet = packet_new (0x8180, "a.example", rows[i].type);
      g_autoptr (BounceAnswer) answer = NULL;

      add_record (packet, 0, "a.example", rows[i].type, 60, rows[i].data, rows[i].length);
      answer = read_packet (packet, "a.example", rows[i].question);
      g_test_message ("%s", rows[i].why);
      g_assert_cmpint (answer->kind, ==, rows[i].value ? BOUNCE_ANSWER_FOUND : BOUNCE_ANSWER_BROKEN);
      g_assert_cmpstr (answer->values[0], ==, rows[i].value);
    }
}

static void
test_limits (void)
{
  g_autoptr (GByteArray) many = packet_new (0x8180, "a.example", A);
  g_autoptr (GByteArray) lengthy = packet_new (0x8180, "a.example", TXT);
  g_autoptr (BounceAnswer) addresses = NULL;
  g_autoptr (BounceAnswer) text = NULL;
  g_autofree char *strings = g_malloc0 (256 * 40);

  for (guint i = 0; i < 1000; i++)
    add_address (many, "a.example", "127.0.0.2", 60);
  many->data[6] = 1000 >> 8;
  many->data[7] = 1000 & 0xff;
  addresses = read_packet (many, "a.example", BOUNCE_QUESTION_A);
  g_assert_cmpint (addresses->kind, ==, BOUNCE_ANSWER_FOUND);
  g_assert_cmpuint (g_strv_length (addresses->values), ==, BOUNCE_DNS_PACKET_MAX_RECORDS);

  memset (strings, 'x', 256 * 40);
  for (guint i = 0; i < 40; i++)
    strings[256 * i] = (char) 255;
  add_record (lengthy, 0, "a.example", TXT, 60, strings, 256 * 40);
  text = read_packet (lengthy, "a.example", BOUNCE_QUESTION_TXT);
  g_assert_cmpuint (strlen (text->values[0]), ==, BOUNCE_DNS_PACKET_MAX_TEXT);
}

/* Wherever a packet is cut, it is never taken for "no", and never for less. */
static void
test_every_cut (void)
{
  g_autoptr (GByteArray) found = packet_new (0x8180, "a.example", A);
  g_autoptr (GByteArray) absent = packet_new (0x8183, "a.example", A);

  add_alias (found, "a.example", "b.example", 60);
  add_address (found, "b.example", "127.0.0.2", 60);
  add_address (found, "b.example", "127.0.0.4", 60);
  add_soa (absent, "example", 900, 300);
  for (gsize length = 0; length < found->len; length++)
    {
      g_autofree guint8 *cut = g_memdup2 (found->data, length);
      g_autoptr (BounceAnswer) answer = bounce_dns_packet_read (cut, length, "a.example", BOUNCE_QUESTION_A);

      g_assert_cmpint (answer->kind, ==, BOUNCE_ANSWER_BROKEN);
    }
  for (gsize length = 0; length < absent->len; length++)
    {
      g_autofree guint8 *cut = g_memdup2 (absent->data, length);
      g_autoptr (BounceAnswer) answer = bounce_dns_packet_read (cut, length, "a.example", BOUNCE_QUESTION_A);

      g_assert_cmpint (answer->kind, ==, BOUNCE_ANSWER_BROKEN);
    }
}

/* The most work a packet can be: thousands of records that all point at the
 * longest name. */
static void
test_worst_packet (void)
{
  g_autoptr (GByteArray) packet = packet_new (0x8180, "a.example", A);
  gsize target = packet->len + 10 + 1;
  g_autoptr (BounceAnswer) answer = NULL;
  g_autofree char *labels = g_malloc0 (255);
  gint64 begun;
  guint count = 1;

  for (guint i = 0; i < 254; i += 2)
    {
      labels[i] = 1;
      labels[i + 1] = '\n';
    }
  add_record (packet, 0, "", 99, 0, labels, 255);
  for (; packet->len < 65500; count++)
    {
      add_16 (packet, 0xc000 | target);
      add_16 (packet, A);
      add_16 (packet, 1);
      add_16 (packet, 0);
      add_16 (packet, 60);
      add_16 (packet, 0);
    }
  packet->data[6] = count >> 8;
  packet->data[7] = count & 0xff;
  begun = g_get_monotonic_time ();
  answer = read_packet (packet, "a.example", BOUNCE_QUESTION_A);
  g_test_message ("%u records: %.1f ms", count, (g_get_monotonic_time () - begun) / 1e3);
  g_assert_cmpint (answer->kind, ==, BOUNCE_ANSWER_BROKEN);
  g_assert_cmpint (g_get_monotonic_time () - begun, <, G_USEC_PER_SEC);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/dns-packet/belongs", test_belongs);
  g_test_add_func ("/dns-packet/long-chains", test_long_chains);
  g_test_add_func ("/dns-packet/negative", test_negative);
  g_test_add_func ("/dns-packet/not-ours", test_not_our_answer);
  g_test_add_func ("/dns-packet/values", test_malformed_values);
  g_test_add_func ("/dns-packet/limits", test_limits);
  g_test_add_func ("/dns-packet/every-cut", test_every_cut);
  g_test_add_func ("/dns-packet/worst", test_worst_packet);
  return g_test_run ();
}
