/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What to ask because of one bounce, and its verdict. */
#include "bounce-check-case.h"

#include "bounce-verdict-words.h"

enum
{
  HOST,
  RECIPIENT,
  SENDER,
  N_RUNS
};

struct _BounceCheckCase
{
  GObject             parent_instance;

  BounceVerdictCase   one;       /* its texts are owned                         */
  BounceListTrials   *trials;
  BounceCheckRun     *runs[N_RUNS];
  gboolean            shared[N_RUNS];    /* the run was there before            */
  gboolean            finished;
  GPtrArray          *results;   /* what the last verdict borrows from          */
};

G_DEFINE_TYPE (BounceCheckCase, bounce_check_case, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_FINISHED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];
static guint changed_signal;

static void
copy_case (BounceVerdictCase       *to,
           const BounceVerdictCase *from)
{
  *to = *from;
  to->zone = g_strdup (from->zone);
  to->host = g_strdup (from->host);
  to->helo = g_strdup (from->helo);
  to->recipient_domain = g_strdup (from->recipient_domain);
  to->sender_domain = g_strdup (from->sender_domain);
}

static void
clear_case (BounceVerdictCase *one)
{
  g_free ((char *) one->zone);
  g_free ((char *) one->host);
  g_free ((char *) one->helo);
  g_free ((char *) one->recipient_domain);
  g_free ((char *) one->sender_domain);
}

static gboolean
are_runs_finished (BounceCheckCase *self)
{
  for (guint i = 0; i < N_RUNS; i++)
    if (self->runs[i] != NULL && !bounce_check_run_is_finished (self->runs[i]))
      return FALSE;

  return TRUE;
}

static void
take_finished (BounceCheckCase *self)
{
  gboolean finished = are_runs_finished (self);

  if (finished == self->finished)
    return;

  self->finished = finished;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FINISHED]);
}

static void
on_changed (BounceCheckCase *self)
{
  g_signal_emit (self, changed_signal, 0);
}

/* The verdict of a run that has nothing left to wait for may be another. */
static void
on_finished (BounceCheckCase *self)
{
  g_signal_emit (self, changed_signal, 0);
  take_finished (self);
}

static void
bounce_check_case_get_property (GObject    *object,
                                guint       id,
                                GValue     *value,
                                GParamSpec *spec)
{
  if (id == PROP_FINISHED)
    g_value_set_boolean (value, BOUNCE_CHECK_CASE (object)->finished);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
}

static void
bounce_check_case_finalize (GObject *object)
{
  BounceCheckCase *self = BOUNCE_CHECK_CASE (object);

  for (guint i = 0; i < N_RUNS; i++)
    g_clear_object (&self->runs[i]);
  g_clear_object (&self->trials);
  g_clear_pointer (&self->results, g_ptr_array_unref);
  clear_case (&self->one);
  G_OBJECT_CLASS (bounce_check_case_parent_class)->finalize (object);
}

static void
bounce_check_case_class_init (BounceCheckCaseClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = bounce_check_case_get_property;
  object_class->finalize = bounce_check_case_finalize;
  properties[PROP_FINISHED] = g_param_spec_boolean ("finished", NULL, NULL, FALSE,
                                                    G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  changed_signal = g_signal_new ("changed", BOUNCE_TYPE_CHECK_CASE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
bounce_check_case_init (BounceCheckCase *self)
{
}

static void
take_run (BounceCheckCase *self,
          guint            nth,
          BounceCheckRun  *run)
{
  self->runs[nth] = run;
  g_signal_connect_object (run, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (run, "notify::finished", G_CALLBACK (on_finished), self, G_CONNECT_SWAPPED);
}

/* Lists of domains say nothing of an address: they are asked about the
 * sender's domain. */
static gboolean
names_domain_list (BounceCheckCase  *self,
                   BounceBlocklists *lists)
{
  const BounceBlocklist *list = self->one.zone != NULL && !self->one.zone_is_link_only
    ? bounce_blocklists_find (lists, self->one.zone) : NULL;

  return list != NULL && list->domain && !list->ipv4 && !list->ipv6;
}

static gboolean
add_host_run (BounceCheckCase       *self,
              BounceBlocklists      *lists,
              const BounceSettings  *settings,
              const char            *wanted,
              GError               **error)
{
  const BounceCheckWants wants = { .reverse = TRUE, .helo = self->one.helo };
  gboolean named = !self->one.zone_is_link_only && !self->one.zone_lists_domains;
  g_autoptr (BounceSubject) subject = bounce_subject_new (self->one.host, NULL);
  g_autoptr (GArray) chosen = NULL;

  if (subject == NULL)
    return TRUE;
  chosen = bounce_check_choose (lists, settings, subject->kind, wanted, named ? self->one.zone : NULL, error);
  if (chosen == NULL)
    return FALSE;
  take_run (self, HOST, bounce_check_run_new (self->trials, subject, chosen, &wants));

  return TRUE;
}

/* @chosen: lists that are asked about this domain, or NULL for none. */
static void
add_domain_run (BounceCheckCase *self,
                guint            nth,
                const char      *domain,
                GArray          *chosen,
                gboolean         mail)
{
  const BounceCheckWants wants = { .mail = mail };
  g_autoptr (BounceSubject) subject = domain != NULL ? bounce_subject_new (domain, NULL) : NULL;

  if (subject != NULL && subject->kind == BOUNCE_SUBJECT_DOMAIN)
    take_run (self, nth, bounce_check_run_new (self->trials, subject, chosen, &wants));
}

BounceCheckCase *
bounce_check_case_new (BounceListTrials         *trials,
                       BounceBlocklists         *lists,
                       const BounceSettings     *settings,
                       const char               *wanted,
                       const BounceVerdictCase  *one,
                       BounceCheckRun           *host_run,
                       GError                  **error)
{
  g_autoptr (BounceCheckCase) self = g_object_new (BOUNCE_TYPE_CHECK_CASE, NULL);
  BounceAsks asks = bounce_cause_get_asks (one->cause);
  g_autoptr (GArray) named = NULL;

  self->trials = g_object_ref (trials);
  copy_case (&self->one, one);
  self->shared[HOST] = host_run != NULL;
  self->one.zone_lists_domains = names_domain_list (self, lists);
  if (host_run != NULL)
    take_run (self, HOST, g_object_ref (host_run));
  else if (one->host != NULL && !add_host_run (self, lists, settings, wanted, error))
    return NULL;

  if (self->one.zone_lists_domains)
    named = bounce_check_choose (lists, settings, BOUNCE_SUBJECT_DOMAIN, one->zone, one->zone, NULL);
  if ((asks & BOUNCE_ASKS_RECIPIENT_MAIL) != 0)
    add_domain_run (self, RECIPIENT, one->recipient_domain, NULL, TRUE);
  if ((asks & BOUNCE_ASKS_SENDER_MAIL) != 0 || named != NULL)
    add_domain_run (self, SENDER, one->sender_domain, named, (asks & BOUNCE_ASKS_SENDER_MAIL) != 0);
  /* A run that exists already may be all there is to wait for. */
  self->finished = host_run != NULL && are_runs_finished (self);

  return g_steal_pointer (&self);
}

static gboolean
asks_same (BounceCheckRun *run,
           BounceCheckRun *other)
{
  g_auto (GStrv) names = bounce_check_run_dup_names (run);
  g_auto (GStrv) others = bounce_check_run_dup_names (other);

  return g_strcmp0 (bounce_check_run_get_subject (run)->text, bounce_check_run_get_subject (other)->text) == 0
    && g_strv_equal ((const char * const *) names, (const char * const *) others);
}

void
bounce_check_case_share (BounceCheckCase *self,
                         BounceCheckRun  *other)
{
  for (guint i = RECIPIENT; i < N_RUNS; i++)
    {
      BounceCheckRun *run = self->runs[i];

      if (run == NULL || other == run || !asks_same (run, other))
        continue;
      g_signal_handlers_disconnect_by_data (run, self);
      take_run (self, i, g_object_ref (other));
      self->shared[i] = TRUE;
      self->finished = are_runs_finished (self);
      g_object_unref (run);
    }
}

BounceCheckRun *
bounce_check_case_get_host_run (BounceCheckCase *self)
{
  return self->runs[HOST];
}

BounceCheckRun *
bounce_check_case_get_recipient_run (BounceCheckCase *self)
{
  return self->runs[RECIPIENT];
}

BounceCheckRun *
bounce_check_case_get_sender_run (BounceCheckCase *self)
{
  return self->runs[SENDER];
}

/* What another bounce of that host has found out stands. */
static gboolean
has_answers (BounceCheckCase *self,
             guint            nth,
             BounceAskFlags   flags)
{
  return self->shared[nth] && (flags & BOUNCE_ASK_AGAIN) == 0 && bounce_check_run_is_finished (self->runs[nth]);
}

void
bounce_check_case_start (BounceCheckCase *self,
                         BounceAskFlags   flags)
{
  g_object_ref (self);
  for (guint i = 0; i < N_RUNS; i++)
    if (self->runs[i] != NULL && !has_answers (self, i, flags))
      bounce_check_run_start (self->runs[i], flags);
  take_finished (self);
  g_object_unref (self);
}

void
bounce_check_case_stop (BounceCheckCase *self)
{
  g_object_ref (self);
  for (guint i = 0; i < N_RUNS; i++)
    if (self->runs[i] != NULL)
      bounce_check_run_stop (self->runs[i]);
  g_object_unref (self);
}

gboolean
bounce_check_case_is_finished (BounceCheckCase *self)
{
  return self->finished;
}

const BounceVerdictCase *
bounce_check_case_get_case (BounceCheckCase *self)
{
  return &self->one;
}

/* That some domain is not listed says nothing of the one the receiver meant,
 * which may stand in the text: only a listing counts. */
static void
add_listings (GPtrArray      *results,
              BounceCheckRun *run)
{
  g_autoptr (GPtrArray) found = bounce_check_run_dup_list_results (run);

  for (guint i = 0; i < found->len; i++)
    {
      const BounceListResult *result = g_ptr_array_index (found, i);

      if (result->outcome == BOUNCE_OUTCOME_LISTED)
        g_ptr_array_add (results, (gpointer) result);
    }
}

static gboolean
is_run_offline (BounceCheckRun *run)
{
  g_autoptr (GPtrArray) results = bounce_check_run_dup_list_results (run);
  const BounceReverseResult *reverse = bounce_check_run_get_reverse (run);
  const BounceMailResult *mail = bounce_check_run_get_mail (run);
  gboolean offline = FALSE;

  for (guint i = 0; i < results->len; i++)
    {
      const BounceListResult *result = g_ptr_array_index (results, i);

      if (result->detail == BOUNCE_DETAIL_OFFLINE)
        offline = TRUE;
      else if (result->why != BOUNCE_WHY_NOT_ASKED)
        return FALSE;
    }
  if (reverse != NULL && reverse->verdict != BOUNCE_REVERSE_PRIVATE)
    return reverse->verdict == BOUNCE_REVERSE_TEMPORARY_FAILURE && reverse->kind == BOUNCE_ANSWER_OFFLINE;
  if (mail != NULL && mail->problem != BOUNCE_MAIL_NOT_ASKED)
    return mail->problem == BOUNCE_MAIL_OFFLINE;

  return offline;
}

static gboolean
is_private (BounceCheckRun *run)
{
  BounceSubject *subject = bounce_check_run_get_subject (run);
  const BounceReverseResult *reverse = bounce_check_run_get_reverse (run);

  return subject->askable == BOUNCE_ASKABLE_NEVER || (reverse != NULL && reverse->verdict == BOUNCE_REVERSE_PRIVATE);
}

static void
look (BounceCheckCase   *self,
      BounceVerdictSeen *seen)
{
  g_autoptr (GDateTime) now = bounce_settings_now ();

  g_clear_pointer (&self->results, g_ptr_array_unref);
  self->results = self->runs[HOST] != NULL ? bounce_check_run_dup_list_results (self->runs[HOST]) : g_ptr_array_new ();
  if (self->runs[SENDER] != NULL)
    add_listings (self->results, self->runs[SENDER]);

  *seen = (BounceVerdictSeen) { .lists = self->results, .finished = self->finished };
  seen->now = g_date_time_to_unix (now);
  seen->rewritten = bounce_list_trials_is_rewritten (self->trials);
  if (self->runs[HOST] != NULL)
    {
      seen->reverse = bounce_check_run_get_reverse (self->runs[HOST]);
      seen->private_host = is_private (self->runs[HOST]);
    }
  if (self->runs[RECIPIENT] != NULL)
    seen->recipient_mail = bounce_check_run_get_mail (self->runs[RECIPIENT]);
  if (self->runs[SENDER] != NULL)
    seen->sender_mail = bounce_check_run_get_mail (self->runs[SENDER]);
  for (guint i = 0; i < N_RUNS && !seen->offline; i++)
    seen->offline = self->runs[i] != NULL && is_run_offline (self->runs[i]);
}

BounceVerdict
bounce_check_case_get_verdict (BounceCheckCase *self)
{
  BounceVerdictSeen seen;

  look (self, &seen);

  return bounce_verdict (&self->one, &seen);
}

char *
bounce_check_case_dup_sentence (BounceCheckCase *self)
{
  BounceAsker *asker = bounce_list_trials_get_asker (self->trials);
  BounceVerdictSeen seen;
  BounceVerdict verdict;

  look (self, &seen);
  verdict = bounce_verdict (&self->one, &seen);

  return bounce_verdict_dup_sentence (&verdict, &self->one, &seen, bounce_asker_get_servers (asker),
                                      bounce_asker_is_recorded (asker));
}
