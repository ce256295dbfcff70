/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A small table of decisions, each slot overwritten by the next that falls into
 * it: bounded without any book-keeping of age. */
#include "bounce-rules-cache.h"

#include <string.h>

#define N_SLOTS 1024
#define LONGEST_KEY 1500

/* Digits that long by themselves are times and queue numbers, never codes. */
#define IDLE_DIGITS 7

typedef struct
{
  char          *key;
  guint          hash;
  BounceDecision decision;
} Slot;

struct _BounceRulesCache
{
  GMutex lock;
  Slot   slots[N_SLOTS];
};

BounceRulesCache *
bounce_rules_cache_new (void)
{
  BounceRulesCache *self = g_new0 (BounceRulesCache, 1);

  g_mutex_init (&self->lock);
  return self;
}

void
bounce_rules_cache_free (BounceRulesCache *self)
{
  if (self == NULL)
    return;

  for (guint i = 0; i < N_SLOTS; i++)
    g_free (self->slots[i].key);
  g_mutex_clear (&self->lock);
  g_free (self);
}

/* Digits, and the dots of an IPv4 address among them. */
static gsize
measure_number (const char *text,
                guint      *dots)
{
  gsize n = 0;

  *dots = 0;
  while (g_ascii_isdigit (text[n]) || (n > 0 && text[n] == '.' && g_ascii_isdigit (text[n + 1])))
    *dots += text[n++] == '.';

  return n;
}

/* Addresses of hosts and long numbers differ from mail to mail and decide
 * nothing; every other digit may ("(S3150)", "5.7.606"). */
static void
append_normal (GString    *key,
               const char *text,
               gboolean    exact)
{
  gboolean in_word = FALSE;

  while (*text != '\0')
    {
      guint dots;
      gsize n = in_word || exact ? 0 : measure_number (text, &dots);

      if (n > 0 && !g_ascii_isalnum (text[n]) && (dots == 3 || (dots == 0 && n >= IDLE_DIGITS)))
        {
          g_string_append_c (key, '#');
          text += n;
        }
      else
        {
          in_word = g_ascii_isalnum (*text);
          g_string_append_c (key, *text++);
        }
    }
}

char *
bounce_rules_cache_key (const BounceQuestion *question,
                        gboolean              exact)
{
  const BounceStatement *statement = question->statement;
  const BounceReply *reply = statement->reply;
  GString *key;

  if (question->words.length + question->body.length > LONGEST_KEY)
    return NULL;

  key = g_string_sized_new (256);
  g_string_append_printf (key, "%u %x %d %x %s\t%s\t%s\t%s\t", reply->code, reply->status, reply->stage,
                          statement->status, statement->receiver != NULL ? statement->receiver : "",
                          reply->receiver != NULL ? reply->receiver : "",
                          statement->reporter != NULL ? statement->reporter : "",
                          statement->dialect != NULL ? statement->dialect : "");
  g_string_append_len (key, question->words.text, question->words.mark);
  g_string_append_c (key, '\t');
  append_normal (key, question->words.text + question->words.mark, exact);
  g_string_append_c (key, '\t');
  append_normal (key, question->body.text, exact);

  return g_string_free (key, FALSE);
}

gboolean
bounce_rules_cache_lookup (BounceRulesCache *self,
                           const char       *key,
                           BounceDecision   *decision)
{
  guint hash = g_str_hash (key);
  const Slot *slot = &self->slots[hash % N_SLOTS];
  gboolean found;

  g_mutex_lock (&self->lock);
  found = slot->key != NULL && slot->hash == hash && strcmp (slot->key, key) == 0;
  if (found)
    *decision = slot->decision;
  g_mutex_unlock (&self->lock);

  return found;
}

void
bounce_rules_cache_store (BounceRulesCache     *self,
                          char                 *key,
                          const BounceDecision *decision)
{
  guint hash = g_str_hash (key);
  Slot *slot = &self->slots[hash % N_SLOTS];
  char *old;

  g_mutex_lock (&self->lock);
  old = g_steal_pointer (&slot->key);
  slot->key = key;
  slot->hash = hash;
  slot->decision = *decision;
  g_mutex_unlock (&self->lock);
  g_free (old);
}
