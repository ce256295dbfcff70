/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Challenges: a program asks the sender to prove that he is a person before
 * the message is delivered. */
#include "bounce-dialect.h"
#include "bounce-notice.h"

#include <string.h>

/* Headers that challenge programs add. */
static const char *const headers[] = {
  "X-TMDA-Confirm-Done", "X-Boxtrapper", "X-Bluebottle-Request", "X-Spamarrest-Request", "X-ASK-Auth", "X-UOL-Challenge",
  "X-AntiSpam-Challenge", "X-Qurb-Challenge", "X-Challenge-Response",
};

/* Each is enough. Folded, white space single. */
static const char *const phrases[] = {
  "confirm your message to be delivered", "confirm that you sent", "confirm that you wrote", "is being held until you", "is being held, because",
  "message requires confirmation", "confirm your email so that",
  "to have your message delivered", "to release your message", "to ensure delivery of your email", "to ensure delivery of your message",
  "in order for your message to be delivered", "before your message can be delivered", "before your message will be delivered",
  "before i can receive your message", "your message is being held", "your message has been held until", "your message will be delivered once",
  "verify that you are a real person", "verify that you are a human", "verify you are human", "prove that you are human", "prove you are human",
  "prove that you are a person", "recipient's allowed list", "added to the recipient's", "add your address to the list of allowed", "allowed list",
  "request permission to send", "approved senders", "list of allowed senders", "list of approved senders", "not in my approved",
  "not on my whitelist", "not in my whitelist", "not on the recipient's", "protected by spam arrest", "spamarrest.com", "boxtrapper",
  "boxbe", "spamblocker", "challenge-response", "challenge/response", "challenge response", "sender verification request",
  "tmda", "active spam killer", "just reply to this message to be", "simply reply to this message", "simply reply to this email to confirm",
  "uses a spam protection", "spam protection service that requires", "please confirm this message", "requires you to verify",
  "bitte bestätigen sie, dass", "absenderverifizierung", "confirmer l'envoi", "confirme que", "demande de confirmation",
  "captcha", "mailinblack", "vade challenge", "antispam uol", "confirmação de mensagem", "подтвердите, что вы", "подтвердить отправку",
};

/* Words of the act the phrases above leave open. */
static const char *const acts[] = {
  "click", "link", "reply", "confirm", "verify", "verification", "http", "bestätig", "antwort", "confirmer", "confirm", "подтверд", "responda",
};

/* Who joins or leaves a list is asked to confirm, too: no message waits there. */
static const char *const list_words[] = {
  "subscri", "mailing list", "mailing-list", "newsletter", "your account", "registration", "sign up", "sign-up", "password", "moderator",
};

static char *
dup_folded (const char *text,
            gsize       length)
{
  g_autofree char *valid = g_utf8_make_valid (text, (gssize) strnlen (text, length));
  char *folded = g_utf8_strdown (valid, -1);
  char *out = folded;

  for (const char *p = folded; *p != '\0'; p++)
    {
      if (!g_ascii_isspace (*p))
        *out++ = *p;
      else if (out > folded && out[-1] != ' ')
        *out++ = ' ';
    }
  *out = '\0';
  return folded;
}

static gboolean
recognise (BounceMessage *message)
{
  g_autofree char *text = NULL;
  g_autofree char *subject = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (headers); i++)
    {
      if (bounce_message_get_header (message, headers[i]) != NULL)
        return TRUE;
    }
  if (bounce_message_get_header (message, "List-Id") != NULL || bounce_message_get_header (message, "List-Unsubscribe") != NULL
      || bounce_message_get_header (message, "List-Post") != NULL)
    return FALSE;
  text = dup_folded (bounce_message_get_text (message), 4096);
  if (!bounce_notice_has_any (text, phrases, G_N_ELEMENTS (phrases)) || !bounce_notice_has_any (text, acts, G_N_ELEMENTS (acts)))
    return FALSE;
  subject = dup_folded (bounce_message_get_header (message, "Subject") != NULL
                        ? bounce_message_get_header (message, "Subject") : "", 1024);
  return !bounce_notice_has_any (text, list_words, G_N_ELEMENTS (list_words))
         && !bounce_notice_has_any (subject, list_words, G_N_ELEMENTS (list_words));
}

static BounceReport *
read_challenge (BounceMessage *message)
{
  g_autoptr(BounceReport) report = NULL;
  g_auto(GStrv) from = NULL;

  /* Challenges answer "Re: ..." in the recipient's name, but no mail program
   * of a person wrote them. */
  if (bounce_message_get_header (message, "User-Agent") != NULL && bounce_notice_is_personal (message))
    return NULL;
  report = bounce_report_new (BOUNCE_KIND_CHALLENGE, "challenge");
  g_free (report->text);
  report->text = g_strdup (bounce_message_get_text (message));
  from = bounce_message_dup_addresses (message, "From");
  if (from != NULL && from[0] != NULL)
    bounce_report_add_recipient (report, from[0]);
  bounce_notice_take_original (report, message);
  return g_steal_pointer (&report);
}

const BounceDialect bounce_dialect_challenge = { "challenge", recognise, read_challenge };
