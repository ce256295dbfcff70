/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* From counts to the few things to do: who, what exactly, how many mails it
 * concerns, since when, and whether it goes on. */
#pragma once

#include "bounce-reading.h"

G_BEGIN_DECLS

/* What is more than the sum of its mails. */
typedef enum
{
  BOUNCE_TASK_ORDINARY,
  BOUNCE_TASK_COMPROMISED        /* an account may be: see bounce-burst.h; its  */
                                 /* mails stand in the ordinary tasks as well   */
} BounceTaskKind;

/* "compromised-account"; NULL for ordinary ones. Static. */
const char *bounce_task_kind_to_id (BounceTaskKind kind);

typedef struct
{
  BounceTaskKind kind;
  BounceWho    who;
  BounceCause  cause;
  char        *title;            /* "Remove unknown addresses"                  */
  char        *detail;           /* the list, host, or receivers that matter    */
  guint        count;            /* failed or delayed recipients                */
  GPtrArray   *receivers;        /* of char *, most first, ten at most          */
  GDateTime   *first, *last;     /* or NULL                                     */
  gboolean     going_on;         /* last within two days of the newest date     */
} BounceTask;

typedef struct _BounceTasks BounceTasks;

BounceTasks *bounce_tasks_new      (void);
void         bounce_tasks_add      (BounceTasks         *self,
                                    const BounceReading *reading);
/* Array of BounceTask: compromised accounts, then by most mails. What came from
 * strangers (backscatter) is nobody's task. */
GPtrArray   *bounce_tasks_dup_list (BounceTasks         *self);
void         bounce_tasks_free     (BounceTasks         *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BounceTasks, bounce_tasks_free)

G_END_DECLS
