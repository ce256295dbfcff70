#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Bounce Inspector developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Write example.mbox: what comes back to one small sender in a bad fortnight.

usage: make-example.py > example.mbox

Everything is made up.  Names are those of RFC 2606, addresses those of RFC 5737
and RFC 3849.  The sender is bakery.example with the server mx1.bakery.example
[192.0.2.25]; its office sits behind a dial-up address, 198.51.100.77.
"""
import sys

OUR_HOST, OUR_ADDRESS = "mx1.bakery.example", "192.0.2.25"
SENDER = "news@bakery.example"
DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]

messages = []
clock = {"minutes": 0}


def now():
    """9 November 2026 was a Monday; each message comes some hours after the one before."""
    clock["minutes"] += 431
    day, minute = divmod(clock["minutes"], 24 * 60)
    return day, minute // 60, minute % 60


def dates(when):
    day, hour, minute = when
    weekday = DAYS[day % 7]
    return ("%s, %02d Nov 2026 %02d:%02d:07 +0100" % (weekday, 9 + day, hour, minute),
            "%s Nov %2d %02d:%02d:07 2026" % (weekday, 9 + day, hour, minute))


HOSTS = {OUR_HOST: OUR_ADDRESS, "web7.hosting.example": "192.0.2.70", "relay.hosting.example": "192.0.2.71", "office.bakery.example": "198.51.100.77"}


def handed_over(host, when):
    """The line our mailbox server writes when a report comes in: it names the reporter's address."""
    return "Received: from %s (%s [%s])\n\tby imap.bakery.example (Postfix) with ESMTP; %s" % (host, host, HOSTS[host], dates(when)[0])


def put(headers, body, when, envelope="MAILER-DAEMON"):
    date, asctime = dates(when)
    lines = ["From %s %s" % (envelope, asctime)]
    lines += [h for h in headers if h] + ["Date: " + date, ""]
    quoted = [">" + l if l.lstrip(">").startswith("From ") else l for l in body.strip("\n").split("\n")]
    messages.append("\n".join(lines + quoted) + "\n")


def original(recipient, number, subject="Fresh bread this week", received=None, sender=SENDER):
    received = received or "from office.bakery.example (office.bakery.example [192.0.2.40])\n\tby %s (Postfix) with ESMTPSA id 4C%04dzz" % (OUR_HOST, number)
    return ["Return-Path: <%s>" % sender, "Received: %s\n\tfor <%s>; Mon, 09 Nov 2026 07:00:%02d +0100 (CET)" % (received, recipient, number % 60),
            "From: Bakery News <%s>" % sender, "To: <%s>" % recipient, "Subject: " + subject,
            "Date: Mon, 09 Nov 2026 07:00:00 +0100", "Message-ID: <2026.%04d@bakery.example>" % number]


def report(text, fields, returned, reporter=OUR_HOST, subject="Undelivered Mail Returned to Sender", to=SENDER, who="Mail Delivery System"):
    """RFC 3464 and RFC 6522, as Postfix and its kin write it."""
    when = now()
    number = len(messages) + 1
    mark = "%04d.bounce/%s" % (number, reporter)
    body = ["This is a MIME-encapsulated message.", "", "--" + mark, "Content-Description: Notification",
            "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: 8bit", ""] + text.split("\n")
    body += ["", "--" + mark, "Content-Description: Delivery report", "Content-Type: message/delivery-status", ""]
    body += ["Reporting-MTA: dns; " + reporter, "Arrival-Date: Mon,  9 Nov 2026 07:00:04 +0100 (CET)"]
    for group in fields:
        body += [""] + ["%s: %s" % pair for pair in group if pair[1]]
    body += ["", "--" + mark, "Content-Description: Undelivered Message Headers", "Content-Type: text/rfc822-headers", ""] + returned
    body += ["", "--%s--" % mark]
    put(["Return-Path: <>", handed_over(reporter, when), "Received: by %s (Postfix)\n\tid 4D%04dyy" % (reporter, number), "From: %s <MAILER-DAEMON@%s>" % (who, reporter),
         "To: " + to, "Subject: " + subject, "Message-ID: <%04d.report@%s>" % (number, reporter), "Auto-Submitted: auto-replied", "MIME-Version: 1.0",
         'Content-Type: multipart/report; report-type=delivery-status;\n\tboundary="%s"' % mark], "\n".join(body), when)


def postfix(recipient, host, address, reply, status, stage="RCPT TO", action="failed", head=None, **more):
    """A reply of the other side, quoted by our own Postfix."""
    number = len(messages) + 1
    said = "host %s[%s] said: %s (in reply to %s command)" % (host, address, reply, stage)
    said = more.pop("said", said)
    text = "This is the mail system at host %s.\n\n%s\n\n                   The mail system\n\n<%s>: %s" % (
        OUR_HOST, head or "Your message could not be delivered to one or more recipients. The part\nof it that came with this report is below.", recipient, said)
    report(text, [[("Final-Recipient", "rfc822; " + recipient), ("Original-Recipient", "rfc822;" + recipient), ("Action", action), ("Status", status),
                   ("Remote-MTA", "dns; " + host if host else None), ("Diagnostic-Code", more.pop("diagnostic", "smtp; " + reply)),
                   ("Will-Retry-Until", more.pop("until", None))]],
           original(recipient, number, **({"subject": more.pop("about")} if "about" in more else {})), **more)


def exim(recipient, host, address, reply, stage="RCPT TO:<%s>", subject="Mail delivery failed: returning message to sender"):
    """Exim's text, as shared hosters send it, with no status part."""
    when = now()
    number = len(messages) + 1
    where = stage % recipient if "%s" in stage else stage
    body = """This message was created automatically by mail delivery software.

A message that you sent could not be delivered to one or more of its
recipients. This is a permanent error. The following address(es) failed:

  %s
    host %s [%s]
    SMTP error from remote mail server after %s:
    %s

------ This is a copy of the message, including all the headers. ------

""" % (recipient, host, address, where, reply.replace("\n", "\n    "))
    body += "\n".join(original(recipient, number, received="from office.bakery.example ([192.0.2.40])\n\tby web7.hosting.example with esmtpsa (Exim 4.96)") + ["", "Bread, rolls and cakes."])
    put(["Return-path: <>", handed_over("web7.hosting.example", when), "X-Failed-Recipients: " + recipient, "Auto-Submitted: auto-replied", "From: Mail Delivery System <Mailer-Daemon@web7.hosting.example>",
         "To: " + SENDER, "Subject: " + subject, "Message-Id: <E1tB%03d-0001aB-2c@web7.hosting.example>" % number], body, when)


def qmail(recipient, words):
    when = now()
    number = len(messages) + 1
    body = """Hi. This is the qmail-send program at relay.hosting.example.
I'm afraid I wasn't able to deliver your message to the following addresses.
This is a permanent error; I've given up. Sorry it didn't work out.

<%s>:
%s

--- Below this line is a copy of the message.

""" % (recipient, words)
    body += "\n".join(original(recipient, number) + ["", "Bread, rolls and cakes."])
    put(["Return-Path: <>", handed_over("relay.hosting.example", when), "From: MAILER-DAEMON@relay.hosting.example", "To: " + SENDER, "Subject: failure notice"], body, when)


def exchange(recipient, words, host="EXCH01.corp.example"):
    when = now()
    number = len(messages) + 1
    body = """Delivery has failed to these recipients or groups:

%s
The message could not be delivered. Please ask the person's mail administrator.

Diagnostic information for administrators:

Generating server: %s

%s
%s

Original message headers:

""" % (recipient, host, recipient, words) + "\n".join(original(recipient, number))
    put(["Return-Path: <>", "From: Microsoft Outlook <MicrosoftExchange@corp.example>", "To: " + SENDER, "Subject: Undeliverable: Fresh bread this week",
         "Content-Type: text/plain; charset=utf-8", "Auto-Submitted: auto-replied"], body, when)


def mail(who, subject, body, *headers, envelope="someone@example.net"):
    put(["From: " + who, "To: " + SENDER, "Subject: " + subject, "Message-ID: <plain%02d@example.net>" % len(messages)] + list(headers), body, now(), envelope)


# Invalid recipient
postfix("anna@example.com", "mx.example.com", "203.0.113.10", "550 5.1.1 <anna@example.com>: Recipient address rejected: User unknown in virtual mailbox table", "5.1.1")
exim("bert@example.net", "mail.example.net", "203.0.113.20", "550 No Such User Here")
qmail("carla@example.org", "203.0.113.30 does not like recipient.\nRemote host said: 550 sorry, no mailbox here by that name (#5.1.1)\nGiving up on 203.0.113.30.")
exchange("dora@corp.example", "#550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient dora@corp.example not found by SMTP address lookup ##")
postfix("emil@exmaple.example", "", "", "", "5.4.4", said="Host or domain name not found. Name service error for\n    name=exmaple.example type=A: Host not found",
        diagnostic="X-Postfix; Host or domain name not found. Name service error for name=exmaple.example type=A: Host not found")
postfix("shop@parked.example", "", "", "", "5.1.0", said="Domain parked.example does not accept mail (nullMX)",
        diagnostic="X-Postfix; Domain parked.example does not accept mail (nullMX)")
postfix("frida@example.com", "mx.example.com", "203.0.113.10", "550 5.2.1 The email account that you tried to reach is disabled", "5.2.1")
postfix("gerd@example.net", "mail.example.net", "203.0.113.20", "551 5.1.6 User has moved; please try <gerd@new.example.net>", "5.1.6")
exchange("board@corp.example", "#550 5.7.133 RESOLVER.RST.SenderNotAuthenticatedForGroup; authentication required; Delivery restriction check failed because the sender was not authenticated when sending to this group ##")

# Mailbox full
postfix("hanna@example.com", "mx.example.com", "203.0.113.10", "452 4.2.2 The recipient's inbox is out of storage space", "4.2.2")
exim("ida@example.net", "mail.example.net", "203.0.113.20", "552 5.2.2 Mailbox is over quota", stage="end of data")

# Bad reputation
for name in ("jan", "kim", "lea"):
    postfix(name + "@filtered.example", "mx.filtered.example", "203.0.113.40",
            "554 5.7.1 Service unavailable; Client host [192.0.2.25] blocked using zen.spamhaus.org; https://www.spamhaus.org/query/ip/192.0.2.25", "5.7.1")
postfix("mia@bigmail.example", "mx1.bigmail.example", "203.0.113.50",
        "550 5.7.1 Unfortunately, messages from [192.0.2.25] weren't sent. Please contact your Internet service provider since part of their network is on our block list (S3150).", "5.7.1", stage="MAIL FROM")
postfix("nils@example.com", "mx.example.com", "203.0.113.10", "550 5.7.1 Message refused due to the very low reputation of the sending IP address 192.0.2.25", "5.7.1", stage="end of DATA")

# Server downtime
postfix("olga@down.example", "", "", "", "4.4.1", said="connect to mx.down.example[203.0.113.60]:25: Connection timed out",
        diagnostic="X-Postfix; connect to mx.down.example[203.0.113.60]:25: Connection timed out")
postfix("paul@slow.example", "mx.slow.example", "203.0.113.70", "450 4.2.0 <paul@slow.example>: Recipient address rejected: Greylisted, please try again in 300 seconds", "4.2.0",
        action="delayed", subject="Delayed Mail (still being retried)", until="Mon, 16 Nov 2026 07:00:04 +0100 (CET)",
        head="THIS IS A WARNING ONLY. Your message has been delayed; it will be tried\nagain until it is seven days old.")
postfix("queue@old.example", "", "", "", "4.4.7", said="delivery temporarily suspended; message expired after 5 days in the queue",
        diagnostic="X-Postfix; message expired after 5 days in the queue")
postfix("rosa@loop.example", "mx.loop.example", "203.0.113.80", "554 5.4.6 Too many hops", "5.4.6", stage="end of DATA")

# Policy violation
postfix("sven@filtered.example", "mx.filtered.example", "203.0.113.40", "550 5.7.1 This message was classified as spam and is refused", "5.7.1", stage="end of DATA")
postfix("tina@strict.example", "mx.strict.example", "203.0.113.90", "550 5.7.26 Unauthenticated email from bakery.example is not accepted due to the domain's DMARC policy", "5.7.26", stage="end of DATA")
postfix("udo@strict.example", "mx.strict.example", "203.0.113.90", "552 5.7.0 Attachments of this type (.exe) are not accepted here", "5.7.0", stage="end of DATA", about="Our new price list")
postfix("vera@busy.example", "mx.busy.example", "203.0.113.91", "451 4.7.1 Too many messages from 192.0.2.25 in a short time, slow down", "4.7.1")
postfix("willi@strict.example", "mx.strict.example", "203.0.113.90", "550 5.7.1 Message violates our local policy", "5.7.1", stage="end of DATA")

# Message too large
postfix("xaver@example.org", "", "", "", "5.3.4", said="message size 31457280 exceeds size limit 20971520 of server mx.example.org[203.0.113.30]",
        diagnostic="X-Postfix; message size 31457280 exceeds size limit 20971520 of server mx.example.org[203.0.113.30]", about="Photos of the summer party")

# Bad DNS records
postfix("yara@ptr.example", "mx.ptr.example", "203.0.113.92", "550 5.7.25 Client host rejected: cannot find your reverse hostname, [192.0.2.25]", "5.7.25")
postfix("zoe@ptr.example", "mx.ptr.example", "203.0.113.92", "504 5.5.2 <mx1>: Helo command rejected: need fully-qualified hostname", "5.5.2", stage="EHLO")
postfix("adam@ptr.example", "mx.ptr.example", "203.0.113.92", "450 4.1.8 <news@bakery.example>: Sender address rejected: Domain not found", "4.1.8", stage="MAIL FROM")

# ISP restriction
report("This is the mail system at host office.bakery.example.\n\n<beate@example.com>: host mx.example.com[203.0.113.10] said: 550 DY-001 Mail rejected: dynamic or residential\n    address 198.51.100.77 may not send directly (in reply to MAIL FROM command)",
       [[("Final-Recipient", "rfc822; beate@example.com"), ("Action", "failed"), ("Status", "5.0.0"), ("Remote-MTA", "dns; mx.example.com"),
         ("Diagnostic-Code", "smtp; 550 DY-001 Mail rejected: dynamic or residential address 198.51.100.77 may not send directly")]],
       original("beate@example.com", 77, received="from laptop (localhost [127.0.0.1])\n\tby office.bakery.example (Postfix) with ESMTP id 5C0077zz"), reporter="office.bakery.example")
postfix("club@example.org", "smtp.provider.example", "203.0.113.93", "550 5.4.5 Daily sending limit of your account exceeded, try again tomorrow", "5.4.5")

# Port and relay
postfix("dieter@example.net", "old.example.net", "203.0.113.21", "554 5.7.1 <dieter@example.net>: Relay access denied", "5.7.1")
postfix("elke@example.com", "smtp.provider.example", "203.0.113.93", "530 5.7.0 Authentication required; please use the submission port 587 with your login", "5.7.0", stage="MAIL FROM")
postfix("franz@example.org", "", "", "", "4.4.1", said="connect to mx.example.org[203.0.113.30]:25: outgoing port 25 is blocked by your network provider",
        diagnostic="X-Postfix; connect to mx.example.org[203.0.113.30]:25: outgoing port 25 is blocked by your network provider")

# Sender verification
exim("greta@callback.example", "mx.callback.example", "203.0.113.94",
     "550-Verification failed for <news@bakery.example>\n550-Called:   192.0.2.25\n550-Sent:     RCPT TO:<news@bakery.example>\n550-Response: 550 5.1.1 unknown\n550 Sender verify failed")

# The receiver's own fault, and what nobody understands
postfix("heinz@dusty.example", "mx.dusty.example", "203.0.113.95", "550 5.7.1 Service unavailable; client [192.0.2.25] blocked using relays.ordb.org", "5.7.1")
postfix("inge@terse.example", "mx.terse.example", "203.0.113.96", "550 SMTP Error 550", "5.0.0", stage="end of DATA")

# What is no bounce
mail("Karl Example <karl@example.net>", "Abwesenheitsnotiz: Fresh bread this week", "Ich bin bis zum 23. November nicht im Haus.",
     "Auto-Submitted: auto-replied", "X-Auto-Response-Suppress: All", "In-Reply-To: <2026.0003@bakery.example>")
when = now()
put(["Return-Path: <feedback@bigmail.example>", "From: Bigmail feedback loop <feedback@bigmail.example>", "To: abuse@bakery.example", "Subject: Complaint about a message from 192.0.2.25",
     "MIME-Version: 1.0", 'Content-Type: multipart/report; report-type=feedback-report; boundary="fbl-example"'],
    "\n".join(["--fbl-example", "Content-Type: text/plain; charset=us-ascii", "", "A user of ours marked this message as unwanted.", "", "--fbl-example",
               "Content-Type: message/feedback-report", "", "Feedback-Type: abuse", "User-Agent: Bigmail/1.0", "Version: 1", "Source-IP: 192.0.2.25",
               "Original-Rcpt-To: <lotte@bigmail.example>", "", "--fbl-example", "Content-Type: message/rfc822", ""] + original("lotte@bigmail.example", 90)
              + ["", "Bread, rolls and cakes.", "", "--fbl-example--"]), when, "feedback@bigmail.example")
mail("Martha Example <martha@example.org>", "Sunday", "Do you open on Sunday?\n\nFrom next month on we would come every week.\n", envelope="martha@example.org")
mail("Norbert Example <norbert@example.com>", "Fwd: Undelivered Mail Returned to Sender",
     "What does this mean?\n\n---------- Forwarded message ---------\nFrom: MAILER-DAEMON@example.com\nSubject: Undelivered Mail Returned to Sender\n\n<anna@example.com>: 550 5.1.1 User unknown\n",
     envelope="norbert@example.com")

sys.stdout.write("\n".join(messages))
