/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* One line per failed or delayed recipient. */
#include "command-account.h"
#include "command-row.h"
#include "command-walk.h"

#include <glib/gi18n.h>

typedef struct
{
  BounceWriter   *writer;
  CommandRowText  text;
  gboolean        all;
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
        command_row_write (list->writer, &row, &list->text);
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

      command_row_write (list->writer, &row, &list->text);
    }

  return !bounce_writer_has_failed (list->writer);
}

static gboolean
is_one_file (char **paths)
{
  return paths[1] == NULL && !g_file_test (paths[0], G_FILE_TEST_IS_DIR);
}

static void
tell_backscatter (CommandContext *context,
                  guint           n)
{
  g_autofree char *note = NULL;

  if (n == 0)
    return;

  note = g_strdup_printf (ngettext ("* %u returned mail was not sent by you (backscatter): nothing to do",
                                    "* %u returned mails were not sent by you (backscatter): nothing to do", n), n);
  g_printerr ("%s%s\n", context->progress ? "\r\033[K" : "", note);
}

static void
tell_unproven (CommandContext *context,
               guint           n)
{
  g_autofree char *note = NULL;

  if (n == 0)
    return;

  note = g_strdup_printf (ngettext ("? nothing proves that %u report is about mail of yours: anybody could have written it",
                                    "? nothing proves that %u reports are about mail of yours: anybody could have written them", n), n);
  g_printerr ("%s%s\n", context->progress ? "\r\033[K" : "", note);
}

static void
run_list (CommandContext       *context,
          const CommandOptions *options)
{
  CommandAccount account = { 0 };
  List list = { .writer = command_open_writer (context, options->format), .all = options->all };
  gboolean cut;

  command_row_text_init (&list.text, list.writer, context->terminal, !is_one_file (options->arguments));
  command_walk (context, options->arguments, &account, list_item, &list);
  cut = bounce_writer_has_failed (list.writer);
  command_close_writer (context, list.writer);
  if (cut)
    return;

  tell_backscatter (context, list.text.n_backscatter);
  tell_unproven (context, list.text.n_unproven);
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
