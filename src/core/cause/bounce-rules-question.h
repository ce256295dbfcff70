/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A statement made ready to be compared, and the order in which its parts are
 * asked. */
#pragma once

#include "bounce-fold.h"
#include "bounce-rules-index.h"

G_BEGIN_DECLS

typedef enum
{
  BOUNCE_BASIS_NOTHING,
  BOUNCE_BASIS_INNER,            /* words of the innermost reply                */
  BOUNCE_BASIS_WHOLE,            /* words around it                             */
  BOUNCE_BASIS_STATUS,           /* its enhanced status                         */
  BOUNCE_BASIS_CODE,
  BOUNCE_BASIS_FIELD,            /* the report's Status field                   */
  BOUNCE_BASIS_BODY              /* words of the human part                     */
} BounceBasis;

typedef struct
{
  const BounceRule *rule;        /* NULL: none fits                             */
  BounceBasis       basis;
  gboolean          doubt;       /* some words speak against the recipient      */
                                 /* being at fault                              */
} BounceDecision;

typedef struct
{
  const BounceStatement *statement;        /* a copy, with the stage found      */
  BounceStatement        copy;
  BounceReply            reply;            /* borrowed strings                  */
  gsize                  text_at;          /* of reply->text in reply->whole    */
  BounceFold             words, body;
  gboolean               free_words;       /* there is no diagnostic: the reply */
                                           /* was made of the human part        */
} BounceQuestion;

/* Must not be moved afterwards. */
void     bounce_question_init  (BounceQuestion        *self,
                                const BounceStatement *statement);
void     bounce_question_clear (BounceQuestion        *self);
/* FALSE when no rule of @index fits; doubts are added all the same. */
gboolean bounce_question_ask   (const BounceQuestion  *self,
                                BounceRulesIndex      *index,
                                BounceDecision        *decision);

G_END_DECLS
