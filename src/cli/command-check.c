/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What the world says now about hosts and domains. */
#include "command-check.h"

#include <glib/gi18n.h>

#include <string.h>

/* In the state folder: which lists have passed their self-test, and when. */
#define TRIALS_FILE "list-trials.ini"

static void
tell_progress (CommandCheck   *self,
               BounceCheckRun *run)
{
  GListModel *lines = G_LIST_MODEL (run);
  g_autofree char *subject = bounce_writer_dup_harmless (bounce_check_run_get_subject (run)->text);
  guint done = 0;

  if (!self->context->progress)
    return;
  for (guint i = 0; i < g_list_model_get_n_items (lines); i++)
    {
      g_autoptr (BounceCheck) check = g_list_model_get_item (lines, i);

      done += bounce_check_get_state (check) == BOUNCE_CHECK_DONE;
    }
  g_printerr ("\r\033[K%s: %u/%u", subject, done, g_list_model_get_n_items (lines));
}

void
command_check_wait (CommandCheck   *self,
                    BounceCheckRun *run)
{
  gint64 told = 0;

  while (!bounce_check_run_is_finished (run))
    {
      g_main_context_iteration (NULL, TRUE);
      if (g_get_monotonic_time () - told < G_TIME_SPAN_SECOND / 10)
        continue;
      tell_progress (self, run);
      told = g_get_monotonic_time ();
    }
  if (self->context->progress)
    g_printerr ("\r\033[K");
}

/* Bad beats everything; a subject about which nobody answered is worse than a
 * good one, since silence is never good news. */
static void
take_outcome (CommandCheck   *self,
              BounceCheckRun *run)
{
  GListModel *lines = G_LIST_MODEL (run);
  gboolean answered = FALSE;

  for (guint i = 0; run != NULL && i < g_list_model_get_n_items (lines); i++)
    {
      g_autoptr (BounceCheck) check = g_list_model_get_item (lines, i);
      BounceCheckLook look = bounce_check_get_look (check);

      self->found_bad |= look == BOUNCE_CHECK_LOOK_BAD;
      answered |= look == BOUNCE_CHECK_LOOK_BAD || look == BOUNCE_CHECK_LOOK_GOOD;
    }
  self->failed |= !answered;
}

void
command_check_print (CommandCheck         *self,
                     BounceCheckRun       *run,
                     const CommandVerdict *verdict,
                     guint                 before)
{
  const char *resolver = bounce_asker_get_servers (self->asker);
  guint asked = before + (run != NULL ? bounce_check_run_get_asked (run) : 0);

  take_outcome (self, run);
  if (self->writer != NULL)
    {
      command_check_add_keys (self->writer, run, verdict, resolver, asked);
    }
  else
    {
      g_autoptr (GString) text = g_string_new (self->n_printed > 0 ? "\n" : NULL);

      command_check_add_text (text, run, verdict, resolver, asked, self->context->colour);
      command_print (self->context, text->str);
    }
  self->n_printed++;
}

static void
check_subject (CommandCheck  *self,
               BounceSubject *subject,
               guint          before)
{
  const BounceCheckWants wants = { .reverse = TRUE, .mail = TRUE };
  g_autoptr (GArray) chosen = bounce_check_choose (self->lists, self->context->settings, subject->kind,
                                                   self->options->lists, NULL, NULL);
  g_autoptr (BounceCheckRun) run = bounce_check_run_new (self->trials, subject, chosen, &wants);

  bounce_check_run_start (run, BOUNCE_ASK_NORMAL);
  command_check_wait (self, run);
  command_check_print (self, run, NULL, before);
}

static void
take_result (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

/* One host after the other: several at a time would be a storm on the lists'
 * operators. */
static void
check_host (CommandCheck *self,
            const char   *host)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) subjects = NULL;
  guint before = bounce_asker_get_asked (self->asker);

  bounce_check_names_async (self->asker, host, NULL, take_result, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  subjects = bounce_check_names_finish (result, NULL);
  if (subjects == NULL)
    {
      command_trouble (self->context, host, _("this is neither an address nor the name of a host or domain"));
      return;
    }

  before = bounce_asker_get_asked (self->asker) - before;
  for (guint i = 0; i < subjects->len; i++)
    check_subject (self, g_ptr_array_index (subjects, i), i == 0 ? before : 0);
}

/* The zones are looked at before anything is asked: half an answer would look
 * like a whole one. */
static gboolean
are_lists_known (CommandCheck *self)
{
  const char *told = self->options->lists;
  g_auto (GStrv) zones = NULL;
  gboolean named = FALSE;

  if (told == NULL || strcmp (told, "default") == 0 || strcmp (told, "all") == 0)
    return TRUE;

  zones = g_strsplit (told, ",", -1);
  for (guint i = 0; zones[i] != NULL; i++)
    {
      const char *zone = g_strstrip (zones[i]);
      const BounceBlocklist *list = *zone != '\0' ? bounce_blocklists_find (self->lists, zone) : NULL;
      g_autofree char *what = NULL;

      named |= *zone != '\0';
      if (*zone == '\0' || (list != NULL && list->ship != BOUNCE_LIST_LINK_ONLY))
        continue;
      if (list != NULL)
        what = g_strdup_printf (_("“%s” cannot be asked; it has a page only: %s"), zone, list->site);
      else
        what = g_strdup_printf (_("“%s” is no list that is known; blocklists.ini can add it"), zone);
      command_trouble (self->context, NULL, what);
      return FALSE;
    }
  if (!named)
    command_trouble (self->context, NULL, _("--lists names no list"));

  return named;
}

static gboolean
load_lists (CommandCheck *self)
{
  const BounceSettings *settings = self->context->settings;
  g_autoptr (GError) error = NULL;
  const char * const *problems;

  self->lists = bounce_blocklists_load_allowing (settings != NULL ? settings->config_dir : NULL,
                                                 settings != NULL ? (const char * const *) settings->lists_dead : NULL, &error);
  if (self->lists == NULL)
    {
      command_trouble (self->context, NULL, error->message);
      return FALSE;
    }
  problems = bounce_blocklists_get_problems (self->lists);
  for (guint i = 0; problems != NULL && problems[i] != NULL; i++)
    command_notice (self->context, NULL, problems[i]);

  return are_lists_known (self);
}

static gboolean
open_asker (CommandCheck *self)
{
  const BounceSettings *settings = self->context->settings;
  gboolean empty = self->options->dns != NULL && *self->options->dns == '\0';
  const char *dns = empty ? self->options->dns : bounce_settings_get_dns (settings, self->options->dns);
  g_autoptr (GError) error = NULL;
  g_autoptr (BounceResolver) resolver = !empty ? bounce_resolver_new (dns, &error) : NULL;
  g_autofree char *folder = bounce_settings_dup_state_dir ();
  g_autofree char *path = g_build_filename (folder, TRIALS_FILE, NULL);

  if (resolver == NULL)
    {
      g_autofree char *what = dns != NULL
        ? g_strdup_printf (_("“%s” is no list of DNS servers, such as 192.0.2.53 or 127.0.0.1:5353,[::1]:53"), dns) : NULL;

      command_trouble (self->context, NULL, what != NULL ? what : error->message);
      return FALSE;
    }
  self->asker = bounce_asker_new (resolver);
  if (settings != NULL && settings->deadline > 0)
    bounce_asker_set_deadline (self->asker, settings->deadline);
  self->trials = bounce_list_trials_new (self->asker, self->lists);
  bounce_list_trials_set_path (self->trials, path);

  return TRUE;
}

static void
run_check (CommandContext       *context,
           const CommandOptions *options)
{
  CommandCheck check = { .context = context, .options = options };

  if (load_lists (&check) && open_asker (&check))
    {
      if (options->format == BOUNCE_FORMAT_JSON)
        check.writer = command_open_writer (context, BOUNCE_FORMAT_JSON);
      if (options->for_path != NULL)
        command_check_bounces (&check);
      for (guint i = 0; options->arguments != NULL && options->arguments[i] != NULL; i++)
        check_host (&check, options->arguments[i]);
      if (check.writer != NULL)
        command_close_writer (context, check.writer);
    }
  if (context->status == COMMAND_STATUS_DONE)
    context->status = check.found_bad ? COMMAND_STATUS_BAD : check.failed ? COMMAND_STATUS_UNCHECKED : COMMAND_STATUS_DONE;

  g_clear_object (&check.trials);
  g_clear_object (&check.asker);
  g_clear_pointer (&check.lists, bounce_blocklists_unref);
}

const Command command_check = {
  .name = "check",
  .summary = N_("Ask blocklists and DNS about a host now; the lists' operators learn which."),
  .arguments = "[HOST…]",
  .takes_message = TRUE,
  .takes_checks = TRUE,
  .run = run_check,
};
