/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person types to be examined, as subjects: an address is itself, a
 * domain itself, a host name its addresses and its organisational domain. */
#pragma once

#include "bounce-asker.h"
#include "bounce-subject.h"

G_BEGIN_DECLS

/* Asks for A and AAAA of a name that is not its own organisational domain. */
void       bounce_check_names_async  (BounceAsker          *asker,
                                      const char           *text,
                                      GCancellable         *cancellable,
                                      GAsyncReadyCallback   callback,
                                      gpointer              user_data);
/* Array of BounceSubject, one at least; G_IO_ERROR_INVALID_ARGUMENT for what is
 * neither address nor name. */
GPtrArray *bounce_check_names_finish (GAsyncResult         *result,
                                      GError              **error);

G_END_DECLS
