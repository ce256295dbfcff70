/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A name server that lies, loses and refuses as told, in the test's own main
 * loop. It writes its packets by itself: what reads them is under test. */
#include "fake-dns.h"

#include <string.h>

#define HEADER     12
#define PLAIN_UDP  512            /* without EDNS no more fits (RFC 1035 4.2.1) */
#define MAX_CHAIN  12
#define CLASS_IN   1

enum { TYPE_A = 1, TYPE_CNAME = 5, TYPE_SOA = 6, TYPE_PTR = 12, TYPE_MX = 15, TYPE_TXT = 16, TYPE_AAAA = 28 };

static const struct
{
  const char *id;
  guint       type;
} types[] = {
  { "A", TYPE_A }, { "AAAA", TYPE_AAAA }, { "PTR", TYPE_PTR }, { "TXT", TYPE_TXT },
  { "MX", TYPE_MX }, { "SOA", TYPE_SOA }, { "CNAME", TYPE_CNAME },
};

typedef struct
{
  FakeDnsBehaviour  behaviour;
  guint             ttl;
  GPtrArray        *values;       /* of GBytes: the data of each record         */
} Rule;

struct _FakeDns
{
  GSocket        *udp;
  GSource        *udp_source;
  GSocketService *tcp;
  GCancellable   *closed;
  char           *servers;
  GHashTable     *rules;          /* "A name", "* name" → Rule                  */
  GHashTable     *delays;         /* "A name", "* name" → milliseconds          */
  GHashTable     *late;           /* of Reply: written later                    */
  GPtrArray      *log;
  GRand          *luck;
  char           *rewrite;
  guint           negative_ttl, negative_minimum;
  guint           lose_every, lose_percent, received;
  guint           waiting, most_waiting, over_tcp;
};

typedef struct
{
  guint16  id;
  guint16  flags;
  char    *name;
  guint    type;
} Question;

typedef struct
{
  FakeDns        *dns;
  GSocketAddress *to;             /* UDP, or NULL                               */
  GIOStream      *stream;         /* TCP, or NULL                               */
  GByteArray     *packet;         /* NULL: never an answer                      */
  GSource        *source;
} Reply;

typedef struct
{
  FakeDns   *dns;
  GIOStream *stream;
  guint8     length[2];
  guint8    *data;
} Connection;

/* ---- what is known ------------------------------------------------------ */

static guint
type_from_id (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (g_str_equal (types[i].id, id))
      return types[i].type;
  g_error ("fake-dns: type %s?", id);
  return 0;
}

static const char *
type_to_id (guint type)
{
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (types[i].type == type)
      return types[i].id;
  return "?";
}

static char *
key_new (const char *name, const char *type)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);

  if (g_str_has_suffix (lower, "."))
    lower[strlen (lower) - 1] = '\0';
  return g_strdup_printf ("%s %s", type ? type : "*", lower);
}

static void
rule_free (gpointer data)
{
  Rule *rule = data;

  g_ptr_array_unref (rule->values);
  g_free (rule);
}

static Rule *
rule_ensure (FakeDns *self, const char *name, const char *type)
{
  g_autofree char *key = key_new (name, type);
  Rule *rule = g_hash_table_lookup (self->rules, key);

  if (!rule)
    {
      rule = g_new0 (Rule, 1);
      rule->values = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
      g_hash_table_insert (self->rules, g_steal_pointer (&key), rule);
    }
  return rule;
}

static gpointer
look_up (GHashTable *table, const char *name, const char *type)
{
  g_autofree char *key = key_new (name, type);

  return g_hash_table_lookup (table, key);
}

static gboolean
has_another_type (FakeDns *self, const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (look_up (self->rules, name, types[i].id))
      return TRUE;
  return FALSE;
}

static Rule *
find_rule_at (FakeDns *self, const char *name, const char *type, gboolean *is_alias)
{
  Rule *rule = look_up (self->rules, name, type);

  *is_alias = FALSE;
  if (rule)
    return rule;
  rule = look_up (self->rules, name, "CNAME");
  if (rule)
    *is_alias = TRUE;
  return rule ? rule : look_up (self->rules, name, NULL);
}

/* The entry of the name, of the nearest "*.zone" above it, of "*". */
static Rule *
find_rule (FakeDns *self, const char *name, const char *type, gboolean *is_alias, gboolean *is_there)
{
  Rule *rule = find_rule_at (self, name, type, is_alias);

  *is_there = rule || has_another_type (self, name);
  if (*is_there)
    return rule;
  for (const char *dot = strchr (name, '.'); dot; dot = strchr (dot + 1, '.'))
    {
      g_autofree char *wild = g_strconcat ("*", dot, NULL);

      rule = find_rule_at (self, wild, type, is_alias);
      *is_there = rule || has_another_type (self, wild);
      if (*is_there)
        return rule;
    }
  return find_rule_at (self, "*", type, is_alias);
}

static guint
find_delay (FakeDns *self, const char *name, const char *type)
{
  guint delay = GPOINTER_TO_UINT (look_up (self->delays, name, type));

  if (delay == 0)
    delay = GPOINTER_TO_UINT (look_up (self->delays, name, NULL));
  for (const char *dot = strchr (name, '.'); dot && delay == 0; dot = strchr (dot + 1, '.'))
    {
      g_autofree char *wild = g_strconcat ("*", dot, NULL);

      delay = GPOINTER_TO_UINT (look_up (self->delays, wild, type));
      if (delay == 0)
        delay = GPOINTER_TO_UINT (look_up (self->delays, wild, NULL));
    }
  if (delay == 0)
    delay = GPOINTER_TO_UINT (look_up (self->delays, "*", type));
  return delay ? delay : GPOINTER_TO_UINT (look_up (self->delays, "*", NULL));
}

/* ---- bytes -------------------------------------------------------------- */

static void
add_16 (GByteArray *packet, guint value)
{
  guint8 bytes[] = { value >> 8, value };

  g_byte_array_append (packet, bytes, 2);
}

static void
add_32 (GByteArray *packet, guint32 value)
{
  add_16 (packet, value >> 16);
  add_16 (packet, value & 0xffff);
}

static void
add_name (GByteArray *packet, const char *name)
{
  g_auto (GStrv) labels = g_strsplit (name, ".", -1);
  guint8 length;

  for (guint i = 0; labels[i]; i++)
    {
      length = MIN (strlen (labels[i]), 63);
      if (length == 0)
        continue;
      g_byte_array_append (packet, &length, 1);
      g_byte_array_append (packet, (const guint8 *) labels[i], length);
    }
  length = 0;
  g_byte_array_append (packet, &length, 1);
}

static void
add_text (GByteArray *data, const char *text)
{
  gsize length = strlen (text);
  gsize at = 0;

  do
    {
      guint8 part = MIN (length - at, 255);

      g_byte_array_append (data, &part, 1);
      g_byte_array_append (data, (const guint8 *) text + at, part);
      at += part;
    }
  while (at < length);
}

static void
add_soa (GByteArray *data, const char *mname, const char *rname, guint32 serial, guint32 minimum)
{
  add_name (data, mname);
  add_name (data, rname);
  add_32 (data, serial);
  add_32 (data, 7200);
  add_32 (data, 900);
  add_32 (data, 86400);
  add_32 (data, minimum);
}

static GBytes *
encode (FakeDns *self, guint type, const char *value)
{
  GByteArray *data = g_byte_array_new ();
  g_auto (GStrv) words = g_strsplit (value, " ", 3);

  if (type == TYPE_A || type == TYPE_AAAA)
    {
      g_autoptr (GInetAddress) address = g_inet_address_new_from_string (value);

      g_assert_nonnull (address);
      g_byte_array_append (data, g_inet_address_to_bytes (address), g_inet_address_get_native_size (address));
    }
  else if (type == TYPE_TXT)
    add_text (data, value);
  else if (type == TYPE_MX)
    {
      add_16 (data, g_ascii_strtoull (words[0], NULL, 10));
      add_name (data, words[1]);
    }
  else if (type == TYPE_SOA)
    add_soa (data, words[0], words[1], g_ascii_strtoull (words[2], NULL, 10), self->negative_minimum);
  else
    add_name (data, value);
  return g_byte_array_free_to_bytes (data);
}

static void
add_record (GByteArray *packet, const char *owner, const char *asked, guint type, guint ttl, GBytes *data)
{
  /* The name asked stands behind the header: most servers point at it. */
  if (g_ascii_strcasecmp (owner, asked) == 0)
    add_16 (packet, 0xc000 | HEADER);
  else
    add_name (packet, owner);
  add_16 (packet, type);
  add_16 (packet, CLASS_IN);
  add_32 (packet, ttl);
  add_16 (packet, g_bytes_get_size (data));
  g_byte_array_append (packet, g_bytes_get_data (data, NULL), g_bytes_get_size (data));
}

static guint
add_records (GByteArray *packet, Rule *rule, const char *owner, const char *asked, guint type)
{
  for (guint i = 0; i < rule->values->len; i++)
    add_record (packet, owner, asked, type, rule->ttl, rule->values->pdata[i]);
  return rule->values->len;
}

static void
add_negative (FakeDns *self, GByteArray *packet, const char *asked)
{
  GByteArray *data = g_byte_array_new ();
  const char *dot = strchr (asked, '.');
  g_autoptr (GBytes) bytes = NULL;

  add_soa (data, "ns.example.net", "hostmaster.example.net", 1, self->negative_minimum);
  bytes = g_byte_array_free_to_bytes (data);
  add_record (packet, dot ? dot + 1 : asked, asked, TYPE_SOA, self->negative_ttl, bytes);
}

static void
begin_packet (GByteArray *packet, const Question *question, const char *asked)
{
  add_16 (packet, question->id);
  add_16 (packet, 0x8080 | (question->flags & 0x0100));
  add_16 (packet, 1);
  add_16 (packet, 0);
  add_16 (packet, 0);
  add_16 (packet, 0);
  add_name (packet, asked);
  add_16 (packet, question->type);
  add_16 (packet, CLASS_IN);
}

static void
set_header (GByteArray *packet, guint rcode, guint answers, guint authorities)
{
  packet->data[3] |= rcode;
  packet->data[6] = answers >> 8;
  packet->data[7] = answers & 0xff;
  packet->data[9] = authorities;
}

/* ---- one answer --------------------------------------------------------- */

static char *
first_name (GBytes *data)
{
  GString *name = g_string_new (NULL);
  gsize size;
  const guint8 *bytes = g_bytes_get_data (data, &size);

  for (gsize at = 0; at < size && bytes[at] != 0 && at + bytes[at] < size; at += bytes[at] + 1)
    {
      g_string_append (name, name->len ? "." : "");
      g_string_append_len (name, (const char *) bytes + at + 1, bytes[at]);
    }
  return g_string_free (name, FALSE);
}

static void
write_negative (FakeDns *self, GByteArray *packet, const Question *question, guint rcode, guint answers, gboolean bare)
{
  if (rcode == 3 && self->rewrite && question->type == TYPE_A)
    {
      g_autoptr (GBytes) address = encode (self, TYPE_A, self->rewrite);

      add_record (packet, question->name, question->name, TYPE_A, 60, address);
      set_header (packet, 0, answers + 1, 0);
      return;
    }
  if (!bare)
    add_negative (self, packet, question->name);
  set_header (packet, rcode, answers, bare ? 0 : 1);
}

/* What ends a chain of @answers CNAMEs at @owner. */
static void
write_end (FakeDns *self, GByteArray *packet, const Question *question, Rule *rule, const char *owner, guint answers)
{
  static const guint rcodes[] = { [FAKE_DNS_REFUSED] = 5, [FAKE_DNS_SERVFAIL] = 2, [FAKE_DNS_FORMERR] = 1, [FAKE_DNS_NOTIMP] = 4 };
  const char *told = rule->behaviour == FAKE_DNS_OTHER_NAME ? "other.example.org" : owner;

  switch (rule->behaviour)
    {
    case FAKE_DNS_ABSENT:
    case FAKE_DNS_ABSENT_BARE:
      write_negative (self, packet, question, 3, answers, rule->behaviour == FAKE_DNS_ABSENT_BARE);
      break;
    case FAKE_DNS_REFUSED:
    case FAKE_DNS_SERVFAIL:
    case FAKE_DNS_FORMERR:
    case FAKE_DNS_NOTIMP:
      set_header (packet, rcodes[rule->behaviour], answers, 0);
      break;
    case FAKE_DNS_MALFORMED:
      g_byte_array_append (packet, (const guint8 *) "\xc0\x0c\x00\x01\x00", 5);
      set_header (packet, 0, answers + 3, 0);
      break;
    default:
      if (rule->values->len == 0 || rule->behaviour == FAKE_DNS_EMPTY || rule->behaviour == FAKE_DNS_EMPTY_BARE)
        write_negative (self, packet, question, 0, answers, rule->behaviour == FAKE_DNS_EMPTY_BARE);
      else
        set_header (packet, 0, answers + add_records (packet, rule, told, question->name, question->type), 0);
      break;
    }
}

static void
write_answer (FakeDns *self, GByteArray *packet, const Question *question, Rule *first, gboolean is_alias)
{
  g_autofree char *owner = g_strdup (question->name);
  Rule *rule = first;
  guint answers = 0;
  gboolean is_there;

  while (is_alias && answers < MAX_CHAIN)
    {
      answers += add_records (packet, rule, owner, question->name, TYPE_CNAME);
      g_free (owner);
      owner = first_name (rule->values->pdata[0]);
      rule = find_rule_at (self, owner, type_to_id (question->type), &is_alias);
      is_there = rule || has_another_type (self, owner);
      if (!rule)
        {
          /* Elsewhere: somebody else must be asked about it. */
          write_negative (self, packet, question, 0, answers, !is_there);
          return;
        }
    }
  if (is_alias)
    set_header (packet, 0, answers, 0);
  else
    write_end (self, packet, question, rule, owner, answers);
}

static void
truncate_packet (GByteArray *packet, const Question *question)
{
  g_byte_array_set_size (packet, 0);
  begin_packet (packet, question, question->name);
  packet->data[2] |= 0x02;
}

/* Top-level domains and the reverse trees are there in any world, unless a rule
 * says that it is a world without them. */
static gboolean
is_anchor (const Question *question)
{
  return strchr (question->name, '.') == NULL || strcmp (question->name, "in-addr.arpa") == 0 ||
         strcmp (question->name, "ip6.arpa") == 0;
}

/* NULL: no answer at all. */
static GByteArray *
answer (FakeDns *self, const Question *question, gboolean over_tcp)
{
  Rule none = { FAKE_DNS_ABSENT, 0, NULL };
  GByteArray *packet = g_byte_array_new ();
  gboolean is_alias = FALSE;
  gboolean is_there;
  Rule *rule = find_rule (self, question->name, type_to_id (question->type), &is_alias, &is_there);

  if (rule && rule->behaviour == FAKE_DNS_SILENT)
    {
      g_byte_array_unref (packet);
      return NULL;
    }
  begin_packet (packet, question,
                rule && rule->behaviour == FAKE_DNS_WRONG_QUESTION ? "other.example.org" : question->name);
  if (rule)
    write_answer (self, packet, question, rule, is_alias);
  else if (is_there || is_anchor (question))
    write_negative (self, packet, question, 0, 0, FALSE);
  else
    write_end (self, packet, question, &none, question->name, 0);
  if (!over_tcp && ((rule && rule->behaviour == FAKE_DNS_TRUNCATED) || packet->len > PLAIN_UDP))
    truncate_packet (packet, question);
  if (rule && rule->behaviour == FAKE_DNS_WRONG_ID)
    packet->data[0] ^= 0x55;
  return packet;
}

/* ---- sending ------------------------------------------------------------ */

static void
reply_free (gpointer data)
{
  Reply *reply = data;

  if (reply->source)
    g_source_destroy (reply->source);
  g_clear_pointer (&reply->source, g_source_unref);
  g_clear_object (&reply->to);
  g_clear_object (&reply->stream);
  g_clear_pointer (&reply->packet, g_byte_array_unref);
  g_free (reply);
}

static void
reply_write (Reply *reply)
{
  FakeDns *self = reply->dns;

  self->waiting--;
  if (reply->to)
    g_socket_send_to (self->udp, reply->to, (const char *) reply->packet->data, reply->packet->len, NULL, NULL);
  else
    {
      GOutputStream *stream = g_io_stream_get_output_stream (reply->stream);
      guint8 length[2] = { reply->packet->len >> 8, reply->packet->len };

      g_output_stream_write_all (stream, length, 2, NULL, NULL, NULL);
      g_output_stream_write_all (stream, reply->packet->data, reply->packet->len, NULL, NULL, NULL);
    }
}

static gboolean
on_reply_due (gpointer data)
{
  Reply *reply = data;

  reply_write (reply);
  g_hash_table_remove (reply->dns->late, reply);
  return G_SOURCE_REMOVE;
}

/* Exactly one of @to and @stream; takes @packet, which may be NULL. */
static void
reply_now_or_later (FakeDns *self, GByteArray *packet, guint delay, GSocketAddress *to, GIOStream *stream)
{
  Reply *reply;

  if (!packet)
    return;
  self->waiting++;
  self->most_waiting = MAX (self->most_waiting, self->waiting);
  reply = g_new0 (Reply, 1);
  reply->dns = self;
  reply->packet = packet;
  reply->to = to ? g_object_ref (to) : NULL;
  reply->stream = stream ? g_object_ref (stream) : NULL;
  if (delay == 0)
    {
      reply_write (reply);
      reply_free (reply);
      return;
    }
  reply->source = g_timeout_source_new (delay);
  g_source_set_callback (reply->source, on_reply_due, reply, NULL);
  g_source_attach (reply->source, g_main_context_get_thread_default ());
  g_hash_table_add (self->late, reply);
}

/* ---- receiving ---------------------------------------------------------- */

static gboolean
read_question (const guint8 *data, gsize length, Question *question)
{
  GString *name;
  gsize at = HEADER;

  if (length < HEADER + 5)
    return FALSE;
  name = g_string_new (NULL);
  while (at < length && data[at] != 0 && data[at] < 64 && at + data[at] + 1 < length)
    {
      g_string_append (name, name->len ? "." : "");
      g_string_append_len (name, (const char *) data + at + 1, data[at]);
      at += data[at] + 1;
    }
  question->name = g_string_free (g_string_ascii_down (name), FALSE);
  if (at + 5 > length)
    return FALSE;
  question->id = data[0] << 8 | data[1];
  question->flags = data[2] << 8 | data[3];
  question->type = data[at + 1] << 8 | data[at + 2];
  return TRUE;
}

static gboolean
is_lost (FakeDns *self)
{
  self->received++;
  if (self->lose_every > 0 && self->received % self->lose_every == 0)
    return TRUE;
  return self->luck && (guint) g_rand_int_range (self->luck, 0, 100) < self->lose_percent;
}

/* Exactly one of @to and @stream. */
static void
serve (FakeDns *self, const guint8 *data, gsize length, GSocketAddress *to, GIOStream *stream)
{
  Question question = { 0 };

  if (!read_question (data, length, &question))
    {
      g_free (question.name);
      return;
    }
  g_ptr_array_add (self->log, g_strdup_printf ("%s %s", type_to_id (question.type), question.name));
  if (!to || !is_lost (self))
    {
      guint delay = find_delay (self, question.name, type_to_id (question.type));

      reply_now_or_later (self, answer (self, &question, stream != NULL), delay, to, stream);
    }
  g_free (question.name);
}

static gboolean
on_udp (GSocket *socket, GIOCondition condition, gpointer data)
{
  FakeDns *self = data;
  char buffer[4096];
  gssize length;

  for (guint i = 0; i < 16; i++)
    {
      g_autoptr (GSocketAddress) from = NULL;

      length = g_socket_receive_from (socket, &from, buffer, sizeof buffer, NULL, NULL);
      if (length <= 0)
        break;
      serve (self, (const guint8 *) buffer, length, from, NULL);
    }
  return G_SOURCE_CONTINUE;
}

static void
connection_free (Connection *connection)
{
  g_clear_object (&connection->stream);
  g_free (connection->data);
  g_free (connection);
}

static void connection_read (Connection *connection);

static void
on_tcp_data (GObject *source, GAsyncResult *result, gpointer data)
{
  Connection *connection = data;
  gsize wanted = connection->length[0] << 8 | connection->length[1];
  gsize length = 0;

  if (!g_input_stream_read_all_finish (G_INPUT_STREAM (source), result, &length, NULL) || length < wanted)
    {
      connection_free (connection);
      return;
    }
  connection->dns->over_tcp++;
  serve (connection->dns, connection->data, length, NULL, connection->stream);
  g_clear_pointer (&connection->data, g_free);
  connection_read (connection);
}

static void
on_tcp_length (GObject *source, GAsyncResult *result, gpointer data)
{
  Connection *connection = data;
  gsize wanted = connection->length[0] << 8 | connection->length[1];
  gsize length = 0;

  if (!g_input_stream_read_all_finish (G_INPUT_STREAM (source), result, &length, NULL) || length < 2)
    {
      connection_free (connection);
      return;
    }
  wanted = connection->length[0] << 8 | connection->length[1];
  connection->data = g_malloc (wanted + 1);
  g_input_stream_read_all_async (G_INPUT_STREAM (source), connection->data, wanted, G_PRIORITY_DEFAULT,
                                 connection->dns->closed, on_tcp_data, connection);
}

static void
connection_read (Connection *connection)
{
  g_input_stream_read_all_async (g_io_stream_get_input_stream (connection->stream), connection->length, 2,
                                 G_PRIORITY_DEFAULT, connection->dns->closed, on_tcp_length, connection);
}

static gboolean
on_incoming (GSocketService *service, GSocketConnection *stream, GObject *source, gpointer data)
{
  Connection *connection = g_new0 (Connection, 1);

  connection->dns = data;
  connection->stream = g_object_ref (G_IO_STREAM (stream));
  connection_read (connection);
  return TRUE;
}

/* ---- the server --------------------------------------------------------- */

/* A free port for UDP, and the same for TCP, which somebody may have. */
static gboolean
bind_both (FakeDns *self, GInetAddress *address)
{
  g_autoptr (GSocketAddress) any = g_inet_socket_address_new (address, 0);
  g_autoptr (GSocketAddress) both = NULL;
  g_autofree char *text = g_inet_address_to_string (address);

  g_clear_object (&self->udp);
  self->udp = g_socket_new (g_inet_address_get_family (address), G_SOCKET_TYPE_DATAGRAM, G_SOCKET_PROTOCOL_UDP, NULL);
  if (!self->udp || !g_socket_bind (self->udp, any, FALSE, NULL))
    return FALSE;
  both = g_socket_get_local_address (self->udp, NULL);
  self->servers = g_strdup_printf (strchr (text, ':') ? "[%s]:%u" : "%s:%u", text,
                                   g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (both)));
  if (g_socket_listener_add_address (G_SOCKET_LISTENER (self->tcp), both, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP,
                                     NULL, NULL, NULL))
    return TRUE;
  g_clear_pointer (&self->servers, g_free);
  return FALSE;
}

static FakeDns *
fake_dns_new_at (const char *text)
{
  g_autoptr (GInetAddress) address = g_inet_address_new_from_string (text);
  FakeDns *self = g_new0 (FakeDns, 1);

  self->tcp = g_socket_service_new ();
  self->closed = g_cancellable_new ();
  self->rules = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, rule_free);
  self->delays = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->late = g_hash_table_new_full (NULL, NULL, reply_free, NULL);
  self->log = g_ptr_array_new_with_free_func (g_free);
  self->negative_ttl = 900;
  self->negative_minimum = 300;
  for (guint i = 0; i < 20 && !self->servers; i++)
    bind_both (self, address);
  if (!self->servers)
    {
      fake_dns_free (self);
      return NULL;
    }
  g_socket_set_blocking (self->udp, FALSE);
  self->udp_source = g_socket_create_source (self->udp, G_IO_IN, NULL);
  g_source_set_callback (self->udp_source, G_SOURCE_FUNC (on_udp), self, NULL);
  g_source_attach (self->udp_source, g_main_context_get_thread_default ());
  g_signal_connect (self->tcp, "incoming", G_CALLBACK (on_incoming), self);
  g_socket_service_start (self->tcp);
  return self;
}

FakeDns *
fake_dns_new (void)
{
  FakeDns *self = fake_dns_new_at ("127.0.0.1");

  g_assert_nonnull (self);
  return self;
}

FakeDns *
fake_dns_new_ipv6 (void)
{
  return fake_dns_new_at ("::1");
}

void
fake_dns_free (FakeDns *self)
{
  g_cancellable_cancel (self->closed);
  g_socket_service_stop (self->tcp);
  g_socket_listener_close (G_SOCKET_LISTENER (self->tcp));
  g_signal_handlers_disconnect_by_data (self->tcp, self);
  g_clear_object (&self->tcp);
  /* Connections hear that they are cancelled, and end without us. */
  for (guint i = 0; i < 100 && g_main_context_iteration (NULL, FALSE); i++)
    ;
  if (self->udp_source)
    g_source_destroy (self->udp_source);
  g_clear_pointer (&self->udp_source, g_source_unref);
  g_clear_object (&self->udp);
  g_clear_object (&self->closed);
  g_clear_pointer (&self->late, g_hash_table_unref);
  g_clear_pointer (&self->rules, g_hash_table_unref);
  g_clear_pointer (&self->delays, g_hash_table_unref);
  g_clear_pointer (&self->log, g_ptr_array_unref);
  g_clear_pointer (&self->luck, g_rand_free);
  g_free (self->rewrite);
  g_free (self->servers);
  g_free (self);
}

const char *
fake_dns_get_servers (FakeDns *self)
{
  return self->servers;
}

void
fake_dns_put (FakeDns *self, const char *name, const char *type, guint ttl, ...)
{
  Rule *rule = rule_ensure (self, name, type);
  va_list values;
  const char *value;

  rule->ttl = ttl;
  rule->behaviour = FAKE_DNS_FOUND;
  g_ptr_array_set_size (rule->values, 0);
  va_start (values, ttl);
  while ((value = va_arg (values, const char *)) != NULL)
    g_ptr_array_add (rule->values, encode (self, type_from_id (type), value));
  va_end (values);
}

void
fake_dns_put_bytes (FakeDns *self, const char *name, const char *type, guint ttl, gconstpointer data, gsize length)
{
  Rule *rule = rule_ensure (self, name, type);

  rule->ttl = ttl;
  g_ptr_array_add (rule->values, g_bytes_new (data, length));
}

void
fake_dns_behave (FakeDns *self, const char *name, const char *type, FakeDnsBehaviour behaviour)
{
  rule_ensure (self, name, type)->behaviour = behaviour;
}

void
fake_dns_delay (FakeDns *self, const char *name, const char *type, guint milliseconds)
{
  g_hash_table_insert (self->delays, key_new (name, type), GUINT_TO_POINTER (milliseconds));
}

void
fake_dns_set_negative (FakeDns *self, guint ttl, guint minimum)
{
  self->negative_ttl = ttl;
  self->negative_minimum = minimum;
}

void
fake_dns_rewrite (FakeDns *self, const char *address)
{
  g_free (self->rewrite);
  self->rewrite = g_strdup (address);
}

void
fake_dns_lose_every (FakeDns *self, guint nth)
{
  self->lose_every = nth;
}

void
fake_dns_lose_percent (FakeDns *self, guint percent, guint32 seed)
{
  g_clear_pointer (&self->luck, g_rand_free);
  self->luck = g_rand_new_with_seed (seed);
  self->lose_percent = percent;
}

GPtrArray *
fake_dns_get_log (FakeDns *self)
{
  return self->log;
}

void
fake_dns_clear_log (FakeDns *self)
{
  g_ptr_array_set_size (self->log, 0);
}

guint
fake_dns_count (FakeDns *self, const char *name, const char *type)
{
  guint count = 0;

  for (guint i = 0; i < self->log->len; i++)
    {
      const char *line = self->log->pdata[i];
      const char *space = strchr (line, ' ');
      gboolean is_name = name[0] == '*' ? g_str_has_suffix (space + 1, name + 1) : g_ascii_strcasecmp (space + 1, name) == 0;

      if (is_name && (!type || strncmp (line, type, MAX (strlen (type), (gsize) (space - line))) == 0))
        count++;
    }
  return count;
}

guint
fake_dns_get_over_tcp (FakeDns *self)
{
  return self->over_tcp;
}

guint
fake_dns_get_most_waiting (FakeDns *self)
{
  return self->most_waiting;
}
