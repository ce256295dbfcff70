/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The way a mail took, and the sending host found on it. */
#include "inspector-path.h"

#include "inspector-case-words.h"
#include "inspector-closures.h"
#include "inspector-report-fields.h"
#include "inspector-safe.h"

#include <glib/gi18n.h>

struct _InspectorPath
{
  GtkWidget            parent_instance;

  GtkWidget           *rows;
  const BounceReading *reading;  /* not shown yet; else NULL                    */
  const BounceCase    *one;
};

G_DEFINE_FINAL_TYPE (InspectorPath, inspector_path, GTK_TYPE_WIDGET)

/* What explains is not there to be copied: one stop less for the keyboard. */
static GtkWidget *
create_label (const char *text,
              const char *style_class,
              gboolean    explains)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), !explains);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (style_class != NULL)
    gtk_widget_add_css_class (label, style_class);

  return label;
}

static GtkWidget *
create_heading (const char *text)
{
  GtkWidget *heading = g_object_new (GTK_TYPE_LABEL,
                                     "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING,
                                     "label", text,
                                     "wrap", TRUE,
                                     "xalign", 0.0f,
                                     NULL);

  gtk_widget_add_css_class (heading, "heading");

  return heading;
}

static GtkWidget *
create_candidate (const BounceHostCandidate *candidate,
                  gboolean                   chosen)
{
  GtkWidget *row = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_LIST_ITEM, "spacing", 12, NULL);
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *icon = gtk_image_new_from_icon_name (chosen ? "emblem-ok-symbolic" : NULL);
  GtkWidget *quote;
  g_autofree char *name = inspector_case_words_dup_candidate (candidate);
  g_autofree char *reason = inspector_closures_dup_host_reason (candidate, chosen);
  g_autofree char *quoted = candidate->quote != NULL ? inspector_safe_dup_plain (candidate->quote) : g_strdup ("");

  quote = create_label (quoted, "monospace", FALSE);
  gtk_widget_add_css_class (quote, "caption");
  gtk_widget_set_direction (quote, GTK_TEXT_DIR_LTR);
  gtk_widget_set_visible (quote, *quoted != '\0');
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_set_hexpand (content, TRUE);
  gtk_box_append (GTK_BOX (content), create_label (name, chosen ? "heading" : NULL, FALSE));
  gtk_box_append (GTK_BOX (content), create_label (reason, "caption", TRUE));
  gtk_box_append (GTK_BOX (content), quote);
  gtk_box_append (GTK_BOX (row), icon);
  gtk_box_append (GTK_BOX (row), content);

  return row;
}

static GtkWidget *
create_hop (const BounceReceived *hop,
            gint64                now)
{
  GtkWidget *row = g_object_new (GTK_TYPE_BOX,
                                 "accessible-role", GTK_ACCESSIBLE_ROLE_LIST_ITEM,
                                 "orientation", GTK_ORIENTATION_VERTICAL,
                                 NULL);
  g_autofree char *by = inspector_case_words_dup_hop_by (hop);
  g_autofree char *from = inspector_case_words_dup_hop_from (hop);
  g_autofree char *notes = inspector_case_words_dup_hop_notes (hop, now);

  gtk_box_append (GTK_BOX (row), create_label (by, NULL, FALSE));
  gtk_box_append (GTK_BOX (row), create_label (from, NULL, FALSE));
  if (*notes != '\0')
    {
      GtkWidget *label = create_label (notes, "caption", TRUE);

      gtk_widget_add_css_class (label, "dim-label");
      gtk_box_append (GTK_BOX (row), label);
    }

  return row;
}

static GtkWidget *
append_list (InspectorPath *self,
             const char    *title)
{
  GtkWidget *heading = create_heading (title);
  GtkWidget *list = g_object_new (GTK_TYPE_BOX,
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_LIST,
                                  "orientation", GTK_ORIENTATION_VERTICAL,
                                  "spacing", 12,
                                  NULL);

  gtk_accessible_update_relation (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_RELATION_LABELLED_BY, heading, NULL, -1);
  gtk_box_append (GTK_BOX (self->rows), heading);
  gtk_box_append (GTK_BOX (self->rows), list);

  return list;
}

static void
fill_candidates (InspectorPath    *self,
                 const BounceHost *host)
{
  GtkWidget *list = append_list (self, _("Sending Host"));
  guint n_candidates = host != NULL ? host->candidates->len : 0;

  if (host == NULL || host->chosen == NULL)
    gtk_box_append (GTK_BOX (list),
                    create_label (_("The message does not tell which machine sent the mail that was refused."), NULL, TRUE));
  for (guint i = 0; i < n_candidates; i++)
    {
      const BounceHostCandidate *candidate = host->candidates->pdata[i];

      gtk_box_append (GTK_BOX (list), create_candidate (candidate, candidate == host->chosen));
    }
}

static void
fill_hops (InspectorPath       *self,
           const BounceReading *reading)
{
  g_autoptr (GPtrArray) hops = inspector_report_fields_list_hops (reading);
  g_autoptr (GDateTime) now = bounce_settings_now ();
  GtkWidget *list;

  if (hops->len == 0)
    return;

  list = append_list (self, _("Servers on the Way, First to Last"));
  for (guint i = 0; i < hops->len; i++)
    gtk_box_append (GTK_BOX (list), create_hop (hops->pdata[i], g_date_time_to_unix (now)));
}

static void
fill (InspectorPath *self)
{
  const BounceReading *reading = g_steal_pointer (&self->reading);

  if (reading == NULL)
    return;

  fill_candidates (self, self->one->host);
  fill_hops (self, reading);
}

static void
inspector_path_map (GtkWidget *widget)
{
  fill (INSPECTOR_PATH (widget));

  GTK_WIDGET_CLASS (inspector_path_parent_class)->map (widget);
}

static void
inspector_path_dispose (GObject *object)
{
  g_clear_pointer (&INSPECTOR_PATH (object)->rows, gtk_widget_unparent);

  G_OBJECT_CLASS (inspector_path_parent_class)->dispose (object);
}

static void
inspector_path_class_init (InspectorPathClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = inspector_path_dispose;
  widget_class->map = inspector_path_map;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
inspector_path_init (InspectorPath *self)
{
  self->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  gtk_widget_add_css_class (self->rows, "fields");
  gtk_widget_set_parent (self->rows, GTK_WIDGET (self));
}

void
inspector_path_show (InspectorPath       *self,
                     const BounceReading *reading,
                     const BounceCase    *one)
{
  GtkWidget *child;

  g_return_if_fail (INSPECTOR_IS_PATH (self));

  while ((child = gtk_widget_get_first_child (self->rows)) != NULL)
    gtk_box_remove (GTK_BOX (self->rows), child);
  self->reading = reading;
  self->one = one;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    fill (self);
}
