/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Many unrelated receivers out of reach from one reporting server in one day,
 * and nobody who answered it: then it is not they who are down. */
#pragma once

#include "bounce-reading.h"
#include "bounce-task-sum.h"

G_BEGIN_DECLS

#define BOUNCE_SILENCE_LEAST_RECEIVERS 5

typedef struct _BounceSilence BounceSilence;

BounceSilence *bounce_silence_new  (void);
/* @date may be NULL: such a case belongs to no day and is left out. */
void           bounce_silence_add  (BounceSilence       *self,
                                    const BounceReading *reading,
                                    const BounceCase    *one,
                                    GDateTime           *date);
/* Reporting server → BounceTaskSum of the days when nobody answered it. */
GHashTable    *bounce_silence_find (BounceSilence       *self);
void           bounce_silence_free (BounceSilence       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BounceSilence, bounce_silence_free)

G_END_DECLS
