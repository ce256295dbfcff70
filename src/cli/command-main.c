/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Which command is meant, its options, and what it needs to run. */
#include "command.h"

#include <gio/gunixoutputstream.h>
#include <glib/gi18n.h>

#include <signal.h>
#include <string.h>
#include <unistd.h>

static const Command * const commands[] = {
  &command_list,
  &command_summary,
  &command_show,
  &command_explain,
  &command_check,
};

static char *
dup_usage (const Command *command)
{
  const char *message = command->takes_checks ? " [--dns=SERVERS] [--lists=default|all|ZONE,…] [--for=PATH [--message=N]]"
    : command->takes_message ? " [--message=N]" : "";

  return g_strdup_printf ("%s %s [--format=%s]%s%s %s", COMMAND_PROGRAM, command->name,
                          command->takes_csv ? "text|json|csv" : "text|json",
                          command->takes_all ? " [--all]" : "", message, command->arguments);
}

static char *
dup_general_help (void)
{
  GString *help = g_string_new (_("Find out why mail bounced."));

  g_string_append_printf (help, "\n\n%s\n", _("Usage:"));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autofree char *usage = dup_usage (commands[i]);

      g_string_append_printf (help, "  %s\n      %s\n", usage, _(commands[i]->summary));
    }
  g_string_append_printf (help, "\n%s\n",
                          _("PATH is a mailbox, a message, or a folder of those; “-” is standard input.\n"
                            "HOST is an address, a host name or a domain.\n"
                            "“COMMAND --help” says more about a command; --version tells the version."));

  return g_string_free (help, FALSE);
}

static void
append_checks_help (GString *help)
{
  g_string_append_printf (help, "  --dns         %s\n", _("servers to ask instead of the system's: 192.0.2.53, 127.0.0.1:5353, [::1]:53"));
  g_string_append_printf (help, "  --lists       %s\n", _("“default”, “all” (also the optional ones), or zones with “,” between"));
  g_string_append_printf (help, "  --for         %s\n", _("a bounce: its sending host and cause, and whether it is still so"));
}

static char *
dup_command_help (const Command *command)
{
  g_autofree char *usage = dup_usage (command);
  GString *help = g_string_new (NULL);

  g_string_append_printf (help, "%s\n\n%s %s\n\n", _(command->summary), _("Usage:"), usage);
  g_string_append_printf (help, "  -f, --format  %s\n", command->takes_csv
                          ? _("text for people (the default), json: one object a line, csv: a table")
                          : _("text for people (the default), json: one object a line"));
  if (command->takes_all)
    g_string_append_printf (help, "  -a, --all     %s\n", _("also a line for each message that is no bounce"));
  if (command->takes_message)
    g_string_append_printf (help, "  -m, --message %s\n", _("which message, counted from 1 (the default)"));
  if (command->takes_checks)
    append_checks_help (help);
  g_string_append_printf (help, "  -h, --help    %s\n", _("this help"));

  return g_string_free (help, FALSE);
}

static const Command *
find_command (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (strcmp (commands[i]->name, name) == 0)
      return commands[i];

  return NULL;
}

static CommandStatus
refuse_usage (const Command *command,
              const char    *what)
{
  g_autofree char *usage = command != NULL ? dup_usage (command)
    : g_strdup (COMMAND_PROGRAM " list|summary|show|explain|check …");

  command_trouble (NULL, NULL, what);
  g_printerr ("%s %s\n", _("Usage:"), usage);

  return COMMAND_STATUS_TROUBLE;
}

typedef struct
{
  char     *format;
  guint     message;             /* 0: not told                                 */
  gboolean  all;
  gboolean  help;
  char     *dns, *lists, *for_path;
  char    **rest;
} Raw;

static gboolean
take_message (const char  *name,
              const char  *value,
              gpointer     data,
              GError     **error)
{
  Raw *raw = data;
  guint64 number;

  if (!g_ascii_string_to_unsigned (value, 10, 1, G_MAXUINT32, &number, NULL))
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   _("“%s” is no number of a message: they count from 1"), value);
      return FALSE;
    }
  raw->message = number;

  return TRUE;
}

static GOptionContext *
new_option_context (const Command *command,
                    Raw           *raw)
{
  GOptionContext *context = g_option_context_new (NULL);
  GOptionGroup *group = g_option_group_new (NULL, NULL, NULL, raw, NULL);
  const GOptionEntry entries[] = {
    { "help", 'h', 0, G_OPTION_ARG_NONE, &raw->help, NULL, NULL },
    { "format", 'f', 0, G_OPTION_ARG_STRING, &raw->format, NULL, NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &raw->rest, NULL, NULL },
    { NULL }
  };
  const GOptionEntry all[] = {
    { "all", 'a', 0, G_OPTION_ARG_NONE, &raw->all, NULL, NULL },
    { NULL }
  };
  const GOptionEntry message[] = {
    { "message", 'm', 0, G_OPTION_ARG_CALLBACK, take_message, NULL, NULL },
    { NULL }
  };
  const GOptionEntry checks[] = {
    { "dns", 0, 0, G_OPTION_ARG_STRING, &raw->dns, NULL, NULL },
    { "lists", 0, 0, G_OPTION_ARG_STRING, &raw->lists, NULL, NULL },
    { "for", 0, 0, G_OPTION_ARG_FILENAME, &raw->for_path, NULL, NULL },
    { NULL }
  };

  g_option_group_add_entries (group, entries);
  if (command->takes_all)
    g_option_group_add_entries (group, all);
  if (command->takes_message)
    g_option_group_add_entries (group, message);
  if (command->takes_checks)
    g_option_group_add_entries (group, checks);
  g_option_context_set_main_group (context, group);
  g_option_context_set_help_enabled (context, FALSE);

  return context;
}

static gboolean
take_format (const Command *command,
             const char    *name,
             BounceFormat  *format)
{
  static const char * const names[] = { "text", "json", "csv" };

  *format = BOUNCE_FORMAT_TEXT;
  if (name == NULL)
    return TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (name, names[i]) == 0)
      {
        *format = (BounceFormat) i;
        return *format != BOUNCE_FORMAT_CSV || command->takes_csv;
      }

  return FALSE;
}

static gboolean
is_colour_wanted (void)
{
  const char *no_colour = g_getenv ("NO_COLOR");
  const char *term = g_getenv ("TERM");

  return isatty (STDOUT_FILENO)
    && (no_colour == NULL || *no_colour == '\0')
    && g_strcmp0 (term, "dumb") != 0;
}

/* A broken file of the user's is told, and the rest works without it. */
static void
load (CommandContext *context)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  context->settings = bounce_settings_load (&error);
  if (context->settings == NULL)
    command_trouble (context, NULL, error->message);
  g_clear_error (&error);
  for (guint i = 0; context->settings != NULL && context->settings->problems[i] != NULL; i++)
    command_notice (context, NULL, context->settings->problems[i]);

  context->rules = bounce_rules_new_with_good (context->settings != NULL ? context->settings->config_dir : NULL,
                                               problems, &error);
  for (guint i = 0; i < problems->len; i++)
    command_trouble (context, NULL, problems->pdata[i]);
  if (context->rules == NULL)
    {
      command_trouble (context, NULL, error->message);
      context->rules = bounce_rules_new (NULL, NULL);
    }
}

static CommandStatus
run (const Command        *command,
     const CommandOptions *options)
{
  CommandContext context = { 0 };

  context.out = g_unix_output_stream_new (STDOUT_FILENO, FALSE);
  context.terminal = isatty (STDOUT_FILENO);
  context.colour = is_colour_wanted ();
  context.progress = isatty (STDERR_FILENO) && !context.terminal;
  load (&context);
  if (context.rules == NULL)
    context.status = COMMAND_STATUS_TROUBLE;
  else
    command->run (&context, options);

  g_clear_pointer (&context.rules, bounce_rules_unref);
  g_clear_pointer (&context.settings, bounce_settings_free);
  g_object_unref (context.out);

  return context.status;
}

/* What is missing, or too much; NULL when all is well. */
static char *
dup_wrong_arguments (const Command        *command,
                     const CommandOptions *options)
{
  guint n = options->arguments != NULL ? g_strv_length (options->arguments) : 0;

  if (command->takes_checks && options->message > 0 && options->for_path == NULL)
    return g_strdup (_("--message goes with --for=PATH"));
  if (n == 0 && command->takes_checks)
    return options->for_path == NULL ? g_strdup (_("a HOST is missing, or a bounce: --for=PATH")) : NULL;
  if (n == 0)
    /* Translators: %s is a word of the usage line: "PATH…", "REPLY|-" */
    return g_strdup_printf (_("%s is missing"), command->arguments);

  return command->most > 0 && n > command->most ? g_strdup (_("too many arguments")) : NULL;
}

static CommandStatus
parse_and_run (const Command   *command,
               int              argc,
               char           **argv)
{
  Raw raw = { 0 };
  g_autoptr (GOptionContext) parser = new_option_context (command, &raw);
  g_autoptr (GError) error = NULL;
  gboolean parsed = g_option_context_parse (parser, &argc, &argv, &error);
  g_autofree char *format_name = raw.format;
  g_auto (GStrv) rest = raw.rest;
  g_autofree char *dns = raw.dns;
  g_autofree char *lists = raw.lists;
  g_autofree char *for_path = raw.for_path;
  CommandOptions options = { .all = raw.all, .message = raw.message, .arguments = rest, .dns = dns, .lists = lists, .for_path = for_path };
  g_autofree char *wrong = NULL;

  if (!parsed)
    return refuse_usage (command, error->message);
  if (raw.help)
    {
      g_autofree char *help = dup_command_help (command);

      g_print ("%s", help);
      return COMMAND_STATUS_DONE;
    }
  if (!take_format (command, format_name, &options.format))
    {
      g_autofree char *what = g_strdup_printf (_("“%s” is no format of this command"), format_name);

      return refuse_usage (command, what);
    }
  wrong = dup_wrong_arguments (command, &options);
  if (wrong != NULL)
    return refuse_usage (command, wrong);

  return run (command, &options);
}

int
command_main (int    argc,
              char **argv)
{
  const Command *command;

  /* A reader that goes away (| head) must not kill us before we have tidied. */
  signal (SIGPIPE, SIG_IGN);

  if (argc < 2)
    return refuse_usage (NULL, _("a command is missing"));
  if (strcmp (argv[1], "--help") == 0 || strcmp (argv[1], "-h") == 0)
    {
      g_autofree char *help = dup_general_help ();

      g_print ("%s", help);
      return COMMAND_STATUS_DONE;
    }
  if (strcmp (argv[1], "--version") == 0)
    {
      g_print ("%s %s\n", COMMAND_PROGRAM, VERSION);
      return COMMAND_STATUS_DONE;
    }

  command = find_command (argv[1]);
  if (command == NULL)
    {
      g_autofree char *what = g_strdup_printf (argv[1][0] == '-' ? _("unknown option “%s”") : _("unknown command “%s”"),
                                               argv[1]);

      return refuse_usage (NULL, what);
    }

  return parse_and_run (command, argc - 1, argv + 1);
}
