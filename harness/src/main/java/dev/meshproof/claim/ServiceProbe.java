package dev.meshproof.claim;

import dev.meshproof.plan.ReplicaPlan;
import dev.meshproof.probe.Answer;
import dev.meshproof.probe.Greeting;
import dev.meshproof.probe.Question;
import dev.meshproof.probe.Target;

/** How a kind of service is asked, and when two of its answers are the same. */
interface ServiceProbe {
    Question onLoopback(int port);

    Question throughSocks5(Target to, int port);

    /** @param host by which the service is asked for, where its protocol has a place for it */
    Question by(Target to, int port, String host);

    /** Holds if what came through the proxy is what the service says on its own loopback. */
    Outcome same(Answer throughProxy, Answer onLoopback);

    /** Whether it is enough that a service takes the connection, though it says nothing of the protocol. */
    boolean maySayNothing();

    /** As people call it, e.g. {@code PostgreSQL}. */
    String protocol();

    /** The one that fits what listens on a port, as the lab file has it. */
    static ServiceProbe of(ReplicaPlan replica, int port) {
        return switch (replica.probe(port)) {
            case HTTP -> new HttpService();
            case TCP -> new GreetedService(Greeting.TCP, "TCP");
            case POSTGRES -> new GreetedService(Greeting.POSTGRES, "PostgreSQL");
            case REDIS -> new GreetedService(Greeting.REDIS, "Redis");
        };
    }
}
