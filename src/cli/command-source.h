/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Names of files as they are told: UTF-8 whatever the bytes are. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Bytes that are no UTF-8 as %XX; "-" is standard input. */
char *command_source_dup_name  (const char *path);
/* @file as found below @path, which is as the user wrote it. @file NULL:
 * standard input, "-". */
char *command_source_dup_label (const char *path,
                                GFile      *file);

G_END_DECLS
