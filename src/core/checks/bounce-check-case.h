/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What to ask because of one bounce, and its verdict: the run of the sending
 * host, and those of the recipient's or the sender's domain where the cause
 * asks for them. Main thread. */
#pragma once

#include "bounce-check-run.h"
#include "bounce-verdict.h"

G_BEGIN_DECLS

#define BOUNCE_TYPE_CHECK_CASE (bounce_check_case_get_type ())

/* Signal "changed": the verdict or some line. Property "finished". */
G_DECLARE_FINAL_TYPE (BounceCheckCase, bounce_check_case, BOUNCE, CHECK_CASE, GObject)

/* @one is copied. @host_run: a run of that host that exists already (results
 * belong to the host), or NULL to make one. */
BounceCheckCase *bounce_check_case_new          (BounceListTrials        *trials,
                                                 BounceBlocklists        *lists,
                                                 const BounceSettings    *settings,
                                                 const char              *wanted,
                                                 const BounceVerdictCase *one,
                                                 BounceCheckRun          *host_run,
                                                 GError                 **error);
/* Before it is started: a run of the recipient's or the sender's domain that
 * exists already counts here too, where it asks the same. */
void             bounce_check_case_share        (BounceCheckCase         *self,
                                                 BounceCheckRun          *other);
/* NULL where there is nothing of the kind. */
BounceCheckRun  *bounce_check_case_get_host_run      (BounceCheckCase   *self);
BounceCheckRun  *bounce_check_case_get_recipient_run (BounceCheckCase   *self);
BounceCheckRun  *bounce_check_case_get_sender_run    (BounceCheckCase   *self);
void             bounce_check_case_start        (BounceCheckCase         *self,
                                                 BounceAskFlags           flags);
void             bounce_check_case_stop         (BounceCheckCase         *self);
gboolean         bounce_check_case_is_finished  (BounceCheckCase         *self);
const BounceVerdictCase *bounce_check_case_get_case (BounceCheckCase     *self);
/* Borrowed parts live until the next change. */
BounceVerdict    bounce_check_case_get_verdict  (BounceCheckCase         *self);
/* bounce_verdict_dup_sentence () with what this case knows. */
char            *bounce_check_case_dup_sentence (BounceCheckCase         *self);

G_END_DECLS
