/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What the human words of a notice say: about whom, in whose words, for good
 * or for the time being. */
#include "bounce-addr-spec.h"
#include "bounce-notice.h"
#include "bounce-reply.h"

#include <string.h>

#define MAX_PARAGRAPH 4096

/* What servers write before another server's words. Folded. */
static const char *const reply_leads[] = {
  " said:", " said in", "refused to talk to me:", "the response was:", "remote server was:", "other server returned was:",
  "remote server returned", "remote server responded", "server responded", "server replied:", "server returned", "server said:",
  "responded with", "replied with", "remote host said", "error from remote mail server after", "error from remote mailer after",
  "smtp error from", "following error", "following reason", "reason:", "error was:", "reply was:", "returned error",
  "diagnostic code:", "diagnostic information", "transcript of session", "error message:", "error:", "antwort", "réponse",
  "respuesta", "risposta", "resposta", "ответ", "reported error",
};

static const char *const delay_words[] = {
  "will be retried", "will keep trying", "will continue to try", "will continue trying", "continue to try", "keep trying",
  "will try again", "will retry", "being retried", "will be attempted", "further attempts will be made", "still being tried",
  "still trying", "warning message only", "not need to resend", "no need to resend", "do not resend", "no action is required",
  "has been delayed", "was delayed", "is delayed", "delivery delayed", "message delayed", "delivery is delayed", "delivery incomplete",
  "temporarily delayed", "deferred", "has not yet been delivered", "not yet been delivered", "have not yet been delivered",
  "not been delivered yet", "could not be delivered for", "undelivered for", "still undelivered", "still in the queue", "temporary problem delivering",
  "wurde verzögert", "verzögert sich", "weitere zustellversuche", "weiterhin versuch", "noch nicht zugestellt", "erneut versuch",
  "sera réessay", "seront réessay", "continuera", "retardé", "en cours de distribution", "pas encore été",
  "se seguirá intentando", "seguirá intentando", "retrasado", "demorad", "todavía no",
  "verrà ritentat", "ritardat", "nuovi tentativi", "non è stato ancora", "será tentad", "atrasad", "tentará novamente", "ainda não",
  "vertraagd", "opnieuw geprobeerd", "nog niet", "försenat", "försöker igen", "forsinket", "viivästy", "opóźnion", "ponowi", "zpožděn",
  "késik", "gecik", "задерж", "повторные попытки", "попытки доставки будут", "延迟", "延遲", "稍后重试", "再次尝试", "遅延", "再送", "지연",
};

static const char *const final_words[] = {
  "gave up", "giving up", "given up", "will not be retried", "not be retried", "no further attempt", "no longer be attempted",
  "permanent", "will not try again", "not going to try again", "has been returned", "has expired", "was not delivered and",
  "fatal error", "retry timeout exceeded", "too long in the queue", "unzustellbar", "aufgegeben", "définitive", "définitivement",
  "permanente", "definitiv", "endgültig", "is being returned", "окончательн",
};

/* The end of the paragraph @p stands in; at most MAX_PARAGRAPH on. */
static const char *
find_paragraph_end (const char *p)
{
  const char *limit = p + strnlen (p, MAX_PARAGRAPH);

  while (p < limit)
    {
      const char *end = memchr (p, '\n', (gsize) (limit - p));
      const char *next;

      if (end == NULL)
        return limit;
      next = end + 1;
      while (*next == ' ' || *next == '\t' || *next == '\r')
        next++;
      if (*next == '\n' || *next == '\0')
        return end;
      p = next;
    }
  return limit;
}

static const char *
skip_blank (const char *p)
{
  while (g_ascii_isspace (*p))
    p++;
  return p;
}

static gboolean
has_reply (const char *text)
{
  g_autoptr(BounceReply) reply = bounce_reply_new (text);

  return reply->code >= 400 && strpbrk (reply->words, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ") != NULL;
}

/* How sessions mark what the other side said: Sendmail, MDaemon, and others. */
static const char *const transcript_marks[] = { "<<< ", "<-- ", "recv: ", "<- ", "<= ", "<< ", "S: " };

/* The reply on the session line @line: where it begins, or NULL. */
static const char *
find_session_reply (const char *line)
{
  line += strspn (line, " \t>|");
  for (gsize i = 0; i < G_N_ELEMENTS (transcript_marks); i++)
    {
      gsize n = strlen (transcript_marks[i]);

      if (strncmp (line, transcript_marks[i], n) == 0)
        return bounce_status_parse_code (line + n, NULL) >= 400 ? line + n : NULL;
    }
  return NULL;
}

/* The first refusal of a session, with its continuation lines: those that
 * follow ("503 need RCPT") only follow from it. */
static char *
dup_transcript_reply (const char *text)
{
  GString *reply = g_string_new (NULL);
  guint code = 0;

  for (const char *line = text; *line != '\0' && reply->len < MAX_PARAGRAPH;)
    {
      const char *words = find_session_reply (line);
      gsize length = strcspn (line, "\n");

      if (reply->len > 0 && (words == NULL || bounce_status_parse_code (words, NULL) != code))
        break;
      if (words != NULL)
        {
          code = bounce_status_parse_code (words, NULL);
          g_string_append_len (reply, words, line + length - words);
          g_string_append_c (reply, '\n');
        }
      line += length + (line[length] == '\n');
    }
  return g_string_free (reply, reply->len == 0);
}

char *
bounce_notice_dup_reply (const char *text)
{
  g_autofree char *folded = NULL;
  char *reply;

  g_return_val_if_fail (text != NULL, NULL);

  reply = dup_transcript_reply (text);
  if (reply != NULL)
    return reply;

  /* Bytes must keep their places: ASCII only. */
  folded = g_ascii_strdown (text, -1);
  for (gsize i = 0; i < G_N_ELEMENTS (reply_leads); i++)
    {
      const char *lead = strstr (folded, reply_leads[i]);

      for (guint tries = 0; lead != NULL && tries < 8; tries++)
        {
          const char *begin = text + (lead - folded);
          const char *end;
          g_autofree char *paragraph = NULL;

          /* Who said it stands before, on the same line. */
          while (begin > text && begin[-1] != '\n')
            begin--;
          end = find_paragraph_end (skip_blank (text + (lead - folded) + strlen (reply_leads[i])));
          if (end > begin && end - begin <= 2 * MAX_PARAGRAPH)
            {
              paragraph = g_strndup (begin, (gsize) (end - begin));
              if (has_reply (paragraph))
                return g_strstrip (g_steal_pointer (&paragraph));
            }
          lead = strstr (lead + 1, reply_leads[i]);
        }
    }
  return NULL;
}

gboolean
bounce_notice_has_any (const char        *folded,
                       const char *const *words,
                       gsize              n_words)
{
  for (gsize i = 0; i < n_words; i++)
    if (strstr (folded, words[i]) != NULL)
      return TRUE;

  return FALSE;
}

gboolean
bounce_notice_is_delay (const char *text)
{
  g_autofree char *beginning = NULL;
  g_autofree char *folded = NULL;
  char *p;

  g_return_val_if_fail (text != NULL, FALSE);

  beginning = g_utf8_make_valid (text, (gssize) strnlen (text, MAX_PARAGRAPH));
  folded = g_utf8_strdown (beginning, -1);
  /* Sentences are wrapped anywhere. */
  for (p = folded; *p != '\0'; p++)
    {
      if (*p == '\n')
        *p = ' ';
    }
  return bounce_notice_has_any (folded, delay_words, G_N_ELEMENTS (delay_words))
         && !bounce_notice_has_any (folded, final_words, G_N_ELEMENTS (final_words));
}

/* From the line that names the recipient to the end of its paragraph; when
 * that is a lone heading ("<a@example.org>:"), with the next one. */
static char *
dup_paragraph (const char *text,
               const char *at)
{
  const char *begin = at;
  const char *end = find_paragraph_end (at);
  const char *last;

  while (begin > text && begin[-1] != '\n')
    begin--;
  if (at - begin > MAX_PARAGRAPH)
    begin = at;
  last = end;
  while (last > at && g_ascii_isspace (last[-1]))
    last--;
  if (last - begin < 120 && memchr (at, '\n', (gsize) (last - at)) == NULL && *skip_blank (end) != '\0'
      && (last[-1] == ':' || last[-1] == '>' || last - begin < 80))
    end = find_paragraph_end (skip_blank (end));
  return g_strstrip (g_strndup (begin, (gsize) (end - begin)));
}

void
bounce_notice_take_texts (BounceReport *report)
{
  g_autoptr(GHashTable) wanted = NULL;
  const char *marker;
  g_autofree char *text = NULL;
  const char *cursor;
  char *address;

  g_return_if_fail (report != NULL);

  wanted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < report->recipients->len; i++)
    {
      BounceRecipient *recipient = g_ptr_array_index (report->recipients, i);

      if (recipient->text == NULL && recipient->address != NULL)
        g_hash_table_insert (wanted, g_ascii_strdown (recipient->address, -1), recipient);
      if (recipient->text == NULL && recipient->original != NULL)
        g_hash_table_insert (wanted, g_ascii_strdown (recipient->original, -1), recipient);
    }

  marker = bounce_notice_find_original (report->text, NULL);
  text = marker != NULL ? g_strndup (report->text, (gsize) (marker - report->text)) : g_strdup (report->text);
  cursor = text;
  while (g_hash_table_size (wanted) > 0 && (address = bounce_addr_spec_find (&cursor)) != NULL)
    {
      g_autofree char *found = address;
      g_autofree char *key = g_ascii_strdown (found, -1);
      BounceRecipient *recipient = g_hash_table_lookup (wanted, key);

      if (recipient == NULL)
        continue;
      g_hash_table_remove (wanted, key);
      if (recipient->text == NULL)
        recipient->text = dup_paragraph (text, cursor > text ? cursor - 1 : cursor);
    }
}
