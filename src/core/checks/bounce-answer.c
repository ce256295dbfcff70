/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What came back for one DNS question. */
#include "bounce-answer.h"

#include <string.h>

/* What people see of one answer: enough for ten addresses or one SPF record. */
#define MAX_RAW 400

static const char * const question_ids[BOUNCE_N_QUESTIONS] = { "A", "AAAA", "PTR", "TXT", "MX", "SOA" };

static const struct
{
  const char *id;
  const char *raw;               /* when no rcode says it                       */
  int         rcode;             /* what usually stands behind it               */
} kinds[BOUNCE_N_ANSWERS] = {
  [BOUNCE_ANSWER_FOUND] = { "found", "NOERROR", 0 },
  [BOUNCE_ANSWER_ABSENT] = { "absent", "NXDOMAIN", 3 },
  [BOUNCE_ANSWER_EMPTY] = { "empty", "NOERROR", 0 },
  [BOUNCE_ANSWER_REFUSED] = { "refused", "REFUSED", 5 },
  [BOUNCE_ANSWER_REJECTED] = { "rejected", "question rejected", 1 },
  [BOUNCE_ANSWER_BROKEN] = { "broken", "malformed answer", 2 },
  [BOUNCE_ANSWER_SILENT] = { "silent", "no answer", -1 },
  [BOUNCE_ANSWER_OFFLINE] = { "offline", "no server can be reached", -1 },
};

/* RFC 1035 section 4.1.1, RFC 2136 section 2.2. */
static const char * const rcodes[] = {
  "NOERROR", "FORMERR", "SERVFAIL", "NXDOMAIN", "NOTIMP", "REFUSED", "YXDOMAIN", "YXRRSET", "NXRRSET", "NOTAUTH", "NOTZONE",
};

/* A TXT of strangers is quoted: control characters, bytes beyond ASCII and
 * bidirectional marks show as numbers. */
static void
append_value (GString *raw, BounceQuestion question, const char *value)
{
  g_autofree char *cut = NULL;
  g_autofree char *quoted = NULL;

  if (question != BOUNCE_QUESTION_TXT)
    {
      g_string_append_printf (raw, " %s", value);
      return;
    }
  cut = g_strndup (value, MAX_RAW);
  quoted = g_strescape (cut, NULL);
  g_string_append_printf (raw, " \"%s\"", quoted);
}

static const char *
outcome_text (const BounceAnswer *self)
{
  gboolean says_so;

  if (self->rcode < 0 || self->rcode >= (int) G_N_ELEMENTS (rcodes))
    return kinds[self->kind].raw;
  /* A lie is told under a good rcode. */
  says_so = self->kind != BOUNCE_ANSWER_BROKEN || (self->rcode != 0 && self->rcode != 3);
  return says_so ? rcodes[self->rcode] : kinds[self->kind].raw;
}

void
bounce_answer_describe (BounceAnswer *self)
{
  GString *raw = g_string_new (outcome_text (self));

  for (guint i = 0; self->aliases[i] && raw->len < MAX_RAW; i++)
    g_string_append_printf (raw, " CNAME %s", self->aliases[i]);
  for (guint i = 0; self->values[i] && raw->len < MAX_RAW; i++)
    append_value (raw, self->question, self->values[i]);
  if (raw->len > MAX_RAW)
    {
      g_string_truncate (raw, MAX_RAW);
      g_string_append (raw, "…");
    }
  if (self->rcode >= (int) G_N_ELEMENTS (rcodes))
    g_string_append_printf (raw, " (rcode %d)", self->rcode);
  if (self->kind <= BOUNCE_ANSWER_EMPTY && self->ttl > 0)
    g_string_append_printf (raw, " (TTL %u)", self->ttl);
  g_free (self->raw);
  self->raw = g_string_free (raw, FALSE);
}

static char *
normalise_name (const char *name)
{
  char *lower = g_ascii_strdown (name, -1);
  gsize length = strlen (lower);

  if (length > 1 && lower[length - 1] == '.')
    lower[length - 1] = '\0';
  return lower;
}

static char **
dup_or_none (const char * const *strings)
{
  return strings ? g_strdupv ((char **) strings) : g_new0 (char *, 1);
}

BounceAnswer *
bounce_answer_new (BounceAnswerKind kind, BounceQuestion question, const char *name, const char * const *values,
                   const char * const *aliases, guint ttl)
{
  BounceAnswer *self = g_atomic_rc_box_new0 (BounceAnswer);

  self->kind = kind;
  self->question = question;
  self->name = normalise_name (name);
  self->values = dup_or_none (values);
  self->aliases = dup_or_none (aliases);
  self->rcode = kinds[kind].rcode;
  self->ttl = ttl;
  self->seen = g_get_real_time () / G_USEC_PER_SEC;
  bounce_answer_describe (self);
  return self;
}

BounceAnswer *
bounce_answer_dup (const BounceAnswer *self)
{
  BounceAnswer *copy = g_atomic_rc_box_new0 (BounceAnswer);

  *copy = *self;
  copy->name = g_strdup (self->name);
  copy->values = g_strdupv (self->values);
  copy->aliases = g_strdupv (self->aliases);
  copy->raw = g_strdup (self->raw);
  return copy;
}

BounceAnswer *
bounce_answer_ref (BounceAnswer *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  BounceAnswer *self = data;

  g_free (self->name);
  g_strfreev (self->values);
  g_strfreev (self->aliases);
  g_free (self->raw);
}

void
bounce_answer_unref (BounceAnswer *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

const char *
bounce_question_to_id (BounceQuestion question)
{
  return question_ids[question];
}

const char *
bounce_answer_kind_to_id (BounceAnswerKind kind)
{
  return kinds[kind].id;
}

gboolean
bounce_question_from_id (const char *id, BounceQuestion *question)
{
  for (guint i = 0; i < BOUNCE_N_QUESTIONS; i++)
    if (g_str_equal (question_ids[i], id))
      {
        *question = i;
        return TRUE;
      }
  return FALSE;
}

gboolean
bounce_answer_kind_from_id (const char *id, BounceAnswerKind *kind)
{
  for (guint i = 0; i < BOUNCE_N_ANSWERS; i++)
    if (g_str_equal (kinds[i].id, id))
      {
        *kind = i;
        return TRUE;
      }
  return FALSE;
}
