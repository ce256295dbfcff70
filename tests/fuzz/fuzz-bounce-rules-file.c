/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A file of rules of any bytes: refused with a place, or usable. */
#include "bounce-rules.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) unproven = NULL;
  g_autoptr (BounceRules) rules = bounce_rules_load (bytes, NULL, &error);
  g_autoptr (BounceReply) reply = bounce_reply_new ("550 5.1.1 <anna@example.org>: User unknown, mailbox full");
  BounceFinding finding;

  if (rules == NULL)
    {
      g_assert_true (g_str_has_prefix (error->message, "rules.tsv:"));
      return 0;
    }
  g_assert_true (bounce_rules_prove (rules, &unproven) || g_str_has_prefix (unproven->message, "rules.tsv:"));
  bounce_rules_classify (rules, &(BounceStatement) { .reply = reply }, &finding);
  return 0;
}
