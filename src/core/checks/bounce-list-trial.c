/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes the self-tests of lists, each once however many ask for it, and looks
 * once whether the resolver makes up answers. */
#include "bounce-list-trial.h"

#include "bounce-resolver-look.h"
#include "bounce-trial-judge.h"

/* How long a test that has its answers waits for the look at the resolver, in
 * milliseconds: one that drops such questions must not hold all lists up. */
#define LOOK_GRACE 1000

typedef struct
{
  BounceListTrials      *trials;
  const BounceBlocklist *list;
  char                  *name;   /* of the entry that must be there             */
  gboolean               secret; /* there is a key in it                        */
  BounceAnswer          *listed, *clean;
  guint                  serial; /* of the servers, when it began               */
  GPtrArray             *waiters;/* of Waiter                                   */
  GCancellable          *cancellable;   /* when nobody waits any more           */
  guint                  grace;
} Trial;

typedef struct
{
  Trial  *trial;
  GTask  *task;
  gulong  on_cancelled;
  guint   idle;                  /* will tell that it was cancelled             */
} Waiter;

struct _BounceListTrials
{
  GObject             parent_instance;
  BounceAsker        *asker;
  BounceBlocklists   *lists;
  BounceTrialMemory  *memory;
  BounceResolverLook *look;
  GHashTable         *running;   /* name → Trial                                */
  guint               serial;
};

G_DEFINE_FINAL_TYPE (BounceListTrials, bounce_list_trials, G_TYPE_OBJECT)

static gint64
get_now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

/* ---- a test and who waits for it ---------------------------------------- */

static void
return_trial (GTask                 *task,
              const BounceListTrial *trial)
{
  g_task_return_pointer (task, g_memdup2 (trial, sizeof *trial), g_free);
}

static void
waiter_free (Waiter *self)
{
  g_clear_handle_id (&self->idle, g_source_remove);
  if (self->on_cancelled != 0)
    g_signal_handler_disconnect (g_task_get_cancellable (self->task), self->on_cancelled);
  g_object_unref (self->task);
  g_free (self);
}

static GPtrArray *
new_waiters (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) waiter_free);
}

static void
trial_free (Trial *self)
{
  g_clear_handle_id (&self->grace, g_source_remove);
  g_clear_pointer (&self->listed, bounce_answer_unref);
  g_clear_pointer (&self->clean, bounce_answer_unref);
  g_ptr_array_unref (self->waiters);
  g_object_unref (self->cancellable);
  g_object_unref (self->trials);
  g_free (self->name);
  g_free (self);
}

static void
trial_end (Trial                 *self,
           const BounceListTrial *trial)
{
  g_autoptr (GPtrArray) waiters = g_steal_pointer (&self->waiters);
  BounceListTrials *trials = self->trials;

  self->waiters = new_waiters ();
  if (g_hash_table_lookup (trials->running, self->name) == self)
    g_hash_table_remove (trials->running, self->name);
  if (trial->why != BOUNCE_WHY_NOT_ASKED && self->serial == trials->serial)
    bounce_trial_memory_keep (trials->memory, self->name, trial, self->secret);
  if (g_hash_table_size (trials->running) == 0)
    bounce_trial_memory_save (trials->memory, get_now ());
  for (guint i = 0; i < waiters->len; i++)
    {
      Waiter *waiter = waiters->pdata[i];

      return_trial (waiter->task, trial);
    }
  trial_free (self);
}

/* Both answers are there; the look may still be on its way. */
static void
trial_decide (Trial *self)
{
  BounceListTrials *trials = self->trials;
  BounceListTrial trial = { .seen = get_now () };

  if (self->listed == NULL || self->clean == NULL)
    return;
  bounce_trial_judge (&trial, trials->lists, self->list, self->listed, self->clean);
  if (self->serial != bounce_asker_get_serial (trials->asker))
    bounce_trial_fail (&trial, BOUNCE_WHY_FAILURE, BOUNCE_DETAIL_NONE);
  else if (bounce_list_trials_is_rewritten (trials))
    bounce_trial_fail (&trial, BOUNCE_WHY_REWRITTEN, BOUNCE_DETAIL_NONE);
  else if (self->grace != 0 && bounce_resolver_look_is_running (trials->look))
    return;
  trial_end (self, &trial);
}

static gboolean
on_grace (gpointer data)
{
  Trial *self = data;

  self->grace = 0;
  trial_decide (self);

  return G_SOURCE_REMOVE;
}

static void
take_answer (Trial         *self,
             BounceAnswer **place,
             GAsyncResult  *result)
{
  BounceAnswer *answer = bounce_asker_ask_finish (self->trials->asker, result, NULL);

  /* NULL: cancelled, because nobody waits. */
  if (answer == NULL)
    answer = bounce_answer_new (BOUNCE_ANSWER_SILENT, BOUNCE_QUESTION_A, self->name, NULL, NULL, 0);
  *place = answer;
  if (self->listed == NULL || self->clean == NULL)
    return;
  if (g_cancellable_is_cancelled (self->cancellable))
    {
      trial_free (self);
      return;
    }
  if (bounce_resolver_look_is_running (self->trials->look))
    self->grace = g_timeout_add (LOOK_GRACE, on_grace, self);
  trial_decide (self);
}

static void
on_listed (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  Trial *self = data;

  take_answer (self, &self->listed, result);
}

static void
on_clean (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  Trial *self = data;

  take_answer (self, &self->clean, result);
}

/* The last who waits takes the questions along that are not yet sent. */
static gboolean
tell_cancelled (gpointer data)
{
  Waiter *waiter = data;
  Trial *trial = waiter->trial;
  g_autoptr (GTask) task = g_object_ref (waiter->task);

  waiter->idle = 0;
  g_ptr_array_remove (trial->waiters, waiter);
  if (trial->waiters->len == 0)
    {
      g_hash_table_remove (trial->trials->running, trial->name);
      g_cancellable_cancel (trial->cancellable);
      if (trial->listed != NULL && trial->clean != NULL)
        trial_free (trial);
    }
  g_task_return_error_if_cancelled (task);

  return G_SOURCE_REMOVE;
}

/* Only told later: whoever cancels is in the midst of something. */
static void
on_waiter_cancelled (GCancellable *cancellable,
                     gpointer      data)
{
  Waiter *waiter = data;

  if (waiter->idle == 0)
    waiter->idle = g_idle_add_full (G_PRIORITY_DEFAULT, tell_cancelled, waiter, NULL);
}

static void
trial_add_waiter (Trial *self,
                  GTask *task)
{
  GCancellable *cancellable = g_task_get_cancellable (task);
  Waiter *waiter = g_new0 (Waiter, 1);

  waiter->trial = self;
  waiter->task = g_object_ref (task);
  if (cancellable != NULL)
    waiter->on_cancelled = g_signal_connect (cancellable, "cancelled", G_CALLBACK (on_waiter_cancelled), waiter);
  g_ptr_array_add (self->waiters, waiter);
}

/* Our own memory decides how long a test counts: the asker's does not. */
static void
trial_ask (Trial               *self,
           const char          *name,
           BounceAskFlags       flags,
           GAsyncReadyCallback  callback)
{
  bounce_asker_ask_async (self->trials->asker, name, BOUNCE_QUESTION_A, self->list->operator_name, self->list->gap,
                          flags | BOUNCE_ASK_AGAIN, self->cancellable, callback, self);
}

static Trial *
trial_new (BounceListTrials      *trials,
           const BounceBlocklist *list,
           const char            *name,
           gboolean               secret)
{
  Trial *self = g_new0 (Trial, 1);

  self->trials = g_object_ref (trials);
  self->list = list;
  self->name = g_strdup (name);
  self->secret = secret;
  self->serial = trials->serial;
  self->waiters = new_waiters ();
  self->cancellable = g_cancellable_new ();
  g_hash_table_insert (trials->running, self->name, self);

  return self;
}

/* A look has ended. By name: each end may tell somebody who ends another. */
static void
decide_all (gpointer data)
{
  g_autoptr (BounceListTrials) self = g_object_ref (BOUNCE_LIST_TRIALS (data));
  g_autoptr (GList) running = g_hash_table_get_keys (self->running);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (GList *l = running; l != NULL; l = l->next)
    g_ptr_array_add (names, g_strdup (l->data));
  for (guint i = 0; i < names->len; i++)
    {
      Trial *trial = g_hash_table_lookup (self->running, names->pdata[i]);

      if (trial != NULL)
        trial_decide (trial);
    }
}

/* ---- the object --------------------------------------------------------- */

static void
bounce_list_trials_finalize (GObject *object)
{
  BounceListTrials *self = BOUNCE_LIST_TRIALS (object);

  bounce_trial_memory_save (self->memory, get_now ());
  g_clear_pointer (&self->look, bounce_resolver_look_free);
  g_clear_pointer (&self->memory, bounce_trial_memory_free);
  g_clear_pointer (&self->running, g_hash_table_unref);
  g_clear_pointer (&self->lists, bounce_blocklists_unref);
  g_clear_object (&self->asker);

  G_OBJECT_CLASS (bounce_list_trials_parent_class)->finalize (object);
}

static void
bounce_list_trials_class_init (BounceListTrialsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bounce_list_trials_finalize;
}

static void
bounce_list_trials_init (BounceListTrials *self)
{
  self->memory = bounce_trial_memory_new ();
  self->running = g_hash_table_new (g_str_hash, g_str_equal);
}

BounceListTrials *
bounce_list_trials_new (BounceAsker      *asker,
                        BounceBlocklists *lists)
{
  BounceListTrials *self = g_object_new (BOUNCE_TYPE_LIST_TRIALS, NULL);

  self->asker = g_object_ref (asker);
  self->lists = bounce_blocklists_ref (lists);
  self->serial = bounce_asker_get_serial (asker);
  bounce_trial_memory_set_servers (self->memory, bounce_asker_get_servers (asker));
  self->look = bounce_resolver_look_new (asker, self->memory, decide_all, self);

  return self;
}

BounceAsker *
bounce_list_trials_get_asker (BounceListTrials *self)
{
  return self->asker;
}

BounceBlocklists *
bounce_list_trials_get_lists (BounceListTrials *self)
{
  return self->lists;
}

gboolean
bounce_list_trials_is_rewritten (BounceListTrials *self)
{
  return bounce_resolver_look_is_rewritten (self->look, NULL);
}

void
bounce_list_trials_set_path (BounceListTrials *self,
                             const char       *path)
{
  if (!bounce_asker_is_recorded (self->asker))
    bounce_trial_memory_set_path (self->memory, path);
}

/* What held through other servers is void. */
static void
follow_servers (BounceListTrials *self)
{
  guint serial = bounce_asker_get_serial (self->asker);

  if (serial == self->serial)
    return;
  self->serial = serial;
  bounce_resolver_look_forget (self->look);
  bounce_trial_memory_set_servers (self->memory, bounce_asker_get_servers (self->asker));
}

/* What needs no question. */
static gboolean
find_known (BounceListTrials *self,
            const char       *name,
            BounceAskFlags    flags,
            BounceListTrial  *trial)
{
  gboolean again = (flags & BOUNCE_ASK_AGAIN) != 0;

  if (name == NULL)
    {
      *trial = (BounceListTrial) { FALSE, BOUNCE_WHY_NOT_ASKED, BOUNCE_DETAIL_UNVERIFIED, 0 };
      return TRUE;
    }
  if (!again && bounce_resolver_look_is_rewritten (self->look, trial))
    return TRUE;

  return bounce_trial_memory_find (self->memory, name, again, get_now (), trial);
}

void
bounce_list_trials_try_async (BounceListTrials      *self,
                              const BounceBlocklist *list,
                              const char            *key,
                              BounceSubjectKind      kind,
                              BounceAskFlags         flags,
                              GCancellable          *cancellable,
                              GAsyncReadyCallback    callback,
                              gpointer               user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_autofree char *name = bounce_trial_dup_name (list, key, kind, TRUE);
  g_autofree char *other = bounce_trial_dup_name (list, key, kind, FALSE);
  BounceListTrial known;
  Trial *trial;

  g_task_set_source_tag (task, bounce_list_trials_try_async);
  if (g_task_return_error_if_cancelled (task))
    return;
  follow_servers (self);
  if (find_known (self, other != NULL ? name : NULL, flags, &known))
    {
      return_trial (task, &known);
      return;
    }
  trial = g_hash_table_lookup (self->running, name);
  if (trial != NULL)
    {
      trial_add_waiter (trial, task);
      return;
    }

  trial = trial_new (self, list, name, key != NULL);
  trial_add_waiter (trial, task);
  bounce_resolver_look_start (self->look, flags);
  trial_ask (trial, name, flags, on_listed);
  trial_ask (trial, other, flags, on_clean);
}

gboolean
bounce_list_trials_try_finish (BounceListTrials  *self,
                               GAsyncResult      *result,
                               BounceListTrial   *trial,
                               GError           **error)
{
  g_autofree BounceListTrial *found = g_task_propagate_pointer (G_TASK (result), error);

  if (found == NULL)
    return FALSE;
  *trial = *found;

  return TRUE;
}
