/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A button that shows an address of the web. */
#include "inspector-link-button.h"

#include "inspector-safe.h"

/* The browser is asked by GTK's own link button, after the click. */
GtkWidget *
inspector_link_button_new (const char *address)
{
  g_autofree char *shown = inspector_safe_dup_plain (address);
  GtkWidget *label, *button;

  g_return_val_if_fail (address != NULL, NULL);

  if (!g_str_has_prefix (address, "https://") && !g_str_has_prefix (address, "http://"))
    return NULL;

  button = gtk_link_button_new (address);
  label = gtk_label_new (shown);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (button, shown);

  return button;
}
