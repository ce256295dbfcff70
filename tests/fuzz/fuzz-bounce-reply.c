/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Replies of any bytes: pointers stay inside, text is UTF-8, taking the result
 * apart once more changes nothing. */
#include "bounce-reply.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autofree char *unfolded = bounce_reply_unfold (text);
  g_autoptr(BounceReply) reply = bounce_reply_new (text);
  const char *end = reply->whole + strlen (reply->whole);

  g_assert_true (g_utf8_validate (reply->whole, -1, NULL));
  g_assert_true (reply->whole <= reply->text && reply->text <= reply->words && reply->words <= end);
  g_assert_true (reply->code == 0 || (reply->code >= 400 && reply->code < 600));
  g_assert_cmpuint (strlen (unfolded), <=, 2 * strlen (text) + 1);
  bounce_reply_has_words (text);
  return 0;
}
