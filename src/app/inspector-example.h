/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the bundled mailbox is, and the answers recorded for it. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* NULL when it is not installed. To be freed. */
char     *inspector_example_dup_path    (void);
/* Beside it; perhaps not there. */
char     *inspector_example_dup_answers (void);
/* Is @file the bundled mailbox, and no copy of it? */
gboolean  inspector_example_is_file     (GFile *file);

G_END_DECLS
