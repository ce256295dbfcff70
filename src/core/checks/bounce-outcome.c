/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Turns an answer into what it says about the subject, and nothing more. */
#include "bounce-outcome.h"

#include "bounce-list-code.h"
#include "bounce-list-keys.h"
#include "bounce-list-text.h"

/* What an answer said, taken apart. */
typedef struct
{
  GPtrArray      *codes;         /* as they came                                */
  GPtrArray      *reasons[BOUNCE_CODE_ERROR + 1];
  guint           count[BOUNCE_CODE_ERROR + 1];
  BounceListKind  kind;          /* of the listing that accuses most            */
  gboolean        known_error;
  gboolean        foreign;       /* an address outside 127.0.0.0/8              */
} Reading;

const char *
bounce_outcome_to_id (BounceOutcome outcome)
{
  static const char * const ids[BOUNCE_N_OUTCOMES] = { "listed", "allowed", "clean", "unsure" };

  g_return_val_if_fail ((guint) outcome < BOUNCE_N_OUTCOMES, NULL);

  return ids[outcome];
}

const char *
bounce_why_to_id (BounceWhy why)
{
  static const char * const ids[BOUNCE_N_WHYS] = {
    NULL, "refused", "broken-list", "rewritten", "failure", "no-answer", "unknown-code", "not-asked",
  };

  g_return_val_if_fail ((guint) why < BOUNCE_N_WHYS, NULL);

  return ids[why];
}

/* "{ip}" and "{domain}" stand for whatever is examined. */
static char *
fill_url (const char    *url,
          BounceSubject *subject)
{
  static const char * const holes[] = { "{ip}", "{domain}" };
  g_autoptr (GString) filled = NULL;
  g_autofree char *value = NULL;

  if (url == NULL)
    return NULL;
  filled = g_string_new (url);
  value = g_uri_escape_string (subject->kind == BOUNCE_SUBJECT_DOMAIN ? subject->ascii : subject->text, ":", FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (holes); i++)
    g_string_replace (filled, holes[i], value, 0);

  return g_string_free (g_steal_pointer (&filled), FALSE);
}

static BounceListResult *
new_result (const BounceBlocklist *list,
            BounceSubject         *subject)
{
  BounceListResult *self = g_atomic_rc_box_new0 (BounceListResult);

  self->zone = g_strdup (list->zone);
  self->name = g_strdup (list->name);
  self->kind = list->kind;
  self->weight = list->weight;
  self->codes = g_new0 (char *, 1);
  self->reasons = g_new0 (char *, 1);
  self->lookup_url = fill_url (list->lookup_url, subject);
  self->removal_url = fill_url (list->removal_url, subject);
  self->removal_note = g_strdup (list->removal_note);

  return self;
}

static void
read_value (Reading               *self,
            BounceBlocklists      *lists,
            const BounceBlocklist *list,
            const char            *value)
{
  g_autoptr (GInetAddress) address = g_inet_address_new_from_string (value);
  g_autoptr (GPtrArray) reasons = g_ptr_array_new ();
  BounceListKind kind = list->kind;
  BounceCodeMeaning meaning;
  gboolean known;

  g_ptr_array_add (self->codes, g_strdup (value));
  if (address == NULL || g_inet_address_get_family (address) != G_SOCKET_FAMILY_IPV4 || g_inet_address_to_bytes (address)[0] != 127)
    {
      self->foreign = TRUE;
      return;
    }
  meaning = bounce_blocklists_read_code (lists, list, address, &known, reasons, &kind);
  if (meaning == BOUNCE_CODE_LISTED && (self->count[meaning] == 0 || bounce_list_kind_accuses_more (kind, self->kind)))
    self->kind = kind;
  self->count[meaning]++;
  self->known_error |= meaning == BOUNCE_CODE_ERROR && known;
  for (guint i = 0; i < reasons->len; i++)
    if (!g_ptr_array_find_with_equal_func (self->reasons[meaning], reasons->pdata[i], g_str_equal, NULL))
      g_ptr_array_add (self->reasons[meaning], g_strdup (reasons->pdata[i]));
}

static void
take_reasons (BounceListResult *self,
              Reading          *reading,
              const guint      *meanings,
              guint             n)
{
  g_autoptr (GStrvBuilder) reasons = g_strv_builder_new ();

  for (guint i = 0; i < n; i++)
    for (guint k = 0; k < reading->reasons[meanings[i]]->len; k++)
      g_strv_builder_add (reasons, reading->reasons[meanings[i]]->pdata[k]);
  g_strfreev (self->reasons);
  self->reasons = g_strv_builder_end (reasons);
}

static void
be_unsure (BounceListResult    *self,
           BounceWhy            why,
           BounceOutcomeDetail  detail)
{
  self->outcome = BOUNCE_OUTCOME_UNSURE;
  self->why = why;
  self->detail = detail;
}

/* In this order: what voids the whole answer, what lists, what praises. */
static void
judge (BounceListResult *self,
       Reading          *reading)
{
  static const guint refused[] = { BOUNCE_CODE_REFUSED };
  static const guint error[] = { BOUNCE_CODE_ERROR };
  static const guint all[] = { BOUNCE_CODE_LISTED, BOUNCE_CODE_GOOD, BOUNCE_CODE_INFORMATION };

  if (reading->foreign)
    be_unsure (self, BOUNCE_WHY_REWRITTEN, BOUNCE_DETAIL_NONE);
  else if (reading->count[BOUNCE_CODE_REFUSED] > 0)
    {
      be_unsure (self, BOUNCE_WHY_REFUSED, BOUNCE_DETAIL_NONE);
      take_reasons (self, reading, refused, G_N_ELEMENTS (refused));
    }
  else if (reading->known_error || (reading->count[BOUNCE_CODE_ERROR] > 0 && reading->count[BOUNCE_CODE_LISTED] == 0))
    {
      be_unsure (self, BOUNCE_WHY_UNKNOWN_CODE, BOUNCE_DETAIL_NONE);
      take_reasons (self, reading, error, G_N_ELEMENTS (error));
    }
  else
    {
      self->outcome = BOUNCE_OUTCOME_CLEAN;
      if (reading->count[BOUNCE_CODE_GOOD] > 0)
        self->outcome = BOUNCE_OUTCOME_ALLOWED;
      if (reading->count[BOUNCE_CODE_LISTED] > 0)
        {
          self->outcome = BOUNCE_OUTCOME_LISTED;
          self->kind = reading->kind;
        }
      take_reasons (self, reading, all, G_N_ELEMENTS (all));
    }
}

static void
judge_found (BounceListResult      *self,
             BounceBlocklists      *lists,
             const BounceBlocklist *list,
             BounceAnswer          *answer)
{
  Reading reading = { .codes = g_ptr_array_new (), .kind = list->kind };

  for (guint i = 0; i < G_N_ELEMENTS (reading.reasons); i++)
    reading.reasons[i] = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; answer->values[i] != NULL; i++)
    read_value (&reading, lists, list, answer->values[i]);
  judge (self, &reading);

  g_ptr_array_add (reading.codes, NULL);
  g_strfreev (self->codes);
  self->codes = (char **) g_ptr_array_free (reading.codes, FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (reading.reasons); i++)
    g_ptr_array_unref (reading.reasons[i]);
}

BounceListResult *
bounce_list_result_new (BounceBlocklists      *lists,
                        const BounceBlocklist *list,
                        BounceSubject         *subject,
                        BounceAnswer          *answer)
{
  BounceListResult *self = new_result (list, subject);

  self->ttl = answer->ttl;
  self->milliseconds = answer->milliseconds;
  self->seen = answer->seen;
  self->remembered = answer->remembered;
  self->raw = bounce_list_keys_redact (answer->raw);
  switch (answer->kind)
    {
    case BOUNCE_ANSWER_FOUND:
      judge_found (self, lists, list, answer);
      break;
    case BOUNCE_ANSWER_ABSENT:
    case BOUNCE_ANSWER_EMPTY:
      self->outcome = BOUNCE_OUTCOME_CLEAN;
      break;
    case BOUNCE_ANSWER_REFUSED:
      be_unsure (self, BOUNCE_WHY_REFUSED, BOUNCE_DETAIL_NONE);
      break;
    case BOUNCE_ANSWER_SILENT:
      be_unsure (self, BOUNCE_WHY_NO_ANSWER, BOUNCE_DETAIL_NONE);
      break;
    case BOUNCE_ANSWER_OFFLINE:
      be_unsure (self, BOUNCE_WHY_NOT_ASKED, BOUNCE_DETAIL_OFFLINE);
      break;
    case BOUNCE_ANSWER_REJECTED:
    case BOUNCE_ANSWER_BROKEN:
    case BOUNCE_N_ANSWERS:
    default:
      be_unsure (self, BOUNCE_WHY_FAILURE, BOUNCE_DETAIL_NONE);
      break;
    }

  return self;
}

BounceListResult *
bounce_list_result_new_unsure (BounceBlocklists      *lists,
                               const BounceBlocklist *list,
                               BounceSubject         *subject,
                               BounceWhy              why,
                               BounceOutcomeDetail    detail)
{
  BounceListResult *self = new_result (list, subject);

  be_unsure (self, why, detail);

  return self;
}

BounceListResult *
bounce_list_result_with_text (BounceListResult *self,
                              BounceAnswer     *txt)
{
  BounceListResult *copy = g_atomic_rc_box_dup (sizeof *self, self);

  copy->zone = g_strdup (self->zone);
  copy->name = g_strdup (self->name);
  copy->codes = g_strdupv (self->codes);
  copy->reasons = g_strdupv (self->reasons);
  copy->lookup_url = g_strdup (self->lookup_url);
  copy->removal_url = g_strdup (self->removal_url);
  copy->removal_note = g_strdup (self->removal_note);
  copy->raw = g_strdup (self->raw);
  copy->text = txt->kind == BOUNCE_ANSWER_FOUND ? bounce_list_text_dup_clean ((const char * const *) txt->values) : NULL;

  return copy;
}

BounceListResult *
bounce_list_result_ref (BounceListResult *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  BounceListResult *self = data;

  g_free (self->zone);
  g_free (self->name);
  g_strfreev (self->codes);
  g_strfreev (self->reasons);
  g_free (self->text);
  g_free (self->lookup_url);
  g_free (self->removal_url);
  g_free (self->removal_note);
  g_free (self->raw);
}

void
bounce_list_result_unref (BounceListResult *self)
{
  if (self != NULL)
    g_atomic_rc_box_release_full (self, clear);
}
