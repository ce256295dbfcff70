/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The DNS lists we can ask, and what their answers mean. */
#pragma once

#include "bounce-subject.h"

G_BEGIN_DECLS

#define BOUNCE_BLOCKLISTS_ERROR (bounce_blocklists_error_quark ())

typedef enum
{
  BOUNCE_BLOCKLISTS_ERROR_SYNTAX,
  BOUNCE_BLOCKLISTS_ERROR_BAD_ZONE,
  BOUNCE_BLOCKLISTS_ERROR_BAD_CODE
} BounceBlocklistsError;

GQuark bounce_blocklists_error_quark (void);

typedef enum
{
  BOUNCE_LIST_SPAM_SOURCE,
  BOUNCE_LIST_POLICY,            /* "should not send directly": no accusation   */
  BOUNCE_LIST_EXPLOITED,         /* infected, hijacked, attacking               */
  BOUNCE_LIST_NETWORK,           /* escalation: blames the neighbourhood        */
  BOUNCE_LIST_COMBINED,          /* its codes tell which of the above           */
  BOUNCE_LIST_ALLOWLIST,
  BOUNCE_LIST_INFORMATION,       /* never a listing                             */
  BOUNCE_N_LIST_KINDS
} BounceListKind;

typedef enum
{
  BOUNCE_LIST_WEIGHT_INFORMATION,
  BOUNCE_LIST_WEIGHT_VERY_LOW,
  BOUNCE_LIST_WEIGHT_LOW,
  BOUNCE_LIST_WEIGHT_MEDIUM,
  BOUNCE_LIST_WEIGHT_HIGH,
  BOUNCE_LIST_WEIGHT_VERY_HIGH,
  BOUNCE_N_LIST_WEIGHTS
} BounceListWeight;

typedef enum
{
  BOUNCE_LIST_DEFAULT,
  BOUNCE_LIST_OPTIONAL,
  BOUNCE_LIST_OFF,               /* asked only when chosen by name              */
  BOUNCE_LIST_LINK_ONLY          /* no zone: its page alone                     */
} BounceListShip;

typedef enum
{
  BOUNCE_LIST_DECODE_EXACT,
  BOUNCE_LIST_DECODE_BITMASK,    /* bits of the last octet                      */
  BOUNCE_LIST_DECODE_SCORE,      /* last octet is a number: information         */
  BOUNCE_LIST_DECODE_TRUST       /* third octet category, last trust (dnswl)    */
} BounceListDecode;

typedef enum
{
  BOUNCE_LIST_TERMS_FREE,
  BOUNCE_LIST_TERMS_NON_COMMERCIAL,   /* off when the user says "commercial"    */
  BOUNCE_LIST_TERMS_REGISTERED,  /* answers registered resolvers only           */
  BOUNCE_LIST_TERMS_MANUAL,      /* by hand only: never in an automatic repeat  */
  BOUNCE_LIST_TERMS_KEY          /* a key is the first label of the name asked  */
} BounceListTerms;

typedef enum
{
  BOUNCE_CODE_LISTED,
  BOUNCE_CODE_GOOD,              /* allowed, or a plain good word               */
  BOUNCE_CODE_INFORMATION,
  BOUNCE_CODE_REFUSED,           /* the list does not answer this resolver      */
  BOUNCE_CODE_ERROR              /* our question was wrong for this list        */
} BounceCodeMeaning;

/* Fields are borrowed and live as long as the lists. */
typedef struct
{
  const char       *zone;        /* "zen.spamhaus.org"; without the key label   */
  const char       *name;        /* "Spamhaus ZEN"                              */
  const char       *operator_name;   /* who is asked; key of the pace           */
  const char       *site;        /* the operator's page; NULL of the user's own */
  const char       *lookup_url;  /* "{ip}" or "{domain}" stands for the subject; NULL: none */
  const char       *removal_url; /* the same; or NULL                           */
  const char       *removal_note;/* "expires by itself"; or NULL                */
  const char       *terms_note;  /* the operator's terms in a sentence; or NULL */
  BounceListKind    kind;
  BounceListWeight  weight;
  BounceListShip    ship;
  BounceListDecode  decode;
  BounceListTerms   terms;
  gboolean          ipv4, ipv6, domain;
  gboolean          default_ipv6_only;   /* ships on for IPv6, optional for IPv4*/
  gboolean          component;   /* of another list: not in --lists=all         */
  gboolean          closed_codes;/* any other code is an error, not a listing   */
  gboolean          organisational;  /* of a domain only that is asked          */
  gboolean          own;         /* from the user's file: unverified until its  */
                                 /* self-test has held                          */
  gboolean          dead;        /* on the deny-list                            */
  gint64            gap;         /* see bounce-pace.h, microseconds             */
  /* The self-test: names below the zone ("2.0.0.127", "dbltest.com"), or NULL
   * where the facts have none; which must be there and which must not. */
  const char       *test_listed_ipv4, *test_clean_ipv4;
  const char       *test_listed_ipv6, *test_clean_ipv6;
  const char       *test_listed_domain, *test_clean_domain;
  gboolean          test_guessed;/* the names of RFC 5782, which this operator  */
                                 /* never promised: a failure proves little     */
} BounceBlocklist;

typedef struct _BounceBlocklists BounceBlocklists;   /* immutable, atomically counted */

/* The built-in lists, then "blocklists.ini" in @config_dir (NULL: built-in
 * alone), whose groups add lists or change those of the same zone. Faults of
 * the user's file are left out and told in bounce_blocklists_get_problems ()
 * with file and line; only a broken built-in file fails. */
BounceBlocklists       *bounce_blocklists_load         (const char             *config_dir,
                                                        GError                **error);
/* The same; zones of the deny-list in @allowed (settings: lists_dead) are as
 * others, and those without a group are plain lists of IPv4 addresses. */
BounceBlocklists       *bounce_blocklists_load_allowing (const char            *config_dir,
                                                        const char * const     *allowed,
                                                        GError                **error);
/* One file alone: for tests. @place: stands in errors. */
BounceBlocklists       *bounce_blocklists_parse        (const char             *ini,
                                                        const char             *place,
                                                        GError                **error);
guint                   bounce_blocklists_get_length   (BounceBlocklists       *self);
const BounceBlocklist  *bounce_blocklists_get          (BounceBlocklists       *self,
                                                        guint                   nth);
/* By zone, without case and final dot; a keyed name ("abc….zen.dq.spamhaus.net")
 * gives its list, and a zone of the
 * deny-list one that is dead (not among those counted). NULL when not known. */
const BounceBlocklist  *bounce_blocklists_find         (BounceBlocklists       *self,
                                                        const char             *zone);
const char * const     *bounce_blocklists_get_problems (BounceBlocklists       *self);
/* A zone nobody may ask: closed, or for sale (with the reason, static). NULL: none. */
const char             *bounce_blocklists_why_dead     (const char             *zone);
/* What an A value of this list means; @reason (static or owned by the lists,
 * may be NULL) gets the words of the data file: "exploited or infected host". */
BounceCodeMeaning       bounce_blocklists_read_code    (BounceBlocklists       *self,
                                                        const BounceBlocklist  *list,
                                                        GInetAddress           *code,
                                                        gboolean               *known,
                                                        GPtrArray              *reasons,
                                                        BounceListKind         *kind);
BounceBlocklists       *bounce_blocklists_ref          (BounceBlocklists       *self);
void                    bounce_blocklists_unref        (BounceBlocklists       *self);

/* "exploited", "policy", … : the ids of the key "kind" in JSON. */
const char             *bounce_list_kind_to_id         (BounceListKind          kind);
const char             *bounce_list_weight_to_id       (BounceListWeight        weight);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BounceBlocklists, bounce_blocklists_unref)

G_END_DECLS
