/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The answers about one domain, and whether they come to a place that takes
 * mail. Asks nobody. */
#pragma once

#include "bounce-domain-check.h"

G_BEGIN_DECLS

/* A host whose addresses decide: a mail server, or the domain itself. */
typedef struct
{
  char         *name;            /* A-labels                                    */
  gboolean      askable;         /* a name that a server on the internet can have */
  BounceAnswer *a;               /* NULL: not asked (yet)                       */
  BounceAnswer *aaaa;
} BounceDomainHost;

typedef struct
{
  BounceSubject *subject;
  gboolean       test;           /* example names may be asked about            */
  BounceAnswer  *mx;
  GPtrArray     *servers;        /* "10 mx.example.com", by preference          */
  GPtrArray     *hosts;          /* of BounceDomainHost, BOUNCE_DOMAIN_MAX_MX at most */
  gboolean       implicit;       /* the only host is the domain itself          */
} BounceDomainSeen;

BounceDomainSeen *bounce_domain_seen_new     (BounceSubject    *subject,
                                              gboolean          test);
gboolean          bounce_domain_seen_may_ask (BounceDomainSeen *self);
/* Takes the answer to the MX question, and the hosts to ask for. */
void              bounce_domain_seen_take_mx (BounceDomainSeen *self,
                                              BounceAnswer     *mx);
BounceMailResult *bounce_domain_seen_judge   (BounceDomainSeen *self);
void              bounce_domain_seen_free    (BounceDomainSeen *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BounceDomainSeen, bounce_domain_seen_free)

G_END_DECLS
