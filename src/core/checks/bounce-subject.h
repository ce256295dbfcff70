/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What is examined: an address or a domain; and whether anybody may be asked
 * about it. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  BOUNCE_SUBJECT_IPV4,
  BOUNCE_SUBJECT_IPV6,
  BOUNCE_SUBJECT_DOMAIN
} BounceSubjectKind;

typedef enum
{
  BOUNCE_ASKABLE_YES,
  BOUNCE_ASKABLE_EXAMPLE,        /* documentation addresses, example names: only*/
                                 /* a test's own server, or a recording         */
  BOUNCE_ASKABLE_NEVER           /* private, reserved; .local, single labels …  */
} BounceAskable;

/* Immutable and atomically counted. */
typedef struct
{
  BounceSubjectKind  kind;
  char              *text;       /* for people: "203.0.113.5", "bücher.example" */
  GInetAddress      *address;    /* NULL for a domain                           */
  char              *ascii;      /* A-labels, lower case; NULL for an address   */
  char              *organisational;   /* of a domain (libpsl), itself when it  */
                                 /* has none; NULL for an address               */
  BounceAskable      askable;
} BounceSubject;

/* "203.0.113.5", "[IPv6:2001:db8::1]", "::ffff:192.0.2.1" (→ IPv4),
 * "MX1.Bücher.Example."; white space around is ignored. NULL for what is neither:
 * G_IO_ERROR_INVALID_ARGUMENT. IDN by libidn2, non-transitional. */
BounceSubject *bounce_subject_new            (const char     *text,
                                              GError        **error);
const char    *bounce_subject_kind_to_id     (BounceSubjectKind kind);   /* "ipv4" … */
/* Leads an answer into a house: "printer", "nas.local"? Nobody asks on. Names of
 * reverse DNS do not count, even though nobody types them. */
gboolean       bounce_subject_is_local_name  (const char     *name);
/* Names to ask, or NULL when they would be longer than 253 octets.
 * 192.0.2.99 → "99.2.0.192.ZONE", 32 nibbles for IPv6, "ascii.ZONE". */
char          *bounce_subject_dup_list_name  (BounceSubject  *self,
                                              const char     *zone);
/* "99.2.0.192.in-addr.arpa", "….ip6.arpa"; NULL for a domain. */
char          *bounce_subject_dup_ptr_name   (BounceSubject  *self);
BounceSubject *bounce_subject_ref            (BounceSubject  *self);
void           bounce_subject_unref          (BounceSubject  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BounceSubject, bounce_subject_unref)

G_END_DECLS
