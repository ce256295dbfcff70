/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What a server said, found in the words a notice puts around it. */
#pragma once

#include "bounce-lines.h"

G_BEGIN_DECLS

/* A rule: "-----", "=====", perhaps with words in it. */
gboolean    bounce_said_is_rule      (const BounceLine *line);
/* The end of the paragraph that @text stands in. */
const char *bounce_said_end_of_paragraph (const char  *text,
                                          const char  *end);

/* The server's words in [@text, @end): the refusal in a transcript ("<<< 550"),
 * what stands behind a label ("Diagnostic code:", "Reason:"), or from a reply
 * code to the end of its paragraph. NULL when there is nothing of the kind. */
char       *bounce_said_pick         (const char  *text,
                                      const char  *end);
/* The value of the label that ends at @text: to the end of the paragraph or to
 * the next label; what follows when nothing stands on the label's own line. */
char       *bounce_said_dup_value    (const char  *text,
                                      const char  *end);
/* All of [@text, @end) as one line, without brackets and colons around it;
 * NULL when nothing is left. */
char       *bounce_said_dup          (const char  *text,
                                      const char  *end);
/* The host that refused, where a label or "host X[IP]" names it, or NULL. */
char       *bounce_said_dup_host     (const char  *text,
                                      const char  *end);
/* A host name or address literal at the beginning of [@text, @end), or NULL. */
char       *bounce_said_dup_name     (const char  *text,
                                      const char  *end);

G_END_DECLS
