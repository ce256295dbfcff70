/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Fills stores by hand, so that a test of views is a table of records. */
#pragma once

#include "bounce-store.h"

/* One record a call: recipient, words, cause. */
static inline void
add_record (BounceStore *store,
            const char  *address,
            const char  *words,
            BounceCause  cause)
{
  g_autoptr (GBytes) nothing = g_bytes_new_static ("", 0);
  g_autoptr (BounceMessage) message = bounce_message_parse (nothing);
  g_autoptr (BounceReport) report = bounce_report_new (BOUNCE_KIND_FAILURE, "rfc3464");
  g_autoptr (BounceReply) reply = bounce_reply_new (words);
  g_autoptr (GPtrArray) cases = g_ptr_array_new ();
  BounceReading reading = { message, report, cases };
  BounceRecipient recipient = { .address = (char *) address };
  BounceCase one = { .recipient = &recipient, .kind = BOUNCE_KIND_FAILURE, .reply = reply };
  BounceMail mail = { .number = bounce_store_get_length (store) + 1 };

  one.finding.cause = cause;
  g_ptr_array_add (cases, &one);
  bounce_store_add (store, 0, &mail, &reading);
}
