#!/usr/bin/perl
# SPDX-FileCopyrightText: The Bounce Inspector developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# A checker as they are usually written with Net::DNS: one list after the
# other, any A record is a listing.  For comparison only.
# usage: checker.pl SERVER PORT ADDRESS ZONE...
use strict;
use warnings;
use Net::DNS;

my ($server, $port, $address, @zones) = @ARGV;
my $resolver = Net::DNS::Resolver->new(nameservers => [$server], port => $port, udp_timeout => 5, tcp_timeout => 5, retry => 2, recurse => 1);
my $reversed = join '.', reverse split /\./, $address;

sub values_of {
    my ($name, $type) = @_;
    my $reply = $resolver->send($name, $type);
    return undef unless defined $reply;
    return [map { $_->type eq 'PTR' ? $_->ptrdname : $_->type eq 'A' ? $_->address : join('', $_->txtdata) } grep { $_->type eq $type } $reply->answer];
}

for my $zone (@zones) {
    my $codes = values_of("$reversed.$zone", 'A');
    my $said = !defined $codes ? 'error' : @$codes ? 'listed' : 'clean';
    values_of("$reversed.$zone", 'TXT') if $said eq 'listed';
    print "$zone $said\n";
}
my $names = values_of("$reversed.in-addr.arpa", 'PTR');
for my $name (@{ $names || [] }) {
    my $back = values_of($name, 'A');
    print "reverse ", (grep { $_ eq $address } @{ $back || [] }) ? 'ok' : 'mismatch', "\n";
}
