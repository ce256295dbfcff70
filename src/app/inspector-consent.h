/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Says once, before the first question, what will be asked, of whom, and
 * through which resolver; and sends nothing itself. */
#pragma once

#include "inspector-checks.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @names, @operators: of the runs that would start. At once TRUE when the user
 * has agreed before. */
void     inspector_consent_ask_async  (GtkWidget            *parent,
                                       InspectorChecks      *checks,
                                       const char * const   *names,
                                       const char * const   *operators,
                                       GCancellable         *cancellable,
                                       GAsyncReadyCallback   callback,
                                       gpointer              user_data);
gboolean inspector_consent_ask_finish (GAsyncResult         *result);

G_END_DECLS
