package dev.meshproof.claim;

import dev.meshproof.plan.ReplicaPlan;
import dev.meshproof.probe.Answer;
import dev.meshproof.probe.Question;
import dev.meshproof.probe.Target;

/** How a kind of service is asked, and when two of its answers are the same. */
interface ServiceProbe {
    Question onLoopback(int port);

    Question throughSocks5(Target to, int port);

    /** Holds if what came through the proxy is what the service says on its own loopback. */
    Outcome same(Answer throughProxy, Answer onLoopback);

    /** The one that fits what listens on a port. All services are HTTP so far. */
    static ServiceProbe of(ReplicaPlan replica, int port) {
        return new HttpService();
    }
}
