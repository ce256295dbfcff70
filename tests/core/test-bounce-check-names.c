/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What is typed, as subjects, against a name server on loopback. */
#include "bounce-check-names.h"

#include "../support/fake-dns.h"

typedef struct
{
  FakeDns     *dns;
  BounceAsker *asker;
} Fixture;

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  g_autoptr (BounceResolver) resolver = NULL;

  self->dns = fake_dns_new ();
  resolver = bounce_resolver_new (fake_dns_get_servers (self->dns), NULL);
  self->asker = bounce_asker_new (resolver);
  fake_dns_put (self->dns, "mail.example.org", "A", 60, "203.0.113.5", "203.0.113.6", NULL);
  fake_dns_put (self->dns, "mail.example.org", "AAAA", 60, "2001:db8::5", NULL);
  fake_dns_put (self->dns, "four.example.org", "A", 60, "203.0.113.4", NULL);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  g_clear_object (&self->asker);
  fake_dns_free (self->dns);
}

static void
take_result (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

/* "203.0.113.5 example.org", or the words of the error. */
static char *
find (BounceAsker  *asker,
      const char   *text,
      GCancellable *cancellable)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) subjects = NULL;
  g_autoptr (GError) error = NULL;
  GString *found = g_string_new (NULL);

  bounce_check_names_async (asker, text, cancellable, take_result, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  subjects = bounce_check_names_finish (result, &error);
  if (subjects == NULL)
    g_string_append (found, g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ? "cancelled"
                     : g_error_matches (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT) ? "invalid" : error->message);
  for (guint i = 0; subjects != NULL && i < subjects->len; i++)
    g_string_append_printf (found, "%s%s", i > 0 ? " " : "", ((BounceSubject *) g_ptr_array_index (subjects, i))->text);

  return g_string_free (found, FALSE);
}

static const struct
{
  const char *typed, *found;
  guint       asked;
  const char *mistake;
} rows[] = {
  { "203.0.113.5", "203.0.113.5", 0, "an address is asked like a name" },
  { " [IPv6:2001:DB8::5] ", "2001:db8::5", 0, "an address as mail writes it is no address" },
  { "10.0.0.1", "10.0.0.1", 0, "a private address is left out without a word" },
  { "example.org", "example.org", 0, "a domain is asked for the addresses of its web server" },
  { "Mail.Example.ORG.", "203.0.113.5 203.0.113.6 2001:db8::5 example.org", 2, "addresses of one family, or the domain, are forgotten" },
  { "four.example.org", "203.0.113.4 example.org", 2, "no IPv6 address stops the rest" },
  { "nowhere.example.org", "nowhere.example.org example.org", 2, "that a name leads nowhere is hidden by its domain's good state" },
  { "mail.local", "mail.local", 0, "a name of the house is asked of strangers" },
  { "a b", "invalid", 0, "rubbish is asked" },
  { "", "invalid", 0, "nothing is asked" },
};

static void
test_rows (Fixture       *self,
           gconstpointer  data)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *found = NULL;
      guint before = bounce_asker_get_asked (self->asker);

      found = find (self->asker, rows[i].typed, NULL);
      if (g_strcmp0 (found, rows[i].found) != 0 || bounce_asker_get_asked (self->asker) - before != rows[i].asked)
        g_error ("“%s” became “%s” with %u questions: %s", rows[i].typed, found, bounce_asker_get_asked (self->asker) - before, rows[i].mistake);
    }
}

/* A name with very many addresses must not become a storm. */
static void
test_flood (Fixture       *self,
            gconstpointer  data)
{
  g_autofree char *found = NULL;
  guint n = 1;

  for (guint i = 1; i < 100; i++)
    {
      const guint8 bytes[] = { 203, 0, 113, i };

      fake_dns_put_bytes (self->dns, "flood.example.org", "A", 60, bytes, sizeof bytes);
    }
  found = find (self->asker, "flood.example.org", NULL);
  for (const char *at = found; *at != '\0'; at++)
    n += *at == ' ';
  g_assert_cmpuint (n, >, 2);
  g_assert_cmpuint (n, <=, 17);
}

static void
test_cancelled (Fixture       *self,
                gconstpointer  data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *found = NULL;

  fake_dns_behave (self->dns, "mail.example.org", NULL, FAKE_DNS_SILENT);
  g_cancellable_cancel (cancellable);
  found = find (self->asker, "mail.example.org", cancellable);
  g_assert_cmpstr (found, ==, "cancelled");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/check-names/rows", Fixture, NULL, set_up, test_rows, tear_down);
  g_test_add ("/check-names/flood", Fixture, NULL, set_up, test_flood, tear_down);
  g_test_add ("/check-names/cancelled", Fixture, NULL, set_up, test_cancelled, tear_down);

  return g_test_run ();
}
