/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Files that their owner deletes as soon as the drop is over: mail programs
 * hand over messages as files in /tmp, and Thunderbird and Evolution write
 * several drags into the same place. */
#include "inspector-fleeting.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#define MAX_COPY (16 * 1024 * 1024)
#define WANTED_OPEN 16384          /* a drag of as many messages                  */
#define SPARE 600                  /* descriptors left for everything else        */

static gint n_open;

/* Most systems give a program 1024 descriptors, for the sake of select (), and
 * as many as it asks for. A drag of 2 000 messages needs one for each. */
static int
get_max_open (void)
{
  static gsize most = 0;
  struct rlimit limit;

  if (g_once_init_enter (&most))
    {
      if (getrlimit (RLIMIT_NOFILE, &limit) != 0)
        limit.rlim_cur = limit.rlim_max = 1024;
      if (limit.rlim_cur < WANTED_OPEN + SPARE)
        {
          rlim_t before = limit.rlim_cur;

          limit.rlim_cur = MIN (limit.rlim_max, WANTED_OPEN + SPARE);
          if (setrlimit (RLIMIT_NOFILE, &limit) != 0)
            limit.rlim_cur = before;
        }
      g_once_init_leave (&most, limit.rlim_cur > SPARE + 1 ? MIN (limit.rlim_cur - SPARE, WANTED_OPEN) : 1);
    }

  return (int) most;
}

/* The reader opens a mailbox by its name whenever it reads it: this one is the
 * name of an open file. It is closed with the GFile, which the mailbox keeps. */
static void
close_kept (gpointer data)
{
  close (GPOINTER_TO_INT (data));
  g_atomic_int_add (&n_open, -1);
}

static GFile *
name_kept (int fd)
{
  g_autofree char *path = g_strdup_printf ("/proc/self/fd/%d", fd);
  GFile *file = g_file_new_for_path (path);

  g_atomic_int_inc (&n_open);
  g_object_set_data_full (G_OBJECT (file), "inspector-kept", GINT_TO_POINTER (fd), close_kept);

  return file;
}

static gboolean
copy_all (int from,
          int to)
{
  g_autofree char *buffer = g_malloc (64 * 1024);
  gssize n;

  while ((n = read (from, buffer, 64 * 1024)) > 0)
    for (gssize written = 0, m; written < n; written += m)
      if ((m = write (to, buffer + written, n - written)) <= 0)
        return FALSE;

  return n == 0;
}

/* A file without a name: nobody finds mail left behind after a crash. */
static int
copy_to_nameless (int fd)
{
  g_autofree char *path = NULL;
  int copy = g_file_open_tmp ("bounce-inspector-XXXXXX", &path, NULL);

  if (copy < 0)
    return -1;
  g_unlink (path);
  fcntl (copy, F_SETFD, FD_CLOEXEC);
  if (copy_all (fd, copy))
    return copy;
  close (copy);

  return -1;
}

static int
keep (const char *path)
{
  int fd = bounce_source_open_quietly (path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY), copy = -1;
  struct stat status;

  if (fd < 0)
    return -1;
  if (fstat (fd, &status) != 0 || !S_ISREG (status.st_mode))
    {
      close (fd);
      return -1;
    }
  if (status.st_size <= MAX_COPY)
    copy = copy_to_nameless (fd);
  if (copy < 0)
    return fd;
  close (fd);

  return copy;
}

BounceMailbox *
inspector_fleeting_open (GFile   *file,
                         GError **error)
{
  const char *path = g_file_peek_path (file);
  g_autoptr (GFile) kept = NULL;
  int fd;

  if (path == NULL || g_atomic_int_get (&n_open) >= get_max_open ())
    return NULL;
  fd = keep (path);
  if (fd < 0)
    return NULL;
  kept = name_kept (fd);

  return bounce_mailbox_open (kept, NULL, error);
}
