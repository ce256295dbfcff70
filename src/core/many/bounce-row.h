/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* How the archive makes a row. */
#pragma once

#include "bounce-archive.h"

G_BEGIN_DECLS

/* @cache: guint → BounceRow, not owning; the row takes itself out of it. */
BounceRow *bounce_row_new (BounceStore *store,
                           guint        position,
                           guint        index,
                           GHashTable  *cache);

G_END_DECLS
