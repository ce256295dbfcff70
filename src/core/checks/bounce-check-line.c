/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks one line of a run. */
#include "bounce-check-line.h"

#include "bounce-list-keys.h"

typedef struct
{
  BounceCheckLine     *line;
  BounceCheckTask      task;     /* trials and subject are held, helo is not    */
  GCancellable        *cancellable;
  BounceCheckLineFunc  done;
  GObject             *owner;
} Asking;

static Asking *
asking_new (BounceCheckLine       *line,
            const BounceCheckTask *task,
            GCancellable          *cancellable,
            BounceCheckLineFunc    done,
            GObject               *owner)
{
  Asking *self = g_new0 (Asking, 1);

  self->line = line;
  self->task = *task;
  self->task.trials = g_object_ref (task->trials);
  self->task.subject = bounce_subject_ref (task->subject);
  self->task.helo = NULL;
  self->cancellable = g_object_ref (cancellable);
  self->done = done;
  self->owner = g_object_ref (owner);

  return self;
}

static void
asking_free (Asking *self)
{
  g_object_unref (self->task.trials);
  bounce_subject_unref (self->task.subject);
  g_object_unref (self->cancellable);
  g_object_unref (self->owner);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Asking, asking_free)

/* What was given up has its result already, and may be asked anew. */
static gboolean
is_awaited (const Asking *self)
{
  return !g_cancellable_is_cancelled (self->cancellable);
}

static void
take_not_asked (BounceCheckLine       *self,
                const BounceCheckTask *task,
                BounceOutcomeDetail    detail)
{
  BounceBlocklists *lists = bounce_list_trials_get_lists (task->trials);

  bounce_check_take_list_result (self->check, bounce_list_result_new_unsure (lists, self->chosen.list, task->subject,
                                                                             BOUNCE_WHY_NOT_ASKED, detail));
}

static void
on_list (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (Asking) asking = user_data;
  g_autoptr (BounceListResult) found = bounce_list_check_finish (result, NULL);
  gint64 seen = found != NULL ? found->seen : 0;

  if (!is_awaited (asking))
    return;
  if (found != NULL)
    bounce_check_take_list_result (asking->line->check, g_steal_pointer (&found));
  else
    take_not_asked (asking->line, &asking->task, BOUNCE_DETAIL_NONE);
  asking->done (asking->owner, seen);
}

static void
on_reverse (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (Asking) asking = user_data;
  g_autoptr (BounceReverseResult) found = bounce_reverse_check_finish (result, NULL);
  gint64 seen = found != NULL ? found->seen : 0;

  if (!is_awaited (asking))
    return;
  if (found != NULL)
    bounce_check_take_reverse_result (asking->line->check, g_steal_pointer (&found));
  else
    bounce_check_give_up (asking->line->check);
  asking->done (asking->owner, seen);
}

static void
on_mail (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (Asking) asking = user_data;
  g_autoptr (BounceMailResult) found = bounce_domain_check_finish (result, NULL);
  gint64 seen = found != NULL ? found->seen : 0;

  if (!is_awaited (asking))
    return;
  if (found != NULL)
    bounce_check_take_mail_result (asking->line->check, g_steal_pointer (&found));
  else
    bounce_check_give_up (asking->line->check);
  asking->done (asking->owner, seen);
}

static void
ask_list (Asking     *asking,
          const char *key)
{
  const BounceChosenList *chosen = &asking->line->chosen;
  BounceAskFlags flags = asking->task.flags | (chosen->named ? BOUNCE_ASK_FIRST : 0);

  bounce_list_check_async (asking->task.trials, chosen->list, key, asking->task.subject, flags, asking->cancellable,
                           on_list, asking);
}

/* No store of secrets (over ssh, in cron) is no key; the list then says so. */
static void
on_key (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr (Asking) asking = user_data;
  char *key = bounce_list_keys_lookup_finish (result, NULL);

  if (is_awaited (asking))
    ask_list (g_steal_pointer (&asking), key);
  bounce_list_keys_free_key (key);
}

BounceCheckLine *
bounce_check_line_new (BounceCheckKind         kind,
                       const BounceChosenList *chosen)
{
  BounceCheckLine *self = g_new0 (BounceCheckLine, 1);

  if (chosen != NULL)
    self->chosen = *chosen;
  self->check = bounce_check_new (kind, self->chosen.list, self->chosen.named);

  return self;
}

static gboolean
has_kind (const BounceBlocklist *list,
          BounceSubjectKind      kind)
{
  return kind == BOUNCE_SUBJECT_IPV4 ? list->ipv4 : kind == BOUNCE_SUBJECT_IPV6 ? list->ipv6 : list->domain;
}

gboolean
bounce_check_line_is_asked (const BounceCheckLine *self,
                            BounceSubject         *subject)
{
  const BounceBlocklist *list = self->chosen.list;

  return list == NULL || (!self->chosen.terms && !list->dead && has_kind (list, subject->kind));
}

static char *
dup_list_name (const BounceBlocklist *list,
               BounceSubject         *subject)
{
  g_autofree char *zone = g_strconcat (list->terms == BOUNCE_LIST_TERMS_KEY ? "****." : "", list->zone, NULL);

  if (subject->kind == BOUNCE_SUBJECT_DOMAIN && list->organisational)
    return g_strconcat (subject->organisational, ".", zone, NULL);

  return bounce_subject_dup_list_name (subject, zone);
}

char *
bounce_check_line_dup_name (const BounceCheckLine *self,
                            BounceSubject         *subject)
{
  if (!bounce_check_line_is_asked (self, subject))
    return NULL;

  switch (bounce_check_get_kind (self->check))
    {
    case BOUNCE_CHECK_REVERSE:
      return bounce_subject_dup_ptr_name (subject);
    case BOUNCE_CHECK_MAIL:
      return g_strdup (subject->ascii);
    case BOUNCE_CHECK_LIST:
    default:
      return dup_list_name (self->chosen.list, subject);
    }
}

/* A recording has answers for keyed lists, too, and no need of a key. */
static gboolean
needs_key (const BounceCheckLine *self,
           BounceAsker           *asker)
{
  return self->chosen.list->terms == BOUNCE_LIST_TERMS_KEY && !bounce_asker_is_recorded (asker);
}

void
bounce_check_line_ask (BounceCheckLine       *self,
                       const BounceCheckTask *task,
                       GCancellable          *cancellable,
                       BounceCheckLineFunc    done,
                       GObject               *owner)
{
  BounceAsker *asker = bounce_list_trials_get_asker (task->trials);
  BounceCheckKind kind = bounce_check_get_kind (self->check);
  BounceAskFlags first = task->flags | BOUNCE_ASK_FIRST;
  Asking *asking;

  if (self->chosen.terms)
    {
      take_not_asked (self, task, BOUNCE_DETAIL_TERMS);
      done (owner, 0);
      return;
    }

  asking = asking_new (self, task, cancellable, done, owner);
  if (kind == BOUNCE_CHECK_REVERSE)
    bounce_reverse_check_async (asker, task->subject, task->helo, first, cancellable, on_reverse, asking);
  else if (kind == BOUNCE_CHECK_MAIL)
    bounce_domain_check_async (asker, task->subject, first, cancellable, on_mail, asking);
  else if (needs_key (self, asker))
    bounce_list_keys_lookup_async (self->chosen.list->operator_name, cancellable, on_key, asking);
  else
    ask_list (asking, NULL);
}

void
bounce_check_line_give_up (BounceCheckLine       *self,
                           const BounceCheckTask *task)
{
  if (self->chosen.list != NULL)
    take_not_asked (self, task, BOUNCE_DETAIL_NONE);
  else
    bounce_check_give_up (self->check);
}

void
bounce_check_line_free (BounceCheckLine *self)
{
  g_object_unref (self->check);
  g_free (self);
}
