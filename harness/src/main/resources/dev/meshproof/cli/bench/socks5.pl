# Through a SOCKS5 proxy on 127.0.0.1: perl socks5.pl PROXY-PORT ADDRESS PORT connects COUNT | get PATH
# connects: prints how long each CONNECT took, in milliseconds. get: the answer's body goes to standard output, and its
# length and the seconds from the request to its end to standard error.
use strict;
use warnings;
use Socket qw(:DEFAULT IPPROTO_TCP TCP_NODELAY);
use POSIX ();

my ($proxy, $address, $port, $what, $more) = @ARGV;

# clock_gettime(CLOCK_MONOTONIC), as Time::HiRes is not part of Debian's perl-base.
my $nr = (POSIX::uname())[4] eq 'aarch64' ? 113 : 228;

sub now {
    my $time = pack('qq', 0, 0);
    syscall($nr, 1, $time) == 0 or die "no clock: $!\n";
    my ($seconds, $nanos) = unpack('qq', $time);
    return $seconds + $nanos / 1e9;
}

sub take {
    my ($socket, $length) = @_;
    my $got = '';
    while (length($got) < $length) {
        sysread($socket, $got, $length - length($got), length($got)) or die "the proxy ended it\n";
    }
    return $got;
}

# Returns the socket, or nothing if the proxy could not connect, and the milliseconds that the CONNECT took.
sub through {
    socket(my $socket, PF_INET, SOCK_STREAM, 0) or die "socket: $!\n";
    setsockopt($socket, IPPROTO_TCP, TCP_NODELAY, 1);
    connect($socket, sockaddr_in($proxy, INADDR_LOOPBACK)) or die "no proxy: $!\n";
    syswrite($socket, "\x05\x01\x00");
    take($socket, 2) eq "\x05\x00" or die "no SOCKS5 proxy\n";
    my $begin = now();
    syswrite($socket, "\x05\x01\x00\x01" . inet_aton($address) . pack('n', $port));
    my $reply = take($socket, 10);
    return (ord(substr($reply, 1, 1)) == 0 ? $socket : undef, (now() - $begin) * 1000);
}

if ($what eq 'connects') {
    for (1 .. $more) {
        my ($socket, $millis) = through();
        printf "%.4f\n", $millis if $socket;
    }
} else {
    my ($socket) = through();
    $socket or die "the proxy could not connect\n";
    binmode STDOUT;
    my $begin = now();
    syswrite($socket, "GET $more HTTP/1.0\r\nHost: $address\r\n\r\n");
    my ($head, $bytes, $buffer) = ('', 0, '');
    while (index($head, "\r\n\r\n") < 0) {
        sysread($socket, $head, 65536, length($head)) or die "no answer\n";
    }
    $head =~ /^HTTP\/1\.. 200 / or die "not found\n";
    my $body = substr($head, index($head, "\r\n\r\n") + 4);
    while (1) {
        $bytes += length($body);
        print STDOUT $body;
        my $read = sysread($socket, $body, 1 << 17);
        defined $read or die "it broke off: $!\n";
        last if $read == 0;
    }
    my $took = now() - $begin;
    close(STDOUT);
    printf STDERR "%d %.6f\n", $bytes, $took;
}
