/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules of any reply: a line is one line, is read as a rule, and nothing in it
 * is an address of somebody's. */
#include "bounce-own-rule.h"
#include "bounce-redact.h"
#include "bounce-rule.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autoptr (GBytes) nothing = g_bytes_new_static ("", 0);
  g_autoptr (BounceRules) rules = bounce_rules_load (nothing, NULL, NULL);
  g_autoptr (BounceReading) reading = bounce_reading_new_for_reply (text, rules);
  g_autofree char *line = bounce_own_rule_new (reading, reading->cases->pdata[0], BOUNCE_CAUSE_VIRUS, "d.example");
  g_autoptr (BounceRedactor) redactor = bounce_redactor_new ();
  g_autofree char *redacted = bounce_redactor_dup (redactor, text);

  g_assert_true (g_utf8_validate (redacted, -1, NULL));
  if (line != NULL)
    {
      g_autoptr (BounceRule) rule = bounce_rule_new (line, "rules.tsv", 1, TRUE, NULL);

      g_assert_nonnull (rule);
      g_assert_null (strpbrk (line, "\r\n"));
    }
  return 0;
}
