/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* All batches of an archive, one index through all their records, and which
 * files no longer count. */
#pragma once

#include "bounce-store.h"

G_BEGIN_DECLS

typedef struct _BounceStores BounceStores;

BounceStores *bounce_stores_new          (void);
/* The same batches, and the removals as they are now: for another thread. */
BounceStores *bounce_stores_copy         (BounceStores       *self);
/* Takes a reference. */
void          bounce_stores_add          (BounceStores       *self,
                                          BounceStore        *store);
/* Batches. */
guint         bounce_stores_get_length   (BounceStores       *self);
BounceStore  *bounce_stores_get          (BounceStores       *self,
                                          guint               nth);
/* Index of the nth batch's first record. */
guint32       bounce_stores_get_start    (BounceStores       *self,
                                          guint               nth);
/* The batch of that index, and the record's position in it. */
BounceStore  *bounce_stores_find         (BounceStores       *self,
                                          guint32             index,
                                          guint              *position);
const BounceRecord *bounce_stores_find_record (BounceStores  *self,
                                          guint32             index);
void          bounce_stores_remove_files (BounceStores       *self,
                                          guint               from,
                                          guint               to);
gboolean      bounce_stores_is_removed   (BounceStores       *self,
                                          const BounceRecord *record);
/* As by bounce_file_ranges_new (); borrowed. */
GArray       *bounce_stores_get_removed  (BounceStores       *self);
/* Records that are not removed. */
guint         bounce_stores_get_total    (BounceStores       *self);
/* Those of that sending host and that cause. */
guint         bounce_stores_count_host   (BounceStores       *self,
                                          const char         *host,
                                          BounceCause         cause);
void          bounce_stores_free         (BounceStores       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BounceStores, bounce_stores_free)

G_END_DECLS
