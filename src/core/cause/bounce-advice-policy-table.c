/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The words about policy: content, form, proof of the sender, rate, size. */
#include "bounce-advice-table.h"

#include <glib/gi18n-lib.h>

/* TRANSLATORS: words in {braces} are filled in; keep them, in any order. */
const BounceAdviceText bounce_advice_policy_table[BOUNCE_N_CAUSES] = {
  [BOUNCE_CAUSE_SPAM_CONTENT] = {
    N_("Judged to be spam"),
    { N_("{receiver} took the message for spam"), N_("The message was taken for spam") },
    { N_("A filter of {receiver} disliked the message itself: its links, its words, or the way it is built. A weak reputation of the sender makes such filters stricter."),
      N_("A filter of the receiver disliked the message itself: its links, its words, or the way it is built. A weak reputation of the sender makes such filters stricter.") },
    {
      { BOUNCE_ADVICE_ALWAYS, {
        N_("If you did not write it, somebody misuses an account or a web form: change the password and stop the queue.") } },
      { BOUNCE_ADVICE_ALWAYS, {
        N_("Look at the links first: one shortened link, or one domain of bad name, is enough. Send a plain text without links and attachments as a test.") } },
      { BOUNCE_ADVICE_ALWAYS, {
        N_("See that SPF, DKIM and DMARC pass for your domain.") } },
      { BOUNCE_ADVICE_ALWAYS, {
        N_("If the filter is wrong, send the whole reply to the postmaster of {receiver}, or ask the recipient to allow you."),
        N_("If the filter is wrong, send the whole reply to their postmaster, or ask the recipient to allow you.") } },
    },
  },
  [BOUNCE_CAUSE_VIRUS] = {
    N_("Judged to be malware"),
    { N_("{receiver} found malware in the message"), N_("The receiver found malware in the message") },
    { N_("A scanner of {receiver} took the message, a link in it or an attachment for malware."),
      N_("A scanner of the receiver took the message, a link in it or an attachment for malware.") },
    {
      { BOUNCE_ADVICE_ALWAYS, {
        N_("If you did not write it, somebody misuses an account: change its password, and look through the mail queue.") } },
      { BOUNCE_ADVICE_ALWAYS, {
        N_("Scan the attachment, and the computer it came from, with a scanner that is up to date.") } },
      { BOUNCE_ADVICE_ALWAYS, {
        N_("If the file is harmless, send it in another form, such as PDF instead of a document with macros, or as a link.") } },
      { BOUNCE_ADVICE_ALWAYS, {
        N_("Report a false alarm to the maker of the scanner, or to the postmaster of {receiver}."),
        N_("Report a false alarm to the maker of the scanner, or to the postmaster of the receiver.") } },
    },
  },
  [BOUNCE_CAUSE_ATTACHMENT_REFUSED] = {
    N_("Attachment refused"),
    { N_("{receiver} refuses the attachment"), N_("The receiver refuses the attachment") },
    { N_("{receiver} does not take this kind of attachment. Programs, scripts, archives and documents with macros are often refused, whatever is in them."),
      N_("The receiver does not take this kind of attachment. Programs, scripts, archives and documents with macros are often refused, whatever is in them.") },
    {
      { BOUNCE_ADVICE_ALWAYS, {
        N_("Send a link to the file instead of the file.") } },
      { BOUNCE_ADVICE_ALWAYS, {
        N_("Or choose another form, such as PDF. A new file name or a locked archive seldom helps: many filters refuse these too.") } },
      { BOUNCE_ADVICE_ALWAYS, {
        N_("Ask the recipient, or the postmaster of {receiver}, which kinds are allowed."),
        N_("Ask the recipient, or their postmaster, which kinds are allowed.") } },
    },
  },
  [BOUNCE_CAUSE_MESSAGE_MALFORMED] = {
    N_("Malformed message"),
    { N_("{receiver} found the message malformed"), N_("The message is malformed") },
    { N_("The message breaks a mail standard: a header that is missing or there twice, a line that is too long, bare line feeds, or characters that its encoding cannot hold. Mostly the program that made it is at fault, not the author."),
      NULL },
    {
      { BOUNCE_ADVICE_ALWAYS, {
        N_("See which rule the reply names; RFC 5322 tells how a message is written.") } },
      { BOUNCE_ADVICE_ALWAYS, {
        N_("Write a short text with an ordinary mail program: if that arrives, the script or program that made this message is at fault.") } },
      { BOUNCE_ADVICE_ALWAYS, {
        N_("Repair it: one From, Date and Message-ID each, lines of at most 998 characters that end with CRLF, and a stated character set.") } },
      { BOUNCE_ADVICE_ALWAYS, {
        N_("Ask the maker of the program, and show them the whole reply.") } },
    },
  },
  [BOUNCE_CAUSE_AUTHENTICATION] = {
    N_("SPF, DKIM or DMARC failed"),
    { N_("SPF, DKIM or DMARC did not pass for {sender}"), N_("SPF, DKIM or DMARC did not pass") },
    { N_("The receiver found no proof that {host} may send for {sender}. SPF names the servers of a domain, DKIM signs the message, and DMARC wants one of the two to fit the From address."),
      N_("The receiver found no proof that your server may send for {sender}. SPF names the servers of a domain, DKIM signs the message, and DMARC wants one of the two to fit the From address."),
      N_("The receiver found no proof that your server may send for this domain. SPF names the servers of a domain, DKIM signs the message, and DMARC wants one of the two to fit the From address.") },
    {
      { BOUNCE_ADVICE_ALWAYS, {
        N_("SPF: put {host} into the v=spf1 record of the sender's domain; there may be only one such record, with ten look-ups at most."),
        N_("SPF: put your server into the v=spf1 record of the sender's domain; there may be only one such record, with ten look-ups at most.") } },
      { BOUNCE_ADVICE_ALWAYS, {
        N_("DKIM: let the server that sends sign with the domain of the From address, and see that the key is in the DNS.") } },
      { BOUNCE_ADVICE_ALWAYS, {
        N_("Forwarded mail and mailing lists break SPF: there DKIM must hold, and the forwarder must put its own envelope sender.") } },
      { BOUNCE_ADVICE_ALWAYS, {
        N_("Ask whoever runs the DNS of the domain and the server that sends; the receiver can do nothing about it.") } },
    },
  },
  [BOUNCE_CAUSE_SENDER_REFUSED] = {
    N_("Sender refused"),
    { N_("{receiver} refuses {sender} as sender"), N_("{receiver} refuses the sender"), N_("The sender is refused") },
    { N_("Not the recipient but the sender was refused: {sender} is not wanted there, does not belong to the account that logged in, or may not be used from this server."),
      N_("Not the recipient but the sender was refused: the address is not wanted there, does not belong to the account that logged in, or may not be used from this server.") },
    {
      { BOUNCE_ADVICE_OURS, {
        N_("Compare {sender} with the account you log in with, and use an address that belongs to it."),
        N_("Compare the sender's address with the account you log in with, and use one that belongs to it.") } },
      { BOUNCE_ADVICE_OURS, {
        N_("If your own server refuses it, allow this account to send with that address.") } },
      { BOUNCE_ADVICE_OURS, {
        N_("If {receiver} blocks you by name, ask the recipient or the postmaster there another way."),
        N_("If the receiver blocks you by name, ask the recipient or the postmaster there another way.") } },
      { BOUNCE_ADVICE_THEIRS, {
        N_("Change nothing on your side: notices and receipts have an empty sender (<>), and every server has to take it. With another sender in its place they could run in circles.") } },
      { BOUNCE_ADVICE_THEIRS, {
        N_("Tell the postmaster of {receiver} another way, and show the whole reply."),
        N_("Tell the postmaster of the receiver another way, and show the whole reply.") } },
    },
  },
  [BOUNCE_CAUSE_RATE_LIMITED] = {
    N_("Too much at once"),
    { N_("{receiver} gets too much at once from {host}"), N_("{receiver} gets too much at once from you"),
      N_("The receiver gets too much at once from you") },
    { N_("In a short time there were more messages, connections or recipients than {receiver} takes from one sender."),
      N_("In a short time there were more messages, connections or recipients than the receiver takes from one sender.") },
    {
      { BOUNCE_ADVICE_OPEN | BOUNCE_ADVICE_RETRY, {
        N_("Wait {wait}: your mail server tries again by itself. If the message came back, send it again later."),
        N_("Wait: your mail server tries again by itself. If the message came back, send it again later.") } },
      { BOUNCE_ADVICE_ALWAYS, {
        N_("If you did not send that much, somebody misuses an account or a web form: look through the queue and change the password.") } },
      { BOUNCE_ADVICE_ALWAYS, {
        N_("Send slower to this receiver: fewer connections, fewer recipients in one message, and pauses between (in Postfix: smtp_destination_concurrency_limit and smtp_destination_rate_delay).") } },
      { BOUNCE_ADVICE_ALWAYS, {
        N_("For regular large mailings, begin small with a new address, and ask the postmaster of {receiver} for their limits."),
        N_("For regular large mailings, begin small with a new address, and ask the postmaster of the receiver for their limits.") } },
    },
  },
  [BOUNCE_CAUSE_TLS_REQUIRED] = {
    N_("Encryption failed"),
    { N_("No encrypted connection to {receiver}"), N_("No encrypted connection to the receiving server") },
    { N_("One side demands an encrypted connection, and the two could not agree: one offers none or an old kind, or a certificate has expired, has another name, or is not trusted."),
      NULL },
    {
      { BOUNCE_ADVICE_OURS, {
        N_("Let your mail server use STARTTLS with TLS 1.2 or newer when it delivers.") } },
      { BOUNCE_ADVICE_OURS, {
        N_("Check its clock, its list of trusted authorities, and the date and name of its own certificate.") } },
      { BOUNCE_ADVICE_OURS, {
        N_("If mail to other domains goes out encrypted, ask the postmaster of {receiver}: then the fault may be theirs."),
        N_("If mail to other domains goes out encrypted, ask the postmaster of the receiver: then the fault may be theirs.") } },
      { BOUNCE_ADVICE_THEIRS, {
        N_("The certificate or the encryption of {receiver} is at fault, and it was right not to hand the message over: tell their postmaster another way, and show the reply."),
        N_("The certificate or the encryption of the receiver is at fault, and it was right not to hand the message over: tell their postmaster another way, and show the reply.") } },
      { BOUNCE_ADVICE_THEIRS, {
        N_("If it cannot wait, use another address of the recipient. Do not switch checks off for everybody: at most for this one receiver, and not for long.") } },
    },
  },
  [BOUNCE_CAUSE_PROTOCOL_ERROR] = {
    N_("SMTP command refused"),
    { N_("{receiver} refused an SMTP command"), N_("An SMTP command was refused") },
    { N_("The receiver did not understand a command of the sending program, or got it at the wrong moment. An old program, a home-made script, or a firewall that rewrites SMTP is the usual reason."),
      NULL },
    {
      { BOUNCE_ADVICE_ALWAYS, {
        N_("See in the log of your server which command was refused, and what it said just before.") } },
      { BOUNCE_ADVICE_ALWAYS, {
        N_("Switch off the inspection of SMTP in firewalls between your server and the world.") } },
      { BOUNCE_ADVICE_ALWAYS, {
        N_("Update the program that sends; let scripts and devices hand their mail to a real mail server.") } },
      { BOUNCE_ADVICE_ALWAYS, {
        N_("If an address holds letters like ö or ж, both servers must know SMTPUTF8: ask the person for a plain address.") } },
    },
  },
  [BOUNCE_CAUSE_POLICY_OTHER] = {
    N_("Against a local rule"),
    { N_("{receiver} has a rule against the message"), N_("The receiver has a rule against the message") },
    { N_("{receiver} refuses the message by a rule of its own and does not say which. It may be about the sender, the content, or the way the message came."),
      N_("The receiver refuses the message by a rule of its own and does not say which. It may be about the sender, the content, or the way the message came.") },
    {
      { BOUNCE_ADVICE_THEIRS, {
        N_("They know the rule: ask the recipient or the postmaster of {receiver} another way, and show the whole reply."),
        N_("They know the rule: ask the recipient or their postmaster another way, and show the whole reply.") } },
      { BOUNCE_ADVICE_THEIRS, {
        N_("Meanwhile look for a link or a code in the reply: the page behind it often names the rule.") } },
      { BOUNCE_ADVICE_OURS, {
        N_("Look for a link or a code in the reply: the page behind it often names the rule.") } },
      { BOUNCE_ADVICE_OURS, {
        N_("Ask whoever runs your own mail, too: the rule may be one of your organisation or provider.") } },
      { BOUNCE_ADVICE_ALWAYS, {
        N_("Check the usual reasons on your side: block lists, reverse DNS, SPF, DKIM and DMARC.") } },
      { BOUNCE_ADVICE_ALWAYS, {
        N_("Send a short plain text without attachments: if that arrives, the rule is about the content.") } },
    },
  },
  [BOUNCE_CAUSE_MESSAGE_TOO_LARGE] = {
    N_("Message too large"),
    { N_("The message is larger than the {limit} that {receiver} takes"), N_("The message is larger than {receiver} takes"),
      N_("The message is too large") },
    { N_("The limit is {limit} for the message as it travels, and attachments grow by about a third on the way (base64): a file of three quarters of the limit already fills it."),
      N_("The limit counts for the message as it travels, and attachments grow by about a third on the way (base64): a file of three quarters of the limit already fills it.") },
    {
      { BOUNCE_ADVICE_ALWAYS, {
        N_("Send a link to the file instead of the file.") } },
      { BOUNCE_ADVICE_ALWAYS, {
        N_("Or make it smaller: shrink pictures and scans, compress documents. Files that are compressed already hardly shrink.") } },
      { BOUNCE_ADVICE_ALWAYS, {
        N_("Or split it over several messages, each well below {limit}, with a third added for the way."),
        N_("Or split it over several messages, with a third added for the way.") } },
      { BOUNCE_ADVICE_ALWAYS, {
        N_("If your own server sets the limit, raise it there (in Postfix: message_size_limit); otherwise ask the recipient what they can take.") } },
    },
  },
};
