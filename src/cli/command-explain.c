/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What a server's reply means. */
#include "command-input.h"
#include "command-prose.h"
#include "command-row.h"
#include "command.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct
{
  CommandContext *context;
  BounceWriter   *writer;        /* NULL for text                               */
  guint           n_explained;
} Explain;

static void
add_words (BounceWriter        *writer,
           const BounceReading *reading,
           const BounceCase    *one)
{
  const BounceFinding *finding = &one->finding;
  g_autoptr (BounceCaseFacts) facts = bounce_case_facts_new (reading, one);
  g_autofree char *title = bounce_advice_dup_title (finding->cause, &facts->advice);
  g_autofree char *meaning = bounce_advice_dup_meaning (finding->cause, finding->permanence, &facts->advice);
  g_auto (GStrv) steps = bounce_advice_dup_steps (finding->cause, finding->permanence, finding->who, &facts->advice);

  bounce_writer_add_string (writer, "title", title);
  bounce_writer_add_string (writer, "meaning", meaning);
  bounce_writer_begin_array (writer, "steps");
  for (guint i = 0; steps != NULL && steps[i] != NULL; i++)
    bounce_writer_add_string (writer, NULL, steps[i]);
  bounce_writer_end_array (writer);

  command_row_add_host (writer, one);
  bounce_writer_begin_array (writer, "lists");
  for (guint i = 0; facts->zones[i] != NULL; i++)
    bounce_writer_add_string (writer, NULL, facts->zones[i]);
  bounce_writer_end_array (writer);
}

/* "250 OK", and a log line of a delivery that went well. */
static gboolean
is_success (const BounceCase *one)
{
  const BounceReply *reply = one->reply;

  if (one->finding.rule != NULL)
    return FALSE;
  if (reply->code != 0)
    return reply->code / 100 == 2;

  return bounce_status_get_class (reply->status) == 2 || strstr (reply->whole, "status=sent") != NULL
    || (reply->whole[0] == '2' && strspn (reply->whole, "0123456789") == 3);
}

static gboolean
is_any_reply (const BounceCase *one)
{
  return one->finding.rule != NULL || one->reply->code != 0 || one->reply->status != 0;
}

/* @lone: no report says that it failed. */
static void
print_text (Explain             *explain,
            const BounceReading *reading,
            const BounceCase    *one,
            gboolean             lone)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (lone && is_success (one))
    {
      command_prose_add_paragraph (text, 0, _("This is no failure: the server accepted it."));
    }
  else if (lone && !is_any_reply (one))
    {
      command_prose_add_paragraph (text, 0, _("This does not look like a server's reply: it has no code, and no words that we know."));
    }
  else
    {
      command_prose_add_cause (text, reading, one);
      command_prose_add_evidence (text, one);
    }
  if (explain->n_explained > 0)
    g_string_prepend (text, "\n\n");
  command_print (explain->context, text->str);
}

static void
explain_case (Explain             *explain,
              const BounceReading *reading,
              const BounceCase    *one,
              gboolean             lone)
{
  if (explain->writer != NULL)
    {
      bounce_writer_begin_row (explain->writer);
      bounce_writer_add_string (explain->writer, "text", one->reply->whole);
      command_row_add_numbers (explain->writer, one);
      command_row_add_finding (explain->writer, one);
      add_words (explain->writer, reading, one);
      bounce_writer_end_row (explain->writer);
    }
  else
    {
      print_text (explain, reading, one, lone);
    }
  explain->n_explained++;
}

static void
explain_reply (const char *reply,
               gpointer    user_data)
{
  Explain *explain = user_data;
  g_autoptr (BounceReading) reading = bounce_reading_new_for_reply (reply, explain->context->rules);

  explain_case (explain, reading, g_ptr_array_index (reading->cases, 0), TRUE);
}

static void
explain_mail (GBytes   *mail,
              gpointer  user_data)
{
  Explain *explain = user_data;
  CommandContext *context = explain->context;
  g_autoptr (BounceReading) reading = bounce_reading_new (mail, context->rules, context->settings);

  for (guint i = 0; i < reading->cases->len; i++)
    {
      const BounceCase *one = g_ptr_array_index (reading->cases, i);

      if (bounce_case_is_bounce (one))
        explain_case (explain, reading, one, FALSE);
    }
}

static void
explain_input (Explain *explain)
{
  CommandContext *context = explain->context;
  guint n = command_input_foreach (context, explain_reply, explain_mail, explain);

  if (explain->n_explained > 0 || context->status != COMMAND_STATUS_DONE)
    return;
  command_notice (context, _("standard input"), n > 0 ? _("this mail reports no failure") : _("no reply in it"));
}

static void
run_explain (CommandContext       *context,
             const CommandOptions *options)
{
  const char *reply = options->arguments[0];
  Explain explain = { .context = context };

  if (options->format == BOUNCE_FORMAT_JSON)
    explain.writer = command_open_writer (context, BOUNCE_FORMAT_JSON);

  if (strcmp (reply, "-") == 0)
    explain_input (&explain);
  else if (reply[strspn (reply, " \t\r\n")] == '\0')
    command_trouble (context, NULL, _("the reply is empty"));
  else
    explain_reply (reply, &explain);

  if (explain.writer != NULL)
    command_close_writer (context, explain.writer);
}

const Command command_explain = {
  .name = "explain",
  .summary = N_("What a server's reply means, and what to do."),
  .arguments = "REPLY|-",
  .most = 1,
  .run = run_explain,
};
