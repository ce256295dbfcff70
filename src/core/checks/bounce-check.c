/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* One line of the result. */
#include "bounce-check.h"

struct _BounceCheck
{
  GObject                parent_instance;

  BounceCheckKind        kind;
  BounceCheckState       state;
  const BounceBlocklist *list;
  gboolean               named;
  BounceListResult      *list_result;
  BounceReverseResult   *reverse_result;
  BounceMailResult      *mail_result;
};

G_DEFINE_TYPE (BounceCheck, bounce_check, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_STATE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
enter (BounceCheck      *self,
       BounceCheckState  state)
{
  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

static BounceCheckLook
look_of_list (const BounceListResult *result)
{
  switch (result->outcome)
    {
    case BOUNCE_OUTCOME_LISTED:
      return BOUNCE_CHECK_LOOK_BAD;
    case BOUNCE_OUTCOME_ALLOWED:
    case BOUNCE_OUTCOME_CLEAN:
      return BOUNCE_CHECK_LOOK_GOOD;
    case BOUNCE_OUTCOME_UNSURE:
    case BOUNCE_N_OUTCOMES:
    default:
      return BOUNCE_CHECK_LOOK_UNSURE;
    }
}

static BounceCheckLook
look_of_reverse (const BounceReverseResult *result)
{
  switch (result->verdict)
    {
    case BOUNCE_REVERSE_OK:
      return BOUNCE_CHECK_LOOK_GOOD;
    case BOUNCE_REVERSE_GENERIC:
    case BOUNCE_REVERSE_MISMATCH:
    case BOUNCE_REVERSE_UNCONFIRMED:
    case BOUNCE_REVERSE_NONE:
    case BOUNCE_REVERSE_INVALID:
      return BOUNCE_CHECK_LOOK_BAD;
    case BOUNCE_REVERSE_TEMPORARY_FAILURE:
    case BOUNCE_REVERSE_PRIVATE:
    case BOUNCE_N_REVERSES:
    default:
      return BOUNCE_CHECK_LOOK_UNSURE;
    }
}

static BounceCheckLook
look_of_mail (const BounceMailResult *result)
{
  switch (result->problem)
    {
    case BOUNCE_MAIL_OK:
      return BOUNCE_CHECK_LOOK_GOOD;
    case BOUNCE_MAIL_NO_DOMAIN:
    case BOUNCE_MAIL_NO_MX_NO_ADDRESS:
    case BOUNCE_MAIL_NULL_MX:
    case BOUNCE_MAIL_MX_WITHOUT_ADDRESS:
      return BOUNCE_CHECK_LOOK_BAD;
    case BOUNCE_MAIL_FAILURE:
    case BOUNCE_MAIL_NO_ANSWER:
    case BOUNCE_MAIL_OFFLINE:
    case BOUNCE_MAIL_NOT_ASKED:
    case BOUNCE_N_MAILS:
    default:
      return BOUNCE_CHECK_LOOK_UNSURE;
    }
}

static void
bounce_check_get_property (GObject    *object,
                           guint       id,
                           GValue     *value,
                           GParamSpec *spec)
{
  if (id == PROP_STATE)
    g_value_set_uint (value, BOUNCE_CHECK (object)->state);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
}

static void
bounce_check_finalize (GObject *object)
{
  BounceCheck *self = BOUNCE_CHECK (object);

  g_clear_pointer (&self->list_result, bounce_list_result_unref);
  g_clear_pointer (&self->reverse_result, bounce_reverse_result_unref);
  g_clear_pointer (&self->mail_result, bounce_mail_result_unref);
  G_OBJECT_CLASS (bounce_check_parent_class)->finalize (object);
}

static void
bounce_check_class_init (BounceCheckClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = bounce_check_get_property;
  object_class->finalize = bounce_check_finalize;
  properties[PROP_STATE] = g_param_spec_uint ("state", NULL, NULL, 0, BOUNCE_CHECK_DONE, BOUNCE_CHECK_WAITING,
                                              G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
bounce_check_init (BounceCheck *self)
{
}

BounceCheckKind
bounce_check_get_kind (BounceCheck *self)
{
  return self->kind;
}

BounceCheckState
bounce_check_get_state (BounceCheck *self)
{
  return self->state;
}

/* While it is asked again the old answer may stand, but not as if it were new. */
BounceCheckLook
bounce_check_get_look (BounceCheck *self)
{
  if (self->state != BOUNCE_CHECK_DONE)
    return BOUNCE_CHECK_LOOK_WAITING;
  if (self->list_result != NULL)
    return look_of_list (self->list_result);
  if (self->reverse_result != NULL)
    return look_of_reverse (self->reverse_result);
  if (self->mail_result != NULL)
    return look_of_mail (self->mail_result);

  return BOUNCE_CHECK_LOOK_UNSURE;
}

const char *
bounce_check_get_zone (BounceCheck *self)
{
  return self->list != NULL ? self->list->zone : NULL;
}

const BounceBlocklist *
bounce_check_get_list (BounceCheck *self)
{
  return self->list;
}

gboolean
bounce_check_is_named (BounceCheck *self)
{
  return self->named;
}

const BounceListResult *
bounce_check_get_list_result (BounceCheck *self)
{
  return self->list_result;
}

const BounceReverseResult *
bounce_check_get_reverse_result (BounceCheck *self)
{
  return self->reverse_result;
}

const BounceMailResult *
bounce_check_get_mail_result (BounceCheck *self)
{
  return self->mail_result;
}

BounceCheck *
bounce_check_new (BounceCheckKind        kind,
                  const BounceBlocklist *list,
                  gboolean               named)
{
  BounceCheck *self = g_object_new (BOUNCE_TYPE_CHECK, NULL);

  self->kind = kind;
  self->list = list;
  self->named = named;

  return self;
}

/* Asked again, an old answer counts no longer. */
void
bounce_check_start (BounceCheck *self)
{
  g_clear_pointer (&self->list_result, bounce_list_result_unref);
  g_clear_pointer (&self->reverse_result, bounce_reverse_result_unref);
  g_clear_pointer (&self->mail_result, bounce_mail_result_unref);
  enter (self, BOUNCE_CHECK_ASKING);
}

void
bounce_check_give_up (BounceCheck *self)
{
  enter (self, BOUNCE_CHECK_DONE);
}

void
bounce_check_take_list_result (BounceCheck      *self,
                               BounceListResult *result)
{
  g_return_if_fail (self->kind == BOUNCE_CHECK_LIST);

  g_clear_pointer (&self->list_result, bounce_list_result_unref);
  self->list_result = result;
  enter (self, BOUNCE_CHECK_DONE);
}

void
bounce_check_take_reverse_result (BounceCheck         *self,
                                  BounceReverseResult *result)
{
  g_return_if_fail (self->kind == BOUNCE_CHECK_REVERSE);

  g_clear_pointer (&self->reverse_result, bounce_reverse_result_unref);
  self->reverse_result = result;
  enter (self, BOUNCE_CHECK_DONE);
}

void
bounce_check_take_mail_result (BounceCheck      *self,
                               BounceMailResult *result)
{
  g_return_if_fail (self->kind == BOUNCE_CHECK_MAIL);

  g_clear_pointer (&self->mail_result, bounce_mail_result_unref);
  self->mail_result = result;
  enter (self, BOUNCE_CHECK_DONE);
}
