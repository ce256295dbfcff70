/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The questions somebody waits for: their deadlines, their cancellation, and
 * the turn of those that have an answer. */
#include "bounce-pending.h"

struct _BouncePending
{
  const BouncePendingFuncs *funcs;
  gpointer                  owner;
  GSource                  *clock;
  GQueue                    questions;   /* the earliest deadline first         */
  GQueue                    answered;
};

static gboolean
is_answered (BouncePendingQuestion *question)
{
  return question->done.prev || question->done.next || question->home->answered.head == &question->done;
}

static void
set_clock (BouncePending *self)
{
  BouncePendingQuestion *first = g_queue_peek_head (&self->questions);

  if (self->answered.length > 0)
    g_source_set_ready_time (self->clock, 0);
  else
    g_source_set_ready_time (self->clock, first ? first->deadline : -1);
}

/* Gives its task, to be returned. */
static GTask *
take_out (BouncePendingQuestion *question)
{
  BouncePending *self = question->home;
  GTask *task = question->task;

  g_queue_unlink (&self->questions, &question->link);
  if (is_answered (question))
    g_queue_unlink (&self->answered, &question->done);
  self->funcs->let_go (question, self->owner);
  if (question->cancel)
    {
      g_source_destroy (question->cancel);
      g_source_unref (question->cancel);
    }
  g_clear_pointer (&question->answer, bounce_answer_unref);
  g_free (question->name);
  g_free (question);
  return task;
}

static void
end (BouncePendingQuestion *question)
{
  BouncePending *self = question->home;
  g_autoptr (BounceAnswer) answer = NULL;
  g_autoptr (GTask) task = NULL;

  self->funcs->end (question, self->owner);
  answer = g_steal_pointer (&question->answer);
  if (!answer)
    answer = bounce_answer_new (BOUNCE_ANSWER_SILENT, question->type, question->name, NULL, NULL, 0);
  answer->milliseconds = (g_get_monotonic_time () - question->begun) / 1000;
  task = take_out (question);
  g_task_return_pointer (task, g_steal_pointer (&answer), (GDestroyNotify) bounce_answer_unref);
}

static void
rest_if_idle (BouncePending *self)
{
  if (self->questions.length == 0)
    self->funcs->rest (self->owner);
  set_clock (self);
}

static gboolean
on_clock (gpointer data)
{
  BouncePending *self = data;
  GObject *owner = g_object_ref (self->owner);
  gint64 now = g_get_monotonic_time ();
  guint turns = self->answered.length;
  BouncePendingQuestion *question;

  /* Only those of now: who hears an answer may ask again, and the loop has
   * other work as well. */
  for (; turns > 0 && (question = g_queue_peek_head (&self->answered)) != NULL; turns--)
    {
      g_queue_unlink (&self->answered, &question->done);
      if (question->deadline <= now || !self->funcs->ask_another (question, self->owner))
        end (question);
    }
  while ((question = g_queue_peek_head (&self->questions)) != NULL && question->deadline <= now)
    end (question);
  rest_if_idle (self);
  g_object_unref (owner);
  return G_SOURCE_CONTINUE;
}

static gboolean
on_cancelled (GCancellable *cancellable, gpointer data)
{
  BouncePendingQuestion *question = data;
  BouncePending *self = question->home;
  GObject *owner = g_object_ref (self->owner);
  GTask *task = take_out (question);

  g_task_return_error_if_cancelled (task);
  g_object_unref (task);
  rest_if_idle (self);
  g_object_unref (owner);
  return G_SOURCE_REMOVE;
}

static gboolean
dispatch_clock (GSource *source, GSourceFunc callback, gpointer data)
{
  return callback (data);
}

BouncePending *
bounce_pending_new (const BouncePendingFuncs *funcs, gpointer owner)
{
  static GSourceFuncs source_funcs = { NULL, NULL, dispatch_clock, NULL, NULL, NULL };
  BouncePending *self = g_new0 (BouncePending, 1);

  self->funcs = funcs;
  self->owner = owner;
  g_queue_init (&self->questions);
  g_queue_init (&self->answered);
  self->clock = g_source_new (&source_funcs, sizeof (GSource));
  g_source_set_callback (self->clock, on_clock, self, NULL);
  g_source_attach (self->clock, g_main_context_get_thread_default ());
  return self;
}

/* From the end: the deadlines mostly are equally far away. */
static void
insert (BouncePending *self, BouncePendingQuestion *question)
{
  GList *before = self->questions.tail;

  while (before && ((BouncePendingQuestion *) before->data)->deadline > question->deadline)
    before = before->prev;
  question->link.data = question->done.data = question;
  if (before)
    g_queue_insert_after_link (&self->questions, before, &question->link);
  else
    g_queue_push_head_link (&self->questions, &question->link);
}

BouncePendingQuestion *
bounce_pending_add (BouncePending *self, GTask *task, const char *name, BounceQuestion type, guint deadline)
{
  GCancellable *cancellable = g_task_get_cancellable (task);
  BouncePendingQuestion *question = g_new0 (BouncePendingQuestion, 1);

  question->home = self;
  question->task = task;
  question->name = g_strdup (name);
  question->type = type;
  question->begun = g_get_monotonic_time ();
  question->deadline = question->begun + deadline * (gint64) 1000;
  insert (self, question);
  set_clock (self);
  if (!cancellable)
    return question;
  question->cancel = g_cancellable_source_new (cancellable);
  g_source_set_callback (question->cancel, G_SOURCE_FUNC (on_cancelled), question, NULL);
  g_source_attach (question->cancel, g_main_context_get_thread_default ());
  return question;
}

void
bounce_pending_answered (BouncePendingQuestion *question)
{
  if (!is_answered (question))
    g_queue_push_tail_link (&question->home->answered, &question->done);
  set_clock (question->home);
}

GPtrArray *
bounce_pending_dup_open (BouncePending *self)
{
  GPtrArray *open = g_ptr_array_new ();

  for (GList *link = self->questions.head; link; link = link->next)
    if (!is_answered (link->data))
      g_ptr_array_add (open, link->data);
  return open;
}

void
bounce_pending_free (BouncePending *self)
{
  g_source_destroy (self->clock);
  g_source_unref (self->clock);
  g_free (self);
}
