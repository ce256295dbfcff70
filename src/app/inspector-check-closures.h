/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The words and signs of checks in the window: pure functions. What is told
 * here comes from strangers: it is made harmless, keys are hidden. */
#pragma once

#include "inspector-report-fields.h"

G_BEGIN_DECLS

/* A shape of its own for each look and each verdict. */
const char *inspector_check_closures_get_icon         (BounceCheckLook          look);
const char *inspector_check_closures_get_verdict_icon (BounceVerdictKind        kind);
/* Of names of style classes. */
const char *inspector_check_closures_get_style        (BounceCheckLook          look);
const char *inspector_check_closures_get_verdict_style (BounceVerdictKind       kind);
/* "Listed", "Good", "Asking…" */
const char *inspector_check_closures_get_word         (BounceCheck             *check);
/* Not asked because of the subject itself: true of every list alike. */
gboolean    inspector_check_closures_is_spared        (BounceCheck             *check);
/* To be freed, all of them. "zen.spamhaus.org", "Reverse DNS" */
char       *inspector_check_closures_dup_title        (BounceCheck             *check,
                                                       const char              *subject);
/* "12 lists": @n spared ones in one line. */
char       *inspector_check_closures_dup_spared       (guint                    n);
/* What it says, in a sentence. */
char       *inspector_check_closures_dup_sentence     (BounceCheck             *check,
                                                       const char              *subject);
/* What can be done; or NULL. */
char       *inspector_check_closures_dup_advice       (BounceCheck             *check,
                                                       const char              *subject);
/* Operator, kind, weight, reasons, raw answers, TTL: of InspectorField. */
GPtrArray  *inspector_check_closures_list_details     (BounceCheck             *check);
/* "listed on 1, clean on 9, 4 could not be checked"; "" of a run without lists. */
char       *inspector_check_closures_dup_sum          (BounceCheckRun          *run);
/* "12 questions, to 192.168.1.1, at 14:12", or that nothing was asked. "" before
 * it is started. */
char       *inspector_check_closures_dup_asked        (BounceCheckRun          *run);
/* What is about to be asked about, before it is. */
char       *inspector_check_closures_dup_intro        (const BounceVerdictCase *one,
                                                       gboolean                 example);
/* "Did you mean gmail.com?", or NULL. */
char       *inspector_check_closures_dup_guess        (const BounceVerdictCase *one);
/* Before the first question: who learns what, through whom. */
char       *inspector_check_closures_dup_consent      (const char * const      *operators,
                                                       const char              *resolver);

G_END_DECLS
