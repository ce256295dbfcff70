/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The keys of `check`, for programs. */
#include "command-check.h"

/* Raw answers and texts of lists come from outside, and names of keyed lists
 * hold a secret. */
static void
add_text (BounceWriter *writer,
          const char   *name,
          const char   *text)
{
  g_autofree char *safe = text != NULL ? bounce_list_keys_redact (text) : NULL;

  bounce_writer_add_string (writer, name, safe);
}

static void
add_texts (BounceWriter       *writer,
           const char         *name,
           const char * const *texts)
{
  bounce_writer_begin_array (writer, name);
  for (guint i = 0; texts != NULL && texts[i] != NULL; i++)
    add_text (writer, NULL, texts[i]);
  bounce_writer_end_array (writer);
}

/* Of what was not asked there is no time. */
static void
add_number (BounceWriter *writer,
            const char   *name,
            gint64        number,
            gboolean      known)
{
  if (known)
    bounce_writer_add_int (writer, name, number);
  else
    bounce_writer_add_null (writer, name);
}

static void
add_list (BounceWriter           *writer,
          const BounceListResult *result)
{
  gboolean asked = result->raw != NULL;

  bounce_writer_begin_object (writer, NULL);
  add_text (writer, "zone", result->zone);
  add_text (writer, "name", result->name);
  bounce_writer_add_string (writer, "kind", bounce_list_kind_to_id (result->kind));
  bounce_writer_add_string (writer, "weight", bounce_list_weight_to_id (result->weight));
  bounce_writer_add_string (writer, "outcome", bounce_outcome_to_id (result->outcome));
  bounce_writer_add_string (writer, "why", bounce_why_to_id (result->why));
  add_texts (writer, "codes", (const char * const *) result->codes);
  add_texts (writer, "reasons", (const char * const *) result->reasons);
  add_text (writer, "text", result->text);
  add_text (writer, "removal_url", result->removal_url);
  add_number (writer, "ttl", result->ttl, asked);
  add_number (writer, "milliseconds", result->milliseconds, asked);
  add_text (writer, "raw", result->raw);
  bounce_writer_end_object (writer);
}

static void
add_lists (BounceWriter   *writer,
           BounceCheckRun *run)
{
  g_autoptr (GPtrArray) results = run != NULL ? bounce_check_run_dup_list_results (run) : g_ptr_array_new ();

  bounce_writer_begin_array (writer, "lists");
  for (guint i = 0; i < results->len; i++)
    add_list (writer, g_ptr_array_index (results, i));
  bounce_writer_end_array (writer);
}

static void
add_reverse (BounceWriter              *writer,
             const BounceReverseResult *reverse)
{
  if (reverse == NULL)
    {
      bounce_writer_add_null (writer, "reverse");
      return;
    }

  bounce_writer_begin_object (writer, "reverse");
  bounce_writer_add_string (writer, "verdict", bounce_reverse_verdict_to_id (reverse->verdict));
  add_texts (writer, "names", (const char * const *) reverse->names);
  add_text (writer, "confirmed", reverse->confirmed);
  add_text (writer, "helo", reverse->helo);
  add_texts (writer, "reasons", (const char * const *) reverse->reasons);
  bounce_writer_end_object (writer);
}

static void
add_mail (BounceWriter           *writer,
          const BounceMailResult *mail)
{
  if (mail == NULL)
    {
      bounce_writer_add_null (writer, "mail");
      return;
    }

  bounce_writer_begin_object (writer, "mail");
  add_texts (writer, "mx", (const char * const *) mail->mx);
  bounce_writer_add_bool (writer, "null_mx", mail->null_mx);
  add_texts (writer, "addresses", (const char * const *) mail->addresses);
  bounce_writer_add_string (writer, "problem", bounce_mail_problem_to_id (mail->problem));
  bounce_writer_end_object (writer);
}

static void
add_summary (BounceWriter   *writer,
             BounceCheckRun *run)
{
  guint counts[BOUNCE_N_OUTCOMES] = { 0 };

  if (run != NULL)
    bounce_check_run_count (run, counts);
  bounce_writer_begin_object (writer, "summary");
  bounce_writer_add_int (writer, "listed", counts[BOUNCE_OUTCOME_LISTED]);
  bounce_writer_add_int (writer, "clean", counts[BOUNCE_OUTCOME_CLEAN]);
  bounce_writer_add_int (writer, "allowed", counts[BOUNCE_OUTCOME_ALLOWED]);
  bounce_writer_add_int (writer, "unsure", counts[BOUNCE_OUTCOME_UNSURE]);
  bounce_writer_end_object (writer);
}

void
command_check_add_keys (BounceWriter         *writer,
                        BounceCheckRun       *run,
                        const CommandVerdict *verdict,
                        const char           *resolver,
                        guint                 asked)
{
  const BounceSubject *subject = run != NULL ? bounce_check_run_get_subject (run) : NULL;

  bounce_writer_begin_row (writer);
  bounce_writer_add_string (writer, "subject", subject != NULL ? subject->text : NULL);
  bounce_writer_add_string (writer, "kind", subject != NULL ? bounce_subject_kind_to_id (subject->kind) : NULL);
  bounce_writer_add_string (writer, "resolver", resolver);
  bounce_writer_add_int (writer, "asked", asked);
  if (verdict != NULL)
    {
      bounce_writer_add_string (writer, "verdict", bounce_verdict_kind_to_id (verdict->kind));
      add_text (writer, "why", verdict->sentence);
    }
  add_lists (writer, run);
  add_reverse (writer, run != NULL ? bounce_check_run_get_reverse (run) : NULL);
  add_mail (writer, run != NULL ? bounce_check_run_get_mail (run) : NULL);
  add_summary (writer, run);
  bounce_writer_end_row (writer);
}
