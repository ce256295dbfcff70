/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Fills a fake name server from one text, and asks through it. */
#pragma once

#include "bounce-asker.h"

#include "fake-dns.h"

#include <string.h>

typedef struct
{
  FakeDns     *dns;
  BounceAsker *asker;
} Net;

static inline void
net_init (Net *net)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BounceResolver) resolver = NULL;

  net->dns = fake_dns_new ();
  resolver = bounce_resolver_new (fake_dns_get_servers (net->dns), &error);
  g_assert_no_error (error);
  net->asker = bounce_asker_new (resolver);
  bounce_asker_set_deadline (net->asker, 400);
}

static inline void
net_clear (Net *net)
{
  g_clear_object (&net->asker);
  g_clear_pointer (&net->dns, fake_dns_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Net, net_clear)

/* "mx.example.org A 192.0.2.1,192.0.2.2; bad.example.org A !servfail": a record
 * each, values with commas between, or "!" and how the server behaves. */
static inline void
net_put_one (Net  *net,
             char *record)
{
  static const struct { const char *word; FakeDnsBehaviour behaviour; } behaviours[] = {
    { "!servfail", FAKE_DNS_SERVFAIL }, { "!refused", FAKE_DNS_REFUSED }, { "!silent", FAKE_DNS_SILENT }, { "!empty", FAKE_DNS_EMPTY },
    { "!absent", FAKE_DNS_ABSENT }, { "!formerr", FAKE_DNS_FORMERR }, { "!truncated", FAKE_DNS_TRUNCATED }, { "!malformed", FAKE_DNS_MALFORMED },
  };
  g_auto (GStrv) words = g_strsplit (g_strstrip (record), " ", 3);
  g_auto (GStrv) values = NULL;
  guint n;

  if (words[0] == NULL)
    return;
  g_assert_cmpuint (g_strv_length (words), ==, 3);
  for (guint i = 0; i < G_N_ELEMENTS (behaviours); i++)
    if (strcmp (words[2], behaviours[i].word) == 0)
      {
        fake_dns_behave (net->dns, words[0], words[1], behaviours[i].behaviour);
        return;
      }
  g_assert_cmpint (*words[2], !=, '!');
  values = g_strsplit (words[2], ",", -1);
  n = g_strv_length (values);
  g_assert_cmpuint (n, <=, 12);
#define VALUE(i) (n > (i) ? values[i] : NULL)
  fake_dns_put (net->dns, words[0], words[1], 900, VALUE (0), VALUE (1), VALUE (2), VALUE (3), VALUE (4), VALUE (5), VALUE (6), VALUE (7),
                VALUE (8), VALUE (9), VALUE (10), VALUE (11), NULL);
#undef VALUE
}

static inline void
net_put (Net        *net,
         const char *zone)
{
  g_auto (GStrv) records = g_strsplit (zone, ";", -1);

  for (guint i = 0; records[i] != NULL; i++)
    net_put_one (net, records[i]);
}
