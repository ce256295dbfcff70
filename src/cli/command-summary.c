/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Counts, and the few things to do. */
#include "command-account.h"
#include "command-prose.h"
#include "command-row.h"
#include "command-walk.h"

#include <glib/gi18n.h>
#include <string.h>

#define TEXT_ROWS 10               /* of each count, for people                   */
#define TASK_INDENT 11

typedef struct
{
  BounceTally *tally;
  BounceTasks *tasks;
  guint        n_backscatter;
} Summary;

static const struct
{
  const char    *key;
  const char    *heading;
  BounceTallyBy  by;
} counts[] = {
  { "groups", NULL, BOUNCE_TALLY_GROUPS },
  { "causes", N_("Causes"), BOUNCE_TALLY_CAUSES },
  { "permanence", NULL, BOUNCE_TALLY_PERMANENCE },
  { "receivers", N_("Receivers"), BOUNCE_TALLY_RECEIVERS },
  { "hosts", N_("Sending servers"), BOUNCE_TALLY_HOSTS },
  { "days", N_("Days"), BOUNCE_TALLY_DAYS },
};

static gboolean
summarise_item (const BounceScanItem *item,
                const char           *label,
                gpointer              user_data)
{
  Summary *summary = user_data;

  if (item->mail == NULL)
    {
      bounce_tally_add_unreadable (summary->tally);
      return TRUE;
    }
  bounce_tally_add (summary->tally, item->reading);
  bounce_tasks_add (summary->tasks, item->reading);
  for (guint i = 0; item->reading != NULL && i < item->reading->cases->len; i++)
    {
      const BounceCase *one = g_ptr_array_index (item->reading->cases, i);

      summary->n_backscatter += bounce_case_is_bounce (one) && one->ownership == BOUNCE_OWNERSHIP_FOREIGN;
    }

  return TRUE;
}

static void
add_counts (BounceWriter  *writer,
            BounceTally   *tally,
            const char    *key,
            BounceTallyBy  by)
{
  g_autoptr (GPtrArray) list = bounce_tally_dup_counts (tally, by);

  bounce_writer_begin_array (writer, key);
  for (guint i = 0; i < list->len; i++)
    {
      const BounceCount *count = g_ptr_array_index (list, i);

      bounce_writer_begin_object (writer, NULL);
      bounce_writer_add_string (writer, "id", count->id);
      bounce_writer_add_int (writer, "count", count->count);
      bounce_writer_end_object (writer);
    }
  bounce_writer_end_array (writer);
}

static void
add_date (BounceWriter *writer,
          const char   *key,
          GDateTime    *date)
{
  g_autofree char *shown = command_row_dup_date (date);

  bounce_writer_add_string (writer, key, shown);
}

static void
add_task (BounceWriter     *writer,
          const BounceTask *task)
{
  bounce_writer_begin_object (writer, NULL);
  bounce_writer_add_string (writer, "who", bounce_who_to_id (task->who));
  bounce_writer_add_string (writer, "cause", bounce_cause_to_id (task->cause));
  bounce_writer_add_string (writer, "title", task->title);
  bounce_writer_add_string (writer, "detail", task->detail);
  bounce_writer_add_int (writer, "count", task->count);
  bounce_writer_begin_array (writer, "receivers");
  for (guint i = 0; i < task->receivers->len; i++)
    bounce_writer_add_string (writer, NULL, g_ptr_array_index (task->receivers, i));
  bounce_writer_end_array (writer);
  add_date (writer, "first", task->first);
  add_date (writer, "last", task->last);
  bounce_writer_add_bool (writer, "going_on", task->going_on);
  bounce_writer_add_string (writer, "finding", bounce_task_kind_to_id (task->kind));
  bounce_writer_end_object (writer);
}

static void
print_json (CommandContext *context,
            Summary        *summary)
{
  BounceWriter *writer = command_open_writer (context, BOUNCE_FORMAT_JSON);
  g_autoptr (GPtrArray) tasks = bounce_tasks_dup_list (summary->tasks);

  bounce_writer_begin_row (writer);
  bounce_writer_add_int (writer, "messages", bounce_tally_get_messages (summary->tally));
  bounce_writer_begin_object (writer, "kinds");
  for (guint kind = 0; kind < BOUNCE_N_KINDS; kind++)
    bounce_writer_add_int (writer, bounce_kind_to_id (kind), bounce_tally_get_kind (summary->tally, kind));
  bounce_writer_end_object (writer);
  bounce_writer_add_int (writer, "recipients", bounce_tally_get_recipients (summary->tally));
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    add_counts (writer, summary->tally, counts[i].key, counts[i].by);
  add_date (writer, "first", bounce_tally_get_first (summary->tally));
  add_date (writer, "last", bounce_tally_get_last (summary->tally));
  bounce_writer_begin_array (writer, "tasks");
  for (guint i = 0; i < tasks->len; i++)
    add_task (writer, g_ptr_array_index (tasks, i));
  bounce_writer_end_array (writer);
  bounce_writer_end_row (writer);
  command_close_writer (context, writer);
}

/* "2026-11-09 – 2026-11-10, none since 10 Nov" */
static char *
dup_times (const BounceTask *task)
{
  g_autofree char *first = task->first != NULL ? g_date_time_format (task->first, "%Y-%m-%d") : g_strdup ("");
  g_autofree char *last = g_date_time_format (task->last, "%Y-%m-%d");
  /* Translators: a day of a year that is clear, see strftime (3) */
  g_autofree char *day = g_date_time_format (task->last, _("%-d %b"));
  /* Translators: %s is a day: "10 Nov" */
  g_autofree char *going = task->going_on ? g_strdup (_("still going on")) : g_strdup_printf (_("none since %s"), day);

  return strcmp (first, last) == 0 ? g_strdup_printf ("%s, %s", last, going)
                                   : g_strdup_printf ("%s – %s, %s", first, last, going);
}

/* The advice for one mail of many knows no recipient; a receiver that is the
 * only one is a fact of all. */
static char *
dup_first_step (const BounceTask *task)
{
  const BounceAdviceFacts facts = {
    .receiver = task->receivers->len == 1 ? g_ptr_array_index (task->receivers, 0) : NULL,
  };
  g_auto (GStrv) steps = NULL;

  if (task->kind == BOUNCE_TASK_COMPROMISED)
    return g_strdup (bounce_advice_get_compromised_step ());
  steps = bounce_advice_dup_steps (task->cause, bounce_cause_get_permanence (task->cause), task->who, &facts);

  return steps != NULL && steps[0] != NULL ? g_strdup (steps[0]) : NULL;
}

static void
print_task (GString          *text,
            const BounceTask *task)
{
  g_autofree char *line = g_strdup_printf ("%7u  %s", task->count, task->title);
  g_autofree char *times = task->last != NULL ? dup_times (task) : NULL;
  g_autofree char *step = dup_first_step (task);

  command_prose_add_quotation (text, line);
  if (*task->detail != '\0')
    command_prose_add_paragraph (text, TASK_INDENT, task->detail);
  if (times != NULL)
    command_prose_add_paragraph (text, TASK_INDENT, times);
  if (step != NULL)
    command_prose_add_paragraph (text, TASK_INDENT, step);
}

static void
print_tasks (GString *text,
             Summary *summary)
{
  g_autoptr (GPtrArray) tasks = bounce_tasks_dup_list (summary->tasks);

  if (tasks->len == 0)
    return;

  command_prose_add_heading (text, _("What to do"));
  for (guint i = 0; i < MIN (tasks->len, TEXT_ROWS); i++)
    print_task (text, g_ptr_array_index (tasks, i));
}

static void
print_backscatter (GString *text,
                   guint    n)
{
  g_autofree char *line = NULL;

  if (n == 0)
    return;

  line = g_strdup_printf (ngettext ("%u returned mail was not sent by you (backscatter): nothing to do",
                                    "%u returned mails were not sent by you (backscatter): nothing to do", n), n);
  command_prose_add_paragraph (text, 0, line);
}

static void
print_counts (GString       *text,
              BounceTally   *tally,
              const char    *heading,
              BounceTallyBy  by)
{
  g_autoptr (GPtrArray) list = bounce_tally_dup_counts (tally, by);
  guint first = by == BOUNCE_TALLY_DAYS && list->len > TEXT_ROWS ? list->len - TEXT_ROWS : 0;

  if (list->len == 0)
    return;

  command_prose_add_heading (text, heading);
  for (guint i = first; i < MIN (list->len, first + TEXT_ROWS); i++)
    {
      const BounceCount *count = g_ptr_array_index (list, i);
      BounceCause cause;
      const char *name = by == BOUNCE_TALLY_CAUSES && bounce_cause_from_id (count->id, &cause)
        ? bounce_advice_get_name (cause) : NULL;
      g_autofree char *line = name != NULL
        ? g_strdup_printf ("%7u  %s  %s", count->count, count->id, name)
        : g_strdup_printf ("%7u  %s", count->count, count->id);

      command_prose_add_quotation (text, line);
    }
  if (list->len > TEXT_ROWS)
    {
      guint more = list->len - TEXT_ROWS;

      g_string_append_printf (text, ngettext ("           and %u more\n", "           and %u more\n", more), more);
    }
}

static void
print_text (CommandContext       *context,
            const CommandAccount *account,
            Summary              *summary)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *line = command_account_dup_line (account);

  command_prose_add_paragraph (text, 0, line);
  print_backscatter (text, summary->n_backscatter);
  print_tasks (text, summary);
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    if (counts[i].heading != NULL)
      print_counts (text, summary->tally, _(counts[i].heading), counts[i].by);
  command_print (context, text->str);
}

static void
run_summary (CommandContext       *context,
             const CommandOptions *options)
{
  Summary summary = { bounce_tally_new (), bounce_tasks_new (), 0 };
  CommandAccount account = { 0 };

  command_walk (context, options->arguments, &account, summarise_item, &summary);
  if (context->progress)
    g_printerr ("\r\033[K");
  if (options->format == BOUNCE_FORMAT_JSON)
    print_json (context, &summary);
  else
    print_text (context, &account, &summary);

  bounce_tally_free (summary.tally);
  bounce_tasks_free (summary.tasks);
}

const Command command_summary = {
  .name = "summary",
  .summary = N_("Counts by cause, receiver, sending server and day, and the few things to do."),
  .arguments = "PATH…",
  .run = run_summary,
};
