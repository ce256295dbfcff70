/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What adds up to one task: mails, receivers, dates. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  guint       count;
  GHashTable *receivers;         /* name → count                                */
  GDateTime  *first, *last;      /* or NULL                                     */
} BounceTaskSum;

BounceTaskSum *bounce_task_sum_new  (void);
/* @receiver and @date may be NULL. */
void           bounce_task_sum_add  (BounceTaskSum *self,
                                     const char    *receiver,
                                     GDateTime     *date);
/* All of @other as well. */
void           bounce_task_sum_join (BounceTaskSum       *self,
                                     const BounceTaskSum *other);
/* Array of char *, those with most mails first, @most at most. */
GPtrArray     *bounce_task_sum_dup_receivers (const BounceTaskSum *self,
                                              guint                most);
void           bounce_task_sum_free (BounceTaskSum *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BounceTaskSum, bounce_task_sum_free)

G_END_DECLS
