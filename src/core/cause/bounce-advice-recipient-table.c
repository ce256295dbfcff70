/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The words about addresses and mailboxes: the recipient's side. */
#include "bounce-advice-table.h"

#include <glib/gi18n-lib.h>

/* Who is told to remove an address is sure of it; the others wait. */
#define KEEP \
  { BOUNCE_ADVICE_KEEP, { \
    N_("Keep the address for now: ask the person another way, or wait for a second report, before you change anything.") } }

/* TRANSLATORS: words in {braces} are filled in; keep them, in any order. */
const BounceAdviceText bounce_advice_recipient_table[BOUNCE_N_CAUSES] = {
  [BOUNCE_CAUSE_NO_SUCH_USER] = {
    N_("Unknown address"),
    { N_("{recipient} does not exist"), N_("The address does not exist") },
    { N_("{receiver} has no mailbox {recipient}. Mostly the address is mistyped, or the person has left or has a new one."),
      N_("The receiving server has no mailbox {recipient}. Mostly the address is mistyped, or the person has left or has a new one."),
      N_("The receiving server has no such mailbox. Mostly the address is mistyped, or the person has left or has a new one.") },
    {
      { BOUNCE_ADVICE_ALWAYS, {
        N_("Compare {recipient} letter by letter with what the person gave you: look for typing errors, and for spaces before or behind it."),
        N_("Compare the address letter by letter with what the person gave you: look for typing errors, and for spaces before or behind it.") } },
      { BOUNCE_ADVICE_REMOVE, {
        N_("If it worked until recently, ask the person another way before you change anything: a server that is set up wrongly says the same of good addresses.") } },
      { BOUNCE_ADVICE_REMOVE, {
        N_("Otherwise remove {recipient} from your lists: each further message to it harms the reputation of your server."),
        N_("Otherwise remove the address from your lists: each further message to it harms the reputation of your server.") } },
      KEEP,
    },
  },
  [BOUNCE_CAUSE_NO_SUCH_DOMAIN] = {
    N_("Unknown domain"),
    { N_("The domain of {recipient} does not exist"), N_("The domain of the address does not exist") },
    { N_("No mail server can be found for {recipient}: the name behind the @ is mistyped, is not registered or has lapsed, or the DNS names neither a mail server nor an address for it."),
      N_("No mail server can be found for the address: the name behind the @ is mistyped, is not registered or has lapsed, or the DNS names neither a mail server nor an address for it.") },
    {
      { BOUNCE_ADVICE_ALWAYS, {
        N_("Check the name behind the @ in {recipient} for typing errors: swapped letters, a wrong or missing ending."),
        N_("Check the name behind the @ for typing errors: swapped letters, a wrong or missing ending.") } },
      { BOUNCE_ADVICE_ALWAYS, {
        N_("See whether the domain still has a web site, or ask the person another way whether they have moved to another domain.") } },
      { BOUNCE_ADVICE_REMOVE, {
        N_("If the domain is gone, remove {recipient} from your lists."),
        N_("If the domain is gone, remove the address from your lists.") } },
      KEEP,
      { BOUNCE_ADVICE_ALWAYS, {
        N_("If others can write there and only your server cannot, repair the DNS resolver that your server asks.") } },
    },
  },
  [BOUNCE_CAUSE_DOMAIN_TAKES_NO_MAIL] = {
    N_("Domain without mail"),
    { N_("The domain of {recipient} takes no mail"), N_("The domain of the address takes no mail") },
    { N_("Whoever runs the domain of {recipient} says, in the DNS or by the answer of the server, that it never receives mail. So the address is hardly the right one."),
      N_("Whoever runs this domain says, in the DNS or by the answer of the server, that it never receives mail. So the address is hardly the right one.") },
    {
      { BOUNCE_ADVICE_ALWAYS, {
        N_("Check the name behind the @: many owners have one domain for the web and another for mail.") } },
      { BOUNCE_ADVICE_ALWAYS, {
        N_("Look for the address on the web site of the person or company, or ask them another way.") } },
      { BOUNCE_ADVICE_REMOVE, {
        N_("Correct {recipient} in your lists, or remove it from them."),
        N_("Correct the address in your lists, or remove it from them.") } },
      KEEP,
    },
  },
  [BOUNCE_CAUSE_ADDRESS_SYNTAX] = {
    N_("Malformed address"),
    { N_("{recipient} is not written like an address"), N_("The address is not written correctly") },
    { N_("There is something in {recipient} that no address may hold, or something is missing: look for a space, a comma, a second @, or a dot in the wrong place."),
      N_("There is something in the address that no address may hold, or something is missing: look for a space, a comma, a second @, or a dot in the wrong place.") },
    {
      { BOUNCE_ADVICE_ALWAYS, {
        N_("Correct {recipient}; when you copied it, look for spaces and invisible characters at both ends."),
        N_("Correct the address; when you copied it, look for spaces and invisible characters at both ends.") } },
      { BOUNCE_ADVICE_ALWAYS, {
        N_("Find out where it came from, such as a web form or an import, and have addresses checked there.") } },
      { BOUNCE_ADVICE_REMOVE, {
        N_("If nobody knows the right address, remove this one from your lists.") } },
      KEEP,
    },
  },
  [BOUNCE_CAUSE_MAILBOX_DISABLED] = {
    N_("Disabled mailbox"),
    { N_("The mailbox {recipient} is closed"), N_("The mailbox is closed") },
    { N_("The mailbox {recipient} is switched off: not used for long, suspended or expired."),
      N_("The mailbox is switched off: not used for long, suspended or expired.") },
    {
      { BOUNCE_ADVICE_ALWAYS, {
        N_("Reach the person another way, and ask which address they use now.") } },
      { BOUNCE_ADVICE_REMOVE, {
        N_("Remove {recipient} from your lists: closed mailboxes are sometimes reopened as traps for spam."),
        N_("Remove the address from your lists: closed mailboxes are sometimes reopened as traps for spam.") } },
      KEEP,
      { BOUNCE_ADVICE_ALWAYS, {
        N_("If the mailbox is needed, its owner must ask the provider there to open it again; nobody else can.") } },
    },
  },
  [BOUNCE_CAUSE_MOVED] = {
    N_("Recipient has moved"),
    { N_("{recipient} is now {new_address}"), N_("{recipient} has moved"), N_("The recipient has moved") },
    { N_("{recipient} is no longer used; the notice names {new_address} instead. The message was not passed on."),
      N_("{recipient} is no longer used, and mail to it is not passed on."),
      N_("The address is no longer used, and mail to it is not passed on.") },
    {
      { BOUNCE_ADVICE_ALWAYS, {
        N_("Send the message to {new_address}, once you are sure that this is the same person."),
        N_("Look for a new address in the text of the notice, or ask the person another way.") } },
      { BOUNCE_ADVICE_REMOVE, {
        N_("Replace {recipient} in your address book, and remove it from your lists."),
        N_("Replace the address in your address book, and remove it from your lists.") } },
      KEEP,
      { BOUNCE_ADVICE_ALWAYS, {
        N_("Ask before a newsletter goes to the new address: the consent was given for the old one.") } },
    },
  },
  [BOUNCE_CAUSE_RECIPIENT_REFUSES] = {
    N_("Refused by the recipient"),
    { N_("{recipient} takes no mail from {sender}"), N_("{recipient} takes no mail from you"),
      N_("The recipient takes no mail from you") },
    { N_("The settings of {recipient} refuse this sender: a group for members only, a mailbox for inside the organisation only, or a personal filter. Your mail server is not at fault."),
      N_("The settings of the recipient refuse this sender: a group for members only, a mailbox for inside the organisation only, or a personal filter. Your mail server is not at fault.") },
    {
      { BOUNCE_ADVICE_ALWAYS, {
        N_("Write from the address that is known there, if you have several.") } },
      { BOUNCE_ADVICE_ALWAYS, {
        N_("Check the name of a group: some servers say the same of a group that does not exist.") } },
      { BOUNCE_ADVICE_ALWAYS, {
        N_("Ask the person, or the owner of the group, another way to allow {sender}."),
        N_("Ask the person, or the owner of the group, another way to allow your address.") } },
      { BOUNCE_ADVICE_ALWAYS, {
        N_("If you do not know them, ask the postmaster of {receiver} who may write there."),
        N_("If you do not know them, ask the postmaster of that domain who may write there.") } },
    },
  },
  [BOUNCE_CAUSE_SUPPRESSED] = {
    N_("Held back by sending service"),
    { N_("Your sending service holds back mail to {recipient}"), N_("Your sending service holds back the message") },
    { N_("The service that sends your mail did not even try: {recipient} stands on its own suppression list, because an earlier message bounced or was reported as spam."),
      N_("The service that sends your mail did not even try: the address stands on its own suppression list, because an earlier message bounced or was reported as spam.") },
    {
      { BOUNCE_ADVICE_ALWAYS, {
        N_("Look {recipient} up in the suppression list of your sending service: it shows the day and the reason."),
        N_("Look the address up in the suppression list of your sending service: it shows the day and the reason.") } },
      { BOUNCE_ADVICE_ALWAYS, {
        N_("If the reason was a fault that has passed, lift the entry there and send the message again.") } },
      { BOUNCE_ADVICE_ALWAYS, {
        N_("If the person complained, leave the entry alone: they do not want this mail.") } },
      { BOUNCE_ADVICE_ALWAYS, {
        N_("Ask the support of the sending service if you cannot see the entry.") } },
    },
  },
  [BOUNCE_CAUSE_MAILBOX_FULL] = {
    N_("Mailbox full"),
    { N_("The mailbox {recipient} is full"), N_("The mailbox is full") },
    { N_("There is no room left in the mailbox {recipient}. It takes mail again as soon as its owner makes room."),
      N_("There is no room left in the mailbox. It takes mail again as soon as its owner makes room.") },
    {
      { BOUNCE_ADVICE_OPEN | BOUNCE_ADVICE_RETRY, {
        N_("Wait: your mail server tries again by itself, usually for some days. If the message came back, send it again later.") } },
      { BOUNCE_ADVICE_ALWAYS, {
        N_("If it is urgent, tell the person another way that their mailbox is full.") } },
      { BOUNCE_ADVICE_ALWAYS, {
        N_("Send less at once, or a link instead of a large file: sometimes a little room is left.") } },
      { BOUNCE_ADVICE_ALWAYS, {
        N_("If it stays full for weeks, nobody reads it: ask the person for another address.") } },
    },
  },
};
