/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* "Is It Still True?": the verdict on one bounce. */
#include "inspector-check-card.h"

#include "inspector-check-closures.h"
#include "inspector-check-list.h"
#include "inspector-check-offers.h"
#include "inspector-check-verdict.h"
#include "inspector-consent.h"

#include <glib/gi18n.h>

enum
{
  HOST,
  RECIPIENT,
  SENDER,
  N_RUNS
};

struct _InspectorCheckCard
{
  GtkWidget           parent_instance;

  GtkWidget          *mark;
  GtkLabel           *intro;
  GtkWidget          *verdict;
  GtkImage           *verdict_icon;
  GtkLabel           *verdict_title;
  GtkLabel           *verdict_sentence;
  GtkWidget          *guess;
  GtkLabel           *guess_words;
  GtkActionable      *guess_copy;
  GtkBox             *offers;
  GtkWidget          *buttons;
  GtkButton          *check;
  GtkWidget          *stop;
  GtkWidget          *copy;
  GtkSpinner         *spinner;
  InspectorCheckList *host_list;
  InspectorCheckList *recipient_list;
  InspectorCheckList *sender_list;

  InspectorChecks    *checks;
  BounceCaseClaim    *claim;     /* NULL: nothing is shown                      */
  char               *recipient;
  guint               mails;
  gboolean            example;
  BounceCheckCase    *one;       /* NULL: cannot be asked at all                */
  GCancellable       *asking;    /* for consent                                 */
};

G_DEFINE_FINAL_TYPE (InspectorCheckCard, inspector_check_card, GTK_TYPE_WIDGET)

static void
list_runs (InspectorCheckCard *self,
           BounceCheckRun     *runs[N_RUNS])
{
  runs[HOST] = self->one != NULL ? bounce_check_case_get_host_run (self->one) : NULL;
  runs[RECIPIENT] = self->one != NULL ? bounce_check_case_get_recipient_run (self->one) : NULL;
  runs[SENDER] = self->one != NULL ? bounce_check_case_get_sender_run (self->one) : NULL;
}

/* Rows are there as soon as somebody asked, perhaps from another bounce. */
static void
update_lists (InspectorCheckCard *self)
{
  InspectorCheckList *lists[N_RUNS] = { self->host_list, self->recipient_list, self->sender_list };
  BounceCheckRun *runs[N_RUNS];

  list_runs (self, runs);
  for (guint i = 0; i < N_RUNS; i++)
    inspector_check_list_set_run (lists[i], runs[i] != NULL && bounce_check_run_is_started (runs[i]) ? runs[i] : NULL);
}

static gboolean
has_runs (InspectorCheckCard *self)
{
  BounceCheckRun *runs[N_RUNS];

  list_runs (self, runs);

  return runs[HOST] != NULL || runs[RECIPIENT] != NULL || runs[SENDER] != NULL;
}

static void
update_verdict (InspectorCheckCard *self)
{
  BounceVerdict verdict = bounce_check_case_get_verdict (self->one);

  inspector_check_verdict_show (self->verdict, self->verdict_icon, self->verdict_title, self->verdict_sentence, self->one);
  inspector_check_offers_show (self->offers, &verdict, inspector_checks_get_lists (self->checks));
}

static void
update_guess (InspectorCheckCard *self,
              const char         *words)
{
  const char *guess = words != NULL ? bounce_domain_guess (self->claim->recipient_domain) : NULL;
  const char *at = self->recipient != NULL ? strrchr (self->recipient, '@') : NULL;
  g_autofree char *address = guess != NULL && at != NULL ? g_strdup_printf ("%.*s@%s", (int) (at - self->recipient), self->recipient, guess) : NULL;

  gtk_widget_set_visible (self->guess, guess != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->guess_copy), address != NULL);
  if (guess != NULL)
    gtk_label_set_text (self->guess_words, words);
  if (address == NULL)
    return;
  gtk_actionable_set_action_target (self->guess_copy, "s", address);
  gtk_actionable_set_action_name (self->guess_copy, "detail.copy");
}

static void
update_buttons (InspectorCheckCard *self)
{
  gboolean asked = inspector_check_card_is_asked (self);
  gboolean busy = asked && !bounce_check_case_is_finished (self->one);

  gtk_widget_set_visible (self->buttons, has_runs (self));
  gtk_button_set_label (self->check, asked ? _("_Check Again") : _("_Check Now"));
  gtk_widget_set_visible (GTK_WIDGET (self->check), !busy);
  gtk_widget_set_visible (self->stop, busy);
  gtk_widget_set_visible (self->copy, asked);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), busy);
  gtk_spinner_set_spinning (self->spinner, busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "card.check", has_runs (self) && !busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "card.stop", busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "card.copy", asked);
}

static void
update (InspectorCheckCard *self)
{
  gboolean asked = inspector_check_card_is_asked (self);

  gtk_widget_set_visible (GTK_WIDGET (self->intro), !asked);
  gtk_widget_set_visible (self->verdict, asked);
  gtk_widget_set_visible (self->mark, self->example && asked);
  if (asked)
    update_verdict (self);
  else
    gtk_widget_set_visible (GTK_WIDGET (self->offers), FALSE);
  update_lists (self);
  update_buttons (self);
}

static void
forget_case (InspectorCheckCard *self)
{
  if (self->one != NULL)
    g_signal_handlers_disconnect_by_data (self->one, self);
  g_clear_object (&self->one);
  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
}

static void
make_case (InspectorCheckCard *self)
{
  const BounceVerdictCase one = {
    .cause = self->claim->cause,
    .zone = self->claim->zone,
    .cites_refusal = self->claim->cites_refusal,
    .host = self->claim->host,
    .helo = self->claim->helo,
    .recipient_domain = self->claim->recipient_domain,
    .sender_domain = self->claim->sender_domain,
    .bounced = self->claim->bounced,
    .mails = MAX (self->mails, 1),
  };
  g_autoptr (GError) error = NULL;
  g_autofree char *intro = inspector_check_closures_dup_intro (&one, self->example);
  g_autofree char *guess = inspector_check_closures_dup_guess (&one);

  forget_case (self);
  self->one = inspector_checks_dup_case (self->checks, &one, self->example, &error);
  gtk_label_set_text (self->intro, self->one != NULL ? intro : error->message);
  update_guess (self, guess);
  if (self->one != NULL)
    {
      g_signal_connect_object (self->one, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->one, "notify::finished", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
    }
  update (self);
}

/* Another bounce of this host was asked about: its answers are ours, too. */
static void
on_host_changed (InspectorCheckCard *self,
                 const char         *address)
{
  BounceCheckRun *runs[N_RUNS];

  if (self->claim == NULL || self->asking != NULL || self->one == NULL)
    return;

  list_runs (self, runs);
  for (guint i = 0; i < N_RUNS; i++)
    if (runs[i] != NULL && !bounce_check_run_is_started (runs[i]) &&
        g_strcmp0 (bounce_check_run_get_subject (runs[i])->text, address) == 0)
      {
        make_case (self);
        return;
      }
}

static void
on_settings_changed (InspectorCheckCard *self)
{
  if (self->claim != NULL)
    make_case (self);
}

static void
take_checks (InspectorCheckCard *self,
             InspectorChecks    *checks)
{
  if (checks == self->checks)
    return;
  if (self->checks != NULL)
    g_signal_handlers_disconnect_by_data (self->checks, self);
  g_set_object (&self->checks, checks);
  if (checks == NULL)
    return;
  g_signal_connect_object (checks, "host-changed", G_CALLBACK (on_host_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (checks, "settings-changed", G_CALLBACK (on_settings_changed), self, G_CONNECT_SWAPPED);
}

static void
start (InspectorCheckCard *self)
{
  gboolean again = inspector_check_card_is_asked (self);

  bounce_check_case_start (self->one, again ? BOUNCE_ASK_AGAIN : BOUNCE_ASK_NORMAL);
  update (self);
}

static void
on_consent (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  InspectorCheckCard *self = INSPECTOR_CHECK_CARD (source);
  g_autoptr (GCancellable) asking = user_data;
  gboolean agreed = inspector_consent_ask_finish (result);

  /* Another bounce is shown by now. */
  if (self->asking != asking)
    return;
  g_clear_object (&self->asking);
  if (agreed && self->one != NULL)
    start (self);
}

static char **
dup_all (InspectorCheckCard   *self,
         char               **(*dup) (BounceCheckRun *run))
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  BounceCheckRun *runs[N_RUNS];

  list_runs (self, runs);
  for (guint i = 0; i < N_RUNS; i++)
    {
      g_auto (GStrv) some = runs[i] != NULL ? dup (runs[i]) : NULL;

      if (some != NULL)
        g_strv_builder_addv (builder, (const char **) some);
    }

  return g_strv_builder_end (builder);
}

static void
check (GtkWidget  *widget,
       const char *action_name,
       GVariant   *parameter)
{
  inspector_check_card_check (INSPECTOR_CHECK_CARD (widget));
}

static void
stop (GtkWidget  *widget,
      const char *action_name,
      GVariant   *parameter)
{
  InspectorCheckCard *self = INSPECTOR_CHECK_CARD (widget);

  if (self->one != NULL)
    bounce_check_case_stop (self->one);
}

static void
copy (GtkWidget  *widget,
      const char *action_name,
      GVariant   *parameter)
{
  InspectorCheckCard *self = INSPECTOR_CHECK_CARD (widget);
  InspectorCheckList *lists[N_RUNS] = { self->host_list, self->recipient_list, self->sender_list };
  g_autoptr (GString) text = g_string_new (gtk_label_get_text (self->verdict_title));

  g_string_append_printf (text, ": %s\n", gtk_label_get_text (self->verdict_sentence));
  for (guint i = 0; i < N_RUNS; i++)
    {
      g_autofree char *lines = inspector_check_list_dup_text (lists[i]);

      if (*lines != '\0')
        g_string_append_printf (text, "\n%s", lines);
    }
  gtk_widget_activate_action (widget, "detail.copy", "s", text->str);
}

static void
forget (InspectorCheckCard *self)
{
  forget_case (self);
  g_clear_pointer (&self->claim, bounce_case_claim_free);
  g_clear_pointer (&self->recipient, g_free);
}

static void
inspector_check_card_dispose (GObject *object)
{
  InspectorCheckCard *self = INSPECTOR_CHECK_CARD (object);

  forget (self);
  take_checks (self, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), INSPECTOR_TYPE_CHECK_CARD);
  while (gtk_widget_get_first_child (GTK_WIDGET (object)) != NULL)
    gtk_widget_unparent (gtk_widget_get_first_child (GTK_WIDGET (object)));

  G_OBJECT_CLASS (inspector_check_card_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, InspectorCheckCard, mark);
  gtk_widget_class_bind_template_child (widget_class, InspectorCheckCard, intro);
  gtk_widget_class_bind_template_child (widget_class, InspectorCheckCard, verdict);
  gtk_widget_class_bind_template_child (widget_class, InspectorCheckCard, verdict_icon);
  gtk_widget_class_bind_template_child (widget_class, InspectorCheckCard, verdict_title);
  gtk_widget_class_bind_template_child (widget_class, InspectorCheckCard, verdict_sentence);
  gtk_widget_class_bind_template_child (widget_class, InspectorCheckCard, guess);
  gtk_widget_class_bind_template_child (widget_class, InspectorCheckCard, guess_words);
  gtk_widget_class_bind_template_child (widget_class, InspectorCheckCard, guess_copy);
  gtk_widget_class_bind_template_child (widget_class, InspectorCheckCard, offers);
  gtk_widget_class_bind_template_child (widget_class, InspectorCheckCard, buttons);
  gtk_widget_class_bind_template_child (widget_class, InspectorCheckCard, check);
  gtk_widget_class_bind_template_child (widget_class, InspectorCheckCard, stop);
  gtk_widget_class_bind_template_child (widget_class, InspectorCheckCard, copy);
  gtk_widget_class_bind_template_child (widget_class, InspectorCheckCard, spinner);
  gtk_widget_class_bind_template_child (widget_class, InspectorCheckCard, host_list);
  gtk_widget_class_bind_template_child (widget_class, InspectorCheckCard, recipient_list);
  gtk_widget_class_bind_template_child (widget_class, InspectorCheckCard, sender_list);
}

static void
inspector_check_card_class_init (InspectorCheckCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = inspector_check_card_dispose;
  g_type_ensure (INSPECTOR_TYPE_CHECK_LIST);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/bounce_inspector/BounceInspector/check-card.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "card.check", NULL, check);
  gtk_widget_class_install_action (widget_class, "card.stop", NULL, stop);
  gtk_widget_class_install_action (widget_class, "card.copy", NULL, copy);
}

static void
inspector_check_card_init (InspectorCheckCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
inspector_check_card_show (InspectorCheckCard    *self,
                           InspectorChecks       *checks,
                           const InspectorDetail *detail)
{
  gboolean visible = checks != NULL && detail != NULL && bounce_case_is_bounce (detail->chosen);

  g_return_if_fail (INSPECTOR_IS_CHECK_CARD (self));

  forget (self);
  take_checks (self, checks);
  gtk_widget_set_visible (GTK_WIDGET (self), visible);
  if (!visible)
    {
      update_lists (self);
      return;
    }
  self->claim = bounce_case_claim_new (detail->reading, detail->chosen);
  self->recipient = detail->chosen->recipient != NULL ? g_strdup (detail->chosen->recipient->address) : NULL;
  self->mails = detail->mails;
  self->example = detail->example;
  make_case (self);
}

/* Where nothing would be sent, nobody has to agree. */
void
inspector_check_card_check (InspectorCheckCard *self)
{
  g_auto (GStrv) names = NULL;
  g_auto (GStrv) operators = NULL;

  g_return_if_fail (INSPECTOR_IS_CHECK_CARD (self));

  if (!has_runs (self) || self->asking != NULL || (inspector_check_card_is_asked (self) && !bounce_check_case_is_finished (self->one)))
    return;
  names = dup_all (self, bounce_check_run_dup_names);
  if (self->example || names[0] == NULL)
    {
      start (self);
      return;
    }
  operators = dup_all (self, bounce_check_run_dup_operators);
  self->asking = g_cancellable_new ();
  inspector_consent_ask_async (GTK_WIDGET (self), self->checks, (const char * const *) names, (const char * const *) operators,
                               self->asking, on_consent, g_object_ref (self->asking));
}

gboolean
inspector_check_card_is_asked (InspectorCheckCard *self)
{
  BounceCheckRun *runs[N_RUNS];

  g_return_val_if_fail (INSPECTOR_IS_CHECK_CARD (self), FALSE);

  list_runs (self, runs);
  for (guint i = 0; i < N_RUNS; i++)
    if (runs[i] != NULL && !bounce_check_run_is_started (runs[i]))
      return FALSE;

  return has_runs (self);
}

BounceCheckCase *
inspector_check_card_get_case (InspectorCheckCard *self)
{
  g_return_val_if_fail (INSPECTOR_IS_CHECK_CARD (self), NULL);

  return self->one;
}
