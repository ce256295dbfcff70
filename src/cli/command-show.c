/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything about one message. */
#include "command-path.h"
#include "command-prose.h"
#include "command-row.h"
#include "command-source.h"
#include "command-walk.h"
#include "command.h"

#include <glib/gi18n.h>

typedef struct
{
  CommandContext       *context;
  const CommandOptions *options;
} Show;

static void
add_headers (BounceWriter  *writer,
             const char    *key,
             BounceMessage *message)
{
  guint n = message != NULL ? bounce_message_get_n_headers (message) : 0;

  bounce_writer_begin_array (writer, key);
  for (guint i = 0; i < n; i++)
    {
      const char *name, *value;

      bounce_message_get_nth_header (message, i, &name, &value);
      bounce_writer_begin_object (writer, NULL);
      bounce_writer_add_string (writer, "name", name);
      bounce_writer_add_string (writer, "value", value);
      bounce_writer_end_object (writer);
    }
  bounce_writer_end_array (writer);
}

static void
add_path (BounceWriter        *writer,
          const BounceReading *reading)
{
  g_autoptr (GPtrArray) hops = command_path_dup_hops (reading);

  bounce_writer_begin_array (writer, "path");
  for (guint i = 0; i < hops->len; i++)
    {
      const BounceReceived *hop = g_ptr_array_index (hops, i);
      g_autofree char *date = command_row_dup_date (hop->date);

      bounce_writer_begin_object (writer, NULL);
      bounce_writer_add_string (writer, "from", command_path_get_from (hop));
      bounce_writer_add_string (writer, "by", hop->by);
      bounce_writer_add_string (writer, "address", hop->address);
      bounce_writer_add_string (writer, "date", date);
      bounce_writer_end_object (writer);
    }
  bounce_writer_end_array (writer);
}

static void
show_json (CommandContext       *context,
           const BounceScanItem *item,
           const char           *label)
{
  const BounceReading *reading = item->reading;
  CommandRow row = { label, item->mail, reading, g_ptr_array_index (reading->cases, 0) };
  BounceWriter *writer = command_open_writer (context, BOUNCE_FORMAT_JSON);

  bounce_writer_begin_row (writer);
  command_row_add_keys (writer, &row);
  bounce_writer_begin_array (writer, "recipients");
  for (guint i = 0; i < reading->cases->len; i++)
    {
      row.one = g_ptr_array_index (reading->cases, i);
      bounce_writer_begin_object (writer, NULL);
      command_row_add_keys (writer, &row);
      bounce_writer_end_object (writer);
    }
  bounce_writer_end_array (writer);
  add_headers (writer, "headers", reading->message);
  add_headers (writer, "original_headers", reading->report->original);
  bounce_writer_add_string (writer, "text", reading->report->text);
  add_path (writer, reading);
  bounce_writer_end_row (writer);
  command_close_writer (context, writer);
}

static void
print_host (GString          *text,
            const BounceCase *one)
{
  if (one->host == NULL || one->host->candidates->len == 0)
    return;

  command_prose_add_heading (text, one->host->chosen != NULL ? _("Sending server") : _("Sending server: not told"));
  for (guint i = 0; i < one->host->candidates->len; i++)
    {
      const BounceHostCandidate *candidate = g_ptr_array_index (one->host->candidates, i);
      g_autofree char *named = candidate->name != NULL
        ? g_strdup_printf ("%s (%s)", candidate->address, candidate->name) : g_strdup (candidate->address);

      command_prose_add_value (text, candidate == one->host->chosen ? _("Chosen") : _("Also named"), named);
      command_prose_add_value (text, "", candidate->quote);
    }
}

static const char *
get_kind_words (BounceKind kind)
{
  switch (kind)
    {
    case BOUNCE_KIND_COMPLAINT:
      return _("This is a complaint: the message was delivered, and the recipient or the provider marked it as spam. It is no bounce and not counted as one.");
    case BOUNCE_KIND_AUTO_REPLY:
      return _("This is an automatic reply, such as an absence note: the message was delivered. It is no bounce and not counted as one.");
    case BOUNCE_KIND_DELIVERY:
      return _("This reports that the message was delivered or passed on. It is no bounce and not counted as one.");
    case BOUNCE_KIND_RECEIPT:
      return _("This is a receipt: the message arrived, and was displayed or deleted. It is no bounce and not counted as one.");
    case BOUNCE_KIND_CHALLENGE:
      return _("This asks the sender to confirm before the message is delivered. It is no bounce and not counted as one.");
    case BOUNCE_KIND_OTHER:
    case BOUNCE_KIND_FAILURE:
    case BOUNCE_KIND_DELAY:
    case BOUNCE_KIND_UNREADABLE:
    case BOUNCE_N_KINDS:
    default:
      return _("This is ordinary mail, or a report that tells of no failure. It is no bounce and not counted as one.");
    }
}

/* Of whom it is about, before all advice: it is not needed. */
static void
print_backscatter (GString          *text,
                   const BounceCase *one)
{
  if (!bounce_case_is_bounce (one) || one->ownership != BOUNCE_OWNERSHIP_FOREIGN)
    return;

  if (text->len > 0)
    g_string_append_c (text, '\n');
  command_prose_add_paragraph (text, 0, _("Returned mail that was not sent by you (backscatter): somebody else used your address. Nothing to do."));
}

/* Whoever is told to remove an address must know who says so. */
static void
print_unproven (GString             *text,
                const BounceReading *reading,
                const BounceCase    *one)
{
  if (one->kind != BOUNCE_KIND_FAILURE || one->ownership == BOUNCE_OWNERSHIP_FOREIGN
      || bounce_case_get_proof (reading, one) != BOUNCE_CASE_PROOF_UNPROVEN)
    return;

  if (text->len > 0)
    g_string_append_c (text, '\n');
  command_prose_add_paragraph (text, 0, _("Unproven: nothing shows that this report is about mail of yours. Anybody could have written it."));
}

static void
print_case (GString             *text,
            const BounceReading *reading,
            const BounceCase    *one)
{
  const BounceRecipient *recipient = one->recipient;
  BounceStatus status = bounce_case_get_status (one);
  char buffer[16];

  print_backscatter (text, one);
  print_unproven (text, reading, one);
  if (bounce_case_is_bounce (one))
    {
      command_prose_add_cause (text, reading, one);
    }
  else
    {
      command_prose_add_heading (text, bounce_kind_to_id (one->kind));
      command_prose_add_paragraph (text, 2, get_kind_words (one->kind));
    }

  if (bounce_case_get_diagnostic (one) != NULL)
    {
      command_prose_add_heading (text, _("What the server said"));
      command_prose_add_quotation (text, bounce_case_get_diagnostic (one));
    }
  if (bounce_case_is_bounce (one))
    command_prose_add_evidence (text, one);

  command_prose_add_heading (text, _("Report"));
  command_prose_add_value (text, _("Recipient"), recipient != NULL ? recipient->address : NULL);
  command_prose_add_value (text, _("As written"), recipient != NULL ? recipient->original : NULL);
  command_prose_add_value (text, _("Action"), recipient != NULL ? bounce_action_to_id (recipient->action) : NULL);
  command_prose_add_value (text, _("Status"), status != 0 ? bounce_status_format (status, buffer) : NULL);
  command_prose_add_value (text, _("Reported by"), reading->report->reporter);
  command_prose_add_value (text, _("Receiver"), bounce_case_get_receiver (one));
  command_prose_add_value (text, _("Read as"), reading->report->dialect);
  print_host (text, one);
}

static void
print_headers (GString       *text,
               const char    *heading,
               BounceMessage *message)
{
  static const char * const names[] = { "From", "To", "Subject", "Date", "Message-ID" };

  if (message == NULL)
    return;

  command_prose_add_heading (text, heading);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    command_prose_add_value (text, names[i], bounce_message_get_header (message, names[i]));
}

static void
print_path (GString             *text,
            const BounceReading *reading)
{
  g_autoptr (GPtrArray) hops = command_path_dup_hops (reading);

  if (hops->len == 0)
    return;

  command_prose_add_heading (text, _("Delivery path"));
  for (guint i = 0; i < hops->len; i++)
    {
      const BounceReceived *hop = g_ptr_array_index (hops, i);
      const char *from = command_path_get_from (hop);
      g_autofree char *date = command_row_dup_date (hop->date);
      g_autofree char *line = g_strdup_printf ("%s [%s] → %s  %s", from != NULL ? from : "?",
                                               hop->address != NULL ? hop->address : "?",
                                               hop->by != NULL ? hop->by : "?", date != NULL ? date : "");

      command_prose_add_quotation (text, line);
    }
}

static void
show_text (CommandContext       *context,
           const BounceScanItem *item)
{
  const BounceReading *reading = item->reading;
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < reading->cases->len; i++)
    print_case (text, reading, g_ptr_array_index (reading->cases, i));
  print_headers (text, _("This message"), reading->message);
  print_headers (text, _("Returned message"), reading->report->original);
  print_path (text, reading);
  if (*reading->report->text != '\0')
    {
      command_prose_add_heading (text, _("Words of the report"));
      command_prose_add_quotation (text, reading->report->text);
    }
  command_print (context, text->str);
}

static gboolean
show_item (const BounceScanItem *item,
           gpointer              user_data)
{
  Show *show = user_data;
  g_autofree char *label = command_source_dup_label (show->options->arguments[0], item->file);

  if (show->options->format == BOUNCE_FORMAT_JSON)
    show_json (show->context, item, label);
  else
    show_text (show->context, item);

  return FALSE;
}

static void
tell_others (CommandContext *context,
             const char     *path)
{
  guint n = bounce_scan_count (path, NULL);
  g_autofree char *what = NULL;

  if (n < 2)
    return;

  what = g_strdup_printf (_("showing message 1 of %u; --message=N shows another"), n);
  command_notice (context, path, what);
}

static void
run_show (CommandContext       *context,
          const CommandOptions *options)
{
  const char *path = options->arguments[0];
  guint number = MAX (options->message, 1);
  Show show = { context, options };
  g_autoptr (GError) error = NULL;
  g_autofree char *missing = NULL;

  if (bounce_scan_nth (path, number, context->rules, context->settings, show_item, &show, NULL, &error))
    {
      if (options->message == 0)
        tell_others (context, path);
      return;
    }

  if (!g_error_matches (error, BOUNCE_SCAN_ERROR, BOUNCE_SCAN_ERROR_NO_SUCH_MESSAGE))
    {
      command_walk_tell (context, path, error);
      return;
    }
  missing = g_strdup_printf (_("there is no message %u in it"), number);
  command_trouble (context, command_walk_get_place (path), missing);
}

const Command command_show = {
  .name = "show",
  .summary = N_("Everything about one message."),
  .arguments = "PATH",
  .most = 1,
  .takes_message = TRUE,
  .run = run_show,
};
