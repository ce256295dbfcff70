/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as a file: opened, walked, and every message read again. */
#include "bounce-mailbox.h"

#include <stdint.h>
#include <sys/mman.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

static gboolean
on_mail (const BounceMail *mail, gpointer user_data)
{
  g_autoptr (GBytes) again = bounce_mailbox_read (user_data, &mail->span, NULL);

  g_assert_true (again && g_bytes_equal (again, mail->bytes));
  return mail->number < 10;
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  int fd = memfd_create ("mailbox", MFD_CLOEXEC);
  g_autofree char *path = g_strdup_printf ("/proc/self/fd/%d", fd);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (BounceMailbox) mailbox = NULL;

  if (fd >= 0 && write (fd, data, size) == (ssize_t) size)
    mailbox = bounce_mailbox_open (file, NULL, NULL);
  if (mailbox)
    bounce_mailbox_foreach (mailbox, NULL, on_mail, mailbox, NULL, NULL);
  if (fd >= 0)
    close (fd);
  return 0;
}
