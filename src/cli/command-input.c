/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Tells mail from replies, and reads either. */
#include "command-input.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* By then a header has shown what it is. */
#define BEGINNING 4096

typedef struct
{
  CommandInputMailFunc func;
  gpointer             user_data;
  guint                n_mails;
} Mails;

/* Replies are explained while they are typed: only what begins like a header
 * is waited for. */
static gboolean
may_be_mail (const GString *beginning)
{
  const char *line = beginning->str;

  while (g_ascii_isspace (*line))
    line++;
  if (strchr (line, '\n') == NULL || g_str_has_prefix (line, "From ") || g_str_has_prefix (line, "\xef\xbb\xbf"))
    return TRUE;

  return bounce_header_name_judge (line, beginning->str + beginning->len - line, NULL) != BOUNCE_HEADER_NAME_NONE;
}

/* FALSE: there is no more, or no good one. */
static gboolean
read_more (CommandContext *context,
           GString        *to)
{
  char buffer[16 * 1024];
  gssize n;

  do
    n = read (STDIN_FILENO, buffer, sizeof buffer);
  while (n < 0 && errno == EINTR);
  if (n < 0)
    command_trouble (context, _("standard input"), g_strerror (errno));
  if (n > 0)
    g_string_append_len (to, buffer, n);

  return n > 0;
}

static gboolean
is_mail (const GString *beginning)
{
  const char *sentence;
  BounceMailboxKind kind = bounce_mailbox_kind_judge (beginning->str, beginning->len, &sentence);

  return kind == BOUNCE_MAILBOX_KIND_MBOX || (kind == BOUNCE_MAILBOX_KIND_MESSAGE && may_be_mail (beginning));
}

static gboolean
take_mail (const BounceMail *mail,
           gpointer          user_data)
{
  Mails *mails = user_data;

  mails->n_mails++;
  if (mail->bytes != NULL)
    mails->func (mail->bytes, mails->user_data);

  return TRUE;
}

/* A mailbox reads a file, and the beginning of this one is gone: it goes
 * through a file without a name. */
static int
store (CommandContext *context,
       GString        *piece)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  int fd = g_file_open_tmp (NULL, &name, &error);
  gboolean good = fd >= 0;

  if (good)
    g_unlink (name);
  else
    command_trouble (context, NULL, error->message);
  while (good)
    {
      for (gsize done = 0; good && done < piece->len; )
        {
          gssize n = write (fd, piece->str + done, piece->len - done);

          good = n > 0 || (n < 0 && errno == EINTR);
          done += MAX (n, 0);
        }
      if (!good)
        command_trouble (context, name, g_strerror (errno));
      g_string_truncate (piece, 0);
      if (!good || !read_more (context, piece))
        break;
    }
  if (good && lseek (fd, 0, SEEK_SET) == 0)
    return fd;
  if (fd >= 0)
    close (fd);

  return -1;
}

static guint
read_mails (CommandContext       *context,
            GString              *beginning,
            CommandInputMailFunc  func,
            gpointer              user_data)
{
  Mails mails = { func, user_data, 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (BounceMailbox) mailbox = NULL;
  int fd = store (context, beginning);

  if (fd < 0)
    return 0;
  mailbox = bounce_mailbox_open_fd (fd, NULL, &error);
  if (mailbox == NULL || !bounce_mailbox_foreach (mailbox, NULL, take_mail, &mails, NULL, &error))
    command_trouble (context, _("standard input"), error->message);
  close (fd);

  return mails.n_mails;
}

guint
command_input_foreach (CommandContext       *context,
                       CommandRecordFunc     reply_func,
                       CommandInputMailFunc  mail_func,
                       gpointer              user_data)
{
  g_autoptr (GString) piece = g_string_new (NULL);
  CommandRecords *records;
  gboolean more;

  do
    more = read_more (context, piece);
  while (more && piece->len < BEGINNING && may_be_mail (piece));
  if (is_mail (piece))
    return read_mails (context, piece, mail_func, user_data);

  records = command_records_new (reply_func, user_data);
  do
    {
      command_records_feed (records, piece->str, piece->len);
      g_string_truncate (piece, 0);
    }
  while (more && read_more (context, piece));

  return command_records_finish (records);
}
