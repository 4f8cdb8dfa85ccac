# Sends a SYN to each TCP port of an IPv4 address and names those that did not refuse it: open, silent, or not heard.
#
# usage: perl - ADDRESS SECONDS; needs CAP_NET_RAW
#
# Prints ports and ranges, one a line (22, 9000-9010), then "end". Exit 1 with a reason if it cannot tell, by SIGALRM when the
# seconds are over.
#
# A port counts as refused only by a reset that acknowledges the very SYN (RFC 9293, 3.10.7.1), so that nothing lost hides an
# open port. Who answers SYN-ACK gets the kernel's reset, because nobody here listens.
use strict;
use warnings;
use Socket qw(:DEFAULT IPPROTO_TCP MSG_DONTWAIT);

my $last      = 65_535;
my $at_once   = 128;     # SYNs without an answer; their answers fit in the socket's buffer
my $patience  = 0.1;     # seconds without any answer after which those that are out count as lost
my $passes    = 3;
my $hopeless  = 512;     # ports that may be silent from the first on; then it is a silent address

alarm($ARGV[1] // 60);
my $to = inet_aton($ARGV[0] // '') or fail('no IPv4 address');
socket(my $raw, PF_INET, SOCK_RAW, IPPROTO_TCP) or fail("no raw socket: $!");
connect($raw, pack_sockaddr_in(0, $to)) or fail("no route: $!");
my (undef, $from) = unpack_sockaddr_in(getsockname($raw));

# A port that nobody else gets while it is bound.
socket(my $bound, PF_INET, SOCK_STREAM, IPPROTO_TCP) or fail("no socket: $!");
bind($bound, pack_sockaddr_in(0, $from)) or fail("no port: $!");
my ($port) = unpack_sockaddr_in(getsockname($bound));

my $sequence = int(rand(0xffff_ff00));
my $refused  = '';
my $refusals = 0;
my $out      = 0;

my $sum = $port + ($sequence >> 16) + ($sequence & 0xffff) + 0x5002 + 1024 + 6 + 20;
$sum += $_ for unpack('n4', $from . $to);

for my $pass (1 .. $passes) {
    for my $probed (1 .. $last) {
        next if vec($refused, $probed, 1);
        my $check = $sum + $probed;
        $check = ($check & 0xffff) + ($check >> 16) while $check >> 16;
        send($raw, pack('nnNNnnnn', $port, $probed, $sequence, 0, 0x5002, 1024, ~$check & 0xffff, 0), 0);
        hear() if ++$out >= $at_once;
        fail('it is silent') if $refusals == 0 && $probed >= $hopeless;
    }
    hear() while $out > 0;
    last if $refusals >= $last;
}

my $begin = 0;
for my $each (1 .. $last + 1) {
    if ($each <= $last && !vec($refused, $each, 1)) {
        $begin ||= $each;
    } elsif ($begin) {
        print $begin == $each - 1 ? "$begin\n" : $begin . '-' . ($each - 1) . "\n";
        $begin = 0;
    }
}
print "end\n";

sub hear {
    my $readable = '';
    vec($readable, fileno($raw), 1) = 1;
    if (!select($readable, undef, undef, $patience)) {
        $out = 0;
        return;
    }
    while (defined recv($raw, my $packet, 128, MSG_DONTWAIT)) {
        my ($probed, $to_port, undef, $acknowledged, $flags) = unpack('nnNNn', substr($packet, 4 * (ord($packet) & 15)));
        next if $to_port != $port;
        $out--;
        if (($flags & 0x14) == 0x14 && $acknowledged == $sequence + 1 && !vec($refused, $probed, 1)) {
            vec($refused, $probed, 1) = 1;
            $refusals++;
        }
    }
}

sub fail {
    print STDERR "$_[0]\n";
    exit 1;
}
