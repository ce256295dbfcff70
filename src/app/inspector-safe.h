/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes text from mail harmless before it is shown. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Of one line: longer than any address or header that means something. */
#define INSPECTOR_SAFE_MAX_LINE 400

typedef enum
{
  INSPECTOR_SAFE_LINE,           /* one line: line ends and tabs become spaces  */
  INSPECTOR_SAFE_LINES           /* line ends and tabs stay                     */
} InspectorSafeShape;

/* Neither control, bidirectional, line-breaking nor invisible. */
gboolean inspector_safe_is_plain  (gunichar            c);
/* Appends at most @max characters of the @length bytes (-1: up to the NUL) of
 * @tainted, an ellipsis when that was not all. Control and bidirectional
 * characters and bytes that are no UTF-8 become U+FFFD, invisible ones go,
 * marks piled on one letter are cut. FALSE when something was left out. */
gboolean inspector_safe_append    (GString            *to,
                                   const char         *tainted,
                                   gssize              length,
                                   guint               max,
                                   InspectorSafeShape  shape);
/* For the clipboard: as shown, without isolates. NULL gives "". */
char    *inspector_safe_dup_plain (const char         *tainted);
/* The same between U+2068 and U+2069, so that it cannot reorder what stands
 * around it. NULL and empty give "". */
char    *inspector_safe_dup_line  (const char         *tainted);

G_END_DECLS
