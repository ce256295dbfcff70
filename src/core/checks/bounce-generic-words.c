/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The words that filters look for in host names. */
#include "bounce-generic-words.h"

#include <string.h>

/* Addresses that change hands: no mail word makes up for them. */
#define DYNAMIC { BOUNCE_GENERIC_ACCESS_WORD, 8, 8 }
/* Given out from a store. A farm of mail servers is called so too. */
#define POOL    { BOUNCE_GENERIC_ACCESS_WORD, 5, 5 }
/* A kind of line, or whose it is. */
#define LINE    { BOUNCE_GENERIC_ACCESS_WORD, 3, 5 }
#define WEAK    { BOUNCE_GENERIC_WEAK_WORD, 2, 2 }
#define FAINT   { BOUNCE_GENERIC_WEAK_WORD, 1, 1 }
#define STATIC  { BOUNCE_GENERIC_STATIC_WORD, 2, 2 }
#define MAIL    { BOUNCE_GENERIC_MAIL_WORD, -3, -3 }

/* From what receivers publish, and from habits of access providers in several
 * languages. "static" is counted as little: some filters take it for a good
 * word, some for a bad one. */
static const struct
{
  const char        *letters;
  BounceGenericWord  word;
} words[] = {
  { "dynamic", DYNAMIC }, { "dyn", DYNAMIC }, { "dynip", DYNAMIC }, { "dynamicip", DYNAMIC }, { "dyndsl", DYNAMIC },
  { "dynadsl", DYNAMIC }, { "dynamique", DYNAMIC }, { "dynamisch", DYNAMIC }, { "dinamic", DYNAMIC }, { "dinamico", DYNAMIC },
  { "dinamica", DYNAMIC }, { "dynpool", DYNAMIC }, { "dhcp", DYNAMIC }, { "ppp", DYNAMIC }, { "pppoe", DYNAMIC }, { "pptp", DYNAMIC },
  { "dial", DYNAMIC }, { "dialup", DYNAMIC }, { "dialin", DYNAMIC }, { "dip", DYNAMIC }, { "isdn", DYNAMIC },
  { "pool", POOL }, { "pools", POOL }, { "ippool", POOL }, { "unassigned", POOL }, { "unallocated", POOL }, { "unused", POOL },
  { "dsl", LINE }, { "adsl", LINE }, { "xdsl", LINE }, { "vdsl", LINE }, { "sdsl", LINE }, { "cable", LINE }, { "catv", LINE },
  { "docsis", LINE }, { "cpe", LINE }, { "modem", LINE }, { "cablemodem", LINE }, { "broadband", LINE }, { "bband", LINE },
  { "broad", LINE }, { "fiber", LINE }, { "fibre", LINE }, { "fibra", LINE }, { "fibertel", LINE }, { "ftth", LINE }, { "fttb", LINE },
  { "gpon", LINE }, { "wifi", LINE }, { "wlan", LINE }, { "wireless", LINE }, { "mobile", LINE }, { "gprs", LINE }, { "cdma", LINE },
  { "umts", LINE }, { "lte", LINE }, { "4g", LINE }, { "kabel", LINE }, { "bredband", LINE }, { "customer", LINE }, { "cust", LINE },
  { "customers", LINE }, { "client", LINE }, { "clients", LINE }, { "cliente", LINE }, { "clientes", LINE }, { "user", LINE },
  { "users", LINE }, { "homeuser", LINE }, { "subscriber", LINE }, { "subs", LINE }, { "abo", LINE }, { "residential", LINE },
  { "in-addr", LINE }, { "rev", FAINT }, { "reverse", FAINT },
  { "host", WEAK }, { "node", WEAK }, { "peer", WEAK }, { "nat", WEAK }, { "cgn", WEAK }, { "cgnat", WEAK }, { "home", WEAK },
  { "public", WEAK }, { "vpn", WEAK }, { "cm", WEAK }, { "ip", FAINT }, { "vps", FAINT }, { "vm", FAINT }, { "vmi", FAINT }, { "kvm", FAINT },
  { "static", STATIC }, { "statisch", STATIC }, { "estatico", STATIC }, { "statics", STATIC },
  { "out", MAIL }, { "outbound", MAIL }, { "mta", MAIL }, { "mda", MAIL }, { "post", MAIL }, { "postfix", MAIL }, { "exim", MAIL },
  { "exchange", MAIL }, { "mout", MAIL }, { "newsletter", MAIL },
};

/* Whole families of words: "webmail", "mailout", "smtpgw", "outmx". */
static gboolean
is_mail_word (const char *letters)
{
  return strstr (letters, "mail") != NULL || strstr (letters, "smtp") != NULL || strstr (letters, "relay") != NULL ||
         g_str_has_prefix (letters, "mx") || g_str_has_suffix (letters, "mx") || g_str_has_prefix (letters, "mta");
}

gboolean
bounce_generic_words_find (const char        *letters,
                           BounceGenericWord *word)
{
  static const BounceGenericWord mail = MAIL;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcmp (letters, words[i].letters) == 0)
      {
        *word = words[i].word;
        return TRUE;
      }
  if (!is_mail_word (letters))
    return FALSE;

  *word = mail;
  return TRUE;
}

/* Names that stand there until somebody asks for another. */
static const char * const endings[] = {
  ".compute.amazonaws.com",
  ".compute-1.amazonaws.com",
  ".bc.googleusercontent.com",
  ".cloudapp.net",
  ".cloudapp.azure.com",
  ".vultrusercontent.com",
  ".vultr.com",
  ".ip.linodeusercontent.com",
  ".members.linode.com",
  ".clients.your-server.de",
  ".contaboserver.net",
  ".contabo.host",
  ".vps.ovh.net",
  ".vps.ovh.ca",
  ".vps.ovh.us",
  ".kimsufi.com",
  ".rev.poneytelecom.eu",
  ".stratoserver.net",
  ".startdedicated.com",
  ".startdedicated.net",
  ".startdedicated.de",
  ".online-server.cloud",
  ".onlinehome-server.info",
  ".onlinehome-server.com",
  ".ip.secureserver.net",
  ".hostwindsdns.com",
  ".hstgr.cloud",
  ".hwclouds-dns.com",
  ".colocrossing.com",
  ".powersrv.de",
  ".quicksrv.de",
  ".luckysrv.de",
  ".happysrv.de",
  ".bestsrv.de",
  ".goodsrv.de",
  ".megasrv.de",
  ".supersrv.de",
  ".ultrasrv.de",
  ".hotsrv.de",
  ".nicesrv.de",
  ".yourvserver.net",
  ".in-addr.arpa",
  ".ip6.arpa",
  ".nip.io",
  ".sslip.io",
};

const char *
bounce_generic_words_find_ending (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (name, endings[i]))
      return endings[i] + 1;

  return NULL;
}
