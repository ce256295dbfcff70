/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What is examined: read, judged, and written as names to ask; names of both
 * families as properties of random addresses. */
#include "bounce-subject.h"

#include <string.h>

#define RANDOM_ADDRESSES 20000

typedef struct
{
  const char        *given;
  BounceSubjectKind  kind;
  const char        *text, *ascii, *organisational;
  const char        *mistake;
} ReadCase;

static const ReadCase read_cases[] = {
  { "203.0.113.5", BOUNCE_SUBJECT_IPV4, "203.0.113.5", NULL, NULL, "the plainest form refused" },
  { " [203.0.113.5]\n", BOUNCE_SUBJECT_IPV4, "203.0.113.5", NULL, NULL, "brackets and white space kept" },
  { "[IPv6:2001:DB8::1]", BOUNCE_SUBJECT_IPV6, "2001:db8::1", NULL, NULL, "RFC 5321 tag not known" },
  { "::ffff:192.0.2.1", BOUNCE_SUBJECT_IPV4, "192.0.2.1", NULL, NULL, "a mapped address asked as IPv6" },
  { "64:ff9b::c000:201", BOUNCE_SUBJECT_IPV4, "192.0.2.1", NULL, NULL, "a NAT64 address asked as IPv6" },
  { "MX1.Example.Com.", BOUNCE_SUBJECT_DOMAIN, "mx1.example.com", "mx1.example.com", "example.com", "capitals or the final dot kept" },
  { "MX1.Bücher.Example.", BOUNCE_SUBJECT_DOMAIN, "mx1.bücher.example", "mx1.xn--bcher-kva.example", "xn--bcher-kva.example", "IDN not written as A-labels" },
  { "xn--bcher-kva.example", BOUNCE_SUBJECT_DOMAIN, "bücher.example", "xn--bcher-kva.example", "xn--bcher-kva.example", "A-labels not read for people" },
  { "faß.example", BOUNCE_SUBJECT_DOMAIN, "faß.example", "xn--fa-hia.example", "xn--fa-hia.example", "the old mapping to ss" },
  { "bücher。example", BOUNCE_SUBJECT_DOMAIN, "bücher.example", "xn--bcher-kva.example", "xn--bcher-kva.example", "the dot of another script not known" },
  { "a.b.example.co.uk", BOUNCE_SUBJECT_DOMAIN, "a.b.example.co.uk", "a.b.example.co.uk", "example.co.uk", "the last two labels taken" },
  { "co.uk", BOUNCE_SUBJECT_DOMAIN, "co.uk", "co.uk", "co.uk", "a public suffix without an organisation" },
  { "com", BOUNCE_SUBJECT_DOMAIN, "com", "com", "com", "a single label" },
  { "_dmarc.example.org", BOUNCE_SUBJECT_DOMAIN, "_dmarc.example.org", "_dmarc.example.org", "example.org", "underscores refused" },
  { "3com.example.org", BOUNCE_SUBJECT_DOMAIN, "3com.example.org", "3com.example.org", "example.org", "a digit first refused" },
};

static void
test_read (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (read_cases); i++)
    {
      const ReadCase *c = &read_cases[i];
      g_autoptr (GError) error = NULL;
      g_autoptr (BounceSubject) subject = bounce_subject_new (c->given, &error);

      g_test_message ("%s: %s", c->given, c->mistake);
      g_assert_no_error (error);
      g_assert_cmpint (subject->kind, ==, c->kind);
      g_assert_cmpstr (subject->text, ==, c->text);
      g_assert_cmpstr (subject->ascii, ==, c->ascii);
      g_assert_cmpstr (subject->organisational, ==, c->organisational);
      g_assert_true ((subject->address == NULL) == (c->kind == BOUNCE_SUBJECT_DOMAIN));
    }
}

static void
test_refused (void)
{
  static const char * const cases[] = {
    "", "  ", ".", "..", "a..b", ".example.org", "203.0.113.256", "203.0.113.05", "1.2.3", "203.0.113.5/24", "203.0.113.5:25",
    "2001:db8::1%eth0", "anna@example.org", "https://example.org/", "example org", "-x.example.org", "x-.example.org", "--format=json",
    "a\xff.example.org", "\xc3", "xn--\xc3.example", "exa\001mple.org", "example.org..", "[example.org]", "*.example.org",
  };
  g_autofree char *label = g_strnfill (64, 'a');
  g_autofree char *long_label = g_strconcat (label, ".example.org", NULL);
  g_autofree char *long_name = g_strnfill (4 * 1024 * 1024, 'a');
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) mine = NULL;
      g_autofree char *escaped = g_strescape (cases[i], NULL);

      g_test_message ("“%s” is neither", escaped);
      g_assert_null (bounce_subject_new (cases[i], &mine));
      g_assert_error (mine, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
    }
  g_assert_null (bounce_subject_new (long_label, NULL));
  g_assert_null (bounce_subject_new (long_name, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
}

typedef struct
{
  const char     *given;
  BounceAskable   askable;
} AskableCase;

static const AskableCase askable_cases[] = {
  { "8.8.4.4", BOUNCE_ASKABLE_YES }, { "2a00:1450::1", BOUNCE_ASKABLE_YES }, { "gnome.org", BOUNCE_ASKABLE_YES },
  { "192.0.2.1", BOUNCE_ASKABLE_EXAMPLE }, { "198.51.100.255", BOUNCE_ASKABLE_EXAMPLE }, { "203.0.113.0", BOUNCE_ASKABLE_EXAMPLE },
  { "2001:db8::1", BOUNCE_ASKABLE_EXAMPLE }, { "3fff::1", BOUNCE_ASKABLE_EXAMPLE },
  { "mx.example.com", BOUNCE_ASKABLE_EXAMPLE }, { "example.net", BOUNCE_ASKABLE_EXAMPLE }, { "a.example.org", BOUNCE_ASKABLE_EXAMPLE },
  { "a.example", BOUNCE_ASKABLE_EXAMPLE }, { "a.test", BOUNCE_ASKABLE_EXAMPLE }, { "a.invalid", BOUNCE_ASKABLE_EXAMPLE },
  { "notexample.com", BOUNCE_ASKABLE_YES }, { "example.com.au", BOUNCE_ASKABLE_YES }, { "myhome.net", BOUNCE_ASKABLE_YES },
  /* Section by section of "never ask". */
  { "0.1.2.3", BOUNCE_ASKABLE_NEVER }, { "10.1.2.3", BOUNCE_ASKABLE_NEVER }, { "100.64.0.1", BOUNCE_ASKABLE_NEVER },
  { "127.0.0.2", BOUNCE_ASKABLE_NEVER }, { "169.254.1.1", BOUNCE_ASKABLE_NEVER }, { "172.31.255.255", BOUNCE_ASKABLE_NEVER },
  { "192.0.0.8", BOUNCE_ASKABLE_NEVER }, { "192.88.99.1", BOUNCE_ASKABLE_NEVER }, { "192.168.1.1", BOUNCE_ASKABLE_NEVER },
  { "198.19.255.255", BOUNCE_ASKABLE_NEVER }, { "224.0.0.1", BOUNCE_ASKABLE_NEVER }, { "240.0.0.1", BOUNCE_ASKABLE_NEVER },
  { "255.255.255.255", BOUNCE_ASKABLE_NEVER }, { "::", BOUNCE_ASKABLE_NEVER }, { "::1", BOUNCE_ASKABLE_NEVER },
  { "::ffff:10.1.2.3", BOUNCE_ASKABLE_NEVER }, { "64:ff9b::10.1.2.3", BOUNCE_ASKABLE_NEVER }, { "64:ff9b:1::1", BOUNCE_ASKABLE_NEVER },
  { "100::1", BOUNCE_ASKABLE_NEVER }, { "2001::1", BOUNCE_ASKABLE_NEVER }, { "2001:20::1", BOUNCE_ASKABLE_NEVER },
  { "2002:c000:201::1", BOUNCE_ASKABLE_NEVER }, { "5f00::1", BOUNCE_ASKABLE_NEVER }, { "fd00::1", BOUNCE_ASKABLE_NEVER },
  { "fe80::1", BOUNCE_ASKABLE_NEVER }, { "ff02::1", BOUNCE_ASKABLE_NEVER },
  { "mailhost", BOUNCE_ASKABLE_NEVER }, { "com", BOUNCE_ASKABLE_NEVER }, { "srv.local", BOUNCE_ASKABLE_NEVER },
  { "a.localhost", BOUNCE_ASKABLE_NEVER }, { "a.internal", BOUNCE_ASKABLE_NEVER }, { "a.intranet", BOUNCE_ASKABLE_NEVER },
  { "a.lan", BOUNCE_ASKABLE_NEVER }, { "a.corp", BOUNCE_ASKABLE_NEVER }, { "a.home", BOUNCE_ASKABLE_NEVER },
  { "router.home.arpa", BOUNCE_ASKABLE_NEVER }, { "a.private", BOUNCE_ASKABLE_NEVER }, { "a.onion", BOUNCE_ASKABLE_NEVER },
  { "a.alt", BOUNCE_ASKABLE_NEVER }, { "2.0.0.127.in-addr.arpa", BOUNCE_ASKABLE_NEVER }, { "SRV.LOCAL.", BOUNCE_ASKABLE_NEVER },
};

static void
test_askable (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (askable_cases); i++)
    {
      g_autoptr (BounceSubject) subject = bounce_subject_new (askable_cases[i].given, NULL);

      g_test_message ("%s: somebody would be told of it, or nobody asked", askable_cases[i].given);
      g_assert_nonnull (subject);
      g_assert_cmpint (subject->askable, ==, askable_cases[i].askable);
    }
}

static void
test_names (void)
{
  g_autoptr (BounceSubject) four = bounce_subject_new ("192.0.2.99", NULL);
  g_autoptr (BounceSubject) six = bounce_subject_new ("2001:db8:1:2:3:4:567:89ab", NULL);
  g_autoptr (BounceSubject) domain = bounce_subject_new ("MX.Bücher.example", NULL);
  g_autofree char *a = bounce_subject_dup_list_name (four, "BL.example.net.");
  g_autofree char *b = bounce_subject_dup_list_name (six, "bl.example.net");
  g_autofree char *c = bounce_subject_dup_list_name (domain, "dbl.example.net");
  g_autofree char *d = bounce_subject_dup_ptr_name (four);
  g_autofree char *e = bounce_subject_dup_ptr_name (six);

  g_assert_cmpstr (a, ==, "99.2.0.192.bl.example.net");
  /* The example of RFC 5782 section 2.4. */
  g_assert_cmpstr (b, ==, "b.a.9.8.7.6.5.0.4.0.0.0.3.0.0.0.2.0.0.0.1.0.0.0.8.b.d.0.1.0.0.2.bl.example.net");
  g_assert_cmpstr (c, ==, "mx.xn--bcher-kva.example.dbl.example.net");
  g_assert_cmpstr (d, ==, "99.2.0.192.in-addr.arpa");
  g_assert_cmpstr (e, ==, "b.a.9.8.7.6.5.0.4.0.0.0.3.0.0.0.2.0.0.0.1.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa");
  g_assert_null (bounce_subject_dup_ptr_name (domain));
}

static void
test_too_long (void)
{
  g_autofree char *label = g_strnfill (60, 'a');
  g_autofree char *name = g_strdup_printf ("%s.%s.%s.example.org", label, label, label);
  g_autofree char *zone = g_strdup_printf ("%s.net", label);
  g_autoptr (BounceSubject) domain = bounce_subject_new (name, NULL);

  g_assert_nonnull (domain);
  g_assert_null (bounce_subject_dup_list_name (domain, zone));
}

/* Back from the name to the bytes, by other code than made it. */
static void
read_back (const char *name,
           const char *end,
           gsize       size,
           guint8     *bytes)
{
  g_auto (GStrv) labels = NULL;
  g_autofree char *front = NULL;
  gsize n = size == 4 ? 4 : 32;

  g_assert_true (g_str_has_suffix (name, end));
  front = g_strndup (name, strlen (name) - strlen (end));
  labels = g_strsplit (front, ".", -1);
  g_assert_cmpuint (g_strv_length (labels), ==, n);
  memset (bytes, 0, size);
  for (gsize i = 0; i < n; i++)
    {
      const char *label = labels[n - 1 - i];

      g_assert_true (label[0] != '0' || label[1] == '\0');
      if (size == 4)
        bytes[i] = g_ascii_strtoull (label, NULL, 10);
      else
        {
          g_assert_cmpuint (strlen (label), ==, 1);
          g_assert_false (g_ascii_isupper (label[0]));
          bytes[i / 2] |= g_ascii_xdigit_value (label[0]) << (i % 2 == 0 ? 4 : 0);
        }
    }
}

/* Whatever the address: 4 or 32 labels, which give the address back, the same
 * for lists and PTR, however it was written. */
static void
check_round_trip (const guint8  *bytes,
                  GSocketFamily  family)
{
  g_autoptr (GInetAddress) address = g_inet_address_new_from_bytes (bytes, family);
  g_autofree char *text = g_inet_address_to_string (address);
  g_autofree char *given = g_strdup_printf ("[%s%s]", family == G_SOCKET_FAMILY_IPV6 ? "IPv6:" : "", text);
  g_autoptr (BounceSubject) subject = bounce_subject_new (given, NULL);
  g_autofree char *list = bounce_subject_dup_list_name (subject, "zen.example.net");
  g_autofree char *ptr = bounce_subject_dup_ptr_name (subject);
  gsize size = g_inet_address_get_native_size (subject->address);
  guint8 back[16];

  g_assert_cmpstr (subject->text, ==, text);
  read_back (list, ".zen.example.net", size, back);
  g_assert_cmpmem (back, size, bytes, size);
  read_back (ptr, size == 4 ? ".in-addr.arpa" : ".ip6.arpa", size, back);
  g_assert_cmpmem (back, size, bytes, size);
  g_assert_cmpuint (strlen (list), <=, 253);
}

static void
test_random (void)
{
  guint8 bytes[16];

  for (guint i = 0; i < RANDOM_ADDRESSES; i++)
    {
      for (guint k = 0; k < sizeof bytes; k++)
        bytes[k] = g_test_rand_int_range (0, 256);
      check_round_trip (bytes, G_SOCKET_FAMILY_IPV4);
      bytes[0] |= 0x20;         /* neither mapped nor NAT64 */
      check_round_trip (bytes, G_SOCKET_FAMILY_IPV6);
    }
}

/* Zeros are where printed forms are shortened. */
static void
test_zeros (void)
{
  static const guint8 nothing[16];
  static const guint8 sparse[16] = { 0x20, 0x01, 0, 0, 0, 0x0a, 0, 0, 0, 0, 0, 0xff, 0, 0, 0, 0 };

  check_round_trip (nothing, G_SOCKET_FAMILY_IPV4);
  check_round_trip (sparse, G_SOCKET_FAMILY_IPV6);
}

/* A-labels that decode to what no registry takes are shown as they stand. */
static void
test_deceiving (void)
{
  static const char * const cases[] = { "xn--a.example", "xn--99999999.example", "xn--80ak6aa92e.example" };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (BounceSubject) subject = bounce_subject_new (cases[i], NULL);

      g_assert_true (subject == NULL || g_utf8_validate (subject->text, -1, NULL));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/subject/read", test_read);
  g_test_add_func ("/subject/refused", test_refused);
  g_test_add_func ("/subject/askable", test_askable);
  g_test_add_func ("/subject/names", test_names);
  g_test_add_func ("/subject/too-long", test_too_long);
  g_test_add_func ("/subject/random", test_random);
  g_test_add_func ("/subject/zeros", test_zeros);
  g_test_add_func ("/subject/deceiving", test_deceiving);

  return g_test_run ();
}
