/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* From a name through its CNAMEs to an answer, over several answers if need be. */
#include "bounce-alias-chain.h"

#include "bounce-dns-packet.h"
#include "bounce-subject.h"

struct _BounceAliasChain
{
  char           *name;
  BounceQuestion  question;
  GPtrArray      *aliases;
  guint           milliseconds;
  gboolean        is_followed;   /* more than one answer                        */
};

BounceAliasChain *
bounce_alias_chain_new (const char *name, BounceQuestion question)
{
  BounceAliasChain *self = g_new0 (BounceAliasChain, 1);

  self->name = g_strdup (name);
  self->question = question;
  self->aliases = g_ptr_array_new_with_free_func (g_free);
  return self;
}

/* FALSE when the chain comes round or is too long. */
static gboolean
add_aliases (BounceAliasChain *self, const BounceAnswer *answer)
{
  for (guint i = 0; answer->aliases[i]; i++)
    {
      const char *alias = answer->aliases[i];

      if (self->aliases->len >= BOUNCE_DNS_PACKET_MAX_ALIASES || g_str_equal (alias, self->name) ||
          g_ptr_array_find_with_equal_func (self->aliases, alias, g_str_equal, NULL))
        return FALSE;
      g_ptr_array_add (self->aliases, g_strdup (alias));
    }
  return TRUE;
}

/* The chain ended outside the answer: no value, and nobody who says that there
 * is none (which a SOA would). */
static gboolean
leads_elsewhere (const BounceAnswer *answer)
{
  return answer->kind == BOUNCE_ANSWER_EMPTY && answer->aliases[0] && answer->ttl == 0;
}

static BounceAnswer *
complete (BounceAliasChain *self, const BounceAnswer *last, gboolean is_broken)
{
  g_auto (GStrv) aliases = NULL;
  BounceAnswer *whole;

  g_ptr_array_add (self->aliases, NULL);
  aliases = (char **) g_ptr_array_steal (self->aliases, NULL);
  whole = bounce_answer_new (is_broken ? BOUNCE_ANSWER_BROKEN : last->kind, self->question, self->name,
                             is_broken ? NULL : (const char * const *) last->values,
                             (const char * const *) aliases, is_broken ? 0 : last->ttl);
  whole->rcode = last->rcode;
  whole->seen = last->seen;
  whole->milliseconds = self->milliseconds;
  bounce_answer_describe (whole);
  return whole;
}

BounceAnswer *
bounce_alias_chain_add (BounceAliasChain *self, BounceAnswer *answer, const char **next)
{
  gboolean is_broken = !add_aliases (self, answer);

  *next = NULL;
  self->milliseconds += answer->milliseconds;
  if (is_broken)
    return complete (self, answer, TRUE);
  if (leads_elsewhere (answer))
    {
      const char *target = self->aliases->pdata[self->aliases->len - 1];

      /* A stranger's alias must not make us ask for names of this house. */
      if (bounce_subject_is_local_name (target))
        {
          g_ptr_array_set_size (self->aliases, 0);
          return complete (self, answer, TRUE);
        }
      self->is_followed = TRUE;
      *next = target;
      return NULL;
    }
  return self->is_followed ? complete (self, answer, FALSE) : bounce_answer_ref (answer);
}

void
bounce_alias_chain_free (BounceAliasChain *self)
{
  g_ptr_array_unref (self->aliases);
  g_free (self->name);
  g_free (self);
}
