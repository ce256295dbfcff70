/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* One line of rules.tsv: what it looks for, where it applies, what it says. */
#pragma once

#include "bounce-rules.h"

G_BEGIN_DECLS

typedef enum
{
  BOUNCE_TEST_TEXT,              /* folded substring                            */
  BOUNCE_TEST_REGEX,             /* PCRE2 on the folded text                    */
  BOUNCE_TEST_STATUS,            /* "5.1.1", "x.7.25", "5.7.606-649", "4.x.x"   */
  BOUNCE_TEST_CODE               /* "552", "55x"                                */
} BounceTest;

typedef struct
{
  char             *id;          /* or "file:line" of a user's rule             */
  char             *place;       /* "rules.tsv:12", for errors                  */
  guint             order;       /* among the rules of its file                 */
  BounceCause       cause;
  BouncePermanence  permanence;
  BounceWho         who;
  gboolean          own_permanence;
  gboolean          late;        /* only when nothing better is said anywhere   */
  gboolean          guess;       /* late, and its cause is a guess              */
  gboolean          keep;        /* never enough to remove an address           */
  gboolean          doubt;       /* late, and yet its words speak against       */
                                 /* removing an address                         */
  gboolean          mute;        /* a doubt without a cause: decides nothing    */
  gboolean          outer;       /* its words count around the innermost reply  */
                                 /* as much as in it                            */
  char             *scope;       /* as written                                  */
  GPtrArray        *narrowings;  /* of BounceNarrowing: all must hold; or NULL  */
  BounceTest        test;
  char             *pattern;     /* folded for BOUNCE_TEST_TEXT                 */
  char            **literals;    /* folded bytes of which every match holds one, */
                                 /* or NULL                                     */
  GRegex           *regex;
  guint             status_class;             /* 0: any                         */
  guint             subject, subject_to;
  guint             detail, detail_to;
  guint             code, code_to;
  char             *example;
} BounceRule;

typedef struct
{
  char  *kind;                   /* "receiver", "reporter", "stage", "dialect"  */
  char **values;                 /* one of them must hold                       */
} BounceNarrowing;

/* @own: ids become "@file:@line". NULL with @error set when the line is wrong. */
BounceRule *bounce_rule_new            (const char            *line,
                                        const char            *file,
                                        guint                  number,
                                        gboolean               own,
                                        GError               **error);
void        bounce_rule_free           (BounceRule            *self);
/* Ours come with an example; a statement in which the rule's scope holds. */
const char *bounce_rule_get_narrowing  (const BounceRule      *self,
                                        const char            *kind);
gboolean    bounce_rule_applies        (const BounceRule      *self,
                                        const BounceStatement *statement);
gboolean    bounce_rule_matches_status (const BounceRule      *self,
                                        BounceStatus           status);
gboolean    bounce_rule_matches_code   (const BounceRule      *self,
                                        guint                  code);
/* The first place of the rule's words in folded text. */
gboolean    bounce_rule_find           (const BounceRule      *self,
                                        const char            *text,
                                        gsize                  length,
                                        gsize                 *from,
                                        gsize                 *to);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BounceRule, bounce_rule_free)

G_END_DECLS
