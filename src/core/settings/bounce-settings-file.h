/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The lines of settings.ini, each looked at: what nobody would read, or could
 * never match, is told instead of being silent. */
#pragma once

#include "bounce-settings.h"

G_BEGIN_DECLS

#define BOUNCE_SETTINGS_FILE_NAME "settings.ini"

/* @text: what GKeyFile has taken. Fills what stands there into @self, and its
 * problems with what is left out; @path stands in those. */
void bounce_settings_file_read (BounceSettings *self,
                                const char     *text,
                                const char     *path);

G_END_DECLS
