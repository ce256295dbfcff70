/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks for what is known to be there, before a name is said not to be. */
#include "bounce-absence.h"

#include <string.h>

typedef struct
{
  BounceAsker    *asker;
  BounceAnswer   *answer;
  BounceAskFlags  flags;
  const char     *anchors[2];    /* borrowed from @answer, or static            */
  guint           next;
} Proof;

static void
proof_free (Proof *self)
{
  g_object_unref (self->asker);
  bounce_answer_unref (self->answer);
  g_free (self);
}

/* A mistyped top-level domain ("gmail.con") is not there either: then "com"
 * tells. */
static void
choose_anchors (Proof *self)
{
  const char *name = self->answer->name;
  const char *dot = strrchr (name, '.');

  if (g_str_has_suffix (name, ".in-addr.arpa"))
    self->anchors[0] = "in-addr.arpa";
  else if (g_str_has_suffix (name, ".ip6.arpa"))
    self->anchors[0] = "ip6.arpa";
  else
    {
      self->anchors[0] = dot != NULL ? dot + 1 : "com";
      if (strcmp (self->anchors[0], "com") != 0)
        self->anchors[1] = "com";
    }
}

static void on_anchor (GObject *source, GAsyncResult *result, gpointer data);

static void
go_on (GTask *task)
{
  Proof *self = g_task_get_task_data (task);
  const char *anchor = self->next < G_N_ELEMENTS (self->anchors) ? self->anchors[self->next++] : NULL;

  if (anchor != NULL)
    bounce_asker_ask_async (self->asker, anchor, BOUNCE_QUESTION_SOA, NULL, 0, self->flags, g_task_get_cancellable (task),
                            on_anchor, g_object_ref (task));
  else
    g_task_return_pointer (task, bounce_answer_new (BOUNCE_ANSWER_BROKEN, self->answer->question, self->answer->name, NULL, NULL, 0),
                           (GDestroyNotify) bounce_answer_unref);
}

static void
on_anchor (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (GTask) task = data;
  Proof *self = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (BounceAnswer) anchor = bounce_asker_ask_finish (BOUNCE_ASKER (source), result, &error);

  if (anchor == NULL)
    g_task_return_error (task, error);
  else if (anchor->kind == BOUNCE_ANSWER_ABSENT)
    go_on (task);
  else
    g_task_return_pointer (task, bounce_answer_ref (self->answer), (GDestroyNotify) bounce_answer_unref);
}

void
bounce_absence_prove_async (BounceAsker         *asker,
                            BounceAnswer        *answer,
                            BounceAskFlags       flags,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Proof *self;

  g_task_set_source_tag (task, bounce_absence_prove_async);
  if (answer->kind != BOUNCE_ANSWER_ABSENT || bounce_asker_is_recorded (asker))
    {
      g_task_return_pointer (task, bounce_answer_ref (answer), (GDestroyNotify) bounce_answer_unref);
      return;
    }

  self = g_new0 (Proof, 1);
  self->asker = g_object_ref (asker);
  self->answer = bounce_answer_ref (answer);
  self->flags = flags;
  choose_anchors (self);
  g_task_set_task_data (task, self, (GDestroyNotify) proof_free);
  go_on (task);
}

BounceAnswer *
bounce_absence_prove_finish (GAsyncResult  *result,
                             GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
