/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* From a server's words to a cause, by rules that are data: data/rules.tsv and
 * the user's own file of the same format, which goes first. */
#pragma once

#include "bounce-cause.h"
#include "bounce-reply.h"
#include "bounce-report.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define BOUNCE_RULES_ERROR (bounce_rules_error_quark ())

typedef enum
{
  BOUNCE_RULES_ERROR_SYNTAX,         /* columns, test, scope, regex             */
  BOUNCE_RULES_ERROR_UNKNOWN_CAUSE,
  BOUNCE_RULES_ERROR_BAD_EXAMPLE     /* its example is not matched by it first  */
} BounceRulesError;

GQuark bounce_rules_error_quark (void);

/* What is to be judged. Everything borrowed; strings may be NULL. */
typedef struct
{
  const BounceReply *reply;          /* the server's words; never NULL          */
  const char        *text;           /* words of the human part about this one  */
  BounceStatus       status;         /* of the report's Status field, or 0      */
  BounceAction       action;
  const char        *recipient;      /* its address                             */
  const char        *receiver;       /* Remote-MTA, else the recipient's domain */
  const char        *reporter;
  const char        *dialect;
} BounceStatement;

typedef enum
{
  BOUNCE_FIELD_NONE,
  BOUNCE_FIELD_DIAGNOSTIC,
  BOUNCE_FIELD_STATUS,
  BOUNCE_FIELD_BODY,
  BOUNCE_FIELD_HEADER
} BounceField;

const char *bounce_field_to_id (BounceField field);          /* NULL for none */

/* Plain data, copied by assignment: @rule belongs to the rules. */
typedef struct
{
  BounceCause       cause;
  BouncePermanence  permanence;
  BounceWho         who;
  BounceConfidence  confidence;
  BounceSuppress    suppress;        /* for this row alone                      */
  BounceField       field;           /* where the words stood                   */
  guint             start, length;   /* the matched words, bytes in that text:  */
                                     /* reply->whole, or statement->text        */
  const char       *rule;            /* id, or "file:line" of a user's rule;    */
                                     /* NULL when no rule matched               */
} BounceFinding;

typedef struct _BounceRules BounceRules;   /* immutable, atomically counted; a  */
                                           /* small cache inside is locked      */

/* @own: the user's file, or NULL. Errors name file and line. */
BounceRules *bounce_rules_load     (GBytes                *builtin,
                                    GFile                 *own,
                                    GError               **error);
/* The ones compiled in, and own rules from the user's configuration folder.
 * A broken own file is an error; the caller says so and goes on without. */
BounceRules *bounce_rules_new      (const char            *config_dir,
                                    GError               **error);
/* The same, but a user's line that is wrong, or does not match its own example
 * first, is left out and told in @problems (of char *): file, line, and why. */
BounceRules *bounce_rules_new_with_good (const char           *config_dir,
                                         GPtrArray            *problems,
                                         GError              **error);
guint        bounce_rules_get_length (BounceRules         *self);
/* Every line's example must be matched by that line first. */
gboolean     bounce_rules_prove    (BounceRules           *self,
                                    GError               **error);
/* Cannot fail: BOUNCE_CAUSE_UNCLEAR is a cause. */
void         bounce_rules_classify (BounceRules           *self,
                                    const BounceStatement *statement,
                                    BounceFinding         *finding);
BounceRules *bounce_rules_ref      (BounceRules           *self);
void         bounce_rules_unref    (BounceRules           *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BounceRules, bounce_rules_unref)

G_END_DECLS
