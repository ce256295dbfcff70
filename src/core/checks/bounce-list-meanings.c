/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes the codes of a list as a person reads them. */
#include "bounce-list-meanings.h"

#include "bounce-blocklists-row.h"
#include "bounce-list-code.h"

static void
meaning_free (BounceListMeaning *self)
{
  g_free (self->code);
  g_free (self);
}

/* "127.0.0.4", "127.0.0.4–7", "127.0.1.*". */
static char *
dup_value (const BounceListCode *code)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < 4; i++)
    {
      g_string_append (text, i > 0 ? "." : "");
      if (code->low[i] == 0 && code->high[i] == G_MAXUINT8)
        g_string_append_c (text, '*');
      else if (code->low[i] == code->high[i])
        g_string_append_printf (text, "%u", code->low[i]);
      else
        g_string_append_printf (text, "%u–%u", code->low[i], code->high[i]);
    }

  return g_strdup (text->str);
}

static char *
dup_code (const BounceListCode *code)
{
  switch (code->type)
    {
    case BOUNCE_LIST_CODE_BIT:
    case BOUNCE_LIST_CODE_TRUST:
      return code->low[3] == code->high[3] ? g_strdup_printf ("*.%u", code->low[3])
                                           : g_strdup_printf ("*.%u–%u", code->low[3], code->high[3]);
    case BOUNCE_LIST_CODE_CATEGORY:
      return code->low[3] == code->high[3] ? g_strdup_printf ("*.%u.*", code->low[3])
                                           : g_strdup_printf ("*.%u–%u.*", code->low[3], code->high[3]);
    case BOUNCE_LIST_CODE_VALUE:
    default:
      return dup_value (code);
    }
}

GPtrArray *
bounce_list_meanings_new (const BounceBlocklist *list)
{
  const BounceBlocklistsRow *row = (const BounceBlocklistsRow *) list;
  GPtrArray *meanings = g_ptr_array_new_with_free_func ((GDestroyNotify) meaning_free);

  g_return_val_if_fail (list != NULL, meanings);

  for (guint i = 0; i < row->codes->len; i++)
    {
      const BounceListCode *code = &g_array_index (row->codes, BounceListCode, i);
      BounceListMeaning *meaning = g_new0 (BounceListMeaning, 1);

      meaning->code = dup_code (code);
      meaning->meaning = code->meaning;
      meaning->kind = code->kind < BOUNCE_N_LIST_KINDS ? code->kind : list->kind;
      meaning->words = code->words != NULL ? code->words : "";
      g_ptr_array_add (meanings, meaning);
    }

  return meanings;
}
