/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Self-tests that need not be made again yet, also between two runs: of one set
 * of servers, and in the file only what held. */
#pragma once

#include "bounce-list-trial.h"

G_BEGIN_DECLS

/* When nobody answered, that may have been chance. */
#define BOUNCE_TRIAL_MEMORY_CHANCE 60

typedef struct _BounceTrialMemory BounceTrialMemory;

BounceTrialMemory *bounce_trial_memory_new         (void);
/* Forgets what is remembered of others, and reads the file. */
void               bounce_trial_memory_set_servers (BounceTrialMemory     *self,
                                                    const char            *servers);
void               bounce_trial_memory_set_path    (BounceTrialMemory     *self,
                                                    const char            *path);
/* @name: what was tested. @again: what did not hold does not count. @now: Unix time. */
gboolean           bounce_trial_memory_find        (BounceTrialMemory     *self,
                                                    const char            *name,
                                                    gboolean               again,
                                                    gint64                 now,
                                                    BounceListTrial       *trial);
/* @secret: never in the file. */
void               bounce_trial_memory_keep        (BounceTrialMemory     *self,
                                                    const char            *name,
                                                    const BounceListTrial *trial,
                                                    gboolean               secret);
/* Writes the file when something new is worth it. */
void               bounce_trial_memory_save        (BounceTrialMemory     *self,
                                                    gint64                 now);
void               bounce_trial_memory_free        (BounceTrialMemory     *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BounceTrialMemory, bounce_trial_memory_free)

G_END_DECLS
