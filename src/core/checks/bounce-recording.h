/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Answers written down beforehand, for the bundled example: nothing is asked. */
#pragma once

#include "bounce-answer.h"

G_BEGIN_DECLS

/* Immutable and atomically counted. */
typedef struct _BounceRecording BounceRecording;

/* A key file, one group a question: [A 5.2.0.192.zen.spamhaus.org], with
 * values=127.0.0.4; aliases= ttl=900 kind=found milliseconds=40. "absent" is what every other
 * question gets. G_KEY_FILE_ERROR with the place when it is none. */
BounceRecording *bounce_recording_load   (GBytes           *ini,
                                          GError          **error);
/* Never NULL. */
BounceAnswer    *bounce_recording_find   (BounceRecording  *self,
                                          const char       *name,
                                          BounceQuestion    question);
/* Returns it to @task after the milliseconds that stand there, as seen then. */
void             bounce_recording_return (BounceRecording  *self,
                                          const char       *name,
                                          BounceQuestion    question,
                                          GTask            *task);
BounceRecording *bounce_recording_ref    (BounceRecording  *self);
void             bounce_recording_unref  (BounceRecording  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BounceRecording, bounce_recording_unref)

G_END_DECLS
