/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of the detail page about one case, as pure functions. */
#include "inspector-case-words.h"

#include "inspector-closures.h"
#include "inspector-safe.h"

#include <glib/gi18n.h>

#include <string.h>

/* Facts that come from mail. Limits and waiting times are in our words. */
#define N_VALUES 7

/* The advice cuts longer ones itself; what it cuts could not be found again. */
#define MAX_VALUE 100

/* A name of one or two letters would be found in every word. */
#define MIN_VALUE 3

#define ISOLATE "\xe2\x81\xa8"
#define POP     "\xe2\x81\xa9"

typedef struct
{
  BounceCaseFacts   *facts;
  BounceAdviceFacts  advice;     /* the same, safe to show                      */
  char              *values[N_VALUES];
} SafeFacts;

static void
safe_facts_free (SafeFacts *self)
{
  for (guint i = 0; i < N_VALUES; i++)
    g_free (self->values[i]);
  bounce_case_facts_free (self->facts);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SafeFacts, safe_facts_free)

static char *
dup_value (const char *tainted)
{
  GString *value = g_string_new (NULL);

  inspector_safe_append (value, tainted, -1, MAX_VALUE, INSPECTOR_SAFE_LINE);

  return g_strstrip (g_string_free (value, FALSE));
}

static SafeFacts *
safe_facts_new (const BounceReading *reading,
                const BounceCase    *one)
{
  SafeFacts *self = g_new0 (SafeFacts, 1);
  const char **slots[N_VALUES] = {
    &self->advice.recipient, &self->advice.receiver, &self->advice.sender, &self->advice.host,
    &self->advice.host_name, &self->advice.list, &self->advice.new_address,
  };

  self->facts = bounce_case_facts_new (reading, one);
  self->advice = self->facts->advice;
  for (guint i = 0; i < N_VALUES; i++)
    if (*slots[i] != NULL)
      *slots[i] = self->values[i] = dup_value (*slots[i]);

  return self;
}

/* The longest value that stands at @at as a word of its own: "d.example" is
 * not meant in "anna@d.example". */
static const char *
find_value (SafeFacts  *self,
            const char *text,
            const char *at)
{
  const char *found = NULL;

  if (at > text && g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (at))))
    return NULL;

  for (guint i = 0; i < N_VALUES; i++)
    {
      const char *value = self->values[i];
      gsize length = value != NULL ? strlen (value) : 0;

      if (length >= MIN_VALUE && strncmp (at, value, length) == 0
          && !g_unichar_isalnum (g_utf8_get_char (at + length))
          && (found == NULL || length > strlen (found)))
        found = value;
    }

  return found;
}

/* Each value between U+2068 and U+2069: it cannot reorder the sentence. Takes
 * @text. */
static char *
isolate (SafeFacts *self,
         char      *text)
{
  g_autofree char *taken = text;
  GString *to = g_string_new (NULL);

  for (const char *at = taken; *at != '\0'; )
    {
      const char *value = find_value (self, taken, at);
      gsize length = value != NULL ? strlen (value) : (gsize) (g_utf8_next_char (at) - at);

      g_string_append (to, value != NULL ? ISOLATE : "");
      g_string_append_len (to, at, length);
      g_string_append (to, value != NULL ? POP : "");
      at += length;
    }

  return g_string_free (to, FALSE);
}

char *
inspector_case_words_dup_title (const BounceReading *reading,
                                const BounceCase    *one)
{
  g_autoptr (SafeFacts) safe = NULL;

  if (!bounce_case_is_bounce (one))
    return g_strdup (inspector_closures_get_kind (one->kind));

  safe = safe_facts_new (reading, one);
  return isolate (safe, bounce_advice_dup_title (one->finding.cause, &safe->advice));
}

const char *
inspector_case_words_get_who (const BounceCase *one)
{
  if (!bounce_case_is_bounce (one))
    return "";

  return inspector_closures_get_badge_who (one->finding.permanence, one->finding.who, one->finding.suppress);
}

const char *
inspector_case_words_get_lasting (const BounceCase *one)
{
  if (!bounce_case_is_bounce (one))
    return _("Not a bounce, not counted");

  return inspector_closures_get_permanence (one->finding.permanence);
}

char *
inspector_case_words_dup_meaning (const BounceReading *reading,
                                  const BounceCase    *one)
{
  const char *kind = inspector_closures_get_kind_meaning (one->kind);
  g_autoptr (SafeFacts) safe = NULL;
  g_autofree char *meaning = NULL;

  if (!bounce_case_is_bounce (one))
    return g_strdup (kind);

  safe = safe_facts_new (reading, one);
  meaning = isolate (safe, bounce_advice_dup_meaning (one->finding.cause, one->finding.permanence, &safe->advice));
  if (*kind == '\0')
    return g_steal_pointer (&meaning);

  return g_strjoin ("\n\n", kind, meaning, NULL);
}

char **
inspector_case_words_dup_steps (const BounceReading *reading,
                                const BounceCase    *one)
{
  g_autoptr (SafeFacts) safe = NULL;
  char **steps;

  if (!bounce_case_is_bounce (one))
    return g_new0 (char *, 1);

  safe = safe_facts_new (reading, one);
  steps = bounce_advice_dup_steps (one->finding.cause, one->finding.permanence, one->finding.who, &safe->advice);
  for (guint i = 0; steps[i] != NULL; i++)
    steps[i] = isolate (safe, steps[i]);

  return steps;
}

static void
take_value (GPtrArray  *values,
            const char *step,
            const char *shown,
            const char *value)
{
  g_autofree char *isolated = NULL;
  g_autofree char *plain = NULL;

  if (shown == NULL || value == NULL)
    return;
  isolated = g_strconcat (ISOLATE, shown, POP, NULL);
  if (strstr (step, isolated) == NULL)
    return;

  plain = inspector_safe_dup_plain (value);
  if (!g_ptr_array_find_with_equal_func (values, plain, g_str_equal, NULL))
    g_ptr_array_add (values, g_steal_pointer (&plain));
}

char **
inspector_case_words_dup_values (const BounceReading *reading,
                                 const BounceCase    *one,
                                 const char          *step)
{
  GPtrArray *values = g_ptr_array_new ();
  g_autoptr (SafeFacts) safe = safe_facts_new (reading, one);
  const BounceAdviceFacts *shown = &safe->advice, *raw = &safe->facts->advice;

  take_value (values, step, shown->host, raw->host);
  take_value (values, step, shown->host_name, raw->host_name);
  /* The name of a list is for people; what one looks up is its zone. */
  take_value (values, step, shown->list, safe->facts->zones[0]);
  take_value (values, step, shown->recipient, raw->recipient);
  take_value (values, step, shown->new_address, raw->new_address);
  take_value (values, step, shown->sender, raw->sender);
  take_value (values, step, shown->receiver, raw->receiver);
  g_ptr_array_add (values, NULL);

  return (char **) g_ptr_array_free (values, FALSE);
}

/* Parts that are known, in a row. */
static char *
join (const char * const *parts,
      guint               n_parts)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < n_parts; i++)
    if (parts[i] != NULL && *parts[i] != '\0')
      {
        if (all->len > 0)
          g_string_append (all, " · ");
        g_string_append (all, parts[i]);
      }

  return g_string_free (all, FALSE);
}

static char *
dup_date (GDateTime *date,
          gint64     now)
{
  return date != NULL ? inspector_closures_dup_date (g_date_time_to_unix (date), now) : NULL;
}

char *
inspector_case_words_dup_recipient (const BounceCase *one)
{
  g_autofree char *recipient = inspector_safe_dup_line (one->recipient != NULL ? one->recipient->address : NULL);

  if (*recipient == '\0' && bounce_case_is_bounce (one))
    return g_strdup (_("recipient not told"));

  return g_steal_pointer (&recipient);
}

char *
inspector_case_words_dup_receiver (const BounceReading *reading,
                                   const BounceCase    *one,
                                   gint64               now)
{
  g_autoptr (GDateTime) date = bounce_message_get_date (reading->message);
  g_autofree char *receiver = inspector_safe_dup_line (bounce_case_get_receiver (one));
  g_autofree char *when = dup_date (date, now);

  return join ((const char * const[]) { receiver, when }, 2);
}

static char *
dup_codes (const BounceCase *one)
{
  guint code = one->reply->code;
  BounceStatus status = bounce_case_get_status (one);
  char buffer[16];

  if (code != 0 && status != 0)
    return g_strdup_printf (_("Reply %1$u, status %2$s"), code, bounce_status_format (status, buffer));
  if (code != 0)
    return g_strdup_printf (_("Reply %u"), code);
  if (status != 0)
    return g_strdup_printf (_("Status %s"), bounce_status_format (status, buffer));

  return NULL;
}

char *
inspector_case_words_dup_decided (const BounceCase *one)
{
  g_autofree char *codes = dup_codes (one);
  g_autofree char *id = inspector_safe_dup_line (one->finding.rule);
  g_autofree char *rule = NULL;

  if (!bounce_case_is_bounce (one))
    return g_strdup (codes != NULL ? codes : "");

  /* "rules.tsv:7": the user said so, not the server. */
  if (strchr (id, ':') != NULL)
    {
      rule = g_strdup_printf (_("decided by your own rule, %s"), id);
      return join ((const char * const[]) { codes, rule }, 2);
    }
  rule = *id != '\0' ? g_strdup_printf (_("decided by rule %s"), id) : g_strdup (_("no rule knows these words"));
  return join ((const char * const[]) { codes, rule, inspector_closures_get_confidence (one->finding.confidence) }, 3);
}

char *
inspector_case_words_dup_aloud (const BounceReading *reading,
                                const BounceCase    *one)
{
  g_autofree char *title = inspector_case_words_dup_title (reading, one);

  return join ((const char * const[]) { title, inspector_case_words_get_who (one), inspector_case_words_get_lasting (one) }, 3);
}

char *
inspector_case_words_dup_copy (const char *value)
{
  g_autofree char *safe = inspector_safe_dup_line (value);

  return g_strdup_printf (_("Copy %s"), safe);
}

char *
inspector_case_words_dup_hop_by (const BounceReceived *hop)
{
  g_autofree char *by = inspector_safe_dup_line (hop->by);

  return *by != '\0' ? g_steal_pointer (&by) : g_strdup (_("a server that does not tell its name"));
}

char *
inspector_case_words_dup_hop_from (const BounceReceived *hop)
{
  g_autofree char *name = inspector_safe_dup_line (hop->name != NULL ? hop->name : hop->helo);
  g_autofree char *address = inspector_safe_dup_line (hop->address);

  if (*name != '\0' && *address != '\0')
    return g_strdup_printf (_("from %1$s [%2$s]"), name, address);
  if (*name != '\0' || *address != '\0')
    return g_strdup_printf (_("from %s"), *name != '\0' ? name : address);

  return g_strdup (_("from a place not told"));
}

char *
inspector_case_words_dup_hop_notes (const BounceReceived *hop,
                                    gint64                now)
{
  g_autofree char *when = dup_date (hop->date, now);
  g_autofree char *protocol = inspector_safe_dup_line (hop->protocol);

  return join ((const char * const[]) {
                 when, protocol,
                 hop->authenticated ? _("a user logged in") : NULL,
                 hop->unconfirmed ? _("name not confirmed") : NULL,
               }, 4);
}

char *
inspector_case_words_dup_candidate (const BounceHostCandidate *candidate)
{
  g_autofree char *address = inspector_safe_dup_line (candidate->address);
  g_autofree char *name = inspector_safe_dup_line (candidate->name);

  if (*name == '\0')
    return g_steal_pointer (&address);

  return g_strdup_printf (_("%1$s (%2$s)"), address, name);
}

char *
inspector_case_words_dup_host (const BounceCase *one)
{
  g_autofree char *address = inspector_safe_dup_line (bounce_case_get_host (one));

  if (one->host == NULL)
    return g_strdup ("");
  if (*address == '\0')
    return g_strdup (_("Sending host not told"));

  return g_strdup_printf (_("Sending host: %s"), address);
}

const char *
inspector_case_words_get_no_host (void)
{
  return _("The message does not tell which machine sent the mail that was refused.");
}
