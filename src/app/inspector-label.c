/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Labels for text that was made harmless. */
#include "inspector-label.h"

/* A long word is broken where it must be; a hyphen there would look as if it
 * belonged to an address. */
static void
forbid_hyphens (GtkLabel *label)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  gtk_label_set_attributes (label, attributes);
}

GtkWidget *
inspector_label_new (const char        *text,
                     const char        *style_class,
                     InspectorLabelUse  use)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), use != INSPECTOR_LABEL_EXPLAINS);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  forbid_hyphens (GTK_LABEL (label));
  if (style_class != NULL)
    gtk_widget_add_css_class (label, style_class);
  if (use == INSPECTOR_LABEL_QUOTES)
    {
      /* It stands where a line begins, and reads its own way. */
      if (gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL)
        gtk_widget_set_halign (label, GTK_ALIGN_END);
      gtk_widget_set_direction (label, GTK_TEXT_DIR_LTR);
    }

  return label;
}
