/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Chooses the words about a cause and fills the facts of the case in. */
#include "bounce-advice.h"
#include "bounce-advice-table.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_VALUE 120            /* characters of one fact */
#define N_SLOTS   G_N_ELEMENTS (slots)

static const struct { const char *name; gsize offset; } slots[] = {
  { "recipient", G_STRUCT_OFFSET (BounceAdviceFacts, recipient) },
  { "receiver", G_STRUCT_OFFSET (BounceAdviceFacts, receiver) },
  { "sender", G_STRUCT_OFFSET (BounceAdviceFacts, sender) },
  { "host", G_STRUCT_OFFSET (BounceAdviceFacts, host) },
  { "host_name", G_STRUCT_OFFSET (BounceAdviceFacts, host_name) },
  { "list", G_STRUCT_OFFSET (BounceAdviceFacts, list) },
  { "limit", G_STRUCT_OFFSET (BounceAdviceFacts, limit) },
  { "wait", G_STRUCT_OFFSET (BounceAdviceFacts, wait) },
  { "new_address", G_STRUCT_OFFSET (BounceAdviceFacts, new_address) },
};

typedef struct
{
  char *values[N_SLOTS];
} Values;

/* A cause that usually lasts was called passing, or the other way round. */
static const char * const passing[] = {
  N_("The server called it temporary this time and asks to try again later, so nothing is decided yet."), NULL
};
static const char * const lasting[] = {
  N_("As a rule this passes by itself, but here the server refused for good, and nobody tries again."), NULL
};
static const char * const doubtful[] = {
  N_("The reply sounds final, but what it names usually passes."), NULL
};
static const char * const wait_first[] = {
  N_("Wait first: the server asks for {wait}, and your own mail server then tries again by itself. If the message came back, send it again later."),
  N_("Wait first: your own mail server tries again by itself, usually for some days. If the message came back, send it again later."), NULL
};
static const char * const given_up[] = {
  N_("Your server has given up: send the message again later."), NULL
};
static const char * const everyday[] = {
  N_("This is everyday business and no fault."), NULL
};
static const char * const guessed[] = {
  N_("This is a guess: the reply itself names no clear reason."), NULL
};
static const char * const quoted_class[] = {
  N_("The 5.1.0 in front is only the class that a gateway (Cisco IronPort) gives to any refusal: the words it quotes count."), NULL
};
static const char * const send_again[] = {
  N_("Send the message again later: after this refusal nobody tries any more."), NULL
};

static const char * const group_names[BOUNCE_N_GROUPS] = {
  [BOUNCE_GROUP_RECIPIENT] = N_("Invalid recipient"),
  [BOUNCE_GROUP_FULL] = N_("Mailbox full"),
  [BOUNCE_GROUP_REPUTATION] = N_("Bad reputation"),
  [BOUNCE_GROUP_DOWNTIME] = N_("Server downtime"),
  [BOUNCE_GROUP_POLICY] = N_("Policy violation"),
  [BOUNCE_GROUP_SIZE] = N_("Message too large"),
  [BOUNCE_GROUP_DNS] = N_("Bad DNS records"),
  [BOUNCE_GROUP_ISP] = N_("Provider restriction"),
  [BOUNCE_GROUP_PORT] = N_("Port and relay"),
  [BOUNCE_GROUP_VERIFICATION] = N_("Sender verification"),
  [BOUNCE_GROUP_RECEIVER] = N_("Fault of the receiver"),
  [BOUNCE_GROUP_UNCLEAR] = N_("Not understood"),
};

const BounceAdviceText *
bounce_advice_get_text (BounceCause cause)
{
  const BounceAdviceText *tables[] = {
    bounce_advice_recipient_table, bounce_advice_server_table, bounce_advice_policy_table, bounce_advice_sending_table,
  };

  for (guint i = 0; (guint) cause < BOUNCE_N_CAUSES && i < G_N_ELEMENTS (tables); i++)
    {
      if (tables[i][cause].name)
        return &tables[i][cause];
    }
  return &bounce_advice_sending_table[BOUNCE_CAUSE_UNCLEAR];
}

/* Marks that show nothing but turn the direction of what follows, or hide in
 * it: a quoted name must not rewrite the sentence around it. */
static gboolean
is_invisible (gunichar c)
{
  return c == 0x61c || (c >= 0x200b && c <= 0x200f) || (c >= 0x202a && c <= 0x202e) || (c >= 0x2060 && c <= 0x206f) ||
    c == 0xfeff || c == 0xad || (c >= 0xe0000 && c <= 0xe007f) || g_unichar_type (c) == G_UNICODE_PRIVATE_USE;
}

/* Facts come from mail of strangers: one line of visible characters, not too
 * long. NULL when nothing is left. */
static char *
dup_clean (const char *tainted)
{
  g_autofree char *valid = tainted ? g_utf8_make_valid (tainted, MIN (strlen (tainted), 16 * MAX_VALUE)) : NULL;
  g_autoptr (GString) clean = g_string_new (NULL);
  guint n = 0;

  for (const char *at = valid; at && *at; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (is_invisible (c))
        continue;
      if (n++ == MAX_VALUE)
        {
          g_string_append (clean, "…");
          break;
        }
      g_string_append_unichar (clean, g_unichar_iscntrl (c) || g_unichar_isspace (c) || c == 0x2028 || c == 0x2029 ? ' ' : c);
    }
  g_strstrip (clean->str);
  return *clean->str ? g_strdup (clean->str) : NULL;
}

static void
values_init (Values                  *values,
             const BounceAdviceFacts *facts)
{
  for (guint i = 0; i < N_SLOTS; i++)
    values->values[i] = facts ? dup_clean (G_STRUCT_MEMBER (const char *, facts, slots[i].offset)) : NULL;
}

static void
values_clear (Values *values)
{
  for (guint i = 0; i < N_SLOTS; i++)
    g_clear_pointer (&values->values[i], g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Values, values_clear)

/* At '{': which slot it names, and where it ends. -1 when it names none. */
static int
find_slot (const char  *text,
           const char **end)
{
  for (guint i = 0; i < N_SLOTS; i++)
    {
      gsize length = strlen (slots[i].name);

      if (strncmp (text + 1, slots[i].name, length) == 0 && text[length + 1] == '}')
        {
          *end = text + length + 2;
          return (int) i;
        }
    }
  return -1;
}

static gboolean
is_known (const Values *values,
          const char   *form)
{
  const char *end;

  for (const char *at = strchr (form, '{'); at; at = strchr (at + 1, '{'))
    {
      int slot = find_slot (at, &end);

      if (slot < 0 || !values->values[slot])
        return FALSE;
    }
  return TRUE;
}

/* In one pass: braces in a value stay braces. */
static char *
fill (const Values *values,
      const char   *form)
{
  GString *text = g_string_new (NULL);

  while (*form)
    {
      const char *end = form + 1;
      int slot = *form == '{' ? find_slot (form, &end) : -1;

      if (slot >= 0 && values->values[slot])
        g_string_append (text, values->values[slot]);
      else
        g_string_append_len (text, form, end - form);
      form = end;
    }
  return g_string_free (text, FALSE);
}

/* A translation may order its facts as it likes; one that asks for others than
 * its original is not used. */
static char *
dup_form (const Values       *values,
          const char * const *forms)
{
  guint i = 0;
  const char *translated;

  while (i + 1 < BOUNCE_ADVICE_MAX_FORMS && forms[i + 1] && !is_known (values, forms[i]))
    i++;
  translated = _(forms[i]);
  return fill (values, is_known (values, translated) ? translated : forms[i]);
}

char *
bounce_advice_dup_title (BounceCause              cause,
                         const BounceAdviceFacts *facts)
{
  g_auto (Values) values = { { NULL } };

  values_init (&values, facts);
  return dup_form (&values, bounce_advice_get_text (cause)->titles);
}

/* The sentence to add when this case lasts longer, or shorter, than usual. */
static const char * const *
get_permanence_words (BounceCause      cause,
                      BouncePermanence permanence)
{
  BouncePermanence usual = bounce_cause_get_permanence (cause);

  if (permanence == BOUNCE_PERMANENCE_TEMPORARY && usual != BOUNCE_PERMANENCE_TEMPORARY)
    return passing;
  if (permanence == BOUNCE_PERMANENCE_PERMANENT && usual == BOUNCE_PERMANENCE_TEMPORARY)
    return lasting;
  if (permanence == BOUNCE_PERMANENCE_UNSURE && usual == BOUNCE_PERMANENCE_TEMPORARY)
    return doubtful;
  return NULL;
}

/* What only this case adds to the meaning of its cause. */
static const char * const *
get_remark (BounceCause              cause,
            const BounceAdviceFacts *facts)
{
  if (facts && facts->guessed && cause != BOUNCE_CAUSE_UNCLEAR)
    return guessed;
  if (cause == BOUNCE_CAUSE_SERVER_BUSY)
    return everyday;
  if (facts && facts->quoted_class && cause == BOUNCE_CAUSE_MAILBOX_DISABLED)
    return quoted_class;
  return NULL;
}

static void
append (GString            *text,
        const Values       *values,
        const char * const *forms)
{
  g_autofree char *sentence = forms ? dup_form (values, forms) : NULL;

  if (sentence)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", sentence);
}

char *
bounce_advice_dup_meaning (BounceCause              cause,
                           BouncePermanence         permanence,
                           const BounceAdviceFacts *facts)
{
  g_auto (Values) values = { { NULL } };
  GString *meaning = g_string_new (NULL);

  values_init (&values, facts);
  append (meaning, &values, bounce_advice_get_text (cause)->meanings);
  append (meaning, &values, get_remark (cause, facts));
  append (meaning, &values, get_permanence_words (cause, permanence));
  return g_string_free (meaning, FALSE);
}

static gboolean
applies (BounceAdviceWhen when,
         BouncePermanence permanence,
         BounceWho        who,
         gboolean         removable)
{
  gboolean permanent = permanence == BOUNCE_PERMANENCE_PERMANENT;
  gboolean theirs = who == BOUNCE_WHO_RECEIVER;

  return !((when & BOUNCE_ADVICE_PERMANENT && !permanent) || (when & BOUNCE_ADVICE_OPEN && permanent) ||
           (when & BOUNCE_ADVICE_OURS && theirs) || (when & BOUNCE_ADVICE_THEIRS && !theirs) ||
           (when & BOUNCE_ADVICE_REMOVE && !removable) || (when & BOUNCE_ADVICE_KEEP && removable));
}

char **
bounce_advice_dup_steps (BounceCause              cause,
                         BouncePermanence         permanence,
                         BounceWho                who,
                         const BounceAdviceFacts *facts)
{
  const BounceAdviceText *text = bounce_advice_get_text (cause);
  const char * const *words = get_permanence_words (cause, permanence);
  GPtrArray *steps = g_ptr_array_new ();
  gboolean over = facts && facts->given_up;
  gboolean removable = facts && facts->removable && permanence == BOUNCE_PERMANENCE_PERMANENT;
  g_auto (Values) values = { { NULL } };

  values_init (&values, facts);
  if (words == passing)
    g_ptr_array_add (steps, dup_form (&values, over ? given_up : wait_first));
  else if (words == lasting && who != BOUNCE_WHO_YOU)
    g_ptr_array_add (steps, dup_form (&values, send_again));
  for (guint i = 0; i < BOUNCE_ADVICE_MAX_STEPS && text->steps[i].forms[0]; i++)
    {
      const BounceAdviceStep *step = &text->steps[i];

      if (applies (step->when, permanence, who, removable))
        g_ptr_array_add (steps, dup_form (&values, over && step->when & BOUNCE_ADVICE_RETRY ? given_up : step->forms));
    }
  /* Who must act does so first: a closed account refuses again. */
  if (words == lasting && who == BOUNCE_WHO_YOU)
    g_ptr_array_add (steps, dup_form (&values, send_again));
  g_ptr_array_add (steps, NULL);
  return (char **) g_ptr_array_free (steps, FALSE);
}

const char *
bounce_advice_get_name (BounceCause cause)
{
  return _(bounce_advice_get_text (cause)->name);
}

const char *
bounce_advice_get_group_name (BounceGroup group)
{
  return _(group_names[(guint) group < BOUNCE_N_GROUPS ? group : BOUNCE_GROUP_UNCLEAR]);
}

const char *
bounce_advice_get_compromised_title (void)
{
  return _("An account may be compromised");
}

const char *
bounce_advice_get_compromised_step (void)
{
  return _("If the owner did not send this mail: lock the account, change its password, "
           "and look for other devices and forwarding rules that are signed in.");
}
