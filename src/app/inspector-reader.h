/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* One message read again, on a thread. */
#pragma once

#include "inspector-document.h"

G_BEGIN_DECLS

/* Returns an InspectorDetail, or an error in a sentence, on @task. @source: the
 * row's file; @size: its bytes when it was scanned. Takes @source. */
void inspector_reader_start (GTask                *task,
                             BounceScanSource     *source,
                             guint64               size,
                             BounceRow            *row,
                             BounceRules          *rules,
                             const BounceSettings *settings);

G_END_DECLS
