/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks politely and forgets nothing too early. A job is one question on its
 * way, for everybody who wants to know it: it waits in its lane, is sent,
 * follows CNAMEs, is remembered, and is told to all who wait. */
#include "bounce-asker.h"

#include "bounce-alias-chain.h"
#include "bounce-answer-memory.h"
#include "bounce-lanes.h"

#include <string.h>

typedef struct
{
  BounceAsker      *asker;
  char             *key;         /* "A name"                                    */
  const char       *name;        /* in it                                       */
  BounceQuestion    question;
  char             *operator_name;
  BounceLaneItem    item;
  GPtrArray        *waiters;     /* of Waiter                                   */
  gboolean          sent;
  guint             serial;      /* of the servers, when it was sent            */
  GCancellable     *cancellable; /* when nobody waits any more                  */
  gint64            begun;
  BounceAliasChain *chain;
} Job;

typedef struct
{
  Job      *job;
  GTask    *task;
  gulong    on_cancelled;
  gboolean  cancelled;
} Waiter;

struct _BounceAsker
{
  GObject             parent_instance;
  BounceResolver     *resolver;  /* NULL when recorded                          */
  BounceRecording    *recording;
  BounceAnswerMemory *memory;
  guint               serial;    /* of the servers that are remembered          */
  BounceLanes        *lanes;
  GHashTable         *jobs;      /* key → Job that may be joined                */
  GQueue              cancelled; /* of Waiter: told when the loop comes round   */
  GSource            *clock;
  guint               deadline;
  guint               in_flight;
  guint               asked;
};

G_DEFINE_FINAL_TYPE (BounceAsker, bounce_asker, G_TYPE_OBJECT)

/* ---- jobs and who waits for them ---------------------------------------- */

static void
waiter_free (Waiter *waiter)
{
  BounceAsker *self = waiter->job->asker;
  GCancellable *cancellable = g_task_get_cancellable (waiter->task);

  if (waiter->on_cancelled)
    g_signal_handler_disconnect (cancellable, waiter->on_cancelled);
  if (waiter->cancelled)
    g_queue_remove (&self->cancelled, waiter);
  g_object_unref (waiter->task);
  g_free (waiter);
}

/* Only told here: whoever cancels is in the midst of something. */
static void
on_waiter_cancelled (GCancellable *cancellable, gpointer data)
{
  Waiter *waiter = data;

  if (waiter->cancelled)
    return;
  waiter->cancelled = TRUE;
  g_queue_push_tail (&waiter->job->asker->cancelled, waiter);
  g_source_set_ready_time (waiter->job->asker->clock, 0);
}

static void
job_add_waiter (Job *job, GTask *task)
{
  GCancellable *cancellable = g_task_get_cancellable (task);
  Waiter *waiter = g_new0 (Waiter, 1);

  waiter->job = job;
  waiter->task = task;
  if (cancellable)
    waiter->on_cancelled = g_signal_connect (cancellable, "cancelled", G_CALLBACK (on_waiter_cancelled), waiter);
  g_ptr_array_add (job->waiters, waiter);
}

static Job *
job_new (BounceAsker *self, const char *name, BounceQuestion question, const char *operator_name, gint64 gap, gboolean first)
{
  Job *job = g_new0 (Job, 1);

  job->asker = g_object_ref (self);
  job->key = g_strdup_printf ("%s %s", bounce_question_to_id (question), name);
  job->name = strchr (job->key, ' ') + 1;
  job->question = question;
  job->operator_name = g_strdup (operator_name);
  job->item = (BounceLaneItem) { job->operator_name, gap, first, job };
  job->waiters = g_ptr_array_new ();
  job->chain = bounce_alias_chain_new (name, question);
  job->cancellable = g_cancellable_new ();
  g_hash_table_replace (self->jobs, job->key, job);
  return job;
}

/* Nobody may join it any more. */
static void
job_close (Job *job)
{
  GHashTable *jobs = job->asker->jobs;

  if (g_hash_table_lookup (jobs, job->key) == job)
    g_hash_table_remove (jobs, job->key);
}

static void
job_free (Job *job)
{
  job_close (job);
  g_ptr_array_unref (job->waiters);
  bounce_alias_chain_free (job->chain);
  g_object_unref (job->cancellable);
  g_object_unref (job->asker);
  g_free (job->operator_name);
  g_free (job->key);
  g_free (job);
}

/* ---- memory ------------------------------------------------------------- */

/* What other servers said is void. */
static void
follow_serial (BounceAsker *self)
{
  guint serial = bounce_resolver_get_serial (self->resolver);

  if (serial == self->serial)
    return;
  self->serial = serial;
  bounce_answer_memory_clear (self->memory);
}

static void
remember (BounceAsker *self, const Job *job, BounceAnswer *answer)
{
  follow_serial (self);
  if (job->serial == self->serial)
    bounce_answer_memory_keep (self->memory, answer);
}

/* ---- an answer ---------------------------------------------------------- */

static void on_answer (GObject *source, GAsyncResult *result, gpointer data);

static void
job_ask (Job *job, const char *name, guint deadline)
{
  BounceAsker *self = job->asker;

  self->asked++;
  bounce_resolver_ask_async (self->resolver, name, job->question, deadline, job->cancellable, on_answer, job);
}

static void pump (BounceAsker *self);

/* @answer: NULL when nobody waits any more. */
static void
job_end (Job *job, BounceAnswer *answer)
{
  g_autoptr (BounceAsker) self = g_object_ref (job->asker);
  g_autoptr (GPtrArray) tasks = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < job->waiters->len; i++)
    {
      Waiter *waiter = job->waiters->pdata[i];

      g_ptr_array_add (tasks, g_object_ref (waiter->task));
      waiter_free (waiter);
    }
  bounce_lanes_done (self->lanes, &job->item);
  self->in_flight--;
  job_free (job);
  /* The next goes before anybody spends time on this one. */
  pump (self);
  for (guint i = 0; i < tasks->len; i++)
    g_task_return_pointer (tasks->pdata[i], bounce_answer_ref (answer), (GDestroyNotify) bounce_answer_unref);
}

/* Of the deadline of the whole job, for the next name: when none is left, that
 * is silence, never the "nothing" of the answer before. */
static guint
get_time_left (const Job *job)
{
  gint64 spent = (g_get_monotonic_time () - job->begun) / 1000;

  return spent < job->asker->deadline ? job->asker->deadline - spent : 1;
}

static void
on_answer (GObject *source, GAsyncResult *result, gpointer data)
{
  Job *job = data;
  g_autoptr (BounceAnswer) answer = bounce_resolver_ask_finish (BOUNCE_RESOLVER (source), result, NULL);
  g_autoptr (BounceAnswer) whole = NULL;
  const char *next = NULL;

  if (answer)
    whole = bounce_alias_chain_add (job->chain, answer, &next);
  if (next)
    {
      job_ask (job, next, get_time_left (job));
      return;
    }
  if (whole)
    remember (job->asker, job, whole);
  job_end (job, whole);
}

/* ---- whose turn it is --------------------------------------------------- */

static void
job_send (Job *job)
{
  job->sent = TRUE;
  job->serial = bounce_resolver_get_serial (job->asker->resolver);
  job->begun = g_get_monotonic_time ();
  job->asker->in_flight++;
  job_ask (job, job->name, job->asker->deadline);
}

static void
pump (BounceAsker *self)
{
  gint64 when = G_MAXINT64;

  while (self->in_flight < BOUNCE_ASKER_IN_FLIGHT)
    {
      BounceLaneItem *item = bounce_lanes_take (self->lanes, g_get_monotonic_time (), &when);

      if (!item)
        break;
      job_send (item->data);
    }
  if (self->cancelled.length == 0)
    g_source_set_ready_time (self->clock, when == G_MAXINT64 ? -1 : when);
}

static void
job_forget_waiter (Job *job, Waiter *waiter)
{
  g_ptr_array_remove (job->waiters, waiter);
  waiter_free (waiter);
  if (job->waiters->len > 0)
    return;
  job_close (job);
  if (job->sent)
    g_cancellable_cancel (job->cancellable);
  else
    {
      bounce_lanes_remove (job->asker->lanes, &job->item);
      job_free (job);
    }
}

static gboolean
dispatch_clock (GSource *source, GSourceFunc callback, gpointer data)
{
  return callback (data);
}

static gboolean
on_clock (gpointer data)
{
  g_autoptr (BounceAsker) self = g_object_ref (data);
  Waiter *waiter;

  while ((waiter = g_queue_peek_head (&self->cancelled)) != NULL)
    {
      g_autoptr (GTask) task = g_object_ref (waiter->task);

      job_forget_waiter (waiter->job, waiter);
      g_task_return_error_if_cancelled (task);
    }
  pump (self);
  return G_SOURCE_CONTINUE;
}

/* ---- the object --------------------------------------------------------- */

static void
bounce_asker_finalize (GObject *object)
{
  BounceAsker *self = BOUNCE_ASKER (object);

  g_source_destroy (self->clock);
  g_source_unref (self->clock);
  g_clear_object (&self->resolver);
  g_clear_pointer (&self->recording, bounce_recording_unref);
  bounce_answer_memory_free (self->memory);
  bounce_lanes_free (self->lanes);
  g_hash_table_unref (self->jobs);
  G_OBJECT_CLASS (bounce_asker_parent_class)->finalize (object);
}

static void
bounce_asker_class_init (BounceAskerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bounce_asker_finalize;
}

static void
bounce_asker_init (BounceAsker *self)
{
  static GSourceFuncs funcs = { NULL, NULL, dispatch_clock, NULL, NULL, NULL };

  self->deadline = BOUNCE_RESOLVER_DEADLINE;
  self->memory = bounce_answer_memory_new (BOUNCE_ASKER_REMEMBER, BOUNCE_ASKER_REMEMBER_FAULTS);
  self->lanes = bounce_lanes_new ();
  self->jobs = g_hash_table_new (g_str_hash, g_str_equal);
  g_queue_init (&self->cancelled);
  self->clock = g_source_new (&funcs, sizeof (GSource));
  g_source_set_callback (self->clock, on_clock, self, NULL);
  g_source_attach (self->clock, g_main_context_get_thread_default ());
}

BounceAsker *
bounce_asker_new (BounceResolver *resolver)
{
  BounceAsker *self = g_object_new (BOUNCE_TYPE_ASKER, NULL);

  self->resolver = g_object_ref (resolver);
  self->serial = bounce_resolver_get_serial (resolver);
  return self;
}

BounceAsker *
bounce_asker_new_recorded (BounceRecording *recording)
{
  BounceAsker *self = g_object_new (BOUNCE_TYPE_ASKER, NULL);

  self->recording = bounce_recording_ref (recording);
  return self;
}

gboolean
bounce_asker_is_recorded (BounceAsker *self)
{
  return self->recording != NULL;
}

gboolean
bounce_asker_is_test (BounceAsker *self)
{
  return self->recording || bounce_resolver_is_test (self->resolver);
}

const char *
bounce_asker_get_servers (BounceAsker *self)
{
  return self->recording ? "" : bounce_resolver_get_servers (self->resolver);
}

guint
bounce_asker_get_serial (BounceAsker *self)
{
  return self->recording ? 0 : bounce_resolver_get_serial (self->resolver);
}

void
bounce_asker_set_deadline (BounceAsker *self, guint milliseconds)
{
  self->deadline = milliseconds ? milliseconds : BOUNCE_RESOLVER_DEADLINE;
}

guint
bounce_asker_get_asked (BounceAsker *self)
{
  return self->asked;
}

/* Takes @task. */
static void
answer_by_asking (BounceAsker *self, GTask *task, const char *name, BounceQuestion question, const char *operator_name,
                  gint64 gap, gboolean first)
{
  g_autofree char *key = g_strdup_printf ("%s %s", bounce_question_to_id (question), name);
  Job *job = g_hash_table_lookup (self->jobs, key);

  /* What other servers were asked does not answer this. */
  if (job && job->sent && job->serial != bounce_resolver_get_serial (self->resolver))
    {
      job_close (job);
      job = NULL;
    }
  if (job)
    {
      if (first)
        bounce_lanes_hasten (self->lanes, &job->item);
      job_add_waiter (job, task);
      return;
    }
  job = job_new (self, name, question, operator_name, gap, first);
  job_add_waiter (job, task);
  bounce_lanes_add (self->lanes, &job->item);
  pump (self);
}

void
bounce_asker_ask_async (BounceAsker *self, const char *name, BounceQuestion question, const char *operator_name, gint64 gap,
                        BounceAskFlags flags, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_autofree char *lower = g_ascii_strdown (name, -1);
  BounceAnswer *known = NULL;

  g_task_set_source_tag (task, bounce_asker_ask_async);
  if (g_str_has_suffix (lower, ".") && lower[1])
    lower[strlen (lower) - 1] = '\0';
  if (g_task_return_error_if_cancelled (task))
    return;
  if (self->recording)
    {
      bounce_recording_return (self->recording, lower, question, task);
      return;
    }
  follow_serial (self);
  if (!(flags & BOUNCE_ASK_AGAIN))
    known = bounce_answer_memory_find (self->memory, lower, question, g_get_real_time () / G_USEC_PER_SEC);
  if (known)
    g_task_return_pointer (task, known, (GDestroyNotify) bounce_answer_unref);
  else
    answer_by_asking (self, g_steal_pointer (&task), lower, question, operator_name, gap, flags & BOUNCE_ASK_FIRST);
}

BounceAnswer *
bounce_asker_ask_finish (BounceAsker *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
