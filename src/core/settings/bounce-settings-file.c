/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Takes names out of settings.ini, and complains of what is none. */
#include "bounce-settings-file.h"

#include "bounce-address.h"

#include <string.h>

#define GROUP "own"

typedef struct
{
  const char   *path;
  guint         line;
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
            gboolean    domain)
{
  g_autoptr (GInetAddress) address = bounce_address_parse (name);
  /* "@example.org" is how some write a domain. */
  const char *host = domain && *name == '@' ? name + 1 : name;

  if (!g_utf8_validate (name, -1, NULL))
    return "“%s” is not valid UTF-8 and is left out";
  if (is_quoted (name))
    return "%s is left out: write names without quotation marks";
  if (strchr (name, '/') != NULL)
    return "“%s” is left out: networks are not supported, only names and single addresses";
  if (address != NULL)
    return domain ? "“%s” is left out: it is an address, which belongs into “servers”" : NULL;
  if (!is_host_name (host))
    return domain ? "“%s” is left out: it is no name of a domain" : "“%s” is left out: it is no name of a server and no address";
  if (domain && !has_inner_dot (host))
    return "“%s” is left out: a domain has a dot in it, as in “example.org”";

  return NULL;
}

/* Names are told apart by semicolons, commas or white space: people write all
 * of them, and no name holds any. */
static char **
read_names (Reader     *reader,
            const char *value,
            gboolean    domain)
{
  g_auto (GStrv) pieces = g_strsplit_set (value, ";, \t\r", -1);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  for (guint i = 0; pieces[i] != NULL; i++)
    {
      const char *fault = *pieces[i] != '\0' ? find_fault (pieces[i], domain) : NULL;

      if (fault != NULL)
        complain (reader, fault, pieces[i]);
      else if (*pieces[i] != '\0')
        g_strv_builder_add (names, pieces[i]);
    }

  return g_strv_builder_end (names);
}

static void
take_setting (BounceSettings *self,
              Reader         *reader,
              char           *line)
{
  char *equals = strchr (line, '=');
  char ***names = NULL;

  if (equals == NULL)
    return;

  *equals = '\0';
  g_strstrip (line);
  if (strcmp (line, "domains") == 0)
    names = &self->own_domains;
  else if (strcmp (line, "servers") == 0)
    names = &self->own_servers;
  if (names == NULL)
    {
      complain (reader, "there is no setting “%s”; there are “domains” and “servers”", line);
      return;
    }

  /* As GKeyFile has it: the last one counts. */
  g_strfreev (*names);
  *names = read_names (reader, equals + 1, names == &self->own_domains);
}

static gboolean
enter_group (Reader *reader,
             char   *line)
{
  char *end = strrchr (line, ']');

  if (end != NULL)
    *end = '\0';
  if (strcmp (line + 1, GROUP) == 0)
    return TRUE;

  complain (reader, "there is no group “[%s]”; there is “[own]”", line + 1);
  return FALSE;
}

void
bounce_settings_file_read (BounceSettings *self,
                           const char     *text,
                           const char     *path)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (GStrvBuilder) problems = g_strv_builder_new ();
  Reader reader = { path, 0, problems };
  gboolean own = FALSE;

  g_return_if_fail (self != NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *line = g_strstrip (lines[i]);

      reader.line = i + 1;
      if (*line == '[')
        own = enter_group (&reader, line);
      else if (own && *line != '#')
        take_setting (self, &reader, line);
    }
  g_strfreev (self->problems);
  self->problems = g_strv_builder_end (problems);
}
