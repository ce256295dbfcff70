/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What one list says of one subject: the plain result, no asking. Refusals and
 * silence are never "clean", and never "listed". */
#pragma once

#include "bounce-answer.h"
#include "bounce-blocklists.h"

G_BEGIN_DECLS

typedef enum
{
  BOUNCE_OUTCOME_LISTED,
  BOUNCE_OUTCOME_ALLOWED,        /* good word of an allowlist                   */
  BOUNCE_OUTCOME_CLEAN,
  BOUNCE_OUTCOME_UNSURE,
  BOUNCE_N_OUTCOMES
} BounceOutcome;

typedef enum
{
  BOUNCE_WHY_NONE,
  BOUNCE_WHY_REFUSED,
  BOUNCE_WHY_BROKEN_LIST,        /* self-test: lists everything, or nothing     */
  BOUNCE_WHY_REWRITTEN,          /* an answer outside 127/8                     */
  BOUNCE_WHY_FAILURE,
  BOUNCE_WHY_NO_ANSWER,
  BOUNCE_WHY_UNKNOWN_CODE,
  BOUNCE_WHY_NOT_ASKED,
  BOUNCE_N_WHYS
} BounceWhy;

/* Beside NOT_ASKED and BROKEN_LIST: which of them, for the words. */
typedef enum
{
  BOUNCE_DETAIL_NONE,
  BOUNCE_DETAIL_OFFLINE,
  BOUNCE_DETAIL_PRIVATE,         /* private or reserved subject                 */
  BOUNCE_DETAIL_EXAMPLE,         /* documentation address, example name         */
  BOUNCE_DETAIL_FAMILY,          /* the list has nothing for this kind          */
  BOUNCE_DETAIL_KEY,             /* the key is missing                          */
  BOUNCE_DETAIL_DEAD,            /* on the deny-list                            */
  BOUNCE_DETAIL_LISTS_ALL,
  BOUNCE_DETAIL_LISTS_NOTHING,
  BOUNCE_DETAIL_UNVERIFIED,      /* own list without a test that can hold       */
  BOUNCE_DETAIL_TERMS,           /* commercial use, and the terms forbid it     */
  BOUNCE_N_DETAILS
} BounceOutcomeDetail;

/* Immutable and atomically counted. */
typedef struct
{
  char                *zone;
  char                *name;
  BounceListKind       kind;     /* of the code when it tells more than the list*/
  BounceListWeight     weight;
  BounceOutcome        outcome;
  BounceWhy            why;
  BounceOutcomeDetail  detail;
  char               **codes;    /* "127.0.0.4"; never NULL                     */
  char               **reasons;  /* words of the data file for them; never NULL */
  char                *text;     /* the list's TXT: valid UTF-8 without controls*/
                                 /* or bidirectional marks, at most 300 characters; or NULL */
  char                *lookup_url;   /* for this subject; or NULL               */
  char                *removal_url;
  char                *removal_note;
  guint                ttl;
  guint                milliseconds;
  gint64               seen;     /* Unix time; 0 when nothing was asked         */
  gboolean             remembered;
  char                *raw;      /* of the A question; NULL when not asked      */
} BounceListResult;

const char       *bounce_outcome_to_id          (BounceOutcome           outcome);
const char       *bounce_why_to_id              (BounceWhy               why);   /* NULL for NONE */

/* The outcome table of the contract: pure. @answer: of the A question, sent
 * after the list's self-test had held. */
BounceListResult *bounce_list_result_new        (BounceBlocklists       *lists,
                                                 const BounceBlocklist  *list,
                                                 BounceSubject          *subject,
                                                 BounceAnswer           *answer);
BounceListResult *bounce_list_result_new_unsure (BounceBlocklists       *lists,
                                                 const BounceBlocklist  *list,
                                                 BounceSubject          *subject,
                                                 BounceWhy               why,
                                                 BounceOutcomeDetail     detail);
/* The same with the words of a TXT answer (hostile). */
BounceListResult *bounce_list_result_with_text  (BounceListResult       *self,
                                                 BounceAnswer           *txt);
BounceListResult *bounce_list_result_ref        (BounceListResult       *self);
void              bounce_list_result_unref      (BounceListResult       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BounceListResult, bounce_list_result_unref)

G_END_DECLS
