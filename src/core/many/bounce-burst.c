/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Hours as clocks have them would cut a burst in two: the window slides. */
#include "bounce-burst.h"

#include <string.h>

#define HOUR 3600
#define MAX_SENDERS 2000
#define MAX_EVENTS 20000         /* of one sender: more say nothing new         */

typedef struct
{
  gint64      time;
  BounceCause cause;
  char       *receiver;          /* or NULL                                     */
} Event;

struct _BounceBurst
{
  GHashTable *senders;           /* address → GArray of Event                   */
};

static void
event_clear (gpointer data)
{
  g_free (((Event *) data)->receiver);
}

static void
found_free (gpointer data)
{
  BounceBurstFound *found = data;

  g_free (found->sender);
  bounce_task_sum_free (found->sum);
  g_free (found);
}

BounceBurst *
bounce_burst_new (void)
{
  BounceBurst *self = g_new0 (BounceBurst, 1);

  self->senders = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);

  return self;
}

void
bounce_burst_free (BounceBurst *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->senders);
  g_free (self);
}

/* A newsletter goes to many at once by its nature. RFC 2919, 2369, 2076. */
static gboolean
is_of_list (BounceMessage *original)
{
  static const char * const marks[] = { "List-Id", "List-Unsubscribe", "List-Post", "Feedback-ID", "X-CampaignID" };
  const char *precedence = bounce_message_get_header (original, "Precedence");

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (bounce_message_get_header (original, marks[i]) != NULL)
      return TRUE;

  return precedence != NULL && (g_ascii_strcasecmp (precedence, "bulk") == 0 || g_ascii_strcasecmp (precedence, "list") == 0);
}

static char *
dup_sender (BounceMessage *original)
{
  static const char * const names[] = { "Return-Path", "Sender", "From" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_auto (GStrv) addresses = bounce_message_dup_addresses (original, names[i]);

      if (addresses != NULL && addresses[0] != NULL && strchr (addresses[0], '@') != NULL)
        return g_utf8_strdown (addresses[0], -1);
    }

  return NULL;
}

void
bounce_burst_add (BounceBurst         *self,
                  const BounceReading *reading,
                  const BounceCase    *one,
                  GDateTime           *date)
{
  g_autofree char *sender = NULL;
  GArray *events;
  Event event;

  if (one->kind != BOUNCE_KIND_FAILURE || one->ownership != BOUNCE_OWNERSHIP_OURS || date == NULL
      || reading->report->original == NULL || is_of_list (reading->report->original))
    return;
  sender = dup_sender (reading->report->original);
  if (sender == NULL)
    return;

  events = g_hash_table_lookup (self->senders, sender);
  if (events == NULL && g_hash_table_size (self->senders) < MAX_SENDERS)
    {
      events = g_array_new (FALSE, FALSE, sizeof (Event));
      g_array_set_clear_func (events, event_clear);
      g_hash_table_insert (self->senders, g_steal_pointer (&sender), events);
    }
  if (events == NULL || events->len >= MAX_EVENTS)
    return;
  event = (Event) { g_date_time_to_unix (date), one->finding.cause, bounce_case_dup_receiver_key (one) };
  g_array_append_val (events, event);
}

/* Refused for what it was or for who sent it. */
static gboolean
is_spam_like (BounceCause cause)
{
  return cause == BOUNCE_CAUSE_SPAM_CONTENT || cause == BOUNCE_CAUSE_VIRUS || cause == BOUNCE_CAUSE_SENDING_LIMIT
    || bounce_cause_get_group (cause) == BOUNCE_GROUP_REPUTATION;
}

/* Addresses that somebody bought or guessed. */
static gboolean
is_of_strangers (BounceCause cause)
{
  return cause == BOUNCE_CAUSE_NO_SUCH_USER || cause == BOUNCE_CAUSE_NO_SUCH_DOMAIN || cause == BOUNCE_CAUSE_MAILBOX_DISABLED;
}

static int
compare_events (gconstpointer a,
                gconstpointer b)
{
  const Event *one = a, *other = b;

  return one->time != other->time ? (one->time < other->time ? -1 : 1) : 0;
}

/* The hour with most events: from @from to @to (not included). */
static void
find_busiest (GArray *events,
              guint  *from,
              guint  *to)
{
  guint start = 0;

  *from = *to = 0;
  for (guint end = 0; end < events->len; end++)
    {
      while (g_array_index (events, Event, end).time - g_array_index (events, Event, start).time >= HOUR)
        start++;
      if (end + 1 - start > *to - *from)
        {
          *from = start;
          *to = end + 1;
        }
    }
}

static BounceBurstFound *
judge (const char *sender,
       GArray     *events,
       guint       from,
       guint       to)
{
  g_autoptr (GHashTable) domains = g_hash_table_new (g_str_hash, g_str_equal);
  guint causes[BOUNCE_N_CAUSES] = { 0 }, n = to - from, spam = 0, strangers = 0;
  BounceBurstFound *found;

  for (guint i = from; i < to; i++)
    {
      const Event *event = &g_array_index (events, Event, i);

      causes[event->cause]++;
      spam += is_spam_like (event->cause);
      strangers += is_of_strangers (event->cause);
      if (event->receiver != NULL)
        g_hash_table_add (domains, event->receiver);
    }
  if (n < BOUNCE_BURST_LEAST || n * 2 < events->len || g_hash_table_size (domains) < BOUNCE_BURST_LEAST_DOMAINS
      || (spam + strangers) * 10 < n * 7 || spam * 10 < n * 2)
    return NULL;

  found = g_new0 (BounceBurstFound, 1);
  found->sender = g_strdup (sender);
  found->sum = bounce_task_sum_new ();
  for (guint cause = 0; cause < BOUNCE_N_CAUSES; cause++)
    if (causes[cause] > causes[found->cause])
      found->cause = cause;
  for (guint i = from; i < to; i++)
    {
      const Event *event = &g_array_index (events, Event, i);
      g_autoptr (GDateTime) date = g_date_time_new_from_unix_utc (event->time);

      bounce_task_sum_add (found->sum, event->receiver, date);
    }

  return found;
}

static int
compare_found (gconstpointer a,
               gconstpointer b)
{
  const BounceBurstFound *one = *(const BounceBurstFound **) a, *other = *(const BounceBurstFound **) b;

  return strcmp (one->sender, other->sender);
}

GPtrArray *
bounce_burst_dup_list (BounceBurst *self)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (found_free);
  GHashTableIter iter;
  gpointer sender, value;

  g_hash_table_iter_init (&iter, self->senders);
  while (g_hash_table_iter_next (&iter, &sender, &value))
    {
      GArray *events = value;
      BounceBurstFound *found;
      guint from, to;

      g_array_sort (events, compare_events);
      find_busiest (events, &from, &to);
      found = judge (sender, events, from, to);
      if (found != NULL)
        g_ptr_array_add (list, found);
    }
  g_ptr_array_sort (list, compare_found);

  return list;
}
