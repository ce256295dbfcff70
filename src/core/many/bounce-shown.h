/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What a list shows of an order of records, and how another order takes its
 * place: in steps, none of which keeps the screen waiting. Main thread only. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _BounceShown BounceShown;

/* @model: told of every change, not owned. */
BounceShown *bounce_shown_new         (GListModel  *model);
guint        bounce_shown_get_length  (BounceShown *self);
guint32      bounce_shown_get         (BounceShown *self,
                                       guint        position);
/* Begins to show @order (of guint32) where another one was. */
void         bounce_shown_replace     (BounceShown *self,
                                       GArray      *order);
/* Shows rows of one order alone, while those of both may still be asked for. */
void         bounce_shown_unmix       (BounceShown *self);
/* The same as replace, when nothing that was shown may be asked for again. */
void         bounce_shown_restart     (BounceShown *self,
                                       GArray      *order);
/* One step more; FALSE when all is shown. */
gboolean     bounce_shown_step        (BounceShown *self);
/* All that was put at the end of the order, at once. */
void         bounce_shown_catch_up    (BounceShown *self);
/* These have left the order. */
void         bounce_shown_remove      (BounceShown *self,
                                       guint        position,
                                       guint        n_removed);
/* Still shows rows of the order before. */
gboolean     bounce_shown_is_mixed    (BounceShown *self);
void         bounce_shown_free        (BounceShown *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BounceShown, bounce_shown_free)

G_END_DECLS
