/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Every word shown, as pure functions. */
#include "inspector-closures.h"

#include "inspector-correct-words.h"
#include "inspector-safe.h"

#include <glib/gi18n.h>

const char *
inspector_closures_get_section (BounceSection section)
{
  switch (section)
    {
    case BOUNCE_SECTION_ALL:
      return _("All Bounces");
    case BOUNCE_SECTION_YOU:
      return _("You Can Fix");
    case BOUNCE_SECTION_PROVIDER:
      return _("Ask Your Provider");
    case BOUNCE_SECTION_LIST:
      return _("Remove Address");
    case BOUNCE_SECTION_CHECK:
      return _("Check Address");
    case BOUNCE_SECTION_WAIT:
      return _("Wait");
    case BOUNCE_SECTION_RECEIVER:
      return _("They Must Act");
    case BOUNCE_SECTION_NOT_COUNTED:
      return _("Not Counted");
    case BOUNCE_SECTION_UNCLEAR:
    case BOUNCE_N_SECTIONS:
    default:
      return _("Unclear");
    }
}

const char *
inspector_closures_get_kind (BounceKind kind)
{
  if ((guint) kind == BOUNCE_SECTION_KIND_FOREIGN)
    return inspector_correct_words_get_foreign ();

  switch (kind)
    {
    case BOUNCE_KIND_FAILURE:
      return _("Failed delivery");
    case BOUNCE_KIND_DELAY:
      return _("Delayed delivery");
    case BOUNCE_KIND_DELIVERY:
      return _("Successful delivery");
    case BOUNCE_KIND_COMPLAINT:
      return _("Spam complaint");
    case BOUNCE_KIND_AUTO_REPLY:
      return _("Automatic reply");
    case BOUNCE_KIND_RECEIPT:
      return _("Read receipt");
    case BOUNCE_KIND_CHALLENGE:
      return _("Request to confirm the sender");
    case BOUNCE_KIND_UNREADABLE:
      return _("Unreadable message");
    case BOUNCE_KIND_OTHER:
    case BOUNCE_N_KINDS:
    default:
      return _("Ordinary mail");
    }
}

const char *
inspector_closures_get_kind_meaning (BounceKind kind)
{
  switch (kind)
    {
    case BOUNCE_KIND_FAILURE:
      return "";
    case BOUNCE_KIND_DELAY:
      return _("This is a warning only: the mail has not arrived yet, and the sending server is still trying.");
    case BOUNCE_KIND_DELIVERY:
      return _("This report says that the mail arrived, or was handed on. It is not a bounce and is not counted as one.");
    case BOUNCE_KIND_COMPLAINT:
      return _("Somebody who received the mail marked it as spam, and the mailbox provider passes that on. "
               "It is not a bounce and is not counted as one; stop sending to this person.");
    case BOUNCE_KIND_AUTO_REPLY:
      return _("A vacation notice or another automatic answer: the mail arrived. "
               "It is not a bounce and is not counted as one.");
    case BOUNCE_KIND_RECEIPT:
      return _("A receipt that tells what happened to the mail after it arrived. "
               "It is not a bounce and is not counted as one.");
    case BOUNCE_KIND_CHALLENGE:
      return _("A filter asks whether you really sent the mail, and holds it until you answer. "
               "It is not a bounce and is not counted as one.");
    case BOUNCE_KIND_UNREADABLE:
      return _("This message is damaged, too large or not mail at all, so nothing can be said about it. "
               "It is not counted as a bounce.");
    case BOUNCE_KIND_OTHER:
    case BOUNCE_N_KINDS:
    default:
      return _("Nothing in this message reports on a delivery. It is not counted as a bounce.");
    }
}

const char *
inspector_closures_get_permanence (BouncePermanence permanence)
{
  switch (permanence)
    {
    case BOUNCE_PERMANENCE_PERMANENT:
      return _("Permanent");
    case BOUNCE_PERMANENCE_TEMPORARY:
      return _("Temporary");
    case BOUNCE_PERMANENCE_UNSURE:
      return _("Unsure how long");
    case BOUNCE_PERMANENCE_NONE:
    case BOUNCE_N_PERMANENCES:
    default:
      return _("Not a failure");
    }
}

const char *
inspector_closures_get_who (BounceWho who)
{
  switch (who)
    {
    case BOUNCE_WHO_YOU:
      return _("You must act");
    case BOUNCE_WHO_LIST:
      return _("Your address list must change");
    case BOUNCE_WHO_PROVIDER:
      return _("Your provider must act");
    case BOUNCE_WHO_RECEIVER:
      return _("The receiver must act");
    case BOUNCE_WHO_NOBODY:
    case BOUNCE_N_WHO:
    default:
      return _("Nobody must act, wait");
    }
}

const char *
inspector_closures_get_confidence (BounceConfidence confidence)
{
  switch (confidence)
    {
    case BOUNCE_CONFIDENCE_STATED:
      return _("the server says so");
    case BOUNCE_CONFIDENCE_INFERRED:
      return _("inferred from a code");
    case BOUNCE_CONFIDENCE_GUESSED:
    case BOUNCE_N_CONFIDENCES:
    default:
      return _("a guess");
    }
}

const char *
inspector_closures_get_stage (BounceStage stage)
{
  switch (stage)
    {
    case BOUNCE_STAGE_CONNECT:
      return _("while connecting");
    case BOUNCE_STAGE_HELO:
      return _("at the greeting (HELO)");
    case BOUNCE_STAGE_TLS:
      return _("while encryption was set up (TLS)");
    case BOUNCE_STAGE_AUTH:
      return _("at the login (AUTH)");
    case BOUNCE_STAGE_MAIL:
      return _("when the sender was named (MAIL)");
    case BOUNCE_STAGE_RCPT:
      return _("when the recipient was named (RCPT)");
    case BOUNCE_STAGE_DATA:
      return _("when the message was sent (DATA)");
    case BOUNCE_STAGE_LOCAL:
      return _("on the reporting server itself");
    case BOUNCE_STAGE_UNKNOWN:
    default:
      return _("not told");
    }
}

const char *
inspector_closures_get_permanence_icon (BouncePermanence permanence)
{
  switch (permanence)
    {
    case BOUNCE_PERMANENCE_PERMANENT:
      return "bounce-permanent-symbolic";
    case BOUNCE_PERMANENCE_TEMPORARY:
      return "bounce-temporary-symbolic";
    case BOUNCE_PERMANENCE_UNSURE:
      return "bounce-unsure-symbolic";
    case BOUNCE_PERMANENCE_NONE:
    case BOUNCE_N_PERMANENCES:
    default:
      return "bounce-other-symbolic";
    }
}

const char *
inspector_closures_get_cause_icon (BounceCause cause)
{
  if (cause == BOUNCE_CAUSE_UNCLEAR || (guint) cause >= BOUNCE_N_CAUSES)
    return "bounce-unclear-symbolic";

  return inspector_closures_get_permanence_icon (bounce_cause_get_permanence (cause));
}

const char *
inspector_closures_get_section_icon (BounceSection section)
{
  switch (section)
    {
    case BOUNCE_SECTION_ALL:
      return "view-list-symbolic";
    case BOUNCE_SECTION_YOU:
      return "bounce-you-symbolic";
    case BOUNCE_SECTION_PROVIDER:
      return "bounce-provider-symbolic";
    case BOUNCE_SECTION_LIST:
      return "bounce-list-symbolic";
    case BOUNCE_SECTION_CHECK:
      return "bounce-check-symbolic";
    case BOUNCE_SECTION_WAIT:
      return "bounce-wait-symbolic";
    case BOUNCE_SECTION_RECEIVER:
      return "bounce-receiver-symbolic";
    case BOUNCE_SECTION_NOT_COUNTED:
      return "bounce-other-symbolic";
    case BOUNCE_SECTION_UNCLEAR:
    case BOUNCE_N_SECTIONS:
    default:
      return "bounce-unclear-symbolic";
    }
}

/* As the sidebar has it: nobody is told to change a list for what may pass, or
 * for a reply that does not prove it. */
const char *
inspector_closures_get_badge_who (BouncePermanence permanence,
                                  BounceWho        who,
                                  BounceSuppress   suppress)
{
  if (who != BOUNCE_WHO_LIST || suppress == BOUNCE_SUPPRESS_SAFE)
    return inspector_closures_get_who (who);
  if (permanence != BOUNCE_PERMANENCE_PERMANENT)
    return inspector_closures_get_who (BOUNCE_WHO_NOBODY);

  return _("Check the address");
}

char *
inspector_closures_dup_badge (BouncePermanence permanence,
                              BounceWho        who,
                              BounceSuppress   suppress)
{
  if (permanence == BOUNCE_PERMANENCE_NONE)
    return g_strdup (inspector_closures_get_permanence (permanence));

  /* Translators: who must act, and how lasting a failure is: "You must act · Permanent" */
  return g_strdup_printf (_("%1$s · %2$s"), inspector_closures_get_badge_who (permanence, who, suppress),
                          inspector_closures_get_permanence (permanence));
}

char *
inspector_closures_dup_subtitle (guint bounces,
                                 guint messages)
{
  g_autofree char *some = g_strdup_printf (ngettext ("%'u bounce", "%'u bounces", bounces), bounces);
  g_autofree char *all = g_strdup_printf (ngettext ("%'u message", "%'u messages", messages), messages);

  /* Translators: "11 902 bounces in 12 340 messages" */
  return g_strdup_printf (_("%1$s in %2$s"), some, all);
}

/* Never 100 % before the end. */
static guint
get_percent (double fraction)
{
  if (!(fraction > 0))
    return 0;

  return fraction >= 1 ? 100 : MIN ((guint) (fraction * 100), 99);
}

char *
inspector_closures_dup_progress (double fraction,
                                 guint  bounces)
{
  return g_strdup_printf (ngettext ("%1$u %% · %2$'u bounce so far", "%1$u %% · %2$'u bounces so far", bounces),
                          get_percent (fraction), bounces);
}

char *
inspector_closures_dup_added (guint messages)
{
  return g_strdup_printf (ngettext ("%'u message added", "%'u messages added", messages), messages);
}

const char *
inspector_closures_get_copied (void)
{
  return _("Copied");
}

char *
inspector_closures_dup_found (guint nth,
                              guint all)
{
  if (all == 0)
    return g_strdup (_("Not found"));

  /* Translators: which of all the places where a word was found: "3 of 17" */
  return g_strdup_printf (_("%1$'u of %2$'u"), nth, all);
}

char *
inspector_closures_dup_more (guint left_out)
{
  return g_strdup_printf (ngettext ("%'u more is left out here; the source has it.",
                                    "%'u more are left out here; the source has them.", left_out), left_out);
}

char *
inspector_closures_dup_date (gint64 seconds,
                             gint64 now)
{
  g_autoptr (GDateTime) date = seconds != G_MININT64 ? g_date_time_new_from_unix_local (seconds) : NULL;
  g_autoptr (GDateTime) today = g_date_time_new_from_unix_local (now);

  if (date == NULL)
    return g_strdup ("");
  if (today != NULL && g_date_time_get_year (date) == g_date_time_get_year (today))
    /* Translators: a date of this year for g_date_time_format (): "17 Nov, 14:12" */
    return g_date_time_format (date, _("%-e %b, %H:%M"));

  /* Translators: a date of another year for g_date_time_format (): "17 Nov 2024" */
  return g_date_time_format (date, _("%-e %b %Y"));
}

/* Why a source is believed, in the order of how near it is to the refusal. */
static const char *
get_chosen_reason (BounceHostSource source)
{
  switch (source)
    {
    case BOUNCE_HOST_REPLY:
      return _("Chosen: the server that refused the mail wrote this address in its reply.");
    case BOUNCE_HOST_REPORTER:
      return _("Chosen: the server that wrote this report handed the mail over, and this is its address.");
    case BOUNCE_HOST_RECEIVED_FROM:
      return _("Chosen: the report says that the mail was received from this address.");
    case BOUNCE_HOST_RECEIVED:
      return _("Chosen: in the headers of the returned message, this server handed the mail to the receiving side.");
    case BOUNCE_HOST_AUTHENTICATION:
      return _("Chosen: the receiving side checked the sender, and noted that the mail came from this address.");
    case BOUNCE_HOST_COMPLAINT:
      return _("Chosen: the complaint names this address as the source of the mail.");
    case BOUNCE_HOST_NONE:
    default:
      return _("Chosen, though the message does not tell where it comes from.");
    }
}

static const char *
get_other_reason (BounceHostSource source)
{
  switch (source)
    {
    case BOUNCE_HOST_REPLY:
      return _("Not chosen: the reply names this address too, less clearly.");
    case BOUNCE_HOST_REPORTER:
      return _("Not chosen: this is the server that wrote the report, and something nearer to the refusal is known.");
    case BOUNCE_HOST_RECEIVED_FROM:
      return _("Not chosen: the report received the mail from here, and something nearer to the refusal is known.");
    case BOUNCE_HOST_RECEIVED:
      return _("Not chosen: this server stands in the headers of the returned message only.");
    case BOUNCE_HOST_AUTHENTICATION:
      return _("Not chosen: this address was noted when the sender was checked, which may have been on another way.");
    case BOUNCE_HOST_COMPLAINT:
      return _("Not chosen: the complaint names this address, and something surer is known.");
    case BOUNCE_HOST_NONE:
    default:
      return _("Not chosen: the message does not tell where it comes from.");
    }
}

char *
inspector_closures_dup_host_reason (const BounceHostCandidate *candidate,
                                    gboolean                   chosen)
{
  g_return_val_if_fail (candidate != NULL, NULL);

  return g_strdup (chosen ? get_chosen_reason (candidate->source) : get_other_reason (candidate->source));
}

char *
inspector_closures_dup_safe_line (const char *tainted)
{
  return inspector_safe_dup_line (tainted);
}

char *
inspector_closures_dup_safe_text (const char *tainted,
                                  guint       max)
{
  GString *text = g_string_new (NULL);

  if (tainted != NULL)
    inspector_safe_append (text, tainted, -1, max, INSPECTOR_SAFE_LINES);

  return g_string_free (text, FALSE);
}
