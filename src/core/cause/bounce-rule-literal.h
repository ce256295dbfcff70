/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Plain words that every match of a regular expression must hold, so that most
 * expressions need not be tried at all. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The longest such run of at least three bytes, in small letters; else NULL. */
char *bounce_rule_literal_dup (const char *regex);

G_END_DECLS
