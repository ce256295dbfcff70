/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Is this record wanted? For any thread, one at a time. */
#pragma once

#include "bounce-archive.h"

G_BEGIN_DECLS

/* A view with a @search that is taken apart. */
typedef struct _BounceFilter BounceFilter;

/* @removed: as by bounce_file_ranges_new (), or NULL; copied. */
BounceFilter *bounce_filter_new     (const BounceArchiveView *view,
                                     GArray                  *removed);
/* Prepares for all records of @store; matches () then is about that one. */
void          bounce_filter_enter   (BounceFilter            *self,
                                     BounceStore             *store);
gboolean      bounce_filter_matches (BounceFilter            *self,
                                     const BounceRecord      *record);
void          bounce_filter_free    (BounceFilter            *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BounceFilter, bounce_filter_free)

G_END_DECLS
