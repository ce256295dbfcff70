/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as a DNS response (the first byte: to which question): what is
 * found is one line of text, and belongs to its kind. */
#include "bounce-dns-packet.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  BounceQuestion question = size > 0 ? data[0] % BOUNCE_N_QUESTIONS : BOUNCE_QUESTION_A;
  g_autoptr (BounceAnswer) answer = bounce_dns_packet_read (data + MIN (size, 1), size - MIN (size, 1), "a.example", question);

  g_assert_true ((answer->kind == BOUNCE_ANSWER_FOUND) == (answer->values[0] != NULL));
  g_assert_true (answer->kind < BOUNCE_ANSWER_SILENT);
  g_assert_cmpuint (g_strv_length (answer->values), <=, BOUNCE_DNS_PACKET_MAX_RECORDS);
  g_assert_cmpuint (g_strv_length (answer->aliases), <=, BOUNCE_DNS_PACKET_MAX_ALIASES);
  g_assert_true (g_utf8_validate (answer->raw, -1, NULL));
  g_assert_null (strchr (answer->raw, '\n'));
  for (guint i = 0; answer->values[i] && question != BOUNCE_QUESTION_TXT; i++)
    for (const char *c = answer->values[i]; *c; c++)
      g_assert_true (g_ascii_isprint (*c));
  return 0;
}
