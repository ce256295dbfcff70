/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Words that automatic mail uses in its subjects and senders, in many languages. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* @value: a field's value as it stands in the header, folded and encoded. What
 * cannot be decoded counts as telling. */
gboolean bounce_telling_words_in_subject   (const char *value,
                                            gsize       length);
gboolean bounce_telling_words_in_sender    (const char *value,
                                            gsize       length);
/* Mail sent to an address that bounces go to is rarely written by a person. */
gboolean bounce_telling_words_in_recipient (const char *value,
                                            gsize       length);

G_END_DECLS
