/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Cases that the same hand can mend, as one task. */
#include "bounce-tasks.h"

#include "bounce-burst.h"
#include "bounce-case-facts.h"
#include "bounce-silence.h"
#include "bounce-task-sum.h"

#define MAX_RECEIVERS 10
#define DETAIL_RECEIVERS 3
#define GOING_ON_DAYS 2

/* What makes two cases the same task. */
typedef struct
{
  BounceWho      who;
  BounceCause    cause;
  char          *list;           /* where one list is what must be dealt with   */
  char          *host;           /* where one machine is                        */
  BounceTaskSum *sum;
} Pile;

struct _BounceTasks
{
  GHashTable    *piles;          /* key → Pile                                  */
  BounceSilence *silence;
  BounceBurst   *burst;
  GDateTime     *newest;
};

static void
pile_free (Pile *pile)
{
  g_free (pile->list);
  g_free (pile->host);
  bounce_task_sum_free (pile->sum);
  g_free (pile);
}

BounceTasks *
bounce_tasks_new (void)
{
  BounceTasks *self = g_new0 (BounceTasks, 1);

  self->piles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) pile_free);
  self->silence = bounce_silence_new ();
  self->burst = bounce_burst_new ();

  return self;
}

/* Two hosts with one trouble are two tasks: each has its own listing, its own
 * PTR, its own provider. */
static gboolean
is_about_host (BounceCause cause)
{
  switch (bounce_cause_get_group (cause))
    {
    case BOUNCE_GROUP_REPUTATION:
    case BOUNCE_GROUP_DNS:
      return cause != BOUNCE_CAUSE_SENDER_DOMAIN_UNRESOLVED;
    case BOUNCE_GROUP_ISP:
      return cause == BOUNCE_CAUSE_DYNAMIC_ADDRESS;
    case BOUNCE_GROUP_RECIPIENT:
    case BOUNCE_GROUP_FULL:
    case BOUNCE_GROUP_DOWNTIME:
    case BOUNCE_GROUP_POLICY:
    case BOUNCE_GROUP_SIZE:
    case BOUNCE_GROUP_PORT:
    case BOUNCE_GROUP_VERIFICATION:
    case BOUNCE_GROUP_RECEIVER:
    case BOUNCE_GROUP_UNCLEAR:
    case BOUNCE_N_GROUPS:
    default:
      return FALSE;
    }
}

static Pile *
get_pile (BounceTasks         *self,
          const BounceReading *reading,
          const BounceCase    *one)
{
  const BounceFinding *finding = &one->finding;
  g_autoptr (BounceCaseFacts) facts = NULL;
  g_autofree char *key = NULL;
  const char *list = NULL, *host = NULL;
  Pile *pile;

  if (is_about_host (finding->cause) || finding->cause == BOUNCE_CAUSE_RECEIVER_MISCONFIGURED)
    {
      facts = bounce_case_facts_new (reading, one);
      list = facts->advice.list;
      host = is_about_host (finding->cause) ? facts->advice.host : NULL;
    }

  key = g_strdup_printf ("%u %u %s %s", finding->who, finding->cause,
                         host != NULL ? host : "", list != NULL ? list : "");
  pile = g_hash_table_lookup (self->piles, key);
  if (pile == NULL)
    {
      pile = g_new0 (Pile, 1);
      pile->who = finding->who;
      pile->cause = finding->cause;
      pile->list = g_strdup (list);
      pile->host = g_strdup (host);
      pile->sum = bounce_task_sum_new ();
      g_hash_table_insert (self->piles, g_steal_pointer (&key), pile);
    }

  return pile;
}

void
bounce_tasks_add (BounceTasks         *self,
                  const BounceReading *reading)
{
  g_autoptr (GDateTime) date = NULL;

  g_return_if_fail (self != NULL);

  if (reading == NULL)
    return;

  date = bounce_message_get_date (reading->message);
  for (guint i = 0; i < reading->cases->len; i++)
    {
      const BounceCase *one = g_ptr_array_index (reading->cases, i);
      g_autofree char *receiver = NULL;

      if (!bounce_case_is_bounce (one) || one->ownership == BOUNCE_OWNERSHIP_FOREIGN)
        continue;
      receiver = bounce_case_dup_receiver_key (one);
      bounce_task_sum_add (get_pile (self, reading, one)->sum, receiver, date);
      bounce_silence_add (self->silence, reading, one, date);
      bounce_burst_add (self->burst, reading, one, date);
      if (date != NULL && (self->newest == NULL || g_date_time_compare (date, self->newest) > 0))
        {
          g_clear_pointer (&self->newest, g_date_time_unref);
          self->newest = g_date_time_ref (date);
        }
    }
}

static void
task_free (BounceTask *task)
{
  g_free (task->title);
  g_free (task->detail);
  g_ptr_array_unref (task->receivers);
  g_clear_pointer (&task->first, g_date_time_unref);
  g_clear_pointer (&task->last, g_date_time_unref);
  g_free (task);
}

/* Names, not words: nothing here needs a translation. */
static char *
dup_detail (const char *list,
            const char *host,
            GPtrArray  *receivers)
{
  GString *detail = g_string_new (list);

  if (host != NULL)
    g_string_append_printf (detail, "%s%s", detail->len > 0 ? ", " : "", host);
  for (guint i = 0; list == NULL && host == NULL && i < MIN (receivers->len, DETAIL_RECEIVERS); i++)
    g_string_append_printf (detail, "%s%s", i > 0 ? ", " : "",
                            (const char *) g_ptr_array_index (receivers, i));

  return g_string_free (detail, FALSE);
}

static BounceTask *
task_new (BounceTasks         *self,
          BounceWho            who,
          BounceCause          cause,
          const char          *list,
          const char          *host,
          const BounceTaskSum *sum)
{
  BounceTask *task = g_new0 (BounceTask, 1);
  BounceAdviceFacts facts = { .list = list, .host = host };

  task->who = who;
  task->cause = cause;
  task->count = sum->count;
  task->receivers = bounce_task_sum_dup_receivers (sum, MAX_RECEIVERS);
  task->title = bounce_advice_dup_title (cause, &facts);
  task->detail = dup_detail (list, host, task->receivers);
  if (sum->last != NULL)
    {
      task->first = g_date_time_ref (sum->first);
      task->last = g_date_time_ref (sum->last);
      task->going_on = g_date_time_difference (self->newest, sum->last) <= GOING_ON_DAYS * G_TIME_SPAN_DAY;
    }

  return task;
}

/* Not freed of mails: the same mails stand in the tasks of their causes. */
static BounceTask *
task_new_compromised (BounceTasks            *self,
                      const BounceBurstFound *found)
{
  BounceTask *task = task_new (self, BOUNCE_WHO_YOU, found->cause, NULL, NULL, found->sum);

  task->kind = BOUNCE_TASK_COMPROMISED;
  g_free (task->title);
  g_free (task->detail);
  task->title = g_strdup (bounce_advice_get_compromised_title ());
  task->detail = g_strdup (found->sender);

  return task;
}

const char *
bounce_task_kind_to_id (BounceTaskKind kind)
{
  return kind == BOUNCE_TASK_COMPROMISED ? "compromised-account" : NULL;
}

static int
compare_tasks (gconstpointer a,
               gconstpointer b)
{
  const BounceTask *one = *(const BounceTask **) a, *other = *(const BounceTask **) b;

  if (one->kind != other->kind)
    return one->kind > other->kind ? -1 : 1;
  if (one->count != other->count)
    return one->count > other->count ? -1 : 1;
  if (one->cause != other->cause)
    return one->cause < other->cause ? -1 : 1;
  if (one->who != other->who)
    return one->who < other->who ? -1 : 1;

  return g_strcmp0 (one->detail, other->detail);
}

GPtrArray *
bounce_tasks_dup_list (BounceTasks *self)
{
  GPtrArray *tasks = g_ptr_array_new_with_free_func ((GDestroyNotify) task_free);
  g_autoptr (GHashTable) silent = NULL;
  g_autoptr (GPtrArray) bursts = NULL;
  GHashTableIter iter;
  gpointer key, value;

  g_return_val_if_fail (self != NULL, tasks);

  g_hash_table_iter_init (&iter, self->piles);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const Pile *pile = value;

      g_ptr_array_add (tasks, task_new (self, pile->who, pile->cause, pile->list, pile->host, pile->sum));
    }

  silent = bounce_silence_find (self->silence);
  g_hash_table_iter_init (&iter, silent);
  while (g_hash_table_iter_next (&iter, &key, &value))
    g_ptr_array_add (tasks, task_new (self, BOUNCE_WHO_PROVIDER, BOUNCE_CAUSE_PORT_25_BLOCKED, NULL, key, value));
  bursts = bounce_burst_dup_list (self->burst);
  for (guint i = 0; i < bursts->len; i++)
    g_ptr_array_add (tasks, task_new_compromised (self, g_ptr_array_index (bursts, i)));
  g_ptr_array_sort (tasks, compare_tasks);

  return tasks;
}

void
bounce_tasks_free (BounceTasks *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->piles);
  bounce_silence_free (self->silence);
  bounce_burst_free (self->burst);
  g_clear_pointer (&self->newest, g_date_time_unref);
  g_free (self);
}
