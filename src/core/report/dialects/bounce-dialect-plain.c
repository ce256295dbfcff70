/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The last resort: a notice of a form nobody knows. Rather no recipient than a
 * wrong one, rather no failure than a wrong one. */
#include "bounce-addr-spec.h"
#include "bounce-dialect.h"
#include "bounce-findings.h"
#include "bounce-notice.h"
#include "bounce-plain-candidates.h"
#include "bounce-said.h"
#include "bounce-wording.h"

#include <string.h>

/* Signs needed for a failure, and for one in which a recipient is guessed. */
#define WEIGHT_FAILURE 3
#define WEIGHT_CERTAIN 4

static gboolean
is_addressed (char       **addresses,
              const char  *address)
{
  for (guint i = 0; addresses != NULL && addresses[i] != NULL; i++)
    {
      if (bounce_addr_spec_equal (addresses[i], address))
        return TRUE;
    }
  return FALSE;
}

static void
move_recipient (BounceReport    *report,
                BounceRecipient *from)
{
  BounceRecipient *to = bounce_report_add_recipient (report, from->address);

  to->diagnostic = g_steal_pointer (&from->diagnostic);
  to->text = g_steal_pointer (&from->text);
  to->remote_mta = g_steal_pointer (&from->remote_mta);
}

/* Where candidates stand in the returned message's To or Cc, the others are
 * mere mentions. */
static void
keep_best (BounceReport *found,
           BounceReport *report)
{
  g_auto (GStrv) to = report->original != NULL ? bounce_message_dup_addresses (report->original, "To") : NULL;
  g_auto (GStrv) cc = report->original != NULL ? bounce_message_dup_addresses (report->original, "Cc") : NULL;
  gboolean any = FALSE;

  for (guint i = 0; i < found->recipients->len && !any; i++)
    {
      const char *address = ((BounceRecipient *) g_ptr_array_index (found->recipients, i))->address;

      any = is_addressed (to, address) || is_addressed (cc, address);
    }
  for (guint i = 0; i < found->recipients->len; i++)
    {
      BounceRecipient *recipient = g_ptr_array_index (found->recipients, i);

      if (!any || is_addressed (to, recipient->address) || is_addressed (cc, recipient->address))
        move_recipient (report, recipient);
    }
}

/* How many independent signs there are; words of failure must be among them. */
static guint
weigh (BouncePlainCandidates *self,
       const char            *subject)
{
  const char *words = bounce_folded_get_words (self->folded);
  const char *path = bounce_message_get_header (self->message, "Return-Path");
  const char *submitted = bounce_message_get_header (self->message, "Auto-Submitted");
  gboolean failure = bounce_wording_tells_failure (words) || bounce_wording_tells_delay (words);
  gboolean refusal = bounce_wording_tells_refusal (words);
  gboolean code = bounce_wording_has_code (self->text, self->end);
  gboolean titled = bounce_notice_has_bounce_subject (self->message) || bounce_wording_tells_failure (subject)
                    || bounce_wording_tells_delay (subject);
  gboolean system = bounce_notice_is_from_system (self->message);

  if ((!failure && !refusal && !code && !titled) || (!system && !titled))
    return 0;
  /* A subject alone may be about a parcel. */
  if (!system && self->original == NULL && submitted == NULL && bounce_message_get_header (self->message, "X-Failed-Recipients") == NULL)
    return 0;
  /* A daemon's name on a mail that wants answers to go to a person. */
  if (!titled && !code && path != NULL && strchr (path, '@') != NULL && g_ascii_strncasecmp (path + (*path == '<'), "mailer-daemon", 13) != 0)
    return 0;
  return (guint) failure + refusal + code + titled + system + (self->original != NULL)
         + (path != NULL && strstr (path, "<>") != NULL)
         + (submitted != NULL && g_ascii_strncasecmp (submitted, "auto", 4) == 0);
}

static gboolean
plain_recognise (BounceMessage *message)
{
  return bounce_notice_is_automatic (message) && !bounce_notice_is_personal (message);
}

static BounceReport *
plain_read (BounceMessage *message)
{
  const char *text = bounce_message_get_text (message);
  const char *end = bounce_lines_find_end (text);
  const char *header = bounce_message_get_header (message, "Subject");
  g_autofree char *subject = g_utf8_strdown (header != NULL ? header : "", -1);
  g_autoptr (BounceFolded) folded = bounce_folded_new (text, end);
  g_autoptr (BounceReport) found = bounce_report_new (BOUNCE_KIND_FAILURE, NULL);
  g_autoptr (BounceReport) report = bounce_report_new (BOUNCE_KIND_FAILURE, "plain");
  BouncePlainCandidates candidates = { message, NULL, folded, text, end, FALSE };
  gboolean delayed;
  guint weight;

  bounce_notice_take_original (report, message);
  candidates.original = report->original;
  weight = weigh (&candidates, subject);
  if (weight < WEIGHT_FAILURE)
    return NULL;
  candidates.certain = weight >= WEIGHT_CERTAIN;
  bounce_plain_candidates_find (&candidates, found);
  keep_best (found, report);
  if (report->recipients->len == 0)
    {
      /* A shop says of a parcel what a server says of a message. */
      if (!candidates.certain || (report->original == NULL && !bounce_notice_is_from_system (message))
          || !bounce_wording_tells_failure (bounce_folded_get_words (folded)))
        return NULL;
      bounce_report_add_recipient (report, NULL)->diagnostic = bounce_said_pick (text, end);
    }
  delayed = bounce_wording_tells_delay (bounce_folded_get_words (folded)) || bounce_wording_tells_delay (subject);
  bounce_findings_set_action (report, delayed ? BOUNCE_ACTION_DELAYED : BOUNCE_ACTION_FAILED);
  bounce_findings_finish (report, message, end);
  return g_steal_pointer (&report);
}

const BounceDialect bounce_dialect_plain = {
  "plain", plain_recognise, plain_read,
};
