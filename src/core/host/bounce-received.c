/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Takes Received lines apart: clauses first, then what each server's habits
 * put into their comments. */
#include "bounce-received.h"

#include "bounce-address.h"
#include "bounce-date.h"

#include <string.h>

#define MAX_LINE  2048          /* real lines stay below 1000 bytes */
#define MAX_WORDS 128
#define MAX_DATES 8             /* semicolons tried for a date */

typedef enum
{
  CLAUSE_NONE,                  /* before the first keyword */
  CLAUSE_FROM,
  CLAUSE_BY,
  CLAUSE_VIA,
  CLAUSE_WITH,
  CLAUSE_ID,
  CLAUSE_FOR,
  N_CLAUSES
} Clause;

static const char * const keywords[N_CLAUSES] = { NULL, "from", "by", "via", "with", "id", "for" };

typedef struct
{
  char    *text;                /* of a comment without its parentheses */
  Clause   clause;
  gboolean is_comment;
} Word;

static void
word_clear (gpointer data)
{
  g_free (((Word *) data)->text);
}

/* The end of the comment that begins at @open; the end of the line when it is
 * never closed. */
static const char *
skip_comment (const char *open)
{
  guint depth = 0;

  for (; *open != '\0'; open++)
    {
      if (*open == '\\' && open[1] != '\0')
        open++;
      else if (*open == '(')
        depth++;
      else if (*open == ')' && --depth == 0)
        return open + 1;
    }
  return open;
}

static Clause
find_keyword (const char *word,
              gsize       length)
{
  for (Clause clause = CLAUSE_FROM; clause < N_CLAUSES; clause++)
    if (strlen (keywords[clause]) == length
        && g_ascii_strncasecmp (word, keywords[clause], length) == 0)
      return clause;
  return CLAUSE_NONE;
}

static void
add_word (GArray     *words,
          Clause      clause,
          const char *start,
          const char *end,
          gboolean    is_comment)
{
  Word word = { NULL, clause, is_comment };

  if (is_comment)
    {
      start++;
      if (end > start && end[-1] == ')')
        end--;
    }
  word.text = g_strndup (start, end - start);
  g_array_append_val (words, word);
}

/* The words and comments of @line, each with the clause it stands in.  The
 * first "; date" that can be read goes to @date. */
static GArray *
split (const char  *line,
       GDateTime  **date)
{
  GArray *words = g_array_new (FALSE, FALSE, sizeof (Word));
  Clause clause = CLAUSE_NONE;
  gboolean seen[N_CLAUSES] = { FALSE };
  guint dates = 0;

  g_array_set_clear_func (words, word_clear);
  while (*line != '\0' && words->len < MAX_WORDS)
    {
      const char *end;
      Clause keyword;

      if (*line == ';' && *date == NULL && dates++ < MAX_DATES)
        *date = bounce_date_parse (line + 1);
      if (g_ascii_isspace (*line) || *line == ';' || *line == ')')
        {
          line++;
          continue;
        }
      if (*line == '(')
        {
          end = skip_comment (line);
          add_word (words, clause, line, end, TRUE);
          line = end;
          continue;
        }
      end = line + strcspn (line, " \t\r\n;()");
      keyword = find_keyword (line, end - line);
      if (keyword != CLAUSE_NONE && !seen[keyword])
        seen[clause = keyword] = TRUE;
      else
        add_word (words, clause, line, end, FALSE);
      line = end;
    }
  return words;
}

static gboolean
is_host_name (const char *text)
{
  gsize length = strlen (text);

  if (length < 1 || length > 255 || strspn (text, "0123456789.") == length)
    return FALSE;
  for (const char *c = text; *c != '\0'; c++)
    if (!g_ascii_isalnum (*c) && strchr (".-_", *c) == NULL && !(*c & 0x80))
      return FALSE;
  return TRUE;
}

/* Without brackets, quotes and trailing dots, "[IP]:port" without its port;
 * NULL when nothing is left. */
static char *
tidy_name (const char *text)
{
  gsize length;

  while (*text != '\0' && strchr ("<[\"'", *text) != NULL)
    text++;
  length = strcspn (text, "]");
  while (length > 0 && strchr (">]\"'.,;:", text[length - 1]) != NULL)
    length--;
  return length > 0 ? g_strndup (text, length) : NULL;
}

/* What stands behind "HELO ", "EHLO ", "helo=" in @comment. */
static char *
find_helo (const char *comment)
{
  for (const char *at = comment; *at != '\0'; at++)
    if ((at == comment || !g_ascii_isalnum (at[-1]))
        && (g_ascii_strncasecmp (at, "HELO", 4) == 0 || g_ascii_strncasecmp (at, "EHLO", 4) == 0)
        && (at[4] == ' ' || at[4] == '='))
      {
        g_autofree char *helo = g_strndup (at + 5, strcspn (at + 5, " \t)\""));

        return tidy_name (helo);
      }
  return NULL;
}

static gboolean
is_helo_before (const char *base,
                const char *start)
{
  while (start > base && strchr ("[?\"'", start[-1]) != NULL)
    start--;
  return start - base >= 5 && (start[-1] == ' ' || start[-1] == '=')
         && (g_ascii_strncasecmp (start - 5, "HELO", 4) == 0
             || g_ascii_strncasecmp (start - 5, "EHLO", 4) == 0);
}

/* The client's address in a comment: not the one it called itself by.  A
 * literal in brackets beats a bare one ("10.2.3.4.example.net [192.0.2.1]"). */
static char *
find_client_address (const char *comment)
{
  const char *cursor = comment;
  const char *start;
  g_autofree char *bare = NULL;
  char *address;

  while ((address = bounce_address_find (&cursor, &start)) != NULL)
    {
      if (!is_helo_before (comment, start))
        {
          if (start > comment && (start[-1] == '[' || start[-1] == ':'))
            return address;
          if (bare == NULL)
            bare = g_steal_pointer (&address);
        }
      g_free (address);
    }
  return g_steal_pointer (&bare);
}

/* "ptr [IP]", "user@ptr [IP] (may be forged)": the name before the address. */
static char *
find_ptr (const char *comment)
{
  g_autofree char *first = g_strndup (comment, strcspn (comment, " \t["));
  const char *at = strrchr (first, '@');
  g_autofree char *name = tidy_name (at != NULL ? at + 1 : first);

  if (name == NULL || !is_host_name (name) || find_keyword (name, strlen (name)) != CLAUSE_NONE)
    return NULL;
  return g_steal_pointer (&name);
}

static void
set (char **field,
     char  *value)
{
  if (*field == NULL)
    *field = value;
  else
    g_free (value);
}

static void
read_from_comment (BounceReceived *self,
                   const char     *comment)
{
  g_autofree char *helo = find_helo (comment);
  g_autofree char *address = find_client_address (comment);

  if (address != NULL && self->address == NULL)
    {
      self->address = g_steal_pointer (&address);
      if (helo == NULL && *comment != '[')
        set (&self->name, find_ptr (comment));
      if (strstr (comment, "may be forged") != NULL || strstr (comment, "unverified") != NULL)
        self->unconfirmed = TRUE;
    }
  if (helo != NULL)
    {
      /* Who writes HELO apart writes the name by reverse DNS before it. */
      set (&self->name, g_steal_pointer (&self->helo));
      self->helo = g_steal_pointer (&helo);
    }
}

/* "from [IP] …", "from unknown [IP] …", "from IP …": no comment told more. */
static void
read_from_words (BounceReceived *self,
                 GArray         *words)
{
  for (guint i = 0; i < words->len && self->address == NULL; i++)
    {
      const Word *word = &g_array_index (words, Word, i);

      if (word->clause == CLAUSE_FROM && !word->is_comment)
        self->address = find_client_address (word->text);
    }
}

static gboolean
is_unknown (const char *name)
{
  return name != NULL && g_ascii_strcasecmp (name, "unknown") == 0;
}

static void
settle_names (BounceReceived *self,
              gboolean        helo_is_ptr)
{
  g_autoptr (GInetAddress) name = bounce_address_parse (self->name);

  /* Exim and qmail put the address where a name by reverse DNS would stand. */
  if (is_unknown (self->name) || is_unknown (self->helo) || name != NULL)
    self->unconfirmed = TRUE;
  if (is_unknown (self->name) || name != NULL)
    g_clear_pointer (&self->name, g_free);
  if (is_unknown (self->helo))
    g_clear_pointer (&self->helo, g_free);
  if (helo_is_ptr && self->name == NULL && self->address != NULL && !self->unconfirmed)
    {
      g_autoptr (GInetAddress) helo = bounce_address_parse (self->helo);

      self->unconfirmed = helo != NULL;
      self->name = helo == NULL ? g_strdup (self->helo) : NULL;
    }
}

static void
read_from (BounceReceived *self,
           GArray         *words)
{
  gboolean helo_is_ptr = FALSE;

  for (guint i = 0; i < words->len; i++)
    {
      const Word *word = &g_array_index (words, Word, i);

      if (word->clause == CLAUSE_FROM && word->is_comment)
        read_from_comment (self, word->text);
      else if (word->clause == CLAUSE_FROM && self->helo == NULL && self->address == NULL)
        self->helo = tidy_name (word->text);
      /* Exim leaves "helo=" out when it is the confirmed name. */
      else if (word->is_comment && g_str_has_prefix (word->text, "Exim "))
        helo_is_ptr = TRUE;
    }
  read_from_words (self, words);
  settle_names (self, helo_is_ptr);
}

static gboolean
is_protocol (const char *word)
{
  g_autofree char *upper = g_ascii_strup (word, -1);

  return strstr (upper, "MTP") != NULL || strstr (upper, "HTTP") != NULL
         || strcmp (upper, "MAPI") == 0 || strcmp (upper, "LOCAL") == 0;
}

static void
read_others (BounceReceived *self,
             GArray         *words)
{
  const char *protocol = NULL;

  for (guint i = 0; i < words->len; i++)
    {
      const Word *word = &g_array_index (words, Word, i);

      if (word->is_comment)
        continue;
      if (word->clause == CLAUSE_BY && self->by == NULL)
        self->by = tidy_name (word->text);
      else if (word->clause == CLAUSE_FOR && self->recipient == NULL && strchr (word->text, '@') != NULL)
        self->recipient = tidy_name (word->text);
      else if (word->clause == CLAUSE_WITH
               && (protocol == NULL || (!is_protocol (protocol) && is_protocol (word->text))))
        protocol = word->text;
    }
  self->protocol = g_strdup (protocol);
}

/* RFC 3848 marks log-ins by an A; older Exims wrote "asmtp". */
static gboolean
is_login_protocol (const char *protocol)
{
  static const char * const names[] = {
    "ESMTPA", "ESMTPSA", "UTF8SMTPA", "UTF8SMTPSA", "LMTPA", "LMTPSA", "ASMTP", "ASMTPS",
    "ESMTP-SUBMISSION", "HTTP", "MAPI",
  };

  for (guint i = 0; protocol != NULL && i < G_N_ELEMENTS (names); i++)
    if (g_ascii_strcasecmp (protocol, names[i]) == 0)
      return TRUE;
  return FALSE;
}

/* "(authenticated bits=0)", "(Authenticated sender: u)", "(account u)",
 * "(AUTH: LOGIN u)", "(user=u mech=LOGIN)", "auth=…"; not "unauthenticated". */
static gboolean
is_login_comment (const char *comment)
{
  static const char * const marks[] = {
    "authenticated", "account ", "auth:", "auth=", "auth login", "auth plain", "auth cram", "smtp-auth", "mech=",
  };
  g_autofree char *lower = g_ascii_strdown (comment, -1);

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      const char *at = strstr (lower, marks[i]);

      if (at == NULL || (at > lower && g_ascii_isalnum (at[-1])))
        continue;
      if (at - lower >= 4 && (strncmp (at - 4, "not ", 4) == 0 || strncmp (at - 4, "non-", 4) == 0))
        continue;
      return TRUE;
    }
  return FALSE;
}

static gboolean
tells_login (const BounceReceived *self,
             GArray               *words)
{
  if (is_login_protocol (self->protocol))
    return TRUE;
  for (guint i = 0; i < words->len; i++)
    {
      const Word *word = &g_array_index (words, Word, i);

      if (word->is_comment && is_login_comment (word->text))
        return TRUE;
    }
  return FALSE;
}

BounceReceived *
bounce_received_parse (const char *value)
{
  BounceReceived *self = g_new0 (BounceReceived, 1);
  g_autofree char *line = NULL;
  g_autoptr (GArray) words = NULL;

  g_return_val_if_fail (value != NULL, self);

  line = g_strndup (value, MAX_LINE);
  words = split (line, &self->date);
  read_from (self, words);
  read_others (self, words);
  self->authenticated = tells_login (self, words);
  return self;
}

void
bounce_received_free (BounceReceived *self)
{
  if (self == NULL)
    return;
  g_free (self->helo);
  g_free (self->name);
  g_free (self->address);
  g_free (self->by);
  g_free (self->protocol);
  g_free (self->recipient);
  g_clear_pointer (&self->date, g_date_time_unref);
  g_free (self);
}
