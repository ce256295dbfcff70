/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The bytes of a DNS response, taken apart. */
#include "bounce-dns-packet.h"

#include "bounce-dns-name.h"

#include <string.h>

#define CLASS_IN   1
#define TYPE_CNAME 5
#define TYPE_SOA   6

static const guint16 types[BOUNCE_N_QUESTIONS] = {
  [BOUNCE_QUESTION_A] = 1, [BOUNCE_QUESTION_AAAA] = 28, [BOUNCE_QUESTION_PTR] = 12,
  [BOUNCE_QUESTION_TXT] = 16, [BOUNCE_QUESTION_MX] = 15, [BOUNCE_QUESTION_SOA] = TYPE_SOA,
};

typedef struct
{
  const guint8 *data;
  gsize         length;
} Packet;

typedef struct
{
  char    *owner;
  guint16  type;
  guint32  ttl;
  gsize    at;                   /* of its data, inside the packet              */
  gsize    length;
} Record;

static guint
get_16 (const Packet *packet, gsize at)
{
  return packet->data[at] << 8 | packet->data[at + 1];
}

static guint32
get_32 (const Packet *packet, gsize at)
{
  return (guint32) get_16 (packet, at) << 16 | get_16 (packet, at + 2);
}

static char *
read_name (const Packet *packet, gsize at, gsize *end)
{
  return bounce_dns_name_read (packet->data, packet->length, at, end);
}

/* ---- records ------------------------------------------------------------ */

static void
record_clear (gpointer data)
{
  Record *record = data;

  g_clear_pointer (&record->owner, g_free);
}

/* All but the owner; @at: from the record to the next. */
static gboolean
read_record (const Packet *packet, gsize *at, Record *record, gboolean *is_internet)
{
  gsize end;

  if (!bounce_dns_name_skip (packet->data, packet->length, *at, &end) || end + 10 > packet->length)
    return FALSE;
  record->type = get_16 (packet, end);
  *is_internet = get_16 (packet, end + 2) == CLASS_IN;
  record->ttl = get_32 (packet, end + 4);
  /* RFC 2181 section 8: a TTL with the top bit is to be taken for nothing. */
  if (record->ttl > G_MAXINT32)
    record->ttl = 0;
  record->length = get_16 (packet, end + 8);
  record->at = end + 10;
  *at = record->at + record->length;
  return *at <= packet->length;
}

/* Keeps records of @type and CNAMEs; NULL when the section is cut. */
static GArray *
read_section (const Packet *packet, gsize *at, guint count, guint16 type)
{
  g_autoptr (GArray) records = g_array_new (FALSE, TRUE, sizeof (Record));

  g_array_set_clear_func (records, record_clear);
  for (guint i = 0; i < count; i++)
    {
      Record record = { 0 };
      gsize start = *at;
      gboolean is_internet;

      if (!read_record (packet, at, &record, &is_internet))
        return NULL;
      if (!is_internet || (record.type != type && record.type != TYPE_CNAME) || records->len >= BOUNCE_DNS_PACKET_MAX_RECORDS)
        continue;
      record.owner = read_name (packet, start, &start);
      if (!record.owner)
        return NULL;
      g_array_append_val (records, record);
    }
  return g_steal_pointer (&records);
}

/* ---- values ------------------------------------------------------------- */

static char *
read_address (const Packet *packet, const Record *record, GSocketFamily family)
{
  g_autoptr (GInetAddress) address = NULL;

  if (record->length != (family == G_SOCKET_FAMILY_IPV4 ? 4 : 16))
    return NULL;
  address = g_inet_address_new_from_bytes (packet->data + record->at, family);
  return g_inet_address_to_string (address);
}

/* A name that fills the record's data from @skip to its end. */
static char *
read_name_data (const Packet *packet, const Record *record, gsize skip)
{
  gsize end = 0;
  g_autofree char *name = record->length > skip ? read_name (packet, record->at + skip, &end) : NULL;

  if (!name || end != record->at + record->length)
    return NULL;
  return *name ? g_steal_pointer (&name) : g_strdup (".");
}

static char *
read_mx (const Packet *packet, const Record *record)
{
  g_autofree char *host = read_name_data (packet, record, 2);

  return host ? g_strdup_printf ("%u %s", get_16 (packet, record->at), host) : NULL;
}

/* Every string of the record, joined; a NUL would end it for everybody. */
static char *
read_text (const Packet *packet, const Record *record)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gsize at = record->at;
  gsize end = record->at + record->length;

  if (at == end)
    return NULL;
  while (at < end)
    {
      gsize length = packet->data[at++];

      if (at + length > end)
        return NULL;
      for (gsize i = 0; i < length && text->len < BOUNCE_DNS_PACKET_MAX_TEXT; i++)
        if (packet->data[at + i] != 0)
          g_string_append_c (text, packet->data[at + i]);
      at += length;
    }
  return g_strdup (text->str);
}

/* @minimum: may be NULL. */
static char *
read_soa (const Packet *packet, const Record *record, guint32 *minimum)
{
  gsize at = record->at;
  gsize end = record->at + record->length;
  g_autofree char *mname = read_name (packet, at, &at);
  g_autofree char *rname = mname && at < end ? read_name (packet, at, &at) : NULL;

  if (!rname || at + 20 != end)
    return NULL;
  if (minimum)
    *minimum = get_32 (packet, at + 16);
  return g_strdup_printf ("%s %s %u", *mname ? mname : ".", *rname ? rname : ".", get_32 (packet, at));
}

static char *
read_value (const Packet *packet, const Record *record, BounceQuestion question)
{
  switch (question)
    {
    case BOUNCE_QUESTION_A:
      return read_address (packet, record, G_SOCKET_FAMILY_IPV4);
    case BOUNCE_QUESTION_AAAA:
      return read_address (packet, record, G_SOCKET_FAMILY_IPV6);
    case BOUNCE_QUESTION_PTR:
      return read_name_data (packet, record, 0);
    case BOUNCE_QUESTION_TXT:
      return read_text (packet, record);
    case BOUNCE_QUESTION_MX:
      return read_mx (packet, record);
    case BOUNCE_QUESTION_SOA:
    default:
      return read_soa (packet, record, NULL);
    }
}

/* ---- the answer section ------------------------------------------------- */

typedef struct
{
  const Packet   *packet;
  GArray         *records;
  BounceQuestion  question;
  GPtrArray      *values;
  GPtrArray      *aliases;
  guint           ttl;
} Section;

/* The values of @owner, or where it leads; FALSE when one is malformed. */
static gboolean
read_owner (Section *self, const char *owner, char **target)
{
  for (guint i = 0; i < self->records->len; i++)
    {
      const Record *record = &g_array_index (self->records, Record, i);
      char *value;

      if (!g_str_equal (record->owner, owner))
        continue;
      value = record->type == TYPE_CNAME ? read_name_data (self->packet, record, 0)
                                         : read_value (self->packet, record, self->question);
      if (!value)
        return FALSE;
      self->ttl = MIN (self->ttl, record->ttl);
      if (record->type != TYPE_CNAME)
        g_ptr_array_add (self->values, value);
      else if (!*target)
        *target = value;
      else
        g_free (value);
    }
  return TRUE;
}

static gboolean
is_in_chain (Section *self, const char *name, const char *owner)
{
  return g_str_equal (owner, name) || g_ptr_array_find_with_equal_func (self->aliases, owner, g_str_equal, NULL);
}

/* What belongs to @name, through its CNAMEs in whatever order they stand.
 * FALSE when something is malformed or loops. */
static gboolean
follow (Section *self, const char *name)
{
  const char *current = name;

  while (current)
    {
      g_autofree char *target = NULL;

      if (!read_owner (self, current, &target))
        return FALSE;
      current = NULL;
      if (target && self->values->len == 0)
        {
          if (self->aliases->len >= BOUNCE_DNS_PACKET_MAX_ALIASES || is_in_chain (self, name, target))
            return FALSE;
          current = target;
          g_ptr_array_add (self->aliases, g_steal_pointer (&target));
        }
    }
  return TRUE;
}

/* An answer that speaks of others only is a lie, or an accident: not "no". */
static gboolean
is_about_others (Section *self, const char *name)
{
  for (guint i = 0; self->values->len == 0 && i < self->records->len; i++)
    if (!is_in_chain (self, name, g_array_index (self->records, Record, i).owner))
      return TRUE;
  return FALSE;
}

/* RFC 2308 section 5: how long "no" may be believed; 0 when nobody says. */
static gboolean
read_negative_ttl (const Packet *packet, gsize at, guint count, guint *ttl)
{
  g_autoptr (GArray) records = read_section (packet, &at, count, TYPE_SOA);
  guint found = 0;

  if (!records)
    return FALSE;
  for (guint i = 0; i < records->len && found == 0; i++)
    {
      const Record *record = &g_array_index (records, Record, i);
      guint32 minimum = 0;
      g_autofree char *soa = record->type == TYPE_SOA ? read_soa (packet, record, &minimum) : NULL;

      if (soa)
        found = MIN (MIN (record->ttl, minimum), *ttl);
    }
  *ttl = found;
  return TRUE;
}

static BounceAnswer *
answer_new (BounceAnswerKind kind, int rcode, const char *name, BounceQuestion question, GPtrArray *values,
            GPtrArray *aliases, guint ttl)
{
  BounceAnswer *answer = bounce_answer_new (kind, question, name, values ? (const char * const *) values->pdata : NULL,
                                            aliases ? (const char * const *) aliases->pdata : NULL, ttl);

  answer->rcode = rcode;
  bounce_answer_describe (answer);
  return answer;
}

/* The kind, and in @section what goes with it. */
static BounceAnswerKind
read_sections (Section *section, gsize at, const char *name, int rcode)
{
  const Packet *packet = section->packet;

  section->records = read_section (packet, &at, get_16 (packet, 6), types[section->question]);
  if (!section->records || !follow (section, name) || is_about_others (section, name))
    return BOUNCE_ANSWER_BROKEN;
  if (section->values->len > 0)
    return rcode == 0 ? BOUNCE_ANSWER_FOUND : BOUNCE_ANSWER_BROKEN;
  if (!read_negative_ttl (packet, at, get_16 (packet, 8), &section->ttl))
    return BOUNCE_ANSWER_BROKEN;
  return rcode == 0 ? BOUNCE_ANSWER_EMPTY : BOUNCE_ANSWER_ABSENT;
}

static BounceAnswer *
read_records (const Packet *packet, gsize at, const char *name, BounceQuestion question, int rcode)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) aliases = g_ptr_array_new_with_free_func (g_free);
  Section section = { packet, NULL, question, values, aliases, G_MAXINT32 };
  BounceAnswerKind kind = read_sections (&section, at, name, rcode);

  g_clear_pointer (&section.records, g_array_unref);
  if (kind == BOUNCE_ANSWER_BROKEN)
    return answer_new (kind, rcode, name, question, NULL, NULL, 0);
  g_ptr_array_add (values, NULL);
  g_ptr_array_add (aliases, NULL);
  return answer_new (kind, rcode, name, question, values, aliases, section.ttl);
}

/* ---- the whole ---------------------------------------------------------- */

static char *
normalise (const char *name)
{
  char *lower = g_ascii_strdown (name, -1);
  gsize length = strlen (lower);

  if (length > 0 && lower[length - 1] == '.')
    lower[length - 1] = '\0';
  return lower;
}

/* Is this a response to that question? @at: behind the question section.
 * Servers that would not even read the question may leave it out. */
static gboolean
is_response_to (const Packet *packet, const char *name, BounceQuestion question, gsize *at)
{
  g_autofree char *asked = NULL;
  guint flags = get_16 (packet, 2);
  gboolean cut = (flags & 0x0200) != 0;

  *at = BOUNCE_DNS_HEADER;
  if (!(flags & 0x8000) || (flags & 0x7800) || cut || get_16 (packet, 4) > 1)
    return FALSE;
  if (get_16 (packet, 4) == 0)
    return (flags & 0xf) != 0 && (flags & 0xf) != 3;
  asked = read_name (packet, BOUNCE_DNS_HEADER, at);
  if (!asked || *at + 4 > packet->length || !g_str_equal (asked, name))
    return FALSE;
  *at += 4;
  return get_16 (packet, *at - 4) == types[question] && get_16 (packet, *at - 2) == CLASS_IN;
}

BounceAnswer *
bounce_dns_packet_read (const guint8 *data, gsize length, const char *name, BounceQuestion question)
{
  g_autofree char *asked = normalise (name);
  Packet packet = { data, length };
  gsize at;
  int rcode;

  if (length < BOUNCE_DNS_HEADER || length > G_MAXUINT16 || !is_response_to (&packet, asked, question, &at))
    return answer_new (BOUNCE_ANSWER_BROKEN, -1, asked, question, NULL, NULL, 0);
  rcode = data[3] & 0xf;
  switch (rcode)
    {
    case 0:
    case 3:
      return read_records (&packet, at, asked, question, rcode);
    case 5:
      return answer_new (BOUNCE_ANSWER_REFUSED, rcode, asked, question, NULL, NULL, 0);
    case 1:
    case 4:
      return answer_new (BOUNCE_ANSWER_REJECTED, rcode, asked, question, NULL, NULL, 0);
    default:
      return answer_new (BOUNCE_ANSWER_BROKEN, rcode, asked, question, NULL, NULL, 0);
    }
}
