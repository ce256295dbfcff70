/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A header bar over one pane. Each has what its pane needs of the same few
 * buttons, so that every button is seen once, wherever it stands. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

typedef enum
{
  INSPECTOR_HEADER_BACK     = 1 << 0,
  INSPECTOR_HEADER_OPEN     = 1 << 1,
  INSPECTOR_HEADER_SEARCH   = 1 << 2,
  INSPECTOR_HEADER_MENU     = 1 << 3,
  INSPECTOR_HEADER_START    = 1 << 4,   /* the desktop's buttons on this side   */
  INSPECTOR_HEADER_END      = 1 << 5,
} InspectorHeaderParts;

/* Property: "menu-model" (GMenuModel, write only: the main menu). */
#define INSPECTOR_TYPE_HEADER (inspector_header_get_type ())
G_DECLARE_FINAL_TYPE (InspectorHeader, inspector_header, INSPECTOR, HEADER, GtkWidget)

void inspector_header_show_parts (InspectorHeader      *self,
                                  InspectorHeaderParts  parts);
void inspector_header_set_title  (InspectorHeader      *self,
                                  const char           *title,
                                  const char           *subtitle);

G_END_DECLS
