/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The words about the way mail is sent: DNS, provider, port, login, callout;
 * and about what is the receiver's fault, or nobody understands. */
#include "bounce-advice-table.h"

#include <glib/gi18n-lib.h>

/* TRANSLATORS: words in {braces} are filled in; keep them, in any order. */
const BounceAdviceText bounce_advice_sending_table[BOUNCE_N_CAUSES] = {
  [BOUNCE_CAUSE_NO_REVERSE_DNS] = {
    N_("No reverse DNS"),
    { N_("{host} has no proper reverse DNS"), N_("Your server has no proper reverse DNS") },
    { N_("{receiver} looks up the name of the address that connects. For {host} there is none, or it does not lead back to that address, or it looks like the name of a private line."),
      N_("The receiver looks up the name of the address that connects. For yours there is none, or it does not lead back to that address, or it looks like the name of a private line.") },
    {
      { BOUNCE_ADVICE_ALWAYS, {
        N_("Ask the provider of {host} to set its reverse entry (PTR) to the name of your mail server, here {host_name}; many have a form for it."),
        N_("Ask the provider of {host} to set its reverse entry (PTR) to the name of your mail server, such as mail.example.org; many have a form for it."),
        N_("Ask the provider of your address to set its reverse entry (PTR) to the name of your mail server, such as mail.example.org; many have a form for it.") } },
      { BOUNCE_ADVICE_ALWAYS, {
        N_("Give that name an address record that leads back to {host}, and let your server greet (HELO) with it: both directions must agree."),
        N_("Give that name an address record that leads back to the same address, and let your server greet (HELO) with it: both directions must agree.") } },
      { BOUNCE_ADVICE_ALWAYS, {
        N_("If only IPv6 lacks the entry, set it there too, or send by IPv4.") } },
      { BOUNCE_ADVICE_ALWAYS, {
        N_("If the provider sets no names on this line, send through their mail server, with a login on port 587 (STARTTLS) or 465 (TLS).") } },
    },
  },
  [BOUNCE_CAUSE_BAD_HELO] = {
    N_("Wrong name in the greeting"),
    { N_("{receiver} does not accept the name your server greets with"), N_("The name your server greets with is not accepted") },
    { N_("At the start of a connection your server tells its name (HELO or EHLO). The receiver found it invalid, unknown to the DNS, or the name of somebody else."),
      NULL },
    {
      { BOUNCE_ADVICE_ALWAYS, {
        N_("Set the full name of the server, with its domain: in Postfix smtp_helo_name or myhostname, in Exim primary_hostname, in Exchange the FQDN of the send connector.") } },
      { BOUNCE_ADVICE_ALWAYS, {
        N_("Give this name an address record with {host}, and ask your provider to set the reverse entry to the same name."),
        N_("Give this name an address record with the address your server sends from, and ask your provider to set the reverse entry to the same name.") } },
      { BOUNCE_ADVICE_ALWAYS, {
        N_("Names like localhost, a single word, or the name of the receiver never do; let devices and programs hand their mail to your server.") } },
    },
  },
  [BOUNCE_CAUSE_SENDER_DOMAIN_UNRESOLVED] = {
    N_("Domain of the sender not found"),
    { N_("The domain of {sender} cannot be found"), N_("The domain of the sender cannot be found") },
    { N_("The receiver checks whether it could answer {sender}. The DNS names neither a mail server nor an address for that domain, or says that it takes no mail."),
      N_("The receiver checks whether it could answer the sender. The DNS names neither a mail server nor an address for the domain, or says that it takes no mail.") },
    {
      { BOUNCE_ADVICE_ALWAYS, {
        N_("Check the sender's address for typing errors and for made-up names, such as root@localhost or the internal name of a web server.") } },
      { BOUNCE_ADVICE_ALWAYS, {
        N_("See that the domain has not lapsed, and give it a mail server entry (MX).") } },
      { BOUNCE_ADVICE_ALWAYS, {
        N_("If its MX is a single dot, the domain says that it takes no mail: send with an address that can be answered.") } },
      { BOUNCE_ADVICE_ALWAYS, {
        N_("Ask whoever runs the DNS of the domain; receivers may remember the old answer for some hours.") } },
    },
  },
  [BOUNCE_CAUSE_DYNAMIC_ADDRESS] = {
    N_("Address may not send directly"),
    { N_("{host} may not deliver mail directly"), N_("Your line may not deliver mail directly") },
    { N_("{host} lies in a range for private lines or changing customers; providers report such ranges to lists (such as the PBL). That is no accusation of spam: mail from there shall go through the provider's mail server."),
      N_("Your address lies in a range for private lines or changing customers; providers report such ranges to lists (such as the PBL). That is no accusation of spam: mail from there shall go through the provider's mail server.") },
    {
      { BOUNCE_ADVICE_ALWAYS, {
        N_("Send through the mail server of your provider or host, with a login on port 587 (STARTTLS) or 465 (TLS).") } },
      { BOUNCE_ADVICE_ALWAYS, {
        N_("If your own server is to deliver, ask the provider for a fixed address with a reverse entry of its own.") } },
      { BOUNCE_ADVICE_ALWAYS, {
        N_("If {host} is fixed already, ask the provider to correct the range, or use the page of the list, which often lets single addresses out."),
        N_("If your address is fixed already, ask the provider to correct the range, or use the page of the list, which often lets single addresses out.") } },
    },
  },
  [BOUNCE_CAUSE_SENDING_LIMIT] = {
    N_("Sending limit reached"),
    { N_("{sender} has reached the sending limit of your provider"), N_("The sending limit of your provider is reached") },
    { N_("Your own provider stopped the message: this account has sent more than its plan allows for a time, or has been closed for sending to be on the safe side."),
      NULL },
    {
      { BOUNCE_ADVICE_ALWAYS, {
        N_("If you did not send that much, the account is misused: change its password, look at its rules and connected programs, and tell the provider.") } },
      { BOUNCE_ADVICE_OPEN, {
        N_("Otherwise wait until the count starts anew, mostly the next day.") } },
      { BOUNCE_ADVICE_ALWAYS, {
        N_("For regular mailings use a service made for them, or a larger plan.") } },
      { BOUNCE_ADVICE_ALWAYS, {
        N_("If the account stays closed, ask the support of your provider to open it.") } },
    },
  },
  [BOUNCE_CAUSE_RELAY_DENIED] = {
    N_("Relaying denied"),
    { N_("{receiver} does not pass on mail to {recipient}"), N_("The server does not pass the message on") },
    { N_("The server does not hold itself responsible for the recipient's domain, and passes mail on only for its own users. Either the sending program did not log in, or the domain points to a server that does not know it."),
      NULL },
    {
      { BOUNCE_ADVICE_ALWAYS, {
        N_("If it is the server you send through, switch on the login in your mail program, with port 587 (STARTTLS) or 465 (TLS).") } },
      { BOUNCE_ADVICE_ALWAYS, {
        N_("If it is your own server, tell it which domains are its own and who may relay; never open it to everybody.") } },
      { BOUNCE_ADVICE_ALWAYS, {
        N_("If it is the server of the receiver, check the domain of {recipient} for typing errors; otherwise tell them another way that their mail server entry (MX) is wrong."),
        N_("If it is the server of the receiver, check the domain for typing errors; otherwise tell them another way that their mail server entry (MX) is wrong.") } },
    },
  },
  [BOUNCE_CAUSE_LOGIN_REQUIRED] = {
    N_("Login required"),
    { N_("{receiver} wants a login before it takes mail"), N_("The server wants a login before it takes mail") },
    { N_("The server takes mail for sending only from users who have logged in; the sending program did not, or its login was not accepted."),
      NULL },
    {
      { BOUNCE_ADVICE_ALWAYS, {
        N_("Switch on the login for outgoing mail in your program; the user name is mostly the whole address.") } },
      { BOUNCE_ADVICE_ALWAYS, {
        N_("Use port 587 with STARTTLS or port 465 with TLS: these are the standard (RFC 6409, RFC 8314). Ports 2525 and 26 are extras of some providers.") } },
      { BOUNCE_ADVICE_ALWAYS, {
        N_("If the password is right and still refused, the provider may want an app password or a newer way to log in: ask their support.") } },
    },
  },
  [BOUNCE_CAUSE_PORT_25_BLOCKED] = {
    N_("Port 25 blocked"),
    { N_("{host} cannot use port 25"), N_("Outgoing port 25 is blocked") },
    { N_("Mail servers hand mail to each other on port 25, and something between yours and the world blocks it: a firewall, or your provider. Many providers do so, because infected computers send spam that way."),
      NULL },
    {
      { BOUNCE_ADVICE_ALWAYS, {
        N_("A mail program needs no port 25: use 587 with STARTTLS or 465 with TLS, and a login. 2525 and 26 are extras of some providers; 887, which some guides name, is a slip for 587.") } },
      { BOUNCE_ADVICE_ALWAYS, {
        N_("A mail server that delivers by itself must keep 25: look at your own firewall, then ask your provider to open it for a fixed address.") } },
      { BOUNCE_ADVICE_ALWAYS, {
        N_("If they do not, let your server hand everything to a mail server with a login (a smart host) on port 587 or 465.") } },
    },
  },
  [BOUNCE_CAUSE_SENDER_VERIFICATION] = {
    N_("Sender not verified"),
    { N_("{receiver} could not verify {sender}"), N_("The receiver could not verify {sender}"), N_("The receiver could not verify the sender") },
    { N_("The receiver called the mail server of {sender} and asked whether this address takes mail (a callout); the answer was no, or none. This is not SPF: a change of SPF does not help."),
      N_("The receiver called the mail server of the sender and asked whether the address takes mail (a callout); the answer was no, or none. This is not SPF: a change of SPF does not help.") },
    {
      { BOUNCE_ADVICE_ALWAYS, {
        N_("See that {sender} exists and takes mail; the addresses of web servers, and deleted no-reply addresses, often do not."),
        N_("See that the sender's address exists and takes mail; the addresses of web servers, and deleted no-reply addresses, often do not.") } },
      { BOUNCE_ADVICE_ALWAYS, {
        N_("See that the mail servers (MX) of the sender's domain answer, and take the empty sender (MAIL FROM:<>) without delay.") } },
      { BOUNCE_ADVICE_PERMANENT, {
        N_("Then wait some hours: the receiver remembers the old answer.") } },
      { BOUNCE_ADVICE_ALWAYS, {
        N_("If all this is right, {receiver} may still take the domain for its own, from an old contract: only their administrator can repair that."),
        N_("If all this is right, the receiver may still take the domain for its own, from an old contract: only their administrator can repair that.") } },
    },
  },
  [BOUNCE_CAUSE_RECEIVER_MISCONFIGURED] = {
    N_("Receiver set up wrongly"),
    { N_("{receiver} is set up wrongly"), N_("The receiving server is set up wrongly") },
    { N_("This refusal is not about you. {receiver} asks {list}, which has closed or does not answer it, and takes that for a listing; mail of many others fails in the same way."),
      N_("This refusal is not about you. The receiver asks a block list that has closed or does not answer it and takes that for a listing, or a gateway there is set up wrongly; mail of many others fails in the same way.") },
    {
      { BOUNCE_ADVICE_ALWAYS, {
        N_("Change nothing on your side, and ask no list to delist you: nothing is listed.") } },
      { BOUNCE_ADVICE_ALWAYS, {
        N_("Tell the recipient or the postmaster of {receiver} another way, and show the whole reply: they must stop asking {list}."),
        N_("Tell the recipient or the postmaster of {receiver} another way, and show the whole reply."),
        N_("Tell the recipient or their postmaster another way, and show the whole reply.") } },
      { BOUNCE_ADVICE_ALWAYS, {
        N_("Send the message again in a few days.") } },
    },
  },
  [BOUNCE_CAUSE_UNCLEAR] = {
    N_("Not understood"),
    { N_("The message to {recipient} failed for a reason we do not know"), N_("The message failed for a reason we do not know") },
    { N_("The words that came back name no reason we know. A bare “SMTP error 550” only says that a server refuses: the code alone tells nothing about why."),
      NULL },
    {
      { BOUNCE_ADVICE_THEIRS, {
        N_("They know the reason: ask the postmaster of {receiver} another way; name {host}, the time and the whole reply."),
        N_("They know the reason: ask the postmaster of {receiver} another way; name your sending address, the time and the whole reply."),
        N_("They know the reason: ask the postmaster of the receiver another way; name your sending address, the time and the whole reply.") } },
      { BOUNCE_ADVICE_THEIRS, {
        N_("Meanwhile read the whole notice, its technical part as well: a link, the name of a list or a sentence in another language may say more.") } },
      { BOUNCE_ADVICE_OURS, {
        N_("Read the whole notice, its technical part as well: a link, the name of a list or a sentence in another language may say more.") } },
      { BOUNCE_ADVICE_ALWAYS, {
        N_("Look into the log of your mail server at that time; the lines before the refusal often tell why.") } },
      { BOUNCE_ADVICE_ALWAYS, {
        N_("Send a short plain text to the same address, and one to another address there: this shows whether the message, the address or your server is meant.") } },
      { BOUNCE_ADVICE_OURS, {
        N_("Ask the postmaster of {receiver} another way; name {host}, the time and the whole reply."),
        N_("Ask the postmaster of {receiver} another way; name your sending address, the time and the whole reply."),
        N_("Ask the postmaster of the receiver another way; name your sending address, the time and the whole reply.") } },
    },
  },
};
