/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes of the answers about one domain whether it takes mail. */
#include "bounce-domain-seen.h"

#include "bounce-address.h"
#include "bounce-answer-sum.h"

#include <stdlib.h>
#include <string.h>

#define MAX_SERVERS 100          /* more of them are no help, and take room     */

const char *
bounce_mail_problem_to_id (BounceMailProblem problem)
{
  static const char * const ids[BOUNCE_N_MAILS] = {
    [BOUNCE_MAIL_OK] = NULL,
    [BOUNCE_MAIL_NO_DOMAIN] = "no-domain",
    [BOUNCE_MAIL_NO_MX_NO_ADDRESS] = "no-mx-no-address",
    [BOUNCE_MAIL_NULL_MX] = "null-mx",
    [BOUNCE_MAIL_MX_WITHOUT_ADDRESS] = "mx-without-address",
    [BOUNCE_MAIL_FAILURE] = "failure",
    [BOUNCE_MAIL_NO_ANSWER] = "no-answer",
    [BOUNCE_MAIL_OFFLINE] = "offline",
    [BOUNCE_MAIL_NOT_ASKED] = "not-asked",
  };

  g_return_val_if_fail (problem < BOUNCE_N_MAILS, NULL);

  return ids[problem];
}

BounceMailResult *
bounce_mail_result_ref (BounceMailResult *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  BounceMailResult *self = data;

  g_free (self->domain);
  g_strfreev (self->mx);
  g_strfreev (self->addresses);
  g_strfreev (self->dangling);
  g_strfreev (self->raw);
}

void
bounce_mail_result_unref (BounceMailResult *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

static void
host_free (gpointer data)
{
  BounceDomainHost *host = data;

  g_free (host->name);
  g_clear_pointer (&host->a, bounce_answer_unref);
  g_clear_pointer (&host->aaaa, bounce_answer_unref);
  g_free (host);
}

BounceDomainSeen *
bounce_domain_seen_new (BounceSubject *subject,
                        gboolean       test)
{
  BounceDomainSeen *self = g_new0 (BounceDomainSeen, 1);

  self->subject = bounce_subject_ref (subject);
  self->test = test;
  self->servers = g_ptr_array_new_with_free_func (g_free);
  self->hosts = g_ptr_array_new_with_free_func (host_free);

  return self;
}

static gboolean
is_askable (BounceDomainSeen *self,
            BounceSubject    *subject)
{
  return subject->kind == BOUNCE_SUBJECT_DOMAIN &&
         (subject->askable == BOUNCE_ASKABLE_YES || (subject->askable == BOUNCE_ASKABLE_EXAMPLE && self->test));
}

gboolean
bounce_domain_seen_may_ask (BounceDomainSeen *self)
{
  return is_askable (self, self->subject);
}

/* An address instead of a name, "localhost" and the like lead nowhere: no
 * server of the internet is asked for them. */
static void
add_host (BounceDomainSeen *self,
          const char       *name)
{
  g_autoptr (BounceSubject) subject = bounce_subject_new (name, NULL);
  BounceDomainHost *host = g_new0 (BounceDomainHost, 1);

  host->askable = subject != NULL && is_askable (self, subject);
  host->name = host->askable ? g_strdup (subject->ascii) : g_utf8_make_valid (name, -1);
  g_ptr_array_add (self->hosts, host);
}

/* "10 mx.example.com" → its name; "" and "." are the root of RFC 7505. */
static const char *
get_name (const char *server)
{
  const char *space = strchr (server, ' ');

  return space != NULL ? space + 1 : server;
}

static gboolean
is_root (const char *server)
{
  const char *name = get_name (server);

  return *name == '\0' || strcmp (name, ".") == 0;
}

static int
compare_servers (gconstpointer a,
                 gconstpointer b)
{
  const char *first = *(const char * const *) a;
  const char *second = *(const char * const *) b;
  gulong x = strtoul (first, NULL, 10), y = strtoul (second, NULL, 10);

  return x != y ? (x < y ? -1 : 1) : strcmp (first, second);
}

void
bounce_domain_seen_take_mx (BounceDomainSeen *self,
                            BounceAnswer     *mx)
{
  self->mx = mx;
  for (guint i = 0; mx->values[i] != NULL && i < MAX_SERVERS; i++)
    g_ptr_array_add (self->servers, g_utf8_make_valid (mx->values[i], -1));
  g_ptr_array_sort (self->servers, compare_servers);

  if (mx->kind == BOUNCE_ANSWER_EMPTY || (mx->kind == BOUNCE_ANSWER_FOUND && self->servers->len == 0))
    {
      self->implicit = TRUE;
      add_host (self, self->subject->ascii);
      return;
    }
  /* A null MX beside others is a slip (RFC 7505 section 3): the others count. */
  for (guint i = 0; i < self->servers->len && self->hosts->len < BOUNCE_DOMAIN_MAX_MX; i++)
    if (!is_root (g_ptr_array_index (self->servers, i)))
      add_host (self, get_name (g_ptr_array_index (self->servers, i)));
}

/* 127.0.0.1 and 10.0.0.1 stand in DNS as well, and nobody gets there. */
static guint
add_addresses (GPtrArray          *addresses,
               const BounceAnswer *answer)
{
  guint n = 0;

  for (guint i = 0; answer != NULL && answer->values[i] != NULL; i++)
    {
      g_autoptr (GInetAddress) address = bounce_address_parse (answer->values[i]);

      if (address == NULL || bounce_address_get_scope (address) == BOUNCE_ADDRESS_PRIVATE)
        continue;
      bounce_answer_sum_add_text (addresses, answer->values[i]);
      n++;
    }

  return n;
}

static BounceMailProblem
read_failure (const BounceAnswer *answer)
{
  if (answer == NULL || answer->kind <= BOUNCE_ANSWER_EMPTY)
    return BOUNCE_MAIL_OK;
  if (answer->kind == BOUNCE_ANSWER_OFFLINE)
    return BOUNCE_MAIL_OFFLINE;

  return answer->kind == BOUNCE_ANSWER_SILENT ? BOUNCE_MAIL_NO_ANSWER : BOUNCE_MAIL_FAILURE;
}

/* Does any host lead somewhere? A look-up that failed might have said so. */
static BounceMailProblem
judge_hosts (BounceDomainSeen *self,
             GPtrArray        *addresses,
             GPtrArray        *dangling)
{
  BounceMailProblem failure = BOUNCE_MAIL_OK;

  for (guint i = 0; i < self->hosts->len; i++)
    {
      const BounceDomainHost *host = g_ptr_array_index (self->hosts, i);
      guint n = add_addresses (addresses, host->a) + add_addresses (addresses, host->aaaa);
      BounceMailProblem failed = read_failure (host->a) != BOUNCE_MAIL_OK ? read_failure (host->a) : read_failure (host->aaaa);

      if (n == 0 && failed != BOUNCE_MAIL_OK)
        failure = failed;
      else if (n == 0 && !self->implicit)
        bounce_answer_sum_add_text (dangling, host->name);
    }
  if (addresses->len > 0)
    return BOUNCE_MAIL_OK;
  if (failure != BOUNCE_MAIL_OK)
    return failure;

  return self->implicit ? BOUNCE_MAIL_NO_MX_NO_ADDRESS : BOUNCE_MAIL_MX_WITHOUT_ADDRESS;
}

static BounceMailProblem
judge (BounceDomainSeen *self,
       GPtrArray        *addresses,
       GPtrArray        *dangling)
{
  if (!bounce_domain_seen_may_ask (self))
    return BOUNCE_MAIL_NOT_ASKED;
  if (self->mx == NULL)
    return BOUNCE_MAIL_NO_ANSWER;
  if (self->mx->kind == BOUNCE_ANSWER_ABSENT)
    return BOUNCE_MAIL_NO_DOMAIN;
  if (read_failure (self->mx) != BOUNCE_MAIL_OK)
    return read_failure (self->mx);
  if (self->hosts->len == 0)
    return BOUNCE_MAIL_NULL_MX;

  return judge_hosts (self, addresses, dangling);
}

/* Questions for addresses go at once: the slowest of them counts. */
static void
take_times (BounceDomainSeen *self,
            BounceMailResult *result)
{
  BounceAnswerSum sum;
  guint slowest = 0;

  bounce_answer_sum_init (&sum);
  result->milliseconds = bounce_answer_sum_add (&sum, self->mx);
  result->ttl = self->mx != NULL ? self->mx->ttl : 0;
  for (guint i = 0; i < self->hosts->len; i++)
    {
      const BounceDomainHost *host = g_ptr_array_index (self->hosts, i);
      guint a = bounce_answer_sum_add (&sum, host->a);
      guint aaaa = bounce_answer_sum_add (&sum, host->aaaa);

      slowest = MAX (slowest, MAX (a, aaaa));
    }
  result->milliseconds += slowest;
  result->raw = bounce_answer_sum_end (&sum);
  result->seen = sum.seen;
  result->remembered = sum.remembered;
}

static char **
dup_servers (BounceDomainSeen *self)
{
  GPtrArray *servers = g_ptr_array_new ();

  for (guint i = 0; i < self->servers->len; i++)
    g_ptr_array_add (servers, g_strdup (g_ptr_array_index (self->servers, i)));

  return bounce_answer_sum_end_texts (servers);
}

BounceMailResult *
bounce_domain_seen_judge (BounceDomainSeen *self)
{
  BounceMailResult *result = g_atomic_rc_box_new0 (BounceMailResult);
  GPtrArray *addresses = g_ptr_array_new ();
  GPtrArray *dangling = g_ptr_array_new ();

  result->problem = judge (self, addresses, dangling);
  result->domain = g_strdup (self->subject->text);
  result->mx = dup_servers (self);
  result->null_mx = result->problem == BOUNCE_MAIL_NULL_MX;
  result->implicit = self->implicit && result->problem == BOUNCE_MAIL_OK;
  result->addresses = bounce_answer_sum_end_texts (addresses);
  result->dangling = bounce_answer_sum_end_texts (dangling);
  take_times (self, result);

  return result;
}

void
bounce_domain_seen_free (BounceDomainSeen *self)
{
  bounce_subject_unref (self->subject);
  g_clear_pointer (&self->mx, bounce_answer_unref);
  g_ptr_array_unref (self->servers);
  g_ptr_array_unref (self->hosts);
  g_free (self);
}
