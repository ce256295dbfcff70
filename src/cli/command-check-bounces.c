/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* check --for: is what a bounce says still so? */
#include "command-check.h"

#include "command-walk.h"

#include <glib/gi18n.h>

/* One report may name ten thousand domains of whoever sent it: asking for all of
 * them would be his flood, sent by us. */
#define MAX_BOUNCES 100

typedef struct
{
  BounceCaseClaim *claim;
  char            *heading;
  char           **steps;
} Bounce;

typedef struct
{
  GPtrArray *bounces;            /* of Bounce                                   */
  guint      left_out;
} Found;

static void
bounce_free (Bounce *self)
{
  bounce_case_claim_free (self->claim);
  g_free (self->heading);
  g_strfreev (self->steps);
  g_free (self);
}

static gboolean
has_claim (GPtrArray             *bounces,
           const BounceCaseClaim *claim)
{
  for (guint i = 0; i < bounces->len; i++)
    if (bounce_case_claim_equal (((Bounce *) g_ptr_array_index (bounces, i))->claim, claim))
      return TRUE;

  return FALSE;
}

static char *
dup_heading (const BounceCase *one)
{
  const char *recipient = one->recipient != NULL ? one->recipient->address : NULL;
  const char *cause = bounce_advice_get_name (one->finding.cause);

  return recipient != NULL ? g_strdup_printf ("%s, %s", recipient, cause) : g_strdup (cause);
}

static char **
dup_steps (const BounceReading *reading,
           const BounceCase    *one)
{
  g_autoptr (BounceCaseFacts) facts = bounce_case_facts_new (reading, one);

  return bounce_advice_dup_steps (one->finding.cause, one->finding.permanence, one->finding.who, &facts->advice);
}

/* A thousand recipients refused for one reason are one question. */
static gboolean
take_bounces (const BounceScanItem *item,
              gpointer              user_data)
{
  Found *found = user_data;
  GPtrArray *bounces = found->bounces;

  for (guint i = 0; i < item->reading->cases->len; i++)
    {
      const BounceCase *one = g_ptr_array_index (item->reading->cases, i);
      g_autoptr (BounceCaseClaim) claim = NULL;
      Bounce *bounce;

      if (!bounce_case_is_bounce (one))
        continue;
      claim = bounce_case_claim_new (item->reading, one);
      if (has_claim (bounces, claim))
        continue;
      if (bounces->len == MAX_BOUNCES)
        {
          found->left_out++;
          continue;
        }
      bounce = g_new0 (Bounce, 1);
      bounce->claim = g_steal_pointer (&claim);
      bounce->heading = dup_heading (one);
      bounce->steps = dup_steps (item->reading, one);
      g_ptr_array_add (bounces, bounce);
    }

  return FALSE;
}

static void
tell_left_out (CommandCheck *self,
               guint         n)
{
  g_autofree char *what = g_strdup_printf (ngettext ("%u more bounce of this message is not looked at", "%u more bounces of this message are not looked at", n), n);

  command_notice (self->context, command_walk_get_place (self->options->for_path), what);
}

static GPtrArray *
read_bounces (CommandCheck *self)
{
  CommandContext *context = self->context;
  const char *path = self->options->for_path;
  guint number = MAX (self->options->message, 1);
  g_autoptr (GPtrArray) bounces = g_ptr_array_new_with_free_func ((GDestroyNotify) bounce_free);
  Found found = { bounces, 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *what = NULL;

  if (bounce_scan_nth (path, number, context->rules, context->settings, take_bounces, &found, NULL, &error))
    {
      if (found.left_out > 0)
        tell_left_out (self, found.left_out);
      if (bounces->len > 0)
        return g_steal_pointer (&bounces);
      what = g_strdup_printf (_("message %u reports no failure"), number);
    }
  else if (g_error_matches (error, BOUNCE_SCAN_ERROR, BOUNCE_SCAN_ERROR_NO_SUCH_MESSAGE))
    what = g_strdup_printf (_("there is no message %u in it"), number);

  if (what != NULL)
    command_trouble (context, command_walk_get_place (path), what);
  else
    command_walk_tell (context, path, error);

  return NULL;
}

/* Named by the reply, but nobody may ask it: private, or not known to us. */
static gboolean
is_link_only (CommandCheck *self,
              const char   *zone)
{
  const BounceBlocklist *list = zone != NULL ? bounce_blocklists_find (self->lists, zone) : NULL;

  if (zone == NULL || bounce_zones_is_dead (zone) || bounce_blocklists_why_dead (zone) != NULL)
    return FALSE;

  return list == NULL || list->ship == BOUNCE_LIST_LINK_ONLY;
}

static BounceCheckCase *
new_case (CommandCheck          *self,
          const BounceCaseClaim *claim)
{
  const BounceVerdictCase one = {
    .cause = claim->cause,
    .zone = claim->zone,
    .zone_is_link_only = is_link_only (self, claim->zone),
    .cites_refusal = claim->cites_refusal,
    .host = claim->host,
    .helo = claim->helo,
    .recipient_domain = claim->recipient_domain,
    .sender_domain = claim->sender_domain,
    .bounced = claim->bounced,
    .mails = 1,
  };
  g_autoptr (GError) error = NULL;
  BounceCheckCase *found = bounce_check_case_new (self->trials, self->lists, self->context->settings, self->options->lists,
                                                  &one, NULL, &error);

  if (found == NULL)
    command_trouble (self->context, NULL, error->message);

  return found;
}

static void
check_bounce (CommandCheck *self,
              const Bounce *bounce)
{
  g_autoptr (BounceCheckCase) one = new_case (self, bounce->claim);
  g_autofree char *sentence = NULL;
  CommandVerdict verdict = { .heading = bounce->heading, .steps = bounce->steps };
  BounceCheckRun *runs[3];
  guint n = 0;

  if (one == NULL)
    return;

  runs[0] = bounce_check_case_get_host_run (one);
  runs[1] = bounce_check_case_get_recipient_run (one);
  runs[2] = bounce_check_case_get_sender_run (one);
  /* One after the other, so that each counts its own questions only. */
  for (guint i = 0; i < G_N_ELEMENTS (runs); i++)
    if (runs[i] != NULL)
      {
        bounce_check_run_start (runs[i], BOUNCE_ASK_NORMAL);
        command_check_wait (self, runs[i]);
      }
  if (runs[0] == NULL && runs[1] == NULL && runs[2] == NULL)
    bounce_check_case_start (one, BOUNCE_ASK_NORMAL);

  verdict.kind = bounce_check_case_get_verdict (one).kind;
  verdict.sentence = sentence = bounce_check_case_dup_sentence (one);
  for (guint i = 0; i < G_N_ELEMENTS (runs); i++)
    if (runs[i] != NULL)
      {
        command_check_print (self, runs[i], &verdict, 0);
        n++;
      }
  if (n == 0)
    command_check_print (self, NULL, &verdict, 0);
}

void
command_check_bounces (CommandCheck *self)
{
  g_autoptr (GPtrArray) bounces = read_bounces (self);

  for (guint i = 0; bounces != NULL && i < bounces->len; i++)
    check_bounce (self, g_ptr_array_index (bounces, i));
}
