/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* One line of a run, and how it is asked. */
#pragma once

#include "bounce-check-choice.h"
#include "bounce-check.h"
#include "bounce-list-check.h"

G_BEGIN_DECLS

typedef struct
{
  BounceCheck      *check;
  BounceChosenList  chosen;      /* its list is NULL for reverse DNS and mail   */
} BounceCheckLine;

/* What is asked about whom. Borrowed, but by what is under way. */
typedef struct
{
  BounceListTrials *trials;
  BounceSubject    *subject;
  const char       *helo;
  BounceAskFlags    flags;
} BounceCheckTask;

/* @owner: as told; @seen: Unix time, 0 when nothing was asked. */
typedef void (*BounceCheckLineFunc) (gpointer  owner,
                                     gint64    seen);

BounceCheckLine *bounce_check_line_new      (BounceCheckKind         kind,
                                             const BounceChosenList *chosen);
/* The first name that would be asked, keys hidden; NULL when none is. */
char            *bounce_check_line_dup_name (const BounceCheckLine  *self,
                                             BounceSubject          *subject);
gboolean         bounce_check_line_is_asked (const BounceCheckLine  *self,
                                             BounceSubject          *subject);
/* @done is called once, unless cancelled; perhaps at once. @owner, which keeps
 * this line, is held until then. */
void             bounce_check_line_ask      (BounceCheckLine        *self,
                                             const BounceCheckTask  *task,
                                             GCancellable           *cancellable,
                                             BounceCheckLineFunc     done,
                                             GObject                *owner);
/* No answer is awaited any more: unsure. */
void             bounce_check_line_give_up  (BounceCheckLine        *self,
                                             const BounceCheckTask  *task);
void             bounce_check_line_free     (BounceCheckLine        *self);

G_END_DECLS
