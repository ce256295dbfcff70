/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What a file is, by its first bytes, and what to tell people when it is no mail. */
#include "bounce-mailbox-kind.h"

#include "bounce-header-name.h"
#include "bounce-mbox-separator.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  guint       offset;
  const char *bytes;
  guint       length;
  const char *sentence;
} Magic;

static const Magic magics[] = {
  { 0, "\xd0\xcf\x11\xe0", 4, N_("This is an Outlook message (.msg). In Outlook on the web, or in the new Outlook, choose “Save as” or “Download” to get an .eml file, and open that.") },
  { 0, "\x78\x9f\x3e\x22", 4, N_("This is an Outlook attachment (winmail.dat), not a message. Save the message itself as .eml, and open that.") },
  { 0, "!BDN", 4, N_("This is an Outlook data file (.pst or .ost). Import it into Thunderbird or Evolution, or save single messages from Outlook as .eml, and open those.") },
  { 0, "\xcf\xad\x12\xfe", 4, N_("This is a folder of Outlook Express (.dbx). Import it into Thunderbird, and open the folder stored there.") },
  { 0, "PK\3\4", 4, N_("This is a ZIP archive or an Office document. Unpack it first, and open the mail in it.") },
  { 0, "PK\5\6", 4, N_("This is an empty ZIP archive. Unpack the right one, and open the mail in it.") },
  { 0, "7z\xbc\xaf\x27\x1c", 6, N_("This is a 7z archive. Unpack it first, and open the mail in it.") },
  { 0, "Rar!", 4, N_("This is a RAR archive. Unpack it first, and open the mail in it.") },
  { 257, "ustar", 5, N_("This is a tar archive. Unpack it first, and open the folder that comes out.") },
  { 0, "BZh", 3, N_("This file is compressed with bzip2, which cannot be opened directly. Unpack it with “bunzip2” first.") },
  { 0, "\x28\xb5\x2f\xfd", 4, N_("This file is compressed with Zstandard, which cannot be opened directly. Unpack it with “unzstd” first.") },
  { 0, "\x04\x22\x4d\x18", 4, N_("This file is compressed with LZ4, which cannot be opened directly. Unpack it with “unlz4” first.") },
  { 0, "\x1f\x8b", 2, N_("This file is compressed twice. Unpack it with “gunzip” first.") },
  { 0, "\xfd" "7zXZ", 5, N_("This file is compressed twice. Unpack it with “unxz” first.") },
  { 0, "\x1f\x9d", 2, N_("This file is compressed with an old program (.Z), and cannot be opened directly. Unpack it with “uncompress” first.") },
  { 0, "BABYL OPTIONS", 13, N_("This is a mailbox of Emacs Rmail (Babyl). Open it in Emacs, which converts it to mbox, and open that.") },
  { 0, "*mbx*", 5, N_("This is a mailbox of the UW IMAP server (mbx). Copy its messages to a folder of your mail program, and open the folder stored there.") },
  { 0, "// <!-- <mdb:mork", 17, N_("This is Thunderbird’s index of a folder (.msf). Open the file of the same name without “.msf”.") },
  { 0, "\xff\xfe", 2, N_("This is text in UTF-16, as some editors save it. Save the message again from the mail program as .eml.") },
  { 0, "\xfe\xff", 2, N_("This is text in UTF-16, as some editors save it. Save the message again from the mail program as .eml.") },
  { 0, "\x7f" "ELF", 4, N_("This is a program, not mail.") },
  { 0, "MZ\x90", 3, N_("This is a Windows program, not mail.") },
  { 0, "#!", 2, N_("This is a script, not mail.") },
  { 0, "%PDF", 4, N_("This is a PDF document, not mail. Save the message itself as .eml, and open that.") },
  { 0, "{\\rtf", 5, N_("This is a document with formatted text (RTF), not mail. Save the message itself as .eml, and open that.") },
  { 0, "SQLite format 3", 15, N_("This is a database, not mail. Export messages from the mail program as .eml or mbox, and open those.") },
  { 0, "\x89PNG", 4, N_("This is a picture, not mail. Save the message itself as .eml, and open that.") },
  { 0, "\xff\xd8\xff", 3, N_("This is a picture, not mail. Save the message itself as .eml, and open that.") },
  { 0, "GIF8", 4, N_("This is a picture, not mail. Save the message itself as .eml, and open that.") },
};

static const char apple_sentence[] = N_("This is a message of Apple Mail (.emlx). In Apple Mail, choose “Save As”, “Raw Message Source”, and open that.");
static const char page_sentence[] = N_("This is a web page or XML, not mail. Save the message itself as .eml, and open that.");
static const char data_sentence[] = N_("This is no mail that can be read here, nor any other known file. Save messages as .eml or as an mbox file, and open those.");
static const char text_sentence[] = N_("This is text without the header lines of mail, such as “From:” or “Received:”. Save the whole message as .eml with its headers, and open that.");

/* What a run of lines holds. */
typedef struct
{
  guint            mail;         /* fields that only mail has                     */
  guint            common;       /* From, To, …: counted when unlike the one      */
                                 /* before; X-… counts once                       */
  guint            fields;
  guint            others;       /* lines that are neither field nor continuation */
  BounceHeaderName first;        /* of the first line                             */
} Block;

typedef struct
{
  const char *bytes;
  gsize       length;
  char        line_end;
} Text;

static gsize
skip_line (const Text *text,
           gsize       offset)
{
  const char *end = memchr (text->bytes + offset, text->line_end, text->length - offset);

  return end ? (gsize) (end - text->bytes) + 1 : text->length;
}

static gboolean
is_blank (const Text *text,
          gsize       offset,
          gsize       next)
{
  while (offset < next && g_ascii_isspace (text->bytes[offset]))
    offset++;
  return offset == next;
}

/* The lines from @offset to the next blank one, or, when @strict, to the next
 * that is no field. */
static gsize
read_block (const Text *text,
            gsize       offset,
            gboolean    strict,
            Block      *block)
{
  const char *last = NULL;
  gsize next, last_length = 0;

  *block = (Block) { 0 };
  for (; offset < text->length; offset = next)
    {
      const char *line = text->bytes + offset;
      gsize name_length = 0;
      BounceHeaderName name;

      next = skip_line (text, offset);
      if (is_blank (text, offset, next))
        return next;
      if (*line == ' ' || *line == '\t')
        continue;
      name = bounce_header_name_judge (line, next - offset, &name_length);
      if (block->fields + block->others == 0)
        block->first = name;
      block->fields += name != BOUNCE_HEADER_NAME_NONE;
      block->others += name == BOUNCE_HEADER_NAME_NONE;
      block->mail += name == BOUNCE_HEADER_NAME_MAIL;
      if (name == BOUNCE_HEADER_NAME_COMMON && g_ascii_tolower (*line) == 'x')
        name_length = 1;
      if (name == BOUNCE_HEADER_NAME_COMMON &&
          !(last && last_length == name_length && g_ascii_strncasecmp (last, line, name_length) == 0))
        {
          block->common++;
          last = line;
          last_length = name_length;
        }
      if (strict && name == BOUNCE_HEADER_NAME_NONE)
        return next;
    }
  return offset;
}

static gboolean
is_binary (const Text *text)
{
  gsize odd = 0, some = MIN (text->length, 1024);

  for (gsize i = 0; i < some; i++)
    odd += (guchar) text->bytes[i] < ' ' && !g_ascii_isspace (text->bytes[i]);
  return odd > some / 50;
}

/* A header block at the beginning. Broken mail has little of one, and files with
 * "key: value" lines have other names in it. */
static gboolean
is_message (const Text *text)
{
  Block block;

  read_block (text, 0, FALSE, &block);
  if (block.others > block.fields)
    return FALSE;
  if (block.first == BOUNCE_HEADER_NAME_NONE)
    return block.mail + block.common >= 3 && !is_binary (text);
  return block.mail > 0 || block.common >= 2 || block.first == BOUNCE_HEADER_NAME_COMMON;
}

/* A whole header below some other lines: notes of a program that kept the mail. */
static gboolean
is_message_below_junk (const Text *text)
{
  Block block;

  if (is_binary (text))
    return FALSE;
  for (gsize offset = 0; offset < text->length;)
    {
      offset = read_block (text, offset, TRUE, &block);
      if (block.mail >= 2 && block.mail + block.common >= 5)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_mbox (const Text *text)
{
  GByteArray bytes = { (guint8 *) text->bytes, text->length };
  BounceMboxWindow window = { &bytes, 0, text->line_end, TRUE };
  BounceMboxSeparator first;

  if (text->length > 4 && memcmp (text->bytes, "\1\1\1\1", 4) == 0 && (text->bytes[4] == '\n' || text->bytes[4] == '\r'))
    return TRUE;
  first = bounce_mbox_separator_look (&window, 0);
  return first.line > BOUNCE_MBOX_LINE_BARE ||
         (first.line == BOUNCE_MBOX_LINE_PATCH && first.follower >= BOUNCE_HEADER_NAME_COMMON) ||
         first.follower >= BOUNCE_HEADER_NAME_COMMON;
}

/* The first line counts the bytes of the message behind it. */
static gboolean
is_apple_mail (const Text *text)
{
  gsize digits = 0, next = skip_line (text, 0);

  while (digits < next && g_ascii_isdigit (text->bytes[digits]))
    digits++;
  return digits > 0 && is_blank (text, digits, next) && next < text->length &&
         bounce_header_name_judge (text->bytes + next, text->length - next, NULL) != BOUNCE_HEADER_NAME_NONE;
}

static const char *
find_magic (const char *bytes,
            gsize       n_bytes)
{
  for (guint i = 0; i < G_N_ELEMENTS (magics); i++)
    if (n_bytes >= magics[i].offset + magics[i].length &&
        memcmp (bytes + magics[i].offset, magics[i].bytes, magics[i].length) == 0)
      return magics[i].sentence;
  return NULL;
}

static const char *
say_what_else (const Text *text)
{
  if (text->bytes[0] == '<')
    return page_sentence;
  return is_binary (text) ? data_sentence : text_sentence;
}

BounceMailboxKind
bounce_mailbox_kind_judge (const char  *bytes,
                           gsize        n_bytes,
                           const char **sentence)
{
  Text text = { bytes, n_bytes, '\n' };
  const char *words = find_magic (bytes, n_bytes);

  *sentence = NULL;
  if (!words)
    {
      if (text.length >= 3 && memcmp (text.bytes, "\xef\xbb\xbf", 3) == 0)
        text = (Text) { bytes + 3, n_bytes - 3, '\n' };
      while (text.length > 0 && g_ascii_isspace (text.bytes[0]))
        text = (Text) { text.bytes + 1, text.length - 1, '\n' };
      if (text.length == 0)
        return BOUNCE_MAILBOX_KIND_EMPTY;

      text.line_end = bounce_mbox_find_line_end (text.bytes, text.length);
      if (is_mbox (&text))
        return BOUNCE_MAILBOX_KIND_MBOX;
      if (is_apple_mail (&text))
        words = apple_sentence;
      else if (text.bytes[0] != '<' && (is_message (&text) || is_message_below_junk (&text)))
        return BOUNCE_MAILBOX_KIND_MESSAGE;
      else
        words = say_what_else (&text);
    }
  *sentence = _(words);
  return BOUNCE_MAILBOX_KIND_OTHER;
}
