/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* All lines of one subject, asked at once. */
#include "bounce-check-run.h"

#include "bounce-check-line.h"

struct _BounceCheckRun
{
  GObject           parent_instance;

  BounceListTrials *trials;
  BounceSubject    *subject;
  BounceCheckWants  wants;       /* helo is owned                               */
  GPtrArray        *lines;       /* of BounceCheckLine, in the model's order    */

  GCancellable     *cancellable; /* of this start                               */
  BounceAskFlags    flags;
  guint             awaited;
  gboolean          started, finished;
  guint             asked_before;    /* of the asker, when this run began       */
  guint             asked;           /* once finished                           */
  gint64            seen;
};

static void bounce_check_run_model_init (GListModelInterface *iface);

G_DEFINE_TYPE_WITH_CODE (BounceCheckRun, bounce_check_run, G_TYPE_OBJECT,
                         G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, bounce_check_run_model_init))

enum
{
  PROP_0,
  PROP_FINISHED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];
static guint changed_signal;

static BounceAsker *
get_asker (BounceCheckRun *self)
{
  return bounce_list_trials_get_asker (self->trials);
}

static BounceCheckTask
get_task (BounceCheckRun *self)
{
  return (BounceCheckTask) { self->trials, self->subject, self->wants.helo, self->flags };
}

static BounceCheckLine *
get_line (BounceCheckRun *self,
          guint           nth)
{
  return g_ptr_array_index (self->lines, nth);
}

static void
finish (BounceCheckRun *self)
{
  self->asked = bounce_asker_get_asked (get_asker (self)) - self->asked_before;
  self->finished = TRUE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FINISHED]);
}

static void
on_line_done (gpointer owner,
              gint64   seen)
{
  BounceCheckRun *self = owner;

  self->seen = MAX (self->seen, seen);
  self->awaited--;
  g_signal_emit (self, changed_signal, 0);
  if (self->awaited == 0 && !self->finished)
    finish (self);
}

static GType
get_item_type (GListModel *model)
{
  return BOUNCE_TYPE_CHECK;
}

static guint
get_n_items (GListModel *model)
{
  return BOUNCE_CHECK_RUN (model)->lines->len;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  BounceCheckRun *self = BOUNCE_CHECK_RUN (model);

  return position < self->lines->len ? g_object_ref (get_line (self, position)->check) : NULL;
}

static void
bounce_check_run_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
bounce_check_run_get_property (GObject    *object,
                               guint       id,
                               GValue     *value,
                               GParamSpec *spec)
{
  if (id == PROP_FINISHED)
    g_value_set_boolean (value, BOUNCE_CHECK_RUN (object)->finished);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
}

static void
bounce_check_run_finalize (GObject *object)
{
  BounceCheckRun *self = BOUNCE_CHECK_RUN (object);

  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_clear_object (&self->trials);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->subject, bounce_subject_unref);
  g_free ((char *) self->wants.helo);
  G_OBJECT_CLASS (bounce_check_run_parent_class)->finalize (object);
}

static void
bounce_check_run_class_init (BounceCheckRunClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = bounce_check_run_get_property;
  object_class->finalize = bounce_check_run_finalize;
  properties[PROP_FINISHED] = g_param_spec_boolean ("finished", NULL, NULL, FALSE,
                                                    G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  changed_signal = g_signal_new ("changed", BOUNCE_TYPE_CHECK_RUN, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
bounce_check_run_init (BounceCheckRun *self)
{
  self->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) bounce_check_line_free);
}

static void
add_lists (BounceCheckRun *self,
           GArray         *chosen,
           gboolean        named)
{
  for (guint i = 0; chosen != NULL && i < chosen->len; i++)
    {
      const BounceChosenList *one = &g_array_index (chosen, BounceChosenList, i);

      if (one->named == named)
        g_ptr_array_add (self->lines, bounce_check_line_new (BOUNCE_CHECK_LIST, one));
    }
}

/* What the verdict waits for comes first, on the screen and on the wire. */
BounceCheckRun *
bounce_check_run_new (BounceListTrials       *trials,
                      BounceSubject          *subject,
                      GArray                 *chosen,
                      const BounceCheckWants *wants)
{
  BounceCheckRun *self = g_object_new (BOUNCE_TYPE_CHECK_RUN, NULL);

  self->trials = g_object_ref (trials);
  self->subject = bounce_subject_ref (subject);
  self->wants = *wants;
  self->wants.helo = g_strdup (wants->helo);
  add_lists (self, chosen, TRUE);
  if (wants->reverse && subject->kind != BOUNCE_SUBJECT_DOMAIN)
    g_ptr_array_add (self->lines, bounce_check_line_new (BOUNCE_CHECK_REVERSE, NULL));
  if (wants->mail && subject->kind == BOUNCE_SUBJECT_DOMAIN)
    g_ptr_array_add (self->lines, bounce_check_line_new (BOUNCE_CHECK_MAIL, NULL));
  add_lists (self, chosen, FALSE);

  return self;
}

BounceSubject *
bounce_check_run_get_subject (BounceCheckRun *self)
{
  return self->subject;
}

static gboolean
may_ask (BounceCheckRun *self)
{
  return self->subject->askable == BOUNCE_ASKABLE_YES
    || (self->subject->askable == BOUNCE_ASKABLE_EXAMPLE && bounce_asker_is_test (get_asker (self)));
}

char **
bounce_check_run_dup_names (BounceCheckRun *self)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < self->lines->len && may_ask (self); i++)
    {
      const BounceCheckLine *line = get_line (self, i);
      char *name = bounce_check_line_dup_name (line, self->subject);

      if (name != NULL)
        g_ptr_array_add (names, name);
      if (bounce_check_get_kind (line->check) == BOUNCE_CHECK_REVERSE && self->wants.helo != NULL)
        g_ptr_array_add (names, g_strdup (self->wants.helo));
    }
  g_ptr_array_add (names, NULL);

  return (char **) g_ptr_array_steal (names, NULL);
}

char **
bounce_check_run_dup_operators (BounceCheckRun *self)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < self->lines->len && may_ask (self); i++)
    {
      const BounceCheckLine *line = get_line (self, i);
      const char *name = line->chosen.list != NULL ? line->chosen.list->operator_name : NULL;

      if (name != NULL && bounce_check_line_is_asked (line, self->subject)
          && !g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
        g_ptr_array_add (names, g_strdup (name));
    }
  g_ptr_array_add (names, NULL);

  return (char **) g_ptr_array_steal (names, NULL);
}

/* Every line is marked before the first is asked: some answer at once. */
void
bounce_check_run_start (BounceCheckRun *self,
                        BounceAskFlags  flags)
{
  BounceCheckTask task;

  if (self->started && !self->finished)
    return;

  g_object_ref (self);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->flags = flags;
  self->asked_before = bounce_asker_get_asked (get_asker (self));
  self->awaited = self->lines->len;
  self->started = TRUE;
  self->finished = FALSE;
  self->seen = 0;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FINISHED]);
  for (guint i = 0; i < self->lines->len; i++)
    bounce_check_start (get_line (self, i)->check);

  if (self->lines->len == 0)
    finish (self);
  task = get_task (self);
  for (guint i = 0; i < self->lines->len && !self->finished; i++)
    bounce_check_line_ask (get_line (self, i), &task, self->cancellable, on_line_done, G_OBJECT (self));
  g_object_unref (self);
}

void
bounce_check_run_stop (BounceCheckRun *self)
{
  BounceCheckTask task = get_task (self);

  /* Whoever hears of this may stop it once more. */
  if (!self->started || self->finished || g_cancellable_is_cancelled (self->cancellable))
    return;

  g_cancellable_cancel (self->cancellable);
  for (guint i = 0; i < self->lines->len; i++)
    if (bounce_check_get_state (get_line (self, i)->check) != BOUNCE_CHECK_DONE)
      bounce_check_line_give_up (get_line (self, i), &task);
  self->awaited = 0;
  g_signal_emit (self, changed_signal, 0);
  finish (self);
}

gboolean
bounce_check_run_is_started (BounceCheckRun *self)
{
  return self->started;
}

gboolean
bounce_check_run_is_finished (BounceCheckRun *self)
{
  return self->finished;
}

gboolean
bounce_check_run_is_recorded (BounceCheckRun *self)
{
  return bounce_asker_is_recorded (get_asker (self));
}

const char *
bounce_check_run_get_resolver (BounceCheckRun *self)
{
  return bounce_asker_get_servers (get_asker (self));
}

guint
bounce_check_run_get_asked (BounceCheckRun *self)
{
  if (!self->started)
    return 0;

  return self->finished ? self->asked : bounce_asker_get_asked (get_asker (self)) - self->asked_before;
}

gint64
bounce_check_run_get_seen (BounceCheckRun *self)
{
  return self->seen;
}

void
bounce_check_run_count (BounceCheckRun *self,
                        guint           counts[BOUNCE_N_OUTCOMES])
{
  for (guint i = 0; i < BOUNCE_N_OUTCOMES; i++)
    counts[i] = 0;
  for (guint i = 0; i < self->lines->len; i++)
    {
      const BounceListResult *result = bounce_check_get_list_result (get_line (self, i)->check);

      if (result != NULL)
        counts[result->outcome]++;
    }
}

GPtrArray *
bounce_check_run_dup_list_results (BounceCheckRun *self)
{
  GPtrArray *results = g_ptr_array_new ();

  for (guint i = 0; i < self->lines->len; i++)
    {
      const BounceListResult *result = bounce_check_get_list_result (get_line (self, i)->check);

      if (result != NULL)
        g_ptr_array_add (results, (gpointer) result);
    }

  return results;
}

const BounceReverseResult *
bounce_check_run_get_reverse (BounceCheckRun *self)
{
  const BounceReverseResult *found = NULL;

  for (guint i = 0; i < self->lines->len && found == NULL; i++)
    found = bounce_check_get_reverse_result (get_line (self, i)->check);

  return found;
}

const BounceMailResult *
bounce_check_run_get_mail (BounceCheckRun *self)
{
  const BounceMailResult *found = NULL;

  for (guint i = 0; i < self->lines->len && found == NULL; i++)
    found = bounce_check_get_mail_result (get_line (self, i)->check);

  return found;
}
