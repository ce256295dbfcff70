/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* One parsed message: GMime finds and decodes the parts; what it would refuse
 * is mended before, what it leaves open is decided here. */
#include "bounce-message.h"
#include "bounce-addr-spec.h"
#include "bounce-headers.h"
#include "bounce-leaves.h"
#include "bounce-repair.h"
#include "bounce-text.h"
#include "bounce-words.h"

#include <gmime/gmime.h>
#include <string.h>

#define MAX_ADDRESSES 1000
#define MAX_BYTES     (4 * BOUNCE_MESSAGE_MAX_TEXT)      /* of one part, encoded */
#define MAX_PREAMBLE  400        /* bytes before the parts of what is no multipart */

struct _BounceMessage
{
  GByteArray    *bytes, *guessed_bytes;
  GMimeObject   *root, *guessed;           /* point into these bytes */
  BounceHeaders *headers;
  BounceLeaves  *leaves;
  GHashTable    *parameters;
  char          *type;
  char          *text;
  guint          depth;                    /* messages around this one */
  guint          n_alternatives;
  gboolean       cut;
};

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GMimeDataWrapper, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GMimeParser, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GMimeStream, g_object_unref)

/* GMime loses what it had registered when that is replaced: 80 bytes, once. A
 * leak checker, where there is one, need not hear of it. */
extern void __lsan_disable (void) __attribute__ ((weak));
extern void __lsan_enable (void) __attribute__ ((weak));

static GMimeParserOptions *options;

/* Messages inside are leaves to us, opened one by one when asked for: they get
 * the same mending as the outermost, and no depth of them costs anything. */
static gpointer
start_gmime (gpointer unused)
{
  static const char * const opaque[] = { "rfc822", "rfc2822", "global", "news", "partial" };

  if (__lsan_disable)
    __lsan_disable ();
  g_mime_init ();
  if (__lsan_enable)
    __lsan_enable ();
  for (guint i = 0; i < G_N_ELEMENTS (opaque); i++)
    g_mime_object_register_type ("message", opaque[i], GMIME_TYPE_PART);
  options = g_mime_parser_options_new ();
  g_mime_parser_options_set_allow_addresses_without_domain (options, TRUE);
  return NULL;
}

/* The caller keeps @bytes as long as what comes back. GMime's own messages read
 * all addresses again at each further To:, so a part is asked for: it keeps its
 * headers as they are. */
static GMimeObject *
parse_bytes (GByteArray *bytes)
{
  g_autoptr (GMimeStream) stream = g_mime_stream_mem_new ();
  g_autoptr (GMimeParser) parser = NULL;

  g_mime_stream_mem_set_byte_array (GMIME_STREAM_MEM (stream), bytes);
  parser = g_mime_parser_new_with_stream (stream);
  g_mime_parser_set_persist_stream (parser, TRUE);
  return g_mime_parser_construct_part (parser, options);
}

static char *
dup_type (GMimeObject *object)
{
  g_autofree char *type = object ? g_mime_content_type_get_mime_type (g_mime_object_get_content_type (object)) : NULL;

  return g_ascii_strdown (type ? type : "text/plain", -1);
}

static char *
decode_words (const char *raw)
{
  return g_mime_utils_header_decode_text (options, raw);
}

static void
take_headers (BounceMessage *self)
{
  GMimeHeaderList *list = g_mime_object_get_header_list (self->root);
  int n = g_mime_header_list_get_count (list);

  for (int i = 0; i < n; i++)
    {
      GMimeHeader *header = g_mime_header_list_get_header_at (list, i);
      const char *raw = g_mime_header_get_raw_value (header);

      if (!bounce_headers_add (self->headers, g_mime_header_get_name (header), raw ? raw : "",
                               bounce_leaves_get_hint (self->leaves)))
        self->cut = TRUE;
    }
}

static void
add_part (BounceMessage *self,
          GMimePart     *part,
          guint          alternative,
          gboolean       in_report)
{
  BounceLeaf *leaf = bounce_leaves_add (self->leaves, dup_type (GMIME_OBJECT (part)));

  if (!leaf)
    {
      self->cut = TRUE;
      return;
    }
  bounce_leaf_set_labels (leaf, g_mime_part_get_filename (part), g_mime_part_get_content_description (part));
  leaf->content = part;
  leaf->charset = g_strdup (g_mime_object_get_content_type_parameter (GMIME_OBJECT (part), "charset"));
  leaf->part.attachment = g_mime_part_is_attachment (part);
  leaf->part.in_report = in_report;
  leaf->part.alternative = alternative;
}

static void
walk (BounceMessage *self,
      GMimeObject   *object,
      guint          alternative,
      gboolean       in_report,
      guint          depth)
{
  GMimeContentType *type = g_mime_object_get_content_type (object);
  GMimeMultipart *multipart = GMIME_IS_MULTIPART (object) ? GMIME_MULTIPART (object) : NULL;
  int n = multipart ? g_mime_multipart_get_count (multipart) : 0;
  const char *prologue = multipart ? g_mime_multipart_get_prologue (multipart) : NULL;

  if (depth > BOUNCE_MESSAGE_MAX_DEPTH)
    {
      self->cut = TRUE;
      return;
    }
  if (GMIME_IS_PART (object))
    add_part (self, GMIME_PART (object), alternative, in_report);
  if (alternative == 0 && g_mime_content_type_is_type (type, "multipart", "alternative"))
    alternative = ++self->n_alternatives;
  for (int i = 0; i < n; i++)
    walk (self, g_mime_multipart_get_part (multipart, i), alternative,
          g_mime_content_type_is_type (type, "multipart", "report"), depth + 1);
  if (n == 0 && prologue && depth > 0)
    bounce_leaves_add_raw (self->leaves, prologue, strlen (prologue));
}

/* Is there nothing in it, though the headers or the body promise parts? Under a
 * type that is no multipart the first must stand at the very beginning: further
 * down it belongs to the message that a plain notice quotes. */
static void
guess_parts (BounceMessage *self,
             const char    *body,
             gsize          length)
{
  gboolean multipart = self->root && GMIME_IS_MULTIPART (self->root);

  if (multipart ? g_mime_multipart_get_count (GMIME_MULTIPART (self->root)) > 0
                : !g_str_equal (self->type, "text/plain"))
    return;
  self->guessed_bytes = bounce_repair_boundary (body, length, multipart ? length : MAX_PREAMBLE,
                                                multipart ? self->type : "multipart/mixed");
  self->guessed = self->guessed_bytes ? parse_bytes (self->guessed_bytes) : NULL;
  if (self->guessed && GMIME_IS_MULTIPART (self->guessed))
    walk (self, self->guessed, 0, FALSE, 0);
}

static BounceMessage *
parse (const char *data,
       gsize       length,
       gboolean    headers_only,
       guint       depth)
{
  static GOnce once = G_ONCE_INIT;
  BounceMessage *self = g_new0 (BounceMessage, 1);
  gsize body_at;

  g_once (&once, start_gmime, NULL);
  self->depth = depth;
  self->headers = bounce_headers_new (decode_words);
  self->leaves = bounce_leaves_new ();
  self->parameters = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->bytes = bounce_repair_message (data, length, &body_at, &self->cut);
  if (headers_only)
    g_byte_array_set_size (self->bytes, body_at);

  self->root = parse_bytes (self->bytes);
  self->type = dup_type (self->root);
  if (!headers_only)
    {
      const char *body = (const char *) self->bytes->data + body_at;

      guess_parts (self, body, self->bytes->len - body_at);
      if (bounce_leaves_get_n (self->leaves) == 0 && self->root)
        walk (self, self->root, 0, FALSE, 0);
      if (bounce_leaves_get_n (self->leaves) == 0)
        bounce_leaves_add_raw (self->leaves, body, self->bytes->len - body_at);
    }
  if (self->root)
    take_headers (self);
  return self;
}

BounceMessage *
bounce_message_parse (GBytes *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  return parse (data ? data : "", length, FALSE, 0);
}

BounceMessage *
bounce_message_parse_headers (const char *text,
                              gssize      length)
{
  return parse (text, length < 0 ? strlen (text) : (gsize) length, TRUE, 0);
}

const char *
bounce_message_get_header (BounceMessage *self,
                           const char    *name)
{
  return bounce_headers_get (self->headers, name);
}

guint
bounce_message_get_n_headers (BounceMessage *self)
{
  return bounce_headers_get_n (self->headers);
}

void
bounce_message_get_nth_header (BounceMessage *self,
                               guint          nth,
                               const char   **name,
                               const char   **value)
{
  bounce_headers_get_nth (self->headers, nth, name, value);
}

/* GMime turns "xn--" names into letters; @idn keeps them. */
static void
collect_addresses (InternetAddressList *list,
                   GPtrArray           *into,
                   gboolean             idn,
                   guint                depth)
{
  int n = list && depth < 4 ? internet_address_list_length (list) : 0;

  for (int i = 0; i < n && into->len < MAX_ADDRESSES; i++)
    {
      InternetAddress *address = internet_address_list_get_address (list, i);
      InternetAddressMailbox *mailbox = INTERNET_ADDRESS_IS_MAILBOX (address) ? INTERNET_ADDRESS_MAILBOX (address) : NULL;
      char *tidy = bounce_addr_spec_tidy (!mailbox ? NULL : idn ? internet_address_mailbox_get_idn_addr (mailbox)
                                                                : internet_address_mailbox_get_addr (mailbox));

      if (tidy)
        g_ptr_array_add (into, tidy);
      else if (INTERNET_ADDRESS_IS_GROUP (address))
        collect_addresses (internet_address_group_get_members (INTERNET_ADDRESS_GROUP (address)), into, idn, depth + 1);
    }
}

char **
bounce_message_dup_addresses (BounceMessage *self,
                              const char    *name)
{
  g_autoptr (GPtrArray) addresses = g_ptr_array_new_with_free_func (g_free);
  const char *raw = bounce_headers_get_raw (self->headers, name);
  InternetAddressList *list = raw ? internet_address_list_parse (options, raw) : NULL;
  char *address;

  collect_addresses (list, addresses, raw && g_str_is_ascii (raw), 0);
  g_clear_object (&list);
  if (addresses->len == 0 && raw)
    {
      const char *cursor = bounce_headers_get (self->headers, name);

      while (addresses->len < MAX_ADDRESSES && (address = bounce_addr_spec_find (&cursor)))
        g_ptr_array_add (addresses, address);
    }
  g_ptr_array_add (addresses, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&addresses), FALSE);
}

GDateTime *
bounce_message_get_date (BounceMessage *self)
{
  const char *value = bounce_headers_get (self->headers, "date");
  g_autoptr (GDateTime) date = value ? g_mime_utils_header_decode_date (value) : NULL;
  int year = date ? g_date_time_get_year (date) : 0;

  /* GMime takes the year 0 for 2000. */
  return year >= 1970 && year < 2200 && !strstr (value, " 0000 ") ? g_steal_pointer (&date) : NULL;
}

const char *
bounce_message_get_type (BounceMessage *self)
{
  return self->type;
}

const char *
bounce_message_get_type_parameter (BounceMessage *self,
                                   const char    *name)
{
  const char *value = self->root ? g_mime_object_get_content_type_parameter (self->root, name) : NULL;

  if (value && !g_hash_table_contains (self->parameters, name))
    g_hash_table_insert (self->parameters, g_strdup (name), g_ascii_strdown (value, -1));
  return g_hash_table_lookup (self->parameters, name);
}

guint
bounce_message_get_n_parts (BounceMessage *self)
{
  return bounce_leaves_get_n (self->leaves);
}

const BouncePart *
bounce_message_get_part (BounceMessage *self,
                         guint          nth)
{
  BounceLeaf *leaf = bounce_leaves_get (self->leaves, nth);

  g_return_val_if_fail (leaf != NULL, NULL);

  return &leaf->part;
}

/* Appends the first MAX_BYTES of the stream, transfer encoding undone. */
static void
read_stream (GMimeStream         *whole,
             GMimeContentEncoding encoding,
             GByteArray          *into)
{
  gint64 length = CLAMP (g_mime_stream_length (whole), 0, MAX_BYTES);
  g_autoptr (GMimeStream) source = g_mime_stream_substream (whole, whole->bound_start, whole->bound_start + length);
  g_autoptr (GMimeStream) sink = g_mime_stream_mem_new ();
  g_autoptr (GMimeDataWrapper) wrapper = g_mime_data_wrapper_new_with_stream (source, encoding);

  g_mime_stream_mem_set_byte_array (GMIME_STREAM_MEM (sink), into);
  g_mime_data_wrapper_write_to_stream (wrapper, sink);
}

static GByteArray *
decode_leaf (BounceMessage *self,
             BounceLeaf    *leaf)
{
  GByteArray *bytes = g_byte_array_new ();
  GMimeDataWrapper *content = leaf->content ? g_mime_part_get_content (leaf->content) : NULL;
  GMimeStream *whole = content ? g_mime_data_wrapper_get_stream (content) : NULL;
  GMimeContentEncoding encoding = content ? g_mime_data_wrapper_get_encoding (content) : GMIME_CONTENT_ENCODING_DEFAULT;

  self->cut = self->cut || (whole ? g_mime_stream_length (whole) : (gint64) leaf->raw_length) > MAX_BYTES;
  if (!whole)
    return g_byte_array_append (bytes, (const guint8 *) leaf->raw, MIN (leaf->raw_length, MAX_BYTES));
  if (encoding == GMIME_CONTENT_ENCODING_BASE64)
    {
      read_stream (whole, GMIME_CONTENT_ENCODING_DEFAULT, bytes);
      if (bounce_text_is_no_base64 ((const char *) bytes->data, bytes->len))
        return bytes;
      g_byte_array_set_size (bytes, 0);
    }
  read_stream (whole, encoding, bytes);
  return bytes;
}

const char *
bounce_message_get_part_text (BounceMessage *self,
                              guint          nth)
{
  BounceLeaf *leaf = bounce_leaves_get (self->leaves, nth);

  g_return_val_if_fail (leaf != NULL, NULL);

  if (!leaf->text)
    bounce_leaves_fill_text (self->leaves, leaf, decode_leaf (self, leaf), &self->cut);
  return leaf->text;
}

BounceMessage *
bounce_message_dup_part_message (BounceMessage *self,
                                 guint          nth)
{
  BounceLeaf *leaf = bounce_leaves_get (self->leaves, nth);
  g_autoptr (GByteArray) bytes = NULL;
  gboolean headers;

  g_return_val_if_fail (leaf != NULL, NULL);

  headers = bounce_words_is_headers (leaf->part.type);
  if (!headers && !bounce_words_is_message (leaf->part.type) &&
      (g_str_has_prefix (leaf->part.type, "message/") ||
       !bounce_text_holds_message (bounce_message_get_part_text (self, nth))))
    return NULL;
  if (self->depth >= BOUNCE_MESSAGE_MAX_DEPTH)
    {
      self->cut = TRUE;
      return NULL;
    }
  bytes = decode_leaf (self, leaf);
  return parse (bytes->data ? (const char *) bytes->data : "", bytes->len, headers, self->depth + 1);
}

const char *
bounce_message_get_text (BounceMessage *self)
{
  if (!self->text)
    self->text = bounce_words_dup_text (self);
  return self->text;
}

gboolean
bounce_message_is_cut (BounceMessage *self)
{
  return self->cut;
}

void
bounce_message_free (BounceMessage *self)
{
  g_clear_object (&self->root);
  g_clear_object (&self->guessed);
  g_byte_array_unref (self->bytes);
  g_clear_pointer (&self->guessed_bytes, g_byte_array_unref);
  bounce_headers_free (self->headers);
  bounce_leaves_free (self->leaves);
  g_hash_table_unref (self->parameters);
  g_free (self->type);
  g_free (self->text);
  g_free (self);
}
