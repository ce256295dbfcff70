/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A server's words taken apart. RFC 5321 section 4.2. */
#include "bounce-reply.h"

#include "bounce-dialogue.h"
#include "bounce-paste.h"

#include <string.h>

/* More replies than these are not nested in one another; the rest is words. */
#define MAX_LAYERS 64

static const char *const stage_ids[] = {
  [BOUNCE_STAGE_UNKNOWN] = "unknown",
  [BOUNCE_STAGE_CONNECT] = "connect",
  [BOUNCE_STAGE_HELO]    = "helo",
  [BOUNCE_STAGE_TLS]     = "tls",
  [BOUNCE_STAGE_AUTH]    = "auth",
  [BOUNCE_STAGE_MAIL]    = "mail",
  [BOUNCE_STAGE_RCPT]    = "rcpt",
  [BOUNCE_STAGE_DATA]    = "data",
  [BOUNCE_STAGE_LOCAL]   = "local",
};

/* Words that may stand directly before a reply code in running text. */
static const char *const lead_words[] = {
  "error", "code", "reply", "said", "says", "smtp", "esmtp", "lmtp", "status", "returned", "returns", "response",
  "with", "was", "got", "received", "replied", "responded", "answered", "answer", "message", "because", "reason", "err", "responsecode",
};

const char *
bounce_stage_to_id (BounceStage stage)
{
  g_return_val_if_fail ((guint) stage < G_N_ELEMENTS (stage_ids), "unknown");

  return stage_ids[stage];
}

/* Codes and status of a reply line: "550-5.1.1 ", "550 ", "550-". */
typedef struct
{
  guint        code;
  BounceStatus status;
  gboolean     continues;        /* a hyphen follows the code                   */
  const char  *behind;           /* the words                                   */
} Head;

/* "521-192.0.2.9 blocked by ..." begins with the client. */
static gboolean
is_ip_address (const char *p)
{
  g_autofree char *address = g_strndup (p, MIN (strspn (p, "0123456789."), 16));

  return g_hostname_is_ip_address (address);
}

static gboolean
read_head (const char *p,
           Head       *head)
{
  const char *end;

  head->status = 0;
  head->code = g_ascii_isspace (*p) ? 0 : bounce_status_parse_code (p, &end);
  if (head->code < 400)
    return FALSE;
  head->continues = *end == '-' && !(end[1] == ' ' && bounce_status_parse_code (end + 1, NULL) == 0);
  if (*end == '-' && g_ascii_isdigit (end[1]) && !bounce_status_parse (end + 1, NULL, NULL) && !is_ip_address (end + 1))
    return FALSE;
  if (*end == '-' || *end == ' ')
    end++;
  head->behind = end;
  if (bounce_status_parse (end, &head->status, &end))
    {
      head->behind = end;
      if (*end == ' ' || (*end == '-' && end[1] == ' '))
        head->behind = end + 1;
    }
  return TRUE;
}

/* In the middle of a line "400-unit" is no reply; after a colon or a quote, or
 * before a capital or a status, "550-Mailbox" is. */
static gboolean
may_open (const char *text,
          const char *p,
          const Head *head)
{
  const char *before = p;

  if (head->status != 0)
    return TRUE;
  while (before > text && before[-1] == ' ')
    before--;
  if (before == text || strchr ("\n\r:;'\"(<>[|", before[-1]) != NULL)
    return TRUE;
  return g_ascii_isupper (*head->behind) || (*head->behind != '\0' && strchr ("'\"<[#*", *head->behind) != NULL);
}

static gboolean
begins_word (const char *text,
             const char *p)
{
  return p == text || g_ascii_isspace (p[-1]) || strchr (":;'\"(<>[", p[-1]) != NULL;
}

/* Code and status of a reply are said once, although its second and later
 * lines repeat them. @open is the reply that still goes on. */
static void
append_head (GString    *out,
             Head       *open,
             const Head *head)
{
  gboolean goes_on = open->code == head->code;
  char buffer[16];

  if (!goes_on)
    g_string_append_printf (out, "%u ", head->code);
  if (head->status != 0 && (!goes_on || head->status != open->status))
    g_string_append_printf (out, "%s ", bounce_status_format (head->status, buffer));
  if (!goes_on)
    *open = *head;
  else if (!head->continues)
    open->code = 0;
}

char *
bounce_reply_unfold (const char *text)
{
  GString *out;
  Head open = { 0 };
  const char *p = text;

  g_return_val_if_fail (text != NULL, NULL);

  out = g_string_new (NULL);
  while (*p != '\0')
    {
      Head head;

      if (g_ascii_isdigit (*p) && begins_word (text, p) && read_head (p, &head)
          && (open.code == head.code || (head.continues && may_open (text, p, &head))))
        {
          append_head (out, &open, &head);
          p = head.behind;
        }
      else if (!g_ascii_isspace (*p))
        g_string_append_c (out, *p++);
      else
        {
          if (out->len > 0 && out->str[out->len - 1] != ' ')
            g_string_append_c (out, ' ');
          p++;
        }
    }
  if (out->len > 0 && out->str[out->len - 1] == ' ')
    g_string_truncate (out, out->len - 1);
  return g_string_free (out, FALSE);
}

/* "smtp; ", "X-Postfix;" of Diagnostic-Code. */
static const char *
skip_type (const char *text)
{
  gsize n = 0;

  while (n < 20 && (g_ascii_isalnum (text[n]) || text[n] == '-'))
    n++;
  if (n < 3 || text[n] != ';' || !g_ascii_isalpha (text[0]))
    return text;
  text += n + 1;
  while (*text == ' ')
    text++;
  return text;
}

static gboolean
follows_lead_word (const char *whole,
                   const char *p,
                   guint       code)
{
  const char *end = p;
  const char *begin;
  gsize n;

  while (end > whole && end[-1] == ' ')
    end--;
  begin = end;
  while (begin > whole && end - begin < 12 && g_ascii_isalnum (begin[-1]))
    begin--;
  n = (gsize) (end - begin);
  for (gsize i = 0; i < G_N_ELEMENTS (lead_words); i++)
    {
      if (strlen (lead_words[i]) == n && g_ascii_strncasecmp (lead_words[i], begin, n) == 0)
        return TRUE;
    }
  /* "returned was: 550 550 No such user": the tool's code, then the server's. */
  return n == 3 && bounce_status_parse_code (begin, NULL) == code;
}

static gboolean
is_layer (const char *whole,
          const char *start,
          const char *p,
          const Head *head)
{
  const char *before = p;
  const char *words = head->behind;

  if (p == start || head->status != 0 || *words == '\'' || *words == '"' || *words == '<')
    return TRUE;
  if (is_ip_address (words) && words[strspn (words, "0123456789.")] == ' ')
    return TRUE;
  while (strchr (" ;,:-)'\"[(", *words) != NULL && *words != '\0')
    words++;
  if (g_ascii_isdigit (*words))
    return bounce_status_parse_code (words, NULL) == head->code || bounce_status_parse (words, NULL, NULL);
  while (before > whole && before[-1] == ' ')
    before--;
  /* "limit: 500" is a number; with nothing said behind it only "error 550" is one. */
  if (*words == '\0' || *words == '.')
    return follows_lead_word (whole, p, head->code);
  /* Sendmail: "554 <a@example.org>... 550 Host unknown" */
  if (before - whole >= 3 && strncmp (before - 3, "...", 3) == 0)
    return TRUE;
  return (before > whole && strchr (":;'\"(<>]#", before[-1]) != NULL) || follows_lead_word (whole, p, head->code);
}

/* The replies of an Sendmail transcript stand side by side, and the first
 * refusal is the reason for the later ones ("503 Need RCPT"). */
static gboolean
is_transcript_line (const char *whole,
                    const char *p)
{
  return p - whole >= 4 && strncmp (p - 4, "<<< ", 4) == 0;
}

static GArray *
find_layers (const char *whole,
             const char *start)
{
  GArray *layers = g_array_new (FALSE, FALSE, sizeof (const char *));

  for (const char *p = start; *p != '\0' && layers->len < MAX_LAYERS; p++)
    {
      Head head;

      if (!g_ascii_isdigit (*p) || !(begins_word (whole, p) || (p > whole && p[-1] == '#')))
        continue;
      if (!read_head (p, &head) || !is_layer (whole, start, p, &head))
        continue;
      g_array_append_val (layers, p);
      if (is_transcript_line (whole, p))
        break;
      p = head.behind - 1;
    }
  return layers;
}

/* In the words between two replies; class against code keeps a version or a
 * gateway's own number out. */
static BounceStatus
find_status_within (const char *begin,
                    const char *end,
                    guint       code)
{
  g_autofree char *part = end != NULL ? g_strndup (begin, (gsize) (end - begin)) : g_strdup (begin);
  BounceStatus status = bounce_status_find (part);

  if (code != 0 && status != 0 && bounce_status_get_class (status) != code / 100)
    return 0;
  return status;
}

static const char *
skip_separators (const char *p)
{
  while (*p != '\0' && strchr (" -:;,.#)'\"[]=|", *p) != NULL)
    p++;
  return p;
}

/* Innermost reply first, then outwards for what it leaves unsaid. */
static void
read_layers (BounceReply *self,
             GArray      *layers,
             const char  *start)
{
  const char *end = NULL;

  self->text = layers->len > 0 ? g_array_index (layers, const char *, layers->len - 1) : start;
  for (guint i = layers->len; i-- > 0;)
    {
      const char *at = g_array_index (layers, const char *, i);
      Head head;

      if (!read_head (at, &head))
        continue;
      if (self->code == 0)
        self->code = head.code;
      if (self->status == 0)
        self->status = head.status != 0 ? head.status : find_status_within (head.behind, end, head.code);
      end = at;
    }
  if (self->status == 0)
    self->status = find_status_within (self->whole, end, 0);
}

static const char *
find_words (const BounceReply *self)
{
  const char *p = self->text;
  const char *end;

  if (bounce_status_parse_code (p, &end) != 0)
    p = skip_separators (end);
  if (bounce_status_parse (p, NULL, &end))
    p = skip_separators (end);
  /* ['550 5.1.1 ...'] within ('550', [...]) */
  while (*p != '\0' && self->code != 0 && bounce_status_parse_code (p, &end) == self->code)
    p = skip_separators (end);
  return p;
}

BounceReply *
bounce_reply_new (const char *text)
{
  BounceReply *self = g_new0 (BounceReply, 1);
  g_autofree char *clean = NULL;
  g_autoptr(GArray) layers = NULL;
  const char *start;

  clean = bounce_paste_undo (text != NULL ? text : "");
  self->whole = bounce_reply_unfold (clean);
  start = skip_type (self->whole);
  layers = find_layers (self->whole, start);
  read_layers (self, layers, start);
  self->words = find_words (self);
  self->stage = bounce_dialogue_find_stage (self->whole, self->text);
  bounce_dialogue_find_receiver (self->whole, self->text, &self->receiver, &self->receiver_address);
  return self;
}

gboolean
bounce_reply_has_words (const char *text)
{
  static const char *const empty[] = { "unknown", "failed", "failure", "error", "none", "n/a", "unknown error", "undeliverable" };
  g_autoptr(BounceReply) reply = NULL;
  guint n_letters = 0;

  g_return_val_if_fail (text != NULL, FALSE);

  reply = bounce_reply_new (text);
  for (const char *p = reply->words; *p != '\0' && n_letters < 4; p++)
    n_letters += g_ascii_isalpha (*p) || (guchar) *p >= 0x80;
  for (gsize i = 0; i < G_N_ELEMENTS (empty); i++)
    {
      if (g_ascii_strcasecmp (reply->words, empty[i]) == 0)
        return FALSE;
    }
  return n_letters >= 4;
}

void
bounce_reply_free (BounceReply *self)
{
  if (self == NULL)
    return;
  g_free (self->whole);
  g_free (self->receiver);
  g_free (self->receiver_address);
  g_free (self);
}
