/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests the bytes of one file: from disk, pipe and packed; nothing is waited for. */

#include "bounce-source.h"

#include "../support/mailboxes.h"

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

static char *folder;

static GByteArray *
read_all (BounceSource  *source,
          GError       **error)
{
  GByteArray *out = g_byte_array_new ();
  guint8 buffer[5000];
  gssize n;

  while ((n = bounce_source_read (source, buffer, sizeof buffer, NULL, error)) > 0)
    g_byte_array_append (out, buffer, n);
  return out;
}

/* Longer than what is peeked at, and no two places alike. */
static GByteArray *
make_text (void)
{
  GByteArray *text = g_byte_array_new ();

  for (guint i = 0; i < 30000; i++)
    {
      g_autofree char *line = g_strdup_printf ("line %u\n", i);

      append (text, line, strlen (line));
    }
  return text;
}

static void
check_file (GFile      *file,
            GByteArray *text,
            gboolean    packed)
{
  static const guint64 offsets[] = { 0, 1, 65535, 65536, 65537, 200000 };

  for (guint i = 0; i < G_N_ELEMENTS (offsets); i++)
    {
      BounceSourceFacts facts;
      g_autoptr (GError) error = NULL;
      g_autoptr (BounceSource) source = bounce_source_open (file, &facts, NULL, &error);
      g_autoptr (GByteArray) out = NULL;
      gsize peeked;
      const guint8 *first;

      g_assert_no_error (error);
      g_assert_cmpint (bounce_source_is_packed (source), ==, packed);
      g_assert_true (facts.known_size);
      first = bounce_source_peek (source, &peeked);
      g_assert_cmpmem (first, peeked, text->data, BOUNCE_SOURCE_PEEK);
      g_assert_true (bounce_source_skip (source, offsets[i], NULL, &error));
      out = read_all (source, &error);
      g_assert_no_error (error);
      g_assert_cmpmem (out->data, out->len, text->data + offsets[i], text->len - offsets[i]);
      if (packed || offsets[i] == 0)
        g_assert_cmpuint (bounce_source_get_done (source), ==, facts.size);
    }
}

static void
test_file (void)
{
  g_autoptr (GByteArray) text = make_text ();
  g_autoptr (GFile) file = make_file (folder, "plain", text->data, text->len);

  check_file (file, text, FALSE);
}

static void
test_packed_file (void)
{
  g_autoptr (GByteArray) text = make_text ();
  g_autoptr (GByteArray) packed = pack_gzip (text->data, text->len);
  g_autoptr (GFile) file = make_file (folder, "packed", packed->data, packed->len);

  check_file (file, text, TRUE);
}

static void
test_skip_past_end (void)
{
  g_autoptr (GFile) file = make_file (folder, "short", "abc", 3);
  BounceSourceFacts facts;
  g_autoptr (GError) error = NULL;
  g_autoptr (BounceSource) source = bounce_source_open (file, &facts, NULL, &error);

  g_assert_false (bounce_source_skip (source, 4, NULL, &error));
  g_assert_no_error (error);
}

/* What could be unpacked comes first, then what is wrong. */
static void
test_broken_off (void)
{
  g_autoptr (GByteArray) text = make_text ();
  g_autoptr (GByteArray) packed = pack_gzip (text->data, text->len);
  g_autoptr (GFile) long_file = make_file (folder, "broken-long", packed->data, packed->len - 1000);
  g_autoptr (GByteArray) small = pack_gzip ("hello", 5);
  g_autoptr (GFile) short_file = make_file (folder, "broken-short", small->data, small->len - 4);
  g_autoptr (GFile) nothing = make_file (folder, "broken-nothing", small->data, 8);
  GFile *files[] = { long_file, short_file };
  BounceSourceFacts facts;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (BounceSource) source = bounce_source_open (files[i], &facts, NULL, &error);
      g_autoptr (GByteArray) out = NULL;

      g_assert_no_error (error);
      out = read_all (source, &error);
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT);
      g_assert_cmpuint (out->len, >=, i == 0 ? 100000 : 5);
      g_clear_error (&error);
    }
  g_assert_null (bounce_source_open (nothing, &facts, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT);
}

static void
test_pipe (void)
{
  g_autoptr (GByteArray) text = make_text ();
  BounceSourceFacts facts;
  g_autoptr (GError) error = NULL;
  g_autoptr (BounceSource) source = NULL;
  g_autoptr (GByteArray) out = NULL;
  int fds[2];

  g_assert_cmpint (pipe (fds), ==, 0);
  g_assert_cmpint (write (fds[1], text->data, 5000), ==, 5000);
  close (fds[1]);
  source = bounce_source_open_fd (fds[0], &facts, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (facts.known_size);
  out = read_all (source, &error);
  g_assert_cmpmem (out->data, out->len, text->data, 5000);
  g_clear_pointer (&source, bounce_source_free);
  g_assert_cmpint (close (fds[0]), ==, 0);      /* it is still ours */
}

static void
assert_refused (const char *path,
                int         code)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  BounceSourceFacts facts;
  g_autoptr (GError) error = NULL;

  g_assert_null (bounce_source_open (file, &facts, NULL, &error));
  g_assert_error (error, G_IO_ERROR, code);
}

/* A FIFO without a writer would block for ever. */
static void
test_no_files (void)
{
  g_autofree char *fifo = g_build_filename (folder, "fifo", NULL);
  g_autofree char *path = g_build_filename (folder, "socket", NULL);
  struct sockaddr_un address = { .sun_family = AF_UNIX };
  int fd = socket (AF_UNIX, SOCK_STREAM, 0);

  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);
  assert_refused (fifo, G_IO_ERROR_NOT_REGULAR_FILE);
  g_strlcpy (address.sun_path, path, sizeof address.sun_path);
  g_assert_cmpint (bind (fd, (struct sockaddr *) &address, sizeof address), ==, 0);
  assert_refused (path, G_IO_ERROR_NOT_REGULAR_FILE);
  close (fd);
  assert_refused ("/dev/zero", G_IO_ERROR_NOT_REGULAR_FILE);
  assert_refused (folder, G_IO_ERROR_IS_DIRECTORY);
  assert_refused ("/nonexistent/file", G_IO_ERROR_NOT_FOUND);
}

static void
test_dev_null (void)
{
  g_autoptr (GFile) file = g_file_new_for_path ("/dev/null");
  BounceSourceFacts facts;
  g_autoptr (GError) error = NULL;
  g_autoptr (BounceSource) source = bounce_source_open (file, &facts, NULL, &error);
  gsize peeked;

  g_assert_no_error (error);
  bounce_source_peek (source, &peeked);
  g_assert_cmpuint (peeked, ==, 0);
}

static void
test_cancelled (void)
{
  g_autoptr (GFile) file = make_file (folder, "cancelled", "abc", 3);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  BounceSourceFacts facts;
  g_autoptr (GError) error = NULL;
  g_autoptr (BounceSource) source = bounce_source_open (file, &facts, cancellable, &error);
  guint8 byte;

  g_assert_no_error (error);
  g_cancellable_cancel (cancellable);
  g_assert_cmpint (bounce_source_read (source, &byte, 1, cancellable, &error), ==, -1);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* A mailbox that was read after it was written to has no new mail. */
static void
test_leaves_times (void)
{
  g_autofree char *path = g_build_filename (folder, "times", NULL);
  const struct timespec times[] = { { 1700000000, 5 }, { 1700000500, 7 } };
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (BounceSource) source = NULL;
  g_autoptr (GByteArray) bytes = NULL;
  BounceSourceFacts facts;
  struct stat status;

  g_assert_true (g_file_set_contents (path, "From: ann@example.org\n\nhello\n", -1, NULL));
  g_assert_cmpint (utimensat (AT_FDCWD, path, times, 0), ==, 0);
  source = bounce_source_open (file, &facts, NULL, NULL);
  bytes = read_all (source, NULL);
  g_assert_cmpuint (bytes->len, >, 0);
  g_assert_cmpint (stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_atim.tv_sec, ==, 1700000000);
  g_assert_cmpint (status.st_mtim.tv_sec, ==, 1700000500);
}

int
main (int   argc,
      char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  folder = make_folder ();
  g_test_add_func ("/source/file", test_file);
  g_test_add_func ("/source/packed-file", test_packed_file);
  g_test_add_func ("/source/skip-past-end", test_skip_past_end);
  g_test_add_func ("/source/broken-off", test_broken_off);
  g_test_add_func ("/source/pipe", test_pipe);
  g_test_add_func ("/source/no-files", test_no_files);
  g_test_add_func ("/source/dev-null", test_dev_null);
  g_test_add_func ("/source/cancelled", test_cancelled);
  g_test_add_func ("/source/leaves-times", test_leaves_times);
  status = g_test_run ();
  remove_below (folder);
  g_free (folder);
  return status;
}
