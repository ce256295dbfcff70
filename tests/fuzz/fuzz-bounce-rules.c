/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Words of any bytes judged by the rules: the evidence lies inside the text, the
 * second answer is the first, what is safe is stated and permanent. */
#include "bounce-particulars.h"
#include "bounce-rules.h"
#include "bounce-zones.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  static BounceRules *rules;
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autoptr (BounceReply) reply = bounce_reply_new (text);
  BounceStatement statement = { .reply = reply, .text = text, .receiver = text, .action = size % 3 };
  g_auto (GStrv) zones = bounce_zones_find (text);
  g_autofree char *limit = bounce_particulars_dup_limit (text);
  g_autofree char *wait = bounce_particulars_dup_wait (text);
  g_autofree char *address = bounce_particulars_dup_new_address (text, "anna@example.org");
  BounceFinding finding, again;
  const char *words;

  if (rules == NULL)
    rules = bounce_rules_new (NULL, NULL);
  bounce_rules_classify (rules, &statement, &finding);
  bounce_rules_classify (rules, &statement, &again);
  words = finding.field == BOUNCE_FIELD_BODY ? text : reply->whole;

  g_assert_cmpuint (finding.start + finding.length, <=, strlen (words));
  g_assert_true (finding.cause == again.cause && finding.start == again.start && finding.length == again.length);
  g_assert_true (finding.rule == again.rule && finding.suppress == again.suppress);
  g_assert_true (finding.suppress != BOUNCE_SUPPRESS_SAFE ||
                 (finding.confidence == BOUNCE_CONFIDENCE_STATED && finding.permanence == BOUNCE_PERMANENCE_PERMANENT));
  return 0;
}
