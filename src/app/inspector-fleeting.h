/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Files that their owner deletes as soon as the drop is over. */
#pragma once

#include "bounce.h"

G_BEGIN_DECLS

/* Opens @file in a way that outlives its name: small ones are copied, of big
 * ones the open file is kept. NULL without @error: not a file of this machine,
 * or there are too many; it has to be opened as any other. */
BounceMailbox *inspector_fleeting_open (GFile   *file,
                                        GError **error);

G_END_DECLS
