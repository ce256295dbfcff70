/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What a list says in its TXT records, a line each; and keys in any text. */
#include "bounce-list-keys.h"
#include "bounce-list-text.h"
#include "bounce-subject.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autofree char *given = g_strndup ((const char *) data, size);
  g_auto (GStrv) values = g_strsplit (given, "\n", -1);
  g_autofree char *text = bounce_list_text_dup_clean ((const char * const *) values);
  g_autofree char *once = bounce_list_keys_redact (given);
  g_autofree char *twice = bounce_list_keys_redact (once);
  g_autoptr (BounceSubject) subject = bounce_subject_new (given, NULL);

  g_assert_cmpstr (once, ==, twice);
  if (text != NULL)
    {
      g_assert_true (g_utf8_validate (text, -1, NULL));
      g_assert_cmpint (g_utf8_strlen (text, -1), <=, BOUNCE_LIST_TEXT_MAX);
      for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
        g_assert_false (g_unichar_iscntrl (g_utf8_get_char (at)) || g_unichar_type (g_utf8_get_char (at)) == G_UNICODE_FORMAT);
    }
  if (subject != NULL)
    {
      g_autofree char *name = bounce_subject_dup_list_name (subject, "bl.example.net");

      g_assert_true (g_utf8_validate (subject->text, -1, NULL));
      g_assert_true (name == NULL || strlen (name) <= 253);
    }

  return 0;
}
