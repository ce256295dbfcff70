/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The words about reputation, and about servers that are down or at fault. */
#include "bounce-advice-table.h"

#include <glib/gi18n-lib.h>

/* TRANSLATORS: words in {braces} are filled in; keep them, in any order. */
const BounceAdviceText bounce_advice_server_table[BOUNCE_N_CAUSES] = {
  [BOUNCE_CAUSE_BLOCKLISTED] = {
    N_("On a block list"),
    { N_("{list} lists {host}"), N_("{list} lists your server or domain"), N_("Your server or domain is on a block list") },
    { N_("{receiver} asked {list}, and that list holds {host}. Such lists collect senders of spam and infected computers; often one stolen password or one web form is behind it."),
      N_("The receiver asked {list}, and that list holds your server or your domain. Such lists collect senders of spam and infected computers; often one stolen password or one web form is behind it."),
      N_("The receiver asked a public list, and that list holds your server or your domain. Such lists collect senders of spam and infected computers; often one stolen password or one web form is behind it.") },
    {
      { BOUNCE_ADVICE_ALWAYS, {
        N_("Look {host} up on the page of {list}: it tells what was seen, and what kind of list it is."),
        N_("Look your sending address up on the page of {list}: it tells what was seen, and what kind of list it is."),
        N_("Find the name or the link of the list in the reply, and look your sending address up there.") } },
      { BOUNCE_ADVICE_ALWAYS, {
        N_("Find the cause and stop it: malware, a misused web form, a stolen account, a queue full of mail that nobody wrote. Change the password of each account that sent it.") } },
      { BOUNCE_ADVICE_ALWAYS, {
        N_("Only then ask {list} to delist you; who asks while spam still flows is listed again, and longer."),
        N_("Only then ask the list to delist you; who asks while spam still flows is listed again, and longer.") } },
      { BOUNCE_ADVICE_ALWAYS, {
        N_("If a whole network is listed, or others send from your address too, tell your provider: only they can act.") } },
    },
  },
  [BOUNCE_CAUSE_BLOCKED_BY_RECEIVER] = {
    N_("Blocked by the receiver"),
    { N_("{receiver} blocks {host}"), N_("{receiver} blocks your server"), N_("The receiver blocks your server") },
    { N_("{receiver} keeps a list of its own, and {host} or its network is on it. No public list shows this, and only they can lift it."),
      N_("{receiver} keeps a list of its own, and your server or its network is on it. No public list shows this, and only they can lift it."),
      N_("The receiver keeps a list of its own, and your server or its network is on it. No public list shows this, and only they can lift it.") },
    {
      { BOUNCE_ADVICE_ALWAYS, {
        N_("Look for spam from your side first: malware, a misused web form, a stolen account. Stop it, and change the passwords concerned.") } },
      { BOUNCE_ADVICE_ALWAYS, {
        N_("Follow the link or the code in the reply: large receivers have a page and a form for blocked senders.") } },
      { BOUNCE_ADVICE_ALWAYS, {
        N_("Otherwise write to the postmaster of {receiver} from another mail service; name {host}, the time and the whole reply."),
        N_("Otherwise write to their postmaster from another mail service; name your sending address, the time and the whole reply.") } },
      { BOUNCE_ADVICE_ALWAYS, {
        N_("If they block the whole network, ask your provider to take it up with them.") } },
    },
  },
  [BOUNCE_CAUSE_BAD_REPUTATION] = {
    N_("Poor reputation"),
    { N_("{receiver} distrusts {host}"), N_("{receiver} distrusts your server"), N_("The receiver distrusts your server") },
    { N_("{receiver} scores senders by what they sent before, and the score of {host} is too low. A new address, sudden large mailings, complaints and mail to dead addresses all lower it."),
      N_("The receiver scores senders by what they sent before, and your score is too low. A new address, sudden large mailings, complaints and mail to dead addresses all lower it.") },
    {
      { BOUNCE_ADVICE_ALWAYS, {
        N_("Make sure that only your own mail leaves the server: look for malware, misused web forms and stolen accounts.") } },
      { BOUNCE_ADVICE_ALWAYS, {
        N_("See that reverse DNS, SPF, DKIM and DMARC are in order: without them no score recovers.") } },
      { BOUNCE_ADVICE_ALWAYS, {
        N_("Send little, and only to people who expect it; a score recovers over days and weeks.") } },
      { BOUNCE_ADVICE_ALWAYS, {
        N_("Use the postmaster page of {receiver}, if they have one, to see your score and to ask for a review; with a shared address, ask your provider."),
        N_("Use the postmaster page of the receiver, if they have one, to see your score and to ask for a review; with a shared address, ask your provider.") } },
    },
  },
  [BOUNCE_CAUSE_UNREACHABLE] = {
    N_("Server unreachable"),
    { N_("{receiver} cannot be reached"), N_("The receiving server cannot be reached") },
    { N_("The connection to {receiver} was refused, timed out or broke off. Mostly a machine or a line there is down for some hours."),
      N_("The connection to the receiving server was refused, timed out or broke off. Mostly a machine or a line there is down for some hours.") },
    {
      { BOUNCE_ADVICE_OPEN | BOUNCE_ADVICE_RETRY, {
        N_("Wait some hours: your mail server keeps the message and tries again by itself. If the message came back, send it again later.") } },
      { BOUNCE_ADVICE_ALWAYS, {
        N_("See whether mail to other domains leaves your server: if none does, look at your own line, firewall and outgoing port 25.") } },
      { BOUNCE_ADVICE_ALWAYS, {
        N_("If it is urgent, use another address of the person, or the telephone.") } },
      { BOUNCE_ADVICE_ALWAYS, {
        N_("If it lasts longer than a day, tell the recipient another way that {receiver} does not answer."),
        N_("If it lasts longer than a day, tell the recipient another way that their server does not answer.") } },
    },
  },
  [BOUNCE_CAUSE_DNS_FAILURE] = {
    N_("Domain look-up failed"),
    { N_("The domain of {recipient} could not be looked up"), N_("The domain of the recipient could not be looked up") },
    { N_("The DNS gave no usable answer about the domain of {recipient}, so nobody knew where to deliver. Its name servers are faulty or were away for a while."),
      N_("The DNS gave no usable answer about the domain of the recipient, so nobody knew where to deliver. Its name servers are faulty or were away for a while.") },
    {
      { BOUNCE_ADVICE_OPEN | BOUNCE_ADVICE_RETRY, {
        N_("Wait: your mail server tries again by itself, and most such faults end within hours. If the message came back, send it again later.") } },
      { BOUNCE_ADVICE_ALWAYS, {
        N_("Check the name behind the @ for typing errors.") } },
      { BOUNCE_ADVICE_ALWAYS, {
        N_("Look the mail servers (MX) of the domain up from elsewhere: if that works, repair the resolver of your own server.") } },
      { BOUNCE_ADVICE_ALWAYS, {
        N_("If it fails everywhere, tell the owner of the domain another way.") } },
    },
  },
  [BOUNCE_CAUSE_GAVE_UP] = {
    N_("Gave up after many tries"),
    { N_("The message to {recipient} could not be delivered in time"), N_("The message could not be delivered in time") },
    { N_("The server tried again and again until the time for it was over, and the last answer named no better reason. The message to {recipient} has not arrived."),
      N_("The server tried again and again until the time for it was over, and the last answer named no better reason. The message has not arrived.") },
    {
      { BOUNCE_ADVICE_ALWAYS, {
        N_("Look for delay notices about the same message: they often name the reason.") } },
      { BOUNCE_ADVICE_ALWAYS, {
        N_("Send the message again once: an outage may be over by now.") } },
      { BOUNCE_ADVICE_ALWAYS, {
        N_("See whether other mail reaches {receiver}; if mail to many domains waits, look at your own line and outgoing port 25."),
        N_("See whether other mail reaches that server; if mail to many domains waits, look at your own line and outgoing port 25.") } },
      { BOUNCE_ADVICE_ALWAYS, {
        N_("Otherwise tell the recipient another way that their server did not answer for so long.") } },
    },
  },
  [BOUNCE_CAUSE_SERVER_BUSY] = {
    N_("Server busy"),
    { N_("{receiver} asks to come back later"), N_("The receiving server asks to come back later") },
    { N_("{receiver} has too much to do just now, or lets unknown senders wait on purpose (greylisting)."),
      N_("The receiving server has too much to do just now, or lets unknown senders wait on purpose (greylisting).") },
    {
      { BOUNCE_ADVICE_OPEN | BOUNCE_ADVICE_RETRY, {
        N_("Wait at least {wait}: your mail server tries again by itself. If the message came back, send it again later."),
        N_("Wait: your mail server tries again by itself, usually within the hour. If the message came back, send it again later.") } },
      { BOUNCE_ADVICE_ALWAYS, {
        N_("Let each retry come from the same address: greylisting starts anew with every other one.") } },
      { BOUNCE_ADVICE_ALWAYS, {
        N_("If it lasts longer than a day, ask the postmaster of {receiver}."),
        N_("If it lasts longer than a day, ask the postmaster of the receiver.") } },
    },
  },
  [BOUNCE_CAUSE_SERVER_FAULT] = {
    N_("Fault of the server"),
    { N_("{receiver} has an internal fault"), N_("The receiving server has an internal fault") },
    { N_("Something on {receiver} is broken or set up wrongly, and for now it cannot take the message. Neither your message nor your server causes this."),
      N_("Something on the receiving server is broken or set up wrongly, and for now it cannot take the message. Neither your message nor your server causes this.") },
    {
      { BOUNCE_ADVICE_OPEN | BOUNCE_ADVICE_RETRY, {
        N_("Wait: your mail server tries again by itself, usually for some days. If the message came back, send it again later.") } },
      { BOUNCE_ADVICE_ALWAYS, {
        N_("Change nothing on your side because of it.") } },
      { BOUNCE_ADVICE_ALWAYS, {
        N_("If it lasts longer than a day, send the whole reply another way to the recipient or to the postmaster of {receiver}."),
        N_("If it lasts longer than a day, send the whole reply another way to the recipient or to their postmaster.") } },
    },
  },
  [BOUNCE_CAUSE_SERVER_FULL] = {
    N_("Server full"),
    { N_("The disk of {receiver} is full"), N_("The disk of the receiving server is full") },
    { N_("The whole of {receiver} has no room left, not only one mailbox. Its administrator must make room."),
      N_("The whole receiving server has no room left, not only one mailbox. Its administrator must make room.") },
    {
      { BOUNCE_ADVICE_OPEN | BOUNCE_ADVICE_RETRY, {
        N_("Wait: your mail server tries again by itself, usually for some days. If the message came back, send it again later.") } },
      { BOUNCE_ADVICE_ALWAYS, {
        N_("If it is your own server that says so, free its disk or the volume of the mail queue.") } },
      { BOUNCE_ADVICE_ALWAYS, {
        N_("If it lasts longer than a day, tell the recipient or the postmaster of {receiver} another way."),
        N_("If it lasts longer than a day, tell the recipient or their postmaster another way.") } },
    },
  },
  [BOUNCE_CAUSE_DELIVERY_PROGRAM] = {
    N_("Delivery program failed"),
    { N_("A program that delivers to {recipient} failed"), N_("A program that delivers the mail failed") },
    { N_("The server took the message for {recipient}, but the program that files or forwards it there failed. The recipient or their administrator must repair it."),
      N_("The server took the message, but the program that files or forwards it there failed. The recipient or their administrator must repair it.") },
    {
      { BOUNCE_ADVICE_OPEN | BOUNCE_ADVICE_RETRY, {
        N_("Wait: the server tries again by itself, usually for some days. If the message came back, send it again later.") } },
      { BOUNCE_ADVICE_ALWAYS, {
        N_("If the mailbox is on your own server, look at its filters, its forwarding and its room on the disk.") } },
      { BOUNCE_ADVICE_ALWAYS, {
        N_("Otherwise send the reply to {recipient} another way: it names the program that failed."),
        N_("Otherwise send the reply to the recipient another way: it names the program that failed.") } },
    },
  },
  [BOUNCE_CAUSE_MAIL_LOOP] = {
    N_("Mail loop"),
    { N_("Mail to {recipient} runs in circles"), N_("The mail runs in circles") },
    { N_("The message to {recipient} was passed from server to server until one of them stopped it. Mostly a forwarding points back to where it came from, or the domain names the wrong mail server."),
      N_("The message was passed from server to server until one of them stopped it. Mostly a forwarding points back to where it came from, or the domain names the wrong mail server.") },
    {
      { BOUNCE_ADVICE_ALWAYS, {
        N_("Read the Received lines of the returned message: the servers that come again and again are the circle.") } },
      { BOUNCE_ADVICE_ALWAYS, {
        N_("If one of them is yours, look at the forwarding, and at whether the server knows that this domain is its own.") } },
      { BOUNCE_ADVICE_ALWAYS, {
        N_("Otherwise tell {recipient} another way that a forwarding or the mail server entry (MX) of the domain is wrong."),
        N_("Otherwise tell the recipient another way that a forwarding or the mail server entry (MX) of the domain is wrong.") } },
    },
  },
};
