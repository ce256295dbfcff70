/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Puts a key into the secret store, as the window does: for tests, with the
 * file backend of libsecret. usage: store-key OPERATOR KEY */
#include "bounce.h"

static void
on_stored (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  /* 77: there is no such backend here. */
  *(int *) user_data = bounce_list_keys_store_finish (result, &error) ? 0 : 77;
  if (error != NULL)
    g_printerr ("%s\n", error->message);
}

int
main (int    argc,
      char **argv)
{
  int status = -1;

  if (argc != 3)
    return 2;
  bounce_list_keys_store_async (argv[1], argv[2], NULL, on_stored, &status);
  while (status < 0)
    g_main_context_iteration (NULL, TRUE);

  return status;
}
