/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Looks for signs that a reply speaks of the recipient. */
#include "bounce-rules-subject.h"

#include "bounce-addr-spec.h"

#include <string.h>

/* Words that may stand beside the phrase and change nothing. */
static const char *const neutral[] = {
  "a", "account", "address", "by", "error", "for", "found", "given", "has", "here", "host", "i", "in", "invalid", "is", "it", "mailbox", "name", "no",
  "not", "on", "our", "permanent", "recipient", "remote", "said", "server", "smtp", "sorry", "such", "system", "that", "the", "this", "to", "unknown", "user", "was",
};

/* RFC 3463 section 3.2 and 3.3: the destination's mailbox, system or syntax;
 * disabled. x.1.0, x.2.0 and x.1.7 (the sender's) say too little. */
static gboolean
is_of_address (BounceStatus status)
{
  guint subject = bounce_status_get_subject (status);
  guint detail = bounce_status_get_detail (status);

  if (bounce_status_get_class (status) != 5)
    return FALSE;

  return (subject == 1 && (detail == 1 || detail == 2 || detail == 3 || detail == 6 || detail == 10)) ||
         (subject == 2 && detail == 1) || (subject == 4 && detail == 4);
}

static gboolean
contains (const char *words,
          const char *what)
{
  g_autofree char *lower_words = g_ascii_strdown (words, -1);
  g_autofree char *lower = g_ascii_strdown (what, -1);

  return *lower != '\0' && strstr (lower_words, lower) != NULL;
}

static gboolean
names (const char *words,
       const char *recipient)
{
  return recipient != NULL && strchr (recipient, '@') != NULL && contains (words, recipient);
}

/* Of a domain that does not exist, or takes no mail, the domain is enough. */
static gboolean
names_domain (const char *words,
              const char *recipient,
              BounceCause cause)
{
  const char *domain = recipient != NULL ? bounce_addr_spec_get_domain (recipient) : NULL;

  if (domain == NULL || (cause != BOUNCE_CAUSE_NO_SUCH_DOMAIN && cause != BOUNCE_CAUSE_DOMAIN_TAKES_NO_MAIL))
    return FALSE;

  return contains (words, domain);
}

static gboolean
is_neutral (const char *word,
            gsize       length)
{
  for (gsize i = 0; i < G_N_ELEMENTS (neutral); i++)
    if (strlen (neutral[i]) == length && g_ascii_strncasecmp (neutral[i], word, length) == 0)
      return TRUE;

  return FALSE;
}

/* Codes, addresses, host names and marks are no words. */
static gboolean
is_word (const char *begin,
         const char *end)
{
  gboolean letters = FALSE;

  for (const char *p = begin; p < end; p++)
    {
      if (g_ascii_isdigit (*p) || *p == '@' || (*p == '.' && p + 1 < end))
        return FALSE;
      letters |= g_ascii_isalpha (*p) || (guchar) *p >= 0x80;
    }

  return letters;
}

static gboolean
is_edge (char c)
{
  return c != '\0' && strchr (" \t\n\r,;:!?()[]<>\"'", c) != NULL;
}

static gboolean
has_only_neutral_words (const char *from,
                        const char *to)
{
  while (from < to)
    {
      const char *begin = from;
      const char *end;

      while (from < to && !is_edge (*from))
        from++;
      end = from > begin && from[-1] == '.' ? from - 1 : from;
      if (is_word (begin, end) && !is_neutral (begin, end - begin))
        return FALSE;
      while (from < to && is_edge (*from))
        from++;
    }

  return TRUE;
}

/* Somebody who only says "550 User unknown" can hardly mean anybody else. An
 * expression may have taken in words that we did not look at. */
static gboolean
says_nothing_else (const BounceReply   *reply,
                   const BounceRule    *rule,
                   const BounceFinding *finding)
{
  const char *end = reply->whole + strlen (reply->whole);
  const char *from = reply->whole + finding->start;
  const char *to = from + finding->length;

  if (finding->field != BOUNCE_FIELD_DIAGNOSTIC || rule->test != BOUNCE_TEST_TEXT || reply->code / 100 != 5 ||
      from < reply->text || to > end)
    return FALSE;

  return has_only_neutral_words (reply->text, from) && has_only_neutral_words (to, end);
}

gboolean
bounce_rules_shows_recipient (const BounceQuestion *question,
                              const BounceRule     *rule,
                              const BounceFinding  *finding)
{
  const BounceStatement *statement = question->statement;
  const BounceReply *reply = statement->reply;

  return reply->stage == BOUNCE_STAGE_RCPT || is_of_address (reply->status) || is_of_address (statement->status) ||
         names (reply->whole, statement->recipient) || names_domain (reply->whole, statement->recipient, finding->cause) ||
         says_nothing_else (reply, rule, finding);
}
