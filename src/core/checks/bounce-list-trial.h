/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* May a list be believed, through this resolver, now? RFC 5782 section 5: its
 * test entry must be there, the other must not. Asked before any subject, and
 * remembered: a list that fails is never told about anybody. */
#pragma once

#include "bounce-asker.h"
#include "bounce-blocklists.h"
#include "bounce-outcome.h"

G_BEGIN_DECLS

#define BOUNCE_LIST_TRIAL_REMEMBER        1800   /* seconds a held test counts  */
#define BOUNCE_LIST_TRIAL_REMEMBER_FAILED 300

#define BOUNCE_TYPE_LIST_TRIALS (bounce_list_trials_get_type ())

/* All trials through one asker, and whether its resolver rewrites "no such
 * name" (two random names, asked once). */
G_DECLARE_FINAL_TYPE (BounceListTrials, bounce_list_trials, BOUNCE, LIST_TRIALS, GObject)

typedef struct
{
  gboolean             held;
  BounceWhy            why;      /* when not: BROKEN_LIST, REFUSED, REWRITTEN,  */
  BounceOutcomeDetail  detail;   /* FAILURE, NO_ANSWER, NOT_ASKED/OFFLINE       */
  gint64               seen;
} BounceListTrial;

BounceListTrials *bounce_list_trials_new        (BounceAsker            *asker,
                                                 BounceBlocklists       *lists);
BounceAsker      *bounce_list_trials_get_asker  (BounceListTrials       *self);
BounceBlocklists *bounce_list_trials_get_lists  (BounceListTrials       *self);
/* The resolver answers for names that do not exist, as far as is known by now. */
gboolean          bounce_list_trials_is_rewritten (BounceListTrials     *self);
/* Remembered between runs in @path (a key file in the state folder), tied to
 * the resolver's servers; NULL to keep nothing. */
void              bounce_list_trials_set_path   (BounceListTrials       *self,
                                                 const char             *path);
/* @key: of a keyed list, or NULL. @kind: of the subject. Both
 * probes and the look for rewriting go at the same time: one round trip. */
void              bounce_list_trials_try_async  (BounceListTrials       *self,
                                                 const BounceBlocklist  *list,
                                                 const char             *key,
                                                 BounceSubjectKind       kind,
                                                 BounceAskFlags          flags,
                                                 GCancellable           *cancellable,
                                                 GAsyncReadyCallback     callback,
                                                 gpointer                user_data);
/* FALSE only when cancelled. */
gboolean          bounce_list_trials_try_finish (BounceListTrials       *self,
                                                 GAsyncResult           *result,
                                                 BounceListTrial        *trial,
                                                 GError                **error);

G_END_DECLS
