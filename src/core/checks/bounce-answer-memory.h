/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Answers that need not be asked for again yet. */
#pragma once

#include "bounce-answer.h"

G_BEGIN_DECLS

#define BOUNCE_ANSWER_MEMORY_MAX 8192   /* answers; then the old ones go         */

typedef struct _BounceAnswerMemory BounceAnswerMemory;

/* @life, @life_of_faults: seconds at most. */
BounceAnswerMemory *bounce_answer_memory_new   (guint               life,
                                                guint               life_of_faults);
/* Found, absent and empty are kept for min (TTL, life), faults for theirs, and
 * "offline" never: a network that is back is to be seen at once. */
void                bounce_answer_memory_keep  (BounceAnswerMemory *self,
                                                BounceAnswer       *answer);
/* @name as in answers. Marked as remembered; or NULL. @now: Unix time. */
BounceAnswer       *bounce_answer_memory_find  (BounceAnswerMemory *self,
                                                const char         *name,
                                                BounceQuestion      question,
                                                gint64              now);
void                bounce_answer_memory_clear (BounceAnswerMemory *self);
void                bounce_answer_memory_free  (BounceAnswerMemory *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BounceAnswerMemory, bounce_answer_memory_free)

G_END_DECLS
