/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Where in an SMTP dialogue a reply was given, and which machine gave it. */
#pragma once

#include "bounce-reply.h"

G_BEGIN_DECLS

/* @whole is an unfolded reply, @inner the innermost reply in it. */
BounceStage bounce_dialogue_find_stage    (const char  *whole,
                                           const char  *inner);
/* Both to be freed; NULL when the words do not name it. The machine that
 * answered, never the one that sent. */
void        bounce_dialogue_find_receiver (const char  *whole,
                                           const char  *inner,
                                           char       **host,
                                           char       **address);

G_END_DECLS
