/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* One parsed message: GMime finds and decodes the parts; what it would refuse
 * is mended before, what it leaves open is decided here. */
#include "bounce-message.h"
#include "bounce-addr-spec.h"
#include "bounce-repair.h"
#include "bounce-text.h"

#include <gmime/gmime.h>
#include <string.h>

#define MAX_VALUE     (64 * 1024)                        /* bytes of one header */
#define MAX_ADDRESSES 1000
#define MAX_BYTES     (4 * BOUNCE_MESSAGE_MAX_TEXT)      /* of one part, encoded */

typedef struct
{
  char    *name;
  char    *raw;                  /* as text, not yet RFC 2047 decoded */
  char    *value;                /* made when asked for */
} Header;

typedef struct
{
  BouncePart  part;
  char       *type, *name, *description;
  GMimePart  *content;           /* or: */
  const char *raw;               /* a body that GMime found no parts in */
  gsize       raw_length;
  guint       alternative;       /* number of the multipart/alternative, or 0 */
  char       *text;              /* made when asked for */
} Leaf;

struct _BounceMessage
{
  GMimeObject *root;             /* both keep their bytes; either may be NULL */
  GMimeObject *guessed;
  GByteArray  *bytes, *guessed_bytes;
  GArray      *headers;          /* Header */
  GPtrArray   *leaves;           /* Leaf */
  GHashTable  *parameters;
  char        *type;
  char        *hint;             /* a charset that one of the parts states */
  char        *text;
  guint        depth;            /* messages around this one */
  guint        n_alternatives;
  gboolean     cut;
};

static GMimeParserOptions *options;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GMimeDataWrapper, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GMimeParser, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GMimeStream, g_object_unref)

static void
leaf_free (gpointer data)
{
  Leaf *leaf = data;

  g_free (leaf->type);
  g_free (leaf->name);
  g_free (leaf->description);
  g_free (leaf->text);
  g_free (leaf);
}

static void
header_clear (gpointer data)
{
  Header *header = data;

  g_free (header->name);
  g_free (header->raw);
  g_free (header->value);
}

/* Messages inside are leaves to us, opened one by one when asked for: they get
 * the same mending as the outermost, and no depth of them costs anything. */
static gpointer
start_gmime (gpointer unused)
{
  static const char * const opaque[] = {
    "*", "rfc822", "rfc2822", "global", "news", "partial", "external-body", "global-headers", "delivery-status",
  };

  g_mime_init ();
  for (guint i = 0; i < G_N_ELEMENTS (opaque); i++)
    g_mime_object_register_type ("message", opaque[i], GMIME_TYPE_PART);
  options = g_mime_parser_options_new ();
  g_mime_parser_options_set_address_compliance_mode (options, GMIME_RFC_COMPLIANCE_LOOSE);
  g_mime_parser_options_set_parameter_compliance_mode (options, GMIME_RFC_COMPLIANCE_LOOSE);
  g_mime_parser_options_set_rfc2047_compliance_mode (options, GMIME_RFC_COMPLIANCE_LOOSE);
  g_mime_parser_options_set_allow_addresses_without_domain (options, TRUE);
  return NULL;
}

/* The caller keeps @bytes as long as what comes back.
 * GMime's own GMimeMessage reads all addresses again at each further To:, so a
 * part is asked for, which keeps its headers as they are. */
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

static void
take_headers (BounceMessage *self)
{
  GMimeHeaderList *list = g_mime_object_get_header_list (self->root);
  int n = g_mime_header_list_get_count (list);

  for (int i = 0; i < n; i++)
    {
      GMimeHeader *header = g_mime_header_list_get_header_at (list, i);
      const char *raw = g_mime_header_get_raw_value (header);
      gsize length = raw ? strlen (raw) : 0;
      Header taken = { g_utf8_make_valid (g_mime_header_get_name (header), -1), NULL, NULL };

      self->cut = self->cut || length > MAX_VALUE;
      taken.raw = bounce_text_from_header (raw ? raw : "", MIN (length, MAX_VALUE), self->hint);
      g_array_append_val (self->headers, taken);
    }
}

static Leaf *
add_leaf (BounceMessage *self,
          const char    *type)
{
  Leaf *leaf;

  if (self->leaves->len == BOUNCE_MESSAGE_MAX_PARTS)
    {
      self->cut = TRUE;
      return NULL;
    }
  leaf = g_new0 (Leaf, 1);
  leaf->type = g_ascii_strdown (type, -1);
  leaf->part.type = leaf->type;
  g_ptr_array_add (self->leaves, leaf);
  return leaf;
}

static char *
dup_decoded (const char *value)
{
  g_autofree char *text = value ? bounce_text_from_header (value, MIN (strlen (value), 1024), NULL) : NULL;
  char *decoded = text ? g_mime_utils_header_decode_text (options, text) : NULL;

  if (decoded)
    bounce_text_mend_header (decoded);
  return decoded;
}

static void
add_part (BounceMessage *self,
          GMimeObject   *object,
          guint          alternative,
          gboolean       in_report)
{
  g_autofree char *type = g_mime_content_type_get_mime_type (g_mime_object_get_content_type (object));
  const char *charset = g_mime_object_get_content_type_parameter (object, "charset");
  Leaf *leaf = add_leaf (self, type);

  if (!leaf)
    return;
  leaf->content = GMIME_PART (object);
  leaf->name = dup_decoded (g_mime_part_get_filename (leaf->content));
  leaf->description = dup_decoded (g_mime_part_get_content_description (leaf->content));
  leaf->alternative = alternative;
  leaf->part.name = leaf->name;
  leaf->part.description = leaf->description;
  leaf->part.attachment = g_mime_part_is_attachment (leaf->content);
  leaf->part.in_report = in_report;
  if (!self->hint && charset && g_ascii_strcasecmp (charset, "us-ascii") != 0 &&
      g_ascii_strcasecmp (charset, "utf-8") != 0)
    self->hint = g_strndup (charset, 40);
}

static void
walk (BounceMessage *self,
      GMimeObject   *object,
      guint          alternative,
      gboolean       in_report,
      guint          depth)
{
  GMimeMultipart *multipart;
  gboolean is_report;
  const char *prologue;

  if (depth > BOUNCE_MESSAGE_MAX_DEPTH || self->leaves->len == BOUNCE_MESSAGE_MAX_PARTS)
    {
      self->cut = TRUE;
      return;
    }
  if (GMIME_IS_PART (object))
    add_part (self, object, alternative, in_report);
  if (!GMIME_IS_MULTIPART (object))
    return;

  multipart = GMIME_MULTIPART (object);
  is_report = g_mime_content_type_is_type (g_mime_object_get_content_type (object), "multipart", "report");
  if (alternative == 0 &&
      g_mime_content_type_is_type (g_mime_object_get_content_type (object), "multipart", "alternative"))
    alternative = ++self->n_alternatives;
  for (int i = 0; i < g_mime_multipart_get_count (multipart); i++)
    walk (self, g_mime_multipart_get_part (multipart, i), alternative, is_report, depth + 1);

  prologue = g_mime_multipart_get_prologue (multipart);
  if (g_mime_multipart_get_count (multipart) == 0 && prologue && depth > 0)
    {
      Leaf *leaf = add_leaf (self, "text/plain");

      if (leaf)
        {
          leaf->raw = prologue;
          leaf->raw_length = strlen (prologue);
        }
    }
}

/* Parts whose boundary the headers do not tell, or tell wrongly. Under a type
 * that is no multipart the first one must stand at the very beginning: further
 * down it belongs to the message that a plain notice quotes. */
static void
walk_guessed (BounceMessage *self,
              gsize          body_at)
{
  const char *body = (const char *) self->bytes->data + body_at;
  gsize length = self->bytes->len - body_at;
  gboolean multipart = self->root && GMIME_IS_MULTIPART (self->root);
  g_autofree char *boundary = bounce_repair_boundary (body, multipart ? length : MIN (length, 400));
  g_autofree char *header = NULL;

  if (!boundary)
    return;
  header = g_strdup_printf ("Content-Type: %s; boundary=\"%s\"\n\n",
                            g_str_has_prefix (self->type, "multipart/") ? self->type : "multipart/mixed", boundary);
  self->guessed_bytes = g_byte_array_sized_new (strlen (header) + length);
  g_byte_array_append (self->guessed_bytes, (const guint8 *) header, strlen (header));
  g_byte_array_append (self->guessed_bytes, (const guint8 *) body, length);
  self->guessed = parse_bytes (self->guessed_bytes);
  if (self->guessed && GMIME_IS_MULTIPART (self->guessed) &&
      g_mime_multipart_get_count (GMIME_MULTIPART (self->guessed)) > 0)
    walk (self, self->guessed, 0, FALSE, 0);
}

static void
find_parts (BounceMessage *self,
            gsize          body_at)
{
  gboolean multipart = self->root && GMIME_IS_MULTIPART (self->root);
  Leaf *leaf;

  if (!multipart || g_mime_multipart_get_count (GMIME_MULTIPART (self->root)) == 0)
    {
      if (multipart || g_str_equal (self->type, "text/plain"))
        walk_guessed (self, body_at);
    }
  if (self->leaves->len == 0 && self->root)
    walk (self, self->root, 0, FALSE, 0);
  if (self->leaves->len > 0 || self->bytes->len == body_at)
    return;
  /* No parts at all in it: what is there is text. */
  leaf = add_leaf (self, "text/plain");
  leaf->raw = (const char *) self->bytes->data + body_at;
  leaf->raw_length = self->bytes->len - body_at;
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
  self->headers = g_array_new (FALSE, FALSE, sizeof (Header));
  g_array_set_clear_func (self->headers, header_clear);
  self->leaves = g_ptr_array_new_with_free_func (leaf_free);
  self->parameters = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->bytes = bounce_repair_message (data, length, &body_at, &self->cut);
  if (headers_only)
    g_byte_array_set_size (self->bytes, body_at);

  self->root = parse_bytes (self->bytes);
  if (self->root)
    {
      g_autofree char *type = g_mime_content_type_get_mime_type (g_mime_object_get_content_type (self->root));

      self->type = g_ascii_strdown (type, -1);
    }
  else
    self->type = g_strdup ("text/plain");
  if (!headers_only)
    find_parts (self, body_at);
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

static const char *
header_value (Header *header)
{
  if (!header->value)
    {
      header->value = strstr (header->raw, "=?") ? g_mime_utils_header_decode_text (options, header->raw) : NULL;
      if (!header->value)
        header->value = g_strdup (header->raw);
      else if (!g_utf8_validate (header->value, -1, NULL))
        {
          g_autofree char *broken = header->value;

          header->value = g_utf8_make_valid (broken, -1);
        }
      bounce_text_mend_header (header->value);
    }
  return header->value;
}

static Header *
find_header (BounceMessage *self,
             const char    *name)
{
  for (guint i = 0; i < self->headers->len; i++)
    {
      Header *header = &g_array_index (self->headers, Header, i);

      if (g_ascii_strcasecmp (header->name, name) == 0)
        return header;
    }
  return NULL;
}

const char *
bounce_message_get_header (BounceMessage *self,
                           const char    *name)
{
  Header *header = find_header (self, name);

  return header ? header_value (header) : NULL;
}

guint
bounce_message_get_n_headers (BounceMessage *self)
{
  return self->headers->len;
}

void
bounce_message_get_nth_header (BounceMessage *self,
                               guint          nth,
                               const char   **name,
                               const char   **value)
{
  Header *header;

  g_return_if_fail (nth < self->headers->len);

  header = &g_array_index (self->headers, Header, nth);
  if (name)
    *name = header->name;
  if (value)
    *value = header_value (header);
}

static void
collect_addresses (InternetAddressList *list,
                   GPtrArray           *into,
                   guint                depth)
{
  int n = internet_address_list_length (list);

  for (int i = 0; i < n && into->len < MAX_ADDRESSES; i++)
    {
      InternetAddress *address = internet_address_list_get_address (list, i);

      if (INTERNET_ADDRESS_IS_MAILBOX (address))
        {
          char *tidy = bounce_addr_spec_tidy (internet_address_mailbox_get_addr (INTERNET_ADDRESS_MAILBOX (address)));

          if (tidy)
            g_ptr_array_add (into, tidy);
        }
      else if (depth < 4 && internet_address_group_get_members (INTERNET_ADDRESS_GROUP (address)))
        collect_addresses (internet_address_group_get_members (INTERNET_ADDRESS_GROUP (address)), into, depth + 1);
    }
}

char **
bounce_message_dup_addresses (BounceMessage *self,
                              const char    *name)
{
  g_autoptr (GPtrArray) addresses = g_ptr_array_new_with_free_func (g_free);
  Header *header = find_header (self, name);
  InternetAddressList *list = header ? internet_address_list_parse (options, header->raw) : NULL;

  if (list)
    {
      collect_addresses (list, addresses, 0);
      g_object_unref (list);
    }
  if (header && addresses->len == 0)
    {
      const char *cursor = header_value (header);
      char *address;

      while (addresses->len < MAX_ADDRESSES && (address = bounce_addr_spec_find (&cursor)))
        g_ptr_array_add (addresses, address);
    }
  g_ptr_array_add (addresses, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&addresses), FALSE);
}

GDateTime *
bounce_message_get_date (BounceMessage *self)
{
  const char *value = bounce_message_get_header (self, "date");
  g_autoptr (GDateTime) date = value ? g_mime_utils_header_decode_date (value) : NULL;
  int year = date ? g_date_time_get_year (date) : 0;

  return year >= 1970 && year < 2200 ? g_steal_pointer (&date) : NULL;
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
  const char *known = g_hash_table_lookup (self->parameters, name);
  const char *value = !known && self->root ? g_mime_object_get_content_type_parameter (self->root, name) : NULL;

  if (!value)
    return known;
  g_hash_table_insert (self->parameters, g_strdup (name), g_ascii_strdown (value, -1));
  return g_hash_table_lookup (self->parameters, name);
}

guint
bounce_message_get_n_parts (BounceMessage *self)
{
  return self->leaves->len;
}

static Leaf *
nth_leaf (BounceMessage *self,
          guint          nth)
{
  return nth < self->leaves->len ? g_ptr_array_index (self->leaves, nth) : NULL;
}

const BouncePart *
bounce_message_get_part (BounceMessage *self,
                         guint          nth)
{
  Leaf *leaf = nth_leaf (self, nth);

  g_return_val_if_fail (leaf != NULL, NULL);
  return &leaf->part;
}

/* The part's bytes, transfer encoding undone. */
static GByteArray *
decode_leaf (BounceMessage *self,
             Leaf          *leaf)
{
  GByteArray *bytes = g_byte_array_new ();
  GMimeDataWrapper *content = leaf->content ? g_mime_part_get_content (leaf->content) : NULL;
  GMimeStream *whole = content ? g_mime_data_wrapper_get_stream (content) : NULL;
  g_autoptr (GMimeStream) source = NULL;
  g_autoptr (GMimeStream) sink = NULL;
  g_autoptr (GMimeDataWrapper) wrapper = NULL;
  GMimeContentEncoding encoding;
  gint64 length;

  if (!whole)
    {
      g_byte_array_append (bytes, (const guint8 *) leaf->raw, MIN (leaf->raw_length, MAX_BYTES));
      self->cut = self->cut || leaf->raw_length > MAX_BYTES;
      return bytes;
    }
  length = g_mime_stream_length (whole);
  self->cut = self->cut || length > MAX_BYTES;
  source = g_mime_stream_substream (whole, whole->bound_start, whole->bound_start + CLAMP (length, 0, MAX_BYTES));
  encoding = g_mime_data_wrapper_get_encoding (content);
  sink = g_mime_stream_mem_new ();
  g_mime_stream_mem_set_byte_array (GMIME_STREAM_MEM (sink), bytes);
  wrapper = g_mime_data_wrapper_new_with_stream (source, encoding);
  g_mime_data_wrapper_write_to_stream (wrapper, sink);
  return bytes;
}

const char *
bounce_message_get_part_text (BounceMessage *self,
                              guint          nth)
{
  Leaf *leaf = nth_leaf (self, nth);

  g_return_val_if_fail (leaf != NULL, NULL);

  if (!leaf->text)
    {
      g_autoptr (GByteArray) bytes = decode_leaf (self, leaf);
      const char *charset = leaf->content
        ? g_mime_object_get_content_type_parameter (GMIME_OBJECT (leaf->content), "charset") : NULL;

      leaf->text = bounce_text_from_bytes ((const char *) bytes->data, bytes->len, leaf->type, charset, self->hint,
                                           BOUNCE_MESSAGE_MAX_TEXT, &self->cut);
    }
  return leaf->text;
}

static gboolean
is_headers_type (const char *type)
{
  return strcmp (type, "text/rfc822-headers") == 0 || strcmp (type, "message/global-headers") == 0 ||
    strcmp (type, "message/rfc822-headers") == 0;
}

static gboolean
is_message_type (const char *type)
{
  return strcmp (type, "message/rfc822") == 0 || strcmp (type, "message/global") == 0 ||
    strcmp (type, "message/rfc2822") == 0 || strcmp (type, "message/partial") == 0;
}

BounceMessage *
bounce_message_dup_part_message (BounceMessage *self,
                                 guint          nth)
{
  Leaf *leaf = nth_leaf (self, nth);
  g_autoptr (GByteArray) bytes = NULL;
  BounceMessage *inner;

  g_return_val_if_fail (leaf != NULL, NULL);

  if (!is_headers_type (leaf->type) && !is_message_type (leaf->type) &&
      (g_str_has_prefix (leaf->type, "message/") ||
       !bounce_text_holds_message (bounce_message_get_part_text (self, nth))))
    return NULL;
  if (self->depth + 1 > BOUNCE_MESSAGE_MAX_DEPTH)
    {
      self->cut = TRUE;
      return NULL;
    }
  bytes = decode_leaf (self, leaf);
  inner = parse (bytes->data ? (const char *) bytes->data : "", bytes->len, is_headers_type (leaf->type),
                 self->depth + 1);
  return inner;
}

/* Where the report or the returned message begins, the human words end. */
static gboolean
ends_words (const Leaf *leaf)
{
  return g_str_has_prefix (leaf->type, "message/") || is_headers_type (leaf->type);
}

/* The nth leaf's words: "" for what is no text, or not the best of its
 * alternatives. */
static const char *
words_of (BounceMessage *self,
          guint          nth)
{
  Leaf *leaf = nth_leaf (self, nth);
  guint best = nth;

  if (!g_str_has_prefix (leaf->type, "text/"))
    return "";
  if (leaf->alternative > 0)
    {
      best = G_MAXUINT;
      for (guint i = 0; i < self->leaves->len; i++)
        {
          Leaf *other = nth_leaf (self, i);
          gboolean plain = strcmp (other->type, "text/plain") == 0;

          if (other->alternative != leaf->alternative || !g_str_has_prefix (other->type, "text/") ||
              bounce_text_is_blank (bounce_message_get_part_text (self, i)))
            continue;
          if (best == G_MAXUINT || (plain && strcmp (nth_leaf (self, best)->type, "text/plain") != 0))
            best = i;
        }
    }
  return best == nth ? bounce_message_get_part_text (self, nth) : "";
}

const char *
bounce_message_get_text (BounceMessage *self)
{
  g_autoptr (GString) joined = NULL;

  if (self->text)
    return self->text;
  joined = g_string_new (NULL);
  for (guint i = 0; i < self->leaves->len; i++)
    {
      Leaf *leaf = nth_leaf (self, i);
      const char *words;

      if (joined->len > 0 && (ends_words (leaf) || leaf->part.attachment))
        break;
      if (ends_words (leaf))
        continue;
      words = words_of (self, i);
      if (bounce_text_is_blank (words))
        continue;
      if (joined->len > 0 && joined->str[joined->len - 1] != '\n')
        g_string_append_c (joined, '\n');
      g_string_append (joined, words);
    }
  self->text = g_strdup (joined->str);
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
  g_array_unref (self->headers);
  g_ptr_array_unref (self->leaves);
  g_hash_table_unref (self->parameters);
  g_free (self->type);
  g_free (self->hint);
  g_free (self->text);
  g_free (self);
}
