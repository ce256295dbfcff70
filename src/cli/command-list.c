/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* One line per failed or delayed recipient. */
#include "command-account.h"
#include "command-row.h"
#include "command-walk.h"

#include <glib/gi18n.h>

typedef struct
{
  BounceWriter *writer;
  gboolean      all;
} List;

static void
write_cases (List                 *list,
             const BounceScanItem *item,
             const char           *label)
{
  const BounceReading *reading = item->reading;
  gboolean mixed = reading->report->kind == BOUNCE_KIND_FAILURE || reading->report->kind == BOUNCE_KIND_DELAY;

  for (guint i = 0; i < reading->cases->len; i++)
    {
      const BounceCase *one = g_ptr_array_index (reading->cases, i);
      CommandRow row = { label, item->mail, reading, one };

      /* Of a message that is no bounce one line, whoever it is about. */
      if (bounce_case_is_bounce (one) || (list->all && (mixed || i == 0)))
        command_row_write (list->writer, &row);
    }
}

static gboolean
list_item (const BounceScanItem *item,
           const char           *label,
           gpointer              user_data)
{
  List *list = user_data;

  if (item->reading != NULL)
    {
      write_cases (list, item, label);
    }
  else if (list->all)
    {
      CommandRow row = { label, item->mail, NULL, NULL };

      command_row_write (list->writer, &row);
    }

  return !bounce_writer_has_failed (list->writer);
}

static void
run_list (CommandContext       *context,
          const CommandOptions *options)
{
  CommandAccount account = { 0 };
  List list = { command_open_writer (context, options->format), options->all };
  gboolean cut;

  command_row_set_columns (list.writer, context->terminal);
  command_walk (context, options->arguments, &account, list_item, &list);
  cut = bounce_writer_has_failed (list.writer);
  command_close_writer (context, list.writer);
  if (!cut)
    command_account_tell (&account, context);
}

const Command command_list = {
  .name = "list",
  .summary = N_("One line per failed or delayed recipient, in mailbox order."),
  .arguments = "PATH…",
  .takes_csv = TRUE,
  .takes_all = TRUE,
  .run = run_list,
};
