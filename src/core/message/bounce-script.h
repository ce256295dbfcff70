/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What writing looks like: how much a text, read in one character set, is like
 * the language that set is made for. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

guint       bounce_script_get_n_charsets (void);
const char *bounce_script_get_charset    (guint       nth);
/* @text: the sample of @length bytes read in the nth set, with @n_errors places
 * that it cannot hold. Higher is better; comparable between sets. */
int         bounce_script_score          (guint       nth,
                                          const char *text,
                                          guint       n_errors,
                                          gsize       length);
gboolean    bounce_script_is_single_byte (const char *charset);
/* Sets that write everything in ASCII bytes: UTF-7, HZ. */
gboolean    bounce_script_is_seven_bit   (const char *charset);

G_END_DECLS
