/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the codes of lists: 127.0.0.4 of one list is 127.0.0.4 of no other, and
 * what says "I do not answer you" must never be taken for a listing. */
#include "bounce-list-code.h"

#include <string.h>

static const char * const kind_ids[BOUNCE_N_LIST_KINDS] = {
  [BOUNCE_LIST_SPAM_SOURCE] = "spam-source",
  [BOUNCE_LIST_POLICY] = "policy",
  [BOUNCE_LIST_EXPLOITED] = "exploited",
  [BOUNCE_LIST_NETWORK] = "network",
  [BOUNCE_LIST_COMBINED] = "combined",
  [BOUNCE_LIST_ALLOWLIST] = "allowlist",
  [BOUNCE_LIST_INFORMATION] = "information",
};

static const char * const meaning_ids[] = {
  [BOUNCE_CODE_LISTED] = "listed",
  [BOUNCE_CODE_GOOD] = "good",
  [BOUNCE_CODE_INFORMATION] = "information",
  [BOUNCE_CODE_REFUSED] = "refused",
  [BOUNCE_CODE_ERROR] = "error",
};

static const char * const types[] = {
  [BOUNCE_LIST_CODE_VALUE] = "code ",
  [BOUNCE_LIST_CODE_BIT] = "bit ",
  [BOUNCE_LIST_CODE_CATEGORY] = "category ",
  [BOUNCE_LIST_CODE_TRUST] = "trust ",
};

const char *
bounce_list_kind_to_id (BounceListKind kind)
{
  g_return_val_if_fail ((guint) kind < BOUNCE_N_LIST_KINDS, NULL);

  return kind_ids[kind];
}

gboolean
bounce_list_kind_from_id (const char     *id,
                          BounceListKind *kind)
{
  for (guint i = 0; i < BOUNCE_N_LIST_KINDS; i++)
    if (strcmp (id, kind_ids[i]) == 0)
      {
        *kind = i;
        return TRUE;
      }

  return FALSE;
}

static guint
rank (BounceListKind kind)
{
  switch (kind)
    {
    case BOUNCE_LIST_SPAM_SOURCE:
      return 6;
    case BOUNCE_LIST_EXPLOITED:
      return 5;
    case BOUNCE_LIST_NETWORK:
      return 4;
    case BOUNCE_LIST_POLICY:
      return 3;
    case BOUNCE_LIST_COMBINED:
      return 2;
    case BOUNCE_LIST_ALLOWLIST:
    case BOUNCE_LIST_INFORMATION:
    case BOUNCE_N_LIST_KINDS:
    default:
      return 1;
    }
}

gboolean
bounce_list_kind_accuses_more (BounceListKind one,
                               BounceListKind other)
{
  return rank (one) > rank (other);
}

/* "4", "4-7", "*". */
static gboolean
parse_octet (const char *text,
             guint8     *low,
             guint8     *high)
{
  g_auto (GStrv) ends = g_strsplit (text, "-", 2);
  guint64 from, to;

  *low = 0;
  *high = 255;
  if (strcmp (text, "*") == 0)
    return TRUE;
  if (ends[0] == NULL || !g_ascii_string_to_unsigned (ends[0], 10, 0, 255, &from, NULL))
    return FALSE;
  to = from;
  if (ends[1] != NULL && !g_ascii_string_to_unsigned (ends[1], 10, from, 255, &to, NULL))
    return FALSE;
  *low = from;
  *high = to;

  return TRUE;
}

/* "127.0.1.2", or the last octet alone. */
static gboolean
parse_octets (BounceListCode *self,
              const char     *text)
{
  g_auto (GStrv) octets = g_strsplit (text, ".", 5);
  guint n = g_strv_length (octets);

  memset (self->low, 0, sizeof self->low);
  memset (self->high, 0, sizeof self->high);
  self->low[0] = self->high[0] = 127;
  if (n == 1)
    return parse_octet (octets[0], &self->low[3], &self->high[3]);
  if (n != 4 || strcmp (octets[0], "127") != 0)
    return FALSE;
  for (guint i = 1; i < 4; i++)
    if (!parse_octet (octets[i], &self->low[i], &self->high[i]))
      return FALSE;

  return TRUE;
}

static gboolean
parse_key (BounceListCode *self,
           const char     *key)
{
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (g_str_has_prefix (key, types[i]))
      {
        const char *rest = key + strlen (types[i]);

        self->type = i;
        if (i != BOUNCE_LIST_CODE_VALUE && strpbrk (rest, ".-*") != NULL)
          return FALSE;
        if (!parse_octets (self, rest))
          return FALSE;
        return i != BOUNCE_LIST_CODE_BIT || (self->low[3] != 0 && (self->low[3] & (self->low[3] - 1)) == 0);
      }

  return FALSE;
}

/* "listed policy: words". */
static gboolean
parse_value (BounceListCode *self,
             const char     *value,
             GStringChunk   *strings)
{
  const char *colon = strchr (value, ':');
  g_autofree char *head = g_strndup (value, colon != NULL ? (gsize) (colon - value) : strlen (value));
  g_auto (GStrv) names = g_strsplit (g_strstrip (head), " ", 2);
  guint meaning = 0;

  while (meaning < G_N_ELEMENTS (meaning_ids) && g_strcmp0 (names[0], meaning_ids[meaning]) != 0)
    meaning++;
  if (meaning == G_N_ELEMENTS (meaning_ids))
    return FALSE;
  self->meaning = meaning;
  self->kind = BOUNCE_N_LIST_KINDS;
  if (names[1] != NULL && !bounce_list_kind_from_id (g_strstrip (names[1]), &self->kind))
    return FALSE;
  self->words = NULL;
  if (colon != NULL)
    {
      g_autofree char *words = g_strdup (colon + 1);

      self->words = *g_strstrip (words) != '\0' ? g_string_chunk_insert (strings, words) : NULL;
    }

  return TRUE;
}

gboolean
bounce_list_code_parse (BounceListCode  *self,
                        const char      *key,
                        const char      *value,
                        GStringChunk    *strings,
                        GError         **error)
{
  const char *faults = NULL;

  if (!parse_key (self, key))
    faults = "is no answer of a list: “code 2”, “code 4-7”, “code 127.0.1.*”, “bit 8”, “category 5”, “trust 2”";
  else if (self->type == BOUNCE_LIST_CODE_CATEGORY)
    {
      self->meaning = BOUNCE_CODE_INFORMATION;
      self->kind = BOUNCE_N_LIST_KINDS;
      self->words = g_string_chunk_insert (strings, value);
    }
  else if (!parse_value (self, value, strings))
    faults = "has no meaning: “listed”, “good”, “information”, “refused” or “error”, perhaps a kind, then a colon and words";
  if (faults != NULL)
    g_set_error (error, BOUNCE_BLOCKLISTS_ERROR, BOUNCE_BLOCKLISTS_ERROR_BAD_CODE, "“%s” %s", key, faults);

  return faults == NULL;
}

/* "{n}" in the words of scores is the last octet. At most 256 texts a line. */
static const char *
fill_words (const char *words,
            guint8      n)
{
  const char *at = words != NULL ? strstr (words, "{n}") : NULL;
  g_autofree char *filled = NULL;

  if (at == NULL)
    return words;
  filled = g_strdup_printf ("%.*s%u%s", (int) (at - words), words, n, at + strlen ("{n}"));

  return g_intern_string (filled);
}

static void
take (const BounceListCode *code,
      guint8                n,
      GPtrArray            *reasons,
      BounceListKind       *kind)
{
  const char *words = fill_words (code->words, n);

  if (reasons != NULL && words != NULL)
    g_ptr_array_add (reasons, (gpointer) words);
  if (kind != NULL && code->kind != BOUNCE_N_LIST_KINDS)
    *kind = code->kind;
}

static const BounceListCode *
find (GArray             *codes,
      BounceListCodeType  type,
      const guint8       *value)
{
  for (guint i = 0; codes != NULL && i < codes->len; i++)
    {
      const BounceListCode *code = &g_array_index (codes, BounceListCode, i);
      guint fits = 0;

      if (code->type != type)
        continue;
      for (guint k = 0; k < 4; k++)
        fits += value[k] >= code->low[k] && value[k] <= code->high[k];
      if (fits == 4)
        return code;
    }

  return NULL;
}

static const BounceListCode *
find_number (GArray             *codes,
             BounceListCodeType  type,
             guint8              n)
{
  const guint8 value[4] = { 127, 0, 0, n };

  return find (codes, type, value);
}

/* Every bit is a reason of its own, listings first; one that refuses spoils all. */
static gboolean
read_bits (const BounceBlocklist *list,
           GArray                *codes,
           const guint8          *value,
           GPtrArray             *reasons,
           BounceListKind        *kind,
           BounceCodeMeaning     *meaning)
{
  const BounceListCode *found[8];
  gboolean listed = FALSE;
  guint n = 0;

  for (guint bit = 1; bit < 256 && value[1] == 0 && value[2] == 0; bit <<= 1)
    {
      const BounceListCode *code = (value[3] & bit) != 0 ? find_number (codes, BOUNCE_LIST_CODE_BIT, bit) : NULL;

      if (code != NULL && code->meaning == BOUNCE_CODE_REFUSED)
        {
          take (code, bit, reasons, kind);
          *meaning = code->meaning;
          return TRUE;
        }
      if (code != NULL)
        found[n++] = code;
    }
  if (n > 0)
    *meaning = found[0]->meaning;
  for (guint i = 0; i < n; i++)
    if (found[i]->meaning == BOUNCE_CODE_LISTED)
      {
        BounceListKind mine = list->kind;

        take (found[i], found[i]->low[3], reasons, &mine);
        if (kind != NULL && (!listed || bounce_list_kind_accuses_more (mine, *kind)))
          *kind = mine;
        *meaning = BOUNCE_CODE_LISTED;
        listed = TRUE;
      }
  for (guint i = 0; i < n; i++)
    if (found[i]->meaning != BOUNCE_CODE_LISTED)
      take (found[i], found[i]->low[3], reasons, NULL);

  return n > 0;
}

/* 127.0.CATEGORY.TRUST; both must be documented, or it is somebody else's answer. */
static gboolean
read_trust (GArray            *codes,
            const guint8      *value,
            GPtrArray         *reasons,
            BounceListKind    *kind,
            BounceCodeMeaning *meaning)
{
  const BounceListCode *category = value[1] == 0 ? find_number (codes, BOUNCE_LIST_CODE_CATEGORY, value[2]) : NULL;
  const BounceListCode *trust = find_number (codes, BOUNCE_LIST_CODE_TRUST, value[3]);

  if (category == NULL || trust == NULL)
    return FALSE;
  take (trust, value[3], reasons, kind);
  take (category, value[2], reasons, NULL);
  *meaning = trust->meaning;

  return TRUE;
}

/* What no line speaks of. 127.0.0.1 and 127.255.255.x are refusals wherever the
 * operator does not define them otherwise. */
static BounceCodeMeaning
read_unknown (const BounceBlocklist *list,
              const guint8          *value,
              gboolean              *known)
{
  static const guint8 localhost[] = { 127, 0, 0, 1 };
  static const guint8 errors[] = { 127, 255, 255 };

  *known = value[0] == 127 && (memcmp (value, localhost, 4) == 0 || memcmp (value, errors, 3) == 0);
  if (*known)
    return BOUNCE_CODE_REFUSED;
  if (value[0] != 127 || list->closed_codes)
    return BOUNCE_CODE_ERROR;
  if (list->kind == BOUNCE_LIST_ALLOWLIST || list->kind == BOUNCE_LIST_INFORMATION || list->decode == BOUNCE_LIST_DECODE_SCORE
      || list->decode == BOUNCE_LIST_DECODE_TRUST)
    return BOUNCE_CODE_INFORMATION;

  return BOUNCE_CODE_LISTED;
}

BounceCodeMeaning
bounce_list_code_read (const BounceBlocklist *list,
                       GArray                *codes,
                       const guint8          *value,
                       gboolean              *known,
                       GPtrArray             *reasons,
                       BounceListKind        *kind)
{
  const BounceListCode *code = find (codes, BOUNCE_LIST_CODE_VALUE, value);
  BounceCodeMeaning meaning = BOUNCE_CODE_ERROR;

  *known = TRUE;
  if (kind != NULL)
    *kind = list->kind;
  if (code != NULL)
    {
      take (code, value[3], reasons, kind);
      return code->meaning;
    }
  if (value[0] == 127 && list->decode == BOUNCE_LIST_DECODE_BITMASK && read_bits (list, codes, value, reasons, kind, &meaning))
    return meaning;
  if (value[0] == 127 && list->decode == BOUNCE_LIST_DECODE_TRUST && read_trust (codes, value, reasons, kind, &meaning))
    return meaning;

  return read_unknown (list, value, known);
}
