/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A report that was not understood, as a message that may be shown to
 * strangers: its words stay, whose they are does not; what was returned is
 * left out but for some of its headers. */
#pragma once

#include "bounce-reading.h"

G_BEGIN_DECLS

/* Valid UTF-8, LF line ends. */
char     *bounce_sample_dup         (const BounceReading *reading);
/* As one more message of an mbox. */
void      bounce_sample_append_mbox (GString             *mbox,
                                     const char          *sample);
/* Two replies of the same words give the same: one sample of each will do. */
char     *bounce_sample_dup_key     (const BounceReading *reading,
                                     const BounceCase    *one);

G_END_DECLS
