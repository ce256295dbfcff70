/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Who wrote a notice: a mail system, or a person who passes one on. */
#include "bounce-notice.h"

#include <string.h>

/* Local parts that mail systems use as their own; a hyphen, dot or number may
 * follow ("postmaster-noreply"). */
static const char *const system_names[] = {
  "mailer-daemon", "mailerdaemon", "mailer_daemon", "mail-daemon", "maildaemon", "mail_daemon", "postmaster",
  "mail-delivery-subsystem", "mdaemon", "mail.daemon", "mailer.daemon", "daemon", "mmdf", "mail-deamon",
  "mailer-deamon", "bounce-handler", "bounces-noreply", "mailsystem", "mail-system", "mailadmin", "mail-admin",
  "smtp-daemon", "smtpd", "pmdf", "uucp", "email-bounces", "bouncehandler", "notify-bounce",
};

static const char *const system_full_names[] = {
  "mail delivery s", "mail delivery agent", "mailer daemon", "mailer-daemon", "mail administrator", "system administrator",
  "internet mail delivery", "postmaster", "delivery subsystem", "delivery notification", "mail system",
  "systemadministrator", "message delivery s", "returned mail", "mail-daemon", "mail router", "mail server",
};

/* Subjects of bounces, folded; said at the beginning. Languages in which mail
 * systems translate their subject. */
static const char *const bounce_subjects[] = {
  "undeliver", "undelivered", "returned mail", "returned message", "returned to sender", "return to sender",
  "failure notice", "mail delivery", "delivery status", "delivery notification", "delivery failure",
  "delivery report", "delivery error", "delivery problem", "delivery delay", "delayed mail", "warning: message",
  "warning: could not send", "mail failure", "mail error", "mail system error", "message status",
  "non-delivery", "nondeliver", "non deliver", "ndn:", "ndr:", "bounce", "mail not deliver",
  "message not deliver", "message undeliver", "could not deliver", "unable to deliver", "failed mail", "failed delivery",
  "message delivery", "message delay", "your message could", "your mail could", "your message couldn", "message could not",
  "mail could not", "delivery to", "failed to deliver", "rejected mail", "mail rejected", "[postmaster]", "error sending", "user unknown",
  "unzustellbar", "nicht zustellbar", "unzustellbarkeit", "zustellung", "fehler bei der zustellung",
  "mail konnte nicht", "non remis", "non remise", "echec de", "échec de", "message non", "notification d",
  "no se puede entregar", "no se pudo entregar", "no entregado", "devuelto", "fallo en la entrega", "mensaje no",
  "non recapitabile", "impossibile recapitare", "mancato recapito", "notifica di mancato", "mensagem não", "não entregue",
  "falha na entrega", "devolvido", "onbestelbaar", "niet bestelbaar", "niet te bestellen", "olevererbart", "kan ikke leveres",
  "kunne ikke leveres", "inte levereras", "ei voitu toimittaa", "toimitusvirhe", "niedostarcz", "nie dostarczono",
  "nedoručitelné", "nedoručiteľné", "kézbesíthetetlen", "teslim edilemedi", "недоставлен", "не доставлен",
  "невозможно доставить", "недоставка", "退信", "系统退信", "无法投递", "未送达", "未傳遞", "無法傳遞", "配信不能", "配信できません",
  "送信できません", "エラーメール", "배달되지 않음", "전송 실패", "반송",
  "не вдалося доставити", "не удается доставить", "не удалось доставить", "недоставлене", "помилка доставки", "δεν είναι δυνατή η παράδοση",
  "αδυναμία παράδοσης", "αποτυχία παράδοσης", "μη παραδοτέο", "अवितरित", "डिलीवरी विफल", "वितरण विफल", "تعذر التسليم", "تعذر تسليم", "فشل التسليم",
  "فشل تسليم", "غير قابل للتسليم", "تحویل نشد", "غیرقابل تحویل", "ارسال نشد", "לא ניתן למסירה", "לא ניתן למסור", "כשל במסירה", "המסירה נכשלה",
  "전송하지 못", "배달하지 못", "未送達", "傳遞失敗", "não é possível entregar", "no se puede entregar",
};

/* "Re:" and its kin, said once or several times. */
static const char *const answer_prefixes[] = {
  "re:", "fwd:", "fw:", "aw:", "wg:", "antw:", "betr:", "tr:", "rv:", "res:", "enc:", "sv:", "vs:", "vl:", "vb:",
  "vid:", "i:", "r:", "rif:", "odp:", "pd:", "ynt:", "ilt:", "fs:", "re :", "tr :", "re[", "re(", "[fwd", "(fwd)",
  "回复", "回覆", "答复", "转发", "轉寄", "返信", "転送", "отв:", "пересл:",
};

/* Programs that people write mail with. */
static const char *const mail_programs[] = {
  "thunderbird", "mozilla", "outlook", "apple mail", "iphone mail", "ipad mail", "mutt", "evolution", "kmail",
  "roundcube", "claws", "sylpheed", "gnus", "the bat", "foxmail", "alpine", "pine ", "pine/", "eudora", "notmuch",
  "horde", "internet messaging program", "squirrelmail", "zimbra", "yahoomail", "airmail", "em client", "mew ", "wanderlust",
  "mh-e", "exmh", "open webmail", "rainloop", "snappymail", "k-9 mail", "betterbird", "seamonkey",
  "gmail", "mailmate", "spark", "aquamail", "becky", "pegasus", "opera mail", "geary", "trojita", "elm ", "nmh",
  "git-send-email", "b4 ", "stgit", "aerc", "neomutt", "shuriken", "winbiff", "datula", "al-mail",
};

/* What mail programs put above the text they quote or pass on. */
static const char *const quote_marks[] = {
  "-----original message-----", "-------- original message", "----- original message -----", "begin forwarded message",
  "---------- forwarded message", "-------- forwarded message", "-----ursprüngliche nachricht", "-------- original-nachricht",
  "-------- weitergeleitete nachricht", "anfang der weitergeleiteten", "-----message d'origine", "début du message",
  "-----mensaje original", "-----messaggio originale", "inizio messaggio inoltrato", "-----mensagem original",
  "-------- messaggio inoltrato", "-------- message transféré", "-------- mensaje reenviado", "-------- doorgestuurd bericht",
  "-----oorspronkelijk bericht", "-------- пересылаемое", "-----原始邮件", "-------- 转发的消息", "---------- 轉寄郵件",
};

static gboolean
begins_with_any (const char        *folded,
                 const char *const *words,
                 gsize              n_words)
{
  for (gsize i = 0; i < n_words; i++)
    {
      if (g_str_has_prefix (folded, words[i]))
        return TRUE;
    }
  return FALSE;
}

static char *
dup_folded_header (BounceMessage *message,
                   const char    *name)
{
  const char *value = bounce_message_get_header (message, name);

  return value != NULL ? g_strstrip (g_utf8_strdown (value, -1)) : g_strdup ("");
}

static gboolean
is_system_name (const char *address)
{
  for (gsize i = 0; i < G_N_ELEMENTS (system_names); i++)
    {
      gsize n = strlen (system_names[i]);

      if (g_ascii_strncasecmp (address, system_names[i], n) == 0 && !g_ascii_isalpha (address[n]))
        return TRUE;
    }
  return FALSE;
}

/* "Name <a@b>" or "a@b (Name)": @from is cut at the address. */
static const char *
find_full_name (char *from)
{
  char *bracket = strchr (from, '<');
  char *parenthesis = strchr (from, '(');

  if (bracket != NULL)
    *bracket = '\0';
  else if (parenthesis != NULL)
    return parenthesis;
  else if (strchr (from, '@') != NULL)
    return "";
  return from;
}

static gboolean
is_named_system (BounceMessage *message)
{
  static const char *const names[] = { "From", "Sender" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_auto(GStrv) addresses = bounce_message_dup_addresses (message, names[i]);
      g_autofree char *folded = dup_folded_header (message, names[i]);

      for (gsize j = 0; addresses != NULL && addresses[j] != NULL; j++)
        {
          if (is_system_name (addresses[j]))
            return TRUE;
        }
      if (is_system_name (folded)
          || bounce_notice_has_any (find_full_name (folded), system_full_names, G_N_ELEMENTS (system_full_names)))
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_null_return_path (BounceMessage *message)
{
  const char *path = bounce_message_get_header (message, "Return-Path");

  if (path == NULL)
    return FALSE;
  while (*path == ' ')
    path++;
  return g_str_has_prefix (path, "<>") || g_ascii_strncasecmp (path, "<mailer-daemon", 14) == 0
         || g_ascii_strncasecmp (path, "mailer-daemon", 13) == 0;
}

gboolean
bounce_notice_is_from_system (BounceMessage *message)
{
  g_return_val_if_fail (message != NULL, FALSE);

  return has_null_return_path (message) || is_named_system (message);
}

/* "[SPAM] ", "*** ", "Re: " before the words; "[Ticket #123]" is a help desk. */
static const char *
skip_tags (const char *subject)
{
  for (;;)
    {
      subject += strspn (subject, " *!#-\"'");
      if (*subject == '[' && !g_str_has_prefix (subject, "[postmaster]") && strcspn (subject, "]0123456789#") < strcspn (subject, "0123456789#"))
        subject += strcspn (subject, "]") + 1;
      else if (g_str_has_prefix (subject, "re:") || g_str_has_prefix (subject, "automatic "))
        subject += strcspn (subject, ": ") + 1;
      else
        return subject;
    }
}

gboolean
bounce_notice_has_bounce_subject (BounceMessage *message)
{
  g_autofree char *subject = NULL;

  g_return_val_if_fail (message != NULL, FALSE);

  subject = dup_folded_header (message, "Subject");
  return begins_with_any (skip_tags (subject), bounce_subjects, G_N_ELEMENTS (bounce_subjects));
}

static gboolean
is_marked (BounceMessage *message)
{
  g_autofree char *submitted = dup_folded_header (message, "Auto-Submitted");
  g_autofree char *precedence = dup_folded_header (message, "Precedence");
  const char *type = bounce_message_get_type (message);

  return (*submitted != '\0' && !g_str_has_prefix (submitted, "no"))
         || g_str_equal (precedence, "auto_reply")
         || bounce_message_get_header (message, "X-Failed-Recipients") != NULL
         || bounce_message_get_header (message, "X-MS-Exchange-Message-Is-Ndr") != NULL
         || (type != NULL && g_str_equal (type, "multipart/report"));
}

/* People who ask about a bounce write its words, and their own. */
static gboolean
asks_for_help (BounceMessage *message)
{
  static const char *const questions[] = {
    "my message", "my mail", "my e-mail", "my email", "please help", "can you", "could you", "what can i", "what should i", "do you know",
    "any idea", "meine nachricht", "meine mail", "meine e-mail", "können sie", "kannst du", "mon message", "pouvez-vous", "mi mensaje",
  };
  const char *text = bounce_message_get_text (message);
  g_autofree char *valid = g_utf8_make_valid (text, (gssize) strnlen (text, 2048));
  g_autofree char *folded = g_utf8_strdown (valid, -1);

  return bounce_notice_has_any (folded, questions, G_N_ELEMENTS (questions));
}

gboolean
bounce_notice_is_automatic (BounceMessage *message)
{
  if (bounce_notice_is_personal (message))
    return FALSE;
  if (bounce_notice_is_from_system (message) || is_marked (message))
    return TRUE;
  /* A newsletter may write about bounces; a list's own bounces come from a
   * mail system. */
  return bounce_notice_has_bounce_subject (message) && !asks_for_help (message)
         && bounce_message_get_header (message, "List-Unsubscribe") == NULL
         && bounce_message_get_header (message, "List-Id") == NULL;
}

static gboolean
is_written_with_mail_program (BounceMessage *message)
{
  g_autofree char *agent = dup_folded_header (message, "User-Agent");
  g_autofree char *mailer = dup_folded_header (message, "X-Mailer");

  return bounce_notice_has_any (agent, mail_programs, G_N_ELEMENTS (mail_programs))
         || bounce_notice_has_any (mailer, mail_programs, G_N_ELEMENTS (mail_programs));
}

/* A person's words with something quoted: "> " lines in number, or a line that
 * a mail program puts above what it passes on. Only the beginning counts. */
static gboolean
quotes_something (BounceMessage *message)
{
  const char *text = bounce_message_get_text (message);
  const char *line = text;
  guint n_quoted = 0;

  for (guint i = 0; i < 400 && *line != '\0'; i++)
    {
      gsize length = strcspn (line, "\n");
      g_autofree char *folded = NULL;

      if (*line == '>')
        n_quoted++;
      else if (length > 14 && length < 200 && (*line == '-' || g_ascii_isalpha (*line) || (guchar) *line >= 0x80))
        {
          g_autofree char *copy = g_strndup (line, length);
          g_autofree char *valid = g_utf8_make_valid (copy, -1);

          folded = g_utf8_strdown (valid, -1);
          if (begins_with_any (folded, quote_marks, G_N_ELEMENTS (quote_marks)))
            return TRUE;
        }
      line += length;
      if (*line == '\n')
        line++;
    }
  return n_quoted >= 2;
}

gboolean
bounce_notice_is_personal (BounceMessage *message)
{
  g_autofree char *submitted = NULL;
  g_autofree char *subject = NULL;
  gboolean answer, program, linked;

  g_return_val_if_fail (message != NULL, FALSE);

  submitted = dup_folded_header (message, "Auto-Submitted");
  if ((*submitted != '\0' && !g_str_has_prefix (submitted, "no"))
      || bounce_notice_is_from_system (message))
    return FALSE;

  subject = dup_folded_header (message, "Subject");
  answer = begins_with_any (subject, answer_prefixes, G_N_ELEMENTS (answer_prefixes));
  program = is_written_with_mail_program (message);
  linked = bounce_message_get_header (message, "In-Reply-To") != NULL
           || bounce_message_get_header (message, "References") != NULL;
  if (answer)
    return program || linked || quotes_something (message);
  return program && (linked || quotes_something (message));
}
