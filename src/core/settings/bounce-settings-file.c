/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Takes names out of settings.ini, and complains of what is none. */
#include "bounce-settings-file.h"

#include "bounce-address.h"

#include <string.h>

typedef enum
{
  VALUE_DOMAINS,
  VALUE_SERVERS,
  VALUE_ZONES,
  VALUE_DNS,
  VALUE_COMMERCIAL,
  VALUE_DEADLINE
} ValueKind;

typedef struct
{
  const char *group;
  const char *key;
  ValueKind   kind;
  gsize       offset;            /* of a list of names                          */
} Setting;

#define FIELD(name) G_STRUCT_OFFSET (BounceSettings, name)

static const Setting settings[] = {
  { "own", "domains", VALUE_DOMAINS, FIELD (own_domains) },
  { "own", "servers", VALUE_SERVERS, FIELD (own_servers) },
  { "checks", "dns", VALUE_DNS, 0 },
  { "checks", "on", VALUE_ZONES, FIELD (lists_on) },
  { "checks", "off", VALUE_ZONES, FIELD (lists_off) },
  { "checks", "registered", VALUE_ZONES, FIELD (lists_registered) },
  { "checks", "dead", VALUE_ZONES, FIELD (lists_dead) },
  { "checks", "commercial", VALUE_COMMERCIAL, 0 },
  { "checks", "deadline", VALUE_DEADLINE, 0 },
};

typedef struct
{
  const char   *path;
  guint         line;
  const char   *group;           /* one of the table's, or NULL                 */
  GStrvBuilder *problems;
} Reader;

/* @format has one %s. */
static void
complain (Reader     *reader,
          const char *format,
          const char *value)
{
  g_autofree char *place = g_filename_display_name (reader->path);
  g_autofree char *valid = g_utf8_make_valid (value, -1);
  g_autofree char *what = NULL;
  g_autofree char *problem = NULL;

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  what = g_strdup_printf (format, valid);
#pragma GCC diagnostic pop
  problem = g_strdup_printf ("%s:%u: %s", place, reader->line, what);
  g_strv_builder_add (reader->problems, problem);
}

static gboolean
is_quoted (const char *name)
{
  return strpbrk (name, "\"'") != NULL || strstr (name, "“") != NULL || strstr (name, "”") != NULL || strstr (name, "„") != NULL;
}

/* Letters of other scripts are letters of domains (RFC 5890). */
static gboolean
is_host_name (const char *name)
{
  gsize length = strspn (name, ".");

  for (const char *at = name + length; *at != '\0'; at++)
    if (!g_ascii_isalnum (*at) && strchr ("-_.", *at) == NULL && (guchar) *at < 0x80)
      return FALSE;

  return name[length] != '\0' && strstr (name + length, "..") == NULL;
}

static gboolean
has_inner_dot (const char *name)
{
  const char *dot = strchr (name + strspn (name, "."), '.');

  return dot != NULL && dot[1] != '\0';
}

/* Why @name can never match anything, or NULL. */
static const char *
find_fault (const char *name,
            ValueKind   kind)
{
  g_autoptr (GInetAddress) address = bounce_address_parse (name);
  /* "@example.org" is how some write a domain. */
  const char *host = kind == VALUE_DOMAINS && *name == '@' ? name + 1 : name;

  if (!g_utf8_validate (name, -1, NULL))
    return "“%s” is not valid UTF-8 and is left out";
  if (is_quoted (name))
    return "%s is left out: write names without quotation marks";
  if (strchr (name, '/') != NULL)
    return "“%s” is left out: networks are not supported, only names and single addresses";
  if (address != NULL && kind == VALUE_ZONES)
    return "“%s” is left out: it is an address, and a list has a name as in “bl.example.org”";
  if (address != NULL)
    return kind == VALUE_DOMAINS ? "“%s” is left out: it is an address, which belongs into “servers”" : NULL;
  if (kind == VALUE_ZONES)
    return is_host_name (host) && has_inner_dot (host) ? NULL : "“%s” is left out: it is no name of a list, as in “bl.example.org”";
  if (!is_host_name (host))
    return kind == VALUE_DOMAINS ? "“%s” is left out: it is no name of a domain" : "“%s” is left out: it is no name of a server and no address";
  if (kind == VALUE_DOMAINS && !has_inner_dot (host))
    return "“%s” is left out: a domain has a dot in it, as in “example.org”";

  return NULL;
}

/* Zones are compared as they stand: without case and final dot. */
static char *
fold_zone (const char *zone)
{
  char *folded = g_ascii_strdown (zone, -1);
  gsize length = strlen (folded);

  if (length > 0 && folded[length - 1] == '.')
    folded[length - 1] = '\0';

  return folded;
}

/* Names are told apart by semicolons, commas or white space: people write all
 * of them, and no name holds any. */
static char **
read_names (Reader     *reader,
            const char *value,
            ValueKind   kind)
{
  g_auto (GStrv) pieces = g_strsplit_set (value, ";, \t\r", -1);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  for (guint i = 0; pieces[i] != NULL; i++)
    {
      const char *fault = *pieces[i] != '\0' ? find_fault (pieces[i], kind) : NULL;

      if (fault != NULL)
        complain (reader, fault, pieces[i]);
      else if (*pieces[i] != '\0' && kind == VALUE_ZONES)
        {
          g_autofree char *zone = fold_zone (pieces[i]);

          g_strv_builder_add (names, zone);
        }
      else if (*pieces[i] != '\0')
        g_strv_builder_add (names, pieces[i]);
    }

  return g_strv_builder_end (names);
}

static gboolean
is_port (const char *text)
{
  return g_ascii_string_to_unsigned (text, 10, 1, G_MAXUINT16, NULL, NULL);
}

/* "192.0.2.53", "192.0.2.53:5353", "2001:db8::53", "[2001:db8::53]:53". */
static gboolean
is_dns_server (const char *text)
{
  const char *colon = strrchr (text, ':');
  const char *bracket = *text == '[' ? strchr (text, ']') : NULL;
  g_autofree char *host = NULL;

  if (bracket != NULL && (bracket[1] == '\0' || (bracket[1] == ':' && is_port (bracket + 2))))
    host = g_strndup (text + 1, bracket - text - 1);
  else if (*text != '[' && colon != NULL && strchr (text, ':') == colon && is_port (colon + 1))
    host = g_strndup (text, colon - text);
  else
    host = g_strdup (text);

  return g_hostname_is_ip_address (host);
}

/* When no server is left the value stays as it was written: who chose whom to
 * ask does not want another asked because of a slip, so asking must fail. */
static char *
read_dns (Reader     *reader,
          const char *value)
{
  g_auto (GStrv) pieces = g_strsplit_set (value, ";, \t\r", -1);
  g_autoptr (GString) servers = g_string_new (NULL);
  gboolean any = FALSE;

  for (guint i = 0; pieces[i] != NULL; i++)
    {
      if (*pieces[i] == '\0')
        continue;

      any = TRUE;
      if (is_dns_server (pieces[i]))
        g_string_append_printf (servers, "%s%s", servers->len > 0 ? "," : "", pieces[i]);
      else
        complain (reader, "“%s” is left out: a DNS server is written as an address, as in “192.0.2.53” or “[2001:db8::53]:5353”", pieces[i]);
    }
  if (!any)
    return NULL;

  return servers->len > 0 ? g_strdup (servers->str) : g_utf8_make_valid (value, -1);
}

static BounceCommercial
read_commercial (Reader     *reader,
                 const char *value)
{
  static const struct
  {
    const char       *word;
    BounceCommercial  means;
  } words[] = {
    { "", BOUNCE_COMMERCIAL_NOT_ASKED },
    { "yes", BOUNCE_COMMERCIAL_YES },
    { "true", BOUNCE_COMMERCIAL_YES },
    { "1", BOUNCE_COMMERCIAL_YES },
    { "no", BOUNCE_COMMERCIAL_NO },
    { "false", BOUNCE_COMMERCIAL_NO },
    { "0", BOUNCE_COMMERCIAL_NO },
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_ascii_strcasecmp (value, words[i].word) == 0)
      return words[i].means;

  complain (reader, "“%s” is left out: “commercial” is “yes” or “no”", value);
  return BOUNCE_COMMERCIAL_NOT_ASKED;
}

/* Milliseconds; halves of a second are a wish one may have. */
static guint
read_deadline (Reader     *reader,
               const char *value)
{
  char *end = NULL;
  double seconds = g_ascii_strtod (value, &end);

  if (*value == '\0')
    return 0;
  /* Written so that it is false for "nan" too. */
  if (*end == '\0' && seconds >= 1 && seconds <= 60)
    return (guint) (seconds * 1000 + 0.5);

  complain (reader, "“%s” is left out: “deadline” is a number of seconds from 1 to 60", value);
  return 0;
}

static void
take_value (BounceSettings *self,
            Reader         *reader,
            const Setting  *setting,
            const char     *value)
{
  char ***names;

  switch (setting->kind)
    {
    case VALUE_DOMAINS:
    case VALUE_SERVERS:
    case VALUE_ZONES:
      /* As GKeyFile has it: the last one counts. */
      names = G_STRUCT_MEMBER_P (self, setting->offset);
      g_strfreev (*names);
      *names = read_names (reader, value, setting->kind);
      break;

    case VALUE_DNS:
      g_free (self->dns);
      self->dns = read_dns (reader, value);
      break;

    case VALUE_COMMERCIAL:
      self->commercial = read_commercial (reader, value);
      break;

    case VALUE_DEADLINE:
      self->deadline = read_deadline (reader, value);
      break;

    default:
      g_assert_not_reached ();
    }
}

static void
take_setting (BounceSettings *self,
              Reader         *reader,
              char           *line)
{
  char *equals = strchr (line, '=');

  if (equals == NULL)
    return;

  *equals = '\0';
  g_strstrip (line);
  for (guint i = 0; i < G_N_ELEMENTS (settings); i++)
    if (strcmp (settings[i].group, reader->group) == 0 && strcmp (settings[i].key, line) == 0)
      {
        take_value (self, reader, &settings[i], g_strstrip (equals + 1));
        return;
      }

  if (strcmp (reader->group, "own") == 0)
    complain (reader, "there is no setting “%s”; there are “domains” and “servers”", line);
  else
    complain (reader, "there is no setting “%s”; there are “dns”, “on”, “off”, “registered”, “dead”, “commercial” and “deadline”", line);
}

static void
enter_group (Reader *reader,
             char   *line)
{
  char *end = strrchr (line, ']');

  if (end != NULL)
    *end = '\0';
  reader->group = NULL;
  for (guint i = 0; i < G_N_ELEMENTS (settings); i++)
    if (strcmp (line + 1, settings[i].group) == 0)
      reader->group = settings[i].group;

  if (reader->group == NULL)
    complain (reader, "there is no group “[%s]”; there are “[own]” and “[checks]”", line + 1);
}

void
bounce_settings_file_read (BounceSettings *self,
                           const char     *text,
                           const char     *path)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (GStrvBuilder) problems = g_strv_builder_new ();
  Reader reader = { path, 0, NULL, problems };

  g_return_if_fail (self != NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *line = g_strstrip (lines[i]);

      reader.line = i + 1;
      if (*line == '[')
        enter_group (&reader, line);
      else if (reader.group != NULL && *line != '#')
        take_setting (self, &reader, line);
    }
  g_strfreev (self->problems);
  self->problems = g_strv_builder_end (problems);
}
