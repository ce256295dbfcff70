/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* RFC 3463 status codes and SMTP reply codes, as small numbers. */
#include "bounce-status.h"

#include <string.h>

/* Software whose version stands where a status could: "Exim 4.9.2",
 * "version 5.7.1". Lower case. */
static const char *const version_words[] = {
  "version", "versions", "ver", "ver.", "v", "v.", "release", "build", "revision", "rev",
  "exim", "sendmail", "postfix", "qmail", "courier", "dovecot", "php", "perl", "python", "java",
  "mdaemon", "mailer", "kernel", "linux", "openssl", "apache", "mysql", "spamassassin", "amavis",
  "amavisd-new", "clamav", "thunderbird", "foxmail", "domino", "notes", "groupwise", "imail",
};

static guint
count_digits (const char *p)
{
  guint n = 0;

  while (n < 5 && g_ascii_isdigit (p[n]))
    n++;
  return n;
}

static guint
read_number (const char *p,
             guint       n_digits)
{
  guint value = 0;

  for (guint i = 0; i < n_digits; i++)
    value = value * 10 + (guint) (p[i] - '0');
  return value;
}

/* "5.1.1" and what may not follow it: a fourth number makes it an address or a
 * version, a letter glued by a hyphen ("5.7.1-2ubuntu1") a package. */
static const char *
scan_status (const char   *p,
             BounceStatus *status)
{
  guint n_subject, n_detail;
  const char *subject, *detail, *end;

  if ((p[0] != '2' && p[0] != '4' && p[0] != '5') || p[1] != '.')
    return NULL;
  subject = p + 2;
  n_subject = count_digits (subject);
  if (n_subject < 1 || n_subject > 3 || subject[n_subject] != '.')
    return NULL;
  detail = subject + n_subject + 1;
  n_detail = count_digits (detail);
  if (n_detail < 1 || n_detail > 3)
    return NULL;
  end = detail + n_detail;
  if (g_ascii_isdigit (*end) || (*end == '.' && g_ascii_isdigit (end[1])))
    return NULL;
  if (*end == '-' && g_ascii_isdigit (end[1]))
    return NULL;

  *status = BOUNCE_STATUS (p[0] - '0', read_number (subject, n_subject), read_number (detail, n_detail));
  return end;
}

gboolean
bounce_status_parse (const char    *text,
                     BounceStatus  *status,
                     const char   **end)
{
  BounceStatus found;
  const char *behind;

  g_return_val_if_fail (text != NULL, FALSE);

  while (g_ascii_isspace (*text))
    text++;
  while (*text == '#' || *text == '(' || *text == '[')
    text++;
  behind = scan_status (text, &found);
  if (behind == NULL)
    return FALSE;
  if (status != NULL)
    *status = found;
  if (end != NULL)
    *end = behind;
  return TRUE;
}

static gboolean
follows_version_word (const char *text,
                      const char *p)
{
  const char *end, *begin;

  end = p;
  while (end > text && (end[-1] == ' ' || end[-1] == ':'))
    end--;
  begin = end;
  while (begin > text && end - begin < 16
         && (g_ascii_isalpha (begin[-1]) || begin[-1] == '.' || begin[-1] == '-'))
    begin--;
  for (gsize i = 0; i < G_N_ELEMENTS (version_words); i++)
    {
      if (strlen (version_words[i]) == (gsize) (end - begin)
          && g_ascii_strncasecmp (version_words[i], begin, (gsize) (end - begin)) == 0)
        return TRUE;
    }
  return FALSE;
}

/* A status stands free, or behind the hyphen of "550-5.1.1". */
static gboolean
may_begin_here (const char *text,
                const char *p)
{
  if (p == text)
    return TRUE;
  if (p[-1] == '-')
    return p - text >= 4 && bounce_status_parse_code (p - 4, NULL) != 0;
  if (g_ascii_isalnum (p[-1]) || p[-1] == '.' || p[-1] == '_' || p[-1] == '/' || p[-1] == '@' || p[-1] == '+')
    return FALSE;
  return !follows_version_word (text, p);
}

BounceStatus
bounce_status_find (const char *text)
{
  BounceStatus status;

  g_return_val_if_fail (text != NULL, 0);

  for (const char *p = strchr (text, '.'); p != NULL; p = strchr (p + 1, '.'))
    {
      /* Registered subjects are one digit; in free text more is a date. */
      if (p == text || !g_ascii_isdigit (p[1]) || p[2] != '.')
        continue;
      if (scan_status (p - 1, &status) != NULL && may_begin_here (text, p - 1))
        return status;
    }
  return 0;
}

const char *
bounce_status_format (BounceStatus status,
                      char         buffer[16])
{
  g_snprintf (buffer, 16, "%u.%u.%u", bounce_status_get_class (status),
              bounce_status_get_subject (status), bounce_status_get_detail (status));
  return buffer;
}

guint
bounce_status_get_class (BounceStatus status)
{
  return status >> 20;
}

guint
bounce_status_get_subject (BounceStatus status)
{
  return status >> 10 & 0x3ff;
}

guint
bounce_status_get_detail (BounceStatus status)
{
  return status & 0x3ff;
}

/* "550 bytes", "512 MB", "300 seconds", "200%" measure something. */
static gboolean
is_measure (const char *p)
{
  static const char *const units[] = {
    "bytes", "byte", "octets", "kb", "mb", "gb", "kib", "mib", "kbytes", "mbytes",
    "seconds", "secs", "minutes", "mins", "hours", "days", "ms", "megabytes", "kilobytes",
  };

  if (*p == '%')
    return TRUE;
  while (*p == ' ')
    p++;
  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    {
      gsize n = strlen (units[i]);

      if (g_ascii_strncasecmp (p, units[i], n) == 0 && !g_ascii_isalpha (p[n]))
        return TRUE;
    }
  return FALSE;
}

guint
bounce_status_parse_code (const char  *text,
                          const char **end)
{
  g_return_val_if_fail (text != NULL, 0);

  while (g_ascii_isspace (*text))
    text++;
  if (*text < '2' || *text > '5' || count_digits (text) != 3)
    return 0;
  if ((text[3] == '.' || text[3] == ',' || text[3] == '/' || text[3] == ':') && g_ascii_isdigit (text[4]))
    return 0;
  if (text[3] == '@' || text[3] == '_' || is_measure (text + 3))
    return 0;
  if (end != NULL)
    *end = text + 3;
  return read_number (text, 3);
}
