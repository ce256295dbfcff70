/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The measure for the scan: GMime's own mbox mode constructs every message and
 * throws it away. Whoever reads mail with GMime alone pays at least this. */

#include <gmime/gmime.h>
#include <stdio.h>

int
main (int   argc,
      char *argv[])
{
  guint messages = 0;

  g_mime_init ();
  for (int i = 1; i < argc; i++)
    {
      GMimeStream *stream = g_mime_stream_file_open (argv[i], "r", NULL);
      GMimeParser *parser;

      if (!stream)
        return 1;
      parser = g_mime_parser_new_with_stream (stream);
      g_mime_parser_set_format (parser, GMIME_FORMAT_MBOX);
      while (!g_mime_parser_eos (parser))
        {
          GMimeMessage *message = g_mime_parser_construct_message (parser, NULL);

          if (!message)
            break;
          messages++;
          g_object_unref (message);
        }
      g_object_unref (parser);
      g_object_unref (stream);
    }
  printf ("%u messages\n", messages);
  return 0;
}
