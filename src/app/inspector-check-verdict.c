/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Shows a verdict. */
#include "inspector-check-verdict.h"

#include "inspector-check-closures.h"
#include "inspector-closures.h"

#include <glib/gi18n.h>

#define MAX_SENTENCE 2000       /* characters; names of strangers stand in it */

static void
set_style (GtkWidget  *widget,
           const char *style)
{
  static const char * const styles[] = { "error", "warning", "success", "accent", "dim-label" };

  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    gtk_widget_remove_css_class (widget, styles[i]);
  gtk_widget_add_css_class (widget, style);
}

void
inspector_check_verdict_show (GtkWidget       *box,
                              GtkImage        *icon,
                              GtkLabel        *title,
                              GtkLabel        *sentence,
                              BounceCheckCase *one)
{
  BounceVerdict verdict = bounce_check_case_get_verdict (one);
  gboolean pending = verdict.basis == BOUNCE_VERDICT_BASIS_PENDING;
  g_autofree char *words = bounce_check_case_dup_sentence (one);
  g_autofree char *redacted = bounce_list_keys_redact (words);
  g_autofree char *safe = inspector_closures_dup_safe_text (redacted, MAX_SENTENCE);
  const char *name = pending ? _("Asking…") : bounce_verdict_get_title (verdict.kind);

  gtk_image_set_from_icon_name (icon, pending ? inspector_check_closures_get_icon (BOUNCE_CHECK_LOOK_WAITING)
                                              : inspector_check_closures_get_verdict_icon (verdict.kind));
  set_style (GTK_WIDGET (icon), pending ? "dim-label" : inspector_check_closures_get_verdict_style (verdict.kind));
  gtk_label_set_text (title, name);
  gtk_label_set_text (sentence, safe);
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, safe, -1);
}
