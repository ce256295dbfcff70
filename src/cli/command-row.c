/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Describes a row. */
#include "command-row.h"

static const char * const evidence_members[] = { "text", "field", "rule", NULL };
static const char * const host_members[] = { "address", "name", "source", "quote", NULL };
static const char * const original_members[] = { "message_id", "subject", "from", "to", "date", NULL };

/* A place, which is never cut, for it is to be copied; it takes the room that
 * the longest so far has needed. */
#define PLACE_LEAST 5
#define PLACE_MOST 64

/* RFC 5321 allows an address of 254 bytes; a terminal shows fewer. */
static const BounceColumn file_columns[COMMAND_ROW_COLUMNS] = {
  { PLACE_LEAST, 0 }, { 36, 254 }, { 25, 25 }, { 8, 12 }, { 16, 16 }, { 0, 254 },
};
static const BounceColumn terminal_columns[COMMAND_ROW_COLUMNS] = {
  { PLACE_LEAST, 0 }, { 36, 56 }, { 25, 25 }, { 8, 12 }, { 16, 16 }, { 0, 48 },
};

void
command_row_text_init (CommandRowText *text,
                       BounceWriter   *writer,
                       gboolean        terminal,
                       gboolean        with_file)
{
  const BounceColumn *columns = terminal ? terminal_columns : file_columns;

  *text = (CommandRowText) { .with_file = with_file };
  for (guint i = 0; i < COMMAND_ROW_COLUMNS; i++)
    text->columns[i] = columns[i];
  bounce_writer_set_columns (writer, text->columns, COMMAND_ROW_COLUMNS);
}

char *
command_row_dup_date (GDateTime *date)
{
  int offset;

  if (date == NULL)
    return NULL;

  /* g_date_time_format_iso8601 () leaves out the minutes of a whole hour's
   * zone, which RFC 3339 demands. */
  offset = g_date_time_get_utc_offset (date) / G_TIME_SPAN_MINUTE;

  return g_strdup_printf ("%04d-%02d-%02dT%02d:%02d:%02d%c%02d:%02d",
                          g_date_time_get_year (date), g_date_time_get_month (date),
                          g_date_time_get_day_of_month (date), g_date_time_get_hour (date),
                          g_date_time_get_minute (date), g_date_time_get_second (date),
                          offset < 0 ? '-' : '+', ABS (offset) / 60, ABS (offset) % 60);
}

static char *
dup_message_date (BounceMessage *message)
{
  g_autoptr (GDateTime) date = bounce_message_get_date (message);

  return command_row_dup_date (date);
}

BounceKind
command_row_get_kind (const CommandRow *row)
{
  if (row->mail == NULL)
    return BOUNCE_KIND_UNREADABLE;
  if (row->one != NULL)
    return row->one->kind;

  return row->reading != NULL ? row->reading->report->kind : BOUNCE_KIND_OTHER;
}

static void
add_place (BounceWriter     *writer,
           const CommandRow *row)
{
  const BounceMail *mail = row->mail;

  bounce_writer_add_string (writer, "file", row->file);
  bounce_writer_add_int (writer, "number", mail != NULL ? mail->number : 0);
  bounce_writer_add_int (writer, "offset", mail != NULL ? mail->span.offset : 0);
  bounce_writer_add_int (writer, "length", mail != NULL ? mail->span.length : 0);
  bounce_writer_add_string (writer, "kind", bounce_kind_to_id (command_row_get_kind (row)));
}

static void
add_recipient (BounceWriter     *writer,
               const CommandRow *row)
{
  g_autofree char *date = row->reading != NULL ? dup_message_date (row->reading->message) : NULL;
  const BounceRecipient *recipient = row->one != NULL ? row->one->recipient : NULL;

  bounce_writer_add_string (writer, "dialect", row->reading != NULL ? row->reading->report->dialect : NULL);
  bounce_writer_add_string (writer, "date", date);
  bounce_writer_add_string (writer, "recipient", recipient != NULL ? recipient->address : NULL);
  bounce_writer_add_string (writer, "original_recipient", recipient != NULL ? recipient->original : NULL);
  bounce_writer_add_string (writer, "action", recipient != NULL ? bounce_action_to_id (recipient->action) : NULL);
}

void
command_row_add_numbers (BounceWriter     *writer,
                         const BounceCase *one)
{
  BounceStatus status = one != NULL ? bounce_case_get_status (one) : 0;
  char buffer[16];

  bounce_writer_add_string (writer, "status", status != 0 ? bounce_status_format (status, buffer) : NULL);
  if (one != NULL && one->reply->code != 0)
    bounce_writer_add_int (writer, "reply", one->reply->code);
  else
    bounce_writer_add_null (writer, "reply");
}

static void
add_words (BounceWriter     *writer,
           const CommandRow *row)
{
  const BounceRecipient *recipient = row->one != NULL ? row->one->recipient : NULL;

  command_row_add_numbers (writer, row->one);
  bounce_writer_add_string (writer, "diagnostic",
                            row->one != NULL ? bounce_case_get_diagnostic (row->one) : NULL);
  bounce_writer_add_string (writer, "reporting_mta", row->reading != NULL ? row->reading->report->reporter : NULL);
  bounce_writer_add_string (writer, "remote_mta", recipient != NULL ? recipient->remote_mta : NULL);
}

static void
add_evidence (BounceWriter     *writer,
              const BounceCase *one)
{
  BounceField field = bounce_case_get_field (one);
  g_autofree char *text = bounce_case_dup_evidence (one);

  if (field == BOUNCE_FIELD_NONE)
    {
      bounce_writer_add_no_object (writer, "evidence", evidence_members);
      return;
    }

  bounce_writer_begin_object (writer, "evidence");
  bounce_writer_add_string (writer, "text", text);
  bounce_writer_add_string (writer, "field", bounce_field_to_id (field));
  bounce_writer_add_string (writer, "rule", one->finding.rule);
  bounce_writer_end_object (writer);
}

void
command_row_add_finding (BounceWriter     *writer,
                         const BounceCase *one)
{
  const BounceFinding *finding;

  if (one == NULL || !bounce_case_is_bounce (one))
    {
      bounce_writer_add_null (writer, "group");
      bounce_writer_add_null (writer, "cause");
      bounce_writer_add_string (writer, "permanence", bounce_permanence_to_id (BOUNCE_PERMANENCE_NONE));
      bounce_writer_add_null (writer, "who");
      bounce_writer_add_null (writer, "confidence");
      bounce_writer_add_string (writer, "suppress", bounce_suppress_to_id (BOUNCE_SUPPRESS_NEVER));
      bounce_writer_add_no_object (writer, "evidence", evidence_members);
      return;
    }

  finding = &one->finding;
  bounce_writer_add_string (writer, "group", bounce_group_to_id (bounce_cause_get_group (finding->cause)));
  bounce_writer_add_string (writer, "cause", bounce_cause_to_id (finding->cause));
  bounce_writer_add_string (writer, "permanence", bounce_permanence_to_id (finding->permanence));
  bounce_writer_add_string (writer, "who", bounce_who_to_id (finding->who));
  bounce_writer_add_string (writer, "confidence", bounce_confidence_to_id (finding->confidence));
  bounce_writer_add_string (writer, "suppress", bounce_suppress_to_id (finding->suppress));
  add_evidence (writer, one);
}

static void
add_candidate (BounceWriter              *writer,
               const BounceHostCandidate *candidate)
{
  bounce_writer_add_string (writer, "address", candidate->address);
  bounce_writer_add_string (writer, "name", candidate->name);
  bounce_writer_add_string (writer, "source", bounce_host_source_to_id (candidate->source));
  bounce_writer_add_string (writer, "quote", candidate->quote);
}

void
command_row_add_host (BounceWriter     *writer,
                      const BounceCase *one)
{
  const BounceHost *host = one != NULL ? one->host : NULL;

  if (host == NULL || host->chosen == NULL)
    {
      bounce_writer_add_no_object (writer, "sending_host", host_members);
      return;
    }

  bounce_writer_begin_object (writer, "sending_host");
  add_candidate (writer, host->chosen);
  bounce_writer_begin_array (writer, "candidates");
  for (guint i = 0; i < host->candidates->len; i++)
    {
      bounce_writer_begin_object (writer, NULL);
      add_candidate (writer, g_ptr_array_index (host->candidates, i));
      bounce_writer_end_object (writer);
    }
  bounce_writer_end_array (writer);
  bounce_writer_end_object (writer);
}

static void
add_original (BounceWriter        *writer,
              const BounceReading *reading)
{
  BounceMessage *original = reading != NULL ? reading->report->original : NULL;
  g_autofree char *date = original != NULL ? dup_message_date (original) : NULL;

  if (original == NULL)
    {
      bounce_writer_add_no_object (writer, "original", original_members);
      return;
    }

  bounce_writer_begin_object (writer, "original");
  bounce_writer_add_string (writer, "message_id", bounce_message_get_header (original, "Message-ID"));
  bounce_writer_add_string (writer, "subject", bounce_message_get_header (original, "Subject"));
  bounce_writer_add_string (writer, "from", bounce_message_get_header (original, "From"));
  bounce_writer_add_string (writer, "to", bounce_message_get_header (original, "To"));
  bounce_writer_add_string (writer, "date", date);
  bounce_writer_end_object (writer);
}

static BounceCaseProof
get_proof (const CommandRow *row)
{
  return row->one != NULL && row->reading != NULL ? bounce_case_get_proof (row->reading, row->one) : BOUNCE_CASE_PROOF_NONE;
}

static void
add_backscatter (BounceWriter     *writer,
                 const BounceCase *one)
{
  if (one == NULL || one->ownership == BOUNCE_OWNERSHIP_UNKNOWN)
    bounce_writer_add_null (writer, "backscatter");
  else
    bounce_writer_add_bool (writer, "backscatter", one->ownership == BOUNCE_OWNERSHIP_FOREIGN);
}

void
command_row_add_keys (BounceWriter     *writer,
                      const CommandRow *row)
{
  add_place (writer, row);
  add_recipient (writer, row);
  add_words (writer, row);
  command_row_add_finding (writer, row->one);
  add_backscatter (writer, row->one);
  command_row_add_host (writer, row->one);
  add_original (writer, row->reading);
  bounce_writer_add_string (writer, "message_id",
                            row->reading != NULL
                            ? bounce_message_get_header (row->reading->message, "Message-ID") : NULL);
  /* Behind all others: whoever reads CSV by position goes on as before. */
  bounce_writer_add_string (writer, "proof", bounce_case_proof_to_id (get_proof (row)));
}

static BounceStyle
get_style (const BounceCase *one)
{
  if (one == NULL || !bounce_case_is_bounce (one))
    return BOUNCE_STYLE_DIM;

  return one->finding.permanence == BOUNCE_PERMANENCE_PERMANENT ? BOUNCE_STYLE_BAD : BOUNCE_STYLE_WARN;
}

/* What `show` wants: the number, and where it counts from. */
static char *
dup_place (const CommandRow *row,
           CommandRowText   *text)
{
  char *place;
  glong width;

  if (row->mail == NULL)
    place = text->with_file ? g_strdup (row->file) : g_strdup_printf ("%*s", PLACE_LEAST, "-");
  else if (text->with_file)
    place = g_strdup_printf ("%s:%u", row->file, row->mail->number);
  else
    place = g_strdup_printf ("%*u", PLACE_LEAST, row->mail->number);
  width = MIN (g_utf8_strlen (place, -1), PLACE_MOST);
  text->columns[0].least = MAX (text->columns[0].least, (guint) width);

  return place;
}

/* What is no bounce has its kind where a bounce has its cause. */
static char *
dup_cause (const CommandRow *row,
           CommandRowText   *text)
{
  const BounceCase *one = row->one;
  gboolean foreign, unproven;

  if (one == NULL || !bounce_case_is_bounce (one))
    return g_strdup (bounce_kind_to_id (command_row_get_kind (row)));

  foreign = one->ownership == BOUNCE_OWNERSHIP_FOREIGN;
  unproven = !foreign && one->kind == BOUNCE_KIND_FAILURE && get_proof (row) == BOUNCE_CASE_PROOF_UNPROVEN;
  text->n_backscatter += foreign;
  text->n_unproven += unproven;

  return g_strconcat (bounce_cause_to_id (one->finding.cause), foreign ? "*" : unproven ? "?" : "", NULL);
}

/* For people. */
static void
add_text (BounceWriter     *writer,
          const CommandRow *row,
          CommandRowText   *text)
{
  const BounceCase *one = row->one;
  g_autoptr (GDateTime) date = row->reading != NULL ? bounce_message_get_date (row->reading->message) : NULL;
  g_autofree char *shown = date != NULL ? g_date_time_format (date, "%Y-%m-%d %H:%M") : NULL;
  g_autofree char *place = dup_place (row, text);
  g_autofree char *what = dup_cause (row, text);
  BounceStatus status = one != NULL ? bounce_case_get_status (one) : 0;
  char buffer[16];

  bounce_writer_add_string (writer, "number", place);
  bounce_writer_add_string (writer, "recipient",
                            one != NULL && one->recipient != NULL ? one->recipient->address : NULL);
  bounce_writer_add_styled (writer, "cause", what, get_style (one));
  bounce_writer_add_string (writer, "status", status != 0 ? bounce_status_format (status, buffer) : NULL);
  bounce_writer_add_string (writer, "date", shown);
  bounce_writer_add_string (writer, "receiver",
                            one != NULL && bounce_case_is_bounce (one) ? bounce_case_get_receiver (one) : NULL);
}

void
command_row_write (BounceWriter     *writer,
                   const CommandRow *row,
                   CommandRowText   *text)
{
  bounce_writer_begin_row (writer);
  if (bounce_writer_get_format (writer) == BOUNCE_FORMAT_TEXT)
    add_text (writer, row, text);
  else
    command_row_add_keys (writer, row);
  bounce_writer_end_row (writer);
}
