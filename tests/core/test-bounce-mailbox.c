/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests mailbox files: walked, read again, packed, changed under our hands, and
 * refused. */

#include "bounce-mailbox.h"

#include "../support/mailboxes.h"

#include <sys/stat.h>
#include <unistd.h>

#define SEP "From ann@example.org Thu Jan  1 10:00:00 2026\n"
#define A "From: ann@example.org\nSubject: one\n\nfirst\n"
#define B "From: bob@example.org\nSubject: two\n\n>From the second\n"
#define B_UNQUOTED "From: bob@example.org\nSubject: two\n\nFrom the second\n"
#define TWO SEP A "\n" SEP B "\n"

static char *folder;

typedef struct
{
  GPtrArray *bytes;          /* of GBytes */
  GArray    *spans;
  guint      n, stop_at;
  gboolean   truncated;
  void     (*on_first) (void);
} Seen;

static Seen *
seen_new (void)
{
  Seen *seen = g_new0 (Seen, 1);

  seen->bytes = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  seen->spans = g_array_new (FALSE, FALSE, sizeof (BounceSpan));
  return seen;
}

static void
seen_free (Seen *seen)
{
  g_ptr_array_unref (seen->bytes);
  g_array_unref (seen->spans);
  g_free (seen);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Seen, seen_free)

static gboolean
on_mail (const BounceMail *mail,
         gpointer          user_data)
{
  Seen *seen = user_data;

  g_assert_cmpuint (mail->number, ==, ++seen->n);
  g_ptr_array_add (seen->bytes, g_bytes_ref (mail->bytes));
  g_array_append_val (seen->spans, mail->span);
  seen->truncated |= mail->truncated;
  if (seen->n == 1 && seen->on_first)
    seen->on_first ();
  return seen->n != seen->stop_at;
}

static void
assert_bytes (GBytes     *bytes,
              const char *text)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  g_assert_cmpmem (data, length, text, strlen (text));
}

static BounceMailbox *
open_ok (GFile *file)
{
  g_autoptr (GError) error = NULL;
  BounceMailbox *mailbox = bounce_mailbox_open (file, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (mailbox);
  return mailbox;
}

static BounceMailbox *
open_bytes (const char    *name,
            gconstpointer  bytes,
            gsize          n_bytes)
{
  g_autoptr (GFile) file = make_file (folder, name, bytes, n_bytes);

  return open_ok (file);
}

/* Walks, and reads every message again: the same bytes. */
static Seen *
walk (BounceMailbox *mailbox)
{
  Seen *seen = seen_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (bounce_mailbox_foreach (mailbox, NULL, on_mail, seen, NULL, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < seen->n; i++)
    {
      g_autoptr (GBytes) again = bounce_mailbox_read (mailbox, &g_array_index (seen->spans, BounceSpan, i), &error);

      g_assert_no_error (error);
      g_assert_true (g_bytes_equal (again, seen->bytes->pdata[i]));
    }
  return seen;
}

static void
test_mbox (void)
{
  g_autoptr (BounceMailbox) mailbox = open_bytes ("two.mbox", TWO, strlen (TWO));
  g_autoptr (Seen) seen = walk (mailbox);

  g_assert_cmpint (bounce_mailbox_get_format (mailbox), ==, BOUNCE_MAILBOX_MBOX);
  g_assert_cmpuint (bounce_mailbox_get_size (mailbox), ==, strlen (TWO));
  g_assert_cmpuint (bounce_mailbox_get_done (mailbox), ==, strlen (TWO));
  g_assert_cmpuint (seen->n, ==, 2);
  assert_bytes (seen->bytes->pdata[0], A);
  assert_bytes (seen->bytes->pdata[1], B_UNQUOTED);
  g_assert_cmpuint (g_array_index (seen->spans, BounceSpan, 0).offset, ==, strlen (SEP));
  g_assert_cmpuint (g_array_index (seen->spans, BounceSpan, 1).length, ==, strlen (B));
}

static void
test_message (void)
{
  g_autoptr (BounceMailbox) mailbox = open_bytes ("one.eml", B, strlen (B));
  g_autoptr (Seen) seen = walk (mailbox);

  g_assert_cmpint (bounce_mailbox_get_format (mailbox), ==, BOUNCE_MAILBOX_MESSAGE);
  g_assert_cmpuint (seen->n, ==, 1);
  assert_bytes (seen->bytes->pdata[0], B);      /* nobody quoted here */
}

/* Two bytes that look like a mailbox end, in a message file: it is one message. */
static void
test_message_is_not_split (void)
{
  g_autoptr (BounceMailbox) mailbox = open_bytes ("quotes.eml", A "\n" SEP B, strlen (A "\n" SEP B));
  g_autoptr (Seen) seen = walk (mailbox);

  g_assert_cmpuint (seen->n, ==, 1);
}

static void
test_empty (void)
{
  g_autoptr (GFile) null = g_file_new_for_path ("/dev/null");
  g_autoptr (BounceMailbox) device = open_ok (null);
  g_autoptr (BounceMailbox) empty = open_bytes ("empty", "", 0);
  g_autoptr (BounceMailbox) blank = open_bytes ("blank", "\n \n", 3);
  BounceMailbox *mailboxes[] = { device, empty, blank };

  for (guint i = 0; i < G_N_ELEMENTS (mailboxes); i++)
    {
      g_autoptr (Seen) seen = walk (mailboxes[i]);

      g_assert_cmpuint (seen->n, ==, 0);
      g_assert_cmpint (bounce_mailbox_get_format (mailboxes[i]), ==, BOUNCE_MAILBOX_MBOX);
    }
}

static void
test_thunderbird (void)
{
  static const char text[] = "From - Thu Jan  1 10:00:00 2026\nX-Mozilla-Status: 0001\n" A "\nFrom - Thu Jan  1 10:00:00 2026\n"
    "X-Mozilla-Status: 0009\n" B "\nFrom - Thu Jan  1 10:00:00 2026\nX-Mozilla-Status: 0011\n" B "\n";
  g_autoptr (BounceMailbox) mailbox = open_bytes ("Inbox", text, strlen (text));
  g_autoptr (Seen) seen = walk (mailbox);

  g_assert_cmpuint (seen->n, ==, 2);
  assert_bytes (seen->bytes->pdata[1], "X-Mozilla-Status: 0011\n" B_UNQUOTED);
}

static void
assert_packed (GByteArray *packed,
               guint       n)
{
  g_autoptr (BounceMailbox) mailbox = open_bytes ("packed", packed->data, packed->len);
  g_autoptr (Seen) seen = walk (mailbox);

  g_assert_cmpuint (seen->n, ==, n);
  g_assert_cmpuint (bounce_mailbox_get_size (mailbox), ==, packed->len);
  g_assert_cmpuint (bounce_mailbox_get_done (mailbox), ==, packed->len);
}

static void
test_packed (void)
{
  g_autoptr (GByteArray) packed = pack_gzip (TWO, strlen (TWO));
  g_autoptr (GByteArray) more = pack_gzip (TWO, strlen (TWO));
  g_autoptr (GByteArray) one = pack_gzip (B, strlen (B));
  g_autoptr (GByteArray) nothing = pack_gzip ("", 0);
  g_autoptr (GByteArray) xz = g_byte_array_new ();

  assert_packed (packed, 2);
  append (packed, more->data, more->len);
  assert_packed (packed, 4);
  assert_packed (one, 1);
  assert_packed (nothing, 0);
  append (xz, packed_xz, sizeof packed_xz);
  assert_packed (xz, 1);
}

static void
assert_walk_fails (BounceMailbox *mailbox,
                   guint          n,
                   int            code)
{
  g_autoptr (Seen) seen = seen_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (bounce_mailbox_foreach (mailbox, NULL, on_mail, seen, NULL, &error));
  g_assert_error (error, BOUNCE_MAILBOX_ERROR, code);
  g_assert_cmpuint (seen->n, ==, n);
}

/* Random enough that half of the packed bytes are half of the mail. */
static GByteArray *
make_long_mbox (guint n)
{
  GByteArray *mbox = g_byte_array_new ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (guint i = 0; i < n; i++)
    {
      append (mbox, SEP A, strlen (SEP A));
      for (guint l = 0; l < 100; l++)
        {
          g_autofree char *line = g_strdup_printf ("%08x%08x%08x\n", g_rand_int (rand), g_rand_int (rand), g_rand_int (rand));

          append (mbox, line, strlen (line));
        }
      append (mbox, "\n", 1);
    }
  return mbox;
}

static void
test_broken_gzip (void)
{
  g_autoptr (GByteArray) mbox = make_long_mbox (1000);
  g_autoptr (GByteArray) packed = pack_gzip (mbox->data, mbox->len);
  g_autoptr (GFile) file = make_file (folder, "broken.gz", packed->data, packed->len / 2);
  g_autoptr (BounceMailbox) mailbox = open_ok (file);
  g_autoptr (Seen) seen = seen_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (bounce_mailbox_foreach (mailbox, NULL, on_mail, seen, NULL, &error));
  g_assert_error (error, BOUNCE_MAILBOX_ERROR, BOUNCE_MAILBOX_ERROR_BROKEN);
  g_assert_cmpuint (seen->n, >, 450);
  g_assert_cmpuint (seen->n, <, 550);
}

static void
test_broken_at_once (void)
{
  g_autoptr (GByteArray) packed = pack_gzip (TWO, strlen (TWO));
  g_autoptr (GFile) file = make_file (folder, "broken-at-once.gz", packed->data, 12);
  g_autoptr (GError) error = NULL;

  g_assert_null (bounce_mailbox_open (file, NULL, &error));
  g_assert_error (error, BOUNCE_MAILBOX_ERROR, BOUNCE_MAILBOX_ERROR_BROKEN);
}

/* A gigabyte out of a megabyte. */
static void
test_bomb (void)
{
  g_autofree guint8 *zeros = g_malloc0 (8 << 20);
  g_autoptr (GByteArray) bomb = pack_gzip (TWO, strlen (TWO));
  g_autoptr (GByteArray) member = pack_gzip (zeros, 8 << 20);
  g_autoptr (GFile) file = NULL;
  g_autoptr (BounceMailbox) mailbox = NULL;

  for (guint i = 0; i < 140; i++)
    append (bomb, member->data, member->len);
  file = make_file (folder, "bomb.gz", bomb->data, bomb->len);
  mailbox = open_ok (file);
  assert_walk_fails (mailbox, 2, BOUNCE_MAILBOX_ERROR_TOO_LARGE);
}

static char *changing_path;

static void
shrink (void)
{
  g_assert_cmpint (truncate (changing_path, 1000000), ==, 0);
}

static void
grow (void)
{
  FILE *out = fopen (changing_path, "ab");

  g_assert_cmpuint (fwrite (TWO, 1, strlen (TWO), out), ==, strlen (TWO));
  fclose (out);
}

/* Shorter while we read: what was there is handed over, then it is said. */
static void
test_shrinks (void)
{
  g_autoptr (GByteArray) mbox = make_long_mbox (1000);
  g_autoptr (GFile) file = make_file (folder, "shrinks", mbox->data, mbox->len);
  g_autoptr (BounceMailbox) mailbox = open_ok (file);
  g_autoptr (Seen) seen = seen_new ();
  g_autoptr (GError) error = NULL;
  BounceSpan *last;

  changing_path = g_file_get_path (file);
  seen->on_first = shrink;
  g_assert_false (bounce_mailbox_foreach (mailbox, NULL, on_mail, seen, NULL, &error));
  g_assert_error (error, BOUNCE_MAILBOX_ERROR, BOUNCE_MAILBOX_ERROR_CHANGED);
  last = &g_array_index (seen->spans, BounceSpan, seen->n - 1);
  g_assert_cmpuint (last->offset + last->length, >=, 1000000 - 1);
  g_assert_null (bounce_mailbox_read (mailbox, last, NULL));
  g_clear_pointer (&changing_path, g_free);
}

/* Longer while we read: as far as it went when it was opened. */
static void
test_grows (void)
{
  g_autoptr (GByteArray) mbox = make_long_mbox (1000);
  g_autoptr (GFile) file = make_file (folder, "grows", mbox->data, mbox->len);
  g_autoptr (BounceMailbox) mailbox = open_ok (file);
  g_autoptr (Seen) seen = seen_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  changing_path = g_file_get_path (file);
  seen->on_first = grow;
  g_assert_true (bounce_mailbox_foreach (mailbox, NULL, on_mail, seen, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (seen->n, ==, 1000);
  bytes = bounce_mailbox_read (mailbox, &g_array_index (seen->spans, BounceSpan, 999), &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (bytes, seen->bytes->pdata[999]));
  g_clear_pointer (&changing_path, g_free);
}

/* A message that was being written when we opened is handed over as far as it went. */
static void
test_half_written (void)
{
  g_autoptr (BounceMailbox) mailbox = open_bytes ("half", SEP A "\n" SEP "From: bob@exa", strlen (SEP A "\n" SEP "From: bob@exa"));
  g_autoptr (Seen) seen = walk (mailbox);

  g_assert_cmpuint (seen->n, ==, 2);
  assert_bytes (seen->bytes->pdata[1], "From: bob@exa");
}

/* The last thing in the file is a separator, and that without its line end. */
static void
test_half_a_separator (void)
{
  g_autoptr (BounceMailbox) mailbox = open_bytes ("half-line", SEP A "\n" SEP, strlen (SEP A "\n" SEP) - 1);
  g_autoptr (Seen) seen = walk (mailbox);

  g_assert_cmpuint (seen->n, ==, 2);
  assert_bytes (seen->bytes->pdata[1], "");
}

static void
assert_read_fails (BounceMailbox *mailbox,
                   BounceSpan    *span,
                   int            code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (bounce_mailbox_read (mailbox, span, &error));
  g_assert_error (error, BOUNCE_MAILBOX_ERROR, code);
}

static void
test_rewritten (void)
{
  static const char other[] = SEP A "\nmore\n\n" SEP B "\n";
  g_autoptr (GFile) file = make_file (folder, "rewritten", TWO, strlen (TWO));
  g_autoptr (BounceMailbox) mailbox = open_ok (file);
  BounceSpan second = { strlen (SEP A "\n" SEP), strlen (B) }, beyond = { 1000000, 5 };
  g_autoptr (GFile) same = NULL, shorter = NULL, longer = NULL;

  /* The beginning is another one. */
  same = make_file (folder, "rewritten", SEP B "\n" SEP A "\n", strlen (TWO));
  assert_walk_fails (mailbox, 0, BOUNCE_MAILBOX_ERROR_CHANGED);
  assert_read_fails (mailbox, &second, BOUNCE_MAILBOX_ERROR_CHANGED);

  /* It begins the same, and the second message stands elsewhere. */
  bounce_mailbox_unref (mailbox);
  shorter = make_file (folder, "rewritten", SEP A "\n", strlen (SEP A "\n"));
  mailbox = open_ok (file);
  longer = make_file (folder, "rewritten", other, strlen (other));
  assert_read_fails (mailbox, &second, BOUNCE_MAILBOX_ERROR_CHANGED);
  assert_read_fails (mailbox, &beyond, BOUNCE_MAILBOX_ERROR_CHANGED);
}

static void
test_gone (void)
{
  g_autoptr (GFile) file = make_file (folder, "gone", TWO, strlen (TWO));
  g_autoptr (BounceMailbox) mailbox = open_ok (file);
  g_autoptr (GError) error = NULL;

  g_file_delete (file, NULL, NULL);
  g_assert_false (bounce_mailbox_foreach (mailbox, NULL, on_mail, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

static void
test_large_message (void)
{
  gsize length = BOUNCE_MAILBOX_MESSAGE_MAX + 100000;
  g_autofree char *text = g_malloc (length);
  g_autoptr (BounceMailbox) mailbox = NULL;
  g_autoptr (Seen) seen = NULL;

  memset (text, 'x', length);
  memcpy (text, SEP A, strlen (SEP A));
  mailbox = open_bytes ("large", text, length);
  seen = walk (mailbox);
  g_assert_true (seen->truncated);
  g_assert_cmpuint (g_bytes_get_size (seen->bytes->pdata[0]), ==, BOUNCE_MAILBOX_MESSAGE_MAX);
  g_assert_cmpuint (g_array_index (seen->spans, BounceSpan, 0).length, ==, length - strlen (SEP));
}

static void
test_stop_and_cancel (void)
{
  g_autoptr (BounceMailbox) mailbox = open_bytes ("stop", TWO, strlen (TWO));
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (Seen) seen = seen_new ();
  g_autoptr (GError) error = NULL;

  seen->stop_at = 1;
  g_assert_true (bounce_mailbox_foreach (mailbox, NULL, on_mail, seen, cancellable, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (seen->n, ==, 1);
  g_cancellable_cancel (cancellable);
  g_assert_false (bounce_mailbox_foreach (mailbox, NULL, on_mail, seen, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (seen->n, ==, 1);
}

static void
check_pipe (gconstpointer bytes,
            gsize         n_bytes,
            guint         n)
{
  g_autoptr (BounceMailbox) mailbox = NULL;
  g_autoptr (Seen) seen = seen_new ();
  g_autoptr (GError) error = NULL;
  BounceSpan span = { 0, 1 };
  int fds[2];

  g_assert_cmpint (pipe (fds), ==, 0);
  g_assert_cmpint (write (fds[1], bytes, n_bytes), ==, n_bytes);
  close (fds[1]);
  mailbox = bounce_mailbox_open_fd (fds[0], NULL, &error);
  g_assert_no_error (error);
  g_assert_null (bounce_mailbox_get_file (mailbox));
  g_assert_true (bounce_mailbox_foreach (mailbox, NULL, on_mail, seen, NULL, &error));
  g_assert_cmpuint (seen->n, ==, n);
  g_assert_false (bounce_mailbox_foreach (mailbox, NULL, on_mail, seen, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED);
  g_clear_error (&error);
  g_assert_null (bounce_mailbox_read (mailbox, &span, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED);
  close (fds[0]);
}

static void
test_pipe (void)
{
  g_autoptr (GByteArray) packed = pack_gzip (TWO, strlen (TWO));

  check_pipe (TWO, strlen (TWO), 2);
  check_pipe (packed->data, packed->len, 2);
  check_pipe ("", 0, 0);
}

static void
test_refused (void)
{
  static const char *const texts[] = {
    "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "!BDNxxxx", "PK\3\4", "12   \nFrom: x\n\nhello\n", "\177ELF", "#!/bin/sh\n", "%PDF-1.7", "<html>",
    "just words\n", "550 5.1.1 no such user\n",
  };
  g_autofree char *fifo = g_build_filename (folder, "pipe", NULL);
  g_autoptr (GFile) pipe_file = g_file_new_for_path (fifo);
  g_autoptr (GFile) directory = g_file_new_for_path (folder);
  g_autoptr (GError) error = NULL;
  g_autoptr (GByteArray) packed = pack_gzip ("just words\n", 11);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GFile) file = make_file (folder, "refused", texts[i], strlen (texts[i]));

      g_assert_null (bounce_mailbox_open (file, NULL, &error));
      g_assert_error (error, BOUNCE_MAILBOX_ERROR, BOUNCE_MAILBOX_ERROR_NOT_MAIL);
      g_assert_null (strstr (error->message, "refused"));
      g_clear_error (&error);
    }
  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);
  g_assert_null (bounce_mailbox_open (pipe_file, NULL, &error));
  g_assert_error (error, BOUNCE_MAILBOX_ERROR, BOUNCE_MAILBOX_ERROR_NOT_MAIL);
  g_clear_error (&error);
  g_assert_null (bounce_mailbox_open (directory, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY);
  g_clear_error (&error);
  {
    g_autoptr (GFile) file = make_file (folder, "words.gz", packed->data, packed->len);

    g_assert_null (bounce_mailbox_open (file, NULL, &error));
    g_assert_error (error, BOUNCE_MAILBOX_ERROR, BOUNCE_MAILBOX_ERROR_NOT_MAIL);
  }
}

static void
test_unreadable (void)
{
  g_autoptr (GFile) file = make_file (folder, "secret", TWO, strlen (TWO));
  g_autoptr (GError) error = NULL;

  if (geteuid () == 0)
    {
      g_test_skip ("root may read everything");
      return;
    }
  g_assert_cmpint (chmod (g_file_peek_path (file), 0), ==, 0);
  g_assert_null (bounce_mailbox_open (file, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED);
}

/* Each file of the corpus holds one message, or two when its label says so. */
static void
test_corpus (void)
{
  g_autofree char *corpus = find_corpus ();
  g_autofree char *path = NULL, *text = NULL;
  g_auto (GStrv) objects = NULL;

  if (!corpus)
    {
      g_test_skip ("no corpus here");
      return;
    }
  path = g_build_filename (corpus, "expected.json", NULL);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  objects = g_strsplit (text, "\"file\": \"", -1);
  for (guint i = 1; objects[i]; i++)
    {
      g_autofree char *name = g_strndup (objects[i], strcspn (objects[i], "\""));
      g_autofree char *message = g_build_filename (corpus, "messages", name, NULL);
      g_autoptr (GFile) file = g_file_new_for_path (message);
      g_autoptr (BounceMailbox) mailbox = open_ok (file);
      g_autoptr (Seen) seen = walk (mailbox);

      g_test_message ("%s", name);
      g_assert_cmpuint (seen->n, ==, strstr (objects[i], "\"mbox\": true") ? 2 : 1);
    }
}

int
main (int   argc,
      char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  folder = make_folder ();
  g_test_add_func ("/mailbox/mbox", test_mbox);
  g_test_add_func ("/mailbox/message", test_message);
  g_test_add_func ("/mailbox/message-is-not-split", test_message_is_not_split);
  g_test_add_func ("/mailbox/empty", test_empty);
  g_test_add_func ("/mailbox/thunderbird", test_thunderbird);
  g_test_add_func ("/mailbox/packed", test_packed);
  g_test_add_func ("/mailbox/broken-gzip", test_broken_gzip);
  g_test_add_func ("/mailbox/broken-at-once", test_broken_at_once);
  g_test_add_func ("/mailbox/bomb", test_bomb);
  g_test_add_func ("/mailbox/shrinks", test_shrinks);
  g_test_add_func ("/mailbox/grows", test_grows);
  g_test_add_func ("/mailbox/half-written", test_half_written);
  g_test_add_func ("/mailbox/half-a-separator", test_half_a_separator);
  g_test_add_func ("/mailbox/rewritten", test_rewritten);
  g_test_add_func ("/mailbox/gone", test_gone);
  g_test_add_func ("/mailbox/large-message", test_large_message);
  g_test_add_func ("/mailbox/stop-and-cancel", test_stop_and_cancel);
  g_test_add_func ("/mailbox/pipe", test_pipe);
  g_test_add_func ("/mailbox/refused", test_refused);
  g_test_add_func ("/mailbox/unreadable", test_unreadable);
  g_test_add_func ("/mailbox/corpus", test_corpus);
  status = g_test_run ();
  remove_below (folder);
  g_free (folder);
  return status;
}
