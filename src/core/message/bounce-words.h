/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Which of a message's parts are words for people, which are messages. */
#pragma once

#include "bounce-message.h"

G_BEGIN_DECLS

/* The leading text parts, joined; of alternatives one. Attachments count only
 * where nothing else speaks. To be freed. */
char     *bounce_words_dup_text   (BounceMessage *message);
/* By type: message/rfc822 and its kin; text/rfc822-headers and its kin. */
gboolean  bounce_words_is_message (const char    *type);
gboolean  bounce_words_is_headers (const char    *type);

G_END_DECLS
