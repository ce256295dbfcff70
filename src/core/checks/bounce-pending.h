/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The questions somebody waits for: their deadlines, their cancellation, and
 * the turn of those that have an answer. Knows nothing of how to ask. */
#pragma once

#include "bounce-answer.h"

G_BEGIN_DECLS

typedef struct _BouncePending BouncePending;

typedef struct
{
  BouncePending  *home;
  GTask          *task;
  char           *name;
  BounceQuestion  type;
  gint64          begun;         /* monotonic microseconds                      */
  gint64          deadline;
  BounceAnswer   *answer;        /* the last that came, or NULL                 */
  guint           nth;           /* of the owner: which of its servers          */
  gpointer        ticket;        /* of the owner: what works on it              */
  GSource        *cancel;
  GList           link, done;
} BouncePendingQuestion;

/* All are called from the main loop itself, never from inside
 * bounce_pending_add () or bounce_pending_answered (). */
typedef struct
{
  /* It has its answer, and time is left: TRUE when it was asked once more. */
  gboolean (*ask_another) (BouncePendingQuestion *question, gpointer owner);
  /* It is over, because of an answer (which may be put right here) or the time. */
  void     (*end)         (BouncePendingQuestion *question, gpointer owner);
  /* Nobody is interested any more; comes also after end (). */
  void     (*let_go)      (BouncePendingQuestion *question, gpointer owner);
  /* Nobody waits for anything. */
  void     (*rest)        (gpointer owner);
} BouncePendingFuncs;

/* Watches the thread's main context. Each task keeps its source object, the
 * owner, alive. */
BouncePending         *bounce_pending_new      (const BouncePendingFuncs *funcs,
                                                gpointer                  owner);
/* Takes @task, which returns a BounceAnswer. @deadline: milliseconds. */
BouncePendingQuestion *bounce_pending_add      (BouncePending            *self,
                                                GTask                    *task,
                                                const char               *name,
                                                BounceQuestion            type,
                                                guint                     deadline);
/* Its turn comes soon. */
void                   bounce_pending_answered (BouncePendingQuestion    *question);
/* Those that still wait for an answer, the earliest deadline first. */
GPtrArray             *bounce_pending_dup_open (BouncePending            *self);
/* There must be no question any more. */
void                   bounce_pending_free     (BouncePending            *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BouncePending, bounce_pending_free)

G_END_DECLS
