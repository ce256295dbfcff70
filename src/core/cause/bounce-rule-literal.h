/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Plain words of which every match of a regular expression must hold one, so
 * that most expressions need not be tried at all. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One of these runs of at least three bytes, in small letters, is in whatever
 * @regex matches; NULL when nothing is sure. */
char **bounce_rule_literal_find (const char *regex);

G_END_DECLS
