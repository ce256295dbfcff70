/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Keeps the words that a server's author wrote and leaves gaps for the rest.
 * The whole reply is the pattern: a user's rules go before ours, and one that
 * took in a part would take away replies that say more. */
#include "bounce-own-rule.h"

#include "bounce-fold.h"
#include "bounce-organisation.h"
#include "bounce-redact-names.h"
#include "bounce-rule.h"
#include "bounce-strings.h"

#include <string.h>

#define MAX_TOKENS 60
#define MAX_GAPS 12
#define LEAST_LETTERS 4
#define LONGEST_EXAMPLE 4000

/* Before the words: nothing, or a code and its punctuation, and as many words
 * as gave way there. Behind them the same, and what Postfix adds about the
 * dialogue. No digits: an expression that looks at numbers slows all rules down.
 * What would run wild is stopped by the limits of bounce-rule-line.c. */
#define BEGINNING "(?:^|\\d\\W*)"
#define WORD_BEFORE "(?:\\S+ )?"
#define WORD_BEHIND "(?: \\S+)?"
#define END "\\W*(?:\\(in reply to [^)]*\\)?\\W*)?$"
#define GAP ".*?"
#define MAX_AROUND 8

static gboolean
is_label (const char *text)
{
  for (const char *at = text; *at != '\0'; at++)
    if (!g_ascii_isalnum (*at) && *at != '-' && *at != '.')
      return FALSE;

  return *text != '\0' && strlen (text) <= 253;
}

/* Whether rules of that scope hold for @receiver. */
static gboolean
is_below (const char *receiver,
          const char *domain)
{
  gsize n = strlen (receiver), m = strlen (domain);

  return n >= m && g_ascii_strcasecmp (receiver + n - m, domain) == 0 && (n == m || receiver[n - m - 1] == '.');
}

char *
bounce_own_rule_dup_receiver (const BounceCase *one)
{
  const char *receiver = bounce_case_get_receiver (one);
  g_autofree char *organisation = receiver != NULL ? bounce_organisation_of (receiver) : NULL;
  g_autofree char *lower = NULL;

  if (receiver == NULL || !is_label (receiver))
    return NULL;
  if (organisation != NULL && is_below (receiver, organisation))
    return g_steal_pointer (&organisation);
  lower = g_ascii_strdown (receiver, -1);

  return g_steal_pointer (&lower);
}

/* The innermost reply, or the whole human part that stands for one. */
static const char *
get_words (const BounceCase *one)
{
  return one->reply->code != 0 || one->reply->status != 0 ? one->reply->text : one->reply->whole;
}

/* Numbers differ from mail to mail, also short ones. */
static gboolean
is_fixed (const char *token)
{
  if (strstr (token, BOUNCE_REDACT_MARK) != NULL)
    return FALSE;

  return strpbrk (token, "0123456789@") == NULL;
}

static guint
count_letters (const char *token)
{
  guint n = 0;

  /* A sign of Chinese or Japanese says as much as some letters. */
  for (const char *at = token; *at != '\0'; at = g_utf8_next_char (at))
    if (g_unichar_isalpha (g_utf8_get_char (at)))
      n += g_utf8_get_char (at) >= 0x2e80 ? 2 : 1;

  return n;
}

/* "(in reply to RCPT TO command)" is the reporting server's. */
static void
cut_stage (char *folded)
{
  char *found = g_strrstr (folded, "(in reply to ");

  if (found != NULL && found > folded)
    *found = '\0';
}

static char *
trim_stops (const char *token)
{
  gsize n = strlen (token);

  while (n > 0 && g_ascii_ispunct (token[n - 1]))
    n--;

  return g_strndup (token, n);
}

typedef struct
{
  char   **tokens;
  guint    n;                    /* of them that are looked at                  */
  guint    first, last;          /* that stay, of those                         */
} Words;

static gboolean
words_find_ends (Words *self)
{
  gboolean found = FALSE;

  for (guint i = 0; i < self->n; i++)
    {
      if (!is_fixed (self->tokens[i]) || count_letters (self->tokens[i]) == 0)
        continue;
      self->first = found ? self->first : i;
      self->last = i;
      found = TRUE;
    }

  return found;
}

/* Those before the words that are no code. */
static guint
words_count_before (const Words *self)
{
  guint n = 0;

  for (guint i = 0; i < self->first; i++)
    n += strspn (self->tokens[i], "0123456789.-#:;,") < strlen (self->tokens[i]);

  return n;
}

static void
append_times (GString    *to,
              const char *text,
              guint       times)
{
  while (times-- > 0)
    g_string_append (to, text);
}

/* From the first word that stays to the last; letters of those that stay, or 0. */
static guint
words_append (const Words *self,
              GString     *pattern)
{
  guint n_gaps = 0, letters = 0;
  gboolean gap = FALSE;

  for (guint i = self->first; i <= self->last; i++)
    {
      g_autofree char *plain = NULL;
      g_autofree char *escaped = NULL;

      if (!is_fixed (self->tokens[i]))
        {
          gap = TRUE;
          continue;
        }
      if (gap && ++n_gaps > MAX_GAPS)
        return 0;
      plain = i == self->last ? trim_stops (self->tokens[i]) : g_strdup (self->tokens[i]);
      escaped = g_regex_escape_string (plain, -1);
      g_string_append (pattern, i == self->first ? "" : gap ? " " GAP " " : " ");
      g_string_append (pattern, escaped);
      letters += count_letters (plain);
      gap = FALSE;
    }

  return letters;
}

/* NULL: too little, or too much of it. @quoted: by a server, not a notice's. */
static char *
dup_pattern (const char *marked,
             gboolean    quoted)
{
  g_autofree char *folded = bounce_fold_dup (marked);
  g_auto (GStrv) tokens = NULL;
  g_autoptr (GString) pattern = g_string_new (BEGINNING);
  Words words = { 0 };
  guint behind;
  gboolean cut;

  cut_stage (folded);
  g_strstrip (folded);
  tokens = g_strsplit (folded, " ", MAX_TOKENS + 1);
  words.tokens = tokens;
  words.n = MIN (g_strv_length (tokens), MAX_TOKENS);
  cut = tokens[words.n] != NULL;
  if ((cut && !quoted) || !words_find_ends (&words) || words.first > MAX_AROUND)
    return NULL;

  append_times (pattern, WORD_BEFORE, words_count_before (&words));
  /* What is shown as evidence begins here. */
  g_string_append (pattern, "\\K");
  if (words_append (&words, pattern) < LEAST_LETTERS)
    return NULL;
  behind = words.n - 1 - words.last;
  if (behind > MAX_AROUND)
    return NULL;
  append_times (pattern, WORD_BEHIND, cut ? 0 : behind);
  g_string_append (pattern, cut ? "" : END);

  return g_string_free (g_steal_pointer (&pattern), FALSE);
}

/* One cell of the table: no tabs, no line ends. */
static char *
dup_cell (const char *text)
{
  char *cell = bounce_strings_dup_capped (text, LONGEST_EXAMPLE);

  g_strdelimit (cell, "\t\r\n", ' ');
  g_strstrip (cell);

  return cell;
}

/* The line takes in the words it was made of. */
static gboolean
fits (const char *line,
      const char *words,
      const char *example)
{
  g_autoptr (BounceRule) rule = bounce_rule_new (line, "rules.tsv", 1, TRUE, NULL);
  const char *texts[] = { words, example };

  for (guint i = 0; rule != NULL && i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *folded = bounce_fold_dup (texts[i]);
      gsize from, to;

      if (!bounce_rule_find (rule, folded, strlen (folded), &from, &to))
        return FALSE;
    }

  return rule != NULL;
}

char *
bounce_own_rule_new (const BounceReading *reading,
                     const BounceCase    *one,
                     BounceCause          cause,
                     const char          *receiver)
{
  g_autoptr (BounceRedactor) redactor = bounce_redactor_new ();
  const char *words = get_words (one);
  g_autofree char *marked = NULL;
  g_autofree char *pattern = NULL;
  g_autofree char *redacted = NULL;
  g_autofree char *example = NULL;
  g_autofree char *line = NULL;

  g_return_val_if_fail (receiver == NULL || is_label (receiver), NULL);

  if (!g_utf8_validate (words, -1, NULL))
    return NULL;
  bounce_redact_names_add (redactor, reading);
  marked = bounce_redactor_dup_marks (redactor, words);
  pattern = dup_pattern (marked, bounce_case_get_diagnostic (one) != NULL);
  if (pattern == NULL)
    return NULL;

  redacted = bounce_redactor_dup (redactor, words);
  example = dup_cell (redacted);
  line = g_strdup_printf ("set-by-hand\t%s\t-\t%s%s\tregex\t%s\t%s\tset by hand\t", bounce_cause_to_id (cause),
                          receiver != NULL ? "receiver:" : "*", receiver != NULL ? receiver : "", pattern, example);
  g_strchomp (line);

  return fits (line, words, example) ? g_steal_pointer (&line) : NULL;
}
