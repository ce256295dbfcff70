/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* All lines of one subject, asked at once, as a list model: the named list
 * first. Nothing is sent before bounce_check_run_start (). Main thread. */
#pragma once

#include "bounce-check-choice.h"
#include "bounce-check.h"
#include "bounce-list-check.h"

G_BEGIN_DECLS

#define BOUNCE_TYPE_CHECK_RUN (bounce_check_run_get_type ())

/* A GListModel of BounceCheck. Properties: "finished" (boolean). Signal
 * "changed": some line has its answer. */
G_DECLARE_FINAL_TYPE (BounceCheckRun, bounce_check_run, BOUNCE, CHECK_RUN, GObject)

typedef struct
{
  gboolean    reverse;           /* of an address                               */
  gboolean    mail;              /* of a domain                                 */
  const char *helo;              /* or NULL                                     */
} BounceCheckWants;

/* @chosen: of BounceChosenList, copied; NULL for no lists. */
BounceCheckRun *bounce_check_run_new           (BounceListTrials       *trials,
                                                BounceSubject          *subject,
                                                GArray                 *chosen,
                                                const BounceCheckWants *wants);
BounceSubject  *bounce_check_run_get_subject   (BounceCheckRun         *self);
/* Every name that would be asked, keys hidden, in order, without self-tests
 * and what follows from answers: for the consent. To be freed. */
char          **bounce_check_run_dup_names     (BounceCheckRun         *self);
/* Who would be asked, each once: "Spamhaus Project", … To be freed. */
char          **bounce_check_run_dup_operators (BounceCheckRun         *self);
/* @flags: BOUNCE_ASK_AGAIN for F5. May be called again when finished. */
void            bounce_check_run_start         (BounceCheckRun         *self,
                                                BounceAskFlags          flags);
/* Lines without an answer stay unsure/not-asked; emits "finished". */
void            bounce_check_run_stop          (BounceCheckRun         *self);
gboolean        bounce_check_run_is_started    (BounceCheckRun         *self);
gboolean        bounce_check_run_is_finished   (BounceCheckRun         *self);
gboolean        bounce_check_run_is_recorded   (BounceCheckRun         *self);
const char     *bounce_check_run_get_resolver  (BounceCheckRun         *self);
/* Questions sent for this run so far. */
guint           bounce_check_run_get_asked     (BounceCheckRun         *self);
gint64          bounce_check_run_get_seen      (BounceCheckRun         *self);   /* Unix time of the last answer */
void            bounce_check_run_count         (BounceCheckRun         *self,
                                                guint                   counts[BOUNCE_N_OUTCOMES]);
/* Borrowed results of lines that are done. Array of BounceListResult; free the
 * array alone. */
GPtrArray      *bounce_check_run_dup_list_results (BounceCheckRun      *self);
const BounceReverseResult *bounce_check_run_get_reverse (BounceCheckRun *self);
const BounceMailResult    *bounce_check_run_get_mail    (BounceCheckRun *self);

G_END_DECLS
