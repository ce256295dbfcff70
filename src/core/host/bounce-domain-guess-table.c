/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Well-known mail domains. */
#include "bounce-domain-guess-table.h"

const char * const bounce_domain_guess_coined[] = {
  "gmail.com", "googlemail.com",
  "yahoo.com", "yahoo.de", "yahoo.fr", "yahoo.it", "yahoo.es", "yahoo.ca", "yahoo.in", "yahoo.co.uk", "yahoo.co.in", "yahoo.co.jp",
  "yahoo.co.id", "yahoo.com.br", "yahoo.com.ar", "yahoo.com.mx", "yahoo.com.au", "yahoo.com.tw", "yahoo.com.sg", "yahoo.com.hk", "yahoo.com.ph",
  "ymail.com", "rocketmail.com", "aol.com", "aol.de", "aim.com",
  "hotmail.com", "hotmail.de", "hotmail.fr", "hotmail.it", "hotmail.es", "hotmail.nl", "hotmail.be", "hotmail.ch", "hotmail.se",
  "hotmail.co.uk", "hotmail.com.br", "hotmail.com.ar",
  "outlook.com", "outlook.de", "outlook.fr", "outlook.it", "outlook.es", "outlook.pt", "outlook.com.br",
  "icloud.com", "msn.com", "protonmail.com", "protonmail.ch", "fastmail.com", "fastmail.fm", "hushmail.com", "tutanota.com", "tutanota.de",
  "gmx.de", "gmx.net", "gmx.com", "gmx.at", "gmx.ch", "web.de", "t-online.de", "freenet.de", "vodafone.de", "kabelmail.de",
  "wanadoo.fr", "laposte.net", "virgilio.it",
  "comcast.net", "verizon.net", "sbcglobal.net", "bellsouth.net",
  "btinternet.com", "virginmedia.com", "ntlworld.com", "blueyonder.co.uk",
  "yandex.ru", "yandex.com", "rambler.ru", "seznam.cz", "kpnmail.nl",
  NULL
};

const char * const bounce_domain_guess_words[] = {
  "live.com", "live.de", "live.fr", "live.it", "live.nl", "live.be", "live.co.uk", "me.com", "mac.com", "mail.com", "proton.me", "pm.me", "zoho.com",
  "mailbox.org", "posteo.de", "arcor.de", "mail.de", "email.de", "online.de", "aon.at", "chello.at", "bluewin.ch", "sunrise.ch",
  "orange.fr", "free.fr", "sfr.fr", "neuf.fr", "libero.it", "alice.it", "tin.it", "tiscali.it", "inwind.it", "terra.es", "telefonica.net",
  "sapo.pt", "att.net", "cox.net", "charter.net", "earthlink.net", "optonline.net", "juno.com", "mindspring.com", "shaw.ca", "rogers.com",
  "sympatico.ca", "bell.net", "sky.com", "talktalk.net", "telenet.be", "skynet.be", "ziggo.nl", "planet.nl", "home.nl", "xs4all.nl",
  "telia.com", "wp.pl", "onet.pl", "o2.pl", "interia.pl", "centrum.cz", "abv.bg", "mail.ru", "inbox.ru", "list.ru", "bk.ru", "ya.ru", "ukr.net",
  "qq.com", "163.com", "126.com", "sina.com", "naver.com", "daum.net", "hanmail.net", "rediffmail.com", "uol.com.br", "bol.com.br", "terra.com.br",
  "bigpond.com", "optusnet.com.au", "xtra.co.nz",
  NULL
};

const char * const bounce_domain_guess_others[] = {
  "cloud.com", "email.com", "gail.com", "grail.com", "hotmail.gr", "love.com", "telnet.net", "webmail.com",
  NULL
};
