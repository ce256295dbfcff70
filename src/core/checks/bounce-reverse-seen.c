/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes a verdict of the answers about one address. */
#include "bounce-reverse-seen.h"

#include "bounce-answer-sum.h"
#include "bounce-generic-name.h"
#include "bounce-organisation.h"

#include <string.h>

#define MAX_HELO 255             /* RFC 5321 section 4.5.3.1.2                  */

/* The result in the making. */
typedef struct
{
  BounceReverseSeen   *seen;
  BounceReverseResult *result;
  GPtrArray           *reasons;
  GPtrArray           *addresses;
  gboolean             failed;     /* some look-up forwards                     */
  gboolean             elsewhere;  /* some name has addresses, but not ours     */
} Judge;

/* The A-labels of a name that a host can have in public DNS, or NULL: no
 * address, no single label, no service's "_", nothing reserved. */
static char *
dup_host_name (const char *text,
               gboolean   *askable,
               gboolean    test)
{
  g_autoptr (BounceSubject) subject = bounce_subject_new (text, NULL);

  if (subject == NULL || subject->kind != BOUNCE_SUBJECT_DOMAIN || subject->askable == BOUNCE_ASKABLE_NEVER ||
      strchr (subject->ascii, '_') != NULL)
    return NULL;
  *askable = subject->askable == BOUNCE_ASKABLE_YES || test;

  return g_strdup (subject->ascii);
}

BounceReverseSeen *
bounce_reverse_seen_new (BounceSubject *subject,
                         const char    *helo,
                         gboolean       test)
{
  BounceReverseSeen *self = g_new0 (BounceReverseSeen, 1);

  self->subject = bounce_subject_ref (subject);
  self->test = test;
  self->names = g_ptr_array_new_with_free_func (g_free);
  if (helo != NULL && *helo != '\0')
    {
      gboolean askable = FALSE;

      self->helo = g_strndup (helo, strnlen (helo, MAX_HELO));
      self->helo_name = dup_host_name (self->helo, &askable, test);
      if (!askable)
        g_clear_pointer (&self->helo_name, g_free);
    }

  return self;
}

gboolean
bounce_reverse_seen_may_ask (BounceReverseSeen *self)
{
  return self->subject->kind != BOUNCE_SUBJECT_DOMAIN &&
         (self->subject->askable == BOUNCE_ASKABLE_YES || (self->subject->askable == BOUNCE_ASKABLE_EXAMPLE && self->test));
}

void
bounce_reverse_seen_take_ptr (BounceReverseSeen *self,
                              BounceAnswer      *ptr)
{
  self->ptr = ptr;
  for (guint i = 0; ptr->values[i] != NULL && self->names->len < BOUNCE_REVERSE_MAX_NAMES; i++)
    {
      gboolean askable = FALSE;
      g_autofree char *name = dup_host_name (ptr->values[i], &askable, self->test);

      if (askable && !g_ptr_array_find_with_equal_func (self->names, name, g_str_equal, NULL))
        g_ptr_array_add (self->names, g_steal_pointer (&name));
    }
}

static gboolean
is_failure (const BounceAnswer *answer)
{
  return answer->kind > BOUNCE_ANSWER_EMPTY;
}

static gboolean
leads_to (const BounceAnswer *answer,
          GInetAddress       *address)
{
  for (guint i = 0; answer->values[i] != NULL; i++)
    {
      g_autoptr (GInetAddress) found = g_inet_address_new_from_string (answer->values[i]);

      if (found != NULL && g_inet_address_equal (found, address))
        return TRUE;
    }

  return FALSE;
}

gboolean
bounce_reverse_seen_wants_other (BounceReverseSeen *self)
{
  for (guint i = 0; i < self->names->len; i++)
    if (self->forward[i] == NULL || self->other[i] != NULL || is_failure (self->forward[i]) || self->forward[i]->kind == BOUNCE_ANSWER_FOUND)
      return FALSE;

  return self->names->len > 0;
}

static void
add_part (Judge      *self,
          const char *reason,
          const char *part)
{
  g_autofree char *text = g_strconcat (reason, ":", part, NULL);

  bounce_answer_sum_add_text (self->reasons, text);
}

/* Which failure it was; a chain of aliases that never ends is one of its own. */
static void
add_failure (Judge              *self,
             const BounceAnswer *answer)
{
  static const char * const ids[BOUNCE_N_ANSWERS] = {
    [BOUNCE_ANSWER_REFUSED] = "refused",
    [BOUNCE_ANSWER_REJECTED] = "failure",
    [BOUNCE_ANSWER_BROKEN] = "failure",
    [BOUNCE_ANSWER_SILENT] = "no-answer",
    [BOUNCE_ANSWER_OFFLINE] = "offline",
  };

  bounce_answer_sum_add_text (self->reasons, answer->kind == BOUNCE_ANSWER_BROKEN && answer->aliases[0] != NULL ? "cname-loop" : ids[answer->kind]);
}

/* ---- Names ---- */

static gboolean
judge_generic (Judge      *self,
               const char *name)
{
  static const char * const ids[BOUNCE_N_GENERIC_REASONS] = {
    [BOUNCE_GENERIC_ADDRESS] = "address-in-name",
    [BOUNCE_GENERIC_ACCESS_WORD] = "access-word",
    [BOUNCE_GENERIC_DEFAULT_NAME] = "default-name",
    [BOUNCE_GENERIC_WEAK_WORD] = "weak-word",
    [BOUNCE_GENERIC_MAIL_WORD] = "mail-word",
    [BOUNCE_GENERIC_STATIC_WORD] = "static-word",
  };
  g_autoptr (GPtrArray) findings = NULL;
  gboolean generic = bounce_generic_name_score (name, self->seen->subject->address, &findings) >= BOUNCE_GENERIC_NAME_LIMIT;

  for (guint i = 0; generic && i < findings->len; i++)
    {
      const BounceGenericFinding *finding = g_ptr_array_index (findings, i);

      add_part (self, ids[finding->reason], finding->what);
    }

  return generic;
}

static gboolean
is_generic (Judge      *self,
            const char *name)
{
  return bounce_generic_name_score (name, self->seen->subject->address, NULL) >= BOUNCE_GENERIC_NAME_LIMIT;
}

/* The first name that leads back; one with a character of its own before one
 * that a machine made up. */
static const char *
find_confirmed (Judge *self)
{
  BounceReverseSeen *seen = self->seen;
  const char *confirmed = NULL;

  for (guint i = 0; i < seen->names->len; i++)
    if (seen->forward[i] != NULL && leads_to (seen->forward[i], seen->subject->address))
      {
        const char *name = g_ptr_array_index (seen->names, i);

        if (confirmed == NULL || (is_generic (self, confirmed) && !is_generic (self, name)))
          confirmed = name;
      }

  return confirmed;
}

static void
look_forward (Judge *self)
{
  BounceReverseSeen *seen = self->seen;

  for (guint i = 0; i < seen->names->len; i++)
    {
      const BounceAnswer *answer = seen->forward[i];

      if (answer == NULL)
        continue;
      for (guint v = 0; answer->values[v] != NULL; v++)
        bounce_answer_sum_add_text (self->addresses, answer->values[v]);
      self->failed |= is_failure (answer);
      self->elsewhere |= answer->kind == BOUNCE_ANSWER_FOUND;
      if (seen->other[i] != NULL && seen->other[i]->kind == BOUNCE_ANSWER_FOUND)
        bounce_answer_sum_add_text (self->reasons, "other-family-confirms");
    }
}

/* No name leads back. What failed in passing might have. */
static BounceReverseVerdict
judge_unconfirmed (Judge *self)
{
  if (!self->failed)
    return self->elsewhere ? BOUNCE_REVERSE_MISMATCH : BOUNCE_REVERSE_UNCONFIRMED;

  bounce_answer_sum_add_text (self->reasons, "forward-failure");
  for (guint i = 0; i < self->seen->names->len; i++)
    if (self->seen->forward[i] != NULL && is_failure (self->seen->forward[i]))
      {
        add_failure (self, self->seen->forward[i]);
        if (self->seen->forward[i]->kind == BOUNCE_ANSWER_OFFLINE)
          self->result->kind = BOUNCE_ANSWER_OFFLINE;
      }

  return BOUNCE_REVERSE_TEMPORARY_FAILURE;
}

static BounceReverseVerdict
judge_names (Judge *self)
{
  guint n = g_strv_length (self->seen->ptr->values);

  if (self->seen->ptr->aliases[0] != NULL)
    bounce_answer_sum_add_text (self->reasons, "cname");
  if (n > 1)
    bounce_answer_sum_add_text (self->reasons, n > BOUNCE_REVERSE_MAX_NAMES ? "too-many-names" : "several-names");
  if (self->seen->names->len == 0)
    return n > 0 ? BOUNCE_REVERSE_INVALID : BOUNCE_REVERSE_NONE;

  look_forward (self);
  self->result->confirmed = g_strdup (find_confirmed (self));
  if (self->result->confirmed == NULL)
    return judge_unconfirmed (self);

  return judge_generic (self, self->result->confirmed) ? BOUNCE_REVERSE_GENERIC : BOUNCE_REVERSE_OK;
}

static BounceReverseVerdict
judge_ptr (Judge *self)
{
  BounceReverseSeen *seen = self->seen;

  if (!bounce_reverse_seen_may_ask (seen))
    {
      bounce_answer_sum_add_text (self->reasons, seen->subject->askable == BOUNCE_ASKABLE_EXAMPLE ? "example" : "private");
      return BOUNCE_REVERSE_PRIVATE;
    }

  self->result->asked = bounce_subject_dup_ptr_name (seen->subject);
  if (seen->ptr == NULL || is_failure (seen->ptr))
    {
      self->result->kind = seen->ptr != NULL ? seen->ptr->kind : BOUNCE_ANSWER_SILENT;
      if (seen->ptr != NULL)
        add_failure (self, seen->ptr);
      return BOUNCE_REVERSE_TEMPORARY_FAILURE;
    }
  self->result->kind = seen->ptr->kind;

  return seen->ptr->kind == BOUNCE_ANSWER_FOUND ? judge_names (self) : BOUNCE_REVERSE_NONE;
}

/* ---- HELO ---- */

static gboolean
is_confirmed_name (BounceReverseSeen *seen,
                   const char        *name)
{
  for (guint i = 0; i < seen->names->len; i++)
    if (strcmp (g_ptr_array_index (seen->names, i), name) == 0)
      return seen->forward[i] != NULL && leads_to (seen->forward[i], seen->subject->address);

  return FALSE;
}

/* The same organisation as any of the address's names. */
static gboolean
is_related (BounceReverseSeen *seen)
{
  for (guint i = 0; i < seen->names->len; i++)
    if (bounce_organisation_equal (seen->helo_name, g_ptr_array_index (seen->names, i)))
      return TRUE;

  return FALSE;
}

static BounceHeloVerdict
judge_helo_name (Judge *self)
{
  BounceReverseSeen *seen = self->seen;

  if (is_confirmed_name (seen, seen->helo_name))
    return BOUNCE_HELO_SAME;
  if (seen->helo_forward == NULL || is_failure (seen->helo_forward))
    return BOUNCE_HELO_UNKNOWN;
  if (!leads_to (seen->helo_forward, seen->subject->address))
    {
      bounce_answer_sum_add_text (self->reasons, "helo-unresolved");
      return BOUNCE_HELO_UNRESOLVED;
    }
  if (is_related (seen))
    return BOUNCE_HELO_RELATED;
  if (seen->names->len > 0)
    bounce_answer_sum_add_text (self->reasons, "helo-differs");

  return BOUNCE_HELO_OTHER;
}

static BounceHeloVerdict
judge_helo (Judge *self)
{
  gboolean askable = FALSE;
  g_autofree char *name = NULL;

  if (self->seen->helo == NULL || self->result->verdict == BOUNCE_REVERSE_PRIVATE)
    return BOUNCE_HELO_UNKNOWN;
  if (self->seen->helo_name != NULL)
    return judge_helo_name (self);

  /* A name for examples is one, only that nobody may be asked about it. */
  name = dup_host_name (self->seen->helo, &askable, FALSE);
  if (name != NULL)
    return BOUNCE_HELO_UNKNOWN;

  bounce_answer_sum_add_text (self->reasons, "helo-no-name");
  return BOUNCE_HELO_NO_NAME;
}

/* ---- Beside ---- */

/* Questions forwards go at once: the slowest of them counts. */
static void
take_times (BounceReverseSeen   *seen,
            BounceReverseResult *result)
{
  BounceAnswerSum sum;
  guint forward = 0, other = 0;

  bounce_answer_sum_init (&sum);
  result->milliseconds = bounce_answer_sum_add (&sum, seen->ptr);
  result->ttl = seen->ptr != NULL ? seen->ptr->ttl : 0;
  for (guint i = 0; i < seen->names->len; i++)
    {
      guint first = bounce_answer_sum_add (&sum, seen->forward[i]);
      guint second = bounce_answer_sum_add (&sum, seen->other[i]);

      forward = MAX (forward, first);
      other = MAX (other, second);
    }
  bounce_answer_sum_add (&sum, seen->helo_forward);
  result->milliseconds += forward + other;
  result->raw = bounce_answer_sum_end (&sum);
  result->seen = sum.seen;
  result->remembered = sum.remembered;
}

/* All of them as they came, for people to see, but valid UTF-8. */
static char **
dup_names (BounceReverseSeen *seen)
{
  GPtrArray *names = g_ptr_array_new ();

  for (guint i = 0; seen->ptr != NULL && seen->ptr->values[i] != NULL && i < BOUNCE_REVERSE_MAX_NAMES; i++)
    g_ptr_array_add (names, g_utf8_make_valid (seen->ptr->values[i], -1));

  return bounce_answer_sum_end_texts (names);
}

BounceReverseResult *
bounce_reverse_seen_judge (BounceReverseSeen *self)
{
  BounceReverseResult *result = g_atomic_rc_box_new0 (BounceReverseResult);
  Judge judge = { self, result, g_ptr_array_new (), g_ptr_array_new (), FALSE, FALSE };

  result->verdict = judge_ptr (&judge);
  result->helo = self->helo != NULL ? g_utf8_make_valid (self->helo, -1) : NULL;
  result->helo_verdict = judge_helo (&judge);
  result->names = dup_names (self);
  result->reasons = bounce_answer_sum_end_texts (judge.reasons);
  result->addresses = bounce_answer_sum_end_texts (judge.addresses);
  take_times (self, result);

  return result;
}

void
bounce_reverse_seen_free (BounceReverseSeen *self)
{
  bounce_subject_unref (self->subject);
  g_free (self->helo);
  g_free (self->helo_name);
  g_ptr_array_unref (self->names);
  g_clear_pointer (&self->ptr, bounce_answer_unref);
  g_clear_pointer (&self->helo_forward, bounce_answer_unref);
  for (guint i = 0; i < BOUNCE_REVERSE_MAX_NAMES; i++)
    {
      g_clear_pointer (&self->forward[i], bounce_answer_unref);
      g_clear_pointer (&self->other[i], bounce_answer_unref);
    }
  g_free (self);
}
