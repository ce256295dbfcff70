/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Takes records out of a stream of bytes. */
#include "command-records.h"

#include <string.h>

struct _CommandRecords
{
  CommandRecordFunc  func;
  gpointer           user_data;
  GString           *record;
  GString           *line;
  gboolean           open;       /* an "NNN-" of @record waits for its "NNN "   */
  char               code[3];    /* that NNN                                    */
  guint              n_records;
};

CommandRecords *
command_records_new (CommandRecordFunc func,
                     gpointer          user_data)
{
  CommandRecords *self = g_new0 (CommandRecords, 1);

  self->func = func;
  self->user_data = user_data;
  self->record = g_string_new (NULL);
  self->line = g_string_new (NULL);

  return self;
}

static void
end_record (CommandRecords *self)
{
  if (self->record->len > 0)
    {
      self->n_records++;
      self->func (self->record->str, self->user_data);
    }
  g_string_truncate (self->record, 0);
  self->open = FALSE;
}

static gboolean
is_code (const char *text)
{
  return text[0] >= '2' && text[0] <= '5' && g_ascii_isdigit (text[1]) && g_ascii_isdigit (text[2]);
}

/* The last reply line in @line: at its beginning, or behind words that
 * introduce it ("Remote host said: 550-…"). */
static const char *
find_code (const char *line)
{
  const char *found = NULL;

  for (const char *at = line; *at != '\0'; at++)
    if (is_code (at)
        && (at == line || strchr (" \t\"'<(", at[-1]) != NULL)
        && (at[3] == '-' || at[3] == ' ' || at[3] == '\0'))
      found = at;

  return found;
}

/* Does @line go on where the record stopped? An indented line does, unless it
 * is a reply of its own in a list that is indented as a whole. */
static gboolean
goes_on (CommandRecords *self,
         const char     *line)
{
  const char *words = line + strspn (line, " \t");

  if (self->record->len == 0)
    return FALSE;
  if (is_code (words) && (words[3] == '-' || words[3] == ' ' || words[3] == '\0'))
    return self->open && strncmp (words, self->code, sizeof self->code) == 0;

  return words != line;
}

static void
end_line (CommandRecords *self)
{
  char *line = g_strchomp (self->line->str);
  const char *code;

  if (line[strspn (line, " \t")] == '\0' || !goes_on (self, line))
    end_record (self);
  if (line[strspn (line, " \t")] != '\0' && self->record->len < COMMAND_RECORDS_MAX)
    {
      if (self->record->len > 0)
        g_string_append_c (self->record, '\n');
      g_string_append (self->record, line);
      code = find_code (line);
      if (code != NULL)
        {
          self->open = code[3] == '-';
          memcpy (self->code, code, sizeof self->code);
        }
    }
  g_string_truncate (self->line, 0);
}

void
command_records_feed (CommandRecords *self,
                      const char     *bytes,
                      gsize           length)
{
  for (gsize i = 0; i < length; i++)
    {
      if (bytes[i] == '\n')
        end_line (self);
      else if (self->line->len < COMMAND_RECORDS_MAX)
        g_string_append_c (self->line, bytes[i] != '\0' ? bytes[i] : ' ');
    }
}

guint
command_records_finish (CommandRecords *self)
{
  guint n_records;

  end_line (self);
  end_record (self);
  n_records = self->n_records;
  g_string_free (self->record, TRUE);
  g_string_free (self->line, TRUE);
  g_free (self);

  return n_records;
}
