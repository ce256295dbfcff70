/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Joins what a bounce says with what was seen: one short function a row of the
 * table of verdicts. */
#include "bounce-verdict.h"

#include "bounce-judge.h"

#define WEEK (7 * 24 * 60 * 60)

const char *
bounce_verdict_kind_to_id (BounceVerdictKind kind)
{
  static const char * const ids[BOUNCE_N_VERDICTS] = {
    [BOUNCE_VERDICT_STILL] = "still",
    [BOUNCE_VERDICT_GONE] = "gone",
    [BOUNCE_VERDICT_MISTAKEN] = "mistaken",
    [BOUNCE_VERDICT_UNKNOWN] = "unknown",
  };

  g_return_val_if_fail (kind < BOUNCE_N_VERDICTS, NULL);

  return ids[kind];
}

BounceAsks
bounce_cause_get_asks (BounceCause cause)
{
  switch ((int) cause)
    {
    case BOUNCE_CAUSE_BLOCKLISTED:
      return BOUNCE_ASKS_NAMED_LIST | BOUNCE_ASKS_LISTS;
    case BOUNCE_CAUSE_DYNAMIC_ADDRESS:
    case BOUNCE_CAUSE_BLOCKED_BY_RECEIVER:
    case BOUNCE_CAUSE_BAD_REPUTATION:
      return BOUNCE_ASKS_LISTS | BOUNCE_ASKS_REVERSE;
    case BOUNCE_CAUSE_NO_REVERSE_DNS:
      return BOUNCE_ASKS_REVERSE;
    case BOUNCE_CAUSE_BAD_HELO:
      return BOUNCE_ASKS_HELO | BOUNCE_ASKS_REVERSE;
    case BOUNCE_CAUSE_NO_SUCH_DOMAIN:
    case BOUNCE_CAUSE_DOMAIN_TAKES_NO_MAIL:
    case BOUNCE_CAUSE_DNS_FAILURE:
      return BOUNCE_ASKS_RECIPIENT_MAIL;
    case BOUNCE_CAUSE_SENDER_DOMAIN_UNRESOLVED:
      return BOUNCE_ASKS_SENDER_MAIL;
    case BOUNCE_CAUSE_RECEIVER_MISCONFIGURED:
      return BOUNCE_ASKS_NAMED_LIST;
    default:
      return BOUNCE_ASKS_NOTHING;
    }
}

void
bounce_judge_set (BounceJudge        *self,
                  BounceVerdictKind   kind,
                  BounceVerdictBasis  basis)
{
  self->verdict.kind = kind;
  self->verdict.basis = basis;
}

void
bounce_judge_set_list (BounceJudge            *self,
                       BounceVerdictKind       kind,
                       BounceVerdictBasis      basis,
                       const BounceListResult *list)
{
  bounce_judge_set (self, kind, basis);
  self->verdict.list = list;
  self->verdict.seen = MAX (self->verdict.seen, list->seen);
  self->verdict.cache = MAX (self->verdict.cache, list->ttl);
}

void
bounce_judge_set_missing (BounceJudge        *self,
                          BounceVerdictBasis  basis)
{
  if (!self->seen->finished)
    bounce_judge_set (self, BOUNCE_VERDICT_UNKNOWN, BOUNCE_VERDICT_BASIS_PENDING);
  else if (self->seen->offline)
    bounce_judge_set (self, BOUNCE_VERDICT_UNKNOWN, BOUNCE_VERDICT_BASIS_OFFLINE);
  else
    bounce_judge_set (self, BOUNCE_VERDICT_UNKNOWN, basis);
}

gboolean
bounce_judge_host (BounceJudge *self)
{
  if (self->one->host != NULL && !self->seen->private_host)
    return FALSE;

  bounce_judge_set (self, BOUNCE_VERDICT_UNKNOWN, BOUNCE_VERDICT_BASIS_NO_HOST);
  return TRUE;
}

static void
set_mail (BounceJudge            *self,
          BounceVerdictKind       kind,
          BounceVerdictBasis      basis,
          const BounceMailResult *mail)
{
  bounce_judge_set (self, kind, basis);
  self->verdict.seen = mail->seen;
  self->verdict.cache = mail->ttl;
}

/* "[192.0.2.1]" and what hostile mail puts behind its "@" are none. */
static gboolean
is_domain (const char *text)
{
  g_autoptr (BounceSubject) subject = bounce_subject_new (text, NULL);

  return subject != NULL && subject->kind == BOUNCE_SUBJECT_DOMAIN;
}

/* @failure: what a look-up that fails in passing proves. Whatever else keeps a
 * domain from taking mail keeps the bounce true: it comes back again. */
static void
judge_mail (BounceJudge            *self,
            const char             *domain,
            const BounceMailResult *mail,
            BounceVerdictKind       failure)
{
  if (domain == NULL)
    bounce_judge_set (self, BOUNCE_VERDICT_UNKNOWN, BOUNCE_VERDICT_BASIS_NO_DOMAIN);
  else if (mail == NULL)
    bounce_judge_set_missing (self, is_domain (domain) ? BOUNCE_VERDICT_BASIS_NO_ANSWER : BOUNCE_VERDICT_BASIS_NO_DOMAIN);
  else if (mail->problem == BOUNCE_MAIL_OK && mail->implicit && self->seen->rewritten)
    set_mail (self, BOUNCE_VERDICT_UNKNOWN, BOUNCE_VERDICT_BASIS_NO_ANSWER, mail);
  else if (mail->problem == BOUNCE_MAIL_OK)
    set_mail (self, BOUNCE_VERDICT_GONE, BOUNCE_VERDICT_BASIS_MAIL, mail);
  else if (mail->problem == BOUNCE_MAIL_NOT_ASKED)
    set_mail (self, BOUNCE_VERDICT_UNKNOWN, BOUNCE_VERDICT_BASIS_NO_DOMAIN, mail);
  else if (mail->problem == BOUNCE_MAIL_OFFLINE)
    set_mail (self, BOUNCE_VERDICT_UNKNOWN, BOUNCE_VERDICT_BASIS_OFFLINE, mail);
  else if (mail->problem == BOUNCE_MAIL_FAILURE || mail->problem == BOUNCE_MAIL_NO_ANSWER)
    set_mail (self, failure, failure == BOUNCE_VERDICT_STILL ? BOUNCE_VERDICT_BASIS_MAIL : BOUNCE_VERDICT_BASIS_NO_ANSWER, mail);
  else
    set_mail (self, BOUNCE_VERDICT_STILL, BOUNCE_VERDICT_BASIS_MAIL, mail);
}

static void
judge (BounceJudge *self)
{
  const BounceVerdictCase *one = self->one;
  const BounceVerdictSeen *seen = self->seen;

  switch ((int) one->cause)
    {
    case BOUNCE_CAUSE_BLOCKLISTED:
      bounce_judge_blocklisted (self);
      break;

    case BOUNCE_CAUSE_DYNAMIC_ADDRESS:
      bounce_judge_dynamic (self);
      break;

    case BOUNCE_CAUSE_BLOCKED_BY_RECEIVER:
    case BOUNCE_CAUSE_BAD_REPUTATION:
      bounce_judge_private_list (self);
      break;

    case BOUNCE_CAUSE_NO_REVERSE_DNS:
      bounce_judge_reverse (self);
      break;

    case BOUNCE_CAUSE_BAD_HELO:
      bounce_judge_helo (self);
      break;

    case BOUNCE_CAUSE_NO_SUCH_DOMAIN:
    case BOUNCE_CAUSE_DOMAIN_TAKES_NO_MAIL:
      judge_mail (self, one->recipient_domain, seen->recipient_mail, BOUNCE_VERDICT_UNKNOWN);
      break;

    case BOUNCE_CAUSE_DNS_FAILURE:
      judge_mail (self, one->recipient_domain, seen->recipient_mail, BOUNCE_VERDICT_STILL);
      break;

    case BOUNCE_CAUSE_SENDER_DOMAIN_UNRESOLVED:
      judge_mail (self, one->sender_domain, seen->sender_mail, BOUNCE_VERDICT_UNKNOWN);
      break;

    case BOUNCE_CAUSE_RECEIVER_MISCONFIGURED:
      bounce_judge_receiver (self);
      break;

    default:
      bounce_judge_set (self, BOUNCE_VERDICT_UNKNOWN, BOUNCE_VERDICT_BASIS_NO_LOOKUP);
    }
}

/* Lists beside the one that decided. */
static guint
count_elsewhere (const BounceJudge *self)
{
  const GPtrArray *lists = self->seen->lists;
  guint n = 0;

  for (guint i = 0; lists != NULL && i < lists->len; i++)
    {
      const BounceListResult *list = g_ptr_array_index (lists, i);

      if (list != self->verdict.list && list->outcome == BOUNCE_OUTCOME_LISTED)
        n++;
    }

  return n;
}

BounceVerdict
bounce_verdict (const BounceVerdictCase *one,
                const BounceVerdictSeen *seen)
{
  BounceJudge self = { one, seen, { .kind = BOUNCE_VERDICT_UNKNOWN } };

  judge (&self);
  self.verdict.settled = self.verdict.basis != BOUNCE_VERDICT_BASIS_PENDING;
  self.verdict.elsewhere = count_elsewhere (&self);
  self.verdict.then_and_now = self.verdict.kind == BOUNCE_VERDICT_STILL && one->bounced > 0 && seen->now - one->bounced > WEEK;
  if (self.verdict.kind != BOUNCE_VERDICT_GONE)
    self.verdict.cache = 0;

  return self.verdict;
}
