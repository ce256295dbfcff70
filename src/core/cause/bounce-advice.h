/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The words about a cause: title, meaning, numbered steps, with the facts of
 * the case in them. Translated; good enough to hand to a customer. */
#pragma once

#include "bounce-cause.h"

G_BEGIN_DECLS

/* Every one may be NULL or FALSE: not known. Then a form without it is chosen. */
typedef struct
{
  const char *recipient;         /* "anna@d.example"                            */
  const char *receiver;          /* who refused: "mx.d.example" or "d.example"  */
  const char *sender;            /* envelope sender of the returned mail        */
  const char *host;              /* sending address: "203.0.113.5"              */
  const char *host_name;         /* its name as the mail tells it               */
  const char *list;              /* zone or name of the list                    */
  const char *limit;             /* "20 MB"                                     */
  const char *wait;              /* "30 minutes"                                */
  const char *new_address;       /* where somebody moved                        */
  gboolean    removable;         /* this row may cost a place on a list: only   */
                                 /* then is anybody told to remove an address   */
  gboolean    given_up;          /* nobody tries again by itself                */
  gboolean    guessed;           /* the cause is a guess                        */
  gboolean    quoted_class;      /* the words name 5.1.0, a class of a gateway  */
} BounceAdviceFacts;

/* @permanence and @who as found for this case: a cause that came out temporary
 * is not called final. Plain text, never markup. To be freed. */
char  *bounce_advice_dup_title   (BounceCause              cause,
                                  const BounceAdviceFacts *facts);
char  *bounce_advice_dup_meaning (BounceCause              cause,
                                  BouncePermanence         permanence,
                                  const BounceAdviceFacts *facts);
char **bounce_advice_dup_steps   (BounceCause              cause,
                                  BouncePermanence         permanence,
                                  BounceWho                who,
                                  const BounceAdviceFacts *facts);
/* A few words without facts, for columns and counts: "Unknown address". */
const char *bounce_advice_get_name       (BounceCause cause);
const char *bounce_advice_get_group_name (BounceGroup group);
/* Of many mails that one account of ours sent at once, and what to do. */
const char *bounce_advice_get_compromised_title (void);
const char *bounce_advice_get_compromised_step  (void);

G_END_DECLS
