/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A name server that lies, loses and refuses as told, in the test's own main
 * loop: UDP and TCP on one free port of a loopback address. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _FakeDns FakeDns;

typedef enum
{
  FAKE_DNS_FOUND,                /* what was put; EMPTY when nothing was        */
  FAKE_DNS_ABSENT,               /* NXDOMAIN with a SOA                         */
  FAKE_DNS_ABSENT_BARE,          /* NXDOMAIN without                            */
  FAKE_DNS_EMPTY,                /* NOERROR, no records, with a SOA             */
  FAKE_DNS_EMPTY_BARE,
  FAKE_DNS_REFUSED,
  FAKE_DNS_SERVFAIL,
  FAKE_DNS_FORMERR,
  FAKE_DNS_NOTIMP,
  FAKE_DNS_SILENT,
  FAKE_DNS_TRUNCATED,            /* what was put, but over TCP only             */
  FAKE_DNS_WRONG_ID,             /* what was put, under another id              */
  FAKE_DNS_WRONG_QUESTION,       /* what was put, as if another name were asked */
  FAKE_DNS_OTHER_NAME,           /* what was put, as records of another name    */
  FAKE_DNS_MALFORMED             /* promises more records than it holds         */
} FakeDnsBehaviour;

/* Knows nothing: every name is ABSENT until something is put. */
FakeDns    *fake_dns_new             (void);
/* On ::1; NULL where this machine has none. */
FakeDns    *fake_dns_new_ipv6        (void);
void        fake_dns_free            (FakeDns          *self);
/* "127.0.0.1:41234", "[::1]:41234": for bounce_resolver_new (). */
const char *fake_dns_get_servers     (FakeDns          *self);

/* @name: "2.0.0.127.list.example", "*.list.example" for all below that has no
 * entry of its own, "*" for every other name. @type: "A", "AAAA", "PTR", "TXT",
 * "MX" ("10 mx.example."), "SOA" ("mname rname serial"), "CNAME".
 * Replaces what was there; a name that has other types only is EMPTY. Of a
 * CNAME whose target is here the answer holds the chain, else the CNAME alone. */
void        fake_dns_put             (FakeDns          *self,
                                      const char       *name,
                                      const char       *type,
                                      guint             ttl,
                                      ...) G_GNUC_NULL_TERMINATED;
/* Adds one record with these bytes as they are. */
void        fake_dns_put_bytes       (FakeDns          *self,
                                      const char       *name,
                                      const char       *type,
                                      guint             ttl,
                                      gconstpointer     data,
                                      gsize             length);
/* @type: NULL for every type that has nothing of its own. Keeps what was put. */
void        fake_dns_behave          (FakeDns          *self,
                                      const char       *name,
                                      const char       *type,
                                      FakeDnsBehaviour  behaviour);
/* Answers come so late. @type: NULL for all. */
void        fake_dns_delay           (FakeDns          *self,
                                      const char       *name,
                                      const char       *type,
                                      guint             milliseconds);
/* TTL and MINIMUM of the SOA in negative answers; 900 and 300 at first. */
void        fake_dns_set_negative    (FakeDns          *self,
                                      guint             ttl,
                                      guint             minimum);
/* Every NXDOMAIN for an A becomes this address; NULL ends it. */
void        fake_dns_rewrite         (FakeDns          *self,
                                      const char       *address);
/* UDP questions that never came: every @nth (0: none), or so many of a hundred. */
void        fake_dns_lose_every      (FakeDns          *self,
                                      guint             nth);
void        fake_dns_lose_percent    (FakeDns          *self,
                                      guint             percent,
                                      guint32           seed);

/* "A 2.0.0.127.list.example": each question that came, with repeats (lost ones
 * too), in order. Borrowed until the next. */
GPtrArray  *fake_dns_get_log         (FakeDns          *self);
void        fake_dns_clear_log       (FakeDns          *self);
/* How often this was asked; @type: NULL for all; @name as in fake_dns_put (). */
guint       fake_dns_count           (FakeDns          *self,
                                      const char       *name,
                                      const char       *type);
guint       fake_dns_get_over_tcp    (FakeDns          *self);
/* The most questions that waited for an answer at one time. */
guint       fake_dns_get_most_waiting (FakeDns         *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FakeDns, fake_dns_free)

G_END_DECLS
