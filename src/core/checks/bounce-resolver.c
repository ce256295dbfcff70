/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* One DNS question at a time, on the main loop. The only door to c-ares.
 *
 * c-ares 1.18 can cancel a whole channel only. Therefore a question that is
 * given up lets go of its ticket, and what c-ares says of it later is dropped.
 * Nothing of others is called from inside c-ares: answers wait in
 * bounce-pending for their turn. */
#include "bounce-resolver.h"

#include "bounce-dns-packet.h"
#include "bounce-pending.h"
#include "bounce-servers-watch.h"
#include "bounce-servers.h"
#include "bounce-socket-source.h"

/* Silences the newer c-ares, whose replacements 1.18 does not have. */
#define CARES_NO_DEPRECATED
#include <ares.h>

#define SYSTEM_FILE   "/etc/resolv.conf"
#define FIRST_TIMEOUT 500        /* milliseconds, doubled at each try           */
#define TRIES         5          /* the own deadline comes first                */
#define MAX_CHANNELS  3          /* servers that may refuse before we believe it*/
#define CLASS_IN      1
#define RCODE_SERVFAIL 2

static const int types[BOUNCE_N_QUESTIONS] = {
  [BOUNCE_QUESTION_A] = 1, [BOUNCE_QUESTION_AAAA] = 28, [BOUNCE_QUESTION_PTR] = 12,
  [BOUNCE_QUESTION_TXT] = 16, [BOUNCE_QUESTION_MX] = 15, [BOUNCE_QUESTION_SOA] = 6,
};

/* A c-ares channel, with its sockets and its clock. */
typedef struct
{
  GSource     *source;
  ares_channel ares;
  guint        running;          /* questions c-ares has not yet answered       */
} Channel;

/* What c-ares holds of a question. */
typedef struct
{
  Channel               *channel;
  BouncePendingQuestion *question;   /* NULL: nobody waits any more             */
} Ticket;

struct _BounceResolver
{
  GObject             parent_instance;
  BounceServers      *servers;
  char               *path;      /* NULL when the servers were set explicitly   */
  GNetworkMonitor    *monitor;   /* NULL for the system's                       */
  BounceServersWatch *watch;
  guint               serial;
  Channel            *channels[MAX_CHANNELS];   /* the nth without the first n servers */
  BouncePending      *pending;   /* NULL before the first question              */
};

G_DEFINE_FINAL_TYPE (BounceResolver, bounce_resolver, G_TYPE_OBJECT)

/* ---- a channel on the main loop ----------------------------------------- */

static void
rearm (Channel *self)
{
  struct timeval left;

  if (ares_timeout (self->ares, NULL, &left))
    g_source_set_ready_time (self->source, g_get_monotonic_time () + left.tv_sec * G_USEC_PER_SEC + left.tv_usec);
  else
    g_source_set_ready_time (self->source, -1);
}

static void
on_socket_state (void *data, ares_socket_t fd, int readable, int writable)
{
  Channel *self = data;

  bounce_socket_source_watch (self->source, fd,
                              (readable ? G_IO_IN | G_IO_HUP | G_IO_ERR : 0) | (writable ? G_IO_OUT : 0));
}

static void
on_socket_ready (int fd, GIOCondition condition, gpointer data)
{
  Channel *self = data;

  ares_process_fd (self->ares, condition & (G_IO_IN | G_IO_HUP | G_IO_ERR) ? fd : ARES_SOCKET_BAD,
                   condition & G_IO_OUT ? fd : ARES_SOCKET_BAD);
  rearm (self);
}

static void
channel_free (Channel *self)
{
  if (self->ares)
    ares_destroy (self->ares);
  g_source_destroy (self->source);
  g_source_unref (self->source);
  g_free (self);
}

static gboolean
init_ares (Channel *self)
{
  struct ares_options options = { 0 };
  int mask = ARES_OPT_FLAGS | ARES_OPT_TIMEOUTMS | ARES_OPT_TRIES | ARES_OPT_LOOKUPS | ARES_OPT_NOROTATE | ARES_OPT_SOCK_STATE_CB;

  /* Without NOCHECKRESP a refusal looks like silence. EDNS stays off: a server
   * that does not know it makes 1.18 fail what is in flight. */
  options.flags = ARES_FLAG_NOCHECKRESP | ARES_FLAG_NOSEARCH;
  options.timeout = FIRST_TIMEOUT;
  options.tries = TRIES;
  options.lookups = (char *) "b";
  options.sock_state_cb = on_socket_state;
  options.sock_state_cb_data = self;
#ifdef ARES_OPT_QUERY_CACHE
  /* Newer ones would answer "check again" from a memory of their own. */
  options.qcache_max_ttl = 0;
  mask |= ARES_OPT_QUERY_CACHE;
#endif
#ifdef ARES_OPT_UDP_MAX_QUERIES
  /* Newer ones close a socket on which one malformed answer came, with all that
   * is asked through it: one bad list would silence the others. A port for each
   * question is also harder to guess. */
  options.udp_max_queries = 1;
  mask |= ARES_OPT_UDP_MAX_QUERIES;
#endif
  return ares_init_options (&self->ares, &options, mask) == ARES_SUCCESS;
}

static gboolean
set_servers (Channel *self, const BounceServers *servers, guint skip)
{
  g_autofree char *all = bounce_servers_dup_csv (servers, skip, TRUE);
  g_autofree char *plain = bounce_servers_dup_csv (servers, skip, FALSE);

  return ares_set_servers_ports_csv (self->ares, all) == ARES_SUCCESS ||
         (*plain && ares_set_servers_ports_csv (self->ares, plain) == ARES_SUCCESS);
}

/* NULL when c-ares cannot, which is memory, or servers it does not understand. */
static Channel *
channel_new (const BounceServers *servers, guint skip)
{
  static gsize initialized;
  Channel *self = g_new0 (Channel, 1);

  if (g_once_init_enter (&initialized))
    g_once_init_leave (&initialized, ares_library_init (ARES_LIB_INIT_ALL) + 1);
  self->source = bounce_socket_source_new (on_socket_ready, self);
  g_source_set_static_name (self->source, "bounce-resolver");
  g_source_attach (self->source, g_main_context_get_thread_default ());
  if (init_ares (self) && set_servers (self, servers, skip))
    return self;
  channel_free (self);
  return NULL;
}

/* ---- what c-ares says --------------------------------------------------- */

/* NULL when nobody said anything. */
static BounceAnswer *
read_answer (const BouncePendingQuestion *question, int status, const unsigned char *data, int length)
{
  BounceAnswer *answer;
  BounceAnswerKind kind;

  if (data && length > 0)
    return bounce_dns_packet_read (data, length, question->name, question->type);
  switch (status)
    {
    case ARES_EBADNAME:
    case ARES_EBADQUERY:
      kind = BOUNCE_ANSWER_REJECTED;
      break;
    case ARES_EBADRESP:
    case ARES_EFORMERR:
      kind = BOUNCE_ANSWER_BROKEN;
      break;
    default:
      return NULL;
    }
  answer = bounce_answer_new (kind, question->type, question->name, NULL, NULL, 0);
  answer->rcode = -1;
  bounce_answer_describe (answer);
  return answer;
}

static void
on_answer (void *data, int status, int timeouts, unsigned char *bytes, int length)
{
  Ticket *ticket = data;
  BouncePendingQuestion *question = ticket->question;
  BounceAnswer *answer;

  ticket->channel->running--;
  g_free (ticket);
  if (!question)
    return;
  question->ticket = NULL;
  answer = read_answer (question, status, bytes, length);
  /* The next server's silence does not undo what the one before said. */
  if (answer)
    {
      g_clear_pointer (&question->answer, bounce_answer_unref);
      question->answer = answer;
    }
  bounce_pending_answered (question);
}

static void
ask (BounceResolver *self, BouncePendingQuestion *question, guint nth)
{
  Channel *channel;
  Ticket *ticket;

  question->nth = nth;
  if (!self->channels[nth] && self->servers->length > nth)
    self->channels[nth] = channel_new (self->servers, nth);
  channel = self->channels[nth];
  if (!channel)
    {
      bounce_pending_answered (question);
      return;
    }
  ticket = g_new0 (Ticket, 1);
  ticket->channel = channel;
  ticket->question = question;
  question->ticket = ticket;
  channel->running++;
  ares_query (channel->ares, question->name, CLASS_IN, types[question->type], on_answer, ticket);
  rearm (channel);
}

/* ---- what becomes of a question ----------------------------------------- */

/* One server of several may be broken or keep us out: what it says of itself is
 * no word about the name (the C library goes on to the next as well). */
static gboolean
ask_another (BouncePendingQuestion *question, gpointer owner)
{
  BounceResolver *self = owner;
  guint next = question->nth + 1;

  if (!question->answer || next >= MIN (self->servers->length, MAX_CHANNELS))
    return FALSE;
  if (question->answer->kind != BOUNCE_ANSWER_REFUSED && question->answer->rcode != RCODE_SERVFAIL)
    return FALSE;
  ask (self, question, next);
  return TRUE;
}

static gboolean
has_network (BounceResolver *self)
{
  return g_network_monitor_get_network_available (self->monitor ? self->monitor : g_network_monitor_get_default ());
}

/* Silence is our own fault when there is no network; so is what a stub on this
 * machine says when it reaches nobody. Servers of a test are never offline. */
static gboolean
is_offline (BounceResolver *self, const BounceAnswer *answer)
{
  if (self->servers->length == 0)
    return TRUE;
  if (bounce_resolver_is_test (self) || (answer && !self->servers->all_loopback))
    return FALSE;
  if (answer && answer->kind != BOUNCE_ANSWER_REFUSED && answer->rcode != RCODE_SERVFAIL)
    return FALSE;
  return !has_network (self);
}

static void
end (BouncePendingQuestion *question, gpointer owner)
{
  if (!is_offline (owner, question->answer))
    return;
  g_clear_pointer (&question->answer, bounce_answer_unref);
  question->answer = bounce_answer_new (BOUNCE_ANSWER_OFFLINE, question->type, question->name, NULL, NULL, 0);
}

static void
let_go (BouncePendingQuestion *question, gpointer owner)
{
  Ticket *ticket = question->ticket;

  if (ticket)
    ticket->question = NULL;
  question->ticket = NULL;
}

/* c-ares shall not go on sending for those who left. */
static void
rest (gpointer owner)
{
  BounceResolver *self = owner;

  for (guint i = 0; i < MAX_CHANNELS; i++)
    if (self->channels[i] && self->channels[i]->running > 0)
      {
        ares_cancel (self->channels[i]->ares);
        rearm (self->channels[i]);
      }
}

/* ---- the system's servers ----------------------------------------------- */

static void
drop_channels (BounceResolver *self)
{
  for (guint i = 0; i < MAX_CHANNELS; i++)
    g_clear_pointer (&self->channels[i], channel_free);
}

/* Who waits asks the new servers: the old ones may be out of reach. */
static void
on_system_changed (gboolean network_changed, gpointer data)
{
  BounceResolver *self = data;
  g_autoptr (BounceServers) servers = bounce_servers_load (self->path);
  g_autoptr (GPtrArray) open = NULL;

  if (!network_changed && g_str_equal (servers->text, self->servers->text))
    return;
  bounce_servers_free (self->servers);
  self->servers = g_steal_pointer (&servers);
  self->serial++;
  open = bounce_pending_dup_open (self->pending);
  for (guint i = 0; i < open->len; i++)
    let_go (open->pdata[i], self);
  drop_channels (self);
  for (guint i = 0; i < open->len; i++)
    ask (self, open->pdata[i], 0);
}

/* At the first question: until then nothing is sent, watched or opened. */
static void
start (BounceResolver *self)
{
  static const BouncePendingFuncs funcs = { ask_another, end, let_go, rest };

  if (self->pending)
    return;
  self->pending = bounce_pending_new (&funcs, self);
  if (!self->path)
    return;
  self->watch = bounce_servers_watch_new (self->path, self->monitor, on_system_changed, self);
  on_system_changed (FALSE, self);
}

/* ---- the object --------------------------------------------------------- */

static void
bounce_resolver_finalize (GObject *object)
{
  BounceResolver *self = BOUNCE_RESOLVER (object);

  drop_channels (self);
  g_clear_pointer (&self->pending, bounce_pending_free);
  g_clear_pointer (&self->watch, bounce_servers_watch_free);
  g_clear_object (&self->monitor);
  g_clear_pointer (&self->servers, bounce_servers_free);
  g_free (self->path);
  G_OBJECT_CLASS (bounce_resolver_parent_class)->finalize (object);
}

static void
bounce_resolver_class_init (BounceResolverClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bounce_resolver_finalize;
}

static void
bounce_resolver_init (BounceResolver *self)
{
}

BounceResolver *
bounce_resolver_new (const char *servers, GError **error)
{
  g_autoptr (BounceServers) parsed = NULL;
  BounceResolver *self;

  if (!servers)
    return bounce_resolver_new_system (SYSTEM_FILE, NULL);
  parsed = bounce_servers_parse (servers, error);
  if (!parsed)
    return NULL;
  self = g_object_new (BOUNCE_TYPE_RESOLVER, NULL);
  self->servers = g_steal_pointer (&parsed);
  return self;
}

BounceResolver *
bounce_resolver_new_system (const char *path, GNetworkMonitor *monitor)
{
  BounceResolver *self = g_object_new (BOUNCE_TYPE_RESOLVER, NULL);

  self->path = g_strdup (path);
  self->monitor = monitor ? g_object_ref (monitor) : NULL;
  self->servers = bounce_servers_load (path);
  return self;
}

const char *
bounce_resolver_get_servers (BounceResolver *self)
{
  return self->servers->text;
}

gboolean
bounce_resolver_is_test (BounceResolver *self)
{
  return !self->path && self->servers->all_loopback;
}

guint
bounce_resolver_get_serial (BounceResolver *self)
{
  return self->serial;
}

void
bounce_resolver_ask_async (BounceResolver *self, const char *name, BounceQuestion question, guint deadline,
                           GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, bounce_resolver_ask_async);
  if (g_task_return_error_if_cancelled (task))
    return;
  start (self);
  ask (self, bounce_pending_add (self->pending, g_steal_pointer (&task), name, question,
                                 deadline ? deadline : BOUNCE_RESOLVER_DEADLINE), 0);
}

BounceAnswer *
bounce_resolver_ask_finish (BounceResolver *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
