/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Groups of fields, in one block of text: names and values lie in it one after
 * the other, so a report of 100 000 fields costs three allocations. */
#include "bounce-fields.h"

#include <string.h>

#define MAX_NAME 76        /* a line of RFC 5322 would hold no longer one */

typedef struct
{
  gsize name, value;       /* where in self->text */
} Field;

typedef struct
{
  guint    first;          /* where in self->fields */
  gboolean has_final;
  gboolean has_original;
} Group;

struct _BounceFields
{
  GString *text;
  GArray  *fields;         /* Field */
  GArray  *groups;         /* Group */
  gboolean cut;
};

/* RFC 3464, 5965 and 8098 together: what may follow a text whose lines lost
 * their indentation. Others are told from text by their hyphen. */
static const char * const short_names[] = {
  "action", "status", "disposition", "error", "failure", "warning", "version", "incidents",
};

/* What belongs to the group before when a stray blank line precedes it. */
static const char * const recipient_names[] = {
  "action", "status", "remote-mta", "diagnostic-code", "last-attempt-date", "will-retry-until", "final-log-id",
};

static const char * const message_names[] = {
  "arrival-date", "received-from-mta", "dsn-gateway", "original-envelope-id",
};

static gboolean
is_one_of (const char         *name,
           const char * const *names,
           guint               n_names)
{
  for (guint i = 0; i < n_names; i++)
    {
      if (g_ascii_strcasecmp (name, names[i]) == 0)
        return TRUE;
    }
  return FALSE;
}

static const char *
skip_blanks (const char *at,
             const char *end)
{
  while (at < end && (*at == ' ' || *at == '\t' || *at == '\r' || *at == '\f' || *at == '\v'))
    at++;
  return at;
}

static const char *
trim_end (const char *start,
          const char *end)
{
  while (end > start && g_ascii_isspace (end[-1]))
    end--;
  return end;
}

static guint
group_end (BounceFields *self,
           guint         group)
{
  return group + 1 < self->groups->len ? g_array_index (self->groups, Group, group + 1).first : self->fields->len;
}

static Group *
last_group (BounceFields *self)
{
  return self->groups->len > 0 ? &g_array_index (self->groups, Group, self->groups->len - 1) : NULL;
}

static const char *
last_name (BounceFields *self)
{
  if (self->fields->len == 0)
    return NULL;
  return self->text->str + g_array_index (self->fields, Field, self->fields->len - 1).name;
}

/* The length of the field name the line begins with, 0 when it is no field. In
 * a diagnosis "said: 550 ..." and "https://..." are text, not fields. */
static gsize
name_length (const char *line,
             const char *end,
             gboolean    in_diagnosis)
{
  gsize length = 0;
  gsize room = end - line;
  const char *colon;
  gboolean hyphen;

  while (length < room && length <= MAX_NAME && (g_ascii_isalnum (line[length]) || strchr ("-_.", line[length])))
    {
      if (line[length] == '\0')
        return 0;
      length++;
    }
  if (length == 0 || length > MAX_NAME || !g_ascii_isalpha (line[0]))
    return 0;

  colon = skip_blanks (line + length, end);
  if (colon == end || *colon != ':' || (end - colon > 2 && colon[1] == '/' && colon[2] == '/'))
    return 0;
  hyphen = memchr (line, '-', length) != NULL;
  if (!hyphen && in_diagnosis)
    {
      g_autofree char *name = g_strndup (line, length);

      return is_one_of (name, short_names, G_N_ELEMENTS (short_names)) ? length : 0;
    }
  return length;
}

/* A blank line came before. Some servers put one between the fields of one
 * recipient: then what follows completes the group instead of opening one. */
static gboolean
completes_group (BounceFields *self,
                 Group        *group,
                 const char   *name)
{
  guint nth = self->groups->len - 1;

  if (g_ascii_strcasecmp (name, "final-recipient") == 0)
    return group->has_original && !group->has_final && group_end (self, nth) - group->first == 1;
  if (group->has_final || group->has_original)
    return is_one_of (name, recipient_names, G_N_ELEMENTS (recipient_names)) && !bounce_fields_get (self, nth, name);
  return is_one_of (name, message_names, G_N_ELEMENTS (message_names)) && !bounce_fields_get (self, nth, name);
}

static gboolean
opens_group (BounceFields *self,
             const char   *name,
             gboolean      after_blank)
{
  Group *group = last_group (self);

  if (!group)
    return TRUE;
  if (after_blank)
    return !completes_group (self, group, name);
  if (g_ascii_strcasecmp (name, "final-recipient") == 0)
    return group->has_final;
  /* Postfix writes it behind Final-Recipient; a new recipient begins where the
   * one before has been judged. */
  if (g_ascii_strcasecmp (name, "original-recipient") == 0)
    return group->has_original
           || (group->has_final && bounce_fields_get (self, self->groups->len - 1, "action") != NULL);
  return FALSE;
}

/* FALSE when the limit of groups is reached. */
static gboolean
add_field (BounceFields *self,
           const char   *line,
           gsize         length,
           gboolean      after_blank)
{
  g_autofree char *name = g_strndup (line, length);
  Field field = { self->text->len, 0 };

  if (opens_group (self, name, after_blank))
    {
      Group group = { self->fields->len, FALSE, FALSE };

      if (self->groups->len == BOUNCE_FIELDS_MAX_GROUPS)
        return FALSE;
      g_array_append_val (self->groups, group);
    }
  if (g_ascii_strcasecmp (name, "final-recipient") == 0)
    last_group (self)->has_final = TRUE;
  if (g_ascii_strcasecmp (name, "original-recipient") == 0)
    last_group (self)->has_original = TRUE;

  g_string_append_len (self->text, name, length + 1);
  field.value = self->text->len;
  g_string_append_c (self->text, '\0');
  g_array_append_val (self->fields, field);
  return TRUE;
}

/* The last value ends the text: what continues it is put before its NUL. */
static void
continue_value (BounceFields *self,
                const char   *start,
                const char   *end)
{
  gsize value;

  start = skip_blanks (start, end);
  end = trim_end (start, end);
  if (self->fields->len == 0 || start == end)
    return;

  value = g_array_index (self->fields, Field, self->fields->len - 1).value;
  g_string_truncate (self->text, self->text->len - 1);
  if (self->text->len > value)
    g_string_append_c (self->text, ' ');
  g_string_append_len (self->text, start, end - start);
  g_string_append_c (self->text, '\0');
}

static gboolean
take_line (BounceFields *self,
           const char   *line,
           const char   *end,
           gboolean      after_blank)
{
  gboolean indented = *line == ' ' || *line == '\t';
  gboolean in_diagnosis = !after_blank && last_name (self) &&
    g_ascii_strcasecmp (last_name (self), "diagnostic-code") == 0;
  gsize length;

  /* A person's quotation of a report is no report. */
  if (line[0] == '>' && line + 1 < end && (line[1] == ' ' || g_ascii_isalpha (line[1])))
    return TRUE;
  length = indented && self->fields->len > 0 && !after_blank
    ? 0 : name_length (skip_blanks (line, end), end, in_diagnosis);
  if (length == 0)
    {
      if (!after_blank)
        continue_value (self, line, end);
      return TRUE;
    }
  line = skip_blanks (line, end);
  if (!add_field (self, line, length, after_blank))
    return FALSE;
  continue_value (self, strchr (line + length, ':') + 1, end);
  return TRUE;
}

/* CRLF, CRCRLF, LF and a bare CR each end one line. */
static const char *
skip_line_end (const char *end)
{
  gsize returns = 0;

  while (returns < 3 && end[returns] == '\r')
    returns++;
  if (end[returns] == '\n')
    return end + returns + 1;
  return *end ? end + 1 : end;
}

BounceFields *
bounce_fields_parse (const char *text)
{
  BounceFields *self = g_new0 (BounceFields, 1);
  gboolean after_blank = FALSE;

  self->text = g_string_new (NULL);
  self->fields = g_array_new (FALSE, FALSE, sizeof (Field));
  self->groups = g_array_new (FALSE, FALSE, sizeof (Group));
  if (text && g_str_has_prefix (text, "\xef\xbb\xbf"))
    text += 3;

  while (text && *text)
    {
      const char *end = text + strcspn (text, "\r\n");

      if (skip_blanks (text, end) == end)
        after_blank = TRUE;
      else if (take_line (self, text, end, after_blank))
        after_blank = FALSE;
      else
        {
          self->cut = TRUE;
          break;
        }
      text = skip_line_end (end);
    }
  return self;
}

guint
bounce_fields_get_n_groups (BounceFields *self)
{
  return self->groups->len;
}

guint
bounce_fields_get_n_fields (BounceFields *self,
                            guint         group)
{
  g_return_val_if_fail (group < self->groups->len, 0);

  return group_end (self, group) - g_array_index (self->groups, Group, group).first;
}

void
bounce_fields_get_nth (BounceFields *self,
                       guint         group,
                       guint         nth,
                       const char  **name,
                       const char  **value)
{
  Field *field;

  g_return_if_fail (nth < bounce_fields_get_n_fields (self, group));

  field = &g_array_index (self->fields, Field, g_array_index (self->groups, Group, group).first + nth);
  if (name)
    *name = self->text->str + field->name;
  if (value)
    *value = self->text->str + field->value;
}

const char *
bounce_fields_get (BounceFields *self,
                   guint         group,
                   const char   *name)
{
  guint end;

  g_return_val_if_fail (group < self->groups->len, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  end = group_end (self, group);
  for (guint i = g_array_index (self->groups, Group, group).first; i < end; i++)
    {
      Field *field = &g_array_index (self->fields, Field, i);

      if (g_ascii_strcasecmp (self->text->str + field->name, name) == 0)
        return self->text->str + field->value;
    }
  return NULL;
}

gboolean
bounce_fields_is_cut (BounceFields *self)
{
  return self->cut;
}

void
bounce_fields_free (BounceFields *self)
{
  g_string_free (self->text, TRUE);
  g_array_unref (self->fields);
  g_array_unref (self->groups);
  g_free (self);
}

/* Where the comment that ends the text begins, or its end. */
static gsize
without_comment (const char *text,
                 gsize       length)
{
  guint depth = 0;

  if (length == 0 || text[length - 1] != ')')
    return length;
  for (gsize at = length; at > 0; at--)
    {
      if (text[at - 1] == ')')
        depth++;
      else if (text[at - 1] == '(' && --depth == 0)
        return trim_end (text, text + at - 1) - text;
    }
  return length;
}

void
bounce_fields_split_type (const char  *value,
                          char       **type,
                          char       **rest)
{
  static const char * const texts[] = { "smtp", "lmtp", "x-unix", "x-postfix", "x-smtp", "x-notes", "x400" };
  gsize length, short_length;

  value = value ? value : "";
  value = skip_blanks (value, value + strlen (value));
  *type = NULL;
  for (length = 0; g_ascii_isalnum (value[length]) || value[length] == '-' || value[length] == '_'; length++)
    ;
  if (length > 0 && length <= 32 && g_ascii_isalpha (value[0]))
    {
      const char *after = value + length + strspn (value + length, " \t");

      if (*after == ';')
        {
          *type = g_ascii_strdown (value, length);
          value = after + 1 + strspn (after + 1, " \t");
        }
    }

  length = trim_end (value, value + strlen (value)) - value;
  short_length = *type && is_one_of (*type, texts, G_N_ELEMENTS (texts)) ? length : without_comment (value, length);
  /* A sentence that ends in brackets is no address with a comment. */
  if (short_length == 0 || (!*type && memchr (value, ' ', short_length)))
    short_length = length;
  *rest = g_strndup (value, short_length);
}
