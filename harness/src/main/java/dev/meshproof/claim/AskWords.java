package dev.meshproof.claim;

import dev.meshproof.probe.Question;
import dev.meshproof.probe.Target;
import dev.meshproof.probe.Vantage;
import java.util.Locale;

/** Who asks, what, and of whom, in words for people. */
final class AskWords {
    private AskWords() {}

    static String of(Vantage vantage) {
        if (vantage instanceof Vantage.Sandbox sandbox) {
            return "the sandbox of " + sandbox.replica();
        }
        if (vantage instanceof Vantage.Inside inside) {
            return "inside " + inside.replica();
        }
        if (vantage instanceof Vantage.Neighbour neighbour) {
            return "the neighbour on " + neighbour.provider();
        }
        if (vantage instanceof Vantage.Ingress ingress) {
            return "the ingress of " + ingress.provider();
        }
        if (vantage instanceof Vantage.RelayHost relay) {
            return "the machine of relay " + relay.relay();
        }
        if (vantage instanceof Vantage.Outsider outsider) {
            return outsider.who() == Vantage.Outsider.Kind.STRANGER
                    ? "the node of another tailnet"
                    : "the node that the policy does not admit";
        }
        if (vantage instanceof Vantage.ControlPlaneHost) {
            return "the control plane's machine";
        }
        if (vantage instanceof Vantage.MirrorHost) {
            return "the package mirror's machine";
        }
        if (vantage instanceof Vantage.Host) {
            return "the engine's machine";
        }
        if (vantage instanceof Vantage.Visitor) {
            return "a container on an ordinary bridge";
        }
        return vantage instanceof Vantage.ControlPlane ? "the control plane" : "the engine";
    }

    static String of(Target target) {
        if (target instanceof Target.ContainerAddress address) {
            return "the container address of " + address.replica();
        }
        if (target instanceof Target.TailnetAddress address) {
            return "the 100.x address of " + address.replica();
        }
        if (target instanceof Target.TailnetName name) {
            return "the hostname of " + name.replica();
        }
        if (target instanceof Target.Ingress ingress) {
            return "the address of " + ingress.provider();
        }
        if (target instanceof Target.ControlPlane) {
            return "the control plane";
        }
        if (target instanceof Target.Relay relay) {
            return "relay " + relay.relay();
        }
        if (target instanceof Target.OutsidersService) {
            return "the service of another tailnet";
        }
        return target instanceof Target.Literal literal ? literal.host() : "127.0.0.1";
    }

    static String of(Question question) {
        if (question instanceof Question.Connect connect) {
            return "connect to " + at(connect.to(), connect.port());
        }
        if (question instanceof Question.Datagram datagram) {
            return "datagram to " + at(datagram.to(), datagram.port());
        }
        if (question instanceof Question.Http http) {
            return "GET from " + at(http.to(), http.port());
        }
        if (question instanceof Question.HttpForHost http) {
            return "GET as " + http.host() + " from " + at(http.to(), http.port());
        }
        if (question instanceof Question.HttpThroughSocks5 http) {
            return "GET through SOCKS5 from " + at(http.to(), http.port());
        }
        if (question instanceof Question.Greet greet) {
            return greet.greeting() + " greeting to " + at(greet.to(), greet.port());
        }
        if (question instanceof Question.GreetThroughSocks5 greet) {
            return greet.greeting() + " greeting through SOCKS5 to " + at(greet.to(), greet.port());
        }
        if (question instanceof Question.Inspect inspect) {
            return "inspect " + of(inspect.container());
        }
        return ofOne(question);
    }

    private static String ofOne(Question question) {
        if (question instanceof Question.Scan scan) {
            return "scan of all TCP ports at " + of(scan.to());
        }
        if (question instanceof Question.ConnectToProxies connect) {
            return "connect to the proxies of " + connect.of();
        }
        if (question instanceof Question.TailnetPorts ports) {
            return "connect over the tailnet to the undeclared ports of " + ports.of();
        }
        if (question instanceof Question.Whois whois) {
            return "whois of a connection to " + whois.to() + ", port " + whois.port();
        }
        if (question instanceof Question.WhoisOfLoopback whois) {
            return "whois of a connection to 127.0.0.1, port " + whois.port();
        }
        if (question instanceof Question.Exchange exchange) {
            return "exchange of canaries with " + exchange.to();
        }
        if (question instanceof Question.Tamper tamper) {
            return "transfers to " + tamper.to() + " while relays turn bits";
        }
        return question.getClass()
                .getSimpleName()
                .replaceAll("([a-z0-9])([A-Z])", "$1 $2")
                .toLowerCase(Locale.ROOT);
    }

    private static String at(Target to, int port) {
        return of(to) + ", port " + port;
    }
}
