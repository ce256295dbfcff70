/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as a host's name: scored, with the reasons adding up. */
#include "bounce-generic-name.h"
#include "bounce-domain-guess.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  static const char * const texts[] = { "203.0.113.5", "2001:db8::5" };
  g_autofree char *name = g_strndup ((const char *) data, size);

  for (guint i = 0; i <= G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GInetAddress) address = i < G_N_ELEMENTS (texts) ? g_inet_address_new_from_string (texts[i]) : NULL;
      g_autoptr (GPtrArray) findings = NULL;
      int score = bounce_generic_name_score (name, address, &findings);

      for (guint j = 0; j < findings->len; j++)
        score -= ((const BounceGenericFinding *) g_ptr_array_index (findings, j))->points;
      g_assert_cmpint (score, ==, 0);
    }
  bounce_domain_guess (name);

  return 0;
}
